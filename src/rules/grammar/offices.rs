//! Questions about offices: whose they are, what they are called, when they are held, what they govern.

use super::Grammar;

impl Grammar {
    /// «назначил», «избрали»: a form of a verb of office whose object gets the office.
    pub fn appoints_somebody(&self, fold: &str) -> bool {
        self.appoints_somebody.contains(fold)
    }

    /// The kinds of bodies that an office belongs to where it names none: «депутат» → «parliament».
    pub fn own_offices(&self, lemma: &str) -> Option<&str> {
        self.own_offices.get(lemma).map(String::as_str)
    }

    /// How the titles begin that «ректор вуза» may stand for, between bars: «ректор».
    pub fn called_also(&self, title: &str) -> Option<&str> {
        self.called_also.get(title).map(String::as_str)
    }

    /// The same of a state's own offices: «глава государства» → «президент|король».
    pub fn called_in_state(&self, title: &str) -> Option<&str> {
        self.called_in_state.get(title).map(String::as_str)
    }

    /// The same of a region's, a town's, a district's: «глава региона» → «губернатор».
    pub fn called_in_area(&self, title: &str) -> Option<&str> {
        self.called_in_area.get(title).map(String::as_str)
    }

    /// The words of roles, and how titles begin, that a bare calling may stand for, between bars: «артист» → «актёр|певец».
    pub fn calling(&self, noun: &str) -> Option<&str> {
        self.callings_for.get(noun).map(String::as_str)
    }

    /// The same of who holds an office of a state: «политик» → «президент|депутат».
    pub fn calling_of_state(&self, noun: &str) -> Option<&str> {
        self.callings_for_state.get(noun).map(String::as_str)
    }

    /// «больница» → `hospital`: the classes of bodies that a text calls so.
    pub fn called(&self, lemma: &str) -> Option<&str> {
        self.bodies_called.get(lemma).map(String::as_str)
    }

    /// «пост», «должности», «качестве»: the office behind it, in the genitive, is somebody's.
    pub fn is_post(&self, fold: &str) -> bool {
        self.posts.contains(fold)
    }

    /// «заведующий», «командующий»: the office's first dependent stands in the instrumental.
    pub fn governs_instrumental(&self, lemma: &str) -> bool {
        self.govern_instrumental.contains(lemma)
    }

    /// «и . о .»: the office behind it stands in the genitive. Tokens joined by a space.
    pub fn governing(&self, phrase: &str) -> bool {
        self.governing.contains(phrase)
    }

    /// Does one of the phrases of [`Self::held_then`] or [`Self::held_before`] begin with the word?
    pub fn held_opens(&self, fold: &str) -> bool {
        self.held_openings.contains(fold)
    }

    /// «тогда ещё», «как»: when or how an office is held, told between its holder and it. Tokens joined by a space.
    pub fn held_then(&self, phrase: &str) -> bool {
        self.held_then.contains(phrase)
    }

    /// «в прошлом»: the office is held no longer. Tokens joined by a space.
    pub fn held_before(&self, phrase: &str) -> bool {
        self.held_before.contains(phrase)
    }

    /// «труда и социальной защиты»: do the words (folded) begin as the joint field of one office does?
    pub fn joint_field<'w>(&self, words: impl Iterator<Item = &'w str>) -> bool {
        let told = words.collect::<Vec<_>>().join(" ");
        self.joint_fields.iter().any(|field| told.starts_with(field.as_str()))
    }

    /// «кандидат (на пост)»: a noun for seeking an office.
    pub fn seeks(&self, fold: &str) -> bool {
        self.seeking.iter().any(|stem| fold.starts_with(stem.as_str()))
    }

    /// «акима» → `KZ KG`: the states that have such an office.
    pub fn office_states(&self, fold: &str) -> Option<&str> {
        self.office_states.iter().find(|(stem, _)| fold.starts_with(stem.as_str())).map(|(_, states)| states.as_str())
    }

    /// «… территориального управления и инфраструктур» → `AM`: the one state that has a ministry for what the folded title names.
    pub fn portfolio_state(&self, title: &str) -> Option<&str> {
        self.portfolio_states.iter().find(|(words, _)| title.contains(words.as_str())).map(|(_, state)| state.as_str())
    }
}
