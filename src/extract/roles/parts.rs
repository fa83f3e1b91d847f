//! The part that a predicate, a participle or a relative clause gives to whoever does it.

use super::mentions::Mention;
use super::reader::Reader;
use super::{Votes, strength};
use crate::extract::clauses::Predicate;
use crate::extract::doc::Flags;
use crate::morph::{Case, Gender};
use crate::rules::{Part, SenseKind, When};

impl Reader<'_, '_, '_> {
    /// The part that a predicate gives to its subject.
    pub(super) fn part(&self, p: &Predicate, votes: &Votes) -> Part {
        let leads = p.of_delegation && matches!(p.subject, Some((_, When::Led)));
        let says = matches!(p.subject, Some((Part::Speaker, When::Many)));
        // «на заседании, которое ведёт А»
        let chairs = matches!(p.subject, Some((Part::Chair, When::Always | When::Event))) && p.of_event();
        let aside = p.relative && !p.past && !p.passive && !leads && !says && !chairs
            || matches!(p.subject, Some((Part::Speaker, When::Many | When::Speech))) && self.retold(p);
        // «не согласился», «не исключил» are said
        if p.negated && !says || self.untold(p, votes) || aside || self.of_what_is_told(p) {
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
        // «созданы группы дружбы; одной из них руководит А»: of several
        let of_them = |k: usize| matches!(self.doc.text.fold(k), "них" | "ними" | "ими");
        let several = p.event.is_none() && (p.start.saturating_sub(2)..p.start).any(of_them);
        let lasting = when == When::Led && !p.past && !p.future && !(p.of_event() && !several) && !p.of_delegation;
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
        // «А рассказал, что президент Б поручил удвоить выпуск»: bidden elsewhere
        if part == Part::Participant
            && self.doc.know.grammar.stems.bids.begins(self.doc.text.fold(p.verb))
            && self.retold(p)
        {
            return Part::Mentioned;
        }
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
        let quote = |k: usize| text.closes_quote(k);
        let dash = (at.saturating_sub(3)..at).rev().find(|&k| matches!(text.word(k), "–" | "—" | "-"));
        dash.filter(|&k| k > 2).is_some_and(|k| {
            text.is(k - 1, ",") && quote(k - 2) || quote(k - 1) && matches!(text.word(k - 2), "!" | "?" | "…")
        })
    }

    /// «Сафаров рассказал, что пункт предложила Учаева»: is the verb of speech in the clause of what another one tells?
    fn retold(&self, p: &Predicate) -> bool {
        let all = &self.clauses.predicates;
        let at = all.partition_point(|o| o.start < p.start);
        let floor = self.clauses.periods[self.period].start;
        if self.by_words_of_another(p) {
            return true;
        }
        let Some(outer) = at.checked_sub(1).map(|k| &all[k]).filter(|o| o.start >= floor) else { return false };
        self.tells_that(outer, p.start).is_some_and(|k| p.start - k <= 16) && !p.passive && p.past
    }

    /// «рассказал о переговорах, которые провели А и Б», «сослался на заявление, которое сделал А»: is it the clause of a matter that
    /// somebody has spoken of?
    fn of_what_is_told(&self, p: &Predicate) -> bool {
        /// Tokens from the pronoun to the verb.
        const NEAR: usize = 16;
        if !p.relative || !p.past || p.passive {
            return false;
        }
        let (doc, all) = (self.doc, &self.clauses.predicates);
        let start = doc.text.sentences[doc.text.sentence_of(p.start)].start;
        let Some(n) = all.partition_point(|o| o.start < p.start).checked_sub(1) else { return false };
        let outer = &all[n];
        let speaks = matches!(outer.subject, Some((Part::Speaker, _))) && outer.past && !outer.passive;
        if outer.start < start || !speaks {
            return false;
        }
        let opens = |k: &usize| doc.text.is(*k - 1, ",") && doc.text.fold(*k).starts_with("котор");
        let floor = (outer.end + 1).max(p.start.saturating_sub(NEAR));
        let Some(which) = (floor..p.start).rev().find(opens) else { return false };
        let about = |k: usize| matches!(doc.text.fold(k), "о" | "об" | "обо") && doc.flags(k).has(Flags::PREPOSITION);
        let matter = (outer.end..which).rev().find(|&k| doc.flags(k).has(Flags::PREPOSITION)).is_some_and(about);
        matter || doc.know.grammar.stems.refers.begins(doc.text.fold(outer.verb))
    }

    /// «По словам А, Б построил», «Б, по словам А, держит»: a phrase of who tells stands in the verb's sentence before it, parted from
    /// it by a comma.
    fn by_words_of_another(&self, p: &Predicate) -> bool {
        /// Tokens from the comma to the verb.
        const NEAR: usize = 16;
        let (doc, phrases) = (self.doc, &self.clauses.phrases);
        let Some(cue) = phrases[..phrases.partition_point(|c| c.start < p.start)].last() else { return false };
        let start = doc.text.sentences[doc.text.sentence_of(p.start)].start;
        let at = cue.start;
        let opens = at == start || at > start && doc.text.is(at - 1, ",");
        if cue.part != Part::Speaker || cue.end == at + 1 || !opens || at < start || p.passive {
            return false;
        }
        let named = || (cue.end..p.start).find(|&k| self.clauses.named(k));
        let comma = named().and_then(|k| (k..p.start).find(|&k| doc.text.is(k, ",") && !self.clauses.named(k)));
        comma.is_some_and(|k| p.start - k <= NEAR) && !self.clauses.any(at, p.start)
    }

    /// «сообщил, что …»: where the clause begins that a verb of speech tells of what stands at `to`.
    pub(super) fn tells_that(&self, p: &Predicate, to: usize) -> Option<usize> {
        let text = self.doc.text;
        let tells = matches!(p.subject, Some((Part::Speaker, _))) && !p.passive;
        (p.end..if tells { to } else { p.end }).find(|&k| text.reads(k, "что") && text.is(k - 1, ","))
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

    /// «присутствовавшего на заседании …», «…, прибывшей на заседание», «…, который присутствовал»
    pub(super) fn participles(&self, m: &Mention, told: Option<Part>, votes: &mut Votes) {
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
                && !between.clone().any(|k| {
                    self.clauses.named(k) || self.doc.text.full_stop(k) || matches!(self.doc.text.word(k), ";" | ":")
                })
                && !self.clauses.any(m.end, c.start);
            let after = after || absent;
            let cases = self.doc.adjective(c.start).any();
            let own = |k: usize| {
                self.clauses.named(k) || self.doc.text.full_stop(k) || matches!(self.doc.text.word(k), "," | ";" | ":")
            };
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
        self.quoted_of(m, votes);
        // «объявил А, которому передадут флаг» has spoken
        if told.is_none_or(|part| strength(part) <= strength(Part::Participant)) {
            self.rewarded_elsewhere(m, votes);
        }
        if self.doc.text.tokens.len() > m.end + 2
            && self.doc.text.is(m.end, ",")
            && matches!(self.doc.text.fold(m.end + 1), "который" | "которая" | "которые")
            && let Some(v) = self.after(m.end + 2)
            && self.clauses.predicates[v].start - m.end < 8
            && !self.succeeded(m)
            && !self.wrote(m)
        {
            // the pronoun is the subject, and no event; «Ранее прибыл А, который возглавлял миссию»: with him it is of before
            let main = self.before(m.start).map(|l| &self.clauses.predicates[l]);
            let before = main.is_some_and(|q| q.earlier && !self.hard(q.end, m.start));
            let p = &self.clauses.predicates[v];
            let p = Predicate { pronoun: false, earlier: p.earlier || before, ..p.clone() };
            if self.away(&p) {
                votes.leave(m.human, &p);
            }
            if let Some(part) = self.attributed(&p, votes) {
                votes.add(m.human, part, (p.start, p.end));
            }
        }
    }

    /// «зачитал приветствие А, который напомнил»: whoever has written what another reads tells nothing there himself.
    fn wrote(&self, m: &Mention) -> bool {
        let stems = &self.doc.know.grammar.stems;
        let read =
            |k: usize| stems.greetings.begins(self.doc.text.fold(k)) || stems.letters.begins(self.doc.text.fold(k));
        self.owner(m).is_some_and(read)
    }

    /// «X, по словам которого …», «X; по его словам, …»
    fn quoted_of(&self, m: &Mention, votes: &mut Votes) {
        if self.doc.text.tokens.len() > m.end && self.doc.text.is(m.end, ";") && self.retold_of(m) {
            let part = if votes.audience { Part::Speaker } else { Part::Participant };
            votes.add(m.human, part, (m.end + 1, m.end + 4));
        }
        let phrases = &self.clauses.phrases;
        let Some(cue) = phrases.get(phrases.partition_point(|p| p.start <= m.end)) else { return };
        let which = cue.end < self.doc.len() && self.doc.text.fold(cue.end).starts_with("котор");
        if which && cue.start == m.end + 1 && cue.part == Part::Speaker && self.doc.text.is(m.end, ",") {
            let part = if votes.audience { Part::Speaker } else { Part::Participant };
            votes.add(m.human, part, (cue.start, cue.end));
        }
    }

    /// «Жителей поздравила и А; | по её словам»
    #[cold]
    fn retold_of(&self, m: &Mention) -> bool {
        let (text, at) = (self.doc.text, m.end + 1);
        let his = |fold: &str| match m.gender {
            Some(Gender::Femn) => fold == "ее",
            Some(Gender::Masc) => fold == "его",
            _ => false,
        };
        let told = |k: usize| self.doc.know.grammar.stems.told_by_him.has(text.fold(k));
        m.cases.has(Case::Nom) && at + 2 < text.len() && text.reads(at, "по") && his(text.fold(at + 1)) && told(at + 2)
    }

    /// The part that a participle or a relative clause tells of its person: who heads or opens what is no event takes none.
    pub(super) fn attributed(&self, p: &Predicate, votes: &Votes) -> Option<Part> {
        let (_, when) = p.subject?;
        let of_event = p.of_event() || when == When::Led && p.of_delegation;
        let aside = matches!(when, When::Led | When::Event) && !of_event;
        (!aside && !p.negated && !p.earlier).then(|| self.part(p, votes))
    }
}
