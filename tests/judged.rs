//! Whole releases against records annotated by hand (`fixtures/judged`): the share of right values may not fall below what
//! has been reached. Each figure is an F1 over all releases; optional values neither help nor hurt.

mod common;

use common::root;
use serde_json::Value;
use std::collections::HashSet;
use svodka::Svodka;
use svodka::model::Release;
use svodka::source::Document;

/// Right, predicted and annotated values.
#[derive(Default)]
struct Count {
    right: usize,
    predicted: usize,
    annotated: usize,
}

impl Count {
    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.predicted + self.annotated) as f64
    }
}

/// What is compared; a value is a person with something said of him.
type Said = HashSet<(String, String)>;

#[test]
fn the_share_of_right_values_holds() {
    let (mut people, mut titles, mut states, mut parts) =
        (Count::default(), Count::default(), Count::default(), Count::default());
    let (mut headlines, mut days) = (Count::default(), Count::default());
    let svodka = Svodka::embedded();
    let mut read = 0;
    for path in std::fs::read_dir(root().join("fixtures/judged")).unwrap().flatten().map(|e| e.path()) {
        let page = path.extension().is_some_and(|e| e == "html");
        if !page && path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let gold: Value = serde_json::from_slice(&std::fs::read(path.with_extension("gold.json")).unwrap()).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let mut document = if page { Document::html("judged", &text) } else { Document::text("judged", &text) };
        if gold["published_in_document"] == false {
            document.published = gold["published"].as_str().map(Into::into);
        }
        let release = svodka.read(&document).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        compare(&gold, &release, [&mut people, &mut titles, &mut states, &mut parts]);
        one(&mut headlines, gold["title"].as_str(), release.title.as_deref());
        if gold["published_in_document"] == true {
            one(&mut days, gold["published"].as_str(), release.published.as_deref());
        }
        read += 1;
    }
    assert!(read >= 2810, "{read} releases");
    for (name, count, least) in [
        ("people", people, 0.990),
        ("titles", titles, 0.983),
        ("states", states, 0.970),
        ("parts", parts, 0.969),
        ("headlines", headlines, 0.980),
        ("days of publication", days, 0.985),
    ] {
        println!("{name}: {:.3}", count.f1());
        assert!(count.f1() >= least, "{name}: {:.3}, and {least} has been reached", count.f1());
    }
}

fn compare(gold: &Value, release: &Release, [people, titles, states, parts]: [&mut Count; 4]) {
    let list = |of: &Value, key: &str| of[key].as_array().cloned().unwrap_or_default();
    let annotated = list(gold, "people");
    let optional: HashSet<String> =
        list(&gold["optional"], "people").iter().filter_map(Value::as_str).map(words).collect();
    // the annotated name of each person found
    let mut who: Vec<Option<String>> = Vec::new();
    for person in &release.people {
        let known = annotated.iter().find(|g| values(g, "name").contains(&words(&person.name)));
        who.push(known.and_then(|g| g["name"].as_str()).map(str::to_owned));
        let aside = known.is_none() && optional.contains(&words(&person.name));
        people.predicted += usize::from(!aside);
        people.right += usize::from(known.is_some());
    }
    people.annotated += annotated.len();

    let name = |at: usize| who[at].clone().unwrap_or_else(|| format!("? {}", release.people[at].name));
    let offices = list(gold, "positions");
    let spare: Vec<Value> = list(&gold["optional"], "positions");
    let holds = |g: &Value, person: &str, title: &str| g["person"] == person && values(g, "title").contains(title);
    let mut found = HashSet::new();
    for p in release.offices() {
        let (person, title) = (name(p.person), words(&p.title));
        match offices.iter().position(|g| holds(g, &person, &title)) {
            Some(at) => {
                found.insert(at);
                titles.predicted += 1;
            }
            None => titles.predicted += usize::from(!spare.iter().any(|g| holds(g, &person, &title))),
        }
    }
    titles.right += found.len();
    titles.annotated += offices.len();

    let state = |list: &[Value]| -> Said {
        let said = list.iter().filter_map(|g| Some((g["person"].as_str()?.into(), g["country"].as_str()?.into())));
        said.collect()
    };
    let told = release.offices().filter_map(|p| Some((name(p.person), p.country.clone()?))).collect();
    count(states, &state(&offices), told, &state(&spare));

    let wanted = list(gold, "participants");
    let may = |g: &Value| values(g, "role");
    let there = |g: &&Value| !may(g).contains("mentioned");
    parts.annotated += wanted.iter().filter(there).count();
    for taken in release.participants.iter().filter(|p| p.role != "mentioned") {
        let mine = wanted.iter().find(|g| g["person"] == name(taken.person));
        let right = mine.is_some_and(|g| may(g).contains(&taken.role));
        let optional_part = mine.is_some_and(|g| !there(&g) && right);
        parts.predicted += usize::from(!optional_part);
        parts.right += usize::from(right && !optional_part);
    }
}

/// A field that a release has once or not at all.
fn one(into: &mut Count, wanted: Option<&str>, told: Option<&str>) {
    into.right += usize::from(wanted.is_some() && wanted.map(words) == told.map(words));
    into.predicted += usize::from(told.is_some());
    into.annotated += usize::from(wanted.is_some());
}

fn count(into: &mut Count, wanted: &Said, told: Said, spare: &Said) {
    into.right += told.intersection(wanted).count();
    into.predicted += told.iter().filter(|t| wanted.contains(t) || !spare.contains(t)).count();
    into.annotated += wanted.len();
}

/// The right values of a field, as [`words`].
fn values(of: &Value, field: &str) -> HashSet<String> {
    let others = of[format!("{field}_alt")].as_array().cloned().unwrap_or_default();
    let all = std::iter::once(&of[field]).chain(&others);
    all.filter_map(Value::as_str).map(words).collect()
}

/// Lower-case words without punctuation, «е» for «ё».
fn words(text: &str) -> String {
    let plain = text.to_lowercase().replace('ё', "е").replace('\u{AD}', "");
    let parts = plain.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'' && c != '’');
    parts.map(|w| w.trim_matches('-')).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}
