//! Questions about what is done: the noun of a deed, talks, journeys, and whom a verb gives to.

use super::Grammar;

/// The noun of a deed.
#[derive(Debug, Clone, Copy)]
pub struct Deed<'g> {
    pub noun: &'g str,
    /// The noun takes what is done to it: «подписание соглашения».
    pub object: bool,
    /// It is an event only with its object: «открытие моста».
    pub wants_object: bool,
}

impl Grammar {
    /// The preposition of a noun whose genitive behind it did the deed: «председательством» → «под».
    pub fn deed_of(&self, fold: &str) -> Option<&str> {
        self.deeds_of.get(fold).map(String::as_str)
    }

    /// The noun of what the verb's form tells: «подписали» → «подписание».
    pub fn deed(&self, fold: &str) -> Option<Deed<'_>> {
        let noun = self.deeds.get(fold)?;
        let named = |mark: &str| noun.strip_suffix(mark);
        Some(match (named(" …"), named(" (…)")) {
            (Some(noun), _) => Deed { noun, object: true, wants_object: true },
            (_, Some(noun)) => Deed { noun, object: true, wants_object: false },
            _ => Deed { noun, object: false, wants_object: false },
        })
    }

    /// «переговорах» → «переговоры»: what a text calls a meeting of two sides.
    pub fn talks_called(&self, fold: &str) -> Option<&str> {
        self.talks_called.iter().find(|(stem, _)| fold.starts_with(stem.as_str())).map(|(_, name)| name.as_str())
    }

    /// «переговоры»: is it what a meeting of two sides may be called?
    pub fn is_talks(&self, name: &str) -> bool {
        self.talks_called.iter().any(|(_, called)| called == name)
    }

    /// «рабочей», «поездкой» → «рабочая поездка»: how a visit is called beside its verb.
    pub fn journey(&self, kind: &str, noun: &str) -> Option<&str> {
        let same = |words: &str| words.split_once(' ') == Some((kind, noun));
        self.journeys.iter().find(|(words, _)| same(words)).map(|(_, name)| name.as_str())
    }

    /// «трёхдневного» → 3
    pub fn days_long(&self, fold: &str) -> Option<i64> {
        self.days_long.iter().find(|(stem, _)| fold.starts_with(stem.as_str())).map(|(_, days)| *days)
    }

    /// «поручить», «вручили»: a verb that, behind it, asks a person's name for the dative.
    pub fn gives(&self, fold: &str) -> bool {
        self.giving.begins(fold)
    }

    /// «направил», «подарили»: a verb that asks a person's name for the dative behind its object.
    pub fn sends(&self, fold: &str) -> bool {
        self.gives(fold) || self.sending.begins(fold)
    }
}
