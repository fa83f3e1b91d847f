//! A plural title that heads a list, and the list's lines below it: «верительные грамоты вручили послы:», «– Республики Беларусь –
//! Виктор Иванов;», «– Анна Петрова;».

use super::asides::dash_before;
use super::found::{Bond, Found, How};
use crate::extract::countries;
use crate::extract::doc::{Doc, Flags};
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::Case;
use crate::rules::Class;
use crate::text::Sentence;

/// Binds the titles that end their sentence before a colon to the first name of each item below.
pub(super) fn bind(doc: &Doc, found: &mut Found) {
    let sentences = &doc.text.sentences;
    let mut bound = vec![false; found.names.len()];
    found.bonds.iter().for_each(|b| bound[b.name] = true);
    for t in 0..found.titles.len() {
        let (title, n) = (&found.titles[t], doc.text.sentence_of(found.titles[t].start));
        let appointed = appointed(doc, title);
        // «принял послов:¶– А;», whatever its case
        let bullets = || sentences.get(n + 1).is_some_and(|&s| doc.bullet(s).is_some());
        // «на должность мирового судьи назначены:¶А – участок № 14;»
        let post = appointed.is_some() && !title.plural && of_post(doc, title);
        let heads = post || title.plural && (title.cases.has(Case::Nom) || appointed.is_some() || bullets());
        let colon = appointed.unwrap_or(title.end);
        if title.plural && title.members.is_empty() {
            let end = title.end;
            for name in in_line(doc, found, t, sentences[n], appointed) {
                if !bound[name] {
                    bound[name] = true;
                    found.bonds.push(Bond { title: t, name, how: How::List, member: None, own: None, end });
                }
            }
        }
        let title = &found.titles[t];
        let ends = heads && colon + 1 == sentences[n].end && doc.text.is(colon, ":");
        let ends = ends || heads && over_names(doc, found, title, &sentences[n..]);
        if !ends || found.bonds.iter().any(|b| b.title == t) {
            continue;
        }
        let end = title.end;
        // «вошли депутаты:¶А (фракция «Единство»);¶Б;»: lines that begin with a name
        let named = |s: &Sentence| found.names.binary_search_by_key(&s.start, |n| n.start).is_ok();
        let lines = title.plural && !title.singular && sentences.get(n + 1).is_some_and(named);
        let marks = Marks { plain: appointed.is_some(), lines, besides: lines && leads(doc, title) };
        let items = sentences[n + 1..].iter().map_while(|&s| item(doc, found, t, s, marks));
        let bonds: Vec<Bond> = items.flatten().collect();
        found.bonds.extend(bonds.into_iter().map(|b| Bond { end, ..b }));
    }
}

/// «принял послов: А (Монголия); Б (Катар), резиденция в Астане; В (Кения)»: the names that begin the items of the line,
/// each with his state; «заместителями избраны: А, Б и В»; indices of names.
fn in_line(doc: &Doc, found: &Found, t: usize, sentence: Sentence, appointed: Option<usize>) -> Vec<usize> {
    let colon = appointed.unwrap_or(found.titles[t].end);
    if colon + 1 >= sentence.end || !doc.text.is(colon, ":") {
        return Vec::new();
    }
    let first = found.names.partition_point(|n| n.start <= colon);
    let inside = found.names[first..].iter().take_while(|n| n.start < sentence.end).enumerate();
    let begins = |i: usize| i == colon + 1 || matches!(doc.text.word(i - 1), ";" | ",") || phrase::is_and(doc, i - 1);
    let state = |end: usize| doc.text.is(end, "(") && countries::at(doc, end + 1).is_some_and(|s| s.is_noun());
    let whole = |end: usize| appointed.is_some() || state(end);
    inside.take_while(|(_, name)| begins(name.start) && whole(name.end)).map(|(n, _)| first + n).collect()
}

/// «послами назначены:», «утверждены директорами:»: where the colon stands that the list of the appointed follows.
fn appointed(doc: &Doc, title: &Title) -> Option<usize> {
    let verb = |k: usize| k < doc.len() && doc.is_word(k) && doc.is_class(k, Class::APPOINTS);
    let behind = verb(title.end);
    ((title.cases.has(Case::Ins) || behind && of_post(doc, title))
        && (behind || title.start > 0 && verb(title.start - 1)))
    .then_some(title.end + usize::from(behind))
    .filter(|&colon| colon < doc.len())
}

/// «на должности судей», «на должность судьи»
fn of_post(doc: &Doc, title: &Title) -> bool {
    title.start > 0 && doc.know.grammar.is_post(doc.text.fold(title.start - 1)) && title.cases.has(Case::Gen)
}

/// How the items of a list may begin besides with a bullet.
#[derive(Clone, Copy)]
struct Marks {
    /// With a name, which may have a title behind it.
    plain: bool,
    /// With a name that has no title.
    lines: bool,
    /// With a name, whatever he is besides.
    besides: bool,
}

/// «члены избирательного совета¶Мехмет Гюнгёр¶Айше Коркмаз»: a plural title that fills its line, and lines below that names fill.
fn over_names(doc: &Doc, found: &Found, title: &Title, sentences: &[Sentence]) -> bool {
    let starts = |k: usize| k >= doc.len() || doc.text.tokens[k].line_start;
    let own = title.plural && !title.singular && starts(title.start) && starts(title.end);
    let filled = |s: &&Sentence| {
        let name = found.names.binary_search_by_key(&s.start, |n| n.start).ok().map(|n| &found.names[n]);
        starts(s.start) && name.is_some_and(|n| n.parts.len() > 1 && starts(n.end))
    };
    own && title.end > title.heads[0].end && sentences[1..].iter().take_while(filled).take(2).count() == 2
}

/// «Заместители председателя:»: who leads a group of people, each with an office of his own.
fn leads(doc: &Doc, title: &Title) -> bool {
    doc.know.grammar.classes(&doc.know.titles[title.entry as usize].lemma).has(Class::DEPUTY)
}

/// The bond of one item of the list, if its name is free and nothing but a state or body in the genitive leads it; nothing where
/// the list has ended.
fn item(doc: &Doc, found: &Found, t: usize, s: Sentence, marks: Marks) -> Option<Option<Bond>> {
    let Marks { plain, lines, besides } = marks;
    // «Итальянской Республики – А», «Республики Молдова (с резиденцией в Киеве) – Б»
    let behind = |end: usize| match doc.text.is(end, "(") {
        true => (end..s.end).find(|&k| doc.text.is(k, ")")).map_or(end, |k| k + 1),
        false => end,
    };
    // «от Республики Армения – А», «в Королевстве Марокко – А»
    let state = s.start + usize::from(doc.text.reads(s.start, "от") || leads_place(doc, s.start));
    let row = || countries::at(doc, state).is_some_and(|c| c.is_noun() && is_dash(doc, behind(c.end)));
    // «Ленинского – А», «образования – Б»
    let field = || {
        let dash = (s.start + 1..s.end.min(s.start + LONGEST_FIELD)).find(|&k| is_dash(doc, k));
        dash.is_some_and(|dash| of_each(doc, s.start, dash))
    };
    let begins =
        || (plain || lines) && found.names.binary_search_by_key(&s.start, |n| n.start).is_ok() || row() || field();
    let from = doc.bullet(s).or_else(|| begins().then_some(s.start))?;
    let first = found.names.partition_point(|n| n.start < from);
    let name = found.names.get(first).filter(|n| n.end <= s.end);
    let own = name.and_then(|name| led_by(doc, from, name.start));
    // «избраны:¶– А, директор школы;»: what he is besides stands behind him
    let left = |b: &Bond| b.how == How::Verb && found.titles[b.title].start >= found.names[b.name].end;
    let apart = |b: &Bond| plain && (b.how == How::After || left(b)) || besides && b.how == How::After;
    let free = found.bonds.iter().filter(|b| b.name == first).all(apart);
    Some(own.filter(|_| free).map(|own| Bond { title: t, name: first, how: How::List, member: None, own, end: 0 }))
}

/// Words of what an item's officer deals with.
const LONGEST_FIELD: usize = 8;

/// What stands between an item's mark and its name: nothing, or a state or body in the genitive and a dash.
fn led_by(doc: &Doc, from: usize, name: usize) -> Option<Option<(usize, usize)>> {
    if from == name {
        return Some(None);
    }
    let dash = dash_before(doc, name)?;
    if doc.text.reads(from, "от") && countries::at(doc, from + 1).is_some_and(|s| s.is_noun() && s.end == dash) {
        return Some(Some((from + 1, dash)));
    }
    // «в Королевстве Марокко – А», of ambassadors
    if leads_place(doc, from) && countries::at(doc, from + 1).is_some_and(|s| s.is_noun() && s.end == dash) {
        return Some(Some((from, dash)));
    }
    // «Япония – Норио Мацусаки»
    if let Some(state) = countries::at(doc, from).filter(|s| s.is_noun() && s.end == dash) {
        return Some(Some((from, state.end)));
    }
    // «по Европе – А»
    if doc.text.reads(from, "по") && phrase::named(doc, from + 1, name, Case::Dat).is_some_and(|u| u.end == dash) {
        return Some(Some((from, dash)));
    }
    // «по развитию массового спорта – А»
    let plain = |k: usize| doc.is_word(k) && !doc.flags(k).has(Flags::VERB);
    let field = from + 1..dash;
    if doc.text.reads(from, "по") && !field.is_empty() && field.len() <= LONGEST_FIELD && field.clone().all(plain) {
        let dative = doc.noun(from + 1).has(Case::Dat) || doc.adjective(from + 1).has(Case::Dat);
        return dative.then_some(Some((from, dash)));
    }
    if of_each(doc, from, dash) {
        return Some(Some((from, dash)));
    }
    let named = phrase::named(doc, from, name, Case::Gen)?;
    let bracket = doc.text.is(named.end, "(") && doc.text.is(dash - 1, ")");
    (named.end == dash || bracket).then_some(Some((from, named.end)))
}

/// «Ленинского – А», «Ленинского района – А», «образования – Б»: a noun in the genitive or an adjective that stands for one.
fn of_each(doc: &Doc, from: usize, dash: usize) -> bool {
    let adjective = from + 1 == dash && doc.capital(from) && doc.adjective(from).sing.has(Case::Gen);
    adjective || phrase::noun_phrase(doc, from, dash, Case::Gen) == Some(dash)
}

fn leads_place(doc: &Doc, i: usize) -> bool {
    doc.text.reads(i, "в") || doc.text.reads(i, "во")
}

fn is_dash(doc: &Doc, i: usize) -> bool {
    i < doc.len() && matches!(doc.text.word(i), "–" | "—" | "-")
}
