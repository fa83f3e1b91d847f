//! Names with initials: «И. О. Фамилия», «Фамилия И. О.», «Джордж У. Буш».

use super::beside::{opening_thing, opens_with_preposition, trade_surname};
use super::parts::{Builder, iberian_surname, surname_end};
use super::spelling::is_numeral;
use super::tradition::western;
use super::units::{Unit, bit};
use super::{Name, Part, Role};
use crate::extract::doc::{Doc, Flags};
use crate::morph::Case;
use crate::rules::SenseKind;
use crate::text::{Kind, Shape};

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
    if middle && u[1].is(bit::GIVEN) && !u.get(3).is_some_and(|x| x.is(bit::INITIAL)) {
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
    let k = u.iter().position(|x| x.is(bit::INITIAL))?;
    if k == 0 || k > 2 || u[..k].iter().any(|x| !x.is(bit::WORD)) {
        return None;
    }
    let m = u[k..].iter().take_while(|x| x.is(bit::INITIAL)).count();
    // «Слово В. И. Мельнику предоставил …», «Портрет И. И. Зимы»: initials of the one behind
    let next = u[k + m - 1].end;
    let behind = next < doc.len()
        && doc.text.tokens[next].shape == Shape::Capital
        && !doc.text.tokens[next].line_start
        && !doc.text.tokens[next].cell_start
        && (m > 1 || trade_surname_at(doc, next));
    if behind && k == 1 && opening_thing(doc, u[0].start) {
        return None;
    }
    // «Юмадилова Ю. С. Срок – …»: an ordinary word behind a full «Фамилия И. О.» begins the next sentence
    let shaped = || doc.know.grammar.surname_shape(doc.text.fold(u[0].start)) && !doc.sentence_start(u[0].start);
    // «ректор ДЖТУ И.П. Сомов и …», «Университета Мармара И.П. Сомова»: a body's letters, a surname by its shape
    let letters = |x: &Unit| {
        doc.text.tokens[u[0].start].shape == Shape::Upper && doc.text.tokens[x.start].shape != Shape::Upper
            || doc.know.grammar.surname_shape(doc.text.fold(x.start))
    };
    let sentence = |x: &Unit| {
        (!u[0].is(bit::COMMON | bit::PLACE) || shaped())
            && !letters(x)
            && x.is(bit::COMMON)
            && !x.is(bit::SURNAME)
            && doc.text.tokens[x.start].space_before
    };
    // «Отмечено, что», «Установлено: …»
    let told = |x: &Unit| x.end < doc.len() && matches!(doc.text.word(x.end), "," | ":" | "–");
    let predicate = |x: &Unit| told(x) && doc.flags(x.start).has(Flags::SHORT_PARTICIPLE) && !doc.capital(x.end + 1);
    // «Позицию Правительства пояснила …»
    let body = |k: usize| {
        let f = doc.flags(k);
        doc.capital(k) && f.has(Flags::COMMON) && !f.has(Flags::GIVEN | Flags::SURNAME) && doc.noun(k).has(Case::Gen)
    };
    let goes_on = |x: &Unit| {
        let next = doc.text.tokens.get(x.end);
        next.is_some_and(|t| {
            t.kind == Kind::Word && (t.shape == Shape::Lower || body(x.end)) || doc.text.is(x.end, "–")
        }) || predicate(x)
    };
    // «Слово взял Дёмин Н.П. Николай Павлович поблагодарил …»
    let patronymic = u.get(k + m + 1).is_some_and(|x| x.is(bit::FATHER));
    let next_name = m > 1 && patronymic && u[k + m].is(bit::GIVEN);
    let next_name = next_name || m > 1 && begins_whole(&u[k + m..]);
    // «кадет Саглар Б. В школе …»
    let preposition = |x: &Unit| {
        doc.text.tokens[x.start].shape == Shape::Letter && doc.flags(x.start).has(Flags::PREPOSITION) && goes_on(x)
    };
    let ends = |x: &Unit| sentence(x) && goes_on(x) || preposition(x);
    let followed = u.get(k + m).is_some_and(|x| x.is(bit::WORD) && !ends(x) && !next_name);
    let mut b = Builder::new();
    // «Мирас Е.», «Нелли Э.»: a surname of one vowel at a sentence's end
    // «Оксана К. рассказала»: the surname is kept back
    let given = u[0].is(bit::SURE) || u[0].is(bit::GIVEN) && !doc.flags(u[0].start).has(Flags::COMMON);
    // «Шер А. | полномочный представитель»: the whole of a cell
    let cell = |k: usize| doc.text.tokens[k].line_start || doc.text.tokens[k].cell_start;
    let last = u[k].end;
    let alone = cell(u[0].start) && last < doc.len() && doc.text.tokens[last].cell_start;
    let given = given && !(alone && !u[0].is(bit::SURE));
    // «Патриарх Иоанн X»
    if m == 1 && k == 1 && !followed && given && is_numeral(doc, u[1].start) {
        return None;
    }
    if m == 1 && k == 1 && given && !u[0].is(bit::SURNAME | bit::EASTERN) && !followed {
        b.push(Role::Given, &u[0], &u[0]);
        b.push(Role::Surname, &u[1], &u[1]);
        return b.done(0.9, false);
    }
    // «Ван И.» at a sentence's end
    let known = || doc.know.statesman(doc.text.word(u[0].start), doc.text.word(u[1].start)).is_some();
    if m == 1 && k == 1 && u[0].is(bit::EASTERN) && !followed && known() {
        b.push(Role::Surname, &u[0], &u[0]);
        b.parts.push(Part { role: Role::Given, start: u[1].start, end: u[1].start + 1, initial: true });
        return b.done(0.93, false);
    }
    let korean = u[0].is(bit::EASTERN) && u[0].is(bit::SURNAME);
    if m == 1
        && k == 1
        && u[0].is(bit::GIVEN)
        && !korean
        && vowel(doc, u[1].start)
        && !(followed && !u[2].is(bit::COMMON))
    {
        b.push(Role::Given, &u[0], &u[0]);
        let letter = Unit { end: u[1].start + 1, ..u[1] };
        b.parts.push(Part { role: Role::Surname, start: letter.start, end: letter.end, initial: true });
        return b.done(0.8, false);
    }
    if followed {
        // «Джордж У. Буш», «Денис Н. Ли»; otherwise the initials belong to the surname behind them
        if m == 1
            && k == 1
            && u[0].is(bit::GIVEN)
            && !u[0].is(bit::PLACE)
            && (!u[2].is(bit::COMMON) || u[2].is(bit::EASTERN))
        {
            // «Алан Б. Уиттакер»: where nobody has a patronymic it is a middle name
            let middle = western(doc, u[0].start);
            b.push(Role::Given, &u[0], &u[usize::from(middle)]);
            if !middle {
                b.push(Role::Patronymic, &u[1], &u[1]);
            }
            let end = surname_end(doc, u, 2)?;
            b.push(Role::Surname, &u[2], &u[end - 1]);
            return b.done(0.95, false);
        }
        return None;
    }
    // «Предложение Ланевича А.П. принято»
    // «Олимов Х. – директор»: a line begins with a word of a surname's shape
    // «Коваль А. – директор»
    let listed = || {
        let end = u[k + m - 1].end;
        let mark =
            end < doc.len() && (doc.text.tokens[end].cell_start || matches!(doc.text.word(end), "–" | "—" | ","));
        mark && doc.flags(u[0].start).has(Flags::ANIMATE)
    };
    let row = || {
        let shaped = doc.know.grammar.surname_shape(doc.text.fold(u[0].start));
        doc.text.tokens[u[0].start].line_start && (shaped || listed())
    };
    let opens = || doc.sentence_start(u[0].start) && (m == 1 || k == 2) && !row();
    if u[0].is(bit::COMMON) && (opens() || doc.headed(u[0].start) && !trade_surname(doc, u[0].start)) {
        return None;
    }
    // «начальник УЖКХ Лозан Е.Ю.»
    if k == 2 && doc.text.tokens[u[0].start].shape == Shape::Upper && doc.text.tokens[u[1].start].shape != Shape::Upper
    {
        return None;
    }
    // «мэра города Ош Сомова И.П.», «профессора Университета Мармара Сомова И.П.»
    let surname = |x: &Unit| x.is(bit::SURNAME) || doc.know.grammar.surname_shape(doc.text.fold(x.start));
    if k == 2 && m > 1 && !u[0].is(bit::GIVEN) && !surname(&u[0]) && surname(&u[1]) {
        return None;
    }
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
