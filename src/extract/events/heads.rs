//! Whether a noun that can head an event does: an assembly, a collegium, an award, days with a name.

use super::before::roman;
use crate::extract::doc::{Doc, Flags};
use crate::extract::{organizations, phrase};
use crate::rules::{Class, EventHead, Sense, SenseKind};
use crate::text::Kind;

/// «премьера «Манон»», «премьера спектакля»: no word of a premier.
pub(super) fn premiere(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    let work =
        |k: usize| phrase::quote(doc, k, doc.len()).is_some() || doc.know.grammar.stems.works.begins(doc.text.fold(k));
    doc.text.fold(i).starts_with("премьер") && next < doc.len() && work(next)
}

/// «участники форума»: many who are at an event tell of it, as one who has a name does not.
pub(super) fn attended(doc: &Doc, start: usize, floor: usize) -> bool {
    start > floor && {
        let (fold, forms) = (doc.text.fold(start - 1), doc.noun(start - 1));
        forms.sing.is_empty() && !forms.plur.is_empty() && doc.know.grammar.stems.guests.begins(fold)
    }
}

/// Bodies whose meetings go by their names: «51-я Генеральная ассамблея», «прошла коллегия управления».
pub(in crate::extract) fn sits(doc: &Doc, lemma: &str, start: usize, head: usize) -> bool {
    let counted = doc.text.tokens[start].kind == Kind::Number
        || (start..head).any(|k| doc.flags(k).has(Flags::ORDINAL) || roman(doc, k))
        || organizations::ordinal(doc, start, 0).is_some()
        || start > 0 && (roman(doc, start - 1) || doc.flags(start - 1).has(Flags::ORDINAL));
    let held = || start > 0 && doc.is_word(start - 1) && doc.is_class(start - 1, Class::TAKES_PLACE);
    match lemma {
        "коллегия" => counted || held(),
        _ => counted && doc.know.grammar.stems.assemblies.has(lemma),
    }
}

/// «собрание из 47 полотенец», «выставка из собрания музея»: the assembly whose noun stands at `i` is a collection, or a body.
pub(super) fn no_assembly(doc: &Doc, i: usize) -> bool {
    let collected = i + 1 < doc.len() && doc.text.reads(i + 1, "из") || i > 0 && doc.text.reads(i - 1, "из");
    collected || parliament(doc, i)
}

/// «Законодательное собрание», «Народного Собрания»
fn parliament(doc: &Doc, i: usize) -> bool {
    let kind = |k: usize| doc.capital(k) && doc.know.grammar.stems.assembly_kinds.begins(doc.text.fold(k));
    i > 0 && doc.is_word(i - 1) && kind(i - 1)
}

/// «Кубок вручил мэр»: does a verb of handing over or getting stand beside the award that is also a contest?
pub(super) fn handed(doc: &Doc, head: usize, end: usize, limit: usize) -> bool {
    let verb = |k: usize| doc.flags(k).has(Flags::VERB) && doc.know.grammar.stems.handed.begins(doc.text.fold(k));
    head > 0 && verb(head - 1) || end < limit && verb(end)
}

/// «Дни молдавской культуры», «отметили День Африки»: days with a name, in the genitive behind them; one day only where a verb
/// beside it tells that it was kept.
pub(super) fn of_days(
    doc: &Doc,
    event: &EventHead,
    (start, head): (usize, usize),
    (from, end): (usize, usize),
) -> bool {
    let named = end > from && doc.text.tokens[from].cyrillic;
    let kept = |k: usize| {
        doc.is_word(k) && (doc.is_class(k, Class::TAKES_PLACE) || doc.know.grammar.stems.keeps.begins(doc.text.fold(k)))
    };
    let told = || start > 0 && kept(start - 1) || end < doc.len() && kept(end);
    let several = || event.lemma != "день" && !doc.sentence_start(head);
    named && (several() || told())
}

/// «церемония закрытия учения «Селенга»», «торжественная церемония открытия II Форума»: the head of what is opened or closed.
pub(super) fn opened(doc: &Doc, lemma: &str, head_end: usize, limit: usize) -> Option<usize> {
    let ceremony = lemma.ends_with("церемония");
    let act = |k: usize| doc.know.grammar.stems.first_or_last.has(doc.text.fold(k));
    let from = match lemma {
        _ if doc.know.grammar.stems.opening_events.has(lemma) => head_end,
        _ if ceremony && head_end < limit && act(head_end) => head_end + 1,
        _ => return None,
    };
    let between = |k: &usize| {
        let adjective =
            doc.is_word(*k) && !doc.adjective(*k).any().is_empty() && !doc.any_of(*k, SenseKind::EventHead.bit());
        adjective || doc.text.tokens[*k].kind == Kind::Number || doc.is_word(*k) && roman(doc, *k)
    };
    let inner = from + (from..limit).take_while(between).take(6).count();
    // «закрытие закрытия …» is asked no further
    let more = |s: &Sense| {
        let lemma = doc.know.events[s.entry as usize].lemma.as_str();
        lemma.ends_with("церемония") || doc.know.grammar.stems.opening_events.has(lemma)
    };
    let head = |i: usize| doc.senses_of(i, SenseKind::EventHead.bit());
    (inner < limit && head(inner).next().is_some() && !head(inner).any(|s| more(&s))).then_some(inner)
}
