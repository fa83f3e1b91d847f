//! The state whose authority issues the release: told by the site's address and its head and foot, else by votes of the text
//! (the dateline, the official that it begins with, embassies' hosts, places, bodies).

use super::bind::How;
use super::countries::{self, State};
use super::doc::{Doc, Flags, Traits};
use super::organizations::{self, Body};
use super::phrase;
use super::places::{self, Spot};
use super::positions::{Office, Post, STATE_BODIES};
use super::republics;
use crate::model::Release;
use crate::morph::Case;
use crate::rules::{Class, Face, Knowledge, Sense, SenseKind, TitleClass};
use crate::text::{Shape, Text};

/// What was found in the text.
pub struct Evidence<'e> {
    pub spots: &'e [Spot],
    pub states: &'e [State],
    pub bodies: &'e [Body],
    /// In text order.
    pub posts: &'e [Post],
}

/// Whose release it is.
#[derive(Debug, Clone, Default)]
pub struct Authority {
    /// ISO 3166-1 alpha-2; `None` where nothing tells it.
    pub state: Option<String>,
    /// An embassy or a consulate: diplomats without a state of their own are this state's.
    pub mission: bool,
    /// The site's head or foot, or the first line, names a body of the state: a parliament, a ministry, a city's administration.
    pub official: bool,
    /// The state is told once and nothing else tells it: enough for a village's, not for an official's.
    pub faint: bool,
    /// A body of several states: officials without a state of their own are nobody's.
    pub several: bool,
    /// Of a body of several states: the one state that the release tells of above all, whose guest the body is.
    pub host: Option<String>,
    /// The state besides its own that the release tells of above all others: a guest's, or where its officials have gone.
    pub partner: Option<String>,
    /// The states that the release tells of, by name or by a place of theirs, each once: a foreign name's is among them.
    pub told: Vec<String>,
}

/// Tells the authority's state.
pub fn of(doc: &Doc, release: &Release, evidence: &Evidence) -> Authority {
    Authority { told: told(doc, evidence), ..issuer(doc, release, evidence) }
}

fn issuer(doc: &Doc, release: &Release, evidence: &Evidence) -> Authority {
    let several = of_several_states(doc, evidence);
    let site = chrome(doc.know, release);
    if let Some(state) = domain(doc.know, release.url.as_deref()) {
        let own = site.as_ref().filter(|s| s.state.as_ref() == Some(&state));
        let (mission, official) = (own.is_some_and(|s| s.mission), own.is_some_and(|s| s.official));
        return Authority { state: Some(state), mission, official, several, ..Authority::default() };
    }
    if let Some(own) = first_line(doc, evidence) {
        return Authority { several, ..own };
    }
    if let Some(site) = site {
        return site;
    }
    let mut votes = Votes::default();
    let host = stateless_host(doc, evidence);
    let lead = head_of_state(doc, evidence);
    vote_places(doc, evidence, (host, lead), &mut votes);
    vote_states(doc, evidence, (host, lead), &mut votes);
    vote_offices(doc, evidence, (host, lead), &mut votes);
    let told = votes.0.clone();
    votes.rather(|code| writes_russian(doc, code));
    let state = votes.winner();
    let partner = state.as_deref().and_then(|own| partner(told, own));
    let host = state.clone().filter(|_| several && votes.clear());
    Authority { state, partner, several, host, faint: votes.faint(), ..Authority::default() }
}

/// Votes that a state whose authorities write Russian has at least, if it is to be preferred.
const LEAST_OWN: i32 = 5;

/// Votes that a partner has at least, and so many times as many as any other state but the release's own.
const PARTNER_VOTES: i32 = 5;
const PARTNER_LEADS: i32 = 2;

fn partner(mut votes: Vec<(&str, i32)>, own: &str) -> Option<String> {
    votes.retain(|v| v.0 != own);
    votes.sort_by_key(|v| std::cmp::Reverse(v.1));
    let second = votes.get(1).map_or(0, |v| v.1);
    let first = votes.first().filter(|v| v.1 >= PARTNER_VOTES && v.1 >= PARTNER_LEADS * second);
    first.map(|v| v.0.to_owned())
}

/// «Посольство Республики Армения в Монголии»: the body of a state that is the whole first line.
fn first_line(doc: &Doc, e: &Evidence) -> Option<Authority> {
    let body = e.bodies.first().filter(|b| b.start == 0 && b.end < doc.len())?;
    let whole = doc.text.tokens[body.end].line_start;
    let state = body.country.clone().filter(|_| whole)?;
    Some(Authority { state: Some(state), mission: body.kind == "diplomatic", ..Authority::default() })
}

fn told(doc: &Doc, e: &Evidence) -> Vec<String> {
    let states = e.states.iter().map(|s| &doc.know.countries[s.entry as usize].code);
    let mut told: Vec<String> = Vec::new();
    for code in states.chain(e.spots.iter().filter_map(|s| s.country.as_ref())) {
        if told.len() < MOST_TOLD && !told.contains(code) {
            told.push(code.clone());
        }
    }
    told
}

/// States that are remembered as told: where more are, a name tells nothing of its bearer's.
const MOST_TOLD: usize = 40;

#[derive(Default)]
struct Votes<'a>(Vec<(&'a str, i32)>);

impl<'a> Votes<'a> {
    fn add(&mut self, code: &'a str, weight: i32) {
        // ISO 3166-3: a state that is no more releases nothing
        if code.len() > 2 {
            return;
        }
        match self.0.iter_mut().find(|(c, _)| *c == code) {
            Some(v) => v.1 += weight,
            None => self.0.push((code, weight)),
        }
    }

    /// Votes for states whose authorities do not write Russian count half, where there are others.
    fn rather(&mut self, writes: impl Fn(&str) -> bool) {
        if self.0.iter().any(|(code, weight)| *weight >= LEAST_OWN && writes(code)) {
            self.0.iter_mut().filter(|(code, _)| !writes(code)).for_each(|v| v.1 = (v.1 / 2 - 1).max(0));
        }
    }

    /// Whoever is told most of, if nobody comes near.
    fn winner(&mut self) -> Option<String> {
        self.0.sort_by_key(|v| std::cmp::Reverse(v.1));
        self.first(1)
    }

    /// Is there one vote in all?
    fn faint(&self) -> bool {
        self.0.iter().map(|v| v.1).sum::<i32>() < 2
    }

    /// Is told of the winner at least five times as much as of anybody else?
    fn clear(&self) -> bool {
        self.first(5).is_some()
    }

    /// The first, if it has more than the second, or `times` as much.
    fn first(&self, times: i32) -> Option<String> {
        let second = self.0.get(1).map_or(0, |v| v.1);
        let best = self.0.first().filter(|best| best.1 > second && best.1 >= times * second);
        best.map(|best| best.0.to_owned())
    }
}

/// «https://president.uz/…»: the state of a country-code domain.
fn domain(know: &Knowledge, url: Option<&str>) -> Option<String> {
    let host = url?.split("://").nth(1)?.split(['/', ':', '?', '#']).next()?;
    let top = host.rsplit('.').next()?.to_ascii_uppercase();
    let code = match top.as_str() {
        "UK" => "GB",
        "SU" | "XN--P1AI" | "РФ" => "RU",
        other => other,
    };
    know.country(code).map(|c| c.code.clone())
}

/// Rules of cleaning whose lines tell whose site it is.
const TELLING: [&str; 10] = [
    "site-name",
    "signature",
    "copyright",
    "site-footer",
    "contacts",
    "contacts-cut",
    "address",
    "markup:header",
    "markup:footer",
    "source",
];

/// «Посольство Республики Армения», «Пресс-служба Акорды»: the first state or body of a state in the page's head or foot.
fn chrome(know: &Knowledge, release: &Release) -> Option<Authority> {
    let telling = release.dropped.iter().filter(|d| TELLING.contains(&d.reason.as_str()) && d.text.len() < 400);
    let lines: Vec<&str> = telling.map(|d| d.text.as_str()).chain(release.author.as_deref()).take(20).collect();
    if lines.is_empty() {
        return None;
    }
    let source = lines.join("\n");
    let mut room = String::new();
    let text = Text::new(&source, &mut room);
    let mut doc = Doc::new(&text, know);
    republics::settle(&mut doc);
    let taken = vec![false; doc.len()];
    let told = countries::find(&doc, &taken);
    let state = |s: &&State| s.is_noun() && !in_language_menu(&doc, s.start);
    let states = told.iter().filter(state).map(|s| (s.start, know.countries[s.entry as usize].code.clone()));
    let bodies = organizations::find(&doc, &taken);
    let mission = bodies.iter().find(|b| b.kind == "diplomatic").map(|b| b.start);
    // «Исполком СНГ» is no town's
    let shared = |b: &&Body| {
        let named = || (b.start..b.end).any(|k| doc.senses(k).any(|s| international(&doc, s)));
        b.kind == "international" || b.kind != "diplomatic" && named()
    };
    let of_state = |b: &&Body| b.kind != "diplomatic" && STATE_BODIES.contains(&b.kind.as_str()) && !shared(b);
    let official = bodies.iter().any(|b| of_state(&b));
    let bodies_of_several = bodies.iter().find(shared).map(|b| b.start);
    let bodies = bodies.into_iter().filter(|b| b.kind != "diplomatic").filter_map(|b| Some((b.start, b.country?)));
    // «Администрация города Владимира»
    let spots = || places::find(&doc, &taken, &told).into_iter().find_map(|s| Some((s.start, s.country?)));
    // «Секретариат ОТГ, Стамбул»: where a body of several states has its seat
    let several = |at: usize| bodies_of_several.is_some_and(|b| b < at);
    // a street named «Советская» gives no state that is no more (ISO 3166-3 has four letters)
    let living = |(_, code): &(usize, String)| code.len() == 2;
    let (at, state) = states.chain(bodies).filter(living).min_by_key(|(at, _)| *at).or_else(spots).filter(living)?;
    if several(at) && !official {
        return None;
    }
    let mission = mission.is_some_and(|m| m < at);
    Some(Authority { state: Some(state), mission, official, ..Authority::default() })
}

/// «ТҶ РУ EN»: the Russian language beside another, and not «Республика Узбекистан».
fn in_language_menu(doc: &Doc, at: usize) -> bool {
    let letters = |k: usize| doc.text.tokens[k].shape == Shape::Upper;
    let two = |k: usize| letters(k) && doc.text.word(k).chars().count() == 2;
    doc.text.fold(at) == "ру" && (at > 0 && two(at - 1) || at + 1 < doc.len() && two(at + 1))
}

/// The lexicon's bodies of several states: «СНГ», «ОДКБ».
fn international(doc: &Doc, sense: Sense) -> bool {
    let listed = matches!(sense.kind, SenseKind::Organization(_));
    listed && doc.know.organizations[sense.entry as usize].kind == "international"
}

/// Does the release begin with a body of several states, or with its official?
fn of_several_states(doc: &Doc, e: &Evidence) -> bool {
    let body = body_start(doc);
    // «Вена, 12 марта (пресс-служба ОПЕК)»
    let press = |b: &Body| {
        let told = (b.start..b.end).any(|k| doc.senses(k).any(|s| international(doc, s)));
        b.start < body + 12 && doc.text.fold(b.start).starts_with("пресс") && told
    };
    let opens = |b: &Body| b.kind == "international" && b.start < body + 4 || press(b);
    let opens = e.bodies.iter().find(|b| b.start >= body).is_some_and(opens);
    let first = e.posts.iter().filter(|p| p.start >= body).min_by_key(|p| p.start);
    // «Совет ЕЭК утвердил перечень мероприятий»: nobody's headline, but not «… соглашений в рамках ОДКБ и СНГ»
    let aside = |b: &Body| (b.start.saturating_sub(3)..b.start).any(|k| doc.is_class(k, Class::FRAME));
    // «Председатель банка принял миссию МВФ»
    let object = |b: &Body| (0..b.start).any(|k| doc.flags(k).has(Flags::VERB));
    let heads = e.bodies.iter().any(|b| b.end <= body && b.kind == "international" && !aside(b) && !object(b))
        && !e.states.iter().any(|s| s.end <= body && s.is_noun())
        && !e.posts.iter().any(|p| p.start < body);
    // «прошло заседание Постоянной комиссии МПА СНГ», nobody named before it
    let sits = |b: &&Body| {
        let near = doc.with(b.start.saturating_sub(6).max(body), b.start, Traits::senses(SenseKind::EventHead.bit()));
        b.kind == "international" && !aside(b) && near.count() > 0
    };
    let end = doc.text.sentences.get(doc.text.sentence_of(body.min(doc.len() - 1))).map_or(0, |s| s.end);
    let session = e.bodies.iter().filter(|b| b.start >= body && b.start < end).find(sits);
    // «под председательством директора службы А прошло заседание Совета»
    let chairs = |p: &Post| p.start > 0 && doc.text.fold(p.start - 1).starts_with("председательств");
    let sits = session.is_some_and(|b| first.is_none_or(|p| p.start > b.start || chairs(p)));
    // «Президент принял директора МВФ»: a guest
    let guest = |p: &Post| p.start > 0 && doc.flags(p.start - 1).has(Flags::VERB);
    let own = first.is_some_and(|p| p.international && !guest(p));
    opens || heads || sits || own
}

/// The first token behind the headline.
fn body_start(doc: &Doc) -> usize {
    let sentences = &doc.text.sentences;
    let Some(first) = sentences.first() else { return 0 };
    let stopped = first.end > 0 && matches!(doc.text.word(first.end - 1), "." | "!" | "?" | "…" | ":");
    match sentences.get(1) {
        Some(next) if !stopped && doc.text.tokens[next.start].line_start => next.start,
        _ => 0,
    }
}

/// The official whom the release begins with, whose state nothing tells, and the head of a state whom it begins with.
type Leads<'e> = (Option<&'e Post>, Option<&'e Post>);

/// Places tell little each, and of what is far away many may be named.
const MOST_FOR_PLACES: i32 = 8;

fn vote_places<'a>(doc: &'a Doc, e: &'a Evidence, (host, lead): Leads, votes: &mut Votes<'a>) {
    let mut places = Votes::default();
    for (i, s) in e.spots.iter().enumerate() {
        let Some(code) = &s.country else { continue };
        if places::opens_line(doc, s) {
            votes.add(code, 8);
        } else if !of_guests(doc, s.start)
            && !placed(doc, s.end)
            && !host.is_some_and(|h| visits(doc, h, s.start))
            && !of_partner(doc, e, lead, s.start)
        {
            // «Ивановского района»: several states have districts called by such a town
            let weight = match i {
                _ if !s.known && s.kind == "district" => 1,
                0 => 5,
                _ => 2,
            };
            places.add(code, weight);
        }
    }
    for (code, weight) in places.0 {
        votes.add(code, weight.min(MOST_FOR_PLACES));
    }
}

/// «в г. Шанхае (КНР)»: a place whose state the writer adds is abroad.
fn placed(doc: &Doc, end: usize) -> bool {
    let state = || countries::at(doc, end + 1).filter(State::is_noun);
    end + 2 < doc.len() && doc.text.is(end, "(") && state().is_some_and(|s| doc.text.is(s.end, ")"))
}

/// «принимал делегацию университета (г. Саппоро, Япония)», «край посетила делегация Гродненской области»: does a delegation
/// that is received or, behind the verb, arrives stand before `at` in its sentence?
fn of_guests(doc: &Doc, at: usize) -> bool {
    let start = doc.text.sentences[doc.text.sentence_of(at)].start.max(at.saturating_sub(12));
    let received = |k: usize| doc.noun(k).has(Case::Acc) && !doc.noun(k).has(Case::Nom);
    let arrives = |k: usize| k > start && doc.noun(k).has(Case::Nom) && doc.flags(k - 1).has(Flags::VERB);
    (start..at).any(|k| doc.is_class(k, Class::DELEGATION) && (received(k) || arrives(k)))
}

fn vote_states<'a>(doc: &'a Doc, e: &'a Evidence, (host, lead): Leads, votes: &mut Votes<'a>) {
    let opening = doc.sentence_end(body_start(doc).min(doc.len() - 1));
    let foreign = |at: usize| host.is_some_and(|h| of_guest(e, h, at) || visits(doc, h, at));
    let theirs = |at: usize| of_guests(doc, at) || foreign(at) || of_partner(doc, e, lead, at);
    for (i, s) in e.states.iter().enumerate() {
        let country = &doc.know.countries[s.entry as usize];
        if country.historical || theirs(s.start) {
            continue;
        }
        // «азербайджано-кыргызский»: of two in one word one's own state comes first
        let same_word = |o: Option<&State>| o.is_some_and(|o| o.start == s.start);
        let first = same_word(e.states.get(i + 1)) && !same_word(i.checked_sub(1).map(|b| &e.states[b]));
        // «послов, аккредитованных в Республике Молдова»
        let sent = |k: usize| doc.is_word(k) && doc.text.fold(k).starts_with("аккредитован");
        if s.is_noun() && s.start > 1 && (s.start - 2..s.start).any(sent) {
            votes.add(&country.code, 6);
        }
        // «указом Президента Республики Беларусь»
        if s.start < opening && s.is_noun() && decreed(doc, s.start) {
            votes.add(&country.code, 6);
        }
        // «Делегация Министерства юстиции Республики Армения находилась в Белграде»: those who write Russian report on their own
        if s.start < opening && s.is_noun() && sets_out(doc, s.start) && writes_russian(doc, &country.code) {
            votes.add(&country.code, 3);
        }
        // «прибыл по приглашению Президента Республики Таджикистан»: he is at home
        if s.is_noun() && (s.start.saturating_sub(5)..s.start).any(|k| doc.text.reads(k, "приглашению")) {
            votes.add(&country.code, 3);
        }
        // «консультации между ведомствами Казахстана и Финляндии»: one's own comes first
        let pair = |o: &State| o.is_noun() && o.start == s.end + 1 && phrase::is_and(doc, s.end);
        let between = (s.start.saturating_sub(4)..s.start).any(|k| doc.text.reads(k, "между"));
        if s.start < opening && s.is_noun() && between && e.states.get(i + 1).is_some_and(pair) {
            votes.add(&country.code, 3);
        }
        match s.face {
            Face::Adjective if first => votes.add(&country.code, 3),
            Face::Adjective | Face::Inhabitant => {}
            _ if elsewhere(doc, s.start) => {}
            _ => votes.add(&country.code, 1),
        }
    }
    for code in e.bodies.iter().filter(|b| b.kind != "diplomatic").filter_map(|b| b.country.as_ref()) {
        votes.add(code, 1);
    }
    // «Генеральная прокуратура Российской Федерации удовлетворила запрос …»: the release begins with its own body
    let body = body_start(doc);
    let opens = |b: &&Body| b.start == body && STATE_BODIES.contains(&b.kind.as_str());
    if let Some(code) = e.bodies.iter().find(opens).and_then(|b| b.country.as_ref()) {
        votes.add(code, 5);
    }
    // «Гомельская таможня», «Костромская городская Дума»
    let city = |k: usize| {
        let place = doc.capital(k).then(|| doc.sense(k, SenseKind::PlaceAdjective.bit())).flatten()?;
        doc.know.places[place.entry as usize].country.as_ref()
    };
    let local = e.bodies.iter().filter(|b| b.country.is_none() && b.kind != "diplomatic" && !theirs(b.start));
    for code in local.filter_map(|b| (b.start..b.end).find_map(city)).take(MOST_INSTITUTIONS) {
        votes.add(code, 2);
    }
    let institutions = doc.with(0, doc.len(), Traits::senses(SenseKind::Institution.bit()));
    for k in institutions.filter(|&k| !of_guests(doc, k)).take(MOST_INSTITUTIONS) {
        let senses = doc.senses_of(k, SenseKind::Institution.bit());
        senses.for_each(|s| votes.add(&doc.know.countries[s.entry as usize].code, 2));
    }
}

fn writes_russian(doc: &Doc, code: &str) -> bool {
    doc.know.grammar.stems.russian_speaking.has(code)
}

/// Is the state at `at` that of a delegation that is its sentence's subject and stands before the verb?
fn sets_out(doc: &Doc, at: usize) -> bool {
    let start = doc.text.sentences[doc.text.sentence_of(at)].start.max(at.saturating_sub(12));
    let subject = |k: usize| doc.is_class(k, Class::DELEGATION) && doc.noun(k).has(Case::Nom);
    let verb = |k: usize| doc.is_word(k) && doc.verb(k).sure;
    (start..at).any(subject) && !(start..at).any(verb)
}

/// «сотрудничество с Китаем», «гости из Китая», «экспорт в Китай», «гражданин Китая»: a state so told is rather another's.
fn elsewhere(doc: &Doc, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).filter(|&k| doc.is_word(k)).map_or("", |k| doc.text.fold(k));
    let stems = &doc.know.grammar.stems;
    match before(1) {
        "с" | "со" | "из" => true,
        "в" | "во" => (2..5).any(|back| stems.sends.begins(before(back))),
        noun if stems.citizens.begins(noun) => true,
        _ => at > 1 && doc.is_class(at - 1, Class::DELEGATION) && guests_there(doc, at - 1),
    }
}

/// «переговоры с делегацией Ирана», «завод посетила делегация Китая»: is the delegation at `at` somebody's guest?
fn guests_there(doc: &Doc, at: usize) -> bool {
    let comes = |k: usize| doc.is_word(k) && doc.know.grammar.stems.visits.begins(doc.text.fold(k));
    matches!(doc.text.fold(at - 1), "с" | "со") || comes(at - 1)
}

/// The official of a state authority whom the release begins with, if nothing tells his state.
fn stateless_host<'e>(doc: &Doc, e: &Evidence<'e>) -> Option<&'e Post> {
    let body = body_start(doc);
    let first = e.posts.iter().filter(|p| p.start >= body).min_by_key(|p| p.start);
    first.filter(|p| p.country.is_none() && p.office == Office::State && leads(doc, p.start))
}

/// «Министр экономики встретился с послом Германии»: does `at` stand in the title of somebody behind him whose state is told?
fn of_guest(e: &Evidence, host: &Post, at: usize) -> bool {
    let last = e.posts[..e.posts.partition_point(|p| p.start <= at)].last();
    let guest = |p: &Post| p.start > host.end && p.country_from == Some("title") && p.accredited_to.is_none();
    last.is_some_and(|p| at < p.end && guest(p))
}

/// The head of a state whom the release begins with.
fn head_of_state<'e>(doc: &Doc, e: &Evidence<'e>) -> Option<&'e Post> {
    let body = body_start(doc);
    let first = e.posts.iter().filter(|p| p.start >= body).min_by_key(|p| p.start);
    first.filter(|p| p.country_from == Some("title") && p.class == TitleClass::State && leads(doc, p.start))
}

/// «Президент Беларуси встретился с губернатором Вологодской области»: does `at` stand in the title of somebody with whom a head of
/// another state, who begins the release, has met?
fn of_partner(doc: &Doc, e: &Evidence, lead: Option<&Post>, at: usize) -> bool {
    let met = |p: &&Post| p.start > 0 && matches!(doc.text.fold(p.start - 1), "с" | "со");
    let partner = e.posts[..e.posts.partition_point(|p| p.start <= at)].last().filter(|p| at < p.end).filter(met);
    lead.zip(partner).is_some_and(|(lead, partner)| partner.country.is_some() && lead.country != partner.country)
}

/// «Министр культуры посетила Францию», «… прибыл с визитом в Индию»: is the place at `at` where he goes?
fn visits(doc: &Doc, host: &Post, at: usize) -> bool {
    let goes = |k: usize| doc.is_word(k) && doc.know.grammar.stems.visits.begins(doc.text.fold(k));
    let same = doc.text.sentence_of(host.end) == doc.text.sentence_of(at);
    same && at > host.end && (at.saturating_sub(4).max(host.end)..at).any(goes)
}

/// Is the state at `at` that of whoever issued an act: «указ Президента …», «постановление Правительства …»?
fn decreed(doc: &Doc, at: usize) -> bool {
    let act = |k: usize| doc.is_class(k, Class::DECREE) && doc.know.grammar.stems.acts.begins(doc.text.fold(k));
    (at.saturating_sub(4)..at).any(|k| doc.is_word(k) && act(k))
}

/// «акимат», «хоким»: words of one state's own offices that count.
const MOST_INSTITUTIONS: usize = 4;

fn vote_offices<'a>(doc: &'a Doc, e: &'a Evidence, (host, lead): Leads, votes: &mut Votes<'a>) {
    let body = body_start(doc);
    let first = e.posts.iter().filter(|p| p.start >= body).min_by_key(|p| p.start);
    // «Президент Казахстана»: presidents are companies' too, but not those of a state
    let of_state =
        |p: &Post| p.office != Office::Other || p.class == TitleClass::State && p.country_from == Some("title");
    // «Высоких гостей – заместителя Председателя … – встретил …»: not the subject
    let oblique = |p: &Post| {
        let cases = doc.noun(p.start).any().or(doc.adjective(p.start).any());
        !cases.is_empty() && !cases.has(Case::Nom) && p.start > 0 && doc.text.dash(p.start - 1)
    };
    let own = first.filter(|p| p.class != TitleClass::Diplomat && of_state(p) && leads(doc, p.start) && !oblique(p));
    if let Some(code) = own.and_then(|p| p.country.as_ref()) {
        votes.add(code, 6);
    }
    for p in e.posts {
        // «министр образования Республики Саха»: officials of regions are at home
        let inner = matches!(p.class, TitleClass::Regional | TitleClass::Law)
            || p.class != TitleClass::Diplomat && p.office == Office::State && p.country_from == Some("place");
        if let Some(code) = p.country.as_ref().filter(|_| inner && !of_partner(doc, e, lead, p.start)) {
            votes.add(code, 3);
        }
        // «Послом Беларуси в Нигерии назначен А», «Послом в Пакистане назначена Б»: whoever sends them tells it
        let appointed = p.how == How::Verb && p.class == TitleClass::Diplomat;
        if let Some(code) = if appointed { &p.country } else { &p.accredited_to } {
            votes.add(code, 3);
        }
    }
    // «посольство Турции в Ашхабаде»: it is a guest there
    for b in e.bodies.iter().filter(|b| b.kind == "diplomatic") {
        let next = e.spots.partition_point(|s| s.start <= b.start);
        let town = e.spots.get(next).filter(|s| s.start <= b.end + 2);
        if let Some(code) = town.and_then(|s| s.country.as_ref()) {
            votes.add(code, 3);
        }
        // «Посольство СРВ в РФ»; «министр посетил Посольство Японии в Таджикистане»: he is at home there
        if let Some(state) = super::positions::receiving_state(b, e.states) {
            let guest = host.is_some_and(|h| visits(doc, h, b.start));
            votes.add(&doc.know.countries[state.entry as usize].code, if guest { 12 } else { 3 });
        }
    }
}

/// Whoever the release begins with is its own: «Президент Туркменистана … направил Президенту Турции …», «состоялся разговор
/// Министра … с …»; not who stands behind a verb: «Думу посетили депутаты …».
fn leads(doc: &Doc, at: usize) -> bool {
    let sentence = doc.text.sentences[doc.text.sentence_of(at)];
    // «переговоры с министром Ирана …»
    if at > sentence.start && matches!(doc.text.fold(at - 1), "с" | "со") {
        return false;
    }
    // «Прибывшего в Астану министра Франции встретил …», «Президента Сербии встречал …»: a guest
    let first = sentence.start;
    let cases = |k: usize| doc.noun(k).any().or(doc.adjective(k).any());
    let object =
        |k: usize| doc.is_word(k) && !cases(k).is_empty() && !cases(k).has(Case::Nom) && cases(k).has(Case::Acc);
    if object(first) && object(at) && (at == first || doc.noun(first).any().is_empty()) {
        return false;
    }
    let behind_talk = at > 0 && super::roles::talk(doc, at - 1);
    behind_talk || !(sentence.start..at).any(|k| doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE))
}
