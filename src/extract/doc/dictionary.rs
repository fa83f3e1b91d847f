//! What the dictionary says of a word: its parses, cases and flags, or those that its ending suggests.

use super::Flags;
use crate::extract::memo::Word;
use crate::extract::verbs::Verb;
use crate::morph::{CaseSet, Number, Parse, Pos, Tag};
use crate::rules::Knowledge;
use crate::rules::dates::Word as TimeWord;
use crate::text::{Shape, Token, ends_in};

/// Cases and flags of a word. True: in this spelling it is a verb or a function word, and heads no phrase.
pub(super) fn by_dictionary(know: &Knowledge, fold: &str, token: &Token, out: &mut Word) -> bool {
    let capital = token.shape != Shape::Lower;
    let known = know.morph.known(fold);
    out.parses = known.set();
    let mut flags = if known.is_empty() { 0 } else { Flags::KNOWN };
    // «были», «после»: in lower case the likeliest reading of a verb or a function word leaves no room for a rare noun
    let first = known.first().map(|p| p.tag.pos());
    // «слесарь!», «слесарю»: what a verb says of you or me is rarer than a human
    let human = |p: Parse| p.tag.pos() == Pos::Noun && p.tag.has(Tag::ANIMATE);
    let ours = |tag: Tag| !tag.has(Tag::PAST) && (!tag.has(Tag::PRESENT_FUTURE) || tag.has(Tag::FIRST_SECOND));
    let rarer = first == Some(Pos::Verb) && known.first().is_some_and(|p| ours(p.tag)) && known.iter().any(human);
    let no_noun = !capital
        && !rarer
        && matches!(first, Some(Pos::Verb | Pos::Preposition | Pos::Conjunction | Pos::Particle | Pos::Pronoun));
    // «готов», and no Goths
    let ready = || first == Some(Pos::ShortAdjective) && know.grammar.stems.intends.begins(fold);
    let no_noun = no_noun || !capital && ready();
    for p in known.iter() {
        let abbreviated = p.tag.has(Tag::ABBREVIATION) && token.shape != Shape::Upper && fold.chars().count() < 4;
        if !(p.tag.pos() == Pos::Noun && (no_noun || abbreviated)) {
            flags |= word(out, p.tag, capital);
        }
    }
    out.verb = Verb::of(known, Flags(flags));
    // «вылетит», «выедут»: what dates lie ahead of
    let present = |tag: Tag| tag.has(Tag::PRESENT_FUTURE) && !tag.has(Tag::FUTURE);
    let ahead = out.verb.sure
        && out.verb.finite.is_some_and(|f| f.future)
        && !known.iter().any(|p| p.tag.pos() == Pos::Verb && present(p.tag));
    if out.time == TimeWord::None && ahead {
        out.time = TimeWord::Future;
    }
    if known.is_empty() {
        let alike = know.morph.parses(fold);
        out.parses = alike.set();
        for p in alike.iter().filter(|_| token.cyrillic) {
            word(out, p.tag, true);
        }
        if !capital && know.grammar.borrowed(fold) {
            out.noun.add(CaseSet::ALL, None);
        }
    }
    if capital && token.cyrillic {
        let named = || flags & (Flags::SURNAME | Flags::COMMON | Flags::FUNCTION) != 0;
        if !named() && know.grammar.given_shape(fold) {
            flags |= Flags::GIVEN;
        } else if !named() && know.grammar.surname_shape(fold) {
            flags |= Flags::SURNAME;
        }
        if flags & Flags::PATRONYMIC == 0 && flags & Flags::COMMON == 0 && know.grammar.patronymic_shape(fold) {
            flags |= Flags::PATRONYMIC;
        }
        // «Ланской-Гуревич», but «Абдул-Азизович»
        let double = || fold.split_once('-').is_some_and(|(first, _)| ends_in(first, &SURNAME_ENDINGS));
        if flags & Flags::PATRONYMIC != 0 && double() {
            flags = flags & !Flags::PATRONYMIC | Flags::SURNAME;
        }
    }
    out.flags = flags;
    // asked of capitalised words only
    out.syllables = capital && know.is_east_asian(fold);
    out.eastern_surname = capital && know.eastern_surname(fold);
    let opening = capital && matches!(first, Some(Pos::Preposition | Pos::Conjunction | Pos::Particle));
    no_noun || opening && token.shape == Shape::Capital
}

/// How the first half of a double surname ends.
const SURNAME_ENDINGS: [&str; 7] = ["ов", "ев", "ин", "ын", "ий", "ой", "ко"];

/// Adds one parse to the word's cases; returns its flags.
fn word(info: &mut Word, tag: Tag, capital: bool) -> u16 {
    let named = tag.has(Tag::NAME | Tag::SURNAME | Tag::PATRONYMIC);
    let mut flags = 0;
    if tag.has(Tag::INITIAL) {
        return 0;
    }
    // «Асадов» is no form of «Асад» here
    let lone = !tag.has(Tag::SURNAME | Tag::NAME) || tag.number() != Some(Number::Plur);
    if named && capital && lone {
        flags |= if tag.has(Tag::NAME) { Flags::GIVEN | Flags::GIVEN_SURE } else { 0 };
        flags |= if tag.has(Tag::SURNAME) { Flags::SURNAME | Flags::SURNAME_SURE } else { 0 };
        flags |= if tag.has(Tag::PATRONYMIC) { Flags::PATRONYMIC } else { 0 };
    }
    if tag.has(Tag::ANIMATE) {
        flags |= Flags::ANIMATE;
    }
    match tag.pos() {
        Pos::Noun => {
            info.noun.add(tag.cases(), if tag.has(Tag::FIXED) { None } else { tag.number() });
            if !named && !tag.has(Tag::PLACE) {
                flags |= Flags::COMMON;
            }
        }
        Pos::Adjective | Pos::Participle => {
            info.adjective.add(tag.cases(), tag.number());
            flags |= Flags::COMMON;
            if tag.has(Tag::PRONOMINAL) {
                flags |= Flags::PRONOMINAL;
            }
            if tag.has(Tag::ORDINAL) {
                flags |= Flags::ORDINAL;
            }
        }
        Pos::Verb => flags |= Flags::VERB | Flags::COMMON,
        Pos::ShortParticiple => flags |= Flags::SHORT_PARTICIPLE | Flags::COMMON,
        Pos::Infinitive | Pos::Converb => flags |= Flags::NONFINITE | Flags::COMMON,
        Pos::Adverb | Pos::Comparative | Pos::Predicative => flags |= Flags::ADVERB | Flags::COMMON,
        Pos::Preposition => flags |= Flags::FUNCTION | Flags::PREPOSITION,
        Pos::Conjunction | Pos::Particle | Pos::Pronoun => flags |= Flags::FUNCTION,
        Pos::ShortAdjective | Pos::Numeral => flags |= Flags::COMMON,
        Pos::Interjection | Pos::None => {}
    }
    flags
}
