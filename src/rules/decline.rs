//! Declension by the ending alone, for names that the dictionary does not hold. Words are folded; where two forms are in
//! use («Воронежем», «Карфагеном») both are given.

use crate::morph::{Case, CaseSet, Number};

/// A word's form with what it can be.
pub type Form = (String, CaseSet, Option<Number>);

const CASES: [Case; 6] = [Case::Nom, Case::Gen, Case::Dat, Case::Acc, Case::Ins, Case::Loc];

/// What the ending can't tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hint {
    pub animate: bool,
    /// A woman: a word in a consonant or «о» never inflects.
    pub female: bool,
    /// A man: «ь» is masculine.
    pub male: bool,
    pub plural: bool,
}

/// Is it the nominative of a full adjective by its ending? «Баян-Улгий» is a Mongolian noun.
pub fn looks_adjectival(word: &str) -> bool {
    ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"].iter().any(|e| word.ends_with(e))
        && word.chars().count() > 3
        && !word.ends_with("улгий")
        && !["ия", "цие", "ание", "ение", "ие"].iter().any(|e| *e != "ие" && word.ends_with(e))
}

fn stem(word: &str, letters: usize) -> &str {
    let cut: usize = word.chars().rev().take(letters).map(char::len_utf8).sum();
    &word[..word.len() - cut]
}

fn last(word: &str) -> char {
    word.chars().next_back().unwrap_or(' ')
}

const HUSHERS: &str = "жшчщ";
const VELARS: &str = "гкх";

/// All genders and numbers of an adjective given in its masculine, feminine, neuter or plural nominative.
pub fn adjective(word: &str) -> Vec<Form> {
    let [m, n, f, p] = adjective_columns(word);
    let mut out = Vec::new();
    for (column, number) in [(m, Number::Sing), (n, Number::Sing), (f, Number::Sing), (p, Number::Plur)] {
        push_column(&mut out, column, number);
    }
    out
}

type Column = [Vec<String>; 6];

fn push_column(out: &mut Vec<Form>, column: Column, number: Number) {
    for (case, forms) in CASES.into_iter().zip(column) {
        out.extend(forms.into_iter().map(|f| (f, CaseSet::of(case), Some(number))));
    }
}

fn column(stem: &str, endings: [&str; 6]) -> Column {
    endings.map(|e| e.split('/').map(|e| format!("{stem}{e}")).collect())
}

/// Masculine, neuter, feminine, plural.
fn adjective_columns(word: &str) -> [Column; 4] {
    let s = stem(word, 2);
    let before = last(s);
    let soft =
        matches!(&word[s.len()..], "ий" | "яя" | "ее" | "ие") && !VELARS.contains(before) && !HUSHERS.contains(before);
    let husher = HUSHERS.contains(before);
    let i = soft || husher || VELARS.contains(before);
    let nominative = if word.ends_with("ой") {
        "ой"
    } else if i {
        "ий"
    } else {
        "ый"
    };
    let stressed = matches!(&word[s.len()..], "ой" | "ое");
    let e = soft || (husher && !stressed);
    let (ogo, omu, im, om) = match (e, i) {
        (true, _) => ("его", "ему", "им", "ем"),
        (false, true) => ("ого", "ому", "им", "ом"),
        _ => ("ого", "ому", "ым", "ом"),
    };
    let (ya, yu, ey) = match (soft, e) {
        (true, _) => ("яя", "юю", "ей/ею"),
        (false, true) => ("ая", "ую", "ей/ею"),
        _ => ("ая", "ую", "ой/ою"),
    };
    let oblique = if e { "ей" } else { "ой" };
    let oe = if e { "ее" } else { "ое" };
    let (ie, ikh, imi) = if i { ("ие", "их", "ими") } else { ("ые", "ых", "ыми") };
    let masculine_acc = format!("{nominative}/{ogo}");
    let plural_acc = format!("{ie}/{ikh}");
    [
        column(s, [nominative, ogo, omu, &masculine_acc, im, om]),
        column(s, [oe, ogo, omu, oe, im, om]),
        column(s, [ya, oblique, oblique, yu, ey, oblique]),
        column(s, [ie, ikh, if i { "им" } else { "ым" }, &plural_acc, imi, ikh]),
    ]
}

/// The one column of an adjective in which the given nominative stands, and the plural.
pub fn adjective_of(word: &str, plural: bool) -> Vec<Form> {
    let [m, n, f, p] = adjective_columns(word);
    let ending = &word[stem(word, 2).len()..];
    let mut out = Vec::new();
    match ending {
        "ая" | "яя" => push_column(&mut out, f, Number::Sing),
        "ое" | "ее" => push_column(&mut out, n, Number::Sing),
        "ые" | "ие" => {
            push_column(&mut out, p, Number::Plur);
            return out;
        }
        _ => push_column(&mut out, m, Number::Sing),
    }
    if plural {
        push_column(&mut out, p, Number::Plur);
    }
    out
}

/// A word that keeps one form in all cases.
pub fn fixed(word: &str) -> Vec<Form> {
    vec![(word.to_owned(), CaseSet::ALL, None)]
}

/// The forms of a noun given in the nominative.
pub fn noun(word: &str, hint: Hint) -> Vec<Form> {
    let (c, s) = (last(word), stem(word, 1));
    let before = last(s);
    if word.chars().count() < 2 || !word.chars().any(|c| "аеиоуыэюя".contains(c)) {
        return fixed(word);
    }
    match c {
        'а' => first(s, before, hint),
        'я' => first_soft(s, before, hint),
        'ь' if hint.female || (!hint.male && !masculine_soft(word)) => third(s, hint),
        'ь' | 'й' if !hint.female => second_soft(s, c, hint),
        'о' if !hint.female && !hint.male && neuter_o(word) => {
            one(column(s, ["о", "а", "у", "о", "ом", "е"]), Number::Sing)
        }
        'е' if word.ends_with("ье") || word.ends_with("ие") => {
            let locative = if before == 'и' { "и" } else { "е" };
            one(column(s, ["е", "я", "ю", "е", "ем", locative]), Number::Sing)
        }
        'ы' if !hint.male && !hint.female => one(column(s, ["ы", "/ов", "ам", "ы", "ами", "ах"]), Number::Plur),
        c if !hint.female && "бвгджзклмнпрстфхцчшщ".contains(c) => second(word, c, hint),
        _ => fixed(word),
    }
}

fn one(column: Column, number: Number) -> Vec<Form> {
    let mut out = Vec::new();
    push_column(&mut out, column, number);
    out
}

fn with_plural(singular: Column, plural: Column, hint: Hint) -> Vec<Form> {
    let mut out = one(singular, Number::Sing);
    if hint.plural {
        push_column(&mut out, plural, Number::Plur);
    }
    out
}

fn masculine_soft(word: &str) -> bool {
    ["ль", "арь", "ырь", "ень", "ось"].iter().any(|e| word.ends_with(e))
}

fn neuter_o(word: &str) -> bool {
    ["ово", "ево", "ино", "ыно", "ство", "цо", "ско"].iter().any(|e| word.ends_with(e))
}

fn first(s: &str, before: char, hint: Hint) -> Vec<Form> {
    let husher = HUSHERS.contains(before);
    let y = if husher || VELARS.contains(before) { "и" } else { "ы" };
    let oy = if husher || before == 'ц' { "ей/ой/ею" } else { "ой/ою" };
    let plural_acc = if hint.animate { "" } else { y };
    with_plural(column(s, ["а", y, "е", "у", oy, "е"]), column(s, [y, "", "ам", plural_acc, "ами", "ах"]), hint)
}

fn first_soft(s: &str, before: char, hint: Hint) -> Vec<Form> {
    let e = if before == 'и' { "и" } else { "е" };
    let genitive = if before == 'и' { "й" } else { "й/ь/ей" };
    with_plural(column(s, ["я", "и", e, "ю", "ей/ею", e]), column(s, ["и", genitive, "ям", "и", "ями", "ях"]), hint)
}

fn third(s: &str, hint: Hint) -> Vec<Form> {
    with_plural(column(s, ["ь", "и", "и", "ь", "ью", "и"]), column(s, ["и", "ей", "ям", "и", "ями", "ях"]), hint)
}

fn second_soft(s: &str, c: char, hint: Hint) -> Vec<Form> {
    let nominative = c.to_string();
    let locative = if c == 'й' && s.ends_with('и') { "и" } else { "е" };
    let genitive = if c == 'й' { "ев" } else { "ей" };
    let acc = if hint.animate { "я" } else { nominative.as_str() };
    let plural_acc = if hint.animate { genitive } else { "и" };
    with_plural(
        column(s, [&nominative, "я", "ю", acc, "ем", locative]),
        column(s, ["и", genitive, "ям", plural_acc, "ями", "ях"]),
        hint,
    )
}

fn second(word: &str, c: char, hint: Hint) -> Vec<Form> {
    if let (true, Some(stem)) = (hint.plural, word.strip_suffix("ин"))
        && (stem.ends_with("ан") || stem.ends_with("ян"))
    {
        return inhabitants(word, stem);
    }
    let oblique = oblique_stem(word);
    let acc = if hint.animate { "а" } else { "" };
    let husher = HUSHERS.contains(c) || c == 'ц';
    let om = if husher { "ем/ом" } else { "ом" };
    let y = if VELARS.contains(c) || HUSHERS.contains(c) { "и" } else { "ы" };
    let ov = match c {
        'ц' => "ев",
        'ж' | 'ш' | 'ч' | 'щ' => "ей",
        _ => "ов",
    };
    let plural_acc = if hint.animate { ov } else { y };
    let mut singular = column(&oblique, ["", "а", "у", acc, om, "е"]);
    singular[0] = vec![word.to_owned()];
    if !hint.animate {
        singular[3] = vec![word.to_owned()];
    }
    with_plural(singular, column(&oblique, [y, ov, "ам", plural_acc, "ами", "ах"]), hint)
}

/// «китаец» → «китайц», «бразилец» → «бразильц», «казахстанец» → «казахстанц»; «Новогрудок» → «Новогрудк».
fn oblique_stem(word: &str) -> String {
    if let Some(s) = word.strip_suffix("грудок") {
        return format!("{s}грудк");
    }
    let Some(s) = word.strip_suffix("ец") else {
        return word.to_owned();
    };
    match last(s) {
        c if "аеиоуыэюя".contains(c) => format!("{s}йц"),
        'л' => format!("{s}ьц"),
        _ if s.chars().count() > 1 => format!("{s}ц"),
        _ => word.to_owned(),
    }
}

/// «россиянин», «россияне»
fn inhabitants(word: &str, stem: &str) -> Vec<Form> {
    let mut out = one(column(word, ["", "а", "у", "а", "ом", "е"]), Number::Sing);
    push_column(&mut out, column(stem, ["е", "", "ам", "", "ами", "ах"]), Number::Plur);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(forms: &[Form], form: &str, case: Case) -> bool {
        forms.iter().any(|f| f.0 == form && f.1.has(case))
    }

    #[test]
    fn declines_unknown_names() {
        let place = Hint::default();
        assert!(has(&noun("шымкент", place), "шымкентом", Case::Ins));
        assert!(has(&noun("аддис-абеба", place), "аддис-абебе", Case::Loc));
        assert!(has(&noun("тверь", place), "твери", Case::Gen));
        assert!(has(&noun("сочи", place), "сочи", Case::Ins));
        let people = Hint { animate: true, plural: true, ..place };
        assert!(has(&noun("китаец", people), "китайцев", Case::Acc));
        assert!(has(&noun("россиянин", people), "россияне", Case::Nom));
        assert!(has(&adjective("российский"), "российскую", Case::Acc));
        assert!(has(&adjective("южный"), "южными", Case::Ins));
    }
}
