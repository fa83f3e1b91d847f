//! Positions: a bound title made into a value — its nominative, role, body, place of office, the state represented and the
//! receiving state, each from the title's own chain, else from what the list, the bracket or the release says.

mod abroad;
mod areas;
mod in_full;
mod listed;
mod named;
mod office;
mod post;
mod ranked;
mod repeats;
mod sent;
mod settle;
mod several;
mod states;
mod statesmen;
mod told;
mod unions;
mod untitled;

use super::bind::{Bond, Found, How, acting};
use super::countries::State;
use super::doc::Doc;
use super::organizations::Body;
use super::people::Human;
use super::places::Spot;
use super::titles::{self, Title};
use crate::morph::{Case, Gender};
use crate::rules::{Class, SenseKind, TitleClass};
use crate::text::lower;
use in_full::{in_full, meant, state_bank, state_of};
use named::begun_in;
use post::post;
pub use repeats::Repeat;
use repeats::Told;
use sent::{in_closing_bracket, represented};
use settle::heads;
pub use settle::{of_strangers, settle};
use statesmen::{of_head, of_statesman};
use std::collections::BTreeMap;
pub(super) use told::receiving_state;
use told::{of_guests, own_body, subject_body, told_body};
use unions::of_told_union;
pub use untitled::{Homeland, homelands};

/// A position before it is written into the record; offsets are tokens.
#[derive(Debug, Clone)]
pub struct Post {
    pub person: usize,
    pub title: String,
    /// The title in small letters.
    pub lower: String,
    /// In small letters.
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
    let whole = if bonds.is_empty() { BTreeMap::new() } else { in_full(setting) };
    let named = named_tokens(doc, found);
    for bond in bonds {
        let title = &found.titles[bond.title];
        let Some(person) = owners[bond.name].filter(|_| is_post(doc, found, bond, setting)) else {
            continue;
        };
        let mut post = post(doc, found, &named, bond, person, setting);
        if bond.how.apart() && acting::told(doc, title) {
            (post.title, post.role) = acting_in(doc, title, humans[person].name.gender);
            post.lower = lower(&post.title);
        }
        by_holder(doc, &humans[person], &mut post);
        if post.office != Office::Other && post.country.is_none() {
            set(&mut post, represented(doc, title, &found.names[bond.name], setting), "list");
            set(&mut post, in_closing_bracket(doc, title.start), "list");
        }
        by_told_body(doc, title, setting, &named, &mut post);
        by_whole_name(doc, title, (setting, &whole), &mut post);
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

/// The tokens of titles and names.
fn named_tokens(doc: &Doc, found: &Found) -> Vec<bool> {
    let mut named = vec![false; doc.len()];
    let spans = found.titles.iter().map(|t| (t.start, t.end)).chain(found.names.iter().map(|n| (n.start, n.end)));
    for (start, end) in spans {
        named[start..end].fill(true);
    }
    named
}

/// Is the title a post of its holder, and not what he is called by, a part in the event or what he is besides?
fn is_post(doc: &Doc, found: &Found, bond: &Bond, setting: &Setting) -> bool {
    let title = &found.titles[bond.title];
    // «профессор МГУ», «старший научный сотрудник отдела графики» are posts
    let body = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
    let placed = |t: &Title| {
        let named = || begun_in(setting.bodies, t.heads[0].end, t.end).iter().any(|b| b.end <= t.end);
        t.class == TitleClass::Degree && (t.heads[0].end < t.end && body(t.heads[0].end) || named())
    };
    if title.class == TitleClass::Relative || is_address(doc, found, bond) && !placed(title) {
        return false;
    }
    // «протоиерей А» is how he is called, as «господин А»
    let called = || bare_head(title) && doc.is_class(title.heads[0].noun, Class::CLERGY);
    !(part_alone(doc, title) || called() || no_office(doc, title))
}

/// «Премьер-министр Роберт Голоб»: his state is known where the release does not tell it
fn by_holder(doc: &Doc, human: &Human, post: &mut Post) {
    let unknown =
        post.country.is_none() && !post.international && (post.organization.is_none() || post.office == Office::State);
    let public = post.office != Office::Other || matches!(post.class, TitleClass::State | TitleClass::Royal);
    if unknown && public {
        let state = of_statesman(doc, human).or_else(|| of_head(doc, human, post));
        set(post, state.map(str::to_owned), "person");
    }
}

/// What a body told elsewhere tells of the office: «председатель Думы» is of the only one told before.
fn by_told_body(doc: &Doc, title: &Title, setting: &Setting, named: &[bool], post: &mut Post) {
    let lone = post.organization.as_ref().is_some_and(|name| !name.contains(' ')) && doc.capital(title.end - 1);
    if post.organization.is_some() && !lone {
        return;
    }
    let own = || if lone { None } else { own_body(doc, title, setting.bodies) };
    // «от Черногории – председатель Скупщины»: not of the «Народная скупщина Республики Сербской» told before
    let listed = post.country_from == Some("list");
    let fits = |b: &&Body| !(lone && listed) || b.country == post.country;
    let subject = || subject_body(doc, title, setting.bodies, named);
    let told = told_body(doc, title, setting.bodies).or_else(subject).filter(fits).or_else(own);
    if let Some(body) = told {
        take_body(doc, title, setting, body, post);
    }
}

/// Gives the office the body that the text has told, and what that tells of its state.
fn take_body(doc: &Doc, title: &Title, setting: &Setting, body: &Body, post: &mut Post) {
    let classes = doc.know.grammar.classes(&doc.know.titles[title.entry as usize].lemma);
    let (calling, deputy) = (classes.has(Class::CALLING), classes.has(Class::DEPUTY));
    let official = !post.international && !calling;
    // «секретарь палаты», of notaries
    let free = (body.start..body.end).any(|k| doc.know.grammar.stems.free_callings.begins(doc.text.fold(k)));
    let of_state = STATE_BODIES.contains(&body.kind.as_str());
    let its = || title.start > 0 && matches!(doc.text.fold(title.start - 1), "его" | "ее" | "их");
    // «делегацию Академии наук Узбекистана во главе с её президентом»
    let academy = || body.kind == "science" && body.country.is_some() && its() && !deputy;
    if official && !free && (of_state || academy()) {
        set(post, state_of(body, setting), "organization");
    }
    // «заместитель председателя Собрания», of the deputies told before
    let assembly = body.kind == "parliament" && body.country.is_none();
    if official && !free && assembly && post.office == Office::Other {
        post.office = Office::State;
    }
    // «от имени областного департамента выступил его начальник»
    if official && of_state && its() {
        post.office = Office::State;
    }
    // «компании … во главе с её президентом»
    let private = || official && matches!(body.kind.as_str(), "company" | "bank" | "media") && heads(doc, title.start);
    if free || private() {
        post.office = Office::Other;
    }
    post.organization = Some(body.name.clone());
}

/// The whole name of the body that the title tells in part.
fn by_whole_name(
    doc: &Doc,
    title: &Title,
    (setting, whole): (&Setting, &BTreeMap<String, Vec<&Body>>),
    post: &mut Post,
) {
    let whole = post.organization.as_ref().and_then(|name| whole.get(name));
    // «Азербайджан: председатель Центрального банка А»: not of the bank of the state told before
    let may_be = |b: &&Body| post.country.is_none() || post.country == b.country;
    let told = whole.and_then(|bodies| meant(doc, setting, bodies, title.start)).filter(may_be);
    let Some(whole) = told.filter(|b| !of_guests(doc, title, b)) else { return };
    post.organization = Some(whole.name.clone());
    // «Председатель Кабинета Министров», of the one whose state the text tells
    let public = post.office != Office::Other && STATE_BODIES.contains(&whole.kind.as_str());
    if !post.international && (public || state_bank(doc, &whole.name)) {
        set(post, whole.country.clone(), "organization");
    }
}

/// «бронзовый призёр», but «житель Омска», «почётный гражданин», «обладатель Кубка мира»: how somebody fared.
fn no_office(doc: &Doc, title: &Title) -> bool {
    let lemma = &doc.know.titles[title.entry as usize].lemma;
    let prize = |k: usize| doc.is_word(k) && doc.know.grammar.stems.prizes.begins(doc.text.fold(k));
    let won = || lemma.starts_with("обладатель") && (title.start + 1..title.end).any(prize);
    let dweller = || lemma.starts_with("жител") && !bare_head(title);
    doc.know.grammar.classes(lemma).has(Class::NO_OFFICE) && !won() && !dweller()
}

/// Nothing stands behind the title's head.
fn bare_head(title: &Title) -> bool {
    title.end == title.heads[title.heads.len() - 1].end
}

/// «модератором обеих сессий была …», «докладчик по первому вопросу»: a part in the event, and no office.
fn part_alone(doc: &Doc, title: &Title) -> bool {
    let named = |k: usize| doc.capital(k) || doc.text.opens_quote(k);
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
            let apart = !honour(office) && office.class != TitleClass::Relative && !part_alone(doc, office);
            apart && (shortened || earlier)
        })
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

fn set(post: &mut Post, country: Option<String>, from: &'static str) {
    if post.country.is_none() && country.is_some() {
        post.country = country;
        post.country_from = Some(from);
    }
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

/// Tokens before a holder that others of his party may fill.
const MOST_BEFORE: usize = 60;

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
