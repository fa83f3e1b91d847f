//! Questions about states and their parts: what is called so, and whose it is.

use super::Grammar;

impl Grammar {
    /// The beginnings of the names of what shares its abbreviation with a state: «ра» → «алта», «адыге».
    pub fn republics(&self, abbreviation: &str) -> Option<&str> {
        self.republics.get(abbreviation).map(String::as_str)
    }

    /// «области» → `region`: kind of the place that an adjective with this noun names.
    pub fn region_noun(&self, fold: &str) -> Option<&str> {
        self.region_nouns.get(fold).map(String::as_str)
    }

    /// «велаятах» → «велаят»: the noun for an area in a consonant of which the word is a form, if it is a form of one.
    pub fn region_lemma<'f>(&self, fold: &'f str) -> Option<&'f str> {
        const ENDINGS: [&str; 10] = ["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"];
        let stems = ENDINGS.iter().filter_map(|e| fold.strip_suffix(e));
        let consonant = |stem: &str| !stem.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'ь', 'й']);
        stems.filter(|stem| consonant(stem)).min_by_key(|s| s.len()).filter(|s| self.region_nouns.contains_key(*s))
    }

    /// «воеводства» → `PL`: the one state whose parts are so called.
    pub fn region_state(&self, fold: &str) -> Option<&str> {
        self.region_states.iter().find(|(stem, _)| fold.starts_with(stem.as_str())).map(|(_, state)| state.as_str())
    }

    /// «Узбекнефтегаз» → `UZ`: the state whose people a body's own name begins with. Adjectives («казахский»), inhabitants and
    /// the state's own name («Туркменистан») are no such names.
    pub fn body_state(&self, fold: &str) -> Option<&str> {
        let own = |rest: &str| {
            rest.chars().nth(2).is_some() && !self.stems.people_endings.iter().any(|other| rest.starts_with(other))
        };
        let of = |stem: &str| fold.strip_prefix(stem).is_some_and(own);
        self.body_states.iter().find(|(stem, _)| of(stem)).map(|(_, state)| state.as_str())
    }

    /// «провинции», «префектуру»: a part of a state such as none of the former Soviet Union has.
    pub fn foreign_part(&self, fold: &str) -> bool {
        self.foreign_parts.iter().any(|stem| fold.starts_with(stem.as_str()))
    }
}
