//! Adjectives and ordinals before an event's noun: «одиннадцатое», «39-е», «XII».

use crate::extract::doc::{Doc, Flags};
use crate::extract::verbs::Nonfinite;
use crate::morph::{CaseSet, Pos};
use crate::rules::Class;
use crate::text::Kind;

pub(super) fn roman(doc: &Doc, k: usize) -> bool {
    doc.text.word(k).chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'Х'))
}

/// Agreeing adjectives and ordinals («одиннадцатое», «39-е», «XII») before the head.
pub(super) fn left(doc: &Doc, head: usize, floor: usize, cases: CaseSet, plural: bool) -> usize {
    let text = doc.text;
    let mut start = head;
    while start > floor && !text.tokens[start].line_start {
        let k = start - 1;
        // «п. Островское»: a place
        if doc.capital(k) && k > floor && text.is(k - 1, ".") {
            break;
        }
        if doc.is_word(k) {
            let forms = doc.adjective(k);
            // «чемпион, проведший мастер-класс»: what he did
            let acts = k > floor && text.is(k - 1, ",") && doc.verb(k).other == Nonfinite::Participle;
            // «возглавил в нём первую литургию»: no «немой»
            let it = text.reads(k, "нем") && k > floor && doc.flags(k - 1).has(Flags::PREPOSITION);
            let adjective = !acts
                && !it
                && !(if plural { forms.plur } else { forms.sing }).and(cases).is_empty()
                && !(doc.flags(k).has(Flags::PRONOMINAL) && !doc.flags(k).has(Flags::ORDINAL))
                && !(doc.is_class(k, Class::NEVER_MODIFIER.or(Class::EVENT_ASIDE)) && !counted(doc, k, floor));
            let compound = start < head && doc.flags(start).has(Flags::ORDINAL) && numeral(doc, k);
            if adjective || roman(doc, k) || compound {
                start = k;
                continue;
            }
            if text.is(k.wrapping_sub(1), "-")
                && k >= floor + 2
                && text.tokens[k - 2].kind == Kind::Number
                && !text.tokens[k].space_before
            {
                start = k - 2;
                continue;
            }
        }
        break;
    }
    start
}

/// «39-й традиционный турнир»: an ordinal stands before the adjective at `k`.
fn counted(doc: &Doc, k: usize, floor: usize) -> bool {
    k > floor && {
        let digits = k > floor + 2 && doc.text.is(k - 2, "-") && doc.text.tokens[k - 3].kind == Kind::Number;
        digits || doc.is_word(k - 1) && (doc.flags(k - 1).has(Flags::ORDINAL) || roman(doc, k - 1))
    }
}

/// «сорок» of «сорок пятое»
fn numeral(doc: &Doc, k: usize) -> bool {
    doc.known(k).iter().any(|p| p.tag.pos() == Pos::Numeral)
}
