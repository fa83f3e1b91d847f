//! Which people a word of a name is of: what the lexicon says of a given name's home, the fathers' names of Mongolia, the syllables
//! and endings of East Asia.

use crate::extract::doc::{Doc, Flags};
use crate::rules::{Sense, SenseKind};
use crate::text::ends_in;

/// Mongolian: the father's name in the genitive, «Ухнаагийн», «Жалбын», a short one only before a name of Mongolia: «Батын Оюунгэрэл».
pub(in crate::extract) fn mongolian_father(doc: &Doc, i: usize) -> bool {
    like_mongolian_father(doc, i, 7) && (doc.text.fold(i).len() > 10 || before_mongol(doc, i))
}

/// The same of the word by itself, if it has more bytes than `shorter`.
pub(super) fn like_mongolian_father(doc: &Doc, i: usize, shorter: usize) -> bool {
    let fold = doc.text.fold(i);
    // not the Tuvan «Начын»: behind «ч» the genitive has «-ийн»
    let genitive = ends_in(fold, &["ийн", "ын"]) && !fold.ends_with("чын");
    !doc.flags(i).has(Flags::KNOWN) && fold.len() > shorter && genitive
}

/// A given name of Mongolia follows: «Эрдэнэцогтын Одбаяр».
pub(super) fn before_mongol(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    next < doc.len()
        && doc.capital(next)
        && !doc.text.tokens[next].line_start
        && at_home(doc, next, &["mongolian", "buryat"])
}

/// «Доржиевич», of «Доржи»: made of a given name of those peoples that bear patronymics and no surnames like them.
pub(super) fn son_of_known(doc: &Doc, fold: &str) -> bool {
    const PEOPLES: [&str; 12] = [
        "armenian",
        "azeri",
        "buryat",
        "caucasian",
        "eastern",
        "kalmyk",
        "kazakh",
        "kyrgyz",
        "tajik",
        "tatar",
        "turkmen",
        "uzbek",
    ];
    let father = fold.rfind("вич").and_then(|at| fold[..at].strip_suffix(['о', 'е']));
    let Some(father) = father else { return false };
    let mut senses = doc.know.lexicon.get(father).iter().filter(|s| s.kind == SenseKind::GivenName).peekable();
    senses.peek().is_some() && senses.all(|s| PEOPLES.contains(&doc.know.given[s.entry as usize].origin.as_str()))
}

/// A given name that the lexicon has from these traditions alone.
pub(in crate::extract) fn at_home(doc: &Doc, i: usize, origins: &[&str]) -> bool {
    let mut given = doc.senses_of(i, SenseKind::GivenName.bit()).peekable();
    given.peek().is_some() && given.all(|s| origins.contains(&doc.know.given[s.entry as usize].origin.as_str()))
}

/// «Гедиминас», «Иван»: are the given names at `i` and `k` both known, and at home with different peoples?
pub(in crate::extract) fn other_people(doc: &Doc, i: usize, k: usize) -> bool {
    let origin = |s: Sense| doc.know.given[s.entry as usize].origin.as_str();
    let origins = |k: usize| doc.senses_of(k, SenseKind::GivenName.bit()).map(origin);
    // names of Russians are in the dictionary, not in the list
    let slavic = |k: usize| origins(k).next().is_none() && doc.flags(k).has(Flags::GIVEN_SURE);
    let shared = origins(i).any(|o| origins(k).any(|p| o == p) || slavic(k) && o == "slavic");
    origins(i).next().is_some() && (origins(k).next().is_some() || slavic(k)) && !shared
}

/// «Ким», «Ли»: a surname that Koreans of Russia bear.
pub(super) fn korean(doc: &Doc, i: usize) -> bool {
    let mut senses = doc.senses_of(i, SenseKind::Surname.bit());
    let both = matches!(doc.text.fold(i), "ли" | "ан");
    both || senses.any(|s| doc.know.surnames[s.entry as usize].origin == "korean")
}

/// «Сакамото», «Ямасита»: words of the landscape that Japanese surnames end with.
pub(super) fn japanese(fold: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "мото",
        "яма",
        "мура",
        "гава",
        "кава",
        "дзава",
        "сава",
        "нака",
        "гути",
        "кути",
        "сита",
        "сима",
        "дзима",
        "баяси",
        "хаси",
        "дзаки",
    ];
    fold.chars().count() > 5 && ENDINGS.iter().any(|ending| fold.ends_with(ending))
}

/// «Алан»: of a tradition that is at home in few states.
pub(super) fn western(doc: &Doc, i: usize) -> bool {
    let given = doc.sense(i, SenseKind::GivenName.bit()).map(|s| &doc.know.given[s.entry as usize].origin);
    given.is_some_and(|origin| doc.know.grammar.name_homes(origin).is_some())
}

/// «Чонгом», «Цзиньпину»: syllables with an ending, and no other word.
pub(super) fn inflected_syllable(doc: &Doc, i: usize) -> bool {
    !doc.flags(i).has(Flags::KNOWN) && with_ending(doc, i)
}

/// The same, or a word that looks like them: «Минем».
pub(super) fn with_ending(doc: &Doc, i: usize) -> bool {
    let fold = doc.text.fold(i);
    let stem = ["ом", "ем", "а", "у", "е", "я", "ю"].iter().find_map(|e| fold.strip_suffix(e));
    // «Чхолем» of «Чхоль», «Цзяньвэем» of «Цзяньвэй»
    let soft = |last: char| {
        let stem = ["ем", "я", "ю", "е"].iter().find_map(|e| fold.strip_suffix(e));
        stem.is_some_and(|s| doc.know.is_east_asian(&format!("{s}{last}")))
    };
    stem.is_some_and(|s| doc.know.is_east_asian(s)) || soft('ь') || soft('й')
}
