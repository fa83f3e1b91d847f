//! `countries.csv`: states with all their faces.

use super::decline::Hint;
use super::draft::{Draft, Row, table};
use super::inflect::{Vary, clean};
use super::lexicon::{Caps, Face, SenseKind};
use super::tables::Country;
use std::collections::HashSet;

pub const FILE: &str = "countries.csv";
const COLUMNS: [&str; 9] =
    ["code", "name", "official", "abbreviations", "other", "adjectives", "inhabitants", "capital", "status"];

pub fn read(text: &str, draft: &mut Draft) {
    let mut codes = HashSet::new();
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
            capital: row.optional("capital"),
            historical,
            doubtful: doubtful.map(str::to_owned).collect(),
        });
        phrases(&row, entry, historical, draft);
    }
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
    }
    for a in row.list("abbreviations") {
        let a = a.trim_end_matches('?');
        draft.phrase(a, Vary::Fixed, face(Face::Abbreviation), entry, Caps::Upper);
    }
    for a in row.list("adjectives") {
        draft.phrase(a, Vary::Adjective, face(Face::Adjective), entry, Caps::Any);
    }
    let people = Vary::Noun(Hint { animate: true, plural: true, ..Hint::default() });
    for i in row.list("inhabitants") {
        draft.phrase(i, people, face(Face::Inhabitant), entry, Caps::Any);
    }
}
