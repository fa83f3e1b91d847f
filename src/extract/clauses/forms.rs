//! How a word stands as a verb: finite, with its tense, number and gender, or an infinitive, a participle, a converb.

use super::Predicate;
use crate::extract::doc::Doc;
use crate::extract::verbs::Nonfinite;
use crate::rules::dates::Word as TimeWord;
use crate::text::{Kind, Shape};

pub(super) enum Form {
    Finite(Predicate),
    Infinitive,
    Participle,
    Converb,
    Other,
}

/// How the word at `i` stands as a verb. A word that is a verb by the lexicon (`cue`) needs only one such reading.
pub(super) fn form(doc: &Doc, i: usize, cue: bool) -> Form {
    if ends_ordinal(doc, i) {
        return Form::Other;
    }
    let verb = doc.verb(i);
    if let Some(v) = verb.finite
        && (cue || !verb.nominal || verb.sure)
        && (doc.text.tokens[i].shape == Shape::Lower || doc.sentence_start(i))
    {
        return Form::Finite(Predicate {
            passive: v.passive,
            past: v.past,
            future: v.future || v.passive && planned(doc, i) || matches!(doc.text.fold(i), "ожидается" | "ожидаются"),
            plural: v.plural,
            gender: v.gender,
            negated: i > 0 && doc.text.fold(i - 1) == "не",
            ..Predicate::default()
        });
    }
    match verb.other {
        Nonfinite::Infinitive => Form::Infinitive,
        Nonfinite::Participle => Form::Participle,
        Nonfinite::Converb => Form::Converb,
        Nonfinite::None => Form::Other,
    }
}

/// «назначено на 3 ноября», «намечена на осень», but «назначен на должность»: what is to come.
fn planned(doc: &Doc, i: usize) -> bool {
    let date = i + 2;
    let told = date < doc.len() && {
        let kind = doc.text.tokens[date].kind;
        kind == Kind::Number || doc.know.dates.token(doc.text.fold(date), kind) != TimeWord::None
    };
    told && doc.text.reads(i + 1, "на") && doc.know.grammar.stems.scheduled.begins(doc.text.fold(i))
}

/// «14-|е», «3-|я»: the letters glued to a number are no verb, whatever they look like.
fn ends_ordinal(doc: &Doc, i: usize) -> bool {
    i > 1 && !doc.text.tokens[i].space_before && doc.text.is(i - 1, "-") && doc.text.tokens[i - 2].kind == Kind::Number
}
