//! Lists whose heading tells that talks were given or papers signed, and whose items tell by whom: «Были представлены доклады:
//! – «Надзор» (А, директор центра); …», «Подписаны: план – ректор А и ректор Б».

use super::Votes;
use super::mentions::Mention;
use crate::extract::clauses::{Clauses, Period};
use crate::extract::doc::{Doc, Traits};
use crate::morph::Case;
use crate::rules::Part;

/// Votes for everybody whom such a list names.
pub(super) fn vote(doc: &Doc, mentions: &[Mention], clauses: &Clauses, votes: &mut Votes) {
    for (n, period) in clauses.periods.iter().enumerate().filter(|(_, p)| p.list) {
        let colon = doc.with(period.start, period.end, Traits::COLON).find(|&k| !clauses.masked_quote(k));
        let Some(colon) = colon else { continue };
        let Some((part, span)) = heading(doc, clauses, period.start, colon) else { continue };
        let end = goes_on(clauses, n, span.0, colon);
        // «прозвучали доклады: – профессора А; – аспиранта Б»
        let talks = part == Part::Speaker && doc.know.grammar.stems.talks.begins(doc.text.fold(colon - 1));
        let mut heard = None;
        let first = mentions.partition_point(|m| m.start <= colon);
        for m in mentions[first..].iter().take_while(|m| m.end <= end) {
            let item = (colon + 1..=m.start).rev().find(|&k| opens_item(doc, k, colon)).unwrap_or(colon + 1);
            let titled = (item..m.start).any(|k| clauses.masked_quote(k));
            let behind = (item + 1..m.start).any(|k| matches!(doc.text.word(k), "(" | "–" | "—" | "-"));
            let whose = talks && !titled && m.cases.has(Case::Gen) && heard != Some(item) && !acts(doc, item, m.start);
            if whose && doc.text.tokens[item].line_start {
                votes.add(m.human, part, span);
            }
            heard = Some(item);
            let told = behind && (titled || part == Part::Signatory);
            if told && m.cases.has(Case::Nom) && !clauses.masked_quote(m.start) {
                votes.add(m.human, part, span);
            }
        }
    }
}

/// What a list's heading tells of those whom its items name, and its verb.
fn heading(doc: &Doc, clauses: &Clauses, start: usize, colon: usize) -> Option<(Part, (usize, usize))> {
    let stems = &doc.know.grammar.stems;
    let verb = clauses.predicates.iter().rfind(|p| p.start >= start && p.end <= colon)?;
    let over = !verb.negated && (!verb.future || clauses.announces());
    let span = (verb.start, verb.end);
    let signed = verb.passive && doc.text.fold(verb.verb).starts_with("подписан");
    if over && signed {
        return Some((Part::Signatory, span));
    }
    let talks =
        (start..colon).any(|k| doc.is_word(k) && !clauses.masked_quote(k) && stems.talks.begins(doc.text.fold(k)));
    (over && talks).then_some((Part::Speaker, span))
}

/// Where the list ends: the period's end, or that of the lines behind it which have no verb of their own.
fn goes_on(clauses: &Clauses, n: usize, verb: usize, colon: usize) -> usize {
    let ours = |p: &&Period| p.heading.is_some_and(|h| (verb..colon).contains(&clauses.predicates[h].start));
    clauses.periods[n + 1..].iter().take_while(ours).last().unwrap_or(&clauses.periods[n]).end
}

/// Is there a verb among the words?
fn acts(doc: &Doc, from: usize, to: usize) -> bool {
    (from..to).any(|k| doc.is_word(k) && doc.verb(k).sure)
}

/// Does an item of the list begin at `k`?
fn opens_item(doc: &Doc, k: usize, colon: usize) -> bool {
    doc.text.tokens[k].line_start || k == colon + 1 || doc.text.is(k - 1, ";")
}
