//! The state that heads the clause, before a holder and others of his party: «от Республики Армения – …».

use super::business::of_business;
use super::cells::{line_of, row_of, whole_state};
use super::parties::{
    delegated, list_opens, meets, met_there, placed_in, received, representatives, speaks_for, troop_before,
};
use crate::extract::countries::{self, State};
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::extract::positions::{Post, set};
use crate::extract::titles::Title;
use crate::rules::{Class, Face, SenseKind};
use crate::text::Kind;

/// «- Азербайджанскую Республику: …», «от Республики Армения – …», «Россию представлял …», «с российской стороны»: the
/// state that heads the clause. Looks left over other holders of the same delegation.
pub(in crate::extract::positions) fn heading(doc: &Doc, named: &[bool], title: &Title, name: usize, post: &mut Post) {
    let at = title.start.min(name);
    let start = doc.text.sentences[doc.text.sentence_of(at)].start;
    // «послами назначены: в Республике Беларусь – А, бывший советник посольства»
    let receives = title.start > name && matches!(doc.text.fold(start), "в" | "во");
    if receives && countries::at(doc, start + 1).is_some() {
        return;
    }
    let mut clause = Clause { doc, named, business: of_business(doc, title), start, at, crossed_colon: false };
    set(post, clause.state(), "list");
}

/// The clause before a holder.
struct Clause<'d> {
    doc: &'d Doc<'d>,
    /// Tokens of names.
    named: &'d [bool],
    /// The holder is of a company.
    business: bool,
    /// Where the sentence begins.
    start: usize,
    /// Where the holder's title or name begins.
    at: usize,
    /// A colon or a dash stands between the place reached and the holder.
    crossed_colon: bool,
}

impl Clause<'_> {
    /// The code of the state that heads the clause.
    fn state(&mut self) -> Option<String> {
        let doc = self.doc;
        let mut i = self.at;
        let mut steps = 0;
        while i > self.start && steps < 120 {
            i -= 1;
            steps += 1;
            if let Some(code) = self.bordered(i) {
                return code;
            }
            if let Some(code) = self.cross(i) {
                return Some(code);
            }
            if self.named[i] {
                continue;
            }
            // «от Секретариата – …», «от имени банка – …»: another party, of no state
            if self.crossed_colon && doc.text.reads(i, "от") {
                return None;
            }
            let Some(state) = self.ending_behind(i) else { continue };
            match state.face {
                Face::Adjective if self.is_side(&state) => {
                    return if self.business { None } else { self.code(&state) };
                }
                // «китайским отрядом командовал А, кыргызскими «скорпионами» – Б»: no state of the item before
                Face::Adjective if self.led_by_holder(&state) => return None,
                Face::Adjective | Face::Inhabitant => i = state.start,
                _ => return self.named_state(&state),
            }
        }
        None
    }

    fn code(&self, state: &State) -> Option<String> {
        Some(self.doc.know.countries[state.entry as usize].code.clone())
    }

    /// At a border of cells or items: the state that the row or the line is of, if any.
    fn bordered(&self, i: usize) -> Option<Option<String>> {
        let (doc, text) = (self.doc, self.doc.text);
        if text.is(i, "|") {
            return Some(row_of(doc, self.start, i).map(|s| s.code(doc)));
        }
        if text.tokens[i + 1].cell_start && !text.tokens[i + 1].line_start {
            let row = (self.start..=i).rev().find(|&k| text.tokens[k].line_start).unwrap_or(self.start);
            let cell = (row + 1..=i).find(|&k| text.tokens[k].cell_start).unwrap_or(i + 1);
            return Some(whole_state(doc, row, cell).map(|s| s.code(doc)));
        }
        let line = || line_of(doc, self.start, i).map(|s| s.code(doc));
        text.is(i, ";").then(|| line().or_else(|| self.side_told()))
    }

    /// «От узбекской стороны доклады сделали А, министр; Б, ректор»: the side that the sentence begins with, if it tells of no other.
    fn side_told(&self) -> Option<String> {
        let (doc, text) = (self.doc, self.doc.text);
        let leads = |k: usize| matches!(text.fold(k), "от" | "с" | "со");
        let side = |k: usize| {
            let state = countries::at(doc, k).filter(|s| s.face == Face::Adjective && s.end < self.at)?;
            doc.know.grammar.stems.parties.begins(text.fold(state.end)).then_some(state)
        };
        let state = side(self.start + 1).filter(|_| leads(self.start) && !self.business)?;
        let other = (state.end + 1..self.at).any(|k| leads(k) && countries::at(doc, k + 1).is_some());
        if other { None } else { self.code(&state) }
    }

    /// Crosses a colon or a dash; gives the state of those whom it leads.
    fn cross(&mut self, i: usize) -> Option<String> {
        let (doc, text) = (self.doc, self.doc.text);
        if !text.is(i, ":") && !(is_dash(doc, i) && text.tokens[i].space_before) {
            return None;
        }
        self.crossed_colon = true;
        let troop = || if i + 1 == self.at && !self.business { troop_before(doc, self.start, i) } else { None };
        representatives(doc, self.start, i).or_else(troop)
    }

    /// «кыргызскими «скорпионами» – | капитан А»: is the adjective in the item whose leader stands behind the dash?
    fn led_by_holder(&self, state: &State) -> bool {
        let (doc, text) = (self.doc, self.doc.text);
        let dash = self.at.checked_sub(1).filter(|&k| is_dash(doc, k) && text.tokens[k].space_before);
        dash.is_some_and(|dash| !(state.end..dash).any(|k| matches!(text.word(k), "," | ";" | ":")))
    }

    /// The state whose mention ends right behind `i`.
    fn ending_behind(&self, i: usize) -> Option<State> {
        (0..6).rev().find_map(|back| {
            let k = i.checked_sub(back)?;
            countries::at(self.doc, k).filter(|s| s.end == i + 1)
        })
    }

    /// «японской стороны», «с российской»: does the adjective tell one of the sides?
    fn is_side(&self, state: &State) -> bool {
        let (doc, text, at) = (self.doc, self.doc.text, self.at);
        // «Послание японской стороны огласила А»
        // «По инициативе узбекской стороны состоялся разговор Президента А»
        let read_for = || {
            let stems = &doc.know.grammar.stems;
            let before = state.start.checked_sub(1).map(|k| text.fold(k));
            before.is_some_and(|word| stems.greetings.begins(word) || stems.wishes.begins(word))
        };
        !received(doc, state.end, at)
            && !read_for()
            && state.end < doc.len()
            && doc.know.grammar.stems.parties.begins(text.fold(state.end))
            || self.crossed_colon && state.start > 0 && text.fold(state.start - 1) == "с"
            || self.crossed_colon && state.start > 0 && text.fold(state.start - 1).starts_with("делегаци")
            // «… делегацию возглавил А, германскую – Б»
            || state.end < at && is_dash(doc, state.end)
    }

    /// The code of a state told by its name, if it heads the clause.
    fn named_state(&self, state: &State) -> Option<String> {
        // «Группу дружбы «Турция – Монголия» представляли …»
        if state.end < self.at && self.doc.text.closes_quote(state.end) {
            return None;
        }
        // «чемпион А (Украина – 1996) и тренер Б»: what is told of one within brackets
        let text = self.doc.text;
        let within = state.start > self.start && text.is(state.start - 1, "(") && !text.is(state.end, ")");
        if within && (state.end..self.at).any(|k| text.is(k, ")")) {
            return None;
        }
        if self.by_house(state) {
            return self.code(state);
        }
        let after = self.past_aside(state);
        // «Россию на сессии представляют …»
        let represented = (after..self.at.min(after + 4)).any(|k| self.represents(k));
        if represented && state.start > self.start + 1 && phrase::is_and(self.doc, state.start - 1) {
            return self.first_of_two(state);
        }
        let heads = represented || self.sent(state, after) || self.led(state, after) || self.placed(state);
        if heads { self.code(state) } else { None }
    }

    fn represents(&self, k: usize) -> bool {
        self.doc.is_word(k) && self.doc.is_class(k, Class::REPRESENTS)
    }

    /// «от имени Посольства Российской Федерации … первый секретарь А»
    fn by_house(&self, state: &State) -> bool {
        let doc = self.doc;
        let house = |b: usize| doc.know.grammar.stems.embassies.begins(doc.text.fold(b));
        state.start.checked_sub(1).is_some_and(|b| b > self.start && house(b) && speaks_for(doc, b - 1))
    }

    /// Where the state ends with what is told of it aside.
    fn past_aside(&self, state: &State) -> usize {
        let (text, at) = (self.doc.text, self.at);
        // «Туркменистан (наблюдатель) – …»
        if text.is(state.end, "(")
            && let Some(close) = (state.end..at).take(6).find(|&k| text.is(k, ")"))
        {
            return close + 1;
        }
        // «Туркменистан, не являющийся членом организации, представлял …»
        let clause = (state.end < at && text.is(state.end, ","))
            .then(|| (state.end + 1..at).take(9).find(|&k| text.is(k, ",")))
            .flatten()
            .filter(|&k| self.represents(k + 1));
        clause.map_or(state.end, |close| close + 1)
    }

    /// «Монголию и Турцию представляли министр А и министр Б»: the first is of the first
    fn first_of_two(&self, state: &State) -> Option<String> {
        let at = self.at;
        if at == 0 || !self.represents(at - 1) {
            return None;
        }
        let first = (0..6).find_map(|back| {
            let k = (state.start - 1).checked_sub(back + 1)?;
            countries::at(self.doc, k).filter(|s| s.end + 1 == state.start && s.is_noun())
        });
        self.code(&first?)
    }

    /// «от Республики Армения – …», «делегация Ирана»: does the holder come from the state, and not to it?
    fn sent(&self, state: &State, after: usize) -> bool {
        let (doc, at) = (self.doc, self.at);
        let before = state.start.checked_sub(1);
        let from = before
            .is_some_and(|b| matches!(doc.text.fold(b), "от" | "делегация" | "делегации") || speaks_for(doc, b))
            || delegated(doc, state.start, self.start);
        let guests = || met_there(doc, state.end, at) || before.is_some_and(|b| meets(doc, b, at));
        from && !guests()
            && (self.dash_at(after) || self.crossed_colon || after < at || before.is_some_and(|b| self.opens(b)))
    }

    /// «участвовали от Армении министр А, от Грузии министр Б»
    fn opens(&self, b: usize) -> bool {
        let doc = self.doc;
        speaks_for(doc, b) || list_opens(doc, b, self.start) || b > self.start && doc.flags(b - 1).has(Flags::VERB)
    }

    /// «Армения – министр А»: does the state open a list or its item, before a dash?
    fn led(&self, state: &State, after: usize) -> bool {
        let doc = self.doc;
        // «благодарности Минобрнауки России – …»
        let of_body = || {
            state.start.checked_sub(1).is_some_and(|b| {
                let body = doc.any_of(b, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit());
                body && b > self.start && doc.is_word(b - 1) && !doc.noun(b - 1).any().is_empty()
            })
        };
        self.dash_at(after) && !of_body() && (list_opens(doc, state.start, self.start) || self.crossed_colon)
    }

    fn dash_at(&self, k: usize) -> bool {
        let (doc, text) = (self.doc, self.doc.text);
        k < doc.len() && (is_dash(doc, k) || text.word(k) == ":") && text.tokens[k].kind == Kind::Punct
    }

    /// «Канадзава (Япония): вице-мэр А», «из Минской области (Беларусь) – министр А»
    fn placed(&self, state: &State) -> bool {
        let before = state.start.checked_sub(1);
        self.crossed_colon
            && placed_in(self.doc, state, (self.start, self.at))
            && !before.is_some_and(|b| b > 0 && self.named[b - 1])
    }
}

fn is_dash(doc: &Doc, k: usize) -> bool {
    matches!(doc.text.word(k), "–" | "—" | "-")
}
