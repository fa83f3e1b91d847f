//! The part each human took. The text is cut into periods (a sentence with the list it announces), each period's finite verbs
//! are found, and every group of co-ordinated names gets its place in the clause: subject of the verb before or after it,
//! object, recipient, companion, agent of a passive, complement of a phrase («под председательством …»). The verb or phrase
//! of `rules/roles.toml` then tells the part; the strongest over all mentions counts.

mod listed;

use super::bind::{Bond, Found, How};
use super::clauses::{Clauses, Period, Phrase, Predicate};
use super::doc::{Doc, Flags, Traits};
use super::names::{self, Name};
use super::people::Human;
use super::references::Reference;
use super::titles::{self, Title};
use super::verbs::Nonfinite;
use crate::morph::{Case, CaseSet, Gender, Pos};
use crate::rules::{Class, Face, Holder, Part, SenseKind, TitleClass, When};
use crate::text::{Kind, Shape};

/// A human's part with the words that tell it; offsets are tokens.
#[derive(Debug, Clone, Copy)]
pub struct Taken {
    pub part: Part,
    pub start: usize,
    pub end: usize,
}

/// Order of strength: chair, host, signatory, speaker, participant, attendee, mentioned.
pub(super) fn strength(part: Part) -> u8 {
    match part {
        Part::Chair => 6,
        Part::Host => 5,
        Part::Signatory => 4,
        Part::Speaker => 3,
        Part::Participant => 2,
        Part::Attendee => 1,
        Part::Mentioned => 0,
    }
}

/// A part and the tokens that tell it.
type Told = (Part, (usize, usize));

/// A name in its place: the noun phrase it stands in, and the cases it can have there.
#[derive(Debug, Clone, Copy)]
struct Mention {
    human: usize,
    /// Token range of the name with its titles.
    start: usize,
    end: usize,
    cases: CaseSet,
    gender: Option<Gender>,
    /// A verb gives it a post: «стала исполняющей обязанности».
    appointed: bool,
}

/// The document's periods and predicates; `past`: references to times long gone.
pub fn clauses(doc: &Doc, found: &Found, humans: &[Human], past: &[(usize, usize)]) -> Clauses {
    let mut masked = vec![false; doc.len()];
    // «победителями стали:»: the word tells the part of those below
    let predicative = |b: &&Bond| b.how == How::List && predicative(&found.titles[b.title]);
    let own = |b: &&Bond| !b.how.apart() && !heading(doc, &found.titles[b.title]) && !predicative(b);
    for b in found.bonds.iter().filter(own) {
        let title = &found.titles[b.title];
        masked[title.start..title.end].fill(true);
    }
    for h in humans {
        for &(a, b) in &h.mentions {
            masked[a..b].fill(true);
        }
    }
    Clauses::find(doc, masked, past)
}

/// «победителями», «вице-президентами»: in the instrumental and the plural.
fn predicative(title: &Title) -> bool {
    title.plural && !title.singular && title.cases.has(Case::Ins) && !title.cases.has(Case::Nom)
}

/// «Докладчики – А, Б и В»: a heading tells the part of all that follow.
fn heading(doc: &Doc, title: &Title) -> bool {
    let mark = title.end < doc.len() && matches!(doc.text.word(title.end), "–" | "—" | ":");
    mark && titles::part(doc, title).is_some()
}

/// One part a human, in the humans' order.
pub fn assign(doc: &Doc, found: &Found, humans: &[Human], references: &[Reference], clauses: &Clauses) -> Vec<Taken> {
    let (mentions, bare) = mentions(doc, found, humans, references);
    let all = humans.len() + bare.len();
    let mut votes = Votes {
        best: vec![None; all],
        audience: !clauses.two_sided(doc),
        announced: clauses.announces(),
        mourns: mourns(doc),
        gone: vec![None; all],
    };
    let mut i = 0;
    let mut behind = Background::default();
    for period in 0..clauses.periods.len() {
        let end = clauses.periods[period].end;
        let from = i;
        while i < mentions.len() && mentions[i].start < end {
            i += 1;
        }
        if behind.of(doc, clauses, period) {
            continue;
        }
        let reader = Reader { doc, clauses, period };
        reader.read(&mentions[from..i], &mentions[..i], &mut votes);
    }
    for (n, &h) in bare.iter().enumerate() {
        // what «министр» does tells of the minister only where it is a part of his own
        if let Some(t) = votes.best[humans.len() + n].filter(|t| strength(t.part) >= strength(Part::Speaker)) {
            votes.add(h, t.part, (t.start, t.end));
        }
    }
    by_places(doc, &mentions, clauses, &mut votes);
    by_titles(doc, found, humans, clauses, &mut votes);
    by_signature(doc, found, humans, clauses, &mut votes);
    if clauses.periods.iter().any(|p| p.list) {
        let named: Vec<Mention> = mentions.iter().filter(|m| m.human < humans.len()).copied().collect();
        listed::vote(doc, &named, clauses, &mut votes);
    }
    if !votes.audience {
        both_sign(doc, found, humans, clauses, &mut votes);
    }
    shared(doc, found, humans, &mut votes);
    let first = |h: &Human| Taken { part: Part::Mentioned, start: h.mentions[0].0, end: h.mentions[0].1 };
    let taken = |(n, h): (usize, &Human)| votes.gone[n].or(votes.best[n]).unwrap_or_else(|| first(h));
    humans.iter().enumerate().map(taken).collect()
}

/// «Справочно. …»: a paragraph of background, or a heading for the next one.
#[derive(Default)]
struct Background {
    inside: bool,
    /// The word stood alone in its line.
    heads: bool,
}

impl Background {
    /// Is the period, the one behind the last that was asked about, within such a paragraph?
    fn of(&mut self, doc: &Doc, clauses: &Clauses, period: usize) -> bool {
        let (start, end) = (clauses.periods[period].start, clauses.periods[period].end);
        if !doc.text.tokens[start].line_start {
            return self.inside;
        }
        let word = if doc.text.reads(start, "для") { start + 1 } else { start };
        let opens = word < end && doc.is_word(word) && doc.know.grammar.stems.background.has(doc.text.fold(word));
        let mark = |k: usize| k >= doc.len() || doc.text.tokens[k].line_start || matches!(doc.text.word(k), "." | ":");
        let opens = opens && mark(word + 1);
        self.inside = opens || self.heads;
        self.heads = opens && end <= word + 2 && (end == doc.len() || doc.text.tokens[end].line_start);
        self.inside
    }
}

/// «1-е место – А», «Гран-при – Б»: whoever won took part.
fn by_places(doc: &Doc, mentions: &[Mention], clauses: &Clauses, votes: &mut Votes) {
    let prize = |k: usize| doc.know.grammar.stems.prize_places.has(doc.text.fold(k));
    for m in mentions.iter().filter(|m| m.start > 1 && !clauses.masked_quote(m.start)) {
        let dash = |k: usize| matches!(doc.text.word(k), "–" | "—" | "-");
        let first = doc.text.sentences[doc.text.sentence_of(m.start)].start;
        // «1-е место – А, 2-е – Б»
        let again = || counted(doc, m.start - 1) && (first..m.start - 1).any(prize);
        let won = dash(m.start - 1) && (prize(m.start - 2) || again());
        // «среди водолазов победил А, среди кинологов – Б»
        let beat = |k: usize| doc.know.grammar.stems.wins.begins(doc.text.fold(k));
        let led = doc.text.reads(m.start - 1, "среди") && (m.start..m.end).any(dash)
            || m.start > 2 && dash(m.start - 1) && doc.text.reads(m.start - 3, "среди");
        let won = won || led && (first..m.start).any(beat);
        if won && !votes.mourns {
            votes.add(m.human, Part::Participant, (m.start - 2, m.start - 1));
        }
    }
}

/// «2-е», «второе», «II»: does an ordinal end at `end`?
fn counted(doc: &Doc, end: usize) -> bool {
    let Some(k) = end.checked_sub(1) else { return false };
    let digits = k > 1 && doc.text.is(k - 1, "-") && doc.text.tokens[k - 2].kind == Kind::Number;
    let roman = doc.is_word(k) && doc.text.word(k).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    digits || roman || doc.flags(k).has(Flags::ORDINAL)
}

/// «приняли участие министры Армении (А), Беларуси (Б) и Казахстана (В)»: holders of one plural title, of whom the sentence
/// tells nothing else, take the part of the one of whom it tells.
fn shared(doc: &Doc, found: &Found, humans: &[Human], votes: &mut Votes) {
    let mut held: Vec<(usize, usize)> = Vec::new();
    for (h, human) in humans.iter().enumerate() {
        let bonds = human.names.iter().flat_map(|&n| found.bonds_of(n));
        // «принял послов:» over a list
        let below = |b: &Bond| {
            let title = &found.titles[b.title];
            b.how == How::List && title.plural && !title.cases.has(Case::Nom) && !predicative(title)
        };
        held.extend(bonds.filter(|b| b.how == How::Shared || below(b)).map(|b| (b.title, h)));
    }
    held.sort_unstable();
    for holders in held.chunk_by(|a, b| a.0 == b.0).filter(|holders| holders.len() > 1) {
        let sentence = doc.text.sentences[doc.text.sentence_of(found.titles[holders[0].0].start)];
        let here = |t: &Taken| t.part != Part::Mentioned && (sentence.start..sentence.end).contains(&t.start);
        if let Some(told) = holders.iter().filter_map(|&(_, h)| votes.best[h]).find(here) {
            holders.iter().for_each(|&(_, h)| votes.add(h, told.part, (told.start, told.end)));
        }
    }
}

/// «Скончался …», «ушла из жизни …» in the headline or the first sentence.
pub(super) fn mourns(doc: &Doc) -> bool {
    let end = doc.text.sentences.get(1).or(doc.text.sentences.first()).map_or(0, |s| s.end);
    let passed_away = |k: usize| doc.text.fold(k) == "из" && k + 1 < end && doc.text.fold(k + 1) == "жизни";
    (0..end).any(|k| doc.is_word(k) && (doc.is_class(k, Class::DIES) || passed_away(k)))
}

/// «По итогам переговоров министры подписали программу»: in talks of two sides both who talked sign what «министры», «стороны»
/// without names do.
fn both_sign(doc: &Doc, found: &Found, humans: &[Human], clauses: &Clauses, votes: &mut Votes) {
    let signs = |p: &&super::clauses::Predicate| {
        let ours = p.past && !p.passive && !p.earlier && !p.negated && p.plural == Some(true);
        ours && matches!(p.subject, Some((Part::Signatory, _)))
    };
    let many = |p: &super::clauses::Predicate| {
        let before = p.start.checked_sub(1).filter(|&k| doc.is_word(k));
        let sides = before.is_some_and(|k| doc.know.grammar.stems.both_sides.has(doc.text.fold(k)));
        let at = found.titles.partition_point(|t| t.end <= p.start);
        let office = at.checked_sub(1).map(|t| (t, &found.titles[t])).filter(|(_, t)| t.end == p.start);
        let bare = |n: usize| !found.bonds.iter().any(|b| b.title == n);
        sides || office.is_some_and(|(n, t)| t.plural && t.cases.has(Case::Nom) && bare(n))
    };
    let Some(verb) = clauses.predicates.iter().filter(signs).find(|p| many(p)) else { return };
    let span = (verb.start, verb.end);
    let talked = |h: &usize| {
        let taken = votes.best[*h].filter(|t| matches!(t.part, Part::Participant | Part::Host) && t.start < span.0)?;
        Some((taken.start, *h))
    };
    let mut sides: Vec<(usize, usize)> = (0..humans.len()).filter_map(|h| talked(&h)).collect();
    sides.sort_unstable();
    let pair = sides.chunk_by(|a, b| a.0 == b.0).find(|side| side.len() == 2).map(|pair| [pair[0].1, pair[1].1]);
    for h in pair.into_iter().flatten() {
        votes.add(h, Part::Signatory, span);
    }
}

/// «модератор», «докладчик»: titles that tell the part themselves, where it is no matter of the future.
fn by_titles(doc: &Doc, found: &Found, humans: &[Human], clauses: &Clauses, votes: &mut Votes) {
    let tables = doc.cells && (0..doc.len()).any(|k| super::tables::edge(doc, k));
    for (h, human) in humans.iter().enumerate() {
        for b in human.names.iter().flat_map(|&n| found.bonds_of(n)) {
            let title = &found.titles[b.title];
            // «А (председательствующий), министр Б»: the bracket's is A
            let others = title.end <= human.mentions[0].0 && clear_border(doc, title.end, human.mentions[0].0);
            if let Some(part) =
                titles::part(doc, title).filter(|_| !others && !clauses.later(doc, title.start, title.end))
            {
                votes.add(h, part, (title.start, title.end));
            }
            let led = (b.how == How::Before).then(|| led_by_part(doc, found, title.start)).flatten();
            if let Some((part, span)) = led.filter(|(_, s)| !clauses.later(doc, s.0, s.1)) {
                votes.add(h, part, span);
            }
        }
        for &(start, _) in &human.mentions {
            if let Some((part, span)) = tables.then(|| column_heading(doc, found, start)).flatten() {
                votes.add(h, part, span);
            }
            if let Some((part, span)) =
                bracket_heading(doc, found, start).filter(|(_, s)| !clauses.later(doc, s.0, s.1))
            {
                votes.add(h, part, span);
            }
        }
    }
}

/// «УКАЗ … Президент Республики   А. Иванов»: the line of a title and a name, behind all verbs of an act, signs it.
fn by_signature(doc: &Doc, found: &Found, humans: &[Human], clauses: &Clauses, votes: &mut Votes) {
    /// Tokens at a page's head among which an act's heading stands.
    const HEAD: usize = 40;
    let text = doc.text;
    let heads = |k: usize| {
        let line = text.tokens[k].shape == Shape::Upper && text.tokens[k].line_start;
        line && doc.know.grammar.stems.signed_acts.has(text.fold(k))
    };
    if !(0..doc.len().min(HEAD)).any(heads) {
        return;
    }
    let last = clauses.predicates.last().map_or(0, |p| p.end);
    for (h, human) in humans.iter().enumerate() {
        for b in human.names.iter().flat_map(|&n| found.bonds_of(n)).filter(|b| b.how == How::Before) {
            let (title, name) = (&found.titles[b.title], &found.names[b.name]);
            let line = text.tokens[title.start].line_start && text.tokens.get(name.end).is_none_or(|t| t.line_start);
            if line && title.start >= last && title.cases.has(Case::Nom) {
                votes.add(h, Part::Signatory, (title.start, name.end));
            }
        }
    }
}

/// «секция «Физика» (модераторы – профессор А, ректор Б)»: the part that heads the bracket in which `at` stands.
fn bracket_heading(doc: &Doc, found: &Found, at: usize) -> Option<(Part, (usize, usize))> {
    const LONGEST: usize = 60;
    let from = doc.text.sentences[doc.text.sentence_of(at)].start.max(at.saturating_sub(LONGEST));
    let bracket = |k: &usize| doc.has(*k, Traits::PAIRED) && matches!(doc.text.word(*k), "(" | ")");
    let open = (from..at).rev().find(bracket).filter(|&k| doc.text.is(k, "("))?;
    let n = found.titles.binary_search_by_key(&(open + 1), |t| t.start).ok()?;
    let title = found.titles.get(n).filter(|t| heading(doc, t))?;
    Some((titles::part(doc, title)?, (title.start, title.end)))
}

/// «переговоров Г. Тевосян и …»: the cases of a surname that the human's gender allows, where it does not allow `case`.
fn borne_in(doc: &Doc, name: &Name, case: CaseSet, gender: Option<Gender>) -> Option<CaseSet> {
    let short = || name.parts.len() == 1 || name.parts.iter().any(|p| p.initial);
    if gender != Some(Gender::Masc) || case.has(Case::Nom) || !short() {
        return None;
    }
    let last = name.parts.iter().rfind(|p| p.role == names::Role::Surname && !p.initial && p.end == p.start + 1)?;
    let forms = names::readings(doc, last.start, last.role);
    let his = forms.iter().filter(|f| f.gender.is_none_or(|g| Some(g) == gender || g == Gender::Common));
    let cases = his.fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
    (!cases.is_empty() && cases.and(case).is_empty()).then_some(cases)
}

/// Every mention in text order. Titles without a name come as further humans, behind the real ones; the second list tells whose
/// they are.
fn mentions(doc: &Doc, found: &Found, humans: &[Human], references: &[Reference]) -> (Vec<Mention>, Vec<usize>) {
    let mut out = Vec::new();
    for (h, human) in humans.iter().enumerate() {
        for &n in &human.names {
            out.push(mention(doc, found, n, h, human.name.gender));
        }
    }
    let bare: Vec<&Reference> = references.iter().filter(|r| r.subject).collect();
    let cases = CaseSet::of(Case::Nom);
    out.extend(bare.iter().enumerate().map(|(n, r)| {
        let gender = humans[r.human].name.gender;
        Mention { human: humans.len() + n, start: r.start, end: r.end, cases, gender, appointed: false }
    }));
    out.sort_unstable_by_key(|m| (m.start, m.end));
    // «директором института имени X Петром Сидоровым»: whose name is part of another's title does nothing
    let mut outer = 0;
    out.retain(|m| {
        let nested = m.end < outer;
        outer = outer.max(m.end);
        !nested
    });
    (out, bare.into_iter().map(|r| r.human).collect())
}

/// Where «один из» before the title at `start` begins.
fn one_of(doc: &Doc, start: usize) -> Option<usize> {
    let whose = |k: usize| matches!(doc.text.fold(k), "его" | "ее" | "их");
    let modifies = |k: usize| doc.is_word(k) && (!doc.adjective(k).any().is_empty() || whose(k));
    let of = (start.saturating_sub(4)..start).rev().find(|&k| !modifies(k));
    let of = of.filter(|&k| k > 0 && doc.text.reads(k, "из"))?;
    matches!(doc.text.fold(of - 1), "один" | "одна").then_some(of - 1)
}

fn mention(doc: &Doc, found: &Found, n: usize, human: usize, gender: Option<Gender>) -> Mention {
    let name = &found.names[n];
    let (mut start, mut end) = (name.start, name.end);
    let mut titled = CaseSet::EMPTY;
    for b in found.bonds_of(n).filter(|b| !b.how.apart()) {
        let title = &found.titles[b.title];
        let told = b.how == How::List && predicative(title);
        let near = title.start < start && start - title.start < 60 && b.how != How::Shared && !told;
        if near && !clear_border(doc, title.end, name.start) && !heading(doc, title) {
            start = title.start;
        }
        if title.start >= name.end && matches!(b.how, How::After | How::Brackets) {
            end = end.max(title.end);
        }
        // «секретарём избрали X», but «секретарём – X»
        let dash = title.end < name.start && matches!(doc.text.word(title.end), "–" | "—");
        // «один из авторов закона X»
        let one = one_of(doc, title.start).filter(|_| title.plural && !title.singular);
        let of_several = one.is_some() && matches!(b.how, How::Shared | How::After);
        // «один из его авторов, X, …»
        let apart = b.how == How::After && title.end + 1 == name.start && doc.text.is(title.end, ",");
        if let Some(one) = one.filter(|_| apart) {
            start = one;
        }
        if b.how != How::Series && title.end <= name.start && !dash && !told && !of_several {
            titled = title.cases;
        }
    }
    // «одолел иранца Паяма Бояри»
    let people = SenseKind::Country(Face::Inhabitant).bit();
    if start == name.start && start > 0 && doc.any_of(start - 1, people) && !doc.text.tokens[start].line_start {
        start -= 1;
    }
    if let Some(b) = found.bonds_of(n).find(|b| b.how == How::Shared) {
        // only the first of several holders stands right behind the title
        let title = &found.titles[b.title];
        if found.first_name(b.title) == Some(n) && title.end <= start {
            start = one_of(doc, title.start).unwrap_or(title.start);
        }
    }
    let own = found.cases.get(n).copied().flatten().map(CaseSet::of);
    let own = own.map(|case| borne_in(doc, name, case, gender).unwrap_or(case));
    let cases = match (own, titled.is_empty()) {
        (Some(own), false) if own.and(titled).is_empty() => titled,
        (Some(own), _) => own,
        (None, false) => titled,
        (None, true) => CaseSet::ALL,
    };
    // «вице-президентами стали:», but not «победителями», «докладчиками»
    let office = |t: &Title| {
        let class = matches!(t.class, TitleClass::Any | TitleClass::State | TitleClass::Company | TitleClass::Diplomat);
        class && titles::part(doc, t).is_none()
    };
    let given = |b: &Bond| {
        let title = &found.titles[b.title];
        b.how == How::Verb || b.how == How::List && predicative(title) && office(title)
    };
    let appointed = found.bonds_of(n).any(given);
    Mention { human, start, end, cases, gender, appointed }
}

/// The mentions, of all in text order, that begin at `from` or behind it, before `to`.
fn beginning(mentions: &[Mention], from: usize, to: usize) -> impl Iterator<Item = &Mention> {
    let first = mentions.partition_point(|m| m.start < from);
    mentions[first..].iter().take_while(move |m| m.start < to)
}

/// Can two names stand in one case? A man's genitive is his accusative as well.
fn alike(a: &Mention, b: &Mention) -> bool {
    let animate = |m: &Mention| {
        let either = m.cases.has(Case::Gen) || m.cases.has(Case::Acc);
        let both = CaseSet::of(Case::Gen).or(CaseSet::of(Case::Acc));
        if m.gender == Some(Gender::Masc) && either { m.cases.or(both) } else { m.cases }
    };
    !animate(a).and(animate(b)).is_empty()
}

/// Tokens of a list whose rows are read for the verb before its colon.
const LONGEST_LIST: usize = 4000;

/// A semicolon or a bracket's end between a title and its name: they do not form one phrase.
fn clear_border(doc: &Doc, from: usize, to: usize) -> bool {
    (from..to).any(|k| matches!(doc.text.word(k), ";" | ")"))
}

/// What the mentions have said so far.
struct Votes {
    best: Vec<Option<Taken>>,
    /// The event gathers many: whoever speaks is a speaker.
    audience: bool,
    /// The release announces: what will be is what it reports.
    announced: bool,
    /// An obituary: what its verbs tell is somebody's life.
    mourns: bool,
    /// Who is told to have died or not to have been there takes no part, whatever else is told.
    gone: Vec<Option<Taken>>,
}

impl Votes {
    fn add(&mut self, human: usize, part: Part, span: (usize, usize)) {
        let taken = Taken { part, start: span.0, end: span.1.max(span.0 + 1) };
        let slot = &mut self.best[human];
        if slot.is_none_or(|b| strength(part) > strength(b.part)) {
            *slot = Some(taken);
        }
    }

    /// Takes the human out of all that is reported, as `told`.
    fn leave(&mut self, human: usize, told: &Predicate) {
        let start = told.start - usize::from(told.negated);
        self.gone[human].get_or_insert(Taken { part: Part::Mentioned, start, end: told.end });
    }
}

/// Reads one period.
struct Reader<'c, 'd, 'a> {
    doc: &'d Doc<'a>,
    clauses: &'c Clauses,
    period: usize,
}

impl Reader<'_, '_, '_> {
    /// `all`: the mentions of this period and of those before.
    fn read(&self, mentions: &[Mention], all: &[Mention], votes: &mut Votes) {
        self.quoted_pronouns(all, votes);
        self.opening_pronouns(all, votes);
        if mentions.is_empty() {
            return;
        }
        self.absent_pronouns(mentions, votes);
        self.idle(mentions, votes);
        let mut taken = vec![false; self.clauses.predicates.len()];
        let mut last: Option<(Mention, Told)> = None;
        let mut i = 0;
        while i < mentions.len() {
            let mut j = i + 1;
            while j < mentions.len() && self.joined(&mentions[j - 1], &mentions[j]) {
                j += 1;
            }
            let group = &mentions[i..j];
            let list = last.as_ref().filter(|(a, _)| self.goes_on(a, &group[0]));
            let aside = self.clauses.bracketed(group[0].start) && last.is_some();
            let told = match list {
                Some((a, told)) if self.no_subject(a, group) => Some(*told),
                _ => self.group(group, mentions, &mut taken, votes).or(list.map(|l| l.1)),
            };
            let told = told.map(|t| self.own_post(t, &group[0]));
            for m in group {
                self.participles(m, told.map(|t| t.0), votes);
            }
            if let Some((part, span)) = told {
                for m in group {
                    votes.add(m.human, if self.of_the_past(m) { Part::Mentioned } else { part }, span);
                }
            }
            if !aside {
                last = told.map(|told| (group[group.len() - 1], told));
            }
            i = j;
        }
    }

    /// «председателем избрали X, секретарём – Y» makes Y no chair, nor does «провёл X; за столом – Y».
    fn own_post(&self, told: Told, b: &Mention) -> Told {
        let other = || self.other_post(b) || self.seated(b);
        if told.0 == Part::Chair && other() { (Part::Participant, told.1) } else { told }
    }

    /// «…; за столом – Y»: a clause without a verb begins before the name, and a dash leads to it.
    fn seated(&self, b: &Mention) -> bool {
        let text = self.doc.text;
        let dash = b.start > 0 && matches!(text.word(b.start - 1), "–" | "—");
        dash && (b.start.saturating_sub(6)..b.start).any(|k| text.is(k, ";"))
    }

    /// «…, секретарём – Y»: a post and a dash stand before the name, or within what holds the name and its title.
    fn other_post(&self, b: &Mention) -> bool {
        let doc = self.doc;
        let dash = |k: &usize| matches!(doc.text.word(*k), "–" | "—");
        let at = (b.start.saturating_sub(1)..b.end).take(4).find(dash).unwrap_or(0);
        let post = at > 1 && doc.noun(at - 1).has(Case::Ins);
        post && (doc.text.is(at - 2, ",") || doc.text.reads(at - 2, "а"))
    }

    /// «…: мэр А до четверга в отпуске», «А – в командировке»: a clause without a verb tells where somebody is instead.
    fn idle(&self, mentions: &[Mention], votes: &mut Votes) {
        /// Tokens from the name.
        const NEAR: usize = 8;
        let (doc, end) = (self.doc, self.clauses.periods[self.period].end);
        let border = |k: &usize| matches!(doc.text.word(*k), "," | ";" | ":" | "(" | ")" | "." | "»");
        for m in mentions.iter().filter(|m| m.cases.has(Case::Nom)) {
            let stop = (m.end..end.min(m.end + NEAR)).find(border).unwrap_or(end.min(m.end + NEAR));
            let away =
                |&k: &usize| k > m.end && doc.is_word(k) && doc.know.grammar.stems.absences.has(doc.text.fold(k));
            let led = |k: usize| {
                let at = if doc.adjective(k - 1).has(Case::Loc) { k - 2 } else { k - 1 };
                at >= m.end && matches!(doc.text.fold(at), "в" | "на")
            };
            let Some(k) = (m.end..stop).find(away).filter(|&k| led(k)) else { continue };
            let from = (self.clauses.periods[self.period].start..m.start).rev().find(border).unwrap_or(m.start);
            if !self.clauses.any(from, k) {
                votes.gone[m.human].get_or_insert(Taken { part: Part::Mentioned, start: m.end, end: k + 1 });
            }
        }
    }

    /// Is a name that can stand in any case no subject, since the list it goes on stands in another case?
    fn no_subject(&self, a: &Mention, group: &[Mention]) -> bool {
        let (b, end) = (&group[0], group[group.len() - 1].end);
        let verb = self.after(end).is_some_and(|r| self.clauses.predicates[r].start - end <= 3);
        b.cases.has(Case::Nom) && !a.cases.has(Case::Nom) && !verb
    }

    /// «скончался», «ушла из жизни»
    fn dies(&self, verb: usize) -> bool {
        let life = |k: usize| self.doc.text.reads(k, "из") && self.doc.text.reads(k + 1, "жизни");
        self.doc.is_class(verb, Class::DIES) || verb + 2 < self.doc.len() && life(verb + 1)
    }

    /// Was the subject not there, and did not take part from afar either («приехать не смог и выступил по видеосвязи»)?
    fn away(&self, p: &Predicate) -> bool {
        let Period { start, end, .. } = self.clauses.periods[self.period];
        let remote = |k: usize| self.doc.know.grammar.stems.remote.begins(self.doc.text.fold(k));
        p.away() && !(start..end).any(remote)
    }

    /// «Награждена А; она на церемонии быть не смогла»: the pronoun is the last named of its gender.
    fn absent_pronouns(&self, mentions: &[Mention], votes: &mut Votes) {
        let Period { start, end, .. } = self.clauses.periods[self.period];
        let all = &self.clauses.predicates;
        let from = all.partition_point(|p| p.start < start);
        for p in all[from..].iter().take_while(|p| p.start < end).filter(|p| p.away()) {
            let word = match p.gender {
                Some(Gender::Femn) => "она",
                Some(Gender::Masc) => "он",
                _ => continue,
            };
            let floor = start.max(p.start.saturating_sub(8));
            // «Последний приехать не смог»
            let last = if word == "он" { "последний" } else { "последняя" };
            let stands = |&k: &usize| matches!(self.doc.text.fold(k), f if f == word || f == last);
            let Some(pronoun) = (floor..p.start).rev().find(stands) else { continue };
            let before = mentions.iter().rev().find(|m| m.end <= pronoun && m.gender == p.gender);
            if let Some(m) = before.filter(|_| self.away(p)) {
                votes.leave(m.human, p);
            }
        }
        // «А (на церемонии она не присутствовала)»
        for p in self.clauses.asides_in(start, end).filter(|p| p.away()) {
            let open = (start..p.start).rev().find(|&k| self.doc.text.is(k, "("));
            if let Some(m) = open.and_then(|open| mentions.iter().find(|m| m.end == open)) {
                votes.leave(m.human, p);
            }
        }
        self.taken_for(mentions, votes);
    }

    /// «Награждён А; за него награду приняла дочь»: for whom somebody else takes it was not there.
    fn taken_for(&self, mentions: &[Mention], votes: &mut Votes) {
        /// Tokens back from the verb.
        const NEAR: usize = 12;
        let (doc, Period { start, end, .. }) = (self.doc, self.clauses.periods[self.period]);
        let stems = &doc.know.grammar.stems;
        let takes =
            |p: &&Predicate| stems.takes.begins(doc.text.fold(p.verb)) || stems.stands_in.begins(doc.text.fold(p.verb));
        let all = &self.clauses.predicates;
        let own = all[all.partition_point(|p| p.start < start)..].iter().take_while(|p| p.start < end);
        for verb in own.filter(takes).filter(|p| p.past && !p.negated) {
            let whom = |k: usize| match doc.text.fold(k) {
                "него" => Some(Gender::Masc),
                "нее" => Some(Gender::Femn),
                _ => None,
            };
            let near = verb.start.saturating_sub(NEAR).max(start + 1)..verb.start;
            let told =
                near.rev().find_map(|k| whom(k).filter(|_| doc.text.reads(k - 1, "за")).map(|gender| (k, gender)));
            let told = told.or_else(|| self.stood_in(verb));
            let Some((k, gender)) = told else { continue };
            let before = mentions.iter().rev().find(|m| m.end <= k && m.gender.is_none_or(|g| g == gender));
            if let Some(m) = before {
                votes.leave(m.human, verb);
            }
        }
    }

    /// «Аким А был в столице, его представлял Б»: the pronoun of him for whom another one stands.
    fn stood_in(&self, p: &Predicate) -> Option<(usize, Gender)> {
        let (doc, k) = (self.doc, p.start.checked_sub(1)?);
        let gender = match doc.text.fold(k) {
            "его" => Gender::Masc,
            "ее" => Gender::Femn,
            _ => return None,
        };
        doc.know.grammar.stems.stands_in.begins(doc.text.fold(p.verb)).then_some((k, gender))
    }

    /// «Заседание посетил министр А. Он рассказал о планах»: the pronoun that opens a sentence is the one subject of its gender in
    /// the sentence before.
    fn opening_pronouns(&self, all: &[Mention], votes: &mut Votes) {
        let (text, Period { start, end, .. }) = (self.doc.text, self.clauses.periods[self.period]);
        let pronoun = match text.fold(start) {
            "он" | "последний" => Gender::Masc,
            "она" | "последняя" => Gender::Femn,
            _ => return,
        };
        let predicates = &self.clauses.predicates;
        let mut own = predicates[predicates.partition_point(|p| p.start < start)..].iter();
        let his = |p: &&Predicate| p.start < end && p.gender == Some(pronoun);
        let Some(first) = own.next().filter(|p| his(p) && p.start - start <= 3) else { return };
        // «Он вручил награду и подтвердил, что …»
        let second = own.next().filter(|p| his(p) && text.reads(p.start - 1, "и"));
        let says = |p: &&Predicate| matches!(p.subject, Some((Part::Speaker, _))) && p.past && !p.passive;
        let Some(p) = [Some(first), second].into_iter().flatten().find(says) else { return };
        let Some(before) = text.sentence_of(start).checked_sub(1).map(|n| text.sentences[n].start) else { return };
        let told = all.iter().rev().take_while(|m| m.start >= before);
        let mut subjects = told.filter(|m| m.end <= start && m.cases.has(Case::Nom) && m.gender == Some(pronoun));
        let Some(subject) = subjects.next() else { return };
        let last = text.fold(start).starts_with("последн");
        if !p.negated && !self.untold(p, votes) && (last || subjects.all(|m| m.human == subject.human)) {
            votes.add(subject.human, self.part(p, votes), (p.start, p.end));
        }
    }

    /// «Разговор вела А. «…», – предупредила она»: the pronoun behind the verb of speech is the last subject of its gender
    /// named before, in the sentence of the quotation or in the one before it.
    fn quoted_pronouns(&self, all: &[Mention], votes: &mut Votes) {
        let (text, Period { start, end, .. }) = (self.doc.text, self.clauses.periods[self.period]);
        let predicates = &self.clauses.predicates;
        let from = predicates.partition_point(|p| p.start < start);
        let says = |p: &&Predicate| p.said && matches!(p.subject, Some((Part::Speaker, When::Many)));
        for p in predicates[from..].iter().take_while(|p| p.start < end).filter(says) {
            let pronoun = match p.gender {
                Some(Gender::Femn) => "она",
                Some(Gender::Masc) => "он",
                _ => continue,
            };
            if p.negated || self.untold(p, votes) || !text.reads(p.end, pronoun) {
                continue;
            }
            let floor = text.sentences[text.sentence_of(start).saturating_sub(1)].start;
            let before = all.iter().rev().take_while(|m| m.start >= floor);
            let subjects: Vec<&Mention> = before.filter(|m| m.end <= p.start && m.cases.has(Case::Nom)).collect();
            // «Мой учитель А сам там учился, – поделилась она»: nobody of whom she speaks
            let last = subjects.iter().find(|m| !self.clauses.masked_quote(m.start));
            if let Some(m) = last.filter(|m| m.gender == p.gender) {
                votes.add(m.human, self.part(p, votes), (p.start, p.end));
            }
        }
    }

    /// «посмертно – X», «X (посмертно)», and of whom else only the past is told.
    fn of_the_past(&self, m: &Mention) -> bool {
        let floor = self.clauses.periods[self.period].start;
        let part = m.end < self.doc.len() && self.doc.text.is(m.end, ",");
        let after = m.end..(m.end + if part { 0 } else { 3 }).min(self.doc.len());
        let stems = &self.doc.know.grammar.stems;
        // «тогдашний президент палаты А», «художник А, скончавшийся в 1996 году»
        let then = (m.start.saturating_sub(1).max(floor)..m.start + 1)
            .any(|k| self.doc.is_word(k) && stems.of_then.begins(self.doc.text.fold(k)));
        let since = part && m.end + 1 < self.doc.len() && stems.departed.begins(self.doc.text.fold(m.end + 1));
        // «ныне покойный А», «покойная ныне Б»
        let late = (m.start.saturating_sub(2).max(floor)..m.start)
            .any(|k| self.doc.is_word(k) && stems.late.begins(self.doc.text.fold(k)));
        let mut near = (m.start.saturating_sub(2).max(floor)..m.start).chain(after);
        then || since || late || near.any(|k| self.doc.text.reads(k, "посмертно"))
    }

    /// Does a name without a part of its own go on with the list that the name before it stands in («…, и виноделом X»,
    /// «…, а накануне – с Y»)?
    fn goes_on(&self, a: &Mention, b: &Mention) -> bool {
        let (doc, from, to) = (self.doc, a.end, b.start);
        let gapped = to > from && self.gapped(a, b);
        if to <= from || to - from > if gapped { 40 } else { 25 } || !alike(a, b) {
            return false;
        }
        // «гимназии г.Нови-Сад»: no sentence's end
        let full_stop = |k: usize| doc.text.is(k, ".") && (k + 1 >= doc.len() || doc.sentence_start(k + 1));
        let stop = |k: usize| self.clauses.bracketed(b.start) || full_stop(k) || doc.text.is(k, ":");
        if !gapped && (self.clauses.any(from, to) || self.hard(from, to)) || (from..to).any(stop) {
            return false;
        }
        let listed = (from..to).any(|k| matches!(doc.text.word(k), "," | ";") || doc.text.fold(k) == "и");
        let governor = |m: &Mention| {
            let k = m.start.wrapping_sub(1);
            (m.start > 0 && self.preposition(k, m)).then(|| doc.text.fold(k))
        };
        listed && governor(b).is_none_or(|p| governor(a) == Some(p))
    }

    /// «вручил медаль А, а грамоты – Б», «…, а Б – грамоту»: the verb that gives is left out before the second recipient, and no other
    /// stands between but in a relative clause.
    fn gapped(&self, a: &Mention, b: &Mention) -> bool {
        let (doc, to_both) = (self.doc, a.cases.and(b.cases).has(Case::Dat));
        let dash = |k: usize| k < doc.len() && matches!(doc.text.word(k), "–" | "—");
        let thing = |k: usize| {
            let noun = |j: usize| doc.noun(j).has(Case::Acc) && !doc.flags(j).has(Flags::ANIMATE);
            k + 2 < doc.len() && (noun(k + 1) || doc.adjective(k + 1).has(Case::Acc) && noun(k + 2))
        };
        let stop = |k: usize| self.clauses.named(k) || doc.text.is(k, ".") || doc.text.is(k, ";");
        let given =
            || (b.end..doc.len().min(b.end + 12)).take_while(|&k| !stop(k)).find(|&k| dash(k)).is_some_and(thing);
        let own = to_both && (dash(b.start - 1) || given());
        let between = &self.clauses.predicates[self.clauses.predicates.partition_point(|p| p.start < a.end)..];
        own && between.iter().take_while(|p| p.start < b.start).all(|p| p.relative)
    }

    /// Are two neighbours members of one co-ordination?
    fn joined(&self, a: &Mention, b: &Mention) -> bool {
        if b.start < a.end || !alike(a, b) {
            return false;
        }
        let (doc, from, to) = (self.doc, a.end, b.start);
        let aside = self.clauses.bracketed(a.start) != self.clauses.bracketed(b.start);
        if aside || self.clauses.any(from, to) || self.hard(from, to) || self.attribute(b) || self.other_post(b) {
            return false;
        }
        // «вёл заседание заместитель мэра X: мэр, Y, находится в отпуске»
        if doc.text.is(from, ":") {
            return false;
        }
        let listed = (from..to).any(|k| matches!(doc.text.word(k), "," | ";" | "|" | "/") || doc.text.fold(k) == "и");
        listed && !(doc.flags(to - 1).has(Flags::PREPOSITION) && !doc.text.reads(to - 1, "а"))
    }

    /// A preposition right before a name («накануне», «вокруг» may be adverbs before a subject).
    fn preposition(&self, k: usize, m: &Mention) -> bool {
        let flags = self.doc.flags(k);
        self.doc.is_word(k) && flags.has(Flags::PREPOSITION) && !(flags.has(Flags::ADVERB) && m.cases.has(Case::Nom))
    }

    /// Does a noun stand right before a phrase in the genitive («визит министра X»)?
    fn attribute(&self, m: &Mention) -> bool {
        self.owner(m).is_some()
    }

    /// The noun before a phrase in the genitive, and before its adjectives: «визит нового министра X».
    fn owner(&self, m: &Mention) -> Option<usize> {
        let (doc, floor) = (self.doc, m.start.saturating_sub(3));
        let adjective = |k: &usize| doc.adjective(*k).any().has(Case::Gen);
        let k = (floor..m.start).rev().find(|k| !adjective(k))?;
        // «родные Ильина»
        let people = || doc.know.grammar.substantive(doc.text.fold(k));
        let noun = doc.is_word(k) && (!doc.noun(k).any().is_empty() || people());
        let governs = noun && !doc.flags(k).has(Flags::VERB | Flags::PREPOSITION);
        (governs && !m.cases.has(Case::Nom) && m.cases.has(Case::Gen)).then_some(k)
    }

    fn hard(&self, from: usize, to: usize) -> bool {
        self.clauses.hard(self.period, from, to)
    }

    fn comma(&self, from: usize, to: usize) -> bool {
        (from..to).any(|k| self.doc.text.is(k, ","))
    }

    /// The part that the place of a group of names tells.
    fn group(&self, group: &[Mention], all: &[Mention], taken: &mut [bool], votes: &mut Votes) -> Option<Told> {
        let head = &group[0];
        if self.clauses.masked_quote(head.start) {
            return None;
        }
        if let Some(told) = self.phrase(head, all, votes) {
            return Some(told);
        }
        let before = head.start.wrapping_sub(1);
        if self.clauses.bracketed(head.start) {
            // «(в церемонии участвовали также А и Б)»
            if let Some(p) = self.clauses.aside_before(self.doc, head.start).filter(|_| head.cases.has(Case::Nom)) {
                let part = if p.negated || p.passive { Part::Mentioned } else { self.part(p, votes) };
                return p.subject.map(|_| (part, (p.start, p.end)));
            }
            // «Вопрос (А, «Вечерняя газета»): – …»
            if head.start > 1 && self.doc.text.is(before, "(") && self.doc.text.reads(before - 1, "вопрос") {
                return Some((Part::Participant, (before - 1, before)));
            }
            // «сборная Оша (Л. Тур, Я. Рак)»: a bracket of nothing but names tells who they were
            let (end, text) = (group[group.len() - 1].end, self.doc.text);
            let whole = end < text.len() && (head.start..=end).find(|&k| text.is(k, ")")) == Some(end);
            let crew = group.len() > 1 && head.start > 0 && text.is(before, "(") && whole;
            let crew = crew || self.commands_crew(head.start);
            let verb = self.before(head.start).map(|l| &self.clauses.predicates[l]);
            let told = crew && !votes.mourns && !verb.is_some_and(|p| p.negated || self.untold(p, votes));
            return told.then_some((Part::Participant, (head.start, end)));
        }
        if self.quoted(group) {
            return Some((Part::Speaker, (head.start, head.end)));
        }
        let in_person = head.start > 1 && self.doc.text.fold(before) == "лице" && self.doc.text.fold(before - 1) == "в";
        if !in_person && head.start > 0 && self.preposition(before, head) {
            let company = matches!(self.doc.text.fold(before), "с" | "со" | "между") && head.cases.has(Case::Ins);
            let company = company && !self.told_of_talks(before);
            return if company { self.companions(group, votes) } else { None };
        }
        let governed = || self.clauses.governor(self.doc, head.start).is_some_and(|p| p.object.is_some());
        let object = head.cases.has(Case::Nom)
            && head.cases.has(Case::Acc)
            && (governed()
                || self.before(head.start).is_some_and(|l| {
                    let p = &self.clauses.predicates[l];
                    taken[l] && p.object.is_some() && !p.passive && !self.hard(p.end, head.start)
                }));
        if object {
            self.objects(group, votes)
        } else if in_person || head.cases.has(Case::Nom) {
            self.subject(group, all, taken, votes)
        } else if head.cases.has(Case::Dat) {
            self.recipients(group, votes)
        } else if head.cases.has(Case::Ins) {
            match self.in_company(head) {
                true => self.companions(group, votes),
                false => self.agents(group, votes),
            }
        } else if head.cases.has(Case::Acc) || head.cases.has(Case::Gen) {
            self.objects(group, votes)
        } else {
            None
        }
    }

    /// «экипаж вертолёта (командир – А)», «ансамбль «Тоо» (руководитель Б)»: the head of a crew in a bracket behind it.
    fn commands_crew(&self, at: usize) -> bool {
        let doc = self.doc;
        let artistic = |k: usize| doc.is_word(k) && !doc.adjective(k).any().is_empty();
        let leads = |k: usize| k < doc.len() && doc.know.grammar.stems.crew_heads.has(doc.text.fold(k));
        let opens = at > 1 && doc.text.is(at - 1, "(") && (leads(at) || artistic(at) && leads(at + 1));
        let crew = |k: usize| doc.is_word(k) && doc.is_class(k, Class::CREW) && doc.noun(k).has(Case::Nom);
        let floor = doc.text.sentences[doc.text.sentence_of(at)].start.max(at.saturating_sub(24));
        opens && (floor..at - 1).any(crew)
    }

    /// «Иван Петров, директор: «…»», «идею поддержал Иван Петров: по его словам, …»: a name before a colon and a quotation.
    fn quoted(&self, group: &[Mention]) -> bool {
        let (doc, end) = (self.doc, group[group.len() - 1].end);
        // «Анна Седова, врач:» and her words on the next line
        let line = |k: usize| doc.text.tokens[k].line_start && matches!(doc.text.word(k), "–" | "—" | "-");
        let opens =
            |k: usize| k < doc.len() && (matches!(doc.text.word(k), "«" | "“" | "„" | "\"" | "–" | "—") || line(k));
        let his = |k: usize| k < doc.len() && matches!(doc.text.fold(k), "его" | "ее");
        let words = |k: usize| k < doc.len() && doc.know.grammar.stems.told_by_him.has(doc.text.fold(k));
        let retells = || end + 1 < doc.len() && doc.text.reads(end + 1, "по") && his(end + 2) && words(end + 3);
        group.len() == 1 && group[0].cases.has(Case::Nom) && doc.text.is(end, ":") && (opens(end + 1) || retells())
    }

    /// «под председательством …», «по словам …»: the phrase that ends where the name begins.
    fn phrase(&self, head: &Mention, all: &[Mention], votes: &Votes) -> Option<Told> {
        let floor = self.clauses.periods[self.period].start;
        // phrases stand in text order
        let first = self.clauses.phrases.partition_point(|p| p.start < floor);
        let last = self.clauses.phrases.partition_point(|p| p.start < head.start).max(first);
        let cue = self.clauses.phrases[first..last].iter().rev().find(|p| p.end <= head.start)?;
        // «принял верительные грамоты у:» over a list
        let listed = self.doc.text.is(cue.end, ":") && !head.cases.has(Case::Nom);
        let (from, to) = (cue.end + usize::from(listed), head.start);
        let dependent = to - from <= 25
            && (!head.cases.has(Case::Nom) || head.cases.has(Case::Gen) && cue.part != Part::Speaker)
            && !self.clauses.any(from, to)
            && !beginning(all, from, to).any(|m| m.end <= to)
            && !(from..to).any(|k| matches!(self.doc.text.word(k), ";" | ":" | "."));
        // «по словам полиции, состояние X …», but «по словам одного из участников, епископа X»
        let comma = (from..to).rev().find(|&k| self.doc.text.is(k, ","));
        let apposed = |k: usize| self.modifiers(k + 1, to) && !head.cases.has(Case::Nom);
        let apart = cue.part == Part::Speaker && comma.is_some_and(|k| !apposed(k));
        let dependent = dependent && cue.holder != Holder::Of && !apart;
        if !(to - from <= 3 && self.modifiers(from, to)) && !dependent {
            return None;
        }
        let noun = !self.doc.noun(cue.end - 1).any().is_empty();
        // «университета имени Махтумкули Бегенчем …»: the phrase governs another name
        let other = match cue.holder {
            Holder::With => !head.cases.has(Case::Ins),
            // «в ходе визита X возложил», «передал добрые слова президенту X»
            _ => {
                let genitive = head.cases.has(Case::Gen);
                noun && !genitive && !head.cases.has(Case::Nom)
                    || cue.part == Part::Mentioned && head.cases == CaseSet::of(Case::Nom)
            }
        };
        if other {
            return None;
        }
        // what is not, or is to come, has no part in the event; company shares the verb's part
        let verb = self.before(head.start).filter(|&l| !self.hard(self.clauses.predicates[l].end, cue.start));
        let verb =
            verb.or_else(|| self.after(head.end).filter(|&r| !self.hard(head.end, self.clauses.predicates[r].start)));
        let of_event = || verb.is_none_or(|v| self.clauses.predicates[v].of_event());
        let part = match cue.when {
            _ if self.wished(cue.start) || self.aside(cue) || self.press_asks(cue, head) => Part::Mentioned,
            _ if self.talked_of(cue, verb) => Part::Mentioned,
            When::Many if !votes.audience => Part::Participant,
            // «работу ведёт группа под руководством А»: what is always so
            When::Event
                if cue.part == Part::Chair && !of_event() && verb.is_some_and(|v| self.goes_always(v, cue.start)) =>
            {
                Part::Mentioned
            }
            When::Event if !of_event() || self.of_others(cue.start) => Part::Participant,
            _ if votes.mourns && cue.holder == Holder::With => Part::Mentioned,
            _ => cue.part,
        };
        if let Some(p) = verb.map(|v| &self.clauses.predicates[v])
            && (cue.part != Part::Speaker || cue.holder == Holder::Of)
        {
            // what happens to somebody else («назначено наказание») tells nothing of who led
            let aside = cue.part == Part::Chair && p.passive && !self.untold(p, votes);
            let told = if aside { part } else { self.part(p, votes) };
            if told == Part::Mentioned || told == Part::Attendee && cue.holder == Holder::With {
                return Some((told, (cue.start, cue.end)));
            }
        }
        Some((part, (cue.start, cue.end)))
    }

    /// «рассказал о встрече с участием …», «речь шла о визите группы во главе с …»: what somebody has told of is no part of the event.
    fn talked_of(&self, cue: &Phrase, verb: Option<usize>) -> bool {
        let (doc, text) = (self.doc, self.doc.text);
        let Some(p) = verb.map(|v| &self.clauses.predicates[v]).filter(|p| p.end <= cue.start && p.past) else {
            return false;
        };
        let topic = |&k: &usize| matches!(text.fold(k), "о" | "об" | "обо") && doc.flags(k).has(Flags::PREPOSITION);
        let Some(about) = (p.end..cue.start).rev().find(topic) else { return false };
        let speech = p.start > 0 && text.fold(p.start - 1) == "речь" || text.reads(p.end, "речь");
        let speaks = speech || !p.passive && matches!(p.subject, Some((Part::Speaker, _)));
        let event = |k: usize| doc.any_of(k, SenseKind::EventHead.bit()) || doc.is_class(k, Class::DELEGATION);
        speaks && !(about..cue.start).any(|k| matches!(text.word(k), ";" | "–" | "—")) && (about..cue.start).any(event)
    }

    /// «на вопрос корреспондента …»: the press asks, and takes no part.
    fn press_asks(&self, cue: &Phrase, head: &Mention) -> bool {
        let (text, stems) = (self.doc.text, &self.doc.know.grammar.stems);
        let press = |k: usize| self.doc.is_word(k) && stems.press.begins(text.fold(k));
        text.fold(cue.end - 1).starts_with("вопрос") && (cue.end..head.end).any(press)
    }

    /// «предложил провести совещание с участием …»: the last verb before the phrase is an infinitive, that of a wish or plan.
    fn wished(&self, at: usize) -> bool {
        let floor = self.before(at).map_or(self.clauses.periods[self.period].start, |l| self.clauses.predicates[l].end);
        let floor = floor.max(at.saturating_sub(12));
        let stop = |k: &usize| !self.doc.is_word(*k);
        let infinitive =
            |k: usize| self.doc.verb(k).other == Nonfinite::Infinitive && self.doc.verb(k).finite.is_none();
        (floor..at).rev().take_while(|k| !stop(k)).any(infinitive)
    }

    /// «ансамбль под руководством X»: the phrase hangs on a noun that is no event.
    fn of_others(&self, at: usize) -> bool {
        let (doc, k) = (self.doc, at.wrapping_sub(1));
        at > self.clauses.periods[self.period].start
            && doc.is_word(k)
            && !doc.noun(k).any().is_empty()
            && !doc.flags(k).has(Flags::VERB | Flags::PREPOSITION | Flags::ADVERB)
            && !(at.saturating_sub(8)..at).any(|j| doc.any_of(j, SenseKind::EventHead.bit()))
    }

    /// «о реформах, осуществляемых под руководством …»: a participle of something that is no event governs the phrase.
    fn aside(&self, cue: &Phrase) -> bool {
        let doc = self.doc;
        let k = cue.start;
        k > 2
            && cue.part == Part::Chair
            && doc.known(k - 1).iter().any(|p| p.tag.pos() == Pos::Participle)
            && doc.text.is(k - 2, ",")
            && !doc.any_of(k - 3, SenseKind::EventHead.bit())
            && !doc.is_class(k - 1, Class::TAKES_PLACE)
    }

    fn modifiers(&self, from: usize, to: usize) -> bool {
        (from..to).all(|k| {
            self.doc.is_word(k)
                && (!self.doc.adjective(k).any().is_empty()
                    || self
                        .doc
                        .any_of(k, SenseKind::Honorific.bit() | SenseKind::Rank.bit() | SenseKind::TitleModifier.bit()))
        })
    }

    /// The last predicate of the period before a token.
    fn before(&self, at: usize) -> Option<usize> {
        let floor = self.clauses.periods[self.period].start;
        let k = self.clauses.predicates.partition_point(|p| p.start < at);
        (k > 0 && self.clauses.predicates[k - 1].start >= floor).then(|| k - 1)
    }

    /// «Опытом поделились:¶А – первый контейнер ушёл в ноябре;¶Б – …»: the last predicate before the colon, where `l` stands in
    /// another row of the list than token `at`.
    fn over_rows(&self, l: usize, at: usize) -> usize {
        let (text, p) = (self.doc.text, &self.clauses.predicates[l]);
        let floor = self.clauses.periods[self.period].start;
        if at - floor > LONGEST_LIST {
            return l;
        }
        let row = (p.end..at + 1).any(|k| text.tokens[k].line_start && text.is(k - 1, ";"));
        let colon = || (floor..p.start).find(|&k| text.is(k, ":") && text.tokens[k + 1].line_start);
        let head = if row { colon().and_then(|colon| self.before(colon)) } else { None };
        head.unwrap_or(l)
    }

    /// The first predicate of the period from a token on.
    fn after(&self, at: usize) -> Option<usize> {
        let end = self.clauses.periods[self.period].end;
        let k = self.clauses.predicates.partition_point(|p| p.start < at);
        self.clauses.predicates.get(k).filter(|p| p.start < end).map(|_| k)
    }

    /// The predicate that a period without one inherits from the heading before it.
    fn inherited(&self) -> Option<usize> {
        self.clauses.periods[self.period].heading
    }

    /// «Комиссия признала подготовленными к полёту:»: has the verb a subject of its own, a common noun that opens the sentence?
    fn of_one(&self, verb: usize) -> bool {
        let (doc, p) = (self.doc, &self.clauses.predicates[verb]);
        let start = doc.text.sentences[doc.text.sentence_of(p.start)].start;
        let word = |k: usize| doc.is_word(k) && !doc.flags(k).has(Flags::PREPOSITION);
        let noun = (start..p.start.min(start + 3)).find(|&k| word(k) && doc.adjective(k).any().is_empty());
        let subject = noun.is_some_and(|k| doc.noun(k).sing.has(Case::Nom) && !self.clauses.named(k) && word(start));
        subject && p.plural == Some(false) && !p.passive && !p.relative
    }

    /// «Среди них – А и Б»: those whom the sentence before told of.
    fn among_them(&self) -> bool {
        let (text, start) = (self.doc.text, self.clauses.periods[self.period].start);
        let reads = |words: &[&str]| words.iter().enumerate().all(|(n, word)| text.reads(start + n, word));
        let same_paragraph = start > 0 && !text.tokens[start].line_start;
        same_paragraph && (reads(&["среди", "них"]) || reads(&["в", "их", "числе"]) || reads(&["в", "том", "числе"]))
    }

    /// What the sentence before tells of its subject, or of those «от» whom words were heard.
    fn of_sentence_before(&self, votes: &Votes) -> Option<Told> {
        let start = self.clauses.periods[self.period].start;
        let floor = self.doc.text.sentences[self.doc.text.sentence_of(start - 1)].start;
        let verb = self.clauses.predicates[..self.clauses.predicates.partition_point(|p| p.start < start)].last();
        let verb = verb.filter(|p| p.start >= floor)?;
        let heard = self.clauses.phrases.iter().rev().find(|p| p.start >= floor && p.end <= start);
        let from = heard.filter(|p| p.part == Part::Speaker && p.holder == Holder::Genitive && p.start <= verb.start);
        let told =
            from.map_or_else(|| self.part(verb, votes), |p| if votes.audience { p.part } else { Part::Participant });
        Some((told, (verb.start, verb.end)))
    }

    fn subject(&self, group: &[Mention], all: &[Mention], taken: &mut [bool], votes: &mut Votes) -> Option<Told> {
        let (start, end) = (group[0].start, group[group.len() - 1].end);
        let right = self.after(end).and_then(|r| self.behind_clause(end, r)).filter(|&r| !self.opens_item(end, r));
        let left = self.before(start).map(|l| self.over_rows(l, start));
        let chosen = match (left, right) {
            // «А рассказала о погоде, а директор Б – о товарообороте, который вырос»: the verb before holds on
            (Some(l), _) if self.told_about(end) => self.teller(l),
            (Some(l), Some(r)) => {
                let (a, b) = (self.left_score(l, group, taken), self.right_score(r, group));
                let adjacent = start.checked_sub(self.clauses.predicates[l].end).is_some_and(|gap| gap <= 4);
                if a > b || a == b && adjacent { l } else { r }
            }
            (Some(l), None) => l,
            (None, Some(r)) => r,
            (None, None) if self.among_them() => return self.of_sentence_before(votes),
            (None, None) => match self.inherited() {
                Some(h) if !self.clauses.predicates[h].passive || self.clauses.predicates[h].object.is_some() => h,
                _ => {
                    self.bare(group, votes);
                    return None;
                }
            },
        };
        let p = &self.clauses.predicates[chosen];
        taken[chosen] = true;
        if self.dies(p.verb) && !p.negated || self.away(p) {
            group.iter().for_each(|m| votes.leave(m.human, p));
        }
        self.further(group, all, chosen, taken, votes);
        if self.spoken_of(p, group) {
            return None;
        }
        if let Some(told) = self.named_by(p, start) {
            return Some(told);
        }
        let verb = self.doc.is_class(p.verb, Class::APPOINTS) && !self.doc.is_class(p.verb, Class::COPULA);
        let post = p.subject.is_none() && group[0].appointed && verb;
        // what is done to somebody («включён в состав») is no part taken
        let passive = p.passive && p.object.is_none();
        // «подготовку координируют А и Б», «её тренирует В»: what is always so
        let always = p.subject.is_none() && !p.past && !p.future && !p.said && group[0].cases.has(Case::Nom);
        // «сопредседатели подписали протокол, а А и Б – контракт»: what the noun tells is not theirs
        let elsewhere = p.end <= start && self.hard(p.end, start);
        let told = p.own.filter(|_| elsewhere).map(|own| Predicate { subject: Some(own), ..p.clone() });
        let part = match post || passive || always {
            true => Part::Mentioned,
            false => self.part(told.as_ref().unwrap_or(p), votes),
        };
        let sings = part == Part::Speaker && !p.of_speech && self.performs(&group[0]);
        let acts = part == Part::Speaker && !p.of_speech && self.acts_as(p);
        // «консультировать её согласился А» is not said
        let agrees = part == Part::Speaker && self.doc.text.fold(p.verb).starts_with("соглас") && self.to_do(p);
        if agrees {
            return Some((Part::Mentioned, (p.start, p.end)));
        }
        let part = if (sings || acts) && self.doc.text.fold(p.verb).starts_with("выступ") {
            Part::Participant
        } else {
            part
        };
        // «доложил наблюдателям, среди которых – А и Б»: they did not report
        let own = p.plural == Some(true) && !p.relative || part == Part::Mentioned;
        let among = !own && self.among_which(start.saturating_sub(6), start);
        let part = if among { Part::Participant } else { part };
        // «Комиссия признала подготовленными: А, Б и В»: who stand behind the colon are no subjects of it
        let behind = p.end <= start && (p.end..start).any(|k| self.doc.text.is(k, ":")) && self.of_one(chosen);
        let part = if behind && strength(part) > strength(Part::Participant) { Part::Participant } else { part };
        let told = (part, (p.start, p.end));
        Some(
            self.meanwhile(chosen, votes)
                .filter(|c| part != Part::Mentioned && strength(c.0) > strength(part))
                .unwrap_or(told),
        )
    }

    /// «…; в качестве наблюдателей – А»: words without a verb that open a list's next item tell nothing of those before it.
    fn opens_item(&self, end: usize, predicate: usize) -> bool {
        let (doc, p) = (self.doc, &self.clauses.predicates[predicate]);
        let nominal = p.subject.is_some() && p.verb == p.start && doc.flags(p.start).has(Flags::PREPOSITION);
        nominal && p.start > end && doc.text.is(p.start - 1, ";") && doc.text.tokens[p.start].line_start
    }

    /// «среди которых –», «в числе которых были»
    fn among_which(&self, from: usize, to: usize) -> bool {
        let fold = |k: usize| self.doc.text.fold(k);
        (from..to.saturating_sub(1)).any(|k| matches!(fold(k), "среди" | "числе") && fold(k + 1) == "которых")
    }

    /// Does an infinitive stand close to the verb?
    fn to_do(&self, p: &Predicate) -> bool {
        let period = self.clauses.periods[self.period];
        let near = p.start.saturating_sub(5).max(period.start)..(p.end + 4).min(period.end);
        let infinitive = |k: usize| self.doc.known(k).iter().any(|p| p.tag.pos() == Pos::Infinitive);
        near.filter(|&k| self.doc.is_word(k)).any(infinitive)
    }

    /// «попечителем храма выступил А», «выступил соавтором»: beside the verb, in the instrumental, what somebody is; not «докладчиком»,
    /// nor «перед участниками».
    fn acts_as(&self, p: &Predicate) -> bool {
        let doc = self.doc;
        let being = |k: usize| {
            let noun = doc.noun(k);
            let one = doc.flags(k).has(Flags::ANIMATE) && noun.has(Case::Ins) && !noun.has(Case::Nom);
            one && !doc.know.grammar.stems.speakers.begins(doc.text.fold(k))
        };
        let floor = self.clauses.periods[self.period].start.max(p.start.saturating_sub(6));
        let governed = |k: usize| {
            let first =
                (floor..k).rev().find(|&j| doc.adjective(j).any().is_empty() || doc.flags(j).has(Flags::PREPOSITION));
            first.is_some_and(|j| doc.flags(j).has(Flags::PREPOSITION))
        };
        let before = (floor..p.start).rev().take_while(|&k| doc.is_word(k)).find(|&k| being(k));
        p.end < doc.len() && being(p.end) || before.is_some_and(|k| !governed(k))
    }

    /// «назвала победителей: А и Б», «объявил имена лауреатов:»: those behind the colon are told of, and tell nothing.
    fn named_by(&self, p: &Predicate, start: usize) -> Option<Told> {
        let (doc, stems) = (self.doc, &self.doc.know.grammar.stems);
        let speaks = p.object.is_none() && matches!(p.subject, Some((Part::Speaker, _)));
        let colon = (p.end..start.min(p.end + 12)).find(|&k| doc.text.is(k, ":")).filter(|_| speaks)?;
        let people = |k: usize| {
            let noun = doc.noun(k).plur;
            doc.flags(k).has(Flags::ANIMATE) && noun.has(Case::Acc) && !noun.has(Case::Nom)
                || stems.namings.has(doc.text.fold(k))
        };
        let noun = (p.end..colon).filter(|&k| doc.is_word(k)).find(|&k| people(k))?;
        let won = (noun..colon).any(|k| stems.winners.begins(doc.text.fold(k)));
        Some((if won { Part::Participant } else { Part::Mentioned }, (noun, colon)))
    }

    /// «… – об оборудовании» at `end`: a dash for the verb, and of what one speaks.
    fn told_about(&self, end: usize) -> bool {
        let text = self.doc.text;
        let about = |k: usize| {
            k + 1 < text.len() && matches!(text.word(k), "–" | "—") && matches!(text.fold(k + 1), "о" | "об" | "обо")
        };
        // «Б, заместитель директора, – о том, почему …»
        let acts = |k: usize| self.doc.flags(k).has(Flags::VERB);
        let aside = || {
            let close = (end + 1..text.len().min(end + 16)).take_while(|&k| !acts(k)).find(|&k| text.is(k, ","));
            end < text.len() && text.is(end, ",") && (about(end + 1) || close.is_some_and(|k| about(k + 1)))
        };
        about(end) || aside()
    }

    /// «А рассказал об уроке, который состоится в мае, а Б – о квотах»: the verb of speech before those of relative clauses, if
    /// the last at `l` is one of them.
    fn teller(&self, l: usize) -> usize {
        let all = &self.clauses.predicates;
        let floor = self.clauses.periods[self.period].start;
        let own = (0..=l).rev().take_while(|&k| all[k].start >= floor).find(|&k| !all[k].relative);
        own.filter(|&k| matches!(all[k].subject, Some((Part::Speaker, _)))).unwrap_or(l)
    }

    /// «певица X»: does the title say that whoever takes the stage sings or plays?
    fn performs(&self, m: &Mention) -> bool {
        let know = self.doc.know;
        (m.start..m.end).any(|k| {
            let mut titles = self.doc.senses_of(k, SenseKind::TitleHead.bit());
            titles.any(|s| know.grammar.performs(&know.titles[s.entry as usize].lemma))
        })
    }

    /// «рассказал о своих контактах | с А»: company that is a matter told of.
    fn told_of_talks(&self, with: usize) -> bool {
        let doc = self.doc;
        let noun = with.checked_sub(1).filter(|&k| talk(doc, k) || doc.text.fold(k).starts_with("контакт"));
        // «об итогах своего телефонного разговора»
        let stop = |j: usize| !doc.is_word(j) || doc.flags(j).has(Flags::VERB) && doc.noun(j).any().is_empty();
        noun.is_some_and(|k| {
            let mut before = (k.saturating_sub(6)..k).rev().take_while(|&j| !stop(j));
            before
                .find(|&j| doc.flags(j).has(Flags::PREPOSITION))
                .is_some_and(|j| matches!(doc.text.fold(j), "о" | "об"))
        })
    }

    /// «состоявшейся в феврале встречи»: does a participle with a time long gone stand before the noun at `k`?
    fn held_before(&self, k: usize) -> bool {
        let held = |j: &usize| self.doc.know.grammar.stems.held.begins(self.doc.text.fold(*j));
        let from = (k.saturating_sub(10)..k).rev().find(held);
        from.is_some_and(|j| self.clauses.long_gone_within(j, k))
    }

    /// Does the verb before `at` tell what is so at all times?
    fn goes_always(&self, verb: usize, at: usize) -> bool {
        let p = &self.clauses.predicates[verb];
        p.end <= at && !p.past && !p.future && !p.said && !p.passive && !p.of_event()
    }

    /// «чей», «чьи», «чьих»
    fn of_whose(&self, k: usize) -> bool {
        let fold = self.doc.text.fold(k);
        fold == "чей" || fold.starts_with("чь")
    }

    /// «X, которого сопровождал Y, осмотрел»: the verb behind the clause about X that begins at `end` and has another subject.
    fn behind_clause(&self, end: usize, verb: usize) -> Option<usize> {
        let (text, predicates) = (self.doc.text, &self.clauses.predicates);
        let oblique = |k: usize| {
            text.fold(k).starts_with("котор") && !matches!(text.fold(k), "который" | "которая" | "которое" | "которые")
        };
        let begins = end + 2 < text.len() && text.is(end, ",");
        // «А, чьи родные прилетели», «А, в чьей бригаде работает Б»: they, and not he
        let whose = begins && (self.of_whose(end + 1) || self.of_whose(end + 2));
        let opens = begins && (oblique(end + 1) || oblique(end + 2)) || whose;
        let limit = self.clauses.periods[self.period].end;
        let Some(next) = predicates.get(verb + 1).filter(|p| opens && p.start < limit) else {
            return Some(verb).filter(|_| !whose);
        };
        let inner = &predicates[verb];
        let within = inner.start > end && !self.comma(end + 1, inner.start);
        let closes = within && self.comma(inner.end, next.start) && !self.hard(inner.end, next.start);
        if closes { Some(verb + 1) } else { Some(verb).filter(|_| !whose) }
    }

    /// «председательствуя на заседании, X отметил»: what a converb beside the verb tells of its subject.
    fn meanwhile(&self, verb: usize, votes: &Votes) -> Option<Told> {
        /// Tokens between the two.
        const REACH: usize = 24;
        let p = &self.clauses.predicates[verb];
        let all = &self.clauses.converbs;
        let from = all.partition_point(|c| c.start + REACH < p.start);
        let near = all[from..].iter().take_while(|c| c.start < p.end + REACH);
        let own = |c: &&Predicate| {
            let (a, b) = if c.start < p.start { (c.end, p.start) } else { (p.end, c.start) };
            !self.clauses.any(a, b) && !self.hard(a, b) && self.doc.text.sentence_of(a) == self.doc.text.sentence_of(b)
        };
        let told = near.filter(own).filter_map(|c| Some((self.attributed(c, votes)?, (c.start, c.end))));
        told.filter(|c| strength(c.0) >= strength(Part::Speaker)).max_by_key(|c| strength(c.0))
    }

    /// «X критикуют за …», «мальчика назвали X»: a verb of speech in the plural beside one name alone has people unnamed for its
    /// subject.
    fn spoken_of(&self, p: &Predicate, group: &[Mention]) -> bool {
        let says = matches!(p.subject, Some((Part::Speaker, When::Many))) && p.plural == Some(true) && !p.passive;
        let [one] = group else {
            return false;
        };
        let (doc, floor) = (self.doc, self.clauses.periods[self.period].start);
        let (from, to) = if p.start >= one.end { (one.end, p.start) } else { (p.end, one.start) };
        let others = |k: usize| {
            matches!(doc.text.word(k), "," | ";" | ":" | "(" | "–" | "—")
                || matches!(doc.text.fold(k), "и" | "с" | "со" | "вместе")
        };
        let several = |k: usize| doc.noun(k).plur.has(Case::Nom) && !doc.noun(k).sing.has(Case::Gen);
        let around = one.start.saturating_sub(2).max(floor)..(one.end + 1).min(doc.len());
        says && to - from <= 12 && !(from..to).chain(around).any(|k| others(k) || several(k))
    }

    /// Further verbs of the same subject: «отчитался и представил».
    fn further(&self, group: &[Mention], all: &[Mention], first: usize, taken: &mut [bool], votes: &mut Votes) {
        let limit = self.clauses.periods[self.period].end;
        let (mut last, mut k) = (first, first + 1);
        while let Some(p) = self.clauses.predicates.get(k).filter(|p| p.start < limit) {
            let from = self.clauses.predicates[last].end.max(group[group.len() - 1].end);
            let other = beginning(all, from, p.start).any(|m| m.end <= p.start && m.cases.has(Case::Nom));
            let and =
                from < p.start && (from..p.start).any(|j| self.doc.text.fold(j) == "и" || self.doc.text.is(j, ","));
            // «…, коллегия отклонила»: a subject that is nobody's name
            let own = |k: usize| {
                self.doc.is_word(k)
                    && !self.clauses.named(k)
                    && self.doc.noun(k).has(Case::Nom)
                    && !self.doc.noun(k).has(Case::Acc)
                    && !self.doc.flags(k).has(Flags::VERB | Flags::FUNCTION | Flags::PRONOMINAL)
            };
            let other = other || (from..p.start).any(own);
            if other || !and || self.hard(from, p.start) || self.mismatch(p, group) || p.passive {
                return;
            }
            // «получат А и Б, в чьих бригадах проходят практику студенты»
            let end = group[group.len() - 1].end;
            if p.start >= end && last == first && self.behind_clause(end, k) != Some(k) {
                return;
            }
            // a subject of its own right behind the verb
            if beginning(all, p.end, p.end + 3).any(|m| m.cases.has(Case::Nom)) {
                return;
            }
            // «театр, который возглавляет X, выступил»: the comma closes the clause of the first verb
            let opener = &self.clauses.predicates[first];
            let closed = opener.relative && opener.end <= group[0].start && self.doc.text.is(from, ",");
            if closed {
                return;
            }
            let (part, away) = (self.part(p, votes), self.away(p));
            for m in group {
                votes.add(m.human, part, (p.start, p.end));
                if away {
                    votes.leave(m.human, p);
                }
            }
            taken[k] = true;
            last = k;
            k += 1;
        }
    }

    fn mismatch(&self, p: &Predicate, group: &[Mention]) -> bool {
        let number = match (p.plural, group.len()) {
            (Some(true), 1) => true,
            (Some(false), n) => n > 1,
            _ => false,
        };
        let gender = group.len() == 1
            && matches!(
                (p.gender, group[0].gender),
                (Some(Gender::Masc), Some(Gender::Femn))
                    | (Some(Gender::Femn), Some(Gender::Masc))
                    | (Some(Gender::Neut), _)
            );
        number || gender
    }

    fn left_score(&self, l: usize, group: &[Mention], taken: &[bool]) -> i32 {
        let p = &self.clauses.predicates[l];
        let start = group[0].start;
        let mut score = 10;
        if self.hard(p.end, start) {
            score -= 6;
        }
        if taken[l] {
            score -= 4;
        }
        if self.comma(p.end, start) {
            score -= 3;
        }
        if start.saturating_sub(p.end) > 8 {
            score -= 2;
        }
        // a plural verb may open a list whose first member stands alone here; a singular one may agree with the first only
        if self.mismatch(p, group) && p.plural != Some(true) {
            score -= 4;
        }
        score
    }

    fn right_score(&self, r: usize, group: &[Mention]) -> i32 {
        let p = &self.clauses.predicates[r];
        let end = group[group.len() - 1].end;
        let mut score = 10;
        if self.hard(end, p.start) && self.after(end) == Some(r) {
            score -= 6;
        }
        if self.comma(end, p.start) {
            score -= 1;
        }
        if p.start.saturating_sub(end) > 12 {
            score -= 1;
        }
        if self.mismatch(p, group) {
            score -= 5;
        }
        score
    }

    /// Names without any verb: a list's or table's line tells that they took part.
    fn bare(&self, group: &[Mention], votes: &mut Votes) {
        for m in group {
            let bracketed = self.clauses.bracketed(m.start);
            // «рук. Жданов П.А.»
            let aside =
                m.start > 1 && self.doc.text.is(m.start - 1, ".") && self.doc.is_class(m.start - 2, Class::ASIDE);
            let headline = self.clauses.periods[self.period].headline;
            if !bracketed && !aside && !votes.mourns && !headline && !self.of_the_past(m) {
                votes.add(m.human, Part::Participant, (m.start, m.end));
            }
        }
    }

    /// Of another time than what is reported.
    fn untold(&self, p: &Predicate, votes: &Votes) -> bool {
        p.earlier || p.future && !votes.announced
    }

    /// The part that a predicate gives to its subject.
    fn part(&self, p: &Predicate, votes: &Votes) -> Part {
        let leads = p.of_delegation && matches!(p.subject, Some((_, When::Led)));
        let says = matches!(p.subject, Some((Part::Speaker, When::Many)));
        // «на заседании, которое ведёт А»
        let chairs = matches!(p.subject, Some((Part::Chair, When::Always | When::Event))) && p.of_event();
        let aside = p.relative && !p.past && !p.passive && !leads && !says && !chairs || says && self.retold(p);
        // «не согласился», «не исключил» are said
        if p.negated && !says || self.untold(p, votes) || aside {
            return Part::Mentioned;
        }
        if p.passive {
            return p.object.unwrap_or(Part::Participant);
        }
        // «тренеру, чьей ученицей была А»
        let whose =
            |k: usize| matches!(self.doc.text.fold(k), "чей" | "чья" | "чьей" | "чьим" | "чьими" | "чьи" | "чью");
        if p.subject.is_none() && (p.start.saturating_sub(3)..p.start).any(whose) {
            return Part::Mentioned;
        }
        // «комиссия, сопредседателем которой является А», «Б последние годы был директором»
        if p.relative && self.doc.text.fold(p.verb).starts_with("явля") || p.subject.is_none() && self.was_in_office(p)
        {
            return Part::Mentioned;
        }
        let Some((part, when)) = p.subject else {
            return match p.said && votes.audience {
                true => Part::Speaker,
                // «А сообщил, что студент Б вышел в финал»
                false if votes.mourns || self.retold(p) => Part::Mentioned,
                false => Part::Participant,
            };
        };
        // «офис, который возглавил А», but «жюри, которое возглавил Б»
        let jury = (p.start.saturating_sub(6)..p.start).any(|k| self.doc.text.reads(k, "жюри"));
        let headed =
            !jury && p.relative && matches!(when, When::Led | When::Event) && !p.of_event() && !p.of_delegation;
        if headed {
            return Part::Mentioned;
        }
        // «её туркменскую часть возглавляет А»: a body has its head always
        let lasting = when == When::Led && !p.past && !p.future && !p.of_event() && !p.of_delegation;
        // … but «контингенты возглавляют:» over a list
        if lasting && p.plural != Some(true) && !jury {
            return Part::Mentioned;
        }
        let holds = match when {
            When::Always | When::Pair | When::Away => true,
            When::Many => votes.audience,
            When::Event => p.of_event(),
            // «совет, в который входили А и Б, присудил»
            When::Body => !p.of_delegation && !self.sat_then(p),
            When::Led => p.of_event() && !p.of_delegation,
            When::Speech => p.of_speech,
            When::Guests => !p.of_decision,
        };
        // «…», – поддержал его А
        let said = p.said && votes.audience && part == Part::Participant && self.direct_speech(p.start);
        match holds {
            _ if said => Part::Speaker,
            true => part,
            false => Part::Participant,
        }
    }

    /// «…», – X; «…!» – X: do somebody's own words end before the dash?
    fn direct_speech(&self, at: usize) -> bool {
        let text = self.doc.text;
        let quote = |k: usize| matches!(text.word(k), "»" | "\"" | "”");
        let dash = (at.saturating_sub(3)..at).rev().find(|&k| matches!(text.word(k), "–" | "—" | "-"));
        dash.filter(|&k| k > 2).is_some_and(|k| {
            text.is(k - 1, ",") && quote(k - 2) || quote(k - 1) && matches!(text.word(k - 2), "!" | "?" | "…")
        })
    }

    /// «Сафаров рассказал, что пункт предложила Учаева»: is the verb of speech in the clause of what another one tells?
    fn retold(&self, p: &Predicate) -> bool {
        let text = self.doc.text;
        let all = &self.clauses.predicates;
        let at = all.partition_point(|o| o.start < p.start);
        let floor = self.clauses.periods[self.period].start;
        let Some(outer) = at.checked_sub(1).map(|k| &all[k]).filter(|o| o.start >= floor) else { return false };
        let that = (outer.end..p.start).find(|&k| text.reads(k, "что") && text.is(k - 1, ","));
        let told = matches!(outer.subject, Some((Part::Speaker, _))) && !outer.passive;
        told && !p.passive && p.past && that.is_some_and(|k| p.start - k <= 16)
    }

    /// «был директором театра»: what somebody was.
    fn was_in_office(&self, p: &Predicate) -> bool {
        let doc = self.doc;
        let office = |k: usize| doc.senses(k).any(|s| s.kind == SenseKind::TitleHead && s.cases.has(Case::Ins));
        matches!(doc.text.fold(p.verb), "был" | "была" | "были") && (p.end..doc.len().min(p.end + 3)).any(office)
    }

    /// «совет, в который входили X и Y, присудил»
    fn sat_then(&self, p: &Predicate) -> bool {
        let fold = |k: usize| self.doc.text.fold(k);
        p.start > 0 && fold(p.start - 1).starts_with("котор") && fold(p.verb).starts_with("входил")
    }

    /// «с государственным секретарём кардиналом X»: the preposition stands before words between it and the name.
    fn in_company(&self, m: &Mention) -> bool {
        let doc = self.doc;
        let floor = self.clauses.periods[self.period].start.max(m.start.saturating_sub(14));
        let stop = |k: usize| matches!(doc.text.word(k), "," | ";" | ":" | "." | "–" | "—" | "(" | ")");
        let with = (floor..m.start)
            .rev()
            .take_while(|&k| !stop(k))
            .find(|&k| doc.is_word(k) && matches!(doc.text.fold(k), "с" | "со" | "между"));
        let instrumental = |k: usize| doc.noun(k).has(Case::Ins) || doc.adjective(k).any().has(Case::Ins);
        // «с вновь назначенным послом X»
        let first = |k: usize| k + 1 + usize::from(doc.flags(k + 1).has(Flags::ADVERB) && k + 2 < m.start);
        with.is_some_and(|k| instrumental(first(k)) && !self.clauses.any(k, m.start))
    }

    /// Is it a meeting in the past, in a clause that hangs on a verb of going there?
    fn met_there(&self, p: &Predicate) -> bool {
        let sentence = self.doc.text.sentences[self.doc.text.sentence_of(p.start)];
        // «Накануне он побывал в Омске, где …»: before what is reported
        let before = self.doc.text.reads(sentence.start, "накануне");
        let meets = p.past && !p.earlier && !before && matches!(p.subject, Some((_, When::Pair)));
        let main = self.before(p.start).map(|l| &self.clauses.predicates[l]);
        let goes = |q: &Predicate| self.doc.know.grammar.stems.goes.begins(self.doc.text.fold(q.verb));
        meets && main.is_some_and(goes)
    }

    /// «встретился с …», «вместе с …», «переговоры с …»
    fn companions(&self, group: &[Mention], votes: &Votes) -> Option<Told> {
        let head = &group[0];
        let verb = self.before(head.start).filter(|&l| !self.hard(self.clauses.predicates[l].end, head.start));
        let verb = verb.or_else(|| self.after(group[group.len() - 1].end));
        // «…; с Y – реформы»: the verb of the clause before holds on
        let verb = verb.or_else(|| self.before(head.start));
        let noun = head.start >= 2 && self.talk_before(head.start - 1);
        match verb.map(|v| &self.clauses.predicates[v]) {
            // «побывал в Анкаре, где встретился с А», but «рассказал о поездке, где встретился с А»
            Some(p) if p.relative && !self.met_there(p) => None,
            Some(p) => {
                let part = match self.part(p, votes) {
                    part @ (Part::Mentioned | Part::Attendee) => part,
                    // «подписал с ректором меморандум», not «… итоги встречи с ним»
                    _ if matches!(p.subject, Some((Part::Signatory, _))) && !noun => Part::Signatory,
                    _ => Part::Participant,
                };
                Some((part, (p.start, p.end)))
            }
            None => noun
                .then(|| (Part::Participant, (head.start - 2, head.start)))
                .or_else(|| self.beside_listed(head, votes)),
        }
    }

    /// «Такаси Акиба, вице-мэр, с переводчицей Б»: a line of a list names who came with its first.
    fn beside_listed(&self, head: &Mention, votes: &Votes) -> Option<Told> {
        let (doc, at) = (self.doc, head.start.checked_sub(2)?);
        /// Tokens of a list's line before whoever came with its first.
        const LINE: usize = 60;
        let start = (at.saturating_sub(LINE)..=at).rev().find(|&k| doc.text.tokens[k].line_start)?;
        let listed = doc.text.is(at, ",") && doc.capital(start) && !votes.mourns;
        let heading = self.inherited().map(|v| &self.clauses.predicates[v]);
        listed.then(|| heading.map_or(Part::Participant, |p| self.part(p, votes))).map(|part| (part, (at, head.end)))
    }

    /// «встреча», «переговоры», «разговор» within the phrase that ends before `at`.
    fn talk_before(&self, at: usize) -> bool {
        let floor = self.clauses.periods[self.period].start;
        (floor.max(at.saturating_sub(8))..at).any(|k| talk(self.doc, k))
    }

    fn recipients(&self, group: &[Mention], votes: &Votes) -> Option<Told> {
        let (start, end) = (group[0].start, group[group.len() - 1].end);
        if let Some(((part, _), p)) = self.clauses.governor(self.doc, start).and_then(|p| Some((p.recipient?, p))) {
            return Some((if self.hindered(p, votes) { Part::Mentioned } else { part }, (p.start, p.end)));
        }
        let fits = |k: &usize| {
            let p = &self.clauses.predicates[*k];
            p.recipient.is_some_and(|(_, when)| when != When::Speech || p.of_speech)
        };
        let left = self.before(start).filter(|&l| !self.hard(self.clauses.predicates[l].end, start)).filter(fits);
        let right = self.after(end).filter(|&r| !self.hard(end, self.clauses.predicates[r].start)).filter(fits);
        let p = &self.clauses.predicates[left.or(right)?];
        let part = match p.recipient {
            Some((part, _)) if !p.negated && !self.untold(p, votes) => part,
            _ => Part::Mentioned,
        };
        Some((part, (p.start, p.end)))
    }

    /// Did what a participle or converb tells not come about, or does its sentence tell of another time?
    fn hindered(&self, p: &Predicate, votes: &Votes) -> bool {
        let verb = self.before(p.start).filter(|&l| !self.hard(self.clauses.predicates[l].end, p.start));
        p.negated || p.earlier || verb.is_some_and(|v| self.untold(&self.clauses.predicates[v], votes))
    }

    /// «подписан …», «приём ведётся …»
    fn agents(&self, group: &[Mention], votes: &Votes) -> Option<Told> {
        let (start, end) = (group[0].start, group[group.len() - 1].end);
        // «письмо, подписанное X, передано»: the participle's, not the verb's
        let participle = start > 0 && self.doc.known(start - 1).iter().any(|p| p.tag.pos() == Pos::Participle);
        if participle && self.doc.adjective(start - 1).any().and(group[0].cases).is_empty() {
            return self.opened_by(start);
        }
        let reflexive = |p: &Predicate| self.doc.text.fold(p.end - 1).ends_with("ся");
        let fits = |k: &usize| {
            let p = &self.clauses.predicates[*k];
            p.passive && p.subject.is_some() || reflexive(p) && votes.announced
        };
        let left = self.before(start).filter(|&l| !self.hard(self.clauses.predicates[l].end, start)).filter(fits);
        let right = self.after(end).filter(|&r| !self.hard(end, self.clauses.predicates[r].start)).filter(fits);
        let p = &self.clauses.predicates[left.or(right)?];
        let part = match p.subject {
            _ if p.negated || self.untold(p, votes) => Part::Mentioned,
            Some((part @ (Part::Signatory | Part::Host | Part::Mentioned), _)) => part,
            _ => Part::Participant,
        };
        Some((part, (p.start, p.end)))
    }

    /// «прошёл семинар, открытый ректором А»: what the participle before `at` tells of whoever does it to an event.
    fn opened_by(&self, at: usize) -> Option<Told> {
        let doc = self.doc;
        let (participle, noun) = (at.checked_sub(1)?, at.checked_sub(3)?);
        let event = doc.any_of(noun, SenseKind::EventHead.bit()) && doc.text.is(noun + 1, ",");
        let told = |role: &&crate::rules::Role| {
            let part = matches!(role.part, Part::Speaker | Part::Chair);
            part && role.holder == Holder::Subject
                && matches!(role.when, When::Event | When::Always)
                && role.near.is_empty()
        };
        let mut roles = doc.senses_of(participle, SenseKind::RoleVerb.bit());
        let role = roles.find_map(|s| Some(&doc.know.roles[s.entry as usize]).filter(told)).filter(|_| event)?;
        Some((role.part, (participle, at)))
    }

    /// «принял посла …», «встреча министра …»
    fn objects(&self, group: &[Mention], votes: &Votes) -> Option<Told> {
        let head = &group[0];
        if head.start > 0 && talk(self.doc, head.start - 1) && head.cases.has(Case::Gen) {
            let around = self.before(head.start).or_else(|| self.after(group[group.len() - 1].end));
            let later = around.map(|v| &self.clauses.predicates[v]).is_some_and(|p| p.negated || self.untold(p, votes));
            let gone = later || self.clauses.long_gone(group[group.len() - 1].end) || self.held_before(head.start - 1);
            return (!gone).then(|| (Part::Participant, (head.start - 1, head.start)));
        }
        let speech = head.start > 0 && self.doc.is_class(head.start - 1, Class::SPEECH);
        if let Some(k) = self.owner(head).filter(|&k| !speech && !self.placed(k) && !self.described(k, head)) {
            return self.crew(k, votes).or_else(|| self.introduced(k, votes));
        }
        if let Some((part, p)) = self.clauses.governor(self.doc, head.start).and_then(|p| Some((p.object?, p))) {
            return Some((if self.hindered(p, votes) { Part::Mentioned } else { part }, (p.start, p.end)));
        }
        let end = group[group.len() - 1].end;
        // «заслушан доклад X»: his speech is the passive's subject
        let heard = |p: &Predicate| !p.passive || speech && p.object == Some(Part::Speaker);
        let fits = |k: &usize| self.clauses.predicates[*k].object.is_some() && heard(&self.clauses.predicates[*k]);
        let left =
            self.before(head.start).filter(|&l| !self.hard(self.clauses.predicates[l].end, head.start)).filter(fits);
        let right = self.after(end).filter(|&r| self.clauses.predicates[r].start - end <= 3).filter(fits);
        let p = &self.clauses.predicates[left.or(right)?];
        if speech && p.object != Some(Part::Speaker) {
            return None;
        }
        let part = match p.object {
            Some(part) if !p.negated && !self.untold(p, votes) => part,
            _ => Part::Mentioned,
        };
        Some((part, (p.start, p.end)))
    }

    /// «принял завершающего свою миссию посла X»: the noun at `k` belongs to a participle that describes the person.
    fn described(&self, k: usize, m: &Mention) -> bool {
        let doc = self.doc;
        let participle = |j: usize| {
            let told = doc.known(j).iter().any(|p| p.tag.pos() == Pos::Participle);
            told && !doc.adjective(j).any().and(m.cases).is_empty()
        };
        let own = |j: usize| matches!(doc.text.fold(j), "свою" | "свой" | "свое" | "свои");
        let j = if k > 1 && own(k - 1) { k - 2 } else { k.saturating_sub(1) };
        doc.is_word(j) && participle(j) && !doc.noun(k).any().and(CaseSet::of(Case::Acc)).is_empty()
    }

    /// «обыграл в финале X», «поздравил с юбилеем Y», «принял по его просьбе Z»: the noun tells where, with what or at whose wish, and
    /// governs nobody.
    fn placed(&self, k: usize) -> bool {
        let (doc, floor) = (self.doc, self.clauses.periods[self.period].start.max(k.saturating_sub(3)));
        let cases = doc.noun(k);
        let preposition = |j: usize| match doc.text.fold(j) {
            "в" | "во" | "на" => cases.has(Case::Loc),
            "с" | "со" => cases.has(Case::Ins),
            "по" => cases.has(Case::Dat) && matches!(doc.text.fold(k - 1), "его" | "ее" | "их"),
            _ => false,
        };
        !cases.has(Case::Gen) && !cases.has(Case::Acc) && (floor..k).any(|j| doc.is_word(j) && preposition(j))
    }

    /// «рота капитана X», «экипаж Y»: whoever heads a group takes part with it.
    fn crew(&self, k: usize, votes: &Votes) -> Option<Told> {
        let verb = self.before(k).or_else(|| self.after(k));
        let told = |v: usize| self.untold(&self.clauses.predicates[v], votes);
        (self.doc.is_class(k, Class::CREW) && !verb.is_some_and(told)).then_some((Part::Participant, (k, k + 1)))
    }

    /// «представила делегации проректора X»: a dative between the verb and its object.
    fn introduced(&self, k: usize, votes: &Votes) -> Option<Told> {
        let p = self.before(k).map(|l| &self.clauses.predicates[l])?;
        let fits = p.end == k && p.object.is_some() && !p.passive && self.doc.noun(k).has(Case::Dat);
        (fits && !self.untold(p, votes)).then_some((p.object?, (p.start, p.end)))
    }

    /// «присутствовавшего на заседании …», «…, прибывшей на заседание», «…, который присутствовал»
    fn participles(&self, m: &Mention, told: Option<Part>, votes: &mut Votes) {
        // a phrase of the lexicon, and eight tokens behind it
        const REACH: usize = 32;
        // «отправятся победившие …», «замечен прилетевший …»: the clause itself has told less
        let less = matches!(told, Some(Part::Mentioned | Part::Attendee));
        let floor = self.clauses.periods[self.period].start;
        let all = &self.clauses.participles;
        let from = all.partition_point(|c| c.start < floor.max(m.start.saturating_sub(REACH)));
        let to = all.partition_point(|c| c.start <= m.end + 10);
        for c in &all[from..to.max(from)] {
            let before = c.start >= floor && c.end <= m.start && m.start - c.end <= 8;
            let after = c.start == m.end + 1 + usize::from(c.negated) && self.doc.text.is(m.end, ",");
            // «А из Омска, на церемонию приехать не сумевшая»
            let between = m.end..c.start.max(m.end);
            let absent = c.away()
                && between.len() <= 10
                && between.clone().any(|k| self.doc.text.is(k, ","))
                && !between.clone().any(|k| self.clauses.named(k) || matches!(self.doc.text.word(k), "." | ";" | ":"))
                && !self.clauses.any(m.end, c.start);
            let after = after || absent;
            let cases = self.doc.adjective(c.start).any();
            let own = |k: usize| self.clauses.named(k) || matches!(self.doc.text.word(k), "," | "." | ";" | ":");
            let phrases = &self.clauses.phrases;
            let held = |c: &Predicate| {
                let behind = &phrases[phrases.partition_point(|p| p.start < c.end)..];
                behind.iter().take_while(|p| p.start < m.start).any(|p| p.end <= m.start)
            };
            if (before && !(c.end..m.start).any(own) && !held(c) || after) && !cases.and(m.cases).is_empty() {
                if self.dies(c.start) || self.away(c) {
                    votes.leave(m.human, c);
                }
                let text = self.doc.text;
                let until = text.reads(c.end, "до") && text.reads(c.end + 1, "этого");
                let Some(part) = self.attributed(c, votes).filter(|_| !until) else {
                    continue;
                };
                // «участвовавший в церемонии губернатор пригласил …»
                let took_part = self.doc.text.fold(c.start).starts_with("участвов");
                if took_part || !(less && part == Part::Participant) {
                    votes.add(m.human, part, (c.start, c.end));
                }
            }
        }
        if self.doc.text.tokens.len() > m.end + 2
            && self.doc.text.is(m.end, ",")
            && matches!(self.doc.text.fold(m.end + 1), "который" | "которая" | "которые")
            && let Some(v) = self.after(m.end + 2)
            && self.clauses.predicates[v].start - m.end < 8
        {
            // the pronoun is the subject, and no event
            let p = Predicate { pronoun: false, ..self.clauses.predicates[v].clone() };
            if self.away(&p) {
                votes.leave(m.human, &p);
            }
            if let Some(part) = self.attributed(&p, votes) {
                votes.add(m.human, part, (p.start, p.end));
            }
        }
    }

    /// The part that a participle or a relative clause tells of its person: who heads or opens what is no event takes none.
    fn attributed(&self, p: &Predicate, votes: &Votes) -> Option<Part> {
        let (_, when) = p.subject?;
        let of_event = p.of_event() || when == When::Led && p.of_delegation;
        let aside = matches!(when, When::Led | When::Event) && !of_event;
        (!aside && !p.negated && !p.earlier).then(|| self.part(p, votes))
    }
}

/// «Время | Докладчик | Тема» over rows: the part that heads the column in which `at` stands.
fn column_heading(doc: &Doc, found: &Found, at: usize) -> Option<(Part, (usize, usize))> {
    let cell = super::tables::heading(doc, at)?;
    if cell.len() == 1 && doc.know.grammar.stems.speaker_columns.has(doc.text.fold(cell.start)) {
        return Some((Part::Speaker, (cell.start, cell.end)));
    }
    let n = found.titles.binary_search_by_key(&cell.start, |t| t.start).ok()?;
    let title = &found.titles[n];
    let whole = title.end == cell.end;
    whole.then(|| Some((titles::part(doc, title)?, (title.start, title.end)))).flatten()
}

/// «докладчик: заместитель мэра А»: the part that a word before a colon or dash tells of the holder of the title at `start`.
fn led_by_part(doc: &Doc, found: &Found, start: usize) -> Option<(Part, (usize, usize))> {
    let mark = start.checked_sub(1).filter(|&k| matches!(doc.text.word(k), ":" | "–" | "—"))?;
    let before = found.titles.partition_point(|t| t.start < mark).checked_sub(1).map(|t| &found.titles[t])?;
    let title = Some(before).filter(|t| t.end == mark)?;
    Some((titles::part(doc, title)?, (title.start, title.end)))
}

/// A noun of talks between sides: «встреча», «переговоры», «телефонный разговор».
pub(super) fn talk(doc: &Doc, k: usize) -> bool {
    doc.senses_of(k, SenseKind::EventHead.bit()).any(|s| {
        let head = &doc.know.events[s.entry as usize];
        head.class == "talks" || head.lemma.contains("встреча")
    })
}

#[cfg(test)]
mod tests {
    use crate::model::Release;
    use crate::rules::Knowledge;

    /// «surname role» of everybody in the text, sorted.
    fn roles(text: &str) -> Vec<String> {
        let mut release = Release { text: text.into(), published: Some("2024-03-01".into()), ..Release::default() };
        crate::extract::extract(&mut release, Knowledge::embedded());
        let mut out: Vec<String> = release
            .participants
            .iter()
            .map(|p| format!("{} {}", release.people[p.person].surname.as_deref().unwrap_or("?"), p.role))
            .collect();
        out.sort();
        out
    }

    #[test]
    fn the_chair_and_those_who_took_part() {
        let text = "Под председательством министра транспорта Ивана Коваленко состоялось заседание комиссии. \
                    В нём приняли участие директор завода Олег Сидоров и ректор университета Анна Кузнецова.";
        assert_eq!(roles(text), ["Коваленко chair", "Кузнецова participant", "Сидоров participant"]);
    }

    #[test]
    fn whoever_receives_is_the_host() {
        let text = "Министр Иван Петров принял посла Индии Олега Сидорова.";
        assert_eq!(roles(text), ["Петров host", "Сидоров participant"]);
    }

    #[test]
    fn signing_and_looking_on() {
        let text = "Иван Петров и Олег Сидоров подписали договор. На церемонии присутствовала директор Анна Кузнецова.";
        assert_eq!(roles(text), ["Кузнецова attendee", "Петров signatory", "Сидоров signatory"]);
    }

    #[test]
    fn what_is_to_come_is_only_mentioned() {
        let text = "Вчера прошло совещание. С докладом выступил директор Олег Сидоров. Завтра в Москву прибудет министр Иван Петров.";
        assert_eq!(roles(text), ["Петров mentioned", "Сидоров speaker"]);
    }

    #[test]
    fn absent_and_appointed_are_only_mentioned() {
        let text = "Министр Иван Петров в заседании не участвовал. Директором назначена Анна Кузнецова.";
        assert_eq!(roles(text), ["Кузнецова mentioned", "Петров mentioned"]);
    }

    #[test]
    fn a_heading_holds_for_its_lines() {
        let text = "Вчера прошло заседание.\nПрисутствовали:\n- министр Иван Петров;\n- директор Олег Сидоров.\nВыступил ректор Павел Кузнецов.";
        assert_eq!(roles(text), ["Кузнецов speaker", "Петров attendee", "Сидоров attendee"]);
    }

    #[test]
    fn two_sides_talk_many_listen() {
        let talks = "Министр Иван Петров встретился с директором Олегом Сидоровым. Олег Сидоров сообщил о планах.";
        assert_eq!(roles(talks), ["Петров participant", "Сидоров participant"]);
        let many = "Состоялось совещание врачей. Директор Олег Сидоров сообщил о планах.";
        assert_eq!(roles(many), ["Сидоров speaker"]);
    }
}
