//! Questions about the people that a name is of: where it is at home, how its surnames end.

use super::Grammar;

impl Grammar {
    /// The state (ISO 3166-1 alpha-2) whose people have names of East Asian make.
    pub fn has_eastern_names(&self, state: &str) -> bool {
        self.eastern_names.contains(state)
    }

    /// Are given names of this tradition borne where Russian ones are, by people who are at home there («Гарри», «Жанна»)?
    pub fn borrows_names(&self, tradition: &str, state: &str) -> bool {
        let wide = self.name_homes_wide.get("russian");
        self.names_borrowed.contains(tradition) && wide.is_some_and(|states| states.contains(state))
    }

    /// The states where given names of a tradition are at home: «hungarian» → «HU».
    pub fn name_homes(&self, tradition: &str) -> Option<&str> {
        self.name_homes.get(tradition).map(String::as_str)
    }

    /// The states of a tradition too wide to tell a home: elsewhere its bearers are guests.
    pub fn name_homes_wide(&self, tradition: &str) -> Option<&str> {
        self.name_homes_wide.get(tradition).map(String::as_str)
    }

    /// Are given names of this tradition borne in a state beside surnames of any make? `None` of states of which nothing is known.
    pub fn own_tradition(&self, state: &str, tradition: &str) -> Option<bool> {
        Some(self.own_traditions.get(state)?.split(' ').any(|own| own == tradition))
    }

    /// Is anything known of how the surnames of those at home in a state are made?
    pub fn tells_surnames(&self, state: &str) -> bool {
        self.own_traditions.contains_key(state) || self.own_surnames.contains_key(state)
    }

    /// Do nearly all surnames of the state end as its own do, so that another's bearer is hardly at home there?
    pub fn surnames_tell_all(&self, state: &str) -> bool {
        self.own_surnames.contains_key(state)
    }

    /// Does the surname end as surnames at home in a state of the former Soviet Union do?
    pub fn own_surname(&self, state: &str, fold: &str) -> bool {
        match self.own_surnames.get(state) {
            Some(endings) => endings.split(' ').any(|e| fold.ends_with(e)),
            None => {
                let shaped = self.surname_shape(fold) || self.russian_shape(fold) || self.given_shape(fold);
                shaped && !self.stems.northern_surnames.ends(fold)
            }
        }
    }

    /// The same of a people that lives in several states: «armenian» → «AM».
    pub fn name_homes_told(&self, tradition: &str) -> Option<&str> {
        self.name_homes_told.get(tradition).map(String::as_str)
    }

    /// Is a surname that ends so, beside a given name of this tradition, rather a nominative than a form of one in «-а»:
    /// «Бенке» beside «Мартин»?
    pub fn surname_stays(&self, tradition: &str, fold: &str) -> bool {
        self.surnames_stay.get(tradition).is_some_and(|e| e.split(' ').any(|e| fold.ends_with(e)))
    }

    /// Is it rather a form of a name in «-а», «-я»: «Ортеги» beside «Антонио»?
    pub fn surname_bends(&self, tradition: &str, fold: &str) -> bool {
        self.surnames_bend.get(tradition).is_some_and(|e| e.split(' ').any(|e| fold.ends_with(e)))
    }

    /// «Сальгадо», «Уокером»: a surname of the Iberian languages, in any case.
    pub fn iberian_surname(&self, fold: &str) -> bool {
        const ENDINGS: [&str; 9] = ["", "а", "у", "ом", "ем", "е", "ы", "ой", "и"];
        let listed = |stem: &str| {
            self.iberian_surnames.contains(stem)
                || stem.len() < fold.len() && self.iberian_surnames.contains(format!("{stem}а").as_str())
        };
        ENDINGS.iter().filter_map(|ending| fold.strip_suffix(ending)).any(listed)
    }

    /// May a name whose Russian form begins with one letter begin with the other in Latin script? Both in lower case.
    pub fn same_initial(&self, russian: &str, latin: char) -> bool {
        self.latin_initials.get(russian).is_some_and(|letters| letters.contains(latin))
    }
}
