//! A rules file made into what lines are found by; mistakes are told with their line.

use super::file::{File, RawRule, line_of};
use super::fold::fold;
use super::hints::Hints;
use super::{Chrome, ChromeError, Opening, Pages, Pattern, Rule, Then};
use aho_corasick::AhoCorasick;
use regex::Regex;
use regex_syntax::hir::{Look, literal};
use std::sync::OnceLock;

const DEFAULT_MAX: usize = 160;

impl Chrome {
    /// `check`: compile every pattern and try every example now.
    pub(super) fn read(&mut self, source: &str, check: bool) -> Result<(), ChromeError> {
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
                message: format!("unknown list `{key}` in [pages]; known: error, consent, listing, acts, issuers"),
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
    pub(super) fn gather_words(&mut self) {
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
}

impl Pages {
    fn list(&mut self, key: &str) -> Option<&mut Vec<String>> {
        match key {
            "error" => Some(&mut self.error),
            "consent" => Some(&mut self.consent),
            "listing" => Some(&mut self.listing),
            "acts" => Some(&mut self.acts),
            "issuers" => Some(&mut self.issuers),
            _ => None,
        }
    }
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
