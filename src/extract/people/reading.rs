//! What one mention says: its nominative, and the nominatives that each of its parts can have.

use super::around::{Around, around, subject_gender};
use super::seen::{SUBJECT, Seen, subject};
use crate::extract::bind::Found;
use crate::extract::doc::Doc;
use crate::extract::names::{self, Name, Nominative, Place, Role};
use crate::extract::phrase;
use crate::morph::{Case, CaseSet, Gender};
use crate::rules::{TitleClass, hash};
use crate::text::{Shape, lookalike};

/// The nominatives that one part of a mention can have, likeliest first.
#[derive(Default, PartialEq)]
pub(super) struct Candidates {
    /// Hashes of the folded words; those of a part of several words take in the words before the last.
    pub(super) keys: Vec<u64>,
    /// The part is one word.
    pub(super) lone: bool,
    pub(super) letter: Option<char>,
}

/// What one mention says: candidates for each part.
pub(super) struct Reading {
    pub(super) name: usize,
    pub(super) surname: Candidates,
    pub(super) given: Candidates,
    pub(super) patronymic: Candidates,
    pub(super) surname_initial: Option<char>,
    pub(super) given_initial: Option<char>,
    pub(super) patronymic_initial: Option<char>,
    pub(super) nominative: Nominative,
    /// The surroundings tell the case.
    pub(super) told: bool,
    /// A bishop's title stands beside it.
    pub(super) cleric: bool,
    /// The surname stands first, as in East Asia.
    pub(super) eastern: bool,
    pub(super) weight: f64,
}

impl Reading {
    /// Finds what its parts are compared by.
    pub(super) fn compare(&mut self, doc: &Doc, found: &Found) {
        let name = &found.names[self.name];
        self.surname = candidates(doc, name, &self.nominative, Role::Surname);
        self.given = candidates(doc, name, &self.nominative, Role::Given);
        self.patronymic = candidates(doc, name, &self.nominative, Role::Patronymic);
    }
}

pub(super) fn fullness(r: &Reading) -> u32 {
    let given = if !r.given.keys.is_empty() {
        4
    } else if r.given_initial.is_some() {
        2
    } else {
        0
    };
    let patronymic = if !r.patronymic.keys.is_empty() {
        2
    } else if r.patronymic_initial.is_some() {
        1
    } else {
        0
    };
    (if r.surname.keys.is_empty() { 0 } else { 8 }) + given + patronymic
}

/// Does the name stand behind the one before it with nothing but «и» or a comma between: «О. Шульгина и Д. Мамытова», «Бела Ковач
/// (Венгрия) и Ласло Барта»?
pub(super) fn joined(doc: &Doc, found: &Found, n: usize) -> bool {
    const ASIDE: usize = 8;
    let (end, next) = (found.names[n - 1].end, found.names[n].start);
    let closes = |k: &usize| doc.text.is(*k, ")");
    let aside = if doc.text.is(end, "(") { (end..next.min(end + ASIDE)).find(closes) } else { None };
    let gap = aside.map_or(end, |close| close + 1);
    gap + 1 == next && (phrase::is_and(doc, gap) || doc.text.is(gap, ","))
}

/// «С. О. Шаляпина, М. Р. Фьелль и К. Г. Корепанов»: one of those joined to the name can stand in the nominative alone.
fn listed_subject(doc: &Doc, found: &Found, n: usize) -> bool {
    let subject = |m: usize| {
        let Some(part) = found.names[m].parts.iter().rfind(|p| p.role == Role::Surname && !p.initial) else {
            return false;
        };
        let forms = names::readings(doc, part.end - 1, Role::Surname);
        let mans = |f: &crate::morph::NameForm| f.cases == CaseSet::of(Case::Nom) && f.gender == Some(Gender::Masc);
        part.end == part.start + 1 && names::plain_surname(doc.text.fold(part.start)) && forms.iter().all(mans)
    };
    let last = (n + 1..found.names.len().min(n + MOST_JOINED)).take_while(|&m| joined(doc, found, m));
    found.names[n].parts.iter().any(|p| p.initial) && last.into_iter().any(subject)
}

/// Names of a list behind one whose case they tell.
const MOST_JOINED: usize = 8;

/// What mention `n` says; `before`: the case of the name that it is joined to.
pub(super) fn read(doc: &Doc, found: &Found, n: usize, before: Option<Case>, written: &Seen) -> Reading {
    let mut reading = read_alone(doc, found, n, around(doc, found, n), before, written);
    reading.compare(doc, found);
    reading
}

/// What mention `n` says, but for its candidates.
pub(super) fn read_alone(
    doc: &Doc,
    found: &Found,
    n: usize,
    around: Around,
    before: Option<Case>,
    written: &Seen,
) -> Reading {
    let name = &found.names[n];
    let Around { gender, mut cases, by_verb } = around;
    // «кандидатуры Л.М. Корытного и В.М. Плюснина не набрали»: the thing is the subject
    if by_verb && before.is_some_and(|case| case != Case::Nom) && phrase::is_and(doc, name.start - 1) {
        cases.clear();
    }
    if cases.is_empty() {
        cases.extend(before.map(CaseSet::of));
    }
    if cases.is_empty() && listed_subject(doc, found, n) {
        cases.push(CaseSet::of(Case::Nom));
    }
    // «под председательством ректора Евгения Козлова рассмотрела»: a name in another case is no subject
    let may_act = cases.is_empty() || cases.iter().any(|c| c.has(Case::Nom));
    let place = Place { cases: &cases, gender, subject: subject_gender(doc, found, n) };
    let mistaken = (!may_act && subject(doc, name.end - 1)).then(|| doc.hash(name.end - 1));
    let seen = |key: u64| {
        // a word without a capital was not counted
        let count = written.weight(key).saturating_sub(if mistaken == Some(key) { SUBJECT } else { 0 });
        if count >= SUBJECT {
            return 60;
        }
        if count > u32::from(appears_in(doc, name, key)) { 12 } else { 0 }
    };
    let nominative = names::nominative(doc, name, &place, &seen);
    let initial = |role: Role| {
        name.parts
            .iter()
            .find(|p| p.role == role && p.initial)
            .and_then(|p| doc.text.fold(p.start).chars().next())
            .map(|c| lookalike(c).unwrap_or(c))
    };
    Reading {
        name: n,
        surname: Candidates::default(),
        given: Candidates::default(),
        patronymic: Candidates::default(),
        surname_initial: initial(Role::Surname),
        given_initial: initial(Role::Given),
        patronymic_initial: initial(Role::Patronymic),
        nominative,
        told: !cases.is_empty(),
        cleric: found.bonds_of(n).any(|b| found.titles[b.title].class == TitleClass::Church),
        eastern: name.eastern,
        weight: name.weight,
    }
}

/// The nominatives that a part of the name can have.
fn candidates(doc: &Doc, name: &Name, nominative: &Nominative, role: Role) -> Candidates {
    let Some(part) = name.parts.iter().find(|p| p.role == role && !p.initial) else {
        return Candidates::default();
    };
    let words = || (part.start..part.end).filter(|&i| doc.is_word(i) && doc.text.tokens[i].shape != Shape::Lower);
    // the last word stands for the part; the others must be alike as written
    let Some(last) = words().next_back() else {
        return Candidates::default();
    };
    let first = words().next().filter(|&i| i != last).and_then(|i| doc.text.fold(i).chars().next());
    let forms = names::readings(doc, last, role);
    let chosen = match role {
        Role::Surname => nominative.surname.as_deref(),
        Role::Given => nominative.given.as_deref(),
        Role::Patronymic => nominative.patronymic.as_deref(),
    };
    let lead = chosen.filter(|_| first.is_some()).and_then(|c| names::cut_last(c, b' ')).map_or(0, |(lead, _)| {
        let words = lead.split([' ', '-']).filter(|w| w.starts_with(char::is_uppercase));
        words.fold(0, |h: u64, w| h.rotate_left(21) ^ hash(stem(&names::folded(w))))
    });
    let mut keys = Vec::with_capacity(forms.keys.len() + 1);
    let mut letter = first;
    // «Надир оглы»: the father's name stands for it
    let written = chosen.unwrap_or_default();
    let word = match role {
        Role::Patronymic => written.split(' ').next().unwrap_or_default(),
        _ => names::cut_last(written, b' ').map_or(written, |(_, last)| last),
    };
    if !word.is_empty() {
        keys.push(forms.key_of(&doc.know.grammar.stems, word) ^ lead);
        letter =
            letter.or_else(|| word.chars().flat_map(char::to_lowercase).next().map(|c| if c == 'ё' { 'е' } else { c }));
    }
    for key in &forms.keys {
        if !keys.contains(&(key ^ lead)) {
            keys.push(key ^ lead);
        }
    }
    Candidates { keys, lone: first.is_none(), letter }
}

fn appears_in(doc: &Doc, name: &Name, key: u64) -> bool {
    (name.start..name.end).any(|i| doc.hash(i) == key)
}

/// A rough stem: the word without its ending's vowels.
pub(super) fn stem(fold: &str) -> &str {
    let letters = fold.chars().count();
    let keep = letters.saturating_sub(2).max(letters.min(3));
    fold.char_indices().nth(keep).map_or(fold, |(end, _)| &fold[..end])
}
