//! The day in what a feed, a map or a list writes beside an address: ISO 8601, RFC 2822, figures, Russian words.

use jiff::civil::Date;

/// Beginnings of months, English and Russian (the genitive serves: «мая»).
const MONTHS: [[&str; 2]; 12] = [
    ["jan", "янв"],
    ["feb", "фев"],
    ["mar", "мар"],
    ["apr", "апр"],
    ["may", "ма"],
    ["jun", "июн"],
    ["jul", "июл"],
    ["aug", "авг"],
    ["sep", "сен"],
    ["oct", "окт"],
    ["nov", "ноя"],
    ["dec", "дек"],
];

/// The day that `written` begins with or holds, ISO 8601: `2024-02-01T10:00Z`, `01.02.2024`, `Thu, 01 Feb 2024 10:00:00
/// +0300`, `1 февраля 2024 года, 10:00`. The day is that of the writer's own time zone.
pub fn day(written: &str) -> Option<String> {
    let low = written.to_lowercase();
    // an honest date is short; what is long is a paragraph
    let words: Vec<&str> = low.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(12).collect();
    words.windows(3).find_map(|w| iso(w).or_else(|| figures(w)).or_else(|| named(w)))
}

fn date(year: &str, month: i8, day: &str) -> Option<String> {
    let year = year.get(..4).filter(|y| y.len() == year.len())?.parse().ok()?;
    let date = Date::new(year, month, day.parse().ok()?).ok()?;
    Some(date.to_string())
}

fn iso(w: &[&str]) -> Option<String> {
    let day = w[2].split('t').next().filter(|d| d.len() == 2)?;
    date(w[0], w[1].parse().ok().filter(|_| w[1].len() == 2)?, day)
}

fn figures(w: &[&str]) -> Option<String> {
    date(w[2], w[1].parse().ok()?, w[0])
}

fn named(w: &[&str]) -> Option<String> {
    let month = MONTHS.iter().position(|names| names.iter().any(|n| w[1].starts_with(n)))?;
    date(w[2], month as i8 + 1, w[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_they_are_written() {
        for (written, want) in [
            ("2024-02-01", Some("2024-02-01")),
            ("2024-02-01T23:30:00+03:00", Some("2024-02-01")),
            ("Thu, 01 Feb 2024 10:00:00 +0300", Some("2024-02-01")),
            ("1 Feb 2024", Some("2024-02-01")),
            ("01.02.2024 10:15", Some("2024-02-01")),
            ("10:15, 01/02/2024", Some("2024-02-01")),
            ("1 февраля 2024 года, 10:00", Some("2024-02-01")),
            ("Четверг, 31 мая 2018", Some("2018-05-31")),
            ("3 марта 2021", Some("2021-03-03")),
            ("31.02.2024", None),
            ("2024", None),
            ("вчера в 10:00", None),
            ("", None),
        ] {
            assert_eq!(day(written).as_deref(), want, "{written}");
        }
    }
}
