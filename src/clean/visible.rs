//! What a page shows of itself beside its text, where its head is silent: the day of the last change, the author or press
//! service, the section.

use super::chrome::fold;
use super::main_text::Choice;
use super::page::{Block, Page, cut};
use super::{meta, stamps};
use crate::model::Dropped;

/// Words before an author's name that are no part of it.
const LABELS: [&str; 10] =
    ["автор", "авторы", "текст", "материал", "подготовил", "подготовила", "подготовили", "источник", "author", "by"];
/// Longest byline in bytes.
const BYLINE: usize = 160;

/// «Обновлено: 7 марта 2024 г.» in the lines around the text that begins at block `first`.
pub(super) fn updated(page: &Page, choice: &Choice, first: u32) -> Option<String> {
    around(page, choice, first).find_map(|b| stamps::changed(page.block_text(b)))
}

/// The blocks before the text, in it and close below it.
fn around<'p>(page: &'p Page, choice: &Choice, first: u32) -> impl Iterator<Item = &'p Block> {
    let end = (page.nodes[choice.container as usize].last as usize + 8).min(page.blocks.len());
    let start = (first as usize).saturating_sub(16).min(end);
    page.blocks[start..end].iter().filter(|b| b.len() < 240)
}

/// The author by an element that says so.
pub(super) fn author(page: &Page, choice: &Choice, first: u32) -> Option<String> {
    let says = |names: &str| names.split(['-', '_', ' ']).any(|w| ["author", "byline", "autor"].contains(&w));
    around(page, choice, first)
        .filter(|b| b.len() < BYLINE && page.ancestors(b.node).take(2).any(|(_, n)| says(cut(n.names, 120))))
        .find_map(|b| byline(page.block_text(b)))
}

/// The author by the signature that was dropped from the text: «Пресс-служба Министерства обороны».
pub(super) fn signature(dropped: &[Dropped]) -> Option<String> {
    const AUTHORS: [&str; 12] = [
        "пресс",
        "(пресс",
        "pr-служба",
        "департамент",
        "отдел",
        "управление",
        "служба",
        "комитет",
        "автор",
        "текст",
        "подготовил",
        "материал",
    ];
    // editors, duty officers and contacts sign as well
    let own = |d: &&Dropped| AUTHORS.iter().any(|a| fold(&d.text).starts_with(a));
    let signed = dropped.iter().filter(|d| d.reason == "signature" && d.text.len() < BYLINE).filter(own);
    signed.rev().find_map(|d| byline(&d.text))
}

/// «Автор: Иван Петров» → «Иван Петров»; what has digits or an address is something else.
fn byline(text: &str) -> Option<String> {
    let text = meta::tidy(text);
    let mut name = text.trim_start_matches('(');
    while let Some((word, rest)) = name.split_once([' ', ':', '–', '—', '-']) {
        if rest.trim().is_empty() || !LABELS.contains(&fold(word).as_str()) {
            break;
        }
        name = rest.trim_start_matches([' ', ':', '–', '—', '-']);
    }
    let name = name.trim_matches(['(', ')', '.', ' ']);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let other = name.contains(|c: char| c.is_ascii_digit() || "@/:".contains(c));
    (letters > 5 && !other).then(|| name.to_owned())
}

/// The last of the breadcrumbs that is not the headline itself: «Главная / Новости / …».
pub(super) fn section(page: &Page, title: Option<&str>) -> Option<String> {
    // every element is asked: most have no such letters at all
    let says = |names: &str| {
        names.contains("rumb") && {
            let names = names.to_ascii_lowercase();
            ["breadcrumb", "bread-crumb", "crumbs"].iter().any(|w| names.contains(w))
        }
    };
    let node = page.nodes.iter().find(|n| n.last > n.first && says(cut(n.names, 120)))?;
    let blocks = &page.blocks[node.first as usize..node.last as usize];
    let all: Vec<&str> = blocks.iter().take(12).map(|b| cut(page.block_text(b), 400)).collect();
    let all = all.join(" / ");
    let title = fold(title.unwrap_or_default());
    let own = |part: &str| {
        let part = fold(part.trim_end_matches(['…', '.']));
        ["главная", "главная страница", "home", "домой", "вы здесь:"].contains(&part.as_str())
            || title.starts_with(&part)
    };
    let mut parts = all.split(['/', '>', '»', '›', '→', '|', '•', '\\']).map(str::trim);
    parts.rfind(|p| (3..120).contains(&p.len()) && !own(p)).map(meta::tidy)
}

#[cfg(test)]
mod tests {
    use super::byline;

    #[test]
    fn reads_bylines() {
        for (text, name) in [
            ("Автор: Иван Петров", Some("Иван Петров")),
            ("(Пресс-служба Министерства обороны)", Some("Пресс-служба Министерства обороны")),
            ("Пресс-центр: т. 235-00-00", None),
            ("Подготовил А.Лунёв", Some("А.Лунёв")),
            ("автор Алеся Корж", Some("Алеся Корж")),
            ("Автор", None),
        ] {
            assert_eq!(byline(text).as_deref(), name, "{text}");
        }
    }
}
