//! A text with everything the extractors ask of each token, computed once: the cases it can stand in as a noun and as an
//! adjective, what the dictionary calls it, and the longest lexicon phrase that begins there.

use super::memo::{self, Entry, Opening, Word};
use super::names;
use super::verbs::Verb;
use crate::morph::{Case, CaseSet, Number, Parse, ParseSet, Parses, Pos, Tag};
use crate::rules::dates::Word as TimeWord;
use crate::rules::{Class, Classes, Knowledge, Packed, Sense, SenseKind, Senses, longer};
use crate::text::{Kind, Shape, Text, Token, ends_in_capitals, positions};

/// What the dictionary and the shape say of a word, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags(u16);

impl Flags {
    /// A known given name.
    pub const GIVEN: u16 = 1;
    /// A known surname, or a word with a surname's ending.
    pub const SURNAME: u16 = 2;
    pub const PATRONYMIC: u16 = 4;
    /// A finite verb.
    pub const VERB: u16 = 8;
    /// Preposition, conjunction, particle, pronoun.
    pub const FUNCTION: u16 = 16;
    /// The dictionary knows it as an ordinary word (too).
    pub const COMMON: u16 = 32;
    /// The dictionary knows it at all.
    pub const KNOWN: u16 = 64;
    /// Short participle: «назначен».
    pub const SHORT_PARTICIPLE: u16 = 128;
    pub const ADVERB: u16 = 256;
    /// «его», «этот», «свой»: an adjective that is a pronoun.
    pub const PRONOMINAL: u16 = 512;
    /// A known surname by the dictionary itself.
    pub const SURNAME_SURE: u16 = 1024;
    pub const PREPOSITION: u16 = 2048;
    pub const ORDINAL: u16 = 4096;
    pub const ANIMATE: u16 = 8192;
    /// Converb or infinitive.
    pub const NONFINITE: u16 = 16384;
    /// A given name by the dictionary itself: Russian or long at home in Russian.
    pub const GIVEN_SURE: u16 = 32768;

    #[inline]
    pub fn has(self, bits: u16) -> bool {
        self.0 & bits != 0
    }
}

/// What is asked of tokens most, and why a scan stops at one, as bits: the kinds of its senses, and what its spelling and its word
/// class tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traits(u64);

impl Traits {
    /// A word that is not written in lower case.
    pub const CAPITAL: Traits = Traits(1 << 32);
    /// A word in lower case that is not Cyrillic.
    pub const FOREIGN: Traits = Traits(1 << 33);
    /// A quotation mark or a bracket.
    pub const PAIRED: Traits = Traits(1 << 34);
    /// A semicolon, or a word that opens a clause.
    pub const BORDER: Traits = Traits(1 << 35);
    /// It can be a verb.
    pub const VERB: Traits = Traits(1 << 36);
    /// The name of a place follows such a word.
    pub const LEADS_PLACE: Traits = Traits(1 << 37);
    /// A mark that opens a quotation.
    pub const OPENING: Traits = Traits(1 << 38);
    /// A word that tells what its clause is about: a delegation, a speech, a decision, an earlier time.
    pub const TELLS: Traits = Traits(1 << 39);
    /// The mark «:».
    pub const COLON: Traits = Traits(1 << 40);
    /// «верительные»
    pub const CREDENTIAL: Traits = Traits(1 << 41);
    /// No part of a name: «Госпромнадзор», «Узгидромет», «Финтех-офис».
    pub const NAMELESS: Traits = Traits(1 << 42);
    /// A word.
    const WORD: Traits = Traits(1 << 43);
    /// A word whose first letter is a capital.
    const BIG: Traits = Traits(1 << 44);
    /// A word with a hyphen, folded.
    pub const HYPHENED: Traits = Traits(1 << 45);
    /// A word that some role wants near its verb.
    pub const ASKED: Traits = Traits(1 << 46);
    /// «и», «или», not in capitals.
    pub const AND: Traits = Traits(1 << 47);

    /// Any sense of these kinds (bits of [`SenseKind`]).
    #[inline]
    pub const fn senses(kinds: u32) -> Traits {
        Traits(kinds as u64)
    }

    #[inline]
    pub const fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    #[inline]
    fn any(self, wanted: Traits) -> bool {
        self.0 & wanted.0 != 0
    }

    fn set_senses(&mut self, kinds: u32) {
        self.0 = self.0 & !u64::from(u32::MAX) | u64::from(kinds);
    }

    /// All but the kinds of senses.
    fn of(know: &Knowledge, token: &Token, written: &str, fold: &str, word: &Word) -> Traits {
        let stems = &know.grammar.stems;
        const LEADS_PLACE: Class = Class::SETTLEMENT
            .or(Class::SETTLEMENT_SHORTENED)
            .or(Class::DESIGNATES)
            .or(Class::REGION_NOUN)
            .or(Class::WATER);
        const TELLS: Class = Class::DELEGATION.or(Class::SPEECH).or(Class::DECISION).or(Class::EARLIER);
        let lower = token.shape == Shape::Lower;
        let (is_word, is_mark) = (token.kind == Kind::Word, token.kind == Kind::Punct);
        let big = match token.shape {
            Shape::Capital | Shape::Upper | Shape::Letter => true,
            Shape::Mixed => written.starts_with(char::is_uppercase),
            Shape::Lower | Shape::None => false,
        };
        let shortened = || stems.shortened.iter().any(|part| fold.contains(part));
        let traits = [
            (Self::WORD, is_word),
            (Self::BIG, big),
            (Self::HYPHENED, is_word && fold.contains('-')),
            (Self::CAPITAL, is_word && !lower),
            (Self::FOREIGN, is_word && lower && !token.cyrillic),
            (Self::OPENING, is_mark && matches!(written, "«" | "\"" | "“" | "„")),
            (Self::PAIRED, is_mark && matches!(written, "«" | "»" | "\"" | "“" | "”" | "„" | "(" | ")")),
            (Self::COLON, is_mark && written == ":"),
            (Self::NAMELESS, is_word && !lower && (shortened() || names::nameless(stems, token, written, fold))),
            (Self::CREDENTIAL, is_word && fold.starts_with("верительн")),
            (Self::BORDER, is_mark && written == ";" || is_word && word.classes.has(Class::CLAUSE_WORD)),
            (Self::VERB, is_word && word.verb.any()),
            (Self::LEADS_PLACE, is_word && word.classes.has(LEADS_PLACE)),
            (Self::TELLS, is_word && word.classes.has(TELLS)),
            (Self::AND, word.classes.has(Class::AND) && token.shape != Shape::Upper),
            (Self::ASKED, is_word && know.asked_by_roles(word.hash)),
        ];
        traits.into_iter().filter(|(_, has)| *has).fold(Traits::default(), |all, (one, _)| all.or(one))
    }
}

/// Cases by number, of one word class.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cases {
    pub sing: CaseSet,
    pub plur: CaseSet,
}

impl Cases {
    #[inline]
    pub fn any(self) -> CaseSet {
        self.sing.or(self.plur)
    }
    #[inline]
    pub fn has(self, case: Case) -> bool {
        self.any().has(case)
    }
    fn add(&mut self, cases: CaseSet, number: Option<Number>) {
        match number {
            Some(Number::Plur) => self.plur = self.plur.or(cases),
            Some(Number::Sing) => self.sing = self.sing.or(cases),
            None => {
                self.sing = self.sing.or(cases);
                self.plur = self.plur.or(cases);
            }
        }
    }
}

/// The annotated document.
pub struct Doc<'a> {
    pub text: &'a Text<'a>,
    pub know: &'a Knowledge,
    info: Vec<Word>,
    /// Hashes of the tokens as written.
    hashes: Vec<u64>,
    /// Each token's kinds of senses and [`Traits`], packed for scans that pass over most tokens.
    traits: Vec<Traits>,
    /// The words that are not in lower case.
    capitals: Vec<u32>,
    /// The place of every token in calendar references.
    times: Vec<TimeWord>,
    /// The text has a mark that parts the cells of a table.
    pub cells: bool,
}

impl<'a> Doc<'a> {
    pub fn new(text: &'a Text<'a>, know: &'a Knowledge) -> Self {
        // each step by itself, so that the processor waits for the memory of many words at once
        let bytes = text.source.as_bytes();
        let hashes = text.tokens.iter().map(|t| memo::hash(bytes, t.start as usize, t.end as usize));
        let hashes: Vec<u64> = hashes.collect();
        let mut info: Vec<Word> = Vec::with_capacity(text.len());
        let mut traits: Vec<Traits> = Vec::with_capacity(text.len());
        let mut times: Vec<TimeWord> = Vec::with_capacity(text.len());
        let look_up = |i: usize| look_up(know, text.word(i), text.fold(i), &text.tokens[i]);
        memo::words(know, |words| {
            for part in hashes.chunks(memo::PART) {
                let from = info.len();
                words.make_room();
                let numbered = part.iter().enumerate().map(|(n, &hash)| words.number(hash, || look_up(from + n)));
                let numbers: Vec<usize> = numbered.collect();
                info.extend(numbers.iter().map(|&number| *words.word(number)));
                traits.extend(numbers.iter().map(|&number| words.traits(number)));
                times.extend(numbers.iter().map(|&number| words.word(number).time));
                go_on(text, know, from, |i| words.opening(numbers[i - from]), &mut info, &mut traits);
            }
        });
        let cells = memchr::memchr2(b'|', b'\t', text.source.as_bytes()).is_some();
        let mut doc = Doc { text, know, traits, info, hashes, capitals: vec![], times, cells };
        doc.capitals = positions(doc.len(), |i| doc.has(i, Traits::CAPITAL));
        doc.read_area_adjectives();
        doc
    }

    /// «Шкловского районного суда»: what the dictionary has as a surname alone is an adjective before an area's body or officer.
    fn read_area_adjectives(&mut self) {
        let sure = |i: &usize| self.info[*i].flags & Flags::SURNAME_SURE != 0 && self.adjective(*i).any().is_empty();
        let found: Vec<_> = self.capitals().filter(sure).filter_map(|i| Some((i, self.of_area(i)?))).collect();
        for (i, (parses, cases)) in found {
            let word = &mut self.info[i];
            (word.parses, word.adjective) = (parses, cases);
            word.flags = word.flags & !(Flags::SURNAME | Flags::SURNAME_SURE | Flags::KNOWN) | Flags::COMMON;
        }
    }

    /// The readings of the word at `i` as an adjective that agrees with the area, body or officer behind it.
    fn of_area(&self, i: usize) -> Option<(ParseSet, Cases)> {
        let head = self.area_head(i)?;
        let fold = self.text.fold(i);
        if !["ск", "цк"].iter().any(|joint| fold.contains(joint)) {
            return None;
        }
        let alike = self.know.morph.predict(fold);
        let mut cases = Cases::default();
        let adjectives = alike.iter().filter(|p| p.tag.pos() == Pos::Adjective);
        adjectives.for_each(|p| cases.add(p.tag.cases(), p.tag.number()));
        // the heads that the dictionary lacks («райисполком») have their cases in the lexicon
        let known = self.noun(head).any();
        let listed = || self.sense(head, SenseKind::OrgHead.bit()).map_or(known, |s| s.cases);
        let own = if known.is_empty() { listed() } else { known };
        (!own.and(cases.any()).is_empty()).then_some((alike.set(), cases))
    }

    /// The noun of an area or a body behind the word at `i`, or of an officer with an adjective: «районный прокурор».
    fn area_head(&self, i: usize) -> Option<usize> {
        let lower = |k: &usize| self.text.tokens[*k].shape == Shape::Lower && !self.text.tokens[*k].line_start;
        let adjective = |k: &usize| lower(k) && !self.adjective(*k).any().is_empty();
        let head = (i + 1..self.len().min(i + 4)).find(|k| !adjective(k)).filter(lower)?;
        let area = self.is_class(head, Class::AREA.or(Class::REGION_NOUN));
        let office = head > i + 1 && self.any_of(head, SenseKind::TitleHead.bit());
        (area || office || self.any_of(head, SenseKind::OrgHead.bit())).then_some(head)
    }

    /// The first token in `from..to` with any of these traits; `to` if there is none.
    #[inline]
    pub fn next(&self, from: usize, to: usize, wanted: Traits) -> usize {
        let ahead = self.traits.get(from..to).unwrap_or_default();
        // four at a time: most tokens do not concern a scan
        let (fours, rest) = ahead.as_chunks::<4>();
        let concerns = |four: &[Traits; 4]| four.iter().fold(Traits::default(), |all, one| all.or(*one)).any(wanted);
        if let Some(n) = fours.iter().position(concerns) {
            let bit = |k: usize| u32::from(fours[n][k].any(wanted)) << k;
            let bits = bit(0) | bit(1) | bit(2) | bit(3);
            return from + 4 * n + bits.trailing_zeros() as usize;
        }
        let first = rest.iter().position(|traits| traits.any(wanted));
        first.map_or(to, |at| from + 4 * fours.len() + at)
    }

    /// The words that are not in lower case, in order.
    pub fn capitals(&self) -> impl Iterator<Item = usize> {
        self.capitals.iter().map(|&i| i as usize)
    }

    /// Has the token any of these traits?
    #[inline]
    pub fn has(&self, i: usize, wanted: Traits) -> bool {
        self.traits[i].any(wanted)
    }

    /// The tokens in `from..to` with any of these traits.
    #[inline]
    pub fn with(&self, mut from: usize, to: usize, wanted: Traits) -> impl Iterator<Item = usize> {
        std::iter::from_fn(move || {
            let i = self.next(from, to, wanted);
            from = i + 1;
            (i < to).then_some(i)
        })
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.info.len()
    }

    #[inline]
    pub fn noun(&self, i: usize) -> Cases {
        self.info[i].noun
    }

    #[inline]
    pub fn adjective(&self, i: usize) -> Cases {
        self.info[i].adjective
    }

    #[inline]
    pub fn flags(&self, i: usize) -> Flags {
        Flags(self.info[i].flags)
    }

    /// Are there senses of any of these kinds (bits of [`SenseKind::bit`]) at `i`?
    #[inline]
    pub fn any_of(&self, i: usize, kinds: u32) -> bool {
        self.traits[i].any(Traits::senses(kinds))
    }

    /// The hash of the folded token.
    #[inline]
    pub fn hash(&self, i: usize) -> u64 {
        self.info[i].hash
    }

    /// The hash of the token as written.
    #[inline]
    pub fn written_hash(&self, i: usize) -> u64 {
        self.hashes[i]
    }

    /// The place of every token in calendar references.
    pub fn time_words(&self) -> &[TimeWord] {
        &self.times
    }

    /// Does the word belong to a closed class of `rules/grammar.toml`?
    #[inline]
    pub fn is_class(&self, i: usize, class: Class) -> bool {
        self.info[i].classes.has(class)
    }

    /// The closed classes of the word.
    #[inline]
    pub fn classes(&self, i: usize) -> Classes {
        self.info[i].classes
    }

    /// What the word can be as a verb.
    #[inline]
    pub fn verb(&self, i: usize) -> &Verb {
        &self.info[i].verb
    }

    /// Parses of the dictionary, else those that the word's ending suggests; none for what is no word.
    #[inline]
    pub fn parses(&self, i: usize) -> Parses<'static> {
        self.know.morph.parses_of(self.info[i].parses)
    }

    /// Parses of the dictionary itself, none for a word that it lacks.
    #[inline]
    pub fn known(&self, i: usize) -> Parses<'static> {
        let word = &self.info[i];
        let known = word.flags & Flags::KNOWN != 0;
        self.know.morph.parses_of(if known { word.parses } else { ParseSet::default() })
    }

    /// Tells the phrase at `i` from any other of the same lexicon: where its senses lie, and which of them fit.
    pub fn phrase(&self, i: usize) -> (u32, u32) {
        (self.info[i].senses, self.info[i].fitting)
    }

    /// Senses of the longest lexicon phrase that begins at `i`.
    #[inline]
    pub fn senses(&self, i: usize) -> Fitting<'a> {
        self.senses_of(i, !0)
    }

    /// Those of these kinds (bits of [`SenseKind::bit`]) among them.
    #[inline]
    pub fn senses_of(&self, i: usize, kinds: u32) -> Fitting<'a> {
        // most words have none, and what is known of them need not be fetched
        if !self.any_of(i, kinds) {
            return Fitting { know: self.know, kinds, first: Packed::default(), place: 0, all: 0, left: 0 };
        }
        let Word { senses, fitting, first, .. } = self.info[i];
        Fitting { know: self.know, kinds, first, place: senses, all: fitting, left: fitting }
    }

    /// Takes the senses of one kind from token `i`.
    pub fn lose(&mut self, i: usize, kind: SenseKind) {
        let Word { senses, mut fitting, .. } = self.info[i];
        let mut kinds = 0;
        for n in 0..u32::BITS {
            let sense = (fitting & 1 << n != 0).then(|| self.know.lexicon.sense(senses + n)).flatten();
            match sense {
                Some(s) if s.kind == kind => fitting &= !(1 << n),
                Some(s) => kinds |= s.kind.bit(),
                None => {}
            }
        }
        self.info[i].fitting = fitting;
        self.info[i].first = first(self.know, senses, fitting);
        self.traits[i].set_senses(kinds);
    }

    /// Length of that phrase in tokens; 0 if there is none.
    #[inline]
    pub fn hit_len(&self, i: usize) -> usize {
        self.info[i].hit_len as usize
    }

    /// The first sense of any of these kinds (bits of [`SenseKind::bit`]) at `i`.
    #[inline(always)]
    pub fn sense(&self, i: usize, kinds: u32) -> Option<Sense> {
        // most words are told off here, without a call
        if self.any_of(i, kinds) { self.first_of(i, kinds) } else { None }
    }

    #[inline(never)]
    fn first_of(&self, i: usize, kinds: u32) -> Option<Sense> {
        let first = self.info[i].first;
        if first.is_of(kinds) { Some(first.unpack()) } else { self.senses_of(i, kinds).next() }
    }

    /// Is `i` the first word of its sentence (opening marks aside)?
    #[inline]
    pub fn sentence_start(&self, i: usize) -> bool {
        let s = self.text.sentences[self.text.sentence_of(i)];
        (s.start..i).all(|k| self.text.tokens[k].kind != Kind::Word)
    }

    /// One past the mark or number that makes a sentence an item of a list: «–», «•», «1.», «2)».
    pub fn bullet(&self, s: crate::text::Sentence) -> Option<usize> {
        let (text, token) = (self.text, &self.text.tokens[s.start]);
        let mark = matches!(text.word(s.start), "-" | "–" | "—" | "•" | "*" | "·" | "▪" | "●");
        let closed = || s.start + 1 < self.len() && matches!(text.word(s.start + 1), "." | ")");
        match token.kind {
            Kind::Punct if mark => Some(s.start + 1),
            Kind::Number if closed() => Some(s.start + 2),
            _ => None,
        }
    }

    /// One past the last token of the sentence that holds `i`.
    pub fn sentence_end(&self, i: usize) -> usize {
        self.text.sentences[self.text.sentence_of(i)].end
    }

    /// A word whose first letter is a capital.
    #[inline]
    pub fn capital(&self, i: usize) -> bool {
        self.traits[i].any(Traits::BIG)
    }

    /// A word whose first letter is no capital.
    #[inline]
    pub fn small(&self, i: usize) -> bool {
        self.traits[i].0 & Traits::WORD.or(Traits::BIG).0 == Traits::WORD.0
    }

    #[inline]
    pub fn is_word(&self, i: usize) -> bool {
        self.traits[i].any(Traits::WORD)
    }

    /// Does the lexicon know it as a head of titles, bodies or events?
    #[inline]
    pub fn headed(&self, i: usize) -> bool {
        const HEADS: u32 =
            SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit() | SenseKind::EventHead.bit() | SenseKind::Rank.bit();
        self.any_of(i, HEADS)
    }

    /// Is it written with syllables of Chinese, Korean or Vietnamese names?
    #[inline]
    pub fn syllables(&self, i: usize) -> bool {
        self.info[i].syllables
    }

    #[inline]
    pub fn eastern_surname(&self, i: usize) -> bool {
        self.info[i].eastern_surname
    }
}

/// The senses of a phrase that fit and are of some kinds.
pub struct Fitting<'a> {
    know: &'a Knowledge,
    kinds: u32,
    first: Packed,
    /// Where its senses lie.
    place: u32,
    /// Which of them fit, as bits, and which of those are still to come.
    all: u32,
    left: u32,
}

impl Iterator for Fitting<'_> {
    type Item = Sense;

    #[inline]
    fn next(&mut self) -> Option<Sense> {
        // most words have no sense, or no other
        if self.left == 0 { None } else { self.step() }
    }
}

impl Fitting<'_> {
    #[inline(never)]
    fn step(&mut self) -> Option<Sense> {
        while let Some(rest) = self.left.checked_sub(1) {
            let (next, first) = (self.left.trailing_zeros(), self.left == self.all);
            self.left &= rest;
            let sense = if first { self.first } else { self.know.lexicon.packed(self.place + next)? };
            if sense.is_of(self.kinds) {
                return Some(sense.unpack());
            }
        }
        None
    }
}

/// The longest phrase that begins with each word from `from` on, in place of the word by itself.
fn go_on(
    text: &Text,
    know: &Knowledge,
    from: usize,
    opening: impl Fn(usize) -> Opening,
    info: &mut [Word],
    traits: &mut [Traits],
) {
    let begun = (from..info.len()).filter(|&i| info[i].goes_on && text.joined(i));
    let pairs: Vec<(usize, u64)> = begun.map(|i| (i, longer(info[i].hash, text.fold(i + 1)))).collect();
    let may: Vec<bool> = pairs.iter().map(|&(_, pair)| know.lexicon.may_have(pair)).collect();
    for (&(i, _), _) in pairs.iter().zip(may).filter(|&(_, may)| may) {
        let opening = opening(i);
        let fits = |senses: Senses| fitting(senses, &text.tokens[i], text.word(i));
        if let Some(found) = know.lexicon.longest_from(opening.start, text, i, fits) {
            // «председателем Собрания депутатов А»: a body's office, and no chair of the meeting
            let office = traits[i].any(Traits::senses(SenseKind::TitleHead.bit()));
            let called = text.tokens[i + 1].shape == Shape::Capital;
            let body = office && called && info.get(i + 2).is_some_and(|next| next.noun.has(Case::Gen));
            if body && kinds(found.senses, found.fitting) == SenseKind::RoleVerb.bit() {
                continue;
            }
            let word = &mut info[i];
            word.senses = found.senses.place();
            word.fitting = found.fitting;
            word.first = first(know, word.senses, word.fitting);
            traits[i].set_senses(kinds(found.senses, found.fitting));
            word.hit_len = found.len as u8;
            word.flags = opening.plain_flags;
        }
    }
}

/// The senses whose demand on capitals the word meets, as bits.
fn fitting(senses: Senses, token: &Token, written: &str) -> u32 {
    // «АмГУ» is a university, not the village of Амга
    const NAMES: u32 = SenseKind::Place.bit() | SenseKind::GivenName.bit() | SenseKind::Surname.bit();
    let letters = token.shape == Shape::Mixed && ends_in_capitals(written);
    let fits = |s: &Sense| s.caps.allows(token.shape, written) && !(letters && s.kind.bit() & NAMES != 0);
    let each = senses.iter().take(SENSES).enumerate();
    each.fold(0, |all, (n, s)| all | u32::from(fits(&s)) << n)
}

/// The kinds of the fitting senses.
fn kinds(senses: Senses, fitting: u32) -> u32 {
    let each = senses.iter().take(SENSES).enumerate();
    each.filter(|(n, _)| fitting >> n & 1 == 1).fold(0, |all, (_, s)| all | s.kind.bit())
}

/// The first of the fitting senses of the phrase whose senses lie at `place`.
fn first(know: &Knowledge, place: u32, fitting: u32) -> Packed {
    let found = (fitting != 0).then(|| know.lexicon.packed(place + fitting.trailing_zeros()));
    found.flatten().unwrap_or_default()
}

/// No phrase of the lexicon has more senses.
const SENSES: usize = 32;

/// What dictionary, lexicon, grammar and shape say of a token by itself.
fn look_up(know: &Knowledge, written: &str, fold: &str, token: &Token) -> Entry {
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

/// «экс-сотрудник», «PhD-докторант», «женщина-премьер», «фотограф-любитель»: the office that a hyphenated word which the
/// lexicon lacks is.
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
    let bits = each.filter(|(_, s)| person(s)).fold(0, |all, (n, _)| all | 1 << n);
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

/// Cases and flags of a word. True: in this spelling it is a verb or a function word, and heads no phrase.
fn by_dictionary(know: &Knowledge, fold: &str, token: &Token, out: &mut Word) -> bool {
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
    }
    out.flags = flags;
    // asked of capitalised words only
    out.syllables = capital && know.is_east_asian(fold);
    out.eastern_surname = capital && know.eastern_surname(fold);
    let opening = capital && matches!(first, Some(Pos::Preposition | Pos::Conjunction | Pos::Particle));
    no_noun || opening && token.shape == Shape::Capital
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
