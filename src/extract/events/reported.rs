//! Whether an event is told to take place, or is only meant to.

use crate::extract::doc::{Doc, Flags};
use crate::morph::Pos;
use crate::rules::Class;

/// «состоялось заседание», «в ходе встречи», «приняли участие в форуме»
pub(super) fn reported(doc: &Doc, start: usize, end: usize) -> bool {
    const REACH: usize = 256;
    let sentence = doc.text.sentences[doc.text.sentence_of(start)];
    let near = |k: usize| doc.is_word(k) && doc.is_class(k, Class::TAKES_PLACE);
    let from = sentence.start.max(start.saturating_sub(REACH));
    // «…, где проходит выставка»: told in passing
    if (from + 1..start).any(|k| doc.text.fold(k) == "где" && doc.text.is(k - 1, ",")) {
        return false;
    }
    // «об этом на пресс-конференции рассказал …»
    let told = |k: usize| doc.is_class(k, Class::SPEAKS);
    let at = start > sentence.start && doc.text.reads(start - 1, "на");
    // «прибыла с официальным визитом»
    let with = start > sentence.start && doc.text.reads(start - 1, "с");
    let came = |k: usize| {
        let fold = doc.text.fold(k);
        doc.know.grammar.stems.came.begins(fold) || fold.starts_with("находи") && !fold.starts_with("находив")
    };
    // «с рабочим визитом в Минске находилась делегация»
    if with && (from.max(start.saturating_sub(8))..start).chain(end..sentence.end.min(end + 4)).any(came) {
        return true;
    }
    (from..start).any(near) || (end..sentence.end.min(end + 16)).any(|k| near(k) || at && k <= end + 4 && told(k))
}

/// «поручил провести совещание», «решено вынести вопрос на заседание»: is what stands at `at` the object of an infinitive that tells
/// of what is only meant to be done?
pub(super) fn intended(doc: &Doc, at: usize) -> bool {
    const OBJECT: usize = 6;
    const LEAD: usize = 8;
    let from = doc.text.sentences[doc.text.sentence_of(at)].start;
    let word = |&k: &usize| doc.is_word(k) && !matches!(doc.text.fold(k), "и" | "или");
    let verb = Flags::VERB | Flags::NONFINITE | Flags::SHORT_PARTICIPLE;
    let infinitive = |k: usize| doc.known(k).iter().all(|p| p.tag.pos() == Pos::Infinitive) && !doc.known(k).is_empty();
    let object = (from.max(at.saturating_sub(OBJECT))..at).rev().take_while(word);
    let Some(deed) = object.into_iter().find(|&k| doc.flags(k).has(verb)).filter(|&k| infinitive(k)) else {
        return false;
    };
    let means = |k: &usize| doc.know.grammar.stems.intends.begins(doc.text.fold(*k));
    (from.max(deed.saturating_sub(LEAD))..deed).rev().take_while(word).any(|k| means(&k))
}
