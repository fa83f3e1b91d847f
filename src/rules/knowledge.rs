//! `Knowledge`: tables and lexicon, built in or with a user's folder.

use super::compile::{self, Files};
use super::dates::DateRules;
use super::grammar::{Grammar, Words};
use super::tables::*;
use super::{Lexicon, Problem};
use crate::morph::{Case, Morphology, Number, Parse, Pos};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Everything the extractors know, built once and shared by reference.
pub struct Knowledge {
    pub lexicon: Lexicon,
    pub morph: &'static Morphology,
    pub countries: Vec<Country>,
    pub places: Vec<Place>,
    pub organizations: Vec<Organization>,
    pub org_heads: Vec<OrgHead>,
    pub titles: Vec<Title>,
    /// Index into `titles`: of what callings share that the lexicon lacks.
    pub calling: u32,
    pub modifiers: Vec<Modifier>,
    pub honorifics: Vec<Honorific>,
    pub roles: Vec<Role>,
    /// Hashes of the words that some role wants near its verb.
    asked: HashSet<u64>,
    pub events: Vec<EventHead>,
    /// Which events' lemmas are plurals.
    plural_events: Vec<bool>,
    pub given: Vec<GivenName>,
    pub surnames: Vec<Surname>,
    pub particles: Vec<Particle>,
    pub stops: Vec<String>,
    statesmen: Vec<Statesman>,
    syllables: Words,
    /// In bytes.
    longest_syllable: usize,
    compounds: Vec<(String, u32)>,
    pub grammar: Grammar,
    pub dates: DateRules,
    /// Folded surnames that stand before the given name.
    first_surnames: Words,
    /// Told from every other by what is remembered of it.
    serial: u64,
}

/// Why a rules folder can't be used.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    #[error("can't read the rules in {path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("{} mistakes in the rules, the first: {}", .0.len(), .0.first().map(Problem::to_string).unwrap_or_default())]
    Problems(Vec<Problem>),
}

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));

macro_rules! sources {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/", $name)))),+]
    };
}

/// The built-in files as text, for a user's folder to override or add to.
static SOURCES: [(&str, &str); 15] = sources![
    "countries.csv",
    "places.csv",
    "organizations.csv",
    "organization_heads.toml",
    "titles.toml",
    "roles.toml",
    "events.toml",
    "names/given.csv",
    "names/surnames.csv",
    "names/particles.csv",
    "names/syllables.txt",
    "names/statesmen.csv",
    "stops.txt",
    "grammar.toml",
    "dates.toml",
];

impl Knowledge {
    /// The built-in rules.
    pub fn embedded() -> &'static Knowledge {
        static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
            let (tables, lexicon) = split(COMPILED).unwrap_or((Tables::default(), &[]));
            Knowledge::assemble(tables, Lexicon::from_bytes(lexicon))
        });
        &KNOWLEDGE
    }

    /// The built-in rules with a user's folder over them: `NAME.csv` there replaces the built-in file of that name,
    /// `NAME.add.csv` (`.add.toml`, `.add.txt`) adds to it.
    ///
    /// Errors: the folder can't be read, or its files have mistakes (all of them are in the error).
    pub fn with_dir(dir: &Path) -> Result<Knowledge, RulesError> {
        let files = files_with(dir)?;
        let bytes = compile::compile(&files, Morphology::embedded()).map_err(RulesError::Problems)?;
        // built once a run, used until it ends
        let (tables, lexicon) = split(bytes.leak()).unwrap_or((Tables::default(), &[]));
        Ok(Knowledge::assemble(tables, Lexicon::from_bytes(lexicon)))
    }

    fn assemble(mut tables: Tables, lexicon: Option<Lexicon>) -> Knowledge {
        let calling = tables.titles.len() as u32;
        tables.titles.push(Title::calling());
        static SERIAL: AtomicU64 = AtomicU64::new(1);
        let first = tables.surnames.iter().filter(|s| s.first);
        let first_surnames = first.map(|s| s.name.to_lowercase().replace('ё', "е")).collect();
        Knowledge {
            lexicon: lexicon.unwrap_or_default(),
            morph: Morphology::embedded(),
            countries: tables.countries,
            places: tables.places,
            organizations: tables.organizations,
            org_heads: tables.org_heads,
            titles: tables.titles,
            calling,
            modifiers: tables.modifiers,
            honorifics: tables.honorifics,
            asked: tables.roles.iter().flat_map(|role| role.near.iter().copied()).collect(),
            roles: tables.roles,
            plural_events: tables.events.iter().map(|e| plural_only(&e.lemma)).collect(),
            events: tables.events,
            given: tables.given,
            surnames: tables.surnames,
            particles: tables.particles,
            stops: tables.stops,
            statesmen: tables.statesmen,
            longest_syllable: tables.syllables.iter().map(String::len).max().unwrap_or(0),
            syllables: tables.syllables.into_iter().collect(),
            compounds: tables.compounds,
            grammar: tables.grammar,
            dates: tables.dates,
            first_surnames,
            serial: SERIAL.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// A number that no other `Knowledge` of this process has.
    pub fn serial(&self) -> u64 {
        self.serial
    }

    /// Does some role want the word with this hash near its verb?
    pub fn asked_by_roles(&self, word: u64) -> bool {
        self.asked.contains(&word)
    }

    /// The country of a code of `countries.csv`.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|c| c.code == code)
    }

    /// The state that somebody of these names stood for; `given` may be an initial («К.-Ж.»). Both as written, in the
    /// nominative.
    pub fn statesman(&self, surname: &str, given: &str) -> Option<&str> {
        let (mut last, mut first) = (String::new(), String::new());
        crate::text::fold_into(surname, &mut last);
        crate::text::fold_into(given, &mut first);
        let from = self.statesmen.partition_point(|s| s.surname < last);
        let mut bearers = self.statesmen[from..].iter().take_while(|s| s.surname == last);
        let widespread = ["ов", "ев", "ин"].iter().any(|ending| last.ends_with(ending));
        let named = |s: &&Statesman| match first.strip_suffix('.') {
            // «Султанов Б.» may be anybody
            Some(initial) => !initial.is_empty() && !widespread && s.given.starts_with(initial),
            None => s.given == first,
        };
        let mut known = bearers.by_ref().filter(named).map(|s| s.country.as_str());
        let country = known.next()?;
        known.all(|c| c == country).then_some(country)
    }

    /// The state that every statesman of this surname stood for, if it is one; as written, in the nominative.
    pub fn statesmen_called(&self, surname: &str) -> Option<&str> {
        let mut last = String::new();
        crate::text::fold_into(surname, &mut last);
        let from = self.statesmen.partition_point(|s| s.surname < last);
        let mut states = self.statesmen[from..].iter().take_while(|s| s.surname == last).map(|s| s.country.as_str());
        let country = states.next()?;
        states.all(|c| c == country).then_some(country)
    }

    /// «учения», «переговоры»: is the event's lemma a plural?
    pub fn plural_event(&self, entry: u32) -> bool {
        self.plural_events[entry as usize]
    }

    /// Can the folded word be a Chinese or Korean name, made of the syllables that Russian writes them with?
    /// Parts may be joined by hyphens: «цзиньпин», «чен-ын».
    pub fn is_east_asian(&self, folded: &str) -> bool {
        !folded.is_empty() && folded.split('-').all(|part| self.syllabic(part, 3))
    }

    /// Can the folded word be a surname of East Asian order (it stands before the given name)?
    pub fn eastern_surname(&self, folded: &str) -> bool {
        self.first_surnames.contains(folded)
    }

    /// The state (index into `countries`) of a folded first element of a compound adjective: «российско», «франко».
    pub fn compound(&self, folded: &str) -> Option<u32> {
        let at = self.compounds.binary_search_by(|(stem, _)| stem.as_str().cmp(folded)).ok()?;
        Some(self.compounds[at].1)
    }

    fn syllabic(&self, word: &str, most: usize) -> bool {
        if word.len() > most * self.longest_syllable {
            return false;
        }
        let is = |w: &str| w.len() <= self.longest_syllable && self.syllables.contains(w);
        if is(word) {
            return true;
        }
        let mut splits = word.char_indices().skip(1).take_while(|&(at, _)| at <= self.longest_syllable);
        // «Чжэнъян»: a hard sign parts two of them
        let rest = |at: usize| word[at..].strip_prefix('ъ').unwrap_or(&word[at..]);
        most > 1 && splits.any(|(at, _)| is(&word[..at]) && self.syllabic(rest(at), most - 1))
    }
}

fn plural_only(lemma: &str) -> bool {
    let nominative = |p: &Parse| p.tag.pos() == Pos::Noun && p.tag.cases().has(Case::Nom);
    // of several words the first noun is the head
    let mut words = lemma.split_whitespace().map(|w| Morphology::embedded().parses(w));
    words
        .find(|parses| parses.iter().any(|p| nominative(&p)))
        .is_some_and(|parses| !parses.iter().any(|p| nominative(&p) && p.tag.number() == Some(Number::Sing)))
}

fn split(bytes: &'static [u8]) -> Option<(Tables, &'static [u8])> {
    let length = u64::from_le_bytes(*bytes.first_chunk()?) as usize;
    let tables = postcard::from_bytes(bytes.get(8..8 + length)?).ok()?;
    Some((tables, bytes.get(8 + length..)?))
}

/// Every mistake of a rules folder, by file and line; none means that [`Knowledge::with_dir`] will take it.
///
/// Errors: the folder can't be read.
pub fn check(dir: &Path) -> Result<Vec<Problem>, RulesError> {
    let files = files_with(dir)?;
    let mut problems = compile::read(&files).problems;
    problems.extend(compile::collisions(&files));
    Ok(problems)
}

/// The built-in files, and over them those of the folder.
fn files_with(dir: &Path) -> Result<Files, RulesError> {
    let fail = |path: &Path, source| RulesError::Io { path: path.to_owned(), source };
    std::fs::read_dir(dir).map_err(|e| fail(dir, e))?;
    let mut files: Files = SOURCES.iter().map(|(name, text)| (name.to_string(), text.to_string())).collect();
    for (name, _) in SOURCES {
        for name in [name.to_owned(), compile::addition(name)] {
            let path = dir.join(&name);
            match std::fs::read_to_string(&path) {
                Ok(text) => {
                    files.insert(name, text);
                }
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
                Err(e) => return Err(fail(&path, e)),
            }
        }
    }
    Ok(files)
}
