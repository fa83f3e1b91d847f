//! Names the dictionary lacks: what nominative, cases and gender a written form can have, by its ending.
//!
//! Each class of declension is one row of `classes`: the ending of the nominative, the endings of the other cases, and which
//! stems take them. A written form is read through every row whose ending it has. All readings are returned, likelier
//! first; the words around the name decide. Sources of the rules: Zaliznyak's classes and the usual norm for surnames (men's
//! surnames in a consonant decline, women's do not; those in -о, -е, -и, -у, -ых decline for nobody).

mod by_class;
mod classes;
mod double;
mod fixed;
mod known;
mod rows;
mod simple;
mod stems;

use super::dictionary::Morphology;
use super::inflect::fold;
use super::tag::{CaseSet, Gender, Tag};
use by_class::{by_class, demote_rare_nominatives};
use classes::{F, M, OBLIQUE};
use double::double;
use fixed::{FIXED_PATRONYMICS, as_written, fixed};
use known::by_dictionary;
pub use known::soft_as_written;
use rows::{GIVEN, PATRONYMICS};
use simple::simple_surname;
use stems::possessive;

/// One reading of a written name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameForm {
    /// The letters as written, the ending of the nominative.
    pub nominative: String,
    /// The cases the written form can stand in.
    pub cases: CaseSet,
    /// `Masc` or `Femn`; `None` when either may bear it.
    pub gender: Option<Gender>,
    /// The name has one form for all cases.
    pub indeclinable: bool,
}

/// Every plausible reading of a written surname, likelier first. Never empty: at worst the word as it stands.
///
/// A surname the dictionary has is read by it. The parts of a double surname must agree in case and gender; a first part
/// that cannot («Тер-Петросяна») stays as it is.
pub fn surname_readings(written: &str, morphology: &Morphology) -> Vec<NameForm> {
    let mut readings = double(written, &|part| simple_surname(part, morphology), false);
    // «Аллы Концевой»: hardly of «Концевая», unless she is called so elsewhere
    let stem = written.strip_suffix("ой").filter(|stem| possessive(&fold(stem)) && !stem.contains('-'));
    if let Some(nominative) = stem.map(|stem| format!("{stem}ая"))
        && !readings.iter().any(|r| r.nominative == nominative)
    {
        readings.push(NameForm { nominative, cases: OBLIQUE, gender: F, indeclinable: false });
    }
    readings
}

/// The same for a given name: consonant-final ones decline for men, those in -а and -я for all. Never empty.
///
/// Of a double name only the last part declines after a consonant: «Касым-Жомарта», but «Анны-Лизы».
pub fn given_readings(written: &str, morphology: &Morphology) -> Vec<NameForm> {
    let read = |part: &str| {
        let folded = fold(part);
        let known = by_dictionary(part, &folded, morphology, Tag::NAME);
        if !known.is_empty() {
            return known;
        }
        // «Нуралы», «Кенжегалы», «Каиргельды»: Turkic men's names made with «Али», «came», «gave», «stood» never bend
        if NEVER_BEND.iter().any(|end| folded.ends_with(end)) && folded.chars().count() > 4 {
            return vec![NameForm { gender: M, ..as_written(part) }];
        }
        let mut readings = by_class(part, &folded, &GIVEN);
        // «Оразбека»: of «Оразбек», whom no woman is named after
        let mans = |r: &NameForm| r.nominative != part && TURKIC_MEN.iter().any(|end| r.nominative.ends_with(end));
        if readings.iter().any(mans) {
            readings.retain(mans);
            return readings;
        }
        demote_rare_nominatives(part, &folded, &mut readings);
        readings.extend(fixed(part, &folded, readings.is_empty()));
        readings
    };
    double(written, &read, true)
}

/// Last parts of men's names that look like plurals.
const NEVER_BEND: [&str; 9] = ["алы", "гельды", "гельди", "келды", "берды", "берди", "дурды", "верды", "верди"];

/// Last parts of men's names of the Turkic and Iranian peoples («bey», «rich man», «servant»…).
const TURKIC_MEN: [&str; 9] = ["бек", "бег", "бай", "бой", "тай", "кул", "мурат", "мурад", "джон"];

/// Readings as a patronymic: -ович and -овна in all their cases, «Нурлыбекулы», «кызы»; empty for any other word.
pub fn patronymic_readings(written: &str, morphology: &Morphology) -> Vec<NameForm> {
    let folded = fold(written);
    let known = by_dictionary(written, &folded, morphology, Tag::PATRONYMIC);
    if !known.is_empty() {
        return known;
    }
    let gender = match FIXED_PATRONYMICS.iter().find(|end| folded.ends_with(**end)) {
        Some(&("кызы" | "гызы")) => F,
        Some(_) => M,
        None => return by_class(written, &folded, &PATRONYMICS),
    };
    vec![NameForm { gender, ..as_written(written) }]
}

#[cfg(test)]
mod tests {
    use super::classes::{ACC, DAT, DAT_LOC, GEN, GEN_ACC, GEN_DAT_LOC, INS, NOM, OBLIQUE};
    use super::*;
    use crate::morph::tag::Case;

    fn has(readings: &[NameForm], nominative: &str, cases: CaseSet, gender: Option<Gender>) -> bool {
        let fits = |r: &NameForm| r.nominative == nominative && r.gender == gender && r.cases.and(cases) == cases;
        readings.iter().any(fits)
    }

    fn surname(written: &str) -> Vec<NameForm> {
        surname_readings(written, Morphology::embedded())
    }

    #[track_caller]
    fn reads(readings: Vec<NameForm>, nominative: &str, cases: CaseSet, gender: Option<Gender>) {
        assert!(has(&readings, nominative, cases, gender), "{readings:#?}");
    }

    #[test]
    fn surnames_in_a_consonant() {
        reads(surname("Брындаку"), "Брындак", DAT, M);
        reads(surname("Брындаком"), "Брындак", INS, M);
        reads(surname("Брындачем"), "Брындач", INS, M);
        reads(surname("Брындак"), "Брындак", CaseSet::ALL, F);
        reads(surname("Кравчук"), "Кравчук", CaseSet::ALL, F);
        reads(surname("Брындаку"), "Брындаку", CaseSet::ALL, None);
        assert_eq!(surname("Брындаку")[0].nominative, "Брындак");
        assert_eq!(surname("Брынденом")[0].nominative, "Брынден");
    }

    #[test]
    fn surnames_that_are_adjectives_or_nouns() {
        let first = |written: &str| surname(written)[0].nominative.clone();
        for (written, nominative) in [
            ("Седого", "Седой"),
            ("Рыжего", "Рыжий"),
            ("Береговому", "Береговой"),
            ("Диким", "Дикий"),
            ("Чёрную", "Чёрная"),
            ("Лановую", "Лановая"),
            ("Крайней", "Крайняя"),
            ("Горловой", "Горлова"),
            ("Сороке", "Сорока"),
            ("Короле", "Король"),
        ] {
            assert_eq!(first(written), nominative);
        }
        reads(surname("Камаруддин"), "Камаруддин", CaseSet::ALL, F);
    }

    #[test]
    fn possessive_surnames() {
        reads(surname("Нурмухамбетовой"), "Нурмухамбетова", OBLIQUE, F);
        reads(surname("Шыгаева"), "Шыгаева", NOM, F);
        reads(surname("Шыгаева"), "Шыгаев", GEN_ACC, M);
        reads(surname("Шыгаёвым"), "Шыгаёв", INS, M);
        assert!(surname("Шыгаев").iter().all(|r| r.gender == M));
    }

    #[test]
    fn adjectival_surnames() {
        reads(surname("Брындаковский"), "Брындаковский", NOM, M);
        reads(surname("Брындаковского"), "Брындаковский", GEN_ACC, M);
        reads(surname("Брындаковской"), "Брындаковская", OBLIQUE, F);
        reads(surname("Брындаковскую"), "Брындаковская", ACC, F);
        reads(surname("Брындовому"), "Брындовой", DAT, M);
    }

    #[test]
    fn surnames_in_a_vowel() {
        reads(surname("Брынту"), "Брынта", ACC, None);
        reads(surname("Брынту"), "Брынт", DAT, M);
        reads(surname("Брынту"), "Брынту", CaseSet::ALL, None);
        reads(surname("Брынтой"), "Брынта", INS, None);
        reads(surname("Брындачки"), "Брындачка", GEN, None);
        reads(surname("Брындашвили"), "Брындашвили", CaseSet::ALL, None);
        assert_eq!(surname("Брындашвили").len(), 1);
        assert_eq!(surname("Брындетти")[0].nominative, "Брындетти");
        assert_eq!(surname("Брындеску").len(), 1);
        reads(surname("Брынделии"), "Брынделия", GEN_DAT_LOC, None);
        reads(surname("Брындая"), "Брындай", GEN_ACC, M);
        reads(surname("Брынделем"), "Брындель", INS, M);
    }

    #[test]
    fn double_and_capital_surnames() {
        reads(surname("Брындовой-Шыгаевой"), "Брындова-Шыгаева", OBLIQUE, F);
        reads(surname("Брындовой-Лысенко"), "Брындова-Лысенко", OBLIQUE, F);
        reads(surname("Тер-Брынтяна"), "Тер-Брынтян", GEN_ACC, M);
        reads(surname("Брындегу-и-Шыгаса"), "Брындега-и-Шыгас", CaseSet::of(Case::Acc), M);
        assert_eq!(surname("Гусейн-заде").len(), 1);
        reads(surname("БРЫНДАКУ"), "БРЫНДАК", DAT, M);
        reads(surname("БРЫНДОВОЙ"), "БРЫНДОВА", OBLIQUE, F);
    }

    #[test]
    fn given_names() {
        let given = |w| given_readings(w, Morphology::embedded());
        reads(given("Ыбрантаю"), "Ыбрантай", DAT, M);
        reads(given("Касым-Жомарта"), "Касым-Жомарт", GEN_ACC, M);
        reads(given("Жумагелди"), "Жумагелди", CaseSet::ALL, None);
        reads(given("Брындегуль"), "Брындегуль", CaseSet::ALL, F);
        reads(given("Брындыне"), "Брындына", DAT_LOC, None);
        reads(given("Брындином"), "Брындин", INS, M);
    }

    #[test]
    fn patronymics() {
        let patronymic = |w| patronymic_readings(w, Morphology::embedded());
        reads(patronymic("Брындабековичем"), "Брындабекович", INS, M);
        reads(patronymic("Брындабековной"), "Брындабековна", INS, F);
        reads(patronymic("Бауыржанулы"), "Бауыржанулы", CaseSet::ALL, M);
        reads(patronymic("кызы"), "кызы", CaseSet::ALL, F);
        reads(patronymic("Ивановичу"), "Иванович", DAT, M);
        assert!(patronymic("министр").is_empty());
    }
}
