//! The rules files through the public API: phrases of `rules/tests/*.tsv`, and what the checker says of a broken folder.

use svodka::rules::{Face, Knowledge, Sense, SenseKind};
use svodka::text::Text;

/// What the fitting senses of the longest phrase at the first token are, as the example files write it.
fn found(k: &Knowledge, phrase: &str) -> Vec<String> {
    let mut room = String::new();
    let text = Text::new(phrase, &mut room);
    let Some(hit) = k.lexicon.longest(&text, 0) else {
        return Vec::new();
    };
    if hit.len != text.len() {
        return Vec::new();
    }
    hit.fitting(&text, 0).map(|s| name(k, s)).collect()
}

fn name(k: &Knowledge, sense: Sense) -> String {
    let e = sense.entry as usize;
    match sense.kind {
        SenseKind::Country(Face::Adjective) => format!("country-adjective:{}", k.countries[e].code),
        SenseKind::Country(Face::Inhabitant) => format!("inhabitant:{}", k.countries[e].code),
        SenseKind::Country(_) => format!("country:{}", k.countries[e].code),
        SenseKind::Place => format!("place:{}", k.places[e].name),
        SenseKind::PlaceAdjective => format!("place-adjective:{}", k.places[e].name),
        SenseKind::Organization(_) => format!("organization:{}", k.organizations[e].name),
        SenseKind::OrgHead => format!("head:{}", k.org_heads[e].class),
        SenseKind::TitleHead => format!("title:{}", k.titles[e].class.name()),
        SenseKind::Rank => format!("rank:{}", k.titles[e].lemma),
        SenseKind::TitleModifier => format!("modifier:{}", k.modifiers[e].class),
        SenseKind::Honorific => format!("honorific:{}", k.honorifics[e].lemma),
        SenseKind::RoleVerb => format!("role:{}", k.roles[e].part.name()),
        SenseKind::EventHead => format!("event:{}", k.events[e].class),
        SenseKind::GivenName => format!("given:{}", k.given[e].name),
        SenseKind::Surname => format!("surname:{}", k.surnames[e].name),
        SenseKind::NameParticle => format!("particle:{}", k.particles[e].text),
        SenseKind::Stop => format!("stop:{}", k.stops[e]),
        SenseKind::Institution => format!("institution:{}", k.countries[e].code),
    }
}

/// Every line of an example file: `phrase<TAB>sense`, or `phrase<TAB>-sense` for a sense it must not have, or
/// `phrase<TAB>-` for no sense at all.
fn run(file: &str) {
    let path = format!("{}/rules/tests/{file}", env!("CARGO_MANIFEST_DIR"));
    let examples = std::fs::read_to_string(&path).unwrap();
    let k = Knowledge::embedded();
    let mut wrong = Vec::new();
    for (line, content) in (1..).zip(examples.lines()) {
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let (phrase, want) = content.split_once('\t').unwrap_or((content, ""));
        let got = found(k, phrase);
        let good = match want.strip_prefix('-') {
            Some("") => got.is_empty(),
            Some(refused) => !got.iter().any(|g| g == refused),
            None => got.iter().any(|g| g == want),
        };
        if !good {
            wrong.push(format!("{path}:{line}: {phrase}: want {want}, got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn countries() {
    run("countries.tsv");
}

#[test]
fn titles() {
    run("titles.tsv");
}

#[test]
fn roles() {
    run("roles.tsv");
}

#[test]
fn events() {
    run("events.tsv");
}

#[test]
fn organizations() {
    run("organizations.tsv");
}

#[test]
fn places() {
    run("places.tsv");
}

#[test]
fn names() {
    run("names.tsv");
}

#[test]
fn a_broken_folder_is_reported_by_file_and_line() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    write(
        "places.csv",
        "# a comment\nname;kind;country;other;adjectives;population;flags\nГород;town;RU;;;;\nГород;city;ZZ;;;;\n",
    );
    write("titles.add.toml", "[[heads]]\nclass = \"state\"\nmasculin = [\"аббревиатор\"]\n");
    let problems = svodka::rules::check(dir.path()).unwrap();
    let at: Vec<(&str, usize)> = problems.iter().map(|p| (p.file.as_str(), p.line)).collect();
    for want in [("places.csv", 3), ("places.csv", 4), ("titles.add.toml", 3)] {
        assert!(at.contains(&want), "{want:?} not in {problems:?}");
    }
    assert!(svodka::rules::check(&dir.path().join("absent")).is_err());
}

#[test]
fn a_users_folder_adds_in_all_cases() {
    let dir = tempfile::tempdir().unwrap();
    let text = "name;full;other;country;kind\nМинкосмос;Министерство космических дел;;RU;ministry\n";
    std::fs::write(dir.path().join("organizations.add.csv"), text).unwrap();
    let k = Knowledge::with_dir(dir.path()).unwrap();
    assert_eq!(found(&k, "Министерством космических дел"), ["organization:Минкосмос"]);
    assert_eq!(found(&k, "Минкосмосу"), ["organization:Минкосмос"]);
}

#[test]
fn the_built_in_rules_have_no_mistakes() {
    let dir = tempfile::tempdir().unwrap();
    let problems = svodka::rules::check(dir.path()).unwrap();
    let lines: Vec<String> = problems.iter().map(|p| p.to_string()).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn loads_fast() {
    let start = std::time::Instant::now();
    let k = Knowledge::embedded();
    println!("{} forms in {:?}", k.lexicon.len(), start.elapsed());
}

#[test]
fn closed_classes_and_words_of_time_are_a_users_too() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    write("dates.add.toml", "[days]\n-1 = \"вечор\"\n");
    write("grammar.add.toml", "named_after = [\"регата\"]\n");
    let k = Knowledge::with_dir(dir.path()).unwrap();
    let known = |k: &Knowledge, word: &str| k.dates.look(word) != svodka::rules::dates::Word::None;
    assert!(known(&k, "вечор") && known(&k, "вчера") && !known(Knowledge::embedded(), "вечор"));
    let named_after = |k: &Knowledge, word: &str| k.grammar.classes(word).has(svodka::rules::Class::NAMED_AFTER);
    assert!(named_after(&k, "регата") && named_after(&k, "имени") && !named_after(Knowledge::embedded(), "регата"));
    write("dates.toml", "[dayz]\n");
    let problems = svodka::rules::check(dir.path()).unwrap();
    assert_eq!(problems.iter().map(|p| (p.file.as_str(), p.line)).collect::<Vec<_>>(), [("dates.toml", 1)]);
}
