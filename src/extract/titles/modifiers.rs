//! What stands before a head and belongs to it: adjectives that agree, and the lexicon's phrases («и.о.»).

use super::Head;
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::morph::{Case, CaseSet, Pos};
use crate::rules::{Class, SenseKind};
use crate::text::{Kind, Shape};

/// «приёмом, устроенным послом»: a participle at `k` that goes with the noun before its comma.
fn opens_clause(doc: &Doc, k: usize, floor: usize) -> bool {
    let participle = |p: crate::morph::Parse| p.tag.pos() == Pos::Participle;
    let noun = k.checked_sub(2).filter(|&n| n >= floor && doc.text.is(k - 1, ",") && doc.small(n));
    let thing =
        |n: usize| !doc.flags(n).has(Flags::ANIMATE) && !doc.noun(n).any().and(doc.adjective(k).any()).is_empty();
    !doc.adjective(k).any().has(Case::Nom) && noun.is_some_and(thing) && doc.known(k).iter().any(participle)
}

/// «двенадцатилетний», «многолетнего», but «летний»
pub(in crate::extract) fn tells_age(fold: &str) -> bool {
    fold.find("летн").is_some_and(|at| at > 0)
}

/// Modifiers to the left of a head: agreeing adjectives, fixed phrases («и.о.», «исполняющий обязанности», «экс-»).
pub(super) fn left(doc: &Doc, noun: usize, end: usize, floor: usize, cases: CaseSet, plural: bool) -> Head {
    let text = doc.text;
    let mut start = noun;
    let mut governed = false;
    while start > floor {
        if text.tokens[start].cell_start || text.tokens[start].line_start && start > 0 && doc.capital(start) {
            break;
        }
        if let Some(from) = fixed_modifier(doc, start, floor) {
            let indeclinable = governing(doc, from);
            governed |= indeclinable;
            start = from;
            continue;
        }
        let k = start - 1;
        if !doc.is_word(k) {
            // «1-й заместитель»
            break;
        }
        // «1-й», not «45-летний»
        if text.tokens[k].kind == Kind::Word
            && k >= floor + 2
            && text.fold(k).len() <= 6
            && text.is(k - 1, "-")
            && text.tokens[k - 2].kind == Kind::Number
            && !text.tokens[k].space_before
        {
            start = k - 2;
            continue;
        }
        if phrase::is_and(doc, k)
            && k > floor
            && adjective_fits(doc, k - 1, cases, plural)
            && start < noun
            && doc.adjective(start).any().0 != 0
            && !surname_before(doc, k - 1, start)
        {
            start = k - 1;
            continue;
        }
        if opens_clause(doc, k, floor) {
            break;
        }
        if adjective_fits(doc, k, cases, plural) || (governed && adjective_fits(doc, k, CaseSet::ALL, false)) {
            start = k;
            continue;
        }
        // «член-корреспондент», «д.и.н.» stand apart; an adverb may precede an adjective: «временно исполняющий»
        break;
    }
    Head { start, noun, end, governed }
}

/// «Султонова и профилактический инспектор», «Константином Беловым и Генеральным консулом»: a surname at `i`, no adjective
/// beside the one at `next`.
fn surname_before(doc: &Doc, i: usize, next: usize) -> bool {
    let named =
        || doc.text.is(i - 1, ".") || doc.capital(i - 1) && doc.flags(i - 1).has(Flags::GIVEN | Flags::PATRONYMIC);
    doc.capital(i) && !doc.sentence_start(i) && (!doc.capital(next) || i > 0 && named())
}

fn adjective_fits(doc: &Doc, k: usize, cases: CaseSet, plural: bool) -> bool {
    let f = doc.flags(k);
    let a = doc.adjective(k);
    let by_number = if plural { a.any() } else { a.sing };
    // «заболевший профессор», «награждённый учитель»: what he has done, what became of him
    let done = || {
        let fold = doc.text.fold(k);
        let fold = fold.strip_suffix("ся").unwrap_or(fold);
        // the suffix and an ending of three letters at most
        let from = fold.char_indices().rev().nth(4).map_or(0, |(at, _)| at);
        let active = fold[from..].contains("вш");
        (active || befallen(doc, fold)) && modifier_free(doc, k)
    };
    // «по словам Анны Петровой гостей …»: her surname
    let surname = || {
        // «Н.Л. Вольский¶глава миссии»
        let initial = |g: usize| doc.text.is(g, ".") && g > 0 && doc.text.tokens[g - 1].shape == Shape::Letter;
        let given = |g: usize| {
            doc.capital(g) && doc.flags(g).has(Flags::GIVEN | Flags::PATRONYMIC) || initial(g) && doc.capital(g - 1)
        };
        let named = f.has(Flags::SURNAME) && doc.capital(k) && !doc.text.tokens[k].line_start;
        named && k.checked_sub(1).is_some_and(given)
    };
    doc.is_word(k)
        && !by_number.and(cases).is_empty()
        && !done()
        && !later(doc, k)
        && !superlative(doc, k)
        && !workshop(doc, k)
        && !f.has(Flags::PRONOMINAL | Flags::FUNCTION)
        && !doc.is_class(k, Class::NEVER_MODIFIER)
        && !tells_age(doc.text.fold(k))
        && !(f.has(Flags::GIVEN) && doc.capital(k) && !doc.sentence_start(k))
        && doc.sense(k, SenseKind::Stop.bit() | SenseKind::Honorific.bit()).is_none()
        && !surname()
}

/// «Позднее министр …»: an adverb in the form of a neuter adjective.
fn later(doc: &Doc, k: usize) -> bool {
    doc.flags(k).has(Flags::ADVERB) && doc.text.fold(k).ends_with("ее")
}

/// «в мастерской потомственного керамиста»: a noun in the form of an adjective that a preposition before it governs.
fn workshop(doc: &Doc, k: usize) -> bool {
    let led = k > 0 && doc.is_word(k - 1) && matches!(doc.text.fold(k - 1), "в" | "из" | "при");
    led && doc.noun(k).sing.has(Case::Loc) && doc.text.fold(k).ends_with("ской")
}

/// «известнейший врач»: what its holder is praised for; not «Святейший Патриарх».
fn superlative(doc: &Doc, k: usize) -> bool {
    let fold = doc.text.fold(k);
    let stem = fold.rfind("йш").filter(|&at| fold[at..].chars().count() <= 5).map(|at| &fold[..at]);
    stem.is_some_and(|s| s.ends_with(['е', 'а']))
        && !doc.know.grammar.stems.most_holy.begins(fold)
        && !doc.any_of(k, SenseKind::TitleModifier.bit())
}

/// «награждённого», «убитым»: a full past participle of the passive, unless titles keep it.
fn befallen(doc: &Doc, fold: &str) -> bool {
    let stem = ADJECTIVAL.iter().find_map(|e| fold.strip_suffix(e));
    stem.is_some_and(|s| s.ends_with("нн") || s.ends_with('т')) && !doc.know.grammar.stems.titular.begins(fold)
}

/// Endings of adjectives with a hard stem.
const ADJECTIVAL: [&str; 11] = ["ыми", "ого", "ому", "ый", "ая", "ой", "ую", "ым", "ом", "ые", "ых"];

/// Is the participle no modifier of the lexicon («бывший»)?
fn modifier_free(doc: &Doc, k: usize) -> bool {
    let participle = |p: crate::morph::Parse| p.tag.pos() == Pos::Participle;
    let former = doc.text.fold(k).starts_with("бывш") || doc.any_of(k, SenseKind::TitleModifier.bit());
    doc.known(k).iter().any(participle) && !former
}

/// A modifier of the lexicon that is part of the title (not «новый», «ныне»).
fn modifier(doc: &Doc, k: usize) -> bool {
    let sense = doc.sense(k, SenseKind::TitleModifier.bit());
    sense.is_some_and(|s| doc.know.modifiers[s.entry as usize].class != "outside")
}

/// Start of a fixed modifier phrase of the lexicon that ends right before `start`.
fn fixed_modifier(doc: &Doc, start: usize, floor: usize) -> Option<usize> {
    let ends = |k: usize| k + doc.hit_len(k) == start && modifier(doc, k) && !initials(doc, k);
    (floor.max(start.saturating_sub(6))..start).find(|&k| ends(k))
}

/// «Дорохов И.О. | министр», «доложил Дорохов И.П. Министр …»: initials of the surname before them, and no acting office.
fn initials(doc: &Doc, k: usize) -> bool {
    let text = doc.text;
    let surname = |i: usize| {
        let like = || doc.flags(i).has(Flags::SURNAME) || !doc.flags(i).has(Flags::KNOWN);
        let trade = || doc.flags(i).has(Flags::ANIMATE) && !doc.any_of(i, SenseKind::TitleHead.bit());
        like() || trade() || doc.know.grammar.surname_shape(text.fold(i))
    };
    text.tokens[k].shape == Shape::Letter
        && doc.capital(k)
        && k > 0
        && text.tokens[k - 1].shape == Shape::Capital
        && !(text.tokens[k].line_start || text.tokens[k].cell_start)
        && surname(k - 1)
}

/// Does the modifier phrase at `from` put the office into the genitive: «и.о.», «исполняющий обязанности»?
fn governing(doc: &Doc, from: usize) -> bool {
    doc.sense(from, SenseKind::TitleModifier.bit())
        .is_some_and(|s| doc.know.modifiers[s.entry as usize].class == "acting")
}
