//! Names in the nominative: the part that the verb chosen for them tells of its subject, and where it tells none.

use super::mentions::Mention;
use super::reader::Reader;
use super::{Told, Votes, strength};
use crate::extract::clauses::Predicate;
use crate::extract::doc::Flags;
use crate::morph::{Case, Gender, Pos};
use crate::rules::{Class, Part, SenseKind, When};

impl Reader<'_, '_, '_> {
    /// «Комиссия признала подготовленными к полёту:»: has the verb a subject of its own, a common noun that opens the sentence?
    fn of_one(&self, verb: usize) -> bool {
        let (doc, p) = (self.doc, &self.clauses.predicates[verb]);
        let start = doc.text.sentences[doc.text.sentence_of(p.start)].start;
        let word = |k: usize| doc.is_word(k) && !doc.flags(k).has(Flags::PREPOSITION);
        let noun = (start..p.start.min(start + 3)).find(|&k| word(k) && doc.adjective(k).any().is_empty());
        let subject = noun.is_some_and(|k| doc.noun(k).sing.has(Case::Nom) && !self.clauses.named(k) && word(start));
        subject && p.plural == Some(false) && !p.passive && !p.relative
    }

    /// «Гостями стали А, которому исполнилось девяносто, | Б и В»: behind the comma that closes a relative clause whose verb has nobody
    /// for its subject, the plural verb before it holds on.
    fn past_relative(&self, l: usize, start: usize) -> usize {
        let (p, floor) = (&self.clauses.predicates[l], self.clauses.periods[self.period].start);
        let impersonal = p.relative && p.gender == Some(Gender::Neut) && !p.passive && self.comma(p.end, start);
        let opens = |q: &&Predicate| q.start >= floor && q.plural == Some(true) && !self.hard(p.end, start);
        let before = l.checked_sub(1).filter(|_| impersonal);
        before.filter(|&b| Some(&self.clauses.predicates[b]).filter(opens).is_some()).unwrap_or(l)
    }

    pub(super) fn subject(
        &self,
        group: &[Mention],
        all: &[Mention],
        taken: &mut [bool],
        votes: &mut Votes,
    ) -> Option<Told> {
        let (start, end) = (group[0].start, group[group.len() - 1].end);
        let right = self.after(end).and_then(|r| self.behind_clause(end, r)).filter(|&r| !self.opens_item(end, r));
        let left = self.before(start).map(|l| self.over_rows(l, start));
        let left = left.map(|l| self.past_relative(l, start));
        let left = left.filter(|&l| !(taken[l] && self.by_the_way(l) && self.doc.text.is(start - 1, ",")));
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
            (None, None) if self.signed_next(start).is_some() => return self.signed_next(start),
            (None, None) if self.among_pupils() => return Some((Part::Mentioned, (start, end))),
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
        if self.away(p) && all.iter().rfind(|a| a.end < start).is_some_and(|a| self.instead(a, &group[0])) {
            return Some((Part::Participant, (start, end)));
        }
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
        // «А сообщил, что Б готов приехать»: no verb of the clause's own
        if self.tells_that(p, start).is_some() {
            return Some((Part::Mentioned, (p.start, p.end)));
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
            true if self.elected_beside_chair(chosen) => Part::Participant,
            true => Part::Mentioned,
            false => self.part(told.as_ref().unwrap_or(p), votes),
        };
        let sings = part == Part::Speaker && !p.of_speech && self.performs(&group[0]) && !self.on_behalf(p);
        let acts = part == Part::Speaker && !p.of_speech && self.acts_as(p);
        // «консультировать её согласился А» is not said
        let says = matches!(p.subject, Some((Part::Speaker, _))) && part != Part::Mentioned;
        let agrees = says && self.doc.text.fold(p.verb).starts_with("соглас") && self.to_do(p);
        if agrees {
            return Some((Part::Mentioned, (p.start, p.end)));
        }
        if part == Part::Participant && self.elsewhere(p, &group[0]) {
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
        let learns = part == Part::Attendee && self.of_a_course(p);
        let part = if among || learns { Part::Participant } else { part };
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

    /// «Председателем заседания стал А; секретарём избрана Б»: do those who gathered elect somebody beside the chair of their meeting?
    #[cold]
    fn elected_beside_chair(&self, verb: usize) -> bool {
        let (doc, p) = (self.doc, &self.clauses.predicates[verb]);
        let elects = |p: &Predicate| !p.negated && !p.future && doc.is_class(p.verb, Class::APPOINTS);
        let sentence = doc.text.sentences[doc.text.sentence_of(p.start)].start;
        let before = verb.checked_sub(1).map(|n| &self.clauses.predicates[n]).filter(|b| b.start >= sentence);
        let chair = |b: &Predicate| matches!(b.subject, Some((Part::Chair, When::Always)));
        p.passive && elects(p) && before.is_some_and(|b| elects(b) && chair(b))
    }

    /// «От имени общественности выступил народный артист А»: he speaks, and does not sing.
    fn on_behalf(&self, p: &Predicate) -> bool {
        let text = self.doc.text;
        let first = text.sentences[text.sentence_of(p.start)].start;
        (first..p.start).any(|k| text.reads(k, "от") && matches!(text.fold(k + 1), "имени" | "лица"))
    }

    /// «среди которых –», «в числе которых были»
    fn among_which(&self, from: usize, to: usize) -> bool {
        let fold = |k: usize| self.doc.text.fold(k);
        (from..to.saturating_sub(1)).any(|k| matches!(fold(k), "среди" | "числе") && fold(k + 1) == "которых")
    }

    /// «Среди слушателей – А и Б», of a course: whoever learns there takes part.
    #[cold]
    fn of_a_course(&self, p: &Predicate) -> bool {
        /// Tokens of the release's beginning.
        const BEGINNING: usize = 120;
        let doc = self.doc;
        let course = |k: usize| doc.is_word(k) && doc.know.grammar.stems.courses.has(doc.text.fold(k));
        let listeners = doc.text.reads(p.start, "среди") && doc.text.reads(p.start + 1, "слушателей");
        listeners && (0..doc.len().min(BEGINNING)).any(course)
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
        // «доклад представили трое его авторов:» are the subject
        if (p.end..noun).any(|k| doc.is_word(k) && stems.counting.has(doc.text.fold(k))) {
            return None;
        }
        let won = (noun..colon).any(|k| stems.winners.begins(doc.text.fold(k)));
        Some((if won { Part::Participant } else { Part::Mentioned }, (noun, colon)))
    }

    /// «певица X»: does the title say that whoever takes the stage sings or plays?
    pub(super) fn performs(&self, m: &Mention) -> bool {
        let know = self.doc.know;
        (m.start..m.end).any(|k| {
            let mut titles = self.doc.senses_of(k, SenseKind::TitleHead.bit());
            titles.any(|s| know.grammar.performs(&know.titles[s.entry as usize].lemma))
        })
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
            matches!(doc.text.word(k), "," | ";" | ":" | "(")
                || doc.text.dash(k)
                || matches!(doc.text.fold(k), "и" | "с" | "со" | "вместе")
        };
        let several = |k: usize| doc.noun(k).plur.has(Case::Nom) && !doc.noun(k).sing.has(Case::Gen);
        let around = one.start.saturating_sub(2).max(floor)..(one.end + 1).min(doc.len());
        says && to - from <= 12 && !(from..to).chain(around).any(|k| others(k) || several(k))
    }

    /// «I премия – А (Гюмри), преподаватель Б»: who has taught the one before in the line.
    fn taught_by(&self, m: &Mention) -> bool {
        let (doc, floor) = (self.doc, self.clauses.periods[self.period].start);
        let teaches = doc.is_word(m.start) && doc.know.grammar.stems.teachers.begins(doc.text.fold(m.start));
        let line = (floor..m.start).rev().find(|&k| doc.text.tokens[k].line_start).unwrap_or(floor);
        let stems = &doc.know.grammar.stems;
        let won = |k: usize| stems.prize_places.has(doc.text.fold(k)) || stems.prizes.begins(doc.text.fold(k));
        teaches && m.start > line && doc.text.is(m.start - 1, ",") && (line..m.start).any(won)
    }

    /// Names without any verb: a list's or table's line tells that they took part.
    fn bare(&self, group: &[Mention], votes: &mut Votes) {
        for m in group {
            let bracketed = self.clauses.bracketed(m.start);
            // «рук. Жданов П.А.»
            let aside =
                m.start > 1 && self.doc.text.is(m.start - 1, ".") && self.doc.is_class(m.start - 2, Class::ASIDE);
            let headline = self.clauses.periods[self.period].headline;
            if !bracketed && !aside && !self.taught_by(m) && !votes.mourns && !headline && !self.of_the_past(m) {
                votes.add(m.human, Part::Participant, (m.start, m.end));
            }
        }
    }
}
