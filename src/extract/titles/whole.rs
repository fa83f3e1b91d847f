//! The whole title around a head: its modifiers, its chain, and the offices that a dash or «и» joins to it.

use super::closing::{concurrently, of_year, other_name, weighed, within_area, won_in};
use super::in_names::{ends_name, inside_name, leads_name, royal_surname};
use super::modifiers::left;
use super::role::nested_office;
use super::see::see_behind;
use super::{HEADS, Head, Title, head_sense};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::extract::phrase::{self, Chain, Growth};
use crate::morph::{Case, CaseSet, Number, Pos};
use crate::rules::{Class, Sense, SenseKind, TitleClass};
use crate::text::Kind;

/// The title whose head stands at `i`; `floor`: its modifiers may not reach before it.
pub(super) fn title_at(doc: &Doc, i: usize, floor: usize, limit: usize) -> Option<Title> {
    let sense = head_sense(doc, i)?;
    let end = i + doc.hit_len(i);
    if end > limit || of_name(doc, i, end, limit, sense) || no_office(doc, i, end, floor, limit) {
        return None;
    }
    let mut office = Office::new(doc, i, sense, floor, limit);
    office.narrow();
    let (heads, chain) = office.grown();
    if office.given_name(chain.end) {
        return None;
    }
    let Office { head, cases, plural, singular, lemma, class, .. } = office;
    let mut title = Title {
        start: head.start,
        end: concurrently(doc, chain.end, limit),
        heads,
        cases,
        plural,
        singular,
        class: if tutor(doc, head.start, lemma) { TitleClass::Relative } else { class },
        entry: sense.entry,
        members: chain.members,
    };
    join(doc, &mut title, limit);
    if title.members.is_empty() {
        share_ordinals(doc, &mut title, floor);
    }
    Some(title)
}

/// «первый и второй секретари посольства», «первый, второй и третий заместители»: the ordinals before a plural head are its holders' own.
fn share_ordinals(doc: &Doc, title: &mut Title, floor: usize) {
    let ordinal = |k: usize| doc.is_word(k) && doc.flags(k).has(Flags::ORDINAL) && !doc.adjective(k).sing.is_empty();
    // «второй секретарь» may be a head of the lexicon
    let noun = title.heads[0].noun + usize::from(ordinal(title.heads[0].noun));
    if noun < floor + 3 || !phrase::is_and(doc, noun - 2) || !ordinal(noun - 3) || !ordinal(noun - 1) {
        return;
    }
    // each of the ordinals is of one, the noun of all
    let last = title.heads[0].end - 1;
    if doc.noun(last).plur.is_empty() || !doc.noun(last).sing.and(title.cases).is_empty() {
        return;
    }
    (title.plural, title.singular) = (true, false);
    let and = noun - 2;
    let mut first = and - 1;
    while first >= floor + 2 && doc.text.is(first - 1, ",") && ordinal(first - 2) {
        first -= 2;
    }
    title.members = (first..noun).filter(|&k| ordinal(k)).map(|k| (k, k + 1)).collect();
    title.start = title.start.min(first);
    title.heads[0].start = title.start;
}

/// Is the head at `i` a part of a name, or does it describe the office behind it?
fn of_name(doc: &Doc, i: usize, end: usize, limit: usize, sense: Sense) -> bool {
    inside_name(doc, i)
        || end == i + 1 && end < limit && names::trade_surname(doc, i)
        || leads_name(doc, i, end, limit)
        || end == i + 1 && ends_name(doc, i)
        || royal_surname(doc, i, sense, limit)
        || describes_next(doc, i, end, limit)
}

/// Is the head at `i` another word that is written as an office?
fn no_office(doc: &Doc, i: usize, end: usize, floor: usize, limit: usize) -> bool {
    // «делегация во главе с канцлером»
    if i > 0 && doc.text.fold(i) == "главе" && doc.text.reads(i - 1, "во") {
        return true;
    }
    // «бывшего директора, заключённого под стражу»
    let participle = |p: crate::morph::Parse| p.tag.pos() == Pos::Participle;
    let done_to = end < limit && doc.text.reads(end, "под") && doc.known(i).iter().any(participle);
    // «премьера спектакля», not «премьер балета»
    let first_night = || matches!(doc.text.fold(i), "премьера" | "премьеры" | "премьере" | "премьеру" | "премьерой");
    let shown = || first_night() && end < limit && phrase::ware(doc, end);
    done_to || phrase::other_noun(doc, i, floor) || shown()
}

/// A head with its modifiers.
struct Office<'d> {
    doc: &'d Doc<'d>,
    /// Where the head stands.
    i: usize,
    floor: usize,
    limit: usize,
    lemma: &'d str,
    class: TitleClass,
    head: Head,
    /// End of the head, a number of it included.
    end: usize,
    cases: CaseSet,
    plural: bool,
    singular: bool,
}

impl<'d> Office<'d> {
    fn new(doc: &'d Doc<'d>, i: usize, sense: Sense, floor: usize, limit: usize) -> Office<'d> {
        let info = &doc.know.titles[sense.entry as usize];
        let end = i + doc.hit_len(i);
        let (mut cases, mut plural, mut singular) = (CaseSet::EMPTY, false, false);
        for s in doc.senses(i).filter(|s| matches!(s.kind, SenseKind::TitleHead | SenseKind::Rank)) {
            cases = cases.or(s.cases);
            // «атташе» may be one or several
            let either = s.number.is_none() && end == i + 1 && !doc.noun(i).plur.is_empty();
            plural |= s.number == Some(Number::Plur) || either;
            singular |= s.number != Some(Number::Plur);
        }
        // «уполномоченный»: no accusative of a human
        if cases.has(Case::Nom) && !cases.has(Case::Gen) {
            cases = cases.without(Case::Acc);
        }
        // «бортинженер-2»
        let joined = |k: usize| k < limit && !doc.text.tokens[k].space_before;
        let number =
            joined(end) && doc.text.is(end, "-") && joined(end + 1) && doc.text.tokens[end + 1].kind == Kind::Number;
        let end = if number { end + 2 } else { end };
        let mut head = left(doc, i, end, floor, cases, plural);
        // «дважды Герой Труда», «трижды чемпион мира»
        let won = matches!(info.class, TitleClass::Honor | TitleClass::Sport) && head.start > floor;
        if won && matches!(doc.text.fold(head.start - 1), "дважды" | "трижды" | "четырежды") {
            head.start -= 1;
        }
        if head.governed {
            // «врио начальников»: one of them each
            let several = lone_plural(doc, i, end);
            (cases, plural, singular) = (CaseSet::ALL, several, !several);
        }
        Office { doc, i, floor, limit, lemma: &info.lemma, class: info.class, head, end, cases, plural, singular }
    }

    /// The modifiers tell the case: «первого заместителя», «старшие преподаватели».
    fn narrow(&mut self) {
        let doc = self.doc;
        for k in self.head.start..self.i {
            let a = doc.adjective(k);
            if doc.is_word(k) && !a.any().is_empty() && !self.head.governed && !a.any().and(self.cases).is_empty() {
                let cases = self.cases.and(a.any());
                // «торговый атташе»: no accusative, which a human has like the genitive
                let nominative = a.any().has(Case::Nom) && !a.any().has(Case::Gen);
                self.cases = if nominative { cases.without(Case::Acc) } else { cases };
                if a.plur.and(self.cases).is_empty() {
                    (self.plural, self.singular) = (false, true);
                } else if a.sing.and(self.cases).is_empty() {
                    self.singular = false;
                }
            }
        }
    }

    /// The heads with what a dash joins to them, and the chain of dependents.
    fn grown(&self) -> (Vec<Head>, Chain) {
        let (doc, limit, end) = (self.doc, self.limit, self.end);
        let growth = Growth { head: self.cases, plural: self.plural, person: true, by: false };
        let mut chain = self.dependents(growth);
        chain.end = match won_in(doc, self.class, chain.end, limit) {
            Some(year) => phrase::chain(doc, year, limit, growth).end,
            None => within_area(doc, end, of_year(doc, chain.end, limit), limit),
        };
        chain.end = weighed(doc, chain.end, limit);
        let mut heads = vec![self.head];
        if let Some(close) = other_name(doc, chain.end, limit) {
            let further = phrase::chain(doc, close, limit, growth);
            if further.end > close {
                heads.push(Head { start: chain.end + 1, noun: chain.end + 1, end: close - 1, governed: false });
                chain.end = further.end;
            }
        }
        (heads, chain)
    }

    /// The dependents right behind the head.
    fn dependents(&self, growth: Growth) -> Chain {
        let (doc, limit, end) = (self.doc, self.limit, self.end);
        let see = see_behind(doc, self.class, (end, limit), self.cases);
        let managed = doc.know.grammar.governs_instrumental(self.lemma);
        let see = if managed { phrase::noun_phrase(doc, see, limit, Case::Ins).unwrap_or(see) } else { see };
        // «рэпера Jay Z»: the bearer's name, no body of his
        let stage =
            names::in_latin(doc, see, limit).is_some() && doc.know.grammar.classes(self.lemma).has(Class::ON_STAGE);
        let mut chain = phrase::chain(doc, see, if stage { see } else { limit }, growth);
        // «чемпион мира | и Европы»: the lexicon's head holds the first dependent
        let held = || end > self.i + 1 && end < limit && phrase::is_and(doc, end) && doc.noun(end - 1).has(Case::Gen);
        if chain.end == end && held() {
            chain.end = phrase::chain(doc, end - 1, limit, growth).end.max(end);
        }
        // «руководитель проекта CASA-1000»
        if chain.end == see + 1 {
            chain.end = phrase::numbered(doc, chain.end, limit);
        }
        chain
    }

    /// «мать Раиса» is no «раис» in the genitive. `end`: of the whole title.
    fn given_name(&self, end: usize) -> bool {
        let (doc, i) = (self.doc, self.i);
        let named = doc.capital(i) && doc.flags(i).has(Flags::GIVEN_SURE) && !self.cases.has(Case::Nom);
        // nor «Раисе Ким», which no preposition leads
        let led = || i > self.floor && doc.flags(i - 1).has(Flags::PREPOSITION);
        let hers = || self.cases == CaseSet::of(Case::Loc) && !led();
        named && self.head.start == i && end == i + 1 && (hers() || !(i + 1 < self.limit && doc.capital(i + 1)))
    }
}

/// Joins the offices behind the title that are told together with it.
fn join(doc: &Doc, title: &mut Title, limit: usize) {
    if let Some(next) = special(doc, title, limit) {
        title.end = next.end;
        title.heads.extend(next.heads);
        title.members = next.members;
    }
    if title.heads[0].governed
        && let Some(end) = governed_too(doc, title.end, limit)
    {
        title.end = end;
    }
    while let Some(next) = dashed(doc, title, limit) {
        title.end = next.end;
        title.heads.extend(next.heads);
        if title.members.is_empty() {
            title.members = next.members;
        }
    }
}

/// «и.о. посла в Эфиопии | и постоянного представителя при Африканском союзе»: the end of a further office that hangs on the
/// same words.
fn governed_too(doc: &Doc, and: usize, limit: usize) -> Option<usize> {
    let from = and + 1;
    if from >= limit || !phrase::is_and(doc, and) {
        return None;
    }
    let genitive = |k: usize| doc.any_of(k, HEADS) && doc.noun(k).sing.has(Case::Gen);
    let head = (from..limit.min(from + 3)).take_while(|&k| doc.is_word(k)).find(|&k| genitive(k))?;
    let next = title_at(doc, head, from, limit)?;
    (next.start == from && !doc.noun(head).sing.has(Case::Nom)).then_some(next.end)
}

/// «его учитель», «её наставником»: whose he is, no office.
fn tutor(doc: &Doc, start: usize, lemma: &str) -> bool {
    let owned = start > 0 && matches!(doc.text.fold(start - 1), "его" | "ее" | "их");
    owned && doc.know.grammar.classes(lemma).has(Class::TUTOR)
}

/// «врио | начальников»: is the noun of one word from `i` to `end` a genitive of several alone?
fn lone_plural(doc: &Doc, i: usize, end: usize) -> bool {
    let noun = doc.noun(i);
    end == i + 1 && noun.plur.has(Case::Gen) && noun.sing.is_empty()
}

/// «учёный секретарь»: a word that is an adjective as well and agrees with the office behind it.
fn describes_next(doc: &Doc, i: usize, end: usize, limit: usize) -> bool {
    let (own, lone) = (doc.adjective(i), end == i + 1);
    // «главой городской думы»: a noun that has its own endings, and a rare adjective written alike
    let noun = doc.noun(i).sing;
    let apart = noun.has(Case::Ins) && !noun.has(Case::Gen) && own.sing.has(Case::Gen);
    if !lone || own.any().is_empty() || apart {
        return false;
    }
    // «учёных секретарей», «полицейские водители»
    let alike = |k: usize| !own.sing.and(doc.noun(k).sing).is_empty() || !own.plur.and(doc.noun(k).plur).is_empty();
    let office = |k: usize| k < limit && doc.is_word(k) && alike(k);
    if office(end) && doc.any_of(end, SenseKind::TitleHead.bit()) {
        return true;
    }
    // «ведущими оппозиционными партиями»
    let mut k = end;
    while k < limit && k < end + 3 && doc.small(k) && !doc.adjective(k).any().is_empty() {
        k += 1;
    }
    let plain = |k: usize| k < limit && doc.small(k);
    // «заведующей городской библиотекой»: what she has charge of
    let lemma = |s: Sense| doc.know.titles[s.entry as usize].lemma.as_str();
    let charge = || head_sense(doc, i).is_some_and(|s| doc.know.grammar.governs_instrumental(lemma(s)));
    k > end && plain(k) && (end..=k).all(|k| agree(doc, i, k)) && !charge()
}

/// Does a reading of the adjective at `i` agree with a reading of the word at `k` in case, number and gender?
fn agree(doc: &Doc, i: usize, k: usize) -> bool {
    let declined = |p: &crate::morph::Parse| matches!(p.tag.pos(), Pos::Adjective | Pos::Participle | Pos::Noun);
    let same = |a: crate::morph::Tag, b: crate::morph::Tag| {
        let gender = a.number() == Some(Number::Plur) || b.gender().is_none_or(|g| a.gender().is_none_or(|h| g == h));
        a.number() == b.number() && gender && !a.cases().and(b.cases()).is_empty()
    };
    let adjective = doc.known(i).iter().filter(|p| matches!(p.tag.pos(), Pos::Adjective | Pos::Participle));
    adjective.into_iter().any(|a| doc.known(k).iter().filter(declined).any(|b| same(a.tag, b.tag)))
}

/// «… Секретарь Миссии – сотрудник Секретариата Ван Цзяньго. …»: a sentence within a paragraph that says who holds the office,
/// and nothing more.
pub(in crate::extract) fn told_who(doc: &Doc, title: &Title, next: &Title) -> bool {
    let sentence = doc.text.sentences[doc.text.sentence_of(title.start)];
    let name = |k: &usize| doc.capital(*k) || doc.text.is(*k, ".");
    let opens = sentence.start == title.start && !doc.text.tokens[title.start].line_start;
    opens && next.end < sentence.end && (next.end..sentence.end).all(|k| name(&k))
}

/// «врач | кардиолог больницы», «главный специалист | эксперт»: the special calling right behind a general one, in its case.
fn special(doc: &Doc, title: &Title, limit: usize) -> Option<Title> {
    let at = title.end;
    let lemma = &doc.know.titles[title.entry as usize].lemma;
    let bare = at == title.heads[0].end && doc.know.grammar.stems.general_callings.has(lemma);
    if !bare || at >= limit || !doc.small(at) || !doc.any_of(at, SenseKind::TitleHead.bit()) {
        return None;
    }
    let next = title_at(doc, at, at, limit).filter(|next| next.start == at)?;
    let alike = !next.cases.and(title.cases).is_empty() && next.singular == title.singular;
    alike.then_some(next)
}

/// «статс-секретарь – заместитель министра»: the office that a dash joins to the one before it.
fn dashed(doc: &Doc, title: &Title, limit: usize) -> Option<Title> {
    let text = doc.text;
    let j = title.end;
    if j + 1 >= limit || text.tokens[j].kind != Kind::Punct || !matches!(text.word(j), "-" | "–" | "—" | "‑") {
        return None;
    }
    if text.tokens[j + 1].line_start || title.heads.len() > 3 || title.plural && !title.singular {
        return None;
    }
    // «Отец девушки – бизнесмен А», «Победитель – учитель А»
    let winner = doc.text.fold(title.heads[0].noun).starts_with("победител");
    if title.class == TitleClass::Relative || besides(doc, title) || winner {
        return None;
    }
    // «комиссию: председатель – епископ А; секретарь – монах Б»
    if place_in_list(doc, title) && text.tokens[j].space_before {
        return None;
    }
    // «Заседание провёл его руководитель – первый заместитель А», but «Провёл его вице-премьер – министр А»
    let opening = |k: usize| doc.sentence_start(k) && doc.flags(k).has(Flags::VERB);
    let led = title.start > 1 && opening(title.start - 2);
    if title.start > 0 && matches!(text.fold(title.start - 1), "его" | "ее" | "их") && !led {
        return None;
    }
    // «протоиерей – настоятель собора»
    if title.class == TitleClass::Church && title.end == title.heads[0].end && text.tokens[j].space_before {
        return None;
    }
    // «Докладчик – кандидат наук Иванов»: a part in the event, and then who takes it
    let head = title.heads[0].noun..title.heads[0].end;
    if head.chain([j - 1]).any(|k| doc.is_word(k) && doc.is_class(k, Class::PART_TAKEN)) {
        return None;
    }
    let noun = (j + 1..limit.min(j + 6)).find(|&k| head_sense(doc, k).is_some())?;
    let next = title_at(doc, noun, j + 1, limit)?;
    // «Председатель жюри – народная артистка Иванова»: who holds the office
    if besides(doc, &next) {
        return None;
    }
    if next.start != j + 1 || !next.singular || told_who(doc, title, &next) {
        return None;
    }
    // «заместитель Председателя Комитета — Исполнительного секретаря СНГ»: the dash joins two dependants
    let inside = || next.cases.has(Case::Gen) && nested_office(doc, title.heads[0].end, title.end).is_some();
    // «советник министра – директора департамента»: no nominative plural here
    let (shared, own) = (next.cases.and(title.cases), doc.noun(noun));
    let shared = if next.plural && !own.sing.is_empty() { shared.and(own.sing) } else { shared };
    // «письмом Главы республики – заведующая отделом»: nor here
    let first = doc.noun(title.heads[0].noun);
    let shared = if title.plural && !first.sing.is_empty() { shared.and(first.sing) } else { shared };
    // «и.о. заместителя губернатора – директора департамента»: acting in both
    if title.heads.first().is_some_and(|h| h.governed) && next.cases.has(Case::Gen) {
        return Some(Title { heads: Vec::new(), ..next });
    }
    match shared.is_empty() {
        false => Some(next),
        true => inside().then(|| Title { heads: Vec::new(), ..next }),
    }
}

/// «комиссию: председатель – епископ А; секретарь – …»: who leads what is composed, a bare word behind a mark of the list.
pub(in crate::extract) fn place_in_list(doc: &Doc, title: &Title) -> bool {
    let word = doc.text.fold(title.start);
    let leads = word.starts_with("председател") || word.starts_with("секретар");
    let led = title.start > 0 && matches!(doc.text.word(title.start - 1), ":" | ";");
    led && leads && title.end == title.start + 1 && !doc.capital(title.start)
}

/// Does the title tell an honour, a degree, a rank or where somebody is from, which its holder is beside an office?
pub(in crate::extract) fn besides(doc: &Doc, title: &Title) -> bool {
    let no_office = || doc.know.grammar.classes(&doc.know.titles[title.entry as usize].lemma).has(Class::NO_OFFICE);
    matches!(title.class, TitleClass::Honor | TitleClass::Degree | TitleClass::Rank) || no_office()
}
