//! Which rules take a line: its beginning decides whether the rest is looked at.

use super::fold::{fold_char, fold_into, has_year, starts_word, wide_gaps};
use super::{Chrome, Pattern, Rule, Then, Zone};
use crate::clean::page::cut;
use regex::Regex;

impl Pattern {
    fn matches(&self, line: &str) -> bool {
        let regex = self.regex.get_or_init(|| Regex::new(&self.source).ok());
        regex.as_ref().is_some_and(|r| r.is_match(line))
    }
}

impl Chrome {
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

    pub(super) fn all_hits(&self, line: &str, scratch: &mut String) -> Vec<u32> {
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
        let head = cut(line, 120);
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
