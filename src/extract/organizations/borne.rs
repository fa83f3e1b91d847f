//! The name of a human that a body bears: «имени Пушкина», «Университет Мазандарана».

use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::extract::phrase;
use crate::morph::Case;
use crate::rules::SenseKind;
use crate::text::Shape;

/// The end of the foreign name in the genitive, or of one that does not decline, behind a body's noun with a capital.
pub(super) fn honoured(doc: &Doc, (i, head_end, end, limit): (usize, usize, usize, usize)) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&k| k >= i && doc.capital(k) && !doc.sentence_start(k))?;
    let sense = doc.sense(last, SenseKind::OrgHead.bit())?;
    let lemma = doc.know.org_heads[sense.entry as usize].lemma.as_str();
    if !doc.know.grammar.stems.bear_names.has(lemma) || doc.hit_len(last) > 1 || end < head_end {
        return None;
    }
    let text = doc.text;
    const OTHER: u32 =
        SenseKind::TitleHead.bit() | SenseKind::Rank.bit() | SenseKind::OrgHead.bit() | SenseKind::COUNTRIES;
    let capital = |k: usize| {
        k < limit
            && doc.is_word(k)
            && text.tokens[k].shape == Shape::Capital
            && !text.tokens[k].line_start
            && text.tokens[k].cyrillic
    };
    let bears = |k: usize| {
        let fixed = text.fold(k).ends_with(['е', 'и', 'о', 'у', 'э', 'ю']);
        let unknown =
            !doc.flags(k).has(Flags::KNOWN) && (fixed || text.fold(k).ends_with(['а', 'ы'])) || fixed && k > end;
        // «Университета Чосон»: a strange word that never bends
        let strange = lemma == "университет"
            && k == end
            && !doc.flags(k).has(Flags::KNOWN)
            && doc.hit_len(k) == 0
            && !names::is_shaped_surname(doc, k);
        capital(k)
            && !doc.any_of(k, OTHER)
            && (unknown || strange || doc.noun(k).has(Case::Gen) || k > end && doc.adjective(k).has(Case::Gen))
    };
    let after = end + (end..limit.min(end + 3)).take_while(|&k| bears(k)).count();
    // «ректор Университета Петрова Анна»: a holder, not a name that the body bears
    let foreign =
        |k: usize| !doc.flags(k).has(Flags::SURNAME_SURE | Flags::PATRONYMIC) && !doc.any_of(k, SenseKind::Place.bit());
    let whole = after > end
        && foreign(end)
        && (after == end + 1 || doc.flags(end).has(Flags::GIVEN) || !doc.flags(end).has(Flags::KNOWN));
    // «Университета Мазандарана Акбар»: another name, in another case
    let begins = |k: usize| {
        let forms = names::readings(doc, k, names::Role::Given);
        !forms.is_empty() && !forms.iter().any(|f| f.cases.has(Case::Gen))
    };
    let goes_on = after < limit
        && (text.tokens[after].shape == Shape::Letter
            || capital(after) && doc.flags(after).has(Flags::GIVEN | Flags::PATRONYMIC) && !begins(after));
    (whole && (after > end + 1 || !goes_on)).then_some(after)
}

/// «имени К. Э. Циолковского», «им. Пушкина»: the end of the name that a body bears.
pub(super) fn named_after(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let bare = text.reads(i, "им") && !text.is(i + 1, ".");
    let begins = i < limit && !text.tokens[i].line_start && !bare;
    let mut k = begins.then(|| phrase::honour_begins(doc, i)).flatten()?;
    // «имени академика Б. Гафурова»
    let borne =
        |k: usize| doc.any_of(k, SenseKind::TitleHead.bit() | SenseKind::Rank.bit()) && doc.noun(k).sing.has(Case::Gen);
    while k < limit && !doc.capital(k) && borne(k) {
        k += doc.hit_len(k).max(1);
    }
    let first = k;
    // «им. аль-Фараби»
    if k < limit && text.tokens[k].shape == Shape::Mixed && !doc.capital(k) && text.word(k).contains('-') {
        return Some(k + 1);
    }
    let (mut words, mut initials) = (0, 0);
    while k < limit && k < first + 9 && doc.capital(k) && !text.tokens[k].line_start {
        if text.tokens[k].shape == Shape::Letter && text.is(k + 1, ".") {
            // «имени Джона Ф. Кеннеди», but «имени Ислама Каримова И.П. Сомов»
            if words > 0 && (initials > 0 || words > 1 || names::two_initials(doc, k)) {
                break;
            }
            initials += 1;
            k += 2;
            continue;
        }
        // «имени Навои Пётр А», «имени Навои Нармина А»: another name begins
        let noun = if words > 0 { doc.noun(k).sing } else { doc.noun(k).any() };
        // «имени Бердаха Низам Мамутов»
        let bare = words > 0 && !text.fold(k).ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'х']);
        let unknown = !doc.flags(k).has(Flags::KNOWN) && !(words > 0 && doc.flags(k).has(Flags::GIVEN)) && !bare;
        let surname =
            || names::readings(doc, k, names::Role::Surname).iter().any(|f| f.cases.has(Case::Gen) && !f.indeclinable);
        let genitive = noun.has(Case::Gen) || doc.adjective(k).has(Case::Gen) || unknown || words > 0 && surname();
        if words > 0 && (initials > 0 || phrase::another_begins(doc, first, k)) || words >= 3 || !genitive {
            break;
        }
        words += 1;
        k += 1;
    }
    (words > 0 && k <= limit).then_some(k)
}
