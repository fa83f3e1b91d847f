//! Whatever may depend on a noun, at one place of the chain: each kind tried in its order.

use super::bodies::{branch, called_before, english_company};
use super::honour::{called_abbey, crowned, honoured, name_of_honour, saint_called, saints};
use super::nouns::{named, noun_phrase};
use super::offices::office_begins;
use super::parts::{Unit, What};
use super::persons::given_leads;
use super::settlements::{area_as_called, area_named, designated, settlement, two_words};
use super::units::unit;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::morph::{Case, Parse, Pos, Tag};
use crate::rules::{Class, SenseKind};
use crate::text::Shape;

/// «ордена Славы», «ордена Трудовой Славы»: what the award is called, though humans bear such names as well.
pub(super) fn award_of(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let award = j > 0 && matches!(doc.text.fold(j - 1), "ордена" | "орденов" | "орденом" | "ордену");
    let adjective = j + 1 < limit && doc.adjective(j).has(Case::Gen) && doc.noun(j).any().is_empty();
    let noun = if adjective { j + 1 } else { j };
    let thing = |p: &Parse| p.tag.pos() == Pos::Noun && p.tag.cases().has(Case::Gen) && !p.tag.has(Tag::NAME);
    let called = noun < limit && doc.capital(noun) && doc.known(noun).iter().any(|p| thing(&p));
    (award && called).then_some(noun + 1)
}

/// «III степени»
fn roman_grade(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let roman = j + 1 < limit && names::is_roman(doc.text.word(j));
    (roman && doc.is_class(j + 1, Class::GRADE)).then_some(j + 2)
}

pub(super) fn dependent(doc: &Doc, j: usize, limit: usize, first: bool) -> Option<Unit> {
    if let Some(end) = english_company(doc, j, limit) {
        return Some(Unit { end, case: Some(Case::Gen), what: What::Named });
    }
    // «кавалер ордена Славы III степени»
    if let Some(end) = award_of(doc, j, limit).or_else(|| roman_grade(doc, j, limit)) {
        return Some(Unit { end, case: Some(Case::Gen), what: What::Noun });
    }
    if let Some(town) = town(doc, j, limit) {
        return Some(town);
    }
    if let Some(end) = name_of_honour(doc, j, limit) {
        return Some(Unit { end, case: None, what: What::Named });
    }
    // «настоятель храма святителя Николая»
    let church = j > 0 && doc.is_word(j - 1) && doc.is_class(j - 1, Class::CHURCHLY);
    let saint_of_it = || saints(doc, j, limit).or_else(|| saint_called(doc, j, limit));
    if church && let Some(end) = saint_of_it() {
        return Some(Unit { end, case: None, what: What::Named });
    }
    if church && called_abbey(doc, j, limit) {
        return Some(Unit { end: j + 1, case: None, what: What::Named });
    }
    // «Торайгыров университета»
    if let Some(end) = called_before(doc, j, limit) {
        return Some(Unit { end, case: None, what: What::Named });
    }
    // «Университет короля Сауда»
    if let Some(end) = crowned(doc, j, limit) {
        return Some(Unit { end, case: None, what: What::Named });
    }
    // «кавалер ордена Святого Месропа Маштоца»
    let saint = j > 0 && doc.is_class(j - 1, Class::NAMED_AFTER) && doc.text.fold(j).starts_with("свят");
    if saint && let Some(end) = honoured(doc, j + 1, limit) {
        return Some(Unit { end, case: None, what: What::Named });
    }
    if let Some(end) = pair_of_states(doc, j, limit) {
        return Some(Unit { end, case: None, what: What::Named });
    }
    // «заместитель командующего войсками округа», «… Каспийской флотилией», «по противодействию коррупции»
    let genitive = unit(doc, j, limit, Case::Gen, first);
    for (governing, case) in [(Class::MANAGES, Case::Ins), (Class::OPPOSES, Case::Dat)] {
        if j > 0
            && doc.is_class(j - 1, governing)
            && let Some(end) = noun_phrase(doc, j, limit, case)
            && genitive.is_none_or(|u| u.end < end)
        {
            return Some(Unit { end, case: Some(case), what: What::Noun });
        }
    }
    if genitive.is_some() {
        return genitive;
    }
    // «федерации кураш»: of what never bends
    let small = doc.small(j);
    let sport = small && doc.know.grammar.stems.sports.has(doc.text.fold(j));
    // «федерации пато Аргентины»: nor of what the dictionary has never heard
    let strange = || doc.text.tokens[j].cyrillic && doc.text.fold(j).len() > 4 && !doc.flags(j).has(Flags::KNOWN);
    let unheard = || doc.text.fold(j - 1).starts_with("федераци") && strange();
    if j > 0 && (sport || small && unheard()) && doc.any_of(j - 1, SenseKind::OrgHead.bit()) {
        return Some(Unit { end: j + 1, case: Some(Case::Gen), what: What::Noun });
    }
    // «директор одного из крупнейших заводов региона»
    if let Some(end) = one_of_many(doc, j, limit) {
        return Some(Unit { end, case: Some(Case::Gen), what: What::Noun });
    }
    // «президент её подразделения»
    let owned = doc.is_word(j) && matches!(doc.text.fold(j), "его" | "ее" | "их");
    if owned
        && !office_begins(doc, j + 1, limit)
        && let Some(end) = noun_phrase(doc, j + 1, limit, Case::Gen)
    {
        return Some(Unit { end, case: Some(Case::Gen), what: What::Noun });
    }
    // «муниципального района Бирский район», «сельского поселения Силантьевский сельсовет»
    if area_as_called(doc, j, limit) {
        return Some(Unit { end: j + 2, case: None, what: What::Named });
    }
    // «городского округа Нальчик», «округа Северная Карелия»: the place as it is called
    let area = |k: usize| doc.hit_len(j) > 1 && doc.is_class(k, Class::AREA.or(Class::REGION_NOUN));
    if j > 0
        && (doc.is_class(j - 1, Class::DESIGNATES) || area(j - 1))
        && let Some(u) = named(doc, j, limit, Case::Nom)
    {
        return Some(u);
    }
    // «провинции Кханьхоа Ле Дык Винь»: the noun wants a name of its own
    if designated(doc, j, limit) {
        return Some(Unit { end: j + 1, case: Some(Case::Gen), what: What::Named });
    }
    unknown_capital(doc, j)
}

/// A settlement word with the name of the settlement: «г. Шымкента», «города Волжского».
pub(super) fn town(doc: &Doc, j: usize, limit: usize) -> Option<Unit> {
    let after = settlement(doc, j)?;
    let unit = |end| Unit { end, case: Some(Case::Gen), what: What::Named };
    if let Some(end) = two_words(doc, after, limit) {
        return Some(unit(end));
    }
    let called = after < limit && doc.capital(after) && !(after == j + 1 && given_leads(doc, after, limit));
    called.then(|| unit(named(doc, after, limit, Case::Gen).map_or(after + 1, |u| u.end)))
}

/// «лиги дружбы Япония – Азербайджан»: the end of two states in the nominative that a dash joins, behind a noun in a small letter.
fn pair_of_states(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let state = |k: usize| {
        let named = |s: crate::rules::Sense| s.kind.bit() & SenseKind::STATES != 0 && s.cases.has(Case::Nom);
        (k < limit && doc.capital(k) && doc.senses_of(k, SenseKind::STATES).any(named)).then(|| k + doc.hit_len(k))
    };
    let noun = j > 0 && doc.small(j - 1) && !doc.noun(j - 1).any().is_empty();
    let dash = state(j).filter(|&k| noun && k < limit && matches!(doc.text.word(k), "–" | "—" | "-"))?;
    state(dash + 1)
}

/// End of «одного из крупнейших заводов», «одной из трёх школ» at `j`.
fn one_of_many(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let one = j + 2 < limit && matches!(text.fold(j), "одного" | "одной") && text.reads(j + 1, "из");
    let numeral = |k: usize| doc.is_word(k) && !doc.adjective(k).any().has(Case::Gen) && doc.noun(k).any().is_empty();
    let from = j + 2 + usize::from(one && numeral(j + 2));
    let several = |end: usize| doc.noun(end - 1).plur.has(Case::Gen);
    one.then(|| noun_phrase(doc, from, limit, Case::Gen)).flatten().filter(|&end| several(end))
}

/// «того же департамента», «комитета этой страны», «заместитель его председателя»: a body, an area, a state or an officer told before,
/// inside a title.
pub(super) fn pointed_at(doc: &Doc, j: usize, limit: usize) -> Option<Unit> {
    let text = doc.text;
    let from = match doc.is_word(j).then(|| text.fold(j))? {
        "этого" | "этой" | "данного" | "данной" => j + 1 + usize::from(text.reads(j + 1, "же")),
        "того" | "той" if text.reads(j + 1, "же") => j + 2,
        // «заместитель его председателя»
        "его" | "ее" | "их" => {
            let k = j + 1;
            let office = k < limit && doc.small(k) && doc.any_of(k, SenseKind::TitleHead.bit());
            let his = office && doc.noun(k).sing.has(Case::Gen);
            return his.then_some(Unit { end: k + 1, case: Some(Case::Gen), what: What::Noun });
        }
        _ => return None,
    };
    let end = noun_phrase(doc, from, limit, Case::Gen)?;
    let noun = end - 1;
    let told = doc.any_of(noun, SenseKind::OrgHead.bit());
    let area = doc.is_class(noun, Class::AREA.or(Class::REGION_NOUN)) || from > j + 1 && text.fold(noun) == "станции";
    (told || area && !doc.capital(noun)).then_some(Unit { end, case: Some(Case::Gen), what: What::Noun })
}

/// A capitalised word that nothing knows, in a chain: a village, a foreign body («мэр Змеиногорска», «Университета Хоккайдо»).
pub(super) fn unknown_capital(doc: &Doc, j: usize) -> Option<Unit> {
    if !doc.capital(j) || !doc.text.tokens[j].cyrillic || doc.text.tokens[j].shape == Shape::Letter {
        return None;
    }
    // «и.о. мэра Петровска-на-Ишиме»
    if doc.text.word(j).contains("-на-") {
        return Some(Unit { end: j + 1, case: Some(Case::Gen), what: What::Named });
    }
    let f = doc.flags(j);
    // «лауреата конкурсов Кою Окаву»: no genitive ends so
    let ending = doc.text.fold(j).ends_with(['ю', 'е']);
    let head = j > 0 && doc.any_of(j - 1, SenseKind::OrgHead.bit()) && !branch(doc, j - 1);
    let body = head && doc.noun(j - 1).sing.has(Case::Gen);
    // «на заседании комиссии Чрезвычайный и Полномочный Посол …»
    if f.has(Flags::KNOWN) && office_begins(doc, j, doc.sentence_end(j)) {
        return None;
    }
    // «на заседании Государственная Дума ратифицировала …»
    let leads = doc.noun(j).any().is_empty() && doc.adjective(j).has(Case::Nom) && !doc.adjective(j).has(Case::Gen);
    if leads && j + 1 < doc.len() && doc.any_of(j + 1, SenseKind::OrgHead.bit()) && doc.noun(j + 1).has(Case::Nom) {
        return None;
    }
    // «в храме Мурома Божественную литургию совершил»: an adjective of another case, and what it describes
    let adjective =
        doc.noun(j).any().is_empty() && !doc.adjective(j).any().is_empty() && !doc.adjective(j).has(Case::Gen);
    let cases = doc.adjective(j).any();
    let described = |k: usize| {
        let other = doc.noun(k).any().or(doc.adjective(k).any());
        doc.small(k) && !cases.and(other).is_empty()
    };
    if adjective && j + 1 < doc.len() && described(j + 1) {
        return None;
    }
    // «решение о направлении группы Совет принял»
    if doc.any_of(j, SenseKind::OrgHead.bit()) && f.has(Flags::KNOWN) && !doc.noun(j).has(Case::Gen) {
        return None;
    }
    let other_case = ending && !f.has(Flags::KNOWN) && j > 0 && doc.noun(j - 1).has(Case::Gen) && !body;
    // «министр сельского хозяйства Босфальт Буитраго Алеман»
    let consonant = doc.text.fold(j).chars().last().is_some_and(|c| !"аеёиоуыэюяйь".contains(c));
    let goes_on = |k: usize| {
        let row = doc.text.tokens[k].line_start || doc.text.tokens[k].cell_start;
        doc.is_word(k) && doc.capital(k) && !row
    };
    let more = j + 2 < doc.len() && goes_on(j + 1) && goes_on(j + 2);
    let area = j > 0 && doc.is_class(j - 1, Class::DESIGNATES.or(Class::SETTLEMENT).or(Class::AREA));
    let nominative = consonant && more && !area && !body && j > 0 && !doc.capital(j - 1);
    // «Лянкяранского района Таги Везиров»
    let named = !body && area_named(doc, j) && j + 1 < doc.len() && doc.capital(j + 1);
    let surname = || doc.flags(j + 1).has(Flags::SURNAME_SURE) && !doc.any_of(j, SenseKind::OrgHead.bit());
    if named && (!f.has(Flags::KNOWN) || surname()) && !doc.text.tokens[j + 1].line_start {
        return None;
    }
    // «министр Баба Рзаев»: a given name that is a word of the language as well
    let other = head || area || doc.any_of(j, SenseKind::Place.bit());
    let word = || f.has(Flags::KNOWN) && !other && doc.noun(j).sing.has(Case::Nom) && !doc.noun(j).has(Case::Gen);
    if word() && j + 1 < doc.len() && names::is_shaped_surname(doc, j + 1) {
        return None;
    }
    let begins = nominative && !f.has(Flags::KNOWN) && doc.noun(j - 1).has(Case::Gen);
    if f.has(Flags::FUNCTION | Flags::VERB) || other_case || begins {
        return None;
    }
    Some(Unit { end: j + 1, case: Some(Case::Gen), what: What::Named })
}
