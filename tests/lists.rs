//! Lists of participants however they are set: every mark of a row, what parts the name from the office, which of them stands
//! first, how rows end, how names are written. Everybody has his own office and nobody another's.

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

#[test]
fn everybody_has_his_office_however_the_list_is_set() {
    let mut want: Vec<_> = ROWS.iter().map(|r| (r[0].to_lowercase(), r[3].to_owned())).collect();
    want.sort();
    let mut wrong = Vec::new();
    for heading in HEADINGS {
        for mark in MARKS {
            for between in BETWEEN {
                for end in ENDS {
                    for form in 0..7 {
                        let text = list(heading, mark, between, end, form, true);
                        wrong.extend((offices(&text) != want).then_some(text));
                        // «директор завода, Иван Лыков» is another's apposition as well
                        if ![", ", " ("].contains(&between) {
                            let text = list(heading, mark, between, end, form, false);
                            wrong.extend((offices(&text) != want).then_some(text));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} lists wrong, the first:\n{}", wrong.len(), wrong[0]);
}
