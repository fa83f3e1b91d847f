//! Who was not there, or is no more: «А до четверга в отпуске», «она быть не смогла», «за него награду приняла дочь», «посмертно».

use super::mentions::Mention;
use super::reader::Reader;
use super::{Taken, Votes, strength};
use crate::extract::clauses::{Period, Predicate};
use crate::morph::{Case, Gender};
use crate::rules::{Class, Part, SenseKind, TitleClass};

impl Reader<'_, '_, '_> {
    /// «…: мэр А до четверга в отпуске», «А – в командировке»: a clause without a verb tells where somebody is instead.
    pub(super) fn idle(&self, mentions: &[Mention], votes: &mut Votes) {
        /// Tokens from the name.
        const NEAR: usize = 8;
        let (doc, end) = (self.doc, self.clauses.periods[self.period].end);
        let border = |k: &usize| {
            matches!(doc.text.word(*k), "," | ";" | ":" | "(" | ")")
                || doc.text.full_stop(*k)
                || doc.text.closes_quote(*k)
        };
        for m in mentions.iter().filter(|m| m.cases.has(Case::Nom)) {
            if let Some(p) = self.only_announced(m) {
                votes.leave(m.human, p);
                continue;
            }
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

    /// «А, чьё участие анонсировалось, остался в Омске»: the verb of where he was, behind the clause of his coming.
    fn only_announced(&self, m: &Mention) -> Option<&Predicate> {
        let text = self.doc.text;
        let whose = text.is(m.end, ",") && text.reads(m.end + 1, "чье") && text.reads(m.end + 2, "участие");
        let inner = self.after(m.end).filter(|_| whose)?;
        let main = self.after(self.clauses.predicates[inner].end)?;
        let p = &self.clauses.predicates[main];
        (self.doc.know.grammar.stems.elsewhere.begins(text.fold(p.verb)) && p.past && !p.negated).then_some(p)
    }

    /// «делегацию возглавил Б: министр А вылетел в Минск»: behind a colon stands why another came.
    pub(super) fn elsewhere(&self, p: &Predicate, m: &Mention) -> bool {
        let own = p.past && !p.negated && p.start >= m.end && m.start > 0 && self.doc.text.is(m.start - 1, ":");
        let led = || self.before(m.start).is_some_and(|l| self.clauses.predicates[l].subject.is_some());
        own && self.doc.know.grammar.stems.elsewhere.begins(self.doc.text.fold(p.verb)) && led()
    }

    /// «Лауреатами названы А и Б. Награды им вручат 14 октября»: who of the sentence before has won is still to be rewarded.
    pub(super) fn rewarded_later(&self, told: &[Mention], votes: &mut Votes) {
        /// Tokens from the pronoun to the verb.
        const NEAR: usize = 6;
        let (text, Period { start, end, .. }) = (self.doc.text, self.clauses.periods[self.period]);
        let stems = &self.doc.know.grammar.stems;
        let predicates = &self.clauses.predicates;
        let hands = |p: &&Predicate| p.future && !p.negated && stems.hands_over.begins(text.fold(p.verb));
        let first = predicates.get(predicates.partition_point(|p| p.start < start)).filter(|p| p.start < end);
        let Some(p) = first.filter(hands).filter(|_| !votes.announced) else { return };
        let to_them = |k: usize| matches!(text.fold(k), "им" | "ему" | "ей");
        let around = p.start.saturating_sub(NEAR).max(start)..end.min(p.end + 2);
        let opens = text.tokens[start].line_start;
        let Some(before) = text.sentence_of(start).checked_sub(1).filter(|_| !opens && around.into_iter().any(to_them))
        else {
            return;
        };
        let won = predicates[predicates.partition_point(|p| p.start < text.sentences[before].start)..].first();
        let Some(won) = won.filter(|w| w.passive && w.start < start) else { return };
        let from = told.partition_point(|m| m.start < text.sentences[before].start);
        for m in told[from..].iter().take_while(|m| m.end <= start).filter(|m| m.cases.has(Case::Nom)) {
            if !self.clauses.bracketed(m.start)
                && !votes.best[m.human].is_some_and(|t| strength(t.part) > strength(Part::Participant))
            {
                votes.leave(m.human, won);
            }
        }
    }

    /// «А, которому диплом передали дома», «Б, которой орден вручат позже»: whoever is rewarded elsewhere or later is not there.
    pub(super) fn rewarded_elsewhere(&self, m: &Mention, votes: &mut Votes) {
        /// Tokens behind the verb.
        const NEAR: usize = 6;
        let (doc, text, which) = (self.doc, self.doc.text, m.end + 1);
        let dative = |k: usize| matches!(text.fold(k), "которому" | "которой" | "которым");
        if which >= text.len() || !text.is(m.end, ",") || !dative(which) {
            return;
        }
        let stems = &doc.know.grammar.stems;
        let verb = self.after(which).map(|r| &self.clauses.predicates[r]).filter(|p| p.start - which < NEAR);
        let Some(p) = verb.filter(|p| !p.negated && stems.hands_over.begins(text.fold(p.verb))) else { return };
        let stop = |k: &usize| matches!(text.word(*k), "," | ";") || text.full_stop(*k);
        let clause = (which..text.len().min(p.end + NEAR)).take_while(|k| !stop(k));
        let home = clause.into_iter().any(|k| doc.is_word(k) && stems.at_home.has(text.fold(k)));
        if home || p.future && !votes.announced {
            votes.leave(m.human, p);
        }
    }

    /// «А и Б, не сумевшие приехать, прислали»: the participle in the plural behind the last of several is of all.
    pub(super) fn absent_together(&self, group: &[Mention], votes: &mut Votes) {
        let [.., last] = group else { return };
        let all = &self.clauses.participles;
        let near = all[all.partition_point(|c| c.start <= last.end)..].first();
        let behind = |c: &&Predicate| {
            c.start == last.end + 1 + usize::from(c.negated) && self.doc.text.is(last.end, ",") && self.away(c)
        };
        let several = |c: &&Predicate| self.doc.adjective(c.start).sing.is_empty();
        if let Some(c) = near.filter(|_| group.len() > 1).filter(behind).filter(several) {
            group.iter().for_each(|m| votes.leave(m.human, c));
        }
    }

    /// «Отсутствовали:¶А, первый заместитель министра (по болезни), – заместитель Б»: whoever stands behind the dash of an absent
    /// one's line has come instead.
    pub(super) fn instead(&self, absent: &Mention, m: &Mention) -> bool {
        let text = self.doc.text;
        let Some(dash) = m.start.checked_sub(1).filter(|&k| text.dash(k) && absent.end <= k) else { return false };
        let beside = |k: usize| text.is(k, ",") || self.clauses.bracketed(k);
        let line = (absent.end..dash).all(beside) && !(absent.end..=m.start).any(|k| text.tokens[k].line_start);
        let heading = || self.before(absent.start).or_else(|| self.inherited());
        line && heading().is_some_and(|h| self.away(&self.clauses.predicates[h]))
    }

    /// «сменил А, который …», «вместо А, который …»: what is told of whoever has the office no more is over.
    pub(super) fn succeeded(&self, m: &Mention) -> bool {
        let text = self.doc.text;
        let succeeds = |p: &Predicate| p.end == m.start && text.fold(p.verb).starts_with("смени");
        let verb = || self.before(m.start).is_some_and(|l| succeeds(&self.clauses.predicates[l]));
        m.start > 0 && (text.reads(m.start - 1, "вместо") || !m.cases.has(Case::Nom) && verb())
    }

    /// «скончался», «ушла из жизни»
    pub(super) fn dies(&self, verb: usize) -> bool {
        let life = |k: usize| self.doc.text.reads(k, "из") && self.doc.text.reads(k + 1, "жизни");
        self.doc.is_class(verb, Class::DIES) || verb + 2 < self.doc.len() && life(verb + 1)
    }

    /// Was the subject not there, and did not take part from afar either («приехать не смог и выступил по видеосвязи»)?
    pub(super) fn away(&self, p: &Predicate) -> bool {
        let Period { start, end, .. } = self.clauses.periods[self.period];
        let stems = &self.doc.know.grammar.stems;
        // «приехать не смогла и прислала видеообращение» is no part taken from afar
        let remote = |k: usize| {
            let fold = self.doc.text.fold(k);
            stems.remote.begins(fold) && !stems.letters.begins(fold)
        };
        p.away() && !(start..end).any(remote)
    }

    /// «Награждена А; она на церемонии быть не смогла»: the pronoun is the last named of its gender.
    pub(super) fn absent_pronouns(&self, mentions: &[Mention], told: &[Mention], votes: &mut Votes) {
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
            let bare = |k: usize| self.bare_calling(k, p) && !mentions.iter().any(|m| m.start <= k + 1 && k < m.end);
            let stands = |&k: &usize| matches!(self.doc.text.fold(k), f if f == word || f == last) || bare(k);
            let Some(pronoun) = (floor..p.start).rev().find(stands) else { continue };
            let before = mentions.iter().rev().find(|m| m.end <= pronoun && m.gender == p.gender);
            if let Some(m) = before.or_else(|| self.last_told(told, p.gender)).filter(|_| self.away(p)) {
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
        self.taken_for(mentions, told, votes);
    }

    /// «… присуждён А. Писательница приехать не смогла»: a calling in the nominative right before the verb, of no one named.
    fn bare_calling(&self, k: usize, p: &Predicate) -> bool {
        let doc = self.doc;
        let head = |s: crate::rules::Sense| s.cases.has(Case::Nom);
        k + 2 >= p.start
            && (doc.small(k) || doc.sentence_start(k))
            && doc.senses_of(k, SenseKind::TitleHead.bit()).any(head)
    }

    /// The one human of this gender whom the sentence before names.
    pub(super) fn last_told<'m>(&self, told: &'m [Mention], gender: Option<Gender>) -> Option<&'m Mention> {
        let (text, start) = (self.doc.text, self.clauses.periods[self.period].start);
        let before = text.sentences[text.sentence_of(start).checked_sub(1)?].start;
        if text.tokens[start].line_start {
            return None;
        }
        let mut own = told.iter().rev().filter(|m| m.end <= start).take_while(|m| m.start >= before);
        let mut fits = own.by_ref().filter(|m| m.gender == gender);
        let last = fits.next()?;
        fits.all(|m| m.human == last.human).then_some(last)
    }

    /// «Награждён А; за него награду приняла дочь»: for whom somebody else takes it was not there.
    fn taken_for(&self, mentions: &[Mention], told: &[Mention], votes: &mut Votes) {
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
            // «от его имени награду приняла дочь»
            let whom = |k: usize| match doc.text.fold(k) {
                "его" => Some(Gender::Masc),
                "ее" => Some(Gender::Femn),
                _ => whom(k),
            };
            let in_place_of = |k: usize| {
                let behalf = doc.text.reads(k - 1, "от") && doc.text.reads(k + 1, "имени");
                behalf || doc.text.reads(k - 1, "за") && doc.text.fold(k).starts_with('н')
            };
            let near = verb.start.saturating_sub(NEAR).max(start + 1)..verb.start;
            let pronoun = near.rev().find_map(|k| whom(k).filter(|_| in_place_of(k)).map(|gender| (k, gender)));
            let pronoun = pronoun.or_else(|| self.stood_in(verb)).or_else(|| self.kin_of(verb));
            let Some((k, gender)) = pronoun else { continue };
            let before = mentions.iter().rev().find(|m| m.end <= k && m.gender.is_none_or(|g| g == gender));
            if let Some(m) = before.or_else(|| self.last_told(told, Some(gender))).filter(|m| !self.acted(m, votes)) {
                votes.leave(m.human, verb);
            }
        }
    }

    /// «Председательствовал А, в первый день его подменял Б»: has he led, signed or spoken himself?
    fn acted(&self, m: &Mention, votes: &Votes) -> bool {
        let strong = |part: Part| strength(part) >= strength(Part::Speaker);
        let own = |p: &&Predicate| !p.negated && !p.passive && !self.hard(p.end, m.start) && !self.untold(p, votes);
        let verb = self.before(m.start).map(|l| &self.clauses.predicates[l]).filter(own);
        let told = verb.filter(|_| m.cases.has(Case::Nom)).and_then(|p| p.subject);
        votes.best[m.human].is_some_and(|t| strong(t.part)) || told.is_some_and(|(part, _)| strong(part))
    }

    /// «Аким А был в столице, его представлял Б»: the pronoun of him for whom another one stands.
    pub(super) fn stood_in(&self, p: &Predicate) -> Option<(usize, Gender)> {
        let (doc, k) = (self.doc, p.start.checked_sub(1)?);
        let gender = match doc.text.fold(k) {
            "его" => Gender::Masc,
            "ее" => Gender::Femn,
            _ => return None,
        };
        doc.know.grammar.stems.stands_in.begins(doc.text.fold(p.verb)).then_some((k, gender))
    }

    /// «награду получила его дочь»: the pronoun of him whose relative takes it.
    fn kin_of(&self, p: &Predicate) -> Option<(usize, Gender)> {
        let doc = self.doc;
        let gender = match doc.text.tokens.get(p.end).map(|_| doc.text.fold(p.end))? {
            "его" => Gender::Masc,
            "ее" => Gender::Femn,
            _ => return None,
        };
        let relative = |s: crate::rules::Sense| {
            doc.know.titles[s.entry as usize].class == TitleClass::Relative && s.cases.has(Case::Nom)
        };
        let kin = p.end + 1 < doc.len() && doc.senses_of(p.end + 1, SenseKind::TitleHead.bit()).any(relative);
        (kin && doc.know.grammar.stems.takes.begins(doc.text.fold(p.verb))).then_some((p.end, gender))
    }

    /// «посмертно – X», «X (посмертно)», and of whom else only the past is told.
    pub(super) fn of_the_past(&self, m: &Mention) -> bool {
        let floor = self.clauses.periods[self.period].start;
        let part = m.end < self.doc.len() && self.doc.text.is(m.end, ",");
        // «А и посмертно – Б»: the next one's
        let apart = part || self.doc.text.reads(m.end.min(self.doc.len() - 1), "и");
        let after = m.end..(m.end + if apart { 0 } else { 3 }).min(self.doc.len());
        let stems = &self.doc.know.grammar.stems;
        // «тогдашний президент палаты А», «художник А, скончавшийся в 1996 году»
        let then = (m.start.saturating_sub(1).max(floor)..m.start + 1)
            .any(|k| self.doc.is_word(k) && stems.of_then.begins(self.doc.text.fold(k)));
        let since = part && m.end + 1 < self.doc.len() && stems.departed.begins(self.doc.text.fold(m.end + 1));
        // «ныне покойный А», «покойная ныне Б»
        let late = (m.start.saturating_sub(2).max(floor)..m.start)
            .any(|k| self.doc.is_word(k) && stems.late.begins(self.doc.text.fold(k)));
        // «Посмертно медалью награждён водитель А»
        let mark = |k: usize| matches!(self.doc.text.word(k), "," | ";" | "(" | ":") || self.doc.text.closes_quote(k);
        let clause = (m.start.saturating_sub(8).max(floor)..m.start).rev().take_while(|&k| !mark(k));
        let mut near = (m.start.saturating_sub(2).max(floor)..m.start).chain(clause).chain(after);
        then || since || late || near.any(|k| self.doc.text.reads(k, "посмертно"))
    }
}
