//! Noun phrases: a noun with its agreeing adjectives, and the chain of dependents to its right (genitives, «по …», «при …»,
//! quoted names, states, bodies, co-ordinated nouns). Titles, bodies and events are all built of these.

mod agreement;
mod bodies;
mod coordination;
mod dependents;
mod given;
mod honour;
mod letters;
mod members;
mod nouns;
mod offices;
mod parts;
mod persons;
mod quotes;
mod settlements;
mod units;

use super::doc::{Doc, Flags};
use super::names;
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, SenseKind, TitleClass};
use crate::text::{Kind, Shape};
use agreement::instrumental;
use bodies::{bracketed_kind, legal_form};
use coordination::{First, coordination};
use dependents::{award_of, dependent, pointed_at};
use honour::{called_abbey, saint_called};
use letters::{bracketed_letters, capitals, slashed_letters};
use members::{each_of_state, own_state, said_again, shared_adjectives, states_of_body};
use offices::{degrees_begin, of_meeting, shown_to};
pub use persons::compatriot;
use persons::{cleric_begins, person_begins, titled_person};
use units::unit;

pub use agreement::{agrees, borne, may_agree};
pub use bodies::called_before;
pub(super) use bodies::is_company_word;
pub use bodies::member_states;
pub(super) use honour::another_begins;
pub use honour::{crowned, honour_begins, saints};
pub use letters::{numbered, of_letters};
pub use nouns::{called_twice, is_and, meets, named, noun_phrase, ware};
pub use offices::{named_thing, office_begins, other_noun};
pub use parts::{Chain, Growth, Unit, What};
pub use quotes::quote;
pub use settlements::{at_station, designated, settlement, several_called, town_shortened, two_words};

/// Longer than any chain, in tokens. A page without marks must not be read whole from each of its words.
const LONGEST_CHAIN: usize = 64;

/// Grows the chain from `start` (right behind the head).
pub fn chain(doc: &Doc, start: usize, limit: usize, growth: Growth) -> Chain {
    let limit = limit.min(start + LONGEST_CHAIN);
    let out = Chain { end: start, members: Vec::new() };
    // no dependent begins with a mark that ends something
    if start < limit && matches!(doc.text.mark(start), Some('.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | '»')) {
        return out;
    }
    let mut grown = Grown { doc, start, limit, growth, out, j: start, last: None, last_start: start, inner: false };
    while grown.j < limit && grown.grows() {}
    grown.shared_out()
}

/// A chain as far as it has grown.
struct Grown<'d> {
    doc: &'d Doc<'d>,
    start: usize,
    limit: usize,
    growth: Growth,
    out: Chain,
    /// Where the next dependent would begin.
    j: usize,
    /// The last dependent, behind which a co-ordination may go on.
    last: Option<Unit>,
    last_start: usize,
    /// The last dependent is an office.
    inner: bool,
}

impl Grown<'_> {
    /// Takes what goes on at `j` into the chain; does it go on?
    fn grows(&mut self) -> bool {
        let (doc, limit, j) = (self.doc, self.limit, self.j);
        if self.row_ends() {
            return false;
        }
        // «дежурная по станции Беслан | Северо-Кавказской железной дороги»
        if at_station(doc, j) {
            self.last = Some(Unit { end: j + 1, case: Some(Case::Gen), what: What::Named });
            self.last_start = j;
            return self.on_to(j + 1);
        }
        if self.growth.plural && self.out.members.is_empty() {
            self.out.members = shared_adjectives(doc, j, limit);
        }
        if self.holder_begins() || self.other_office() || self.verb_begins() || self.strange_name() {
            return false;
        }
        if let Some(u) = self.dependent() {
            return self.take(u);
        }
        // «Государственного Собрания – Курултая»: a dash inside a name
        if let Some(end) = dashed_name(doc, j, limit).or_else(|| member_states(doc, j, limit)) {
            return self.on_to(end);
        }
        let Some(previous) = self.last else { return false };
        self.bracketed() || self.coordinated(previous)
    }

    /// The chain reaches to `end`.
    fn on_to(&mut self, end: usize) -> bool {
        (self.j, self.out.end) = (end, end);
        true
    }

    /// Does a cell or a line of a list begin?
    fn row_ends(&self) -> bool {
        let (doc, j) = (self.doc, self.j);
        let line = j > self.start && doc.text.tokens[j].line_start;
        // «¶от Республики Беларусь¶»: the next heading of the list
        let heading = || doc.text.reads(j, "от") || doc.capital(j) || settlement(doc, j).is_some();
        doc.text.tokens[j].cell_start || line && heading()
    }

    /// How a chain may grow whose holder stands in the case of the head, or of the office in it.
    fn held(&self) -> Growth {
        let head = self.growth.head;
        // «сын актрисы Завьяловой»: the name goes with the office in the genitive
        Growth { head: if self.inner { head.or(CaseSet::of(Case::Gen)) } else { head }, ..self.growth }
    }

    /// Does the name of the holder begin, or a cleric's address before it?
    fn holder_begins(&self) -> bool {
        let (doc, limit, j) = (self.doc, self.limit, self.j);
        let own = j > self.start || j > 0 && doc.any_of(j - 1, SenseKind::OrgHead.bit());
        // «нунция архиепископа Франческо»
        // «диакона чтеца Даниила»
        let church = |s: crate::rules::Sense| {
            s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Church
        };
        let nuncio = || {
            j > 0
                && (doc.text.fold(j - 1).starts_with("нунци")
                    || doc.senses_of(j - 1, SenseKind::TitleHead.bit()).any(church))
        };
        (own || nuncio()) && cleric_begins(doc, j, limit, self.held())
            || self.growth.person && !self.called(own) && person_begins(doc, j, limit, self.held())
    }

    /// Do the words belong to what has gone before, though humans bear such names as well? `own`: a head's own dependent.
    fn called(&self, own: bool) -> bool {
        let (doc, limit, j) = (self.doc, self.limit, self.j);
        // «хякимов Ахалского и Марыйского велаятов»
        let shared = self.out.members.last().is_some_and(|m| j < m.1);
        let saint = || {
            own && doc.is_class(j - 1, Class::CHURCHLY)
                && (saint_called(doc, j, limit).is_some() || called_abbey(doc, j, limit))
        };
        shared || saint() || award_of(doc, j, limit).is_some()
    }

    /// Does what begins belong to another than the holder of the office?
    fn other_office(&self) -> bool {
        let (doc, limit, j, start) = (self.doc, self.limit, self.j, self.start);
        if !self.growth.person {
            return false;
        }
        // «участникам совещания нового директора школы — А»: a meeting has no director
        let shown = || of_meeting(doc, j, limit) || j == start && shown_to(doc, j, limit);
        // «командира соединения гвардии полковника»
        let guard = || doc.text.reads(j, "гвардии") && j + 1 < limit && doc.any_of(j + 1, SenseKind::Rank.bit());
        // «консулом Беларуси в Макасаре бизнесмена Тандиари»: no place has a businessman
        let placed =
            || j > start && doc.capital(j - 1) && doc.any_of(j - 1, SenseKind::STATES | SenseKind::Place.bit());
        // «руководителя Миссии ОБСЕ посла А»: nor has a body of states an ambassador
        let diplomat = |s: crate::rules::Sense| doc.know.titles[s.entry as usize].class == TitleClass::Diplomat;
        let of_body = || {
            j > start
                && doc.any_of(j - 1, SenseKind::ORGANIZATIONS)
                && doc.sense(j, SenseKind::TitleHead.bit()).is_some_and(diplomat)
        };
        shown()
            || guard()
            // «ректором доктора наук, профессора А»
            || degrees_begin(doc, j, limit)
            || (placed() || of_body()) && titled_person(doc, j, limit)
    }

    fn quoted(&self) -> bool {
        self.last.is_some_and(|u| u.what == What::Quote)
    }

    /// Does a verb begin?
    fn verb_begins(&self) -> bool {
        let (doc, j) = (self.doc, self.j);
        // «компания «Полюс» начала добычу»
        if self.quoted() && doc.flags(j).has(Flags::VERB) {
            return true;
        }
        // «в музее Туркменистана начала работу выставка»
        let state = self.last.is_some_and(|u| u.what == What::Country);
        let verb = |f: Flags| f.has(Flags::VERB) && !f.has(Flags::PREPOSITION | Flags::FUNCTION);
        state && doc.small(j) && verb(doc.flags(j))
    }

    /// Does a name begin that no list knows?
    fn strange_name(&self) -> bool {
        let (doc, j) = (self.doc, self.j);
        if !self.growth.person || !doc.is_word(j) {
            return false;
        }
        let strange = || !doc.flags(j).has(Flags::KNOWN) && doc.text.tokens[j].shape == Shape::Capital;
        // «директором компании «Дхофар Инвест» Талибом аз-Зарафи»
        if self.quoted() && strange() && instrumental(doc.text.fold(j)) {
            return true;
        }
        // «посол Бенина в Республике Беларусь Акамбе Окунлола»: a state owns nothing of which no one knows
        let of_state = j > self.start && doc.capital(j - 1) && doc.any_of(j - 1, SenseKind::STATES);
        of_state && strange() && doc.hit_len(j) == 0
    }

    /// The dependent that begins here.
    fn dependent(&self) -> Option<Unit> {
        let (doc, limit, j, start) = (self.doc, self.limit, self.j, self.start);
        // «командир экипажа Ту-204», but «Союз ТМА-12» is no body
        let model = || {
            let end = numbered(doc, j + 1, limit);
            (end > j + 1).then_some(Unit { end, case: None, what: What::Named })
        };
        (self.growth.person.then(|| pointed_at(doc, j, limit)).flatten())
            .or_else(|| dependent(doc, j, limit, j == start))
            .or_else(|| (j > start).then(|| model().or_else(|| legal_form(doc, j, limit))).flatten())
    }

    /// The dependent belongs to the chain.
    fn take(&mut self, mut u: Unit) -> bool {
        let (doc, j) = (self.doc, self.j);
        if u.end > self.start + 1 {
            u.end = numbered(doc, u.end, self.limit);
        }
        // «Агентства по ядерной энергии | и технологиям»: a body that a list knows by a shorter name
        self.growth.by |= (j..u.end).any(|k| doc.text.reads(k, "по"));
        if u.what == What::Preposition {
            let fold = doc.text.fold(j);
            // «послы Кубы в России и Беларуси»: each in one
            if self.growth.plural && self.out.members.is_empty() && matches!(fold, "в" | "во") {
                self.out.members = members::each_named(doc, j + 1, u.end, Case::Loc);
            }
        }
        self.last_start = j;
        self.last = Some(u);
        self.inner = u.what == What::Noun && doc.any_of(u.end - 1, SenseKind::TitleHead.bit());
        self.on_to(u.end)
    }

    /// Takes what stands in brackets or behind a slash, and what goes on behind it.
    fn bracketed(&mut self) -> bool {
        let (doc, limit, j) = (self.doc, self.limit, self.j);
        if let Some(end) = bracketed_task(doc, j, limit, self.growth) {
            self.last = None;
            return self.on_to(end);
        }
        // «Духовного управления мусульман (ДУМ) республики»
        if bracketed_letters(doc, j, limit)
            && !person_begins(doc, j + 3, limit, self.held())
            && let Some(u) = unit(doc, j + 3, limit, Case::Gen, false)
            && u.what != What::Quote
        {
            (self.last_start, self.last) = (j + 3, Some(u));
            return self.on_to(u.end);
        }
        // «Миссии БДИПЧ/ОБСЕ», «Союза предпринимателей (работодателей) Армении»
        if let Some(end) = slashed_letters(doc, j, limit).or_else(|| bracketed_kind(doc, j, limit)) {
            // «по борьбе с ВИЧ/СПИДом | и малярией»
            self.last = self.last.filter(|u| u.what == What::Preposition).map(|u| Unit { end, ..u });
            return self.on_to(end);
        }
        false
    }

    /// Takes the members that are co-ordinated with the last dependent.
    fn coordinated(&mut self, previous: Unit) -> bool {
        let (doc, limit, growth, j) = (self.doc, self.limit, self.growth, self.j);
        // «редактор «Света» и сборника», «нападающий «Реала» и сборной»
        let quoted = (previous.what == What::Quote && growth.person).then_some(Case::Gen);
        // «ТЭК и ЖКХ»
        let shortened = || is_and(doc, j) && capitals(doc, j - 1) && j + 1 < limit && capitals(doc, j + 1);
        let case = previous.case.or(quoted).or_else(|| shortened().then_some(Case::Gen));
        let Some(case) = case else { return false };
        let first = First { doc, limit, growth, start: self.last_start, unit: previous, case };
        coordination(first, j, &mut self.out).is_some_and(|end| self.on_to(end))
    }

    /// The chain, whose members each holder of a plural head may have one of.
    fn shared_out(self) -> Chain {
        let Grown { doc, start, growth, mut out, .. } = self;
        if !growth.plural {
            return out;
        }
        if let Some(and) = said_again(doc, start, out.end) {
            out.members = vec![(start, and), (and + 1, out.end)];
        }
        own_state(doc, &mut out.members, out.end);
        states_of_body(doc, &mut out.members);
        if out.members.len() > 1 {
            // «депутаты | Маджлиси Оли Республики Таджикистан и Олий Мажлиса Республики Узбекистан»: each body with its state
            let chief = doc.any_of(start, SenseKind::TitleHead.bit());
            let whole = if chief { Vec::new() } else { each_of_state(doc, start, out.end) };
            let each = if whole.is_empty() { each_of_state(doc, out.members[0].0, out.end) } else { whole };
            out.members = if each.is_empty() { out.members } else { each };
        }
        out
    }
}

/// «начальника полиции (по охране общественного порядка) УМВД»: end of a bracket that tells a deputy's task.
fn bracketed_task(doc: &Doc, j: usize, limit: usize, growth: Growth) -> Option<usize> {
    let text = doc.text;
    let stems = &doc.know.grammar.stems;
    // «(по видеосвязи)», «(по болезни)»
    let of_holder =
        |k: usize| k < limit && (stems.from_afar.begins(text.fold(k)) || stems.excuses.begins(text.fold(k)));
    if !text.is(j, "(") || !text.reads(j + 1, "по") || of_holder(j + 2) {
        return None;
    }
    let close = (j + 2..limit.min(j + 20)).find(|&k| text.is(k, ")"))?;
    (chain(doc, j + 1, close, Growth { person: false, ..growth }).end == close).then_some(close + 1)
}

/// A dash and a capitalised genitive that is no office.
fn dashed_name(doc: &Doc, j: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    let next = j + 1;
    // «филиала ПАО «РусГидро» – «Бурейская ГЭС»»
    let part = || (j.saturating_sub(8)..j).any(|k| text.reads(k, "филиала"));
    if next < limit && text.closes_quote(j - 1) && text.dash(j) && text.opens_quote(next) && part() {
        return quote(doc, next, limit);
    }
    // «управления ЮУЖД – филиала ОАО «РЖД»»
    let branch = next + 1 < limit && text.dash(j) && matches!(text.fold(next), "филиала" | "филиал");
    // «Восточно-Сибирской железной дороги – филиала ОАО «РЖД»»
    if branch && (doc.capital(j - 1) || next + 2 < limit && text.opens_quote(next + 2)) {
        let growth = Growth { head: CaseSet::of(Case::Gen), plural: false, person: true, by: false };
        return Some(chain(doc, next + 1, limit, growth).end).filter(|&end| end > next + 1);
    }
    let dash = next < limit
        && text.tokens[j].kind == Kind::Punct
        && matches!(text.word(j), "–" | "—" | "-")
        && text.tokens[next].space_before;
    if !dash || !doc.capital(next) || text.tokens[next].line_start || office_begins(doc, next, limit) {
        return None;
    }
    // «Подрядчик – ООО «Дорога»»: who it is
    let opens = doc.sentence_start(j - 1) || doc.text.tokens[j - 1].line_start;
    if !doc.capital(j - 1) || opens || names::name_at(doc, next, limit, false).is_some() {
        return None;
    }
    noun_phrase(doc, next, limit, Case::Gen)
}
