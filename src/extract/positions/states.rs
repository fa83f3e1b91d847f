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
    let mut represented: Option<String> = None;
    let mut receiving: Option<String> = None;
    let mut host_end = None;
    let diplomat = doc.know.titles[title.entry as usize].accredited;
    let mut i = title.start;
    while i < title.end {
        if !mine(i) {
            i += 1;
            continue;
        }
        let state = setting.states.binary_search_by_key(&i, |s| s.start).ok().map(|n| setting.states[n]);
        let Some(state) = state.filter(|s| s.end <= title.end && s.face != Face::Inhabitant) else {
            i += 1;
            continue;
        };
        let country = &doc.know.countries[state.entry as usize];
        if country.historical {
            i = state.end;
            continue;
        }
        // «группы российско-китайской дружбы»: of both and of neither
        let both = |o: Option<&State>| o.is_some_and(|o| o.start == state.start);
        let at = setting.states.partition_point(|s| s.start < state.start);
        if state.face == Face::Adjective && both(setting.states.get(at + 1)) {
            i = state.end;
            continue;
        }
        // «группы дружбы «Турция – Кыргызстан»»
        if let Some(pair) = paired(doc, &state) {
            // whose parliament has the group comes first
            let quoted = state.start > title.start && doc.text.is(state.start - 1, "«");
            let from = state.start - usize::from(quoted);
            if from > title.start && doc.know.grammar.stems.bonds.begins(doc.text.fold(from - 1)) {
                represented.get_or_insert(country.code.clone());
            }
            i = pair;
            continue;
        }
        let code = country.code.clone();
        // «в Республике Сербии»
        let kind = |k: usize| doc.is_word(k) && doc.know.grammar.stems.realms.begins(doc.text.fold(k));
        let lead = i - usize::from(i > title.start + 1 && kind(i - 1));
        // «послы Кубы в России и Беларуси»: what the holder's own state stands behind, others' left out
        let before = (title.start..lead).rev().find(|&k| mine(k));
        let led = before.is_some_and(|k| matches!(doc.text.fold(k), "в" | "во" | "на"));
        // «посол в Таджикистане и Афганистане»
        let abroad =
            led || host_end.is_some_and(|end| lead == end + 1 && (doc.text.is(end, ",") || phrase::is_and(doc, end)));
        if abroad {
            host_end = Some(state.end);
        }
        // «Общества дружбы Монголии и России»: of both
        let next =
            setting.states.get(at + 1).filter(|o| o.start == state.end + 1 && o.end <= title.end && mine(o.start));
        if let Some(other) = next.filter(|o| o.is_noun() && !abroad && phrase::is_and(doc, state.end)) {
            i = other.end;
            continue;
        }
        // «представитель таможенной службы Казахстана при ФТС России»
        let hosted = represented.is_some() && (title.start..i).any(|k| doc.text.reads(k, "при"));
        if hosted {
            receiving.get_or_insert(code);
            i = state.end;
            continue;
        }
        // «ветеран Афганистана»: where he fought
        let fought = doc.know.titles[title.entry as usize].lemma == "ветеран" && i == title.heads[0].end;
        if fought && state.is_noun() {
            i = state.end;
            continue;
        }
        // «спецпосланник по Сирии», «начальник управления Америки»: what the office deals with; but «отдела российского ведомства»
        let owned = state.face == Face::Adjective && of_authority(doc, state.end, title.end);
        let division = |k: usize| !owned && doc.know.grammar.stems.divisions.begins(doc.text.fold(k));
        let dealt = |k: usize| doc.text.fold(k) == "по" || division(k);
        if title.start < i && dealt(i - 1) && state.face != Face::Official {
            i = state.end;
            continue;
        }
        // «председатель группы дружбы с Узбекистаном»
        if lead > title.start && matches!(doc.text.fold(lead - 1), "с" | "со") {
            i = state.end;
            continue;
        }
        // «руководитель группы по связям с парламентом Словакии»
        let dealt_with = begun_in(setting.bodies, title.start, i + 1);
        if dealt_with.iter().any(|b| b.end >= state.start && partner(doc, b)) {
            i = state.end;
            continue;
        }
        if abroad {
            receiving.get_or_insert(code);
        } else if state.face == Face::Adjective {
            // «российский посол», not «Китайская корпорация»
            let owns =
                title.heads.iter().any(|h| i >= h.start && i < h.noun) || of_authority(doc, state.end, title.end);
            if owns {
                represented.get_or_insert(code);
            }
        } else {
            represented = Some(code);
        }
        i = state.end;
    }
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
    if i >= limit || !doc.is_word(i) {
        return false;
    }
    let state = |class: &str| STATE_BODIES.contains(&class);
    doc.text.fold(i).starts_with("государств")
        || doc.senses(i).any(|s| match s.kind {
            SenseKind::OrgHead => state(&doc.know.org_heads[s.entry as usize].class),
            SenseKind::Organization(_) => state(&doc.know.organizations[s.entry as usize].kind),
            _ => false,
        })
}
