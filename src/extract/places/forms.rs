//! The nominative of a region's adjective and noun, though no dictionary has the adjective («Агдашскую»).

use crate::extract::doc::{Doc, Flags};
use crate::extract::titles;
use crate::morph::{Case, CaseSet, Form, Gender, Number, Pos};
use crate::rules::SenseKind;

/// «Чечерском», «Агдашскую»: the stem and the cases of an adjective of a place that no dictionary has, by its ending.
pub(super) fn relational(fold: &str) -> Option<(&str, CaseSet)> {
    const ENDINGS: [(&str, &[Case]); 8] = [
        ("ого", &[Case::Gen]),
        ("ому", &[Case::Dat]),
        ("им", &[Case::Ins]),
        ("ом", &[Case::Loc]),
        ("ий", &[Case::Nom, Case::Acc]),
        ("ая", &[Case::Nom]),
        ("ую", &[Case::Acc]),
        ("ой", &[Case::Gen, Case::Dat, Case::Ins, Case::Loc]),
    ];
    let (stem, cases) = ENDINGS.iter().find_map(|(end, cases)| Some((fold.strip_suffix(end)?, cases)))?;
    let of_place = ["ск", "цк"].iter().any(|suffix| stem.strip_suffix(suffix).is_some_and(|root| root.len() > 4));
    let all = cases.iter().fold(CaseSet::EMPTY, |all, &case| all.or(CaseSet::of(case)));
    of_place.then_some((stem, all))
}

pub(super) fn relational_nominative(doc: &Doc, i: usize, noun: usize, cases: CaseSet) -> Option<String> {
    let (stem, _) = relational(doc.text.fold(i))?;
    let letters = stem.chars().count();
    let written: String = doc.text.written(i).chars().take(letters).collect();
    let ending = match titles::noun_gender_in(doc, noun, cases)? {
        Gender::Femn => "ая",
        Gender::Neut => "ое",
        _ => "ий",
    };
    Some(written + ending)
}

/// «Ленинска-Кузнецкого» before «округа»: the town's own name, where it is an adjective of the noun's gender.
pub(super) fn town_adjective(doc: &Doc, i: usize, noun: usize) -> Option<String> {
    if doc.hit_len(i) != 1 || !doc.text.word(i).contains('-') {
        return None;
    }
    let place = doc.sense(i, SenseKind::Place.bit())?;
    let name = &doc.know.places[place.entry as usize].name;
    let masculine = name.ends_with("ий") && titles::noun_gender_in(doc, noun, CaseSet::ALL) == Some(Gender::Masc);
    masculine.then(|| name.clone())
}

/// Nominative singular of a noun in any number.
pub(super) fn singular(doc: &Doc, k: usize, cases: CaseSet, word: &str) -> Option<String> {
    let morph = doc.know.morph;
    // «велаятах» is in no dictionary
    if !doc.flags(k).has(Flags::KNOWN)
        && let Some(noun) = doc.know.grammar.region_lemma(doc.text.fold(k))
    {
        return Some(noun.to_owned());
    }
    let parse = doc.parses(k).iter().find(|p| p.tag.pos() == Pos::Noun && !p.tag.cases().and(cases).is_empty())?;
    morph.inflect(word, parse, Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: None })
}
