//! Positions: a bound title made into a value — its nominative, role, body, place of office, the state represented and the
//! receiving state, each from the title's own chain, else from what the list, the bracket or the release says.

mod abroad;

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
use std::collections::{HashMap, HashSet};

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

/// Builds the positions of all humans, in text order.
pub fn build(doc: &Doc, found: &Found, humans: &[Human], setting: &Setting) -> Vec<Post> {
    let owners = owners(found, humans);
    let mut bonds: Vec<&Bond> = found.bonds.iter().collect();
    bonds.sort_by_key(|b| (found.titles[b.title].start, found.names[b.name].start));
    let mut out: Vec<Post> = Vec::new();
    // «профессор МГУ», «старший научный сотрудник отдела графики» are posts
    let body = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
    let placed = |t: &Title| {
        let named = || begun_in(setting.bodies, t.heads[0].end, t.end).iter().any(|b| b.end <= t.end);
        t.class == TitleClass::Degree && (t.heads[0].end < t.end && body(t.heads[0].end) || named())
    };
    let whole = if bonds.is_empty() { HashMap::new() } else { in_full(setting) };
    let mut seen: HashSet<(usize, String)> = HashSet::new();
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
            set(&mut post, represented(doc, title, &found.names[bond.name], setting.states), "list");
        }
        // «председатель Думы» is of the only one told before
        let lone = post.organization.as_ref().is_some_and(|name| !name.contains(' ')) && doc.capital(title.end - 1);
        if post.organization.is_none() || lone {
            let own = || if lone { None } else { own_body(doc, title, setting.bodies) };
            // «от Черногории – председатель Скупщины»: not of the «Народная скупщина Республики Сербской» told before
            let listed = post.country_from == Some("list");
            let fits = |b: &&Body| !(lone && listed) || b.country == post.country;
            let told = told_body(doc, title, setting.bodies).filter(fits).or_else(own);
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
        if seen.insert((person, lower(&post.title))) {
            out.push(post);
        }
    }
    drop_echoes(doc, &mut out);
    out
}

/// «Заседание Комиссии МПА СНГ вела председатель комиссии А»: is every body told before that the office may mean by its noun
/// alone a part of one of several states?
fn of_told_union(doc: &Doc, title: &Title, post: &Post, bodies: &[Body]) -> bool {
    let noun = title.heads[title.heads.len() - 1].end;
    let kind = |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| s.entry);
    if noun + 1 != title.end || !matches!(post.country_from, None | Some("organization")) {
        return false;
    }
    let Some(mine) = kind(noun) else { return false };
    let before = bodies[..bodies.partition_point(|b| b.start < title.start)].iter().rev().take(TOLD);
    let mut told =
        before.filter(|b| b.end - b.start > 1 && kind(b.start + head_within(doc, b)) == Some(mine)).peekable();
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
fn in_full<'s>(setting: &Setting<'s>) -> HashMap<String, Vec<&'s Body>> {
    let mut out: HashMap<String, Vec<&Body>> = HashMap::new();
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
    match (whole, before) {
        ([only], _) | (_, [only]) => Some(only),
        _ => None,
    }
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
    titles::part(doc, title).is_some() && !(title.heads[0].end..title.end).any(named)
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

/// «Заместитель министра обороны А … Заместитель министра А»: an office that begins another of the same person says nothing new;
/// nor does «посол А», «посол Кореи А» behind «Чрезвычайный и Полномочный Посол Республики Корея А».
fn drop_echoes(doc: &Doc, posts: &mut Vec<Post>) {
    let of_state = |short: &Post, title: &str, long: &Post| {
        let told = short.organization.is_none() && title.split_whitespace().count() < 4;
        told && short.country.is_some() && short.country == long.country && long.role.ends_with(&short.role)
    };
    let begins = |short: &Post, title: &str, long: &Post| {
        let role = long.role.ends_with(title) && long.role != title || of_state(short, title, long);
        let envoy = short.class == TitleClass::Diplomat && lower(&long.title) != title && role;
        envoy && long.title.len() > short.title.len()
            || lower(&long.title).strip_prefix(title).is_some_and(|rest| rest.starts_with(' '))
    };
    let mut of_person: HashMap<usize, Vec<usize>> = HashMap::new();
    posts.iter().enumerate().for_each(|(i, p)| of_person.entry(p.person).or_default().push(i));
    let mut echo = vec![false; posts.len()];
    for held in of_person.values().filter(|held| held.len() > 1) {
        let held = &held[..held.len().min(MOST_HELD)];
        let titles: Vec<String> = held.iter().map(|&i| lower(&posts[i].title)).collect();
        let cores: Vec<Option<String>> = held.iter().map(|&i| without_state(doc, &posts[i])).collect();
        for (n, &i) in held.iter().enumerate() {
            // «губернатор области России», «губернатор области Российской Федерации»: of two names of one state the first stays
            let twin = |m: usize| cores[m] == cores[n] && posts[held[m]].country == posts[i].country;
            let twice = cores[n].is_some() && (0..n).any(twin);
            echo[i] = twice || held.iter().any(|&o| begins(&posts[i], &titles[n], &posts[o]));
        }
    }
    let mut echoes = echo.into_iter();
    posts.retain(|_| !echoes.next().unwrap_or(false));
}

/// Offices of one human that are compared with one another.
const MOST_HELD: usize = 64;

/// The title in lower case without the state that ends it, if one does.
fn without_state(doc: &Doc, post: &Post) -> Option<String> {
    let most = post.end.saturating_sub(post.start).min(8);
    let from = (post.end - most..post.end)
        .find(|&k| countries::at(doc, k).is_some_and(|s| s.is_noun() && s.end == post.end))?;
    let state = crate::text::repair(doc.text.span(from, post.end));
    lower(&post.title).strip_suffix(lower(&state).as_str()).map(|core| core.trim_end().to_owned())
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
fn represented(doc: &Doc, title: &Title, name: &Name, states: &[State]) -> Option<String> {
    let verb = |k: usize| k < doc.len() && doc.is_class(k, Class::REPRESENTS);
    let accusative = |s: &&State| doc.noun(s.start).has(Case::Acc) || doc.adjective(s.start).has(Case::Acc);
    let (start, end) = (title.start.min(name.start), title.end.max(name.end));
    let floor = doc.text.sentences[doc.text.sentence_of(start)].start;
    // «Иран участвовал впервые: его представлял министр А»
    let it = start > floor + 1 && verb(start - 1) && matches!(doc.text.fold(start - 2), "его" | "ее");
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

/// «от Исполкома СНГ – советник А», «Секретариат ОДКБ представляли директор А и советник Б»: the body for which the holder at
/// `at` and those before him have come.
fn party<'s>(doc: &Doc, named: &[bool], at: usize, bodies: &'s [Body]) -> Option<&'s Body> {
    let text = doc.text;
    let floor = text.sentences[text.sentence_of(at)].start;
    let between = |k: usize| named[k] || text.is(k, ",") || phrase::is_and(doc, k) || text.reads(k, "также");
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
    (from || dash && told() || represents_it && opens).then_some(union.unwrap_or(body))
}

/// Tokens before a holder that others of his party may fill.
const MOST_BEFORE: usize = 60;

/// «От принимающей стороны выступил министр А»: the state where the release tells first that it is.
fn hosts(doc: &Doc, title: &Title, spots: &[Spot]) -> Option<String> {
    let start = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    let host = |k: usize| {
        let side = matches!(doc.text.fold(k + 1), "стороны" | "сторону" | "сторона" | "страны" | "страну");
        doc.text.fold(k).starts_with("принимающ") && side
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
        local: matches!(title.class, TitleClass::Regional | TitleClass::Law) || of_area(doc, title),
        weight: worth(doc, title),
    };
    office_country(doc, title, setting, &mine, &mut post);
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
    if post.accredited_to.is_none() && doc.know.titles[title.entry as usize].accredited {
        post.accredited_to = appointed_to(doc, name.end).map(|s| doc.know.countries[s.entry as usize].code.clone());
    }
    post.place = setting
        .spots
        .iter()
        .find(|s| s.start >= title.start && s.end <= title.end && mine(s.start) && seat(doc, s))
        .or_else(|| area_meant(doc, title, setting.spots))
        .map(|s| s.name.clone());
    // «Индии», «Республики Индии»
    let whose = |own: (usize, usize)| (own.0..own.1.min(own.0 + 2)).find_map(|k| countries::at(doc, k));
    if let Some(state) = bond.own.and_then(whose).filter(State::is_noun) {
        set(&mut post, Some(doc.know.countries[state.entry as usize].code.clone()), "list");
    }
    let apart = bond.how == How::Told;
    if post.country.is_none() && !apart {
        beside_name(doc, title, name.end, setting, &mut post);
    }
    if post.country.is_none() && !apart {
        heading(doc, named, title, name.start, &mut post);
    }
    if post.country.is_none() && !apart && title.end <= name.start {
        set(&mut post, area_party(doc, title.start), "list");
    }
    if post.country.is_none() && !apart && (!of_business(doc, title) || heads_chamber(doc, title)) {
        let at = title.start.min(name.start);
        set(&mut post, delegation_headed(doc, at).or_else(|| delegation_told(doc, at)), "list");
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
    let office = match office_of(doc, title, first_body) {
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
    let named_in = begun_in(setting.bodies, title.heads[0].end, title.end);
    let international = named_in.iter().any(|b| of_states(b) && employs(b));
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
    let other = |k: usize| {
        let state = (doc.capital(k) && doc.text.fold(k).contains("ск")).then(|| doc.sense(k, adjective)).flatten();
        state.is_some_and(|s| Some(&doc.know.countries[s.entry as usize].code) != post.country.as_ref())
    };
    if post.country_from == Some("list") && (title.heads[0].end..title.end).any(other) {
        (post.country, post.country_from) = (None, None);
    }
    post.office = if both.is_some() { Office::Other } else { office };
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

/// Countries of offices that name none, from what stands around them: another office of the same person, the office right
/// before in a series, the superior of a bare «заместитель»; at last the releasing authority's state.
pub fn settle(doc: &Doc, found: &Found, humans: &[Human], posts: &mut [Post], spots: &[Spot], authority: &Authority) {
    let owners = owners(found, humans);
    // «Постоянный представитель страны в Нью-Йорке»: the country is the release's own
    let country =
        |p: &Post| (p.start..p.end).any(|k| k > p.start && doc.know.grammar.stems.own_country.has(doc.text.fold(k)));
    for p in posts.iter_mut().filter(|p| p.office == Office::State && p.class != TitleClass::Diplomat) {
        if country(p) {
            continue;
        }
        // «главы Чувашии и Гагаузии А и Б»: each of his own
        let inside = || spots.iter().filter(|s| s.start >= p.start && s.end <= p.end);
        let spot = inside().find(|s| Some(&s.name) == p.place.as_ref()).or_else(|| inside().next());
        set(p, spot.and_then(|s| s.country.clone()).filter(|code| may_be_of(doc, (p.start, p.end), code)), "place");
    }
    // «вице-губернатор провинции Санта-Фе»: of two places of that name the release has meant one
    for p in posts.iter_mut().filter(|p| p.country_from == Some("place")) {
        let spot = spots.iter().find(|s| s.start >= p.start && s.end <= p.end && Some(&s.name) == p.place.as_ref());
        if let Some(code) = spot.and_then(|s| s.country.clone()) {
            p.country = Some(code);
        }
    }
    for i in 0..posts.len() {
        if posts[i].country.is_some() {
            continue;
        }
        // «Генеральный секретарь ШОС … его заместители»: of no state either
        if chief(doc, found, &owners, posts, i).is_some_and(|chief| posts[chief].international) {
            posts[i].international = true;
        }
        if let Some(t) = nameless_chief(doc, found, posts[i].start).map(|t| &found.titles[t]) {
            let inside = spots.iter().find(|s| s.start >= t.start && s.end <= t.end);
            set(&mut posts[i], inside.and_then(|s| s.country.clone()), "list");
        }
        // «Посла сопровождал советник по торговле А»
        let whose = accompanied(doc, posts, i);
        set(&mut posts[i], whose, "list");
        if posts[i].country.is_some() || posts[i].united {
            continue;
        }
        // «хоким города и его заместитель по социальным вопросам»
        if posts[i].office == Office::Other {
            let deputy = || doc.is_word(posts[i].start) && doc.is_class(posts[i].start, Class::DEPUTY);
            let near = if deputy() { superior(doc, found, &owners, posts, i) } else { None };
            let near = near.or_else(|| beside_chief(doc, found, posts, i).filter(|_| deputy()));
            let near = near.or_else(|| deputy_of_told(posts, i).filter(|_| deputy()));
            // «посол Таджикистана … советник посольства»
            let near = near.or_else(|| fellow_envoys(posts, i).filter(|_| posts[i].abroad));
            // «представитель Кыргызской Республики, советник посольства А»
            let title = |p: &&Post| p.person == posts[i].person && p.country_from == Some("title");
            let envoy = posts[i].class == TitleClass::Diplomat;
            let own = || posts.iter().find(title).filter(|_| envoy).and_then(|p| p.country.clone());
            let near = near.or_else(own);
            set(&mut posts[i], near, "list");
            continue;
        }
        // «национальный координатор от КНР, посол по особым поручениям»
        let delegated = |p: &Post| p.country_from == Some("title") && (p.start..p.end).any(|k| doc.text.reads(k, "от"));
        let office = |p: &Post| p.country.is_some() && (p.office != Office::Other || delegated(p));
        let mine = |p: &Post| p.person == posts[i].person && office(p);
        let own = posts.iter().find(|p| mine(p)).and_then(|p| p.country.clone());
        let near = match another_ambassador(doc, posts, i) || heads(doc, posts[i].start) {
            true => own,
            false => own
                .or_else(|| superior(doc, found, &owners, posts, i))
                .or_else(|| beside_chief(doc, found, posts, i))
                .or_else(|| deputy_of_told(posts, i))
                .or_else(|| neighbour(doc, found, posts, i))
                .or_else(|| fellow_envoys(posts, i)),
        };
        set(&mut posts[i], near, "list");
    }
    let (mut state, mut others) = (0, 0);
    for p in posts.iter() {
        match p.class {
            TitleClass::Any | TitleClass::Public | TitleClass::Rank | TitleClass::Degree | TitleClass::Honor => {}
            // «президент», «вице-президент»: a federation has them too
            _ if p.office == Office::Unclear && p.bare => {}
            TitleClass::State
            | TitleClass::Regional
            | TitleClass::Law
            | TitleClass::Military
            | TitleClass::Diplomat
                if p.office != Office::Other =>
            {
                state += 1
            }
            _ => others += 1,
        }
    }
    // «министр территориального управления и инфраструктур»: Armenia alone has one
    for p in posts.iter_mut().filter(|p| p.country.is_none() && p.office == Office::State && !p.international) {
        let folded = names::folded(&p.title);
        let state = folded.contains("минист").then(|| doc.know.grammar.portfolio_state(&folded)).flatten();
        set(p, state.map(str::to_owned), "organization");
    }
    let national = |p: &Post| {
        let minister = p.class == TitleClass::State || p.role.ends_with("министра");
        let commission = p.title.ends_with(" ЦИК");
        (minister || commission) && p.office == Office::State && !p.bare && !p.title.contains(" по ")
    };
    // «Заместитель министра приняла … В беседе участвовал начальник управления международного сотрудничества А»
    let lead = posts.first().filter(|p| p.office == Office::State && p.class != TitleClass::Diplomat).cloned();
    let unnamed = |o: &String| o.chars().next().is_some_and(char::is_lowercase);
    let division = |k: usize| doc.know.grammar.stems.divisions_led.has(doc.text.fold(k));
    let opens = |p: &Post| {
        let divided = lead.is_some() && p.class == TitleClass::Any && (p.start + 1..p.end).any(division);
        divided && p.organization.as_ref().is_none_or(unnamed)
    };
    let foreign = foreigners(doc, found, &owners, humans, authority);
    let united = posts.iter().filter(|p| p.international).filter_map(|p| p.organization.as_deref());
    let unions: Vec<String> = united.map(names::folded).collect();
    let mut federated = None;
    // «министр культуры Абхазии»: of an area that the lexicon gives no state, nobody else's gives one
    let stateless = |p: &Post| {
        let first = spots.partition_point(|s| s.start < p.start);
        let mut inside = spots[first..].iter().take_while(|s| s.end <= p.end);
        inside.any(|s| s.known && s.country.is_none() && s.kind == "region")
    };
    for p in posts.iter_mut().filter(|p| p.country.is_none() && !stateless(p)) {
        match &foreign[p.person] {
            Home::Own => {}
            Home::Untold if p.office == Office::State => {}
            Home::Abroad(home) => {
                // «почётный консул в Пусане»: of the state that receives him he is no envoy
                let guest = Some(home) != p.accredited_to.as_ref();
                if guest && (p.office == Office::State || p.office == Office::Unclear && !p.bare) {
                    p.weight = p.weight.min(0.8);
                    set(p, Some(home.clone()), "name");
                }
                continue;
            }
            Home::Untold | Home::Foreign => continue,
        }
        // «директор Калужского филиала банка», «руководитель представительства компании», «председатель студенческого сената»
        let has = |stem: &str| (p.start..p.end).any(|k| doc.text.fold(k).starts_with(stem));
        let bank = || (p.start..p.end).any(|k| doc.text.fold(k).contains("банк"));
        let branch = has("филиал") && bank() || has("представительств") && !has("постоянн") || has("студенческ");
        let regional = || (p.start..p.end).any(|k| doc.is_class(k, Class::AREA));
        if branch && p.class != TitleClass::Diplomat && !regional() {
            continue;
        }
        // «лучший снайпер»: how he fared
        let title = lower(&p.title);
        if title.starts_with("лучш") {
            continue;
        }
        // «директор Удмуртского филиала», «глава парламентской группы дружбы»: of a company, of either state
        let inside = |words: &str| title.contains(words);
        // «командир 201-й военной базы»: many stand in another state
        let shared = inside("филиал")
            || inside("военной базы")
            || inside("авиабазы")
            || inside("группы дружбы") && foreign[p.person] != Home::Own;
        // «наш посол был принят министром А»: by whom, of a people that is not the release's
        let receives = p.start > 0 && doc.text.fold(p.start - 1).starts_with("принят");
        if shared || receives && foreign[p.person] != Home::Own {
            continue;
        }
        // «Председатель Экономического Суда СНГ …, судьи Экономического Суда»
        if p.organization.as_ref().is_some_and(|o| shortened(&unions, o)) {
            continue;
        }
        // «настоятель храма»; «отряд «Долг» (командир А)»
        // «командир «Татарстана»»: a ship calls at other states' ports
        let ship = title.starts_with("командир «");
        if p.class == TitleClass::Church || ship || p.bare && lower(&p.role) == "командир" {
            continue;
        }
        // «за ассоциацию – её президент А»
        let owned = p.start > 8 && matches!(doc.text.fold(p.start - 1), "его" | "ее" | "их");
        let of_state = |k: usize| doc.any_of(k, SenseKind::STATES) || doc.text.fold(k).starts_with("стран");
        if owned && lower(&p.role) == "президент" && !(p.start - 8..p.start - 1).any(of_state) {
            continue;
        }
        // «заместитель акима области»: no Russian, whoever releases it
        if let Some(states) = (p.start..p.end).find_map(|k| doc.know.grammar.office_states(doc.text.fold(k))) {
            let own = authority.state.as_deref().filter(|own| states.contains(own));
            let mut told = states.split(' ').filter(|code| authority.told.iter().any(|told| told == code));
            let alone = told.next().filter(|_| told.next().is_none()).or(Some(states).filter(|s| s.len() == 2));
            set(p, own.or(alone).map(str::to_owned), "release");
            continue;
        }
        // «первый заместитель председателя области» in an embassy's release: of those who receive it
        if authority.mission && p.local && p.class != TitleClass::Diplomat && p.office == Office::State {
            continue;
        }
        // «руководитель Федерального агентства»: of no state that has no federal ones
        let federal = |k: usize| doc.text.fold(k).starts_with("федеральн");
        let federation = |code: &str| doc.know.grammar.stems.federations.has(code);
        if p.office == Office::State
            && (p.start..p.end).any(federal)
            && authority.state.as_deref().is_some_and(|own| !federation(own))
        {
            let mut told = authority.told.iter().filter(|code| federation(code));
            let alone = told.next().filter(|_| told.next().is_none()).cloned();
            p.weight = p.weight.min(0.85);
            set(p, alone, "release");
            continue;
        }
        // «Президиум федерации: президент – А»: in a small letter, where a federation is told of
        let chairs = |p: &Post| p.bare && lower(&p.role) == "президент" && !doc.capital(p.start);
        if chairs(p) && *federated.get_or_insert_with(|| of_federation(doc)) {
            continue;
        }
        let told = state > others || authority.official || opens(p);
        let sure = p.office == Office::State || p.office == Office::Unclear && told;
        let sure = sure || p.office == Office::Other && !p.international && beside_lead(doc, lead.as_ref(), p);
        // «посол в Баку», «советник посольства в Токио»: whoever is sent abroad without a word by whom is one's own
        let seat = || spots.iter().find(|s| s.start > p.start && s.end <= p.end && in_place(doc, s.start, p.start));
        let seat = || if p.abroad { seat().and_then(|s| s.country.clone()) } else { None };
        let host = p.accredited_to.clone().or_else(seat);
        // «посол СССР в Афганистане»
        let told = || {
            (p.start..p.end)
                .any(|k| countries::at(doc, k).is_some_and(|s| doc.know.countries[s.entry as usize].historical))
        };
        // «посол по особым поручениям», «посол в отставке»
        let at_large = p.envoy && (p.start..p.end).any(|k| doc.is_class(k, Class::ELSEWHERE));
        let abroad = host.is_some() && authority.state.is_some() && host != authority.state;
        let sent = (abroad || at_large) && !told();
        let diplomat = (p.class == TitleClass::Diplomat || p.abroad) && !sent;
        // «генеральный секретарь министерства» is of no union
        let union = of_union(doc, &p.role) && !has("министерств");
        let sure = sure || audits(doc, p);
        let sure = (sure || p.abroad) && !union && !p.international;
        if sure && (!diplomat || authority.mission) && (!authority.several || p.local) {
            p.weight = p.weight.min(0.85);
            set(p, authority.state.clone().filter(|_| !authority.faint), "release");
        } else if sure && !diplomat && national(p) {
            // «в Ереване Генсек ОДКБ встретился с министром обороны»; unions have ministers «по интеграции»
            p.weight = p.weight.min(0.8);
            set(p, authority.host.clone(), "release");
        }
    }
    abroad::settle(doc, found, &owners, posts, spots, authority);
    // «Сенатор Хайме Осорио и член Палаты представителей Каролина Вильегас»: both of the guests
    for i in 1..posts.len() {
        let (before, p) = (&posts[i - 1], &posts[i]);
        let joined = || {
            let name = found.names.get(found.names.partition_point(|n| n.start < before.end));
            name.is_some_and(|n| n.end + 1 == p.start && super::phrase::is_and(doc, n.end))
        };
        let guests = before.country_from == Some("name") && p.country_from == Some("release");
        if guests && before.person != p.person && joined() {
            (posts[i].country, posts[i].country_from) = (before.country.clone(), Some("list"));
        }
    }
    // «начальник управления А и атташе Б»: of the release's own officials the later one shares the state
    for i in 0..posts.len() {
        let p = &posts[i];
        let own = p.office != Office::Other && !p.international && foreign[p.person] == Home::Own;
        if p.country.is_none() && own && !stateless(p) && !another_ambassador(doc, posts, i) {
            let near = neighbour(doc, found, posts, i);
            set(&mut posts[i], near, "list");
        }
    }
    receive(doc, posts, authority);
    share_body(doc, found, posts);
    // «полпред Президента в СФО» serves at home
    for p in posts.iter_mut().filter(|p| p.country == p.accredited_to) {
        p.accredited_to = None;
    }
}

/// Does the text tell of a federation, an association, a league, which have presidents?
fn of_federation(doc: &Doc) -> bool {
    let union = |k: usize| doc.know.grammar.stems.unions.begins(doc.text.fold(k));
    let state = |k: usize| doc.any_of(k, SenseKind::COUNTRIES) || k > 0 && doc.any_of(k - 1, SenseKind::COUNTRIES);
    doc.with(0, doc.len(), Traits::senses(SenseKind::OrgHead.bit())).any(|k| union(k) && !state(k))
}

/// «Председатель Центрального банка принял … исполнительный директор А», «Президент вручил … советник президента Б»: an
/// office that says nothing of its own, in the release that an official of such a body begins.
fn beside_lead(doc: &Doc, lead: Option<&Post>, p: &Post) -> bool {
    let Some(lead) = lead else { return false };
    let own = p.organization.is_none() || p.organization == lead.organization;
    let of_bank = lead.organization.as_ref().is_some_and(|name| state_bank(doc, name)) && own;
    let banker = matches!(p.class, TitleClass::Company | TitleClass::Any | TitleClass::Public);
    let president = lead.class == TitleClass::State && lead.role == "президент";
    let adviser = president && (p.start + 1..p.end).any(|k| doc.text.reads(k, "президента"));
    of_bank && banker || adviser && p.class != TitleClass::Company
}

/// «Центральный банк», «Национальный банк»
fn state_bank(doc: &Doc, name: &str) -> bool {
    let folded = names::folded(name);
    folded.contains("банк") && doc.know.grammar.stems.state_banks.begins(&folded)
}

/// «Экономический Суд» beside «Экономический Суд СНГ»: a body of a union, called without the union.
fn shortened(unions: &[String], organization: &str) -> bool {
    let short = names::folded(organization);
    unions.iter().any(|whole| whole.strip_prefix(short.as_str()).is_some_and(|rest| rest.starts_with(' ')))
}

/// Of humans whose names are of another tradition than the release's state: the one state of that tradition that the release
/// tells of. «Фам Тхань Туой» is at home in Hanoi, «Ласло Кёвер» in Budapest.
fn foreigners(
    doc: &Doc,
    found: &Found,
    owners: &[Option<usize>],
    humans: &[Human],
    authority: &Authority,
) -> Vec<Home> {
    let mut out = vec![Home::Own; humans.len()];
    let Some(own) = authority.state.as_deref() else { return out };
    let grammar = &doc.know.grammar;
    let one_told = |home: &dyn Fn(&str) -> bool| {
        let mut told = authority.told.iter().filter(|code| home(code));
        match (told.next(), told.next()) {
            (None, _) => Home::Untold,
            (Some(one), None) => Home::Abroad(one.clone()),
            _ => Home::Foreign,
        }
    };
    for (name, owner) in found.names.iter().zip(owners) {
        let Some(person) = *owner else { continue };
        if name.eastern && !grammar.has_eastern_names(own) {
            out[person] = match one_told(&|code| grammar.has_eastern_names(code)) {
                Home::Untold => Home::Foreign,
                home => home,
            };
            continue;
        }
        let Some(tradition) = tradition(doc, name, &humans[person]) else {
            if grammar.stems.russian_names.has(own) && unheard_of(doc, name) {
                out[person] = Home::Foreign;
            }
            continue;
        };
        // «Инкери Вяйнёвна Рантанен»: a patronymic makes nobody a Finn of Finland
        let patronymic = |k: usize| ["вна", "вич", "ична", "ьич"].iter().any(|end| doc.text.fold(k).ends_with(end));
        let fathered = name.end > name.start + 2 && (name.start + 1..name.end).any(patronymic);
        let told = |code: &str| {
            doc.know.grammar.stems.patronymic_states.has(code) && authority.told.iter().any(|told| told == code)
        };
        let native = |homes: &str| homes.split(' ').any(told);
        let elsewhere = |homes: &&str| !homes.contains(own) && (!fathered || native(homes));
        if let Some(homes) = grammar.name_homes(tradition).filter(elsewhere) {
            out[person] = match one_told(&|code| homes.contains(code)) {
                Home::Untold if !grammar.borrows_names(tradition, own) => Home::Foreign,
                home => home,
            };
        } else if let Some(homes) = grammar.name_homes_told(tradition).filter(elsewhere) {
            if let home @ Home::Abroad(_) = one_told(&|code| homes.contains(code)) {
                out[person] = home;
            }
        } else if grammar.name_homes_wide(tradition).is_some_and(|homes| elsewhere(&homes)) {
            out[person] = Home::Foreign;
        }
    }
    out
}

/// «Фетлеворк Алемайеху»: neither the given name nor the surname is one that the dictionary or a list has, or ends as those
/// of the former Soviet Union do.
fn unheard_of(doc: &Doc, name: &Name) -> bool {
    use super::names::Role;
    const KNOWN: u16 = Flags::GIVEN_SURE | Flags::SURNAME_SURE | Flags::PATRONYMIC;
    let known = |k: usize| {
        let fold = doc.text.fold(k);
        let shapes = doc.know.grammar.russian_shape(fold)
            || doc.know.grammar.given_shape(fold)
            || doc.know.grammar.surname_shape(fold);
        shapes || doc.flags(k).has(KNOWN) || doc.any_of(k, SenseKind::GivenName.bit() | SenseKind::Surname.bit())
    };
    let whole = name.parts.iter().any(|p| p.role == Role::Given && !p.initial)
        && name.parts.iter().any(|p| p.role == Role::Surname);
    whole && !(name.start..name.end).any(|k| !doc.is_word(k) || doc.text.tokens[k].shape == Shape::Letter || known(k))
}

/// Where a human is at home by the people that his name is of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Home {
    /// Nothing tells against the release's own state.
    Own,
    /// In no state that the release tells of.
    Untold,
    /// In one of several states told, or in none that can be known.
    Foreign,
    /// In the one state of his people that the release tells of.
    Abroad(String),
}

/// The tradition of a name's first given name; where that tells no home, of a surname or patronymic made the Russian way.
fn tradition<'d>(doc: &Doc<'d>, name: &Name, human: &Human) -> Option<&'d str> {
    use super::names::Role;
    let given = name.parts.iter().find(|p| p.role == Role::Given && !p.initial);
    let at_home = |o: &&str| doc.know.grammar.name_homes(o).is_some() || doc.know.grammar.name_homes_told(o).is_some();
    // «Петра» is of «Пётр» here, and «Дана» not of «Дан»
    let own = human.name.given.as_deref().and_then(|g| g.split([' ', '-']).next()).map(names::folded);
    let entry = |s: crate::rules::Sense| &doc.know.given[s.entry as usize];
    let senses = || given.into_iter().flat_map(|p| doc.senses_of(p.start, SenseKind::GivenName.bit()));
    let mine = senses().map(entry).find(|g| own.as_deref() == Some(names::folded(&g.name).as_str()));
    let origin = mine.or_else(|| senses().map(entry).next()).map(|g| g.origin.as_str());
    // «Насир-уль-Мульк», «Ахмед аль-Сабах»
    // «Хамдан бен Ахмед Аль Марри»
    let apart = |k: usize| matches!(doc.text.fold(k), "аль" | "бен" | "бин" | "ибн") && doc.capital(k + 1);
    let joined = |k: usize| doc.has(k, Traits::HYPHENED) && names::with_article(doc.text.word(k));
    if (name.start..name.end).any(joined) || (name.start + 1..name.end.max(1) - 1).any(apart) {
        return Some("article").filter(at_home);
    }
    // «Эммануэль Квабена Одуро»: Africans bear names of Europe beside their own
    let african = |p: &super::names::Part| {
        doc.senses_of(p.start, SenseKind::GivenName.bit()).any(|s| entry(s).origin == "african")
    };
    let colonial = matches!(origin, Some("english" | "french" | "portuguese"));
    if colonial && name.parts.iter().filter(|p| !p.initial).any(african) {
        return Some("african").filter(at_home);
    }
    // «Ньямдоржийн Анхбаяр»
    let father = |p: &super::names::Part| !p.initial && p.end > p.start && names::mongolian_father(doc, p.start);
    if origin.is_none() && name.parts.iter().any(father) {
        return Some("mongolian").filter(at_home);
    }
    origin.filter(at_home).or_else(|| {
        let other = |p: &&super::names::Part| p.role != Role::Given && !p.initial;
        let russian = name.parts.iter().filter(other).any(|p| doc.know.grammar.russian_shape(doc.text.fold(p.end - 1)));
        if russian { Some("russian") } else { origin }
    })
}

/// «посол», «временный поверенный в делах»; a consul's or attaché's host is told.
fn envoy(doc: &Doc, title: &Title) -> bool {
    let head = &doc.know.titles[title.entry as usize];
    head.accredited && (head.lemma.ends_with("посол") || head.lemma.contains("поверенный"))
}

/// «посол Италии» in a release of another state: the state that receives him. A consul's or attaché's host is told.
fn receive(doc: &Doc, posts: &mut [Post], authority: &Authority) {
    let Some(host) = authority.state.as_ref().filter(|_| !authority.mission && !authority.several) else { return };
    // «посол по особым поручениям», «постпред при ООН», «посол в отставке»
    let elsewhere = |k: usize| doc.is_class(k, Class::ELSEWHERE);
    for p in posts.iter_mut().filter(|p| p.envoy && !p.international && p.accredited_to.is_none()) {
        let foreign = p.country.as_ref().is_some_and(|c| c != host);
        if foreign && !(p.start..p.end).any(elsewhere) {
            p.accredited_to = Some(host.clone());
        }
    }
}

/// «его заместитель», «и первый заместитель Б»: the body of the office right before; «директор и совладелец агентства»: of the
/// same human's behind «и».
fn share_body(doc: &Doc, found: &Found, posts: &mut [Post]) {
    for i in 1..posts.len() {
        let (p, next) = (&posts[i - 1], &posts[i]);
        let joined = p.end + 1 == next.start && super::phrase::is_and(doc, p.end) && p.person == next.person;
        if joined && p.bare && p.organization.is_none() {
            posts[i - 1].organization = next.organization.clone();
        }
    }
    for i in 1..posts.len() {
        let (before, p) = (&posts[i - 1], &posts[i]);
        let deputy = || {
            let lemma = p.role.as_str();
            doc.know.grammar.classes(lemma).has(Class::DEPUTY)
        };
        let his = || {
            let pronoun = p.start > 0 && matches!(doc.text.fold(p.start - 1), "его" | "ее");
            pronoun && nameless_chief(doc, found, p.start).is_none()
        };
        let near = || {
            let (a, b) = (doc.text.sentence_of(before.start), doc.text.sentence_of(p.start));
            a == b || a + 1 == b && his()
        };
        if p.bare && p.organization.is_none() && p.person != before.person && deputy() && near() {
            let state = before.country.clone().filter(|_| his() && before.organization.is_some());
            posts[i].organization = before.organization.clone();
            set(&mut posts[i], state, "list");
        }
    }
}

/// «От имени губернатора области гостей приветствовал его советник А»: the title without a holder, in the sentence, of whom
/// «его» before token `at` points at.
fn nameless_chief(doc: &Doc, found: &Found, at: usize) -> Option<usize> {
    let his = at.checked_sub(1).filter(|&k| matches!(doc.text.fold(k), "его" | "ее"))?;
    let start = doc.text.sentences[doc.text.sentence_of(his)].start;
    let before = found.titles.partition_point(|t| t.start < his).checked_sub(1)?;
    let title = Some(&found.titles[before]).filter(|t| t.start >= start && t.end <= his && t.singular)?;
    let held = found.bonds.iter().any(|b| b.title == before) || found.names.iter().any(|n| n.start == title.end);
    (!held).then_some(before)
}

/// The country of the office before, when a comma or «и» joins the two («Президентом Армении А и министром обороны Б»), or
/// when the later one is a bare deputy («его заместитель»).
fn neighbour(doc: &Doc, found: &Found, posts: &[Post], i: usize) -> Option<String> {
    let sentence = doc.text.sentences[doc.text.sentence_of(posts[i].start)];
    let before = posts[..i]
        .iter()
        .rev()
        .find(|p| p.start >= sentence.start && p.end <= posts[i].start && p.person != posts[i].person)?;
    let after_name = found.names.iter().map(|n| n.end).filter(|&e| e <= posts[i].start && e >= before.end).max()?;
    let between = after_name..posts[i].start;
    // «А, прибывший в сопровождении министра Б»
    let arrives = |k: usize| doc.is_word(k) && doc.text.fold(k).starts_with("прибы");
    if doc.text.reads(posts[i].start.saturating_sub(1), "сопровождении") && between.clone().any(arrives) {
        return before.country.clone();
    }
    let joined = between.len() <= 3
        && between.clone().all(|k| {
            super::phrase::is_and(doc, k)
                || doc.text.is(k, ",")
                || matches!(doc.text.fold(k), "его" | "ее" | "их" | "а" | "также")
        });
    // «… А, делегацию Организации тюркских государств – посол Б»
    let led = between.len() > 3 && matches!(doc.text.word(posts[i].start - 1), "–" | "—" | "-");
    // «с министром А встретился вице-премьер Б»: only a deputy or an aide is his across the verb
    let verb = || between.clone().any(|k| doc.flags(k).has(Flags::VERB));
    let role = lower(&posts[i].role);
    let aide = || doc.know.grammar.classes(&role).has(Class::DEPUTY) || role.contains("заместител");
    let bare = posts[i].bare && !led && (aide() || !verb());
    // «…и министром обороны Б»: an office that every state has one of, with nothing of its own to tell the state
    let national = matches!(posts[i].class, TitleClass::State | TitleClass::Military)
        && !(posts[i].start..posts[i].end).any(|k| doc.capital(k) && k > posts[i].start && !doc.headed(k));
    let explicit = matches!(before.country_from, Some("title" | "list" | "organization"));
    // «посол Румынии А и спикер парламента Б»: an ambassador stands for another state than his hosts
    let national = national && before.class != TitleClass::Diplomat;
    // «Посол А был принят Государственным секретарём Б», but «посол А и консул Б»
    // and «посол А передал послание эмира Б»
    let sender = doc.noun(posts[i].start).has(Case::Gen);
    let guest = before.class == TitleClass::Diplomat && posts[i].class == TitleClass::State && !sender;
    // «от Правительства области – министр А и начальник отдела Б»
    let head = lower(&posts[i].role).contains("начальник");
    let division = head && posts[i].office == Office::Unclear && before.office == Office::State;
    (joined && (bare || division || explicit && national) || bare && before.office != Office::Other && !guest)
        .then(|| before.country.clone())
        .flatten()
}

/// «С заключением Счётной палаты ознакомил аудитор А»: the chamber's, whose office is the state's.
fn audits(doc: &Doc, p: &Post) -> bool {
    let sentence = doc.text.sentences[doc.text.sentence_of(p.start)];
    let chamber =
        |k: usize| doc.text.fold(k).ends_with("счетной") && k + 1 < doc.len() && doc.text.reads(k + 1, "палаты");
    lower(&p.role) == "аудитор" && (sentence.start..sentence.end).any(|k| doc.is_word(k) && chamber(k))
}

/// «генеральный секретарь», «заместитель исполнительного секретаря»: offices that unions of states have, and no state.
fn of_union(doc: &Doc, role: &str) -> bool {
    doc.know.grammar.stems.union_secretaries.iter().any(|kind| {
        role.split_once(kind)
            .is_some_and(|(_, rest)| rest.split(' ').nth(1).is_some_and(|noun| noun.starts_with("секретар")))
    })
}

/// «Рустам Бадасян и его советник …»: the state of whoever stands right before «его».
fn superior(doc: &Doc, found: &Found, owners: &[Option<usize>], posts: &[Post], i: usize) -> Option<String> {
    chief(doc, found, owners, posts, i).and_then(|chief| posts[chief].country.clone())
}

/// The office, if one has a state else the first, of whom «его» before post `i` points at: the name right before, or the first of
/// the sentence behind «а», or of the sentence before.
fn chief(doc: &Doc, found: &Found, owners: &[Option<usize>], posts: &[Post], i: usize) -> Option<usize> {
    // «А поручил своему заместителю»
    let own = |k: usize| matches!(doc.text.fold(k), "своему" | "своей" | "своего" | "свою" | "своим");
    let whose = |&k: &usize| matches!(doc.text.fold(k), "его" | "ее") || own(k);
    let his = posts[i].start.checked_sub(1).filter(whose)?;
    let end = his - usize::from(his > 0 && super::phrase::is_and(doc, his - 1));
    let sentence = doc.text.sentence_of(his);
    // «А провёл встречу, а его заместитель – …»
    let start = doc.text.sentences[sentence].start;
    let opposed = his > 0 && doc.text.reads(his - 1, "а") || own(his);
    let subject = || found.names.iter().position(|n| n.start >= start && n.end < his).filter(|_| opposed);
    let name = found.names.iter().position(|n| n.end == end).or_else(subject);
    // «… приветствовал Генеральный секретарь. В дискуссиях участвовали его заместители»: of a union only
    let before = || {
        let from = doc.text.sentences[sentence.checked_sub(1)?].start;
        let last = found.names.iter().rposition(|n| n.start >= from && n.end <= start)?;
        posts.iter().any(|p| Some(p.person) == owners[last] && p.international).then_some(last)
    };
    let owner = owners[name.or_else(before)?]?;
    let mut own = (0..posts.len()).filter(|&p| posts[p].person == owner);
    let first = own.next()?;
    [first].into_iter().chain(own).find(|&p| posts[p].country.is_some()).or(Some(first))
}

/// «Председатель Парламента Молдовы А и заместители председателя Б и В»: the state of the chief right before, or of another deputy.
fn beside_chief(doc: &Doc, found: &Found, posts: &[Post], i: usize) -> Option<String> {
    if !posts[i].role.contains("заместител") {
        return None;
    }
    let sentence = doc.text.sentences[doc.text.sentence_of(posts[i].start)];
    let title = lower(&posts[i].title);
    let chief = title.strip_prefix("первый ").unwrap_or(&title).strip_prefix("заместитель ")?;
    let told = |p: &&Post| p.start >= sentence.start && p.end <= posts[i].end && p.person != posts[i].person;
    let before = posts[..i].iter().rev().find(told)?;
    let from = found.names.iter().map(|n| n.end).find(|&end| end >= before.end)?;
    let to = posts[i].start.max(from);
    let joined = (from..to)
        .all(|k| doc.text.is(k, ",") || super::phrase::is_and(doc, k) || matches!(doc.text.fold(k), "а" | "также"));
    let role = lower(&before.role);
    let same = role.char_indices().last().is_some_and(|(at, _)| at > 0 && chief.starts_with(&role[..at]));
    let own = same && !chief.contains(' ') || lower(&before.title) == title;
    before.country.clone().filter(|_| to - from <= 3 && joined && own)
}

/// «Провёл начальник УМВД А. … Доложил заместитель начальника Б»: the state of the only chief told before who is called so.
fn deputy_of_told(posts: &[Post], i: usize) -> Option<String> {
    let title = lower(&posts[i].title);
    let chief = title.strip_prefix("первый ").unwrap_or(&title).strip_prefix("заместитель ")?;
    // «руководителя» is the genitive of «руководитель»
    let called = |p: &&Post| {
        let role = lower(&p.role);
        let stem = role.strip_suffix(['ь', 'й']).unwrap_or(&role);
        let serves =
            matches!(role.as_str(), "начальник" | "руководитель" | "командующий" | "прокурор" | "председатель");
        serves && chief.strip_suffix(['а', 'я', 'и', 'ы']).is_some_and(|genitive| genitive == stem)
    };
    let mut told = posts[..i].iter().filter(called);
    let first = told.next()?;
    let country = first.country.clone()?;
    told.all(|p| p.country.as_ref() == Some(&country)).then_some(country)
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

/// «Посла сопровождал советник по торговле А»: the state of the last one before who has that office.
fn accompanied(doc: &Doc, posts: &[Post], i: usize) -> Option<String> {
    let verb = posts[i].start.checked_sub(1).filter(|&k| k > 0 && doc.text.fold(k).starts_with("сопровожда"))?;
    let chief = doc.sense(verb - 1, SenseKind::TitleHead.bit())?;
    let lemma = doc.know.titles[chief.entry as usize].lemma.as_str();
    let head = |p: &&Post| p.start < verb && lower(&p.role).split(' ').next_back() == Some(lemma);
    posts[..i].iter().rev().find(head).and_then(|p| p.country.clone())
}

/// «аким принял делегацию компании во главе с её президентом»: the party that he heads is not his host's.
fn heads(doc: &Doc, at: usize) -> bool {
    let pronoun = |k: &usize| matches!(doc.text.fold(*k), "ее" | "его" | "их");
    let Some(with) = at.checked_sub(1).map(|k| if pronoun(&k) { k.saturating_sub(1) } else { k }) else { return false };
    with > 0 && matches!(doc.text.fold(with), "с" | "со") && doc.text.reads(with - 1, "главе")
}

/// Is it an ambassador behind another one? A state has one at a place: this one is another's.
fn another_ambassador(doc: &Doc, posts: &[Post], i: usize) -> bool {
    let head = |p: &Post| doc.know.grammar.stems.ambassadors.ends(&lower(&p.role));
    head(&posts[i]) && posts[..i].iter().any(|p| head(p) && p.person != posts[i].person)
}

/// «консул», «атташе»: alone, of the state whose envoys the release names before, if it is one.
fn fellow_envoys(posts: &[Post], i: usize) -> Option<String> {
    let envoy = |p: &Post| p.class == TitleClass::Diplomat || p.abroad;
    if !envoy(&posts[i]) || posts[i].international || !(posts[i].bare || posts[i].abroad) {
        return None;
    }
    let mut states = posts[..i].iter().filter(|p| envoy(p)).filter_map(|p| p.country.as_ref());
    let first = states.next()?;
    states.all(|s| s == first).then(|| first.clone())
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
    let noun = if led || nested { title.end - 1 } else { after };
    if !led && (title.end != noun + 1 || !doc.is_class(noun, Class::AREA)) || doc.capital(noun) {
        return None;
    }
    let stem = |k: usize| doc.text.fold(k).chars().take(3);
    let area = Class::AREA.or(Class::OFFICE_AREA).or(Class::REGION_NOUN);
    let called =
        |s: &&Spot| (s.start..s.end).any(|k| doc.is_word(k) && doc.is_class(k, area) && stem(k).eq(stem(noun)));
    let mut areas = spots.iter().filter(called);
    let first = areas.next().filter(|s| s.end <= title.start)?;
    areas.all(|s| s.name == first.name).then_some(first)
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
    let kept = |k: usize| !doc.is_class(k, Class::NOT_A_BODY.or(Class::TRADE));
    let body = |k: &usize| doc.is_word(*k) && doc.any_of(*k, SenseKind::OrgHead.bit());
    let first = match inner {
        Some(inner) if inner.end > limit => None,
        Some(inner) => (after..inner.start).find(body).filter(|&k| !doc.capital(k) && part(doc, k)),
        None => (after..limit).find(|k| body(k) && !doc.capital(*k)),
    };
    let first = first.filter(|&k| mine(k) && title.class != TitleClass::Rank)?;
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
    if noun + 1 != title.end || title.plural {
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
    let before = bodies[..bodies.partition_point(|b| b.start < title.start)].iter().rev().take(TOLD);
    let mut told = before.filter(|b| kinds.split(' ').any(|kind| kind == b.kind) && b.end - b.start > 1);
    let last = told.next()?;
    told.all(|b| b.name == last.name).then_some(last)
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

/// «защитник Арсенала»: of a sportsman, a capitalised genitive that is no state and no place.
fn club(doc: &Doc, title: &Title, at: usize) -> Option<String> {
    const NAMED: u32 = SenseKind::COUNTRIES | SenseKind::Place.bit();
    let lone = title.class == TitleClass::Sport && at + 1 == title.end && doc.capital(at);
    let trains = doc.know.grammar.classes(&doc.know.titles[title.entry as usize].lemma).has(Class::TRAINS);
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
        let led = lead > title.start && matches!(doc.text.fold(lead - 1), "в" | "во" | "на");
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

/// The state that is all there is in the brackets at `at`.
fn state_in_brackets(doc: &Doc, at: usize) -> Option<String> {
    let state = doc.text.is(at, "(").then(|| countries::at(doc, at + 1)).flatten().filter(State::is_noun)?;
    // «(Италия, СДГ)», but not «(Германия, США)»
    let party = doc.text.is(state.end, ",") && countries::at(doc, state.end + 1).is_none();
    (party || doc.text.is(state.end, ")")).then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «Оспанов Ерлан, директор департамента, Казахстан»: the state behind a comma at `at` that ends a list's item or the next
/// apposition.
fn state_aside(doc: &Doc, at: usize) -> Option<String> {
    let text = doc.text;
    let state = text.is(at, ",").then(|| countries::at(doc, at + 1)).flatten().filter(State::is_noun)?;
    let line = (at.saturating_sub(40)..at.min(doc.len())).rev().find(|&k| text.tokens[k].line_start)?;
    let closed = state.end >= doc.len()
        || text.tokens[state.end].line_start
        || text.is(state.end, ";")
        || text.is(state.end, ",") && state.end + 1 < doc.len() && !doc.capital(state.end + 1);
    // a line that begins with its name, numbers and bullets aside
    let first = (line..at).find(|&k| doc.is_word(k))?;
    let item = doc.capital(first) && !text.is(line, "|") && at - first < 30 && !(first..at).any(|k| text.is(k, "."));
    let acts = || (first..at).any(|k| doc.flags(k).has(Flags::VERB) && !doc.capital(k));
    (closed && item && !acts()).then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «от Правительства Республики Карелия – министр А»: the state of the area whose authority the holder before `at` speaks for.
fn area_party(doc: &Doc, at: usize) -> Option<String> {
    const LONGEST: usize = 12;
    let dash = at.checked_sub(1).filter(|&k| matches!(doc.text.word(k), "–" | "—"))?;
    let from =
        (dash.saturating_sub(LONGEST)..dash).rev().find(|&k| matches!(doc.text.fold(k), "от" | "–" | "—" | ";"))?;
    let authority = |s: crate::rules::Sense| {
        let class = doc.know.org_heads.get(s.entry as usize).map_or("", |h| h.class.as_str());
        s.kind == SenseKind::OrgHead
            && matches!(class, "government" | "parliament" | "ministry" | "regional" | "president" | "court")
    };
    let led = doc.text.reads(from, "от") && (from + 1..dash).any(|k| doc.senses(k).any(authority));
    let place =
        |k: usize| doc.sense(k, SenseKind::Place.bit()).and_then(|s| doc.know.places[s.entry as usize].country.clone());
    led.then(|| (from + 1..dash).find_map(place)).flatten()
}

/// The one cell of a table's row that is a state and nothing else.
fn row_state(doc: &Doc, at: usize) -> Option<String> {
    let text = doc.text;
    /// Tokens of a row on either side of the title, at most.
    const ROW: usize = 120;
    if !doc.cells {
        return None;
    }
    let start = (at.saturating_sub(ROW)..doc.len().min(at + 1)).rev().find(|&k| text.tokens[k].line_start)?;
    let end = (at + 1..doc.len().min(at + ROW)).find(|&k| text.tokens[k].line_start).unwrap_or(doc.len().min(at + ROW));
    let bars: Vec<usize> = (start..end).filter(|&k| text.is(k, "|")).collect();
    let last = *bars.last()?;
    let ends = bars.iter().copied().chain([end]);
    let begins = std::iter::once(start).chain(bars.iter().map(|&k| k + 1));
    let mut states =
        begins.zip(ends).filter(|&(a, b)| a < b && a <= last + 1).filter_map(|(a, b)| whole_state(doc, a, b));
    states.next().filter(|_| states.next().is_none())
}

/// «Тема | От Узбекистана | От Пакистана» over rows: the state that heads the column in which `at` stands.
fn column_state(doc: &Doc, at: usize) -> Option<String> {
    let cell = super::tables::heading(doc, at)?;
    let led = cell.len() > 1 && matches!(doc.text.fold(cell.start), "от" | "из");
    whole_state(doc, cell.start + usize::from(led), cell.end)
}

/// «Айдар Иванов (Казахстан)», «(организация «Шилат», Иран)», and a table's last cell.
fn beside_name(doc: &Doc, title: &Title, name_end: usize, setting: &Setting, post: &mut Post) {
    // «чемпион прошлого года Сельчук Чеби из Турции»
    if name_end + 1 < doc.len() && doc.text.fold(name_end) == "из" && title.end <= name_end {
        let state = countries::at(doc, name_end + 1).filter(State::is_noun);
        set(post, state.map(|s| doc.know.countries[s.entry as usize].code.clone()), "list");
    }
    // «сенатор из Аргентины А», «А, студент из Ирана»
    if title.end + 1 < doc.len() && doc.text.fold(title.end) == "из" {
        let state = countries::at(doc, title.end + 1).filter(State::is_noun);
        set(post, state.map(|s| doc.know.countries[s.entry as usize].code.clone()), "list");
    }
    // «волонтёр из города Ховд (Монголия)»
    if title.end + 2 < doc.len() && doc.text.fold(title.end) == "из" {
        let open = (title.end + 2..doc.len().min(title.end + 6)).find(|&k| doc.text.is(k, "("));
        let place = |k: usize| doc.is_word(k) || doc.text.is(k, ".") || doc.text.is(k, "-");
        let whole = open.filter(|&k| (title.end..k).all(place));
        set(post, whole.and_then(|k| state_in_brackets(doc, k)), "list");
    }
    // «Вице-президентами избраны:¶Пак Чхоль Мин – Республика Корея,»
    if title.end <= name_end && name_end + 1 < doc.len() && matches!(doc.text.word(name_end), "–" | "—") {
        let ends = |s: &State| {
            s.end == doc.len() || doc.text.tokens[s.end].line_start || matches!(doc.text.word(s.end), "," | ";" | ".")
        };
        let state = countries::at(doc, name_end + 1).filter(|s| s.is_noun() && ends(s));
        set(post, state.map(|s| doc.know.countries[s.entry as usize].code.clone()), "list");
    }
    set(post, row_state(doc, title.start.min(name_end)), "list");
    set(post, column_state(doc, title.start.min(name_end)), "list");
    for at in [name_end, title.end] {
        set(post, state_aside(doc, at), "list");
        // «сопредседатель комиссии с казахстанской стороны», «со стороны Казахстана»
        if at + 2 < doc.len() && matches!(doc.text.fold(at), "с" | "со" | "от") {
            let side = (at + 1..at + 3).find(|&k| doc.text.fold(k) == "стороны");
            let state = side.and_then(|k| countries::at(doc, if k == at + 1 { k + 1 } else { at + 1 }));
            set(post, state.map(|s| doc.know.countries[s.entry as usize].code.clone()), "list");
        }
        if at < doc.len() && doc.text.is(at, "(") {
            let close = (at + 1..doc.len().min(at + 24)).find(|&k| doc.text.is(k, ")"));
            let Some(close) = close else { continue };
            let state =
                (at + 1..close).rev().find_map(|k| countries::at(doc, k).filter(|s| s.is_noun() && s.end <= close));
            // «(Германия, США)»: of two states neither
            let other = |s: &State| {
                (at + 1..s.start).any(|k| countries::at(doc, k).is_some_and(|o| o.is_noun() && o.entry != s.entry))
            };
            // «Послом в Ашхабаде (Туркменистан)»: where he sits
            let seat = at == title.end
                && title.class == TitleClass::Diplomat
                && (title.heads[0].end..title.end).any(|k| matches!(doc.text.fold(k), "в" | "во"));
            if let Some(s) = state.filter(|s| !other(s) && !seat) {
                set(post, Some(doc.know.countries[s.entry as usize].code.clone()), "list");
            }
            if post.organization.is_none() {
                let body = setting
                    .bodies
                    .iter()
                    .filter(|b| b.start > at && b.end <= close)
                    .min_by_key(|b| (b.start, std::cmp::Reverse(b.end)));
                post.organization = body.map(|b| b.name.clone());
            }
        }
    }
    let bar = title.end;
    if bar < doc.len() && doc.text.is(bar, "|") {
        let end = (bar + 1..doc.len()).find(|&k| doc.text.tokens[k].line_start).unwrap_or(doc.len());
        // «… | Логистика через порт Поти» tells of what he speaks
        let cell = |k: usize| k == end || doc.text.is(k, "|") || doc.text.is(k, ",");
        let before = |k: usize| doc.text.is(k, "|") || doc.text.is(k, ",") || doc.text.is(k, ".");
        let whole =
            |s: &&Spot| cell(s.end) && (before(s.start - 1) || phrase::settlement(doc, s.start - 1) == Some(s.start));
        let spot = setting.spots.iter().filter(|s| s.start > bar && s.end <= end).find(whole);
        // «| генеральный директор Министерства»: of somebody else
        let nobodys = |b: &&Body| {
            let cell = (bar..b.start).rev().find(|&k| doc.text.is(k, "|")).unwrap_or(bar);
            !(cell..b.start).any(|k| doc.any_of(k, SenseKind::TitleHead.bit()))
        };
        let body = setting
            .bodies
            .iter()
            .filter(|b| b.start > bar && b.end <= end && nobodys(b))
            .min_by_key(|b| (b.start, std::cmp::Reverse(b.end)));
        if post.organization.is_none() {
            post.organization = body.map(|b| b.name.clone());
        }
        let of_state = body.filter(|b| STATE_BODIES.contains(&b.kind.as_str()));
        if let Some(b) = of_state {
            set(post, b.country.clone(), "list");
        }
        if let Some(s) = spot {
            post.place = Some(s.name.clone());
            if body.is_none() || of_state.is_some() {
                set(post, s.country.clone(), "list");
            }
        }
    }
}

/// «- Азербайджанскую Республику: …», «от Республики Армения – …», «Россию представлял …», «с российской стороны»: the
/// state that heads the clause. Looks left over other holders of the same delegation.
fn heading(doc: &Doc, named: &[bool], title: &Title, name: usize, post: &mut Post) {
    let at = title.start.min(name);
    let business = of_business(doc, title);
    let text = doc.text;
    let sentence = text.sentences[text.sentence_of(at)];
    let mut i = at;
    let mut crossed_colon = false;
    let mut steps = 0;
    while i > sentence.start && steps < 120 {
        i -= 1;
        steps += 1;
        if text.is(i, "|") {
            set(post, row_of(doc, sentence.start, i), "list");
            return;
        }
        if text.tokens[i + 1].cell_start && !text.tokens[i + 1].line_start {
            let row = (sentence.start..=i).rev().find(|&k| text.tokens[k].line_start).unwrap_or(sentence.start);
            let cell = (row + 1..=i).find(|&k| text.tokens[k].cell_start).unwrap_or(i + 1);
            set(post, whole_state(doc, row, cell), "list");
            return;
        }
        if text.is(i, ";") {
            set(post, line_of(doc, sentence.start, i), "list");
            return;
        }
        if text.is(i, ":") || matches!(text.word(i), "–" | "—" | "-") && text.tokens[i].space_before {
            crossed_colon = true;
            let troop = || if i + 1 == at && !business { troop_before(doc, sentence.start, i) } else { None };
            let code = representatives(doc, sentence.start, i).or_else(troop);
            if code.is_some() {
                set(post, code, "list");
                return;
            }
        }
        if named[i] {
            continue;
        }
        // «от Секретариата – …»: another party, of no state
        if crossed_colon && text.reads(i, "от") && !text.reads(i + 1, "имени") {
            return;
        }
        let Some(state) = (0..6).rev().find_map(|back| {
            let k = i.checked_sub(back)?;
            countries::at(doc, k).filter(|s| s.end == i + 1)
        }) else {
            continue;
        };
        let code = doc.know.countries[state.entry as usize].code.clone();
        if state.face == Face::Adjective {
            let side = !received(doc, state.end, at)
                && state.end < doc.len()
                && doc.know.grammar.stems.parties.begins(text.fold(state.end))
                || crossed_colon && state.start > 0 && text.fold(state.start - 1) == "с"
                || crossed_colon && state.start > 0 && text.fold(state.start - 1).starts_with("делегаци")
                // «… делегацию возглавил А, германскую – Б»
                || state.end < at && matches!(text.word(state.end), "–" | "—" | "-");
            if side {
                if business {
                    return;
                }
                set(post, Some(code), "list");
                return;
            }
            i = state.start;
            continue;
        }
        if state.face == Face::Inhabitant {
            i = state.start;
            continue;
        }
        // «Группу дружбы «Турция – Монголия» представляли …»
        if state.end < at && text.word(state.end) == "»" {
            return;
        }
        // «Туркменистан (наблюдатель) – …»
        let aside = text.is(state.end, "(").then(|| (state.end..at).take(6).find(|&k| text.is(k, ")"))).flatten();
        let after = aside.map_or(state.end, |close| close + 1);
        let before = state.start.checked_sub(1);
        // «Россию на сессии представляют …»
        let represented = (after..at.min(after + 4)).any(|k| doc.is_word(k) && doc.is_class(k, Class::REPRESENTS));
        let from =
            before.is_some_and(|b| matches!(text.fold(b), "от" | "делегация" | "делегации") || speaks_for(doc, b));
        let from = from || delegated(doc, state.start, sentence.start);
        let dash = after < doc.len()
            && (matches!(text.word(after), "–" | "—" | "-" | ":") && text.tokens[after].kind == Kind::Punct);
        // «благодарности Минобрнауки России – …»
        let of_body = before.is_some_and(|b| {
            let body = doc.any_of(b, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit());
            body && b > sentence.start && doc.is_word(b - 1) && !doc.noun(b - 1).any().is_empty()
        });
        let led = dash && !of_body && (list_opens(doc, state.start, sentence.start) || crossed_colon);
        // «от имени Посольства Российской Федерации … первый секретарь А»
        let house = |b: usize| doc.know.grammar.stems.embassies.begins(text.fold(b));
        if before.is_some_and(|b| b > sentence.start && house(b) && speaks_for(doc, b - 1)) {
            set(post, Some(code), "list");
            return;
        }
        // «участвовали от Армении министр А, от Грузии министр Б»
        let opens = from
            && before.is_some_and(|b| {
                speaks_for(doc, b)
                    || list_opens(doc, b, sentence.start)
                    || b > sentence.start && doc.flags(b - 1).has(Flags::VERB)
            });
        // «Монголию и Турцию представляли министр А и министр Б»: the first is of the first
        if represented && state.start > sentence.start + 1 && super::phrase::is_and(doc, state.start - 1) {
            let first = (0..6).find_map(|back| {
                let k = (state.start - 1).checked_sub(back + 1)?;
                countries::at(doc, k).filter(|s| s.end + 1 == state.start && s.is_noun())
            });
            let beside = at > 0 && doc.is_word(at - 1) && doc.is_class(at - 1, Class::REPRESENTS);
            let code = first.map(|s| doc.know.countries[s.entry as usize].code.clone());
            set(post, code.filter(|_| beside), "list");
            return;
        }
        // «Канадзава (Япония): вице-мэр А», «из Минской области (Беларусь) – министр А»
        let placed = crossed_colon
            && placed_in(doc, &state, (sentence.start, at))
            && !before.is_some_and(|b| b > 0 && named[b - 1]);
        if represented || from && (dash || crossed_colon || after < at || opens) || led || placed {
            set(post, Some(code), "list");
        }
        return;
    }
}

/// Does the state stand alone in brackets behind a place that begins the line, the item or the sentence, before a colon or dash?
fn placed_in(doc: &Doc, state: &State, (floor, at): (usize, usize)) -> bool {
    let text = doc.text;
    let closes = state.end + 1 < at && text.is(state.end, ")") && matches!(text.word(state.end + 1), "–" | "—" | ":");
    if !closes || state.start < floor + 2 || !text.is(state.start - 1, "(") {
        return false;
    }
    let place = state.start - 2;
    let item = |k: usize| matches!(text.word(k), ";" | ":") || text.tokens[k + 1].line_start;
    let first = (floor..place).rev().take(6).find(|&k| item(k)).map_or(floor, |k| k + 1);
    let own = |k: usize| doc.is_word(k) || matches!(text.word(k), "•" | "-" | "–" | "—" | "*" | ".");
    doc.is_word(place) && place - first < 6 && (first..=place).all(own) && !doc.flags(place).has(Flags::SURNAME_SURE)
}

/// «Киргизскую роту привёл майор А, таджикских сапёров – майор Б»: the state of those whom the dash at `dash` gives a leader.
fn troop_before(doc: &Doc, floor: usize, dash: usize) -> Option<String> {
    let adjective = dash.checked_sub(2).filter(|&k| k >= floor && doc.is_word(k + 1))?;
    let led = doc.noun(adjective + 1);
    let state = countries::at(doc, adjective).filter(|s| s.face == Face::Adjective && s.end + 1 == dash)?;
    // «китайскую роту», «таджикских сапёров», but not «китайского рынка», of which somebody speaks
    let object =
        led.plur.has(Case::Acc) && !led.plur.has(Case::Nom) || led.sing.has(Case::Acc) && !led.sing.has(Case::Nom);
    let animate = doc.flags(adjective + 1).has(Flags::ANIMATE) || doc.is_class(adjective + 1, Class::DELEGATION);
    (object && animate).then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «белорусскую делегацию принял Премьер-министр»: the delegation at `i` is whom he receives.
fn received(doc: &Doc, i: usize, at: usize) -> bool {
    // «переговоры с иранской делегацией провёл А», but «с делегацией прибыл Б»
    let with = i > 1 && matches!(doc.text.fold(i - 2), "с" | "со") && doc.noun(i).sing.has(Case::Ins);
    let acts = |k: usize| doc.flags(k).has(Flags::VERB);
    // «на встрече с иранской делегацией министр А»
    let apart = !doc.noun(at).any().or(doc.adjective(at).any()).has(Case::Ins);
    if with && i > 2 && apart && doc.is_word(i - 3) && super::roles::talk(doc, i - 3) {
        return true;
    }
    if with && let Some(k) = (i + 1..at.min(i + 24)).find(|&k| acts(k)) {
        let stems = &doc.know.grammar.stems;
        return !stems.heads_party.begins(doc.text.fold(k)) && !stems.arrives.begins(doc.text.fold(k));
    }
    // «норвежская делегация осмотрела стапель, где её встретил мэр»
    let there = (i + 1..at.min(i + 16)).find(|&k| doc.text.reads(k, "где"));
    let met = |k: usize| doc.is_word(k) && doc.know.grammar.stems.hosts.begins(doc.text.fold(k));
    if there.is_some_and(|k| (k + 1..at.min(k + 6)).any(met)) {
        return true;
    }
    // «эстафету бразильской делегации передала А»
    let gives = |k: usize| doc.is_word(k) && doc.know.grammar.gives(doc.text.fold(k));
    if i + 1 < at && doc.noun(i).sing.has(Case::Dat) && (i + 1..at.min(i + 4)).any(gives) {
        return true;
    }
    let object = i + 1 < at && doc.noun(i).has(Case::Acc) && !doc.noun(i).has(Case::Nom);
    let verb = (i + 1..at.min(i + 4)).find(|&k| doc.flags(k).has(Flags::VERB));
    object && verb.is_some_and(|k| !doc.know.grammar.stems.heads_party.begins(doc.text.fold(k)))
}

/// «делегация Национального собрания Лаоса во главе с …», «делегацию Чили, которую возглавляет …»: the state of the delegation
/// that the person at `at` heads.
fn delegation_headed(doc: &Doc, at: usize) -> Option<String> {
    let text = doc.text;
    let start = text.sentences[text.sentence_of(at)].start;
    let near = start.max(at.saturating_sub(4))..at;
    let cue = near.rev().find(|&k| text.reads(k, "главе") || doc.is_word(k) && text.fold(k).starts_with("возглав"))?;
    // «с делегацией во главе с министром встретился А»
    if text.reads(cue, "главе") && (cue + 1..at).any(|k| doc.flags(k).has(Flags::VERB)) {
        return None;
    }
    let far = start.max(cue.saturating_sub(20))..cue;
    let Some(delegation) = far.clone().rev().find(|&k| doc.is_word(k) && text.fold(k).starts_with("делегаци"))
    else {
        return group_headed(doc, far);
    };
    let adjective = delegation.checked_sub(1).filter(|&k| k >= start).and_then(|k| countries::at(doc, k));
    let noun = || (delegation + 1..cue).find_map(|k| countries::at(doc, k).filter(State::is_noun));
    // «делегация китайской провинции Хэйлунцзян»
    let area = || {
        let state = countries::at(doc, delegation + 1).filter(|s| s.face == Face::Adjective && s.end < cue)?;
        doc.is_class(state.end, Class::AREA.or(Class::REGION_NOUN)).then_some(state)
    };
    let Some(state) = adjective.filter(|s| s.face == Face::Adjective).or_else(noun).or_else(area) else {
        return town_of(doc, delegation + 1..cue);
    };
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// «делегацию муниципалитета Анкары во главе с вице-мэром»: the state of the only town told.
fn town_of(doc: &Doc, mut tokens: std::ops::Range<usize>) -> Option<String> {
    // «Волгоградской области»
    let genitive = |k: usize| doc.noun(k).has(Case::Gen) || doc.hit_len(k) > 1;
    let town = tokens.find(|&k| doc.capital(k) && doc.any_of(k, SenseKind::Place.bit()) && genitive(k))?;
    let mut states = doc
        .senses(town)
        .filter(|s| s.kind == SenseKind::Place)
        .map(|s| doc.know.places[s.entry as usize].country.clone());
    let first = states.next()??;
    states.all(|s| s.as_ref() == Some(&first)).then_some(first)
}

/// «Приветствие Президента Республики Беларусь огласил госсекретарь …»: the state of the greeting that the holder at `at` reads.
fn greeting_read(doc: &Doc, at: usize) -> Option<String> {
    let text = doc.text;
    let verb =
        at.checked_sub(1).filter(|&k| doc.is_word(k) && doc.know.grammar.stems.reads_aloud.begins(text.fold(k)))?;
    let floor = text.sentences[text.sentence_of(at)].start;
    let greeting = (floor..verb)
        .rev()
        .take(40)
        .find(|&k| doc.is_word(k) && doc.know.grammar.stems.greetings.begins(text.fold(k)))?;
    let state = (greeting + 1..verb).filter_map(|k| countries::at(doc, k)).rfind(State::is_noun);
    state.map(|s| doc.know.countries[s.entry as usize].code.clone()).or_else(|| town_of(doc, greeting + 1..verb))
}

/// «Оперативную группу Вооружённых Сил Республики Казахстан возглавлял полковник …», «группы дружбы с Арменией Сейма Литовской
/// Республики, прибывшей в Ереван во главе с …»: the state whose the group is, of the tokens before its head.
fn group_headed(doc: &Doc, before: std::ops::Range<usize>) -> Option<String> {
    let text = doc.text;
    let group = before
        .clone()
        .rev()
        .find(|&k| doc.is_word(k) && matches!(text.fold(k), "группа" | "группу" | "группы" | "группой"))?;
    let led = |k: usize| matches!(text.fold(k - 1), "в" | "во" | "на" | "с" | "со" | "по" | "для");
    let mut states = (group + 1..before.end).filter_map(|k| countries::at(doc, k).filter(State::is_noun));
    let state = states.rfind(|s| !led(s.start))?;
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// «представители МЧС Таджикистана: начальник управления А и специалист Б»: the state of those that a colon at `colon` lists.
fn representatives(doc: &Doc, floor: usize, colon: usize) -> Option<String> {
    let state =
        (floor.max(colon.saturating_sub(4))..colon).find_map(|k| countries::at(doc, k).filter(|s| s.end == colon))?;
    let lead = floor.max(state.start.saturating_sub(5))..state.start;
    let sent = lead.clone().any(|k| doc.text.fold(k).starts_with("представител"));
    let whole = lead.into_iter().all(|k| doc.is_word(k));
    (doc.text.is(colon, ":") && state.is_noun() && sent && whole)
        .then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «от имени», «со стороны», the last word at `k`
fn speaks_for(doc: &Doc, k: usize) -> bool {
    let reads = |first: &str, second: &str| doc.text.reads(k - 1, first) && doc.text.reads(k, second);
    k > 0 && (reads("от", "имени") || reads("со", "стороны"))
}

/// «… с делегацией Узбекистана. Её возглавлял министр …», «В состав делегации вошли:» over a list: the state of the delegation
/// told before.
fn delegation_told(doc: &Doc, at: usize) -> Option<String> {
    let text = doc.text;
    let delegation = |k: usize| doc.is_word(k) && text.fold(k).starts_with("делегаци");
    let own = text.sentence_of(at);
    let n = list_headed(doc, own).unwrap_or(own);
    let sentence = text.sentences[n];
    let lead = sentence.start..if n == own { at } else { sentence.end }.min(sentence.start + 4);
    let of_it = lead.clone().any(|k| text.fold(k) == "ее" || delegation(k));
    let composed = |k: usize| doc.know.grammar.stems.composes.begins(text.fold(k));
    // «представила членов делегации – депутатов А, Б и В»
    let members = |k: &usize| {
        let dash = *k + 1 < at && matches!(text.word(*k + 1), "–" | "—" | ":");
        delegation(*k) && dash && *k > sentence.start && text.fold(*k - 1).starts_with("член")
    };
    let members = (sentence.start..at).rev().take(MOST_BEFORE).any(|k| members(&k));
    if !members && (!of_it || !lead.clone().any(composed)) {
        return None;
    }
    let whose = |k: usize, limit: usize| {
        let adjective = k.checked_sub(1).and_then(|j| countries::at(doc, j)).filter(|s| s.face == Face::Adjective);
        let noun = || (k + 1..limit.min(k + 7)).find_map(|j| countries::at(doc, j).filter(State::is_noun));
        adjective.or_else(noun)
    };
    let from = text.sentences[n.saturating_sub(if members { 6 } else { 2 })].start;
    let before = || (from..sentence.start).rev().find(|&k| delegation(k)).and_then(|k| whose(k, sentence.start));
    let state = lead.clone().find(|&k| delegation(k)).and_then(|k| whose(k, sentence.end.min(at))).or_else(before)?;
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// «Делегацию Евразийской экономической комиссии возглавляла А», «В составе делегации Комиссии работали Б и В»: does the delegation
/// of the title's sentence come from a body of several states, perhaps called by its last word after the whole name?
fn delegated_by_union(doc: &Doc, title: &Title, bodies: &[Body]) -> bool {
    let text = doc.text;
    let floor = text.sentences[text.sentence_of(title.start)].start;
    let near = floor.max(title.start.saturating_sub(MOST_BEFORE))..title.start;
    let delegation = |&k: &usize| text.fold(k).starts_with("делегаци");
    let Some(k) = doc.with(near.start, near.end, Traits::TELLS).filter(delegation).last() else { return false };
    let composed = |k: usize| doc.know.grammar.stems.composes.begins(text.fold(k));
    let other =
        |j: usize| matches!(text.word(j), ";" | ":") || countries::at(doc, j).is_some_and(|s| s.end < title.start);
    if !(floor..title.start).any(composed) || (k + 1..title.start).any(other) {
        return false;
    }
    let head = |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| s.entry);
    let before = &bodies[..bodies.partition_point(|b| b.start < title.start)];
    let union = |b: &&Body| b.kind == "international";
    let direct = before.iter().rev().take(8).any(|b| b.start == k + 1 && union(&b));
    let short = doc.capital(k + 1).then(|| head(k + 1)).flatten();
    let told = || before.iter().rev().take(TOLD).filter(union).any(|b| (b.start..b.end).any(|j| head(j) == short));
    direct || short.is_some() && told()
}

/// The sentence with a colon over the list that the line of sentence `n` belongs to.
fn list_headed(doc: &Doc, n: usize) -> Option<usize> {
    let text = doc.text;
    let ends = |k: usize, mark: &str| text.is(text.sentences[k].end - 1, mark);
    let row = |k: &usize| text.tokens[text.sentences[*k].start].line_start;
    let mut above = (n.saturating_sub(MOST_ROWS)..n).rev().take_while(|k| row(&(k + 1)) && !ends(*k, "."));
    above.find(|&k| ends(k, ":"))
}

/// «Республика Армения | Иванов И.И. | …»: the state that is the whole of a table's first cell.
fn row_of(doc: &Doc, start: usize, bar: usize) -> Option<String> {
    let first = (start..bar).find(|&k| doc.text.is(k, "|")).unwrap_or(bar);
    whole_state(doc, start, first)
}

/// Tokens back to the state that heads a line.
const LONGEST_LINE: usize = 400;

/// «Республика Армения: А, начальник; Б, инспектор;»: the state that heads the line of the semicolon at `i`.
fn line_of(doc: &Doc, start: usize, i: usize) -> Option<String> {
    let floor = start.max(i.saturating_sub(LONGEST_LINE));
    let first = (floor..=i).rev().find(|&k| doc.text.tokens[k].line_start || k == start)?;
    let first =
        doc.bullet(doc.text.sentences[doc.text.sentence_of(first)]).filter(|&b| b > first && b < i).unwrap_or(first);
    let colon = (first..i).find(|&k| matches!(doc.text.word(k), ":" | "–" | "—"))?;
    let one = !(colon + 1..i).any(|k| doc.text.is(k, ":"));
    whole_state(doc, first, colon).filter(|_| one && colon + 2 < i)
}

/// The state that is named from `start` to `end` and nothing else.
fn whole_state(doc: &Doc, start: usize, end: usize) -> Option<String> {
    // «Венгрия (наблюдатель)»
    let aside = |s: &State| s.end < end && doc.text.is(s.end, "(") && doc.text.is(end - 1, ")");
    let state = countries::at(doc, start).filter(|s| (s.end == end || aside(s)) && s.is_noun())?;
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// «От посольства России присутствовал …»: «от» and one noun before the state.
fn delegated(doc: &Doc, state: usize, start: usize) -> bool {
    state >= start + 2 && doc.text.fold(state - 2) == "от" && doc.any_of(state - 1, SenseKind::OrgHead.bit())
}

/// «делегация Федеральной палаты экономики Австрии во главе с вице-президентом»: an office alone, of a body that is no firm.
fn heads_chamber(doc: &Doc, title: &Title) -> bool {
    const REACH: usize = 16;
    let alone = title.end == title.start + 1 && title.start > 1;
    let led = alone && doc.text.reads(title.start - 2, "главе");
    let near = title.start.saturating_sub(REACH)..title.start;
    let delegation = near.clone().rev().find(|&k| doc.text.fold(k).starts_with("делегаци"));
    let firm = |s: Sense| {
        let class = doc.know.org_heads.get(s.entry as usize).map_or("", |h| h.class.as_str());
        s.kind == SenseKind::OrgHead && matches!(class, "company" | "company_form" | "bank")
    };
    led && delegation.is_some_and(|d| !(d..title.start).any(|k| doc.senses(k).any(firm)))
}

/// An office of a company by its class or by the body it names.
fn of_business(doc: &Doc, title: &Title) -> bool {
    let lemma = doc.know.titles[title.entry as usize].lemma.as_str();
    let trade = |k: usize| {
        doc.sense(k, SenseKind::OrgHead.bit()).is_some_and(|s| {
            // «Государственный банк внешнеэкономической деятельности»
            match doc.know.org_heads[s.entry as usize].class.as_str() {
                "bank" => !doc.is_class(k - 1, Class::STATELY),
                class => matches!(class, "company" | "company_form"),
            }
        })
    };
    // nothing behind the office, or a second one behind a dash: «генеральный директор – член совета директоров»
    let next = title.heads.get(1).map_or(title.end, |h| h.start.saturating_sub(1));
    let bare = title.heads[0].end == next;
    // «председатель Комитета по сельскому хозяйству»: what is dealt with is no firm
    let dealt_with = |k: usize| (1..=2).any(|back| k >= back && doc.text.reads(k - back, "по"));
    title.class == TitleClass::Company
        || (title.heads[0].end..title.end).any(|k| trade(k) && !dealt_with(k))
        || doc.know.grammar.classes(lemma).has(Class::COMPANY_OFFICE) && bare
}

/// A list's heading some lines above: «С российской стороны участвовали:» over bullets, «от Республики Армения» or «Республика
/// Армения» in a line of its own over rows that begin with a name or a title.
fn list_heading(doc: &Doc, named: &[bool], title: &Title, name: usize, post: &mut Post) {
    let (text, at) = (doc.text, title.start.min(name));
    let bullet = |s: crate::text::Sentence| doc.bullet(s).is_some();
    let row = |s: crate::text::Sentence| named[s.start] && text.tokens[s.start].line_start;
    let mut n = text.sentence_of(at);
    let first = text.sentences[n];
    let bulleted = bullet(first);
    let item = |s: crate::text::Sentence| if bulleted { bullet(s) } else { row(s) };
    if !item(first) {
        return;
    }
    let farthest = n.saturating_sub(MOST_ROWS);
    // «Ф.И.О. | Должность»: the columns' heads are no heading of the rows
    let columns = |s: crate::text::Sentence| !bulleted && (s.start..s.end).any(|k| text.is(k, "|"));
    while n > farthest && (item(text.sentences[n]) || columns(text.sentences[n])) {
        n -= 1;
    }
    let heading = text.sentences[n];
    let colon = text.is(heading.end - 1, ":");
    let last = heading.end - usize::from(colon);
    // «Республика Узбекистан (в качестве наблюдателя)»
    let aside = text.is(last - 1, ")").then(|| (heading.start + 1..last).find(|&k| text.is(k, "("))).flatten();
    let last = aside.unwrap_or(last);
    let from = heading.start + usize::from(text.reads(heading.start, "от"));
    if let Some(code) = whole_state(doc, from, last) {
        set(post, Some(code), "list");
        return;
    }
    if !colon {
        return;
    }
    // «Уругвайская делегация:», «С таджикской стороны:» over rows
    let from = heading.start + usize::from(matches!(text.fold(heading.start), "с" | "со" | "от"));
    let whole = last == from + 2 && doc.know.grammar.stems.sides.begins(text.fold(last - 1));
    if !bulleted && !(whole && at == first.start) {
        return;
    }
    for i in heading.start..heading.end {
        let Some(state) = countries::at(doc, i) else { continue };
        let code = doc.know.countries[state.entry as usize].code.clone();
        let side = state.end < heading.end && doc.know.grammar.stems.sides.begins(text.fold(state.end));
        let from = i > heading.start && text.fold(i - 1) == "от";
        if state.face == Face::Adjective && side || state.is_noun() && (from || side) {
            set(post, Some(code), "list");
            return;
        }
    }
}

/// Rows of a list that are looked over for its heading.
const MOST_ROWS: usize = 300;

/// The state begins a line, a bullet, or follows a comma or semicolon.
fn list_opens(doc: &Doc, i: usize, start: usize) -> bool {
    i == start || doc.text.tokens[i].line_start || doc.text.tokens[i - 1].kind == Kind::Punct
}

/// Whose office a title without a word for the state is: «министр», «депутат», «прокурор области»; «президент компании».
fn office_of(doc: &Doc, title: &Title, body: Option<&Body>) -> Office {
    if (title.start..title.end).any(|k| doc.know.grammar.stems.free_callings.begins(doc.text.fold(k))) {
        return Office::Other;
    }
    // «руководитель отдела ООО «…»»
    let firm = |k: usize| {
        let form = doc.sense(k, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].class.as_str());
        form == Some("company_form") && (doc.text.is(k + 1, "«") || doc.text.tokens[k].shape == Shape::Upper)
    };
    // «начальник отдела компании «…»»
    let company = |k: usize| {
        let head = doc.sense(k, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].class.as_str());
        let quoted = k + 1 < title.end && matches!(doc.text.word(k + 1), "«" | "\"" | "“" | "„");
        matches!(head, Some("company" | "bank")) && doc.noun(k).sing.has(Case::Gen) && quoted
    };
    if (title.heads[0].end..title.end).any(|k| firm(k) || company(k)) {
        return Office::Other;
    }
    if belongs_to_state(doc, title) {
        return Office::State;
    }
    // «секретарь регионального комитета КНПК»
    let of_party = |k: usize| {
        let party = |s: crate::rules::Sense| {
            matches!(s.kind, SenseKind::Organization(_)) && doc.know.organizations[s.entry as usize].kind == "party"
        };
        k > title.heads[0].end && doc.any_of(k - 1, SenseKind::OrgHead.bit()) && doc.senses(k).any(party)
    };
    if (title.heads[0].end..title.end).any(of_party) {
        return Office::Other;
    }
    if let Some(body) = body {
        return match body.kind.as_str() {
            kind if STATE_BODIES.contains(&kind) => Office::State,
            // «начальник центра по гидрометеорологии», but «директор Центра поддержки экспорта»
            "association" if doc.know.titles[title.entry as usize].lemma == "начальник" => Office::Unclear,
            _ => Office::Other,
        };
    }
    let chain = title.heads[0].end..title.end;
    // «судья турнира»
    let event = |k: usize| doc.any_of(k, SenseKind::EventHead.bit()) && !doc.any_of(k, SenseKind::OrgHead.bit());
    if title.class == TitleClass::Law && chain.clone().any(event) {
        return Office::Other;
    }
    let nested = chain.clone().any(|k| {
        doc.sense(k, SenseKind::TitleHead.bit()).is_some_and(|s| {
            let class = doc.know.titles[s.entry as usize].class;
            matches!(class, TitleClass::State | TitleClass::Regional | TitleClass::Law | TitleClass::Military)
        })
    });
    let area = chain
        .clone()
        .any(|k| doc.is_word(k) && (doc.is_class(k, Class::AREA) || doc.any_of(k, SenseKind::Institution.bit())));
    let class_of =
        |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].class.as_str());
    // «начальник управления министерства»
    let strong = |k: &usize| {
        let of_state =
            matches!(class_of(*k), Some("ministry" | "parliament" | "government" | "court" | "president" | "law"));
        of_state && doc.noun(*k).sing.has(Case::Gen)
    };
    let body = chain.clone().find(strong).and_then(class_of).or_else(|| chain.clone().find_map(class_of));
    let lemma = doc.know.titles[title.entry as usize].lemma.as_str();
    let lemma_is = |class: Class| doc.know.grammar.classes(lemma).has(class);
    // «заместитель руководителя»: of whom, the release has told
    let superior = chain.len() == 1 && doc.any_of(chain.start, SenseKind::TitleHead.bit());
    let unknown_place = !area && chain.clone().any(|k| doc.capital(k) && !doc.flags(k).has(Flags::KNOWN));
    // «Президент Татарстана», not «президент Барселоны»
    let region = |k: usize| {
        doc.sense(k, SenseKind::Place.bit())
            .is_some_and(|s| doc.know.places[s.entry as usize].kind == PlaceKind::Region)
    };
    // «глава Лесосибирска», «заместитель главы Лесосибирска по социальным вопросам»
    let heads_area = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead
            && doc.know.grammar.classes(&doc.know.titles[s.entry as usize].lemma).has(Class::HEADS_AREA)
    };
    let deputy = chain.start < title.end && lemma_is(Class::DEPUTY) && doc.senses(chain.start).any(heads_area);
    let at = chain.start + if deputy { doc.hit_len(chain.start) } else { 0 };
    let heads_place = at < title.end
        && (deputy || lemma_is(Class::HEADS_AREA) || lemma == "президент" && region(at))
        && super::phrase::named(doc, at, title.end, Case::Gen).is_some_and(|u| {
            let first = title.members.first().is_some_and(|m| m.1 == u.end);
            u.end == title.end || first || doc.text.reads(u.end, "по")
        })
        && doc.any_of(at, SenseKind::Place.bit());
    // «глава администрации», «заместитель главы ЗАТО»: a municipality's
    let municipal = at < title.end
        && (deputy || lemma_is(Class::HEADS_AREA))
        && doc.know.grammar.stems.municipal_bodies.begins(doc.text.fold(at));
    // «защитник осуждённого», «председатель обкома профсоюза»
    // «руководитель движения «Волонтёры-медики»», «председатель совета ветеранов»: no authority bears a name in quotes
    let own_name = title.class == TitleClass::Any && !area && !chain.is_empty() && doc.text.is(title.end - 1, "»");
    let veterans = || chain.clone().any(|k| doc.text.reads(k, "ветеранов"));
    if own_name && body.is_none_or(|class| !STATE_BODIES.contains(&class) || class == "agency") || veterans() {
        return Office::Other;
    }
    let court = matches!(title.class, TitleClass::Law) && lemma_is(Class::CALLING);
    let union = |k: usize| doc.know.grammar.stems.trade_unions.begins(doc.text.fold(k));
    if court || chain.clone().any(union) {
        return Office::Other;
    }
    if nested
        || heads_place
        || municipal
        // «маршал Малопольского воеводства»
        || area && matches!(title.class, TitleClass::Any | TitleClass::State | TitleClass::Medicine | TitleClass::Rank)
        // «староста села», not of a group or a parish
        || area && title.class == TitleClass::Regional
    {
        return Office::State;
    }
    if chain.clone().any(|k| doc.is_class(k, Class::CHURCHLY)) {
        return Office::Other;
    }
    match title.class {
        TitleClass::Regional | TitleClass::Law | TitleClass::Military if lemma_is(Class::CALLING) => Office::Other,
        TitleClass::Regional | TitleClass::Law | TitleClass::Military if unknown_place => Office::Unclear,
        TitleClass::Regional | TitleClass::Law | TitleClass::Military => Office::State,
        // offices that companies have too
        TitleClass::State if lemma_is(Class::ANYBODYS) => match (chain.is_empty(), body) {
            (_, Some(class)) if STATE_BODIES.contains(&class) && class != "diplomatic" => Office::State,
            (true, _) if matches!(lemma, "президент") => Office::State,
            (true, _) if !doc.know.grammar.stems.no_state_alone.has(lemma) => Office::Unclear,
            _ => Office::Other,
        },
        // «вице-канцлер университета»
        TitleClass::State if body == Some("university") => Office::Other,
        TitleClass::State | TitleClass::Diplomat => Office::State,
        TitleClass::Any => match body {
            Some("ministry" | "parliament" | "government" | "court" | "law" | "regional" | "president") => {
                Office::State
            }
            Some("agency") if chain.clone().any(|k| doc.capital(k) && class_of(k) == Some("agency")) => Office::State,
            Some("agency" | "committee") if chain.clone().any(|k| doc.is_class(k, Class::POLICY)) => Office::State,
            Some("agency" | "committee" | "military") => Office::Unclear,
            None if (chain.is_empty() || superior) && lemma_is(Class::DEPUTY) => Office::Unclear,
            // «заведующая отделением»: of a hospital
            None if lemma.starts_with("заведующ")
                && !chain.is_empty()
                && doc.text.fold(chain.start).starts_with("отделени") =>
            {
                Office::Other
            }
            None if chain.clone().any(|k| doc.is_word(k) && doc.is_class(k, Class::SUBDIVISION)) => Office::Unclear,
            _ => Office::Other,
        },
        _ => Office::Other,
    }
}

/// «Академии МВД», «Института стратегических исследований при Президенте», «Общественного совета при УФСИН»: an authority's own.
fn belongs_to_state(doc: &Doc, title: &Title) -> bool {
    let (from, to) = (title.heads[0].end, title.end);
    let listed = |k: usize, kinds: &[&str]| {
        let kind = |s: crate::rules::Sense| match s.kind {
            SenseKind::Organization(_) => Some(doc.know.organizations[s.entry as usize].kind.as_str()),
            SenseKind::OrgHead => Some(doc.know.org_heads[s.entry as usize].class.as_str()),
            _ => None,
        };
        doc.text.tokens[k].shape != Shape::Lower && doc.senses(k).filter_map(kind).any(|kind| kinds.contains(&kind))
    };
    let ministry = |k: usize| doc.text.tokens[k].shape == Shape::Upper && listed(k, &["ministry"]);
    let supreme = |k: usize| doc.capital(k) && doc.know.grammar.stems.supreme.begins(doc.text.fold(k));
    // who learns at a ministry's school is no official
    let serves = title.class != TitleClass::Education;
    let under = |k: usize| {
        let of_state = |k: usize| supreme(k) || serves && listed(k, &["ministry", "government", "law", "regional"]);
        k + 1 < to && doc.text.reads(k, "при") && of_state(k + 1)
    };
    (from..to).any(|k| doc.is_word(k) && (k + 1 == to && k > from && ministry(k) || under(k)))
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
