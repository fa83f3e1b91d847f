//! Which of the events found are told of, the reported one first, and by which of their names.

use super::Occasion;
use super::reported::intended;
use crate::extract::clauses::Clauses;
use crate::extract::doc::Doc;
use crate::extract::organizations::alike;
use crate::extract::{deeds, roles};
use crate::text::lower;

/// The events to tell: tokens and names.
pub struct Chosen {
    pub start: usize,
    pub end: usize,
    pub name: String,
}

/// The reported event first, then further events with names of their own; what is only announced is left out.
pub fn choose(doc: &Doc, occasions: &[Occasion], clauses: &Clauses) -> Vec<Chosen> {
    let mourns = occasions.iter().any(|o| o.farewell(doc)) && roles::mourns(doc);
    // of what an obituary tells of a life only the farewell is news, to come though it be
    // «В среду в театре состоится пресс-конференция»: what journalists are called to is the news
    let body = clauses.periods.iter().find(|p| !p.headline).map_or(0, |p| p.start);
    let early = doc.text.sentences.iter().filter(|s| s.start >= body).nth(1).map_or(doc.len(), |s| s.end);
    let called = |o: &Occasion| o.press() && o.start >= body && o.start < early && o.held(doc);
    let told = |o: &&Occasion| match mourns {
        true => o.farewell(doc) || o.named && o.reported,
        false => !o.next && (called(o) || !clauses.later(doc, o.start, o.end)),
    };
    let mut told: Vec<&Occasion> = occasions.iter().filter(told).collect();
    // «отметили День Африки»: the event only where nothing else tells what took place
    if told.iter().any(|o| !o.day()) {
        told.retain(|o| !o.day());
    }
    // what is only meant to be done may be told besides, but is not what took place
    let all = told.clone();
    told.retain(|o| !intended(doc, o.start));
    let full = |o: &&&Occasion| o.named || o.end - o.start > 1;
    let first = told.iter().find(|o| o.reported && o.start >= body);
    let best = told.iter().find(|o| o.reported && o.start >= body && full(o));
    // a bare «совещание» of the first sentence before anything named further on
    let bare = first.filter(|f| {
        best.is_none_or(|b| f.start < early && doc.text.sentence_of(b.start) > doc.text.sentence_of(f.start))
    });
    // «Встреча министров …»: the headline has said what kind of event it is
    let kind = told.iter().find(|o| o.start < body).map(|o| lower(&o.lemma));
    let head = kind.and_then(|kind| {
        let same = |o: &&&Occasion| o.start >= body && o.start < early && last_word(&o.lemma) == last_word(&kind);
        told.iter().filter(same).find(|o| o.reported)
    });
    // «О визите делегации …», «Освящение храма в …»: the headline begins with the event
    let opening = told.iter().find(|o| o.start < body && opens(doc, o)).filter(|o| !o.feast() && !o.meeting(doc));
    let opening = opening.map(|title| {
        let kind =
            |o: &&&Occasion| o.start >= body && o.start < early && last_word(&o.lemma) == last_word(&title.lemma);
        told.iter().find(kind).unwrap_or(title)
    });
    let farewell = told.iter().find(|o| o.farewell(doc)).filter(|_| mourns);
    // «Кубок России …. Турнир открыли …»
    let before = |b: &Occasion| told.iter().find(|o| o.named && full(o) && o.start >= body && o.start < b.start);
    let bare = bare.map(|b| before(b).unwrap_or(b));
    // «состоялась пресс-конференция, посвящённая фестивалю», «На пресс-конференции глава миссии объявила …»
    let spoken = |o: &&&Occasion| o.press() && o.start >= body && o.start < early && (o.held(doc) || leads(doc, o));
    let press = told.iter().find(spoken);
    // «Мы готовы к диалогу», – сказал А
    let said = |o: &Occasion| !o.named && clauses.masked_quote(o.start);
    let main = farewell
        .or(press)
        .or(head)
        .or(opening)
        .or(bare)
        .or(best)
        .or_else(|| told.iter().find(|o| o.reported && full(o)))
        .or_else(|| told.iter().find(|o| o.reported))
        .or_else(|| told.iter().find(|o| full(o) && !said(o)))
        .or_else(|| told.iter().find(|o| !said(o)))
        .copied();
    // «Семинар открыли …»: the headline or the sentence before has its whole name
    let whole = |o: &&Occasion| {
        let more = told.iter().filter(|t| t.start < early && quoted(&t.name) && lower(&t.lemma) == lower(&o.lemma));
        more.copied().next()
    };
    let main = main.map(|o| if quoted(&o.name) { o } else { whole(&o).unwrap_or(o) });
    let mut out: Vec<Chosen> = Vec::new();
    let derived = deeds::told(doc, clauses, main)
        .filter(|d| opening.is_none() && (head.is_none() || !deeds::is_meeting(doc, &d.name)));
    let met = derived.as_ref().is_some_and(|d| deeds::is_meeting(doc, &d.name));
    match (derived, main) {
        (Some(d), _) => out.push(d),
        (None, Some(o)) => out.push(Chosen { start: o.start, end: o.end, name: fullest(doc, &told, o, early) }),
        (None, None) => {}
    }
    // «в связи с Днём независимости»
    let feast = |o: &Occasion| o.feast() && !o.reported;
    let further = |o: &Occasion| {
        let called = o.named && !o.counted_only(doc) && !o.played();
        (called || o.reported && (o.start < early || o.telephone())) && o.end - o.start > 1 && !feast(o)
    };
    let visit = !met && main.is_some_and(|o| o.visit(doc));
    // «с официальным визитом … Состоялись переговоры», «В тот же день прошло совещание»
    let besides = |o: &Occasion| {
        let other = || visit || o.press() || deeds::another_hour(doc, o.start);
        o.sitting(doc) && o.start >= body && o.took_place(doc) && !intended(doc, o.start) && other()
    };
    for o in all.iter().filter(|o| further(o) || besides(o)).filter(|o| !(met && o.visit(doc))) {
        let (other, lemma) = (lower(&o.name), lower(last_word(&o.lemma)));
        let same = |c: &Chosen| {
            let told = lower(&c.name);
            let both = part(&told).zip(part(&other));
            told.contains(&other)
                || both.is_some_and(|(a, b)| a.starts_with(b) || b.starts_with(a) || alike_words(a, b))
                || other.contains(&told)
                || told.split_whitespace().any(|w| w == lemma) && !(quoted(&c.name) && quoted(&o.name))
        };
        if !out.iter().any(same) {
            out.push(Chosen { start: o.start, end: o.end, name: o.name.clone() });
        }
    }
    let meeting = |c: &Chosen| c.name.contains("встреч") || deeds::is_meeting(doc, &c.name);
    if !out.is_empty() && !out.iter().any(meeting) {
        out.extend(deeds::met_besides(doc, clauses, out[0].start, visit));
    }
    out
}

/// «На пресс-конференции глава миссии …»: does the event lead its sentence?
fn leads(doc: &Doc, o: &Occasion) -> bool {
    let start = doc.text.sentences[doc.text.sentence_of(o.start)].start;
    o.start == start + 1 && doc.text.reads(start, "на")
}

/// Does the event begin its sentence, «о» before it or not?
fn opens(doc: &Doc, o: &Occasion) -> bool {
    let start = doc.text.sentences[doc.text.sentence_of(o.start)].start;
    o.start == start || o.start == start + 1 && matches!(doc.text.fold(start), "о" | "об")
}

/// «Кубок Кавказа», and further on «XI турнир «Кубок Кавказа»»: the name as it is told in most words.
fn fullest(doc: &Doc, told: &[&Occasion], main: &Occasion, early: usize) -> String {
    let name = lower(&main.name);
    let bare = main.end - main.start == 1 && !main.meeting(doc) && !main.visit(doc);
    let same = |o: &&&Occasion| {
        if o.name.len() <= main.name.len() || o.name.contains('(') {
            return false;
        }
        let other = lower(&o.name);
        let kind = last_word(&o.lemma) == last_word(&main.lemma);
        let titled = || part(&name).zip(part(&other)).is_some_and(|(a, b)| a == b || alike_words(a, b));
        // «Алтайские чтения», and «конференция «Алтайские чтения: степь и города»»
        let inside = || main.end - main.start > 1 && part(&other).is_some_and(|p| p.contains(&name));
        let held = main.named && other.contains(&name) || inside();
        kind && titled() || held || bare && kind && o.start < early && !other.ends_with(last_word(&o.lemma))
    };
    told.iter().filter(same).max_by_key(|o| o.name.len()).map_or(&main.name, |o| &o.name).clone()
}

/// The noun of an event's lemma: «рабочая встреча».
fn last_word(lemma: &str) -> &str {
    lemma.rsplit([' ', '-']).next().unwrap_or(lemma)
}

/// «Голубая шаль», «Голубой шали»
fn alike_words(a: &str, b: &str) -> bool {
    let words = || a.split_whitespace().zip(b.split_whitespace());
    a.split_whitespace().count() == b.split_whitespace().count() && words().all(|(x, y)| alike(x, y))
}

/// What stands in the name's quotation marks.
fn part(name: &str) -> Option<&str> {
    let inside = name.split_once(['«', '"', '“'])?.1;
    Some(inside.trim_end_matches(['»', '"', '”'])).filter(|p| !p.is_empty())
}

fn quoted(name: &str) -> bool {
    name.contains(['«', '"', '“'])
}
