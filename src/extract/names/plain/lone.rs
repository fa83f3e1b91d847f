//! A lone word behind a title: a surname, a bishop's or a monarch's own name, or no name.

use super::{Words, behind_team, of_given};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::beside::{attributive, by_name_of, two_initials};
use crate::extract::names::forms::names_several;
use crate::extract::names::parts::Builder;
use crate::extract::names::spelling::is_roman;
use crate::extract::names::tradition::at_home;
use crate::extract::names::units::{Unit, bit};
use crate::extract::names::{Name, Role};
use crate::extract::{phrase, tables};
use crate::morph::{Case, Tag};
use crate::rules::{Class, SenseKind};
use crate::text::Shape;

impl Words<'_, '_> {
    /// The name that one word and the particles beside it are.
    pub(super) fn lone(&self) -> Option<Name> {
        let (doc, x) = (self.doc, &self.u[0]);
        if numbered_given(doc, self.u) {
            return of_given(self.u, 0.8);
        }
        if !self.titled || self.u.len() != 1 || self.lone_place() || self.lone_other() || self.of_state() {
            return None;
        }
        let mut b = Builder::new();
        b.push(if self.lone_given() { Role::Given } else { Role::Surname }, x, x);
        b.done(if x.is(bit::PLACE) { 0.4 } else { 0.7 }, false)
    }

    /// «губернатор Миннесоты», «министр земли Гессен», «башкан АТО Гагаузия»: is the word a place?
    fn lone_place(&self) -> bool {
        let (doc, x) = (self.doc, &self.u[0]);
        let letters = || x.start > 0 && doc.text.tokens[x.start - 1].shape == Shape::Upper;
        let place = x.is(bit::PLACE) && (!x.is(bit::SURNAME | bit::GIVEN) || self.area() || letters());
        // «график поезда Пекин – Гамбург»: where a way begins
        let way = || {
            x.is(bit::PLACE)
                && x.end + 1 < doc.len()
                && matches!(doc.text.word(x.end), "–" | "—" | "-")
                && doc.any_of(x.end + 1, SenseKind::Place.bit())
        };
        // «слесарь котельной посёлка Талаги»
        let settled = || {
            let unlike = !x.is(bit::SURNAME | bit::GIVEN) && !doc.know.grammar.surname_shape(doc.text.fold(x.start));
            // «староста хутора Дюбин Иван Фёдорович Кох»
            let named = |k: usize| k + 1 < doc.len() && doc.flags(k).has(Flags::GIVEN_SURE);
            let before_name = || named(x.end) && doc.flags(x.end + 1).has(Flags::PATRONYMIC);
            (unlike || before_name()) && x.start > 0 && doc.is_class(x.start - 1, Class::SETTLEMENT)
        };
        place || way() || settled() || x.start > 0 && called_as_area(doc, x)
    }

    /// Is the word a body, an ordinary word, or a name of something else?
    fn lone_other(&self) -> bool {
        let (doc, x) = (self.doc, &self.u[0]);
        let shape = doc.text.tokens[x.start].shape;
        // «представители ЭКО»
        let short = doc.text.word(x.start).chars().count() < 4 && !x.is(bit::EASTERN);
        let letters = shape == Shape::Upper && (short || doc.any_of(x.start, SenseKind::ORGANIZATIONS));
        let shouted = matches!(shape, Shape::Upper | Shape::Mixed);
        let function = x.end == x.start + 1 && doc.flags(x.start).has(Flags::FUNCTION);
        letters
            || doc.text.fold(x.start).ends_with('ы') && names_several(doc, x.start)
            || function && !x.is(bit::GIVEN | bit::EASTERN)
            || self.of_village()
            || attributive(doc, x.start)
            || row_named(doc, x.start)
            || item_named(doc, x)
            || holder_behind_dash(doc, x)
            || behind_team(doc, x.start) && x.end < doc.len() && doc.capital(x.end)
            || shouted && !doc.flags(x.start).has(Flags::GIVEN | Flags::SURNAME_SURE)
    }

    /// «жителей Айни»
    fn of_village(&self) -> bool {
        let led = |k: usize| self.doc.know.grammar.stems.dwellers.has(self.doc.text.fold(k));
        !self.u[0].is(bit::SURNAME) && self.before().is_some_and(led)
    }

    /// «председатель Нацстаткома Кыргызской Республики»
    fn of_state(&self) -> bool {
        let (doc, x) = (self.doc, &self.u[0]);
        let known = Flags::KNOWN | Flags::GIVEN | Flags::SURNAME;
        x.end < doc.len()
            && !doc.flags(x.start).has(known)
            && doc.capital(x.end)
            && phrase::named(doc, x.end, doc.len(), Case::Gen).is_some_and(|n| n.what == phrase::What::Country)
    }

    /// Is the word a given name that stands alone?
    fn lone_given(&self) -> bool {
        let (doc, x) = (self.doc, &self.u[0]);
        let likelier = || doc.known(x.start).first().is_some_and(|p| p.tag.has(Tag::NAME));
        let called = by_name_of(doc, x.start) && doc.text.reads(x.start - 1, "имени");
        // of a Mongolian name the second word is the bearer's own, and stands in the surname's place
        let mongol = at_home(doc, x.start, &["mongolian"]);
        // «отец Роман»
        let father = || {
            let before = self.before().map_or("", |k| doc.text.fold(k));
            x.is(bit::GIVEN) && doc.know.grammar.stems.fathers.begins(before)
        };
        called || father() || !mongol && x.is(bit::GIVEN) && (!x.is(bit::SURNAME) || likelier())
    }
}

/// «губернатор Дорнода», where the text tells of the «аймака Дорнод»: the head of an area, and its name.
fn called_as_area(doc: &Doc, x: &Unit) -> bool {
    let fold = doc.text.fold(x.start);
    let Some(stem) = fold.strip_suffix('а').filter(|_| !x.is(bit::SURNAME | bit::GIVEN)) else { return false };
    let headed = doc.know.grammar.stems.supreme.begins(doc.text.fold(x.start - 1));
    let told = |k: usize| k > 0 && doc.text.fold(k) == stem && doc.is_class(k - 1, Class::AREA.or(Class::DESIGNATES));
    headed && !doc.know.grammar.surname_shape(fold) && doc.capitals().any(told)
}

/// «председатель организации депо Юдино – Нина Кеворкова;»: behind a dash stands who has the office.
fn holder_behind_dash(doc: &Doc, x: &Unit) -> bool {
    let (dash, name) = (x.end, x.end + 1);
    let capital = |k: usize| k < doc.len() && doc.capital(k) && !doc.text.tokens[k].line_start;
    let unlike = !x.is(bit::SURNAME | bit::GIVEN) && !doc.know.grammar.surname_shape(doc.text.fold(x.start));
    unlike
        && dash < doc.len()
        && doc.text.dash(dash)
        && capital(name)
        && (two_initials(doc, name)
            || capital(name + 1) && (name..name + 2).any(|k| doc.flags(k).has(Flags::GIVEN_SURE)))
}

/// «Лилия Низамова | начальник станции Арагац»: another cell of the row is a human's name by its first two words.
fn row_named(doc: &Doc, i: usize) -> bool {
    const ROW: usize = 60;
    if !doc.cells || i == 0 {
        return false;
    }
    let line = |k: &usize| doc.text.tokens[*k].line_start;
    let Some(start) = (i.saturating_sub(ROW)..=i).rev().find(line) else { return false };
    let end = (i + 1..doc.len().min(i + ROW)).find(line).unwrap_or(doc.len().min(i + ROW));
    let opens = |k: usize| k == start || tables::edge(doc, k) || k > 0 && doc.text.is(k - 1, "|");
    let named = |k: usize| {
        let pair = k + 1 < end && doc.capital(k) && doc.capital(k + 1) && !opens(k + 1);
        let given = || (k..k + 2).any(|k| doc.flags(k).has(Flags::GIVEN_SURE)) && !opens(k + 1);
        pair && given() || k + 1 < end && doc.capital(k) && (two_initials(doc, k) || two_initials(doc, k + 1))
    };
    // «институт им. Лобачевского»
    if phrase::honour_begins(doc, i - 1) == Some(i) || i > 1 && phrase::honour_begins(doc, i - 2) == Some(i) {
        return false;
    }
    // its own cell begins with the title
    let own = (start..=i).rev().find(|&k| opens(k)).unwrap_or(start);
    own < i && (start..end).any(|k| k != own && opens(k) && named(k))
}

/// «Людмила Сырбу (Молдова), примар Колибаша;»: the last word of a line that a whole name opens, and no verb stands in it.
fn item_named(doc: &Doc, x: &Unit) -> bool {
    const ITEM: usize = 40;
    let line = |k: &usize| doc.text.tokens[*k].line_start;
    let ends = x.end >= doc.len() || line(&x.end) || matches!(doc.text.word(x.end), ";" | ".");
    let Some(start) = (x.start.saturating_sub(ITEM)..x.start).rev().find(line).filter(|_| ends) else { return false };
    let Some(name) = (start..doc.len().min(start + 3)).find(|&k| doc.is_word(k) && doc.capital(k)) else {
        return false;
    };
    let parts = |k: &usize| doc.is_word(*k) && doc.capital(*k) || doc.text.is(*k, ".");
    let apart = (name..x.start).find(|k| !parts(k)).filter(|&k| k > name + 1);
    let given = |k: usize| doc.flags(k).has(Flags::GIVEN) || two_initials(doc, k);
    let mark = |k: usize| doc.text.dash(k) || matches!(doc.text.word(k), "," | "(");
    let told = |k: usize| doc.flags(k).has(Flags::VERB);
    apart.is_some_and(|k| mark(k) && (name..k).any(given) && !(k..x.start).any(told))
}

/// «Елизавета II»: a given name before a number.
fn numbered_given(doc: &Doc, u: &[Unit]) -> bool {
    let k = u[0].end;
    u.len() == 1
        && u[0].is(bit::GIVEN)
        && k < doc.len()
        && doc.is_word(k)
        && !doc.text.tokens[k].line_start
        && !doc.text.tokens[k].cyrillic
        && is_roman(doc.text.word(k))
}
