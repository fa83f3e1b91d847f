//! Words the dictionary lacks: by the part after (or before) a hyphen, or by the longest known ending.

use super::dictionary::{MAX_WORD, Morphology, Parses, key_byte};
use super::inflect::agree;
use super::tag::{Pos, Tag};

/// First parts that never decline and whose word is all in the last part.
const FIXED_FIRST: &[&str] = &[
    "авиа",
    "авто",
    "айти",
    "альфа",
    "арт",
    "аудио",
    "бета",
    "бизнес",
    "блиц",
    "блок",
    "брейн",
    "веб",
    "видео",
    "вице",
    "вэб",
    "гала",
    "генерал",
    "гран",
    "дизайн",
    "инженер",
    "интернет",
    "ит",
    "камер",
    "квест",
    "кибер",
    "кино",
    "контр",
    "крауд",
    "лейб",
    "макси",
    "мастер",
    "мега",
    "медиа",
    "микро",
    "мини",
    "мульти",
    "нано",
    "обер",
    "онлайн",
    "офлайн",
    "пиар",
    "поп",
    "премьер",
    "пресс",
    "промо",
    "рок",
    "смарт",
    "спорт",
    "статс",
    "стрит",
    "супер",
    "топ",
    "тревел",
    "ультра",
    "унтер",
    "фин",
    "фитнес",
    "флигель",
    "фолк",
    "форс",
    "фото",
    "хит",
    "чат",
    "шеф",
    "штабс",
    "эко",
    "экс",
    "экспресс",
];

/// Middle parts of names whose first part is the head: «Ростов-на-Дону», «Комсомольск-на-Амуре».
const JOINTS: &[&str] = &["на", "под", "над", "при", "в", "у", "за"];

/// Is it a first part that never declines: «экс», «медиа», «PhD»? Folded.
pub fn never_declines(first: &str) -> bool {
    FIXED_FIRST.contains(&first) || !first.is_empty() && first.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Which part of a hyphenated word carries its grammar and which decline along with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hyphen {
    /// The part whose parses are the word's.
    pub head: usize,
    /// Bit `i`: part `i` declines along.
    follow: u8,
}

impl Hyphen {
    pub fn declines(self, part: usize) -> bool {
        part < 8 && self.follow & (1 << part) != 0
    }
}

impl Morphology {
    /// What the word can be: [`Morphology::known`], else the parses of the part that carries a hyphenated word, else those
    /// of known words with the same ending. Empty when nothing is alike. Allocates nothing.
    ///
    /// `folded` as `text` folds it. Whether an answer is a guess: ask `known`.
    pub fn parses(&self, folded: &str) -> Parses<'_> {
        let known = self.known(folded);
        if !known.is_empty() {
            return known;
        }
        match hyphen_parts(folded, self) {
            Some(hyphen) => self.simple_parses(folded.split('-').nth(hyphen.head).unwrap_or_default()),
            None => self.predict(folded),
        }
    }

    /// Known, else predicted by the ending.
    pub(super) fn simple_parses(&self, folded: &str) -> Parses<'_> {
        let known = self.known(folded);
        if known.is_empty() { self.predict(folded) } else { known }
    }

    /// Parses of the words that share the longest known ending, at least two letters left for the stem: what a known word could
    /// be besides.
    pub fn predict(&self, folded: &str) -> Parses<'_> {
        let letters = folded.chars().count();
        let cyrillic = folded.chars().all(|c| key_byte(c).is_some_and(|b| b <= 32));
        if !(4..=MAX_WORD).contains(&letters) || !cyrillic {
            return self.no_parses();
        }
        let fst = self.endings.as_fst();
        let (mut node, mut output) = (fst.root(), fst::raw::Output::zero());
        let mut best = None;
        for byte in folded.chars().rev().take(letters - 2).filter_map(key_byte) {
            let Some(i) = node.find_input(byte) else {
                break;
            };
            let step = node.transition(i);
            output = output.cat(step.out);
            node = fst.node(step.addr);
            if node.is_final() {
                best = Some(output.cat(node.final_output()).value());
            }
        }
        let found = best.map_or(self.no_parses(), |number| self.set(number));
        // «в Атырауском университете»: of an adjective, whatever town in «-уск» ends alike
        let adjective = |p: super::dictionary::Parse| p.tag.pos() == Pos::Adjective;
        let locative = folded.ends_with("ском") && !found.iter().any(adjective);
        if locative { self.known("минском") } else { found }
    }
}

/// How the parts of a hyphenated word divide its grammar; `None` for a word without a hyphen or with an empty part.
pub(super) fn hyphen_parts(folded: &str, morphology: &Morphology) -> Option<Hyphen> {
    let count = folded.split('-').count();
    if !(2..=6).contains(&count) || folded.split('-').any(str::is_empty) {
        return None;
    }
    let part = |i: usize| folded.split('-').nth(i).unwrap_or_default();
    if count == 3 && JOINTS.contains(&part(1)) {
        return Some(Hyphen { head: 0, follow: 0 });
    }
    let last = count - 1;
    if only_fixed(morphology.simple_parses(part(last))) {
        let head = (0..last).rev().find(|&i| !only_fixed(morphology.simple_parses(part(i))));
        return Some(Hyphen { head: head.filter(|&i| is_surname(morphology, part(i))).unwrap_or(last), follow: 0 });
    }
    let follows = |i: usize| declines_along(morphology, part(i), part(last));
    let follow = (0..last).filter(|&i| follows(i)).fold(0, |bits, i| bits | 1 << i);
    Some(Hyphen { head: last, follow })
}

fn only_fixed(parses: Parses<'_>) -> bool {
    parses.is_empty() || parses.iter().all(|p| p.tag.has(Tag::FIXED))
}

fn is_surname(morphology: &Morphology, part: &str) -> bool {
    morphology.simple_parses(part).iter().any(|p| p.tag.has(Tag::SURNAME))
}

/// Does the first part of a double noun decline with the last? «город-герой», «Иванова-Петрова», but «вице-премьер».
fn declines_along(morphology: &Morphology, first: &str, last: &str) -> bool {
    if FIXED_FIRST.contains(&first) {
        return false;
    }
    let known = morphology.known(first);
    let firsts = if known.is_empty() { morphology.predict(first) } else { known };
    let lasts = morphology.simple_parses(last);
    firsts.iter().any(|a| {
        // A guessed common noun is more often a fixed foreign word: «хакатон-марафона».
        let sure = !known.is_empty() || a.tag.has(Tag::SURNAME);
        let declinable = matches!(a.tag.pos(), Pos::Noun | Pos::Adjective | Pos::Numeral);
        sure && declinable && !a.tag.has(Tag::FIXED) && lasts.iter().any(|b| agree(a.tag, b.tag))
    })
}
