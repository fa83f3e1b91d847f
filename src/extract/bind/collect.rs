//! The titles and names of a sentence in their order, and where none begins: places and bodies that look like names.

use super::asides::skip_address;
use super::binder::Item;
use super::foreign::{acceptable, called_holy, closes_title, dedicated, of_saint};
use super::found::Found;
use crate::extract::doc::{Doc, Flags, Traits};
use crate::extract::names::{self, Name};
use crate::extract::people;
use crate::extract::phrase;
use crate::morph::Case;
use crate::rules::{Class, SenseKind, TitleClass};
use crate::text::Shape;

/// What a name begins with, and what is passed over as a whole.
const STOPS: Traits = Traits::senses(SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES).or(Traits::CAPITAL);

/// Lists the sentence's titles and names in order; names inside titles' chains are passed over.
pub(super) fn collect(doc: &Doc, start: usize, end: usize, first: usize, found: &mut Found, items: &mut Vec<Item>) {
    let mut t = first;
    let mut i = start;
    let mut led = led_by_particles(doc, start, end).into_iter().peekable();
    while i < end {
        if t < found.titles.len() && found.titles[t].start <= i {
            items.push(Item::Title(t));
            i = found.titles[t].end.max(i + 1);
            t += 1;
            continue;
        }
        if let Some(name) = led.next_if(|name| name.start <= i) {
            i = name.end;
            items.push(Item::Name(found.names.len()));
            found.names.push(name);
            continue;
        }
        let limit = if t < found.titles.len() { found.titles[t].start.max(i + 1) } else { end };
        let limit = led.peek().map_or(limit, |name| limit.min(name.start));
        let next = doc.next(i, limit, STOPS);
        if next > i {
            i = next;
            continue;
        }
        if !doc.capital(i) {
            i = skip(doc, i, end, limit);
            continue;
        }
        let after_title =
            matches!(items.last(), Some(Item::Title(k)) if skip_address(doc, found.titles[*k].end, end) == i);
        // «(с. Лимбены Векь)»
        let village = i > 1 && doc.text.is(i - 1, ".") && doc.text.tokens[i - 2].shape == Shape::Lower;
        // … but «с.н.с. Иванов»
        let initials = i > 2 && doc.text.is(i - 3, ".");
        let village = village && !initials && phrase::town_shortened(doc, i - 2);
        // «В селе Новоселовка К. Аксакалов побывал …»
        let initial = i + 3 < end && doc.text.tokens[i + 1].shape == Shape::Letter && doc.text.is(i + 2, ".");
        // … but «глава города Абрамов И.П.»
        let letter = |k: usize| k < end && doc.text.tokens[k].shape == Shape::Letter;
        let last = if letter(i + 3) { i + 5 } else { i + 3 };
        let named = initial && last < end && doc.capital(last) && !letter(last);
        let village = village || i > start && doc.is_class(i - 1, Class::SETTLEMENT) && named;
        let begins = !village && !phrase::designated(doc, i, limit);
        let begins = begins
            && !place_before(doc, i, limit)
            && !place_led(doc, i, limit)
            && !phrase::at_station(doc, i)
            && !of_article(doc, i);
        let told = after_title || begins && (people::told_human(doc, i) || relative_of(doc, found, items, i));
        let candidate = begins
            .then(|| names::name_at(doc, i, limit, told))
            .flatten()
            .filter(|n| if n.end > i + 1 { !called_holy(doc, i) } else { !of_saint(doc, i) });
        let stage = || match items.last() {
            Some(Item::Title(k)) if after_title => {
                let title = &found.titles[*k];
                let lemma = doc.know.titles.get(title.entry as usize).map_or("", |t| &t.lemma);
                title.end == i && !title.plural && doc.know.grammar.classes(lemma).has(Class::ON_STAGE)
            }
            _ => false,
        };
        let candidate = candidate.or_else(|| stage().then(|| names::in_latin(doc, i, limit)).flatten());
        let title_before = match items.last() {
            Some(Item::Title(k)) if after_title => Some(&found.titles[*k]),
            _ => None,
        };
        if let Some(name) = candidate.as_ref().filter(|n| !acceptable(doc, n, title_before)) {
            // «лауреат премии Улофа Пальме»
            if let (true, Some(Item::Title(k))) = (after_title && people::honours(doc, i - 1), items.last()) {
                found.titles[*k].end = name.end;
            }
            i = name.end;
            found.foreign.push((name.start, name.end));
            continue;
        }
        let behind = items.last().filter(|_| after_title);
        if let (Some(&Item::Title(k)), Some(name)) = (behind, &candidate)
            && (dedicated(doc, &found.titles[k], name) || closes_title(doc, found, items, k, name))
        {
            found.foreign.push((name.start, name.end));
            // «Фонда Конрада Аденауэра в Монголии»
            let title = &mut found.titles[k];
            let growth = phrase::Growth { head: title.cases, plural: title.plural, person: true, by: false };
            title.end = phrase::chain(doc, name.end, limit, growth).end.max(name.end);
            i = title.end;
            continue;
        }
        match candidate {
            Some(mut name) => {
                // «по имени Артём», a town elsewhere
                name.weight = if names::by_name_of(doc, name.start) { name.weight.max(0.7) } else { name.weight };
                i = name.end;
                items.push(Item::Name(found.names.len()));
                found.names.push(name);
            }
            None => {
                // «вице-губернатор провинции Тямпасак А»
                if let (true, Some(Item::Title(k))) = (after_title, items.last())
                    && found.titles[*k].end == i
                    && (provincial(doc, i) || client(doc, i) || phrase::at_station(doc, i) || of_article(doc, i))
                {
                    found.titles[*k].end = i + 1;
                }
                i = skip(doc, i, end, limit)
            }
        }
    }
}

/// «аль-Арики М.С. – посол», «2 | ван дер Меер Ян | директор»: the names that begin a row or a cell with a small particle.
fn led_by_particles(doc: &Doc, start: usize, end: usize) -> Vec<Name> {
    let lead = |k: usize| doc.small(k).then(|| names::surname_leads_row(doc, k)).flatten();
    let head = (start..end.min(start + 3)).find(|&k| doc.is_word(k));
    let opens = |k: &usize| doc.text.tokens[*k].cell_start || doc.text.is(*k - 1, "|");
    let cells = doc.cells.then(|| (start + 1..end).filter(opens)).into_iter().flatten();
    head.into_iter().chain(cells.filter(|&k| Some(k) != head)).filter_map(lead).collect()
}

/// An unknown word behind «провинции», «штата», which names them, where a name follows.
fn provincial(doc: &Doc, i: usize) -> bool {
    let name = i + 1 < doc.len() && doc.capital(i + 1);
    name && doc.know.grammar.stems.provinces.has(doc.text.fold(i - 1)) && !doc.flags(i).has(Flags::KNOWN)
}

/// «университет Аль-Азхар»: what begins with the Arabic article behind a body's noun is the body's name.
fn of_article(doc: &Doc, i: usize) -> bool {
    let body = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
    let apart = |k: usize| doc.text.tokens[k].line_start || doc.text.tokens[k].cell_start;
    i > 0 && doc.capital(i) && !apart(i) && body(i - 1) && names::with_article(doc.text.word(i))
}

/// «адвокат Казаряна Батор Ринчинов»: whom a lawyer defends, a surname in the genitive.
fn client(doc: &Doc, i: usize) -> bool {
    names::defends(doc, i) && names::readings(doc, i, names::Role::Surname).iter().any(|f| f.cases.has(Case::Gen))
}

/// «народный сказитель Алтая Болот Байрышев»: a place in the genitive before a whole name.
fn place_before(doc: &Doc, i: usize, limit: usize) -> bool {
    let place =
        |s: crate::rules::Sense| s.kind == SenseKind::Place && s.cases.has(Case::Gen) && !s.cases.has(Case::Nom);
    let other = Flags::VERB | Flags::PREPOSITION | Flags::FUNCTION;
    let noun = |k: usize| doc.small(k) && !doc.flags(k).has(other);
    // «начальник отдела Иванова Анна Петровна»: a given name and a patronymic want the surname before them
    let surname = |n: &Name| n.parts.iter().any(|p| p.role == names::Role::Surname);
    // … «письмо Сомова Ивана Петровича» too, in one case with them
    let shaped = || doc.know.grammar.surname_shape(doc.text.fold(i)) && names::share_case(doc, i + 1, i);
    let whole = || {
        let name = names::name_at(doc, i + 1, limit, true);
        name.is_some_and(|n| n.end > i + 2 && (surname(&n) || !doc.flags(i).has(Flags::SURNAME) && !shaped()))
    };
    let given = |k: usize| k < limit && doc.flags(k).has(Flags::GIVEN);
    i > 0
        && i + 2 < limit
        && noun(i - 1)
        && doc.senses_of(i, SenseKind::Place.bit()).any(place)
        && given(i + 1)
        && doc.capital(i + 2)
        && whole()
}

/// «В Москве Петров В. Е. открыл …»: a town that a preposition leads, before a name that begins with its surname.
fn place_led(doc: &Doc, i: usize, limit: usize) -> bool {
    let place = |s: crate::rules::Sense| s.kind == SenseKind::Place && !s.cases.has(Case::Nom);
    let led = i > 0 && matches!(doc.text.fold(i - 1), "в" | "во" | "на" | "из");
    let surname_first = || {
        let name = names::name_at(doc, i + 1, limit, true);
        name.is_some_and(|n| n.parts.len() > 1 && n.parts[0].role == names::Role::Surname && !n.parts[0].initial)
    };
    led && doc.senses_of(i, SenseKind::Place.bit()).any(place) && !doc.flags(i).has(Flags::GIVEN) && surname_first()
}

/// «внук президента Ивана Петрова Артём»: does the name of somebody's relative begin at `i`?
fn relative_of(doc: &Doc, found: &Found, items: &[Item], i: usize) -> bool {
    let [.., Item::Title(t), Item::Name(owner)] = items else { return false };
    let (title, owner) = (&found.titles[*t], &found.names[*owner]);
    owner.end == i
        && title.class == TitleClass::Relative
        && title.end == owner.start
        && people::owns_next(doc, owner)
        && names::readings(doc, i, names::Role::Given).iter().any(|f| !f.cases.and(title.cases).is_empty())
}

/// How far to go on from a token where nothing begins: over a whole lexicon name («площадь Революции» is none of ours).
fn skip(doc: &Doc, i: usize, end: usize, limit: usize) -> usize {
    let solid = doc.any_of(i, SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES);
    let next = if solid { (i + doc.hit_len(i).max(1)).min(end) } else { i + 1 };
    if i < limit { next.min(limit.max(i + 1)) } else { next }
}
