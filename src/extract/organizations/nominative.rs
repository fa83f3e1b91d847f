//! A body's name in the nominative: its head and the adjectives that agree with it change, the rest stays as written.

use super::marks::ordinal;
use crate::extract::doc::{Doc, Flags};
use crate::extract::titles;
use crate::morph::{Case, CaseSet, Form, Gender, Number, Pos};
use crate::rules::SenseKind;
use crate::text::{Shape, repair};

/// The words between `from` and `to` as written, with the space before them.
pub(super) fn tail(doc: &Doc, from: usize, to: usize) -> String {
    if from == to {
        return String::new();
    }
    let space = if doc.text.tokens[from].space_before { " " } else { "" };
    format!("{space}{}", repair(doc.text.span(from, to)))
}

/// Do two words share all but an ending?
pub(in crate::extract) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return !a.is_empty();
    }
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y || x.to_lowercase().eq(y.to_lowercase())).count();
    let (x, y) = (a.chars().count(), b.chars().count());
    common > 0 && common + 3 >= x.max(y) && 2 * common >= x.min(y)
}

/// The nominative of what is quoted from `start` to `end` behind an office: «Зенита» → «Зенит», «Единой России» → «Единая
/// Россия»; of several words only where they cannot be one already.
pub(in crate::extract) fn unquoted(doc: &Doc, start: usize, end: usize) -> String {
    let genitive = CaseSet::of(Case::Gen);
    let written = || repair(doc.text.span(start, end)).into_owned();
    let listed = doc.sense(start, SenseKind::ORGANIZATIONS).filter(|_| doc.hit_len(start) == end - start);
    if let Some(sense) = listed.filter(|s| s.cases.has(Case::Nom) || s.cases.has(Case::Gen)) {
        let name = &doc.know.organizations[sense.entry as usize].name;
        return if sense.cases.has(Case::Nom) { written() } else { name.clone() };
    }
    if end - start == 1 {
        let written = written();
        return noun_nominative(doc, start, genitive, &written).unwrap_or(written);
    }
    let declined = |k: usize| doc.is_word(k) && doc.adjective(k).any().or(doc.noun(k).any()).has(Case::Gen);
    // «Партии роста» is one party
    let noun = doc.noun(start);
    let one = doc.any_of(start, SenseKind::OrgHead.bit()) && noun.sing.has(Case::Gen);
    let head = (start..end).find(|&k| doc.noun(k).any().has(Case::Gen));
    // «Томской недели»: no «Томской» agrees with «недели» in the nominative
    let described = |head: usize| {
        let (adjective, noun) = (doc.adjective(start), doc.noun(head));
        adjective.sing.and(noun.sing).or(adjective.plur.and(noun.plur)).has(Case::Nom)
    };
    let adjective = match head {
        Some(head) if head > start => described(head),
        _ => doc.adjective(start).any().has(Case::Nom),
    };
    // «Нур-Тау Банка»: a name that nothing is known of never bends before its noun
    let strange = |k: usize| doc.is_word(k) && !doc.flags(k).has(Flags::KNOWN);
    if let Some(bank) = Some(end - 1).filter(|&k| k > start && doc.any_of(k, SenseKind::OrgHead.bit()))
        && (start..bank).all(strange)
        && doc.noun(bank).sing.has(Case::Gen)
    {
        return nominative_of(doc, start, bank, end, genitive);
    }
    let nominative = adjective || if one { noun.sing } else { noun.any() }.has(Case::Nom);
    match head.filter(|&head| !nominative && (start..head).all(declined)) {
        Some(head) => nominative_of(doc, start, head, end, genitive),
        None => written(),
    }
}

/// The phrase in the nominative singular: its head and agreeing adjectives change, the rest stays.
pub(in crate::extract) fn nominative_of(doc: &Doc, start: usize, head: usize, end: usize, cases: CaseSet) -> String {
    let mut out = String::with_capacity(doc.text.span(start, end).len() + 8);
    // «Государственного Собрания – Курултая»
    let apposed = |k: usize| doc.text.dash(k - 1) && !doc.noun(k).any().and(cases).is_empty();
    for k in start..end {
        if k > start && doc.text.tokens[k].space_before {
            out.push(' ');
        }
        let word = doc.text.written(k);
        let form = if k < head && ordinal(doc, k + 1, start).is_some() {
            titles::noun_gender_in(doc, head, cases).map(|gender| ordinal_ending(gender).to_owned())
        } else if k < head {
            adjective_nominative(doc, k, head, cases, &word)
        } else if (k == head || k == head + 2 && apposed(k)) && doc.text.tokens[k].shape != Shape::Upper {
            noun_nominative(doc, k, cases, &word)
        } else {
            None
        };
        out.push_str(form.as_deref().unwrap_or(&word));
    }
    out
}

/// «201-*я* база», «3-*й* полк»
fn ordinal_ending(gender: Gender) -> &'static str {
    match gender {
        Gender::Femn => "я",
        Gender::Neut => "е",
        _ => "й",
    }
}

/// A lexicon's phrase in the nominative: the first noun in `cases` heads it.
pub(super) fn nominative_phrase(doc: &Doc, start: usize, end: usize, cases: CaseSet) -> String {
    let head = (start..end).find(|&k| {
        doc.is_word(k) && doc.adjective(k).any().and(cases).is_empty() && !doc.noun(k).any().and(cases).is_empty()
    });
    nominative_of(doc, start, head.unwrap_or(start), end, cases)
}

/// Nominative of an adjective that agrees with the noun `head`: singular, unless both are plurals only («Вооружённых Сил»).
pub(in crate::extract) fn adjective_nominative(
    doc: &Doc,
    k: usize,
    head: usize,
    cases: CaseSet,
    word: &str,
) -> Option<String> {
    // «НИЯУ»
    let letters = doc.text.tokens[k].shape == Shape::Upper && !doc.flags(k).has(Flags::KNOWN);
    if letters && word.chars().count() < 7 {
        return Some(word.to_owned());
    }
    let morph = doc.know.morph;
    let plural = doc.noun(head).sing.and(cases).is_empty() && doc.adjective(k).sing.and(cases).is_empty();
    let form = match plural {
        true => Form::of(Case::Nom, Number::Plur),
        false => Form {
            gender: told_gender(doc, head, word, titles::noun_gender_in(doc, head, cases)).or(Some(Gender::Masc)),
            ..Form::of(Case::Nom, Number::Sing)
        },
    };
    doc.parses(k)
        .iter()
        .filter(|p| matches!(p.tag.pos(), Pos::Adjective | Pos::Participle) && !p.tag.cases().and(cases).is_empty())
        .find_map(|p| morph.inflect(word, p, form))
}

/// «Тотемской ЦРБ», «молодёжного форума-выставки»: the adjective tells what letters and words of two parts do not.
fn told_gender(doc: &Doc, head: usize, adjective: &str, gender: Option<Gender>) -> Option<Gender> {
    // «Томского УФАС»: an «управление», which the letters do not tell
    let letters = doc.text.tokens[head].shape == Shape::Upper;
    if letters && doc.know.grammar.stems.neuter_letters.has(doc.text.fold(head)) {
        return Some(Gender::Neut);
    }
    let double = doc.text.word(head).contains('-');
    // «Троицкой лавры»: not of the laurel
    let woman = || doc.parses(head).iter().any(|p| p.tag.pos() == Pos::Noun && p.tag.gender() == Some(Gender::Femn));
    if !double && !letters && !(gender == Some(Gender::Masc) && woman()) {
        return gender;
    }
    // «окружного совещания-семинара»: where it tells no woman, the first part does
    let first = || {
        let first = doc.text.fold(head).split('-').next().unwrap_or_default();
        let noun = |p: &crate::morph::Parse| p.tag.pos() == Pos::Noun && p.tag.gender() == Some(Gender::Neut);
        let neuter = doc.know.morph.known(first).iter().any(|p| noun(&p));
        if neuter {
            return Some(Gender::Neut);
        }
        if gender == Some(Gender::Femn) { Some(Gender::Masc) } else { gender }
    };
    match ["ой", "ей", "ую", "юю", "ая", "яя"].iter().any(|e| adjective.ends_with(e)) {
        true => Some(Gender::Femn),
        false if double => first(),
        false => gender,
    }
}

/// Nominative of a noun that stands in one of `cases`.
pub(in crate::extract) fn noun_nominative(doc: &Doc, k: usize, cases: CaseSet, word: &str) -> Option<String> {
    let morph = doc.know.morph;
    // «Рийгикогу»: the lexicon has it never bend
    let fixed = |s: crate::rules::Sense| s.cases == CaseSet::ALL;
    if doc.hit_len(k) == 1 && doc.senses_of(k, SenseKind::ORGANIZATIONS).any(fixed) {
        return None;
    }
    // «полка»: of a regiment, a body's noun, before what is no body
    let head = doc.sense(k, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].lemma.as_str());
    // «хурула»: no word of the dictionary
    let one = |lemma: &&str| !lemma.contains(' ') && doc.small(k) && doc.known(k).is_empty();
    if let Some(lemma) = head.filter(one) {
        return Some(lemma.to_owned());
    }
    let body = |p: &crate::morph::Parse| head.is_some_and(|lemma| morph.lemma(doc.text.fold(k), *p) == lemma);
    let parses = doc.parses(k);
    let nouns = || parses.iter().filter(|p| p.tag.pos() == Pos::Noun && !p.tag.cases().and(cases).is_empty());
    let plural = |p: &crate::morph::Parse| p.tag.number() == Some(Number::Plur);
    let first = nouns().min_by_key(plural)?;
    // asked only where two words may stand in this form
    let parse = match nouns().nth(1).is_some() {
        true => nouns().min_by_key(|p| (plural(p), !body(p))).unwrap_or(first),
        false => first,
    };
    morph.inflect(word, parse, Form { case: Some(Case::Nom), number: parse.tag.number(), gender: None })
}
