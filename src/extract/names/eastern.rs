//! Peoples that tell the surname first: Chinese, Koreans, Vietnamese; Tajiks whose surname ends in «-зода».

use super::parts::Builder;
use super::tradition::{inflected_syllable, japanese, korean, with_ending};
use super::units::{Unit, bit};
use super::{Name, Role};
use crate::extract::doc::{Doc, Flags};
use crate::rules::{Sense, SenseKind};

/// «Анна», «Олег»: a Russian's given name, whatever syllables it could be cut into.
pub(super) fn russian_given(doc: &Doc, x: &Unit) -> bool {
    let fold = doc.text.fold(x.start);
    let long = fold.chars().count() > 3 && !x.is(bit::SYLLABLE);
    x.is(bit::SURE) && (long || fold.ends_with(['а', 'я']) && fold != "ира")
}

/// Chinese, Korean, Vietnamese: a surname of one syllable, then one to three short words.
pub(super) fn eastern(doc: &Doc, u: &[Unit], titled: bool) -> Option<Name> {
    if !u[0].is(bit::EASTERN) {
        return None;
    }
    let letters = |x: &Unit| doc.text.word(x.start).chars().count();
    let mut n = 1;
    while n < u.len().min(4) {
        let x = &u[n];
        let foreign = n == 1
            && !doc.flags(x.start).has(Flags::KNOWN)
            && !x.is(bit::SURNAME | bit::GIVEN)
            && !u[0].is(bit::GIVEN | bit::SURE)
            && !japanese(doc.text.fold(x.start));
        let short = letters(x) <= 5 && !x.is(bit::SURE);
        let shape = x.is(bit::SYLLABLE | bit::EASTERN) || short || foreign || inflected_syllable(doc, x.start);
        // «Цой Анна», «Ким Алина»: a Russian's given name, whatever syllables it could be cut into
        let russian = n == 1 && russian_given(doc, x) && korean(doc, u[0].start);
        if russian && !u.get(2).is_some_and(|y| y.is(bit::SYLLABLE | bit::EASTERN)) {
            break;
        }
        // «с послом Ким Чжэ Уком Садыр Нургожоевич обсудил»: another begins
        if n > 1 && x.is(bit::GIVEN) && u.get(n + 1).is_some_and(|y| y.is(bit::PATRONYMIC)) {
            break;
        }
        let last = n > 1 && (letters(x) <= 4 || with_ending(doc, x.start));
        if !x.is(bit::WORD) || x.is(bit::INITIAL) || !shape && !last {
            break;
        }
        n += 1;
    }
    if n < 2 {
        return None;
    }
    if let Some(last) = u.get(2).filter(|_| n == 2).and_then(|x| closing_vowel(doc, u, x)) {
        let mut b = Builder::new();
        b.push(Role::Surname, &u[0], &u[0]);
        b.push(Role::Given, &u[1], &last);
        return b.done(0.9, true);
    }
    // no syllable ends with what the next one begins with, but «н»: «Юн Фоссе»
    if u[1..n].iter().any(|x| !x.is(bit::SYLLABLE) && doubled(doc.text.fold(x.start))) {
        return None;
    }
    // «Ян Гамачек», «Ким Кардашьян» are Western; «Роза Ким» has the surname last
    let syllable = if u[0].is(bit::GIVEN) { bit::SYLLABLE } else { bit::SYLLABLE | bit::EASTERN };
    // «с президентом То Ламом»: no word of the language stands behind a surname within a sentence
    let within = !doc.sentence_start(u[0].start) && !u[0].is(bit::GIVEN);
    let bent = |x: &Unit| within && !x.is(bit::SURE | bit::PLACE) && with_ending(doc, x.start);
    let strange = u[1..n].iter().any(|x| x.is(syllable) || !x.is(bit::GIVEN | bit::COMMON | bit::PLACE) || bent(x));
    let ordinary = u[..n].iter().all(|x| x.is(bit::COMMON)) && !titled;
    let strange = strange || titled && !u[1..n].iter().any(|x| x.is(bit::PLACE | bit::GIVEN));
    let syllable = || u[1].is(bit::SYLLABLE) || inflected_syllable(doc, u[1].start);
    if !strange || ordinary || n == 2 && u[0].is(bit::SURE) && !syllable() {
        return None;
    }
    let mut b = Builder::new();
    // in Burma nobody has a surname
    let burmese = |s: Sense| s.kind == SenseKind::Surname && doc.know.surnames[s.entry as usize].origin == "burmese";
    if doc.senses(u[0].start).any(burmese) {
        b.push(Role::Given, &u[0], &u[n - 1]);
    } else {
        b.push(Role::Surname, &u[0], &u[0]);
        b.push(Role::Given, &u[1], &u[n - 1]);
    }
    b.done(0.93, true)
}

/// «Приехал Ким Бён А.»: the last syllable of a Korean name before the sentence's full stop, no initial.
fn closing_vowel(doc: &Doc, u: &[Unit], x: &Unit) -> Option<Unit> {
    let korean = korean(doc, u[0].start) && u[1].is(bit::SYLLABLE) && !u[1].is(bit::SURE | bit::INITIAL);
    let vowel = matches!(doc.text.fold(x.start), "а" | "о" | "у" | "и" | "ё" | "э");
    let next = x.start + 2;
    let ends = next >= doc.len() || doc.text.tokens[next].line_start || doc.sentence_start(next) || doc.capital(next);
    let closes = x.is(bit::INITIAL) && doc.text.is(x.start + 1, ".") && ends;
    (korean && vowel && closes && u.len() == 3).then_some(Unit { end: x.start + 1, ..*x })
}

/// Does a consonant other than «н» stand twice in a row?
fn doubled(fold: &str) -> bool {
    let mut last = None;
    fold.chars().any(|c| last.replace(c) == Some(c) && !matches!(c, 'н' | 'а' | 'о' | 'у' | 'и' | 'е' | 'э'))
}

/// «Каримзода Мавзуна Шариф»: a Tajik surname first, and the father's name as it is.
pub(super) fn persian(doc: &Doc, u: &[Unit]) -> Option<Name> {
    let born_of = |x: &Unit| doc.text.fold(x.start).ends_with("зода");
    let words = u.iter().all(|x| x.is(bit::WORD) && !x.is(bit::PLACE | bit::COMMON | bit::PARTICLE));
    let lead = |x: &Unit| born_of(x) && !x.is(bit::GIVEN);
    if !(2..=3).contains(&u.len()) || !words || !lead(&u[0]) || u[1..].iter().any(born_of) {
        return None;
    }
    let mut b = Builder::new();
    b.push(Role::Surname, &u[0], &u[0]);
    b.push(Role::Given, &u[1], &u[1]);
    if let Some(father) = u.get(2) {
        b.push(Role::Patronymic, father, father);
    }
    b.done(0.93, false)
}
