//! `rules/chrome.toml` compiled: which lines are page chrome, and what class and id words say about an element.
//!
//! Lines are compared folded (lower case, «ё» as «е», one space between words), so rules are written that way. Literal
//! rules are found by their first letter, the rest by one `RegexSet`; a line longer than any rule allows costs nothing.

use regex::{RegexSet, RegexSetBuilder};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;
use thiserror::Error;

/// What is to be done with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// The line goes.
    Drop,
    /// The line goes, and its date may be the date of publication.
    Stamp,
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
    /// Longest line in characters that it may take.
    pub max: usize,
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
    literals: HashMap<char, Vec<Literal>>,
    set: RegexSet,
    /// The rule of each pattern in `set`.
    pattern_rule: Vec<u32>,
    /// Bytes of the longest line any rule takes.
    longest: usize,
    pub(super) hints: Hints,
    pub(super) pages: Pages,
}

struct Literal {
    text: Box<str>,
    rule: u32,
    whole: bool,
}

/// Words by which pages that are no releases are known.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub error: Vec<String>,
    pub consent: Vec<String>,
    pub listing: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    rule: Vec<toml::Spanned<RawRule>>,
    #[serde(default)]
    hints: HashMap<String, toml::Spanned<Vec<String>>>,
    #[serde(default)]
    pages: HashMap<String, toml::Spanned<Vec<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    name: String,
    action: Action,
    #[serde(default)]
    zone: Zone,
    max: Option<usize>,
    #[serde(default)]
    starts: Vec<String>,
    #[serde(default)]
    equals: Vec<String>,
    #[serde(default)]
    contains: Vec<String>,
    #[serde(default)]
    patterns: Vec<String>,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    counter: Vec<String>,
}

const DEFAULT_MAX: usize = 160;

impl Chrome {
    /// The rules that ship with svodka.
    pub fn embedded() -> &'static Chrome {
        static CHROME: LazyLock<Chrome> = LazyLock::new(|| {
            Chrome::from_toml(include_str!("../../rules/chrome.toml")).unwrap_or_else(|_| Chrome::empty())
        });
        &CHROME
    }

    fn empty() -> Chrome {
        Chrome {
            rules: Vec::new(),
            literals: HashMap::new(),
            set: RegexSet::empty(),
            pattern_rule: Vec::new(),
            longest: 0,
            hints: Hints::default(),
            pages: Pages::default(),
        }
    }

    /// Reads and compiles a rules file; every rule is tried on its own examples.
    pub fn from_toml(source: &str) -> Result<Chrome, ChromeError> {
        let file: File = toml::from_str(source).map_err(|e| ChromeError {
            line: line_of(source, e.span().map_or(0, |s| s.start)),
            message: e.message().to_owned(),
        })?;
        let mut chrome = Chrome::empty();
        let mut patterns: Vec<String> = Vec::new();
        for raw in &file.rule {
            let fail = |message: String| ChromeError {
                line: line_of(source, raw.span().start),
                message,
            };
            chrome
                .add(raw.get_ref(), &mut patterns)
                .map_err(|m| fail(format!("rule `{}`: {m}", raw.get_ref().name)))?;
        }
        chrome.set = RegexSetBuilder::new(&patterns)
            .size_limit(16 << 20)
            .build()
            .map_err(|e| ChromeError {
                line: 1,
                message: format!("the patterns together: {e}"),
            })?;
        for (key, words) in &file.hints {
            let bit = Hints::named(key).ok_or_else(|| ChromeError {
                line: line_of(source, words.span().start),
                message: format!(
                    "unknown list `{key}` in [hints]; known: drop, sure, embed, weak, caption, content, article, stamp, title, comments"
                ),
            })?;
            for word in words.get_ref() {
                chrome.hints.add(word, bit);
            }
        }
        for (key, words) in file.pages {
            let line = line_of(source, words.span().start);
            let list = words.into_inner().iter().map(|w| fold(w)).collect();
            match key.as_str() {
                "error" => chrome.pages.error = list,
                "consent" => chrome.pages.consent = list,
                "listing" => chrome.pages.listing = list,
                _ => {
                    return Err(ChromeError {
                        line,
                        message: format!("unknown list `{key}` in [pages]; known: error, consent, listing"),
                    });
                }
            }
        }
        for raw in &file.rule {
            if let Err(message) = chrome.try_examples(raw.get_ref()) {
                return Err(ChromeError {
                    line: line_of(source, raw.span().start),
                    message,
                });
            }
        }
        Ok(chrome)
    }

    fn add(&mut self, raw: &RawRule, patterns: &mut Vec<String>) -> Result<(), String> {
        if self.rules.iter().any(|r| r.name == raw.name) {
            return Err("the name is taken by a rule before".to_owned());
        }
        if raw.starts.is_empty() && raw.equals.is_empty() && raw.contains.is_empty() && raw.patterns.is_empty() {
            return Err("needs `starts`, `equals`, `contains` or `patterns`".to_owned());
        }
        let id = self.rules.len() as u32;
        let max = raw.max.unwrap_or(DEFAULT_MAX);
        self.longest = self.longest.max(max * 4);
        for (list, whole) in [(&raw.starts, false), (&raw.equals, true)] {
            for text in list {
                let text = fold(text);
                let first = text.chars().next().ok_or("an empty string")?;
                self.literals.entry(first).or_default().push(Literal {
                    text: text.into(),
                    rule: id,
                    whole,
                });
            }
        }
        for text in &raw.contains {
            patterns.push(regex::escape(&fold(text)));
            self.pattern_rule.push(id);
        }
        for pattern in &raw.patterns {
            regex::Regex::new(pattern).map_err(|e| e.to_string())?;
            patterns.push(pattern.clone());
            self.pattern_rule.push(id);
        }
        self.rules.push(Rule {
            name: raw.name.clone(),
            action: raw.action,
            zone: raw.zone,
            max,
        });
        Ok(())
    }

    fn try_examples(&self, raw: &RawRule) -> Result<(), String> {
        let mut scratch = String::new();
        let mut hit = |text: &str| {
            let found = self.all_hits(text, &mut scratch);
            found.iter().any(|&r| self.rules[r as usize].name == raw.name)
        };
        if let Some(bad) = raw.examples.iter().find(|e| !hit(e)) {
            return Err(format!("rule `{}` does not take its example «{bad}»", raw.name));
        }
        if let Some(bad) = raw.counter.iter().find(|e| hit(e)) {
            return Err(format!("rule `{}` takes its counter-example «{bad}»", raw.name));
        }
        Ok(())
    }

    /// The first rule (in the order of the file) that takes the line in this zone. `scratch` is a reusable buffer.
    pub fn rule(&self, line: &str, zone: Zone, scratch: &mut String) -> Option<&Rule> {
        if line.len() > self.longest {
            return None;
        }
        self.all_hits(line, scratch)
            .into_iter()
            .map(|r| &self.rules[r as usize])
            .filter(|r| r.zone == Zone::Any || r.zone == zone)
            .min_by_key(|r| self.rules.iter().position(|x| std::ptr::eq(x, *r)))
    }

    fn all_hits(&self, line: &str, scratch: &mut String) -> Vec<u32> {
        fold_into(line, scratch);
        let length = scratch.chars().count();
        let mut hits = Vec::new();
        let first = scratch.chars().next();
        for l in first.and_then(|c| self.literals.get(&c)).into_iter().flatten() {
            let fits = if l.whole { **scratch == *l.text } else { starts_word(scratch, &l.text) };
            if fits {
                hits.push(l.rule);
            }
        }
        hits.extend(self.set.matches(scratch).into_iter().map(|p| self.pattern_rule[p]));
        hits.retain(|&r| length <= self.rules[r as usize].max);
        hits
    }
}

/// `text` begins the line and does not end inside a word.
fn starts_word(line: &str, text: &str) -> bool {
    line.strip_prefix(text).is_some_and(|rest| {
        !text.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}

fn line_of(source: &str, byte: usize) -> usize {
    source.as_bytes()[..byte.min(source.len())].iter().filter(|&&b| b == b'\n').count() + 1
}

/// Lower case, «ё» as «е», white space as one space.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::new();
    fold_into(text, &mut out);
    out
}

fn fold_into(text: &str, out: &mut String) {
    out.clear();
    let mut space = true;
    for c in text.chars() {
        match c {
            'а'..='я' | 'a'..='z' | '0'..='9' => out.push(c),
            'А'..='Я' => out.push(char::from_u32(c as u32 + 0x20).unwrap_or(c)),
            'ё' | 'Ё' => out.push('е'),
            c if c.is_whitespace() => {
                if !space {
                    out.push(' ');
                }
                space = true;
                continue;
            }
            c => out.extend(c.to_lowercase()),
        }
        space = false;
    }
    if out.ends_with(' ') {
        out.pop();
    }
}

/// What the words of classes and ids say, as bits.
#[derive(Default)]
pub(super) struct Hints {
    table: HashSet2,
}

/// Hash → bits; keys are 64-bit hashes, so that a look-up compares one number.
#[derive(Default)]
struct HashSet2(HashMap<u64, u16, std::hash::BuildHasherDefault<Already>>);

/// The key is a hash already.
#[derive(Default)]
struct Already(u64);

impl std::hash::Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, b: u8) -> u64 {
    (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
}

fn spread(hash: u64) -> u64 {
    hash ^ (hash >> 29) ^ (hash << 31)
}

impl Hints {
    /// Chrome for certain: share, related, breadcrumbs, footer …
    pub const DROP: u16 = 1;
    /// Chrome perhaps: widget, meta, tools …
    pub const WEAK: u16 = 2;
    pub const CAPTION: u16 = 4;
    /// Holds the body of an article.
    pub const CONTENT: u16 = 8;
    /// Holds a date or a byline.
    pub const STAMP: u16 = 16;
    pub const TITLE: u16 = 32;
    pub const HIDDEN: u16 = 64;
    /// Holds an article with its head.
    pub const ARTICLE: u16 = 128;
    /// An element whose name says chrome: nav, aside, footer, form, button.
    pub const TAG: u16 = 256;
    pub const HEADER: u16 = 512;
    pub const COMMENTS: u16 = 1024;
    /// Chrome, however much of the page's text it holds.
    pub const SURE: u16 = 2048;
    /// A quotation from a social network: text, whatever else the class says.
    pub const EMBED: u16 = 4096;
    /// Those that an inline element may have.
    pub const INLINE: u16 = Self::DROP | Self::CAPTION | Self::STAMP | Self::HIDDEN | Self::COMMENTS | Self::SURE;

    fn named(key: &str) -> Option<u16> {
        Some(match key {
            "drop" => Self::DROP,
            "sure" => Self::SURE | Self::DROP,
            "embed" => Self::EMBED,
            "weak" => Self::WEAK,
            "caption" => Self::CAPTION,
            "content" => Self::CONTENT,
            "article" => Self::ARTICLE,
            "stamp" => Self::STAMP,
            "title" => Self::TITLE,
            "comments" => Self::COMMENTS,
            _ => return None,
        })
    }

    fn add(&mut self, word: &str, bit: u16) {
        let hash = word
            .bytes()
            .filter(u8::is_ascii_alphanumeric)
            .fold(FNV, |h, b| step(h, b.to_ascii_lowercase()));
        *self.table.0.entry(spread(hash)).or_default() |= bit;
    }

    fn look(&self, hash: u64) -> u16 {
        self.table.0.get(&spread(hash)).copied().unwrap_or(0)
    }

    /// Bits of a class or id attribute: each name as a whole (without its hyphens), and each of its words.
    pub fn of(&self, names: &str) -> u16 {
        let mut bits = 0;
        let (mut whole, mut part, mut parts) = (FNV, FNV, 0u32);
        let mut before = b' ';
        for &b in names.as_bytes().iter().chain(b" ") {
            let boundary = match b {
                b'A'..=b'Z' => before.is_ascii_lowercase(),
                b'a'..=b'z' => before.is_ascii_digit(),
                b'0'..=b'9' => before.is_ascii_alphabetic(),
                _ => true,
            };
            if boundary && part != FNV {
                bits |= self.look(part);
                part = FNV;
                parts += 1;
            }
            if b.is_ascii_alphanumeric() {
                let low = b.to_ascii_lowercase();
                whole = step(whole, low);
                part = step(part, low);
            } else if !matches!(b, b'-' | b'_') {
                if parts > 1 {
                    bits |= self.look(whole);
                }
                (whole, part, parts) = (FNV, FNV, 0);
            }
            before = b;
        }
        bits
    }

    pub fn of_role(role: &str) -> u16 {
        match role {
            "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog" | "alertdialog"
            | "menu" | "menubar" | "toolbar" => Self::TAG,
            _ => 0,
        }
    }

    pub fn of_tag(tag: super::page::Tag) -> u16 {
        use super::page::Tag;
        match tag {
            Tag::Nav | Tag::Aside | Tag::Footer | Tag::Form | Tag::Button | Tag::Media => Self::TAG,
            Tag::Header => Self::HEADER,
            Tag::Caption => Self::CAPTION,
            Tag::Time => Self::STAMP,
            _ => 0,
        }
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
        let bad = "[[rule]]\nname = \"a\"\naction = \"drop\"\nequals = [\"x\"]\n\n[[rule]]\nname = \"b\"\naction = \"fly\"\n";
        assert_eq!(Chrome::from_toml(bad).err().map(|e| e.line), Some(8));
        let bad = "[[rule]]\nname = \"a\"\naction = \"drop\"\npatterns = [\"(\"]\n";
        let error = Chrome::from_toml(bad).err().unwrap();
        assert!(error.line <= 2 && error.message.contains("`a`"), "{error}");
        let bad = "[[rule]]\nname = \"a\"\naction = \"drop\"\nequals = [\"x\"]\nexamples = [\"y\"]\n";
        assert!(Chrome::from_toml(bad).err().unwrap().message.contains("«y»"));
    }

    #[test]
    fn reads_the_words_of_a_class() {
        let mut h = Hints::default();
        h.add("related", Hints::DROP);
        h.add("article-body", Hints::CONTENT);
        assert_eq!(h.of("Story_relatedLinks__x1"), Hints::DROP);
        assert_eq!(h.of("articleBody"), Hints::CONTENT);
        assert_eq!(h.of("c-article-body"), 0);
        assert_eq!(h.of("foo article_body"), Hints::CONTENT);
        assert_eq!(h.of("correlated"), 0);
    }
}
