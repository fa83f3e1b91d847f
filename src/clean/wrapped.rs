//! Plain texts that hands have wrapped: words broken at a line's end joined, lines made paragraphs.

use std::borrow::Cow;

/// First parts that keep their hyphen where a line was broken at it: «вице-⏎президент».
const KEEP_HYPHEN: &[&str] =
    &["вице", "пресс", "экс", "премьер", "генерал", "контр", "статс", "медиа", "онлайн", "по", "во"];

/// Words that were broken at a line's end joined again («погранич-⏎ного»), the line's end moved behind the word. A text is
/// taken as broken by hand if two words of it are.
pub(super) fn join_wrapped(text: &str) -> Cow<'_, str> {
    let lower = |c: char| matches!(c, 'а'..='я' | 'ё');
    let broken = |&at: &usize| {
        let after = text[at + 1..].trim_start_matches([' ', '\r']).strip_prefix('\n');
        text[..at].ends_with(lower) && after.is_some_and(|rest| rest.trim_start_matches(' ').starts_with(lower))
    };
    let breaks: Vec<usize> = memchr::memchr_iter(b'-', text.as_bytes()).filter(broken).collect();
    if breaks.len() < 2 {
        return refilled(text).map_or(Cow::Borrowed(text), Cow::Owned);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in breaks {
        if at < from {
            continue;
        }
        let first = text[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let rest = text[at + 1..].trim_start();
        let end = rest.find(|c: char| !c.is_alphabetic() && c != '-').unwrap_or(rest.len());
        out.push_str(&text[from..at]);
        // «Ростов-⏎на-Дону» has hyphens of its own
        if rest[..end].contains('-') || KEEP_HYPHEN.contains(&first.to_lowercase().as_str()) {
            out.push('-');
        }
        // a mark belongs to the word before it
        let marks = |c: char| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '»' | ')');
        let mark = rest[end..].len() - rest[end..].trim_start_matches(marks).len();
        out.push_str(&rest[..end + mark]);
        out.push('\n');
        from = text.len() - rest.len() + end + mark;
        from += text[from..].len() - text[from..].trim_start_matches(' ').len();
    }
    out.push_str(&text[from..]);
    Cow::Owned(unwrapped(&out))
}

/// Lines of a text wrapped by hand made paragraphs: a full line without a closing mark goes on in the next one. A text with
/// a line longer than hands wrap stays as it is.
fn unwrapped(text: &str) -> String {
    let width = |line: &str| line.trim().chars().count();
    let widest = text.lines().map(width).max().unwrap_or(0);
    if widest > WIDEST {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        let full = width(line) * 5 >= widest * 2 && !line.trim_end().ends_with(['.', '!', '?', ':', ';', '…']);
        let goes_on = full && lines.peek().is_some_and(|next| next.trim_start().starts_with(char::is_alphanumeric));
        out.push(if goes_on { ' ' } else { '\n' });
    }
    out
}

/// Widest line that hands or mail programs wrap at, in letters.
const WIDEST: usize = 120;

/// Paragraphs made of lines that were filled up to one width, word by word; `None` if the lines are not of that make. A line is full
/// if the next one's first word would not have fitted in it; of such lines a quarter must go on in a small letter.
fn refilled(text: &str) -> Option<String> {
    const LEAST: usize = 4;
    let width = |line: &str| line.trim_end().chars().count();
    // a letter takes two bytes at most
    if text.lines().any(|line| line.len() > 2 * WIDEST) {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut widths: Vec<usize> = lines.iter().map(|line| width(line)).filter(|&w| w > 0).collect();
    widths.sort_unstable();
    // a headline may be longer
    let bound = widths.get((widths.len() * 19 / 20).saturating_sub(1)).copied().filter(|&w| w > 40)?;
    let item =
        |line: &str| line.starts_with(['-', '–', '—', '•', '*', '·']) || line.starts_with(|c: char| c.is_ascii_digit());
    let full = |pair: &[&str]| {
        let next = pair[1].trim_start();
        let word = next.split(' ').next().map_or(0, |word| word.chars().count());
        let line = width(pair[0]);
        word > 0
            && line > bound / 2
            && line + 1 + word > bound
            && !(item(next) && pair[0].trim_end().ends_with(['.', ';', ':', '!', '?', ',']))
    };
    let small = |pair: &[&str]| pair[1].trim_start().starts_with(char::is_lowercase);
    let joints: Vec<&[&str]> = lines.windows(2).filter(|pair| full(pair)).collect();
    let going_on = joints.iter().filter(|pair| small(pair)).count();
    if going_on < LEAST || going_on * 4 < joints.len() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for (i, line) in lines.iter().enumerate() {
        out.push_str(if i > 0 && full(&lines[i - 1..=i]) { line.trim_start() } else { line });
        let joined = lines.get(i..i + 2).is_some_and(full);
        out.push(if joined { ' ' } else { '\n' });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_filled_to_one_width_are_paragraphs() {
        let wrapped = "В среду министр культуры Иван Петров открыл в Казани\nвыставку, посвящённую столетию республики, и встретился\nс директорами музеев и библиотек города, которые\nрассказали ему о планах на весну. На встрече выступила\nАнна Белова, заведующая отделом редкой книги, а также\nгости из Уфы и Самары.\n\nВ программе:\n– лекции;\n– концерт.\n";
        let joined = join_wrapped(wrapped);
        assert_eq!(joined.lines().count(), 5, "{joined}");
        assert!(joined.contains("выступила Анна Белова"));
        let list =
            "Участники:\nИван Петров, директор музея истории города\nАнна Белова, заведующая отделом редкой книги\n";
        assert_eq!(join_wrapped(list), list);
    }

    #[test]
    fn words_broken_at_lines_are_joined() {
        let text =
            "Председатель погранич-\nного комитета принял вице-\n  президента и пред-\nседателя, а Ростов-\nна-Дону";
        let want = "Председатель пограничного комитета принял вице-президента и председателя, а Ростов-на-Дону\n";
        assert_eq!(join_wrapped(text), want);
        assert_eq!(join_wrapped("пресс-\nслужба"), "пресс-\nслужба");
    }
}
