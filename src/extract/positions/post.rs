//! One position of one bond, by all that its title, its sentence and what stands around tell: first the title's own words (`own`),
//! then what stands around and is told elsewhere (`around`), whether it serves a union of states or a mission (`serves`), at last the
//! places that the title names (`placed`).

mod around;
mod own;
mod placed;
mod serves;

use super::areas::{is_outpost, of_area};
use super::named::{body_of, plays_for};
use super::sent::{headed_by, party};
use super::settle::envoy;
use super::several::{last_name, of_any_state, of_as_many, of_both, of_members, own_member, with_own};
use super::{Office, Post, Setting, bare_head};
use crate::extract::bind::{Bond, Found, How};
use crate::extract::countries;
use crate::extract::doc::Doc;
use crate::extract::names::Name;
use crate::extract::organizations::Body;
use crate::extract::titles::{self, Title};
use crate::morph::Case;
use crate::rules::{Class, TitleClass};
use crate::text::lower;

/// How sure the title is to be an office or a profession: by its noun alone.
fn worth(doc: &Doc, title: &Title) -> f64 {
    let lemma = doc.know.titles[title.entry as usize].lemma.split(' ').next().unwrap_or_default();
    match title.entry == doc.know.calling {
        true => 0.75,
        false if doc.know.grammar.classes(lemma).has(Class::HARDLY_OFFICE) => 0.85,
        false => 0.9,
    }
}

/// A bond of which a position is made.
struct Making<'a, 'd> {
    doc: &'a Doc<'d>,
    found: &'a Found,
    /// Tokens of titles and names.
    named: &'a [bool],
    bond: &'a Bond,
    /// The title, without the words that tell that it is of several states.
    title: &'a Title,
    name: &'a Name,
    setting: &'a Setting<'a>,
    /// The nearest body that the title names.
    first_body: Option<&'a Body>,
    /// The body for which the sentence says that the holder speaks.
    sent_by: Option<&'a Body>,
    /// A verb tells the office, away from the name: what stands around the name is not of it.
    apart: bool,
}

/// `named`: tokens of titles and names.
pub(super) fn post(doc: &Doc, found: &Found, named: &[bool], bond: &Bond, person: usize, setting: &Setting) -> Post {
    let title = &found.titles[bond.title];
    let name = &found.names[bond.name];
    let mine = |i: usize| match bond.member {
        Some(k) => own_member(title, k, i) && (k + 1 == title.members.len() || !last_name(doc, title, i)),
        None => true,
    };
    let of_states = || bond.own.and_then(|_| of_any_state(doc, title));
    let both = of_both(doc, title).or_else(|| of_members(doc, title)).or_else(of_states);
    let trimmed = both.or_else(|| of_as_many(doc, title)).map(|end| Title { end, ..title.clone() });
    let title = trimmed.as_ref().unwrap_or(title);
    let (whole, role) = titles::with_role(doc, title);
    // «главы Омского и Тарского районов»: several holders make the office a plural
    let shared = || match title.plural {
        true => Title { singular: false, ..title.clone() },
        false => title.clone(),
    };
    // «Главы делегаций: А, Б и В»
    let listed = || bond.how == How::List && found.bonds.iter().filter(|b| b.title == bond.title).nth(1).is_some();
    let several = bond.member.is_some() || title.plural && (bond.how == How::Shared || listed());
    let nominative = if several { titles::nominative(doc, &shared(), &mine) } else { whole };
    // «первый и второй секретари»
    let ordinals = bond.member.is_some() && title.members.first().is_some_and(|m| m.0 < title.heads[0].noun);
    let role = match ordinals {
        true => titles::nominative(doc, &Title { end: title.heads[0].end, ..shared() }, &mine).to_lowercase(),
        false => role,
    };
    // «Япония – Норио Мацусаки»: a row of a list, whose state is no word of the title
    let genitive = |k: usize| doc.noun(k).has(Case::Gen) || doc.adjective(k).has(Case::Gen);
    let row = |own: (usize, usize)| bond.how == How::List && countries::at(doc, own.0).is_some() && !genitive(own.0);
    let nominative = match bond.own.filter(|&own| !row(own)) {
        Some(own) => with_own(doc, title, &nominative, own),
        None => nominative,
    };
    let (first_body, organization) = body_of(doc, title, setting, &mine);
    let mut post = Post {
        person,
        lower: lower(&nominative),
        title: nominative,
        role,
        organization,
        place: None,
        country: None,
        country_from: None,
        accredited_to: None,
        envoy: envoy(doc, title),
        start: title.start,
        end: bond.end,
        how: bond.how,
        class: title.class,
        office: Office::Other,
        bare: bare_head(title),
        abroad: false,
        international: false,
        united: false,
        both: false,
        local: matches!(title.class, TitleClass::Regional | TitleClass::Law) || of_area(doc, title),
        weight: worth(doc, title),
    };
    let at = title.start.min(name.start);
    let sent_by = party(doc, named, at, setting.bodies).or_else(|| headed_by(doc, named, at, setting.bodies));
    let apart = bond.how == How::Told;
    let making = Making { doc, found, named, bond, title, name, setting, first_body, sent_by, apart };
    making.by_title(&mine, &mut post);
    making.by_surroundings(&mut post);
    making.by_bodies(&mut post);
    let office = making.office();
    post.abroad = making.in_mission();
    post.international = making.international(&post);
    if post.international && post.country_from != Some("title") {
        making.leave_states(&mut post);
        return post;
    }
    making.by_mission(&mut post);
    making.by_places(&mine, office, &mut post);
    let outpost = title.class != TitleClass::Diplomat && !post.abroad && is_outpost(doc, title);
    // «нападающий Баварии»: of the club, no office in the land
    if plays_for(doc, title) {
        post.place = None;
        if post.country_from == Some("place") {
            (post.country, post.country_from) = (None, None);
        }
    }
    post.both = both.is_some();
    post.office = if both.is_some() || outpost { Office::Other } else { office };
    post
}
