//! The file made ready for questions: words with their classes, phrases by their prepositions, forms by what they are of.

use super::Grammar;
use super::classes::Class;
use super::file::File;
use super::words::{Quick, Words};
use crate::rules::stems::Stems;
use std::collections::HashMap;

/// «борьба с», «контроль за»: the stems of each preposition.
fn by_preposition(governing: &[String]) -> HashMap<String, Stems, Quick> {
    let mut stems: HashMap<String, Vec<String>, Quick> = HashMap::default();
    for (stem, preposition) in governing.iter().filter_map(|entry| entry.split_once(' ')) {
        stems.entry(preposition.to_owned()).or_default().push(stem.to_owned());
    }
    stems.into_iter().map(|(preposition, stems)| (preposition, stems.into())).collect()
}

/// «с общественностью»: the words behind each preposition.
fn behind_preposition(phrases: Words) -> HashMap<String, Words, Quick> {
    let mut words: HashMap<String, Words, Quick> = HashMap::default();
    for (preposition, word) in phrases.iter().filter_map(|phrase| phrase.split_once(' ')) {
        words.entry(preposition.to_owned()).or_default().insert(word.to_owned());
    }
    words
}

/// The first word of each phrase.
fn openings<'w>(phrases: impl Iterator<Item = &'w String>) -> Words {
    phrases.filter_map(|phrase| phrase.split(' ').next()).map(str::to_owned).collect()
}

/// Noun → its verb's forms, turned about.
fn by_form(deeds: HashMap<String, String, Quick>, between: fn(char) -> bool) -> HashMap<String, String, Quick> {
    let pairs = |(noun, forms): (String, String)| {
        let forms: Vec<String> = forms.split(between).filter(|form| !form.is_empty()).map(str::to_owned).collect();
        forms.into_iter().map(move |form| (form, noun.clone()))
    };
    deeds.into_iter().flat_map(pairs).collect()
}

/// The words of the file's lists, each with its classes.
fn classed(file: &File) -> HashMap<String, u64, Quick> {
    let mut words: HashMap<String, u64, Quick> = HashMap::default();
    let mut class = |list: &[String], class: Class| {
        for word in list {
            *words.entry(word.clone()).or_default() |= class.0;
        }
    };
    class(&file.named_after, Class::NAMED_AFTER);
    class(&file.named_after_weak, Class::NAMED_AFTER_WEAKLY);
    class(&file.appoints, Class::APPOINTS);
    class(&file.office_changes, Class::OFFICE_CHANGE);
    class(&file.office_deeds, Class::OFFICE_DEED);
    class(&file.never_modifiers, Class::NEVER_MODIFIER);
    class(&file.passed_over, Class::PASSED_OVER);
    class(&file.then_words, Class::THEN);
    class(&file.office_areas, Class::OFFICE_AREA);
    class(&file.trainers, Class::TRAINS);
    class(&file.frames, Class::FRAME);
    class(&file.circumstances, Class::CIRCUMSTANCE);
    class(&file.clergy, Class::CLERGY);
    class(&file.no_offices, Class::NO_OFFICE);
    class(&file.hardly_offices, Class::HARDLY_OFFICE);
    class(&file.state_heads, Class::STATE_HEAD);
    class(&file.church_words, Class::CHURCHLY);
    class(&file.trades, Class::TRADE);
    class(&file.serving_elsewhere, Class::ELSEWHERE);
    class(&file.not_callings, Class::NOT_A_CALLING);
    class(&file.areas, Class::AREA);
    class(&file.subdivisions, Class::SUBDIVISION);
    class(&file.not_a_body, Class::NOT_A_BODY);
    class(&file.designators, Class::DESIGNATES);
    class(&file.wares, Class::WARE);
    class(&file.takes_place, Class::TAKES_PLACE);
    class(&file.clause_words, Class::CLAUSE_WORD);
    class(&file.delegations, Class::DELEGATION);
    class(&file.speeches, Class::SPEECH);
    class(&file.decisions, Class::DECISION);
    class(&file.event_pronouns, Class::EVENT_PRONOUN);
    class(&file.earlier, Class::EARLIER);
    class(&file.no_event_before, Class::NO_EVENT_BEFORE);
    class(&file.follows_event, Class::FOLLOWS_EVENT);
    class(&file.anybodys_offices, Class::ANYBODYS);
    class(&file.stage_callings, Class::ON_STAGE);
    class(&file.deputies, Class::DEPUTY);
    class(&file.callings, Class::CALLING);
    class(&file.tutors, Class::TUTOR);
    class(&file.counts, Class::COUNTS);
    class(&file.grades, Class::GRADE);
    class(&file.company_offices, Class::COMPANY_OFFICE);
    class(&file.policies, Class::POLICY);
    class(&file.dealt_with, Class::DEALT_WITH);
    class(&file.waters, Class::WATER);
    class(&file.aside, Class::ASIDE);
    class(&file.stately, Class::STATELY);
    class(&file.parts_taken, Class::PART_TAKEN);
    class(&file.conjunctions, Class::AND);
    class(&file.settlements, Class::SETTLEMENT);
    class(&file.settlements_several, Class::SETTLEMENTS);
    class(&file.action_instrumental, Class::MANAGES);
    class(&file.decrees, Class::DECREE);
    class(&file.represents, Class::REPRESENTS);
    class(&file.dies, Class::DIES);
    class(&file.crews, Class::CREW);
    class(&file.event_aside, Class::EVENT_ASIDE);
    class(&file.action_dative, Class::OPPOSES);
    class(&file.settlements_shortened, Class::SETTLEMENT_SHORTENED);
    class(&file.speaks, Class::SPEAKS);
    class(&file.of_a_place, Class::OF_A_PLACE);
    class(&file.copulas, Class::COPULA);
    class(&file.area_heads, Class::HEADS_AREA);
    for noun in file.region_nouns.keys() {
        *words.entry(noun.clone()).or_default() |= Class::REGION_NOUN.0;
    }
    words
}

/// The stems of the long lemmas among those that govern an instrumental.
fn managing(lemmas: &Words) -> Stems {
    let long = lemmas.iter().filter(|lemma| lemma.len() > 16);
    let stems: Vec<String> = long.map(|lemma| lemma[..lemma.len() - 4].to_owned()).collect();
    stems.into()
}

impl Grammar {
    /// The classes of a file in the form of `rules/grammar.toml`.
    ///
    /// # Errors
    /// A key is unknown or its value of the wrong type.
    pub fn from_table(table: toml::Table) -> Result<Self, toml::de::Error> {
        // as text, so that the file's shape is compiled for one reader
        let mut file: File = toml::from_str(&table.to_string())?;
        for list in [&mut file.surname_endings, &mut file.patronymic_endings, &mut file.russian_endings] {
            list.sort_by_key(|e| std::cmp::Reverse(e.len()));
        }
        let (words, manages) = (classed(&file), managing(&file.govern_instrumental));
        Ok(Grammar {
            stems: file.stems,
            words,
            manages,
            govern_instrumental: file.govern_instrumental,
            appoints_somebody: file.appoints_somebody,
            posts: file.posts,
            told_by: file.told_by,
            played_for: file.played_for,
            domains: file.domains,
            governing: file.governing,
            held_openings: openings(file.held_then.iter().chain(&file.held_before)),
            held_then: file.held_then,
            held_before: file.held_before,
            with_preposition: behind_preposition(file.with_preposition),
            eastern_names: file.eastern_names,
            names_borrowed: file.names_borrowed,
            borrowed: file.borrowed,
            nouns_with_preposition: by_preposition(&file.nouns_with_preposition),
            surname_endings: file.surname_endings,
            patronymic_endings: file.patronymic_endings,
            russian_endings: file.russian_endings,
            calling_endings: file.calling_endings,
            seeking: file.seeking,
            giving: file.giving,
            sending: file.sending,
            given_endings: file.given_endings,
            region_nouns: file.region_nouns,
            performers: file.performers,
            iberian_surnames: file.iberian_surnames,
            region_states: file.region_states.into_iter().collect(),
            body_states: file.body_states.into_iter().collect(),
            portfolio_states: file
                .portfolio_states
                .into_iter()
                .map(|(words, state)| (words.to_lowercase().replace('ё', "е"), state))
                .collect(),
            office_states: file.office_states.into_iter().collect(),
            foreign_parts: file.foreign_parts,
            joint_fields: file.joint_fields,
            substantives: file.substantives,
            deeds: by_form(file.deeds, char::is_whitespace),
            name_homes: file.name_homes,
            name_homes_told: file.name_homes_told,
            name_homes_wide: file.name_homes_wide,
            own_traditions: file.own_traditions,
            own_surnames: file.own_surnames,
            surnames_stay: file.surnames_stay,
            surnames_bend: file.surnames_bend,
            own_offices: by_form(file.own_offices, |c| c == '|'),
            called_also: by_form(file.called_also, |c| c == '|'),
            called_in_state: by_form(file.called_in_state, |c| c == '|'),
            called_in_area: by_form(file.called_in_area, |c| c == '|'),
            callings_for: file.callings_for,
            callings_for_state: file.callings_for_state,
            bodies_called: by_form(file.bodies_called, |c| c == '|'),
            deeds_of: file.deeds_of,
            republics: file.republics,
            latin_initials: file.latin_initials,
            talks_called: file.talks_called.into_iter().collect(),
            journeys: file.journeys.into_iter().collect(),
            days_long: file.days_long.into_iter().collect(),
        })
    }
}
