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
        return Cow::Borrowed(text);
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
    const WIDEST: usize = 120;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_broken_at_lines_are_joined() {
        let text =
            "Председатель погранич-\nного комитета принял вице-\n  президента и пред-\nседателя, а Ростов-\nна-Дону";
        let want = "Председатель пограничного комитета принял вице-президента и председателя, а Ростов-на-Дону\n";
        assert_eq!(join_wrapped(text), want);
        assert_eq!(join_wrapped("пресс-\nслужба"), "пресс-\nслужба");
    }
}
