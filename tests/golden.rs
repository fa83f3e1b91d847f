//! Every fixture against its reviewed record in `fixtures/expected/`.
//!
//! A difference is shown line by line; `UPDATE_EXPECT=1 cargo test --test golden` accepts what is new, and
//! `git diff fixtures/expected` reviews it.

mod common;

use common::root;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write;
use svodka::Svodka;
use svodka::error::ReadError;
use svodka::model::{Position, Release};
use svodka::source::{Documents, Inputs, Manifest};

#[test]
fn fixtures_give_their_expected_records() {
    let accept = std::env::var_os("UPDATE_EXPECT").is_some();
    let expected = root().join("fixtures/expected");
    let (mut differences, mut seen) = (String::new(), BTreeSet::new());
    for (name, got) in all() {
        let path = expected.join(format!("{name}.json"));
        let want = std::fs::read_to_string(&path).unwrap_or_default();
        if got != want {
            if accept {
                std::fs::write(&path, &got).unwrap();
            }
            let diff = similar::TextDiff::from_lines(&want, &got);
            let shown = diff.unified_diff().context_radius(1).header(&name, "now").to_string();
            writeln!(differences, "{shown}").unwrap();
        }
        seen.insert(format!("{name}.json"));
    }
    for stale in common::names(&expected) {
        if !seen.contains(&stale) {
            writeln!(differences, "{stale} has no fixture").unwrap();
        }
    }
    assert!(seen.len() > 70, "{} fixtures", seen.len());
    assert!(
        accept || differences.is_empty(),
        "{differences}\nUPDATE_EXPECT=1 cargo test --test golden accepts this; review it with git diff fixtures/expected"
    );
}

#[test]
fn the_readme_shows_a_true_sample() {
    const HEAD: &str = "| name | title | country | accredited_to | role |\n|---|---|---|---|---|\n";
    let mut rows = String::new();
    each(|name, read| {
        if let ("seed", Ok(release)) = (name, read) {
            rows = sample(release);
        }
    });
    assert!(!rows.is_empty());
    for readme in ["README.md", "README.ru.md"] {
        let path = root().join(readme);
        let text = std::fs::read_to_string(&path).unwrap();
        let (before, after) = text.split_once(HEAD).expect("the table of the sample");
        let (shown, rest) = after.split_once("\n\n").expect("what follows the table");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, format!("{before}{HEAD}{rows}\n{rest}")).unwrap();
        } else {
            assert_eq!(format!("{shown}\n"), rows, "{readme}: UPDATE_EXPECT=1 writes what is true");
        }
    }
}

/// Participants as rows of the READMEs' table.
fn sample(release: &Release) -> String {
    let mut rows = String::new();
    for participant in &release.participants {
        let position = participant.position.map(|i| &release.positions[i]);
        let cells = [
            Some(release.people[participant.person].name.as_str()),
            position.map(|p| p.title.as_str()),
            position.and_then(|p| p.country.as_deref()),
            position.and_then(|p| p.accredited_to.as_deref()),
            Some(participant.role.as_str()),
        ];
        writeln!(rows, "| {} |", cells.map(Option::unwrap_or_default).join(" | ")).unwrap();
    }
    rows
}

#[test]
fn every_record_validates_against_the_schema() {
    let schema = serde_json::to_value(schemars::schema_for!(Release)).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut validated = 0;
    each(|name, read| {
        if let Ok(release) = read {
            let record = serde_json::to_value(release).unwrap();
            let errors: Vec<_> = validator.iter_errors(&record).map(|e| e.to_string()).collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
            validated += 1;
        }
    });
    assert!(validated >= 70);
}

#[test]
fn offsets_slice_back_and_indexes_are_true() {
    each(|name, read| {
        let Ok(release) = read else { return };
        let points: Vec<char> = release.text.chars().collect();
        let check = |start: usize, end: usize, text: &str| {
            let slice: String = points[start..end].iter().collect();
            assert_eq!(slice, text, "{name} {start}..{end}");
        };
        let mentions = [
            release.people.iter().flat_map(|x| x.mentions.iter().chain(&x.references)).collect::<Vec<_>>(),
            release.organizations.iter().flat_map(|x| &x.mentions).collect(),
            release.places.iter().flat_map(|x| &x.mentions).collect(),
            release.countries.iter().flat_map(|x| &x.mentions).collect(),
            release.dates.iter().flat_map(|x| &x.mentions).collect(),
            release.events.iter().flat_map(|x| &x.mentions).collect(),
            release.participants.iter().filter_map(|x| x.country_mention.as_ref()).collect(),
        ];
        mentions.iter().flatten().for_each(|m| check(m.start, m.end, &m.text));
        release.positions.iter().for_each(|p| check(p.start, p.end, &p.text));
        release.participants.iter().for_each(|p| check(p.start, p.end, &p.text));
        assert!(release.positions.iter().all(|p| p.person < release.people.len()));
        let said = |p: &Position| {
            p.repeats.is_none_or(|i| release.positions[i].repeats.is_none() && release.positions[i].person == p.person)
        };
        assert!(release.positions.iter().all(said), "{name}");
        for p in &release.participants {
            assert!(p.person < release.people.len(), "{name}");
            let position = p.position.map(|i| release.positions[i].person);
            assert!(position.is_none_or(|person| person == p.person), "{name}");
        }
    });
}

fn all() -> Vec<(String, String)> {
    let mut out = Vec::new();
    each(|name, read| {
        let shown = match read {
            Ok(release) => shown(release),
            Err(error) => shown_error(error),
        };
        out.push((name.to_owned(), shown));
    });
    out
}

/// Reads all fixtures as the command would.
fn each(mut look: impl FnMut(&str, &Result<Release, ReadError>)) {
    let folder = root().join("fixtures/releases");
    let svodka = Svodka::embedded();
    let inputs = Inputs::new(std::slice::from_ref(&folder), None).unwrap();
    let manifest = Manifest::read(&folder.join("manifest.csv"), &inputs).unwrap();
    for item in Documents::new(&inputs, manifest).unwrap() {
        let document = item.open().unwrap();
        look(&document.id, &svodka.read(&document));
    }
}

fn shown_error(error: &ReadError) -> String {
    let (stage, kind) = (error.stage.to_string(), error.kind);
    pretty(json!({"error": {"stage": stage, "kind": kind, "message": error.message}}))
}

/// The record for a reader: the text in outline, mentions as one string each, nothing that is null or empty.
fn shown(release: &Release) -> String {
    let mut record = serde_json::to_value(release).unwrap();
    let points: Vec<char> = release.text.chars().collect();
    let begin: String = points.iter().take(60).collect();
    let end: String = points[points.len().saturating_sub(60)..].iter().collect();
    record["text"] = json!({"length": points.len(), "begin": begin, "end": end});
    if let Some(fields) = record.as_object_mut() {
        fields.remove("id");
        fields.remove("source");
    }
    tidy(&mut record);
    pretty(record)
}

fn tidy(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                match field {
                    Value::Array(mentions) if name == "mentions" || name == "references" => {
                        mentions.iter_mut().for_each(|m| *m = span(m));
                    }
                    Value::Object(_) if name == "country_mention" => *field = span(field),
                    _ => tidy(field),
                }
            }
            fields.retain(|_, v| !v.is_null() && v.as_array().is_none_or(|a| !a.is_empty()));
        }
        _ => {}
    }
}

fn span(mention: &Value) -> Value {
    let text = mention["text"].as_str().unwrap_or_default();
    json!(format!("{}–{} {text}", mention["start"], mention["end"]))
}

/// A field a line, and of lists an element a line.
fn pretty(record: Value) -> String {
    let mut out = String::from("{");
    for (i, (name, value)) in record.as_object().into_iter().flatten().enumerate() {
        write!(out, "{}\n  {name:?}: ", if i == 0 { "" } else { "," }).unwrap();
        match value {
            Value::Array(items) => {
                let lines: Vec<_> = items.iter().map(|v| format!("\n    {v}")).collect();
                write!(out, "[{}\n  ]", lines.join(",")).unwrap();
            }
            other => write!(out, "{other}").unwrap(),
        }
    }
    out + "\n}\n"
}

#[test]
fn a_menu_of_languages_names_no_state() {
    let page = |menu: &str| {
        format!(
            "Вазорати фарҳанг\n{menu}     Поиск по сайту\nПресс-служба » Лента новостей\n25-12-2024, 10:05 | Комментариев: 0\n\n\
             ОТКРЫТА ВЫСТАВКА\n\n24 декабря, г. Душанбе. В здании Министерства культуры Республики Таджикистан открылась \
             выставка. Заместитель министра Рустам Бобозода осмотрел её залы.\n"
        )
    };
    let svodka = svodka::Svodka::embedded();
    for menu in ["ТҶ  РУ  EN", "TJ | EN"] {
        let release = svodka.read(&svodka::source::Document::text("page", page(menu))).unwrap();
        let state = release.positions.iter().find_map(|p| p.country.as_deref());
        assert_eq!(state, Some("TJ"), "{menu}");
    }
}
