//! A verb that says for which state somebody stands: «Россию представляли А и Б», «А представит Казахстан», «представлявший Грузию А»,
//! «А, выступающая за Беларусь».

use super::{Around, LONGEST_STATE};
use crate::extract::countries::State;
use crate::extract::doc::Flags;
use crate::morph::Case;
use crate::rules::Class;

impl Around<'_, '_> {
    pub(super) fn represents(&self, start: usize, end: usize) -> Option<State> {
        self.by_verb_before(start).or_else(|| self.by_verb_behind(end)).or_else(|| self.by_participle(start, end))
    }

    pub(super) fn stands_for(&self, k: usize) -> bool {
        k < self.doc.len() && self.doc.is_word(k) && self.doc.is_class(k, Class::REPRESENTS)
    }

    /// «Россию (на турнире) представляли А и Б», «сборную Китая представляет А»
    fn by_verb_before(&self, start: usize) -> Option<State> {
        let doc = self.doc;
        let verb = self.before_run(start).filter(|&k| self.stands_for(k))?;
        let floor = doc.text.sentences[doc.text.sentence_of(verb)].start;
        let nearest = (floor.max(verb.saturating_sub(LONGEST_STATE))..verb).rev();
        let state = nearest.filter_map(|k| self.state(k)).find(State::is_noun)?;
        self.object(&state).then_some(state)
    }

    /// «А представит Казахстан», «А и Б представляли сборную Китая», «А, который представлял Турцию»
    fn by_verb_behind(&self, end: usize) -> Option<State> {
        let doc = self.doc;
        let past = self.past_run(end);
        let which = past + 1 < doc.len() && doc.text.is(past, ",") && doc.text.fold(past + 1).starts_with("котор");
        let verb = if which { past + 2 } else { past };
        if !self.stands_for(verb) || which && past != end {
            return None;
        }
        let team = verb + 1 < doc.len() && doc.know.grammar.stems.state_teams.has(doc.text.fold(verb + 1));
        let state = self.state(verb + 1 + usize::from(team)).filter(State::is_noun)?;
        self.object(&state).then_some(state)
    }

    /// Is the state what is represented: the object itself, or a team's in the genitive?
    fn object(&self, state: &State) -> bool {
        let doc = self.doc;
        let team = |k: usize| doc.is_word(k) && doc.know.grammar.stems.state_teams.has(doc.text.fold(k));
        let before = state.start.checked_sub(1);
        let led = before.is_some_and(|k| doc.flags(k).has(Flags::PREPOSITION));
        // «Венгрию и Туркменистан представляли А и Б»: one each
        let several = before.is_some_and(|k| {
            self.joins(k) && (1..LONGEST_STATE).any(|n| k >= n && self.state(k - n).is_some_and(|s| s.end == k))
        });
        let of_team = before.is_some_and(team) && self.stands_in(state.start, Case::Gen);
        let noun = before.is_some_and(|k| doc.small(k) && !doc.noun(k).any().is_empty() && !doc.verb(k).sure);
        !several && (of_team || !led && !noun && self.stands_in(state.start, Case::Acc))
    }

    /// «представлявший Грузию А», «А, представляющая Грузию», «выступающий за сборную Ирана А»
    fn by_participle(&self, start: usize, end: usize) -> Option<State> {
        let doc = self.doc;
        let behind = || {
            let comma = end + 1 < doc.len() && (doc.text.is(end, ",") || doc.text.is(end, "("));
            if comma { self.stood_for(end + 1) } else { None }
        };
        let before = || {
            let state = self.noun_before(start, Case::Acc).or_else(|| self.noun_before(start, Case::Gen))?;
            let near = state.start.saturating_sub(4)..state.start;
            near.rev().find_map(|k| self.stood_for(k)).filter(|s| s.start == state.start)
        };
        before().or_else(behind)
    }

    /// The state for which the participle or verb at `k` says that somebody stands.
    fn stood_for(&self, k: usize) -> Option<State> {
        let (doc, stems) = (self.doc, &self.doc.know.grammar.stems);
        if k + 1 >= doc.len() || !doc.is_word(k) {
            return None;
        }
        let fold = doc.text.fold(k);
        let object = if stems.standing_for.begins(fold) {
            k + 1
        } else if stems.competes.begins(fold) && doc.text.reads(k + 1, "за") {
            k + 2
        } else {
            return None;
        };
        let team = object < doc.len() && stems.state_teams.has(doc.text.fold(object));
        let case = if team { Case::Gen } else { Case::Acc };
        self.noun_in(object + usize::from(team), case)
    }
}
