//! The part each human took. The text is cut into periods (a sentence with the list it announces), each period's finite verbs
//! are found, and every group of co-ordinated names gets its place in the clause: subject of the verb before or after it,
//! object, recipient, companion, agent of a passive, complement of a phrase («под председательством …»). The verb or phrase
//! of `rules/roles.toml` then tells the part; the strongest over all mentions counts.

mod absent;
mod carried;
mod choice;
mod groups;
mod listed;
mod mentions;
mod objects;
mod oblique;
mod parts;
mod phrases;
mod reader;
mod spoken;
mod subjects;
mod verbless;

use super::bind::{Bond, Found, How};
use super::clauses::{Clauses, Predicate};
use super::doc::Doc;
use super::people::Human;
use super::references::Reference;
use crate::rules::{Class, Part, SenseKind};
use mentions::{Mention, heading, mentions, predicative};
use reader::Reader;
use verbless::{both_sign, by_places, by_signature, by_titles, shared};

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

/// «Скончался …», «ушла из жизни …» in the headline or the first sentence.
pub(super) fn mourns(doc: &Doc) -> bool {
    let end = doc.text.sentences.get(1).or(doc.text.sentences.first()).map_or(0, |s| s.end);
    let passed_away = |k: usize| doc.text.fold(k) == "из" && k + 1 < end && doc.text.fold(k + 1) == "жизни";
    (0..end).any(|k| doc.is_word(k) && (doc.is_class(k, Class::DIES) || passed_away(k)))
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
