//! On which side of the report a reference's sentence speaks: by the verb nearest to it, or by what is begun, intended or to come.

use super::{NEAR, Resolver, Tense};
use crate::extract::dates::point::{Period, YearRef};
use crate::extract::dates::scan::Found;
use crate::rules::dates::Word;

impl Resolver<'_, '_> {
    /// The tense of the verb nearest to the reference in its sentence.
    pub(super) fn tense(&self, found: &Found) -> Tense {
        if self.today.is_none() {
            // with no day to be before or behind nobody asks
            return Tense::Unknown;
        }
        let Some(sentence) = self.text.sentences.get(self.text.sentence_of(found.first)) else {
            return Tense::Unknown;
        };
        let end = sentence.end.min(self.text.len());
        // a quotation or a clause of its own says nothing of the speaking
        let inside = |i: &usize| {
            const WALLS: &[&str] = &["«", "»", "\"", "“", "”", ":", ";"];
            !WALLS.iter().any(|q| self.text.is(*i, q))
                && !matches!(
                    self.text.fold(*i),
                    "что" | "чтобы" | "который" | "которая" | "которые" | "которое" | "где"
                )
        };
        // «в пятницу гость отбывает»: of days of the week the present tense tells the next
        let weekly = matches!(found.from.period, Period::Weekday(_, None));
        // «подрядчик выходит на участок в мае»
        let monthly = matches!(found.from.period, Period::Month(_)) && found.from.year == YearRef::Open;
        let present = |i: usize| {
            let soon = || self.stems.soon.begins(self.text.fold(i)) && self.in_present(i);
            let told = weekly && self.present(i) || monthly && soon();
            told.then_some(Tense::Future)
        };
        let start = self.behind_source(sentence.start, found.first.min(end));
        let before = (start..found.first.min(end)).rev();
        let after = self.behind_aside(found.last.min(end), end)..end;
        // «вступят в силу с 1 января, сообщил он»: what a comma parts is farther than anything within it
        let find = |range: &mut dyn Iterator<Item = usize>| {
            let mut parted = false;
            range.take(40).take_while(inside).enumerate().find_map(|(n, i)| {
                parted |= self.text.is(i, ",");
                let tense = self.verb(i).or_else(|| present(i))?;
                // «обсуждалось проведение конкурса с 15 по 21 апреля»
                let talks_of = i < found.first && self.stems.talks_of.begins(self.text.fold(i));
                let invites = weekly && i < found.first && self.stems.invites.begins(self.text.fold(i));
                let tense = if talks_of { Tense::Unknown } else { tense };
                Some(((parted, n), if invites { Tense::Future } else { tense }))
            })
        };
        match (find(&mut before.into_iter()), find(&mut after.into_iter())) {
            (Some((a, x)), Some((b, y))) => {
                if a < b {
                    x
                } else {
                    y
                }
            }
            (Some((_, x)), None) | (None, Some((_, x))) => x,
            (None, None) => Tense::Unknown,
        }
    }

    /// «с утра вторника трудятся»
    pub(super) fn since(&self, found: &Found) -> bool {
        let daytime = |i: usize| matches!(self.text.fold(i), "утра" | "вечера" | "ночи");
        let weekly = matches!(found.from.period, Period::Weekday(..));
        weekly && found.first > 1 && daytime(found.first - 1) && self.text.reads(found.first - 2, "с")
    }

    /// «готов», «намерены», «планирует» before the reference in its sentence
    pub(super) fn intended(&self, found: &Found) -> bool {
        let sentence = self.text.sentences[self.text.sentence_of(found.first)];
        let from = sentence.start.max(found.first.saturating_sub(5));
        // but «требования готовы с июля»
        (from..found.first.saturating_sub(1)).any(|i| self.stems.intends.has(self.text.fold(i)))
    }

    /// Does a verb in the future stand beside the reference, more than an infinitive or «назначен»?
    pub(super) fn to_come(&self, found: &Found) -> bool {
        let finite = |i: usize| {
            let fold = self.text.fold(i);
            self.words[i] == Word::Future
                && ["ет", "ут", "ит", "ят", "ется", "утся", "ится", "ятся"].iter().any(|e| fold.ends_with(e))
        };
        let sentence = self.text.sentences[self.text.sentence_of(found.first)];
        let (from, to) = (sentence.start.max(found.first.saturating_sub(NEAR)), sentence.end.min(found.last + NEAR));
        (from..to.min(self.words.len())).any(finite)
    }

    /// Past «Как сообщил А,», which opens the sentence and tells of the speaking.
    fn behind_source(&self, start: usize, end: usize) -> usize {
        let said = |k: usize| self.stems.said.begins(self.text.fold(k));
        if !(start + 2 < end && self.text.reads(start, "как") && (said(start + 1) || said(start + 2))) {
            return start;
        }
        (start + 2..end).rev().find(|&k| self.text.is(k, ",")).map_or(start, |k| k + 1)
    }

    /// Past «, сообщила А,», «, как сообщила А,» or «, – обещал А» at `i`, which tell of the speaking.
    fn behind_aside(&self, i: usize, end: usize) -> usize {
        let verb = if i + 1 < end && self.text.reads(i + 1, "как") { i + 2 } else { i + 1 };
        let said = verb < end && self.text.is(i, ",") && self.stems.said.begins(self.text.fold(verb));
        // «…, 5 июня, – пообещал А»
        let dash = |k: usize| k + 1 < end && matches!(self.text.mark(k), Some('–' | '—' | '-'));
        if i < end && matches!(self.text.mark(i), Some(',' | '!' | '?' | '…')) && dash(i + 1) {
            return end;
        }
        let close = || (i + 2..end.min(i + NEAR)).find(|&k| self.text.is(k, ","));
        if said { close().unwrap_or(i) } else { i }
    }
}
