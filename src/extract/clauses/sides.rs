//! Whether the release tells of talks between two sides or of an event of many.

use super::{Clauses, Predicate, VERBS};
use crate::extract::doc::{Doc, Traits};
use crate::extract::roles::talk;
use crate::morph::Case;
use crate::rules::{Part, SenseKind, When};
use crate::text::Kind;

impl Clauses {
    /// Does a meeting's noun name its sides («встреча министра с …»)?
    fn of_two(&self, doc: &Doc, i: usize) -> bool {
        let headline = self.periods.first().is_some_and(|p| p.headline && i < p.end);
        let side =
            |k: usize| self.masked[k] || doc.is_word(k) && matches!(doc.text.fold(k), "с" | "со" | "между" | "двух");
        headline || (i + 1..doc.len().min(i + 9)).any(side)
    }

    /// Is it an event that is received?
    fn hosts_event(&self, doc: &Doc, p: &Predicate) -> bool {
        p.event == Some(true)
            && doc.with(p.end, doc.len().min(p.end + 6), Traits::senses(SenseKind::EventHead.bit())).any(|k| {
                let cases = doc.noun(k);
                cases.has(Case::Acc) && !cases.has(Case::Gen) && !self.masked[k]
            })
    }

    /// «говорили | на рабочей встрече»: does a noun of talks in the locative stand behind the verb?
    fn met_at(&self, doc: &Doc, end: usize) -> bool {
        /// Tokens behind the verb.
        const NEAR: usize = 5;
        let on = (end..doc.len().min(end + NEAR)).find(|&k| doc.text.reads(k, "на"));
        let place = |k: usize| talk(doc, k) && doc.noun(k).has(Case::Loc) && !self.masked[k];
        on.is_some_and(|on| (on + 1..doc.len().min(on + 3)).any(place))
    }

    /// Is it told by a verb in the plural, in a sentence that names nobody?
    fn by_nobody(&self, doc: &Doc, p: &Predicate) -> bool {
        let sentence = doc.text.sentences[doc.text.sentence_of(p.start)];
        p.plural == Some(true) && !self.masked[sentence.start..sentence.end].contains(&true)
    }

    /// Does the release tell of talks between two sides (not of an event of many)? The first word that tells decides.
    pub fn two_sided(&self, doc: &Doc) -> bool {
        let from = self.periods.iter().find(|p| !p.headline).map_or(0, |p| p.start);
        let tells = VERBS.or(Traits::senses(SenseKind::EventHead.bit()));
        for i in doc.with(from, doc.len().min(from + 120), tells) {
            if self.quoted[i] {
                continue;
            }
            // «вручил копии верительных грамот»: an ambassador talks with who receives him
            let credentials = |k: usize| doc.know.grammar.stems.credentials.begins(doc.text.fold(k));
            if (i + 1..doc.len().min(i + 5)).any(|k| doc.is_word(k) && credentials(k)) {
                return true;
            }
            if let Some(p) = self.starting_at(i) {
                match p.subject {
                    // «университет принимал форум»
                    Some((Part::Host, _)) if self.hosts_event(doc, p) => return false,
                    // «приём вели в трёх зданиях», «побывали на заводе, где А показал им цех»
                    Some((Part::Host, when)) if self.by_nobody(doc, p) || p.relative && when == When::Always => {}
                    Some((_, When::Pair)) | Some((Part::Host, _)) if !p.of_decision => return true,
                    // «Как сообщает пресс-служба, …»
                    Some((Part::Speaker, When::Many)) if i > 0 && doc.text.reads(i - 1, "как") => {}
                    // «О планах говорили на рабочей встрече А и Б»
                    Some((Part::Speaker, When::Many)) if p.plural == Some(true) && self.met_at(doc, p.end) => {
                        return true;
                    }
                    Some((Part::Speaker, When::Many)) | Some((Part::Chair, When::Always)) => return false,
                    _ => {}
                }
            }
            // «на полях выставки А встретился с Б»
            if self.masked[i] || (i.saturating_sub(4)..i).any(|k| doc.text.reads(k, "полях")) {
                continue;
            }
            let Some(s) = doc.sense(i, SenseKind::EventHead.bit()) else {
                continue;
            };
            let class = doc.know.events[s.entry as usize].class.as_str();
            let next = i + doc.hit_len(i).max(1);
            let of_many = next < doc.len()
                && !doc.noun(next).plur.and(crate::morph::CaseSet::of(Case::Gen)).is_empty()
                && !doc.capital(next);
            // «III Региональный диалог «Транзит без бумаги»»: a forum that is called so
            let called = next < doc.len() && doc.text.opens_quote(next);
            match class {
                "talks" if called => return false,
                // «в поездке его сопровождали», «поликлиника на 250 посещений»
                "visit" if trip(doc, s.entry) || counted(doc, i) => {}
                "talks" | "visit" => return true,
                "meeting" if talk(doc, i) && !self.of_two(doc, i) => {}
                "meeting" if talk(doc, i) => return !of_many,
                "work" | "ceremony" | "education" => {}
                _ => return false,
            }
        }
        false
    }
}

/// «поездка», «выезд»: a way about one's own land, to no other side.
fn trip(doc: &Doc, entry: u32) -> bool {
    let lemma = &doc.know.events[entry as usize].lemma;
    lemma.contains("поездка") || lemma.contains("выезд")
}

/// «250 посещений»
fn counted(doc: &Doc, i: usize) -> bool {
    i > 0 && doc.text.tokens[i - 1].kind == Kind::Number
}
