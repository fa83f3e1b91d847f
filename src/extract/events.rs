//! Events: noun phrases headed by an event's noun («заседание», «форум»), with ordinal and chain, in the nominative. The one
//! that the first sentences report comes first; others count when they carry a name.

mod before;
mod behind;
mod choice;
mod heads;
mod nominative;
mod reported;
mod whole;

use super::doc::{Doc, Flags, Traits};
use crate::rules::{Class, SenseKind};
pub(super) use behind::trim;
pub use choice::{Chosen, choose};
pub(super) use heads::sits;
use heads::{attended, premiere};
use whole::at;

/// A mention of an event; offsets are tokens.
#[derive(Debug, Clone)]
pub struct Occasion {
    pub start: usize,
    pub end: usize,
    pub name: String,
    /// It has a name of its own: a quoted part, a capital, an ordinal.
    pub named: bool,
    /// A verb of taking place or a reporting phrase governs it.
    pub reported: bool,
    /// «следующее заседание», «предыдущее заседание»: another one than what is reported.
    pub next: bool,
    pub lemma: String,
    /// Its place in `events.toml`.
    entry: u32,
}

impl Occasion {
    /// A visit, in passing of which other events take place.
    pub fn visit(&self, doc: &Doc) -> bool {
        doc.know.events[self.entry as usize].class == "visit"
    }

    /// Talks face to face, which are a meeting by another name.
    pub fn talks(&self, doc: &Doc) -> bool {
        doc.know.events[self.entry as usize].class == "talks" && !self.telephone() && self.lemma != "разговор"
    }

    /// «телефонная беседа»: an event beside the meetings of the day.
    fn telephone(&self) -> bool {
        self.lemma.starts_with("телефонн")
    }

    /// Sides that meet, by whatever name.
    fn meeting(&self, doc: &Doc) -> bool {
        self.lemma.contains("встреча") || doc.know.events[self.entry as usize].class == "talks"
    }

    /// «пресс-конференция»: what is spoken of there is another event.
    fn press(&self) -> bool {
        self.lemma.starts_with("пресс-") || self.lemma == "брифинг"
    }

    /// Does a verb of taking place stand right beside it: «состоялась пресс-конференция»?
    fn held(&self, doc: &Doc) -> bool {
        let takes_place = |k: usize| k < doc.len() && doc.is_word(k) && doc.is_class(k, Class::TAKES_PLACE);
        self.start > 0 && takes_place(self.start - 1) || takes_place(self.end)
    }

    /// «переговоры», «личный приём», «круглый стол», «пресс-конференция»: what a day may hold several of.
    fn sitting(&self, doc: &Doc) -> bool {
        let talk = matches!(self.lemma.as_str(), "беседа" | "разговор" | "диалог");
        let class = doc.know.events[self.entry as usize].class.as_str();
        matches!(class, "meeting" | "talks") && !talk || self.press() || self.lemma == "круглый стол"
    }

    /// Does a verb of taking place stand before it in its clause: «провёл в Рыбинске совещание»?
    fn took_place(&self, doc: &Doc) -> bool {
        const NEAR: usize = 6;
        let takes_place = |&k: &usize| doc.is_class(k, Class::TAKES_PLACE);
        let from = doc.text.sentences[doc.text.sentence_of(self.start)].start.max(self.start.saturating_sub(NEAR));
        self.held(doc) || (from..self.start).rev().take_while(|&k| doc.is_word(k)).any(|k| takes_place(&k))
    }

    /// «первая поездка», «Вторая сессия»: one of several, and no name.
    fn counted_only(&self, doc: &Doc) -> bool {
        let head = self.start + 1;
        let ordinal = doc.is_word(self.start) && doc.flags(self.start).has(Flags::ORDINAL);
        ordinal && head < self.end && self.end == head + doc.hit_len(head).max(1)
    }

    /// «спектакль «Бег»»: what is played at a festival is no event beside it.
    fn played(&self) -> bool {
        matches!(self.lemma.as_str(), "спектакль" | "концерт")
    }

    /// «День независимости»: the occasion of much rather than what is told.
    pub fn feast(&self) -> bool {
        self.lemma.starts_with("День ")
    }

    /// «День Африки»: a day that was kept.
    fn day(&self) -> bool {
        self.lemma == "день"
    }

    /// A last farewell, which an obituary tells.
    fn farewell(&self, doc: &Doc) -> bool {
        doc.know.events[self.entry as usize].class == "farewell"
    }
}

/// Every mention of an event, in order; `offices` tells the tokens of titles and names, `masked` those of bodies too,
/// whose nouns head no event.
pub fn find(doc: &Doc, offices: &[bool], masked: &[bool]) -> Vec<Occasion> {
    let mut out: Vec<Occasion> = Vec::new();
    for s in &doc.text.sentences {
        let mut i = s.start;
        let mut floor = s.start;
        loop {
            i = doc.next(i, s.end, Traits::senses(SenseKind::EventHead.bit()));
            if i == s.end {
                break;
            }
            // «рабочего заседания»: no worker
            let quality = |e: &Occasion| e.start < i && offices[e.start] && (e.start == 0 || !offices[e.start - 1]);
            let told = |e: &Occasion| !masked[i] || premiere(doc, i) || attended(doc, e.start, floor) || quality(e);
            // «без торгов»
            let none = |e: &Occasion| e.start > floor && doc.text.fold(e.start - 1) == "без";
            match at(doc, i, floor, s.end, offices).filter(|e| told(e) && !none(e)) {
                Some(event) => {
                    floor = event.end;
                    i = event.end.max(i + 1);
                    out.push(event);
                }
                None => i += 1,
            }
        }
    }
    out
}

#[cfg(test)]
pub(super) mod tests {
    use crate::model::Release;
    use crate::rules::Knowledge;

    /// The name of the reported event.
    pub fn first(text: &str) -> Option<String> {
        let mut release = Release { text: text.into(), published: Some("2024-03-01".into()), ..Release::default() };
        crate::extract::extract(&mut release, Knowledge::embedded());
        release.events.first().map(|e| e.name.clone())
    }

    #[test]
    fn names_stand_in_the_nominative_with_their_ordinals() {
        let text = "На 39-м заседании Совета по геодезии, картографии и кадастру приняли план.";
        assert_eq!(first(text).as_deref(), Some("39-е заседание Совета по геодезии, картографии и кадастру"));
        let text = "В Баку прошло сорок пятое заседание Совета министров.";
        assert_eq!(first(text).as_deref(), Some("сорок пятое заседание Совета министров"));
    }

    #[test]
    fn what_is_announced_is_left_out() {
        assert_eq!(first("Директор Иван Петров ушёл в отпуск. Следующее заседание состоится в мае."), None);
    }
}
