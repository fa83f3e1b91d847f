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
use super::positions::{self, Homeland, Post, Repeat, Setting};
use super::references::{self, Known, Reference};
use super::roles::{self, Taken};
use super::titles::{self, Title};
use super::venue::Scene;
use crate::model::{self, *};
use crate::morph::Gender;
use crate::rules::{Face, PlaceKind, SenseKind, TitleClass, hash};
use crate::text::{CodePoints, lower, lower_into};
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
    /// The position under which each human appears.
    mains: Vec<Option<usize>>,
    /// What the text tells of the states of those whose position tells none.
    homelands: Vec<Option<Homeland>>,
    authority: Authority,
    clauses: Clauses,
    references: Vec<Reference>,
    parts: Vec<Taken>,
    told: Vec<Occasion>,
    occasions: Vec<Chosen>,
}

type Step = fn(&mut Reading, &Doc, &Release);

/// In their order: each asks those before it only.
const STEPS: [Step; 21] = [
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
    Reading::tell_homelands,
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
        let strange = positions::of_strangers(doc, found, humans, posts, spots, authority);
        places::settle(doc, spots, states, authority.state.as_deref(), &strange);
        positions::settle(doc, found, humans, posts, spots, authority, &strange);
    }

    fn tell_homelands(&mut self, doc: &Doc, _: &Release) {
        let Reading { found, humans, posts, states, spots, mains, .. } = self;
        *mains = (0..humans.len()).map(|human| main_post(posts, human)).collect();
        let told = |human: usize| mains[human].is_some_and(|post| posts[post].country.is_some());
        self.homelands = positions::homelands(doc, found, humans, &told, (states, spots));
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
            let post = self.mains[i].map(|post| &posts[post]);
            participant(doc, &points, (i, t), (self.mains[i], post), self.homelands[i].as_ref())
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

/// The part that a human took, under which position and for which state.
fn participant(
    doc: &Doc,
    points: &CodePoints,
    (person, taken): (usize, &Taken),
    (position, post): (Option<usize>, Option<&Post>),
    homeland: Option<&Homeland>,
) -> Participant {
    let Mention { start, end, text } = mention(doc, points, taken.start, taken.end);
    let own = post.and_then(|p| p.country.clone());
    Participant {
        person,
        position,
        role: taken.part.name().into(),
        country: own.or_else(|| homeland.map(|h| h.state.code(doc))),
        country_from: homeland.map(|h| h.from).or_else(|| post.and_then(|p| p.country_from)).map(str::to_owned),
        country_mention: homeland.map(|h| mention(doc, points, h.state.start, h.state.end)),
        start,
        end,
        text,
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
    // hashes of each one's names in small letters
    let mut keys: Vec<[Option<u64>; 3]> = Vec::new();
    let mut room = String::new();
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
            let mut key = |name: &String| {
                room.clear();
                lower_into(name, &mut room);
                hash(&room)
            };
            let mine = [Some(short), full, third].map(|name| name.map(&mut key));
            let same =
                |theirs: &[Option<u64>; 3]| theirs.iter().flatten().any(|t| mine.iter().flatten().any(|m| m == t));
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

/// As many places are held against an adjective; no release of prose names more.
const CALLED: usize = 64;

/// «московский»: an adjective is a mention of a place that the text names otherwise too, and makes none.
fn adjectives_out(doc: &Doc, points: &CodePoints, spots: &[Spot], out: &mut [Place]) {
    if out.is_empty() {
        return;
    }
    // «Башкирия» goes by the lexicon's «Башкортостан»
    let all = &spots[..spots.len().min(CALLED)];
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
