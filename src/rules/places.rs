//! `places.csv`: cities, regions, waters, macro-regions.

use super::decline::Hint;
use super::draft::{Draft, Row, country_code, table};
use super::inflect::{Vary, clean};
use super::sense::{Caps, SenseKind};
use super::tables::{Place, PlaceKind};

pub const FILE: &str = "places.csv";
const COLUMNS: [&str; 7] = ["name", "kind", "country", "other", "adjectives", "population", "flags"];

/// First parts of foreign names that news write with a hyphen («Сан-Луис») or apart from what follows («Сан Луис»).
const WRITTEN_APART: [&str; 16] = [
    "Сан",
    "Санта",
    "Санто",
    "Сен",
    "Аль",
    "Эль",
    "Нью",
    "Лос",
    "Лас",
    "Порт",
    "Форт",
    "Рио",
    "Абу",
    "Тель",
    "Хилтон",
    "Ла",
];

pub fn read(text: &str, known: &[String], draft: &mut Draft) {
    for row in table(FILE, text, &COLUMNS, draft) {
        let Some(kind) = PlaceKind::parse(row.get("kind")) else {
            let message = format!(
                "kind `{}` is none of city, region, district, water, macroregion, natural, facility",
                row.get("kind")
            );
            draft.problem(FILE, row.line, message);
            continue;
        };
        let country = country_code(&row, "country", known, draft);
        let flag = |name: &str| row.list("flags").any(|f| f == name);
        let place = Place {
            name: clean(row.get("name")),
            other: if kind == PlaceKind::Region { in_full(&row) } else { Vec::new() },
            kind,
            country,
            population: population(&row, draft),
            ambiguous: flag("ambiguous"),
            capital: flag("capital"),
            historical: flag("historical"),
        };
        if let Some(other) = row.list("flags").find(|f| !matches!(*f, "ambiguous" | "capital" | "historical")) {
            let message = format!("flag `{other}` is none of `ambiguous`, `capital`, `historical`");
            draft.problem(FILE, row.line, message);
        }
        let entry = draft.tables.places.len();
        draft.tables.places.push(place);
        phrases(&row, entry, draft);
    }
}

/// Names of several words none of which is an abbreviation, nor stands in brackets.
fn in_full(row: &Row) -> Vec<String> {
    let word = |w: &str| w.chars().filter(|c| c.is_uppercase()).count() < 2 || w.contains('-');
    let whole = |n: &String| n.contains(' ') && !n.contains('(') && n.split(' ').all(word);
    row.list("other").map(clean).filter(whole).collect()
}

fn population(row: &Row, draft: &mut Draft) -> u32 {
    match row.get("population") {
        "" => 0,
        text => text.parse().unwrap_or_else(|_| {
            let message = format!("population `{text}` is not a number of thousands");
            draft.problem(FILE, row.line, message);
            0
        }),
    }
}

fn phrases(row: &Row, entry: usize, draft: &mut Draft) {
    draft.line = row.line;
    if row.get("name").is_empty() {
        draft.problem(FILE, row.line, "the name is missing");
    }
    let name = Vary::Noun(Hint::default());
    for n in row.list("name").chain(row.list("other")) {
        let (n, vary) = match clean(n).chars().all(char::is_uppercase) {
            true => (n, Vary::Fixed),
            false => (n, name),
        };
        // «область Абай», «море Лаптевых»; «республика Алтай» is written so too
        let common = n.starts_with("Республика ") || n.chars().next().is_some_and(char::is_lowercase);
        let caps = match vary {
            Vary::Fixed => Caps::Upper,
            _ if common => Caps::Any,
            _ => Caps::Capital,
        };
        draft.phrase(n, vary, SenseKind::Place, entry, caps);
        // «в Сиани» and «в Сиане», «в Тяньцзине»: Chinese towns are of both genders; «в Суздале», «в Анадыре» as well as «в Казани»
        if n.ends_with('ь') && row.get("kind") == "city" {
            draft.phrase(n, Vary::Noun(Hint { male: true, ..Hint::default() }), SenseKind::Place, entry, caps);
        }
        if n.split_once('-').is_some_and(|(first, _)| WRITTEN_APART.contains(&first)) {
            draft.phrase(n, Vary::Apart, SenseKind::Place, entry, caps);
        }
    }
    for a in row.list("adjectives") {
        draft.phrase(a, Vary::Adjective, SenseKind::PlaceAdjective, entry, Caps::Any);
    }
}
