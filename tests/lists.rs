//! Lists of participants however they are set: every mark of a row, what parts the name from the office, which of them stands
//! first, how rows end, how names are written. Everybody has his own office and nobody another's; where states or their parties head
//! the rows, everybody has the state above him.

use svodka::extract::extract;
use svodka::model::Release;
use svodka::rules::Knowledge;

const HEADINGS: [&str; 3] = ["В заседании участвовали:\n", "Участники встречи\n", ""];
const MARKS: [&str; 8] = ["– ", "— ", "- ", "• ", "* ", "", "1. ", "1) "];
/// The last one opens a bracket.
const BETWEEN: [&str; 6] = [", ", " – ", " — ", " - ", ": ", " ("];
const ENDS: [&str; 2] = ["", ";"];

/// Surname, given name, patronymic, office.
const ROWS: [[&str; 4]; 4] = [
    ["Лыков", "Иван", "Петрович", "профессор МГИМО"],
    ["Вольский", "Николай", "Львович", "вице-премьер Туркменистана"],
    ["Орлова", "Мария", "Олеговна", "президент Торгово-промышленной палаты Армении"],
    ["Мартиросян", "Давид", "Арамович", "директор завода «Прогресс»"],
];

/// The ways in which a name is written.
fn names([surname, given, father, _]: [&str; 4]) -> [String; 7] {
    let letter = |word: &str| word.chars().take(1).collect::<String>();
    let initials = format!("{}.{}.", letter(given), letter(father));
    let shouted = surname.to_uppercase();
    [
        format!("{given} {surname}"),
        format!("{surname} {given}"),
        format!("{given} {shouted}"),
        format!("{shouted} {given}"),
        format!("{initials} {surname}"),
        format!("{surname} {initials}"),
        format!("{given} {father} {surname}"),
    ]
}

/// The list with rows of one form, `name_first` or the office first.
fn list(heading: &str, mark: &str, between: &str, end: &str, form: usize, name_first: bool) -> String {
    let mut text = heading.to_owned();
    for (n, row) in ROWS.into_iter().enumerate() {
        let (name, office) = (&names(row)[form], row[3]);
        let close = if between.ends_with('(') { ")" } else { "" };
        let number = mark.replace('1', &(n + 1).to_string());
        let end = if n + 1 == ROWS.len() && !end.is_empty() { "." } else { end };
        let line = match name_first {
            true => format!("{number}{name}{between}{office}{close}{end}\n"),
            false => format!("{number}{office}{between}{name}{end}\n"),
        };
        text.push_str(&line);
    }
    text
}

fn offices(text: &str) -> Vec<(String, String)> {
    let mut release = Release { text: text.to_owned(), ..Release::default() };
    extract(&mut release, Knowledge::embedded());
    let surname = |person: usize| release.people[person].surname.clone().unwrap_or_default().to_lowercase();
    let own = release.positions.iter().filter(|p| p.repeats.is_none());
    let mut held: Vec<_> = own.map(|p| (surname(p.person), p.title.clone())).collect();
    held.sort();
    held
}

/// Every list of this setting, under each heading, with each mark and each form of names: its offices are the rows' own.
fn check(between: &str, end: &str, name_first: bool) {
    let mut want: Vec<_> = ROWS.iter().map(|r| (r[0].to_lowercase(), r[3].to_owned())).collect();
    want.sort();
    let mut wrong = Vec::new();
    for heading in HEADINGS {
        for mark in MARKS {
            for form in 0..7 {
                let text = list(heading, mark, between, end, form, name_first);
                wrong.extend((offices(&text) != want).then_some(text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} lists wrong, the first:\n{}", wrong.len(), wrong[0]);
}

#[test]
fn everybody_has_his_office_however_the_list_is_set() {
    for between in BETWEEN {
        for end in ENDS {
            check(between, end, true);
            // «директор завода, Иван Лыков» is another's apposition as well
            if ![", ", " ("].contains(&between) {
                check(between, end, false);
            }
        }
    }
}

#[test]
fn everybody_has_the_office_in_the_line_beside_his_own() {
    for (between, end) in [("\n", ""), ("\n", "\n"), (",\n", ";"), (" –\n", "\n")] {
        check(between, end, true);
    }
    for (between, end) in [("\n", ""), ("\n", "\n"), (":\n", "\n")] {
        check(between, end, false);
    }
}

#[test]
fn lines_of_several_offices_and_names_with_one_of_their_own() {
    let text =
        "Спикеры форума\nИван Лыков\nпрофессор, заведующий кафедрой МГИМО\nАнна Вольская\nдиректор завода «Вымпел»\n";
    let want =
        [("вольская", "директор завода «Вымпел»"), ("лыков", "заведующий кафедрой МГИМО"), ("лыков", "профессор")];
    assert_eq!(offices(text), want.map(|(a, b)| (a.to_owned(), b.to_owned())));
    let text = "Оргкомитет\nПредседатель\nИван Лыков, ректор МГИМО\nСекретарь\nПётр Сомов\n";
    let want = [("лыков", "Председатель"), ("лыков", "ректор МГИМО"), ("сомов", "Секретарь")];
    assert_eq!(offices(text), want.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

/// Two states, each in the forms of a heading, with its code.
const PARTIES: [[&str; 2]; 7] = [
    ["Армения", "Монголия"],
    ["Республика Армения", "Монголия"],
    ["от Армении", "от Монголии"],
    ["от Республики Армения:", "от Монголии:"],
    ["С армянской стороны:", "С монгольской стороны:"],
    ["Делегация Армении:", "Делегация Монголии:"],
    ["Армянская делегация:", "Монгольская делегация:"],
];

/// A row of a name and an office.
const SETTINGS: [fn(&str, &str) -> String; 7] = [
    |name, office| format!("{name} – {office}"),
    |name, office| format!("– {name}, {office}"),
    |name, office| format!("{office} {name}"),
    |name, office| format!("– {office} {name};"),
    |name, office| format!("{name}, {office}"),
    |name, office| format!("- {name} – {office};"),
    |name, office| format!("• {office} {name}"),
];

#[test]
fn everybody_has_the_state_over_his_row() {
    const HOLDERS: [[&str; 2]; 4] = [
        ["Томас Мюллер", "заместитель министра транспорта"],
        ["Анна Попова", "советник министра"],
        ["Давид Лыков", "заместитель министра экономики"],
        ["Олег Зимин", "министр энергетики"],
    ];
    let mut wrong = Vec::new();
    for heads in PARTIES {
        for set in SETTINGS {
            let mut text = "В заседании приняли участие:\n".to_owned();
            for (n, [name, office]) in HOLDERS.into_iter().enumerate() {
                if n % 2 == 0 {
                    text.push_str(&format!("{}\n", heads[n / 2]));
                }
                text.push_str(&format!("{}\n", set(name, office)));
            }
            let mut release = Release { text: text.clone(), ..Release::default() };
            extract(&mut release, Knowledge::embedded());
            let state = |name: &str| {
                let own = release.positions.iter().find(|p| release.people[p.person].name == name);
                own.and_then(|p| p.country.clone())
            };
            let right = HOLDERS
                .iter()
                .enumerate()
                .all(|(n, [name, _])| state(name).as_deref() == Some(if n < 2 { "AM" } else { "MN" }));
            wrong.extend((!right).then_some(text));
        }
    }
    assert!(wrong.is_empty(), "{} lists wrong, the first:\n{}", wrong.len(), wrong[0]);
}
