//! `rules/grammar.toml`: closed classes of words that the grammar of names and titles leans on.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A closed class: its words are few and fixed, so that a plain hash serves.
type Words = HashSet<String, Quick>;
type Quick = BuildHasherDefault<Folded>;

/// Eight bytes at a time, folded product. Only for sets whose words do not come from documents.
#[derive(Default)]
struct Folded(u64);

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.write_u64(u64::from_le_bytes(*chunk));
        }
        let mut tail = [0u8; 8];
        tail[..rest.len()].copy_from_slice(rest);
        self.write_u64(u64::from_le_bytes(tail));
    }

    fn write_u8(&mut self, _: u8) {}

    fn write_u64(&mut self, x: u64) {
        let wide = u128::from(self.0 ^ x ^ 0xA076_1D64_78BD_642F).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = (wide as u64) ^ ((wide >> 64) as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The file as written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    named_after: Words,
    named_after_weak: Words,
    govern_instrumental: Words,
    appoints: Words,
    never_modifiers: Words,
    governing: Words,
    with_preposition: Words,
    surname_endings: Vec<String>,
    patronymic_endings: Vec<String>,
    areas: Words,
    subdivisions: Words,
    not_a_body: Words,
    wares: Words,
    designators: Words,
    takes_place: Words,
    clause_words: Words,
    delegations: Words,
    speeches: Words,
    decisions: Words,
    event_pronouns: Words,
    earlier: Words,
    no_event_before: Words,
    follows_event: Words,
    region_nouns: HashMap<String, String, Quick>,
}

/// Closed word classes; every question is asked of a folded word.
#[derive(Debug, Clone, Default)]
pub struct Grammar {
    file: File,
}

impl Grammar {
    /// The built-in file.
    pub fn embedded() -> Self {
        Self::from_toml(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/grammar.toml"))).unwrap_or_default()
    }

    /// Reads the file's text.
    ///
    /// # Errors
    /// The TOML error, with line and column, when a key is missing, unknown or of the wrong type.
    pub fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        let mut file: File = toml::from_str(text)?;
        for list in [&mut file.surname_endings, &mut file.patronymic_endings] {
            list.sort_by_key(|e| std::cmp::Reverse(e.len()));
        }
        Ok(Grammar { file })
    }

    /// «имени», «ул», «премия»: the name behind it names a thing.
    pub fn named_after(&self, fold: &str) -> bool {
        self.file.named_after.contains(fold)
    }

    /// «музея», «храма»: the same, unless an office stands right before the name.
    pub fn named_after_weakly(&self, fold: &str) -> bool {
        self.file.named_after_weak.contains(fold)
    }

    /// «заведующий», «командующий»: the office's first dependent stands in the instrumental.
    pub fn governs_instrumental(&self, lemma: &str) -> bool {
        self.file.govern_instrumental.contains(lemma)
    }

    /// «командующего», «заведующей»: any form of such an office.
    pub fn manages(&self, fold: &str) -> bool {
        let stem = |lemma: &str| fold.starts_with(&lemma[..lemma.len().saturating_sub(4)]);
        self.file.govern_instrumental.iter().any(|l| l.len() > 16 && stem(l))
    }

    /// «назначен», «избрали», «является»
    pub fn appoints(&self, fold: &str) -> bool {
        self.file.appoints.contains(fold)
    }

    /// «новый», «бывавший»: agrees with the title, is no part of it.
    pub fn never_modifier(&self, fold: &str) -> bool {
        self.file.never_modifiers.contains(fold)
    }

    /// «и . о .»: the office behind it stands in the genitive. Tokens joined by a space.
    pub fn governing(&self, phrase: &str) -> bool {
        self.file.governing.contains(phrase)
    }

    /// «с общественностью»
    pub fn with_preposition(&self, preposition: &str, next: &str) -> bool {
        let mut key = String::with_capacity(preposition.len() + next.len() + 1);
        key.push_str(preposition);
        key.push(' ');
        key.push_str(next);
        self.file.with_preposition.contains(&key)
    }

    /// «города», «области»: the office over it is the state's.
    pub fn area(&self, fold: &str) -> bool {
        self.file.areas.contains(fold)
    }

    /// «отдела», «канцелярии»: a part of any body.
    pub fn subdivision(&self, fold: &str) -> bool {
        self.file.subdivisions.contains(fold)
    }

    /// «ИКТ», «ВВП»: capitals that name no body.
    pub fn not_a_body(&self, fold: &str) -> bool {
        self.file.not_a_body.contains(fold)
    }

    /// «провинции», «штате»: the name of a region follows.
    pub fn designates(&self, fold: &str) -> bool {
        self.file.designators.contains(fold)
    }

    /// «самолёт», «альбом»: the foreign name behind it is a thing's, not a body's.
    pub fn ware(&self, fold: &str) -> bool {
        self.file.wares.contains(fold)
    }

    /// «состоялось», «прошла», «в ходе»
    pub fn takes_place(&self, fold: &str) -> bool {
        self.file.takes_place.contains(fold)
    }

    /// «что», «который», «а»: after a comma it opens a clause of its own.
    pub fn clause_word(&self, fold: &str) -> bool {
        self.file.clause_words.contains(fold)
    }

    /// «делегацию», «сборную»: whoever heads it takes part, no more.
    pub fn delegation(&self, fold: &str) -> bool {
        self.file.delegations.contains(fold)
    }

    /// «доклад», «слово»: whoever makes, gives or takes it speaks.
    pub fn speech(&self, fold: &str) -> bool {
        self.file.speeches.contains(fold)
    }

    /// «решение», «участие»: taken, not received.
    pub fn decision(&self, fold: &str) -> bool {
        self.file.decisions.contains(fold)
    }

    /// «его», «нём»: may stand for the event.
    pub fn event_pronoun(&self, fold: &str) -> bool {
        self.file.event_pronouns.contains(fold)
    }

    /// «ранее», «прежде»: what is told is no part of the report.
    pub fn earlier(&self, fold: &str) -> bool {
        self.file.earlier.contains(fold)
    }

    /// «секретарь», «дата»: a noun whose genitive after it is no event told.
    pub fn no_event_before(&self, fold: &str) -> bool {
        self.file.no_event_before.contains(fold)
    }

    /// «следующий», «очередной»: the event is announced.
    pub fn follows_event(&self, fold: &str) -> bool {
        self.file.follows_event.contains(fold)
    }

    /// «области» → `region`: kind of the place that an adjective with this noun names.
    pub fn region_noun(&self, fold: &str) -> Option<&str> {
        self.file.region_nouns.get(fold).map(String::as_str)
    }

    /// Does the word end like a surname?
    pub fn surname_shape(&self, fold: &str) -> bool {
        ends(fold, &self.file.surname_endings, 4)
    }

    /// Does the word end like a patronymic?
    pub fn patronymic_shape(&self, fold: &str) -> bool {
        ends(fold, &self.file.patronymic_endings, 6)
    }
}

/// `least`: bytes that must stand before the ending (two a Cyrillic letter).
fn ends(fold: &str, endings: &[String], least: usize) -> bool {
    endings.iter().any(|e| fold.len() >= e.len() + least && fold.ends_with(e.as_str()))
}
