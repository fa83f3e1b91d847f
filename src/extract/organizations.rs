//! Named bodies: those the lexicon knows, and noun phrases headed by a body's noun that carry a name of their own (a capital,
//! a quoted name, a state); each with the nominative of the whole phrase.

mod borne;
mod ends;
mod headed;
mod latin;
mod letters;
mod lexicon;
mod marks;
mod naming;
mod nominative;
mod others;
mod proper;
mod quoted;
mod site;
mod states;
mod taught;

use super::doc::{Doc, Traits};
use crate::morph::Case;
use crate::rules::{Class, Face, PlaceKind, SenseKind};
use headed::phrase_body;
use latin::latin;
use letters::{abbreviation, with_town};
use lexicon::{lexicon_body, with_state_adjective};
pub(super) use marks::ordinal;
use naming::of_area;
pub(super) use nominative::{adjective_nominative, alike, nominative_of, noun_nominative, unquoted};
use quoted::{entitled, quoted_body};
use site::site;
use taught::{Taught, called_so, repeated, shortened, teach};

/// A mention of a body.
#[derive(Debug, Clone)]
pub struct Body {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Nominative.
    pub name: String,
    pub full_name: Option<String>,
    /// The name proper of a body named with its noun: «Труд» of «газета «Труд»».
    pub short: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Class of the head or of the lexicon's entry: `ministry`, `company_form`, `international` …
    pub kind: String,
}

impl Body {
    /// «прибыла делегация Сената Узбекистана»: whose the guests are.
    pub fn sends_delegation(&self, doc: &Doc) -> bool {
        self.start > 0 && doc.text.fold(self.start - 1).starts_with("делегаци")
    }
}

/// All mentions of bodies, in order; one may lie inside another. `taken`: tokens of people's names.
pub fn find(doc: &Doc, taken: &[bool]) -> Vec<Body> {
    let mut out = Vec::new();
    let mut taught = Taught::default();
    for s in &doc.text.sentences {
        let mut i = s.start;
        loop {
            i = doc.next(i, s.end, BEGINS);
            if i == s.end {
                break;
            }
            i = at(doc, i, (s.start, s.end), taken, &mut taught, &mut out).max(i + 1);
        }
    }
    out
}

/// What a body may begin with.
const BEGINS: Traits = Traits::senses(SenseKind::COUNTRIES | SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit())
    .or(Traits::CAPITAL)
    .or(Traits::FOREIGN)
    .or(Traits::OPENING);

/// Looks for a body at token `i` of the sentence; returns where to go on.
fn at(
    doc: &Doc,
    i: usize,
    (floor, limit): (usize, usize),
    taken: &[bool],
    taught: &mut Taught,
    out: &mut Vec<Body>,
) -> usize {
    // «Российская Федерация», «Советский Союз»: a state's own words head no body
    const STATE: u32 = SenseKind::COUNTRIES
        & !(SenseKind::Country(Face::Adjective).bit() | SenseKind::Country(Face::Inhabitant).bit());
    if doc.any_of(i, STATE) && doc.hit_len(i) > 1 {
        return i + doc.hit_len(i);
    }
    if taken[i] || named_within(doc, i, out.last()) {
        return i + 1;
    }
    if let Some(sense) = doc.sense(i, SenseKind::OrgHead.bit()).filter(|_| !leads_region(doc, i)) {
        let previous = out.last().map_or(floor, |b: &Body| b.end).max(floor);
        // «учёный совет Воронежского лесотехнического университета»: a body inside another has its own adjectives
        let described = i > 0 && doc.is_word(i - 1) && !doc.adjective(i - 1).any().is_empty();
        let outer = out.last().filter(|b| described && b.end > i && b.start < i).map(|b| floor.max(b.start + 1));
        let inner = outer.and_then(|from| phrase_body(doc, i, sense.entry, from, limit, taken));
        let named = inner.filter(|b| b.start < i && doc.capital(b.start));
        if let Some(mut body) = named.or_else(|| phrase_body(doc, i, sense.entry, previous, limit, taken)) {
            if entitled(doc, body.start) {
                return body.end;
            }
            if of_area(doc, body.start) {
                shortened(&mut body, out);
            } else if body.start == i && body.end == i + doc.hit_len(i) {
                called_so(doc, sense.entry, &mut body, out);
            }
            teach(doc, &body, limit, taught);
            // a company form's name holds no further body; other phrases may («кафедра Томского университета»)
            let next = if body.short.is_some() { body.end } else { body.end.min(i + doc.hit_len(i)) };
            out.push(body);
            return next;
        }
    }
    let found = site(doc, i, limit)
        .or_else(|| lexicon_body(doc, i, limit).map(|body| with_state_adjective(doc, body, floor)))
        .or_else(|| quoted_body(doc, i, limit, taught))
        .or_else(|| {
            let letters = doc.is_word(i).then(|| abbreviation(doc, i, limit, taught)).flatten()?;
            let before = out.last().map_or(floor, |b: &Body| b.end).max(floor);
            Some(if taken[i.max(1) - 1] { letters } else { with_town(doc, letters, before) })
        })
        .or_else(|| latin(doc, i, limit, taken))
        .or_else(|| repeated(doc, i, taught, out));
    let Some(body) = found else { return i + 1 };
    let next = body.end;
    if entitled(doc, body.start) {
        return next;
    }
    if body.end - body.start > 1 {
        teach(doc, &body, limit, taught);
    }
    out.push(body);
    next
}

/// «Общество Красного Полумесяца Ирана», «Совет командующих Пограничными войсками»: what stands at `i` is named only as a part of
/// the body around it.
fn named_within(doc: &Doc, i: usize, last: Option<&Body>) -> bool {
    let inside = last.is_some_and(|b| b.start < i && i < b.end);
    // «по ВКС»: by a video call, not the air forces
    let call = || doc.text.reads(i, "вкс") && matches!(doc.text.fold(i - 1), "по" | "режиме" | "формате");
    let society = || inside && doc.text.reads(i - 1, "общества") | doc.text.reads(i - 1, "общество");
    let commanded = || {
        (i.saturating_sub(2)..i).any(|k| doc.text.reads(k, "командующих"))
            && doc.noun(i).any().or(doc.adjective(i).any()).has(Case::Ins)
    };
    i > 0 && (commanded() || call() || society() && doc.text.fold(i).starts_with("красн"))
}

/// «префектура Мияги»: an area and no body.
fn leads_region(doc: &Doc, i: usize) -> bool {
    let region = |s: crate::rules::Sense| {
        s.kind == SenseKind::Place && doc.know.places[s.entry as usize].kind == PlaceKind::Region
    };
    doc.is_class(i, Class::REGION_NOUN) && i + 1 < doc.len() && doc.capital(i + 1) && doc.senses(i + 1).any(region)
}

#[cfg(test)]
mod tests {
    use crate::model::Release;
    use crate::rules::Knowledge;

    /// Names of the bodies, with full names behind `=`.
    fn bodies(text: &str) -> Vec<String> {
        let mut release = Release { text: text.into(), ..Release::default() };
        crate::extract::extract(&mut release, Knowledge::embedded());
        let show = |o: &crate::model::Organization| match &o.full_name {
            Some(full) => format!("{} = {full}", o.name),
            None => o.name.clone(),
        };
        release.organizations.iter().map(show).collect()
    }

    #[test]
    fn names_stand_in_the_nominative() {
        assert_eq!(
            bodies("Договор подписали в Пермском политехническом институте."),
            ["Пермский политехнический институт"]
        );
        assert_eq!(
            bodies("Делегация Государственного комитета по имуществу прибыла вчера."),
            ["Государственный комитет по имуществу"]
        );
        assert_eq!(bodies("Об этом рассказал директор «Сибирьгаза» журналистам."), ["Сибирьгаз"]);
    }

    #[test]
    fn quoted_and_foreign_names_are_names_proper() {
        assert_eq!(
            bodies("Соглашение заключили с компанией «Нетафим». Позже Нетафим отказался."),
            ["Нетафим = компания «Нетафим»"]
        );
        assert_eq!(
            bodies("Станки поставила финская компания Ponsse на прошлой неделе."),
            ["Ponsse = финская компания Ponsse"]
        );
    }

    #[test]
    fn states_and_nameless_bodies_are_none() {
        assert!(bodies("Президент Российской Федерации подписал указ.").is_empty());
        assert!(bodies("Министерство и департамент подготовили отчёт.").is_empty());
    }
}
