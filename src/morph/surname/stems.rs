//! What the end of a stem or of a word tells: which endings it can take.

/// At least two letters, one of them a vowel.
pub(super) fn plausible(stem: &str) -> bool {
    stem.chars().count() >= 2 && stem.contains(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'])
}

pub(super) fn consonant(s: &str) -> bool {
    s.ends_with(|c: char| "бвгджзклмнпрстфхцчшщ".contains(c))
}

/// A consonant, but not a possessive or «-ск-» stem, which have endings of their own.
pub(super) fn plain_consonant(s: &str) -> bool {
    consonant(s) && !possessive(s) && !adjectival_k(s)
}

pub(super) fn possessive(s: &str) -> bool {
    s.chars().count() >= 4 && ["ов", "ев", "ин", "ын"].iter().any(|end| s.ends_with(end))
}

pub(super) fn adjectival_k(s: &str) -> bool {
    s.ends_with("ск") || s.ends_with("цк")
}

/// A stem in «и» that is that of an adjective: «Ивановски|й».
pub(super) fn adjectival(s: &str) -> bool {
    s.strip_suffix('и').is_some_and(adjectival_k)
}

pub(super) fn hushing(s: &str) -> bool {
    s.ends_with(['ж', 'ш', 'ч', 'щ', 'ц'])
}

pub(super) fn velar_or_hushing(s: &str) -> bool {
    s.ends_with(['г', 'к', 'х', 'ж', 'ш', 'щ', 'ч'])
}

/// «Судц|а», «Дубк|а»: no name ends so, a vowel has fled.
pub(super) fn lacks_vowel(s: &str) -> bool {
    let before = s.strip_suffix(['ц', 'к']);
    // «Катц»
    let german = s.ends_with("тц");
    // «Иванц|а», «Лубинц|а», but «Кранца», «Тер-Петросианца», «Леринца»
    let vowels = || s.chars().filter(|c| "аеёиоуыэюя".contains(*c)).count();
    let slavic = s.ends_with("анц") && !s.ends_with("ианц") || s.ends_with("инц") && !s.ends_with("еринц");
    if slavic && vowels() > 1 {
        return true;
    }
    !german && before.is_some_and(|s| s.ends_with(['б', 'в', 'г', 'д', 'ж', 'з', 'к', 'м', 'п', 'т', 'ч', 'ш', 'щ']))
}

/// Not the labials: «Ботчвей» is as it stands.
pub(super) fn soft_consonant(s: &str) -> bool {
    s.ends_with(|c: char| "дзлнрст".contains(c))
}
