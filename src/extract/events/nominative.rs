//! An event's name in the nominative.

use crate::extract::doc::Doc;
use crate::extract::organizations::{adjective_nominative, noun_nominative};
use crate::morph::{CaseSet, Gender, Pos};

/// `parts`: the first token, the head's first and one past its last, one past the name's last.
pub(super) fn nominative(doc: &Doc, parts: (usize, usize, usize, usize), cases: CaseSet, entry: u32) -> String {
    let (start, head, head_end, end) = parts;
    let lemma = &doc.know.events[entry as usize].lemma;
    // the noun of a head of several words: «общее собрание»
    let noun =
        (head..head_end).find(|&k| doc.adjective(k).any().is_empty() && !doc.noun(k).any().is_empty()).unwrap_or(head);
    let mut out = String::with_capacity(doc.text.span(start, end).len() + 8);
    let mut k = start;
    while k < end {
        if k > start && doc.text.tokens[k].space_before {
            out.push(' ');
        }
        let word = doc.text.written(k);
        if k == head && (head_end > head + 1 || doc.know.plural_event(entry)) {
            push_lemma(&mut out, lemma, doc.capital(k));
            k = head_end;
            continue;
        }
        let form =
            if k < head && doc.is_word(k) && k > start && doc.text.is(k - 1, "-") && !doc.text.tokens[k].space_before {
                ordinal_ending(doc, noun, cases).map(str::to_owned)
            } else if k < head && doc.is_word(k) && !doc.adjective(k).any().is_empty() {
                adjective_nominative(doc, k, noun, cases, &word)
            } else if k == head && doc.known(k).is_empty() {
                push_lemma(&mut out, lemma, doc.capital(k));
                k += 1;
                continue;
            } else if k == head {
                noun_nominative(doc, k, cases, &word)
            } else {
                None
            };
        out.push_str(form.as_deref().unwrap_or(&word));
        k += 1;
    }
    out
}

fn push_lemma(out: &mut String, lemma: &str, capital: bool) {
    let mut letters = lemma.chars();
    if let Some(first) = letters.next() {
        if capital {
            out.extend(first.to_uppercase());
        } else {
            out.push(first);
        }
    }
    out.push_str(letters.as_str());
}

/// «39-м заседании» → «39-е заседание»: the ending of an ordinal in digits.
fn ordinal_ending(doc: &Doc, noun: usize, cases: CaseSet) -> Option<&'static str> {
    let parse = doc.parses(noun).iter().find(|p| p.tag.pos() == Pos::Noun && !p.tag.cases().and(cases).is_empty())?;
    Some(match parse.tag.gender()? {
        Gender::Neut => "е",
        Gender::Femn => "я",
        _ => "й",
    })
}
