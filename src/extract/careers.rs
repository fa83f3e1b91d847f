//! Posts told of whoever the text is about: «С 2004 года — заместитель министра», «Он был директором школы», «Затем работал
//! редактором». The clause names nobody; its holder is the human of the sentence, or of the sentences before, if there is but
//! one and the verb or pronoun has his gender.

use super::bind::{Found, How};
use super::doc::{Doc, Flags};
use super::people::Human;
use super::phrase;
use super::titles::Title;
use crate::morph::{Case, Gender, Number, Pos};
use crate::rules::{Class, TitleClass};
use crate::text::{Kind, Sentence};

/// How many sentences without a name the holder is remembered for.
const REACH: usize = 4;
/// Tokens between the verb and its title.
const NEAR: usize = 7;

/// Tokens before the verb in a clause that tells of one person.
const LONGEST_CLAUSE: usize = 40;
/// A sentence that names more people is a list.
const FEW: usize = 16;

/// Whom the text is about.
#[derive(Clone, Copy)]
struct Topic {
    human: usize,
    /// His last mention.
    name: usize,
    sentence: usize,
}

/// Binds the titles that no name stands by.
pub fn bind(doc: &Doc, found: &mut Found, humans: &[Human]) {
    let mut names: Vec<(usize, usize, usize)> = Vec::new();
    for (h, human) in humans.iter().enumerate() {
        names.extend(human.names.iter().map(|&n| (found.names[n].start, n, h)));
    }
    names.sort_unstable();
    let mut bound = vec![false; found.titles.len()];
    found.bonds.iter().for_each(|b| bound[b.title] = true);
    let mut free: Vec<usize> = (0..bound.len()).filter(|&t| !bound[t] && found.titles[t].singular).collect();
    free.sort_unstable_by_key(|&t| found.titles[t].start);
    let before = found.bonds.len();
    for (title, name) in same_office(doc, found, &names, &bound) {
        found.attach(title, name, How::Verb);
    }
    for (title, name) in named_next(doc, found, &free, &names) {
        found.attach(title, name, How::Verb);
        free.retain(|&t| t != title);
    }
    let (mut t, mut n) = (0, 0);
    let mut topic: Option<Topic> = None;
    for (number, &s) in doc.text.sentences.iter().enumerate() {
        let mine = &names[n..n + names[n..].iter().take_while(|m| m.0 < s.end).count()];
        n += mine.len();
        let mut told = None;
        while t < free.len() && found.titles[free[t]].start < s.end {
            let title = free[t];
            t += 1;
            let shared = told.filter(|&(last, _)| joined(doc, found, last, title)).map(|(_, name)| name);
            let holder = shared.or_else(|| {
                let near = topic.filter(|p| number - p.sentence <= REACH);
                let title = &found.titles[title];
                let near = near.as_ref();
                // «Вакантной остаётся должность кардиолога»
                let vacant = |k: usize| doc.know.grammar.stems.vacant.begins(doc.text.fold(k));
                if (s.start..title.start).any(vacant) {
                    return None;
                }
                let told = since(doc, title, s).or_else(|| years(doc, title)).or_else(|| verb(doc, title, s));
                let told = told.or_else(|| bare(doc, found, &free[t - 1..], s));
                let office = told.and_then(|told| holder(title, told, mine, near, found, humans));
                office.or_else(|| {
                    let name = holder(title, again(doc, title, s)?, mine, near, found, humans)?;
                    called(name, found, humans).filter(|&name| !wider(doc, title, name, found, humans))
                })
            });
            if let Some(name) = holder {
                told = Some((title, name));
                found.attach(title, name, How::Told);
                // a career told in many sentences remains his
                if mine.is_empty() {
                    topic = topic.map(|t| Topic { sentence: number, ..t });
                }
            }
        }
        topic = next_topic(doc, topic, mine, number, found);
    }
    if found.bonds.len() > before {
        found.index();
    }
}

/// «Избран новый председатель собрания. Им стала А»: the last free title of the sentence before, and who the pronoun tells.
fn named_next(doc: &Doc, found: &Found, free: &[usize], names: &[(usize, usize, usize)]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for pair in doc.text.sentences.windows(2) {
        let (told, next) = (pair[0], pair[1]);
        let pronoun = |k: usize| matches!(doc.text.fold(k), "им" | "ею" | "ей");
        let opens = next.end > next.start + 2
            && pronoun(next.start)
            && matches!(doc.text.fold(next.start + 1), "стал" | "стала" | "станет");
        // «По итогам голосования им стал А»
        let becomes =
            |k: usize| doc.is_class(k, Class::APPOINTS) && doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
        let inner = |name: usize| name > next.start && becomes(name - 1) && (next.start..name - 1).any(pronoun);
        let last = free[..free.partition_point(|&t| found.titles[t].start < told.end)].last();
        let first = names.get(names.partition_point(|m| m.0 < next.start));
        let near = |m: &&(usize, usize, usize)| {
            let reach = if opens { NEAR } else { 2 * NEAR };
            m.0 <= next.start + reach && m.0 < next.end && (opens || inner(m.0))
        };
        if let (Some(&title), Some(&(_, name, _))) = (last, first.filter(near))
            && found.titles[title].start >= told.start
        {
            out.push((title, name));
        }
    }
    out
}

/// «А освобождён от должности министра. На эту должность назначен Б», «снял А с поста главы и назначил на него Б», «сменила на этом
/// посту В»: the office told last, and who has it next.
fn same_office(doc: &Doc, found: &Found, names: &[(usize, usize, usize)], bound: &[bool]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..found.titles.len()).collect();
    order.sort_unstable_by_key(|&t| found.titles[t].start);
    let held = names.iter().filter_map(|&(start, name, _)| Some((name, office_pronoun(doc, found, name, start)?)));
    held.filter_map(|(name, at)| Some((office_before(doc, found, names, (&order, bound), at)?, name))).collect()
}

/// «на эту должность», «на него» beside a verb of office before the name: its token.
fn office_pronoun(doc: &Doc, found: &Found, name: usize, start: usize) -> Option<usize> {
    let changes = |k: usize| doc.is_word(k) && doc.is_class(k, Class::APPOINTS.or(Class::OFFICE_CHANGE));
    let begin = doc.text.sentences[doc.text.sentence_of(start)].start.max(start.saturating_sub(NEAR));
    let own = found.bonds_of(name).map(|b| found.titles[b.title].start).filter(|&t| t >= begin && t < start).min();
    let mut lead = begin..own.unwrap_or(start);
    let at =
        lead.clone().rev().find(|&k| k > 0 && (this_office(doc, k) || doc.text.reads(k - 1, "на") && is_it(doc, k)))?;
    lead.any(changes).then_some(at)
}

fn is_it(doc: &Doc, k: usize) -> bool {
    matches!(doc.text.fold(k), "нее" | "него")
}

/// «эту должность», «этом посту»
fn this_office(doc: &Doc, k: usize) -> bool {
    let fold = doc.text.fold(k);
    let this = matches!(fold, "эту" | "этот" | "данную" | "данный" | "этой" | "этом" | "данной" | "данном");
    this && k + 1 < doc.len() && doc.know.grammar.is_post(doc.text.fold(k + 1))
}

/// The title of the office that the words at `at` point back to, in their sentence or the one before.
fn office_before(
    doc: &Doc,
    found: &Found,
    names: &[(usize, usize, usize)],
    (order, bound): (&[usize], &[bool]),
    at: usize,
) -> Option<usize> {
    let text = doc.text;
    let s = text.sentences[text.sentence_of(at)];
    let begins = text.sentence_of(at).checked_sub(1).map_or(s.start, |before| text.sentences[before].start);
    // «Б сменил на этом посту А»: the post that Б was given
    let named = |from: usize| names[names.partition_point(|m| m.0 < from)..].iter().take_while(|m| m.0 < at);
    let replaces = (s.start..at).any(|k| text.fold(k).starts_with("смени"));
    let subject = named(s.start).next().filter(|_| replaces).map(|m| m.2);
    let his = |t: usize| named(begins).any(|m| Some(m.2) == subject && found.bonds_of(m.1).any(|b| b.title == t));
    // «освобождён от обязанностей директора; на эту должность …»
    let post = |&t: &usize| {
        let before = found.titles[t].start.checked_sub(1);
        before.is_some_and(|k| doc.know.grammar.is_post(text.fold(k)) || text.fold(k) == "обязанностей")
    };
    let office = |&t: &usize| {
        let title = &found.titles[t];
        let told = title.start < s.start || title.cases.has(Case::Ins) && !title.cases.has(Case::Gen);
        // «назначена А, ранее работавшая заместителем»: a post of before
        let former = (title.start.saturating_sub(3)..title.start).any(|k| {
            let fold = text.fold(k);
            fold == "ранее" || doc.know.grammar.stems.once_held.begins(fold)
        });
        !personal(title.class)
            && !former
            && !is_calling(title.class)
            && (this_office(doc, at) && told && (subject.is_none() || his(t)) || post(&t))
    };
    let told = order[..order.partition_point(|&t| found.titles[t].start < at)].iter().rev().copied();
    let near = || told.clone().take_while(|&t| found.titles[t].start >= begins).filter(office);
    // «к обязанностям председателя приступил представитель Монголии А. На этом посту он сменил …»
    let taken = replaces.then(|| near().find(post).filter(|&t| subject.is_none() || his(t))).flatten();
    let near = taken.or_else(|| near().next());
    // «на должность министра назначена А. Работала учителем. Ранее занимавший эту должность Б»: no post of her life's
    let given = |&t: &usize| {
        let start = found.titles[t].start;
        bound[t] && start > 0 && doc.know.grammar.is_post(text.fold(start - 1))
    };
    let life = near.is_some_and(|t| !bound[t] && found.titles[t].start < s.start) && this_office(doc, at);
    let appointed = if life { told.take(FAR_OFFICE).find(given) } else { None };
    appointed.or(near)
}

/// Titles back to the office that somebody was given before his life was told.
const FAR_OFFICE: usize = 64;

/// Ranks, degrees and honours are no offices.
fn personal(class: TitleClass) -> bool {
    matches!(class, TitleClass::Rank | TitleClass::Degree | TitleClass::Honor)
}

/// The human that the following sentences are about.
fn next_topic(
    doc: &Doc,
    topic: Option<Topic>,
    mine: &[(usize, usize, usize)],
    sentence: usize,
    found: &Found,
) -> Option<Topic> {
    let Some(&(_, first, human)) = mine.first() else { return topic };
    // «его учителем был академик А»: the text goes on about whose he is
    let his = |t: &Title| t.start > 0 && matches!(doc.text.fold(t.start - 1), "его" | "ее");
    let relation = |t: &Title| t.class == TitleClass::Relative && his(t);
    if topic.is_some() && found.bonds_of(first).any(|b| relation(&found.titles[b.title])) {
        return topic.map(|t| Topic { sentence, ..t });
    }
    let alone = mine.iter().all(|m| m.2 == human);
    let case = found.cases.get(first).copied().flatten();
    let same = topic.is_some_and(|t| t.human == human);
    let subject = case == Some(Case::Nom) || alone && (same || case.is_none() || topic.is_none());
    subject.then_some(Topic { human, name: first, sentence })
}

/// Is `next` co-ordinated with the title `last`: «был режиссёром и актёром»?
fn joined(doc: &Doc, found: &Found, last: usize, next: usize) -> bool {
    let (a, b) = (&found.titles[last], &found.titles[next]);
    let gap = a.end..b.start;
    let link = gap.len() == 1 && (doc.text.is(a.end, ",") || phrase::is_and(doc, a.end));
    link && !a.cases.and(b.cases).is_empty()
}

/// The name whose bearer the clause gives the title to.
fn holder(
    title: &Title,
    (clause, gender): (usize, Option<Gender>),
    mine: &[(usize, usize, usize)],
    topic: Option<&Topic>,
    found: &Found,
    humans: &[Human],
) -> Option<usize> {
    if mine.len() > FEW {
        return None;
    }
    // named in the clause itself: what stands between has kept them apart
    if mine.iter().any(|m| m.0 >= clause && m.0 < title.start) {
        return None;
    }
    let earlier: Vec<_> = mine.iter().filter(|m| m.0 < clause).collect();
    let (human, name) = match earlier.first() {
        Some(&&(_, name, human)) => {
            let subject = found.cases.get(name).copied().flatten() == Some(Case::Nom);
            (subject && earlier.iter().all(|m| m.2 == human)).then_some((human, name))?
        }
        None => topic.map(|t| (t.human, t.name))?,
    };
    let own = humans[human].name.gender;
    let fits = gender.is_none_or(|g| own.is_none_or(|o| o == g || o == Gender::Common));
    fits.then_some(name)
}

/// «С марта 2004 года — заместитель …», «…, в 1992–2002 – генеральный секретарь»: the sentence or a part of it begins with a
/// date, and a dash leads the title.
fn since(doc: &Doc, title: &Title, s: Sentence) -> Option<(usize, Option<Gender>)> {
    let text = doc.text;
    let dash = title.start.checked_sub(1).filter(|&k| k > s.start && matches!(text.word(k), "—" | "–" | "-" | ":"))?;
    let part = |&k: &usize| matches!(text.word(k), "," | ";");
    let start = (s.start.max(dash.saturating_sub(10))..dash).rev().find(part).map_or(s.start, |k| k + 1);
    let lead = start..dash;
    if lead.len() > 10 {
        return None;
    }
    // «на фото 2 – директор» is no date
    let year = |k: usize| text.word(k).len() == 4 || start == s.start;
    let dated = lead.clone().any(|k| text.tokens[k].kind == Kind::Number && year(k));
    let plain = lead.clone().all(|k| !doc.capital(k) || k == start);
    let bare = lead.clone().all(|k| !doc.is_word(k) || !doc.flags(k).has(Flags::VERB));
    let opens = text.tokens[start].kind == Kind::Number || doc.flags(start).has(Flags::PREPOSITION);
    (dated && plain && bare && opens && title.cases.has(Case::Nom)).then_some((start, None))
}

/// «…: министр внутренних дел (2001–2003), председатель палаты (с 2003 года)»: an office with its years in brackets.
fn years(doc: &Doc, title: &Title) -> Option<(usize, Option<Gender>)> {
    let text = doc.text;
    let apart = title.start == 0
        || text.tokens[title.start].line_start
        || matches!(text.word(title.start - 1), "," | ";" | ":" | "—" | "–" | "-" | ".");
    let close = (title.end + 1..text.len().min(title.end + 10)).find(|&k| text.is(k, ")"))?;
    let inside = title.end + 1..close;
    let year = |k: usize| text.tokens[k].kind == Kind::Number && text.word(k).len() == 4;
    let time = |k: usize| {
        !doc.is_word(k)
            || matches!(text.fold(k), "с" | "по" | "до" | "года" | "году" | "годах" | "годы" | "г" | "гг" | "в")
    };
    let told = text.is(title.end, "(") && inside.clone().any(year) && inside.clone().all(time);
    (apart && told && title.cases.has(Case::Nom)).then_some((title.start, None))
}

/// «Генерал-полковник.», «Доктор экономических наук, профессор.»: a sentence of nothing but ranks, degrees and honours.
/// `free`: the titles from that one on.
fn bare(doc: &Doc, found: &Found, free: &[usize], s: Sentence) -> Option<(usize, Option<Gender>)> {
    let mut titles = free.iter().map(|&t| &found.titles[t]).take_while(|t| t.start < s.end).peekable();
    let title = *titles.peek()?;
    let ends = s.end == s.start + 1 || matches!(doc.text.word(s.end - 1), "." | ";");
    if title.start != s.start || !title.cases.has(Case::Nom) || !ends || s.end - s.start > LONGEST_CLAUSE {
        return None;
    }
    let mut told = s.start;
    for t in titles.take_while(|t| personal(t.class)) {
        if (told..t.start).any(|k| doc.is_word(k)) {
            return None;
        }
        told = told.max(t.end);
    }
    (!(told..s.end).any(|k| doc.is_word(k))).then_some((s.start, None))
}

/// A verb of office that governs the title, in a clause whose subject is «он», «она» or not there: the clause's first token,
/// and the gender of the subject.
fn verb(doc: &Doc, title: &Title, s: Sentence) -> Option<(usize, Option<Gender>)> {
    let text = doc.text;
    let post = title.start > s.start && doc.know.grammar.is_post(text.fold(title.start - 1));
    let led = title.start > s.start && doc.flags(title.start - 1).has(Flags::PREPOSITION);
    if !post && (led || !title.cases.has(Case::Ins)) {
        return None;
    }
    // «Он покинул пост директора», «Освобождён от должности в 2012 году»
    let leaves =
        |k: usize| doc.is_class(k, Class::OFFICE_CHANGE) && doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
    let from = title.start.saturating_sub(NEAR).max(s.start);
    let at = (from..title.start)
        .rev()
        .take_while(|&k| !matches!(text.word(k), ";" | ":"))
        .find(|&k| doc.is_word(k) && (doc.is_class(k, Class::APPOINTS) || post && leaves(k)))?;
    let other = Flags::SHORT_PARTICIPLE | Flags::NONFINITE | Flags::VERB;
    if (at + 1..title.start).any(|k| doc.flags(k).has(other) && !doc.is_class(k, Class::APPOINTS)) {
        return None;
    }
    // «назначил директором»; «— Он был сапожником» is said of somebody else
    let released = post && title.start > s.start + 1 && matches!(text.fold(title.start - 2), "от" | "с") && !leaves(at);
    let said = matches!(text.word(s.start), "—" | "–" | "-" | "«" | "\"");
    if released || said {
        return None;
    }
    if doc.know.grammar.appoints_somebody(text.fold(at)) {
        return object(doc, at, s);
    }
    if doc.flags(at).has(Flags::NONFINITE) && !doc.flags(at).has(Flags::VERB) {
        return beside_converb(doc, title, at, s);
    }
    let parse = doc.known(at).iter().find(|p| matches!(p.tag.pos(), Pos::Verb | Pos::ShortParticiple))?;
    if parse.tag.number() == Some(Number::Plur) || parse.tag.gender() == Some(Gender::Neut) {
        return None;
    }
    let border = |k: &usize| {
        matches!(text.word(*k), "," | "(" | "«" | "\"")
            || text.dash(*k)
            || phrase::is_and(doc, *k)
            || doc.is_class(*k, Class::CLAUSE_WORD)
    };
    // a clause of more words is a list or a table
    let far = s.start.max(at.saturating_sub(LONGEST_CLAUSE));
    let clause = match (far..at).rev().find(border) {
        Some(k) => k + 1,
        None if far == s.start => far,
        None => return None,
    };
    let mut gender = parse.tag.gender();
    for k in clause..at {
        match text.fold(k) {
            "он" => gender = Some(Gender::Masc),
            "она" => gender = Some(Gender::Femn),
            _ if subject(doc, k) => return None,
            _ => {}
        }
    }
    // «руководство не собирается уходить и остаётся спонсором»: the verb before has its subject
    if clause > far && phrase::is_and(doc, clause - 1) && shared_subject(doc, clause - 1, far) {
        return None;
    }
    // «который был директором», «что работал учителем»
    let relative = clause > s.start && doc.is_class(clause - 1, Class::CLAUSE_WORD) && text.fold(clause - 1) != "где";
    (!relative).then_some((clause, gender))
}

/// Does a verb joined by the «и» at `and` have a subject before it? `far`: where to stop looking.
fn shared_subject(doc: &Doc, and: usize, far: usize) -> bool {
    let border = |k: &usize| matches!(doc.text.word(*k), "," | ";" | ":" | "(") || doc.text.dash(*k);
    let from = (far..and).rev().find(border).map_or(far, |k| k + 1);
    let finite = |&k: &usize| doc.is_word(k) && doc.known(k).iter().any(|p| p.tag.pos() == Pos::Verb);
    let Some(verb) = (from..and).find(finite) else { return false };
    // «он», or a human by his name
    let somebody = |k: usize| {
        matches!(doc.text.fold(k), "он" | "она") || doc.capital(k) && doc.flags(k).has(Flags::GIVEN | Flags::SURNAME)
    };
    !(from..verb).any(somebody) && (from..verb).any(|k| subject(doc, k))
}

/// «Будучи депутатом, он добился …»: the converb begins the sentence, and the pronoun follows its clause.
fn beside_converb(doc: &Doc, title: &Title, at: usize, s: Sentence) -> Option<(usize, Option<Gender>)> {
    let next = title.end + 1;
    let behind = at == s.start && next < s.end && doc.text.is(title.end, ",");
    let gender = match behind.then(|| doc.text.fold(next))? {
        "он" => Gender::Masc,
        "она" => Gender::Femn,
        _ => return None,
    };
    Some((s.start, Some(gender)))
}

/// «делегаты избрали его почётным президентом»: the first token of the clause whose verb at `at` has such an object, and the
/// object's gender.
fn object(doc: &Doc, at: usize, s: Sentence) -> Option<(usize, Option<Gender>)> {
    let gender = |k: usize| match doc.text.fold(k) {
        "его" => Some(Gender::Masc),
        "ее" => Some(Gender::Femn),
        _ => None,
    };
    let told = gender(at + 1).or_else(|| gender(at.checked_sub(1).filter(|&k| k >= s.start)?))?;
    let border = |&k: &usize| matches!(doc.text.word(k), "," | ";" | ":" | "(") || doc.text.dash(k);
    let far = s.start.max(at.saturating_sub(LONGEST_CLAUSE));
    let clause = (far..at).rev().find(border).map_or(far, |k| k + 1);
    let relative = doc.is_word(clause) && doc.is_class(clause, Class::CLAUSE_WORD);
    (!relative).then_some((clause, Some(told)))
}

/// «Музыкант выпустил альбом»: a bare calling that is the sentence's first subject, beside a verb in its number and gender.
fn again(doc: &Doc, title: &Title, s: Sentence) -> Option<(usize, Option<Gender>)> {
    let [head] = title.heads[..] else { return None };
    if title.start - s.start > LONGEST_CLAUSE {
        return None;
    }
    let bare = head.end == title.end && head.noun == head.start && title.cases.has(Case::Nom);
    let first =
        (s.start..title.start.saturating_sub(1)).all(|k| !doc.flags(k).has(Flags::VERB) && doc.text.fold(k) != "что");
    if !is_calling(title.class) || !bare || !first || title.start == s.start + 1 && !doc.is_word(s.start) {
        return None;
    }
    let finite = |k: usize| {
        let parse = doc.known(k).iter().find(|p| p.tag.pos() == Pos::Verb)?;
        (parse.tag.number() != Some(Number::Plur)).then_some(parse.tag.gender())
    };
    let after = (title.end..s.end).find(|&k| !doc.flags(k).has(Flags::ADVERB | Flags::FUNCTION)).and_then(finite);
    let before = || (title.start > s.start).then(|| finite(title.start - 1)).flatten();
    let gender = after.or_else(before)?;
    (gender != Some(Gender::Neut)).then_some((s.start, gender))
}

/// What somebody does, rather than an office that he holds.
fn is_calling(class: TitleClass) -> bool {
    use TitleClass::*;
    matches!(class, Sport | Culture | Media | Science | Medicine | Worker)
}

/// The name, unless its bearer has an office: «директор музея Кира Юдина» is not «художница» whom she tells of.
fn called(name: usize, found: &Found, humans: &[Human]) -> Option<usize> {
    let human = humans.iter().find(|h| h.names.contains(&name))?;
    let titles = human.names.iter().flat_map(|&n| found.bonds_of(n)).map(|b| found.titles[b.title].class);
    let fits = |class| is_calling(class) || matches!(class, TitleClass::Honor | TitleClass::Degree | TitleClass::Rank);
    titles.into_iter().all(fits).then_some(name)
}

/// «Музыкант» of a pianist: a wider word for a calling of his, which stands for it and is none of its own.
fn wider(doc: &Doc, title: &Title, name: usize, found: &Found, humans: &[Human]) -> bool {
    let lemma = |t: &Title| doc.know.titles[t.entry as usize].lemma.as_str();
    let Some(narrower) = doc.know.grammar.calling(lemma(title)) else { return false };
    let Some(human) = humans.iter().find(|h| h.names.contains(&name)) else { return false };
    let mut bonds = human.names.iter().flat_map(|&n| found.bonds_of(n));
    // «актёр театра» is an actor
    let called = |whole: &str, calling: &str| {
        whole.strip_prefix(calling).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    bonds.any(|b| narrower.split('|').any(|calling| called(lemma(&found.titles[b.title]), calling)))
}

/// May the word be the subject: a noun or pronoun in the nominative that no preposition leads?
fn subject(doc: &Doc, k: usize) -> bool {
    if !doc.is_word(k) {
        return false;
    }
    let led = k > 0 && (doc.flags(k - 1).has(Flags::PREPOSITION) || doc.text.tokens[k - 1].kind == Kind::Number)
        || k > 1 && doc.flags(k - 2).has(Flags::PREPOSITION) && !doc.adjective(k - 1).any().is_empty();
    let pronoun = doc.flags(k).has(Flags::FUNCTION)
        && doc.known(k).first().is_some_and(|p| p.tag.pos() == Pos::Pronoun && p.tag.cases().has(Case::Nom));
    pronoun || !led && doc.noun(k).has(Case::Nom) && !doc.flags(k).has(Flags::ADVERB | Flags::FUNCTION)
}
