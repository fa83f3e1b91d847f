//! Bare titles that stand for a human: «Министр подписал …» behind «министр Иван Петров», «глава государства» behind
//! «президент Казахстана …».

use super::authority::Authority;
use super::bind::{Found, How};
use super::clauses::{Clauses, Predicate};
use super::countries::State;
use super::doc::{Doc, Flags};
use super::people::Human;
use super::positions::{Office, Post};
use super::titles::{self, Title};
use crate::morph::{Case, CaseSet, Gender};
use crate::rules::{Face, SenseKind, TitleClass};
use crate::text::lower;

/// A title without a name, and whose it is.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Index of the human.
    pub human: usize,
    /// First token: the state's adjective before the title included.
    pub start: usize,
    /// One past the title's last token.
    pub end: usize,
    /// It may be a clause's subject: in the nominative, and no preposition before it.
    pub subject: bool,
    /// Index of the title.
    pub title: usize,
    /// Index of the human's post that it stands for.
    pub post: Option<usize>,
}

/// Tokens back to the bearer's name, or to the last title that stands for it.
const REACH: usize = 120;

/// A text that tells of more bearers of titles is a list.
const FEW: usize = 64;

/// What the text has told of its humans.
pub struct Known<'k> {
    pub found: &'k Found,
    pub humans: &'k [Human],
    pub posts: &'k [Post],
    pub states: &'k [State],
    pub authority: &'k Authority,
    pub clauses: &'k Clauses,
}

/// Who bears which title: by the bonds of the text, or by what a title is also called.
struct Bearers<'k> {
    known: &'k Known<'k>,
    /// Of a human, each title that the text binds to him.
    bound: Vec<(usize, &'k Title)>,
}

/// Titles that stand for the only one in the text who bears them, if he is named shortly before; in text order.
pub fn find(doc: &Doc, known: &Known) -> Vec<Reference> {
    let Known { found, humans, posts, .. } = *known;
    let mut bound = vec![false; found.titles.len()];
    found.bonds.iter().filter(|b| b.how != How::Told).for_each(|b| bound[b.title] = true);
    let mut free = (0..bound.len()).filter(|&t| !bound[t] && bare(doc, &found.titles[t])).peekable();
    if free.peek().is_none() {
        return Vec::new();
    }
    let mut bound: Vec<(usize, &Title)> = Vec::new();
    for (h, human) in humans.iter().enumerate() {
        let bonds = human.names.iter().flat_map(|&n| found.bonds_of(n)).filter(|b| b.how != How::Told);
        bound.extend(bonds.map(|b| (h, &found.titles[b.title])).take(FEW));
    }
    if bound.len() > FEW {
        return Vec::new();
    }
    let bearers = Bearers { known, bound };
    let mut last: Vec<Option<usize>> = vec![None; humans.len()];
    let mut out = Vec::new();
    for (t, title) in free.map(|t| (t, &found.titles[t])) {
        let Some((human, start)) = bearers.of(doc, title) else { continue };
        // «Приз присуждён А. Писательница приехать не смогла»: it is a position itself
        if posts.iter().any(|p| p.person == human && p.start <= start && title.end <= p.end) {
            continue;
        }
        let mentions = &humans[human].mentions;
        let named = mentions[..mentions.partition_point(|m| m.1 <= start)].last().map(|m| m.1);
        let Some(named) = named else { continue };
        if start.saturating_sub(last[human].map_or(named, |l| l.max(named))) > REACH {
            continue;
        }
        let subject = title.cases.has(Case::Nom) && !led(doc, start);
        if subject && another_gender(doc, known.clauses, title, humans[human].name.gender) {
            continue;
        }
        last[human] = Some(title.end);
        let post = bearers.post(doc, title, human);
        out.push(Reference { human, start, end: title.end, subject, title: t, post });
    }
    out
}

impl Bearers<'_> {
    /// The only human whom a bare title stands for, and where the title with its state's adjective begins.
    fn of(&self, doc: &Doc, title: &Title) -> Option<(usize, usize)> {
        let state = |k: usize| Some(doc.know.countries[self.state(k)? as usize].code.as_str());
        // «позднее» agrees with no person
        let neuter = |k: usize| doc.text.fold(k).ends_with("ее") || doc.text.fold(k).ends_with("ое");
        let adjective = |k: usize| !doc.adjective(k).any().is_empty() && !neuter(k);
        let agreeing = |k: usize| adjective(k) && !doc.flags(k).has(Flags::VERB | Flags::PREPOSITION);
        let before = title.start.checked_sub(1).filter(|&k| doc.is_word(k) && agreeing(k));
        let start = if before.and_then(state).is_some() { title.start - 1 } else { title.start };
        // «прежний директор» is another, «42-летний министр» is not
        if before.is_some_and(|k| !describes(doc, k)) && start == title.start {
            return None;
        }
        let rest = title.heads[0].end..title.end;
        let wanted = (start..title.heads[0].noun).chain(rest.clone()).find_map(state);
        let lemma = &doc.know.titles.get(title.entry as usize)?.lemma;
        let mut called = lower(lemma);
        for k in rest.filter(|&k| state(k).is_none()) {
            called.push(' ');
            called.push_str(doc.text.fold(k));
        }
        let of_state = |h: usize| match wanted {
            None => true,
            Some(code) => self.known.posts.iter().any(|p| p.person == h && p.country.as_deref() == Some(code)),
        };
        let modified =
            (title.start..title.heads[0].noun).any(|k| !doc.any_of(k, SenseKind::Country(Face::Adjective).bit()));
        let mut humans: Vec<usize> = if modified {
            // «главный врач», in whatever case
            let whole = lower(&titles::with_role(doc, title).0);
            self.posts().filter(|x| begins(x.1, &whole)).map(|x| x.0.person).collect()
        } else {
            let bound = self.bound.iter().filter(|x| self.same(doc, title, x.1)).map(|x| x.0);
            bound.chain(self.posts().filter(|x| stands_for(doc, &called, x.0, x.1)).map(|x| x.0.person)).collect()
        };
        humans.retain(|&h| of_state(h));
        humans.sort_unstable();
        humans.dedup();
        if humans.len() > 1 && title.class == TitleClass::State {
            self.keep_own(&mut humans);
        }
        let [human] = humans[..] else { return None };
        Some((human, start))
    }

    /// The human's post that a bare title says: one that begins with it, one that it also calls, else his first.
    fn post(&self, doc: &Doc, title: &Title, human: usize) -> Option<usize> {
        let whole = lower(&titles::with_role(doc, title).0);
        let mine = || self.posts().enumerate().filter(|(_, (p, _))| p.person == human);
        let same = |(_, (_, named)): &(usize, (&Post, &str))| begins(named, &whole);
        let called = |(_, (post, named)): &(usize, (&Post, &str))| stands_for(doc, &whole, post, named);
        mine().find(same).or_else(|| mine().find(called)).or_else(|| mine().next()).map(|(i, _)| i)
    }

    /// Does a bearer's title say all that the bare one says? «министр обороны» is no minister of another thing.
    fn same(&self, doc: &Doc, bare: &Title, title: &Title) -> bool {
        let mut rest = (bare.heads[0].end..bare.end).filter(|&k| self.state(k).is_none());
        title.entry == bare.entry && rest.all(|k| (title.start..title.end).any(|j| doc.hash(j) == doc.hash(k)))
    }

    /// The lexicon's entry of the state whose mention covers a token.
    fn state(&self, k: usize) -> Option<u32> {
        let states = self.known.states;
        let before = states.partition_point(|s| s.start <= k).checked_sub(1)?;
        Some(&states[before]).filter(|s| k < s.end).map(|s| s.entry)
    }

    fn posts(&self) -> impl Iterator<Item = (&Post, &str)> {
        self.known.posts.iter().map(|p| (p, p.lower.as_str()))
    }

    /// Of several bearers a state's site means its own: «Президент» beside a guest.
    fn keep_own(&self, humans: &mut Vec<usize>) {
        let Authority { state: Some(own), several: false, faint: false, .. } = self.known.authority else { return };
        let his = |h: usize| self.known.posts.iter().any(|p| p.person == h && p.country.as_ref() == Some(own));
        humans.retain(|&h| his(h));
    }
}

/// How far from the title its verb may stand, in tokens.
const BESIDE: usize = 10;

/// «Министр отметила» behind «министр Иван Петров» is another's. The verb stands behind the title, else right before it.
fn another_gender(doc: &Doc, clauses: &Clauses, title: &Title, gender: Option<Gender>) -> bool {
    let sentence = doc.text.sentence_of(title.start);
    let near = |p: &&Predicate| doc.text.sentence_of(p.verb) == sentence;
    let next = clauses.predicates.partition_point(|p| p.verb < title.end);
    let behind = clauses.predicates.get(next).filter(|p| p.verb < title.end + BESIDE && near(p));
    let last = next.checked_sub(1).map(|k| &clauses.predicates[k]);
    let before = || last.filter(|p| p.verb < title.start && p.verb + 3 >= title.start && near(p));
    let told = behind.or_else(before).and_then(|p| p.gender);
    gender.is_some() && told.is_some_and(|g| g != Gender::Common && Some(g) != gender)
}

/// What somebody does rather than an office he holds: «актёр», «предприниматель».
fn calling(class: TitleClass) -> bool {
    use TitleClass::{Company, Culture, Media, Science, Sport};
    matches!(class, Culture | Sport | Media | Science | Company)
}

/// «42-летний», «юный», «сам»: it tells nobody from another of the same title.
fn describes(doc: &Doc, k: usize) -> bool {
    let fold = doc.text.fold(k);
    let aged = || fold.starts_with("летн") && k > 0 && doc.text.is(k - 1, "-");
    aged() || matches!(fold, "сам" | "сама") || doc.know.grammar.stems.describing.begins(fold)
}

/// Is a title this one, or this one of something? «ё» may be written «е».
fn begins(title: &str, with: &str) -> bool {
    let e = |c: char| matches!(c, 'е' | 'ё');
    let mut letters = title.chars();
    let alike = |c: char| letters.next().is_some_and(|t| t == c || e(t) && e(c));
    with.chars().all(alike) && letters.next().is_none_or(|c| c == ' ')
}

/// Does «глава государства» call who bears this post?
fn stands_for(doc: &Doc, called: &str, post: &Post, title: &str) -> bool {
    let grammar = &doc.know.grammar;
    let begins_with = |titles: &str| titles.split('|').any(|t| begins(title, t));
    // «российский актёр», «актёр и режиссёр»
    let has_word = |word: &str| post.role.split([' ', '-']).any(|w| begins(w, word));
    let calls = |titles: &str| titles.split('|').any(|t| begins(title, t) || has_word(t));
    // a president may be a company's
    let office = post.office == Office::State || post.organization.is_none() && post.country.is_some();
    grammar.called_also(called).is_some_and(begins_with)
        || calling(post.class) && calls(called)
        || grammar.calling(called).is_some_and(calls)
        || office && grammar.calling_of_state(called).is_some_and(calls)
        || office && !post.local && grammar.called_in_state(called).is_some_and(begins_with)
        || office && post.local && grammar.called_in_area(called).is_some_and(begins_with)
}

/// A title of one head with no name behind it, of somebody rather than of an office («пост министра»),
/// what somebody becomes («избран президентом») or a title cited («звание «Народный врач»»).
fn bare(doc: &Doc, title: &Title) -> bool {
    let [_] = title.heads[..] else { return false };
    let named = title.end < doc.len() && (doc.capital(title.end) || doc.text.closes_quote(title.end));
    let before = title.start.checked_sub(1).filter(|&k| doc.is_word(k));
    let noun = |k: usize| !doc.noun(k).any().is_empty() && !doc.flags(k).has(Flags::VERB | Flags::PREPOSITION);
    let nominative = title.cases.has(Case::Nom);
    // «политика», «политику» may be of another noun
    let readings = doc.noun(title.heads[0].noun).sing;
    let other = |case: Case| readings.has(case) && !title.cases.has(case);
    // «по поручению министра» is the deed of somebody
    let deed = |k: usize| k > 0 && doc.know.grammar.deed_of(doc.text.fold(k)).is_some_and(|p| doc.text.reads(k - 1, p));
    let doubtful = !nominative && (other(Case::Nom) || other(Case::Acc)) && !before.is_some_and(deed);
    // «в судьбе актёра», but «профессия актёра»
    let his = |k: usize| calling(title.class) && !doc.know.grammar.stems.of_no_bearer.begins(doc.text.fold(k));
    let office = !nominative && before.is_some_and(|k| noun(k) && !deed(k) && !his(k));
    let becoming = title.cases == CaseSet::of(Case::Ins) && !led(doc, title.start);
    let kin = matches!(title.class, TitleClass::Relative | TitleClass::Honor);
    title.singular && !(named || doubtful || office || becoming || kin)
}

/// Does a preposition stand right before `at`?
fn led(doc: &Doc, at: usize) -> bool {
    at > 0 && doc.flags(at - 1).has(Flags::PREPOSITION)
}
