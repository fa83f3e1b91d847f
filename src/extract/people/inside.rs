//! Names inside other names: «имени Рашидова», «район Токаева», «остров Врангеля» name nobody who is spoken of.

use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Role};
use crate::extract::phrase;
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, SenseKind};
use crate::text::{Shape, ends_in};

/// Part of a lexicon's name («Президент Отель», «район Токаева»), or a town («в городе Элизабет»): not a reference.
pub(super) fn inside_other(doc: &Doc, i: usize) -> bool {
    let named_after = || {
        let to = names::readings(doc, i, Role::Surname).iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
        honours(doc, i - 1) && !(monument(doc, i - 1) && to.has(Case::Dat) && !to.has(Case::Gen))
    };
    // «ул. Гагарина»
    let shortened = i > 1 && doc.text.is(i - 1, ".") && doc.is_word(i - 2) && doc.is_class(i - 2, Class::NAMED_AFTER);
    // «по улице Маршала Жукова»
    let ranked = || {
        let office = SenseKind::Rank.bit() | SenseKind::TitleHead.bit();
        i > 1 && doc.any_of(i - 1, office) && doc.is_word(i - 2) && honours(doc, i - 2)
    };
    // «с праздником Новруз», «священный Рамазан»
    let told = |k: usize| doc.know.grammar.stems.feast_words.begins(doc.text.fold(k));
    let feast = || told(i - 1) && (doc.text.tokens[i - 1].shape == Shape::Lower || doc.sentence_start(i - 1));
    shortened && !doc.sentence_start(i)
        || i > 0 && doc.is_word(i - 1) && (named_after() || names_place(doc, i) || ranked() || feast())
        || i > 0 && phrase::crowned(doc, i - 1, doc.len()).is_some()
        || phrase::called_before(doc, i, doc.len()).is_some()
        || honoured(doc, i)
        || named_day(doc, i)
}

/// «Татьянин день», «накануне Николина дня», «в Лазареву субботу»: a possessive with its day, not «Ильина неделю назад».
fn named_day(doc: &Doc, i: usize) -> bool {
    const ENDS: [(&[&str], &[&str]); 6] = [
        (&["ин", "ов", "ев"], &["день"]),
        (&["ина", "ова", "ева"], &["дня", "суббота", "неделя"]),
        (&["ину", "ову", "еву"], &["дню", "субботу", "неделю"]),
        (&["иным", "овым", "евым"], &["днем"]),
        (&["ином", "овом", "евом"], &["дне"]),
        (&["иной", "овой", "евой"], &["субботы", "субботе", "субботой", "недели", "неделе", "неделей"]),
    ];
    let (fold, day) = (doc.text.fold(i), i + 1);
    if day >= doc.len() || !doc.small(day) || doc.text.tokens[day].line_start {
        return false;
    }
    let ago = day + 1 < doc.len() && matches!(doc.text.fold(day + 1), "назад" | "спустя");
    !ago && ENDS.iter().any(|(ends, days)| days.contains(&doc.text.fold(day)) && ends_in(fold, ends))
}

/// «имени Шарофа Рашидова», «им. М. Джалиля»: the last word of a name of honour.
fn honoured(doc: &Doc, i: usize) -> bool {
    let text = doc.text;
    let letter = |k: usize| text.is(k, ".") && k > 0 && text.tokens[k - 1].shape == Shape::Letter && doc.capital(k - 1);
    let mut k = i;
    while k > 1 && letter(k - 1) {
        k -= 2;
    }
    if k == i && i > 0 && doc.capital(i - 1) && !doc.sentence_start(i - 1) {
        k -= 1;
    }
    let led = k < i && k > 0 && (text.reads(k - 1, "имени") || k > 1 && text.is(k - 1, ".") && text.reads(k - 2, "им"));
    led && !text.tokens[i].line_start
}

/// «имени», «премия»: whoever is named behind the word at `k` is part of another name; not «от имени».
pub fn honours(doc: &Doc, k: usize) -> bool {
    let on_behalf = || k > 0 && doc.text.reads(k, "имени") && doc.text.reads(k - 1, "от");
    // «из-за болезни А»: whoever is ill
    let ill = || k > 0 && doc.text.reads(k, "болезни") && matches!(doc.text.fold(k - 1), "из-за" | "по" | "после");
    doc.is_class(k, Class::NAMED_AFTER) && !on_behalf() && !ill()
}

/// «памятник Пушкину»: the human is meant, in the dative.
pub fn monument(doc: &Doc, k: usize) -> bool {
    doc.text.fold(k).starts_with("памятник")
}

/// «район Токаева», «в городе Элизабет»: the word right before wants a name of its own.
pub(super) fn names_place(doc: &Doc, i: usize) -> bool {
    let named = Class::DESIGNATES.or(Class::WATER);
    doc.is_class(i - 1, named) || in_district(doc, i) || phrase::settlement(doc, i - 1) == Some(i)
}

/// «в район Рудаки», but not «глава района Петров».
pub fn in_district(doc: &Doc, i: usize) -> bool {
    let district = doc.know.grammar.region_noun(doc.text.fold(i - 1)) == Some("district");
    district && i > 1 && doc.flags(i - 2).has(Flags::PREPOSITION)
}

/// «Курбан байрамы», «Рамазан айт»: does a word for a feast stand at `k`?
pub(super) fn feast(doc: &Doc, k: usize) -> bool {
    k < doc.len() && doc.is_word(k) && (doc.text.fold(k).starts_with("байрам") || doc.text.fold(k) == "айт")
}

/// «Тур де Франс»: the particle is part of another name.
pub(super) fn behind_particle(doc: &Doc, i: usize) -> bool {
    i > 1
        && doc.text.tokens[i - 1].shape == Shape::Lower
        && doc.any_of(i - 1, SenseKind::NameParticle.bit())
        && doc.capital(i - 2)
}

/// «в Козлове», «из Новосёлова»: the case is a town's; «по Вернадского» a street's.
pub(super) fn within(doc: &Doc, i: usize, role: Role) -> bool {
    let forms = || names::readings(doc, i, role);
    let first = |case: Case| forms().first().is_some_and(|r| r.cases.has(case) && !r.indeclinable);
    match i.checked_sub(1).map_or("", |k| doc.text.fold(k)) {
        "в" | "во" => first(Case::Loc),
        "из" => first(Case::Gen),
        "по" => !forms().iter().any(|r| r.cases.has(Case::Dat)),
        _ => false,
    }
}

/// «остров Врангеля»: the same, where the word can be a genitive.
pub(super) fn gives_name(doc: &Doc, i: usize) -> bool {
    let weakly = i > 0 && doc.is_word(i - 1) && doc.is_class(i - 1, Class::NAMED_AFTER_WEAKLY);
    weakly && names::readings(doc, i, Role::Surname).iter().any(|f| f.cases.has(Case::Gen))
}

/// «Мефодия» of «имени Святых Кирилла и Мефодия».
pub(super) fn second_saint(doc: &Doc, i: usize) -> bool {
    i > 2 && phrase::is_and(doc, i - 1) && doc.capital(i - 2) && doc.text.fold(i - 3).starts_with("свят")
}
