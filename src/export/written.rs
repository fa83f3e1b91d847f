//! A record written as JSON: the bytes that `serde_json` would write, with strings copied in runs instead of byte by byte.

use crate::model::*;
use std::io::Write;

/// What can be written as JSON.
pub(super) trait Written {
    fn write(&self, out: &mut Vec<u8>);
}

/// Writes an object; a field that is left out, or stands elsewhere than in the model, does not pass the compiler or the test.
macro_rules! object {
    ($type:ident: $first:ident $(, $field:ident)*) => {
        impl Written for $type {
            fn write(&self, out: &mut Vec<u8>) {
                let $type { $first, $($field),* } = self;
                out.extend_from_slice(concat!("{\"", stringify!($first), "\":").as_bytes());
                $first.write(out);
                $(
                    out.extend_from_slice(concat!(",\"", stringify!($field), "\":").as_bytes());
                    $field.write(out);
                )*
                out.push(b'}');
            }
        }
    };
}

object!(Release: id, source, url, published, published_at, updated, title, author, section, place_line, lang, text, people,
    organizations, places, countries, dates, positions, participants, events, captions, dropped, notes);
object!(Mention: start, end, text);
object!(Person: name, surname, given, patronymic, gender, confidence, mentions);
object!(Organization: name, full_name, country, mentions);
object!(Place: name, kind, country, mentions);
object!(Country: code, name, mentions);
object!(Date: start, end, precision, edtf, anchor, time, confidence, mentions);
object!(Position: person, title, role, organization, place, country, country_from, accredited_to, confidence, start, end, text);
object!(Participant: person, position, role, start, end, text);
object!(Event: name, start, end, place, country, mentions);
object!(Dropped: text, reason);

impl<T: Written> Written for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.write(out),
            None => out.extend_from_slice(b"null"),
        }
    }
}

impl<T: Written> Written for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'[');
        for (n, item) in self.iter().enumerate() {
            if n > 0 {
                out.push(b',');
            }
            item.write(out);
        }
        out.push(b']');
    }
}

impl Written for usize {
    fn write(&self, out: &mut Vec<u8>) {
        number(self, out);
    }
}

impl Written for f64 {
    fn write(&self, out: &mut Vec<u8>) {
        number(self, out);
    }
}

fn number(number: &impl serde::Serialize, out: &mut Vec<u8>) {
    // memory takes whatever is written
    let written = serde_json::to_writer(out, number);
    debug_assert!(written.is_ok());
}

impl Written for String {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'"');
        let mut rest = self.as_bytes();
        loop {
            let (run, behind) = rest.split_at(plain(rest));
            out.extend_from_slice(run);
            let Some((&escaped, behind)) = behind.split_first() else { break };
            escape(escaped, out);
            rest = behind;
        }
        out.push(b'"');
    }
}

/// How many bytes stand before the first that is escaped.
fn plain(bytes: &[u8]) -> usize {
    let escaped = |&byte: &u8| (byte < 0x20) | (byte == b'"') | (byte == b'\\');
    let (runs, _) = bytes.as_chunks::<16>();
    // without a branch in a run, for the compiler to take it at once
    let clean = runs.iter().take_while(|run| !run.iter().fold(false, |any, byte| any | escaped(byte))).count() * 16;
    clean + bytes[clean..].iter().take_while(|byte| !escaped(byte)).count()
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        _ => {
            let written = write!(out, "\\u{byte:04x}");
            return debug_assert!(written.is_ok());
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_are_those_of_serde_json() {
        let every: String = (0..0x180).filter_map(char::from_u32).collect();
        let text = format!("{every}«Труд» — \"Труд\"\r\n{}", "ж".repeat(99));
        let mention = || vec![Mention { start: 3, end: 70_000, text: text.clone() }, Mention::default()];
        let mentions = mention();
        let release = Release {
            text: text.clone(),
            url: Some(String::new()),
            people: vec![Person { confidence: 0.97, mentions: mention(), ..Person::default() }, Person::default()],
            organizations: vec![Organization { mentions: mention(), ..Organization::default() }],
            places: vec![Place { country: Some("RU".into()), ..Place::default() }],
            countries: vec![Country::default()],
            dates: vec![Date { confidence: 1.0, ..Date::default() }],
            positions: vec![Position { start: usize::MAX, ..Position::default() }],
            participants: vec![Participant { position: Some(1), ..Participant::default() }],
            events: vec![Event { mentions, ..Event::default() }],
            captions: vec![text.clone(), String::new()],
            dropped: vec![Dropped::default()],
            ..Release::default()
        };
        let mut out = Vec::new();
        release.write(&mut out);
        assert_eq!(String::from_utf8(out).ok(), serde_json::to_string(&release).ok());
    }
}
