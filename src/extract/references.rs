//! Bare titles that stand for a human: «Министр подписал …» behind «министр Иван Петров».

use super::bind::{Found, How};
use super::doc::{Doc, Flags};
use super::people::Human;
use super::titles::Title;
use crate::morph::{Case, CaseSet};
use crate::rules::TitleClass;

/// A title without a name, and whose it is.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Index of the human.
    pub human: usize,
    /// Index of the title.
    pub title: usize,
    /// It may be a clause's subject: in the nominative, and no preposition before it.
    pub subject: bool,
}

/// Tokens back to the bearer's name.
const REACH: usize = 120;

/// A text that tells of more bearers of titles is a list.
const FEW: usize = 64;

/// Titles that stand for the only one in the text who bears them, if he is named shortly before; in text order.
pub fn find(doc: &Doc, found: &Found, humans: &[Human]) -> Vec<Reference> {
    let mut bound = vec![false; found.titles.len()];
    found.bonds.iter().for_each(|b| bound[b.title] = true);
    let mut free = (0..bound.len()).filter(|&t| !bound[t] && bare(doc, &found.titles[t])).peekable();
    if free.peek().is_none() {
        return Vec::new();
    }
    let mut bearers: Vec<(usize, &Title)> = Vec::new();
    for (h, human) in humans.iter().enumerate() {
        let bonds = human.names.iter().flat_map(|&n| found.bonds_of(n)).filter(|b| b.how != How::Told);
        bearers.extend(bonds.map(|b| (h, &found.titles[b.title])).take(FEW));
    }
    if bearers.len() > FEW {
        return Vec::new();
    }
    let holder = |n: usize| {
        let title = &found.titles[n];
        // «министр обороны» is no minister of another thing
        let same = |t: &Title| {
            let mut rest = title.heads[0].end..title.end;
            t.entry == title.entry && rest.all(|k| (t.start..t.end).any(|j| doc.hash(j) == doc.hash(k)))
        };
        let mut holders = bearers.iter().filter(|x| same(x.1)).map(|x| x.0);
        let human = holders.next().filter(|&h| holders.all(|other| other == h))?;
        let mentions = &humans[human].mentions;
        let last = mentions[..mentions.partition_point(|m| m.1 <= title.start)].last()?;
        let subject = title.cases.has(Case::Nom) && !led(doc, title, Flags::PREPOSITION);
        (title.start - last.1 <= REACH).then_some(Reference { human, title: n, subject })
    };
    free.filter_map(holder).collect()
}

/// A title of one head and no modifiers, with no name behind it, of somebody rather than of an office («пост министра»), of
/// another bearer («прежний директор»), what somebody becomes («избран президентом») or a title cited («звание «Народный врач»»).
fn bare(doc: &Doc, title: &Title) -> bool {
    let [head] = title.heads[..] else { return false };
    let named = title.end < doc.len() && (doc.capital(title.end) || doc.text.is(title.end, "»"));
    let before = title.start.checked_sub(1).filter(|&k| doc.is_word(k));
    let noun = |k: usize| !doc.noun(k).any().is_empty() && !doc.flags(k).has(Flags::VERB | Flags::PREPOSITION);
    let nominative = title.cases.has(Case::Nom);
    let office = !nominative && before.is_some_and(noun);
    let becoming = title.cases == CaseSet::of(Case::Ins) && !led(doc, title, Flags::PREPOSITION);
    let another = before
        .is_some_and(|k| !doc.adjective(k).any().is_empty() && !doc.flags(k).has(Flags::VERB | Flags::PREPOSITION));
    let kin = matches!(title.class, TitleClass::Relative | TitleClass::Honor);
    title.singular && head.noun == title.start && !(named || office || becoming || another || kin)
}

/// Does such a word stand right before the title?
fn led(doc: &Doc, title: &Title, flags: u16) -> bool {
    title.start > 0 && doc.flags(title.start - 1).has(flags)
}

#[cfg(test)]
mod tests {
    use crate::model::Release;
    use crate::rules::Knowledge;

    /// `name: title, title` of everybody with references.
    fn references(text: &str) -> Vec<String> {
        let mut release = Release { text: text.into(), ..Release::default() };
        crate::extract::extract(&mut release, Knowledge::embedded());
        let told = release.people.iter().filter(|p| !p.references.is_empty());
        told.map(|p| {
            let titles: Vec<&str> = p.references.iter().map(|m| m.text.as_str()).collect();
            format!("{}: {}", p.name, titles.join(", "))
        })
        .collect()
    }

    #[test]
    fn a_title_stands_for_its_only_bearer() {
        let text = "Министр энергетики Иван Петров открыл станцию. Министр поблагодарил строителей. Гости вручили министру герб.";
        assert_eq!(references(text), ["Иван Петров: Министр, министру"]);
    }

    #[test]
    fn of_two_bearers_nobody_is_meant() {
        let text = "Выступили директор Иван Петров и директор Анна Ким. Директор поблагодарил гостей.";
        assert!(references(text).is_empty());
    }

    #[test]
    fn an_office_is_nobody() {
        let text = "Министр Иван Петров выступил. Он занимает пост министра пять лет. Министр обороны не приехал.";
        assert!(references(text).is_empty(), "{:?}", references(text));
    }

    #[test]
    fn another_bearer_is_not_meant() {
        let text = "Директор Иван Петров открыл цех. Прежний директор уволился. Отец Николай был на заводе, отец гостя тоже. \
                    Директором его избрали в мае. Он носит звание «Почётный директор».";
        assert!(references(text).is_empty(), "{:?}", references(text));
    }
}
