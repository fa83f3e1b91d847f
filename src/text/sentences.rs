//! Sentence boundaries: a line feed (unless the line plainly goes on), or a closing mark before a capital, unless the
//! full stop belongs to an abbreviation or to initials.

use super::tokens::{Kind, Shape, Text};

/// A sentence as a range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// Abbreviations whose full stop never ends a sentence.
const INSIDE: &[&str] = &[
    "им",
    "ул",
    "гор",
    "пос",
    "дер",
    "акад",
    "проф",
    "доц",
    "св",
    "просп",
    "пер",
    "корп",
    "стр",
    "илл",
    "рис",
    "см",
    "напр",
    "тов",
    "гр",
    "ген",
    "полк",
    "канд",
    "д-р",
    "г-н",
    "г-жа",
    "г-на",
    "г-ну",
    "п",
    "пгт",
    "ст",
    "мкр",
    "рп",
    "ж",
    "о",
    "ф",
    "с",
    "наб",
    "бул",
    "франц",
    "англ",
    "нем",
    "лат",
    "греч",
    "араб",
    "кит",
    "яп",
    "зам",
    "зампред",
    "замнач",
    "замдир",
    "рук",
    "упр",
    "отв",
    "фин",
    "тех",
    "техн",
    "худ",
    "муз",
    "докт",
    "юр",
    "нач",
    "зав",
    "гл",
    "вед",
    "преп",
    "пред",
    "пом",
    "инж",
    "вр",
    "врио",
    "и",
    "мл",
    "ср",
    "ок",
    "др",
    "тел",
    "жен",
    "муж",
    "род",
    "адм",
    "мин",
    "дж",
    "корр",
    "кор",
    "науч",
    "сотр",
    "лаб",
    "каф",
    "засл",
    "нар",
    "арт",
    "исп",
    "лейт",
    "деят",
    "ред",
    "дир",
    "секр",
    "асс",
];

/// Abbreviations whose full stop ends a sentence only before a capitalised function word.
const EITHER: &[&str] =
    &["г", "гг", "в", "вв", "р", "руб", "коп", "тыс", "млн", "млрд", "трлн", "т", "кг", "км", "га", "д", "ч", "л", "х"];

/// No abbreviation of the two lists is longer, in bytes.
const LONGEST: usize = 14;

/// Capitalised, these begin a sentence.
const OPENERS: &[&str] = &[
    "в",
    "во",
    "на",
    "по",
    "с",
    "со",
    "к",
    "ко",
    "о",
    "об",
    "от",
    "до",
    "для",
    "из",
    "за",
    "при",
    "под",
    "после",
    "перед",
    "он",
    "она",
    "они",
    "оно",
    "его",
    "ее",
    "их",
    "это",
    "этот",
    "эта",
    "также",
    "кроме",
    "однако",
    "как",
    "так",
    "но",
    "а",
    "и",
    "среди",
    "сегодня",
    "вчера",
    "завтра",
    "ранее",
    "затем",
    "там",
    "тогда",
    "все",
    "всего",
    "участники",
    "стороны",
    "напомним",
    "отметим",
    "между",
    "у",
    "не",
    "уже",
    "было",
    "были",
    "был",
    "была",
    "состоялось",
    "состоялся",
    "состоялась",
];

/// The sentences, and the number of each token's.
pub(super) fn split(text: &Text) -> (Vec<Sentence>, Vec<u32>) {
    let mut out = Vec::with_capacity(text.len() / 16 + 1);
    let mut numbers = Vec::with_capacity(text.len());
    let mut start = 0;
    for i in 0..text.len() {
        if i + 1 == text.len() || ends_after(text, i) {
            numbers.resize(i + 1, out.len() as u32);
            out.push(Sentence { start, end: i + 1 });
            start = i + 1;
        }
    }
    (out, numbers)
}

fn ends_after(text: &Text, i: usize) -> bool {
    let next = &text.tokens[i + 1];
    if next.line_start {
        return !line_goes_on(text, i);
    }
    let this = &text.tokens[i];
    if this.kind != Kind::Punct {
        return shortened_ends(text, i);
    }
    if !(next.space_before || glued(text, i)) || !begins(text, i + 1) {
        return false;
    }
    match text.word(i) {
        "." => stop_ends(text, i) && !in_title(text, i),
        "!" | "?" | "…" => !in_title(text, i),
        ")" => closes_sentence(text, i),
        _ if text.closes_quote(i) => closes_sentence(text, i) && !closes_name(text, i),
        _ => false,
    }
}

/// «… встреча завершилась.Гости уехали»: a word of some length, its full stop, and the next sentence without a space.
fn glued(text: &Text, i: usize) -> bool {
    const SHORTEST: usize = 8;
    let next = &text.tokens[i + 1];
    let word = i.checked_sub(1).map(|k| &text.tokens[k]);
    let plain = word.is_some_and(|t| t.shape == Shape::Lower && t.cyrillic && (t.end - t.start) as usize >= SHORTEST);
    text.is(i, ".") && plain && !text.tokens[i].space_before && next.shape == Shape::Capital && next.cyrillic
}

/// «… в Томской обл. На встрече …»: a noun written short, and a capitalised function word that is no initial.
fn shortened_ends(text: &Text, i: usize) -> bool {
    let stop = text.shortened(i) && text.word(i).ends_with('.') && text.tokens[i + 1].space_before;
    stop && begins(text, i + 1) && OPENERS.contains(&text.fold(i + 1)) && !text.is(i + 2, ".")
}

/// A quotation or bracket with the sentence's closing mark inside it.
fn closes_sentence(text: &Text, i: usize) -> bool {
    i > 0 && matches!(text.word(i - 1), "." | "!" | "?" | "…")
}

/// «группы «Экозащита!»», «передачи «Что? Где? Когда?»»: the quotation follows a word as its name, not a colon as speech.
fn closes_name(text: &Text, i: usize) -> bool {
    let open = (i.saturating_sub(TITLE)..i).rev().find(|&k| text.opens_quote(k));
    open.is_some_and(|k| k > 0 && text.tokens[k - 1].kind == Kind::Word && !text.is(i - 1, "."))
}

/// How far, in tokens, a title in quotation marks reaches before and behind its full stop.
const TITLE: usize = 12;

/// «выставка «Шёлковый путь. Нити времени»»: a full stop within a title, and not within somebody's words.
fn in_title(text: &Text, i: usize) -> bool {
    let line = |range: std::ops::Range<usize>| range.take_while(|&k| !text.tokens[k].line_start);
    let mark = |k: usize| text.opens_quote(k) || text.closes_quote(k);
    let before = (i.saturating_sub(TITLE)..i).rev().find(|&k| mark(k) || text.tokens[k].line_start);
    let Some(open) = before.filter(|&k| text.opens_quote(k)) else {
        return false;
    };
    // «форум «Молодёжь. Наука», сообщает …»: behind a word stands its name
    let name = open > 0 && text.tokens[open - 1].kind == Kind::Word && !text.tokens[open].line_start;
    let Some(close) = line(i + 1..(i + TITLE).min(text.len())).find(|&k| mark(k)) else {
        return false;
    };
    let speech = !name && close + 1 < text.len() && matches!(text.word(close + 1), "," | "–" | "—" | "-");
    text.closes_quote(close) && !speech && !matches!(text.word(close - 1), "." | "!" | "?" | "…")
}

/// A wrapped line: no closing mark at its end, and the next one begins in lower case.
fn line_goes_on(text: &Text, i: usize) -> bool {
    let gap = &text.source[text.tokens[i].end as usize..text.tokens[i + 1].start as usize];
    let next = &text.tokens[i + 1];
    if gap.bytes().filter(|&b| b == b'\n').count() > 1 || next.kind != Kind::Word || next.shape != Shape::Lower {
        return false;
    }
    !short_heading(text, i) && !matches!(text.word(i), "." | "!" | "?" | "…" | ";" | ":") && !party(text, i + 1)
}

/// «¶¶Великобритания¶лорд-мэр Ковентри …»: does a short line that stands behind an empty one end at `i`? Not «¶¶Олег Лис,¶директор …».
fn short_heading(text: &Text, i: usize) -> bool {
    if text.is(i, ",") {
        return false;
    }
    let Some(start) = (0..=i).rev().find(|&k| text.tokens[k].line_start).filter(|&k| k > 0) else { return false };
    let line = &text.source[text.tokens[start].start as usize..text.tokens[i].end as usize];
    let gap = &text.source[text.tokens[start - 1].end as usize..text.tokens[start].start as usize];
    gap.bytes().filter(|&b| b == b'\n').count() > 1 && line.chars().count() < SHORT
}

/// Letters of a line that nobody breaks off because it is full: «Великобритания¶лорд-мэр Ковентри …».
const SHORT: usize = 30;

/// «¶от Республики Армения¶Иванов …»: a short line over those whom somebody has sent.
fn party(text: &Text, i: usize) -> bool {
    const LONGEST: usize = 9;
    let line = i + 1..text.len().min(i + LONGEST);
    let below = line.clone().find(|&k| text.tokens[k].line_start);
    let named = line.start < text.len() && text.tokens[line.start].shape != Shape::Lower;
    text.fold(i) == "от"
        && named
        && below.is_some_and(|k| {
            let next = &text.tokens[k];
            let plain = text.tokens[k - 1].kind == Kind::Word || matches!(text.word(k - 1), ":" | ")");
            plain && next.kind == Kind::Word && next.shape != Shape::Lower
        })
}

fn begins(text: &Text, i: usize) -> bool {
    let t = &text.tokens[i];
    match t.kind {
        Kind::Word => t.shape != Shape::Lower,
        Kind::Number => true,
        Kind::Punct => matches!(text.word(i), "«" | "\"" | "“" | "„" | "—" | "–" | "-" | "(" | "№" | "•"),
    }
}

fn stop_ends(text: &Text, i: usize) -> bool {
    if i == 0 {
        return false;
    }
    let before = &text.tokens[i - 1];
    match before.kind {
        // «1. Иванов …»: the number of a list's item
        Kind::Number => text.tokens[i + 1].kind == Kind::Word && !before.line_start,
        Kind::Punct => true,
        Kind::Word => {
            // «ещё в 2018-м. Директор …»: an ordinal's ending
            if i > 2 && !before.space_before && text.is(i - 2, "-") && text.tokens[i - 3].kind == Kind::Number {
                return true;
            }
            if before.shape == Shape::Letter {
                // «Вялых А.С. Докладчики: …»: a whole name, and a heading with its colon
                if behind_name(text, i) && i + 2 < text.len() && text.is(i + 2, ":") {
                    return true;
                }
                // «А. Петров», «с участием группы А. Матч…»: initials are the commoner by far
                return false;
            }
            // «д.б.н. Ч.М.Иванов»: a degree's letters before initials
            let glued = i > 2 && text.is(i - 2, ".") && !before.space_before;
            let initial = text.tokens[i + 1].shape == Shape::Letter && text.is(i + 2, ".");
            if glued && initial && before.end - before.start == 2 {
                return false;
            }
            // «Чж. К. Абдразаков»: an initial of two letters
            if initial && before.shape == Shape::Capital && before.end - before.start == 4 {
                return false;
            }
            let fold = text.fold(i - 1);
            // «к.м.н. Анна Попова», «к. ю. н. Анна Попова»
            let apart = || i > 2 && text.is(i - 2, ".") && text.tokens[i - 3].shape == Shape::Lower;
            if fold == "н" && (glued || apart()) {
                return OPENERS.contains(&text.fold(i + 1));
            }
            if fold.len() > LONGEST {
                return true;
            }
            if EITHER.contains(&fold) {
                let opener = OPENERS.contains(&text.fold(i + 1));
                let after_number = i >= 2 && text.tokens[i - 2].kind == Kind::Number;
                // «1999–2004 гг. – учитель», «5 млн руб. (в 2019 г.)»
                let goes_on = matches!(text.word(i + 1), "—" | "–" | "-" | "(");
                return opener || (after_number && !goes_on && fold != "г" && fold != "д" && fold != "т");
            }
            !INSIDE.contains(&fold)
        }
    }
}

/// «Вялых А.С.»: the full stop at `i` ends two initials behind a surname, in one line.
fn behind_name(text: &Text, i: usize) -> bool {
    let letter = |k: usize| text.tokens[k].shape == Shape::Letter;
    i > 3
        && text.is(i - 2, ".")
        && letter(i - 3)
        && !text.tokens[i - 3].line_start
        && text.tokens[i - 4].shape == Shape::Capital
        && !text.tokens[i - 1].space_before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(s: &str) -> Vec<String> {
        let mut room = String::new();
        let t = Text::new(s, &mut room);
        t.sentences.iter().map(|x| t.span(x.start, x.end).to_owned()).collect()
    }

    #[test]
    fn initials_and_abbreviations_do_not_end_a_sentence() {
        let s = "1 февраля с.г. в г. Алматы прошла встреча. В ней участвовал Т. В. Петров. Он выступил.";
        assert_eq!(sentences(s).len(), 3);
        assert_eq!(sentences("В 2019 г. В Москве прошла встреча.").len(), 2);
        assert_eq!(sentences("30 июня 2004 г. Президент ОАО выступил.").len(), 1);
        assert_eq!(sentences("1999–2004 гг. – учитель школы.").len(), 1);
    }

    #[test]
    fn an_ordinals_ending_ends_a_sentence() {
        assert_eq!(
            sentences("Киль заложили ещё в 2018-м. Бывший директор прибыл."),
            ["Киль заложили ещё в 2018-м.", "Бывший директор прибыл."]
        );
    }

    #[test]
    fn no_abbreviation_is_longer() {
        assert!(INSIDE.iter().chain(EITHER).all(|a| a.len() <= LONGEST));
    }

    #[test]
    fn quotes_close_and_lines_break() {
        assert_eq!(sentences("Открылась выставка «Шёлковый путь. Нити времени». Пришли все.").len(), 2);
        assert_eq!(sentences("«Мы ждали. Дождались», – сказал он.").len(), 2);
        assert_eq!(sentences("Координатор группы «За лес!» Иван Петров выступил.").len(), 1);
        assert_eq!(sentences("Он спросил: «Когда?» Министр промолчал.").len(), 2);
        assert_eq!(sentences("«Пора начинать.» Министр согласился.\nНовый абзац").len(), 3);
        assert_eq!(sentences("Заголовок\nТекст начат").len(), 2);
        assert_eq!(sentences("Министр\nобороны прибыл").len(), 1);
    }
}
