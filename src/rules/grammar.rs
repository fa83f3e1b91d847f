//! `rules/grammar.toml`: closed classes of words that the grammar of names and titles leans on. A word's classes are bits,
//! found by one look-up, so that whoever remembers a word remembers all of them.
//!
//! The `file` is made `ready` once; questions about offices, peoples, states, deeds and the shapes of words are a file each.

mod classes;
mod deeds;
mod file;
mod lists;
mod offices;
mod peoples;
mod ready;
mod shapes;
mod states;
mod words;

use super::stems::Stems;
pub use classes::{Class, Classes};
pub use file::read;
pub use lists::StemLists;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use words::Quick;
pub(super) use words::Words;

pub const FILE: &str = "grammar.toml";

/// Closed word classes; every question is asked of a folded word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grammar {
    /// Closed lists of stems.
    pub stems: StemLists,
    words: HashMap<String, u64, Quick>,
    govern_instrumental: Words,
    /// Stems of the participles among them.
    manages: Stems,
    appoints_somebody: Words,
    posts: Words,
    told_by: Words,
    played_for: Words,
    domains: Words,
    governing: Words,
    held_then: Words,
    held_before: Words,
    /// Words by the preposition before them.
    with_preposition: HashMap<String, Words, Quick>,
    /// The first words of the two lists before.
    held_openings: Words,
    eastern_names: Words,
    names_borrowed: Words,
    borrowed: Words,
    /// Stems by preposition.
    nouns_with_preposition: HashMap<String, Stems, Quick>,
    surname_endings: Vec<String>,
    patronymic_endings: Vec<String>,
    russian_endings: Vec<String>,
    calling_endings: Vec<String>,
    seeking: Vec<String>,
    giving: Stems,
    sending: Stems,
    given_endings: Vec<String>,
    region_nouns: HashMap<String, String, Quick>,
    performers: Words,
    iberian_surnames: Words,
    region_states: Vec<(String, String)>,
    body_states: Vec<(String, String)>,
    portfolio_states: Vec<(String, String)>,
    office_states: Vec<(String, String)>,
    foreign_parts: Vec<String>,
    joint_fields: Vec<String>,
    substantives: Vec<String>,
    deeds: HashMap<String, String, Quick>,
    name_homes: HashMap<String, String, Quick>,
    name_homes_told: HashMap<String, String, Quick>,
    name_homes_wide: HashMap<String, String, Quick>,
    own_traditions: HashMap<String, String, Quick>,
    own_surnames: HashMap<String, String, Quick>,
    surnames_stay: HashMap<String, String, Quick>,
    surnames_bend: HashMap<String, String, Quick>,
    own_offices: HashMap<String, String, Quick>,
    called_also: HashMap<String, String, Quick>,
    called_in_state: HashMap<String, String, Quick>,
    called_in_area: HashMap<String, String, Quick>,
    callings_for: HashMap<String, String, Quick>,
    callings_for_state: HashMap<String, String, Quick>,
    bodies_called: HashMap<String, String, Quick>,
    deeds_of: HashMap<String, String, Quick>,
    republics: HashMap<String, String, Quick>,
    latin_initials: HashMap<String, String, Quick>,
    talks_called: Vec<(String, String)>,
    journeys: Vec<(String, String)>,
    days_long: Vec<(String, i64)>,
}

impl Grammar {
    /// «тхэквондо»: a common noun that never inflects and that the dictionary lacks.
    pub fn borrowed(&self, fold: &str) -> bool {
        self.borrowed.contains(fold)
    }

    /// «сообщает», «интервью»: a quoted name beside it is a publication's or an agency's.
    pub fn told_by(&self, fold: &str) -> bool {
        self.told_by.contains(fold)
    }

    /// «играл (за)», «перешёл (в)»: a quoted name behind it and a preposition is a club's.
    pub fn played_for(&self, fold: &str) -> bool {
        self.played_for.contains(fold)
    }

    /// «com», «ru»: the end of a site's name.
    pub fn is_domain(&self, fold: &str) -> bool {
        self.domains.contains(fold)
    }

    /// «контроль за …», «борьба с …»: does the noun ask for the preposition?
    pub fn noun_governs(&self, noun: &str, preposition: &str) -> bool {
        // «борьбе со стихийными бедствиями»
        let preposition = match preposition {
            "со" => "с",
            "во" => "в",
            "надо" => "над",
            other => other,
        };
        let stems = self.nouns_with_preposition.get(preposition);
        stems.is_some_and(|stems| stems.begins(noun))
    }

    /// «с общественностью»
    pub fn with_preposition(&self, preposition: &str, next: &str) -> bool {
        self.with_preposition.get(preposition).is_some_and(|words| words.contains(next))
    }

    /// «певица», «домбрист»: who sings, plays or dances when on stage.
    pub fn performs(&self, lemma: &str) -> bool {
        self.performers.contains(lemma)
    }

    /// «несовершеннолетних»: an adjective that stands for people.
    pub fn substantive(&self, fold: &str) -> bool {
        self.substantives.iter().any(|stem| fold.starts_with(stem.as_str()))
    }
}
