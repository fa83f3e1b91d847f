//! Runs the extractors over documents, step by step, and writes what they found into records, tokens turned into code points.

use super::authority::{self, Authority, Evidence};
use super::bind::{self, Found, How};
use super::careers;
use super::clauses::Clauses;
use super::countries::{self, State};
use super::dates::{self, Times};
use super::doc::{Doc, Flags, Traits};
use super::events::{self, Chosen, Occasion};
use super::organizations::{self, Body};
use super::people::{self, Heard, Human};
use super::places::{self, Spot};
use super::positions::{self, Post, Repeat, Setting};
use super::references::{self, Known, Reference};
use super::roles::{self, Taken};
use super::titles::{self, Title};
use super::venue::Scene;
use crate::model::{self, *};
use crate::morph::Gender;
use crate::rules::{Face, PlaceKind, SenseKind, TitleClass};
use crate::text::{CodePoints, lower};
use jiff::civil;
use std::mem::take;

/// What one document's text says, from step to step.
#[derive(Default)]
struct Reading {
    published: Option<civil::Date>,
    titles: Vec<Title>,
    found: Found,
    heard: Heard,
    humans: Vec<Human>,
    /// Tokens of people's names.
    taken: Vec<bool>,
    states: Vec<State>,
    bodies: Vec<Body>,
    spots: Vec<Spot>,
    times: Times,
    posts: Vec<Post>,
    repeats: Vec<Repeat>,
    authority: Authority,
    clauses: Clauses,
    references: Vec<Reference>,
    parts: Vec<Taken>,
    told: Vec<Occasion>,
    occasions: Vec<Chosen>,
}

type Step = fn(&mut Reading, &Doc, &Release);

/// In their order: each asks those before it only.
const STEPS: [Step; 20] = [
    |r, doc, _| r.titles = bind::titles(doc),
    |r, doc, _| r.found = bind::find(doc, take(&mut r.titles)),
    |r, doc, _| r.heard = people::listen(doc, &r.found),
    |r, doc, _| people::hear(doc, &r.found, &mut r.heard),
    |r, doc, _| people::join(doc, &mut r.found, &mut r.heard),
    |r, doc, _| r.humans = people::resolve(doc, &mut r.found, take(&mut r.heard)),
    |r, doc, _| careers::bind(doc, &mut r.found, &r.humans),
    |r, doc, _| r.taken = taken(doc, &r.found, &r.humans),
    |r, doc, _| r.states = countries::find(doc, &r.taken),
    |r, doc, _| {
        r.bodies = organizations::find(doc, &r.taken);
        disown(doc, &mut r.bodies, &r.states);
    },
    |r, doc, _| r.spots = places::find(doc, &r.taken, &r.states),
    |r, doc, _| {
        r.times = dates::times_among(doc.text, doc.time_words(), r.published, &doc.know.dates);
        r.times.dates.retain(|d| !of_late(doc, d.last));
    },
    Reading::hold_posts,
    Reading::tell_authority,
    Reading::settle_posts,
    |r, doc, _| r.clauses = roles::clauses(doc, &r.found, &r.humans, &r.times.past(doc.text, r.published)),
    Reading::tell_references,
    |r, doc, _| r.parts = roles::assign(doc, &r.found, &r.humans, &r.references, &r.clauses),
    Reading::find_occasions,
    |r, doc, _| r.occasions = events::choose(doc, &r.told, &r.clauses),
];

/// «вчерашний интерн», «вчерашние школьники»: what somebody was not long ago, and no day. `end`: one past the word.
fn of_late(doc: &Doc, end: usize) -> bool {
    let human = end < doc.len() && doc.small(end) && doc.flags(end).has(Flags::ANIMATE);
    human && doc.text.fold(end - 1).starts_with("вчерашн")
}

/// The records of `docs`, the annotated texts of `releases`. Each step goes over all documents before the next begins: the
/// processor keeps at hand the code of one step, not of all.
pub(super) fn read(docs: &[Doc], releases: &[&mut Release]) -> Vec<Record> {
    let published = |r: &Release| r.published.as_deref().and_then(|p| p.get(..10)?.parse().ok());
    let begun = releases.iter().map(|r| Reading { published: published(r), ..Reading::default() });
    let mut readings: Vec<Reading> = begun.collect();
    for step in STEPS {
        for ((reading, doc), release) in readings.iter_mut().zip(docs).zip(releases) {
            step(reading, doc, release);
        }
    }
    readings.into_iter().zip(docs).map(|(reading, doc)| reading.into_record(doc)).collect()
}

impl Reading {
    /// Positions without the states of unlisted places yet: they vote for the authority's state.
    fn hold_posts(&mut self, doc: &Doc, _: &Release) {
        let Reading { states, bodies, spots, found, humans, .. } = self;
        (self.posts, self.repeats) = positions::build(doc, found, humans, &Setting { states, bodies, spots });
    }

    fn tell_authority(&mut self, doc: &Doc, release: &Release) {
        let Reading { states, bodies, spots, posts, .. } = self;
        self.authority = authority::of(doc, release, &Evidence { spots, states, bodies, posts });
    }

    fn settle_posts(&mut self, doc: &Doc, _: &Release) {
        let Reading { states, spots, found, humans, posts, authority, .. } = self;
        settle(doc, spots, states, authority.state.as_deref());
        abroad_everywhere(doc, spots, states);
        positions::settle(doc, found, humans, posts, spots, authority);
    }

    fn tell_references(&mut self, doc: &Doc, _: &Release) {
        let Reading { found, humans, posts, states, authority, clauses, .. } = self;
        self.references = references::find(doc, &Known { found, humans, posts, states, authority, clauses });
    }

    fn find_occasions(&mut self, doc: &Doc, _: &Release) {
        let mut offices = self.taken.clone();
        for title in &self.found.titles {
            offices[title.start..title.end].fill(true);
        }
        let mut masked = offices.clone();
        // «Национальное собрание Армении»
        for parliament in self.bodies.iter().filter(|b| b.kind == "parliament" && b.country.is_some()) {
            masked[parliament.start..parliament.end].fill(true);
        }
        self.told = events::find(doc, &offices, &masked);
    }

    fn into_record(self, doc: &Doc) -> Record {
        let points = CodePoints::new(doc.text.source);
        let Reading { states, mut bodies, spots, times, posts, humans, repeats, references, found, .. } = self;
        bodies.retain(|b| !travels(b));
        let mut closed = self.taken;
        for title in found.bonds.iter().map(|b| &found.titles[b.title]) {
            closed[title.start..title.end].fill(true);
        }
        let until = self.published.filter(|_| !self.clauses.announces());
        let scene =
            Scene { doc, days: &times.dates, spots: &spots, states: &states, bodies: &bodies, closed: &closed, until };
        let events = events_out(doc, &points, &self.occasions, &scene, self.authority.state.as_deref());
        let part = |(i, t): (usize, &Taken)| {
            let Mention { start, end, text } = mention(doc, &points, t.start, t.end);
            Participant { person: i, position: main_post(&posts, i), role: t.part.name().into(), start, end, text }
        };
        let participants = self.parts.iter().enumerate().map(part).collect();
        let again = repeats_out(doc, &points, &found, (&posts, &repeats, &references), &humans);
        let mut positions: Vec<Position> =
            posts.into_iter().map(|p| position(doc, &points, &humans[p.person], p)).collect();
        positions.extend(again);
        let mut people: Vec<Person> = humans.into_iter().map(|h| person(doc, &points, h)).collect();
        for r in &references {
            people[r.human].references.push(mention(doc, &points, r.start, r.end));
        }
        Record {
            organizations: organizations(doc, &points, &bodies),
            places: spots_out(doc, &points, &spots),
            countries: states_out(doc, &points, &states),
            events,
            dates: dates::into_model(&times, doc.text, &points),
            participants,
            positions,
            people,
        }
    }
}

/// What a release's text gives its record.
pub(super) struct Record {
    people: Vec<Person>,
    organizations: Vec<Organization>,
    places: Vec<Place>,
    countries: Vec<Country>,
    dates: Vec<model::Date>,
    positions: Vec<Position>,
    participants: Vec<Participant>,
    events: Vec<Event>,
}

impl Record {
    /// Puts it in place of whatever the release held.
    pub(super) fn fill(self, release: &mut Release) {
        release.people = self.people;
        release.organizations = self.organizations;
        release.places = self.places;
        release.countries = self.countries;
        release.dates = self.dates;
        release.positions = self.positions;
        release.participants = self.participants;
        release.events = self.events;
    }
}

/// «Правительство РА» of a text that tells of Altai: its abbreviation has turned out to be no state's.
fn disown(doc: &Doc, bodies: &mut [Body], states: &[State]) {
    let republic = |k: usize| {
        doc.any_of(k, SenseKind::Country(Face::Abbreviation).bit())
            && doc.know.grammar.republics(doc.text.fold(k)).is_some()
            && states.binary_search_by_key(&k, |s| s.start).is_err()
    };
    for body in bodies.iter_mut().filter(|b| b.country.is_some() && (b.start..b.end).any(republic)) {
        body.country = None;
    }
}

fn mention(doc: &Doc, points: &CodePoints, start: usize, end: usize) -> Mention {
    let (a, b) = (doc.text.tokens[start].start as usize, doc.text.tokens[end - 1].end as usize);
    Mention { start: points.at(a), end: points.at(b), text: doc.text.source[a..b].to_owned() }
}

/// Tokens of people's names.
fn taken(doc: &Doc, found: &Found, humans: &[Human]) -> Vec<bool> {
    let mut out = vec![false; doc.len()];
    for h in humans {
        for &n in &h.names {
            let name = &found.names[n];
            out[name.start..name.end].iter_mut().for_each(|t| *t = true);
        }
    }
    out
}

fn person(doc: &Doc, points: &CodePoints, h: Human) -> Person {
    let gender = h.name.gender.map(|g| if g == Gender::Femn { "f" } else { "m" }.to_owned());
    Person {
        name: h.name.name,
        surname: h.name.surname,
        given: h.name.given,
        patronymic: h.name.patronymic,
        gender,
        confidence: round(h.weight),
        mentions: h.mentions.iter().map(|&(a, b)| mention(doc, points, a, b)).collect(),
        references: Vec::new(),
    }
}

fn round(x: f64) -> f64 {
    (x.clamp(0.0, 1.0) * 100.0).round() / 100.0
}

fn position(doc: &Doc, points: &CodePoints, holder: &Human, p: Post) -> Position {
    let m = mention(doc, points, p.start, p.end);
    Position {
        person: p.person,
        title: p.title,
        role: Some(p.role),
        organization: p.organization,
        place: p.place,
        country: p.country,
        country_from: p.country_from.map(str::to_owned),
        accredited_to: p.accredited_to,
        // a title is no surer than the name it stands by
        confidence: round(p.weight.min(holder.weight)),
        repeats: None,
        start: m.start,
        end: m.end,
        text: m.text,
    }
}

/// A title told again is less sure to say the same: who asks for sure values gets the distinct ones.
const AGAIN: f64 = 0.85;

/// Titles that are told again, beside the name and without it, in text order.
fn repeats_out(
    doc: &Doc,
    points: &CodePoints,
    found: &Found,
    (posts, repeats, references): (&[Post], &[Repeat], &[Reference]),
    humans: &[Human],
) -> Vec<Position> {
    let again = |post: usize, (title, role): (String, String), (start, end): (usize, usize), weight: f64| {
        let Mention { start, end, text } = mention(doc, points, start, end);
        let person = posts[post].person;
        let confidence = round(weight.min(humans[person].weight).min(AGAIN));
        Position {
            person,
            title,
            role: Some(role),
            confidence,
            repeats: Some(post),
            start,
            end,
            text,
            ..Position::default()
        }
    };
    let beside = repeats.iter().map(|r| again(r.post, (r.title.clone(), r.role.clone()), (r.start, r.end), r.weight));
    let bare = references.iter().filter_map(|r| {
        let post = r.post?;
        let title = titles::with_role(doc, &found.titles[r.title]);
        Some(again(post, title, (r.start, r.end), posts[post].weight))
    });
    let mut out: Vec<Position> = beside.chain(bare).collect();
    out.sort_by_key(|p| p.start);
    out
}

/// The position under which a person appears: the first that is no rank or honour, else the first; of a career the last.
fn main_post(posts: &[Post], person: usize) -> Option<usize> {
    let mine = || posts.iter().enumerate().filter(|(_, p)| p.person == person);
    let minor = |p: &Post| matches!(p.class, TitleClass::Rank | TitleClass::Degree | TitleClass::Honor);
    let told = |p: &Post| p.how.apart();
    let first = mine().find(|(_, p)| !minor(p) && !told(p));
    let first = first.or_else(|| mine().find(|(_, p)| !minor(p) && p.how != How::Told));
    let first = first.or_else(|| mine().rfind(|(_, p)| !minor(p)));
    // of degrees and ranks, the one that a body goes with: «профессор Ховдского университета»
    let placed = || mine().find(|(_, p)| p.organization.is_some());
    first.or_else(placed).or_else(|| mine().next()).map(|(i, _)| i)
}

/// «Бакинская делегация»: people on their way, no body; but «Делегация Европейского союза» is a mission.
fn travels(body: &Body) -> bool {
    let delegation = || {
        let name = lower(&body.name);
        name.contains("делегация") && !name.contains("европейск")
    };
    body.kind == "diplomatic" && delegation()
}

fn organizations(doc: &Doc, points: &CodePoints, bodies: &[Body]) -> Vec<Organization> {
    let mut out: Vec<Organization> = Vec::new();
    let mut keys: Vec<[Option<String>; 3]> = Vec::new();
    // which organization each body is
    let mut homes: Vec<usize> = Vec::with_capacity(bodies.len());
    for (i, b) in bodies.iter().enumerate() {
        let m = mention(doc, points, b.start, b.end);
        let short = b.short.as_ref().unwrap_or(&b.name);
        let full = b.full_name.as_ref().or(b.short.as_ref().map(|_| &b.name));
        let namesake = bodies[..i].iter().rposition(|o| named_alike(o, b)).map(|o| homes[o]);
        let home = namesake.unwrap_or_else(|| {
            // «Труд», «газета «Труд»», the full name of an abbreviation
            // a third name, where the abbreviation and the full one are not all
            let third = b.short.as_ref().and(b.full_name.as_ref()).map(|_| &b.name);
            let mine = [Some(short), full, third].map(|n| n.map(|n| lower(n)));
            let same =
                |theirs: &[Option<String>; 3]| theirs.iter().flatten().any(|t| mine.iter().flatten().any(|m| m == t));
            // «ЦИК Таджикистана», «ЦИК Узбекистана»
            let one_state =
                |home: usize| b.country.is_none() || out[home].country.is_none() || out[home].country == b.country;
            let known = keys.iter().enumerate().position(|(home, theirs)| same(theirs) && one_state(home));
            known.unwrap_or_else(|| {
                keys.push(mine);
                keys.len() - 1
            })
        });
        homes.push(home);
        match out.get_mut(home) {
            Some(organization) => {
                if organization.full_name.is_none() && full.is_some_and(|f| *f != organization.name) {
                    organization.full_name = full.cloned();
                }
                organization.mentions.push(m);
            }
            None => out.push(Organization {
                name: short.clone(),
                full_name: full.cloned(),
                country: b.country.clone(),
                mentions: vec![m],
            }),
        }
    }
    out
}

fn named_alike(a: &Body, b: &Body) -> bool {
    a.name == b.name && a.short == b.short && a.full_name == b.full_name
}

fn spots_out(doc: &Doc, points: &CodePoints, spots: &[Spot]) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    let old = |s: &&Spot| places::entry(doc, s.start).is_some_and(|e| doc.know.places[e as usize].historical);
    for s in spots.iter().filter(|s| !old(s)) {
        let m = mention(doc, points, s.start, s.end);
        match out.iter_mut().find(|p| p.name == s.name) {
            Some(p) => p.mentions.push(m),
            None => out.push(Place {
                name: s.name.clone(),
                kind: s.kind.clone(),
                country: s.country.clone(),
                mentions: vec![m],
            }),
        }
    }
    adjectives_out(doc, points, spots, &mut out);
    out
}

/// «московский»: an adjective is a mention of a place that the text names otherwise too, and makes none.
fn adjectives_out(doc: &Doc, points: &CodePoints, spots: &[Spot], out: &mut [Place]) {
    if out.is_empty() {
        return;
    }
    // «Башкирия» goes by the lexicon's «Башкортостан»
    let all = &spots[..spots.len().min(NEIGHBOURS)];
    let called = |entry: u32| all.iter().find(|s| places::entry(doc, s.start) == Some(entry.into())).map(|s| &s.name);
    let mut spots = spots.iter().peekable();
    for i in doc.with(0, doc.len(), Traits::senses(SenseKind::PlaceAdjective.bit())) {
        while spots.next_if(|s| s.end <= i).is_some() {}
        if spots.peek().is_some_and(|s| s.start <= i) {
            continue;
        }
        let entries = || {
            let known = doc.senses_of(i, SenseKind::PlaceAdjective.bit());
            known.map(|s| (s.entry, &doc.know.places[s.entry as usize]))
        };
        let settled = |p: &crate::rules::Place| matches!(p.kind, PlaceKind::City | PlaceKind::Region);
        let exact = |p: &Place| entries().any(|(_, of)| settled(of) && of.name == p.name);
        let other = |p: &Place| entries().any(|(entry, of)| settled(of) && called(entry) == Some(&p.name));
        let home = out.iter().position(exact).or_else(|| out.iter().position(other));
        if let Some(place) = home.map(|k| &mut out[k]) {
            let m = mention(doc, points, i, i + 1);
            let at = place.mentions.partition_point(|o| o.start < m.start);
            place.mentions.insert(at, m);
        }
    }
}

fn states_out(doc: &Doc, points: &CodePoints, states: &[State]) -> Vec<Country> {
    let mut out: Vec<Country> = Vec::new();
    // by which face of the state each is named; none where it is the lexicon's name
    let mut named: Vec<Option<Face>> = Vec::new();
    for s in states.iter().filter(|s| s.face != Face::Inhabitant) {
        let m = mention(doc, points, s.start, s.end);
        let c = &doc.know.countries[s.entry as usize];
        let at = out.iter().position(|o| o.code == c.code).unwrap_or_else(|| {
            out.push(Country { code: c.code.clone(), name: c.name.clone(), ..Country::default() });
            named.push(None);
            out.len() - 1
        });
        let told = || countries::as_told(c, &m.text);
        let country = &mut out[at];
        match s.face {
            Face::Short if named[at] != Some(Face::Short) => {
                country.name = told().unwrap_or_else(|| c.name.clone());
                named[at] = Some(Face::Short);
            }
            Face::Abbreviation if named[at].is_none() && country.full_name.is_none() => {
                country.name = m.text.clone();
                country.full_name = c.official.clone();
                named[at] = Some(Face::Abbreviation);
            }
            Face::Official => country.full_name = told().or(country.full_name.take()),
            Face::Historical if named[at].is_none() => {
                country.name = told().unwrap_or_else(|| c.name.clone());
                named[at] = Some(Face::Historical);
            }
            _ => {}
        }
        country.mentions.push(m);
    }
    out
}

/// Places and states of a sentence that are looked at for the state of another; no sentence of prose has as many.
const NEIGHBOURS: usize = 64;

/// The state of places that no list knows: the release's own, or that of the only foreign state that the sentence names if
/// a listed place beside it is there too; none where the two can't be told apart.
fn settle(doc: &Doc, spots: &mut [Spot], states: &[State], home: Option<&str>) {
    let code = |s: &State| doc.know.countries[s.entry as usize].code.as_str();
    let told_abroad = |home: &str| states.iter().any(|s| s.is_noun() && code(s) != home && !of_somebody(doc, s.start));
    for n in 0..spots.len() {
        let s = &spots[n];
        let inland = doc.know.grammar.stems.inland.ends(&s.name);
        let wide = matches!(s.kind.as_str(), "water" | "natural" | "macroregion") && !inland;
        if let Some(other) = strayed(doc, spots, n, states, home) {
            spots[n].country = Some(other);
            continue;
        }
        if let (true, Some(home)) = (s.known, home) {
            spots[n].country = namesake(doc, s, home);
            continue;
        }
        if s.known || s.country.is_some() || wide {
            continue;
        }
        if let Some(state) = bracketed(doc, s, states) {
            spots[n].country = Some(code(state).to_owned());
            continue;
        }
        // «провинции Биньзыонг»: abroad, where the text tells of one state there
        if home.is_some_and(|home| doc.know.grammar.stems.no_provinces.has(home)) && foreign_part(doc, s) {
            let mut told = states.iter().map(code).filter(|told| Some(*told) != home);
            let first = told.next();
            let one = first.filter(|first| told.all(|other| other == *first));
            spots[n].country = one.map(str::to_owned);
            continue;
        }
        // «селе Барсем Шугнанского района»
        let within = spots.get(n + 1).filter(|o| o.start == s.end && matches!(o.kind.as_str(), "district" | "region"));
        if let Some(code) = within.and_then(|o| o.country.clone()) {
            spots[n].country = Some(code);
            continue;
        }
        let sentence = doc.text.sentences[doc.text.sentence_of(s.start)];
        let near = spots[n.saturating_sub(NEIGHBOURS)..spots.len().min(n + NEIGHBOURS)]
            .iter()
            .filter(|o| o.known && o.country.is_some() && o.start >= sentence.start && o.start < sentence.end)
            .min_by_key(|o| o.start.abs_diff(s.start))
            .and_then(|o| o.country.clone());
        let first = states.partition_point(|o| o.start < sentence.start);
        let mut named = states[first..].iter().take(NEIGHBOURS).take_while(|o| o.start < sentence.end);
        let foreign = named.find(|o| Some(code(o)) != home && !of_somebody(doc, o.start));
        spots[n].country = match (near, foreign) {
            // «сервисный центр в г. Чинхойи» of a visit abroad
            (None, None) if s.kind == "city" && home.is_some_and(|home| strange(home, s) && told_abroad(home)) => None,
            (near, None) => home.map(str::to_owned).or(near),
            (Some(near), Some(_)) => Some(near),
            (None, Some(_)) => None,
        };
    }
    places::within_wholes(doc, spots);
}

/// «Ансан (Республика Корея)», «(г. Ансан, Республика Корея)»: the state that a bracket tells right behind the place.
fn bracketed<'s>(doc: &Doc, s: &Spot, states: &'s [State]) -> Option<&'s State> {
    let mark = |k: usize, mark: &str| k < doc.len() && doc.text.is(k, mark);
    let state = states.get(states.partition_point(|o| o.start < s.end)).filter(|o| o.start == s.end + 1)?;
    let opens = mark(s.end, "(") || mark(s.end, ",") && mark(state.end, ")");
    (opens && state.is_noun() && (mark(state.end, ")") || mark(state.end, ","))).then_some(state)
}

/// Is the name of a village of no shape that villages of this Slavic state have?
fn strange(home: &str, s: &Spot) -> bool {
    const ENDS: [&str; 20] = [
        "во", "но", "ка", "ки", "ая", "ое", "ые", "ый", "ий", "ой", "ск", "цк", "ец", "чи", "ье", "ня", "ны", "ры",
        "цы", "щи",
    ];
    let ours = ENDS.iter().any(|end| s.name.ends_with(end)) || s.name.starts_with("Усть-");
    matches!(home, "RU" | "BY" | "UA") && !ours
}

/// «аспирант из Сирии», «директор завода (Беларусь)», «атташе при Посольстве Норвегии»: the state tells whose somebody is, not
/// where.
fn of_somebody(doc: &Doc, at: usize) -> bool {
    let office = SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit();
    let before = |back: usize| at.checked_sub(back).filter(|&k| doc.is_word(k));
    let origin = before(1).is_some_and(|k| doc.text.fold(k) == "из") || at > 0 && doc.text.is(at - 1, "(");
    origin || (1..3).any(|back| before(back).is_some_and(|k| doc.any_of(k, office)))
}

/// An unknown place that the text calls a province somewhere, or whose state it tells in a bracket, is the same wherever it is named.
fn abroad_everywhere(doc: &Doc, spots: &mut [Spot], states: &[State]) {
    let told = |s: &&Spot| foreign_part(doc, s) || bracketed(doc, s, states).is_some();
    let parts: Vec<(String, Option<String>)> =
        spots.iter().filter(|s| !s.known).filter(told).map(|s| (s.name.clone(), s.country.clone())).collect();
    for s in spots.iter_mut().filter(|s| !s.known) {
        if let Some((_, country)) = parts.iter().find(|(name, _)| *name == s.name) {
            s.country.clone_from(country);
        }
    }
}

/// «провинции Кханьхоа», «Хунаньской провинции»
fn foreign_part(doc: &Doc, s: &Spot) -> bool {
    let part = |k: usize| doc.is_word(k) && doc.know.grammar.foreign_part(doc.text.fold(k));
    s.start > 0 && part(s.start - 1) || part(s.end - 1)
}

/// «в сёлах Ивановка и Петровка Самарской области»: the state of a namesake of a small listed town, of whose own state the text
/// tells nothing: that of the region told beside it; of a village with a Slavic name the release's own.
fn strayed(doc: &Doc, spots: &[Spot], n: usize, states: &[State], home: Option<&str>) -> Option<String> {
    const SMALL: u32 = 50;
    const SLAVIC: [&str; 8] = ["вка", "ово", "ево", "ино", "ное", "ское", "ный", "ная"];
    let s = &spots[n];
    let own = s.country.as_deref().filter(|_| s.known && s.kind == "city")?;
    let small = |p: &crate::rules::Place| p.population < SMALL && !p.capital;
    let listed = || doc.senses_of(s.start, SenseKind::Place.bit()).map(|s| &doc.know.places[s.entry as usize]);
    if !listed().filter(|p| p.country.as_deref() == Some(own)).all(small) {
        return None;
    }
    let state_told = |code: &str| states.iter().any(|o| doc.know.countries[o.entry as usize].code == code);
    let part = |o: &Spot| o.name != s.name && o.kind != "city" && o.country.as_deref() == Some(own);
    if state_told(own) || spots.iter().any(part) {
        return None;
    }
    // «Хоргос» of a text about Kazakhstan
    let mut namesakes = listed().filter(|p| p.name == s.name).filter_map(|p| p.country.as_deref());
    if let Some(other) = namesakes.find(|code| state_told(code)) {
        return Some(other.to_owned());
    }
    let sentence = doc.text.sentences[doc.text.sentence_of(s.start)];
    let within = |o: &&Spot| o.start >= sentence.start && o.start < sentence.end;
    let area = |o: &&Spot| matches!(o.kind.as_str(), "region" | "district") && o.country.is_some();
    let near = spots.iter().filter(within).filter(area).min_by_key(|o| o.start.abs_diff(s.start));
    let slavic = || SLAVIC.iter().any(|end| s.name.ends_with(end));
    let village = || {
        home.filter(|home| *home != own && doc.know.grammar.stems.slavic_villages.has(home) && slavic())
            .map(str::to_owned)
    };
    near.and_then(|o| o.country.clone()).or_else(village)
}

/// The state of a listed place, or of its namesake at home unless the listed one is known everywhere.
fn namesake(doc: &Doc, s: &Spot, home: &str) -> Option<String> {
    const FAMOUS: u32 = 300;
    // «Аксу»: China's, of half a million, is less known to who writes Russian than a neighbour's
    const FAMOUS_FAR: u32 = 1000;
    let listed = || doc.senses_of(s.start, SenseKind::Place.bit()).map(|s| &doc.know.places[s.entry as usize]);
    let same = |p: &&crate::rules::Place| p.name == s.name && p.country.as_deref() == Some(home);
    let ours = |code: &str| doc.know.grammar.stems.patronymic_states.has(code);
    let far = ours(home) && !s.country.as_deref().is_some_and(ours);
    let many = if far { FAMOUS_FAR } else { FAMOUS };
    let famous = listed().any(|p| p.country == s.country && (p.capital || p.population >= many));
    if famous {
        s.country.clone()
    } else {
        listed().find(same).map_or_else(|| s.country.clone(), |p| p.country.clone())
    }
}

fn events_out(doc: &Doc, points: &CodePoints, occasions: &[Chosen], scene: &Scene, home: Option<&str>) -> Vec<Event> {
    let event = |(i, o): (usize, &Chosen)| {
        let (days, place) = (scene.days(o, i == 0), scene.place(o, i == 0));
        Event {
            name: o.name.clone(),
            start: days.map(|s| s.0.to_string()),
            end: days.map(|s| s.1.to_string()),
            place: place.map(|s| s.name.clone()),
            country: scene.country(o, place, home.filter(|_| i == 0)),
            mentions: vec![mention(doc, points, o.start, o.end)],
        }
    };
    occasions.iter().enumerate().map(event).collect()
}
