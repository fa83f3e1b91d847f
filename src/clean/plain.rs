//! Plain texts, from the lines to what leaves.

use super::published::moment;
use super::repaired::repair_lines;
use super::whole::bounded;
use super::wrapped::join_wrapped;
use super::{CleanError, Cleaned, DECODED_CAP, LINE_CAP, Rules, Why, language, lines, place, stamps, visible};

/// Cleans a plain text that is decoded already.
pub fn clean_plain(text: &str, rules: &Rules) -> Result<Cleaned, CleanError> {
    if text.len() > DECODED_CAP {
        return Err(CleanError::TooLarge { size: text.len(), limit: DECODED_CAP });
    }
    let breaks = memchr::memchr3_iter(b'\n', b'\r', 0x0C, text.as_bytes());
    if breaks.take(LINE_CAP + 1).count() > LINE_CAP {
        return Err(CleanError::TooManyLines { limit: LINE_CAP });
    }
    let joined = join_wrapped(text);
    let repaired = repair_lines(&joined);
    let lines = lines::split(&repaired);
    if lines.is_empty() {
        return Err(CleanError::Empty);
    }
    let place_line = place::of(&lines);
    let updated = lines.iter().find_map(|l| stamps::changed(&l.text));
    let settled = lines::settle_plain(lines, rules.chrome);
    if settled.text.is_empty() {
        return Err(CleanError::NotARelease { why: Why::Empty });
    }
    // «ВОЛОГДА, 15 декабря 2021 года. Губернатор …»
    let told = place_line.as_deref().and_then(stamps::first);
    let stamp = settled.stamps.first().or(told.as_ref());
    Ok(Cleaned {
        title: settled.title,
        published: stamp.map(|s| s.date.clone()),
        published_at: stamp.and_then(moment),
        updated,
        author: visible::signature(&settled.dropped),
        place_line,
        lang: Some(language(&settled.text).to_owned()),
        captions: settled.captions,
        dropped: bounded(settled.dropped),
        text: settled.text,
        ..Cleaned::default()
    })
}
