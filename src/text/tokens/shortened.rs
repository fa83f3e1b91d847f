//! Words written short, «обл.», «р-на», «гос. университета»: folded as the whole word in its case.

/// What stands before the hyphen, what the written ending begins with, and the letters left out with those before them.
const HYPHENED: &[(&str, &str, &str)] = &[
    ("р", "н", "райо"),
    ("ун", "т", "университе"),
    ("ин", "т", "институ"),
    ("ф", "т", "факульте"),
    ("к", "т", "комите"),
    ("з", "д", "заво"),
    ("б", "к", "библиоте"),
    ("мин", "в", "министерст"),
    ("гос", "в", "государст"),
    ("пр", "в", "правительст"),
    ("изд", "в", "издательст"),
    ("хоз", "в", "хозяйст"),
    ("пос", "в", "посольст"),
];

/// No written ending is longer, in bytes: «-нами».
const LONGEST_ENDING: usize = 8;

/// May the word at `start..end` be one of those shortened? Answers at once for most words.
#[inline]
pub(super) fn possible(bytes: &[u8], start: usize, end: usize) -> bool {
    let hyphen = |letters: usize| bytes.get(start + 2 * letters) == Some(&b'-');
    let dotted = || matches!(end - start, 6 | 8) && bytes.get(end) == Some(&b'.');
    end - start > 4 && (hyphen(1) || hyphen(2) || hyphen(3)) || dotted()
}

/// «р-на» → «райо» and «на».
pub(super) fn hyphened(small: &str) -> Option<(&'static str, &str)> {
    let (first, ending) = small.split_once('-')?;
    let fits = |x: &&(&str, &str, &str)| x.0 == first && ending.starts_with(x.1) && ending.len() <= LONGEST_ENDING;
    HYPHENED.iter().find(fits).map(|x| (x.2, ending))
}

/// Bodies of a region: «Томской обл. библиотеки».
const REGIONAL: &[&str] = &[
    "администрац",
    "библиотек",
    "больниц",
    "дум",
    "клиник",
    "комисси",
    "комитет",
    "музе",
    "организаци",
    "отдел",
    "прокуратур",
    "совет",
    "союз",
    "суд",
    "театр",
    "управлени",
    "филармони",
    "центр",
];

/// «Томской обл.» → «области», between the words `before` («Томская», «в») and `behind`.
pub(super) fn dotted(small: &str, before: &str, behind: &str) -> Option<&'static str> {
    let body = || REGIONAL.iter().any(|stem| behind.trim_start_matches([' ', '\u{a0}']).starts_with(stem));
    Some(match small {
        "обл" if body() => return None,
        "обл" if before.ends_with("ая") || before.ends_with("ую") => "область",
        "обл" if before.ends_with("ой") => "области",
        "респ" if matches!(before, "в" | "во" | "В" | "Во" | "по" | "По") => "республике",
        "респ" => "республики",
        _ => return None,
    })
}

/// Adjectives before the noun of a body, by their stems.
const ADJECTIVES: &[(&str, &str)] = &[
    ("гос", "государственн"),
    ("мед", "медицинск"),
    ("пед", "педагогическ"),
    ("тех", "техническ"),
    ("обл", "областн"),
    ("гор", "городск"),
];

/// «гос. университета» → «государственн» and «ого»: agrees with the noun behind it, which is in a small letter.
pub(super) fn adjective(small: &str, behind: &str) -> Option<(&'static str, &'static str)> {
    let stem = ADJECTIVES.iter().find(|x| x.0 == small)?.1;
    let noun = noun_of(behind)?;
    let soft = stem.ends_with('к');
    let ends = |endings: &[&str]| endings.iter().any(|e| noun.ends_with(e));
    let ending = match () {
        () if ends(&["ия", "ица", "ола", "ека", "ура"]) => "ая",
        () if ends(&["ию", "ицу", "олу", "еку", "уру"]) => "ую",
        () if ends(&["а", "я"]) => "ого",
        () if ends(&["у", "ю"]) => "ому",
        () if ends(&["ом", "ем"]) => {
            if soft {
                "им"
            } else {
                "ым"
            }
        }
        () if ends(&["ы", "и", "ой", "ей", "ице", "оле", "еке", "уре"]) => "ой",
        () if ends(&["е"]) => "ом",
        () => {
            if soft {
                "ий"
            } else {
                "ый"
            }
        }
    };
    Some((stem, ending))
}

/// The first word of the text that is not itself written short; `None` if it has a capital, or stands behind too many of those.
fn noun_of(behind: &str) -> Option<&str> {
    const MOST_SHORTENED: usize = 3;
    let mut rest = behind;
    for _ in 0..=MOST_SHORTENED {
        let (word, after) = first_word(rest.trim_start_matches([' ', '\u{a0}']));
        match word.strip_suffix('.') {
            Some(short) if ADJECTIVES.iter().any(|x| x.0 == short) => rest = after,
            _ => {
                let small = word.starts_with(char::is_lowercase);
                return small.then_some(word.trim_end_matches(|c: char| !c.is_alphabetic()));
            }
        }
    }
    None
}

/// The text up to a space or a comma, and what follows; no more letters than words have.
fn first_word(text: &str) -> (&str, &str) {
    const LONGEST: usize = 40;
    let ends = |&(n, (_, c)): &(usize, (usize, char))| n == LONGEST || c.is_whitespace() || c == ',';
    let end = text.char_indices().enumerate().find(ends).map_or(text.len(), |(_, (at, _))| at);
    text.split_at(end)
}
