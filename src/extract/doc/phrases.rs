//! Phrases of several words, in place of the word that begins them.

use super::Traits;
use super::senses::{first, fitting, kinds};
use crate::extract::memo::{Opening, Word};
use crate::morph::Case;
use crate::rules::{Knowledge, SenseKind, Senses, hash};
use crate::text::{Shape, Text};

/// The longest phrase that begins with each word from `from` on, in place of the word by itself.
pub(super) fn go_on(
    text: &Text,
    know: &Knowledge,
    from: usize,
    opening: impl Fn(usize) -> Opening,
    info: &mut [Word],
    traits: &mut [Traits],
) {
    for i in from..info.len() {
        let begins = info[i].goes_on && text.joined(i);
        if !begins || !opening(i).start.may_precede(hash(text.fold(i + 1))) {
            continue;
        }
        let opening = opening(i);
        let fits = |senses: Senses| fitting(senses, &text.tokens[i], text.word(i));
        if let Some(found) = know.lexicon.longest_from(opening.start, text, i, fits) {
            // «председателем Собрания депутатов А»: a body's office, and no chair of the meeting
            let office = traits[i].any(Traits::senses(SenseKind::TitleHead.bit()));
            let called = text.tokens[i + 1].shape == Shape::Capital;
            let body = office && called && info.get(i + 2).is_some_and(|next| next.noun.has(Case::Gen));
            // «с председателем собрания А»
            let with = office && i > 0 && matches!(text.fold(i - 1), "с" | "со");
            if (body || with) && kinds(found.senses, found.fitting) == SenseKind::RoleVerb.bit() {
                continue;
            }
            let word = &mut info[i];
            word.senses = found.senses.place();
            word.fitting = found.fitting;
            word.first = first(know, word.senses, word.fitting);
            traits[i].set_senses(kinds(found.senses, found.fitting));
            word.hit_len = found.len as u8;
            word.flags = opening.plain_flags;
        }
    }
}
