//! Dates as pages state them: numeric, in Russian or English words, ISO 8601; with the time where it stands beside.

use jiff::civil::Date;

/// A date on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    /// `2024-02-01`
    pub date: String,
    /// `14:30`, as on the page, without zone.
    pub time: Option<String>,
}

const MONTHS: [(&str, i8); 24] = [
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("мая", 5),
    ("май", 5),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
];

/// A piece of a line: digits or letters, with the character before it.
struct Piece<'a> {
    text: &'a str,
    before: char,
    at: usize,
}

fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut start = None;
    let mut before = ' ';
    let mut last = ' ';
    let class = |c: char| match c {
        c if c.is_ascii_digit() => 1,
        c if c.is_alphabetic() => 2,
        _ => 0,
    };
    for (i, c) in line.char_indices() {
        let (k, p) = (class(c), class(last));
        if k != p || i == 0 {
            if let Some(s) = start.take() {
                out.push(Piece { text: &line[s..i], before, at: s });
            }
            if k > 0 {
                start = Some(i);
                // «10 / 06 / 2022»
                let spaced = || line[..i].trim_end().chars().next_back().filter(|c| matches!(c, '.' | '/'));
                before = if last == ' ' {
                    spaced().unwrap_or(' ')
                } else if i == 0 {
                    ' '
                } else {
                    last
                };
            }
        }
        last = c;
    }
    if let Some(s) = start {
        out.push(Piece { text: &line[s..], before, at: s });
    }
    out
}

/// The first full date (day, month and year) of a line.
pub(super) fn first(line: &str) -> Option<Stamp> {
    if !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let p = pieces(line);
    (0..p.len()).find_map(|i| {
        let (date, used) = date_at(&p[i..])?;
        let end = p[i + used - 1].at + p[i + used - 1].text.len();
        let time = time_in(&line[end..]).or_else(|| time_in(&line[..p[i].at]));
        Some(Stamp { date: date.to_string(), time })
    })
}

/// Words that label the day of the last change, without their first letter, whose case varies.
const CHANGED: [&str; 6] = ["бновлен", "зменен", "зменён", "тредактирован", "pdated", "odified"];

/// Where the label of the last change begins in a short line.
fn change_label(line: &str) -> Option<usize> {
    if line.len() > 300 {
        return None;
    }
    CHANGED.iter().filter_map(|w| line.find(w)).min()
}

/// The day or moment of the last change that a line states: «Обновлено: 07.03.2024 10:00».
pub(super) fn changed(line: &str) -> Option<String> {
    let label = change_label(line)?;
    let stated = &line[label..];
    let stated = &stated[..stated.find("публикован").unwrap_or(stated.len())];
    let stamp = first(stated)?;
    Some(match stamp.time {
        Some(time) => format!("{}T{time}:00", stamp.date),
        None => stamp.date,
    })
}

/// The first full date of a line that is not the day of the last change.
pub(super) fn published(line: &str) -> Option<Stamp> {
    let Some(label) = change_label(line) else { return first(line) };
    first(&line[..label]).or_else(|| line[label..].find("публикован").and_then(|p| first(&line[label + p..])))
}

fn date_at(p: &[Piece]) -> Option<(Date, usize)> {
    let [a, b, c, ..] = p else { return None };
    let sep = |x: &Piece| matches!(x.before, '.' | '/' | '-' | '–');
    let (x, y, z) = (a.text, b.text, c.text);
    if x.len() == 4 && sep(b) && sep(c) {
        return make(number(x)?, number(y)?, number(z)?).map(|d| (d, 3));
    }
    let alike = sep(b) && sep(c) && (b.before == c.before || !matches!((b.before, c.before), ('/', _) | (_, '/')));
    if x.len() <= 2 && y.len() <= 2 && alike && matches!(z.len(), 2 | 4) {
        let year = year(z)?;
        let (d, m) = (number(x)?, number(y)?);
        // Drupal writes 09/20/2012
        return make(year, m, d).or_else(|| (b.before == '/').then(|| make(year, d, m)).flatten()).map(|d| (d, 3));
    }
    if x.len() <= 2
        && let Some(m) = month(y)
        && z.len() == 4
    {
        return make(number(z)?, m.into(), number(x)?).map(|d| (d, 3));
    }
    // November 19, 2019
    if let Some(m) = month(x)
        && y.len() <= 2
        && z.len() == 4
    {
        return make(number(z)?, m.into(), number(y)?).map(|d| (d, 3));
    }
    None
}

fn number(s: &str) -> Option<i16> {
    s.parse().ok()
}

fn year(s: &str) -> Option<i16> {
    let n = number(s)?;
    Some(match s.len() {
        2 if n < 70 => 2000 + n,
        2 => 1900 + n,
        _ => n,
    })
}

fn month(s: &str) -> Option<i8> {
    let low = s.to_lowercase();
    if low.starts_with("dec") {
        return Some(12);
    }
    MONTHS.iter().find(|(name, _)| low.starts_with(name)).map(|m| m.1)
}

fn make(year: i16, month: i16, day: i16) -> Option<Date> {
    if !(1990..=2100).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `14:30` in a piece of a line.
fn time_in(s: &str) -> Option<String> {
    let b = s.as_bytes();
    (0..b.len()).find_map(|i| {
        let digit = |k: usize| b.get(k).is_some_and(u8::is_ascii_digit);
        if b[i] != b':' || i == 0 || !digit(i - 1) || !digit(i + 1) || !digit(i + 2) {
            return None;
        }
        let from = if i >= 2 && digit(i - 2) { i - 2 } else { i - 1 };
        let (h, m) = (s.get(from..i)?, s.get(i + 1..i + 3)?);
        let (hour, minute): (u8, u8) = (h.parse().ok()?, m.parse().ok()?);
        (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
    })
}

/// An ISO 8601 date or moment from an attribute or JSON-LD: the day, and the moment if a time stands in it.
pub(super) fn iso(value: &str) -> Option<(String, Option<String>)> {
    let value = value.trim();
    let day: Date = match value.get(..10).and_then(|d| d.replace('/', "-").parse().ok()) {
        Some(day) => day,
        None => {
            let stamp = first(value)?;
            let at = stamp.time.map(|t| format!("{}T{t}:00", stamp.date));
            return Some((stamp.date, at));
        }
    };
    if !(1990..=2100).contains(&day.year()) {
        return None;
    }
    let rest = value[10..].trim_start_matches(['T', 't', ' ']);
    let at = moment(rest).map(|m| format!("{day}T{m}"));
    Some((day.to_string(), at))
}

/// `09:15:22.000+0300` → `09:15:22+03:00`
fn moment(rest: &str) -> Option<String> {
    let time = time_in(rest.get(..5)?)?;
    let mut tail = &rest[5..];
    let mut seconds = "00";
    if let Some(s) = tail.strip_prefix(':').and_then(|t| t.get(..2)).filter(|s| s.bytes().all(|b| b.is_ascii_digit())) {
        seconds = s;
        tail = &tail[3..];
    }
    let zone = tail.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()).trim();
    let zone = match zone.as_bytes() {
        [b'Z' | b'z', ..] => "Z".to_owned(),
        [b'+' | b'-', rest @ ..] => {
            let digits: String = rest.iter().filter(|b| b.is_ascii_digit()).take(4).map(|&b| b as char).collect();
            match digits.len() {
                4 => format!("{}{}:{}", &zone[..1], &digits[..2], &digits[2..]),
                2 => format!("{}{digits}:00", &zone[..1]),
                _ => String::new(),
            }
        }
        _ => String::new(),
    };
    Some(format!("{time}:{seconds}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_as_pages_write_them() {
        for (line, date, time) in [
            ("22.03.2018 10:12 | Энергетика | Просмотров: 512", "2018-03-22", Some("10:12")),
            ("20-02-2003", "2003-02-20", None),
            ("17 НОЯБРЯ 2020, 11:20", "2020-11-17", Some("11:20")),
            ("Опубликовано чт, 09/20/2012 - пользователем Айзада", "2012-09-20", None),
            ("14 августа 2015", "2015-08-14", None),
            ("Сегодня: четверг, 10 августа 2023 | USD 87,80", "2023-08-10", None),
            ("14:02  10.09.2015   Экономика", "2015-09-10", Some("14:02")),
            ("Published November 19, 2019", "2019-11-19", None),
            ("01.02.16", "2016-02-01", None),
        ] {
            let got = first(line).unwrap();
            assert_eq!((got.date.as_str(), got.time.as_deref()), (date, time), "{line}");
        }
        for line in ["тел. 22-27-77", "41.2.1", "45.13.2016", "№ 388", "2016"] {
            assert_eq!(first(line), None, "{line}");
        }
    }

    #[test]
    fn tells_the_last_change_from_publication() {
        let day = |line| published(line).map(|s| s.date);
        for (line, on, change) in [
            ("Опубликовано: 05.03.2024 | Обновлено: 07.03.2024 10:00", Some("2024-03-05"), Some("2024-03-07T10:00:00")),
            ("Обновлено 7 марта 2024 года, опубликовано 5 марта 2024 года", Some("2024-03-05"), Some("2024-03-07")),
            ("Дата изменения: 07.03.2024", None, Some("2024-03-07")),
            ("05.03.2024", Some("2024-03-05"), None),
        ] {
            assert_eq!((day(line).as_deref(), changed(line).as_deref()), (on, change), "{line}");
        }
    }

    #[test]
    fn reads_iso_moments() {
        let at = |s| iso(s).unwrap();
        assert_eq!(at("2022-10-03T09:15:22+03:00").1.unwrap(), "2022-10-03T09:15:22+03:00");
        assert_eq!(at("2021-09-17T13:05:00.000Z").1.unwrap(), "2021-09-17T13:05:00Z");
        assert_eq!(at("2021-09-17 13:05 +0600").1.unwrap(), "2021-09-17T13:05:00+06:00");
        assert_eq!(at("2022-06-08"), ("2022-06-08".to_owned(), None));
        assert_eq!(iso("yesterday"), None);
        assert_eq!(iso("2022-13-08"), None);
    }
}
