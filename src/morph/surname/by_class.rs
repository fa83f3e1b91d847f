//! A written form read by its ending alone.

use super::NameForm;
use super::rows::{Row, Rows};
use super::stems::plausible;
use crate::morph::inflect::all_capitals;

pub(super) fn by_class(written: &str, folded: &str, classes: &Rows) -> Vec<NameForm> {
    let mut readings = Vec::new();
    let rows = folded.bytes().last().map_or(&[][..], |last| classes.with_last(last));
    for &Row { class, ending, cases } in rows {
        let Some(stem) = folded.strip_suffix(ending) else {
            continue;
        };
        if plausible(stem) && (class.stem)(stem) {
            let nominative = with_ending(written, ending, class.nominative);
            add(&mut readings, NameForm { nominative, cases, gender: class.gender, indeclinable: false });
        }
    }
    readings
}

/// A reading is added, or its cases to those of the same name.
pub(super) fn add(readings: &mut Vec<NameForm>, new: NameForm) {
    let same = readings
        .iter_mut()
        .find(|r| r.nominative == new.nominative && r.gender == new.gender && r.indeclinable == new.indeclinable);
    match same {
        Some(reading) => reading.cases = reading.cases.or(new.cases),
        None => readings.push(new),
    }
}

/// Puts the nominative last where the ending is more often that of the instrumental: «Байденом».
pub(super) fn demote_rare_nominatives(written: &str, folded: &str, readings: &mut [NameForm]) {
    if ["ом", "ем", "ым", "им"].iter().any(|end| folded.ends_with(end)) {
        readings.sort_by_key(|r| r.nominative == written);
    }
}

/// The written word with `new` in place of its ending of as many letters as `old`.
fn with_ending(written: &str, old: &str, new: &str) -> String {
    let kept = match old.chars().count() {
        0 => written,
        letters => written.char_indices().nth_back(letters - 1).map_or("", |(end, _)| &written[..end]),
    };
    let mut out = String::with_capacity(kept.len() + new.len());
    out.push_str(kept);
    if all_capitals(written) {
        out.extend(new.chars().flat_map(char::to_uppercase));
    } else {
        out.push_str(new);
    }
    out
}
