//! Titles of several holders: the states of all of them, and what is each one's own.

use crate::extract::countries;
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::extract::titles::{self, Title};
use crate::morph::Case;
use crate::rules::{Class, SenseKind};

/// «министры энергетики двух стран»: where the words begin that tell how many states the holders serve.
pub(super) fn of_both(doc: &Doc, title: &Title) -> Option<usize> {
    let (count, noun) = (title.end.checked_sub(2)?, title.end - 1);
    let states = doc.know.grammar.stems.several_states.has(doc.text.fold(noun));
    let counted =
        || doc.is_class(count, Class::COUNTS) || doc.know.grammar.stems.of_all_states.has(doc.text.fold(count));
    let last = title.heads[title.heads.len() - 1].end;
    (title.plural && states && count >= last && doc.is_word(count) && counted()).then_some(count)
}

/// «ректоры двух вузов А и Б»: where the words begin that tell of as many bodies as holders; each has his own.
pub(super) fn of_as_many(doc: &Doc, title: &Title) -> Option<usize> {
    let (count, noun) = (title.end.checked_sub(2)?, title.end - 1);
    let body = doc.any_of(noun, SenseKind::OrgHead.bit()) || doc.is_class(noun, Class::AREA);
    let counted = title.plural && doc.is_class(count, Class::COUNTS) && doc.noun(noun).plur.has(Case::Gen);
    (counted && body && count == title.heads[title.heads.len() - 1].end).then_some(count)
}

/// «министры иностранных дел государств – членов ОДКБ»: where the words begin that tell of which union's states the holders are.
pub(super) fn of_members(doc: &Doc, title: &Title) -> Option<usize> {
    let from = title.heads[title.heads.len() - 1].end;
    let member = |k: usize| k < title.end && doc.know.grammar.stems.member_nouns.has(doc.text.fold(k));
    let joined = |k: usize| {
        let fold = doc.text.fold(k);
        let (state, kind) = fold.split_once('-').unwrap_or((fold, ""));
        let apart = k + 2 < title.end && matches!(doc.text.word(k + 1), "–" | "—" | "-") && member(k + 2);
        matches!(state, "государств" | "стран") && (doc.know.grammar.stems.member_nouns.has(kind) || apart)
    };
    let at = (from + 1..title.end).find(|&k| doc.is_word(k) && joined(k))?;
    title.plural.then_some(at)
}

/// «послы государств-наблюдателей»: where the words begin that tell of states in general, of holders who have each his own.
pub(super) fn of_any_state(doc: &Doc, title: &Title) -> Option<usize> {
    let noun = title.heads[title.heads.len() - 1].end;
    let states = |k: usize| {
        let fold = doc.text.fold(k);
        doc.know.grammar.stems.several_states.has(fold) || fold.starts_with("государств-") || fold.starts_with("стран-")
    };
    (title.plural && noun < title.end && states(noun)).then_some(noun)
}

/// The title of a holder whose own dependent stands apart: «послы» and «Кении», «директора станций» and «Мойнакской ГЭС», «главы
/// районов» and «Ленинского».
pub(super) fn with_own(doc: &Doc, title: &Title, nominative: &str, (from, to): (usize, usize)) -> String {
    let own = crate::text::repair(doc.text.span(from, to));
    let own = match elliptic_noun(doc, from, to).or_else(|| elliptic_area(doc, title, from, to)) {
        Some(k) => format!("{own} {}", doc.text.word(k)).into(),
        None => own,
    };
    let noun = title.end - 1;
    let several =
        noun == title.heads[0].end && doc.noun(noun).plur.has(Case::Gen) && !doc.noun(noun).sing.has(Case::Gen);
    if !several || countries::at(doc, from).is_some_and(|s| s.is_noun()) {
        return format!("{nominative} {own}");
    }
    let rest = titles::nominative(doc, title, &|i| i < noun);
    let one = titles::genitive_of_one(doc, noun).unwrap_or_default();
    let last = to - 1;
    let adjective = doc.adjective(last).sing.has(Case::Gen) && !doc.noun(last).has(Case::Gen);
    // «главы районов: Октябрьского – А», though a town is called so as well
    let area = adjective && doc.is_class(noun, Class::REGION_NOUN);
    let named = || phrase::named(doc, from, to, Case::Gen).is_some_and(|u| u.end == to);
    if !area && (!doc.is_word(from) || doc.flags(from).has(Flags::PREPOSITION) || named()) {
        format!("{rest} {one} {own}")
    } else if adjective {
        format!("{rest} {own} {one}")
    } else if deals_with(doc, noun, (from, to)) {
        format!("{rest} {one} {own}")
    } else {
        format!("{rest} {own}")
    }
}

/// «отделов: | кадров», «администраций: | Ленинского района»: is what each has of his own no body or area like those at `noun`, but
/// what the one at `noun` deals with or where it is?
fn deals_with(doc: &Doc, noun: usize, (from, to): (usize, usize)) -> bool {
    let body = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit() | SenseKind::ORGANIZATIONS);
    let area = |k: usize| doc.is_class(k, Class::AREA.or(Class::REGION_NOUN));
    let things = doc.small(from) && !(from..to).any(|k| body(k) || doc.text.opens_quote(k));
    body(noun) && !area(noun) && (things || area(to - 1) && !(from..to).any(body))
}

/// Tokens back to the field that has the noun.
const FAR_FIELD: usize = 80;

/// «губернаторы Омской области А и Томской Б»: the noun of the area that closes the title.
fn elliptic_area(doc: &Doc, title: &Title, from: usize, to: usize) -> Option<usize> {
    let last = title.end - 1;
    let area = doc.is_class(last, Class::REGION_NOUN) && !doc.adjective(last - 1).any().is_empty();
    (area && to == from + 1 && doc.adjective(from).sing.has(Case::Gen)).then_some(last)
}

/// «по гражданским делам – А, по уголовным – Б»: the noun that an adjective behind «по» shares with the one before.
fn elliptic_noun(doc: &Doc, from: usize, to: usize) -> Option<usize> {
    let lone = |k: usize| doc.adjective(k).any().has(Case::Dat);
    if to != from + 2 || !doc.text.reads(from, "по") || !lone(to - 1) {
        return None;
    }
    let sentence = doc.text.sentences[doc.text.sentence_of(from)].start;
    let whole = |&k: &usize| doc.text.reads(k, "по") && lone(k + 1) && doc.noun(k + 2).has(Case::Dat);
    (sentence..from).rev().take(FAR_FIELD).find(whole).map(|k| k + 2)
}

/// «Ферганского института и Университета Чосон»: a word that nothing knows right behind the last member is its name, and no
/// other's.
pub(super) fn last_name(doc: &Doc, title: &Title, i: usize) -> bool {
    let known = SenseKind::Place.bit() | SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS;
    let last = title.members.last().is_some_and(|m| m.1 == i);
    last && doc.capital(i) && !doc.any_of(i, known) && !doc.flags(i).has(Flags::KNOWN)
}

/// In a distributed title holder `k` keeps the common part and his own member.
pub(super) fn own_member(title: &Title, k: usize, i: usize) -> bool {
    let (Some(first), Some(last)) = (title.members.first(), title.members.last()) else {
        return true;
    };
    if i < first.0 || i >= last.1 {
        return true;
    }
    title.members.get(k).is_some_and(|m| i >= m.0 && i < m.1)
}
