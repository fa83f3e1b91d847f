//! The capitalised forms of a document, each of which may be the nominative of another; those that stand as a subject count for
//! more.

use super::agreement::predicate;
use super::governs::{beside_object, thing};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::extract::phrase;
use crate::morph::{Case, Gender, Tag};
use crate::rules::SenseKind;
use crate::text::{Shape, ends_in};

/// Capitalised words that stand somewhere before a finite verb or after another nominative cannot be told cheaply; every
/// capitalised form of the document counts as a possible nominative of the others.
pub(super) fn nominatives_seen(doc: &Doc) -> Seen {
    let mut out = Vec::new();
    for i in doc.capitals() {
        let t = &doc.text.tokens[i];
        if t.shape == Shape::Letter || !t.cyrillic || !doc.capital(i) {
            continue;
        }
        if subject(doc, i) {
            out.push((doc.hash(i), SUBJECT));
        } else if !hers(doc, i) {
            out.push((doc.hash(i), 1));
        }
    }
    out.sort_unstable_by_key(|form: &(u64, u32)| form.0);
    out.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    Seen(out)
}

/// «Лыковой», «Соколовской»: a form of a woman's surname, and hardly a man's nominative unless the dictionary has such a man.
fn hers(doc: &Doc, i: usize) -> bool {
    const ENDINGS: [&str; 7] = ["овой", "евой", "ёвой", "иной", "ыной", "ской", "цкой"];
    let his = |p: crate::morph::Parse| {
        p.tag.has(Tag::SURNAME) && p.tag.gender() == Some(Gender::Masc) && p.tag.cases().has(Case::Nom)
    };
    ends_in(doc.text.fold(i), &ENDINGS) && !doc.known(i).iter().any(his)
}

/// Capitalised forms of the document by the hash of the folded word, with their weight.
#[derive(Default)]
pub(super) struct Seen(Vec<(u64, u32)>);

impl Seen {
    pub(super) fn weight(&self, key: u64) -> u32 {
        self.0.binary_search_by_key(&key, |s| s.0).map_or(0, |at| self.0[at].1)
    }
}

/// Weight of a form that stands as a subject, and so in the nominative.
pub(super) const SUBJECT: u32 = 1000;

/// The last word of a name right before a finite verb that is not led by a preposition: «Г-н Курту передал …».
pub(super) fn subject(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    if next >= doc.len()
        || !doc.is_word(next)
        || doc.text.tokens[next].shape != Shape::Lower
        || !doc.flags(next).has(Flags::VERB)
    {
        return false;
    }
    if doc.flags(next).has(Flags::FUNCTION) || !doc.noun(next).any().is_empty() {
        return false;
    }
    // «Алоева принял министр»: a woman's nominative is no subject of a man's verb
    let womans = ends_in(doc.text.fold(i), &names::WOMANS_ENDINGS);
    if womans && predicate(doc, next).is_some_and(|v| v.gender == Some(Gender::Masc)) {
        return false;
    }
    // «с Иваном Лыковым и Анной Лыковой обсудили»
    if hers(doc, i) && predicate(doc, next).is_none_or(|v| v.gender != Some(Gender::Masc)) {
        return false;
    }
    // back over the name to what leads it
    let mut k = i;
    while k > 0
        && (doc.capital(k - 1) || doc.text.is(k - 1, ".") && !doc.text.tokens[k].line_start)
        && !doc.sentence_start(k)
    {
        k -= 1;
    }
    if k == 0 || doc.sentence_start(k) {
        // «Министру Ли Цяну вручили орден»
        let led =
            doc.flags(k).has(Flags::COMMON) && k < i && !doc.noun(k).any().is_empty() && !doc.noun(k).has(Case::Nom);
        // «Имя Салима останется»: whose the thing is
        let bare = !doc.flags(k).has(Flags::GIVEN | Flags::SURNAME_SURE) && !doc.any_of(k, SenseKind::Honorific.bit());
        let owner = k < i && bare && thing(doc, k);
        return !led && !owner && predicate(doc, next).is_none_or(|v| v.may_have_subject(true));
    }
    let joined = phrase::is_and(doc, k - 1) || doc.text.is(k - 1, ",");
    let agrees = predicate(doc, next).is_none_or(|v| v.may_have_subject(!joined));
    // «визит посла Ясумасы Иидзимы завершился»
    let noun = doc.noun(k - 1);
    let owner = doc.flags(k - 1).has(Flags::ANIMATE) && !noun.any().is_empty() && !noun.has(Case::Nom);
    agrees && !beside_object(doc, k) && !doc.flags(k - 1).has(Flags::PREPOSITION) && !thing(doc, k - 1) && !owner
}
