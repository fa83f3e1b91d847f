//! Names that have one form for all cases.

use super::NameForm;
use super::classes::F;
use super::stems::{adjectival_k, consonant, possessive, velar_or_hushing};
use crate::morph::tag::CaseSet;

/// Ends of surnames that decline for nobody: Georgian, Ukrainian, Persian, and genitive plurals.
pub(super) const FIXED_ENDS: &[&str] = &[
    "дзе",
    "швили",
    "иани",
    "ко",
    "аго",
    "яго",
    "ово",
    "их",
    "ых",
    "заде",
    "зода",
    "млы",
    "нлы",
    "рлы",
    "йлы",
    "шлы",
    "хлы",
    "глы",
    "улы",
    "ұлы",
    "оглы",
    "оглу",
    "кызы",
    "қызы",
    "еску",
    "эску",
];
/// Turkic patronymics, written together or apart.
pub(super) const FIXED_PATRONYMICS: &[&str] = &["улы", "уулу", "углы", "оглы", "оглу", "кызы", "гызы", "зода", "заде"];

pub(super) fn as_written(written: &str) -> NameForm {
    NameForm { nominative: written.to_owned(), cases: CaseSet::ALL, gender: None, indeclinable: true }
}

/// The indeclinable reading, if the ending allows one: a woman's surname in a consonant, anyone's in a vowel.
/// `only`: there is no other reading.
pub(super) fn fixed(written: &str, folded: &str, only: bool) -> Option<NameForm> {
    if !only && (folded.ends_with('я') || plainly_declined(folded)) {
        return None;
    }
    let vowel = folded.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я']);
    let gender = if vowel || only { None } else { F };
    Some(NameForm { gender, ..as_written(written) })
}

/// Is it a form of an adjective or of a surname in -ов or -ин, which always decline?
pub(super) fn plainly_declined(folded: &str) -> bool {
    let stem_is =
        |ends: &[&str], kind: fn(&str) -> bool| ends.iter().any(|end| folded.strip_suffix(end).is_some_and(kind));
    stem_is(&["", "а", "у", "ой", "ым"], possessive)
        || stem_is(&["ий", "ого", "ому", "им", "ом", "ой", "ую"], adjectival_k)
        || stem_is(&["ый", "ая", "яя"], consonant)
}

/// A foreign surname such as «Мартинетти» is likelier than the genitive of one in -я.
pub(super) fn fixed_first(folded: &str) -> bool {
    folded.strip_suffix('и').is_some_and(|stem| consonant(stem) && !velar_or_hushing(stem))
}

/// «Ялчынкая», «Озкая»: surnames of rocks, which decline for no man; «Высоцкая» is an adjective.
pub(super) fn turkish(folded: &str) -> bool {
    folded.strip_suffix("ая").is_some_and(|stem| stem.ends_with('к') && !adjectival_k(stem))
}
