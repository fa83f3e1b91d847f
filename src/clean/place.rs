//! The place line: where a release was issued, as it says itself in a line of its own («Москва, Кремль», «г. Алматы,
//! 1 февраля 2024 года») or before its first sentence («АСТАНА, 21 января.»). Kept as written; the text keeps it too.

use super::chrome::fold;
use super::lines::Line;
use super::page::{Page, cut};
use regex::Regex;
use std::sync::LazyLock;

/// Longest place line in bytes.
const LONGEST: usize = 120;

/// A place of one to four words with capitals, or with «г.» before it.
const PLACE: &str =
    r"(?:(?:г\.|город|пос\.|с\.|ст\.) ?)?[А-ЯЁ][А-ЯЁа-яё]+(?:-[А-Яа-яё]+)*(?:[ -][А-ЯЁ][А-ЯЁа-яё-]+){0,2}";
const DAY: &str = r"\d{1,2}(?:[-–]\d{1,2})? (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)(?: \d{4}(?: ?(?:г\.|года?))?)?";

static DATELINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let capitals = r"[А-ЯЁ]{3,}(?:-[А-ЯЁ]+)*(?: [А-ЯЁ]{3,}(?:-[А-ЯЁ]+)*)?";
    let city = r"г\. ?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*(?: [А-ЯЁ][а-яё-]+)?";
    // «Актау, 28 ноября 2025 г. – …»: with its year
    let town = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?: [А-ЯЁ][а-яё-]+)?";
    let year = r" \d{4}(?: ?(?:г\.|года?))?";
    let day = DAY.strip_suffix(r"(?: \d{4}(?: ?(?:г\.|года?))?)?").unwrap_or(DAY);
    // «ДУШАНБЕ, 11.04.2023.», «Красноярск. 14 марта 2018 г. Сегодня …»
    let dated = format!(r"(?:{day}{year}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?: ?г\.)?)");
    let end = r"(?:[.,)]| ?[.,]? [-–—/]| [А-ЯЁ«]|$)";
    // «Самарканд, Узбекистан, 28 сентября 2022 г. – …», «(Туркменбаши, 11 июля 2024 г.) …», «13.03.2024, Калуга. …»
    let place = format!(r"(?:{capitals}|{city}|{town})(?:, {town})?");
    let either = format!(r"(?:{capitals}|{city}), (?i:{DAY})|{place}[.,] {dated}|{dated}, {town}");
    Regex::new(&format!(r"^\(?({either}){end}")).ok()
});
static LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?:{PLACE}(?:, {PLACE})?, {DAY}|{DAY}(?:,? \d{{1,2}}:\d\d)?(?:,| \|)? {PLACE}(?:, {PLACE})?)\.?$"
    ))
    .ok()
});

/// The place line among the first lines of a release, or the last of a signed document.
pub(super) fn of(lines: &[Line]) -> Option<String> {
    let dateline = |l: &Line| found(&DATELINE, &l.text);
    let whole = |l: &Line| found(&LINE, &l.text);
    let head = &lines[..lines.len().min(6)];
    let tail = &lines[lines.len().saturating_sub(3).max(head.len())..];
    head.iter().find_map(|l| dateline(l).or_else(|| whole(l))).or_else(|| tail.iter().rev().find_map(whole))
}

fn found(pattern: &LazyLock<Option<Regex>>, text: &str) -> Option<String> {
    let text = cut(text, LONGEST * 2).trim();
    let captures = pattern.as_ref()?.captures(text)?;
    let place = captures.get(1).unwrap_or(captures.get(0)?).as_str();
    (place.len() <= LONGEST && !starts_otherwise(place)).then(|| without_stop(place).to_owned())
}

fn without_stop(place: &str) -> &str {
    if place.ends_with("г.") { place } else { place.trim_end_matches('.') }
}

/// «Понедельник, 5 мая», «Опубликовано, 5 мая» name no place.
fn starts_otherwise(place: &str) -> bool {
    const OTHERS: [&str; 14] = [
        "понедельник",
        "вторник",
        "среда",
        "четверг",
        "пятница",
        "суббота",
        "воскресенье",
        "сегодня",
        "вчера",
        "завтра",
        "опубликовано",
        "обновлено",
        "новости",
        "дата",
    ];
    let folded = fold(place);
    OTHERS.iter().any(|o| folded.starts_with(o))
}

/// What the page marks as the place, close before its text at block `first`: `class="read__place"`, `p-location`.
pub(super) fn marked(page: &Page, first: u32) -> Option<String> {
    let to = (first as usize + 2).min(page.blocks.len());
    let marked = |names: &str| {
        names
            .split(['-', '_', ' '])
            .any(|w| ["place", "location", "dateline"].contains(&w.to_ascii_lowercase().as_str()))
    };
    page.blocks[to.saturating_sub(16)..to]
        .iter()
        .filter(|b| (6..LONGEST).contains(&b.len()))
        .find(|b| page.ancestors(b.node).take(2).any(|(_, n)| marked(cut(n.names, 120))))
        .map(|b| super::meta::tidy(page.block_text(b)))
        .filter(|t| t.chars().next().is_some_and(|c| matches!(c, 'А'..='Я' | 'Ё' | 'г')) && !t.ends_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lines::split;

    #[test]
    fn reads_place_lines() {
        for (text, place) in [
            ("Заголовок новости\nАСТАНА, 21 января. Министр принял посла.", "АСТАНА, 21 января"),
            ("САНКТ-ПЕТЕРБУРГ, 5 июня 2019 г. – Открылся форум.", "САНКТ-ПЕТЕРБУРГ, 5 июня 2019 г."),
            ("Заголовок\nг. Алматы, 1 февраля 2024 года\nМинистры обсудили связь.", "г. Алматы, 1 февраля 2024 года"),
            (
                "Совместное заявление\nСтороны договорились.\nЗаявление принято.\nДушанбе, 17 сентября 2021 года",
                "Душанбе, 17 сентября 2021 года",
            ),
            ("28 мая 2021 года, г. Минск\nСтороны договорились о многом.", "28 мая 2021 года, г. Минск"),
            ("5 марта 2024 года 13:40 | Москва, Кремль\nУказ подписан.", "5 марта 2024 года 13:40 | Москва, Кремль"),
            ("Москва, Кремль, 3 марта 2020 года\nУказ подписан.", "Москва, Кремль, 3 марта 2020 года"),
            ("САРАТОВ, 21 мая 2024 г. Вчера вручили премии.", "САРАТОВ, 21 мая 2024 г."),
            ("Красноярск. 14 марта 2018 г. Сегодня прошло совещание.", "Красноярск. 14 марта 2018 г."),
            ("(Туркменбаши, 11 июля 2024 г.) Форум открылся.", "Туркменбаши, 11 июля 2024 г."),
            ("Самарканд, Узбекистан, 28 сентября 2022 г. – Совещание.", "Самарканд, Узбекистан, 28 сентября 2022 г."),
            ("13.03.2024, Калуга. Губернатор принял гостей.", "13.03.2024, Калуга"),
            ("ДУШАНБЕ, 11.04.2023. Министр принял посла.", "ДУШАНБЕ, 11.04.2023"),
        ] {
            assert_eq!(of(&split(text)).as_deref(), Some(place), "{text}");
        }
        for text in [
            "Министр принял посла 21 января.\nВ Астане прошла встреча, 21 января.",
            "Понедельник, 5 мая 2014 года",
            "В Москве 5 мая открылся форум.",
            "СПРАВКА. Министр принял посла.",
            "МИНИСТР ПРИНЯЛ ПОСЛА, 21 человек\nТекст.",
        ] {
            assert_eq!(of(&split(text)), None, "{text}");
        }
    }
}
