//! What an event's name goes on with behind its chain, and where it ends.

use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase::{self, Growth};
use crate::morph::{Case, CaseSet, Number};
use crate::rules::{Class, SenseKind};
use crate::text::Shape;

/// «турнир памяти Фаика …», «учение с Миротворческими силами «Братство»»: what the name goes on with behind its chain.
pub(super) fn tail(doc: &Doc, class: &str, head: usize, end: usize, limit: usize) -> usize {
    if end >= limit {
        return end;
    }
    if let Some(at) = (head..end).rev().take(MOST_OF_HONOUR).find(|&k| matches!(doc.text.fold(k), "памяти" | "имени"))
    {
        return honoured(doc, at + 1, limit).unwrap_or(end).max(end);
    }
    match (class, doc.text.fold(end)) {
        // «с боевой стрельбой»
        ("exercise", "с") if end + 1 < limit && doc.text.fold(end + 1).starts_with("боев") => {
            phrase::noun_phrase(doc, end + 1, limit, Case::Ins).unwrap_or(end)
        }
        ("exercise", "с" | "со") => {
            let verb = |k: usize| doc.small(k) && doc.flags(k).has(Flags::VERB);
            let stop =
                |k: &usize| matches!(doc.text.word(*k), "," | ";" | ":" | "(") || doc.text.full_stop(*k) || verb(*k);
            let mut quotes = (end..limit.min(end + 12)).take_while(|k| !stop(k));
            quotes.find_map(|k| phrase::quote(doc, k, limit)).unwrap_or(end)
        }
        // «премьера оперы Жоржа Бизе «Кармен»»
        ("culture", _) if doc.text.tokens[end].shape == Shape::Capital => {
            let name = |k: &usize| doc.capital(*k);
            let close = end + (end..limit.min(end + 3)).take_while(name).count();
            phrase::quote(doc, close, limit).unwrap_or(end)
        }
        // «на призы чемпиона мира», «на Кубок губернатора»
        ("sport", "на") if end + 1 < limit && doc.know.grammar.stems.cups.has(doc.text.fold(end + 1)) => {
            let growth = Growth { head: CaseSet::ALL, plural: false, person: true, by: false };
            let chain = phrase::chain(doc, end + 2, limit, growth).end;
            honoured(doc, end + 2, limit).unwrap_or(chain).max(chain)
        }
        _ => end,
    }
}

/// How many words tell who is honoured, before his name.
const MOST_OF_HONOUR: usize = 8;

/// «памяти заслуженного тренера Юрия Гусова»: end of a name in the genitive, with the words that say who he was.
fn honoured(doc: &Doc, from: usize, limit: usize) -> Option<usize> {
    let letter = |k: usize| doc.text.tokens[k].shape == Shape::Letter;
    let name = |k: &usize| doc.capital(*k) || doc.text.is(*k, ".") && letter(*k - 1);
    let genitive = |k: usize| doc.noun(k).has(Case::Gen) || doc.adjective(k).has(Case::Gen);
    let who = |k: &usize| doc.is_word(*k) && (genitive(*k) || doc.text.tokens[*k].shape != Shape::Lower);
    let begins = |k: &usize| letter(*k) || doc.capital(*k) && doc.flags(*k).has(Flags::GIVEN);
    let first = (from..limit.min(from + MOST_OF_HONOUR)).take_while(who).find(begins);
    let first = first.or_else(|| Some(from).filter(|k| *k < limit && name(k)))?;
    (first..limit.min(first + 5)).take_while(name).last().map(|k| k + 1)
}

/// «по торгово-экономическому сотрудничеству», «по геодезии, картографии и кадастру»: a name goes on with its subject.
pub(super) fn by_subject(doc: &Doc, head: usize, end: usize, limit: usize) -> usize {
    let text = doc.text;
    let tail_of = |j: usize| {
        phrase::chain(doc, j, limit, Growth { head: CaseSet::ALL, plural: false, person: true, by: false }).end
    };
    let by = if end < limit && text.reads(end, "по") {
        end
    } else if end > 0 && text.reads(end - 1, "по") {
        end - 1
    } else {
        end
    };
    let mut j = if by < end || end < limit && text.reads(end, "по") {
        match phrase::noun_phrase(doc, by + 1, limit, Case::Dat) {
            Some(j) => tail_of(j),
            None => return end,
        }
    } else if (head..end).any(|k| text.reads(k, "по")) {
        end
    } else {
        return end;
    };
    while j + 1 < limit && (text.is(j, ",") || text.fold(j) == "и") {
        match phrase::noun_phrase(doc, j + 1, limit, Case::Dat) {
            Some(next) if doc.noun(next - 1).has(Case::Dat) || text.fold(j) == "и" => j = tail_of(next),
            _ => break,
        }
    }
    j
}

/// «государств – участников СНГ»: an apposition in the genitive.
pub(super) fn owners(doc: &Doc, end: usize, limit: usize) -> usize {
    if let Some(after) = phrase::member_states(doc, end, limit) {
        return after;
    }
    let dash = end > 0 && end + 1 < limit && matches!(doc.text.word(end), "–" | "—" | "-");
    if !dash || !doc.noun(end - 1).plur.has(Case::Gen) || !doc.noun(end + 1).plur.has(Case::Gen) {
        return end;
    }
    let Some(next) = phrase::noun_phrase(doc, end + 1, limit, Case::Gen) else {
        return end;
    };
    phrase::chain(doc, next, limit, Growth { head: CaseSet::ALL, plural: false, person: true, by: false }).end
}

/// «форум регионов России и Казахстана», «… Узбекистана, Турции и Пакистана»: further states in the genitive.
pub(super) fn states(doc: &Doc, end: usize, limit: usize) -> usize {
    let state = |k: usize| doc.capital(k) && doc.senses_of(k, SenseKind::STATES).any(|s| s.cases.has(Case::Gen));
    let first = (end.saturating_sub(4)..end).any(|k| state(k) && k + doc.hit_len(k) == end);
    let mut k = end;
    while first && k + 1 < limit && state(k + 1) {
        let and = doc.text.reads(k, "и");
        if !and && !doc.text.is(k, ",") {
            break;
        }
        k += 1 + doc.hit_len(k + 1);
        if and {
            return k;
        }
    }
    end
}

/// «переговоры | ОАО «МТЗ» начало в мае», «выставка «НЕВА» | АО «Верфи» представило …»: behind a name in quotes, a forum's own
/// or talks, the form of a company begins another's part in the sentence.
pub(super) fn company_begins(doc: &Doc, class: &str, own: bool, head_end: usize, end: usize) -> Option<usize> {
    let form = |k: usize| {
        let sense = doc.sense(k, SenseKind::OrgHead.bit()).filter(|_| doc.text.tokens[k].shape == Shape::Upper);
        sense.is_some_and(|s| doc.know.org_heads[s.entry as usize].class == "company_form")
    };
    let apart = |k: usize| if k == head_end { own || class == "talks" } else { doc.text.closes_quote(k - 1) };
    (head_end..end).find(|&k| form(k) && apart(k))
}

/// «литургия | в Успенском соборе», «совещание | в отделении дороги»: where it took place, which a rite or a meeting does not
/// take into its name.
pub(super) fn place_begins(doc: &Doc, class: &str, head_end: usize, end: usize) -> Option<usize> {
    let within = |k: &usize| k + 1 < end && matches!(doc.text.fold(*k), "в" | "во" | "на" | "при");
    let field = |k: usize| doc.know.grammar.with_preposition(doc.text.fold(k), doc.text.fold(k + 1));
    match class {
        "religious" => (head_end..end).find(within).filter(|&k| !doc.text.reads(k + 1, "честь")),
        "meeting" | "talks" => Some(head_end).filter(|k| within(k) && !field(*k)),
        _ => None,
    }
}

/// Prepositions and conjunctions left at the end, and where it took place, do not belong to the name.
pub(in crate::extract) fn trim(doc: &Doc, floor: usize, mut end: usize) -> usize {
    let place = |k: usize| {
        doc.capital(k) && doc.any_of(k, SenseKind::Place.bit())
            || phrase::settlement(doc, k).is_some()
            || doc.any_of(k, SenseKind::COUNTRIES) && doc.capital(k)
    };
    // «форум «Торговля», г. Иркутск»
    let address =
        |k: usize| doc.text.reads(k, "г") && doc.text.is(k + 1, ".") && !doc.noun((k + 2).min(end - 1)).has(Case::Gen);
    for k in floor..end.saturating_sub(1) {
        let quoted = |k: usize| (floor..k).any(|q| phrase::quote(doc, q, end).is_some_and(|e| e > k));
        let aside = k + 2 < end && address(k) || doc.text.reads(k, "по") && doc.is_class(k + 1, Class::EVENT_ASIDE);
        if aside || matches!(doc.text.fold(k), "в" | "во") && place(k + 1) && !quoted(k) {
            end = k;
            break;
        }
    }
    while end > floor {
        let k = end - 1;
        let open = doc.flags(k).has(Flags::FUNCTION | Flags::PREPOSITION) && !doc.capital(k);
        if !open && !matches!(doc.text.word(k), "," | "–" | "—" | "-" | "(") {
            break;
        }
        end = k;
    }
    end
}

/// Does an office of one person stand at `k` («министра», «главы»)?
pub(super) fn office_of_one(doc: &Doc, k: usize) -> bool {
    let titled = |k: usize| doc.senses_of(k, SenseKind::TitleHead.bit()).any(|s| s.number != Some(Number::Plur));
    (k..(k + 4).min(doc.len())).take_while(|&j| j == k || !doc.adjective(j - 1).any().is_empty()).any(titled)
}

/// «…, ответственных за развитие …»: a participle or adjective group in the genitive plural that the name carries.
pub(super) fn participle_clause(doc: &Doc, end: usize, limit: usize) -> usize {
    let text = doc.text;
    if end + 2 >= limit || !text.is(end, ",") || !doc.is_word(end + 1) || !doc.adjective(end + 1).plur.has(Case::Gen) {
        return end;
    }
    // «учений «А», прошедших в ноябре»: what is told of the event
    let told = text.closes_quote(end - 1) || doc.know.grammar.stems.held.begins(text.fold(end + 1));
    if told || !matches!(text.fold(end + 2), "за" | "в" | "на" | "по") {
        return end;
    }
    let case = if text.fold(end + 2) == "за" { Case::Acc } else { Case::Loc };
    let Some(noun) = phrase::noun_phrase(doc, end + 3, limit, case) else {
        return end;
    };
    phrase::chain(doc, noun, limit, Growth { head: CaseSet::ALL, plural: false, person: true, by: false }).end
}
