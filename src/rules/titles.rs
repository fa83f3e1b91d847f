//! `titles.toml`: heads of titles, ranks and degrees, their modifiers, and words of courtesy.

use super::decline::Hint;
use super::draft::{Draft, line_at, toml_file};
use super::inflect::{Vary, clean};
use super::sense::{Caps, SenseKind};
use super::tables::{Honorific, Modifier, Part, Sex, Title, TitleClass};
use serde::Deserialize;
use std::collections::HashSet;
use toml::Spanned;

pub const FILE: &str = "titles.toml";
const MODIFIER_CLASSES: [&str; 7] = ["grade", "acting", "former", "honorary", "scope", "accredited", "outside"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    heads: Vec<Heads>,
    #[serde(default)]
    modifiers: Vec<Modifiers>,
    #[serde(default)]
    honorifics: Vec<Honorifics>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Heads {
    class: Spanned<String>,
    #[serde(default)]
    masculine: Vec<Spanned<String>>,
    #[serde(default)]
    feminine: Vec<Spanned<String>>,
    /// Never inflected, of either gender: «замминистра», «к.э.н.»
    #[serde(default)]
    fixed: Vec<Spanned<String>>,
    #[serde(default)]
    accredited: bool,
    part: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Modifiers {
    class: Spanned<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    fixed: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Honorifics {
    #[serde(default)]
    masculine: Vec<Spanned<String>>,
    #[serde(default)]
    feminine: Vec<Spanned<String>>,
    #[serde(default)]
    fixed: Vec<Spanned<String>>,
}

pub fn read(text: &str, draft: &mut Draft) {
    let Some(file) = toml_file::<File>(FILE, text, draft) else {
        return;
    };
    let mut seen = HashSet::new();
    for heads in &file.heads {
        read_heads(text, heads, &mut seen, draft);
    }
    for modifiers in &file.modifiers {
        read_modifiers(text, modifiers, draft);
    }
    for honorifics in &file.honorifics {
        read_honorifics(text, honorifics, draft);
    }
}

fn read_heads(text: &str, heads: &Heads, seen: &mut HashSet<String>, draft: &mut Draft) {
    let Some(class) = TitleClass::parse(heads.class.get_ref()) else {
        let line = line_at(text, heads.class.span().start);
        let known = TitleClass::NAMES.join(", ");
        let message = format!("class `{}` is none of {known}", heads.class.get_ref());
        draft.problem(FILE, line, message);
        return;
    };
    let part = heads.part.as_ref().and_then(|part| {
        let known = Part::parse(part.get_ref());
        if known.is_none() {
            let line = line_at(text, part.span().start);
            draft.problem(FILE, line, format!("part `{}` is none of {}", part.get_ref(), Part::KNOWN));
        }
        known
    });
    let groups = [(&heads.masculine, Sex::Male), (&heads.feminine, Sex::Female), (&heads.fixed, Sex::Any)];
    for (lemmas, sex) in groups {
        for lemma in lemmas {
            if !seen.insert(lemma.get_ref().clone()) {
                let line = line_at(text, lemma.span().start);
                draft.problem(FILE, line, format!("`{}` stands twice", lemma.get_ref()));
                continue;
            }
            let title = Title {
                lemma: clean(lemma.get_ref()),
                class,
                sex,
                fixed: sex == Sex::Any,
                accredited: heads.accredited,
                part,
            };
            add_head(lemma.get_ref(), title, draft);
        }
    }
}

fn add_head(lemma: &str, title: Title, draft: &mut Draft) {
    let sex = title.sex;
    let hint = Hint { animate: true, plural: true, male: sex == Sex::Male, female: sex == Sex::Female };
    let kind = match title.class {
        TitleClass::Rank | TitleClass::Degree => SenseKind::Rank,
        _ => SenseKind::TitleHead,
    };
    let entry = draft.tables.titles.len();
    let vary = if title.fixed { Vary::Fixed } else { Vary::Noun(hint) };
    draft.tables.titles.push(title);
    draft.phrase(lemma, vary, kind, entry, Caps::Any);
}

fn read_modifiers(text: &str, modifiers: &Modifiers, draft: &mut Draft) {
    let class = modifiers.class.get_ref();
    if !MODIFIER_CLASSES.contains(&class.as_str()) {
        let line = line_at(text, modifiers.class.span().start);
        let message = format!("class `{class}` is none of {}", MODIFIER_CLASSES.join(", "));
        draft.problem(FILE, line, message);
    }
    let adjectives = modifiers.adjectives.iter().map(|l| (l, Vary::Adjective));
    let fixed = modifiers.fixed.iter().map(|l| (l, Vary::Fixed));
    for (lemma, vary) in adjectives.chain(fixed) {
        let several = vary == Vary::Adjective && lemma.contains(' ');
        let vary = match several {
            true => Vary::Noun(Hint { animate: true, plural: true, ..Hint::default() }),
            false => vary,
        };
        let entry = draft.tables.modifiers.len();
        draft.tables.modifiers.push(Modifier { lemma: clean(lemma), class: class.clone() });
        draft.phrase(lemma, vary, SenseKind::TitleModifier, entry, Caps::Any);
    }
}

fn read_honorifics(text: &str, honorifics: &Honorifics, draft: &mut Draft) {
    let groups =
        [(&honorifics.masculine, Sex::Male), (&honorifics.feminine, Sex::Female), (&honorifics.fixed, Sex::Any)];
    for (lemmas, sex) in groups {
        for lemma in lemmas {
            draft.line = line_at(text, lemma.span().start);
            let lemma = lemma.get_ref();
            let hint = Hint { animate: true, plural: true, male: sex == Sex::Male, female: sex == Sex::Female };
            let vary = if sex == Sex::Any { Vary::Fixed } else { Vary::Noun(hint) };
            let entry = draft.tables.honorifics.len();
            draft.tables.honorifics.push(Honorific { lemma: clean(lemma), sex });
            draft.phrase(lemma, vary, SenseKind::Honorific, entry, Caps::Any);
        }
    }
}
