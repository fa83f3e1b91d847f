//! What a word says as a verb of the time it tells of.

use super::{Resolver, Tense};
use crate::rules::dates::Word;
use crate::text::{Kind, Shape, ends_in};

impl Resolver<'_, '_> {
    pub(super) fn verb(&self, i: usize) -> Option<Tense> {
        const PAST: &[&str] = &[
            "лся", "лась", "лось", "лись", "ила", "ило", "или", "ала", "ало", "али", "ела", "ело", "ели", "яла", "яло",
            "яли", "ыла", "ыли", "ыло", "ула", "ули", "ил", "ял", "ел", "ыл", "ал",
        ];
        // «будут подведены»
        let to_be = i > 0 && matches!(self.text.fold(i - 1), "будет" | "будут" | "быть");
        let word = self.words.get(i)?;
        // «будет в мае», «будет принято в мае»
        if matches!(self.text.fold(i), "будет" | "будут") {
            return Some(Tense::Future);
        }
        match word {
            Word::Past => return Some(if to_be { Tense::Future } else { Tense::Past }),
            Word::Future => return Some(Tense::Future),
            Word::None => {}
            _ => return None,
        }
        let token = self.text.tokens.get(i)?;
        if token.kind != Kind::Word || !matches!(token.shape, Shape::Lower | Shape::Capital) {
            return None;
        }
        let fold = self.text.fold(i);
        let long = fold.len() >= 8;
        match () {
            _ if self.first_person(i) => Some(Tense::Future),
            // «начали подавать»
            _ if long && self.stems.to_come.ends(fold) => {
                let done = i > 0 && self.stems.done_what.begins(self.text.fold(i - 1));
                Some(if done { Tense::Past } else { Tense::Future })
            }
            // «представители», «жители» are no verbs
            _ if fold.ends_with("тели") && !fold.ends_with("летели") && !fold.ends_with("хотели") => {
                None
            }
            _ if long && token.shape == Shape::Lower && ends_in(fold, PAST) => Some(Tense::Past),
            // «до марта возглавлявший»
            _ if token.shape == Shape::Lower && (participle(fold) || self.passive(i)) => {
                Some(if to_be { Tense::Future } else { Tense::Past })
            }
            _ => None,
        }
    }

    /// «перечислены», «объявлен»: a short participle.
    pub(super) fn passive(&self, i: usize) -> bool {
        const STEMS: [&str; 10] = ["лен", "оен", "чен", "шен", "щен", "жен", "ден", "ван", "зан", "дан"];
        let fold = self.text.fold(i);
        let stem = fold.strip_suffix(['ы', 'о', 'а']).unwrap_or(fold);
        fold.len() >= 14 && ends_in(stem, &STEMS)
    }

    /// «выходит», «начинается»
    pub(super) fn in_present(&self, i: usize) -> bool {
        ends_in(self.text.fold(i), &["ит", "ят", "ет", "ют", "ется", "ются"])
    }

    /// «отбывает», «начинается»; not «сообщает», which is told of what has been said.
    pub(super) fn present(&self, i: usize) -> bool {
        const ENDINGS: [&str; 8] = ["ает", "яет", "ают", "яют", "ается", "яется", "аются", "уются"];
        let fold = self.text.fold(i);
        let word = self.text.tokens[i].kind == Kind::Word && self.text.tokens[i].shape == Shape::Lower;
        word && fold.len() >= 12 && ends_in(fold, &ENDINGS) && !self.stems.said.begins(fold)
    }

    /// «я приеду», «мы пустим»
    fn first_person(&self, i: usize) -> bool {
        let fold = self.text.fold(i);
        i > 0
            && fold.len() >= 8
            && match self.text.fold(i - 1) {
                "я" => fold.ends_with('у'),
                "мы" => fold.ends_with("им") || fold.ends_with("ем"),
                _ => false,
            }
    }
}

/// «возглавлявший», «работавшая»: a past participle, not «лучший».
fn participle(fold: &str) -> bool {
    const ENDS: [&str; 10] = ["ий", "ая", "ее", "ие", "его", "ей", "ему", "им", "ую", "их"];
    let stem = ENDS.iter().find_map(|end| fold.strip_suffix(end));
    stem.is_some_and(|stem| {
        stem.len() > 10 && (stem.ends_with("авш") || stem.ends_with("ивш") || stem.ends_with("явш"))
    })
}
