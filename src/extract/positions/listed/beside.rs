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
    from_state(doc, title, name_end, post);
    behind_dash(doc, title, name_end, post);
    set_state(doc, post, row_state(doc, title.start.min(name_end)));
    set_state(doc, post, column_state(doc, title.start.min(name_end)));
    // «С казахстанской стороны:» in the next line heads others
    let same_line = |at: &usize| *at < doc.len() && !doc.text.tokens[*at].line_start;
    for at in [name_end, title.end].into_iter().filter(same_line) {
        set_state(doc, post, state_aside(doc, at, setting.spots));
        of_side(doc, at, post);
        if doc.text.is(at, "(") {
            in_brackets(doc, title, at, setting, post);
        }
    }
    if title.end < doc.len() && doc.text.is(title.end, "|") {
        in_row(doc, title.end, setting, post);
    }
}

fn set_state(doc: &Doc, post: &mut Post, state: Option<State>) {
    set(post, state.map(|s| s.code(doc)), "list");
}

/// «А из Италии», «сенатор из Аргентины А», «волонтёр из города Ховд (Монголия)»
fn from_state(doc: &Doc, title: &Title, name_end: usize, post: &mut Post) {
    // «чемпион прошлого года Сельчук Чеби из Турции»
    if name_end + 1 < doc.len() && doc.text.fold(name_end) == "из" && title.end <= name_end {
        set_state(doc, post, countries::at(doc, name_end + 1).filter(State::is_noun));
    }
    if title.end + 1 >= doc.len() || doc.text.fold(title.end) != "из" {
        return;
    }
    // «сенатор из Аргентины А», «А, студент из Ирана»; «студенты из Ирана и Индии А и Б» have one each
    let several = |s: &State| phrase::is_and(doc, s.end) && countries::at(doc, s.end + 1).is_some();
    let one = |s: &State| s.is_noun() && !(s.end < doc.len() && several(s));
    set_state(doc, post, countries::at(doc, title.end + 1).filter(one));
    // «волонтёр из города Ховд (Монголия)»
    if title.end + 2 < doc.len() {
        let open = (title.end + 2..doc.len().min(title.end + 6)).find(|&k| doc.text.is(k, "("));
        let place = |k: usize| doc.is_word(k) || doc.text.is(k, ".") || doc.text.is(k, "-");
        let whole = open.filter(|&k| (title.end..k).all(place));
        set(post, whole.and_then(|k| state_in_brackets(doc, k)), "list");
    }
}

/// «Вице-президентами избраны:¶Пак Чхоль Мин – Республика Корея,»
fn behind_dash(doc: &Doc, title: &Title, name_end: usize, post: &mut Post) {
    if name_end + 1 < doc.len() {
        // «Димитров Пламен – Болгария, главный тренер»
        let own = |s: &State| title.end <= name_end || title.start == s.end + 1;
        set_state(doc, post, state_behind_dash(doc, name_end).filter(own));
    }
}

/// «– Республика Корея,»: the state that is all there is behind the dash at `at`.
pub(in crate::extract::positions) fn state_behind_dash(doc: &Doc, at: usize) -> Option<State> {
    let ends = |s: &State| {
        s.end == doc.len() || doc.text.tokens[s.end].line_start || matches!(doc.text.word(s.end), "," | ";" | ".")
    };
    countries::at(doc, at + 1).filter(|s| doc.text.dash(at) && s.is_noun() && ends(s))
}

/// «сопредседатель комиссии с казахстанской стороны», «со стороны Казахстана»
fn of_side(doc: &Doc, at: usize, post: &mut Post) {
    if at + 2 < doc.len() && matches!(doc.text.fold(at), "с" | "со" | "от") {
        let side = (at + 1..at + 3).find(|&k| doc.text.fold(k) == "стороны");
        let state = side.and_then(|k| countries::at(doc, if k == at + 1 { k + 1 } else { at + 1 }));
        set_state(doc, post, state);
    }
}

/// The state and the body in the brackets that open at `open`.
fn in_brackets(doc: &Doc, title: &Title, open: usize, setting: &Setting, post: &mut Post) {
    let Some(close) = (open + 1..doc.len().min(open + 24)).find(|&k| doc.text.is(k, ")")) else { return };
    // «(«Комсомольская правда в Украине»)»: a newspaper's
    let mark = |k: usize| doc.text.opens_quote(k) || doc.text.closes_quote(k);
    let quoted = |k: usize| (open + 1..k).rev().find(|&j| mark(j)).is_some_and(|j| doc.text.opens_quote(j));
    let own = |k: usize, s: &State| s.is_noun() && s.end <= close && !quoted(k);
    let state = (open + 1..close).rev().find_map(|k| countries::at(doc, k).filter(|s| own(k, s)));
    // «(Германия, США)»: of two states neither
    let other = |s: &State| {
        (open + 1..s.start).any(|k| countries::at(doc, k).is_some_and(|o| o.is_noun() && o.entry != s.entry))
    };
    // «Послом в Ашхабаде (Туркменистан)»: where he sits
    let seat = open == title.end
        && title.class == TitleClass::Diplomat
        && (title.heads[0].end..title.end).any(|k| matches!(doc.text.fold(k), "в" | "во"));
    set_state(doc, post, state.filter(|s| !seat && !other(s)));
    if post.organization.is_none() {
        let body = first_longest(setting, |b| b.start > open && b.end <= close);
        post.organization = body.map(|b| b.name.clone());
    }
}

/// The first of the bodies that fit, and the longest of those that begin there.
fn first_longest<'s>(setting: &Setting<'s>, fits: impl Fn(&Body) -> bool) -> Option<&'s Body> {
    setting.bodies.iter().filter(|b| fits(b)).min_by_key(|b| (b.start, std::cmp::Reverse(b.end)))
}

/// What the cells behind the one that ends at `bar` tell: the body, the place and their state.
fn in_row(doc: &Doc, bar: usize, setting: &Setting, post: &mut Post) {
    let end = (bar + 1..doc.len()).find(|&k| doc.text.tokens[k].line_start).unwrap_or(doc.len());
    // «… | Логистика через порт Поти» tells of what he speaks
    let cell = |k: usize| k == end || doc.text.is(k, "|") || doc.text.is(k, ",");
    let before = |k: usize| doc.text.is(k, "|") || doc.text.is(k, ",") || doc.text.is(k, ".");
    let whole =
        |s: &&Spot| cell(s.end) && (before(s.start - 1) || phrase::settlement(doc, s.start - 1) == Some(s.start));
    let spot = setting.spots.iter().filter(|s| s.start > bar && s.end <= end).find(whole);
    // «| генеральный директор Министерства»: of somebody else
    let nobodys = |b: &Body| {
        let cell = (bar..b.start).rev().find(|&k| doc.text.is(k, "|")).unwrap_or(bar);
        !(cell..b.start).any(|k| doc.any_of(k, SenseKind::TitleHead.bit()))
    };
    let body = first_longest(setting, |b| b.start > bar && b.end <= end && nobodys(b));
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
