//! Names in their places: the noun phrase that a name and its titles form, and the cases it can stand in there.

use super::talk;
use crate::extract::bind::{Bond, Found, How};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Name};
use crate::extract::people::Human;
use crate::extract::references::Reference;
use crate::extract::titles::{self, Title};
use crate::morph::{Case, CaseSet, Gender};
use crate::rules::{Face, SenseKind, TitleClass};
use crate::text::Kind;

/// A name in its place: the noun phrase it stands in, and the cases it can have there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    pub(super) human: usize,
    /// Token range of the name with its titles.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) cases: CaseSet,
    pub(super) gender: Option<Gender>,
    /// A verb gives it a post: «стала исполняющей обязанности».
    pub(super) appointed: bool,
}

/// «победителями», «вице-президентами»: in the instrumental and the plural.
pub(super) fn predicative(title: &Title) -> bool {
    title.plural && !title.singular && title.cases.has(Case::Ins) && !title.cases.has(Case::Nom)
}

/// «Докладчики – А, Б и В»: a heading tells the part of all that follow.
pub(super) fn heading(doc: &Doc, title: &Title) -> bool {
    let mark = title.end < doc.len() && (doc.text.is(title.end, ":") || doc.text.dash(title.end));
    mark && titles::part(doc, title).is_some()
}

/// «переговоров Г. Тевосян и …»: the cases of a surname that the human's gender allows, where it does not allow `case`.
fn borne_in(doc: &Doc, name: &Name, case: CaseSet, gender: Option<Gender>) -> Option<CaseSet> {
    let short = || name.parts.len() == 1 || name.parts.iter().any(|p| p.initial);
    // «переговоров М. Седова и …»: hers, where a noun of talks has lent its case
    let lent = || gender == Some(Gender::Femn) && name.start > 0 && talk(doc, name.start - 1);
    if case.has(Case::Nom) || gender != Some(Gender::Masc) && !lent() || !short() {
        return None;
    }
    let last = name.parts.iter().rfind(|p| p.role == names::Role::Surname && !p.initial && p.end == p.start + 1)?;
    let forms = names::readings(doc, last.start, last.role);
    let his = forms.iter().filter(|f| f.gender.is_none_or(|g| Some(g) == gender || g == Gender::Common));
    let cases = his.fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
    (!cases.is_empty() && cases.and(case).is_empty()).then_some(cases)
}

/// «По итогам переговоров | Л. Мунхтулга и У. Зорец подписали»: the cases of the first of two who stand right before their verb in the
/// plural, where the noun before him has lent him its genitive and his surname can be a nominative as well.
fn first_of_pair(doc: &Doc, found: &Found, n: usize) -> Option<CaseSet> {
    let (name, other) = (&found.names[n], found.names.get(n + 1)?);
    let pair = other.start == name.end + 1 && doc.text.reads(name.end, "и") && other.end < doc.len();
    let verb = || doc.verb(other.end).finite.filter(|f| f.past && !f.passive && f.plural == Some(true));
    let noun = name.start.checked_sub(2).map(|k| k + 1).filter(|&k| pair && doc.noun(k).has(Case::Gen))?;
    let led = (noun.saturating_sub(3)..noun).rev().find(|&k| doc.adjective(k).any().is_empty())?;
    let oblique = !doc.noun(led).any().is_empty() && !doc.noun(led).has(Case::Nom);
    let last = name.parts.iter().rfind(|p| p.role == names::Role::Surname && !p.initial && p.end == p.start + 1)?;
    let forms = names::readings(doc, last.start, last.role);
    let cases = forms.iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
    let fits = doc.is_word(led) && (oblique || doc.flags(led).has(Flags::PREPOSITION)) && verb().is_some();
    (fits && cases.has(Case::Nom)).then_some(cases)
}

/// Every mention in text order. Titles without a name come as further humans, behind the real ones; the second list tells whose
/// they are.
pub(super) fn mentions(
    doc: &Doc,
    found: &Found,
    humans: &[Human],
    references: &[Reference],
) -> (Vec<Mention>, Vec<usize>) {
    let mut out = Vec::new();
    for (h, human) in humans.iter().enumerate() {
        for &n in &human.names {
            out.push(mention(doc, found, n, h, human.name.gender));
        }
    }
    let bare: Vec<&Reference> = references.iter().filter(|r| r.subject).collect();
    let cases = CaseSet::of(Case::Nom);
    out.extend(bare.iter().enumerate().map(|(n, r)| {
        let gender = humans[r.human].name.gender;
        Mention { human: humans.len() + n, start: r.start, end: r.end, cases, gender, appointed: false }
    }));
    out.sort_unstable_by_key(|m| (m.start, m.end));
    // «директором института имени X Петром Сидоровым»: whose name is part of another's title does nothing
    let mut outer = 0;
    out.retain(|m| {
        let nested = m.end < outer;
        outer = outer.max(m.end);
        !nested
    });
    (out, bare.into_iter().map(|r| r.human).collect())
}

/// Where «один из» before the title at `start` begins.
fn one_of(doc: &Doc, start: usize) -> Option<usize> {
    let whose = |k: usize| matches!(doc.text.fold(k), "его" | "ее" | "их");
    let modifies = |k: usize| doc.is_word(k) && (!doc.adjective(k).any().is_empty() || whose(k));
    let of = (start.saturating_sub(4)..start).rev().find(|&k| !modifies(k));
    let of = of.filter(|&k| k > 0 && doc.text.reads(k, "из"))?;
    matches!(doc.text.fold(of - 1), "один" | "одна").then_some(of - 1)
}

/// «трое спасателей: А, Б и В»: the genitive is the numeral's, the names stand in its case.
fn counted(doc: &Doc, title: &Title) -> bool {
    let modifies = |k: usize| doc.is_word(k) && doc.adjective(k).plur.has(Case::Gen);
    let before = (title.start.saturating_sub(2)..title.start).rev().find(|&k| !modifies(k));
    let numeral =
        |k: usize| doc.text.tokens[k].kind == Kind::Number || doc.know.grammar.stems.counting.has(doc.text.fold(k));
    title.plural && !title.cases.has(Case::Nom) && title.cases.has(Case::Gen) && before.is_some_and(numeral)
}

fn mention(doc: &Doc, found: &Found, n: usize, human: usize, gender: Option<Gender>) -> Mention {
    let name = &found.names[n];
    let (mut start, mut end) = (name.start, name.end);
    let mut titled = CaseSet::EMPTY;
    for b in found.bonds_of(n).filter(|b| !b.how.apart()) {
        let title = &found.titles[b.title];
        let told = b.how == How::List && predicative(title);
        let near = title.start < start && start - title.start < 60 && b.how != How::Shared && !told;
        if near && !clear_border(doc, title.end, name.start) && !heading(doc, title) {
            start = title.start;
        }
        if title.start >= name.end && matches!(b.how, How::After | How::Brackets) {
            end = end.max(title.end);
        }
        // «секретарём избрали X», but «секретарём – X»
        let dash = title.end < name.start && doc.text.dash(title.end);
        // «один из авторов закона X»
        let one = one_of(doc, title.start).filter(|_| title.plural && !title.singular);
        let of_several = one.is_some() && matches!(b.how, How::Shared | How::After);
        // «один из его авторов, X, …»
        let apart = b.how == How::After && title.end + 1 == name.start && doc.text.is(title.end, ",");
        if let Some(one) = one.filter(|_| apart) {
            start = one;
        }
        if b.how != How::Series && title.end <= name.start && !dash && !told && !of_several && !counted(doc, title) {
            titled = title.cases;
        }
    }
    // «одолел иранца Паяма Бояри»
    let people = SenseKind::Country(Face::Inhabitant).bit();
    if start == name.start && start > 0 && doc.any_of(start - 1, people) && !doc.text.tokens[start].line_start {
        start -= 1;
    }
    if let Some(b) = found.bonds_of(n).find(|b| b.how == How::Shared) {
        // only the first of several holders stands right behind the title
        let title = &found.titles[b.title];
        if found.first_name(b.title) == Some(n) && title.end <= start {
            start = one_of(doc, title.start).unwrap_or(title.start);
        }
    }
    let own = found.cases.get(n).copied().flatten().map(CaseSet::of);
    let lent = |case: CaseSet| (!case.has(Case::Nom)).then(|| first_of_pair(doc, found, n)).flatten();
    let own = own.map(|case| borne_in(doc, name, case, gender).or_else(|| lent(case)).unwrap_or(case));
    let cases = match (own, titled.is_empty()) {
        (Some(own), false) if own.and(titled).is_empty() => titled,
        (Some(own), _) => own,
        (None, false) => titled,
        (None, true) => CaseSet::ALL,
    };
    // «вице-президентами стали:», but not «победителями», «докладчиками»
    let office = |t: &Title| {
        let class = matches!(t.class, TitleClass::Any | TitleClass::State | TitleClass::Company | TitleClass::Diplomat);
        class && titles::part(doc, t).is_none()
    };
    let given = |b: &Bond| {
        let title = &found.titles[b.title];
        b.how == How::Verb || b.how == How::List && predicative(title) && office(title)
    };
    let appointed = found.bonds_of(n).any(given);
    Mention { human, start, end, cases, gender, appointed }
}

/// The mentions, of all in text order, that begin at `from` or behind it, before `to`.
pub(super) fn beginning(mentions: &[Mention], from: usize, to: usize) -> impl Iterator<Item = &Mention> {
    let first = mentions.partition_point(|m| m.start < from);
    mentions[first..].iter().take_while(move |m| m.start < to)
}

/// Can two names stand in one case? A man's genitive is his accusative as well.
pub(super) fn alike(a: &Mention, b: &Mention) -> bool {
    let animate = |m: &Mention| {
        let either = m.cases.has(Case::Gen) || m.cases.has(Case::Acc);
        let both = CaseSet::of(Case::Gen).or(CaseSet::of(Case::Acc));
        if m.gender == Some(Gender::Masc) && either { m.cases.or(both) } else { m.cases }
    };
    !animate(a).and(animate(b)).is_empty()
}

/// A semicolon between a title and its name, or the end of a bracket that the title stands in: they do not form one phrase.
pub(super) fn clear_border(doc: &Doc, from: usize, to: usize) -> bool {
    let whole = from < to && doc.text.is(from, "(");
    (from..to).any(|k| doc.text.is(k, ";") || doc.text.is(k, ")") && !whole)
}
