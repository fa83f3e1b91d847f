//! What the dictionary says of a name, and of an adjective that is one.

use super::NameForm;
use super::by_class::add;
use super::stems::possessive;
use crate::morph::dictionary::Morphology;
use crate::morph::inflect::Form;
use crate::morph::tag::{Case, Gender, Number, Pos, Tag};

/// The readings the dictionary has, singular, of one kind of name.
pub(super) fn by_dictionary(written: &str, folded: &str, morphology: &Morphology, kind: u32) -> Vec<NameForm> {
    let mut readings = Vec::new();
    for parse in morphology.known(folded) {
        if !parse.tag.has(kind) || parse.tag.has(Tag::INITIAL) || parse.tag.number() == Some(Number::Plur) {
            continue;
        }
        let Some(nominative) = morphology.inflect(written, parse, Form::NOMINATIVE) else {
            continue;
        };
        let gender = parse.tag.gender().filter(|g| matches!(g, Gender::Masc | Gender::Femn));
        let indeclinable = parse.tag.has(Tag::FIXED);
        let cases = parse.tag.cases();
        let nominative = if kind == Tag::PATRONYMIC { soft_as_written(written, nominative) } else { nominative };
        add(&mut readings, NameForm { nominative, cases, gender, indeclinable });
    }
    readings
}

/// «Ганиевича» is of «Ганиевич», not of «Ганьевич», which is another spelling of the same father's name; «Саввичу» is of «Саввич», not
/// of «Саввович».
pub fn soft_as_written(written: &str, nominative: String) -> String {
    let long = ["ович", "евич"].iter().find(|end| nominative.ends_with(**end));
    let shorter = long.is_some_and(|end| !written.contains(end));
    if let Some(at) = written.rfind("ич").filter(|_| shorter) {
        return written[..at + "ич".len()].to_owned();
    }
    let soft = |(w, n): (char, char)| matches!((w, n), ('и', 'ь') | ('ь', 'и'));
    let Some(at) = written.chars().zip(nominative.chars()).position(|(w, n)| w != n) else { return nominative };
    if !written.chars().zip(nominative.chars()).nth(at).is_some_and(soft) {
        return nominative;
    }
    nominative.chars().zip(written.chars()).enumerate().map(|(i, (n, w))| if i == at { w } else { n }).collect()
}

/// Endings of full adjectives in the singular.
const FULL: [&str; 18] =
    ["ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "яя", "ей", "ую", "юю", "ою", "ею"];

pub(super) fn is_one(tag: Tag) -> bool {
    tag.number() != Some(Number::Plur)
}

/// «Ивана Седого», «Марию Белую», «Анне Летней»: a surname that is an adjective of the dictionary's is likelier than «Белуя» and
/// «Летня», and its nominative is the adjective's; «-ому», «-ую» are adjectives' in any case. Of «Сосновой» and «Горловым» a
/// surname in «-ов» is likelier.
pub(super) fn adjectives_first(written: &str, folded: &str, readings: &mut Vec<NameForm>, morphology: &Morphology) {
    let mut first: Vec<NameForm> = Vec::new();
    let possessed = ["ой", "ым", "ом"].iter().any(|end| folded.strip_suffix(end).is_some_and(possessive));
    if possessed || !FULL.iter().any(|end| folded.ends_with(end)) {
        return;
    }
    for parse in morphology.known(folded).iter().filter(|p| p.tag.pos() == Pos::Adjective && is_one(p.tag)) {
        let Some(gender) = parse.tag.gender().filter(|g| matches!(g, Gender::Masc | Gender::Femn)) else { continue };
        let form = |gender| Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: Some(gender) };
        let Some(nominative) = morphology.inflect(written, parse, form(gender)) else { continue };
        match first.iter_mut().find(|r| r.nominative == nominative) {
            Some(known) => known.cases = known.cases.or(parse.tag.cases()),
            None => {
                let cases = parse.tag.cases();
                first.push(NameForm { nominative, cases, gender: Some(gender), indeclinable: false });
            }
        }
    }
    let plain = ["ому", "ему", "ого", "его", "ую", "юю"].iter().any(|end| folded.ends_with(end));
    if plain {
        readings.sort_by_key(|r| !["ый", "ий", "ой", "ая", "яя"].iter().any(|end| r.nominative.ends_with(end)));
    }
    readings.retain(|r| !first.iter().any(|f| f.nominative == r.nominative));
    readings.splice(0..0, first);
}
