//! What old pages write otherwise — straight quotes, hyphens for dashes, «г.» for «года», lines wrapped by hand, no empty lines —
//! changes neither who is found nor as what, in nearly all of the releases of `fixtures/judged`.

mod common;

use common::root;
use std::collections::BTreeSet;
use svodka::Svodka;
use svodka::source::Document;

/// Of how many releases the test takes one.
const EVERY: usize = 5;

#[test]
fn straight_quotes_change_nothing() {
    holds(0.985, |text| text.replace(['«', '»', '“', '”', '„'], "\""));
}

#[test]
fn german_quotes_change_nothing() {
    holds(0.985, |text| text.replace('«', "„").replace('»', "“"));
}

#[test]
fn hyphens_for_dashes_change_nothing() {
    holds(0.985, |text| text.replace(" – ", " - ").replace(" — ", " - "));
}

#[test]
fn shortened_years_change_nothing() {
    holds(0.985, |text| {
        regex::Regex::new(r"((?:19|20)\d\d) (?:года|году)\b").unwrap().replace_all(text, "$1 г.").into()
    });
}

#[test]
fn texts_without_empty_lines_are_cleaned_alike() {
    holds(0.975, |text| text.replace("\n\n", "\n"));
}

#[test]
fn lines_wrapped_by_hand_are_refilled() {
    holds(0.93, |text| text.lines().map(|line| wrapped(line, 76)).collect::<Vec<_>>().join("\n"));
}

/// A line broken before the words that do not fit in the width, in letters.
fn wrapped(line: &str, width: usize) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for word in line.split(' ') {
        let letters = word.chars().count();
        let fits = at + 1 + letters <= width;
        out.push_str(if at == 0 { "" } else { ["\n", " "][usize::from(fits)] });
        out.push_str(word);
        at = if fits && at > 0 { at + 1 + letters } else { letters };
    }
    out
}

/// Of `least` of the releases that the change touches, people, titles and states stay as they are.
fn holds(least: f64, change: impl Fn(&str) -> String) {
    let svodka = Svodka::embedded();
    let mut paths: Vec<_> =
        std::fs::read_dir(root().join("fixtures/judged")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let (mut touched, mut alike) = (0, 0);
    let mut others = Vec::new();
    for path in paths.iter().step_by(EVERY) {
        let text = std::fs::read_to_string(path).unwrap();
        let changed = change(&text);
        if changed == text {
            continue;
        }
        touched += 1;
        if said(&svodka, &text) == said(&svodka, &changed) {
            alike += 1;
        } else {
            others.push(path.file_name().unwrap().to_owned());
        }
    }
    assert!(touched > 300, "{touched} releases");
    let share = alike as f64 / touched as f64;
    assert!(share >= least, "{share:.3} alike, and {least} has been reached: {others:?}");
}

/// Who holds which offices of which state, in one spelling.
fn said(svodka: &Svodka, text: &str) -> BTreeSet<(String, String, Option<String>)> {
    let plain = |text: &str| -> String {
        let marks = |c: char| "«»\"“”„–—-.".contains(c);
        let text = text.replace(" года", " г").replace(" году", " г");
        text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|&c| !marks(c)).collect()
    };
    let release = svodka.read(&Document::text("typography", text)).unwrap();
    let mut said: BTreeSet<_> = release.people.iter().map(|p| (plain(&p.name), String::new(), None)).collect();
    for office in release.offices() {
        said.insert((plain(&release.people[office.person].name), plain(&office.title), office.country.clone()));
    }
    said
}
