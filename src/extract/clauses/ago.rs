//! What was before that which is reported: clauses with a time long gone, «ещё в мае», «напомним», «тогда».

use super::{Clauses, Predicate};
use crate::extract::doc::{Doc, Flags};
use crate::morph::Pos;
use crate::rules::dates::Word as TimeWord;
use crate::rules::{Part, SenseKind};
use crate::text::Kind;

impl Clauses {
    /// «ещё в мае», «ещё в 2019 году»: before what is reported.
    pub(super) fn back_then(&self, doc: &Doc, from: usize, verb_end: usize, to: usize) -> bool {
        // «высказались А и Б, пришедший на завод ещё в 1974 году»
        let participle =
            |k: usize| doc.text.is(k, ",") && doc.known(k + 1).iter().any(|p| p.tag.pos() == Pos::Participle);
        let to = (verb_end..to.saturating_sub(1)).find(|&k| participle(k)).unwrap_or(to);
        let time = |k: usize| {
            let word = doc.know.dates.token(doc.text.fold(k), doc.text.tokens[k].kind);
            matches!(word, TimeWord::Month(_) | TimeWord::Season(_))
                || doc.text.word(k).len() == 4 && doc.text.tokens[k].kind == Kind::Number
        };
        let still = |k: usize| doc.text.reads(k, "еще") && matches!(doc.text.fold(k + 1), "в" | "во");
        let own = |k: usize| still(k) && !self.quoted[k] && time(k + 2);
        (from..to.saturating_sub(2)).any(|k| own(k) && !closed_before(doc, k, verb_end))
    }

    /// Is a time long gone told right behind the phrase that ends at `at` («встречи … в ноябре 2022 года»)?
    pub fn long_gone(&self, at: usize) -> bool {
        let first = self.past.partition_point(|d| d.0 < at);
        self.past.get(first).is_some_and(|d| d.0 < at + 6 && !self.any(at, d.0))
    }

    /// Is a time long gone told in `from..to`?
    pub fn long_gone_within(&self, from: usize, to: usize) -> bool {
        let first = self.past.partition_point(|d| d.0 < from);
        self.past.get(first).is_some_and(|d| d.0 < to)
    }

    /// «в 2020 году лауреатами стали …», «подписано 17 мая 2023 года»: what such a clause tells is not what is reported.
    pub(super) fn long_ago(&mut self, doc: &Doc) {
        let past = std::mem::take(&mut self.past);
        // «об исполнении решений, принятых в июне, отчитались»: the participle's own time
        let participle = |k: usize| doc.known(k).first().is_some_and(|p| p.tag.pos() == Pos::Participle);
        let opens = |k: usize| {
            let apart = || doc.noun(k - 1).any().is_empty() && !self.masked[k - 1] && !participle(k - 1);
            k == 0 || doc.text.tokens[k].line_start || apart()
        };
        // «об исполнении решений заседания (Баку, 12 июня) доложил А»: the bracket's own time
        for &(first, last) in past.iter().filter(|d| !self.quoted[d.0] && !self.brackets[d.0]) {
            let n = self.predicates.partition_point(|p| p.start < first);
            let sentence = doc.text.sentences[doc.text.sentence_of(first)];
            // «обсуждался также 19 декабря»
            let too = first > 0 && matches!(doc.text.fold(first - 1), "также" | "и");
            let beside = first - usize::from(too);
            // «побывали | в Хараре | в ноябре прошлого года»: a place stands between
            let placed = |end: usize| {
                let place = end < beside && beside - end < 4 && matches!(doc.text.fold(end), "в" | "на");
                let dated = doc.flags(first).has(Flags::PREPOSITION);
                place && dated && (end + 1..beside).all(|k| doc.is_word(k) && doc.capital(k))
            };
            let behind = n.checked_sub(1).filter(|&b| {
                let end = self.predicates[b].end;
                end == beside || placed(end)
            });
            let before = || {
                let clause = |p: &&Predicate| {
                    p.start < sentence.end.min(last + 40)
                        && self.borders(last, p.start).is_empty()
                        && !(last..p.start).any(|k| doc.text.dash(k))
                        && !closed_before(doc, first, p.start)
                };
                let next = self.predicates.get(n).filter(clause)?;
                // «о мерах в 2024 году доложил А», «с докладом о правах детей в 2023 году выступил А»: of what he told
                let about = |k: usize| matches!(doc.text.fold(k), "о" | "об" | "обо");
                let says = matches!(next.subject, Some((Part::Speaker, _)));
                let told = || (sentence.start..first).rev().take_while(|&k| doc.is_word(k)).any(about);
                let about = about(sentence.start) && first > sentence.start || says && told();
                // «камень 21 июля 2016 года заложил А»
                let number = doc.text.tokens[first].kind == Kind::Number && doc.text.word(first).len() < 3;
                let day = number && first > 0 && !doc.text.reads(first - 1, "от");
                let adverb = next.start == last && (day || doc.flags(first).has(Flags::PREPOSITION));
                let adverb = adverb && !about;
                (adverb || opens(first)).then_some(n)
            };
            if let Some(n) = behind.or_else(before).filter(|&n| self.predicates[n].past || self.predicates[n].passive) {
                self.predicates[n].earlier = true;
            }
            // «родилась осенью 2016 года, когда А предложила …»
            // «вспомнил экспедицию 1978 года, в которой работали А и Б»
            let which = |k: usize| k < doc.len() && doc.is_word(k) && doc.text.fold(k).starts_with("котор");
            let relative = || doc.text.reads(last + 1, "когда") || which(last + 1) || which(last + 2);
            let when = last + 1 < doc.len() && doc.text.is(last, ",") && relative();
            let after = self.predicates.partition_point(|p| p.start < last);
            if let Some(p) = self.predicates.get_mut(after).filter(|p| when && p.past && p.start < sentence.end) {
                p.earlier = true;
            }
        }
        self.past = past;
        // «Напомним, соглашение подписали …»
        for p in self.predicates.iter_mut().filter(|p| p.past || p.passive) {
            let first = doc.text.sentences[doc.text.sentence_of(p.start)].start;
            p.earlier |= doc.text.fold(first) == "напомним" && p.start > first;
        }
        if !self.predicates.iter().any(|p| p.earlier) {
            return;
        }
        // «Тогда главой делегации был …»
        for n in 1..self.predicates.len() {
            let first = doc.text.sentences[doc.text.sentence_of(self.predicates[n].start)].start;
            let then = doc.text.fold(first) == "тогда" && self.predicates[n - 1].end <= first;
            self.predicates[n].earlier |= then && self.predicates[n - 1].earlier;
        }
    }
}

/// «А, который пришёл в отрасль ещё в 1961 году, пожелал», «Б, окончивший вуз в 1980 году, сказал»: does the time at `at` stand in a
/// clause or a participle's phrase that a comma closes before the verb?
fn closed_before(doc: &Doc, at: usize, verb: usize) -> bool {
    /// Tokens back to where such a clause opens.
    const LONGEST: usize = 16;
    let comma = |k: &usize| doc.text.is(*k, ",");
    let floor = doc.text.sentences[doc.text.sentence_of(at)].start.max(at.saturating_sub(LONGEST));
    let opens = (floor..at).rev().find(comma).filter(|_| (at..verb).any(|k| comma(&k)));
    let which = |k: usize| k < at && doc.is_word(k) && doc.text.fold(k).starts_with("котор");
    let participle = |k: usize| k < at && doc.known(k).first().is_some_and(|p| p.tag.pos() == Pos::Participle);
    opens.is_some_and(|k| which(k + 1) || which(k + 2) || participle(k + 1))
}

/// «Предыдущее учение прошло весной, им руководил А»: does a sentence begin with an event before the one reported?
pub(super) fn told_of_another(doc: &Doc, start: usize) -> bool {
    let event = |k: usize| k < doc.len() && doc.any_of(k, SenseKind::EventHead.bit());
    let led = usize::from(doc.flags(start).has(Flags::PREPOSITION));
    let at = (start + led).min(doc.len() - 1);
    let before = ["предыдущ", "прошл"].iter().any(|stem| doc.text.fold(at).starts_with(stem));
    doc.is_word(at) && before && !doc.flags(at).has(Flags::VERB) && (at + 1..at + 4).any(event)
}

/// «За это время он провёл …»: does a sentence begin with the years that it sums up?
pub(super) fn sums_up(doc: &Doc, start: usize) -> bool {
    let word = |k: usize| k < doc.len() && doc.is_word(k);
    if !doc.text.reads(start, "за") || !word(start + 1) || !word(start + 2) {
        return false;
    }
    match doc.text.fold(start + 1) {
        "это" => doc.text.fold(start + 2) == "время",
        "эти" | "последние" | "прошедшие" | "минувшие" => {
            doc.text.fold(start + 2) == "годы"
        }
        _ => false,
    }
}
