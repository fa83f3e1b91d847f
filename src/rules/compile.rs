//! Rules files → tables and lexicon in bytes. `build.rs` runs it on `rules/`, `Knowledge::with_dir` on a user's folder.

use super::dates::DateRules;
use super::draft::{Draft, Problem};
use super::grammar::Grammar;
use super::inflect::{self, Dictionary};
use super::lexicon;
use super::sense::{Caps, Sense, SenseKind};
use super::{countries, dates, grammar, names, organizations, places, roles, titles};
use crate::morph::{CaseSet, Number};
use std::collections::{BTreeMap, HashMap};

/// Files by their path inside the rules folder.
pub type Files = BTreeMap<String, String>;

/// Every file of the rules that the extractors lean on.
pub const NAMES: [&str; 15] = [
    countries::FILE,
    places::FILE,
    organizations::FILE,
    organizations::HEADS,
    titles::FILE,
    roles::FILE,
    roles::EVENTS,
    names::GIVEN,
    names::SURNAMES,
    names::PARTICLES,
    names::SYLLABLES,
    names::STATESMEN,
    names::STOPS,
    grammar::FILE,
    dates::FILE,
];

/// Reads all files; mistakes are in `Draft::problems`, in the order of the files.
pub fn read(files: &Files) -> Draft {
    let mut draft = Draft::default();
    for name in NAMES.iter().filter(|n| !files.contains_key(**n)) {
        draft.problem(name, 1, "the file is missing");
    }
    if draft.problems.is_empty() {
        for name in NAMES {
            read_file(name, name, &files[name], &mut draft);
            let addition = addition(name);
            if let Some(text) = files.get(&addition) {
                read_file(name, &addition, text, &mut draft);
            }
        }
    }
    draft
}

/// The name of a file that adds to another: `places.csv` → `places.add.csv`.
pub fn addition(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.add.{extension}"),
        None => format!("{name}.add"),
    }
}

/// A TOML file of words and what is added to it, as one table: lists and tables are joined, words of a string too. Empty
/// where a file is no TOML: [`read`] has told so.
fn words(files: &Files, name: &str) -> toml::Table {
    let mut all = toml::Table::new();
    for text in [name.to_owned(), addition(name)].iter().filter_map(|n| files.get(n)) {
        add_table(&mut all, text.parse().unwrap_or_default());
    }
    all
}

fn add_table(all: &mut toml::Table, more: toml::Table) {
    for (key, value) in more {
        match (all.get_mut(&key), value) {
            (Some(toml::Value::Array(list)), toml::Value::Array(more)) => list.extend(more),
            (Some(toml::Value::Table(table)), toml::Value::Table(more)) => add_table(table, more),
            (Some(toml::Value::String(words)), toml::Value::String(more)) => {
                words.push(' ');
                words.push_str(&more);
            }
            (_, value) => {
                all.insert(key, value);
            }
        }
    }
}

/// Reads one file by its kind; mistakes bear the label.
fn read_file(name: &str, label: &str, text: &str, draft: &mut Draft) {
    let before = draft.problems.len();
    let codes = |draft: &Draft| -> Vec<String> {
        let countries = draft.tables.countries.iter();
        countries.map(|c| c.code.clone()).collect()
    };
    match name {
        countries::FILE => countries::read(text, draft),
        places::FILE => places::read(text, &codes(draft), draft),
        organizations::FILE => organizations::read(text, &codes(draft), draft),
        organizations::HEADS => organizations::read_heads(text, draft),
        titles::FILE => titles::read(text, draft),
        roles::FILE => roles::read(text, draft),
        roles::EVENTS => roles::read_events(text, draft),
        names::GIVEN => names::read_given(text, draft),
        names::SURNAMES => names::read_surnames(text, draft),
        names::PARTICLES => names::read_particles(text, draft),
        names::STATESMEN => names::read_statesmen(text, &codes(draft), draft),
        names::SYLLABLES => names::read_syllables(text, draft),
        grammar::FILE => grammar::read(text, draft),
        dates::FILE => dates::read(text, draft),
        _ => names::read_stops(text, draft),
    }
    for problem in &mut draft.problems[before..] {
        problem.file = label.to_owned();
    }
}

/// Names that two entries of one table share, where only one can be meant.
pub fn collisions(files: &Files) -> Vec<Problem> {
    let mut first: HashMap<(u8, String), u32> = HashMap::new();
    let mut out = Vec::new();
    for phrase in read(files).phrases {
        let table = match phrase.kind {
            SenseKind::Country(_) => 0,
            SenseKind::OrgHead => 1,
            SenseKind::EventHead => 2,
            SenseKind::Honorific => 3,
            _ => continue,
        };
        let entry = *first.entry((table, inflect::key(&phrase.text))).or_insert(phrase.entry);
        let doubtful = phrase.caps == Caps::Upper;
        if entry != phrase.entry && !doubtful {
            out.push(Problem {
                file: ["countries.csv", "organization_heads.toml", "events.toml", "titles.toml"][table as usize]
                    .to_owned(),
                line: phrase.line,
                message: format!("«{}» belongs to another entry too", phrase.text),
            });
        }
    }
    out
}

/// Inflects every phrase and writes tables and lexicon.
///
/// Errors: every mistake of the files.
pub fn compile(files: &Files, dictionary: &dyn Dictionary) -> Result<Vec<u8>, Vec<Problem>> {
    let mut draft = read(files);
    if !draft.problems.is_empty() {
        return Err(draft.problems);
    }
    let failed = |message: String| vec![Problem { file: String::new(), line: 0, message }];
    let table_failed = |e: toml::de::Error| failed(e.to_string());
    draft.tables.grammar = Grammar::from_table(words(files, grammar::FILE)).map_err(table_failed)?;
    draft.tables.dates = DateRules::from_table(words(files, dates::FILE)).map_err(table_failed)?;
    let phrases = inflect_all(&draft, dictionary);
    let lexicon = lexicon::compile(&phrases).map_err(failed)?;
    let tables = postcard::to_allocvec(&draft.tables).map_err(|e| failed(e.to_string()))?;
    let mut out = Vec::with_capacity(lexicon.len() + tables.len() + 8);
    out.extend((tables.len() as u64).to_le_bytes());
    out.extend(tables);
    out.extend(lexicon);
    Ok(out)
}

type Key = (SenseKind, u32, Caps, u8);

fn inflect_all(draft: &Draft, dictionary: &dyn Dictionary) -> Vec<(String, Vec<Sense>)> {
    let mut all: BTreeMap<String, BTreeMap<Key, CaseSet>> = BTreeMap::new();
    let mut cache = HashMap::new();
    for phrase in &draft.phrases {
        let vary = format!("{:?}", phrase.vary);
        let forms = cache
            .entry((phrase.text.as_str(), vary))
            .or_insert_with(|| inflect::forms(dictionary, &phrase.text, phrase.vary));
        for (form, cases, number) in forms.iter() {
            let key = (phrase.kind, phrase.entry, phrase.caps, number.map_or(0, |n| n as u8));
            for form in with_dashes(form) {
                let senses = all.entry(form).or_default();
                let slot = senses.entry(key).or_insert(CaseSet::EMPTY);
                *slot = slot.or(*cases);
            }
        }
    }
    all.into_iter().map(|(form, senses)| (form, senses.into_iter().map(sense).collect())).collect()
}

/// «Северная Осетия – Алания», «Северная Осетия - Алания» of «Северная Осетия — Алания».
fn with_dashes(form: &str) -> Vec<String> {
    const DASHES: [&str; 3] = [" — ", " – ", " - "];
    match DASHES.iter().find(|dash| form.contains(*dash)) {
        Some(written) => DASHES.iter().map(|dash| form.replace(written, dash)).collect(),
        None => vec![form.to_owned()],
    }
}

fn sense(((kind, entry, caps, number), cases): (Key, CaseSet)) -> Sense {
    Sense {
        kind,
        entry,
        cases,
        number: match number {
            1 => Some(Number::Sing),
            2 => Some(Number::Plur),
            _ => None,
        },
        caps,
    }
}
