//! Hyphenated names: which parts decline, and that they agree.

use super::NameForm;
use super::by_class::add;
use super::classes::{F, M};
use super::fixed::FIXED_PATRONYMICS;
use super::stems::{consonant, plausible};
use crate::morph::inflect::fold;

/// First parts of surnames that are no names of their own.
const FIXED_PARTS: &[&str] = &[
    "тер",
    "аль",
    "эль",
    "ас",
    "аш",
    "ан",
    "ат",
    "бен",
    "бин",
    "ибн",
    "бани",
    "фон",
    "ван",
    "де",
    "да",
    "ди",
    "дер",
    "ла",
    "ле",
    "сан",
    "сен",
    "санта",
    "мак",
    "о",
    "абу",
    "гаджи",
    "хаджи",
    "кара",
    "мир",
    "шах",
    "мелик",
    "бек",
    "ага",
    "сеид",
    "ад",
    "ар",
    "аз",
    "ол",
];

/// Readings of a hyphenated name from those of its parts; of a simple one by `read` alone.
pub(super) fn double(written: &str, read: &dyn Fn(&str) -> Vec<NameForm>, given: bool) -> Vec<NameForm> {
    let Some((first, last)) = written.rsplit_once('-') else {
        return read(written);
    };
    // «Ортегу-и-Руиса»
    if let Some(before) = first.strip_suffix("-и") {
        let (a, b) = (read(before), read(last));
        let joined = b.iter().flat_map(|b| a.iter().filter_map(move |a| agreeing(a, b, "-и-")));
        let mut readings = Vec::new();
        joined.for_each(|form| add(&mut readings, form));
        return readings;
    }
    let lasts = read(last);
    let folded = fold(first);
    let stays = first.is_empty()
        || first.contains('-')
        || FIXED_PATRONYMICS.contains(&fold(last).as_str())
        || FIXED_PARTS.contains(&folded.as_str())
        || (given && consonant(&folded) && !instrumental(&folded));
    let firsts = if stays { Vec::new() } else { read(first) };
    let mut readings = Vec::new();
    for joined in lasts.iter().flat_map(|b| firsts.iter().filter_map(|a| agreeing(a, b, "-"))) {
        add(&mut readings, joined);
    }
    // «Рычковой-Дамдин»: a woman's second surname in a consonant stays, whatever it looks like
    if !given && consonant(&fold(last)) && readings.iter().all(|r| r.gender == M) {
        for a in firsts.into_iter().filter(|a| a.gender == F && !a.indeclinable) {
            let nominative = format!("{}-{last}", a.nominative);
            add(&mut readings, NameForm { nominative, ..a });
        }
    }
    // «Бонч-Бруевича»: many first parts in a consonant never decline.
    if readings.is_empty() || consonant(&folded) && !(given && instrumental(&folded)) {
        for b in lasts {
            let nominative = format!("{first}-{}", b.nominative);
            add(&mut readings, NameForm { nominative, ..b });
        }
    }
    // «Анне-Марии»: of «Анна-Мария» rather than of «Анне-Мария»
    let unbent = |r: &NameForm| given && r.nominative != written && r.nominative.starts_with(first);
    readings.sort_by_key(|r| (r.indeclinable, unbent(r)));
    readings
}

/// «Жаном-Батистом», but «Жером-Клодом»: is the first of two given names in the instrumental?
fn instrumental(folded: &str) -> bool {
    let stem = folded.strip_suffix("ом").or_else(|| folded.strip_suffix("ем"));
    stem.is_some_and(plausible) && !["жером", "джером", "артем"].contains(&folded)
}

/// Two parts as one name, if they can stand in one case and have one bearer.
fn agreeing(a: &NameForm, b: &NameForm, mark: &str) -> Option<NameForm> {
    let cases = a.cases.and(b.cases);
    let one_bearer = a.gender.is_none() || b.gender.is_none() || a.gender == b.gender;
    (one_bearer && !cases.is_empty()).then(|| NameForm {
        nominative: format!("{}{mark}{}", a.nominative, b.nominative),
        cases,
        gender: a.gender.or(b.gender),
        indeclinable: a.indeclinable && b.indeclinable,
    })
}
