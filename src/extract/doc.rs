//! A text with everything the extractors ask of each token, computed once: the cases it can stand in as a noun and as an
//! adjective, what the dictionary calls it, and the longest lexicon phrase that begins there. Each word is looked up by itself,
//! then the phrases of several words are found, then what only its neighbours tell is read anew.

mod areas;
mod cases;
mod dictionary;
mod flags;
mod look_up;
mod loud;
mod phrases;
mod senses;
mod traits;

use super::memo::{self, Word};
use super::verbs::Verb;
use crate::morph::{ParseSet, Parses};
use crate::rules::dates::Word as TimeWord;
use crate::rules::{Class, Classes, Knowledge};
use crate::text::{Kind, Text, positions};
pub use cases::Cases;
pub use flags::Flags;
use look_up::look_up;
use phrases::go_on;
pub use traits::Traits;

/// The annotated document.
pub struct Doc<'a> {
    pub text: &'a Text<'a>,
    pub know: &'a Knowledge,
    info: Vec<Word>,
    /// Hashes of the tokens as written; of a word written short, of the form that it stands for.
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
        let mut hashes: Vec<u64> = hashes.collect();
        // … and apart from that form written out, whose letters are others
        for i in text.all_shortened() {
            let fold = text.fold(i).as_bytes();
            hashes[i] = memo::hash(fold, 0, fold.len()).rotate_left(1);
        }
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
        doc.read_loud_lines();
        doc.capitals = positions(doc.len(), |i| doc.has(i, Traits::CAPITAL));
        doc.read_area_adjectives();
        doc
    }

    /// The words that are not in lower case, in order.
    pub fn capitals(&self) -> impl Iterator<Item = usize> {
        self.capitals.iter().map(|&i| i as usize)
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
