//! `rules/chrome.toml` compiled: which lines are page chrome, and what class and id words say about an element.
//!
//! Lines are compared folded (lower case, «ё» as «е», one space between words), so rules are written that way. Rules are
//! found by the letters that a line begins with; a pattern is compiled when a line first needs it, and tried only on
//! lines that begin as it does, have a date or hold one of the words it needs. A long line costs next to nothing.

mod compile;
mod file;
mod find;
mod fold;
mod hints;

use aho_corasick::AhoCorasick;
pub(super) use fold::{fold, wide_gaps};
pub(super) use hints::Hints;
use regex::Regex;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};
use thiserror::Error;

/// What is to be done with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// The line goes.
    Drop,
    /// The line goes, and its date may be the date of publication.
    Stamp,
    /// The same, but the line stays: it says where as well.
    Dateline,
    /// The line is a caption: it is kept apart.
    Caption,
    /// The line is a picture credit; the short line before it is its caption.
    Credit,
    /// The line and all that follow go.
    Cut,
}

/// Where a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Zone {
    #[default]
    Any,
    /// Before the first sentence of the body.
    Head,
    /// After the last one.
    Tail,
}

/// A recogniser of chrome lines.
#[derive(Debug)]
pub struct Rule {
    pub name: String,
    pub action: Action,
    pub zone: Zone,
    /// Longest line in characters that it may take; 0 for a rule that another has replaced.
    pub max: usize,
    /// Gaps of three spaces or a tab that the line has at least.
    gaps: usize,
    replaceable: bool,
}

/// A mistake in a chrome rules file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("chrome.toml:{line}: {message}")]
pub struct ChromeError {
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

/// The compiled rules; shared by reference.
pub struct Chrome {
    rules: Vec<Rule>,
    /// By the first character of a folded line.
    openings: HashMap<char, Vec<Opening>>,
    /// Patterns tried wherever their condition holds.
    general: Vec<usize>,
    /// Finds the words that general patterns need.
    words: Option<AhoCorasick>,
    /// Patterns that need each of the words; those that need none.
    word_patterns: Vec<usize>,
    patterns: Vec<Pattern>,
    /// Characters of the longest line any rule takes; any general pattern takes.
    longest: usize,
    longest_general: usize,
    pub(super) hints: Hints,
    pub(super) pages: Pages,
}

/// Letters that a line may begin with, and what follows from them.
struct Opening {
    text: Box<str>,
    then: Then,
}

#[derive(Clone, Copy)]
enum Then {
    /// The line is taken by the rule.
    Starts(u32),
    /// So it is if there is nothing else in it.
    Equals(u32),
    /// The pattern is to be tried.
    Try(usize),
}

/// A regular expression, compiled when first needed.
struct Pattern {
    source: Box<str>,
    regex: OnceLock<Option<Regex>>,
    rule: u32,
    date: bool,
    needs: Vec<String>,
}

/// Words by which pages that are no releases are known.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub error: Vec<String>,
    pub consent: Vec<String>,
    pub listing: Vec<String>,
    /// First words of acts, in capitals on the page: «УКАЗ», «ПРОТОКОЛ».
    pub acts: Vec<String>,
    /// How a line begins that names the site's body or the site, and is no headline.
    pub issuers: Vec<String>,
}

const EMBEDDED: &str = include_str!("../../rules/chrome.toml");

impl Chrome {
    /// The rules that ship with svodka.
    pub fn embedded() -> &'static Chrome {
        static CHROME: LazyLock<Chrome> = LazyLock::new(|| {
            let mut chrome = Chrome::empty();
            // the file is checked by the tests; with a mistake in it, only the rules before it would hold
            let _ = chrome.read(EMBEDDED, false);
            chrome.gather_words();
            chrome
        });
        &CHROME
    }

    fn empty() -> Chrome {
        Chrome {
            rules: Vec::new(),
            openings: HashMap::new(),
            general: Vec::new(),
            words: None,
            word_patterns: Vec::new(),
            patterns: Vec::new(),
            longest: 0,
            longest_general: 0,
            hints: Hints::default(),
            pages: Pages::default(),
        }
    }

    /// Reads and compiles a rules file; every rule is tried on its own examples.
    pub fn from_toml(source: &str) -> Result<Chrome, ChromeError> {
        let mut chrome = Chrome::empty();
        chrome.read(source, true)?;
        chrome.gather_words();
        Ok(chrome)
    }

    /// The rules that ship with svodka and a user's: a rule of the same name takes the place of the built-in one, lists
    /// of hints and pages grow.
    pub fn embedded_with(source: &str) -> Result<Chrome, ChromeError> {
        let mut chrome = Chrome::empty();
        chrome.read(EMBEDDED, false)?;
        for rule in &mut chrome.rules {
            rule.replaceable = true;
        }
        chrome.read(source, true)?;
        chrome.gather_words();
        Ok(chrome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_rules_take_their_examples() {
        if let Err(e) = Chrome::from_toml(include_str!("../../rules/chrome.toml")) {
            panic!("{e}");
        }
    }

    #[test]
    fn a_mistake_is_reported_with_its_line() {
        let bad =
            "[[rule]]\nname = \"a\"\naction = \"drop\"\nequals = [\"x\"]\n\n[[rule]]\nname = \"b\"\naction = \"fly\"\n";
        assert_eq!(Chrome::from_toml(bad).err().map(|e| e.line), Some(8));
        let bad = "[[rule]]\nname = \"a\"\naction = \"drop\"\npatterns = [\"(\"]\n";
        let error = Chrome::from_toml(bad).err().unwrap();
        assert!(error.line <= 2 && error.message.contains("`a`"), "{error}");
        let bad = "[[rule]]\nname = \"a\"\naction = \"drop\"\nequals = [\"x\"]\nexamples = [\"y\"]\n";
        assert!(Chrome::from_toml(bad).err().unwrap().message.contains("«y»"));
    }

    #[test]
    fn a_users_rules_add_and_replace() {
        let own = "[[rule]]\nname = \"print\"\naction = \"drop\"\nequals = [\"на принтер\"]\n\n[[rule]]\nname = \"own\"\naction = \"drop\"\n\
                   contains = [\"наш чат\"]\nexamples = [\"Заходите в наш чат!\"]\n";
        let chrome = Chrome::embedded_with(own).unwrap();
        let mut scratch = String::new();
        let mut name = |line: &str| chrome.rule(line, Zone::Tail, &mut scratch).map(|r| r.name.clone());
        assert_eq!(name("Версия для печати"), None);
        assert_eq!(name("На принтер").as_deref(), Some("print"));
        assert_eq!(name("Наш чат ждёт").as_deref(), Some("own"));
        assert_eq!(name("Просмотров: 512").as_deref(), Some("views"));
    }
}
