//! What stands right beside a name or its title: «из Италии», a bracket, an apposition, a table's further cells.

use super::asides::{state_aside, state_in_brackets};
use super::cells::{column_state, row_state};
use crate::extract::countries::{self, State};
use crate::extract::doc::Doc;
use crate::extract::organizations::Body;
use crate::extract::phrase;
use crate::extract::places::Spot;
use crate::extract::positions::{Post, STATE_BODIES, Setting, set};
use crate::extract::titles::Title;
use crate::rules::{SenseKind, TitleClass};

/// «Айдар Иванов (Казахстан)», «(организация «Шилат», Иран)», and a table's last cell.
pub(in crate::extract::positions) fn beside_name(
    doc: &Doc,
    title: &Title,
    name_end: usize,
    setting: &Setting,
    post: &mut Post,
) {
    // «чемпион прошлого года Сельчук Чеби из Турции»
    if name_end + 1 < doc.len() && doc.text.fold(name_end) == "из" && title.end <= name_end {
        let state = countries::at(doc, name_end + 1).filter(State::is_noun);
        set(post, state.map(|s| doc.know.countries[s.entry as usize].code.clone()), "list");
    }
    // «сенатор из Аргентины А», «А, студент из Ирана»; «студенты из Ирана и Индии А и Б» have one each
    if title.end + 1 < doc.len() && doc.text.fold(title.end) == "из" {
        let several = |s: &State| phrase::is_and(doc, s.end) && countries::at(doc, s.end + 1).is_some();
        let state = countries::at(doc, title.end + 1).filter(|s| s.is_noun() && !(s.end < doc.len() && several(s)));
        set(post, state.map(|s| doc.know.countries[s.entry as usize].code.clone()), "list");
    }
    // «волонтёр из города Ховд (Монголия)»
    if title.end + 2 < doc.len() && doc.text.fold(title.end) == "из" {
        let open = (title.end + 2..doc.len().min(title.end + 6)).find(|&k| doc.text.is(k, "("));
        let place = |k: usize| doc.is_word(k) || doc.text.is(k, ".") || doc.text.is(k, "-");
        let whole = open.filter(|&k| (title.end..k).all(place));
        set(post, whole.and_then(|k| state_in_brackets(doc, k)), "list");
    }
    // «Вице-президентами избраны:¶Пак Чхоль Мин – Республика Корея,»
    if title.end <= name_end && name_end + 1 < doc.len() && matches!(doc.text.word(name_end), "–" | "—") {
        let ends = |s: &State| {
            s.end == doc.len() || doc.text.tokens[s.end].line_start || matches!(doc.text.word(s.end), "," | ";" | ".")
        };
        let state = countries::at(doc, name_end + 1).filter(|s| s.is_noun() && ends(s));
        set(post, state.map(|s| doc.know.countries[s.entry as usize].code.clone()), "list");
    }
    set(post, row_state(doc, title.start.min(name_end)), "list");
    set(post, column_state(doc, title.start.min(name_end)), "list");
    // «С казахстанской стороны:» in the next line heads others
    let same_line = |at: &usize| *at < doc.len() && !doc.text.tokens[*at].line_start;
    for at in [name_end, title.end].into_iter().filter(same_line) {
        set(post, state_aside(doc, at, setting.spots), "list");
        // «сопредседатель комиссии с казахстанской стороны», «со стороны Казахстана»
        if at + 2 < doc.len() && matches!(doc.text.fold(at), "с" | "со" | "от") {
            let side = (at + 1..at + 3).find(|&k| doc.text.fold(k) == "стороны");
            let state = side.and_then(|k| countries::at(doc, if k == at + 1 { k + 1 } else { at + 1 }));
            set(post, state.map(|s| doc.know.countries[s.entry as usize].code.clone()), "list");
        }
        if at < doc.len() && doc.text.is(at, "(") {
            let close = (at + 1..doc.len().min(at + 24)).find(|&k| doc.text.is(k, ")"));
            let Some(close) = close else { continue };
            let state =
                (at + 1..close).rev().find_map(|k| countries::at(doc, k).filter(|s| s.is_noun() && s.end <= close));
            // «(Германия, США)»: of two states neither
            let other = |s: &State| {
                (at + 1..s.start).any(|k| countries::at(doc, k).is_some_and(|o| o.is_noun() && o.entry != s.entry))
            };
            // «Послом в Ашхабаде (Туркменистан)»: where he sits
            let seat = at == title.end
                && title.class == TitleClass::Diplomat
                && (title.heads[0].end..title.end).any(|k| matches!(doc.text.fold(k), "в" | "во"));
            if let Some(s) = state.filter(|s| !other(s) && !seat) {
                set(post, Some(doc.know.countries[s.entry as usize].code.clone()), "list");
            }
            if post.organization.is_none() {
                let body = setting
                    .bodies
                    .iter()
                    .filter(|b| b.start > at && b.end <= close)
                    .min_by_key(|b| (b.start, std::cmp::Reverse(b.end)));
                post.organization = body.map(|b| b.name.clone());
            }
        }
    }
    let bar = title.end;
    if bar < doc.len() && doc.text.is(bar, "|") {
        let end = (bar + 1..doc.len()).find(|&k| doc.text.tokens[k].line_start).unwrap_or(doc.len());
        // «… | Логистика через порт Поти» tells of what he speaks
        let cell = |k: usize| k == end || doc.text.is(k, "|") || doc.text.is(k, ",");
        let before = |k: usize| doc.text.is(k, "|") || doc.text.is(k, ",") || doc.text.is(k, ".");
        let whole =
            |s: &&Spot| cell(s.end) && (before(s.start - 1) || phrase::settlement(doc, s.start - 1) == Some(s.start));
        let spot = setting.spots.iter().filter(|s| s.start > bar && s.end <= end).find(whole);
        // «| генеральный директор Министерства»: of somebody else
        let nobodys = |b: &&Body| {
            let cell = (bar..b.start).rev().find(|&k| doc.text.is(k, "|")).unwrap_or(bar);
            !(cell..b.start).any(|k| doc.any_of(k, SenseKind::TitleHead.bit()))
        };
        let body = setting
            .bodies
            .iter()
            .filter(|b| b.start > bar && b.end <= end && nobodys(b))
            .min_by_key(|b| (b.start, std::cmp::Reverse(b.end)));
        if post.organization.is_none() {
            post.organization = body.map(|b| b.name.clone());
        }
        let of_state = body.filter(|b| STATE_BODIES.contains(&b.kind.as_str()));
        if let Some(b) = of_state {
            set(post, b.country.clone(), "list");
        }
        if let Some(s) = spot {
            post.place = Some(s.name.clone());
            if body.is_none() || of_state.is_some() {
                set(post, s.country.clone(), "list");
            }
        }
    }
}
