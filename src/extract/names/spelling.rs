//! What the letters of a word tell by themselves: numbers, articles, abbreviations, endings of surnames and of oblique cases; and the
//! word folded, capitalised, or without «-старший».

use crate::extract::doc::{Doc, Flags};
use crate::rules::StemLists;
use crate::text::{Shape, Token, ends_in, ends_in_capitals, lookalike};

pub(in crate::extract) fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// «Иоанн X»: a Roman numeral in Latin letters, no initial.
pub(super) fn is_numeral(doc: &Doc, i: usize) -> bool {
    !doc.text.tokens[i].cyrillic && is_roman(doc.text.word(i))
}

/// «K», which may be meant as a Russian letter, not «G».
pub(super) fn like_russian(word: &str) -> bool {
    word.chars().all(|c| lookalike(c).is_some())
}

/// «Дж.», «Ю.» — initials of more than one letter in transliterations; «Б-Ц.» of a double name.
pub(super) fn is_digraph(word: &str) -> bool {
    let mut letters = word.chars();
    let double = letters.next().is_some_and(char::is_uppercase)
        && letters.next() == Some('-')
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none();
    double || matches!(word, "Дж" | "Дз" | "Кх" | "Нг" | "Тх" | "Чж" | "Ж" | "Юл" | "Эл" | "Ал" | "Вл" | "Кс")
}

/// «аль-Хашими», «Насир-уль-Мульк»: the Arabic article within a name.
pub fn with_article(word: &str) -> bool {
    const ARTICLES: [&str; 14] =
        ["аль", "эль", "ас", "аш", "ат", "аз", "ар", "ад", "ан", "уль", "уд", "ур", "ус", "ун"];
    let mut parts = word.split('-');
    let (first, second, third) = (parts.next().unwrap_or(""), parts.next(), parts.next());
    let capital = |part: Option<&str>| part.is_some_and(|p| p.starts_with(char::is_uppercase));
    capital(second) && ARTICLES.contains(&first.to_lowercase().as_str())
        || second.is_some_and(|s| ARTICLES.contains(&s)) && capital(Some(first)) && capital(third)
}

/// By its spelling no part of a name: «Финтех-офис», «БелТПП», «ЦПК», «Оборудование».
pub(in crate::extract) fn nameless(stems: &StemLists, token: &Token, written: &str, fold: &str) -> bool {
    compound_thing(stems, written)
        || compound_adjective(written)
        || match token.shape {
            Shape::Mixed => ends_in_letters(written),
            // letters that cannot be read as a word
            Shape::Upper => token.cyrillic && !fold.contains(VOWELS),
            Shape::Capital => deverbal(fold),
            _ => false,
        }
}

const VOWELS: [char; 14] = ['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'і', 'ү', 'ө', 'ә', 'ұ'];

/// «Оборудование», «Развитие»: what is done, and nobody's surname.
fn deverbal(fold: &str) -> bool {
    fold.chars().nth(6).is_some() && ends_in(fold, &["ание", "ение", "яние", "итие", "ытие", "ятие"])
}

/// «БелТПП», «ГОКа»: a body's name that ends in an abbreviation, or an abbreviation with its ending.
pub(in crate::extract) fn ends_in_letters(written: &str) -> bool {
    let first = || written.chars().take(2).all(char::is_uppercase);
    !written.contains('-') && (ends_in_capitals(written) || first())
}

/// «Финтех-офис», «Медиа-центр»: a thing behind the hyphen, in a small letter.
fn compound_thing(stems: &StemLists, word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, last)| stems.things.begins(last))
}

/// «Десантно-штурмовыми», «Научно-исследовательский»: two stems of which the second, in small letters, is an adjective.
fn compound_adjective(written: &str) -> bool {
    const ENDINGS: [&str; 21] = [
        "ый", "ий", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "яя", "ую", "юю", "ое", "ее", "ые", "ие",
        "ых", "их", "ими",
    ];
    written.rsplit_once('-').is_some_and(|(first, last)| {
        let small = last.chars().all(char::is_lowercase) && last.chars().nth(4).is_some();
        // not «Ставровского-младшего»
        let stem = (first.ends_with('о') || first.ends_with('е')) && !ends_in(first, &["ого", "его", "ое"]);
        stem && small && (ends_in(last, &ENDINGS) || last.ends_with("ыми"))
    })
}

/// Does the word end as an oblique case may?
pub fn oblique_ending(fold: &str) -> bool {
    ends_in(fold, &["а", "я", "ы", "и", "у", "ю", "е", "ом", "ем", "ой", "ей", "ов", "ев", "ого", "его", "ых", "их"])
}

/// What the surnames of women end in, in the nominative.
pub const WOMANS_ENDINGS: [&str; 6] = ["ова", "ева", "ина", "ына", "ская", "цкая"];

/// «кампрад-старший»: the surname, and whether the words «старший», «младший» in any case stood behind it.
pub fn elder_or_younger<'f>(stems: &StemLists, fold: &'f str) -> (&'f str, bool) {
    match fold.rsplit_once('-') {
        Some((name, "мл" | "ст")) => (name, true),
        // «Угур-бей», «Хаттори-сан»
        Some((name, last)) if stems.joined_honorifics.has(last) => (name, false),
        Some((name, last)) if last.starts_with("младш") || last.starts_with("старш") => (name, true),
        _ => (fold, false),
    }
}

/// What stands before the last of these marks, one byte each, and behind it: `rsplit_once` at the speed of memory.
pub fn cut_last(name: &str, mark: u8) -> Option<(&str, &str)> {
    debug_assert!(mark.is_ascii());
    let at = memchr::memrchr(mark, name.as_bytes())?;
    Some((&name[..at], &name[at + 1..]))
}

/// The word as [`crate::text::fold_into`] folds it.
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    crate::text::fold_into(word, &mut out);
    out
}

/// «ЗУСКО» → «Зуско», «ЯН-МИНЬ» → «Ян-Минь»; other words as they are.
pub(super) fn capitalised(word: &str) -> String {
    if word.chars().any(char::is_lowercase) || word.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return word.to_owned();
    }
    let mut start = true;
    word.chars()
        .flat_map(|c| {
            let lower = !start && c.is_alphabetic();
            start = !c.is_alphabetic() && c != '’' && c != '\'';
            if lower { c.to_lowercase().collect::<Vec<_>>() } else { vec![c] }
        })
        .collect()
}

/// «аль-Багдади»: a particle in lower case, then the surname.
pub fn particle_led(doc: &Doc, i: usize) -> bool {
    doc.text.tokens[i].shape == Shape::Mixed
        && doc.text.word(i).split_once(['-', '’', '\'']).is_some_and(|(particle, name)| {
            particle.chars().count() < 4
                && particle.chars().all(char::is_lowercase)
                && name.chars().next().is_some_and(char::is_uppercase)
        })
}

/// «Корепанов», «Ильин»: a Russian man's surname as it is listed.
pub(in crate::extract) fn plain_surname(fold: &str) -> bool {
    ends_in(fold, &["ов", "ев", "ин", "ын"])
}

/// «Рзаев», «Иванову»: a capitalised word of the line that ends as surnames do and is no common word and no given name.
pub fn is_shaped_surname(doc: &Doc, i: usize) -> bool {
    doc.capital(i)
        && !doc.text.tokens[i].line_start
        && !doc.flags(i).has(Flags::COMMON | Flags::GIVEN)
        && doc.know.grammar.surname_shape(doc.text.fold(i))
}

/// «Шкловский», «Оковецкого»: is the word shaped like an adjective of a place?
pub(super) fn like_regional(fold: &str) -> bool {
    ["кий", "кого", "кому", "ким", "ком"]
        .iter()
        .any(|e| fold.strip_suffix(e).is_some_and(|stem| stem.ends_with(['с', 'ц'])))
}

/// «Соколовской», «Высоцкую»: a woman's surname of that shape, in an oblique case.
pub fn womans_regional(fold: &str) -> bool {
    fold.len() > 12 && ends_in(fold, &["ской", "скую", "цкой", "цкую"])
}
