//! Names that bodies bear in somebody's honour: «имени М.В. Ломоносова», «храма святителя Николая».

use super::given::before_father;
use super::nouns::is_and;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::morph::Case;
use crate::rules::{SenseKind, TitleClass};
use crate::text::Shape;

/// Where the bearer begins behind «имени», «им.», «во имя преподобного» at `j`.
pub fn honour_begins(doc: &Doc, j: usize) -> Option<usize> {
    let text = doc.text;
    if !doc.is_word(j) {
        return None;
    }
    match text.fold(j) {
        "имени" | "им" if text.is(j + 1, ".") => Some(j + 2),
        "имени" | "им" => Some(j + 1),
        "во" if text.reads(j + 1, "имя") => {
            let holy = |k: usize| doc.small(k) && doc.adjective(k).has(Case::Gen);
            (j + 2..doc.len()).find(|&k| !holy(k))
        }
        _ => None,
    }
}

/// «имени М.В. Ломоносова», «им. Ч. Валиханова»
pub(super) fn name_of_honour(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let mut at = honour_begins(doc, j)?;
    if let Some(end) = saints(doc, at, limit) {
        return Some(end);
    }
    // «имени Героя Советского Союза А. Лопатина»
    let borne = |k: usize| {
        let last = k + doc.hit_len(k).max(1) - 1;
        doc.any_of(k, SenseKind::TitleHead.bit() | SenseKind::Rank.bit()) && doc.noun(last).sing.has(Case::Gen)
    };
    // «имени короля Салмана Абдулла Аль-Харби»
    let monarch = at < limit && doc.small(at) && doc.know.grammar.stems.crowned.has(doc.text.fold(at));
    if monarch && at + 1 < limit && doc.flags(at + 1).has(Flags::GIVEN) && !names::son_follows(doc, at + 1) {
        return Some(at + 2);
    }
    while at < limit && borne(at) && !doc.flags(at).has(Flags::GIVEN) {
        at += doc.hit_len(at).max(1);
        // «имени народного артиста СССР Чонишвили»
        if at < limit && doc.any_of(at, SenseKind::COUNTRIES) {
            at += doc.hit_len(at);
        }
    }
    honoured(doc, at, limit)
}

/// «Святых Кирилла и Мефодия», «святителя Николая»: the end of a saint's name, or of two, in the genitive at `at`.
pub fn saints(doc: &Doc, at: usize, limit: usize) -> Option<usize> {
    let holy = |k: &usize| doc.is_word(*k) && doc.know.grammar.stems.saints.begins(doc.text.fold(*k));
    let first = (at..limit.min(at + 6)).find(|k| !holy(k)).filter(|&k| k > at)?;
    let given = |k: usize| {
        let genitive = || names::readings(doc, k, names::Role::Given).iter().any(|f| f.cases.has(Case::Gen));
        k < limit && doc.capital(k) && doc.flags(k).has(Flags::GIVEN) && genitive()
    };
    let two = |k: usize| is_and(doc, k) && given(k + 1);
    // «Александра Невского», «Николая Чудотворца»
    let called = |k: usize| {
        let adjective = || doc.text.fold(k).ends_with("ского") || doc.text.fold(k).ends_with("ской");
        k < limit && doc.capital(k) && (doc.know.grammar.stems.saints_called.has(doc.text.fold(k)) || adjective())
    };
    // «Андрея Боболи», «Максимилиана Кольбе»
    let surname = |k: usize| {
        let genitive = || names::readings(doc, k, names::Role::Surname).iter().any(|f| f.cases.has(Case::Gen));
        let free = k < limit && doc.capital(k) && !doc.text.tokens[k].line_start && !doc.headed(k);
        free && !doc.flags(k).has(Flags::GIVEN) && !doc.any_of(k, SenseKind::Place.bit()) && genitive()
    };
    given(first).then(|| match first + 1 {
        k if two(k) => k + 2,
        k if called(k) || surname(k) => k + 1,
        k => k,
    })
}

/// «Университет короля Сауда», «больницы королевы Рании»: the end of a monarch's given name behind a body's noun, at `j`.
pub fn crowned(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let body = j > 0 && doc.any_of(j - 1, SenseKind::OrgHead.bit());
    let named = body && j + 1 < limit && doc.small(j) && doc.know.grammar.stems.crowned.has(doc.text.fold(j));
    (named && doc.capital(j + 1) && !doc.text.tokens[j + 1].line_start).then_some(j + 2)
}

/// «монастыря Агарцин иеромонах А»: a name at `j` as the house is called, and behind it a cleric.
pub(super) fn called_abbey(doc: &Doc, j: usize, limit: usize) -> bool {
    let church = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Church
    };
    let cleric = j + 1 < limit && doc.senses_of(j + 1, SenseKind::TitleHead.bit()).any(church);
    cleric && doc.capital(j) && !doc.text.tokens[j].line_start && !doc.flags(j).has(Flags::GIVEN)
}

/// «храма Иоанна Воина»: the end of a saint's name without «святого» at `at`.
pub(super) fn saint_called(doc: &Doc, at: usize, limit: usize) -> Option<usize> {
    let called =
        at + 1 < limit && doc.capital(at + 1) && doc.know.grammar.stems.saints_called.has(doc.text.fold(at + 1));
    let given = || names::readings(doc, at, names::Role::Given).iter().any(|f| f.cases.has(Case::Gen));
    (called && doc.capital(at) && given()).then_some(at + 2)
}

/// End of the name in the genitive that begins at `at` and that a body bears; the name of a human may stand behind it.
pub(super) fn honoured(doc: &Doc, at: usize, limit: usize) -> Option<usize> {
    // «им. аль-Фараби»
    if at < limit && !doc.capital(at) && doc.text.tokens[at].shape == Shape::Mixed && doc.text.word(at).contains('-') {
        return Some(at + 1);
    }
    // «имени Гнесиных Батболда Ганбата»: of several, whose surname is all
    if at < limit && doc.capital(at) && ["ых", "их"].iter().any(|end| doc.text.fold(at).ends_with(end)) {
        return Some(at + 1);
    }
    // «имени Н.А. Семашко Огородникову»: initials and one surname
    let initial = |k: usize| doc.text.tokens[k].shape == Shape::Letter || doc.text.is(k, ".");
    let surname = (at..limit.min(at + 5)).find(|&k| !initial(k)).filter(|&k| k > at && doc.capital(k));
    let limit = surname.map_or(limit, |k| k + 1);
    let end = (at + 1..limit.min(at + 6)).find(|&k| another_begins(doc, at, k)).unwrap_or(limit);
    (at < end).then(|| names::name_at(doc, at, end, true)).flatten().map(|name| name.end)
}

const CONSONANTS: &str = "бвгджзклмнпрстфцчшщй";

/// «имени Абая Татьяна Гусева», «имени Неру Владимир»: does another human's name begin at `k`, behind the name of honour that
/// begins at `from`?
pub(in crate::extract) fn another_begins(doc: &Doc, from: usize, k: usize) -> bool {
    let given = |i: usize| doc.capital(i) && doc.flags(i).has(Flags::GIVEN);
    // «имени Бердаха Низам Мамутов»: no genitive
    let written = |i: usize| doc.text.tokens[i].shape == Shape::Capital && !doc.text.tokens[i].line_start;
    // «имени Ислама Каримова Сомов И.П.», «имени Навои С.А. Икрамов»
    if k > from && written(k) && names::leads_initials(doc, k) || names::two_initials(doc, k) && doc.is_word(k - 1) {
        return true;
    }
    // «имени Комитаса Шахбекян Гоар Тиграновна»
    if k > from && written(k) && before_father(doc, k, doc.len()) {
        return true;
    }
    // «имени Коркыт Ата Кылышбай Бисенов»: «ата», a father, ends his name
    if doc.text.fold(k) == "ата" {
        return false;
    }
    if k > from + 1 && doc.text.fold(k - 1) == "ата" {
        return true;
    }
    // «имени Абая Ким Чен Су», «имени Ислама Каримова Цао Шуминь»
    let syllable = |i: usize| i < doc.len() && written(i) && doc.syllables(i) && !doc.flags(i).has(Flags::KNOWN);
    if k > from && written(k) && doc.eastern_surname(k) && !doc.eastern_surname(from) && syllable(k + 1) {
        return true;
    }
    let bare =
        written(k) && !doc.noun(k).any().has(Case::Gen) && doc.text.fold(k).ends_with(|c| CONSONANTS.contains(c));
    if bare && !given(k) && written(k - 1) && k + 1 < doc.len() && written(k + 1) {
        return true;
    }
    if !given(k) || !doc.is_word(k - 1) || doc.any_of(k - 1, SenseKind::NameParticle.bit()) {
        return false;
    }
    let forms = names::readings(doc, k, names::Role::Given);
    if forms.is_empty() || !forms.iter().any(|f| f.cases.has(Case::Gen)) {
        return !forms.is_empty();
    }
    // «имени Абая Татьяны Гусевой»
    let surname = |i: usize| {
        // «имени Корвина Эстер Хорват-Киш»
        let foreign = || !doc.flags(i).has(Flags::KNOWN) && doc.hit_len(i) == 0 && written(i);
        let shaped = || doc.know.grammar.surname_shape(doc.text.fold(i));
        doc.flags(i).has(Flags::SURNAME | Flags::PATRONYMIC) || shaped() || foreign() || doc.text.word(i).contains('-')
    };
    let full = k + 1 < doc.len() && doc.capital(k + 1) && surname(k + 1);
    // «имени Мураталы Куренкеева Айдай»: the name in the genitive is complete, and no genitive follows
    if k == from + 2 && given(from) && doc.flags(k - 1).has(Flags::SURNAME) {
        return full || forms.iter().all(|f| f.cases.has(Case::Nom));
    }
    let first = names::readings(doc, from, names::Role::Given);
    let other_sex = || !first.iter().any(|a| forms.iter().any(|b| a.gender == b.gender));
    // «имени Гедиминаса Ивана Петрова»
    let apart = || other_sex() || names::other_people(doc, from, k);
    // «имени Садриддина Айни Ивана Петрова»
    full && if k == from + 1 { !given(from) || apart() } else { !given(k - 1) || k == from + 2 && given(from) }
}
