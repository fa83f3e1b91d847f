//! The states that a title's own chain tells: the one represented and the one that receives.

use super::areas::in_place;
use super::named::{begun_in, partner};
use super::{Post, STATE_BODIES, Setting, set};
use crate::extract::countries::{self, State};
use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::rules::{Face, SenseKind, TitleClass};

/// The states of the title's own chain: the last is represented; of a diplomat the first, and the one behind «в» receives.
pub(super) fn office_country(
    doc: &Doc,
    title: &Title,
    setting: &Setting,
    mine: &dyn Fn(usize) -> bool,
    post: &mut Post,
) {
    let mut chain = Chain { doc, title, setting, mine, represented: None, receiving: None, host_end: None };
    let mut i = title.start;
    while i < title.end {
        i = match chain.state_at(i) {
            Some(state) => chain.past(&state),
            None => i + 1,
        };
    }
    let Chain { mut represented, mut receiving, .. } = chain;
    let diplomat = doc.know.titles[title.entry as usize].accredited;
    if receiving.is_none() && diplomat {
        let city = setting
            .spots
            .iter()
            .find(|s| s.start > title.start && s.end <= title.end && in_place(doc, s.start, title.start));
        receiving = city.and_then(|s| s.country.clone());
    }
    // «уполномоченный по правам человека в Казахстане»
    let at_home =
        !diplomat && matches!(title.class, TitleClass::State | TitleClass::Law) && post.organization.is_none();
    if at_home && represented.is_none() {
        represented = receiving.take();
    }
    set(post, represented, "title");
    post.accredited_to = receiving;
}

/// What the title's states have told so far.
struct Chain<'d> {
    doc: &'d Doc<'d>,
    title: &'d Title,
    setting: &'d Setting<'d>,
    /// Does the token belong to this holder's office, and not to another's of the same title?
    mine: &'d dyn Fn(usize) -> bool,
    represented: Option<String>,
    receiving: Option<String>,
    /// Where the last state that receives ends.
    host_end: Option<usize>,
}

impl Chain<'_> {
    /// The mention of a state that begins at `i` in the title.
    fn state_at(&self, i: usize) -> Option<State> {
        let states = self.setting.states;
        if !(self.mine)(i) {
            return None;
        }
        let n = states.binary_search_by_key(&i, |s| s.start).ok()?;
        Some(states[n]).filter(|s| s.end <= self.title.end && s.face != Face::Inhabitant)
    }

    /// Takes what the state tells of the office; gives where to go on behind it.
    fn past(&mut self, state: &State) -> usize {
        let doc = self.doc;
        let country = &doc.know.countries[state.entry as usize];
        if country.historical {
            return state.end;
        }
        let at = self.setting.states.partition_point(|s| s.start < state.start);
        let next = self.setting.states.get(at + 1);
        // «группы российско-китайской дружбы»: of both and of neither
        if state.face == Face::Adjective && next.is_some_and(|o| o.start == state.start) {
            return state.end;
        }
        // «группы дружбы «Турция – Кыргызстан»»
        if let Some(pair) = paired(doc, state) {
            if self.heads_pair(state) {
                self.represented.get_or_insert_with(|| country.code.clone());
            }
            return pair;
        }
        let lead = self.lead(state.start);
        let abroad = self.abroad(lead);
        if abroad {
            self.host_end = Some(state.end);
        }
        if let Some(other) = next.filter(|o| !abroad && self.of_both(state, o)) {
            return other.end;
        }
        // «представитель таможенной службы Казахстана при ФТС России»
        let hosted = self.represented.is_some() && (self.title.start..state.start).any(|k| doc.text.reads(k, "при"));
        if hosted || !self.dealt_with(state, lead) {
            self.take(state, hosted || abroad);
        }
        state.end
    }

    /// Notes the state: the one that receives, or the one represented.
    fn take(&mut self, state: &State, receives: bool) {
        let code = &self.doc.know.countries[state.entry as usize].code;
        if receives {
            self.receiving.get_or_insert_with(|| code.clone());
        } else if state.face != Face::Adjective {
            self.represented = Some(code.clone());
        } else if self.owns(state) {
            self.represented.get_or_insert_with(|| code.clone());
        }
    }

    /// Whose parliament has the group of friendship comes first.
    fn heads_pair(&self, state: &State) -> bool {
        let (doc, start) = (self.doc, self.title.start);
        let quoted = state.start > start && doc.text.opens_quote(state.start - 1);
        let from = state.start - usize::from(quoted);
        from > start && doc.know.grammar.stems.bonds.begins(doc.text.fold(from - 1))
    }

    /// «в Республике Сербии»: where the state's name begins with the word for its kind
    fn lead(&self, i: usize) -> usize {
        let doc = self.doc;
        let kind = |k: usize| doc.is_word(k) && doc.know.grammar.stems.realms.begins(doc.text.fold(k));
        i - usize::from(i > self.title.start + 1 && kind(i - 1))
    }

    /// Does the state that begins at `lead` receive the holder?
    fn abroad(&self, lead: usize) -> bool {
        let doc = self.doc;
        // «послы Кубы в России и Беларуси»: what the holder's own state stands behind, others' left out
        let before = (self.title.start..lead).rev().find(|&k| (self.mine)(k));
        let led = before.is_some_and(|k| matches!(doc.text.fold(k), "в" | "во" | "на"));
        // «посол в Таджикистане и Афганистане»
        led || self.host_end.is_some_and(|end| lead == end + 1 && (doc.text.is(end, ",") || phrase::is_and(doc, end)))
    }

    /// «Общества дружбы Монголии и России»
    fn of_both(&self, state: &State, next: &State) -> bool {
        let beside = next.start == state.end + 1 && next.end <= self.title.end;
        beside && next.is_noun() && phrase::is_and(self.doc, state.end) && (self.mine)(next.start)
    }

    /// Is the state where the holder fought, or what his office deals with?
    fn dealt_with(&self, state: &State, lead: usize) -> bool {
        let (doc, title, i) = (self.doc, self.title, state.start);
        // «ветеран Афганистана»: where he fought
        let fought = doc.know.titles[title.entry as usize].lemma == "ветеран" && i == title.heads[0].end;
        if fought && state.is_noun() {
            return true;
        }
        if title.start < i && self.dealt(state) {
            return true;
        }
        // «председатель группы дружбы с Узбекистаном»
        if lead > title.start && matches!(doc.text.fold(lead - 1), "с" | "со") {
            return true;
        }
        // «руководитель группы по связям с парламентом Словакии»
        let bodies = begun_in(self.setting.bodies, title.start, i + 1);
        bodies.iter().any(|b| b.end >= state.start && partner(doc, b))
    }

    /// «спецпосланник по Сирии», «начальник управления Америки»: what the office deals with; but «отдела российского ведомства»
    fn dealt(&self, state: &State) -> bool {
        let doc = self.doc;
        // «управления Азии, Австралии и Океании»: the second of what it deals with
        let joined = |k: usize| doc.text.is(k, ",") || phrase::is_and(doc, k);
        let mut before = state.start - 1;
        while before > self.title.start + 2 && joined(before) && doc.capital(before - 1) {
            before -= 2;
        }
        let owned = || state.face == Face::Adjective && of_authority(doc, state.end, self.title.end);
        let division = || doc.know.grammar.stems.divisions.begins(doc.text.fold(before)) && !owned();
        state.face != Face::Official && (doc.text.fold(before) == "по" || division())
    }

    /// «российский посол», not «Китайская корпорация»
    fn owns(&self, state: &State) -> bool {
        let i = state.start;
        self.title.heads.iter().any(|h| i >= h.start && i < h.noun) || of_authority(self.doc, state.end, self.title.end)
    }
}

/// «Турция – Кыргызстан»: where the second of two states ends that a dash joins.
fn paired(doc: &Doc, state: &State) -> Option<usize> {
    let dash = state.end + 1 < doc.len() && matches!(doc.text.word(state.end), "–" | "—" | "-");
    let second = dash.then(|| countries::at(doc, state.end + 1)).flatten().filter(State::is_noun)?;
    state.is_noun().then_some(second.end)
}

/// «Иванов Иван Иванович – в Республике Индия»: in a list of appointed envoys, the state behind the name.
pub(super) fn appointed_to(doc: &Doc, at: usize) -> Option<State> {
    let dash = at + 2 < doc.len() && matches!(doc.text.word(at), "–" | "—" | "-");
    (dash && matches!(doc.text.fold(at + 1), "в" | "во")).then(|| countries::at(doc, at + 2).filter(State::is_noun))?
}

/// «киргизского Минтранса», «российского государства»: an authority right behind the adjective.
fn of_authority(doc: &Doc, i: usize, limit: usize) -> bool {
    // «заведующая российским отделом»: what the department deals with
    let department = || matches!(doc.text.fold(i), "отдел" | "отдела" | "отделу" | "отделом" | "отделе");
    if i >= limit || !doc.is_word(i) || department() {
        return false;
    }
    let state = |class: &str| STATE_BODIES.contains(&class);
    // «Бразильского космического агентства»
    let described = doc.small(i) && !doc.adjective(i).any().is_empty() && doc.noun(i).any().is_empty();
    let body = if described && i + 1 < limit { i + 1 } else { i };
    doc.text.fold(i).starts_with("государств")
        || doc.senses(body).any(|s| match s.kind {
            SenseKind::OrgHead => state(&doc.know.org_heads[s.entry as usize].class),
            SenseKind::Organization(_) => state(&doc.know.organizations[s.entry as usize].kind),
            _ => false,
        })
}
