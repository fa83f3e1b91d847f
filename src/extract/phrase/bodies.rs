//! Names of bodies that the lexicon lacks, and what beside a body's noun belongs to its name.

use super::letters::capitals;
use super::nouns::{is_and, named, noun_phrase};
use super::parts::{Unit, What};
use crate::extract::doc::Doc;
use crate::morph::Case;
use crate::rules::{Class, SenseKind};
use crate::text::Shape;

/// «МБДОУ | детский сад «Ромашка»», «ГБУЗ | областная больница»: behind the letters of a legal form the body in the nominative.
pub(super) fn legal_form(doc: &Doc, j: usize, limit: usize) -> Option<Unit> {
    let letters = capitals(doc, j - 1) && doc.text.word(j - 1).chars().count() > 2 && !doc.capital(j);
    let end = letters.then(|| noun_phrase(doc, j, limit, Case::Nom)).flatten()?;
    (j..end).any(|k| doc.any_of(k, SenseKind::OrgHead.bit())).then_some(Unit { end, case: None, what: What::Named })
}

/// «предпринимателей (работодателей) Армении»: the end of a bracket at `j` that calls those before it otherwise; more of the name
/// follows.
pub(super) fn bracketed_kind(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let others = |k: usize| doc.small(k) && doc.noun(k).plur.has(Case::Gen);
    let one = j + 3 < limit && text.is(j, "(") && text.is(j + 2, ")");
    // «Верховного Хурала (парламента) республики»
    let genitive = |k: usize| doc.noun(k).sing.has(Case::Gen);
    let same =
        || genitive(j - 1) && doc.capital(j - 1) && doc.any_of(j + 1, SenseKind::OrgHead.bit()) && genitive(j + 1);
    let area = || doc.is_word(j + 3) && doc.is_class(j + 3, Class::AREA) && genitive(j + 3);
    let whose = || named(doc, j + 3, limit, Case::Gen).is_some();
    // «Института международных отношений (университета) МИД России»
    let university = || text.fold(j + 1).starts_with("университет");
    let called = || others(j - 1) && others(j + 1) && whose() || same() && (whose() || area());
    (one && (university() || called())).then_some(j + 3)
}

/// «совет … государств – участников СНГ», «… стран – членов и наблюдателей ОТГ»: the end of what stands behind the dash at `i`.
pub fn member_states(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let dash = i + 2 < limit && matches!(text.word(i), "–" | "—" | "-");
    let states = dash && i > 0 && doc.know.grammar.stems.several_states.has(text.fold(i - 1));
    let members = |k: usize| k < limit && doc.know.grammar.stems.member_states.has(text.fold(k));
    // «Форума стран – экспортёров газа»
    let trade = |k: usize| doc.know.grammar.stems.trading_states.has(text.fold(k));
    if states && trade(i + 1) {
        return noun_phrase(doc, i + 1, limit, Case::Gen);
    }
    if !states || !members(i + 1) {
        return None;
    }
    let of = if is_and(doc, i + 2) && members(i + 3) { i + 4 } else { i + 2 };
    let body = of < limit && (doc.any_of(of, SenseKind::ORGANIZATIONS) || capitals(doc, of));
    body.then(|| of + doc.hit_len(of).max(1)).filter(|&end| end <= limit)
}

/// «ТАПИ Пайплайн Компани Лимитед»: the end of a company's name that English words close, without quotes.
pub(super) fn english_company(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    const LONGEST: usize = 7;
    let inside = |k: usize| doc.capital(k) && !(k > j && doc.text.tokens[k].line_start);
    let end = (j..limit.min(j + LONGEST)).take_while(|&k| inside(k)).last()? + 1;
    (j + 1..end).rev().find(|&k| is_company_word(doc, k)).map(|k| k + 1)
}

/// «Компани», «Лимитед»: an English word for a company.
pub(in crate::extract) fn is_company_word(doc: &Doc, k: usize) -> bool {
    doc.know.grammar.stems.company_words.has(doc.text.fold(k))
}

/// «сельского хозяйства»: what a ministry deals with, and no farm.
pub(super) fn branch(doc: &Doc, k: usize) -> bool {
    doc.text.reads(k, "хозяйства") && k > 0 && doc.small(k - 1)
}

/// «Торайгыров университета», «Назарбаев Университета»: a university called by a name that stands undeclined before its noun.
pub fn called_before(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let noun = j + 1;
    let written = |k: usize| k < limit && !doc.text.tokens[k].line_start;
    if !written(noun) || doc.text.tokens[j].shape != Shape::Capital || !doc.text.fold(noun).starts_with("университет")
    {
        return None;
    }
    let declined = doc.noun(noun).sing.has(Case::Gen);
    let name = !doc.adjective(j).has(Case::Gen) && !doc.any_of(j, SenseKind::OrgHead.bit()) && doc.is_word(j);
    (name && declined && !doc.noun(j).sing.has(Case::Gen)).then_some(noun + 1)
}
