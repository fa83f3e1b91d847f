//! The corpus of `rules/dates.toml`: `tests/corpus/dates.tsv`, a phrase a line with what it must give, and properties
//! that hold for any text.

use jiff::civil::Date;
use proptest::prelude::*;
use std::sync::LazyLock;
use svodka::extract::dates::{DateMention, into_model, times};
use svodka::rules::Knowledge;
use svodka::rules::dates::DateRules;
use svodka::text::{CodePoints, Text};

static RULES: LazyLock<&DateRules> = LazyLock::new(|| &Knowledge::embedded().dates);

fn spans(phrase: &str, published: Option<Date>) -> String {
    let mut room = String::new();
    let text = Text::new(phrase, &mut room);
    let spans: Vec<String> = times(&text, published, &RULES).dates.iter().map(show).collect();
    match spans.is_empty() {
        true => "-".to_owned(),
        false => spans.join(" "),
    }
}

fn show(mention: &DateMention) -> String {
    match mention.span {
        None => "?".to_owned(),
        Some((start, end)) if start == end => start.to_string(),
        Some((start, end)) => format!("{start}..{end}"),
    }
}

#[test]
fn every_phrase_of_the_corpus_gives_its_dates() {
    let corpus = include_str!("corpus/dates.tsv");
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (n, line) in corpus.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let [phrase, published, want] = cells[..] else {
            panic!("line {}: three columns expected: {line}", n + 1);
        };
        count += 1;
        let got = spans(phrase, published.parse().ok());
        if got != want {
            wrong.push(format!("line {}: {phrase} [{published}]\n  want {want}\n  got  {got}", n + 1));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} wrong\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 300, "the corpus shrank to {count} phrases");
}

fn mentions(phrase: &str, published: &str) -> Vec<(String, String)> {
    let mut room = String::new();
    let text = Text::new(phrase, &mut room);
    times(&text, published.parse().ok(), &RULES)
        .dates
        .iter()
        .map(|d| (text.span(d.first, d.last).to_owned(), d.edtf.clone()))
        .collect()
}

#[test]
fn a_mention_spans_the_whole_expression() {
    for (phrase, want) in [
        ("Форум прошёл 1 февраля 2024 года в Уфе.", "1 февраля 2024 года"),
        ("Завод открыт в 2019 году.", "в 2019 году"),
        ("Встреча прошла во вторник, 26 ноября, в Москве.", "во вторник, 26 ноября"),
        ("Выставка открыта с 28 февраля по 3 марта 2021 года.", "с 28 февраля по 3 марта 2021 года"),
        ("Итоги подведут в конце мая – начале июня.", "в конце мая – начале июня"),
        ("Это было вчера, 9 мая.", "вчера, 9 мая"),
    ] {
        let got = mentions(phrase, "2024-06-01");
        assert_eq!(got.len(), 1, "{phrase}: {got:?}");
        assert_eq!(got[0].0, want);
    }
}

#[test]
fn edtf_is_as_coarse_as_the_words() {
    for (phrase, want) in [
        ("1 февраля 2024 года", "2024-02-01"),
        ("в мае 2024 года", "2024-05"),
        ("в 2024 году", "2024"),
        ("летом 2023 года", "2023-22"),
        ("в III квартале 2017 года", "2017-35"),
        ("в первом полугодии 2025 года", "2025-40"),
        ("в 1990-е годы", "199X"),
        ("в 2020–2022 годах", "2020/2022"),
        ("в январе–марте 2024 года", "2024-33"),
        ("в феврале–марте 2024 года", "2024-02/2024-03"),
        ("25–26 октября 2023 года", "2023-10-25/2023-10-26"),
    ] {
        assert_eq!(mentions(phrase, "2024-06-01")[0].1, want, "{phrase}");
    }
    assert_eq!(mentions("14 июля", "")[0].1, "XXXX-07-14");
}

#[test]
fn one_record_a_span_with_all_its_mentions() {
    let source = "5 мая 2024 года прошла встреча. Сегодня, 5 мая, подписан план. В 10:30 5 мая начался форум.";
    let mut room = String::new();
    let text = Text::new(source, &mut room);
    let found = times(&text, "2024-05-05".parse().ok(), &RULES);
    let model = into_model(&found, &text, &CodePoints::new(text.source));
    assert_eq!(model.len(), 1, "{model:?}");
    assert_eq!(model[0].mentions.len(), 3);
    assert_eq!(model[0].time.as_deref(), Some("10:30"));
    let letters: Vec<char> = source.chars().collect();
    for m in &model[0].mentions {
        let slice: String = letters[m.start..m.end].iter().collect();
        assert_eq!(slice, m.text);
    }
}

#[test]
fn times_stand_beside_their_date() {
    for (phrase, want) in [
        ("5 мая 2024 года в 14:30 мск", Some((14, 30))),
        ("21 апреля 2016 г., 10:00", Some((10, 0))),
        ("в 14:30 мск 5 мая", Some((14, 30))),
        ("5 мая в 18 часов", Some((18, 0))),
        ("5 мая в 10.00", Some((10, 0))),
        ("сегодня в 15:00", Some((15, 0))),
        ("5 мая со счётом 3:2", None),
        ("5 мая в 25:99", None),
    ] {
        let mut room = String::new();
        let text = Text::new(phrase, &mut room);
        let found = times(&text, "2024-05-04".parse().ok(), &RULES).dates;
        assert_eq!(found[0].time, want, "{phrase}");
        assert_eq!(found.len(), 1, "{phrase}");
    }
}

#[test]
fn dates_next_to_the_calendars_edge_do_not_overflow() {
    for published in ["9999-12-31", "-009999-01-01"] {
        for phrase in [
            "завтра",
            "вчера",
            "в будущем году",
            "в прошлом месяце",
            "через 999 лет",
            "999 лет назад",
            "зимой",
            "на следующей неделе",
            "5 мая",
            "в минувшие выходные",
            "с 30 декабря по 2 января",
        ] {
            spans(phrase, published.parse().ok());
        }
    }
}

#[test]
fn lengths_of_time_come_apart_from_dates() {
    let mut room = String::new();
    let source = "Построили за 5 лет к 1 мая 2024 года. Срок – два года, почти 2,5 года. Ему 39 лет. На 6-8 недель.";
    let text = Text::new(source, &mut room);
    let lengths = times(&text, None, &RULES).lengths;
    let words: Vec<_> = lengths.iter().map(|l| (text.span(l.first, l.last), l.duration.as_deref())).collect();
    let expected = [("два года", Some("P2Y")), ("почти 2,5 года", None), ("На 6-8 недель", None)];
    assert_eq!(words, expected);
}

/// Pieces that dates are made of, glued at random.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "1",
        "31",
        "2024",
        "99",
        "0",
        "00",
        "1990",
        "февраля",
        "марте",
        "март",
        "года",
        "году",
        "г",
        ".",
        ",",
        "-",
        "–",
        "—",
        "/",
        ":",
        "с",
        "по",
        "до",
        "в",
        "к",
        "на",
        "и",
        "прошлого",
        "этого",
        "следующей",
        "недели",
        "месяца",
        "квартал",
        "кв",
        "полугодие",
        "половине",
        "декаде",
        "первой",
        "второй",
        "третьего",
        "двадцать",
        "пять",
        "вторник",
        "пятницу",
        "сегодня",
        "накануне",
        "вчера",
        "летом",
        "лета",
        "начале",
        "конец",
        "же",
        "том",
        "день",
        "назад",
        "через",
        "несколько",
        "лет",
        "-х",
        "-го",
        "годы",
        "II",
        "IV",
        "№",
        "(",
        ")",
        "«",
        "»",
        "\n",
        " ",
        "мск",
        "числа",
        "с.г.",
        "т.г.",
        "каждый",
        "января-марте",
        "выходные",
        "Нового",
        "последней",
    ]);
    prop::collection::vec((pieces, prop::bool::ANY), 0..40).prop_map(|parts| {
        parts.iter().fold(String::new(), |mut out, (piece, space)| {
            out.push_str(piece);
            if *space {
                out.push(' ');
            }
            out
        })
    })
}

fn check(source: &str) {
    let mut room = String::new();
    let text = Text::new(source, &mut room);
    for published in [None, "2024-02-29".parse().ok()] {
        let found = times(&text, published, &RULES);
        let mut floor = 0;
        for d in &found.dates {
            assert!(floor <= d.first && d.first < d.last && d.last <= text.len(), "{source:?} {d:?}");
            assert!((0.0..=1.0).contains(&d.confidence));
            if let Some((start, end)) = d.span {
                assert!(start <= end, "{source:?} {d:?}");
            }
            floor = d.last;
        }
        into_model(&found, &text, &CodePoints::new(text.source));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic(source in "\\PC{0,80}") {
        check(&source);
    }

    #[test]
    fn date_soup_is_read_without_panic(source in soup()) {
        check(&source);
    }
}
