//! Names of no one who is spoken of: those that things and bodies bear («имени Чапаева», «Института Юнуса Эмре»), and saints'.

use super::binder::Item;
use super::found::Found;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Name};
use crate::extract::people;
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::{Case, CaseSet, Number};
use crate::rules::{Class, SenseKind, TitleClass};
use crate::text::Kind;

/// «апостолов Петра и Павла», «преподобного Сергия»: does a word for saints lead the lone name at `at`? No release meets them.
pub fn of_saint(doc: &Doc, at: usize) -> bool {
    let floor = doc.text.sentences[doc.text.sentence_of(at)].start;
    let passed = |k: usize| phrase::is_and(doc, k) || doc.text.is(k, ",") || doc.capital(k);
    let lead = (floor..at).rev().take(4).find(|&k| !passed(k));
    lead.is_some_and(|k| doc.is_word(k) && doc.know.grammar.stems.saints_only.begins(doc.text.fold(k)))
}

/// «святого Антония Падуанского»: the word right before a name of two words is said of saints alone; not «преподобный Джон Смит».
pub(super) fn called_holy(doc: &Doc, at: usize) -> bool {
    // not «в Архангельске Андрей Нильсен»
    let before = at.checked_sub(1).filter(|&k| doc.small(k)).map(|k| doc.text.fold(k));
    before.is_some_and(|fold| doc.know.grammar.stems.saints_only.begins(fold) && !fold.starts_with("преподобн"))
}

/// Names inside names are no people: «имени Чапаева», «ул. Гагарина», «премия Ленина», «"Синан Эрдем"». `title`: the one
/// right before the name.
pub(super) fn acceptable(doc: &Doc, name: &Name, title: Option<&Title>) -> bool {
    let text = doc.text;
    let titled = title.is_some();
    let k = name.start;
    // «им. Чапаева», «ул. Гагарина»
    let shortened = k > 1 && text.is(k - 1, ".") && !doc.sentence_start(k);
    if shortened && doc.is_word(k - 2) && doc.is_class(k - 2, Class::NAMED_AFTER) {
        return false;
    }
    // «директора Бакинского порта Ильдара Ахундова»: what has a name of its own is not named after its director
    let named = |k: usize| k > 0 && doc.is_word(k - 1) && !doc.adjective(k - 1).any().and(doc.noun(k).sing).is_empty();
    let holder = |t: &Title| named(k - 1) && t.cases != CaseSet::ALL && phrase::agrees(doc, name, t.cases);
    let behind_title = || !phrase::agrees(doc, name, CaseSet::of(Case::Gen)) || title.is_some_and(holder);
    let apart = text.tokens[k].line_start || text.tokens[k].cell_start;
    if k > 0
        && !apart
        && !(titled && behind_title())
        && doc.is_word(k - 1)
        && people::honours(doc, k - 1)
        && !names::by_name_of(doc, k)
        // «вручил медаль Олег Котов»: what is named after somebody has him in the genitive
        && (!doc.know.grammar.stems.awards.begins(text.fold(k - 1))
            || phrase::agrees(doc, name, CaseSet::of(Case::Gen)))
        && !(people::monument(doc, k - 1) && !phrase::agrees(doc, name, CaseSet::of(Case::Gen)))
    {
        return false;
    }
    // «жителей посёлка Боровский»
    let several = title.is_some_and(|t| t.plural && !t.singular && t.end == k);
    if several && name.end == k + 1 && phrase::settlement(doc, k - 1) == Some(k) {
        return false;
    }
    // «жительница села Введенского»
    let other_case = |t: &Title| t.end == k && t.cases != CaseSet::ALL && !phrase::agrees(doc, name, t.cases);
    if title.is_some_and(other_case) && name.end == k + 1 && phrase::settlement(doc, k - 1) == Some(k) {
        return false;
    }
    // «в районе Шамсиддина Шохина»
    if k > 0 && !apart && !titled && doc.is_word(k - 1) && people::in_district(doc, k) {
        return !phrase::agrees(doc, name, CaseSet::of(Case::Gen));
    }
    // «орден Святого Месропа Маштоца»
    let saint = |k: usize| doc.is_word(k) && text.fold(k).starts_with("свят");
    if k > 1 && saint(k - 1) && doc.is_word(k - 2) && doc.is_class(k - 2, Class::NAMED_AFTER) {
        return false;
    }
    // «имени адмирала С.О. Макарова», «ул. Академика Иванова»
    let ranked = |k: usize| {
        let one = |s: crate::rules::Sense| {
            let office = matches!(s.kind, SenseKind::Rank | SenseKind::TitleHead);
            office && s.number != Some(Number::Plur) && s.cases.has(Case::Gen)
        };
        doc.senses(k).any(one) && phrase::agrees(doc, name, CaseSet::of(Case::Gen))
    };
    let lead = if k > 2 && text.is(k - 2, ".") { k - 3 } else { k.saturating_sub(2) };
    // … but «вице-президент университета профессор А»
    let led = lead > 0 && doc.is_word(lead - 1) && doc.any_of(lead - 1, SenseKind::TitleHead.bit());
    let weakly = doc.is_word(lead) && doc.is_class(lead, Class::NAMED_AFTER_WEAKLY) && !led;
    let bears = |k: usize| weakly && doc.any_of(k + 1, SenseKind::Rank.bit()) || people::honours(doc, k);
    if k > 1 && titled && doc.is_word(lead) && ranked(k - 1) && bears(lead) {
        return false;
    }
    // «Театр имени народной артистки РСФСР Галины Улановой»
    let bearer = |t: &Title| t.start > 0 && text.reads(t.start - 1, "имени") && people::honours(doc, t.start - 1);
    if title.is_some_and(bearer) && phrase::agrees(doc, name, CaseSet::of(Case::Gen)) {
        return false;
    }
    let last = |k: usize| text.fold(k).rsplit('-').next().unwrap_or_default();
    if !titled
        && !apart
        && k > 0
        && doc.is_word(k - 1)
        && doc.know.grammar.classes(last(k - 1)).has(Class::NAMED_AFTER_WEAKLY)
        && !sent_from(doc, k - 1)
    {
        return !phrase::agrees(doc, name, CaseSet::of(Case::Gen));
    }
    // the whole of a quoted name: «Пётр Котов», «Адмирал Виноградов»
    if name.start > 0 && name.end < doc.len() {
        let quoted = |k: usize| text.opens_quote(k);
        let ranked = || name.start > 1 && doc.capital(name.start - 1) && quoted(name.start - 2);
        let open = quoted(name.start - 1) || ranked();
        let close = text.closes_quote(name.end);
        if open && close {
            return false;
        }
    }
    if quoted_title(doc, name) {
        return false;
    }
    let k = name.end;
    !(k + 1 < doc.len() && text.is(k, "-") && !text.tokens[k].space_before && text.tokens[k + 1].kind == Kind::Number)
}

/// «коллега из Миланского университета Марко Росси»: does the body whose noun stands at `k` tell where somebody comes from?
fn sent_from(doc: &Doc, k: usize) -> bool {
    let adjective = |i: &usize| doc.is_word(*i) && doc.adjective(*i).sing.has(Case::Gen);
    let from = (0..k).rev().find(|i| !adjective(i)).filter(|&i| i + 1 < k && matches!(doc.text.fold(i), "из" | "от"));
    from.is_some_and(|i| i > 0 && doc.flags(i - 1).has(Flags::ANIMATE) && !doc.noun(i - 1).any().is_empty())
}

const OFFICES: u32 = SenseKind::TitleHead.bit() | SenseKind::Rank.bit() | SenseKind::Honorific.bit();

/// «декан Института Юнуса Эмре»: the name in the genitive right behind the title is that of the body, not of its dean.
pub(super) fn dedicated(doc: &Doc, title: &Title, name: &Name) -> bool {
    let last = title.end - 1;
    // «музея-квартиры»: the last part tells
    let half = doc.text.fold(last).rsplit('-').next().unwrap_or_default();
    // «ансамбля Игоря Моисеева Елена А»: whoever is named between a body and its holder belongs to the body
    let body = || {
        let office = (title.heads[0].end..last).any(|k| doc.any_of(k, SenseKind::TitleHead.bit()));
        let other_case = title.cases != CaseSet::ALL && !phrase::agrees(doc, name, title.cases);
        doc.any_of(last, SenseKind::OrgHead.bit()) && !office && other_case && people::owns_next(doc, name)
    };
    let bears = title.end == name.start
        && title.heads.iter().all(|h| h.end <= last || h.start < last)
        && (doc.know.grammar.classes(half).has(Class::NAMED_AFTER_WEAKLY) || body())
        && doc.noun(last).sing.has(Case::Gen);
    // «проректор университета короля Эдварда А»
    let royal = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Royal
    };
    let kings = title.end == name.start && last > title.heads[0].end && doc.senses(last).any(royal);
    if kings && doc.is_class(last - 1, Class::NAMED_AFTER_WEAKLY) && doc.noun(last).sing.has(Case::Gen) {
        return name.end == name.start + 1;
    }
    // «Университета Хаджеттепе, доктор А»
    // «Университета Чосон проф. А»
    let office = |k: usize| k < doc.len() && doc.small(k) && doc.any_of(k, OFFICES);
    let alone = || {
        let known = Flags::KNOWN | Flags::SURNAME | Flags::GIVEN;
        let another = office(name.end) && !doc.flags(name.start).has(Flags::SURNAME_SURE | Flags::GIVEN_SURE);
        name.end == name.start + 1 && doc.capital(last) && (another || !doc.flags(name.start).has(known))
    };
    let genitive = || phrase::agrees(doc, name, CaseSet::of(Case::Gen));
    let goes_on = name.end < doc.len() && (doc.text.is(name.end, ",") || phrase::is_and(doc, name.end));
    bears
        && (alone()
            || genitive()
                && title.cases != CaseSet::ALL
                && (!phrase::agrees(doc, name, title.cases)
                    || people::owns_next(doc, name)
                    // «представители дома-музея К.А. Федина»
                    || title.plural && !title.singular && !goes_on))
}

/// «А, профессор Университета Мармара.», «Б, наблюдатель станции Арагац;»: a word that is no surname, behind a noun in the genitive
/// that has a name of its own, closes the phrase.
fn closing_name(doc: &Doc, title: &Title, name: &Name) -> bool {
    let i = name.start;
    let lone = name.end == i + 1 && title.end == i && !doc.text.tokens[i].cell_start && !doc.text.tokens[i].line_start;
    let thing = doc.is_word(i - 1)
        && doc.noun(i - 1).sing.has(Case::Gen)
        && (doc.any_of(i - 1, SenseKind::OrgHead.bit())
            || doc.is_class(i - 1, Class::SETTLEMENT.or(Class::DESIGNATES))
            || doc.know.grammar.stems.stations.has(doc.text.fold(i - 1)));
    let borne = Flags::GIVEN_SURE | Flags::SURNAME_SURE;
    let strange =
        !doc.flags(i).has(borne) && !doc.know.grammar.surname_shape(doc.text.fold(i)) && !doc.eastern_surname(i);
    let closed = name.end == doc.len()
        || doc.text.tokens[name.end].line_start
        || matches!(doc.text.word(name.end), "." | "," | ";" | ")");
    lone && thing && strange && closed
}

/// «Игорь Лаптев – проректор Университета Иннополис», «Иванов, мэр Крушеваца»: the title has its holder before it, and ends
/// with a word that nothing knows.
pub(super) fn closes_title(doc: &Doc, found: &Found, items: &[Item], t: usize, name: &Name) -> bool {
    let [.., Item::Name(holder), Item::Title(_)] = items else { return false };
    let (title, holder) = (&found.titles[t], &found.names[*holder]);
    let i = name.start;
    let known = Flags::GIVEN | Flags::KNOWN | Flags::SURNAME_SURE;
    let own = || !doc.flags(i).has(Flags::SURNAME) || doc.capital(i - 1) && doc.any_of(i - 1, SenseKind::OrgHead.bit());
    let lone = title.class != TitleClass::Church
        && name.end == i + 1
        && title.end == i
        && !doc.text.tokens[i].cell_start
        && !doc.flags(i).has(known)
        && !doc.eastern_surname(i)
        && own();
    let mark = holder.end;
    (lone || closing_name(doc, title, name))
        && title.start == mark + 1
        && matches!(doc.text.word(mark), "," | "–" | "—" | "-" | "(")
}

/// «Один день Ивана Денисовича»: a short quotation without a verb is the name of a thing.
fn quoted_title(doc: &Doc, name: &Name) -> bool {
    in_quoted_title(doc, name.start, name.end)
}

/// Do the tokens from `start` to `end` stand inside a short name in quotes: «Разлив у Толги»?
pub(in crate::extract) fn in_quoted_title(doc: &Doc, start: usize, end_of_name: usize) -> bool {
    let from = start.saturating_sub(6);
    let Some(open) = (from..start).rev().find(|&k| doc.text.opens_quote(k)) else { return false };
    let Some(end) = phrase::quote(doc, open, doc.len()) else { return false };
    // «выставка «Свет Тосканы. Рисунок XVI–XVIII веков»»: the name of a work in two sentences, however long
    let noun = |k: usize| {
        let (stems, fold) = (&doc.know.grammar.stems, doc.text.fold(k));
        doc.small(k) && (stems.works.begins(fold) || stems.titled_works.begins(fold))
    };
    let parted = || (open + 2..end - 2).any(|k| doc.text.is(k, "."));
    if open > 0 && noun(open - 1) && end > end_of_name && doc.text.closes_quote(end - 1) && parted() {
        return true;
    }
    // «Икс — молодец», — заявил актёр
    let speech = doc.text.is(end, ",") && end + 1 < doc.len() && matches!(doc.text.word(end + 1), "—" | "–" | "-");
    end > end_of_name
        && !speech
        && end - open <= 9
        && !(open + 1..end).any(|k| doc.flags(k).has(Flags::VERB))
        && doc.text.closes_quote(end - 1)
}
