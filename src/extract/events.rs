//! Events: noun phrases headed by an event's noun («заседание», «форум»), with ordinal and chain, in the nominative. The one
//! that the first sentences report comes first; others count when they carry a name.

use super::clauses::Clauses;
use super::doc::{Doc, Flags, Traits};
use super::organizations::{adjective_nominative, alike, noun_nominative};
use super::phrase::{self, Growth};
use super::verbs::Nonfinite;
use super::{deeds, roles};
use crate::morph::{Case, CaseSet, Gender, Number, Pos};
use crate::rules::{Class, DAYS, EventHead, Sense, SenseKind};
use crate::text::{Kind, Shape, lower, repair};

/// A mention of an event; offsets are tokens.
#[derive(Debug, Clone)]
pub struct Occasion {
    pub start: usize,
    pub end: usize,
    pub name: String,
    /// It has a name of its own: a quoted part, a capital, an ordinal.
    pub named: bool,
    /// A verb of taking place or a reporting phrase governs it.
    pub reported: bool,
    /// «следующее заседание», «предыдущее заседание»: another one than what is reported.
    pub next: bool,
    pub lemma: String,
    /// Its place in `events.toml`.
    entry: u32,
}

impl Occasion {
    /// A visit, in passing of which other events take place.
    pub fn visit(&self, doc: &Doc) -> bool {
        doc.know.events[self.entry as usize].class == "visit"
    }

    /// Talks face to face, which are a meeting by another name.
    pub fn talks(&self, doc: &Doc) -> bool {
        doc.know.events[self.entry as usize].class == "talks" && !self.telephone() && self.lemma != "разговор"
    }

    /// «телефонная беседа»: an event beside the meetings of the day.
    fn telephone(&self) -> bool {
        self.lemma.starts_with("телефонн")
    }

    /// Sides that meet, by whatever name.
    fn meeting(&self, doc: &Doc) -> bool {
        self.lemma.contains("встреча") || doc.know.events[self.entry as usize].class == "talks"
    }

    /// «пресс-конференция»: what is spoken of there is another event.
    fn press(&self) -> bool {
        self.lemma.starts_with("пресс-") || self.lemma == "брифинг"
    }

    /// Does a verb of taking place stand right beside it: «состоялась пресс-конференция»?
    fn held(&self, doc: &Doc) -> bool {
        let takes_place = |k: usize| k < doc.len() && doc.is_word(k) && doc.is_class(k, Class::TAKES_PLACE);
        self.start > 0 && takes_place(self.start - 1) || takes_place(self.end)
    }

    /// «День независимости»: the occasion of much rather than what is told.
    pub fn feast(&self) -> bool {
        self.lemma.starts_with("День ")
    }

    /// «День Африки»: a day that was kept.
    fn day(&self) -> bool {
        self.lemma == "день"
    }

    /// A last farewell, which an obituary tells.
    fn farewell(&self, doc: &Doc) -> bool {
        doc.know.events[self.entry as usize].class == "farewell"
    }
}

/// Every mention of an event, in order; `offices` tells the tokens of titles and names, `masked` those of bodies too,
/// whose nouns head no event.
pub fn find(doc: &Doc, offices: &[bool], masked: &[bool]) -> Vec<Occasion> {
    let mut out: Vec<Occasion> = Vec::new();
    for s in &doc.text.sentences {
        let mut i = s.start;
        let mut floor = s.start;
        loop {
            i = doc.next(i, s.end, Traits::senses(SenseKind::EventHead.bit()));
            if i == s.end {
                break;
            }
            // «рабочего заседания»: no worker
            let quality = |e: &Occasion| e.start < i && offices[e.start] && (e.start == 0 || !offices[e.start - 1]);
            let told = |e: &Occasion| !masked[i] || premiere(doc, i) || attended(doc, e.start, floor) || quality(e);
            // «без торгов»
            let none = |e: &Occasion| e.start > floor && doc.text.fold(e.start - 1) == "без";
            match at(doc, i, floor, s.end, offices).filter(|e| told(e) && !none(e)) {
                Some(event) => {
                    floor = event.end;
                    i = event.end.max(i + 1);
                    out.push(event);
                }
                None => i += 1,
            }
        }
    }
    out
}

/// «премьера «Манон»», «премьера спектакля»: no word of a premier.
fn premiere(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    let work =
        |k: usize| phrase::quote(doc, k, doc.len()).is_some() || doc.know.grammar.stems.works.begins(doc.text.fold(k));
    doc.text.fold(i).starts_with("премьер") && next < doc.len() && work(next)
}

/// «участники форума»: many who are at an event tell of it, as one who has a name does not.
fn attended(doc: &Doc, start: usize, floor: usize) -> bool {
    start > floor && {
        let (fold, forms) = (doc.text.fold(start - 1), doc.noun(start - 1));
        forms.sing.is_empty() && !forms.plur.is_empty() && doc.know.grammar.stems.guests.begins(fold)
    }
}

/// Bodies whose meetings go by their names: «51-я Генеральная ассамблея», «прошла коллегия управления».
pub(super) fn sits(doc: &Doc, lemma: &str, start: usize, head: usize) -> bool {
    let counted = doc.text.tokens[start].kind == Kind::Number
        || (start..head).any(|k| doc.flags(k).has(Flags::ORDINAL) || roman(doc, k))
        || super::organizations::ordinal(doc, start, 0).is_some()
        || start > 0 && (roman(doc, start - 1) || doc.flags(start - 1).has(Flags::ORDINAL));
    let held = || start > 0 && doc.is_word(start - 1) && doc.is_class(start - 1, Class::TAKES_PLACE);
    match lemma {
        "коллегия" => counted || held(),
        _ => counted && doc.know.grammar.stems.assemblies.has(lemma),
    }
}

/// «собрание из 47 полотенец», «выставка из собрания музея»: the assembly whose noun stands at `i` is a collection, or a body.
fn no_assembly(doc: &Doc, i: usize) -> bool {
    let collected = i + 1 < doc.len() && doc.text.reads(i + 1, "из") || i > 0 && doc.text.reads(i - 1, "из");
    collected || parliament(doc, i)
}

/// «Законодательное собрание», «Народного Собрания»
fn parliament(doc: &Doc, i: usize) -> bool {
    let kind = |k: usize| doc.capital(k) && doc.know.grammar.stems.assembly_kinds.begins(doc.text.fold(k));
    i > 0 && doc.is_word(i - 1) && kind(i - 1)
}

fn at(doc: &Doc, i: usize, floor: usize, limit: usize, masked: &[bool]) -> Option<Occasion> {
    // «торжественные мероприятия»: the entry that is plural itself, before the plural of another
    let whole = |s: &Sense| s.number != Some(Number::Plur) || doc.know.plural_event(s.entry);
    let mut heads = doc.senses_of(i, SenseKind::EventHead.bit());
    let first = heads.find(whole).or_else(|| doc.sense(i, SenseKind::EventHead.bit()))?;
    let head_end = i + doc.hit_len(i);
    let (mut cases, mut singular) = (CaseSet::EMPTY, false);
    for s in doc.senses_of(i, SenseKind::EventHead.bit()) {
        cases = cases.or(s.cases);
        // «переговоры», «Дни культуры» have no singular here
        let lemma = &doc.know.events[s.entry as usize].lemma;
        singular |= s.number != Some(Number::Plur) || lemma.ends_with(['ы', 'и']) || doc.know.plural_event(s.entry);
    }
    if !singular || head_end > limit {
        return None;
    }
    if i > 0 && doc.is_word(i - 1) && doc.is_class(i - 1, Class::NO_EVENT_BEFORE) {
        return None;
    }
    // «совместного учения», «политические консультации»: the adjective tells the number
    let before = |s: &Sense| {
        if s.kind != SenseKind::EventHead || i == floor || !doc.is_word(i - 1) {
            return false;
        }
        let adjective = doc.adjective(i - 1);
        let forms = if doc.know.plural_event(s.entry) { adjective.plur } else { adjective.sing };
        !forms.and(s.cases).is_empty()
    };
    // «закрытия учения»: one exercise
    let ruled = i > 0 && doc.know.grammar.stems.first_or_last.has(doc.text.fold(i - 1));
    let one = |s: &Sense| {
        s.kind == SenseKind::EventHead && ruled && s.cases.has(Case::Gen) && !doc.know.plural_event(s.entry)
    };
    let heads = || doc.senses_of(i, SenseKind::EventHead.bit());
    let agreeing = heads().find(before).or_else(|| heads().find(one));
    let sense = agreeing.unwrap_or(first);
    let cases = agreeing.map_or(cases, |s| s.cases);
    let plural = agreeing.is_some_and(|s| doc.know.plural_event(s.entry));
    let start = left(doc, i, floor, cases, plural);
    // «ни одного равнодушного чтения не было»
    if (start.max(1) - 1..i).any(|k| doc.text.reads(k, "ни")) {
        return None;
    }
    let mut chain = phrase::chain(doc, head_end, limit, Growth { head: cases, plural: false, person: true, by: false });
    let event = &doc.know.events[sense.entry as usize];
    if doc.know.grammar.stems.awards.begins(&event.lemma) && handed(doc, i, head_end, limit) {
        return None;
    }
    // «в День Победы венки возложили», but «День Республики Армения»: the name goes on with a capital
    let named = event.lemma.rsplit_once(' ').is_some_and(|(_, last)| last.starts_with(char::is_uppercase));
    if named && chain.end > head_end && !doc.capital(head_end) {
        chain.end = head_end;
    }
    // «состоялось открытие школы»: only where it is told to take place
    let deed = doc.know.grammar.stems.deed_events.has(&event.lemma);
    let held = |k: usize| k < limit && doc.is_word(k) && doc.is_class(k, Class::TAKES_PLACE);
    if deed && !(start > floor && held(start - 1)) {
        return None;
    }
    if event.class == DAYS && !of_days(doc, event, (start, i), (head_end, chain.end)) {
        return None;
    }
    let body = event.lemma == "коллегия" || doc.know.grammar.stems.assemblies.has(&event.lemma);
    if body && !sits(doc, &event.lemma, start, i) || event.lemma == "собрание" && no_assembly(doc, i) {
        return None;
    }
    if let Some(inner) = opened(doc, &event.lemma, head_end, limit)
        && let Some(event) = at(doc, inner, head_end, limit, masked).filter(|e| e.named)
    {
        return Some(Occasion { reported: event.reported || reported(doc, start, event.end), ..event });
    }
    let mut end = by_subject(doc, head_end, chain.end, limit);
    end = participle_clause(doc, end, limit);
    end = states(doc, owners(doc, end, limit), limit);
    // an office in the nominative begins the clause's subject
    let head = |k: usize| doc.any_of(k, SenseKind::TitleHead.bit()) && doc.noun(k).has(Case::Nom);
    let office = |k: usize| masked[k] && !masked[k - 1] || head(k);
    let subject = |k: &usize| office(*k) && !doc.noun(*k).any().is_empty() && !doc.noun(*k).has(Case::Gen);
    let quoted = |k: &usize| (head_end..*k).any(|q| phrase::quote(doc, q, end).is_some_and(|e| e > *k));
    // «Церемонию вели А и Б», «СОБРАНИЕ УТВЕРДИЛО …»
    let acts = |k: &usize| {
        let told = doc.any_of(*k, SenseKind::RoleVerb.bit()) && doc.text.tokens[*k].shape == Shape::Lower;
        let thing = || !doc.noun(*k).any().is_empty() || !doc.adjective(*k).any().is_empty();
        let verb = doc.flags(*k).has(Flags::VERB) && !doc.flags(*k).has(Flags::PREPOSITION);
        verb && (told || !thing())
    };
    // «в ходе встречи стороны обсудили»
    let sides = |k: &usize| {
        let behind = k + 1 < doc.len() && doc.flags(k + 1).has(Flags::VERB);
        doc.is_word(*k) && doc.know.grammar.stems.both_sides.has(doc.text.fold(*k)) && behind
    };
    end = (head_end..end).find(|k| (subject(k) || acts(k) || sides(k)) && !quoted(k)).unwrap_or(end);
    end = trim(doc, head_end, end);
    end = tail(doc, &event.class, head_end, end, limit);
    if event.class == "religious" && doc.flags(head_end.min(limit - 1)).has(Flags::ANIMATE) {
        // «литургия святителя …»: whose rite it is
        end = end.min(head_end);
    }
    let side = matches!(event.class.as_str(), "talks" | "visit" | "meeting") || event.lemma.contains("встреча");
    if side && end > head_end && office_of_one(doc, head_end) {
        // «разговор министра X с …»: the sides are no part of the name
        end = head_end;
    }
    // «провёл первое совещание»: his, no name
    let first_of_his = start + 1 == i && end == head_end && doc.flags(start).has(Flags::ORDINAL) && !doc.capital(start);
    let start = if first_of_his && event.class == "meeting" { i } else { start };
    let name = nominative(doc, (start, i, head_end, end), cases, sense.entry);
    let named = (start..end).any(|k| matches!(doc.text.word(k), "«" | "\"" | "“"))
        || start < i
            && (doc.flags(start).has(Flags::ORDINAL)
                || doc.text.tokens[start].kind == Kind::Number
                || roman(doc, start))
        || doc.capital(i) && !doc.sentence_start(i)
        || (start..i).any(|k| doc.capital(k) && !doc.sentence_start(k));
    let lemma = event.lemma.clone();
    let next = (start..i).any(|k| doc.is_class(k, Class::FOLLOWS_EVENT));
    let next = next || doc.is_class(i, Class::FOLLOWS_EVENT) || (start..i).any(|k| doc.is_class(k, Class::EARLIER));
    Some(Occasion { start, end, name, named, next, reported: reported(doc, start, end), lemma, entry: sense.entry })
}

/// «Кубок вручил мэр»: does a verb of handing over or getting stand beside the award that is also a contest?
fn handed(doc: &Doc, head: usize, end: usize, limit: usize) -> bool {
    let verb = |k: usize| doc.flags(k).has(Flags::VERB) && doc.know.grammar.stems.handed.begins(doc.text.fold(k));
    head > 0 && verb(head - 1) || end < limit && verb(end)
}

/// «Дни молдавской культуры», «отметили День Африки»: days with a name, in the genitive behind them; one day only where a verb
/// beside it tells that it was kept.
fn of_days(doc: &Doc, event: &EventHead, (start, head): (usize, usize), (from, end): (usize, usize)) -> bool {
    let named = end > from && doc.text.tokens[from].cyrillic;
    let kept = |k: usize| {
        doc.is_word(k) && (doc.is_class(k, Class::TAKES_PLACE) || doc.know.grammar.stems.keeps.begins(doc.text.fold(k)))
    };
    let told = || start > 0 && kept(start - 1) || end < doc.len() && kept(end);
    let several = || event.lemma != "день" && !doc.sentence_start(head);
    named && (several() || told())
}

/// «церемония закрытия учения «Селенга»», «торжественная церемония открытия II Форума»: the head of what is opened or closed.
fn opened(doc: &Doc, lemma: &str, head_end: usize, limit: usize) -> Option<usize> {
    let ceremony = lemma.ends_with("церемония");
    let act = |k: usize| doc.know.grammar.stems.first_or_last.has(doc.text.fold(k));
    let from = match lemma {
        _ if doc.know.grammar.stems.opening_events.has(lemma) => head_end,
        _ if ceremony && head_end < limit && act(head_end) => head_end + 1,
        _ => return None,
    };
    let between = |k: &usize| {
        let adjective =
            doc.is_word(*k) && !doc.adjective(*k).any().is_empty() && !doc.any_of(*k, SenseKind::EventHead.bit());
        adjective || doc.text.tokens[*k].kind == Kind::Number || doc.is_word(*k) && roman(doc, *k)
    };
    let inner = from + (from..limit).take_while(between).take(6).count();
    // «закрытие закрытия …» is asked no further
    let more = |s: &Sense| {
        let lemma = doc.know.events[s.entry as usize].lemma.as_str();
        lemma.ends_with("церемония") || doc.know.grammar.stems.opening_events.has(lemma)
    };
    let head = |i: usize| doc.senses_of(i, SenseKind::EventHead.bit());
    (inner < limit && head(inner).next().is_some() && !head(inner).any(|s| more(&s))).then_some(inner)
}

/// «турнир памяти Фаика …», «учение с Миротворческими силами «Братство»»: what the name goes on with behind its chain.
fn tail(doc: &Doc, class: &str, head: usize, end: usize, limit: usize) -> usize {
    if end >= limit {
        return end;
    }
    if let Some(at) = (head..end).rev().take(MOST_OF_HONOUR).find(|&k| matches!(doc.text.fold(k), "памяти" | "имени"))
    {
        return honoured(doc, at + 1, limit).unwrap_or(end).max(end);
    }
    match (class, doc.text.fold(end)) {
        // «с боевой стрельбой»
        ("exercise", "с") if end + 1 < limit && doc.text.fold(end + 1).starts_with("боев") => {
            phrase::noun_phrase(doc, end + 1, limit, Case::Ins).unwrap_or(end)
        }
        ("exercise", "с" | "со") => {
            let verb = |k: usize| doc.small(k) && doc.flags(k).has(Flags::VERB);
            let stop = |k: &usize| matches!(doc.text.word(*k), "," | "." | ";" | ":" | "(") || verb(*k);
            let mut quotes = (end..limit.min(end + 12)).take_while(|k| !stop(k));
            quotes.find_map(|k| phrase::quote(doc, k, limit)).unwrap_or(end)
        }
        // «премьера оперы Жоржа Бизе «Кармен»»
        ("culture", _) if doc.capital(end) => {
            let name = |k: &usize| doc.capital(*k);
            let close = end + (end..limit.min(end + 3)).take_while(name).count();
            phrase::quote(doc, close, limit).unwrap_or(end)
        }
        // «на призы чемпиона мира», «на Кубок губернатора»
        ("sport", "на") if end + 1 < limit && doc.know.grammar.stems.cups.has(doc.text.fold(end + 1)) => {
            let growth = Growth { head: CaseSet::ALL, plural: false, person: true, by: false };
            let chain = phrase::chain(doc, end + 2, limit, growth).end;
            honoured(doc, end + 2, limit).unwrap_or(chain).max(chain)
        }
        _ => end,
    }
}

/// How many words tell who is honoured, before his name.
const MOST_OF_HONOUR: usize = 8;

/// «памяти заслуженного тренера Юрия Гусова»: end of a name in the genitive, with the words that say who he was.
fn honoured(doc: &Doc, from: usize, limit: usize) -> Option<usize> {
    let letter = |k: usize| doc.text.tokens[k].shape == Shape::Letter;
    let name = |k: &usize| doc.capital(*k) || doc.text.is(*k, ".") && letter(*k - 1);
    let genitive = |k: usize| doc.noun(k).has(Case::Gen) || doc.adjective(k).has(Case::Gen);
    let who = |k: &usize| doc.is_word(*k) && (genitive(*k) || doc.text.tokens[*k].shape != Shape::Lower);
    let begins = |k: &usize| letter(*k) || doc.capital(*k) && doc.flags(*k).has(Flags::GIVEN);
    let first = (from..limit.min(from + MOST_OF_HONOUR)).take_while(who).find(begins);
    let first = first.or_else(|| Some(from).filter(|k| *k < limit && name(k)))?;
    (first..limit.min(first + 5)).take_while(name).last().map(|k| k + 1)
}

fn roman(doc: &Doc, k: usize) -> bool {
    doc.text.word(k).chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'Х'))
}

/// «по торгово-экономическому сотрудничеству», «по геодезии, картографии и кадастру»: a name goes on with its subject.
fn by_subject(doc: &Doc, head: usize, end: usize, limit: usize) -> usize {
    let text = doc.text;
    let tail_of = |j: usize| {
        phrase::chain(doc, j, limit, Growth { head: CaseSet::ALL, plural: false, person: true, by: false }).end
    };
    let by = if end < limit && text.reads(end, "по") {
        end
    } else if end > 0 && text.reads(end - 1, "по") {
        end - 1
    } else {
        end
    };
    let mut j = if by < end || end < limit && text.reads(end, "по") {
        match phrase::noun_phrase(doc, by + 1, limit, Case::Dat) {
            Some(j) => tail_of(j),
            None => return end,
        }
    } else if (head..end).any(|k| text.reads(k, "по")) {
        end
    } else {
        return end;
    };
    while j + 1 < limit && (text.is(j, ",") || text.fold(j) == "и") {
        match phrase::noun_phrase(doc, j + 1, limit, Case::Dat) {
            Some(next) if doc.noun(next - 1).has(Case::Dat) || text.fold(j) == "и" => j = tail_of(next),
            _ => break,
        }
    }
    j
}

/// «государств – участников СНГ»: an apposition in the genitive.
fn owners(doc: &Doc, end: usize, limit: usize) -> usize {
    if let Some(after) = phrase::member_states(doc, end, limit) {
        return after;
    }
    let dash = end > 0 && end + 1 < limit && matches!(doc.text.word(end), "–" | "—" | "-");
    if !dash || !doc.noun(end - 1).plur.has(Case::Gen) || !doc.noun(end + 1).plur.has(Case::Gen) {
        return end;
    }
    let Some(next) = phrase::noun_phrase(doc, end + 1, limit, Case::Gen) else {
        return end;
    };
    phrase::chain(doc, next, limit, Growth { head: CaseSet::ALL, plural: false, person: true, by: false }).end
}

/// «форум регионов России и Казахстана»: further states in the genitive.
fn states(doc: &Doc, mut end: usize, limit: usize) -> usize {
    let state = |k: usize| doc.capital(k) && doc.senses_of(k, SenseKind::STATES).any(|s| s.cases.has(Case::Gen));
    let last = |end: usize| (end.saturating_sub(4)..end).any(|k| state(k) && k + doc.hit_len(k) == end);
    while end + 1 < limit && doc.text.reads(end, "и") && state(end + 1) && last(end) {
        end += 1 + doc.hit_len(end + 1);
    }
    end
}

/// Prepositions and conjunctions left at the end, and where it took place, do not belong to the name.
pub(super) fn trim(doc: &Doc, floor: usize, mut end: usize) -> usize {
    let place = |k: usize| {
        doc.capital(k) && doc.any_of(k, SenseKind::Place.bit())
            || phrase::settlement(doc, k).is_some()
            || doc.any_of(k, SenseKind::COUNTRIES) && doc.capital(k)
    };
    // «форум «Торговля», г. Иркутск»
    let address =
        |k: usize| doc.text.reads(k, "г") && doc.text.is(k + 1, ".") && !doc.noun((k + 2).min(end - 1)).has(Case::Gen);
    for k in floor..end.saturating_sub(1) {
        let quoted = |k: usize| (floor..k).any(|q| phrase::quote(doc, q, end).is_some_and(|e| e > k));
        let aside = k + 2 < end && address(k) || doc.text.reads(k, "по") && doc.is_class(k + 1, Class::EVENT_ASIDE);
        if aside || matches!(doc.text.fold(k), "в" | "во") && place(k + 1) && !quoted(k) {
            end = k;
            break;
        }
    }
    while end > floor {
        let k = end - 1;
        let open = doc.flags(k).has(Flags::FUNCTION | Flags::PREPOSITION) && !doc.capital(k);
        if !open && !matches!(doc.text.word(k), "," | "–" | "—" | "-" | "(") {
            break;
        }
        end = k;
    }
    end
}

/// Does an office of one person stand at `k` («министра», «главы»)?
fn office_of_one(doc: &Doc, k: usize) -> bool {
    let titled = |k: usize| doc.senses_of(k, SenseKind::TitleHead.bit()).any(|s| s.number != Some(Number::Plur));
    (k..(k + 4).min(doc.len())).take_while(|&j| j == k || !doc.adjective(j - 1).any().is_empty()).any(titled)
}

/// Agreeing adjectives and ordinals («одиннадцатое», «39-е», «XII») before the head.
fn left(doc: &Doc, head: usize, floor: usize, cases: CaseSet, plural: bool) -> usize {
    let text = doc.text;
    let mut start = head;
    while start > floor && !text.tokens[start].line_start {
        let k = start - 1;
        // «п. Островское»: a place
        if doc.capital(k) && k > floor && text.is(k - 1, ".") {
            break;
        }
        if doc.is_word(k) {
            let forms = doc.adjective(k);
            // «чемпион, проведший мастер-класс»: what he did
            let acts = k > floor && text.is(k - 1, ",") && doc.verb(k).other == Nonfinite::Participle;
            // «возглавил в нём первую литургию»: no «немой»
            let it = text.reads(k, "нем") && k > floor && doc.flags(k - 1).has(Flags::PREPOSITION);
            let adjective = !acts
                && !it
                && !(if plural { forms.plur } else { forms.sing }).and(cases).is_empty()
                && !(doc.flags(k).has(Flags::PRONOMINAL) && !doc.flags(k).has(Flags::ORDINAL))
                && !(doc.is_class(k, Class::NEVER_MODIFIER.or(Class::EVENT_ASIDE)) && !counted(doc, k, floor));
            let compound = start < head && doc.flags(start).has(Flags::ORDINAL) && numeral(doc, k);
            if adjective || roman(doc, k) || compound {
                start = k;
                continue;
            }
            if text.is(k.wrapping_sub(1), "-")
                && k >= floor + 2
                && text.tokens[k - 2].kind == Kind::Number
                && !text.tokens[k].space_before
            {
                start = k - 2;
                continue;
            }
        }
        break;
    }
    start
}

/// «39-й традиционный турнир»: an ordinal stands before the adjective at `k`.
fn counted(doc: &Doc, k: usize, floor: usize) -> bool {
    k > floor && {
        let digits = k > floor + 2 && doc.text.is(k - 2, "-") && doc.text.tokens[k - 3].kind == Kind::Number;
        digits || doc.is_word(k - 1) && (doc.flags(k - 1).has(Flags::ORDINAL) || roman(doc, k - 1))
    }
}

/// «сорок» of «сорок пятое»
fn numeral(doc: &Doc, k: usize) -> bool {
    doc.known(k).iter().any(|p| p.tag.pos() == Pos::Numeral)
}

/// «…, ответственных за развитие …»: a participle or adjective group in the genitive plural that the name carries.
fn participle_clause(doc: &Doc, end: usize, limit: usize) -> usize {
    let text = doc.text;
    if end + 2 >= limit || !text.is(end, ",") || !doc.is_word(end + 1) || !doc.adjective(end + 1).plur.has(Case::Gen) {
        return end;
    }
    // «учений «А», прошедших в ноябре»: what is told of the event
    let told = text.is(end - 1, "»") || doc.know.grammar.stems.held.begins(text.fold(end + 1));
    if told || !matches!(text.fold(end + 2), "за" | "в" | "на" | "по") {
        return end;
    }
    let case = if text.fold(end + 2) == "за" { Case::Acc } else { Case::Loc };
    let Some(noun) = phrase::noun_phrase(doc, end + 3, limit, case) else {
        return end;
    };
    phrase::chain(doc, noun, limit, Growth { head: CaseSet::ALL, plural: false, person: true, by: false }).end
}

/// `parts`: the first token, the head's first and one past its last, one past the name's last.
fn nominative(doc: &Doc, parts: (usize, usize, usize, usize), cases: CaseSet, entry: u32) -> String {
    let (start, head, head_end, end) = parts;
    let lemma = &doc.know.events[entry as usize].lemma;
    // the noun of a head of several words: «общее собрание»
    let noun =
        (head..head_end).find(|&k| doc.adjective(k).any().is_empty() && !doc.noun(k).any().is_empty()).unwrap_or(head);
    let mut out = String::with_capacity(doc.text.span(start, end).len() + 8);
    let mut k = start;
    while k < end {
        if k > start && doc.text.tokens[k].space_before {
            out.push(' ');
        }
        let word = repair(doc.text.word(k));
        if k == head && (head_end > head + 1 || doc.know.plural_event(entry)) {
            push_lemma(&mut out, lemma, doc.capital(k));
            k = head_end;
            continue;
        }
        let form =
            if k < head && doc.is_word(k) && k > start && doc.text.is(k - 1, "-") && !doc.text.tokens[k].space_before {
                ordinal_ending(doc, noun, cases).map(str::to_owned)
            } else if k < head && doc.is_word(k) && !doc.adjective(k).any().is_empty() {
                adjective_nominative(doc, k, noun, cases, &word)
            } else if k == head && doc.known(k).is_empty() {
                push_lemma(&mut out, lemma, doc.capital(k));
                k += 1;
                continue;
            } else if k == head {
                noun_nominative(doc, k, cases, &word)
            } else {
                None
            };
        out.push_str(form.as_deref().unwrap_or(&word));
        k += 1;
    }
    out
}

fn push_lemma(out: &mut String, lemma: &str, capital: bool) {
    let mut letters = lemma.chars();
    if let Some(first) = letters.next() {
        if capital {
            out.extend(first.to_uppercase());
        } else {
            out.push(first);
        }
    }
    out.push_str(letters.as_str());
}

/// «39-м заседании» → «39-е заседание»: the ending of an ordinal in digits.
fn ordinal_ending(doc: &Doc, noun: usize, cases: CaseSet) -> Option<&'static str> {
    let parse = doc.parses(noun).iter().find(|p| p.tag.pos() == Pos::Noun && !p.tag.cases().and(cases).is_empty())?;
    Some(match parse.tag.gender()? {
        Gender::Neut => "е",
        Gender::Femn => "я",
        _ => "й",
    })
}

/// «состоялось заседание», «в ходе встречи», «приняли участие в форуме»
fn reported(doc: &Doc, start: usize, end: usize) -> bool {
    const REACH: usize = 256;
    let sentence = doc.text.sentences[doc.text.sentence_of(start)];
    let near = |k: usize| doc.is_word(k) && doc.is_class(k, Class::TAKES_PLACE);
    let from = sentence.start.max(start.saturating_sub(REACH));
    // «…, где проходит выставка»: told in passing
    if (from + 1..start).any(|k| doc.text.fold(k) == "где" && doc.text.is(k - 1, ",")) {
        return false;
    }
    // «об этом на пресс-конференции рассказал …»
    let told = |k: usize| doc.is_class(k, Class::SPEAKS);
    let at = start > sentence.start && doc.text.reads(start - 1, "на");
    // «прибыла с официальным визитом»
    let with = start > sentence.start && doc.text.reads(start - 1, "с");
    let came = |k: usize| {
        let fold = doc.text.fold(k);
        doc.know.grammar.stems.came.begins(fold) || fold.starts_with("находи") && !fold.starts_with("находив")
    };
    // «с рабочим визитом в Минске находилась делегация»
    if with && (from.max(start.saturating_sub(8))..start).chain(end..sentence.end.min(end + 4)).any(came) {
        return true;
    }
    (from..start).any(near) || (end..sentence.end.min(end + 16)).any(|k| near(k) || at && k <= end + 4 && told(k))
}

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
    let told = |o: &&Occasion| match mourns {
        true => o.farewell(doc) || o.named && o.reported,
        false => !o.next && !clauses.later(doc, o.start, o.end),
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
    let body = clauses.periods.iter().find(|p| !p.headline).map_or(0, |p| p.start);
    let early = doc.text.sentences.iter().filter(|s| s.start >= body).nth(1).map_or(doc.len(), |s| s.end);
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
    // «состоялась пресс-конференция, посвящённая фестивалю»
    let spoken = |o: &&&Occasion| o.press() && o.start >= body && o.start < early && o.held(doc);
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
    let further = |o: &&&Occasion| {
        (o.named || o.reported && (o.start < early || o.telephone())) && o.end - o.start > 1 && !feast(o)
    };
    for o in all.iter().filter(further).filter(|o| !(met && o.visit(doc))) {
        let same = |c: &Chosen| {
            let (told, other) = (lower(&c.name), lower(&o.name));
            let lemma = lower(last_word(&o.lemma));
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
    out
}

/// «поручил провести совещание», «решено вынести вопрос на заседание»: is what stands at `at` the object of an infinitive that tells
/// of what is only meant to be done?
fn intended(doc: &Doc, at: usize) -> bool {
    const OBJECT: usize = 6;
    const LEAD: usize = 8;
    let from = doc.text.sentences[doc.text.sentence_of(at)].start;
    let word = |&k: &usize| doc.is_word(k) && !matches!(doc.text.fold(k), "и" | "или");
    let verb = Flags::VERB | Flags::NONFINITE | Flags::SHORT_PARTICIPLE;
    let infinitive = |k: usize| doc.known(k).iter().all(|p| p.tag.pos() == Pos::Infinitive) && !doc.known(k).is_empty();
    let object = (from.max(at.saturating_sub(OBJECT))..at).rev().take_while(word);
    let Some(deed) = object.into_iter().find(|&k| doc.flags(k).has(verb)).filter(|&k| infinitive(k)) else {
        return false;
    };
    let means = |k: &usize| doc.know.grammar.stems.intends.begins(doc.text.fold(*k));
    (from.max(deed.saturating_sub(LEAD))..deed).rev().take_while(word).any(|k| means(&k))
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
        let other = lower(&o.name);
        let kind = last_word(&o.lemma) == last_word(&main.lemma);
        let titled = || part(&name).zip(part(&other)).is_some_and(|(a, b)| a == b || alike_words(a, b));
        // «Алтайские чтения», and «конференция «Алтайские чтения: степь и города»»
        let inside = || main.end - main.start > 1 && part(&other).is_some_and(|p| p.contains(&name));
        let held = main.named && other.contains(&name) || inside();
        other.len() > name.len()
            && !other.contains('(')
            && (kind && titled() || held || bare && kind && o.start < early && !other.ends_with(last_word(&o.lemma)))
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

#[cfg(test)]
pub(super) mod tests {
    use crate::model::Release;
    use crate::rules::Knowledge;

    /// The name of the reported event.
    pub fn first(text: &str) -> Option<String> {
        let mut release = Release { text: text.into(), published: Some("2024-03-01".into()), ..Release::default() };
        crate::extract::extract(&mut release, Knowledge::embedded());
        release.events.first().map(|e| e.name.clone())
    }

    #[test]
    fn names_stand_in_the_nominative_with_their_ordinals() {
        let text = "На 39-м заседании Совета по геодезии, картографии и кадастру приняли план.";
        assert_eq!(first(text).as_deref(), Some("39-е заседание Совета по геодезии, картографии и кадастру"));
        let text = "В Баку прошло сорок пятое заседание Совета министров.";
        assert_eq!(first(text).as_deref(), Some("сорок пятое заседание Совета министров"));
    }

    #[test]
    fn what_is_announced_is_left_out() {
        assert_eq!(first("Директор Иван Петров ушёл в отпуск. Следующее заседание состоится в мае."), None);
    }
}
