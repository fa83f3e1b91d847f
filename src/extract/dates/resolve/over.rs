//! What is over: a verb or a participle of what is done, right beside the reference.

use super::{Resolver, Tense};
use crate::extract::dates::point::Period;
use crate::extract::dates::scan::Found;
use crate::text::{Kind, Shape};

impl Resolver<'_, '_> {
    /// «школу открыли в январе», «в декабре завершились работы»: does a verb of what is done stand right beside a lone day or month?
    pub(super) fn finished(&self, found: &Found) -> bool {
        let calendar = matches!(found.from.period, Period::Day { .. } | Period::Month(_)) && found.to.is_none();
        let past = |i: usize| self.stems.finished.begins(self.text.fold(i)) && self.verb(i) == Some(Tense::Past);
        // «открыли новую школу в январе»
        let plain = |i: usize| self.text.tokens[i].shape == Shape::Lower && self.verb(i).is_none();
        let mut near = (found.first.saturating_sub(3)..found.first).rev();
        let before = near.find(|&i| !plain(i)).is_some_and(past);
        calendar && (before || found.last < self.text.len() && past(found.last))
    }

    /// «скончавшегося в августе», «состоявшейся в октябре»: the participle right before tells what is over.
    pub(super) fn done(&self, first: usize) -> bool {
        // «ушедшего из жизни в марте»
        let near = (first.saturating_sub(3)..first).rev().take_while(|&i| self.text.tokens[i].kind == Kind::Word);
        // but «будет принято в мае»
        let to_be = |i: usize| i > 0 && matches!(self.text.fold(i - 1), "будет" | "будут" | "быть");
        let passive = |i: usize| {
            let lower = self.text.tokens[i].shape == Shape::Lower;
            lower && self.passive_participle(self.text.fold(i)) && self.verb(i).is_none() && !to_be(i)
        };
        // «достигнутые в Сочи 26 сентября», «составленные на участках 4 октября»
        let town = first > 2
            && matches!(self.text.fold(first - 2), "в" | "во" | "на")
            && self.text.tokens[first - 1].kind == Kind::Word;
        let told = first.checked_sub(if town { 3 } else { 1 });
        // but «предложившая показать осенью»
        let leads = |i: usize| i + 1 < first && self.stems.to_come.ends(self.text.fold(i + 1));
        near.into_iter().any(|i| self.over(self.text.fold(i)) && !leads(i)) || told.is_some_and(passive)
    }

    /// «открыта», «доступны»: a state that lasts, right before `first`.
    pub(super) fn lasts(&self, first: usize) -> bool {
        let short = |i: usize| {
            let word = self.text.fold(i);
            ["открыт", "доступ", "закрыт", "продл"].iter().any(|stem| word.starts_with(stem))
                && word.ends_with(['а', 'о', 'ы', 'т', 'н'])
        };
        first.checked_sub(1).is_some_and(short)
    }

    /// «назначенная», «травмированное», but «запланированная»
    fn passive_participle(&self, word: &str) -> bool {
        let stem = word.strip_suffix(['я', 'е', 'й', 'о', 'у', 'м', 'х']).unwrap_or(word);
        let stem = stem.trim_end_matches(['а', 'я', 'о', 'е', 'и', 'ы', 'у', 'ю', 'г', 'м', 'й']);
        // «принятая», «начатая», «открытая»
        let taken = stem.ends_with("нят") && word.len() >= 14 || stem.ends_with("начат") || stem.ends_with("крыт");
        let passive = ["енн", "анн", "янн", "ённ", "нут"].iter().any(|end| stem.ends_with(end));
        (taken || passive && word.len() >= 18) && !self.stems.planned.begins(word)
    }

    /// «скончавшегося», «ушедшей»
    fn over(&self, word: &str) -> bool {
        const ENDINGS: [&str; 11] = ["ий", "его", "ему", "им", "ем", "ая", "ей", "ую", "ие", "их", "ими"];
        let stem = word.strip_suffix("ся").unwrap_or(word);
        // «состоявшейся», «ушедшего»
        let past = |rest: &str| rest.ends_with("вш") || rest.ends_with("дш") && !rest.contains("вш");
        ENDINGS.iter().any(|ending| stem.strip_suffix(ending).is_some_and(past))
    }
}
