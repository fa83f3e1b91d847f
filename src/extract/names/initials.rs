//! Names with initials: «И. О. Фамилия», «Фамилия И. О.», «Джордж У. Буш».

use super::beside::{opening_thing, opens_with_preposition, trade_surname};
use super::parts::{Builder, fathers_ending, iberian_surname, surname_end};
use super::spelling::is_numeral;
use super::tradition::western;
use super::units::{Unit, bit};
use super::{Name, Part, Role};
use crate::extract::doc::{Doc, Flags};
use crate::morph::Case;
use crate::rules::SenseKind;
use crate::text::{Kind, Shape, ends_in};

/// «И. О. Фамилия», «И.Фамилия», with particles and double surnames.
pub(super) fn initials_first(doc: &Doc, u: &[Unit]) -> Option<Name> {
    let n = u.iter().take_while(|x| x.is(bit::INITIAL)).count();
    if n == 0 || n > 3 {
        return None;
    }
    let mut b = Builder::new();
    // «Дж. Роберт Смит»: the first of two given names shortened
    let word = |k: usize| u.get(k).is_some_and(|x| x.is(bit::WORD) && !x.is(bit::INITIAL | bit::PARTICLE));
    let middle = n == 1 && word(1) && word(2) && !word(3) && !u[2].is(bit::COMMON | bit::PLACE | bit::PATRONYMIC);
    // but «Р. Эрнандес Куэвас»
    let listed = |x: &Unit| doc.any_of(x.start, SenseKind::GivenName.bit());
    let bent = |x: &Unit| ends_in(doc.text.fold(x.start), &["еса", "есу", "есом"]);
    let fathers = |x: &Unit| (fathers_ending(doc, x) || bent(x)) && !listed(x);
    if middle && u[1].is(bit::GIVEN) && !fathers(&u[1]) && !u.get(3).is_some_and(|x| x.is(bit::INITIAL)) {
        b.push(Role::Given, &u[0], &u[0]);
        b.push(Role::Given, &u[1], &u[1]);
        b.push(Role::Surname, &u[2], &u[2]);
        return b.done(0.98, false);
    }
    b.push(Role::Given, &u[0], &u[0]);
    if n > 1 {
        b.push(Role::Patronymic, &u[1], &u[n - 1]);
    }
    // «Мельник Г.О. В качестве свидетелей …»
    if u.get(n).is_some_and(|x| opens_with_preposition(doc, x.start)) {
        return None;
    }
    if n > 1 && begins_whole(&u[n..]) {
        return None;
    }
    let end = surname_end(doc, u, n)?;
    // «К.А. Риос Мендоса» bears no town's name
    let second = u.get(end).is_some_and(|x| x.is(bit::WORD) && x.is(bit::PLACE) && !x.is(bit::INITIAL | bit::COMMON));
    let end = if second && end == n + 1 && iberian_surname(doc, &u[n]) { end + 1 } else { end };
    // «до 8 G. Но это …»
    let word = u[1].start;
    let shouted = doc.text.tokens[word].shape == Shape::Upper;
    if n == 1
        && end == 2
        && doc.flags(word).has(Flags::FUNCTION)
        && doc.text.tokens[word].space_before
        && !(shouted || doc.eastern_surname(word))
    {
        return None;
    }
    let end = if u.get(end).is_some_and(|x| x.is(bit::UULU)) { end + 1 } else { end };
    b.push(Role::Surname, &u[n], &u[end - 1]);
    b.done(0.98, false)
}

/// «Мельнику», «Коваль»: a trade's word that is a surname as well.
fn trade_surname_at(doc: &Doc, i: usize) -> bool {
    doc.flags(i).has(Flags::SURNAME) || doc.any_of(i, SenseKind::TitleHead.bit())
}

/// «Фамилия И. О.», «Фамилия Имя О.», and the Western «Джордж У. Буш».
pub(super) fn surname_initials(doc: &Doc, u: &[Unit]) -> Option<Name> {
    let run = Behind::new(doc, u)?;
    if run.of_thing() {
        return None;
    }
    let followed = run.followed();
    if run.m == 1 && run.k == 1 {
        let given = !followed && run.given();
        // «Патриарх Иоанн X»
        if given && is_numeral(doc, u[1].start) {
            return None;
        }
        if given && !u[0].is(bit::SURNAME | bit::EASTERN) {
            return run.kept_back();
        }
        let short = (!followed).then(|| run.statesman()).flatten().or_else(|| run.surname_of_vowel(followed));
        if short.is_some() {
            return short;
        }
    }
    if followed {
        return run.middle();
    }
    if run.other_word() || run.letters_or_place() {
        return None;
    }
    run.surname_first()
}

/// A word or two, and initials behind them.
struct Behind<'d, 'u> {
    doc: &'d Doc<'d>,
    u: &'u [Unit],
    /// The first initial.
    k: usize,
    /// How many there are.
    m: usize,
}

impl<'d, 'u> Behind<'d, 'u> {
    fn new(doc: &'d Doc<'d>, u: &'u [Unit]) -> Option<Behind<'d, 'u>> {
        let k = u.iter().position(|x| x.is(bit::INITIAL))?;
        if k == 0 || k > 2 || u[..k].iter().any(|x| !x.is(bit::WORD)) {
            return None;
        }
        let m = u[k..].iter().take_while(|x| x.is(bit::INITIAL)).count();
        Some(Behind { doc, u, k, m })
    }

    /// «Слово В. И. Мельнику предоставил …», «Портрет И. И. Зимы»: initials of the one behind
    fn of_thing(&self) -> bool {
        let doc = self.doc;
        let next = self.u[self.k + self.m - 1].end;
        let behind = next < doc.len()
            && doc.text.tokens[next].shape == Shape::Capital
            && !doc.text.tokens[next].line_start
            && !doc.text.tokens[next].cell_start
            && (self.m > 1 || trade_surname_at(doc, next));
        behind && self.k == 1 && opening_thing(doc, self.u[0].start)
    }

    /// Does a word of the name stand behind the initials?
    fn followed(&self) -> bool {
        let (doc, u, next) = (self.doc, self.u, self.k + self.m);
        // «кадет Саглар Б. В школе …»
        let preposition = |x: &Unit| {
            doc.text.tokens[x.start].shape == Shape::Letter
                && doc.flags(x.start).has(Flags::PREPOSITION)
                && goes_on(doc, x)
        };
        let ends = |x: &Unit| self.sentence(x) && goes_on(doc, x) || preposition(x);
        // «Слово взял Дёмин Н.П. Николай Павлович поблагодарил …»
        let patronymic = || u.get(next + 1).is_some_and(|x| x.is(bit::FATHER));
        // «… и Цойтнер Ш. Убушаев Б. С. просил»: a surname with initials of its own
        let own_initials = || (1..=2).all(|k| u.get(next + k).is_some_and(|x| x.is(bit::INITIAL)));
        let next_name = || {
            let whole = self.m > 1 && (u[next].is(bit::GIVEN) && patronymic() || begins_whole(&u[next..]));
            whole || own_initials()
        };
        u.get(next).is_some_and(|x| x.is(bit::WORD) && !ends(x) && !next_name())
    }

    /// «Юмадилова Ю. С. Срок – …»: an ordinary word behind a full «Фамилия И. О.» begins the next sentence
    fn sentence(&self, x: &Unit) -> bool {
        let (doc, first) = (self.doc, &self.u[0]);
        let surname_shape = |x: &Unit| doc.know.grammar.surname_shape(doc.text.fold(x.start));
        let shaped = || surname_shape(first) && !doc.sentence_start(first.start);
        // «ректор ДЖТУ И.П. Сомов и …», «Университета Мармара И.П. Сомова»: a body's letters, a surname by its shape
        let letters = || {
            doc.text.tokens[first.start].shape == Shape::Upper && doc.text.tokens[x.start].shape != Shape::Upper
                || surname_shape(x)
        };
        (!first.is(bit::COMMON | bit::PLACE) || shaped())
            && !letters()
            && x.is(bit::COMMON)
            && !x.is(bit::SURNAME)
            && doc.text.tokens[x.start].space_before
    }

    /// Is the word a given name, whose surname is kept back or a letter?
    fn given(&self) -> bool {
        let (doc, x) = (self.doc, &self.u[0]);
        let given = x.is(bit::SURE) || x.is(bit::GIVEN) && !doc.flags(x.start).has(Flags::COMMON);
        // «Шер А. | полномочный представитель»: the whole of a cell
        let cell = |k: usize| doc.text.tokens[k].line_start || doc.text.tokens[k].cell_start;
        let last = self.u[self.k].end;
        let alone = || cell(x.start) && last < doc.len() && doc.text.tokens[last].cell_start;
        given && (x.is(bit::SURE) || !alone())
    }

    /// «Оксана К. рассказала»: the surname is kept back
    fn kept_back(&self) -> Option<Name> {
        let mut b = Builder::new();
        b.push(Role::Given, &self.u[0], &self.u[0]);
        b.push(Role::Surname, &self.u[1], &self.u[1]);
        b.done(0.9, false)
    }

    /// «Ван И.» at a sentence's end
    fn statesman(&self) -> Option<Name> {
        let (doc, surname, letter) = (self.doc, &self.u[0], &self.u[1]);
        let known = || doc.know.statesman(doc.text.word(surname.start), doc.text.word(letter.start)).is_some();
        if !surname.is(bit::EASTERN) || !known() {
            return None;
        }
        let mut b = Builder::new();
        b.push(Role::Surname, surname, surname);
        b.parts.push(Part { role: Role::Given, start: letter.start, end: letter.start + 1, initial: true });
        b.done(0.93, false)
    }

    /// «Мирас Е.», «Нелли Э.»: a surname of one vowel at a sentence's end
    fn surname_of_vowel(&self, followed: bool) -> Option<Name> {
        let (given, letter) = (&self.u[0], &self.u[1]);
        let korean = given.is(bit::EASTERN) && given.is(bit::SURNAME);
        let name = || followed && !self.u[2].is(bit::COMMON);
        if !given.is(bit::GIVEN) || korean || !vowel(self.doc, letter.start) || name() {
            return None;
        }
        let mut b = Builder::new();
        b.push(Role::Given, given, given);
        b.parts.push(Part { role: Role::Surname, start: letter.start, end: letter.start + 1, initial: true });
        b.done(0.8, false)
    }

    /// «Джордж У. Буш», «Денис Н. Ли»; otherwise the initials belong to the surname behind them
    fn middle(&self) -> Option<Name> {
        let u = self.u;
        let given = self.m == 1 && self.k == 1 && u[0].is(bit::GIVEN) && !u[0].is(bit::PLACE);
        if !given || u[2].is(bit::COMMON) && !u[2].is(bit::EASTERN) {
            return None;
        }
        let mut b = Builder::new();
        // «Алан Б. Уиттакер»: where nobody has a patronymic it is a middle name
        let middle = western(self.doc, u[0].start);
        b.push(Role::Given, &u[0], &u[usize::from(middle)]);
        if !middle {
            b.push(Role::Patronymic, &u[1], &u[1]);
        }
        let end = surname_end(self.doc, u, 2)?;
        b.push(Role::Surname, &u[2], &u[end - 1]);
        b.done(0.95, false)
    }

    /// «Предложение Ланевича А.П. принято»: is the first word an ordinary one?
    fn other_word(&self) -> bool {
        let (doc, x) = (self.doc, &self.u[0]);
        let opens = || doc.sentence_start(x.start) && (self.m == 1 || self.k == 2) && !self.row();
        x.is(bit::COMMON) && (opens() || doc.headed(x.start) && !trade_surname(doc, x.start))
    }

    /// «Олимов Х. – директор»: a line begins with a word of a surname's shape
    fn row(&self) -> bool {
        let (doc, start) = (self.doc, self.u[0].start);
        // «Коваль А. – директор»
        let listed = || {
            let end = self.u[self.k + self.m - 1].end;
            let mark =
                end < doc.len() && (doc.text.tokens[end].cell_start || doc.text.is(end, ",") || doc.text.dash(end));
            mark && doc.flags(start).has(Flags::ANIMATE)
        };
        doc.text.tokens[start].line_start && (doc.know.grammar.surname_shape(doc.text.fold(start)) || listed())
    }

    /// Are the first of two words a body's letters or a place?
    fn letters_or_place(&self) -> bool {
        let (doc, u) = (self.doc, self.u);
        if self.k != 2 {
            return false;
        }
        // «начальник УЖКХ Лозан Е.Ю.»
        let upper = |x: &Unit| doc.text.tokens[x.start].shape == Shape::Upper;
        if upper(&u[0]) && !upper(&u[1]) {
            return true;
        }
        // «мэра города Ош Сомова И.П.», «профессора Университета Мармара Сомова И.П.»
        let surname = |x: &Unit| x.is(bit::SURNAME) || doc.know.grammar.surname_shape(doc.text.fold(x.start));
        self.m > 1 && !u[0].is(bit::GIVEN) && !surname(&u[0]) && surname(&u[1])
    }

    /// «Фамилия И. О.», «Фамилия Имя О.»
    fn surname_first(&self) -> Option<Name> {
        let (u, k, m) = (self.u, self.k, self.m);
        let mut b = Builder::new();
        if k == 2 && u[1].is(bit::GIVEN) && m == 1 {
            b.push(Role::Surname, &u[0], &u[0]);
            b.push(Role::Given, &u[1], &u[1]);
            b.push(Role::Patronymic, &u[2], &u[2]);
            return b.done(0.95, false);
        }
        b.push(Role::Surname, &u[0], &u[k - 1]);
        b.push(Role::Given, &u[k], &u[k]);
        if m > 1 {
            b.push(Role::Patronymic, &u[k + 1], &u[k + m - 1]);
        }
        b.done(if m > 1 { 0.97 } else { 0.9 }, false)
    }
}

/// Does a sentence go on behind the word?
fn goes_on(doc: &Doc, x: &Unit) -> bool {
    // «Отмечено, что», «Установлено: …»
    let told = || x.end < doc.len() && (matches!(doc.text.word(x.end), "," | ":") || doc.text.dash(x.end));
    let predicate = || told() && doc.flags(x.start).has(Flags::SHORT_PARTICIPLE) && !doc.capital(x.end + 1);
    // «Позицию Правительства пояснила …»
    let body = |k: usize| {
        let f = doc.flags(k);
        doc.capital(k) && f.has(Flags::COMMON) && !f.has(Flags::GIVEN | Flags::SURNAME) && doc.noun(k).has(Case::Gen)
    };
    let word = |k: usize| doc.text.tokens[k].shape == Shape::Lower || body(k);
    // «Награду Эдуарда Борисовича принял …»
    let whose = |k: usize| {
        let father = k + 1 < doc.len() && doc.capital(k + 1) && doc.flags(k + 1).has(Flags::PATRONYMIC);
        father && doc.capital(k) && doc.flags(k).has(Flags::GIVEN)
    };
    let next = doc.text.tokens.get(x.end);
    whose(x.end) || next.is_some_and(|t| t.kind == Kind::Word && word(x.end) || doc.text.dash(x.end)) || predicate()
}

/// «Сидоров В.В. Ринат Сабиров напомнил»: behind two initials stands no given name in full, but another human's name.
fn begins_whole(u: &[Unit]) -> bool {
    let word = |x: &Unit| x.is(bit::WORD) && !x.is(bit::INITIAL | bit::PARTICLE);
    matches!(u, [given, surname, ..] if word(given) && given.is(bit::SURE) && !given.is(bit::SURNAME)
        && word(surname) && surname.is(bit::SURNAME) && !surname.is(bit::GIVEN | bit::COMMON))
}

/// A vowel that is a whole surname in Korean and Chinese families of Russia and Kazakhstan.
fn vowel(doc: &Doc, i: usize) -> bool {
    // «АЛМАТЫ И АНКАРЕ»: a word of a line in capitals
    let shouted = i + 1 < doc.len() && doc.text.tokens[i + 1].shape == Shape::Upper;
    matches!(doc.text.fold(i), "е" | "и" | "о" | "э" | "ю" | "я" | "у") && !shouted
}
