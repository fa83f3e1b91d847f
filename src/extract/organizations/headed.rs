//! A noun phrase headed by a body's noun: its adjectives, its chain, and whether it is a name.

use super::Body;
use super::borne::{honoured, named_after};
use super::ends::{before_task, both_kinds, clip, one_of_list, one_of_two};
use super::marks::{dash_number, designation, is_opening, numbered, ordinal};
use super::naming::{
    abbreviated, among_states, departmental, descriptive, from_place, of_area, stately, strong, toponym_adjective,
};
use super::nominative::{nominative_of, unquoted};
use super::others::body_of;
use super::proper::{Proper, company_name, proper_name};
use super::states::{country_inside, sending_state};
use crate::extract::doc::{Doc, Flags};
use crate::extract::events;
use crate::extract::phrase::{self, Growth};
use crate::morph::{Case, CaseSet, Number, Pos};
use crate::rules::{Class, OrgHead, SenseKind};
use crate::text::Shape;

/// A noun phrase headed by a body's noun, if it has a name of its own. `floor`: no word before it belongs to the phrase.
pub(super) fn phrase_body(doc: &Doc, i: usize, entry: u32, floor: usize, limit: usize, taken: &[bool]) -> Option<Body> {
    let mut phrase = Headed::new(doc, i, entry, limit, taken)?;
    if phrase.sung() || phrase.law() || phrase.of_another() {
        return None;
    }
    phrase.begin(floor)?;
    phrase.reach()?;
    phrase.honour();
    let proper = phrase.proper();
    if proper.is_none() && phrase.compound() {
        return None;
    }
    phrase.close();
    if !phrase.is_name(proper.is_some()) || phrase.part_of_firm() {
        return None;
    }
    Some(phrase.body(proper))
}

/// A body's noun at `i`, with the words around it that have been found to belong to its name.
struct Headed<'d> {
    doc: &'d Doc<'d>,
    i: usize,
    limit: usize,
    taken: &'d [bool],
    head: &'d OrgHead,
    head_end: usize,
    cases: CaseSet,
    start: usize,
    end: usize,
    /// An ordinal leads: «51-я армия».
    counted: bool,
    society: bool,
    /// The form of a company: its name stands behind it.
    company: bool,
    /// It bears a human's name.
    bears: bool,
    quoted: bool,
    named_chain: bool,
    numbered: bool,
}

impl<'d> Headed<'d> {
    fn new(doc: &'d Doc<'d>, i: usize, entry: u32, limit: usize, taken: &'d [bool]) -> Option<Headed<'d>> {
        let head = &doc.know.org_heads[entry as usize];
        let head_end = i + doc.hit_len(i);
        let (mut cases, mut plural_only) = (CaseSet::EMPTY, true);
        for s in doc.senses_of(i, SenseKind::OrgHead.bit()) {
            cases = cases.or(s.cases);
            plural_only &= s.number == Some(Number::Plur);
        }
        let many = || {
            head.class == "military"
                || !doc.sentence_start(i) && doc.capital(i) && doc.know.grammar.stems.plural_names.has(&head.lemma)
        };
        if plural_only && !many() || head_end > limit {
            return None;
        }
        Some(Headed {
            doc,
            i,
            limit,
            taken,
            head,
            head_end,
            cases,
            start: i,
            end: head_end,
            counted: false,
            society: false,
            company: false,
            bears: false,
            quoted: false,
            named_chain: false,
            numbered: false,
        })
    }

    fn shape(&self) -> Shape {
        self.doc.text.tokens[self.i].shape
    }

    /// «партию Ленского исполнил …»: what is sung or danced
    fn sung(&self) -> bool {
        let (doc, i) = (self.doc, self.i);
        let sung = |k: usize| {
            let one = doc.capital(k) && doc.noun(k).sing.has(Case::Gen);
            one && doc.flags(k).has(Flags::ANIMATE | Flags::SURNAME)
        };
        doc.text.fold(i) == "партию"
            && self.head_end < self.limit
            && sung(self.head_end)
            && doc.adjective(i.max(1) - 1).any().is_empty()
    }

    /// «УК РФ»: a code, no company
    fn law(&self) -> bool {
        self.shape() == Shape::Upper
            && matches!(self.head.class.as_str(), "company" | "company_form")
            && self.head_end < self.limit
            && self.doc.any_of(self.head_end, SenseKind::COUNTRIES)
    }

    /// «войсками Центрального военного округа»: the district's
    fn of_another(&self) -> bool {
        let (doc, lemma) = (self.doc, &self.head.lemma);
        let troops = lemma == "войска" && self.shape() == Shape::Lower;
        (troops || doc.know.grammar.stems.organs.has(lemma))
            && self.head_end < self.limit
            && body_of(doc, self.head_end, self.limit)
    }

    /// Finds where the phrase begins; none if it is an event.
    fn begin(&mut self, floor: usize) -> Option<()> {
        let (doc, i, head) = (self.doc, self.i, self.head);
        // «регионального УФСБ»: the adjective is none of the abbreviation's
        let short = self.shape() == Shape::Upper && self.head_end == i + 1 && i > 0 && !doc.capital(i - 1);
        let start = if short { i } else { first_adjective(doc, i, floor, self.cases) };
        // «51-я Генеральная ассамблея»: an event
        if events::sits(doc, &head.lemma, start, i) {
            return None;
        }
        let counted = COUNTED.contains(&head.class.as_str()).then(|| ordinal(doc, start, floor)).flatten();
        self.counted = counted.is_some();
        self.start = counted.unwrap_or(start);
        let quoted = is_opening(doc.text.word(self.head_end.min(doc.len() - 1)));
        // «Общество австрийско-российской дружбы»
        self.society = head.lemma == "общество" && !quoted;
        // «Ставропольский ГАУ»: an agrarian university, no form of a company
        let campus =
            || !quoted && doc.know.grammar.stems.campuses.has(&head.lemma) && toponym_adjective(doc, self.start, i);
        self.company = head.class == "company_form" && !self.society && !campus();
        Some(())
    }

    /// Finds where the phrase ends by its chain; none if a form of a company has no name behind it.
    fn reach(&mut self) -> Option<()> {
        let (doc, i, head, head_end, limit) = (self.doc, self.i, self.head, self.head_end, self.limit);
        let text = doc.text;
        let mut end = match self.company {
            true => company_name(doc, head_end, limit)?,
            false => {
                let growth = Growth { head: self.cases, plural: false, person: true, by: false };
                let more = one_of_two(doc, i, head_end, limit) || one_of_list(doc, i, head_end, limit);
                let from = head_end - usize::from(more);
                let chain = phrase::chain(doc, from, limit, growth).end.max(head_end);
                clip(doc, head, head_end, before_task(doc, head, (i, head_end, chain)), self.taken)
            }
        };
        // «Секретариата Совещания по взаимодействию и мерам доверия в Азии»: a body's name is not cut
        let whole =
            |k: usize| doc.any_of(k, SenseKind::ORGANIZATIONS).then(|| k + doc.hit_len(k)).filter(|&to| to <= limit);
        end = (head_end..end).filter_map(whole).max().unwrap_or(end).max(end);
        end = phrase::member_states(doc, end, limit).unwrap_or(end);
        // «назвал завод «проверкой намерений»»: several words in quotation marks that begin in a small letter are no name
        let opens = |k: usize| is_opening(text.word(k)) && k + 2 < limit && !text.tokens[k + 1].space_before;
        let words = |k: usize| opens(k) && doc.small(k + 1) && doc.is_word(k + 2);
        end = (head_end..end).find(|&k| words(k)).unwrap_or(end);
        if matches!(head.class.as_str(), "association" | "party" | "council" | "culture" | "company_form") {
            end = both_kinds(doc, i + 1, end, limit);
        }
        self.end = end;
        Some(())
    }

    /// Takes the human in whose honour the body is called.
    fn honour(&mut self) {
        let (doc, head_end, limit, taken) = (self.doc, self.head_end, self.limit, self.taken);
        let (text, end) = (doc.text, self.end);
        // … but «директор Фонда Вадим Тальберг»
        let free = |&after: &usize| !(end..after).any(|k| taken[k]);
        if let Some(after) = honoured(doc, (self.i, head_end, end, limit)).filter(free) {
            (self.end, self.bears) = (after, true);
        }
        if !self.company && !self.bears {
            let from = if end > head_end && text.reads(end - 1, "имени") { end - 1 } else { end };
            let after = named_after(doc, from, limit);
            (self.end, self.bears) = (after.unwrap_or(from), after.is_some());
        }
        // the chain has read on: «театра имени Мажита Гафури»
        if text.reads(head_end, "имени") && self.end > head_end && self.head.lemma != "аэропорт" {
            // «театра имени Лахути Курбон Собир»: the holder
            let holder = named_after(doc, head_end, limit).filter(|&k| k < self.end && taken[k]);
            (self.end, self.bears) = (holder.unwrap_or(self.end), true);
        }
    }

    /// «газета «Труд»», «компания Monsanto»: the name proper
    fn proper(&mut self) -> Option<Proper> {
        let (doc, head_end) = (self.doc, self.head_end);
        let company = self.company || self.head.class == "company";
        let mut proper = proper_name(doc, head_end, self.limit, company, self.taken)?;
        // «правление «Газпрома»»: whose it is, in the genitive
        if proper.start > head_end && doc.know.grammar.stems.owned_organs.has(&self.head.lemma) {
            proper.name = unquoted(doc, proper.start, proper.end);
        }
        self.end = self.end.max(proper.after);
        Some(proper)
    }

    /// «IT-компания «Ромашка»», but «VIP-палата госпиталя»
    fn compound(&self) -> bool {
        let compound = self.doc.text.fold(self.i).contains('-') && !self.head.lemma.contains('-');
        compound && !(self.start < self.i && self.doc.capital(self.start))
    }

    /// Looks at what the chain holds, and closes the name behind a number.
    fn close(&mut self) {
        let (doc, head_end, limit) = (self.doc, self.head_end, self.limit);
        let text = doc.text;
        let mut chain = head_end..self.end;
        self.quoted = chain.clone().any(|k| is_opening(text.word(k)));
        self.named_chain = chain.any(|k| doc.capital(k) || text.is(k, "№"));
        // «гимназия № 9 Калуги»: the number closes the name
        if numbered(doc, head_end, limit) && !descriptive(&self.head.class) {
            self.numbered = true;
            self.end = named_after(doc, head_end + 2, limit).unwrap_or(head_end + 2);
        }
        // «Берёзовская ГРЭС-1»
        if self.shape() == Shape::Upper && self.end == head_end && dash_number(doc, head_end, limit) {
            self.numbered = true;
            self.end = head_end + 2;
        }
    }

    /// Is the phrase a name? `proper`: a name proper stands behind the noun.
    fn is_name(&self, proper: bool) -> bool {
        let (doc, i, start, head_end, end) = (self.doc, self.i, self.start, self.head_end, self.end);
        let (text, kind, lemma) = (doc.text, self.head.class.as_str(), &self.head.lemma);
        let from_town = || toponym_adjective(doc, start, i);
        if !proper && self.described_only() {
            return false;
        }
        // «Общество помощи детям», «Американское физическое общество», but «Акционерное общество»
        if self.society && !(doc.capital(i) && end > head_end && !self.numbered || from_town()) {
            return false;
        }
        let letters = || self.shape() == Shape::Upper && kind == "agency" && text.word(i).chars().count() > 3;
        let capital_head = self.capital_head();
        let own = self.quoted
            || letters()
            || self.bears
            || self.numbered
            || self.counted
            || abbreviated(doc, start, i, end, self.limit)
            || lemma.starts_with("академия наук") && from_town()
            || stately(doc, start, i) && (self.named_chain || kind == "university" && from_town())
            || capital_head && (end > head_end || start < i)
            || (start..i).any(|k| doc.is_word(k) && from_place(doc, k, kind))
            || self.named_chain && strong(doc, kind, lemma)
            || self.named_chain && departmental(doc, lemma, (start, i, head_end, end))
            || (start..i).any(|k| of_area(doc, k)) && !doc.know.grammar.stems.no_area_names.has(lemma);
        let lone_capital = || capital_head && (strong(doc, kind, lemma) || head_end - i > 1);
        (own || self.company || proper || lone_capital()) && (self.quoted || self.numbered || !designation(doc, end))
    }

    /// «внешнеполитическое ведомство Финляндии», «Волго-Каспийский канал», «Кубок Содружества по биатлону»: words that say what is
    /// meant where no body is named.
    fn described_only(&self) -> bool {
        let (doc, i, start) = (self.doc, self.i, self.start);
        if self.quoted {
            return false;
        }
        match self.head.lemma.rsplit(' ').next().unwrap_or_default() {
            "ведомство" => {
                !self.capital_head()
                    && !stately(doc, start, i)
                    && !(doc.capital(i) && doc.text.reads(self.head_end, "по"))
            }
            "канал" => !(start..i).any(|k| doc.flags(k).has(Flags::ORDINAL)),
            "содружество" => doc.text.reads(self.head_end, "по"),
            _ => false,
        }
    }

    /// Is the head, or an adjective of it, written as a name is?
    fn capital_head(&self) -> bool {
        let doc = self.doc;
        let initial_capital = |k: usize| doc.capital(k) && !doc.sentence_start(k) && !lettered(doc.text.word(k));
        (self.start..self.head_end).any(initial_capital) || (self.i + 1..self.head_end).any(|k| doc.capital(k))
    }

    /// «отделение ГАУЗ «…»», «филиал ПАО «…»», «подрядная организация ООО «…»»: the company is the body
    fn part_of_firm(&self) -> bool {
        let (doc, head_end) = (self.doc, self.head_end);
        let firm = |k: usize| {
            doc.sense(k, SenseKind::OrgHead.bit())
                .is_some_and(|s| doc.know.org_heads[s.entry as usize].class == "company_form")
        };
        doc.small(self.start)
            && self.shape() == Shape::Lower
            && doc.know.grammar.stems.firm_parts.has(&self.head.lemma)
            && head_end < self.limit
            && firm(head_end)
    }

    /// «городского совета ветеранов», «городского совета по культуре»: no town's council
    fn of_people(&self) -> bool {
        let (doc, next) = (self.doc, self.head_end);
        // «депутат городского совета по избирательному округу»
        let by_district = |k: usize| k + 1 < doc.len() && doc.text.fold(k + 1).starts_with("избирательн");
        let people = |k: usize| doc.small(k) && doc.noun(k).plur.has(Case::Gen) && !doc.text.reads(k, "депутатов");
        next < doc.len() && doc.is_word(next) && (people(next) || doc.text.reads(next, "по") && !by_district(next))
    }

    fn body(self, proper: Option<Proper>) -> Body {
        let Headed { doc, i, start, end, cases, .. } = self;
        // «городской совет» is of another kind than a «совет»
        let whole = || start < i && doc.hit_len(start) == self.head_end - start;
        let described = doc.sense(start, SenseKind::OrgHead.bit()).filter(|_| whole());
        let kind = described.map_or(self.head.class.as_str(), |s| doc.know.org_heads[s.entry as usize].class.as_str());
        let council = kind == "parliament" && doc.text.fold(self.head_end - 1).starts_with("совет");
        let kind = if council && self.of_people() { "council" } else { kind };
        let name = nominative_of(doc, start, head_noun(doc, i, self.head_end, cases), end, cases);
        let country = match kind {
            "diplomatic" => sending_state(doc, start, end),
            _ => country_inside(doc, start, end),
        };
        // «Совет руководителей пограничных ведомств государств – участников СНГ»
        let members = |k: usize| {
            let noun = |j: usize| doc.know.grammar.stems.member_nouns.has(doc.text.fold(j));
            doc.text.reads(k, "государств") && (k + 1..end.min(k + 3)).any(noun)
        };
        let joint = matches!(kind, "council" | "committee") && doc.capital(start);
        let joint = joint && (self.head_end..end).any(|k| doc.is_word(k) && members(k));
        let of_states = country.is_none() && (joint || among_states(doc, kind, start, i));
        let kind = if of_states { "international" } else { kind };
        let mut body = Body { start, end, name, full_name: None, short: None, country, kind: kind.to_owned() };
        if let Some(proper) = proper
            && proper.after == end
        {
            body.short = Some(proper.name);
            if descriptive(kind) && start == i && self.shape() == Shape::Lower {
                (body.start, body.end) = (proper.start, proper.end);
            }
        }
        body
    }
}

/// «IT-компания»: letters before a common noun are no name.
fn lettered(word: &str) -> bool {
    let upper = |part: &str| part.chars().all(char::is_uppercase);
    word.split_once('-').is_some_and(|(letters, noun)| upper(letters) && noun.chars().all(char::is_lowercase))
}

/// Leftmost of the adjectives that agree with the head at `i`.
fn first_adjective(doc: &Doc, i: usize, floor: usize, cases: CaseSet) -> usize {
    let agrees = |k: usize| !doc.adjective(k).sing.and(cases).is_empty();
    let described = |k: usize| doc.known(k).iter().any(|p| p.tag.pos() == Pos::Adjective);
    let mut start = i;
    while start > floor && !doc.text.tokens[start].line_start {
        let k = start - 1;
        let fits = doc.is_word(k)
            && agrees(k)
            && !doc.flags(k).has(Flags::PRONOMINAL)
            && !doc.is_class(k, Class::NEVER_MODIFIER)
            && !participle(doc, k)
            // «у деревни Полунино поисковый отряд»
            && !(k > 0 && doc.is_word(k - 1) && phrase::settlement(doc, k - 1) == Some(k))
            && !doc.any_of(k, SenseKind::Stop.bit() | SenseKind::Honorific.bit())
            // «Военный институт», but «учёный института»
            && (doc.capital(k) && described(k) || !doc.any_of(k, SenseKind::TitleHead.bit()));
        if fits {
            start = k;
        } else if phrase::is_and(doc, k) && k > floor && start < i && agrees(k - 1) && doc.noun(k - 1).any().is_empty()
        {
            // «научно-исследовательского и проектного института»
            start = k - 1;
        } else if k >= floor + 3 && phrase::called_twice(doc, k - 3) == Some(start) && agrees(k - 3) {
            // «Северного (Арктического) федерального университета»
            start = k - 3;
        } else {
            break;
        }
    }
    // «новый Курский завод», «правого Национального фронта»: lower-case adjectives before a capital one describe
    let named = |&k: &usize| doc.capital(k) && !doc.sentence_start(k);
    let head = Some(i).filter(|i| doc.hit_len(*i) > 1 && named(i));
    // «Архангельская и Холмогорская епархия» at a sentence's start
    let two = start + 2 < i && doc.capital(start) && phrase::is_and(doc, start + 1) && doc.capital(start + 2);
    two.then_some(start).or((start..i).find(named)).or(head).unwrap_or(start)
}

/// «созданный», «возглавлявший»: in lower case a participle is no part of a name.
fn participle(doc: &Doc, k: usize) -> bool {
    !doc.capital(k) && doc.known(k).first().is_some_and(|p| p.tag.pos() == Pos::Participle)
}

/// The noun of a head of several words: «Государственный *комитет*».
fn head_noun(doc: &Doc, i: usize, end: usize, cases: CaseSet) -> usize {
    (i..end)
        .find(|&k| {
            doc.is_word(k) && !doc.noun(k).any().and(cases).is_empty() && doc.adjective(k).any().and(cases).is_empty()
        })
        // «национальная сборная»
        .unwrap_or(if end > i && doc.is_word(end - 1) { end - 1 } else { i })
}

/// Classes of bodies that go by numbers.
const COUNTED: &[&str] = &["military", "agency", "hospital"];
