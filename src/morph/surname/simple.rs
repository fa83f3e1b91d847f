//! A surname of one part: by the dictionary, else by its ending, with what makes one reading likelier than another.

use super::NameForm;
use super::by_class::{by_class, demote_rare_nominatives};
use super::classes::{ACC, DAT_LOC, F, GEN, INS, M};
use super::fixed::{FIXED_ENDS, as_written, fixed, fixed_first, plainly_declined, turkish};
use super::known::{adjectives_first, by_dictionary, is_one};
use super::rows::SURNAMES;
use super::stems::{consonant, possessive};
use crate::morph::dictionary::Morphology;
use crate::morph::inflect::fold;
use crate::morph::tag::{Case, Pos, Tag};

pub(super) fn simple_surname(written: &str, morphology: &Morphology) -> Vec<NameForm> {
    let folded = fold(written);
    let mut known = by_dictionary(written, &folded, morphology, Tag::SURNAME);
    if !known.is_empty() {
        // The dictionary lists few of the women whose surname ends in a consonant.
        let nominative = known.iter().any(|r| r.nominative == written);
        let woman = fixed(written, &folded, false).filter(|r| nominative && r.gender == F);
        // «Ольгой Крутой»: of «Крутая»
        let stem = folded.strip_suffix("ой").filter(|stem| nominative && consonant(stem) && !possessive(stem));
        if stem.is_some() && !known.iter().any(|r| r.gender == F) {
            let hers = by_class(written, &folded, &SURNAMES).into_iter().find(|r| r.nominative.ends_with("ая"));
            known.extend(hers);
        }
        let listed = known.iter().any(|r| r.gender != M);
        known.extend(woman.filter(|_| !listed));
        // «Данелия»: women bear it as men do
        if !listed {
            let vowel = |r: &&mut NameForm| r.nominative.ends_with(['а', 'я']);
            known.iter_mut().filter(vowel).for_each(|r| r.gender = None);
        }
        // It may list «Каплунов» alone: a surname in -ов or -ин has its woman's forms whatever the dictionary says.
        if plainly_declined(&folded) {
            for reading in by_class(written, &folded, &SURNAMES) {
                if !known.iter().any(|r| r.gender == reading.gender) {
                    known.push(reading);
                }
            }
        }
        // «Геннадия Щербины», where it lists «Щербин» alone
        if ["ины", "иной", "ине", "ину"].iter().any(|end| folded.ends_with(end)) {
            let his = by_class(written, &folded, &SURNAMES).into_iter();
            let his = his.filter(|r| r.gender == M && r.nominative.ends_with("ина"));
            known.extend(his.filter(|r| known.iter().all(|k| k.nominative != r.nominative)).collect::<Vec<_>>());
        }
        return known;
    }
    // «Ниинистё» too: no ending of a case has «ё»
    let adjective = || morphology.known(&folded).iter().any(|p| p.tag.pos() == Pos::Adjective);
    if let Some(bent) = son_of(written, &folded) {
        return vec![bent];
    }
    if written.ends_with('ё') || FIXED_ENDS.iter().any(|end| folded.ends_with(end)) && !adjective() {
        return vec![as_written(written)];
    }
    let mut readings = by_class(written, &folded, &SURNAMES);
    // A nominative the dictionary has as a surname is the likeliest, then one that it has as a noun: «Сорока», «Король».
    let rank = |nominative: &str| {
        let parses = morphology.known(&fold(nominative));
        let named = parses.iter().any(|p| p.tag.has(Tag::SURNAME) && p.tag.cases().has(Case::Nom));
        let noun = || parses.iter().any(|p| p.tag.pos() == Pos::Noun && is_one(p.tag) && p.tag.cases().has(Case::Nom));
        // short words are much else abroad: «Мене», «Юна»
        let long = nominative.chars().count() > 4;
        if named { 0 } else { 2 - usize::from(long && noun()) }
    };
    readings.sort_by_cached_key(|r| rank(&r.nominative));
    demote_rare_nominatives(written, &folded, &mut readings);
    adjectives_first(written, &folded, &mut readings, morphology);
    let mans = |r: &NameForm| r.gender.is_some();
    let at = match () {
        _ if fixed_first(&folded) => 0,
        // «Анной Соловей»
        _ if folded.ends_with("ей") && rank(written) < 2 => {
            readings.iter().filter(|r| rank(&r.nominative) < 2).count()
        }
        // «Виорела Кодряну»: rather so than the accusative of «Кодряна», but after the dative of «Кодрян»
        _ if folded.ends_with("яну") || folded.ends_with("ану") => {
            readings.iter().take_while(|r| mans(r)).count()
        }
        _ => readings.len(),
    };
    if let Some(reading) = fixed(written, &folded, readings.is_empty()) {
        readings.insert(at, reading);
    }
    if turkish(&folded) {
        readings.insert(0, NameForm { gender: M, ..as_written(written) });
    }
    // «Камаруддин»: Arabic, and the same for women
    if folded.ends_with("ддин") {
        readings.push(NameForm { gender: F, ..as_written(written) });
    }
    readings
}

/// «Юнусзоды», «Рахимзоде»: Tajik surnames in «-зода», which some decline.
fn son_of(written: &str, folded: &str) -> Option<NameForm> {
    let forms = [("ы", GEN), ("е", DAT_LOC), ("у", ACC), ("ой", INS)];
    let (ending, cases) =
        forms.into_iter().find(|(end, _)| folded.strip_suffix(end).is_some_and(|s| s.ends_with("зод")))?;
    let nominative = format!("{}а", written.strip_suffix(ending)?);
    Some(NameForm { nominative, cases, gender: None, indeclinable: false })
}
