//! Questions about a word's ending: is it a surname's, a given name's, a patronymic's, a calling's?

use super::Grammar;
use super::classes::Class;

impl Grammar {
    /// Does the word end like a surname?
    pub fn surname_shape(&self, fold: &str) -> bool {
        ends(fold, &self.surname_endings, 4)
    }

    /// «Сеитовым», «Ивановной»: a surname or a patronymic made the Russian way.
    pub fn russian_shape(&self, fold: &str) -> bool {
        ends(fold, &self.russian_endings, 4)
    }

    /// «Камолиддин»: does the word end as only given names do?
    pub fn given_shape(&self, fold: &str) -> bool {
        ends(fold, &self.given_endings, 4)
    }

    /// «звонарь», «пчеловод»: does the noun, in the nominative, say what somebody does?
    pub fn is_calling(&self, lemma: &str) -> bool {
        ends(lemma, &self.calling_endings, 4) && !self.classes(lemma).has(Class::NOT_A_CALLING)
    }

    /// Does the word end like a patronymic?
    pub fn patronymic_shape(&self, fold: &str) -> bool {
        ends(fold, &self.patronymic_endings, 6)
    }
}

/// `least`: bytes that must stand before the ending (two a Cyrillic letter).
fn ends(fold: &str, endings: &[String], least: usize) -> bool {
    // most are told off by their last byte
    let last = fold.as_bytes().last();
    let fits = |e: &&String| e.as_bytes().last() == last && fold.len() >= e.len() + least;
    endings.iter().filter(fits).any(|e| fold.ends_with(e.as_str()))
}
