//! Quotations that are a body's name without its noun: behind an office, beside a verb of telling or playing, or known already.

use super::Body;
use super::marks::is_opening;
use super::nominative::{alike, noun_nominative, unquoted};
use super::taught::Taught;
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::morph::{Case, CaseSet};
use crate::rules::{Face, SenseKind};
use crate::text::repair;

/// «директор «Сербиягаза»», and quotes whose inside is a name that the release has given before.
pub(super) fn quoted_body(doc: &Doc, i: usize, limit: usize, taught: &Taught) -> Option<Body> {
    let text = doc.text;
    if !is_opening(text.word(i)) {
        return None;
    }
    let end = phrase::quote(doc, i, limit).filter(|&e| e > i + 2 && e < i + 8)?;
    let inside = (i + 1, end - 1);
    if !doc.capital(inside.0) {
        return None;
    }
    // «Премьера «Манон»» has nothing of a premier
    let work = i > 0 && text.fold(i - 1).starts_with("премьер") && doc.any_of(i - 1, SenseKind::EventHead.bit());
    // «командир «Татарстана»»: a ship
    let ship = i > 0 && text.fold(i - 1).starts_with("командир");
    let office = i > 0 && !work && !ship && !text.tokens[i].line_start && after_office(doc, i - 1, true);
    let known = || {
        let fold = text.fold(inside.0);
        inside.1 - inside.0 == 1 && taught.quoted.iter().any(|(t, _)| alike(t, fold))
    };
    let source = told_of(doc, i, end, limit);
    if !office && !source && !known() {
        return None;
    }
    // «сообщает «Труд»», but «корреспондент «Томской недели»»
    let name = match source && !office {
        true => {
            let written = repair(text.span(inside.0, inside.1)).into_owned();
            // «матча с «Реалом»»
            let with = i > 0 && inside.1 - inside.0 == 1 && matches!(text.fold(i - 1), "с" | "со");
            let bare = || noun_nominative(doc, inside.0, CaseSet::of(Case::Ins), &written);
            if with { bare() } else { None }.unwrap_or(written)
        }
        false => unquoted(doc, inside.0, inside.1),
    };
    Some(Body {
        start: inside.0,
        end: inside.1,
        name,
        full_name: None,
        short: None,
        country: None,
        kind: "unknown".into(),
    })
}

/// «спектакль «Школа дураков»», «автомобиль «Тойота»»: does a quotation begin before `start` that names a work, an undertaking or
/// a ware, and no body? A name in another case than the nominative is its owner's: «премия «Газпрома»»; in «игра «Зенит» – «Спартак»»
/// two play.
pub(super) fn entitled(doc: &Doc, start: usize) -> bool {
    let ware = |open: usize| is_opening(doc.text.word(open)) && phrase::ware(doc, open - 1);
    let itself = || {
        let cases = doc.noun(start).any().or(doc.adjective(start).any());
        cases.is_empty() || cases.has(Case::Nom)
    };
    let against = |end: usize| {
        let dash = |k: usize| matches!(doc.text.word(k), "–" | "—" | "-");
        end + 1 < doc.len() && dash(end) && is_opening(doc.text.word(end + 1))
    };
    start > 1
        && !doc.text.tokens[start - 1].line_start
        && ware(start - 1)
        && itself()
        && !phrase::quote(doc, start - 1, doc.sentence_end(start)).is_some_and(against)
}

/// «сообщает «Коммерсантъ»», ««Труд» пишет», «играл за «Спартак»»: do the words beside the quotation from `i` to `end` make it
/// a publication's name or a club's?
fn told_of(doc: &Doc, i: usize, end: usize, limit: usize) -> bool {
    let text = doc.text;
    let grammar = &doc.know.grammar;
    let name = |k: usize| doc.flags(k).has(Flags::VERB) && !doc.capital(k);
    if text.tokens[i].line_start || end > i + 7 || (i + 1..end).any(name) {
        return false;
    }
    let Some(before) = i.checked_sub(1).filter(|&k| doc.is_word(k)) else {
        return end < limit && doc.flags(end).has(Flags::VERB) && grammar.told_by(text.fold(end));
    };
    if doc.flags(before).has(Flags::PREPOSITION) && before > 0 {
        // «играл за», but «играл в «Войне и мире»»
        let verb = text.fold(before - 1);
        let enters = matches!(text.fold(before), "в" | "из" | "на") && !verb.starts_with("пере");
        return grammar.played_for(verb) && !enters
            || text.reads(before, "на") && grammar.told_by(text.fold(before - 1));
    }
    grammar.told_by(text.fold(before))
}

/// Does an office stand at `k`, so that a quoted name behind it is the body it serves? `native`: an adjective of its place may
/// stand between: «вратарь мюнхенской «Баварии»».
fn after_office(doc: &Doc, k: usize, native: bool) -> bool {
    let of_place = || doc.any_of(k, SenseKind::PlaceAdjective.bit() | SenseKind::Country(Face::Adjective).bit());
    doc.any_of(k, SenseKind::TitleHead.bit()) || native && k > 0 && of_place() && after_office(doc, k - 1, false)
}
