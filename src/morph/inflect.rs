//! Putting a written word into another form of its paradigm, its letters kept as written.
//!
//! The stem is the word without as many letters as the dictionary's ending of the current form has, so case and «ё» of
//! the stem survive; the new ending is the dictionary's.

use super::dictionary::{FormEntry, Morphology, Outline, Parse};
use super::predict::{Hyphen, hyphen_parts};
use super::tag::{Case, CaseSet, Gender, Number, Pos, Tag};
use crate::text::copy_small;

/// What to inflect a word to; `None` keeps what the word has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    pub case: Option<Case>,
    pub number: Option<Number>,
    /// Ignored for words of one gender (nouns) and in the plural.
    pub gender: Option<Gender>,
}

impl Form {
    /// Nominative, number and gender kept.
    pub const NOMINATIVE: Form = Form { case: Some(Case::Nom), number: None, gender: None };

    /// A case, number and gender kept.
    pub const fn case(case: Case) -> Form {
        Form { case: Some(case), number: None, gender: None }
    }

    /// A case and a number, gender kept.
    pub const fn of(case: Case, number: Number) -> Form {
        Form { case: Some(case), number: Some(number), gender: None }
    }
}

impl Morphology {
    /// The written word, whose parse is `parse`, in the form `want`; `None` if its paradigm has no such form.
    ///
    /// Letters of the stem stay as written. The new ending is lower case unless the word is all capitals. Of a hyphenated
    /// word that the dictionary lacks, every part that declines is inflected: «Ростова-на-Дону» → «Ростов-на-Дону»,
    /// «Ивановой-Петровой» → «Иванова-Петрова», «вице-премьера» → «вице-премьер».
    pub fn inflect(&self, written: &str, parse: Parse, want: Form) -> Option<String> {
        let form = self.find_form(parse, want)?;
        Some(self.rewrite(written, parse, form))
    }

    /// The normal form of the lexeme: nominative singular (of an adjective masculine), infinitive of a verb.
    pub fn lemma(&self, written: &str, parse: Parse) -> String {
        self.rewrite(written, parse, 0)
    }

    /// Every form of the lexeme with its tag, in the dictionary's order.
    pub fn forms<'a>(&'a self, written: &'a str, parse: Parse) -> impl Iterator<Item = (String, Tag)> + 'a {
        (0..self.outlines(parse.paradigm).len()).filter_map(move |i| {
            let entry = self.form(parse.paradigm, i)?;
            Some((self.rewrite(written, parse, i), entry.tag))
        })
    }

    /// Number of the paradigm's form that answers to `want` and otherwise is as `parse`.
    fn find_form(&self, parse: Parse, want: Form) -> Option<usize> {
        let current = self.outlines(parse.paradigm).get(usize::from(parse.form))?;
        let case = want.case.or(current.tag.case());
        let number = want.number.or(current.tag.number());
        let gender = want.gender.or(current.tag.gender());
        if current.tag.has(Tag::FIXED) {
            return Some(parse.form as usize);
        }
        let fits = |f: &Outline, gender: Option<Gender>| {
            f.group == current.group
                && f.tag.case() == case
                && (number.is_none() || f.tag.number().is_none() || f.tag.number() == number)
                && gender_fits(f.tag, gender)
        };
        if self.stands_apart(parse) {
            return self.nearest_form(parse, Form { case, number, gender });
        }
        self.best_form(parse, current, |f| fits(f, gender)).or_else(|| {
            // A noun has one gender, whatever was asked for.
            self.best_form(parse, current, |f| fits(f, current.tag.gender()))
                .or_else(|| self.best_form(parse, current, |f| fits(f, None)).filter(|_| want.gender.is_none()))
        })
    }

    /// «высшей»: an adjective whose group has no other ending, as superlatives inside another word's paradigm.
    fn stands_apart(&self, parse: Parse) -> bool {
        let outlines = self.outlines(parse.paradigm);
        let own = outlines.get(usize::from(parse.form)).filter(|f| f.tag.pos() == Pos::Adjective);
        own.is_some_and(|own| outlines.iter().filter(|f| f.group == own.group).all(|f| f.suffix == own.suffix))
    }

    /// Of such a form the fitting one nearest before it: each degree's forms begin with the nominative.
    fn nearest_form(&self, parse: Parse, want: Form) -> Option<usize> {
        let outlines = self.outlines(parse.paradigm);
        let (current, own) = (usize::from(parse.form), outlines.get(usize::from(parse.form))?);
        let fits = |&i: &usize| {
            let f = &outlines[i];
            let agrees = f.tag.case() == want.case && f.tag.number() == want.number && gender_fits(f.tag, want.gender);
            agrees && f.tag.pos() == Pos::Adjective && f.superlative == own.superlative
        };
        (0..=current).rev().find(fits).or_else(|| (current..outlines.len()).find(fits))
    }

    /// The first fitting form, preferring one that is no mere variant and agrees in animacy.
    fn best_form(&self, parse: Parse, current: &Outline, fits: impl Fn(&Outline) -> bool) -> Option<usize> {
        let animacy = current.tag.0 & (Tag::ANIMATE | Tag::INANIMATE);
        let parted = self.hyphened(current);
        let cost = |f: &Outline| {
            let own = f.tag.0 & (Tag::ANIMATE | Tag::INANIMATE);
            // Of an adjective without animacy, the animate accusative: it is people who have titles.
            let clash = own != 0 && own & if animacy == 0 { Tag::ANIMATE } else { animacy } == 0;
            // «Южно-Уральская» has a variant without the hyphen
            let respelt = parted && !self.hyphened(f);
            // «цветы» goes with «цветов», not with «цветков»
            let stem = self.other_stem(current, f);
            8 * u8::from(respelt) + 4 * u8::from(f.tag.has(Tag::DEVIANT)) + 2 * u8::from(clash) + u8::from(stem)
        };
        let fitting = self.outlines(parse.paradigm).iter().enumerate().filter(|(_, f)| fits(f));
        let mut best: Option<(u8, usize)> = None;
        for (i, f) in fitting {
            let cost = cost(f);
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, i));
            }
            // no later form can be better
            if cost == 0 {
                break;
            }
        }
        best.map(|(_, i)| i)
    }

    /// Has the noun's form a consonant before its ending that the current form has not?
    fn other_stem(&self, current: &Outline, form: &Outline) -> bool {
        let first = |o: &Outline| self.ending(o).chars().next();
        let consonant = |c: char| !"аеёиоуыэюяйь".contains(c);
        let (own, other) = (first(current), first(form));
        form.tag.pos() == Pos::Noun && own.is_some() && other != own && other.is_some_and(consonant)
    }

    /// The written word with the ending (and prefix) of form `to` in place of its own.
    fn rewrite(&self, written: &str, parse: Parse, to: usize) -> String {
        let from = self.form(parse.paradigm, parse.form as usize);
        let (Some(from), Some(to)) = (from, self.form(parse.paradigm, to)) else {
            return written.to_owned();
        };
        if !written.contains('-') {
            return replace_ending(written, from, to);
        }
        let folded = fold(written);
        if self.known(&folded).iter().any(|p| p.paradigm == parse.paradigm) {
            return replace_ending(written, from, to);
        }
        let Some(hyphen) = hyphen_parts(&folded, self) else {
            return replace_ending(written, from, to);
        };
        self.rewrite_parts(written, hyphen, parse, from, to)
    }

    fn rewrite_parts(&self, written: &str, hyphen: Hyphen, parse: Parse, from: FormEntry, to: FormEntry) -> String {
        let mut out = String::with_capacity(written.len() + 8);
        for (i, part) in written.split('-').enumerate() {
            if i > 0 {
                out.push('-');
            }
            if i == hyphen.head {
                out.push_str(&replace_ending(part, from, to));
            } else if hyphen.declines(i) {
                out.push_str(&self.follow(part, parse.tag, to.tag));
            } else {
                out.push_str(part);
            }
        }
        out
    }

    /// A part that declines along with the head, taken from the form of `from` to that of `to`.
    fn follow(&self, part: &str, from: Tag, to: Tag) -> String {
        let want = Form { case: to.case(), number: to.number(), gender: to.gender() };
        let parses = self.simple_parses(&fold(part));
        let agreeing = parses.iter().filter(|p| agree(p.tag, from));
        // A surname next to a surname, a common noun next to a common noun.
        let kind = |p: &Parse| (p.tag.0 ^ from.0) & (Tag::SURNAME | Tag::PLACE) != 0;
        let best = agreeing.min_by_key(|p| (kind(p), p.tag.has(Tag::DEVIANT)));
        best.and_then(|p| self.inflect(part, p, want)).unwrap_or_else(|| part.to_owned())
    }
}

/// Could the two words stand side by side as one hyphenated word?
pub(super) fn agree(a: Tag, b: Tag) -> bool {
    let cases = |t: Tag| {
        if t.case().is_none() { CaseSet::EMPTY } else { t.cases() }
    };
    let numbers = a.has(Tag::FIXED) || b.has(Tag::FIXED) || a.number() == b.number();
    let both_surnames = a.has(Tag::SURNAME) && b.has(Tag::SURNAME);
    let genders = !both_surnames || gender_fits(a, b.gender());
    a.pos() == b.pos() && numbers && genders && !cases(a).and(cases(b)).is_empty()
}

/// Does a form with this tag answer to the gender? Plural and genderless forms answer to any.
fn gender_fits(tag: Tag, gender: Option<Gender>) -> bool {
    let (Some(own), Some(asked)) = (tag.gender(), gender) else { return true };
    if own == Gender::Common || asked == Gender::Common {
        return own != Gender::Neut && asked != Gender::Neut;
    }
    own == asked || tag.number() == Some(Number::Plur)
}

/// `word` with the ending and prefix of `to` in place of those of `from`.
fn replace_ending(word: &str, from: FormEntry, to: FormEntry) -> String {
    let upper = all_capitals(word);
    let (prefix, stem, ending) = split(word, from);
    let mut out = String::with_capacity(word.len() + to.suffix.len() + 6);
    match (from.superlative, to.superlative) {
        (true, true) => out.push_str(prefix),
        (false, true) => out.push_str(if upper { "НАИ" } else { "наи" }),
        _ => {}
    }
    out.push_str(stem);
    // Whoever writes «е» for «ё» in the ending at hand will do so in the next.
    let plain_e = from.suffix.contains('ё') && !ending.contains(['ё', 'Ё']);
    let whole = prefix.is_empty() && stem.is_empty();
    // as most words: a stem, and an ending as the dictionary has it
    if !upper && !plain_e && !whole && !to.suffix.contains('-') {
        out.push_str(to.suffix);
        return out;
    }
    let new = to.suffix.split('-');
    let old = ending.split('-').map(Some).chain(std::iter::repeat(None));
    for (i, (new, old)) in new.zip(old).enumerate() {
        if i > 0 {
            out.push('-');
        }
        // The ending may hold whole words: «Ростов|а-на-Дону», «Люди».
        let starts_word = i > 0 || (whole && out.is_empty());
        let capital = starts_word && old.and_then(|o| o.chars().next()).is_some_and(char::is_uppercase);
        for (k, c) in new.chars().enumerate() {
            let c = if plain_e && c == 'ё' { 'е' } else { c };
            if upper || (capital && k == 0) {
                out.extend(c.to_uppercase());
            } else {
                out.push(c);
            }
        }
    }
    out
}

/// The word cut into prefix «наи», stem and ending, by the form it has.
fn split(word: &str, form: FormEntry) -> (&str, &str, &str) {
    let skip = |s: &str, n: usize| s.char_indices().nth(n).map_or(s.len(), |(at, _)| at);
    let length = word.chars().count();
    let stem_end = skip(word, length.saturating_sub(form.suffix.chars().count()));
    let prefix_end = if form.superlative { skip(word, 3).min(stem_end) } else { 0 };
    (&word[..prefix_end], &word[prefix_end..stem_end], &word[stem_end..])
}

/// Two letters or more, none of them lower case.
pub(super) fn all_capitals(word: &str) -> bool {
    // most words end in a small Russian letter
    !word.ends_with(|c: char| matches!(c, 'а'..='я'))
        && word.chars().filter(|c| c.is_uppercase()).count() >= 2
        && !word.chars().any(char::is_lowercase)
}

/// Lower case, «е» for «ё».
pub(super) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = copy_small(&mut rest, &mut out) {
        match c {
            'А'..='Я' => out.push(char::from_u32(c as u32 + 0x20).unwrap_or(c)),
            'ё' | 'Ё' => out.push('е'),
            _ => out.extend(c.to_lowercase().map(|c| if c == 'ё' { 'е' } else { c })),
        }
    }
    out
}
