//! States of those who came with a guest: «вместе с ним прибыли А и Б», «его сопровождали …», «в состав делегации вошли …».

use crate::extract::authority::Authority;
use crate::extract::bind::Found;
use crate::extract::countries::{self, State};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::extract::people::Human;
use crate::extract::places::Spot;
use crate::extract::positions::abroad::journey;
use crate::extract::positions::listed::list_headed;
use crate::extract::positions::{Office, Post};
use crate::morph::{Case, Gender};
use crate::rules::{Face, SenseKind, TitleClass};

/// What is known of a release's people where companions are looked for.
pub(super) struct Company<'a> {
    pub doc: &'a Doc<'a>,
    pub found: &'a Found,
    /// The human of each name.
    pub owners: &'a [Option<usize>],
    pub humans: &'a [Human],
    pub spots: &'a [Spot],
    pub authority: &'a Authority,
}

/// With whom the words before an office tell that its holder came.
enum Cue {
    /// A delegation whose state stands beside it.
    Of(String),
    /// Whoever is named last before this token, a woman or a man if the pronoun tells.
    Named(usize, Option<Gender>),
    /// The guests told before this token.
    Guests(usize),
}

/// Tokens back from an office to the words that tell with whom its holder came.
const REACH: usize = 120;
/// Sentences back to whom they came with.
const SENTENCES: usize = 3;
/// Offices back to those of guests.
const MOST_GUESTS: usize = 200;

impl Company<'_> {
    /// Does the release tell of a state besides its own?
    pub(super) fn guests(&self) -> bool {
        let own = self.authority.state.as_ref();
        !self.authority.mission && !self.authority.several && self.authority.told.iter().any(|told| Some(told) != own)
    }

    /// The state of post `i`, which names none, by those with whom its holder came: another than the release's own.
    pub(super) fn state(&self, posts: &[Post], i: usize) -> Option<String> {
        let (post, own) = (&posts[i], self.authority.state.as_deref().unwrap_or_default());
        if post.office == Office::Other || post.abroad {
            return None;
        }
        let state = match self.cue(post.start)? {
            Cue::Of(state) => Some(state),
            Cue::Named(at, gender) => self.of_named(posts, at, gender),
            Cue::Guests(at) => self.of_guests(posts, at, own),
        };
        state.filter(|state| state != own && !self.at_home(post.person, own, state))
    }

    /// «Министра Ирана сопровождал начальник управления Алексей Семёнов»: of a people that does not live there, but here.
    fn at_home(&self, person: usize, own: &str, other: &str) -> bool {
        let surname = self.humans[person].name.surname.as_deref().map(names::folded);
        let grammar = &self.doc.know.grammar;
        let homes = grammar.name_homes_wide("russian").unwrap_or_default();
        surname.is_some_and(|s| grammar.russian_shape(&s)) && homes.contains(own) && !homes.contains(other)
    }

    fn cue(&self, at: usize) -> Option<Cue> {
        let text = self.doc.text;
        let own = text.sentence_of(at);
        let (start, at) = match list_headed(self.doc, own) {
            Some(n) => (text.sentences[n].start, text.sentences[n].end),
            None => (text.sentences[own].start, at),
        };
        let from = start.max(at.saturating_sub(REACH));
        // «прибыли» may be a noun too
        let sure = |&k: &usize| self.doc.is_word(k) && (self.doc.verb(k).sure || self.comes(k));
        let verb = (from..at).rev().find(sure);
        let cue = match verb {
            Some(verb) if (from..verb).any(|k| sure(&k)) => None,
            Some(verb) => self.accompanied(from, verb, at).or_else(|| self.came_with(from, verb)).or_else(|| {
                // «в состав делегации вошли»
                self.composed(from, at).filter(|_| verb + 1 == at || verb < from + 8)
            }),
            None => self.composed(from, at),
        };
        cue.or_else(|| self.escorting(verb.map_or(from, |verb| verb + 1), at))
    }

    /// «Его сопровождали», «гостью сопровождала», «министра сопровождали», «сопровождали его».
    fn accompanied(&self, from: usize, verb: usize, at: usize) -> Option<Cue> {
        let (doc, text) = (self.doc, self.doc.text);
        if !doc.know.grammar.stems.accompanies.begins(text.fold(verb)) {
            return None;
        }
        let whom = |k: usize| match text.fold(k) {
            "его" => Some(Some(Gender::Masc)),
            "ее" => Some(Some(Gender::Femn)),
            "их" | "гостя" | "гостью" => Some(None),
            _ => None,
        };
        let before = verb.checked_sub(1).filter(|&k| k >= from);
        let told = before.and_then(|k| Some((k, whom(k)?)));
        let told = told.or_else(|| (verb + 1 < at).then(|| Some((verb + 1, whom(verb + 1)?)))?);
        if let Some((k, gender)) = told {
            return Some(Cue::Named(k, gender));
        }
        // «Министра Омера Болата сопровождали»
        let name = self.found.names.iter().find(|n| n.end == verb && n.start >= from)?;
        let title = doc.sense(from, SenseKind::TitleHead.bit()).map(|_| from).filter(|&k| k < name.start)?;
        let cases = doc.noun(title);
        (cases.has(Case::Acc) && !cases.has(Case::Nom)).then_some(Cue::Named(verb, None))
    }

    /// «встретились с А и сопровождавшими его министром Б и директором В».
    fn escorting(&self, from: usize, at: usize) -> Option<Cue> {
        let (doc, text) = (self.doc, self.doc.text);
        let participle = |&k: &usize| {
            let escorts = doc.is_word(k) && doc.know.grammar.stems.accompanies.begins(text.fold(k));
            escorts && k + 1 < at && !doc.adjective(k).any().is_empty()
        };
        let k = (from..at).rev().find(participle)?;
        match text.fold(k + 1) {
            "его" => Some(Cue::Named(k, Some(Gender::Masc))),
            "ее" => Some(Cue::Named(k, Some(Gender::Femn))),
            _ => None,
        }
    }

    fn comes(&self, k: usize) -> bool {
        self.doc.flags(k).has(Flags::VERB) && self.doc.know.grammar.stems.comes.begins(self.doc.text.fold(k))
    }

    /// «Вместе с ним прибыли», «с министром приехали», «вместе с ней во встрече участвовали».
    fn came_with(&self, from: usize, verb: usize) -> Option<Cue> {
        let (doc, text) = (self.doc, self.doc.text);
        let with = (from..verb).find(|&k| matches!(text.fold(k), "с" | "со"))?;
        let together = with > from && text.reads(with - 1, "вместе");
        let gender = match text.fold(with + 1) {
            "ним" => Some(Gender::Masc),
            "ней" | "нею" => Some(Gender::Femn),
            "ними" => None,
            _ => {
                let head = doc.any_of(with + 1, SenseKind::TitleHead.bit()) || guest(text.fold(with + 1));
                return (head && self.comes(verb)).then_some(Cue::Guests(from));
            }
        };
        if self.comes(verb) {
            return Some(Cue::Guests(from));
        }
        (together && with <= from + 2).then_some(Cue::Named(from, gender))
    }

    /// «В состав делегации вошли», «члены турецкой делегации:».
    fn composed(&self, from: usize, at: usize) -> Option<Cue> {
        let (doc, text) = (self.doc, self.doc.text);
        let delegation = (from..at).rev().find(|&k| doc.is_word(k) && text.fold(k).starts_with("делегаци"))?;
        let near = delegation.saturating_sub(3).max(from)..(delegation + 4).min(at);
        if !near.clone().any(|k| doc.is_word(k) && doc.know.grammar.stems.composes.begins(text.fold(k))) {
            return None;
        }
        // «в составе делегаций»: of which of them, nothing tells
        if matches!(text.fold(delegation), "делегаций" | "делегациях") {
            return None;
        }
        let code = |s: State| Cue::Of(doc.know.countries[s.entry as usize].code.clone());
        let before = delegation.checked_sub(1).and_then(|k| countries::at(doc, k));
        let before = before.filter(|s| s.face == Face::Adjective && s.end == delegation);
        let behind = || countries::at(doc, delegation + 1).filter(|s| s.is_noun() && s.end < at);
        if let Some(state) = before.or_else(behind) {
            return Some(code(state));
        }
        // «делегации области», «делегации Комиссии»: whose it is was told
        let alone = delegation + 1 == at || !doc.is_word(delegation + 1) || doc.flags(delegation + 1).has(Flags::VERB);
        alone.then_some(Cue::Guests(from))
    }

    /// The state of whoever is named last before token `at`.
    fn of_named(&self, posts: &[Post], at: usize, gender: Option<Gender>) -> Option<String> {
        let floor = self.floor(at);
        let agrees =
            |person: usize| self.humans[person].name.gender.is_none_or(|g| gender.is_none_or(|asked| asked == g));
        // names that were found later stand behind the others, wherever they are in the text
        let near = self.found.names.iter().zip(self.owners).filter(|(n, _)| (floor..at).contains(&n.start));
        let named = near.filter_map(|(n, owner)| Some((n.start, owner.filter(|&person| agrees(person))?)));
        let (_, person) = named.max_by_key(|(start, _)| *start)?;
        posts.iter().find(|p| p.person == person && p.country.is_some()).and_then(|p| p.country.clone())
    }

    /// The state of the last guests told before token `at`: nobody's, where the release's own officials have gone there.
    fn of_guests(&self, posts: &[Post], at: usize, own: &str) -> Option<String> {
        let floor = self.floor(at);
        let named = |p: &&Post| {
            matches!(p.country_from, Some("title" | "list" | "organization" | "place"))
                && p.country.as_deref() != Some(own)
        };
        let before = &posts[..posts.partition_point(|p| p.start < at)];
        let mut guests = before[before.len().saturating_sub(MOST_GUESTS)..].iter().filter(named);
        let last = guests.next_back()?;
        let state = last.country.clone()?;
        let mut alone = || guests.all(|p| p.country.as_ref() == Some(&state));
        if !(last.start >= floor && last.class != TitleClass::Diplomat) && !alone()
            || journey(self.doc, at, self.spots).as_ref() == Some(&state)
        {
            return None;
        }
        Some(state)
    }

    /// Where the sentences begin that are looked through for whom they came with.
    fn floor(&self, at: usize) -> usize {
        let text = self.doc.text;
        text.sentences[text.sentence_of(at).saturating_sub(SENTENCES)].start
    }
}

/// «гостями», but not «гостиницей».
fn guest(fold: &str) -> bool {
    matches!(fold, "гостя" | "гостем" | "гостей" | "гостями" | "гостьей" | "гостью")
}
