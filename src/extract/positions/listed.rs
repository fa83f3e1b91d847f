//! States told by what stands around an office: the brackets behind a name, the row or column of a table, the heading of a list, the
//! delegation or party for which its holder came.

use super::told::TOLD;
use super::{MOST_BEFORE, Post, STATE_BODIES, Setting, set};
use crate::extract::countries::{self, State};
use crate::extract::doc::{Doc, Flags, Traits};
use crate::extract::organizations::Body;
use crate::extract::phrase;
use crate::extract::places::Spot;
use crate::extract::titles::Title;
use crate::morph::Case;
use crate::rules::{Class, Face, Sense, SenseKind, TitleClass};
use crate::text::Kind;

/// The state that is all there is in the brackets at `at`.
pub(super) fn state_in_brackets(doc: &Doc, at: usize) -> Option<String> {
    let state = doc.text.is(at, "(").then(|| countries::at(doc, at + 1)).flatten().filter(State::is_noun)?;
    // «(Италия, СДГ)», but not «(Германия, США)»
    let party = doc.text.is(state.end, ",") && countries::at(doc, state.end + 1).is_none();
    (party || doc.text.is(state.end, ")")).then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «Оспанов Ерлан, директор департамента, Казахстан», «А, режиссёр, Ереван, Армения»: the state behind a comma at `at`, or behind
/// a place there, that ends a list's item or the next apposition.
fn state_aside(doc: &Doc, at: usize, spots: &[Spot]) -> Option<String> {
    let text = doc.text;
    if at >= doc.len() || !text.is(at, ",") {
        return None;
    }
    let town = || {
        let spot = spots.iter().find(|s| s.end > at + 1 && s.start <= at + 4 && s.start > at)?;
        let whole = spot.start == at + 1 || phrase::settlement(doc, at + 1) == Some(spot.start);
        (whole && text.is(spot.end, ",")).then(|| countries::at(doc, spot.end + 1)).flatten()
    };
    let ends_line = |k: usize| k >= doc.len() || text.tokens[k].line_start;
    // «А, профессор, Институт математики, Минск, Беларусь»
    let last = || {
        let end = (at + 1..at + 40).find(|&k| ends_line(k) || text.is(k, ";"))?;
        let comma = (at + 1..end).rev().find(|&k| text.is(k, ","))?;
        let another = |k: usize| {
            doc.flags(k).has(Flags::PATRONYMIC | Flags::GIVEN_SURE) || matches!(text.word(k), "–" | "—" | ":" | "(")
        };
        countries::at(doc, comma + 1).filter(|_| !(at..comma).any(another))
    };
    let state = countries::at(doc, at + 1).or_else(town).or_else(last).filter(State::is_noun)?;
    let opens = |k: usize| text.tokens[k].line_start || k > 0 && matches!(text.word(k - 1), ";" | ":");
    let item = (at.saturating_sub(40)..at.min(doc.len())).rev().find(|&k| opens(k))?;
    let closed = ends_line(state.end)
        || text.is(state.end, ";")
        || text.is(state.end, ".") && ends_line(state.end + 1)
        || text.is(state.end, ",") && state.end + 1 < doc.len() && !doc.capital(state.end + 1);
    // an item that begins with its name, numbers and bullets aside
    let first = (item..at).find(|&k| doc.is_word(k))?;
    let one = text.sentence_of(first) == text.sentence_of(at) && at - first < 30;
    let named = doc.capital(first) && !text.is(item, "|");
    let acts = || (first..at).any(|k| doc.flags(k).has(Flags::VERB) && !doc.capital(k));
    (closed && named && one && !acts()).then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «Серик Жарылгасов, заместитель председателя правления, Банк Развития Казахстана;»: the body that closes a list's item behind
/// the title that ends at `to`, if the item begins with its holder's name.
pub(super) fn body_aside<'b>(doc: &Doc, name: usize, to: usize, bodies: &'b [Body]) -> Option<&'b Body> {
    let text = doc.text;
    let ends_line = |k: usize| k >= doc.len() || text.tokens[k].line_start;
    let first = text.tokens[name].line_start || !doc.is_word(name - 1) && text.tokens[name - 1].line_start;
    let aside = first && to + 1 < doc.len() && text.is(to, ",") && !text.tokens[to + 1].line_start;
    if !aside {
        return None;
    }
    let body = bodies.get(bodies.partition_point(|b| b.start <= to))?;
    if body.start != to + 1 && (body.start != to + 2 || doc.is_word(to + 1)) {
        return None;
    }
    // the closing mark of a quoted name stands behind it
    let end = if body.end < doc.len() && text.is(body.end, "»") { body.end + 1 } else { body.end };
    let state = || text.is(end, ",") && countries::at(doc, end + 1).is_some();
    let closed = ends_line(end) || text.is(end, ";") || text.is(end, ".") && ends_line(end + 1) || state();
    closed.then_some(body)
}

/// «от Правительства Республики Карелия – министр А»: the state of the area whose authority the holder before `at` speaks for.
pub(super) fn area_party(doc: &Doc, at: usize) -> Option<String> {
    const LONGEST: usize = 12;
    let dash = at.checked_sub(1).filter(|&k| matches!(doc.text.word(k), "–" | "—"))?;
    let from =
        (dash.saturating_sub(LONGEST)..dash).rev().find(|&k| matches!(doc.text.fold(k), "от" | "–" | "—" | ";"))?;
    let authority = |s: crate::rules::Sense| {
        let class = doc.know.org_heads.get(s.entry as usize).map_or("", |h| h.class.as_str());
        s.kind == SenseKind::OrgHead
            && matches!(class, "government" | "parliament" | "ministry" | "regional" | "president" | "court")
    };
    let led = doc.text.reads(from, "от") && (from + 1..dash).any(|k| doc.senses(k).any(authority));
    let place =
        |k: usize| doc.sense(k, SenseKind::Place.bit()).and_then(|s| doc.know.places[s.entry as usize].country.clone());
    led.then(|| (from + 1..dash).find_map(place)).flatten()
}

/// The one cell of a table's row that is a state and nothing else.
fn row_state(doc: &Doc, at: usize) -> Option<String> {
    let text = doc.text;
    /// Tokens of a row on either side of the title, at most.
    const ROW: usize = 120;
    if !doc.cells {
        return None;
    }
    let start = (at.saturating_sub(ROW)..doc.len().min(at + 1)).rev().find(|&k| text.tokens[k].line_start)?;
    let end = (at + 1..doc.len().min(at + ROW)).find(|&k| text.tokens[k].line_start).unwrap_or(doc.len().min(at + ROW));
    let opens = |k: usize| k > start && (text.tokens[k].cell_start || text.is(k - 1, "|"));
    let cells: Vec<usize> = std::iter::once(start).chain((start..end).filter(|&k| opens(k))).chain([end]).collect();
    let (&last, _) = cells[..cells.len() - 1].split_last().filter(|(_, before)| !before.is_empty())?;
    let cell = |w: &[usize]| whole_state(doc, w[0], w[1] - usize::from(w[1] < end && text.is(w[1] - 1, "|")));
    let mut states = cells.windows(2).filter_map(cell);
    // «… | Компания «Луч», Индия»: the state that closes the row
    let closing = || (last..end).rev().find(|&k| text.is(k, ",")).and_then(|comma| whole_state(doc, comma + 1, end));
    match states.next() {
        Some(state) => states.next().is_none().then_some(state),
        None => closing(),
    }
}

/// «Тема | От Узбекистана | От Пакистана» over rows: the state that heads the column in which `at` stands.
fn column_state(doc: &Doc, at: usize) -> Option<String> {
    let cell = crate::extract::tables::heading(doc, at)?;
    let led = cell.len() > 1 && matches!(doc.text.fold(cell.start), "от" | "из");
    whole_state(doc, cell.start + usize::from(led), cell.end)
}

/// «Айдар Иванов (Казахстан)», «(организация «Шилат», Иран)», and a table's last cell.
pub(super) fn beside_name(doc: &Doc, title: &Title, name_end: usize, setting: &Setting, post: &mut Post) {
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
    for at in [name_end, title.end] {
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

/// «- Азербайджанскую Республику: …», «от Республики Армения – …», «Россию представлял …», «с российской стороны»: the
/// state that heads the clause. Looks left over other holders of the same delegation.
pub(super) fn heading(doc: &Doc, named: &[bool], title: &Title, name: usize, post: &mut Post) {
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
        // «от Секретариата – …»: another party, of no state
        if crossed_colon && text.reads(i, "от") && !text.reads(i + 1, "имени") {
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
        let from = (from || delegated(doc, state.start, sentence.start)) && !met_there(doc, state.end, at);
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

/// Does the state stand alone in brackets behind a place that begins the line, the item or the sentence, before a colon or dash?
fn placed_in(doc: &Doc, state: &State, (floor, at): (usize, usize)) -> bool {
    let text = doc.text;
    let closes = state.end + 1 < at && text.is(state.end, ")") && matches!(text.word(state.end + 1), "–" | "—" | ":");
    if !closes || state.start < floor + 2 || !text.is(state.start - 1, "(") {
        return false;
    }
    let place = state.start - 2;
    let item = |k: usize| matches!(text.word(k), ";" | ":") || text.tokens[k + 1].line_start;
    let first = (floor..place).rev().take(6).find(|&k| item(k)).map_or(floor, |k| k + 1);
    let own = |k: usize| doc.is_word(k) || matches!(text.word(k), "•" | "-" | "–" | "—" | "*" | ".");
    doc.is_word(place) && place - first < 6 && (first..=place).all(own) && !doc.flags(place).has(Flags::SURNAME_SURE)
}

/// «Киргизскую роту привёл майор А, таджикских сапёров – майор Б»: the state of those whom the dash at `dash` gives a leader.
fn troop_before(doc: &Doc, floor: usize, dash: usize) -> Option<String> {
    let adjective = dash.checked_sub(2).filter(|&k| k >= floor && doc.is_word(k + 1))?;
    let led = doc.noun(adjective + 1);
    let state = countries::at(doc, adjective).filter(|s| s.face == Face::Adjective && s.end + 1 == dash)?;
    // «китайскую роту», «таджикских сапёров», but not «китайского рынка», of which somebody speaks
    let object =
        led.plur.has(Case::Acc) && !led.plur.has(Case::Nom) || led.sing.has(Case::Acc) && !led.sing.has(Case::Nom);
    let animate = doc.flags(adjective + 1).has(Flags::ANIMATE) || doc.is_class(adjective + 1, Class::DELEGATION);
    (object && animate).then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «белорусскую делегацию принял Премьер-министр»: the delegation at `i` is whom he receives.
fn received(doc: &Doc, i: usize, at: usize) -> bool {
    // «переговоры с иранской делегацией провёл А», but «с делегацией прибыл Б»
    let with = i > 1 && matches!(doc.text.fold(i - 2), "с" | "со") && doc.noun(i).sing.has(Case::Ins);
    let acts = |k: usize| doc.flags(k).has(Flags::VERB);
    // «на встрече с иранской делегацией министр А»
    let apart = !doc.noun(at).any().or(doc.adjective(at).any()).has(Case::Ins);
    if with && i > 2 && apart && doc.is_word(i - 3) && crate::extract::roles::talk(doc, i - 3) {
        return true;
    }
    if with && let Some(k) = (i + 1..at.min(i + 24)).find(|&k| acts(k)) {
        let stems = &doc.know.grammar.stems;
        return !stems.heads_party.begins(doc.text.fold(k)) && !stems.arrives.begins(doc.text.fold(k));
    }
    if met_there(doc, i, at) {
        return true;
    }
    // «эстафету бразильской делегации передала А»
    let gives = |k: usize| doc.is_word(k) && doc.know.grammar.gives(doc.text.fold(k));
    if i + 1 < at && doc.noun(i).sing.has(Case::Dat) && (i + 1..at.min(i + 4)).any(gives) {
        return true;
    }
    let object = i + 1 < at && doc.noun(i).has(Case::Acc) && !doc.noun(i).has(Case::Nom);
    let verb = (i + 1..at.min(i + 4)).find(|&k| doc.flags(k).has(Flags::VERB));
    object && verb.is_some_and(|k| !doc.know.grammar.stems.heads_party.begins(doc.text.fold(k)))
}

/// «норвежская делегация осмотрела стапель, где её встретил мэр»: is whoever stands at `at` the host of the guests at `i`?
fn met_there(doc: &Doc, i: usize, at: usize) -> bool {
    let there = (i + 1..at.min(i + 16)).find(|&k| doc.text.reads(k, "где"));
    let met = |k: usize| {
        let (stems, fold) = (&doc.know.grammar.stems, doc.text.fold(k));
        doc.is_word(k) && (stems.hosts.begins(fold) || stems.receives.begins(fold) || fold.starts_with("приме"))
    };
    there.is_some_and(|k| (k + 1..at.min(k + 6)).any(met))
}

/// «делегация Национального собрания Лаоса во главе с …», «делегацию Чили, которую возглавляет …»: the state of the delegation
/// that the person at `at` heads.
pub(super) fn delegation_headed(doc: &Doc, at: usize, bodies: &[Body]) -> Option<String> {
    let text = doc.text;
    let start = text.sentences[text.sentence_of(at)].start;
    let near = start.max(at.saturating_sub(4))..at;
    let cue = near.rev().find(|&k| text.reads(k, "главе") || doc.is_word(k) && text.fold(k).starts_with("возглав"))?;
    // «с делегацией во главе с министром встретился А»
    if text.reads(cue, "главе") && (cue + 1..at).any(|k| doc.flags(k).has(Flags::VERB)) {
        return None;
    }
    let far = start.max(cue.saturating_sub(20))..cue;
    let Some(delegation) = far.clone().rev().find(|&k| doc.is_word(k) && text.fold(k).starts_with("делегаци"))
    else {
        return group_headed(doc, far);
    };
    let adjective = delegation.checked_sub(1).filter(|&k| k >= start).and_then(|k| countries::at(doc, k));
    let own = |&k: &usize| !(doc.is_word(k) && doc.verb(k).sure);
    let noun = || (delegation + 1..cue).take_while(own).find_map(|k| countries::at(doc, k).filter(State::is_noun));
    // «делегация китайской провинции Хэйлунцзян»
    let area = || {
        let state = countries::at(doc, delegation + 1).filter(|s| s.face == Face::Adjective && s.end < cue)?;
        doc.is_class(state.end, Class::AREA.or(Class::REGION_NOUN)).then_some(state)
    };
    if let Some(state) = adjective.filter(|s| s.face == Face::Adjective).or_else(noun).or_else(area) {
        return Some(doc.know.countries[state.entry as usize].code.clone());
    }
    // «посольская делегация во главе с советником»: of the mission that the release tells of first
    if delegation > start && text.fold(delegation - 1).starts_with("посольск") {
        return bodies.iter().find(|b| b.kind == "diplomatic").and_then(|b| b.country.clone());
    }
    // «делегация Совета Федерации, которую возглавляет …»
    let sender = bodies.iter().find(|b| b.start == delegation + 1 && b.end <= cue);
    let sender = sender.filter(|b| STATE_BODIES.contains(&b.kind.as_str())).and_then(|b| b.country.clone());
    sender.or_else(|| town_of(doc, delegation + 1..cue))
}

/// «В Парламенте Грузии гостей приняла первый заместитель Председателя А»: the body in which the holder before a verb of receiving
/// is at home.
pub(super) fn at_home(doc: &Doc, title: &Title, bodies: &[Body]) -> Option<String> {
    let start = doc.text.sentences[doc.text.sentence_of(title.start)].start;
    let within = matches!(doc.text.fold(start), "в" | "во");
    let receives = title.start > start && doc.know.grammar.stems.receives.begins(doc.text.fold(title.start - 1));
    if !(within && receives) {
        return None;
    }
    let body = bodies.get(bodies.partition_point(|b| b.start <= start))?;
    if body.start != start + 1 || body.end >= title.start {
        return None;
    }
    body.country.clone().filter(|_| STATE_BODIES.contains(&body.kind.as_str()))
}

/// «его узбекский коллега по Ходжаабадскому району капитан А»: the state of whom a title before the name calls a colleague.
pub(super) fn colleague(doc: &Doc, at: usize) -> Option<String> {
    const LONGEST: usize = 10;
    let start = doc.text.sentences[doc.text.sentence_of(at)].start;
    let own = |&k: &usize| doc.is_word(k) && !doc.verb(k).sure && !phrase::is_and(doc, k);
    let mut before = (start.max(at.saturating_sub(LONGEST))..at).rev().take_while(own);
    let noun = before.find(|&k| doc.text.fold(k).starts_with("коллег"))?;
    let state = noun.checked_sub(1).and_then(|k| countries::at(doc, k)).filter(|s| s.face == Face::Adjective)?;
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// «делегацию муниципалитета Анкары во главе с вице-мэром»: the state of the only town told.
fn town_of(doc: &Doc, mut tokens: std::ops::Range<usize>) -> Option<String> {
    // «Волгоградской области»
    let genitive = |k: usize| doc.noun(k).has(Case::Gen) || doc.hit_len(k) > 1;
    let town = tokens.find(|&k| doc.capital(k) && doc.any_of(k, SenseKind::Place.bit()) && genitive(k))?;
    let mut states = doc
        .senses(town)
        .filter(|s| s.kind == SenseKind::Place)
        .map(|s| doc.know.places[s.entry as usize].country.clone());
    let first = states.next()??;
    states.all(|s| s.as_ref() == Some(&first)).then_some(first)
}

/// «Приветствие Президента Республики Беларусь огласил госсекретарь …»: the state of the greeting that the holder at `at` reads.
pub(super) fn greeting_read(doc: &Doc, at: usize) -> Option<String> {
    let text = doc.text;
    let verb =
        at.checked_sub(1).filter(|&k| doc.is_word(k) && doc.know.grammar.stems.reads_aloud.begins(text.fold(k)))?;
    let floor = text.sentences[text.sentence_of(at)].start;
    let greeting = (floor..verb)
        .rev()
        .take(40)
        .find(|&k| doc.is_word(k) && doc.know.grammar.stems.greetings.begins(text.fold(k)))?;
    let state = (greeting + 1..verb).filter_map(|k| countries::at(doc, k)).rfind(State::is_noun);
    state.map(|s| doc.know.countries[s.entry as usize].code.clone()).or_else(|| town_of(doc, greeting + 1..verb))
}

/// «Оперативную группу Вооружённых Сил Республики Казахстан возглавлял полковник …», «группы дружбы с Арменией Сейма Литовской
/// Республики, прибывшей в Ереван во главе с …»: the state whose the group is, of the tokens before its head.
fn group_headed(doc: &Doc, before: std::ops::Range<usize>) -> Option<String> {
    let text = doc.text;
    let group = before
        .clone()
        .rev()
        .find(|&k| doc.is_word(k) && matches!(text.fold(k), "группа" | "группу" | "группы" | "группой"))?;
    let led = |k: usize| matches!(text.fold(k - 1), "в" | "во" | "на" | "с" | "со" | "по" | "для");
    let mut states = (group + 1..before.end).filter_map(|k| countries::at(doc, k).filter(State::is_noun));
    let state = states.rfind(|s| !led(s.start))?;
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// «представители МЧС Таджикистана: начальник управления А и специалист Б»: the state of those that a colon at `colon` lists.
fn representatives(doc: &Doc, floor: usize, colon: usize) -> Option<String> {
    let state =
        (floor.max(colon.saturating_sub(4))..colon).find_map(|k| countries::at(doc, k).filter(|s| s.end == colon))?;
    let lead = floor.max(state.start.saturating_sub(5))..state.start;
    let sent = lead.clone().any(|k| doc.text.fold(k).starts_with("представител"));
    let whole = lead.into_iter().all(|k| doc.is_word(k));
    (doc.text.is(colon, ":") && state.is_noun() && sent && whole)
        .then(|| doc.know.countries[state.entry as usize].code.clone())
}

/// «от имени», «со стороны», the last word at `k`
pub(super) fn speaks_for(doc: &Doc, k: usize) -> bool {
    let reads = |first: &str, second: &str| doc.text.reads(k - 1, first) && doc.text.reads(k, second);
    k > 0 && (reads("от", "имени") || reads("со", "стороны"))
}

/// «… с делегацией Узбекистана. Её возглавлял министр …», «В состав делегации вошли:» over a list: the state of the delegation
/// told before.
pub(super) fn delegation_told(doc: &Doc, at: usize) -> Option<String> {
    let text = doc.text;
    let delegation = |k: usize| doc.is_word(k) && text.fold(k).starts_with("делегаци");
    let own = text.sentence_of(at);
    let n = list_headed(doc, own).unwrap_or(own);
    let sentence = text.sentences[n];
    let lead = sentence.start..if n == own { at } else { sentence.end }.min(sentence.start + 4);
    let of_it = lead.clone().any(|k| text.fold(k) == "ее" || delegation(k));
    let composed = |k: usize| doc.know.grammar.stems.composes.begins(text.fold(k));
    // «представила членов делегации – депутатов А, Б и В»
    let members = |k: &usize| {
        let dash = *k + 1 < at && matches!(text.word(*k + 1), "–" | "—" | ":");
        delegation(*k) && dash && *k > sentence.start && text.fold(*k - 1).starts_with("член")
    };
    let members = (sentence.start..at).rev().take(MOST_BEFORE).any(|k| members(&k));
    if !members && (!of_it || !lead.clone().any(composed)) {
        return None;
    }
    let whose = |k: usize, limit: usize| {
        let adjective = k.checked_sub(1).and_then(|j| countries::at(doc, j)).filter(|s| s.face == Face::Adjective);
        // «делегация области вернулась из Сербии»: behind a verb a state is not whose it is
        let own = |&j: &usize| !(doc.is_word(j) && doc.verb(j).sure);
        let mut behind = (k + 1..limit.min(k + 7)).take_while(own);
        adjective.or_else(|| behind.find_map(|j| countries::at(doc, j).filter(State::is_noun)))
    };
    let from = text.sentences[n.saturating_sub(if members { 6 } else { 2 })].start;
    let before = || (from..sentence.start).rev().find(|&k| delegation(k)).and_then(|k| whose(k, sentence.start));
    let state = lead.clone().find(|&k| delegation(k)).and_then(|k| whose(k, sentence.end.min(at))).or_else(before)?;
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// «Делегацию Евразийской экономической комиссии возглавляла А», «В составе делегации Комиссии работали Б и В»: does the delegation
/// of the title's sentence come from a body of several states, perhaps called by its last word after the whole name?
pub(super) fn delegated_by_union(doc: &Doc, title: &Title, bodies: &[Body]) -> bool {
    let text = doc.text;
    let floor = text.sentences[text.sentence_of(title.start)].start;
    let near = floor.max(title.start.saturating_sub(MOST_BEFORE))..title.start;
    let delegation = |&k: &usize| text.fold(k).starts_with("делегаци");
    let Some(k) = doc.with(near.start, near.end, Traits::TELLS).filter(delegation).last() else { return false };
    let composed = |k: usize| doc.know.grammar.stems.composes.begins(text.fold(k));
    let other =
        |j: usize| matches!(text.word(j), ";" | ":") || countries::at(doc, j).is_some_and(|s| s.end < title.start);
    if !(floor..title.start).any(composed) || (k + 1..title.start).any(other) {
        return false;
    }
    let head = |k: usize| doc.sense(k, SenseKind::OrgHead.bit()).map(|s| s.entry);
    let before = &bodies[..bodies.partition_point(|b| b.start < title.start)];
    let union = |b: &&Body| b.kind == "international";
    let direct = before.iter().rev().take(8).any(|b| b.start == k + 1 && union(&b));
    let short = doc.capital(k + 1).then(|| head(k + 1)).flatten();
    let told = || before.iter().rev().take(TOLD).filter(union).any(|b| (b.start..b.end).any(|j| head(j) == short));
    direct || short.is_some() && told()
}

/// The sentence with a colon over the list that the line of sentence `n` belongs to.
fn list_headed(doc: &Doc, n: usize) -> Option<usize> {
    let text = doc.text;
    let ends = |k: usize, mark: &str| text.is(text.sentences[k].end - 1, mark);
    let row = |k: &usize| text.tokens[text.sentences[*k].start].line_start;
    let mut above = (n.saturating_sub(MOST_ROWS)..n).rev().take_while(|k| row(&(k + 1)) && !ends(*k, "."));
    above.find(|&k| ends(k, ":"))
}

/// «Республика Армения | Иванов И.И. | …»: the state that is the whole of a table's first cell.
fn row_of(doc: &Doc, start: usize, bar: usize) -> Option<String> {
    let first = (start..bar).find(|&k| doc.text.is(k, "|")).unwrap_or(bar);
    whole_state(doc, start, first)
}

/// Tokens back to the state that heads a line.
const LONGEST_LINE: usize = 400;

/// «Республика Армения: А, начальник; Б, инспектор;»: the state that heads the line of the semicolon at `i`.
fn line_of(doc: &Doc, start: usize, i: usize) -> Option<String> {
    let floor = start.max(i.saturating_sub(LONGEST_LINE));
    let first = (floor..=i).rev().find(|&k| doc.text.tokens[k].line_start || k == start)?;
    let first =
        doc.bullet(doc.text.sentences[doc.text.sentence_of(first)]).filter(|&b| b > first && b < i).unwrap_or(first);
    let colon = (first..i).find(|&k| matches!(doc.text.word(k), ":" | "–" | "—"))?;
    let one = !(colon + 1..i).any(|k| doc.text.is(k, ":"));
    whole_state(doc, first, colon).filter(|_| one && colon + 2 < i)
}

/// The state that is named from `start` to `end` and nothing else.
fn whole_state(doc: &Doc, start: usize, end: usize) -> Option<String> {
    // «Венгрия (наблюдатель)»
    let aside = |s: &State| s.end < end && doc.text.is(s.end, "(") && doc.text.is(end - 1, ")");
    let state = countries::at(doc, start).filter(|s| (s.end == end || aside(s)) && s.is_noun())?;
    Some(doc.know.countries[state.entry as usize].code.clone())
}

/// «От посольства России присутствовал …»: «от» and one noun before the state.
fn delegated(doc: &Doc, state: usize, start: usize) -> bool {
    state >= start + 2 && doc.text.fold(state - 2) == "от" && doc.any_of(state - 1, SenseKind::OrgHead.bit())
}

/// «делегация Федеральной палаты экономики Австрии во главе с вице-президентом»: an office alone, of a body that is no firm.
pub(super) fn heads_chamber(doc: &Doc, title: &Title) -> bool {
    const REACH: usize = 16;
    let alone = title.end == title.start + 1 && title.start > 1;
    let led = alone && doc.text.reads(title.start - 2, "главе");
    let near = title.start.saturating_sub(REACH)..title.start;
    let delegation = near.clone().rev().find(|&k| doc.text.fold(k).starts_with("делегаци"));
    let firm = |s: Sense| {
        let class = doc.know.org_heads.get(s.entry as usize).map_or("", |h| h.class.as_str());
        s.kind == SenseKind::OrgHead && matches!(class, "company" | "company_form" | "bank")
    };
    led && delegation.is_some_and(|d| !(d..title.start).any(|k| doc.senses(k).any(firm)))
}

/// An office of a company by its class or by the body it names.
pub(super) fn of_business(doc: &Doc, title: &Title) -> bool {
    let lemma = doc.know.titles[title.entry as usize].lemma.as_str();
    let trade = |k: usize| {
        doc.sense(k, SenseKind::OrgHead.bit()).is_some_and(|s| {
            // «Государственный банк внешнеэкономической деятельности»
            match doc.know.org_heads[s.entry as usize].class.as_str() {
                "bank" => !doc.is_class(k - 1, Class::STATELY),
                class => matches!(class, "company" | "company_form"),
            }
        })
    };
    // nothing behind the office, or a second one behind a dash: «генеральный директор – член совета директоров»
    let next = title.heads.get(1).map_or(title.end, |h| h.start.saturating_sub(1));
    let bare = title.heads[0].end == next;
    // «председатель Комитета по сельскому хозяйству»: what is dealt with is no firm
    let dealt_with = |k: usize| (1..=2).any(|back| k >= back && doc.text.reads(k - back, "по"));
    title.class == TitleClass::Company
        || (title.heads[0].end..title.end).any(|k| trade(k) && !dealt_with(k))
        || doc.know.grammar.classes(lemma).has(Class::COMPANY_OFFICE) && bare
}

/// A list's heading some lines above: «С российской стороны участвовали:» over bullets, «от Республики Армения» or «Республика
/// Армения» in a line of its own over rows that begin with a name or a title.
pub(super) fn list_heading(doc: &Doc, named: &[bool], title: &Title, name: usize, post: &mut Post) {
    let (text, at) = (doc.text, title.start.min(name));
    let bullet = |s: crate::text::Sentence| doc.bullet(s).is_some();
    let row = |s: crate::text::Sentence| named[s.start] && text.tokens[s.start].line_start;
    let mut n = text.sentence_of(at);
    let first = text.sentences[n];
    let bulleted = bullet(first);
    let item = |s: crate::text::Sentence| if bulleted { bullet(s) } else { row(s) };
    if !item(first) {
        return;
    }
    // the row above has closed the list: «А, директор;¶Б, торгпред.¶Министр В прислал приветствие»
    let ends = |n: usize, mark: &str| text.is(text.sentences[n].end - 1, mark);
    if !bulleted && n > 1 && ends(n - 1, ".") && ends(n - 2, ";") {
        return;
    }
    let farthest = n.saturating_sub(MOST_ROWS);
    // «Ф.И.О. | Должность»: the columns' heads are no heading of the rows
    let columns = |s: crate::text::Sentence| !bulleted && (s.start..s.end).any(|k| text.is(k, "|"));
    while n > farthest && (item(text.sentences[n]) || columns(text.sentences[n])) {
        n -= 1;
    }
    let heading = text.sentences[n];
    let colon = text.is(heading.end - 1, ":");
    let last = heading.end - usize::from(colon);
    // «Республика Узбекистан (в качестве наблюдателя)»
    let aside = text.is(last - 1, ")").then(|| (heading.start + 1..last).find(|&k| text.is(k, "("))).flatten();
    let last = aside.unwrap_or(last);
    let from = heading.start + usize::from(text.reads(heading.start, "от"));
    if let Some(code) = whole_state(doc, from, last) {
        set(post, Some(code), "list");
        return;
    }
    // «Уругвайская делегация:», «С таджикской стороны» over rows
    let from = heading.start + usize::from(matches!(text.fold(heading.start), "с" | "со" | "от"));
    let whole = last == from + 2 && doc.know.grammar.stems.sides.begins(text.fold(last - 1));
    if !colon && !whole {
        return;
    }
    if !bulleted && !(whole && at == first.start) {
        return;
    }
    for i in heading.start..heading.end {
        let Some(state) = countries::at(doc, i) else { continue };
        let code = doc.know.countries[state.entry as usize].code.clone();
        let side = state.end < heading.end && doc.know.grammar.stems.sides.begins(text.fold(state.end));
        let from = i > heading.start && text.fold(i - 1) == "от";
        if state.face == Face::Adjective && side || state.is_noun() && (from || side) {
            set(post, Some(code), "list");
            return;
        }
    }
}

/// Rows of a list that are looked over for its heading.
const MOST_ROWS: usize = 300;

/// The state begins a line, a bullet, or follows a comma or semicolon.
fn list_opens(doc: &Doc, i: usize, start: usize) -> bool {
    i == start || doc.text.tokens[i].line_start || doc.text.tokens[i - 1].kind == Kind::Punct
}
