//! The state that heads the clause, before a holder and others of his party: «от Республики Армения – …».

use super::business::of_business;
use super::cells::{line_of, row_of, whole_state};
use super::parties::{
    delegated, list_opens, meets, met_there, placed_in, received, representatives, speaks_for, troop_before,
};
use crate::extract::doc::{Doc, Flags};
use crate::extract::positions::{Post, set};
use crate::extract::titles::Title;
use crate::extract::{countries, phrase};
use crate::rules::{Class, Face, SenseKind};
use crate::text::Kind;

/// «- Азербайджанскую Республику: …», «от Республики Армения – …», «Россию представлял …», «с российской стороны»: the
/// state that heads the clause. Looks left over other holders of the same delegation.
pub(in crate::extract::positions) fn heading(doc: &Doc, named: &[bool], title: &Title, name: usize, post: &mut Post) {
    let at = title.start.min(name);
    let business = of_business(doc, title);
    let text = doc.text;
    let sentence = text.sentences[text.sentence_of(at)];
    let mut i = at;
    let mut crossed_colon = false;
    let mut steps = 0;
    while i > sentence.start && steps < 120 {
        i -= 1;
        steps += 1;
        if text.is(i, "|") {
            set(post, row_of(doc, sentence.start, i), "list");
            return;
        }
        if text.tokens[i + 1].cell_start && !text.tokens[i + 1].line_start {
            let row = (sentence.start..=i).rev().find(|&k| text.tokens[k].line_start).unwrap_or(sentence.start);
            let cell = (row + 1..=i).find(|&k| text.tokens[k].cell_start).unwrap_or(i + 1);
            set(post, whole_state(doc, row, cell), "list");
            return;
        }
        if text.is(i, ";") {
            set(post, line_of(doc, sentence.start, i), "list");
            return;
        }
        if text.is(i, ":") || matches!(text.word(i), "–" | "—" | "-") && text.tokens[i].space_before {
            crossed_colon = true;
            let troop = || if i + 1 == at && !business { troop_before(doc, sentence.start, i) } else { None };
            let code = representatives(doc, sentence.start, i).or_else(troop);
            if code.is_some() {
                set(post, code, "list");
                return;
            }
        }
        if named[i] {
            continue;
        }
        // «от Секретариата – …», «от имени банка – …»: another party, of no state
        if crossed_colon && text.reads(i, "от") {
            return;
        }
        let Some(state) = (0..6).rev().find_map(|back| {
            let k = i.checked_sub(back)?;
            countries::at(doc, k).filter(|s| s.end == i + 1)
        }) else {
            continue;
        };
        let code = doc.know.countries[state.entry as usize].code.clone();
        if state.face == Face::Adjective {
            // «Послание японской стороны огласила А»
            let read_for = state.start > 0 && doc.know.grammar.stems.greetings.begins(text.fold(state.start - 1));
            let side = !received(doc, state.end, at)
                && !read_for
                && state.end < doc.len()
                && doc.know.grammar.stems.parties.begins(text.fold(state.end))
                || crossed_colon && state.start > 0 && text.fold(state.start - 1) == "с"
                || crossed_colon && state.start > 0 && text.fold(state.start - 1).starts_with("делегаци")
                // «… делегацию возглавил А, германскую – Б»
                || state.end < at && matches!(text.word(state.end), "–" | "—" | "-");
            if side {
                if business {
                    return;
                }
                set(post, Some(code), "list");
                return;
            }
            i = state.start;
            continue;
        }
        if state.face == Face::Inhabitant {
            i = state.start;
            continue;
        }
        // «Группу дружбы «Турция – Монголия» представляли …»
        if state.end < at && text.word(state.end) == "»" {
            return;
        }
        // «Туркменистан (наблюдатель) – …»
        let aside = text.is(state.end, "(").then(|| (state.end..at).take(6).find(|&k| text.is(k, ")"))).flatten();
        // «Туркменистан, не являющийся членом организации, представлял …»
        let clause = (state.end < at && text.is(state.end, ","))
            .then(|| (state.end + 1..at).take(9).find(|&k| text.is(k, ",")))
            .flatten()
            .filter(|&k| doc.is_word(k + 1) && doc.is_class(k + 1, Class::REPRESENTS));
        let after = aside.or(clause).map_or(state.end, |close| close + 1);
        let before = state.start.checked_sub(1);
        // «Россию на сессии представляют …»
        let represented = (after..at.min(after + 4)).any(|k| doc.is_word(k) && doc.is_class(k, Class::REPRESENTS));
        let from =
            before.is_some_and(|b| matches!(text.fold(b), "от" | "делегация" | "делегации") || speaks_for(doc, b));
        let guests = met_there(doc, state.end, at) || before.is_some_and(|b| meets(doc, b, at));
        let from = (from || delegated(doc, state.start, sentence.start)) && !guests;
        let dash = after < doc.len()
            && (matches!(text.word(after), "–" | "—" | "-" | ":") && text.tokens[after].kind == Kind::Punct);
        // «благодарности Минобрнауки России – …»
        let of_body = before.is_some_and(|b| {
            let body = doc.any_of(b, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit());
            body && b > sentence.start && doc.is_word(b - 1) && !doc.noun(b - 1).any().is_empty()
        });
        let led = dash && !of_body && (list_opens(doc, state.start, sentence.start) || crossed_colon);
        // «от имени Посольства Российской Федерации … первый секретарь А»
        let house = |b: usize| doc.know.grammar.stems.embassies.begins(text.fold(b));
        if before.is_some_and(|b| b > sentence.start && house(b) && speaks_for(doc, b - 1)) {
            set(post, Some(code), "list");
            return;
        }
        // «участвовали от Армении министр А, от Грузии министр Б»
        let opens = from
            && before.is_some_and(|b| {
                speaks_for(doc, b)
                    || list_opens(doc, b, sentence.start)
                    || b > sentence.start && doc.flags(b - 1).has(Flags::VERB)
            });
        // «Монголию и Турцию представляли министр А и министр Б»: the first is of the first
        if represented && state.start > sentence.start + 1 && phrase::is_and(doc, state.start - 1) {
            let first = (0..6).find_map(|back| {
                let k = (state.start - 1).checked_sub(back + 1)?;
                countries::at(doc, k).filter(|s| s.end + 1 == state.start && s.is_noun())
            });
            let beside = at > 0 && doc.is_word(at - 1) && doc.is_class(at - 1, Class::REPRESENTS);
            let code = first.map(|s| doc.know.countries[s.entry as usize].code.clone());
            set(post, code.filter(|_| beside), "list");
            return;
        }
        // «Канадзава (Япония): вице-мэр А», «из Минской области (Беларусь) – министр А»
        let placed = crossed_colon
            && placed_in(doc, &state, (sentence.start, at))
            && !before.is_some_and(|b| b > 0 && named[b - 1]);
        if represented || from && (dash || crossed_colon || after < at || opens) || led || placed {
            set(post, Some(code), "list");
        }
        return;
    }
}
