//! `names/`: given names, surnames, particles, syllables, statesmen; `stops.txt`: capitalised words that are never a name.

use super::decline::Hint;
use super::draft::{Draft, country_code, table};
use super::inflect::{Vary, clean};
use super::sense::{Caps, SenseKind};
use super::tables::{GivenName, Particle, ParticlePlace, Sex, Statesman, Surname};
use crate::text::fold_into;

pub const GIVEN: &str = "names/given.csv";
pub const SURNAMES: &str = "names/surnames.csv";
pub const PARTICLES: &str = "names/particles.csv";
pub const SYLLABLES: &str = "names/syllables.txt";
pub const STATESMEN: &str = "names/statesmen.csv";
pub const STOPS: &str = "stops.txt";

pub fn read_given(text: &str, draft: &mut Draft) {
    for row in table(GIVEN, text, &["name", "gender", "origin"], draft) {
        let sex = match row.get("gender") {
            "m" => Sex::Male,
            "f" => Sex::Female,
            "mf" => Sex::Any,
            other => {
                let message = format!("gender `{other}` is none of m, f, mf");
                draft.problem(GIVEN, row.line, message);
                continue;
            }
        };
        let entry = draft.tables.given.len();
        draft.tables.given.push(GivenName { name: clean(row.get("name")), sex, origin: row.get("origin").to_owned() });
        let hint = Hint { animate: true, male: sex == Sex::Male, female: sex == Sex::Female, plural: false };
        draft.phrase(row.get("name"), Vary::Noun(hint), SenseKind::GivenName, entry, Caps::Capital);
    }
}

pub fn read_surnames(text: &str, draft: &mut Draft) {
    for row in table(SURNAMES, text, &["name", "origin", "flags"], draft) {
        for flag in row.list("flags").filter(|f| !matches!(*f, "first" | "fixed")) {
            let message = format!("flag `{flag}` is neither `first` nor `fixed`");
            draft.problem(SURNAMES, row.line, message);
        }
        let fixed = row.list("flags").any(|f| f == "fixed");
        let entry = draft.tables.surnames.len();
        draft.tables.surnames.push(Surname {
            name: clean(row.get("name")),
            origin: row.get("origin").to_owned(),
            first: row.list("flags").any(|f| f == "first"),
            fixed,
        });
        let hint = Hint { animate: true, male: true, ..Hint::default() };
        let vary = if fixed { Vary::Fixed } else { Vary::Noun(hint) };
        draft.phrase(row.get("name"), vary, SenseKind::Surname, entry, Caps::Capital);
    }
}

/// `known`: the codes of `countries.csv`.
pub fn read_statesmen(text: &str, known: &[String], draft: &mut Draft) {
    for row in table(STATESMEN, text, &["surname", "given", "country"], draft) {
        let Some(country) = country_code(&row, "country", known, draft) else {
            draft.problem(STATESMEN, row.line, "the country is missing");
            continue;
        };
        let folded = |column: &str| {
            let mut out = String::new();
            fold_into(row.get(column), &mut out);
            out
        };
        let statesman = Statesman { surname: folded("surname"), given: folded("given"), country };
        draft.tables.statesmen.push(statesman);
    }
    draft.tables.statesmen.sort();
}

pub fn read_particles(text: &str, draft: &mut Draft) {
    for row in table(PARTICLES, text, &["text", "place"], draft) {
        let place = match row.get("place") {
            "before" => ParticlePlace::Before,
            "after-m" => ParticlePlace::AfterMale,
            "after-f" => ParticlePlace::AfterFemale,
            other => {
                let message = format!("place `{other}` is none of before, after-m, after-f");
                draft.problem(PARTICLES, row.line, message);
                continue;
            }
        };
        let entry = draft.tables.particles.len();
        draft.tables.particles.push(Particle { text: row.get("text").to_owned(), place });
        draft.phrase(row.get("text"), Vary::Fixed, SenseKind::NameParticle, entry, Caps::Any);
    }
}

/// Words of a plain list: any number a line, `#` begins a comment.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(|l| l.split('#').next().unwrap_or(""));
    lines.flat_map(str::split_whitespace)
}

pub fn read_syllables(text: &str, draft: &mut Draft) {
    for word in words(text) {
        let mut folded = String::new();
        fold_into(word, &mut folded);
        draft.tables.syllables.push(folded);
    }
    draft.tables.syllables.sort();
    draft.tables.syllables.dedup();
}

pub fn read_stops(text: &str, draft: &mut Draft) {
    for word in words(text) {
        let entry = draft.tables.stops.len();
        draft.tables.stops.push(clean(word));
        let vary = if word.ends_with('=') { Vary::Fixed } else { Vary::Noun(Hint { plural: true, ..Hint::default() }) };
        draft.phrase(&word.replace('_', " "), vary, SenseKind::Stop, entry, Caps::Any);
    }
}
