//! What the places found tell of one another: one name for one place, the state of a whole for its part.

use super::Spot;
use super::lexicon::entry;
use crate::extract::doc::Doc;
use crate::morph::Case;

/// «в ауле Кенесары Таласского района Жамбылской области»: a part lies where the whole does.
pub(super) fn within_wholes(doc: &Doc, spots: &mut [Spot]) {
    for n in (1..spots.len()).rev() {
        let (part, whole) = (&spots[n - 1], &spots[n]);
        let within = part.end == whole.start
            && matches!(whole.kind.as_str(), "district" | "region")
            && matches!(part.kind.as_str(), "city" | "district")
            && doc.noun(whole.end - 1).sing.has(Case::Gen);
        if within && whole.country.is_some() {
            spots[n - 1].country = spots[n].country.clone();
        }
    }
}

/// «район Тоттенхэм … в Тоттенхэме»: of an unknown place the form that stands in the nominative somewhere is its name.
pub(super) fn unify(doc: &Doc, spots: &mut [Spot]) {
    let lone = |s: &Spot| !s.known && s.end == s.start + 1;
    let told: Vec<usize> = (0..spots.len()).filter(|&i| lone(&spots[i])).take(UNKNOWN).collect();
    for &i in &told {
        let written = doc.text.fold(spots[i].start);
        let same = told.iter().map(|&k| &spots[k]).find(|o| {
            let stem = o.name.trim_end_matches(['а', 'я', 'о', 'е', 'ь']).to_lowercase();
            let rest = written.strip_prefix(stem.as_str()).map_or(9, |rest| rest.chars().count());
            o.name != spots[i].name && doc.text.word(o.start) == o.name && stem.chars().count() > 3 && rest <= 2
        });
        if let Some(name) = same.map(|o| o.name.clone()) {
            spots[i].name = name;
        }
    }
}

/// Unknown places that are compared with each other, at most.
const UNKNOWN: usize = 64;

/// «Чечня» and «Чеченская Республика» are one place: the lexicon's name for both where the text has it too.
pub(super) fn one_name(doc: &Doc, spots: &mut [Spot]) {
    let full = |s: &Spot| s.known && s.kind == "region" && s.end > s.start + 1;
    for n in 0..spots.len() {
        let Some(entry) = Some(&spots[n]).filter(|s| full(s)).and_then(|s| entry(doc, s.start)) else { continue };
        let name = &doc.know.places[entry as usize].name;
        if spots[n].name != *name && spots.iter().any(|o| o.known && o.name == *name) {
            spots[n].name = name.clone();
        }
    }
}
