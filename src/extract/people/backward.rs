//! Bare surnames and given names that refer back to a human named in full, and those that stand alone throughout.

use super::agreement::predicate;
use super::inside::names_place;
use super::listed::listed;
use super::lone::{
    given_again, known_by_one_name, lone_given, lone_surname, quoted_speaker, rare_given, speaker, with_article,
};
use super::reading::{Reading, read};
use super::seen::Seen;
use crate::extract::bind::{self, Found};
use crate::extract::doc::{Doc, Flags, Traits};
use crate::extract::keys::KeyMap;
use crate::extract::names::{self, Name, Part, Role};
use crate::extract::phrase;
use crate::extract::places;
use crate::rules::{SenseKind, TitleClass, hash};
use crate::text::Shape;
use std::cell::LazyCell;
use std::ops::Deref;

/// Bare surnames (and имя without more) that refer to a human already named; surnames that stand alone throughout.
pub(super) fn backward(
    doc: &Doc,
    found: &mut Found,
    readings: &mut Vec<Reading>,
    groups: &mut Vec<Vec<usize>>,
    written: &Seen,
) {
    let covered = covered(doc, found);
    let mut index = Index::of(doc, found, readings, groups);
    let towns = LazyCell::new(|| places::towns(doc));
    let villages = LazyCell::new(|| came_from(doc));
    for i in doc.capitals() {
        if covered[i] || !name_like(doc, i) || opens_clause(doc, i) {
            continue;
        }
        let home = match index.may_be(doc, i) {
            true => index.home(&names::readings(doc, i, Role::Surname).keys),
            false => None,
        };
        if home.is_none() && (abbreviated(doc, i) || painted(doc, i)) {
            continue;
        }
        let bearers = if home.is_none() { index.bearers_at(doc, i) } else { Vec::new() };
        let given =
            home.is_none() && (lone_given(doc, i) || rare_given(doc, i) || bearers.len() == 1 && given_again(doc, i));
        if !given && home.is_none() && !alone(doc, i, &towns, &villages) || nobody(doc, i, home.is_some()) {
            continue;
        }
        let (name, home) = if given {
            (lone(Role::Given, i, i + 1, 0.6), if let [g] = bearers[..] { Some(g) } else { None })
        } else {
            if i > 0 && doc.is_word(i - 1) && names_place(doc, i) {
                continue;
            }
            // «Ван Хаутен рассказал»
            let article = |k: usize| doc.capital(k) && doc.any_of(k, SenseKind::NameParticle.bit()) && !covered[k];
            let led = home.is_some() && i > 0 && !doc.text.tokens[i].line_start && article(i - 1);
            let weight = if home.is_some() { 0.8 } else { 0.6 };
            (lone(Role::Surname, i - usize::from(led), i + 1, weight), home)
        };
        found.names.push(name);
        readings.push(read(doc, found, found.names.len() - 1, None, written));
        let last = readings.len() - 1;
        match home {
            Some(g) => groups[g].push(last),
            None => groups.push(vec![last]),
        }
        index.add(doc, found, &readings[last], home.unwrap_or(groups.len() - 1));
    }
    listed(doc, found, readings, groups, written);
}

/// The tokens that no bare name can stand at.
fn covered(doc: &Doc, found: &Found) -> Vec<bool> {
    let mut covered = vec![false; doc.len()];
    let mut cover = |from: usize, to: usize| covered[from..to].fill(true);
    for n in &found.names {
        cover(n.start, names::see_end(doc, n.start, n.end));
    }
    // «митрополит Минский и Заславский»: a see is nobody
    for t in found.titles.iter().filter(|t| t.class == TitleClass::Church) {
        cover(t.start, t.end);
    }
    for &(from, to) in &found.foreign {
        cover(from, to);
    }
    // «Российской Федерации», whoever «Свет Федерации» may be
    for k in doc.with(0, doc.len(), Traits::senses(SenseKind::COUNTRIES)) {
        cover(k, k + doc.hit_len(k));
    }
    covered
}

fn name_like(doc: &Doc, i: usize) -> bool {
    let t = &doc.text.tokens[i];
    t.cyrillic && !matches!(t.shape, Shape::Lower | Shape::Letter) && (doc.capital(i) || names::particle_led(doc, i))
}

/// «Секретариат ЭКО»
fn abbreviated(doc: &Doc, i: usize) -> bool {
    let short = || doc.text.word(i).chars().count() < 4;
    doc.text.tokens[i].shape == Shape::Upper && short() && !doc.eastern_surname(i)
}

/// Is the word at `i` within the quoted title of a work, or the last of the two that a body is called by?
fn painted(doc: &Doc, i: usize) -> bool {
    // «управляющий фондом «Доха Грин»»
    let quoted =
        || doc.capital(i - 1) && doc.text.opens_quote(i - 2) && i + 1 < doc.len() && doc.text.closes_quote(i + 1);
    if i > 2 && quoted() && doc.any_of(i - 3, SenseKind::OrgHead.bit()) {
        return true;
    }
    // «Разлив у Толги»
    let scene = || matches!(doc.text.fold(i - 1), "у" | "на" | "в" | "под" | "над" | "за");
    // «Азери – Чираг – Гюнешли»
    let joined = || doc.text.dash(i - 1);
    i > 0 && (scene() || joined()) && bind::in_quoted_title(doc, i, i + 1)
}

/// Does the word at `i` name nobody, or no one human? `known`: it is the surname of somebody named before.
fn nobody(doc: &Doc, i: usize, known: bool) -> bool {
    // «вручили Листьевой подарок» behind «Анна Листьева»
    let surname = || known && !doc.sentence_start(i) && !doc.text.fold(i).contains("ск");
    // «Дедом Морозом»
    let whole = || i > 0 && doc.hit_len(i - 1) > 1 && doc.any_of(i - 1, SenseKind::Stop.bit());
    doc.text.fold(i).ends_with("ы") && names::names_several(doc, i)
        || bind::of_saint(doc, i)
        || phrase::of_letters(doc, i, doc.sentence_end(i))
        || !surname() && names::attributive(doc, i)
        || whole()
}

/// Does a surname of nobody named before stand alone at `i`, and not the name of a town or a village?
fn alone(
    doc: &Doc,
    i: usize,
    towns: &impl Deref<Target = KeyMap<()>>,
    villages: &impl Deref<Target = KeyMap<()>>,
) -> bool {
    let village = || names::readings(doc, i, Role::Surname).keys.iter().any(|&key| villages.contains_key(&key));
    !places::entry(doc, i).is_some_and(|town| towns.contains_key(&town))
        && (lone_surname(doc, i)
            || quoted_speaker(doc, i)
            || speaker(doc, i)
            || known_by_one_name(doc, i)
            || with_article(doc, i))
        && !village()
}

/// A name of one part.
fn lone(role: Role, start: usize, end: usize, weight: f64) -> Name {
    Name { start, end, parts: vec![Part { role, start, end, initial: false }], weight, eastern: false }
}

/// «дружины из Липина Бора, Андреевской, Покровского и Ивановского»: what a list of two and more behind «из» names, as surnames would
/// be told.
fn came_from(doc: &Doc) -> KeyMap<()> {
    let mut out = KeyMap::default();
    let from = |k: &usize| doc.text.reads(*k, "из");
    for k in (0..doc.len().saturating_sub(3)).filter(from) {
        let mut listed = Vec::new();
        let mut at = k + 1;
        loop {
            let end = (at..doc.len().min(at + 3)).take_while(|&i| doc.capital(i)).last().map_or(at, |i| i + 1);
            if end == at {
                break;
            }
            listed.extend((end == at + 1).then_some(at));
            if end + 1 >= doc.len() || !(doc.text.is(end, ",") || phrase::is_and(doc, end)) {
                break;
            }
            at = end + 1;
        }
        if listed.len() > 1 {
            out.extend(
                listed.iter().flat_map(|&i| names::readings(doc, i, Role::Surname).keys.clone()).map(|key| (key, ())),
            );
        }
    }
    out
}

/// A function word that begins its sentence as one, not as a surname («Но» of «Но вскоре», not «Ли» of «Ли родилась»).
fn opens_clause(doc: &Doc, i: usize) -> bool {
    let enclitic = || matches!(doc.text.fold(i), "ли" | "же" | "бы");
    let acts = || i + 1 < doc.len() && doc.text.word(i).chars().nth(2).is_some() && predicate(doc, i + 1).is_some();
    doc.flags(i).has(Flags::FUNCTION) && doc.sentence_start(i) && !enclitic() && !acts()
}

/// Groups by the nominatives of their members' surnames and given names of one word.
#[derive(Default)]
struct Index {
    /// The first group of each surname.
    surnames: KeyMap<usize>,
    given: KeyMap<Vec<usize>>,
    /// First letters of the surnames, by their number in the alphabet; the last bit stands for all other letters.
    letters: u64,
}

impl Index {
    fn of(doc: &Doc, found: &Found, readings: &[Reading], groups: &[Vec<usize>]) -> Self {
        let mut index = Index::default();
        for (g, members) in groups.iter().enumerate() {
            for &m in members {
                index.add(doc, found, &readings[m], g);
            }
        }
        index
    }

    /// May the word at `i` be a surname of the index? All forms of a surname begin with the same letter.
    fn may_be(&self, doc: &Doc, i: usize) -> bool {
        self.letters & letter_bit(doc, i) != 0
    }

    fn add(&mut self, doc: &Doc, found: &Found, r: &Reading, group: usize) {
        let name = &found.names[r.name];
        for part in name.parts.iter().filter(|p| p.role == Role::Surname) {
            self.letters |= (part.start..part.end).fold(0, |bits, i| bits | letter_bit(doc, i));
        }
        for &key in r.surname.keys.iter().filter(|_| r.surname.lone) {
            let home = self.surnames.entry(key).or_insert(group);
            *home = group.min(*home);
        }
        // «Стефанишин-Пайпер», «аль-Завахири»: the last part may stand for the whole
        if let Some((_, last)) = r.nominative.surname.as_deref().and_then(|s| names::cut_last(s, b'-'))
            && last.chars().count() > 3
            && !last.contains(' ')
        {
            let last = names::folded(last);
            self.letters |= letter_of(&last);
            self.surnames.entry(hash(&last)).or_insert(group);
        }
        for &key in r.given.keys.iter().filter(|_| r.given.lone) {
            let bearers = self.given.entry(key).or_default();
            if let Err(at) = bearers.binary_search(&group) {
                bearers.insert(at, group);
            }
        }
    }

    /// The first group with one of these surnames.
    fn home(&self, surnames: &[u64]) -> Option<usize> {
        surnames.iter().filter_map(|s| self.surnames.get(s)).min().copied()
    }

    /// Every group whose given name may stand at `i`, in order.
    fn bearers_at(&self, doc: &Doc, i: usize) -> Vec<usize> {
        let may_be = !self.given.is_empty()
            && (doc.flags(i).has(Flags::GIVEN) || !doc.flags(i).has(Flags::COMMON | Flags::FUNCTION));
        if may_be { self.bearers(&names::readings(doc, i, Role::Given).keys) } else { Vec::new() }
    }

    /// Every group with one of these given names, in order.
    fn bearers(&self, given: &[u64]) -> Vec<usize> {
        let mut out: Vec<usize> = given.iter().filter_map(|s| self.given.get(s)).flatten().copied().collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

fn letter_bit(doc: &Doc, i: usize) -> u64 {
    letter_of(doc.text.fold(i))
}

fn letter_of(fold: &str) -> u64 {
    let letter = fold.chars().next().map_or(63, |c| (c as u32).wrapping_sub('а' as u32));
    1 << letter.min(63)
}
