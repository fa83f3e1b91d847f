//! `roles.toml` (verbs and phrases that tell a person's part) and `events.toml` (nouns that head events).

use super::decline::Hint;
use super::draft::{Draft, line_at, toml_file};
use super::inflect::{self, Vary, clean};
use super::lexicon::hash;
use super::sense::{Caps, SenseKind};
use super::tables::{EventHead, Holder, Part, Role, When};
use serde::Deserialize;
use toml::Spanned;

pub const FILE: &str = "roles.toml";
pub const EVENTS: &str = "events.toml";
/// Events called after the time they take: «Дни молдавской культуры», with a capital.
pub const DAYS: &str = "days";
const EVENT_CLASSES: [&str; 15] = [
    "meeting",
    "talks",
    "visit",
    "forum",
    "sport",
    "culture",
    "ceremony",
    "exercise",
    "election",
    "religious",
    "farewell",
    "media",
    "education",
    "work",
    DAYS,
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    roles: Vec<Roles>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Roles {
    part: Spanned<String>,
    holder: Spanned<String>,
    when: Option<Spanned<String>>,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    negated: bool,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
}

pub fn read(text: &str, draft: &mut Draft) {
    let Some(file) = toml_file::<File>(FILE, text, draft) else {
        return;
    };
    for roles in file.roles {
        let Some(part) = Part::parse(roles.part.get_ref()) else {
            let line = line_at(text, roles.part.span().start);
            draft.problem(FILE, line, format!("part `{}` is none of {}", roles.part.get_ref(), Part::KNOWN));
            continue;
        };
        let holder = match roles.holder.get_ref().as_str() {
            "subject" => Holder::Subject,
            "object" => Holder::Object,
            "with" => Holder::With,
            "genitive" => Holder::Genitive,
            "of" => Holder::Of,
            "recipient" => Holder::Recipient,
            other => {
                let line = line_at(text, roles.holder.span().start);
                let known = "subject, object, with, genitive, of, recipient";
                draft.problem(FILE, line, format!("holder `{other}` is none of {known}"));
                continue;
            }
        };
        let when = match roles.when.as_ref().map(|w| w.get_ref().as_str()) {
            None => When::Always,
            Some("pair") => When::Pair,
            Some("many") => When::Many,
            Some("event") => When::Event,
            Some("body") => When::Body,
            Some("led") => When::Led,
            Some("speech") => When::Speech,
            Some("guests") => When::Guests,
            Some("away") => When::Away,
            Some(other) => {
                let line = line_at(text, roles.when.as_ref().map_or(0, |w| w.span().start));
                let known = "pair, many, event, body, led, speech, guests, away";
                draft.problem(FILE, line, format!("when `{other}` is none of {known}"));
                continue;
            }
        };
        let near: Vec<u64> = roles.near.iter().map(|w| hash(&inflect::key(w))).collect();
        let verbs = roles.verbs.iter().map(|l| (l, Vary::Verb));
        let phrases = roles.phrases.iter().map(|l| (l, Vary::Fixed));
        for (lemma, vary) in verbs.chain(phrases) {
            let entry = draft.tables.roles.len();
            let (near, negated) = (near.clone(), roles.negated);
            let role = Role { lemma: clean(lemma), part, holder, when, near, negated, verb: vary == Vary::Verb };
            draft.tables.roles.push(role);
            draft.phrase(lemma, vary, SenseKind::RoleVerb, entry, Caps::Any);
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventsFile {
    #[serde(default)]
    heads: Vec<Events>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Events {
    class: Spanned<String>,
    lemmas: Vec<Spanned<String>>,
}

pub fn read_events(text: &str, draft: &mut Draft) {
    let Some(file) = toml_file::<EventsFile>(EVENTS, text, draft) else {
        return;
    };
    for events in file.heads {
        let class = events.class.get_ref();
        if !EVENT_CLASSES.contains(&class.as_str()) {
            let line = line_at(text, events.class.span().start);
            let message = format!("class `{class}` is none of {}", EVENT_CLASSES.join(", "));
            draft.problem(EVENTS, line, message);
        }
        for lemma in &events.lemmas {
            draft.line = line_at(text, lemma.span().start);
            let lemma = lemma.get_ref();
            let entry = draft.tables.events.len();
            // «встреча с» heads the same event as «встреча»
            let named = clean(lemma);
            let named = named.strip_suffix(" с").unwrap_or(&named).to_owned();
            draft.tables.events.push(EventHead { lemma: named, class: class.clone() });
            let hint = Hint { plural: true, ..Hint::default() };
            let caps = if class == DAYS { Caps::Capital } else { Caps::Any };
            draft.phrase(lemma, Vary::Noun(hint), SenseKind::EventHead, entry, caps);
        }
    }
}
