//! `countries.csv`: states with all their faces.

use super::decline::Hint;
use super::draft::{Draft, Row, table};
use super::inflect::{Vary, clean};
use super::sense::{Caps, Face, SenseKind};
use super::tables::Country;
use std::collections::HashSet;

pub const FILE: &str = "countries.csv";
const COLUMNS: [&str; 10] = [
    "code",
    "name",
    "official",
    "abbreviations",
    "other",
    "adjectives",
    "inhabitants",
    "capital",
    "status",
    "institutions",
];

pub fn read(text: &str, draft: &mut Draft) {
    let mut codes = HashSet::new();
    let mut compounds = Vec::new();
    for row in table(FILE, text, &COLUMNS, draft) {
        let code = row.get("code").to_owned();
        check(&row, &mut codes, draft);
        let entry = draft.tables.countries.len();
        let historical = row.get("status") == "historical";
        let doubtful = row.list("abbreviations").filter_map(|a| a.strip_suffix('?'));
        draft.tables.countries.push(Country {
            code,
            name: clean(row.get("name")),
            official: row.list("official").next().map(clean),
            others: row.list("other").chain(row.list("official")).map(clean).collect(),
            capital: row.optional("capital"),
            historical,
            doubtful: doubtful.map(str::to_owned).collect(),
        });
        phrases(&row, entry, historical, draft);
        if !historical {
            compounds.extend(row.list("adjectives").flat_map(first_elements).map(|stem| (stem, entry as u32)));
        }
    }
    // of states that share a form, the first listed
    compounds.sort();
    compounds.dedup_by(|b, a| a.0 == b.0);
    draft.tables.compounds = compounds;
}

/// «российский» → «российско»; «американский» → also «американо»; «франко-», which begins compounds only, as it is.
fn first_elements(adjective: &str) -> Vec<String> {
    let folded = clean(adjective).to_lowercase().replace('ё', "е");
    if let Some(stem) = folded.strip_suffix('-') {
        return vec![stem.to_owned()];
    }
    let Some(stem) = folded.strip_suffix("ий").or_else(|| folded.strip_suffix("ый")) else {
        return Vec::new();
    };
    let short = stem.strip_suffix("ск").filter(|s| s.chars().count() > 3);
    [Some(stem), short].into_iter().flatten().map(|s| format!("{s}о")).collect()
}

fn check(row: &Row, codes: &mut HashSet<String>, draft: &mut Draft) {
    let code = row.get("code");
    let historical = row.get("status") == "historical";
    let letters = if historical { 4 } else { 2 };
    if code.len() != letters || !code.bytes().all(|b| b.is_ascii_uppercase()) {
        let message = format!("`{code}` is not a code of {letters} capital Latin letters");
        draft.problem(FILE, row.line, message);
    }
    if !codes.insert(code.to_owned()) {
        draft.problem(FILE, row.line, format!("`{code}` stands twice"));
    }
    if row.get("name").is_empty() {
        draft.problem(FILE, row.line, "the name is missing");
    }
    if !matches!(row.get("status"), "" | "historical") {
        let message = format!("status `{}` is neither empty nor `historical`", row.get("status"));
        draft.problem(FILE, row.line, message);
    }
}

fn phrases(row: &Row, entry: usize, historical: bool, draft: &mut Draft) {
    draft.line = row.line;
    let face = |f| SenseKind::Country(if historical { Face::Historical } else { f });
    let name = Vary::Noun(Hint::default());
    let abbreviation_too = |n: &str| row.list("abbreviations").any(|a| a == clean(n));
    for n in row.list("name").filter(|n| !abbreviation_too(n)) {
        draft.phrase(n, name, face(Face::Short), entry, Caps::Capital);
    }
    for n in row.list("other") {
        draft.phrase(n, name, face(Face::Short), entry, Caps::Capital);
    }
    for n in row.list("official") {
        draft.phrase(n, name, face(Face::Official), entry, Caps::Capital);
        // «Республики Индии», beside «Республики Индия»
        let short = row.list("name").next();
        if n.split_once(' ').is_some_and(|(_, last)| Some(last) == short) {
            draft.phrase(n, Vary::Pair, face(Face::Official), entry, Caps::Capital);
        }
    }
    for a in row.list("abbreviations") {
        let a = a.trim_end_matches('?');
        draft.phrase(a, Vary::Fixed, face(Face::Abbreviation), entry, Caps::Upper);
    }
    for a in row.list("adjectives").filter(|a| !a.ends_with('-')) {
        draft.phrase(a, Vary::Adjective, face(Face::Adjective), entry, Caps::Any);
    }
    let people = Vary::Noun(Hint { animate: true, plural: true, ..Hint::default() });
    for i in row.list("inhabitants") {
        draft.phrase(i, people, face(Face::Inhabitant), entry, Caps::Any);
    }
    for i in row.list("institutions") {
        let (vary, caps) = match clean(i).chars().all(char::is_uppercase) {
            true => (Vary::Fixed, Caps::Upper),
            false => (Vary::Noun(Hint { plural: true, ..Hint::default() }), Caps::Any),
        };
        draft.phrase(i, vary, SenseKind::Institution, entry, caps);
    }
}
