//! A token by itself: what dictionary, lexicon, grammar and shape say of it, whatever stands beside it.

use super::dictionary::by_dictionary;
use super::senses::{SENSES, first, fitting, kinds};
use super::{Cases, Flags, Traits};
use crate::extract::memo::{Entry, Opening, Word};
use crate::extract::verbs::Verb;
use crate::morph::{Number, ParseSet, Pos, Tag};
use crate::rules::{Knowledge, Packed, Sense, SenseKind, Senses};
use crate::text::{Kind, Shape, Token};

/// What dictionary, lexicon, grammar and shape say of a token by itself.
pub(super) fn look_up(know: &Knowledge, written: &str, fold: &str, token: &Token) -> Entry {
    let start = know.lexicon.start(fold);
    let mut out = Word {
        hash: start.hash(),
        time: know.dates.token(fold, token.kind),
        parses: ParseSet::default(),
        fitting: 0,
        senses: 0,
        first: Packed::default(),
        classes: know.grammar.classes(fold),
        verb: Verb::default(),
        noun: Cases::default(),
        adjective: Cases::default(),
        flags: 0,
        hit_len: 0,
        syllables: false,
        eastern_surname: false,
        goes_on: start.goes_on(),
    };
    let alone = know.lexicon.alone(start).map(|senses| (senses, fitting(senses, token, written)));
    let alone = alone.filter(|(_, fitting)| *fitting != 0);
    let found = alone.or_else(|| compound(know, fold, written, token));
    let (senses, fitting) = found.unwrap_or_default();
    (out.senses, out.fitting, out.hit_len) = (senses.place(), fitting, u8::from(found.is_some()));
    if token.kind != Kind::Word {
        out.first = first(know, out.senses, out.fitting);
        let traits = Traits::of(know, token, written, fold, &out).or(Traits::senses(kinds(senses, out.fitting)));
        return Entry { word: out, traits, opening: Opening { start, plain_flags: 0 } };
    }
    let heads_nothing = by_dictionary(know, fold, token, &mut out);
    if out.flags & Flags::KNOWN == 0 {
        decline_as_listed(&mut out, senses);
    }
    let plain_flags = out.flags;
    if heads_nothing {
        // «Эка Сепашвили»
        let named = if token.shape == Shape::Lower { 0 } else { SenseKind::GivenName.bit() };
        forbid_heads(&mut out, senses, named);
    }
    out.first = first(know, out.senses, out.fitting);
    let traits = Traits::of(know, token, written, fold, &out).or(Traits::senses(kinds(senses, out.fitting)));
    if token.shape != Shape::Lower && double_given(know, fold) {
        out.flags |= Flags::GIVEN;
    }
    if token.shape != Shape::Lower {
        for (_, s) in senses.iter().enumerate().filter(|(n, _)| *n < SENSES && out.fitting >> n & 1 == 1) {
            match s.kind {
                SenseKind::GivenName if s.number == Some(Number::Plur) => {}
                SenseKind::GivenName => out.flags |= Flags::GIVEN,
                SenseKind::Surname => out.flags |= Flags::SURNAME,
                _ => {}
            }
        }
    }
    Entry { word: out, traits, opening: Opening { start, plain_flags } }
}

/// «экс-сотрудник», «PhD-докторант», «женщина-премьер», «фотограф-любитель», «IT-компания»: the office, or the kind of a body,
/// that a hyphenated word which the lexicon lacks is.
fn compound(know: &Knowledge, fold: &str, written: &str, token: &Token) -> Option<(Senses, u32)> {
    let (first, second) = fold.split_once('-')?;
    let prefixed = crate::morph::never_declines(first) || first.starts_with("женщин");
    // «Бек-Булатов»
    let named = || written.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase));
    if !prefixed && token.shape != Shape::Upper && named() {
        return None;
    }
    let office = if prefixed { second } else { first };
    let senses = know.lexicon.alone(know.lexicon.start(office))?;
    let other = know.morph.parses(second);
    let person = |s: &Sense| {
        let same = |p: crate::morph::Parse| {
            p.tag.pos() == Pos::Noun && p.tag.has(Tag::ANIMATE) && !p.tag.cases().and(s.cases).is_empty()
        };
        matches!(s.kind, SenseKind::TitleHead | SenseKind::Rank) && (prefixed || other.iter().any(same))
    };
    let each = senses.iter().take(SENSES).enumerate();
    let body = |s: &Sense| prefixed && s.kind == SenseKind::OrgHead;
    let bits = each.filter(|(_, s)| person(s) || body(s)).fold(0, |all, (n, _)| all | 1 << n);
    let bits = bits & fitting(senses, token, written);
    (bits != 0).then_some((senses, bits))
}

/// «Йенс-Уве»: two given names with a hyphen.
fn double_given(know: &Knowledge, fold: &str) -> bool {
    let given = |part: &str| {
        let listed = know.lexicon.alone(know.lexicon.start(part));
        let listed = listed.is_some_and(|senses| senses.iter().any(|s| s.kind == SenseKind::GivenName));
        listed || know.morph.known(part).iter().any(|p| p.tag.has(Tag::NAME) && p.tag.number() != Some(Number::Plur))
    };
    fold.split_once('-').is_some_and(|(a, b)| given(a) && given(b))
}

/// «хурула»: a noun that the dictionary lacks stands in the cases that the lexicon inflects it in.
fn decline_as_listed(word: &mut Word, senses: Senses) {
    let heads = SenseKind::OrgHead.bit() | SenseKind::EventHead.bit();
    let fits = |n: usize, s: &Sense| word.fitting >> n & 1 == 1 && s.kind.bit() & heads != 0;
    let mut listed = Cases::default();
    let told = senses.iter().take(SENSES).enumerate().filter(|(n, s)| fits(*n, s));
    told.for_each(|(_, s)| listed.add(s.cases, s.number));
    if !listed.any().is_empty() {
        word.noun = listed;
    }
}

/// Takes away the senses of heads and people, but for those `kept` (kinds): the word is a verb or a function word here.
fn forbid_heads(word: &mut Word, senses: Senses, kept: u32) {
    for (n, s) in senses.iter().take(SENSES).enumerate() {
        if s.kind.bit() & kept == 0
            && matches!(
                s.kind,
                SenseKind::TitleHead
                    | SenseKind::OrgHead
                    | SenseKind::EventHead
                    | SenseKind::Rank
                    | SenseKind::GivenName
                    | SenseKind::Surname
            )
        {
            word.fitting &= !(1 << n);
        }
    }
    if word.fitting == 0 {
        word.hit_len = 0;
    }
}
