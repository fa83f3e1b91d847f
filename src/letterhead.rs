//! What stands over a release on its page and only the lexicon can tell: the issuer's name above the headline, and whether what
//! looks like a place line names a place.

use crate::model::{Dropped, Release};
use crate::morph::Pos;
use crate::rules::{Knowledge, Sense, SenseKind};
use crate::text::{Kind, Text};

/// So many lines may stand over a headline.
const MOST_LINES: usize = 4;
/// Longest line with an issuer's name, and longest headline below it, in bytes.
const ISSUER: usize = 240;
const HEADLINE: usize = 400;
/// The issuer's kind («посольство», «епархия») is one of its first words.
const FIRST_WORDS: usize = 5;

/// «Посольство Республики Беларусь в Зимбабве» over «О визите делегации в Зимбабве»: the issuer's name goes, the headline is the
/// line below. Where no headline stands below, nothing changes.
pub(crate) fn take_off(release: &mut Release, know: &Knowledge) {
    let lines: Vec<&str> = release.text.lines().take(MOST_LINES + 2).collect();
    if release.title.as_deref().is_some_and(|title| lines.first() != Some(&title)) {
        return;
    }
    let over = lines.iter().take(MOST_LINES).take_while(|line| is_issuer(line, know)).count();
    let (Some(headline), Some(below)) = (lines.get(over), lines.get(over + 1)) else { return };
    if over == 0 || !heads(headline, below) {
        return;
    }
    let title = (*headline).to_owned();
    let gone = lines[..over].iter().map(|line| Dropped { text: (*line).to_owned(), reason: "site-name".to_owned() });
    release.dropped.splice(0..0, gone.collect::<Vec<_>>());
    let from: usize = lines[..over].iter().map(|line| line.len() + 1).sum();
    release.text.drain(..from);
    release.title = Some(title);
}

/// A line without an end mark, over one that is longer or ends as a sentence does.
fn heads(line: &str, below: &str) -> bool {
    let ended = |line: &str| line.trim_end_matches(['»', '"', ')']).ends_with(['.', ':', ';', ',', '!', '?', '…']);
    let words = line.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).count();
    words > 1 && line.len() <= HEADLINE && !ended(line) && (below.len() > line.len() || ended(below))
}

/// Does the line hold a body's name and no more: its kind among the first words, no verb, no further mark?
fn is_issuer(line: &str, know: &Knowledge) -> bool {
    if line.len() > ISSUER || line.contains([':', '–', '—', '.', '!', '?', ';']) {
        return false;
    }
    let mut room = String::new();
    let text = Text::new(line, &mut room);
    let words = |kind: Kind| text.tokens.iter().filter(|t| t.kind == kind).count();
    if words(Kind::Word) < 2 || words(Kind::Number) > 0 {
        return false;
    }
    let body = |s: &Sense| matches!(s.kind, SenseKind::OrgHead | SenseKind::Organization(_));
    let kind = (0..text.len().min(FIRST_WORDS)).find(|&i| {
        let hit = know.lexicon.longest(&text, i);
        hit.is_some_and(|hit| hit.fitting(&text, i).any(|s| body(&s)))
    });
    let verb = |i: usize| {
        let parses = know.morph.known(text.fold(i));
        let pos = |wanted: Pos| parses.iter().any(|p| p.tag.pos() == wanted);
        pos(Pos::Verb) && !pos(Pos::Noun) && !pos(Pos::Adjective) || pos(Pos::ShortParticiple)
    };
    let adjective = |i: usize| know.morph.known(text.fold(i)).iter().any(|p| p.tag.pos() == Pos::Adjective);
    kind.is_some_and(|kind| (0..kind).all(adjective)) && !(0..text.len()).any(verb)
}

/// What merely looks like a place line («Заседание, 5 мая») names no place; «г.» or a profile vouches for one.
pub(crate) fn is_place(line: &str, know: &Knowledge) -> bool {
    if line.starts_with("г.") || !line.contains(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let mut room = String::new();
    let text = Text::new(line, &mut room);
    (0..text.len()).any(|i| {
        let hit = know.lexicon.longest(&text, i);
        hit.is_some_and(|h| h.fitting(&text, i).any(|s| matches!(s.kind, SenseKind::Place | SenseKind::Country(_))))
    })
}
