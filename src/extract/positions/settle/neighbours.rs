//! The office right before, one that is accompanied, another of the same human; whether a holder heads a party of his own.

use crate::extract::bind::Found;
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::extract::positions::{Office, Post};
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, SenseKind, TitleClass};

/// The country of the office before, when a comma or «и» joins the two («Президентом Армении А и министром обороны Б»), or
/// when the later one is a bare deputy («его заместитель»).
pub(super) fn neighbour(doc: &Doc, found: &Found, posts: &[Post], i: usize) -> Option<String> {
    let sentence = doc.text.sentences[doc.text.sentence_of(posts[i].start)];
    let before = posts[..i]
        .iter()
        .rev()
        .find(|p| p.start >= sentence.start && p.end <= posts[i].start && p.person != posts[i].person)?;
    let after_name = found.names.iter().map(|n| n.end).filter(|&e| e <= posts[i].start && e >= before.end).max()?;
    let between = after_name..posts[i].start;
    // «находящийся в Монголии по приглашению Президента А»: whoever invites is the host
    if doc.text.reads(posts[i].start.saturating_sub(1), "приглашению") {
        return None;
    }
    // «мэр Баткена А и вице-консул Б»
    if before.local && posts[i].class == TitleClass::Diplomat && before.class != TitleClass::Diplomat {
        return None;
    }
    // «А, прибывший в сопровождении министра Б»
    let arrives = |k: usize| doc.is_word(k) && doc.text.fold(k).starts_with("прибы");
    if doc.text.reads(posts[i].start.saturating_sub(1), "сопровождении") && between.clone().any(arrives) {
        return before.country.clone();
    }
    let joined = between.len() <= 3
        && between.clone().all(|k| {
            phrase::is_and(doc, k)
                || doc.text.is(k, ",")
                || matches!(doc.text.fold(k), "его" | "ее" | "их" | "а" | "также")
        });
    // «… А, делегацию Организации тюркских государств – посол Б»
    let led = between.len() > 3 && matches!(doc.text.word(posts[i].start - 1), "–" | "—" | "-");
    // «с министром А встретился вице-премьер Б»: only a deputy or an aide is his across the verb
    let verb = || between.clone().any(|k| doc.flags(k).has(Flags::VERB));
    let role = posts[i].role.as_str();
    let aide =
        || doc.know.grammar.classes(role).has(Class::DEPUTY) || role.contains("заместител") || role.ends_with("зам.");
    let bare = posts[i].bare && !led && (aide() || !verb());
    // «…и министром обороны Б»: an office that every state has one of, with nothing of its own to tell the state
    let national = matches!(posts[i].class, TitleClass::State | TitleClass::Military)
        && !(posts[i].start..posts[i].end).any(|k| doc.capital(k) && k > posts[i].start && !doc.headed(k));
    let explicit = matches!(before.country_from, Some("title" | "list" | "organization"));
    // «посол Румынии А и спикер парламента Б»: an ambassador stands for another state than his hosts
    let national = national && before.class != TitleClass::Diplomat;
    // «Посол А был принят Государственным секретарём Б», but «посол А и консул Б»
    // and «посол А передал послание эмира Б»
    let sender = doc.noun(posts[i].start).has(Case::Gen);
    let guest = before.class == TitleClass::Diplomat && posts[i].class == TitleClass::State && !sender;
    // «от Правительства области – министр А и начальник отдела Б»
    let head = posts[i].role.contains("начальник");
    let division = head && posts[i].office == Office::Unclear && before.office == Office::State;
    // «… – Спикеру Непала А и министр Б – министру В»: another case, another side
    let alike = || cases_of(found, before).and(cases_of(found, &posts[i])) != CaseSet::default();
    (joined && (bare || division || explicit && national && alike())
        || bare && before.office != Office::Other && !guest)
        .then(|| before.country.clone())
        .flatten()
}

/// The cases that the title of an office can stand in; all of them if it is told otherwise.
fn cases_of(found: &Found, post: &Post) -> CaseSet {
    let title = found.titles.get(found.titles.partition_point(|t| t.start < post.start));
    title.filter(|t| t.start == post.start).map_or(CaseSet::ALL, |t| t.cases)
}

/// Another office of the same human that is called as post `i` is, though its body is written otherwise, if that one has a state.
pub(super) fn same_office(posts: &[Post], i: usize) -> Option<usize> {
    let letters =
        |p: &Post| p.title.rsplit(' ').next().is_some_and(|w| w.chars().filter(|c| c.is_uppercase()).count() > 1);
    let same = |p: &Post| p.person == posts[i].person && p.role == posts[i].role;
    let told = |p: &Post| p.country.is_some() && matches!(p.country_from, Some("title" | "organization"));
    let shortened = letters(&posts[i]) && !posts[i].international && posts[i].role.contains(' ');
    (0..posts.len()).find(|&k| k != i && shortened && same(&posts[k]) && told(&posts[k]))
}

/// Tokens back to the verb of those who accompany somebody.
const REACH: usize = 120;

/// «Посла сопровождал советник по торговле А», «Министра сопровождали её советник А, начальник управления Б и …»: the state of
/// the last one before who has that office.
pub(super) fn accompanied(doc: &Doc, posts: &[Post], i: usize) -> Option<String> {
    let at = posts[i].start;
    let start = doc.text.sentences[doc.text.sentence_of(at)].start;
    let verb = (start + 1..at).rev().take(REACH).find(|&k| doc.is_word(k) && doc.verb(k).sure)?;
    if !doc.text.fold(verb).starts_with("сопровожда") || posts[i].office == Office::Other && verb + 1 != at {
        return None;
    }
    let chief = doc.sense(verb - 1, SenseKind::TitleHead.bit())?;
    let lemma = doc.know.titles[chief.entry as usize].lemma.as_str();
    let head = |p: &&Post| p.start < verb && p.role.split(' ').next_back() == Some(lemma);
    posts[..i].iter().rev().find(head).and_then(|p| p.country.clone())
}

/// «аким принял делегацию компании во главе с её президентом»: the party that he heads is not his host's.
pub(in crate::extract::positions) fn heads(doc: &Doc, at: usize) -> bool {
    let pronoun = |k: &usize| matches!(doc.text.fold(*k), "ее" | "его" | "их");
    let Some(with) = at.checked_sub(1).map(|k| if pronoun(&k) { k.saturating_sub(1) } else { k }) else { return false };
    with > 0 && matches!(doc.text.fold(with), "с" | "со") && doc.text.reads(with - 1, "главе")
}
