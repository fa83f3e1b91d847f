//! Positions: a bound title made into a value — its nominative, role, body, place of office, the state represented and the
//! receiving state, each from the title's own chain, else from what the list, the bracket or the release says.

mod abroad;
mod listed;
mod office;
mod repeats;
mod settle;

use super::authority::Authority;
use super::bind::{Bond, Found, How, acting};
use super::countries::{self, State};
use super::doc::{Doc, Flags, Traits};
use super::names::{self, Name};
use super::organizations::Body;
use super::people::Human;
use super::phrase;
use super::places::Spot;
use super::titles::{self, Title};
use crate::morph::{Case, CaseSet, Gender};
use crate::rules::{Class, Face, PlaceKind, Sense, SenseKind, TitleClass};
use crate::text::{Kind, Shape, lower};
use std::collections::BTreeMap;

use listed::{
    area_party, at_home, beside_name, body_aside, colleague, delegated_by_union, delegation_headed, delegation_told,
    greeting_read, heading, heads_chamber, list_heading, of_business, speaks_for, state_in_brackets,
};
use office::office_of;
pub use repeats::Repeat;
use repeats::Told;
pub use settle::settle;
use settle::{envoy, heads};

/// A position before it is written into the record; offsets are tokens.
#[derive(Debug, Clone)]
pub struct Post {
    pub person: usize,
    pub title: String,
    pub role: String,
    pub organization: Option<String>,
    pub place: Option<String>,
    pub country: Option<String>,
    pub country_from: Option<&'static str>,
    pub accredited_to: Option<String>,
    pub start: usize,
    pub end: usize,
    pub how: How,
    pub class: TitleClass,
    pub office: Office,
    /// Head and modifiers only: «заместитель», «первый помощник».
    pub bare: bool,
    /// Of an embassy or a consulate: the releasing authority's state says nothing.
    pub abroad: bool,
    /// Of a body of several states.
    pub international: bool,
    /// Of a part of a body of several states that the release has told and the title calls by its noun alone.
    pub united: bool,
    /// Of two states or more, told together: «министры энергетики двух стран».
    pub both: bool,
    /// Of a district, a city, a region.
    pub local: bool,
    /// An ambassador or who stands in for one: the state that the release is from may be the host.
    pub envoy: bool,
    pub weight: f64,
}

/// Whose office it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office {
    /// A state authority's, of any level.
    State,
    /// A state's if the release is about state authorities: «начальник управления».
    Unclear,
    /// A company's, a university's, a body's of several states; a calling.
    Other,
}

/// What the release around a title tells.
pub struct Setting<'s> {
    pub states: &'s [State],
    pub bodies: &'s [Body],
    pub spots: &'s [Spot],
}

/// Builds the positions of all humans, in text order, and where the text tells one of them again.
pub fn build(doc: &Doc, found: &Found, humans: &[Human], setting: &Setting) -> (Vec<Post>, Vec<Repeat>) {
    let owners = owners(found, humans);
    let mut bonds: Vec<&Bond> = found.bonds.iter().collect();
    bonds.sort_by_key(|b| (found.titles[b.title].start, found.names[b.name].start));
    let mut told = Told::default();
    // «профессор МГУ», «старший научный сотрудник отдела графики» are posts
    let body = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
    let placed = |t: &Title| {
        let named = || begun_in(setting.bodies, t.heads[0].end, t.end).iter().any(|b| b.end <= t.end);
        t.class == TitleClass::Degree && (t.heads[0].end < t.end && body(t.heads[0].end) || named())
    };
    let whole = if bonds.is_empty() { BTreeMap::new() } else { in_full(setting) };
    let mut named = vec![false; doc.len()];
    let spans = found.titles.iter().map(|t| (t.start, t.end)).chain(found.names.iter().map(|n| (n.start, n.end)));
    for (start, end) in spans {
        named[start..end].fill(true);
    }
    for bond in bonds {
        let title = &found.titles[bond.title];
        let Some(person) = owners[bond.name] else {
            continue;
        };
        if title.class == TitleClass::Relative || is_address(doc, found, bond) && !placed(title) {
            continue;
        }
        // «протоиерей А» is how he is called, as «господин А»
        let called = bare_head(title) && doc.is_class(title.heads[0].noun, Class::CLERGY);
        if part_alone(doc, title) || called || no_office(doc, title) {
            continue;
        }
        let mut post = post(doc, found, &named, bond, person, setting);
        if bond.how.apart() && acting::told(doc, title) {
            (post.title, post.role) = acting_in(doc, title, humans[person].name.gender);
        }
        // «Премьер-министр Роберт Голоб»: his state is known where the release does not tell it
        let unknown = post.country.is_none()
            && !post.international
            && (post.organization.is_none() || post.office == Office::State);
        let public = post.office != Office::Other || matches!(post.class, TitleClass::State | TitleClass::Royal);
        if unknown && public {
            let state = of_statesman(doc, &humans[person]).or_else(|| of_head(doc, &humans[person], &post));
            set(&mut post, state.map(str::to_owned), "person");
        }
        if post.office != Office::Other && post.country.is_none() {
            set(&mut post, represented(doc, title, &found.names[bond.name], setting), "list");
        }
        // «председатель Думы» is of the only one told before
        let lone = post.organization.as_ref().is_some_and(|name| !name.contains(' ')) && doc.capital(title.end - 1);
        if post.organization.is_none() || lone {
            let own = || if lone { None } else { own_body(doc, title, setting.bodies) };
            // «от Черногории – председатель Скупщины»: not of the «Народная скупщина Республики Сербской» told before
            let listed = post.country_from == Some("list");
            let fits = |b: &&Body| !(lone && listed) || b.country == post.country;
            let subject = || subject_body(doc, title, setting.bodies, &named);
            let told = told_body(doc, title, setting.bodies).or_else(subject).filter(fits).or_else(own);
            let calling = doc.know.grammar.classes(&doc.know.titles[title.entry as usize].lemma).has(Class::CALLING);
            let official = !post.international && !calling;
            // «секретарь палаты», of notaries
            let free = told.is_some_and(|b| {
                (b.start..b.end).any(|k| doc.know.grammar.stems.free_callings.begins(doc.text.fold(k)))
            });
            let of_state = |b: &&Body| official && !free && STATE_BODIES.contains(&b.kind.as_str());
            if let Some(body) = told.filter(of_state) {
                set(&mut post, state_of(body, setting), "organization");
            }
            // «заместитель председателя Собрания», of the deputies told before
            let assembly = |b: &Body| b.kind == "parliament" && b.country.is_none();
            if official && !free && told.is_some_and(assembly) && post.office == Office::Other {
                post.office = Office::State;
            }
            // «от имени областного департамента выступил его начальник»
            let its = title.start > 0 && matches!(doc.text.fold(title.start - 1), "его" | "ее" | "их");
            if official && its && told.is_some_and(|b| STATE_BODIES.contains(&b.kind.as_str())) {
                post.office = Office::State;
            }
            if free {
                post.office = Office::Other;
            }
            // «компании … во главе с её президентом»
            let private = |b: &Body| matches!(b.kind.as_str(), "company" | "bank" | "media");
            if official && told.is_some_and(private) && heads(doc, title.start) {
                post.office = Office::Other;
            }
            post.organization = told.map(|b| b.name.clone()).or(post.organization.take());
        }
        // «Азербайджан: председатель Центрального банка А»: not of the bank of the state told before
        let may_be = |b: &&Body| post.country.is_none() || post.country == b.country;
        let whole = post.organization.as_ref().and_then(|name| whole.get(name));
        let whole = whole.and_then(|told| meant(told, title.start));
        if let Some(whole) = whole.filter(may_be) {
            post.organization = Some(whole.name.clone());
            // «Председатель Кабинета Министров», of the one whose state the text tells
            let public = post.office != Office::Other && STATE_BODIES.contains(&whole.kind.as_str());
            let of_state = public || state_bank(doc, &whole.name);
            if !post.international && of_state {
                set(&mut post, whole.country.clone(), "organization");
            }
        }
        if of_told_union(doc, title, &post, setting.bodies) {
            (post.country, post.country_from) = (None, None);
            (post.international, post.united) = (true, true);
        }
        // «чемпион мира ФИДЕ», «лауреат премии Союза писателей»
        let noun = doc.know.titles[title.entry as usize].lemma.split(' ').next().unwrap_or_default();
        if doc.know.grammar.stems.titles_won.has(noun) {
            post.organization = None;
        }
        told.add(post);
    }
    told.settled(doc)
}

/// «Заседание Комиссии МПА СНГ вела председатель комиссии А»: is every body told before that the office may mean by its noun
/// alone a part of one of several states?
fn of_told_union(doc: &Doc, title: &Title, post: &Post, bodies: &[Body]) -> bool {
    let kind = |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| s.entry);
    // «заместитель Председателя Координационной службы», «начальник департамента Исполкома»
    if !matches!(post.country_from, None | Some("organization")) {
        return false;
    }
    let closing = |&k: &usize| k + doc.hit_len(k).max(1) == title.end;
    let Some(mine) = (title.start + 1..title.end).filter(closing).find_map(kind) else { return false };
    // the Исполнительный комитет told before
    let committee = doc.know.org_heads[mine as usize].lemma == "исполком";
    let executive = |b: &Body| committee && doc.text.fold(b.start).starts_with("исполнительн");
    let before = bodies[..bodies.partition_point(|b| b.start < title.start)].iter().rev().take(TOLD);
    let mut told = before
        .filter(|b| b.end - b.start > 1 && (kind(b.start + head_within(doc, b)) == Some(mine) || executive(b)))
        .peekable();
    told.peek().is_some() && told.all(|b| united(b, bodies))
}

/// Does the body's name hold one of several states?
fn united(body: &Body, bodies: &[Body]) -> bool {
    let first = bodies.partition_point(|o| o.start < body.start);
    let mut inside = bodies[first..].iter().take_while(|o| o.start < body.end);
    inside.any(|o| o.kind == "international" && o.end <= body.end)
}

/// How far behind a body's first token its first noun of a body stands: 1 in «Постоянная комиссия».
fn head_within(doc: &Doc, body: &Body) -> usize {
    (body.start..body.end).position(|k| doc.any_of(k, SenseKind::OrgHead.bit())).unwrap_or(0)
}

/// The state of a body, or of the place that its name holds.
fn state_of(body: &Body, setting: &Setting) -> Option<String> {
    let first = setting.spots.partition_point(|s| s.start < body.start);
    let mut inside = setting.spots[first..].iter().take_while(|s| s.end <= body.end);
    body.country.clone().or_else(|| inside.next().and_then(|s| s.country.clone()))
}

/// «Кабинет Министров» → «Кабинет Министров Туркменистана»: bodies of a state as the text calls them without it, in text order.
fn in_full<'s>(setting: &Setting<'s>) -> BTreeMap<String, Vec<&'s Body>> {
    let mut out: BTreeMap<String, Vec<&Body>> = BTreeMap::new();
    for b in setting.bodies.iter().filter(|b| b.country.is_some() && b.end - b.start > 2) {
        let next = setting.states.partition_point(|s| s.start <= b.start);
        let inside = setting.states[next..].iter().take_while(|s| s.start < b.end);
        let Some(state) = inside.filter(|s| s.end == b.end && s.is_noun()).last() else { continue };
        let words = b.name.split(' ').count();
        let kept = words.saturating_sub(state.end - state.start);
        if kept < 2 {
            continue;
        }
        let short = b.name.split(' ').take(kept).collect::<Vec<_>>().join(" ");
        // «группа дружбы «А – Б» Народного собрания Болгарии», told again as «группа дружбы»
        let unquoted = b.name.split_once(" «").map(|(short, _)| short.to_owned()).filter(|short| short.contains(' '));
        for short in [Some(short), unquoted].into_iter().flatten() {
            let whole = out.entry(short).or_default();
            if whole.iter().all(|w| w.name != b.name) {
                whole.push(b);
            }
        }
    }
    out
}

/// The one body that a name means at token `at`: the only one of the text, or the only one told before.
fn meant<'s>(whole: &[&'s Body], at: usize) -> Option<&'s Body> {
    let before = &whole[..whole.partition_point(|b| b.start < at)];
    // «Совет Шуры Омана», «Совет Шуры Султаната Оман»: of one state
    let one =
        |all: &[&Body]| all.first().is_some_and(|b| b.country.is_some() && all.iter().all(|o| o.country == b.country));
    match (whole, before) {
        ([only], _) | (_, [only]) => Some(only),
        _ if one(whole) => before.last().or(whole.first()).copied(),
        _ => None,
    }
}

/// «Центральный банк», «Национальный банк»
fn state_bank(doc: &Doc, name: &str) -> bool {
    let folded = names::folded(name);
    folded.contains("банк") && doc.know.grammar.stems.state_banks.begins(&folded)
}

/// «житель Омска», «бронзовый призёр», but «почётный гражданин», «обладатель Кубка мира»: where somebody is from, how he fared.
fn no_office(doc: &Doc, title: &Title) -> bool {
    let lemma = &doc.know.titles[title.entry as usize].lemma;
    let prize = |k: usize| doc.is_word(k) && doc.know.grammar.stems.prizes.begins(doc.text.fold(k));
    let won = || lemma.starts_with("обладатель") && (title.start + 1..title.end).any(prize);
    doc.know.grammar.classes(lemma).has(Class::NO_OFFICE) && !won()
}

/// How sure the title is to be an office or a profession: by its noun alone.
fn worth(doc: &Doc, title: &Title) -> f64 {
    let lemma = doc.know.titles[title.entry as usize].lemma.split(' ').next().unwrap_or_default();
    match title.entry == doc.know.calling {
        true => 0.75,
        false if doc.know.grammar.classes(lemma).has(Class::HARDLY_OFFICE) => 0.85,
        false => 0.9,
    }
}

/// Nothing stands behind the title's head.
fn bare_head(title: &Title) -> bool {
    title.end == title.heads[title.heads.len() - 1].end
}

/// «модератором обеих сессий была …», «докладчик по первому вопросу»: a part in the event, and no office.
fn part_alone(doc: &Doc, title: &Title) -> bool {
    let named = |k: usize| doc.capital(k) || matches!(doc.text.word(k), "«" | "\"");
    // «модератор панели «Сетевой университет»»: what was held is named, nothing that lasts
    let next = title.heads[0].end;
    let held = next < title.end && doc.any_of(next, SenseKind::EventHead.bit());
    titles::part(doc, title).is_some() && (held || !(title.heads[0].end..title.end).any(named))
}

/// A rank or degree between an office and the name, or one that is abbreviated next to an office, goes with the name:
/// «ректор, профессор А», «д.т.н., ректор А», but «профессор, ректор А» are two titles.
fn is_address(doc: &Doc, found: &Found, bond: &Bond) -> bool {
    let honour = |t: &Title| matches!(t.class, TitleClass::Rank | TitleClass::Degree);
    let title = &found.titles[bond.title];
    let between = title.start < found.names[bond.name].start;
    let shortened = doc.know.titles[title.entry as usize].fixed;
    honour(title)
        && found.bonds_of(bond.name).map(|b| (b, &found.titles[b.title])).any(|(b, office)| {
            let earlier = between && !b.how.apart() && office.start < title.start;
            !honour(office) && office.class != TitleClass::Relative && (shortened || earlier)
        })
}

fn of_statesman<'k>(doc: &Doc<'k>, human: &Human) -> Option<&'k str> {
    let (surname, given) = (human.name.surname.as_deref()?, human.name.given.as_deref()?);
    // «Ким Е.» may be anybody
    let many = given.ends_with('.') && doc.know.eastern_surname(&super::names::folded(surname));
    if many { None } else { doc.know.statesman(surname, given) }
}

/// «премьер-министр Берлускони»: a head of state or government of whom the text has the surname alone.
fn of_head<'k>(doc: &Doc<'k>, human: &Human, post: &Post) -> Option<&'k str> {
    let lone = human.name.given.is_none() && post.bare && doc.know.grammar.classes(&post.role).has(Class::STATE_HEAD);
    doc.know.statesmen_called(human.name.surname.as_deref().filter(|_| lone)?)
}

/// «Республику Беларусь представил министр А», «министр А представлял Монголию»
fn represented(doc: &Doc, title: &Title, name: &Name, setting: &Setting) -> Option<String> {
    let states = setting.states;
    let verb = |k: usize| k < doc.len() && doc.is_class(k, Class::REPRESENTS);
    let accusative = |s: &&State| doc.noun(s.start).has(Case::Acc) || doc.adjective(s.start).has(Case::Acc);
    let (start, end) = (title.start.min(name.start), title.end.max(name.end));
    let floor = doc.text.sentences[doc.text.sentence_of(start)].start;
    // «Иран участвовал впервые: его представлял министр А»
    let it = start > floor + 1 && verb(start - 1) && matches!(doc.text.fold(start - 2), "его" | "ее");
    // «Позицию Армении изложила министр А», «Предложения Беларуси озвучил …»
    let stance = |s: &&State| {
        let told = s.start > floor && doc.know.grammar.stems.stances.begins(doc.text.fold(s.start - 1));
        told && s.end + 1 == start && s.is_noun() && doc.flags(start - 1).has(Flags::VERB)
    };
    let voiced =
        states[states.partition_point(|s| s.start < floor)..].iter().take_while(|s| s.end < start).find(stance);
    if let Some(s) = voiced {
        return Some(doc.know.countries[s.entry as usize].code.clone());
    }
    // «Иерусалим на саммите представлял министр А»: a city for its state
    let plain = |k: &usize| doc.is_word(*k) && !verb(*k) && !doc.capital(*k);
    let at = (floor..start).rev().take(5).find(|k| !plain(k)).filter(|&k| verb(k));
    let beside = |s: &&Spot| {
        let before =
            at.is_some_and(|at| s.end == at || s.end + 1 == at && matches!(doc.text.fold(s.end), "будет" | "на"));
        s.kind == "city" && s.start >= floor && before && doc.noun(s.start).has(Case::Acc)
    };
    if let Some(spot) = at.and_then(|_| setting.spots.iter().find(beside)) {
        return spot.country.clone();
    }
    // «кувейтскую часть комиссии возглавляет министр А»
    let heads = |k: usize| doc.is_word(k) && doc.know.grammar.stems.heads_party.begins(doc.text.fold(k));
    let portion = |s: &&State| {
        let of_party = s.end < start && doc.know.grammar.stems.portions.begins(doc.text.fold(s.end));
        s.face == Face::Adjective && of_party && accusative(s)
    };
    if start > floor && heads(start - 1) {
        let mut told = states[states.partition_point(|s| s.start < floor)..].iter().take_while(|s| s.end < start);
        if let Some(s) = told.find(portion) {
            return Some(doc.know.countries[s.entry as usize].code.clone());
        }
    }
    let state = if start > floor && verb(start - 1) {
        let first = states.partition_point(|s| s.start < floor);
        let mut told = states[first..].iter().take_while(|s| s.end < start).filter(|s| s.is_noun());
        // «Турцию представил министр А, Россию представит министр Б»: the one right before the verb
        let beside = states[first..].iter().take_while(|s| s.end < start).find(|s| s.is_noun() && s.end + 1 == start);
        // «Монголию и Турцию представляли министр А и министр Б»: the first holder is of the first
        let joined = |s: &&State| s.start > floor && super::phrase::is_and(doc, s.start - 1);
        let beside = beside.filter(|s| !joined(s));
        if it { told.last() } else { beside.or_else(|| told.next()) }
    } else if verb(end) {
        let first = states.partition_point(|s| s.start <= end);
        states[first..].iter().take_while(|s| s.start <= end + 2).find(|s| s.is_noun())
    } else {
        None
    };
    state.filter(|s| it || accusative(s)).map(|s| doc.know.countries[s.entry as usize].code.clone())
}

/// «студенты из Нигерии и Шри-Ланки А и Б»: of as many states as holders, the one that stands where this holder does.
fn each_from(doc: &Doc, found: &Found, bond: &Bond) -> Option<String> {
    let end = found.titles[bond.title].end;
    if end + 1 >= doc.len() || !doc.text.reads(end, "из") {
        return None;
    }
    let mut states = Vec::new();
    let mut at = end + 1;
    while let Some(state) = countries::at(doc, at).filter(State::is_noun) {
        states.push(state);
        if state.end + 1 >= doc.len() || !(phrase::is_and(doc, state.end) || doc.text.is(state.end, ",")) {
            break;
        }
        at = state.end + 1;
    }
    let mut holders: Vec<usize> = found.bonds.iter().filter(|b| b.title == bond.title).map(|b| b.name).collect();
    holders.sort_unstable();
    holders.dedup();
    let mine = holders.iter().position(|&n| n == bond.name).filter(|_| states.len() > 1)?;
    (holders.len() == states.len()).then(|| doc.know.countries[states[mine].entry as usize].code.clone())
}

/// «Из Баня-Луки (Босния и Герцеговина) приехал заместитель градоначальника А»: the state of the place that the sentence begins with.
fn arrived(doc: &Doc, title: &Title, named: &[bool], spots: &[Spot]) -> Option<String> {
    let floor = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    let goes_on = |k: usize| named[k] || doc.text.is(k, ",") || phrase::is_and(doc, k) || doc.text.reads(k, "также");
    let verb = (floor..title.start).rev().take(MOST_BEFORE).find(|&k| !goes_on(k))?;
    let arrives = doc.know.grammar.stems.comes.begins(doc.text.fold(verb)) && doc.flags(verb).has(Flags::VERB);
    if !arrives || !doc.text.reads(floor, "из") {
        return None;
    }
    let from = phrase::settlement(doc, floor + 1).unwrap_or(floor + 1);
    let spot = spots[spots.partition_point(|s| s.start < floor)..].iter().find(|s| s.start == from)?;
    // nothing but a bracket stands before the verb
    let bracket = doc.text.is(spot.end, "(").then(|| (spot.end..verb).find(|&k| doc.text.is(k, ")"))).flatten();
    spot.country.clone().filter(|_| bracket.map_or(spot.end, |close| close + 1) == verb)
}

/// «от Исполкома СНГ – советник А», «Секретариат ОДКБ представляли директор А и советник Б»: the body for which the holder at
/// `at` and those before him have come.
fn party<'s>(doc: &Doc, named: &[bool], at: usize, bodies: &'s [Body]) -> Option<&'s Body> {
    let text = doc.text;
    let floor = text.sentences[text.sentence_of(at)].start;
    // «Белорусская железная дорога – А, начальник; Б, инженер;»
    let row = text.tokens[floor].line_start;
    let goes_on = |k: usize| text.is(k, ",") || row && text.is(k, ";") || text.reads(k, "также");
    let between = |k: usize| named[k] || goes_on(k) || phrase::is_and(doc, k);
    let mut k = (floor..at).rev().take(MOST_BEFORE).find(|&k| !between(k))?;
    let dash = matches!(text.word(k), "–" | "—" | "-");
    let represents = |k: usize| doc.is_word(k) && doc.is_class(k, Class::REPRESENTS);
    // «от Исполкома СНГ выступил А»
    let verb = represents(k) || doc.flags(k).has(Flags::VERB);
    if !dash && !verb {
        return None;
    }
    k = k.checked_sub(1).filter(|&k| k >= floor)?;
    let represents_it = represents(k + 1);
    // «от имени Министерства обороны гостей приветствовал А»
    // «собравшихся приветствовал А»
    let addressed = |k: usize| doc.noun(k).any().or(doc.adjective(k).any()).has(Case::Acc);
    let object = |k: usize| verb && k > floor && doc.small(k) && addressed(k);
    if object(k) && bodies[..bodies.partition_point(|b| b.start < k)].iter().rev().take(4).any(|b| b.end == k) {
        k -= 1;
    }
    // «от имени Правительства Армении к собравшимся обратился министр»
    let addressed = |k: usize| verb && k > floor + 1 && matches!(text.fold(k - 1), "к" | "ко") && doc.is_word(k);
    if addressed(k) && bodies[..bodies.partition_point(|b| b.start < k)].iter().rev().take(4).any(|b| b.end + 1 == k) {
        k -= 2;
    }
    let last = bodies.partition_point(|b| b.start <= k);
    let body = bodies[..last].iter().rev().take(4).filter(|b| b.end == k + 1 && b.start >= floor);
    let body = body.min_by_key(|b| b.start)?;
    let lead = body.start.checked_sub(1).filter(|&k| k >= floor);
    let opens = lead.is_none_or(|k| matches!(text.word(k), "," | ";" | ":") || text.reads(k, "а"));
    let from = lead.is_some_and(|k| text.reads(k, "от") || speaks_for(doc, k));
    let told = || opens && (floor..body.start).rev().take(MOST_BEFORE).any(represents);
    // «со стороны секретариата ОПЕК»: the union's
    let mut inner = bodies[..last].iter().rev().take(4).filter(|b| b.end == k + 1 && b.start > body.start);
    let union = inner.find(|b| b.kind == "international");
    let heads_row = dash && row && (floor..body.start).all(|k| !doc.is_word(k));
    (from || dash && told() || represents_it && opens || heads_row).then_some(union.unwrap_or(body))
}

/// Tokens before a holder that others of his party may fill.
const MOST_BEFORE: usize = 60;

/// «От принимающей стороны выступил министр А»: the state where the release tells first that it is.
fn hosts(doc: &Doc, title: &Title, spots: &[Spot]) -> Option<String> {
    let start = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    let host = |k: usize| {
        let stems = &doc.know.grammar.stems;
        stems.hosting.begins(doc.text.fold(k)) && stems.host_sides.begins(doc.text.fold(k + 1))
    };
    let told = (start..title.start.saturating_sub(1)).any(host);
    told.then(|| spots.iter().find_map(|s| s.country.clone())).flatten()
}

/// «аким района Байтерек» is of no place in Russia: has the state such an office as stands between two tokens? The town of
/// «руководитель представительства в Ташкенте» tells where he sits, not whose he is.
fn may_be_of(doc: &Doc, (from, to): (usize, usize), code: &str) -> bool {
    let branch = (from + 1..to).find(|&k| doc.know.grammar.stems.branches.begins(doc.text.fold(k)));
    if branch.is_some_and(|k| (k + 1..to).any(|j| matches!(doc.text.fold(j), "в" | "во"))) {
        return false;
    }
    let office = (from..to).find_map(|k| doc.know.grammar.office_states(doc.text.fold(k)));
    office.is_none_or(|states| states.split(' ').any(|s| s == code))
}

/// «директор ташкентского представительства»: does the town tell where he sits?
fn is_outpost(doc: &Doc, title: &Title) -> bool {
    let branch = |k: usize| doc.know.grammar.stems.branches.begins(doc.text.fold(k));
    let town = |k: usize| doc.small(k) && doc.any_of(k, SenseKind::PlaceAdjective.bit());
    (title.start + 2..title.end).any(|k| branch(k) && town(k - 1))
}

/// The human of every name.
fn owners(found: &Found, humans: &[Human]) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<usize>> = vec![None; found.names.len()];
    for (person, human) in humans.iter().enumerate() {
        for &name in &human.names {
            owners[name].get_or_insert(person);
        }
    }
    owners
}

/// `named`: tokens of titles and names.
fn post(doc: &Doc, found: &Found, named: &[bool], bond: &Bond, person: usize, setting: &Setting) -> Post {
    let title = &found.titles[bond.title];
    let name = &found.names[bond.name];
    let mine = |i: usize| match bond.member {
        Some(k) => own_member(title, k, i) && (k + 1 == title.members.len() || !last_name(doc, title, i)),
        None => true,
    };
    let of_states = || bond.own.and_then(|_| of_any_state(doc, title));
    let both = of_both(doc, title).or_else(of_states);
    let trimmed = both.map(|end| Title { end, ..title.clone() });
    let title = trimmed.as_ref().unwrap_or(title);
    let (whole, role) = titles::with_role(doc, title);
    // «главы Омского и Тарского районов»: several holders make the office a plural
    let shared = || Title { plural: true, singular: false, ..title.clone() };
    let several = bond.member.is_some() || bond.how == How::Shared && title.plural;
    let nominative = if several { titles::nominative(doc, &shared(), &mine) } else { whole };
    // «Япония – Норио Мацусаки»: a row of a list, whose state is no word of the title
    let genitive = |k: usize| doc.noun(k).has(Case::Gen) || doc.adjective(k).has(Case::Gen);
    let row = |own: (usize, usize)| countries::at(doc, own.0).is_some() && !genitive(own.0);
    let nominative = match bond.own.filter(|&own| !row(own)) {
        Some(own) => with_own(doc, title, &nominative, own),
        None => nominative,
    };
    let (first_body, organization) = body_of(doc, title, setting, &mine);
    let mut post = Post {
        person,
        title: nominative,
        role,
        organization,
        place: None,
        country: None,
        country_from: None,
        accredited_to: None,
        envoy: envoy(doc, title),
        start: title.start,
        end: bond.end,
        how: bond.how,
        class: title.class,
        office: Office::Other,
        bare: bare_head(title),
        abroad: false,
        international: false,
        united: false,
        both: false,
        local: matches!(title.class, TitleClass::Regional | TitleClass::Law) || of_area(doc, title),
        weight: worth(doc, title),
    };
    office_country(doc, title, setting, &mine, &mut post);
    // «посол Беларуси в этой стране»: in the one told last
    let this = |k: usize| matches!(doc.text.fold(k), "этой" | "этом") && doc.text.reads(k - 1, "в");
    if post.accredited_to.is_none() && post.country.is_some() && (title.start + 1..title.end).any(this) {
        let before = &setting.states[..setting.states.partition_point(|s| s.end <= title.start)];
        let told = before.iter().rev().filter(|s| s.is_noun()).map(|s| &doc.know.countries[s.entry as usize].code);
        post.accredited_to = told.take(TOLD).find(|code| Some(*code) != post.country.as_ref()).cloned();
    }
    // «представитель афганской стороны», «председатель китайской части комиссии»
    let side = |k: usize| {
        let state = countries::at(doc, k).filter(|s| s.face == Face::Adjective && s.end < title.end)?;
        let noun = doc.text.fold(state.end);
        let party = doc.know.grammar.stems.sides.begins(noun) || doc.know.grammar.stems.portions.begins(noun);
        party.then(|| doc.know.countries[state.entry as usize].code.clone())
    };
    if post.country.is_none() {
        set(&mut post, (title.heads[0].end..title.end).find_map(side), "title");
    }
    // «командир грузинской аэромобильной группы»
    let calling = doc.know.grammar.classes(&doc.know.titles[title.entry as usize].lemma).has(Class::CALLING);
    if title.class == TitleClass::Military && !calling {
        let one =
            |s: &State| s.face == Face::Adjective && s.end < title.end && doc.adjective(s.start).sing.has(Case::Gen);
        let whose = countries::at(doc, title.heads[0].end).filter(one);
        set(&mut post, whose.map(|s| doc.know.countries[s.entry as usize].code.clone()), "title");
    }
    if post.accredited_to.is_none() && doc.know.titles[title.entry as usize].accredited {
        post.accredited_to = appointed_to(doc, name.end).map(|s| doc.know.countries[s.entry as usize].code.clone());
    }
    post.place = setting
        .spots
        .iter()
        .find(|s| s.start >= title.start && s.end <= title.end && mine(s.start) && seat(doc, s))
        .or_else(|| area_meant(doc, title, setting.spots))
        .map(|s| s.name.clone());
    if bond.how == How::Shared {
        let state = each_from(doc, found, bond);
        set(&mut post, state, "list");
    }
    // «Индии», «Республики Индии»
    let whose = |own: (usize, usize)| (own.0..own.1.min(own.0 + 2)).find_map(|k| countries::at(doc, k));
    if let Some(state) = bond.own.and_then(whose).filter(State::is_noun) {
        set(&mut post, Some(doc.know.countries[state.entry as usize].code.clone()), "list");
    }
    let apart = bond.how == How::Told;
    if post.country.is_none() && !apart {
        // «архиепископ Лонгин Клинский (РПЦ)»
        beside_name(doc, title, super::names::see_end(doc, name.start, name.end), setting, &mut post);
    }
    if post.country.is_none() && !apart {
        heading(doc, named, title, name.start, &mut post);
    }
    if post.country.is_none() && !apart && title.end <= name.start {
        set(&mut post, area_party(doc, title.start), "list");
    }
    if post.country.is_none() && !apart && (!of_business(doc, title) || heads_chamber(doc, title)) {
        let at = title.start.min(name.start);
        let headed = delegation_headed(doc, at, setting.bodies);
        set(&mut post, headed.or_else(|| delegation_told(doc, at)), "list");
    }
    if post.country.is_none() && !apart && title.end <= name.start && !of_business(doc, title) {
        set(&mut post, colleague(doc, title.start), "list");
        set(&mut post, at_home(doc, title, setting.bodies), "organization");
    }
    let official = || {
        let house = |k: usize| doc.know.grammar.stems.houses.begins(doc.text.fold(k));
        matches!(title.class, TitleClass::State | TitleClass::Regional) || (title.start..title.end).any(house)
    };
    if post.country.is_none() && !apart && title.class != TitleClass::Diplomat && official() {
        set(&mut post, greeting_read(doc, title.start.min(name.start)), "list");
    }
    if post.country.is_none() && !apart && official() {
        set(&mut post, hosts(doc, title, setting.spots), "list");
    }
    if post.country.is_none() && !apart && title.end <= name.start && !of_business(doc, title) {
        set(&mut post, arrived(doc, title, named, setting.spots), "list");
    }
    if post.organization.is_none()
        && !apart
        && title.start > name.start
        && let Some(body) = body_aside(doc, name.start, title.end, setting.bodies)
    {
        post.organization = Some(body.name.clone());
        let of_state = STATE_BODIES.contains(&body.kind.as_str()) || body.kind == "bank";
        set(&mut post, body.country.clone().filter(|_| of_state), "organization");
    }
    let sent_by = party(doc, named, title.start.min(name.start), setting.bodies);
    // «От имени Министерства обороны Узбекистана гостей приветствовал начальник управления А»
    if post.country.is_none() && !apart {
        let own = sent_by.filter(|b| STATE_BODIES.contains(&b.kind.as_str()));
        set(&mut post, own.and_then(|b| b.country.clone()), "list");
    }
    let of_council = |k: usize| {
        doc.sense(k, SenseKind::OrgHead.bit()).is_some_and(|s| doc.know.org_heads[s.entry as usize].class == "council")
    };
    if post.country.is_none() && !apart {
        list_heading(doc, named, title, name.start, &mut post);
    }
    // «председатель Совета» in a list of delegations: the council is everybody's
    let bracketed = !apart && state_in_brackets(doc, name.end).is_some();
    if title.end == title.heads[0].end + 1
        && of_council(title.heads[0].end)
        && post.country_from == Some("list")
        && !bracketed
    {
        (post.country, post.country_from) = (None, None);
    }
    // «начальник управления охраны труда НЛМК»: a company's
    let of_company = || {
        let first = setting.bodies.partition_point(|b| b.start < title.start);
        let mut inside = setting.bodies[first..].iter().take_while(|b| b.start < title.end);
        inside.any(|b| b.end <= title.end && matches!(b.kind.as_str(), "company" | "company_form" | "bank" | "media"))
    };
    if let Some(body) = first_body.filter(|b| STATE_BODIES.contains(&b.kind.as_str()) && !of_company()) {
        set(&mut post, body.country.clone(), "organization");
    }
    let lone = title.end == title.heads[title.heads.len() - 1].end + 1;
    if post.country.is_none()
        && (post.organization.is_none() || lone)
        && let Some(body) = told_before(doc, title, setting)
    {
        set(&mut post, body.country.clone(), "organization");
        post.organization = Some(body.name.clone());
    }
    // «командир отряда «Сова»»: of volunteers
    let troop = |k: usize| doc.text.fold(k) == "отряда" && matches!(doc.text.word(k + 1), "«" | "\"" | "“");
    let volunteers = title.class == TitleClass::Military && (title.start..title.end - 1).any(troop);
    // «Университет представляли президент А, декан Б»
    let of_house = |b: &Body| {
        matches!(b.kind.as_str(), "university" | "school" | "science" | "culture" | "company" | "company_form")
    };
    let private = volunteers || sent_by.is_some_and(of_house);
    // «координатор программы»: no office of a state
    let of_project = {
        let behind = title.heads[title.heads.len() - 1].end;
        behind < title.end && doc.know.grammar.stems.projects.begins(doc.text.fold(behind))
    };
    let office = match office_of(doc, title, first_body) {
        _ if of_project => Office::Other,
        _ if private && !ranked(doc, title, name) => Office::Other,
        // «командир корабля капитан 3 ранга А»: who bears a rank serves a state
        Office::Other | Office::Unclear if ranked(doc, title, name) && served(doc, title, first_body) => Office::State,
        office => office,
    };
    // «посольства Индии», «сотрудник генконсульства»
    let mission = |k: usize| {
        doc.sense(k, SenseKind::OrgHead.bit())
            .is_some_and(|s| doc.know.org_heads[s.entry as usize].class == "diplomatic")
    };
    post.abroad = first_body.is_some_and(|b| b.kind == "diplomatic") || (title.heads[0].end..title.end).any(mission);
    let of_states = |b: &Body| b.kind == "international" && b.end <= title.end;
    // «Коллегия ЕЭК» is a part of it, «агентство по делам СНГ» and «комиссия при ЮНЕСКО» are not
    let led = |b: &Body| {
        let before = b.start - 1;
        doc.is_word(before)
            && (doc.is_class(before, Class::DEALT_WITH) || doc.flags(before).has(Flags::PREPOSITION | Flags::FUNCTION))
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
    let employs = |b: &Body| match first_body {
        _ if beside(b) || part_of(b) => false,
        // «с иранской – директор департамента СНГ»: what the division deals with
        _ if doc.know.grammar.stems.dealing_parts.begins(doc.text.fold(b.start - 1)) && post.country.is_some() => false,
        // «от Болгарии – постоянный представитель при ОЧЭС»
        _ if doc.text.reads(b.start - 1, "при") && post.country.is_some() => false,
        // «полномочный представитель Жогорку Кенеша в МПА СНГ»
        Some(first) if STATE_BODIES.contains(&first.kind.as_str()) && within(b) => false,
        // «постоянный представитель при ООН»
        _ if led(b) && doc.know.titles[title.entry as usize].accredited => false,
        Some(first) if first.kind != "international" && !std::ptr::eq(first, b) && led(b) => first.end <= b.start,
        _ => !(doc.is_word(b.start - 1) && doc.is_class(b.start - 1, Class::DEALT_WITH)),
    };
    // «министр энергетики – Президент Электроэнергетического Совета СНГ» is his state's first
    let first = title.heads.get(1).filter(|_| title.class == TitleClass::State).map_or(title.end, |head| head.start);
    let named_in = begun_in(setting.bodies, title.heads[0].end, first);
    // «еврокомиссар по вопросам расширения»
    let of_the_union = doc.know.grammar.stems.union_offices.has(&doc.know.titles[title.entry as usize].lemma);
    let international = of_the_union || named_in.iter().any(|b| of_states(b) && employs(b));
    let of_union = || {
        sent_by.is_some_and(|b| b.kind == "international") || !apart && delegated_by_union(doc, title, setting.bodies)
    };
    // «начальник штаба Миссии» of «Миссия наблюдателей от СНГ»
    let observes = || {
        let stems = &doc.know.grammar.stems;
        let bare = stems.missions.has(doc.text.fold(title.end - 1));
        bare && setting.bodies.iter().any(|b| stems.observers.begins(&lower(&b.name)))
    };
    let international = international || post.country_from != Some("title") && (of_union() || observes());
    post.international = international;
    if international && post.country_from != Some("title") {
        // «эксперт ВОЗ А (Испания)»: what is told of him himself stays
        let told = state_in_brackets(doc, name.end).filter(|_| !apart);
        (post.country, post.country_from) = (None, None);
        set(&mut post, told, "list");
        return post;
    }
    // «постоянного представительства Республики Башкортостан в Свердловской области»: a region's mission
    let region = |s: &&Spot| {
        let inside = s.start > title.heads[0].end && s.end <= title.end && s.kind == "region";
        inside && !matches!(doc.text.fold(s.start - 1), "в" | "во" | "на")
    };
    let region = setting.spots.iter().find(region).filter(|_| post.abroad);
    set(&mut post, region.and_then(|s| s.country.clone()), "place");
    // «директор Департамента Африки МИД России посол А»: no envoy of the embassy told before
    let behind_office = || found.bonds_of(bond.name).any(|b| found.titles[b.title].end == title.start);
    let envoy = title.class == TitleClass::Diplomat && post.bare && !behind_office();
    if post.country.is_none() && (envoy || post.abroad) {
        let mission = mission_before(doc, title.start, setting.bodies);
        set(&mut post, mission.and_then(|b| b.country.clone()), "organization");
        let host = mission.filter(|_| post.envoy).and_then(|b| receiving_state(b, setting.states));
        post.accredited_to = host.map(|s| doc.know.countries[s.entry as usize].code.clone());
    }
    // «посол в Москве»: the place is the host's, but not of «полпред Президента в округе»
    let nested = || (title.heads[0].end..title.end).any(|k| doc.any_of(k, SenseKind::TitleHead.bit()));
    // «управляющий Барнаульским филиалом банка»
    let branch = (title.start..title.end).any(|k| doc.text.fold(k).starts_with("филиал"));
    // «Постоянный представитель страны в Нью-Йорке»
    let own = |k: usize| k > title.start && doc.know.grammar.stems.own_country.has(doc.text.fold(k));
    let away = title.class == TitleClass::Diplomat && (!nested() || (title.start..title.end).any(own));
    let here = office != Office::Other && !branch && !away;
    // «делегации Киргизии и заместитель хокима Ферганской области»: his area tells more than the list
    let regional = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Regional
    };
    let local = post.country_from == Some("list")
        && (first_body.is_some_and(|b| b.kind == "regional")
            || (title.start..title.end).any(|k| doc.senses(k).any(regional) || named_area(doc, k))
            || area_in(doc, title, setting.spots));
    let listed = if local { (post.country.take(), post.country_from.take()) } else { (None, None) };
    if post.country.is_none() && here {
        let spot = setting.spots.iter().find(|s| s.start >= title.start && s.end <= title.end && mine(s.start));
        let has = |code: &String| may_be_of(doc, (title.start, title.end), code);
        set(&mut post, spot.and_then(|s| s.country.clone()).filter(has), "place");
    }
    if post.country.is_none() {
        let region = region_of(doc, title, setting).filter(|s| mine(s.start));
        set(&mut post, region.and_then(|s| s.country.clone()), "place");
    }
    // «министр культуры РТ»: a republic's letters that are no state's here
    let republic = |k: usize| {
        doc.text.tokens[k].shape == Shape::Upper
            && doc.know.grammar.republics(doc.text.fold(k)).is_some()
            && setting.states.binary_search_by_key(&k, |s| s.start).is_err()
    };
    if post.country.is_none() && here && (title.start..title.end).any(republic) {
        set(&mut post, Some(REPUBLICS_OF.to_owned()), "place");
    }
    // «хоким», «глава сельского поселения»
    if post.country.is_none() && here {
        let own =
            (title.start..title.end).filter(|&k| mine(k)).find_map(|k| doc.sense(k, SenseKind::Institution.bit()));
        set(&mut post, own.map(|s| doc.know.countries[s.entry as usize].code.clone()), "title");
    }
    // «посетил Хатлонскую область. … заместитель председателя области А»
    if post.country.is_none() && here {
        let near = |s: &&Spot| doc.text.sentence_of(s.start) + 3 > doc.text.sentence_of(title.start);
        let area = area_meant(doc, title, setting.spots).filter(near);
        set(&mut post, area.and_then(|s| s.country.clone()), "place");
    }
    // «председатель Киевского горсовета»
    if post.country.is_none() && here {
        let adjective =
            (title.start..title.end).filter(|&k| mine(k)).find_map(|k| doc.sense(k, SenseKind::PlaceAdjective.bit()));
        let adjective = adjective.filter(|_| !is_outpost(doc, title));
        set(&mut post, adjective.and_then(|s| doc.know.places[s.entry as usize].country.clone()), "place");
    }
    // «советник Агентства развития Поморья А (Польша)»: what stands beside the name knows better than a place
    let beside = || state_in_brackets(doc, name.end).filter(|_| !apart);
    if post.country_from == Some("place") && listed.0.is_some() && beside() == listed.0 {
        post.country = None;
    }
    if post.country.is_none() || post.country == listed.0 {
        (post.country, post.country_from) = listed;
    }
    // «президент Замбийской торгово-промышленной палаты»: no other state's, whoever heads the list
    let adjective = SenseKind::Country(Face::Adjective).bit();
    let quoted = |k: usize| matches!(doc.text.word(k - 1), "«" | "\"" | "“" | "„");
    let other = |k: usize| {
        let state = (doc.capital(k) && !quoted(k) && doc.text.fold(k).contains("ск"))
            .then(|| doc.sense(k, adjective))
            .flatten();
        state.is_some_and(|s| Some(&doc.know.countries[s.entry as usize].code) != post.country.as_ref())
    };
    if post.country_from == Some("list") && (title.heads[0].end..title.end).any(other) {
        (post.country, post.country_from) = (None, None);
    }
    let outpost = title.class != TitleClass::Diplomat && !post.abroad && is_outpost(doc, title);
    // «нападающий Баварии»: of the club, no office in the land
    if plays_for(doc, title) {
        post.place = None;
        if post.country_from == Some("place") {
            (post.country, post.country_from) = (None, None);
        }
    }
    post.both = both.is_some();
    post.office = if both.is_some() || outpost { Office::Other } else { office };
    post
}

/// «глава района», «глава администрации города», not «глава государства»
fn of_area(doc: &Doc, title: &Title) -> bool {
    let area = |k: usize| {
        doc.is_word(k) && doc.is_class(k, Class::AREA) && !doc.know.grammar.stems.own_country.has(doc.text.fold(k))
    };
    title.class == TitleClass::Any && (title.heads[0].end..title.end).any(area)
}

/// «министры энергетики двух стран»: where the words begin that tell how many states the holders serve.
fn of_both(doc: &Doc, title: &Title) -> Option<usize> {
    let (count, noun) = (title.end.checked_sub(2)?, title.end - 1);
    let states = doc.know.grammar.stems.several_states.has(doc.text.fold(noun));
    let counted =
        || doc.is_class(count, Class::COUNTS) || doc.know.grammar.stems.of_all_states.has(doc.text.fold(count));
    let last = title.heads[title.heads.len() - 1].end;
    (title.plural && states && count >= last && doc.is_word(count) && counted()).then_some(count)
}

/// «послы государств-наблюдателей»: where the words begin that tell of states in general, of holders who have each his own.
fn of_any_state(doc: &Doc, title: &Title) -> Option<usize> {
    let noun = title.heads[title.heads.len() - 1].end;
    let states = |k: usize| {
        let fold = doc.text.fold(k);
        doc.know.grammar.stems.several_states.has(fold) || fold.starts_with("государств-") || fold.starts_with("стран-")
    };
    (title.plural && noun < title.end && states(noun)).then_some(noun)
}

/// Bodies of a text that an office may be of without a word: where more are, it is a list.
const MOST_BODIES: usize = 500;

/// «Председатель Правления»: the body of a state that the release names in full elsewhere, «Правление Национального банка
/// Республики Беларусь».
fn told_before<'s>(doc: &Doc, title: &Title, setting: &Setting<'s>) -> Option<&'s Body> {
    let last = title.end - 1;
    let entry = |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| s.entry);
    let mine = entry(last)?;
    // «отряд Каспийской флотилии … заместитель командующего флотилией»
    let forces = doc.know.org_heads[mine as usize].class == "military";
    // «члены комитета», of the one told before
    let committee = doc.know.org_heads[mine as usize].class == "committee";
    if last < title.heads[title.heads.len() - 1].end || !doc.capital(last) && !forces && !committee {
        return None;
    }
    let full = |b: &&Body| {
        let unit = || forces && (b.start + 1..b.end).any(|k| entry(k) == Some(mine));
        let whole = b.end - b.start > 1 && (entry(b.start) == Some(mine) || unit());
        // a company is no state's
        let of_state = b.country.is_some() && !matches!(b.kind.as_str(), "company" | "company_form");
        of_state && (whole || b.start > 0 && entry(b.start - 1) == Some(mine))
    };
    // of two states' commissions neither
    let first = setting.bodies.iter().take(MOST_BODIES).find(full)?;
    // of those told before, if one is: what a list tells below is another's
    let until = if first.start < title.start { title.start } else { doc.len() };
    let other = |b: &&Body| full(b) && b.start < until && b.kind != "diplomatic" && b.country != first.country;
    (!setting.bodies.iter().take(MOST_BODIES).any(|b| other(&b))).then_some(first)
}

/// «Посольство Армении сообщило. … Посол А»: the mission named before, in the sentence or the two before it.
fn mission_before<'b>(doc: &Doc, at: usize, bodies: &'b [Body]) -> Option<&'b Body> {
    let from = doc.text.sentences[doc.text.sentence_of(at).saturating_sub(2)].start;
    let before = bodies[..bodies.partition_point(|b| b.start < at)].iter().rev().take(TOLD);
    before.take_while(|b| b.start >= from).find(|b| b.kind == "diplomatic")
}

/// The second state of «Посольство Армении в Монголии».
pub(super) fn receiving_state(mission: &Body, states: &[State]) -> Option<State> {
    let first = states.partition_point(|s| s.start <= mission.start);
    let inside = states[first..].iter().take_while(|s| s.end <= mission.end + 2);
    inside.filter(|s| s.is_noun()).nth(1).copied()
}

fn set(post: &mut Post, country: Option<String>, from: &'static str) {
    if post.country.is_none() && country.is_some() {
        post.country = country;
        post.country_from = Some(from);
    }
}

/// The title of a holder whose own dependent stands apart: «послы» and «Кении», «директора станций» and «Мойнакской ГЭС», «главы
/// районов» and «Ленинского».
fn with_own(doc: &Doc, title: &Title, nominative: &str, (from, to): (usize, usize)) -> String {
    let own = crate::text::repair(doc.text.span(from, to));
    let own = match elliptic_noun(doc, from, to) {
        Some(k) => format!("{own} {}", doc.text.word(k)).into(),
        None => own,
    };
    let noun = title.end - 1;
    let several =
        noun == title.heads[0].end && doc.noun(noun).plur.has(Case::Gen) && !doc.noun(noun).sing.has(Case::Gen);
    if !several || countries::at(doc, from).is_some_and(|s| s.is_noun()) {
        return format!("{nominative} {own}");
    }
    let rest = titles::nominative(doc, title, &|i| i < noun);
    let one = titles::genitive_of_one(doc, noun).unwrap_or_default();
    let last = to - 1;
    if !doc.is_word(from)
        || doc.flags(from).has(Flags::PREPOSITION)
        || phrase::named(doc, from, to, Case::Gen).is_some_and(|u| u.end == to)
    {
        format!("{rest} {one} {own}")
    } else if doc.adjective(last).sing.has(Case::Gen) && !doc.noun(last).has(Case::Gen) {
        format!("{rest} {own} {one}")
    } else {
        format!("{rest} {own}")
    }
}

/// Tokens back to the field that has the noun.
const FAR_FIELD: usize = 80;

/// «по гражданским делам – А, по уголовным – Б»: the noun that an adjective behind «по» shares with the one before.
fn elliptic_noun(doc: &Doc, from: usize, to: usize) -> Option<usize> {
    let lone = |k: usize| doc.adjective(k).any().has(Case::Dat);
    if to != from + 2 || !doc.text.reads(from, "по") || !lone(to - 1) {
        return None;
    }
    let sentence = doc.text.sentences[doc.text.sentence_of(from)].start;
    let whole = |&k: &usize| doc.text.reads(k, "по") && lone(k + 1) && doc.noun(k + 2).has(Case::Dat);
    (sentence..from).rev().take(FAR_FIELD).find(whole).map(|k| k + 2)
}

/// «Ферганского института и Университета Чосон»: a word that nothing knows right behind the last member is its name, and no
/// other's.
fn last_name(doc: &Doc, title: &Title, i: usize) -> bool {
    let known = SenseKind::Place.bit() | SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS;
    let last = title.members.last().is_some_and(|m| m.1 == i);
    last && doc.capital(i) && !doc.any_of(i, known) && !doc.flags(i).has(Flags::KNOWN)
}

/// In a distributed title holder `k` keeps the common part and his own member.
fn own_member(title: &Title, k: usize, i: usize) -> bool {
    let (Some(first), Some(last)) = (title.members.first(), title.members.last()) else {
        return true;
    };
    if i < first.0 || i >= last.1 {
        return true;
    }
    title.members.get(k).is_some_and(|m| i >= m.0 && i < m.1)
}

/// «исполняющая обязанности директора школы» of «обязанности директора школы исполняет Анна»: the title and its role.
fn acting_in(doc: &Doc, title: &Title, gender: Option<Gender>) -> (String, String) {
    let acts = if gender == Some(Gender::Femn) {
        "исполняющая обязанности"
    } else {
        "исполняющий обязанности"
    };
    let written = |to: usize| crate::text::repair(doc.text.span(title.start, to)).into_owned();
    (format!("{acts} {}", written(title.end)), format!("{acts} {}", lower(&written(title.heads[0].end))))
}

/// Can the title's holder have his office there? No champion of Europe has.
fn seat(doc: &Doc, spot: &Spot) -> bool {
    match spot.kind.as_str() {
        "city" | "region" | "district" => true,
        // «в Центральной Азии», but no champion of Europe, no department of Africa
        "macroregion" => spot.start > 0 && doc.flags(spot.start - 1).has(Flags::PREPOSITION),
        // «города Нарын», a river as well
        _ => spot.start > 0 && doc.is_class(spot.start - 1, Class::SETTLEMENT),
    }
}

/// «Самарская область …: губернатор области А», «Дальневосточный округ …: полпред в округе Б»: the only place of the text
/// before the title that is called by the noun the office depends on.
fn area_meant<'s>(doc: &Doc, title: &Title, spots: &'s [Spot]) -> Option<&'s Spot> {
    let after = title.heads.last()?.end;
    let within = |k: usize| doc.text.reads(k - 1, "в") && doc.know.grammar.stems.areas_within.has(doc.text.fold(k));
    let led = title.end > after + 1 && within(title.end - 1);
    // «заместитель председателя области»
    let office = |k: usize| doc.any_of(k, SenseKind::TitleHead.bit());
    let nested = title.end > after + 1 && (after..title.end - 1).all(office);
    // «министр культуры области»
    let last = title.end - 1;
    let closing = last > after && doc.small(last) && doc.know.grammar.stems.areas_alone.has(doc.text.fold(last));
    let noun = if led || nested || closing { last } else { after };
    if let Some(kind) = kind_alone(doc, title) {
        return only_told(spots, title, kind);
    }
    if !led && !closing && (title.end != noun + 1 || !doc.is_class(noun, Class::AREA)) || doc.capital(noun) {
        return None;
    }
    let stem = |k: usize| doc.text.fold(k).chars().take(3);
    let area = Class::AREA.or(Class::OFFICE_AREA).or(Class::REGION_NOUN);
    let republic = |k: usize| doc.text.fold(k).starts_with("республик");
    let by_noun = |s: &Spot| {
        (s.start..s.end).any(|k| doc.is_word(k) && (doc.is_class(k, area) || republic(k)) && stem(k).eq(stem(noun)))
    };
    // the first of «Омской и Томской областей»
    let by_name = |s: &Spot| s.name.split(' ').any(|word| word.chars().take(3).eq(stem(noun)));
    // «полпред президента в округе»: of a federal one, whatever other districts are told of
    let federal = |s: &Spot| (s.start..s.end).any(|k| doc.text.fold(k).starts_with("федеральн"));
    let envoys = led && doc.text.reads(noun, "округе") && spots.iter().any(federal);
    let called = |s: &&Spot| (by_noun(s) || by_name(s)) && (!envoys || federal(s));
    let mut areas = spots.iter().filter(called);
    let first = areas.next().filter(|s| s.end <= title.start)?;
    areas.all(|s| s.name == first.name).then_some(first)
}

/// «мэр города», «министр транспорта региона»: what the title calls the place at its end, by its kind.
fn kind_alone(doc: &Doc, title: &Title) -> Option<&'static str> {
    let last = title.end.checked_sub(1).filter(|&k| k > title.heads[0].noun && doc.small(k))?;
    match doc.text.fold(last) {
        "города" => Some("city"),
        "региона" => Some("region"),
        _ => None,
    }
}

/// The only place of this kind that the text tells before the title.
fn only_told<'s>(spots: &'s [Spot], title: &Title, kind: &str) -> Option<&'s Spot> {
    let told = &spots[..spots.partition_point(|s| s.start < title.start)];
    let mut told = told.iter().filter(|s| s.kind == kind);
    let first = told.next()?;
    told.all(|s| s.name == first.name).then_some(first)
}

/// The bodies, in text order, that begin at a token of `from..to`.
fn begun_in(bodies: &[Body], from: usize, to: usize) -> &[Body] {
    let first = bodies.partition_point(|b| b.start < from);
    let last = bodies.partition_point(|b| b.start < to);
    &bodies[first.min(last)..last]
}

/// The nearest body that the title names: the mention, and its name.
fn body_of<'s>(
    doc: &Doc,
    title: &Title,
    setting: &Setting<'s>,
    mine: &dyn Fn(usize) -> bool,
) -> (Option<&'s Body>, Option<String>) {
    let after = title.heads[0].end;
    let inside = |b: &&Body| b.end <= title.end && (b.start..b.end).all(mine);
    let body = begun_in(setting.bodies, after, title.end)
        .iter()
        .filter(inside)
        .min_by_key(|b| (b.start, std::cmp::Reverse(b.end)));
    let outer = body.and_then(|b| common_body(doc, title, Some(b), mine));
    let name = outer.or_else(|| body.map(|b| b.name.clone())).or_else(|| quoted_body(doc, title, after, mine));
    let name = name.or_else(|| club(doc, title, after)).or_else(|| common_body(doc, title, None, mine));
    (body, name.or_else(|| letters(doc, title, after)))
}

/// «отдела редких книг», «строительного факультета», «статистического управления ООН»: a body without a capital, told from
/// others by what goes with it. `inner`: the first body that is named in the title; what has nothing but it to tell it from
/// others is a part of it: «отдела Генеральной прокуратуры».
fn common_body(doc: &Doc, title: &Title, inner: Option<&Body>, mine: &dyn Fn(usize) -> bool) -> Option<String> {
    let head = title.heads[0];
    // «заведующий кафедрой», one head
    let ruled = head.end > head.noun + 1 && doc.noun(head.end - 1).sing.has(Case::Ins);
    let after = head.end - usize::from(ruled);
    let limit = title.heads.iter().map(|h| h.start).find(|&start| start > after).unwrap_or(title.end);
    // «министр сельского хозяйства», «подполковник медицинской службы»
    // «командир 13-й экспедиции»: a crew
    let crew = |k: usize| doc.text.fold(k).starts_with("экспедици");
    let kept = |k: usize| !doc.is_class(k, Class::NOT_A_BODY.or(Class::TRADE)) && !crew(k);
    let body = |k: &usize| doc.is_word(*k) && doc.any_of(*k, SenseKind::OrgHead.bit());
    let first = match inner {
        Some(inner) if inner.end > limit => None,
        Some(inner) => (after..inner.start).find(body).filter(|&k| !doc.capital(k) && part(doc, k)),
        None => (after..limit).find(|k| body(k) && !doc.capital(*k)),
    };
    // «капитан клуба Тоттенхэм» is no officer
    let team = |k: usize| doc.know.grammar.stems.teams.has(doc.text.fold(k));
    let first = first.filter(|&k| mine(k) && (title.class != TitleClass::Rank || team(k)))?;
    // «вооружённых сил»
    let several = doc.hit_len(first) > 1;
    let of = |x: super::doc::Cases| if several { x.any() } else { x.sing };
    let case = [Case::Gen, Case::Ins].into_iter().find(|&case| several || of(doc.noun(first)).has(case))?;
    let noun = |k: &usize| of(doc.noun(*k)).has(case) && doc.adjective(*k).any().is_empty();
    let noun = (first..first + doc.hit_len(first).max(1)).find(noun).filter(|&k| kept(k))?;
    let own = |k: &usize| !doc.capital(*k) && of(doc.adjective(*k)).has(case);
    let start = (after..noun).rev().take_while(own).last().unwrap_or(noun);
    let start = super::organizations::ordinal(doc, start, after).unwrap_or(start);
    // «министр территориального управления»: what the office deals with
    if doc.text.fold(start - 1).contains("министр") {
        return None;
    }
    // «заведующей отделом», but «по связям с управлением»
    if case == Case::Ins && start > after && !doc.any_of(start - 1, SenseKind::TitleHead.bit()) {
        return None;
    }
    let breaks = |k: usize| matches!(doc.text.word(k), "," | "–" | "—" | "-" | "(") && doc.text.tokens[k].space_before;
    let end = (noun + 1..limit).find(|&k| breaks(k) || doc.text.is(k, ",")).unwrap_or(limit);
    let direct = |inner: &Body| (noun + 1..inner.start).all(|k| body(&k));
    let told = match inner {
        Some(inner) => start < noun && !local(doc, start) || !direct(inner) || placed(doc, inner.end, end),
        None => end - start > 1,
    };
    told.then(|| super::organizations::nominative_of(doc, start, noun, end, CaseSet::of(case)))
}

/// «управления», «факультета», but «отдела», «кафедры»: a part of a body that is a body itself when something tells it.
fn part(doc: &Doc, k: usize) -> bool {
    doc.sense(k, SenseKind::OrgHead.bit()).is_some_and(|s| {
        let head = &doc.know.org_heads[s.entry as usize];
        head.lemma == "факультет" || head.class == "agency" && !doc.know.grammar.stems.small_parts.has(&head.lemma)
    })
}

/// «алматинского офиса»: an adjective of its place alone makes no name.
fn local(doc: &Doc, k: usize) -> bool {
    doc.any_of(k, SenseKind::PlaceAdjective.bit() | SenseKind::Country(Face::Adjective).bit())
}

/// «представительства Россотрудничества в Ташкенте», «управления СК России по Республике Калмыкия»: where a part works.
fn placed(doc: &Doc, i: usize, end: usize) -> bool {
    i + 1 < end && matches!(doc.text.fold(i), "в" | "во" | "на" | "по") && doc.capital(i + 1)
}

/// Mentions of bodies before a title among which the body of «глава концерна» is sought.
const TOLD: usize = 48;

/// «глава концерна», «ректор»: the only body of that kind which the text has named before.
fn told_body<'s>(doc: &Doc, title: &Title, bodies: &'s [Body]) -> Option<&'s Body> {
    let noun = title.heads[title.heads.len() - 1].end;
    let before = || bodies[..bodies.partition_point(|b| b.start < title.start)].iter().rev().take(TOLD);
    // «ректор А», «проректор по науке Б»: of the only university
    let bare = noun == title.end || doc.text.reads(noun, "по");
    if bare && doc.know.titles[title.entry as usize].lemma.ends_with("ректор") {
        let mut told = before().filter(|b| b.kind == "university" && b.end - b.start > 1);
        let last = told.next()?;
        return told.all(|b| b.name == last.name).then_some(last);
    }
    // «комиссия на заседании, которое провёл её председатель А»
    let its = title.start > 0 && matches!(doc.text.fold(title.start - 1), "его" | "ее" | "их");
    if its && noun == title.end {
        let floor = doc.text.sentences[doc.text.sentence_of(title.start)].start;
        return before().next().filter(|b| b.start >= floor && OWN_BODIES.contains(&b.kind.as_str()));
    }
    // «заместитель председателя комиссии»
    let noun = titles::inner(doc, noun, title.end).map_or(noun, |inner| inner.heads[inner.heads.len() - 1].end);
    // «члены комиссии», but not «председатели комитетов»
    if noun + 1 != title.end || title.plural && !doc.noun(noun).sing.has(Case::Gen) {
        return None;
    }
    let kind = |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| s.entry);
    let Some(mine) = kind(noun) else {
        // «председатель Собрания» of «Законодательное Собрание Омской области»
        let word = doc.text.fold(noun).strip_suffix('я').filter(|w| w.len() > 10 && doc.capital(noun))?;
        let called = |b: &&Body| {
            OWN_BODIES.contains(&b.kind.as_str()) && (b.start..b.end).any(|k| doc.text.fold(k).starts_with(word))
        };
        return only(&before().filter(called).collect::<Vec<_>>());
    };
    if !OWN_BODIES.contains(&doc.know.org_heads[mine as usize].class.as_str()) {
        return None;
    }
    let of_kind = |b: &&Body| {
        let head = (b.start..b.end).find(|&k| kind(k).is_some()).filter(|_| b.end - b.start > 1);
        let same = |k: usize| (k..k + doc.hit_len(k)).any(|k| kind(k) == Some(mine));
        head.is_some_and(same) || b.start > 0 && kind(b.start - 1) == Some(mine)
    };
    let same: Vec<&Body> = before().filter(of_kind).collect();
    if !same.is_empty() {
        return only(&same);
    }
    // «главный врач больницы» of «Печорская ЦРБ»
    let kinds = doc.know.grammar.called(&doc.know.org_heads[mine as usize].lemma)?;
    let so_called = |b: &&Body| kinds.split(' ').any(|kind| kind == b.kind) && b.end - b.start > 1;
    only(&before().filter(so_called).collect::<Vec<_>>())
}

/// «Правление фонда поддержало своего председателя А»: the body that the sentence begins with, where no human stands before.
fn subject_body<'s>(doc: &Doc, title: &Title, bodies: &'s [Body], named: &[bool]) -> Option<&'s Body> {
    const OWN: [&str; 6] = ["своего", "своему", "своим", "свою", "своей", "своих"];
    // «своего нового директора»
    let fresh = |k: usize| doc.is_word(k) && doc.is_class(k, Class::NEVER_MODIFIER);
    let own = title.start.checked_sub(1)?;
    let his = |k: usize| OWN.contains(&doc.text.fold(k));
    if !(his(own) || fresh(own) && own > 0 && his(own - 1)) || !bare_head(title) {
        return None;
    }
    let start = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    // «В заявлении сказано: «Бюро поддержало своего председателя …»»
    let opens = |k: usize| matches!(doc.text.word(k), "«" | ":") && (k + 1..title.start).all(|j| !doc.text.is(j, "»"));
    let floor = (start..title.start).rev().find(|&k| opens(k)).map_or(start, |k| k + 1);
    let first = bodies.partition_point(|b| b.start < floor);
    let body = bodies[first..].iter().take_while(|b| b.end < title.start).next()?;
    let opens = (floor..body.start).all(|k| !doc.flags(k).has(Flags::PREPOSITION | Flags::VERB));
    let subject = (floor..=body.start).any(|k| doc.noun(k).has(Case::Nom) || doc.adjective(k).has(Case::Nom));
    let alone = named[floor..title.start].iter().all(|named| !named);
    let outer = bodies[first..].iter().take_while(|b| b.start == body.start).max_by_key(|b| b.end)?;
    (opens && subject && alone && OWN_BODIES.contains(&outer.kind.as_str())).then_some(outer)
}

/// The last of bodies told, the last first, if all are the same or parts of it.
fn only<'s>(told: &[&'s Body]) -> Option<&'s Body> {
    let (last, others) = told.split_first()?;
    let same = |b: &&Body| b.name == last.name || b.start >= last.start && b.end <= last.end;
    others.iter().all(same).then_some(last)
}

/// «депутат», «финансовый директор»: of the only body told before that has such offices.
fn own_body<'s>(doc: &Doc, title: &Title, bodies: &'s [Body]) -> Option<&'s Body> {
    let noun = title.heads[title.heads.len() - 1].end;
    if noun != title.end && !doc.text.reads(noun, "по") {
        return None;
    }
    let kinds = doc.know.grammar.own_offices(&doc.know.titles[title.entry as usize].lemma)?;
    let before = || bodies[..bodies.partition_point(|b| b.start < title.start)].iter().rev().take(TOLD);
    let has = |b: &&Body| kinds.split(' ').any(|kind| kind == b.kind);
    // «В Сенате, где …, спикер А»
    let floor = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    let inside = |b: &&Body| b.start == floor + 1 && matches!(doc.text.fold(floor), "в" | "во");
    if let Some(body) = before().filter(has).find(inside) {
        return Some(body);
    }
    let mut told = before().filter(|b| has(b) && b.end - b.start > 1);
    let last = told.next()?;
    // «…; с китайской стороны – главный инженер А»
    let other_side = (last.end..title.start).any(|k| doc.know.grammar.stems.party.has(doc.text.fold(k)));
    (!other_side && told.all(|b| b.name == last.name)).then_some(last)
}

/// «генеральный директор «Сербиягаза»»: a bare quoted name in the chain.
fn quoted_body(doc: &Doc, title: &Title, from: usize, mine: &dyn Fn(usize) -> bool) -> Option<String> {
    let open = (from..title.end)
        .filter(|&k| mine(k))
        .find(|&k| doc.text.tokens[k].kind == Kind::Punct && matches!(doc.text.word(k), "«" | "\"" | "“" | "„"))?;
    let end = super::phrase::quote(doc, open, title.end).filter(|&end| end > open + 2)?;
    // «командир «Татарстана»»: of a ship
    if doc.text.fold(open - 1).starts_with("командир") {
        return None;
    }
    // «автор книги «…»», «лауреат премии «…»», «ученица 9 «Б» класса» serve nobody
    if doc.is_class(open - 1, Class::WARE) || doc.text.tokens[open + 1].shape == Shape::Letter && end == open + 3 {
        return None;
    }
    // «экономического «чуда»» is no name
    if doc.small(open + 1) {
        return None;
    }
    // behind a noun of its own, «отряда «Батыс»», the name stands as it is
    let adjective = |k: usize| doc.adjective(k).any().has(Case::Gen);
    let governed = (from..open).all(adjective);
    let as_written = || crate::text::repair(doc.text.span(open + 1, end - 1)).into_owned();
    Some(if governed { super::organizations::unquoted(doc, open + 1, end - 1) } else { as_written() })
}

/// «начальник УФСИН»: letters that the lexicon knows as a body's kind, and nothing more of its name.
fn letters(doc: &Doc, title: &Title, at: usize) -> Option<String> {
    let word = doc.text.word(at.min(doc.len() - 1));
    let kind = at < title.end && doc.any_of(at, SenseKind::OrgHead.bit()) && doc.text.tokens[at].shape == Shape::Upper;
    (kind && word.chars().count() > 2).then(|| word.to_owned())
}

/// «вратарь Баварии»: a player's club in the genitive, whatever town or land is called so.
fn plays_for(doc: &Doc, title: &Title) -> bool {
    let at = title.heads[0].end;
    at + 1 == title.end
        && doc.know.grammar.stems.club_players.has(&doc.know.titles[title.entry as usize].lemma)
        && doc.capital(at)
        && !doc.any_of(at, SenseKind::COUNTRIES)
        && !doc.noun(at).sing.or(doc.noun(at).plur).is_empty()
}

/// «защитник Арсенала», «нападающий Баварии»: of a sportsman, a capitalised genitive that is no state and, but of a player, no place.
fn club(doc: &Doc, title: &Title, at: usize) -> Option<String> {
    const NAMED: u32 = SenseKind::COUNTRIES | SenseKind::Place.bit();
    let lemma = &doc.know.titles[title.entry as usize].lemma;
    let lone = at + 1 == title.end && doc.capital(at) && (title.class == TitleClass::Sport || lemma == "защитник");
    if plays_for(doc, title) {
        let word = crate::text::repair(doc.text.word(at));
        return super::organizations::noun_nominative(doc, at, CaseSet::of(Case::Gen), &word);
    }
    let trains = doc.know.grammar.classes(lemma).has(Class::TRAINS);
    // «тренер Петрова» has no club, «нападающий Тоттенхэма» has
    let unknown = || !trains && !doc.flags(at).has(Flags::KNOWN | Flags::GIVEN | Flags::SURNAME);
    if !lone || doc.any_of(at, NAMED) || !(doc.flags(at).has(Flags::COMMON) || unknown()) {
        return None;
    }
    let word = crate::text::repair(doc.text.word(at));
    super::organizations::noun_nominative(doc, at, CaseSet::of(Case::Gen), &word)
}

/// The states of the title's own chain: the last is represented; of a diplomat the first, and the one behind «в» receives.
fn office_country(doc: &Doc, title: &Title, setting: &Setting, mine: &dyn Fn(usize) -> bool, post: &mut Post) {
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
        // «спецпосланник по Сирии», «начальник управления Америки»: what the office deals with
        let dealt = |k: usize| doc.text.fold(k) == "по" || doc.know.grammar.stems.divisions.begins(doc.text.fold(k));
        if title.start < i && dealt(i - 1) && state.face != Face::Official {
            i = state.end;
            continue;
        }
        // «председатель группы дружбы с Узбекистаном»
        if lead > title.start && matches!(doc.text.fold(lead - 1), "с" | "со") {
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
fn appointed_to(doc: &Doc, at: usize) -> Option<State> {
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

/// «народный артист Республики Татарстан», «полпред Татарстана»: the region that the title's last head governs itself.
fn region_of<'s>(doc: &Doc, title: &Title, setting: &Setting<'s>) -> Option<&'s Spot> {
    let of_regions = matches!(
        title.class,
        TitleClass::Honor | TitleClass::Medicine | TitleClass::Diplomat | TitleClass::Sport | TitleClass::Any
    );
    let from = title.heads[title.heads.len() - 1].end;
    // «заслуженный работник культуры Республики Карелия»
    let closes = |s: &Spot| title.class == TitleClass::Honor && s.end == title.end;
    let directly = |s: &Spot| s.start == from || s.start == from + 1 && doc.is_class(from, Class::AREA) || closes(s);
    let region = setting.spots.iter().filter(|s| s.kind == "region" && s.end <= title.end);
    region.filter(|_| of_regions).find(|s| directly(s))
}

/// Is the place at `i` led by «в», with «г.» or «городе» between at most?
fn in_place(doc: &Doc, i: usize, floor: usize) -> bool {
    (floor.max(i.saturating_sub(4))..i)
        .rev()
        .find(|&k| doc.is_word(k) && !matches!(doc.text.fold(k), "г" | "городе" | "гор"))
        .is_some_and(|k| matches!(doc.text.fold(k), "в" | "во"))
}

/// «Самарской области» of «министр культуры Самарской области»: an area in the genitive that the title names.
fn area_in(doc: &Doc, title: &Title, spots: &[Spot]) -> bool {
    let inside =
        |s: &Spot| s.start > title.start && s.end <= title.end && matches!(s.kind.as_str(), "region" | "district");
    spots.iter().any(|s| inside(s) && !in_place(doc, s.start, title.start))
}

/// «Гродненского» of «Гродненского областного исполнительного комитета»
fn named_area(doc: &Doc, k: usize) -> bool {
    let next = k + 1;
    let level = next < doc.len() && doc.know.grammar.stems.levels.begins(doc.text.fold(next));
    level && doc.capital(k) && doc.any_of(k, SenseKind::PlaceAdjective.bit())
}

/// «начальник поста майор таможенной службы А», «члены Военного совета контр-адмиралы А и Б», but not «подполковник запаса А».
fn ranked(doc: &Doc, title: &Title, name: &Name) -> bool {
    let retired = |k: usize| doc.know.grammar.stems.retired.begins(doc.text.fold(k));
    let behind = title.end..name.start.max(title.end);
    let of_rank = |s: crate::rules::Sense| match s.kind {
        SenseKind::Rank => true,
        SenseKind::TitleHead => doc.know.titles[s.entry as usize].class == TitleClass::Rank,
        _ => false,
    };
    let rank = behind.len() < 8 && !behind.is_empty() && doc.senses(title.end).any(of_rank);
    rank && !behind.clone().any(|k| retired(k) || doc.text.is(k, ","))
}

/// An office that those who bear ranks hold: of no company, school or league.
fn served(doc: &Doc, title: &Title, body: Option<&Body>) -> bool {
    let of_forces = |k: usize| doc.know.grammar.stems.forces.begins(doc.text.fold(k));
    let class = matches!(title.class, TitleClass::Any | TitleClass::Military | TitleClass::Worker | TitleClass::Public);
    class && body.is_none_or(|b| b.country.is_none()) && (title.start..title.end).any(of_forces)
}

/// The state of the republics in `grammar.toml`.
const REPUBLICS_OF: &str = "RU";

/// Classes of bodies that a text may call by their noun alone once it has named one: «глава концерна».
const OWN_BODIES: &[&str] = &[
    "committee",
    "parliament",
    "agency",
    "law",
    "court",
    "company",
    "company_form",
    "bank",
    "fund",
    "association",
    "party",
    "media",
    "culture",
    "science",
    "school",
    "university",
    "hospital",
    "sport",
];

/// Classes of bodies that belong to a state.
pub(super) const STATE_BODIES: &[&str] = &[
    "ministry",
    "agency",
    "parliament",
    "government",
    "court",
    "law",
    "military",
    "president",
    "committee",
    "regional",
    "diplomatic",
];
