//! A title in the nominative singular, word after word.

use super::forms::{genitive_of_one, noun_gender_in};
use super::see::see_head;
use super::shared::{shared_adjective, shared_noun};
use super::{Head, Title, head_sense};
use crate::extract::doc::Doc;
use crate::morph::{Case, Form, Gender, Number, Parse, Pos};
use crate::rules::SenseKind;
use crate::text::{Shape, repair};

/// The title in the nominative singular: the heads and the words agreeing with them change case, dependants stay as written.
/// `keep`: which tokens to write (not the members of other holders).
pub(in crate::extract) fn nominative(doc: &Doc, title: &Title, keep: &dyn Fn(usize) -> bool) -> String {
    let mut out = String::new();
    let kept = (title.start..title.end).filter(|&i| keep(i));
    kept.fold(None, |last, i| write_word(doc, title, last, i, &mut out));
    out
}

/// «во Франции», «во Вьетнаме», «во Львове»: does the preposition «в» end in a vowel before the word?
fn with_vowel(word: &str) -> bool {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    let hard = second.is_some_and(|c| !"аеёиоуыэюя".contains(c));
    matches!(first, Some('в' | 'ф')) && hard || word.starts_with("льв")
}

/// Appends word `i` of the title to its nominative; `last` and the result: the word written last.
pub(super) fn write_word(doc: &Doc, title: &Title, last: Option<usize>, i: usize, out: &mut String) -> Option<usize> {
    let gap = last.is_some_and(|l| if l + 1 == i { doc.text.tokens[i].space_before } else { true });
    if last.is_some_and(|l| l + 1 < i && matches!(doc.text.word(l), "в" | "во")) {
        // «послы | в | Германии и | Франции»: «во Франции»
        out.truncate(out.trim_end_matches('о').len());
        // but «в ФРГ», which is spelt out
        let spelt = doc.text.tokens[i].shape == Shape::Upper;
        out.push_str(if !spelt && with_vowel(doc.text.fold(i)) { "о" } else { "" });
    }
    if gap && !out.is_empty() {
        out.push(' ');
    }
    let head = title.heads.iter().find(|h| i >= h.start && i < h.end).or_else(|| see_head(doc, title, i));
    let word = match head {
        Some(h) => inflected(doc, title, h, i),
        None => shared_noun(doc, title, i).or_else(|| shared_adjective(doc, title, i)),
    };
    match word {
        Some(word) => out.push_str(&word),
        None => out.push_str(&repair(doc.text.word(i))),
    }
    Some(i)
}

/// The nominative singular of one word of a head: of the noun itself, or of a modifier agreeing with it.
fn inflected(doc: &Doc, title: &Title, head: &Head, i: usize) -> Option<String> {
    if !doc.is_word(i) || doc.text.shortened(i) {
        return None;
    }
    let word = doc.text.written(i);
    if i >= head.noun && i < head.end {
        let fixed = || head_sense(doc, head.noun).is_some_and(|s| doc.know.titles[s.entry as usize].fixed);
        if head.governed && i == head.noun && title.plural {
            return genitive_of_one(doc, i);
        }
        if head.governed || fixed() {
            return None;
        }
        return inflected_head(doc, title, head, i, &word);
    }
    if head.governed {
        // «исполняющего обязанности министра»: only the participle changes
        let participle = |p: crate::morph::Parse| p.tag.pos() == Pos::Participle;
        if !doc.known(i).iter().any(participle) || doc.text.fold(i).starts_with("управля") {
            return None;
        }
    }
    let noun = (!head.governed).then(|| head_noun(doc, title, head));
    adjective(doc, title, i, noun, &word)
}

/// A word of a head of several words («генеральный директор», «исполняющий обязанности»): the lexicon's own nominative with
/// the page's letters; where the two differ in length, adjectives agree with the head's noun.
fn inflected_head(doc: &Doc, title: &Title, head: &Head, i: usize, word: &str) -> Option<String> {
    // «с Торага Шакиевым»: the nominative itself, undeclined
    if head.end - head.noun == 1 && lemma_word(doc, head, i) == Some(doc.text.fold(i)) {
        return None;
    }
    // «писателя-сатирика»: both nouns decline
    if (head.end - head.noun > 1 || word.contains('-') && title.singular)
        && let Some(lemma) = lemma_word(doc, head, i)
    {
        let same = head.end - head.noun > 1 || lemma.contains('-');
        return Some(if same { with_case(word, lemma) } else { compound(doc, title, word, lemma) });
    }
    // «тораги»: the lexicon knows what the dictionary lacks, or has for something else («шерпы»)
    let one = |p: Parse| p.tag.number() != Some(Number::Plur) && !p.tag.cases().and(title.cases).is_empty();
    let single = title.singular && !title.plural;
    if head.end - head.noun == 1
        && !word.contains('-')
        && (doc.known(i).is_empty() || single && !doc.known(i).iter().any(one))
        && let Some(lemma) = lemma_word(doc, head, i)
    {
        return Some(with_case(word, lemma));
    }
    let noun = head_noun(doc, title, head);
    match i.cmp(&noun) {
        std::cmp::Ordering::Equal => nominative_noun(doc, title, i, word),
        std::cmp::Ordering::Less => adjective(doc, title, i, Some(noun), word),
        std::cmp::Ordering::Greater => None,
    }
}

/// «экс-сотрудника», «PhD-докторанта», «фотографа-любителя»: the nominative of a compound of which the lexicon knows one
/// part, `lemma`.
fn compound(doc: &Doc, title: &Title, word: &str, lemma: &str) -> String {
    let (first, second) = word.split_once('-').unwrap_or((word, ""));
    let folded = first.to_lowercase();
    if crate::morph::never_declines(&folded) {
        return format!("{first}-{}", with_case(second, lemma));
    }
    if folded.starts_with("женщин") {
        return format!("{}-{}", with_case(first, "женщина"), with_case(second, lemma));
    }
    let morph = doc.know.morph;
    let fits = |p: &crate::morph::Parse| {
        p.tag.pos() == Pos::Noun && p.tag.has(crate::morph::Tag::ANIMATE) && !p.tag.cases().and(title.cases).is_empty()
    };
    let want = Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: None };
    let known = morph.parses(&second.to_lowercase());
    let other = known.iter().find(fits).and_then(|p| morph.inflect(second, p, want));
    format!("{}-{}", with_case(first, lemma), other.as_deref().unwrap_or(second))
}

/// The lexicon's word for token `i` of a head.
fn lemma_word<'a>(doc: &Doc<'a>, head: &Head, i: usize) -> Option<&'a str> {
    let sense = head_sense(doc, head.noun)?;
    let know = doc.know;
    let lemma = know.titles[sense.entry as usize].lemma.as_str();
    (lemma.split(' ').count() == head.end - head.noun).then(|| lemma.split(' ').nth(i - head.noun)).flatten()
}

/// A lemma with a capital first letter where the page has one, and with its «е» where the page writes no «ё».
fn with_case(written: &str, lemma: &str) -> String {
    let mut out = String::with_capacity(lemma.len());
    let plain = !written.contains('ё');
    for (n, c) in lemma.chars().enumerate() {
        match c {
            'ё' if plain => out.push('е'),
            c if n == 0 && written.chars().next().is_some_and(char::is_uppercase) => out.extend(c.to_uppercase()),
            c => out.push(c),
        }
    }
    out
}

/// The noun of a head: its first word that is one in the title's case and no agreeing adjective of a later noun.
fn head_noun(doc: &Doc, title: &Title, head: &Head) -> usize {
    let of = |k: usize| if title.plural { doc.noun(k).any() } else { doc.noun(k).sing };
    let noun = |k: usize| doc.is_word(k) && !of(k).and(title.cases).is_empty();
    let plain = |k: usize| doc.adjective(k).any().and(title.cases).is_empty() || !(k + 1..head.end).any(noun);
    (head.noun..head.end).find(|&k| noun(k) && plain(k)).unwrap_or(head.noun)
}

fn adjective(doc: &Doc, title: &Title, i: usize, noun: Option<usize>, word: &str) -> Option<String> {
    let gender = noun.and_then(|noun| noun_gender_in(doc, noun, title.cases));
    let gender = gender.map(|g| if g == Gender::Common { Gender::Masc } else { g });
    let parses = doc.parses(i);
    let fits = |p: &crate::morph::Parse| {
        matches!(p.tag.pos(), Pos::Adjective | Pos::Participle) && !p.tag.cases().and(title.cases).is_empty()
    };
    // «временным» is «временный», the lexicon's word, not «временной»
    let nominative = Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: Some(Gender::Masc) };
    let known =
        doc.sense(i, SenseKind::TitleModifier.bit()).map(|s| doc.know.modifiers[s.entry as usize].lemma.as_str());
    let listed =
        |p: &crate::morph::Parse| known.is_some() && doc.know.morph.inflect(word, *p, nominative).as_deref() == known;
    let parse = parses.iter().filter(fits).find(listed).or_else(|| parses.iter().find(fits))?;
    // «бывшая глава»: a woman's, though the noun has no feminine
    let womans = |p: crate::morph::Parse| p.tag.number() == Some(Number::Sing) && p.tag.gender() == Some(Gender::Femn);
    let gender = if parses.iter().filter(fits).all(womans) { Some(Gender::Femn) } else { gender };
    // «городскому голове»: a man's, though the noun is feminine
    let mut single = parses.iter().filter(fits).filter(|p| p.tag.number() == Some(Number::Sing)).peekable();
    let mans = gender == Some(Gender::Femn)
        && title.singular
        && single.peek().is_some()
        && single.all(|p| p.tag.gender() != Some(Gender::Femn));
    let gender = if mans { Some(Gender::Masc) } else { gender };
    let want = Form { case: Some(Case::Nom), number: Some(Number::Sing), gender: gender.or(Some(Gender::Masc)) };
    doc.know.morph.inflect(word, parse, want)
}

fn nominative_noun(doc: &Doc, title: &Title, i: usize, word: &str) -> Option<String> {
    let morph = doc.know.morph;
    let fits = |p: &crate::morph::Parse| {
        let number = title.plural && !title.singular;
        matches!(p.tag.pos(), Pos::Noun | Pos::Adjective | Pos::Participle)
            && !p.tag.cases().and(title.cases).is_empty()
            && (!number || p.tag.number() != Some(Number::Sing))
    };
    let parses = doc.parses(i);
    let parse = parses
        .iter()
        .filter(fits)
        .min_by_key(|p| (p.tag.pos() != Pos::Noun, !p.tag.has(crate::morph::Tag::ANIMATE)))?;
    let gender = (parse.tag.pos() != Pos::Noun).then(|| parse.tag.gender().unwrap_or(Gender::Masc));
    morph.inflect(word, parse, Form { case: Some(Case::Nom), number: Some(Number::Sing), gender })
}
