//! `rules/chrome.toml` compiled: which lines are page chrome, and what class and id words say about an element.
//!
//! Lines are compared folded (lower case, «ё» as «е», one space between words), so rules are written that way. Rules are
//! found by the letters that a line begins with; a pattern is compiled when a line first needs it, and tried only on
//! lines that begin as it does, have a date or hold one of the words it needs. A long line costs next to nothing.

use aho_corasick::AhoCorasick;
use regex::Regex;
use regex_syntax::hir::{Look, literal};
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

impl Pattern {
    fn matches(&self, line: &str) -> bool {
        let regex = self.regex.get_or_init(|| Regex::new(&self.source).ok());
        regex.as_ref().is_some_and(|r| r.is_match(line))
    }
}

/// Words by which pages that are no releases are known.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub error: Vec<String>,
    pub consent: Vec<String>,
    pub listing: Vec<String>,
    /// First words of acts, in capitals on the page: «УКАЗ», «ПРОТОКОЛ».
    pub acts: Vec<String>,
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
    date: bool,
    #[serde(default)]
    gaps: usize,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    counter: Vec<String>,
}

const DEFAULT_MAX: usize = 160;

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

    /// `check`: compile every pattern and try every example now.
    fn read(&mut self, source: &str, check: bool) -> Result<(), ChromeError> {
        let file: File = toml::from_str(source).map_err(|e| ChromeError {
            line: line_of(source, e.span().map_or(0, |s| s.start)),
            message: e.message().to_owned(),
        })?;
        for raw in &file.rule {
            self.add(raw.get_ref(), check).map_err(|m| ChromeError {
                line: line_of(source, raw.span().start),
                message: format!("rule `{}`: {m}", raw.get_ref().name),
            })?;
        }
        for (key, words) in &file.hints {
            let bit = Hints::named(key).ok_or_else(|| ChromeError {
                line: line_of(source, words.span().start),
                message: format!("unknown list `{key}` in [hints]; known: {}", Hints::NAMES),
            })?;
            for word in words.get_ref() {
                self.hints.add(word, bit);
            }
        }
        for (key, words) in &file.pages {
            let list = self.pages.list(key).ok_or_else(|| ChromeError {
                line: line_of(source, words.span().start),
                message: format!("unknown list `{key}` in [pages]; known: error, consent, listing, acts"),
            })?;
            list.extend(words.get_ref().iter().map(|w| fold(w)));
        }
        if check {
            self.try_all_examples(source, &file)?;
        }
        Ok(())
    }

    fn try_all_examples(&mut self, source: &str, file: &File) -> Result<(), ChromeError> {
        let general = self.general.clone();
        self.gather_words();
        let tried = file.rule.iter().try_for_each(|raw| {
            self.try_examples(raw.get_ref())
                .map_err(|message| ChromeError { line: line_of(source, raw.span().start), message })
        });
        // further files add to the list as it was
        self.general = general;
        self.word_patterns.clear();
        tried
    }

    fn add(&mut self, raw: &RawRule, check: bool) -> Result<(), String> {
        if let Some(old) = self.rules.iter_mut().find(|r| r.name == raw.name && r.max > 0) {
            if !old.replaceable {
                return Err("the name is taken by a rule before".to_owned());
            }
            old.max = 0;
        }
        if raw.starts.is_empty() && raw.equals.is_empty() && raw.contains.is_empty() && raw.patterns.is_empty() {
            return Err("needs `starts`, `equals`, `contains` or `patterns`".to_owned());
        }
        let id = self.rules.len() as u32;
        let max = raw.max.unwrap_or(DEFAULT_MAX);
        self.longest = self.longest.max(max);
        for text in &raw.starts {
            self.open(&fold(text), Then::Starts(id))?;
        }
        for text in &raw.equals {
            self.open(&fold(text), Then::Equals(id))?;
        }
        for text in &raw.contains {
            let text = fold(text);
            self.pattern(&regex::escape(&text), id, raw, &[text], false, max)?;
        }
        for source in &raw.patterns {
            self.pattern(source, id, raw, &raw.needs, check, max)?;
        }
        let (name, gaps) = (raw.name.clone(), raw.gaps);
        self.rules.push(Rule { name, action: raw.action, zone: raw.zone, max, gaps, replaceable: false });
        Ok(())
    }

    /// One automaton for the words that general patterns need.
    fn gather_words(&mut self) {
        let general = std::mem::take(&mut self.general);
        let mut words: Vec<&str> = Vec::new();
        for p in general {
            let needs = &self.patterns[p].needs;
            if needs.is_empty() {
                self.general.push(p);
            }
            for n in needs {
                words.push(n);
                self.word_patterns.push(p);
            }
        }
        self.words = AhoCorasick::new(words).ok();
    }

    fn open(&mut self, text: &str, then: Then) -> Result<(), String> {
        let first = text.chars().next().ok_or("an empty string")?;
        self.openings.entry(first).or_default().push(Opening { text: text.into(), then });
        Ok(())
    }

    fn pattern(
        &mut self,
        source: &str,
        rule: u32,
        raw: &RawRule,
        needs: &[String],
        check: bool,
        max: usize,
    ) -> Result<(), String> {
        if check {
            Regex::new(source).map_err(|e| e.to_string())?;
        }
        let at = self.patterns.len();
        self.patterns.push(Pattern {
            source: source.into(),
            regex: OnceLock::new(),
            rule,
            date: raw.date,
            needs: needs.iter().map(|n| fold(n)).collect(),
        });
        match beginnings(source) {
            Some(all) => {
                for text in all {
                    self.open(&text, Then::Try(at))?;
                }
            }
            None => {
                self.general.push(at);
                self.longest_general = self.longest_general.max(max);
            }
        }
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
        // no character has more than four bytes
        if line.len() > self.longest * 4 {
            return None;
        }
        let mut best: Option<u32> = None;
        self.visit(line, Some(zone), scratch, |r| best = Some(best.map_or(r, |b| b.min(r))));
        best.map(|r| &self.rules[r as usize])
    }

    fn all_hits(&self, line: &str, scratch: &mut String) -> Vec<u32> {
        let mut hits = Vec::new();
        self.visit(line, None, scratch, |r| hits.push(r));
        hits
    }

    /// Calls `hit` with every rule (of the zone, if one is given) that takes the line.
    fn visit(&self, line: &str, zone: Option<Zone>, scratch: &mut String, mut hit: impl FnMut(u32)) {
        let length = line.chars().count();
        if length > self.longest {
            return;
        }
        let Some(first) = line.chars().next().and_then(fold_char) else {
            return;
        };
        let openings = self.openings.get(&first).map_or(&[][..], Vec::as_slice);
        let general = length <= self.longest_general;
        if openings.is_empty() && !general {
            return;
        }
        // the beginning decides whether the rest is looked at
        let head = super::page::cut(line, 120);
        fold_into(head, scratch);
        let may = openings.iter().any(|o| scratch.starts_with(&*o.text) || o.text.len() > 80);
        if !may && !general {
            return;
        }
        fold_into(line, scratch);
        let fits = |r: u32| {
            let rule = &self.rules[r as usize];
            let there = rule.zone == Zone::Any || zone.is_none_or(|z| z == rule.zone);
            length <= rule.max && there && (rule.gaps == 0 || wide_gaps(line) >= rule.gaps)
        };
        for o in openings {
            match o.then {
                Then::Starts(r) if fits(r) && starts_word(scratch, &o.text) => hit(r),
                Then::Equals(r) if fits(r) && **scratch == *o.text => hit(r),
                Then::Try(p)
                    if fits(self.patterns[p].rule)
                        && scratch.starts_with(&*o.text)
                        && self.patterns[p].matches(scratch) =>
                {
                    hit(self.patterns[p].rule);
                }
                _ => {}
            }
        }
        if general {
            self.visit_general(scratch, &fits, &mut hit);
        }
    }

    fn visit_general(&self, line: &str, fits: &dyn Fn(u32) -> bool, hit: &mut dyn FnMut(u32)) {
        let dated = has_year(line.as_bytes());
        let mut attempt = |p: usize| {
            let pattern = &self.patterns[p];
            if fits(pattern.rule) && (dated || !pattern.date) && pattern.matches(line) {
                hit(pattern.rule);
            }
        };
        self.general.iter().for_each(|&p| attempt(p));
        let Some(words) = &self.words else { return };
        let mut last = usize::MAX;
        for found in words.find_overlapping_iter(line) {
            let p = self.word_patterns[found.pattern().as_usize()];
            if p != last {
                attempt(p);
            }
            last = p;
        }
    }
}

fn fold_char(c: char) -> Option<char> {
    match c {
        'ё' | 'Ё' => Some('е'),
        c => c.to_lowercase().next(),
    }
}

/// Gaps of three spaces or more, or of a tab, inside a line: columns of a menu, or a date set apart.
pub(super) fn wide_gaps(line: &str) -> usize {
    let blank = |c: char| c == ' ' || c == '\u{a0}';
    let (mut gaps, mut run, mut tab) = (0, 0, false);
    for c in line.trim().chars() {
        match c {
            '\t' => tab = true,
            c if blank(c) => run += 1,
            _ => {
                gaps += usize::from(tab || run > 2);
                (run, tab) = (0, false);
            }
        }
    }
    gaps
}

/// Four digits in a row, or two after a full stop, a slash or a hyphen: a line without them has no full date.
fn has_year(line: &[u8]) -> bool {
    line.windows(3).any(|w| {
        w[1].is_ascii_digit() && w[2].is_ascii_digit() && (w[0].is_ascii_digit() || matches!(w[0], b'.' | b'/' | b'-'))
    })
}

/// What a line must begin with for the pattern to match; `None` if anything may stand there.
fn beginnings(source: &str) -> Option<Vec<String>> {
    let hir = regex_syntax::parse(source).ok()?;
    if !hir.properties().look_set_prefix().contains(Look::Start) {
        return None;
    }
    let mut extractor = literal::Extractor::new();
    extractor.limit_total(600).limit_class(40).limit_literal_len(24).limit_repeat(2);
    let seq = extractor.extract(&hir);
    let all: Option<Vec<String>> = seq
        .literals()?
        .iter()
        .map(|l| {
            // a literal may be cut inside a character
            let text = match std::str::from_utf8(l.as_bytes()) {
                Ok(t) => t,
                Err(e) => std::str::from_utf8(&l.as_bytes()[..e.valid_up_to()]).ok()?,
            };
            (!text.is_empty()).then(|| text.to_owned())
        })
        .collect();
    let mut all = all.filter(|a| !a.is_empty())?;
    all.sort();
    // a beginning that goes on from another adds nothing
    all.dedup_by(|longer, shorter| longer.starts_with(shorter.as_str()));
    Some(all)
}

/// `text` begins the line and does not end inside a word.
fn starts_word(line: &str, text: &str) -> bool {
    line.strip_prefix(text)
        .is_some_and(|rest| !text.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric))
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

impl Pages {
    fn list(&mut self, key: &str) -> Option<&mut Vec<String>> {
        match key {
            "error" => Some(&mut self.error),
            "consent" => Some(&mut self.consent),
            "listing" => Some(&mut self.listing),
            "acts" => Some(&mut self.acts),
            _ => None,
        }
    }
}

impl Hints {
    const NAMES: &str = "drop, sure, embed, weak, caption, content, article, stamp, title, comments";
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
        let hash = word.bytes().filter(u8::is_ascii_alphanumeric).fold(FNV, |h, b| step(h, b.to_ascii_lowercase()));
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
