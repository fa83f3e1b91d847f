//! Whom an office serves: a state or a private body, a union of states, a mission abroad.

use super::Making;
use crate::extract::doc::{Doc, Flags};
use crate::extract::organizations::Body;
use crate::extract::places::Spot;
use crate::extract::positions::listed::{delegated_by_union, state_in_brackets};
use crate::extract::positions::named::begun_in;
use crate::extract::positions::office::office_of;
use crate::extract::positions::ranked::{ranked, served};
use crate::extract::positions::settle::envoy;
use crate::extract::positions::told::{mission_before, receiving_state};
use crate::extract::positions::{Office, Post, STATE_BODIES, set};
use crate::extract::titles::Title;
use crate::rules::{Class, SenseKind, TitleClass};
use crate::text::lower;

impl Making<'_, '_> {
    /// Whose office it is.
    pub(super) fn office(&self) -> Office {
        let Making { doc, title, name, first_body, .. } = *self;
        // «командир отряда «Сова»»: of volunteers
        let troop = |k: usize| matches!(doc.text.fold(k), "отряда" | "отрядов") && doc.text.opens_quote(k + 1);
        let volunteers = title.class == TitleClass::Military && (title.start..title.end - 1).any(troop);
        // «Университет представляли президент А, декан Б»
        let of_house = |b: &Body| {
            matches!(b.kind.as_str(), "university" | "school" | "science" | "culture" | "company" | "company_form")
        };
        let private = volunteers || self.sent_by.is_some_and(of_house);
        // «координатор программы»: no office of a state
        let of_project = {
            let behind = title.heads[title.heads.len() - 1].end;
            behind < title.end && doc.know.grammar.stems.projects.begins(doc.text.fold(behind))
        };
        match office_of(doc, title, first_body) {
            _ if of_project => Office::Other,
            _ if private && !ranked(doc, title, name) => Office::Other,
            // «командир корабля капитан 3 ранга А»: who bears a rank serves a state
            Office::Other | Office::Unclear if ranked(doc, title, name) && served(doc, title, first_body) => {
                Office::State
            }
            // «губернатор … его заместитель по вопросам безопасности А», «судебная коллегия … её председатель»
            Office::Other | Office::Unclear if its_officer(doc, title) => Office::State,
            // «от Министерства юстиции – директор А»
            Office::Other if first_body.is_none() && title.class == TitleClass::Any && self.sent_by_state() => {
                Office::State
            }
            office => office,
        }
    }

    /// Does he speak for an authority?
    fn sent_by_state(&self) -> bool {
        self.sent_by.is_some_and(|b| STATE_BODIES.contains(&b.kind.as_str()))
    }

    /// Is it of an embassy or a consulate?
    pub(super) fn in_mission(&self) -> bool {
        let Making { doc, title, first_body, .. } = *self;
        // «посольства Индии», «сотрудник генконсульства»
        let mission = |k: usize| {
            doc.sense(k, SenseKind::OrgHead.bit())
                .is_some_and(|s| doc.know.org_heads[s.entry as usize].class == "diplomatic")
        };
        first_body.is_some_and(|b| b.kind == "diplomatic") || (title.heads[0].end..title.end).any(mission)
    }

    /// Is it of a body of several states?
    pub(super) fn international(&self, post: &Post) -> bool {
        let Making { doc, title, setting, first_body, sent_by, apart, .. } = *self;
        let of_states = |b: &Body| b.kind == "international" && b.end <= title.end;
        // «Коллегия ЕЭК» is a part of it, «агентство по делам СНГ» and «комиссия при ЮНЕСКО» are not
        let led = |b: &Body| {
            let before = b.start - 1;
            doc.is_word(before)
                && (doc.is_class(before, Class::DEALT_WITH)
                    || doc.flags(before).has(Flags::PREPOSITION | Flags::FUNCTION))
        };
        // «директор департамента по работе с ОДКБ»
        let beside = |b: &Body| matches!(doc.text.fold(b.start - 1), "с" | "со");
        let within = |b: &Body| matches!(doc.text.fold(b.start - 1), "в" | "во" | "при");
        // «директор Департамента ШОС МИД»
        let part_of = |b: &Body| {
            let next = setting.bodies.partition_point(|o| o.start < b.end);
            setting
                .bodies
                .get(next)
                .is_some_and(|o| o.start == b.end && o.end <= title.end && STATE_BODIES.contains(&o.kind.as_str()))
        };
        let deals = |b: &Body| doc.know.grammar.stems.dealing_parts.begins(doc.text.fold(b.start - 1));
        let employs = |b: &Body| match first_body {
            _ if beside(b) || part_of(b) => false,
            // «с иранской – директор департамента СНГ»: what the division deals with
            _ if deals(b) && post.country.is_some() && post.country_from != Some("organization") => false,
            // «от Болгарии – постоянный представитель при ОЧЭС»
            _ if doc.text.reads(b.start - 1, "при") && post.country.is_some() => false,
            // «полномочный представитель Жогорку Кенеша в МПА СНГ»
            Some(first) if STATE_BODIES.contains(&first.kind.as_str()) && within(b) => false,
            // «постоянный представитель при ООН»
            _ if led(b) && doc.know.titles[title.entry as usize].accredited => false,
            Some(first) if first.kind != "international" && !std::ptr::eq(first, b) && led(b) => first.end <= b.start,
            _ => !(doc.is_word(b.start - 1) && doc.is_class(b.start - 1, Class::DEALT_WITH)),
        };
        // «Председатель Суда», where the text tells of «Суд Евразийского экономического союза»
        let lone = |b: &Body| b.end - b.start == 1 && b.country.is_none() && doc.capital(b.start);
        let of_unions = first_body.filter(|b| lone(b)).is_some_and(|b| {
            let head = |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| s.entry);
            let mine = head(b.start);
            let mut whole = setting.bodies.iter().filter(|o| o.end - o.start > 1 && head(o.start) == mine).peekable();
            mine.is_some() && whole.peek().is_some() && whole.all(|o| o.kind == "international")
        });
        // «министр энергетики – Президент Электроэнергетического Совета СНГ» is his state's first
        let first =
            title.heads.get(1).filter(|_| title.class == TitleClass::State).map_or(title.end, |head| head.start);
        let named_in = begun_in(setting.bodies, title.heads[0].end, first);
        // «еврокомиссар по вопросам расширения»
        let of_the_union = doc.know.grammar.stems.union_offices.has(&doc.know.titles[title.entry as usize].lemma);
        let international = of_the_union || of_unions || named_in.iter().any(|b| of_states(b) && employs(b));
        let of_union = || {
            sent_by.is_some_and(|b| b.kind == "international")
                || !apart && delegated_by_union(doc, title, setting.bodies)
        };
        // «начальник штаба Миссии» of «Миссия наблюдателей от СНГ»
        let observes = || {
            let stems = &doc.know.grammar.stems;
            let bare = stems.missions.has(doc.text.fold(title.end - 1));
            bare && setting.bodies.iter().any(|b| stems.observers.begins(&lower(&b.name)))
        };
        international || post.country_from != Some("title") && (of_union() || observes())
    }

    /// Who serves a body of several states stands for none of them.
    pub(super) fn leave_states(&self, post: &mut Post) {
        // «эксперт ВОЗ А (Испания)»: what is told of him himself stays
        let told = state_in_brackets(self.doc, self.name.end).filter(|_| !self.apart);
        (post.country, post.country_from) = (None, None);
        set(post, told, "list");
    }

    /// The state of a region's mission, or of the embassy told before.
    pub(super) fn by_mission(&self, post: &mut Post) {
        let Making { doc, title, setting, found, bond, .. } = *self;
        // «постоянного представительства Республики Башкортостан в Свердловской области»: a region's mission
        let region = |s: &&Spot| {
            let inside = s.start > title.heads[0].end && s.end <= title.end && s.kind == "region";
            inside && !matches!(doc.text.fold(s.start - 1), "в" | "во" | "на")
        };
        let region = setting.spots.iter().find(region).filter(|_| post.abroad);
        set(post, region.and_then(|s| s.country.clone()), "place");
        // «директор Департамента Африки МИД России посол А»: no envoy of the embassy told before
        let behind_office = || found.bonds_of(bond.name).any(|b| found.titles[b.title].end == title.start);
        let sent = title.class == TitleClass::Diplomat && post.bare && !behind_office();
        if post.country.is_none() && (sent || post.abroad) {
            let mission =
                mission_before(doc, title.start, setting.bodies).filter(|b| post.envoy || !self.of_later_ambassador(b));
            set(post, mission.and_then(|b| b.country.clone()), "organization");
            let host = mission.filter(|_| post.envoy).and_then(|b| receiving_state(b, setting.states));
            post.accredited_to = host.map(|s| doc.know.countries[s.entry as usize].code.clone());
        }
    }

    /// «Атташе Посольства Словакии А … посол Кореи Б, второй секретарь посольства В»: does an ambassador of another state stand between
    /// the embassy and the title?
    fn of_later_ambassador(&self, mission: &Body) -> bool {
        let Making { doc, title, setting, found, .. } = *self;
        let between = |t: &&Title| t.start >= mission.end && t.end <= title.start && envoy(doc, t);
        let state = |t: &Title| {
            let inside = setting.states.iter().find(|s| s.start > t.start && s.end <= t.end);
            inside.map(|s| doc.know.countries[s.entry as usize].code.as_str())
        };
        let last = found.titles.iter().filter(between).max_by_key(|t| t.start);
        last.and_then(state).is_some_and(|code| mission.country.as_deref() != Some(code))
    }
}

/// «Судебного Совета. По словам его председателя А»: an office whose possessive points at an authority or an official without a name.
fn its_officer(doc: &Doc, title: &Title) -> bool {
    const NEAR: usize = 4;
    let text = doc.text;
    let Some(its) = title.start.checked_sub(1).filter(|&k| matches!(text.fold(k), "его" | "ее")) else {
        return false;
    };
    let own =
        title.class == TitleClass::Any && (title.end == title.heads[0].end || text.reads(title.heads[0].end, "по"));
    let sentence = text.sentence_of(its);
    let start = text.sentences[sentence].start;
    let before = sentence.checked_sub(1).filter(|_| its < start + NEAR).map_or(start, |n| text.sentences[n].start);
    let told = |from: usize, to: usize| {
        (from..to).rev().find(|&k| doc.any_of(k, SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit()))
    };
    let Some(k) = told(start, its).or_else(|| told(before, start)).filter(|_| own) else { return false };
    let official = doc.sense(k, SenseKind::TitleHead.bit()).is_some_and(|s| {
        let class = doc.know.titles[s.entry as usize].class;
        matches!(class, TitleClass::State | TitleClass::Regional) && !doc.noun(k).sing.is_empty()
    });
    let authority = doc.sense(k, SenseKind::OrgHead.bit()).is_some_and(|s| {
        let class = doc.know.org_heads[s.entry as usize].class.as_str();
        matches!(class, "ministry" | "parliament" | "government" | "court" | "regional")
    });
    official || authority
}
