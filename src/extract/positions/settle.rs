//! States of offices that name none, once all are known: of the places that they name, of other offices (`others`), of the people
//! that a name is of (`homes`), at last of whom the text is released by (`releasing`); then the states that receive envoys, and
//! shared bodies.

mod bodies;
mod chiefs;
mod companions;
mod envoys;
mod homes;
mod neighbours;
mod others;
mod releasing;

use super::areas::{has_such, may_be_of};
use super::sent::{met_there, received_in};
use super::{Office, Post, abroad, owners, set};
use crate::extract::authority::Authority;
use crate::extract::bind::{Found, How};
use crate::extract::doc::Doc;
use crate::extract::people::Human;
use crate::extract::places::Spot;
use crate::extract::{names, phrase};
use crate::rules::TitleClass;
use bodies::share_body;
use companions::Company;
pub(super) use envoys::envoy;
use envoys::{another_ambassador, receive};
use homes::{Home, Kin, foreigners, kin};
pub(super) use neighbours::heads;
use neighbours::neighbour;
use others::beside_others;
use releasing::{Releasing, partner};

/// Countries of offices that name none, from what stands around them: another office of the same person, the office right
/// before in a series, the superior of a bare «заместитель»; at last the releasing authority's state.
/// The offices of `strange` (see [`of_strangers`]) are of no state of the release's own.
pub fn settle(
    doc: &Doc,
    found: &Found,
    humans: &[Human],
    posts: &mut [Post],
    spots: &[Spot],
    authority: &Authority,
    strange: &[(usize, usize)],
) {
    let stateless = |p: &Post| of_no_state(p, spots) || strange.contains(&(p.start, p.end));
    let owners = owners(found, humans);
    // «в программе корейской делегации – встреча с акимом города»: of no Korean
    for p in posts.iter_mut().filter(|p| p.country_from == Some("list")) {
        if p.country.as_ref().is_some_and(|code| !has_such(doc, (p.start, p.end), code)) {
            (p.country, p.country_from) = (None, None);
        }
    }
    of_own_title(posts);
    of_places(doc, posts, spots);
    of_hosts(doc, posts, spots);
    let company = Company { doc, found, owners: &owners, humans, spots, authority };
    // «депутат», of the only parliament told before
    let of_told = |p: &Post| {
        p.bare
            && p.class != TitleClass::Diplomat
            && p.country_from == Some("organization")
            && p.country == authority.state
    };
    let guests = company.guests();
    for i in 0..posts.len() {
        if !guests || posts[i].country.is_some() && !of_told(&posts[i]) {
            continue;
        }
        if let Some(state) = company.state(posts, i) {
            let p = &mut posts[i];
            // «вместе с ним приехали депутаты А и Б»: their parliament is another
            p.organization = p.organization.take().filter(|_| p.country.is_none());
            (p.country, p.country_from) = (Some(state), Some("list"));
        }
    }
    for i in 0..posts.len() {
        if posts[i].country.is_none() {
            beside_others(doc, found, &owners, posts, spots, i);
        }
    }
    of_one_state(doc, posts);
    let mut asked = vec![false; humans.len()];
    posts.iter().filter(|p| p.country.is_none() || of_told(p)).for_each(|p| asked[p.person] = true);
    let foreign = foreigners(doc, found, &owners, &asked, humans, authority);
    // «депутат Сити Рахмавати», of the guests: her parliament is another
    for p in posts.iter_mut().filter(|p| of_told(p) && matches!(foreign[p.person], Home::Abroad(_))) {
        (p.country, p.country_from, p.organization) = (None, None, None);
    }
    // «с делегацией Национального собрания Кореи … депутат Гульмира Ондасынова»: her parliament is not theirs
    let of_guests_body = |p: &Post| {
        let eastern = |code: &String| doc.know.grammar.has_eastern_names(code);
        let told = p.bare && p.class != TitleClass::Diplomat && p.country_from == Some("organization");
        told && p.country != authority.state && p.country.as_ref().is_some_and(eastern)
    };
    let eastern = |person: usize| found.names.iter().zip(&owners).any(|(n, o)| *o == Some(person) && n.eastern);
    for p in posts.iter_mut().filter(|p| of_guests_body(p)) {
        if !eastern(p.person) {
            (p.country, p.country_from, p.organization) = (None, None, None);
        }
    }
    // «9 апреля. Росарио | Гостей сопровождал губернатор А»: whose name is of no people of the release's own
    let days = abroad::days_of_visit(doc, spots);
    let met = |p: &&mut Post| p.country.is_none() && !p.international && p.class != TitleClass::Diplomat;
    for p in posts.iter_mut().filter(met).filter(|p| days.len() > 1 && foreign[p.person] != Home::Own) {
        let day = days[..days.partition_point(|d| d.0 < p.start)].last();
        let there = day.map(|d| d.1.clone()).filter(|code| Some(code) != authority.state.as_ref());
        set(p, there, "visit");
    }
    let partner = partner(posts, authority);
    let kin = match (&partner, &authority.state) {
        (partner, Some(own)) if partner.is_some() || authority.several => kin(doc, found, &owners, humans, own),
        _ => Vec::new(),
    };
    let mut releasing = Releasing::new(doc, posts, spots, &foreign, (partner, kin), authority);
    for p in posts.iter_mut().filter(|p| p.country.is_none() && !stateless(p)) {
        releasing.settle(p);
    }
    abroad::settle(doc, found, &owners, posts, spots, authority);
    of_guests(doc, found, posts);
    // «начальник управления А и атташе Б»: of the release's own officials the later one shares the state
    for i in 0..posts.len() {
        let p = &posts[i];
        let own = p.office != Office::Other && !p.international && foreign[p.person] == Home::Own;
        if p.country.is_none() && own && !stateless(p) && !another_ambassador(doc, posts, i) {
            let near = neighbour(doc, found, posts, i);
            set(&mut posts[i], near, "list");
        }
    }
    of_union_officers(posts);
    receive(doc, posts, authority);
    share_body(doc, found, posts);
    // «полпред Президента в СФО» serves at home
    for p in posts.iter_mut().filter(|p| p.country == p.accredited_to) {
        p.accredited_to = None;
    }
}

/// «заместителя Председателя Кабинета Министров, министра иностранных дел Туркменистана А»: the state that one of the titles
/// beside each other names, whatever party was told before them.
fn of_own_title(posts: &mut [Post]) {
    for i in 0..posts.len() {
        let p = &posts[i];
        let by_list = p.country_from == Some("list") && p.office != Office::Other;
        let named = |o: &&Post| o.person == p.person && o.country_from == Some("title") && o.office == Office::State;
        let beside = |o: &&Post| o.start == p.end + 1 || o.end + 1 == p.start;
        // «сопредседатели комиссии парламентов – министр А и председатель Национального собрания Армении Б»
        let shared = p.how == How::List && matches!(p.country_from, Some("list" | "organization"));
        let own = |o: &&Post| {
            let told = matches!(o.country_from, Some("title" | "organization")) && o.office == Office::State;
            o.how == How::Before && o.person == p.person && told && o.start > p.end
        };
        if let Some(state) =
            posts.iter().find(|o| by_list && named(o) && beside(o) || shared && own(o)).and_then(|o| o.country.clone())
        {
            posts[i].country = Some(state);
        }
    }
}

/// The states of the places that offices name.
fn of_places(doc: &Doc, posts: &mut [Post], spots: &[Spot]) {
    // «Постоянный представитель страны в Нью-Йорке»: the country is the release's own
    let country =
        |p: &Post| (p.start..p.end).any(|k| k > p.start && doc.know.grammar.stems.own_country.has(doc.text.fold(k)));
    for p in posts.iter_mut().filter(|p| p.office == Office::State && p.class != TitleClass::Diplomat) {
        if country(p) {
            continue;
        }
        // «главы Чувашии и Гагаузии А и Б»: each of his own
        let inside = || spots.iter().filter(|s| s.start >= p.start && s.end <= p.end);
        let spot = inside().find(|s| Some(&s.name) == p.place.as_ref()).or_else(|| inside().next());
        set(p, spot.and_then(|s| s.country.clone()).filter(|code| may_be_of(doc, (p.start, p.end), code)), "place");
    }
    // «вице-губернатор провинции Санта-Фе»: of two places of that name the release has meant one
    for p in posts.iter_mut().filter(|p| p.country_from == Some("place")) {
        let spot = spots.iter().find(|s| s.start >= p.start && s.end <= p.end && Some(&s.name) == p.place.as_ref());
        let may_be = |code: &String| may_be_of(doc, (p.start, p.end), code);
        if let Some(code) = spot.and_then(|s| s.country.clone()).filter(may_be) {
            p.country = Some(code);
        }
    }
}

/// Who receives guests in a place is of its state: «побывали на заставе в Пянджском районе, где их встретил начальник заставы А».
fn of_hosts(doc: &Doc, posts: &mut [Post], spots: &[Spot]) {
    for p in posts.iter_mut().filter(|p| p.office == Office::State && p.class != TitleClass::Diplomat) {
        if p.country.is_none() && !p.international && !p.abroad && p.how == How::Before {
            set(p, met_there(doc, p.start, spots).or_else(|| received_in(doc, p.start, spots)), "visit");
        }
    }
}

/// «Генеральный секретарь ОЧЭС посол А»: an ambassador by rank, who serves a body of several states and is sent by none.
fn of_union_officers(posts: &mut [Post]) {
    for i in 0..posts.len() {
        let p = &posts[i];
        let serves = |o: &Post| o.person == p.person && o.international && o.country.is_none();
        let by_rank = p.class == TitleClass::Diplomat && p.bare && p.country_from != Some("title");
        if by_rank && posts.iter().any(serves) {
            (posts[i].country, posts[i].country_from) = (None, None);
        }
    }
}

/// Offices that one state alone has.
fn of_one_state(doc: &Doc, posts: &mut [Post]) {
    // «министр территориального управления и инфраструктур»: Armenia alone has one
    for p in posts.iter_mut().filter(|p| p.country.is_none() && p.office == Office::State && !p.international) {
        let folded = names::folded(&p.title);
        let state = folded.contains("минист").then(|| doc.know.grammar.portfolio_state(&folded)).flatten();
        set(p, state.map(str::to_owned), "organization");
    }
    // «апостольский нунций»: one state alone sends such
    for p in posts.iter_mut().filter(|p| p.country.is_none()) {
        let only = |k: usize| doc.know.grammar.office_states(doc.text.fold(k)).filter(|states| states.len() == 2);
        let state = (p.start..p.end).find_map(only).map(str::to_owned);
        set(p, state, "organization");
    }
}

/// «мэр города Вьен Тьерри Ковач» in an Armenian release: the offices in towns that no list has, of humans whose names are not made
/// as at home; their tokens.
pub fn of_strangers(
    doc: &Doc,
    found: &Found,
    humans: &[Human],
    posts: &[Post],
    spots: &[Spot],
    authority: &Authority,
) -> Vec<(usize, usize)> {
    let unlisted = |s: &Spot| !s.known && s.country.is_none() && s.kind == "city";
    let towns: Vec<&Spot> = spots.iter().filter(|s| unlisted(s)).collect();
    let there = |p: &&Post| towns.iter().any(|s| p.start < s.start && s.end <= p.end);
    let mut there = posts.iter().filter(there).peekable();
    let Some(own) = authority.state.as_deref().filter(|_| there.peek().is_some()) else { return Vec::new() };
    let kin = kin(doc, found, &owners(found, humans), humans, own);
    let least = if doc.know.grammar.surnames_tell_all(own) { Kin::Surname } else { Kin::Given };
    // «Самвел, староста села»
    let named = |p: &&Post| humans[p.person].name.surname.is_some();
    there.filter(named).filter(|p| kin[p.person] < least).map(|p| (p.start, p.end)).collect()
}

/// «министр культуры Абхазии»: of an area that the lexicon gives no state, nobody else's gives one.
fn of_no_state(p: &Post, spots: &[Spot]) -> bool {
    let first = spots.partition_point(|s| s.start < p.start);
    let mut inside = spots[first..].iter().take_while(|s| s.end <= p.end);
    inside.any(|s| s.known && s.country.is_none() && s.kind == "region")
}

/// «Сенатор Хайме Осорио и член Палаты представителей Каролина Вильегас»: both of the guests.
fn of_guests(doc: &Doc, found: &Found, posts: &mut [Post]) {
    for i in 1..posts.len() {
        let (before, p) = (&posts[i - 1], &posts[i]);
        let joined = || {
            let name = found.names.get(found.names.partition_point(|n| n.start < before.end));
            name.is_some_and(|n| n.end + 1 == p.start && phrase::is_and(doc, n.end))
        };
        let guests = before.country_from == Some("name") && p.country_from == Some("release");
        if guests && before.person != p.person && joined() {
            (posts[i].country, posts[i].country_from) = (before.country.clone(), Some("list"));
        }
    }
}
