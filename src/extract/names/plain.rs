//! Names without initials and patronymic: a given name and a surname in either order, foreign names of several words, a lone word
//! behind a title. `reach` tells how far one name goes, `refused` what the words are if no name, `lone` reads a word alone, `order` tells
//! given name and surname apart.

mod lone;
mod order;
mod reach;
mod refused;

use super::beside::{acts, places_follow, told_of};
use super::eastern::{persian, russian_given};
use super::parts::Builder;
use super::spelling::like_regional;
use super::tradition::korean;
use super::units::{Unit, bit};
use super::{Name, Role};
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::morph::Case;
use crate::rules::{Class, SenseKind};
use crate::text::Shape;
use reach::{one_name, reach};

/// The words of one name.
struct Words<'d, 'u> {
    doc: &'d Doc<'d>,
    u: &'u [Unit],
    /// The first that is a given name.
    given: Option<usize>,
    /// A surname of the East leads: «Ли Анна».
    eastern_first: bool,
    /// Behind a title.
    titled: bool,
}

/// Given name and surname in either order, foreign names of several words, a lone word after a title.
pub(super) fn plain(doc: &Doc, u: &[Unit], titled: bool) -> Option<Name> {
    let u = &u[..reach(doc, u, titled)?];
    if let Some(name) = persian(doc, u) {
        return Some(name);
    }
    if u.len() > 1 && u[0].is(bit::GIVEN) && see_end(doc, u[0].start, u[0].end) > u[0].end {
        return of_given(&u[..1], 0.85);
    }
    // «мэр Росарио Лаура Феррейра»
    if titled && u.len() > 2 && u[0].is(bit::PLACE) && u[1].is(bit::GIVEN) && names_town(doc, u) {
        return None;
    }
    let u = one_name(doc, u);
    let words = u.iter().filter(|x| x.is(bit::WORD)).count();
    if words == 0 {
        return None;
    }
    let name = Words::new(doc, u, titled);
    if name.refused() {
        return None;
    }
    if words == 1 {
        return name.lone();
    }
    if name.whereabouts() {
        return None;
    }
    let weight = name.weight(words)?;
    name.surname_first(weight).or_else(|| name.given_first(weight))
}

/// All the words are the given name.
fn of_given(u: &[Unit], weight: f64) -> Option<Name> {
    let mut b = Builder::new();
    b.push(Role::Given, &u[0], &u[u.len() - 1]);
    b.done(weight, false)
}

impl<'d, 'u> Words<'d, 'u> {
    fn new(doc: &'d Doc<'d>, u: &'u [Unit], titled: bool) -> Words<'d, 'u> {
        // «Ли Анна», which is no given name of the West here; but «Ян Вальтер» is a Pole or a Czech, «Яна Ильина» no «Ян»
        let given_sure = |x: &Unit| x.is(bit::SURE) || !x.is(bit::SURNAME);
        let slavic = |x: &Unit| doc.text.fold(x.start).starts_with("ян");
        let bears = |x: &Unit| korean(doc, x.start) && !slavic(x) && !russian_given(doc, x);
        let eastern_first = u.len() == 2 && bears(&u[0]) && russian_given(doc, &u[1]) && given_sure(&u[1]);
        let given = (usize::from(eastern_first)..u.len()).find(|&i| u[i].is(bit::GIVEN));
        Words { doc, u, given, eastern_first, titled }
    }

    /// The token before the name, if it is a word.
    fn before(&self) -> Option<usize> {
        self.u[0].start.checked_sub(1).filter(|&k| self.doc.is_word(k))
    }

    /// «города Сазерленд Фоллс»
    fn area(&self) -> bool {
        self.before().is_some() && places_follow(self.doc, self.u[0].start)
    }

    /// How sure it is that the words are a name; none if they are more likely no name.
    fn weight(&self, words: usize) -> Option<f64> {
        let (doc, u) = (self.doc, self.u);
        let surname = u.iter().any(|x| x.is(bit::SURNAME));
        let places = u.iter().filter(|x| x.is(bit::PLACE)).count();
        // «Ильёсу Назарову»: of the town of Назарово as well, but a surname first of all
        let surnamed = |x: &Unit| {
            let sure = doc.flags(x.start).has(Flags::SURNAME_SURE);
            x.start > u[0].start && sure && doc.know.grammar.russian_shape(doc.text.fold(x.start))
        };
        let no_place = |x: &Unit| !x.is(bit::PLACE) || surnamed(x);
        let unknown = u.iter().filter(|x| x.is(bit::WORD) && !x.is(bit::COMMON) && no_place(x)).count();
        Some(match (self.given, surname, self.titled) {
            (Some(_), true, _) => 0.97,
            (Some(_), false, _) => 0.93,
            (None, _, true) if places < words => 0.85,
            (None, _, false) if self.area() => return None,
            (None, true, false) if unknown == words => 0.75,
            (None, false, false) if unknown == words && words <= 3 && !doc.sentence_start(u[0].start) => 0.6,
            (None, false, false) if unknown == words && words <= 3 && holds_office(doc, u) => 0.75,
            // at a sentence's start it takes a verb of a person or a further mention
            (None, false, false) if unknown == words && words == 2 && u.len() == 2 && foreign_pair(doc, u) => {
                if acts(doc, u[1].end) || told_of(doc, u[1].end) { 0.6 } else { 0.5 }
            }
            _ => return None,
        })
    }
}

/// «архиепископ Лонгин Клинский», «митрополит Филарет Минский и Слуцкий»: where the see behind the own name of a bishop, the tokens
/// `start..end`, ends; `end` if there is none. «митрополит Андрей Шептицкий» has a surname: no adjective that the dictionary knows.
pub fn see_end(doc: &Doc, start: usize, end: usize) -> usize {
    let bishop = |k: usize| doc.is_word(k) && doc.know.grammar.stems.bishops.begins(doc.text.fold(k));
    if !start.checked_sub(1).is_some_and(bishop) {
        return end;
    }
    let see = |k: usize| {
        let adjective = || {
            doc.any_of(k, SenseKind::PlaceAdjective.bit())
                || !doc.adjective(k).any().is_empty() && !doc.flags(k).has(Flags::SURNAME_SURE)
        };
        let shaped = k < doc.len() && doc.is_word(k) && doc.capital(k) && like_regional(doc.text.fold(k));
        shaped && !doc.any_of(k, SenseKind::Place.bit()) && adjective()
    };
    let mut last = end;
    if see(last) {
        last += 1;
        if last + 1 < doc.len() && phrase::is_and(doc, last) && see(last + 1) {
            last += 2;
        }
    }
    last
}

/// Is the first word a town's name: behind an office that towns have, and in the genitive, or where the text tells of the town?
#[cold]
fn names_town(doc: &Doc, u: &[Unit]) -> bool {
    let i = u[0].start;
    let headed = i > 0 && doc.know.grammar.stems.town_heads.has(doc.text.fold(i - 1));
    let owned = || doc.senses_of(i, SenseKind::Place.bit()).any(|s| s.cases.has(Case::Gen));
    headed && !u[2].is(bit::GIVEN) && owned() || told_as_town(doc, i)
}

/// «в Росарио», «городе Росарио»: does the text tell of a town that is called as the word at `i`?
fn told_as_town(doc: &Doc, i: usize) -> bool {
    let led = |k: usize| matches!(doc.text.fold(k), "в" | "во" | "из") || doc.is_class(k, Class::SETTLEMENT);
    doc.capitals().any(|k| k != i && k > 0 && doc.hash(k) == doc.hash(i) && doc.is_word(k - 1) && led(k - 1))
}

/// «клуба Тоттенхэм | Хотспур», «фирмы | Доминик»: does the word at `at` belong to the capitalised words behind the noun of a team or
/// a firm?
fn behind_team(doc: &Doc, at: usize) -> bool {
    let own = |k: &usize| doc.is_word(*k) && doc.capital(*k);
    let noun = (at.saturating_sub(3)..at).rev().find(|k| !own(k));
    noun.is_some_and(|k| doc.is_word(k) && doc.know.grammar.stems.teams.has(doc.text.fold(k)))
}

/// «¶Кейдзи Аики – посол»: a word that nothing knows and further ones head a list's row, and an office stands behind a mark.
fn holds_office(doc: &Doc, u: &[Unit]) -> bool {
    let tokens = &doc.text.tokens;
    let strange = |x: &Unit| !doc.flags(x.start).has(Flags::KNOWN) && !doc.any_of(x.start, !0);
    let (start, end) = (u[0].start, u[u.len() - 1].end);
    let head = |k: usize| tokens[k].line_start || tokens[k].cell_start;
    let row = (start.saturating_sub(2)..=start).any(head) && (start.saturating_sub(2)..start).all(|k| !doc.is_word(k));
    let parted = end + 1 < doc.len() && (doc.text.dash(end) || matches!(doc.text.word(end), "," | "(")) && !head(end);
    let cell = end < doc.len() && tokens[end].cell_start && !tokens[end].line_start;
    let office = |k: usize| k < doc.len() && doc.any_of(k, SenseKind::TitleHead.bit() | SenseKind::TitleModifier.bit());
    u.len() > 1 && row && (parted && office(end + 1) || cell && office(end)) && strange(&u[0])
}

/// Two words that nothing knows, written as names are: «Тилль Линдеманн».
fn foreign_pair(doc: &Doc, u: &[Unit]) -> bool {
    let strange = |x: &Unit| {
        doc.text.tokens[x.start].shape == Shape::Capital
            && !doc.flags(x.start).has(Flags::KNOWN)
            && !doc.any_of(x.start, !0)
            && doc.text.word(x.start).chars().count() > 2
    };
    u[..2].iter().all(strange)
}
