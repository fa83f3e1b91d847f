//! The corpora of `tests/corpus/`, a file a field: phrases with what they must give, and phrases that must give nothing.
//!
//! The head of each file tells its columns. All failures of a file are shown together, each with file and line; a phrase
//! marked «!» is known to fail, and is reported once it passes. (`dates.tsv` has its runner in `dates.rs`.)

use std::fmt::Write;
use svodka::extract::extract;
use svodka::model::{Event, Organization, Person, Place, Position, Release};
use svodka::rules::Knowledge;

/// Day of publication of every phrase.
const PUBLISHED: &str = "2024-04-10";

const FILES: [(&str, &str); 10] = [
    ("people.tsv", include_str!("corpus/people.tsv")),
    ("titles.tsv", include_str!("corpus/titles.tsv")),
    ("countries.tsv", include_str!("corpus/countries.tsv")),
    ("places.tsv", include_str!("corpus/places.tsv")),
    ("organizations.tsv", include_str!("corpus/organizations.tsv")),
    ("roles.tsv", include_str!("corpus/roles.tsv")),
    ("references.tsv", include_str!("corpus/references.tsv")),
    ("homelands.tsv", include_str!("corpus/homelands.tsv")),
    ("events.tsv", include_str!("corpus/events.tsv")),
    ("dates.tsv", include_str!("corpus/dates.tsv")),
];

/// A phrase of a corpus with its further cells.
struct Line<'a> {
    number: usize,
    known_failure: bool,
    phrase: &'a str,
    want: Vec<&'a str>,
}

/// What a phrase gave, as the corpus writes it, and whether it is what was wanted.
type Judge = fn(&Release, &[&str]) -> (bool, String);

fn lines(content: &str) -> impl Iterator<Item = Line<'_>> {
    let phrases = (1..).zip(content.lines()).filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
    phrases.map(|(number, line)| {
        let known_failure = line.starts_with('!');
        let mut cells = line.trim_start_matches('!').split('\t').map(str::trim);
        let phrase = cells.next().unwrap_or_default();
        Line { number, known_failure, phrase, want: cells.collect() }
    })
}

fn content(file: &str) -> &'static str {
    FILES.iter().find(|(name, _)| *name == file).expect("a file of the corpus").1
}

fn read(phrase: &str) -> Release {
    let text = phrase.replace('¶', "\n").replace('⇥', "\t");
    let mut release = Release { text, published: Some(PUBLISHED.to_owned()), ..Release::default() };
    extract(&mut release, Knowledge::embedded());
    release
}

fn run(file: &str, judge: Judge) {
    let (mut report, mut wrong, mut count) = (String::new(), 0, 0);
    for line in lines(content(file)) {
        assert!(!line.want.is_empty(), "{file}:{}: no expected value: {}", line.number, line.phrase);
        count += 1;
        let (good, got) = judge(&read(line.phrase), &line.want);
        if good != line.known_failure {
            continue;
        }
        wrong += 1;
        let (at, phrase) = (line.number, line.phrase);
        if good {
            writeln!(report, "tests/corpus/{file}:{at}: passes now, take the «!» away: {phrase}").unwrap();
        } else {
            let want = line.want.join("  ");
            writeln!(report, "tests/corpus/{file}:{at}: {phrase}\n  want {want}\n  got  {got}").unwrap();
        }
    }
    assert!(wrong == 0, "{wrong} of {count} wrong\n{report}");
}

/// Cells of a list, «-» for an empty one.
fn listed(cells: Vec<String>, separator: &str) -> String {
    if cells.is_empty() { "-".to_owned() } else { cells.join(separator) }
}

fn or_dash(field: &Option<String>) -> &str {
    field.as_deref().unwrap_or("-")
}

/// «Министр …» at a sentence's start and «министр …» within are one: the record keeps the page's letter.
fn same_but_first_letter(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    a.next().map(|c| c.to_lowercase().to_string()) == b.next().map(|c| c.to_lowercase().to_string())
        && a.as_str() == b.as_str()
}

/// «Т. В. Прасад» and «Т.В.Прасад» are one name: spacing is the page's.
fn tight(name: &str) -> String {
    name.replace(". ", ".")
}

#[test]
fn people() {
    run("people.tsv", |release, want| {
        let names = |p: &Person| tight(&p.name);
        let parts = |p: &Person| [&p.surname, &p.given, &p.patronymic].map(or_dash).join("/");
        let got_names = listed(release.people.iter().map(names).collect(), "; ");
        let got_parts = listed(release.people.iter().map(parts).collect(), "; ");
        let good = tight(want[0]) == got_names && want.get(1).is_none_or(|w| *w == got_parts);
        (good, format!("{got_names}  {got_parts}"))
    });
}

#[test]
fn references() {
    run("references.tsv", |release, want| {
        let told = release.people.iter().filter(|p| !p.references.is_empty());
        let titles = |p: &Person| p.references.iter().map(|m| m.text.as_str()).collect::<Vec<_>>().join(", ");
        let got = listed(told.map(|p| format!("{}: {}", p.name, titles(p))).collect(), "; ");
        (want == [got.as_str()], got)
    });
}

#[test]
fn titles() {
    run("titles.tsv", |release, want| {
        let mut left: Vec<&Position> = release.offices().collect();
        let mut good = true;
        for cell in want.iter().filter(|c| **c != "-") {
            let optional = cell.starts_with("? ");
            let at = left.iter().position(|p| is_position(release, p, cell.trim_start_matches("? ")));
            match at {
                Some(at) => drop(left.remove(at)),
                None => good &= optional,
            }
        }
        let got = release.offices().map(|p| show_position(release, p)).collect();
        (good && left.is_empty(), listed(got, "  "))
    });
}

fn is_position(release: &Release, position: &Position, cell: &str) -> bool {
    let mut parts = cell.split(" | ");
    let (holder, title) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let fields = parts.next().unwrap_or_default();
    let person = &release.people[position.person];
    let fits = |field: &str| {
        let (name, want) = field.split_once('=').unwrap_or_else(|| panic!("name=value expected: {cell}"));
        let got = match name {
            "role" => &position.role,
            "org" => &position.organization,
            "country" => &position.country,
            "to" => &position.accredited_to,
            "place" => &position.place,
            _ => panic!("no such field: {cell}"),
        };
        or_dash(got) == want
    };
    tight(&person.name) == tight(holder)
        && same_but_first_letter(&position.title, title)
        && fields.split("; ").filter(|f| !f.is_empty()).all(fits)
}

fn show_position(release: &Release, p: &Position) -> String {
    let person = &release.people[p.person].name;
    let fields = [&p.role, &p.organization, &p.country, &p.accredited_to, &p.place].map(or_dash);
    let [role, org, country, to, place] = fields;
    format!("{person} | {} | role={role}; org={org}; country={country}; to={to}; place={place}", p.title)
}

#[test]
fn countries() {
    run("countries.tsv", |release, want| {
        let got = listed(release.countries.iter().map(|c| c.code.clone()).collect(), " ");
        (got == want[0], got)
    });
}

#[test]
fn places() {
    run("places.tsv", |release, want| {
        let full = |p: &Place| format!("{} ({}, {})", p.name, or_dash(&p.country), p.kind);
        let got = listed(release.places.iter().map(full).collect(), "; ");
        let wanted: Vec<&str> = want[0].split("; ").filter(|w| *w != "-").collect();
        // a place may be written without its kind, or without both
        let fits =
            |p: &Place, w: &str| w == p.name || w == full(p) || w == format!("{} ({})", p.name, or_dash(&p.country));
        let same = wanted.len() == release.places.len();
        (same && release.places.iter().zip(wanted).all(|(p, w)| fits(p, w)), got)
    });
}

#[test]
fn organizations() {
    run("organizations.tsv", |release, want| {
        let show = |o: &Organization| match &o.full_name {
            Some(full) => format!("{} = {full}", o.name),
            None => o.name.clone(),
        };
        let got = listed(release.organizations.iter().map(show).collect(), "; ");
        let wanted: Vec<&str> = want[0].split("; ").filter(|w| *w != "-").collect();
        let is = |got: &str, want: &str| same_but_first_letter(got, want);
        let fits = |o: &Organization, w: &str| match w.split_once(" = ") {
            Some((short, full)) => is(&o.name, full) || is(&o.name, short) && is(or_dash(&o.full_name), full),
            None => is(&o.name, w) || is(or_dash(&o.full_name), w),
        };
        let same = wanted.len() == release.organizations.len();
        (same && release.organizations.iter().zip(wanted).all(|(o, w)| fits(o, w)), got)
    });
}

#[test]
fn roles() {
    run("roles.tsv", |release, want| {
        let parts = &release.participants;
        let got = parts.iter().map(|p| format!("{}: {}", release.people[p.person].name, p.role));
        let got: Vec<String> = got.collect();
        let wanted: Vec<&str> = want[0].split("; ").filter(|w| *w != "-").collect();
        let fits = |got: &str, want: &str| {
            let (name, roles) = want.split_once(": ").expect("name: part");
            roles.split('/').any(|role| got == format!("{name}: {role}"))
        };
        let good = got.len() == wanted.len() && wanted.iter().all(|w| got.iter().any(|g| fits(g, w)));
        (good, listed(got, "; "))
    });
}

#[test]
fn homelands() {
    run("homelands.tsv", |release, want| {
        let told = release.participants.iter().filter_map(|p| {
            let (name, state) = (tight(&release.people[p.person].name), p.country.as_deref()?);
            Some((name, format!("{state} ({})", or_dash(&p.country_from))))
        });
        let told: Vec<(String, String)> = told.collect();
        let wanted: Vec<&str> = want[0].split("; ").filter(|w| *w != "-").collect();
        let fits = |(name, state): &(String, String), want: &str| {
            let (whose, code) = want.split_once(": ").expect("name: state");
            *name == tight(whose) && (state == code || state.split(' ').next() == Some(code))
        };
        let good = told.len() == wanted.len() && told.iter().zip(&wanted).all(|(got, want)| fits(got, want));
        (good, listed(told.iter().map(|(name, state)| format!("{name}: {state}")).collect(), "; "))
    });
}

#[test]
fn events() {
    run("events.tsv", |release, want| {
        let mut left = release.events.iter().peekable();
        let mut good = true;
        for cell in want.iter().filter(|c| **c != "-") {
            let optional = cell.starts_with("? ");
            let fits = left.peek().is_some_and(|e| is_event(e, cell.trim_start_matches("? ")));
            if fits {
                left.next();
            }
            good &= fits || optional;
        }
        (good && left.next().is_none(), listed(release.events.iter().map(show_event).collect(), "  "))
    });
}

fn event_cells(e: &Event) -> [String; 4] {
    let days = match (&e.start, &e.end) {
        (Some(first), Some(last)) => format!("{first}..{last}"),
        _ => "-".to_owned(),
    };
    [e.name.clone(), days, or_dash(&e.place).to_owned(), or_dash(&e.country).to_owned()]
}

fn is_event(event: &Event, cell: &str) -> bool {
    cell.split(" | ").zip(event_cells(event)).all(|(want, got)| want == "*" || want == got)
}

fn show_event(event: &Event) -> String {
    event_cells(event).join(" | ")
}

#[test]
fn the_corpus_is_large_and_every_section_has_ten_phrases() {
    let mut total = 0;
    for (file, content) in FILES {
        total += lines(content).count();
        if file == "dates.tsv" {
            continue;
        }
        for section in content.split("\n# == ").skip(1) {
            let (name, phrases) = section.split_once('\n').expect("phrases under the section's name");
            assert!(lines(phrases).count() >= 10, "tests/corpus/{file}: «{name}» has fewer than ten phrases");
        }
    }
    assert!(total >= 1500, "the corpus shrank to {total} phrases");
}
