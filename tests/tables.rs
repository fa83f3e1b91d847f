//! Tables hold for any record, even one whose indexes and offsets are wrong.

use proptest::prelude::*;
use svodka::export::{Csv, Dialect, Format, TABLES};
use svodka::model::{Event, Mention, Participant, Person, Position, Release};

fn mention() -> impl Strategy<Value = Mention> {
    (0usize..60, 0usize..60, ".{0,8}").prop_map(|(start, end, text)| Mention { start, end, text })
}

prop_compose! {
    fn release()(
        id in ".{0,6}",
        text in "[А-Яа-я .!?\n\",;=-]{0,50}",
        names in prop::collection::vec(("\\PC{0,8}", mention(), 0.0..=1.0), 0..4),
        positions in prop::collection::vec((0usize..6, "[=+@\t\r\n а-я]{0,6}", mention()), 0..4),
        participants in prop::collection::vec((0usize..6, prop::option::of(0usize..6), mention()), 0..4),
        events in prop::collection::vec(("\\PC{0,8}", prop::option::of("[А-я]{1,4}")), 0..2),
    ) -> Release {
        Release {
            id,
            text,
            people: names.into_iter().map(|(name, m, confidence)| Person {
                name, confidence, mentions: vec![m], ..Person::default()
            }).collect(),
            positions: positions.into_iter().map(|(person, title, m)| Position {
                person, title, start: m.start, end: m.end, text: m.text, ..Position::default()
            }).collect(),
            participants: participants.into_iter().map(|(person, position, m)| Participant {
                person, position, start: m.start, end: m.end, text: m.text.clone(), role: "speaker".to_owned(),
                country: Some(m.text.clone()), country_mention: Some(m), ..Participant::default()
            }).collect(),
            events: events.into_iter().map(|(name, place)| Event { name, place, ..Event::default() }).collect(),
            ..Release::default()
        }
    }
}

proptest! {
    #[test]
    fn rows_read_back_and_hold_no_formula(mut release in release(), min in 0.0..=1.0) {
        svodka::pipeline::keep_confident(&mut release, min);
        let csv = Csv { dialect: Dialect::Plain, country: &|_| None, tables: TABLES.len() };
        let mut piece = Default::default();
        csv.render(&release, &mut piece);
        for (table, bytes) in TABLES.iter().zip(&piece) {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
            for row in reader.records() {
                let row = row.unwrap();
                prop_assert_eq!(row.len(), table.columns.len());
                for cell in &row {
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{}", cell);
                }
            }
        }
    }
}
