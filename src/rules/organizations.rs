//! `organizations.csv` (bodies known by name) and `organization_heads.toml` (nouns that head names of bodies).

use super::decline::Hint;
use super::draft::{Draft, Row, country_code, line_at, table, toml_file};
use super::inflect::{Vary, clean};
use super::sense::{Caps, Face, SenseKind};
use super::tables::{OrgHead, Organization};
use serde::Deserialize;
use toml::Spanned;

pub const FILE: &str = "organizations.csv";
pub const HEADS: &str = "organization_heads.toml";
const COLUMNS: [&str; 5] = ["name", "full", "other", "country", "kind"];
/// Classes of bodies.
pub const CLASSES: [&str; 27] = [
    "international",
    "ministry",
    "agency",
    "committee",
    "council",
    "government",
    "parliament",
    "court",
    "law",
    "president",
    "regional",
    "diplomatic",
    "military",
    "university",
    "school",
    "science",
    "culture",
    "church",
    "company",
    "company_form",
    "bank",
    "fund",
    "association",
    "party",
    "media",
    "sport",
    "hospital",
];

pub fn read(text: &str, known: &[String], draft: &mut Draft) {
    for row in table(FILE, text, &COLUMNS, draft) {
        let kind = row.get("kind").to_owned();
        if !CLASSES.contains(&kind.as_str()) {
            let message = format!("kind `{kind}` is none of {}", CLASSES.join(", "));
            draft.problem(FILE, row.line, message);
        }
        if row.get("name").is_empty() {
            draft.problem(FILE, row.line, "the name is missing");
            continue;
        }
        let country = country_code(&row, "country", known, draft);
        let entry = draft.tables.organizations.len();
        draft.tables.organizations.push(Organization {
            name: clean(row.get("name")),
            full_name: row.list("full").next().map(clean),
            country,
            kind,
        });
        phrases(&row, entry, draft);
    }
}

fn phrases(row: &Row, entry: usize, draft: &mut Draft) {
    draft.line = row.line;
    for name in row.list("name").chain(row.list("other")) {
        let (vary, caps, face) = match is_abbreviation(name) {
            true if name.contains('+') => (Vary::Noun(Hint::default()), Caps::Upper, Face::Abbreviation),
            true => (Vary::Fixed, Caps::Upper, Face::Abbreviation),
            false => (Vary::Noun(Hint::default()), Caps::Capital, Face::Short),
        };
        draft.phrase(name, vary, SenseKind::Organization(face), entry, caps);
    }
    for name in row.list("full") {
        let kind = SenseKind::Organization(Face::Official);
        draft.phrase(name, Vary::Noun(Hint::default()), kind, entry, Caps::Capital);
    }
}

/// Two capitals first: «МИД», «СБ ООН».
fn is_abbreviation(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    first && letters.next().is_some_and(char::is_uppercase)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadsFile {
    #[serde(default)]
    heads: Vec<Heads>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Heads {
    class: Spanned<String>,
    #[serde(default)]
    lemmas: Vec<Spanned<String>>,
    /// Abbreviations in capitals, which never inflect: «АО».
    #[serde(default)]
    abbreviations: Vec<Spanned<String>>,
}

pub fn read_heads(text: &str, draft: &mut Draft) {
    let Some(file) = toml_file::<HeadsFile>(HEADS, text, draft) else {
        return;
    };
    for heads in file.heads {
        let class = heads.class.get_ref().clone();
        if !CLASSES.contains(&class.as_str()) {
            let line = line_at(text, heads.class.span().start);
            let message = format!("class `{class}` is none of {}", CLASSES.join(", "));
            draft.problem(HEADS, line, message);
        }
        let hint = Hint { plural: true, ..Hint::default() };
        for lemma in &heads.lemmas {
            draft.line = line_at(text, lemma.span().start);
            add_head(lemma.get_ref(), &class, Vary::Noun(hint), Caps::Any, draft);
        }
        for lemma in &heads.abbreviations {
            draft.line = line_at(text, lemma.span().start);
            add_head(lemma.get_ref(), &class, Vary::Fixed, Caps::Upper, draft);
        }
    }
}

fn add_head(lemma: &str, class: &str, vary: Vary, caps: Caps, draft: &mut Draft) {
    let entry = draft.tables.org_heads.len();
    draft.tables.org_heads.push(OrgHead { lemma: clean(lemma), class: class.to_owned() });
    draft.phrase(lemma, vary, SenseKind::OrgHead, entry, caps);
}
