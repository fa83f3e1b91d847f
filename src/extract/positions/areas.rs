//! The place of an office: its town or area, whether it gives the office a state, and the one that a title calls by its kind alone.

use super::Setting;
use crate::extract::doc::{Doc, Flags};
use crate::extract::places::Spot;
use crate::extract::titles::Title;
use crate::rules::{Class, SenseKind, TitleClass};

/// «аким района Байтерек» is of no place in Russia: has the state such an office as stands between two tokens? The town of
/// «руководитель представительства в Ташкенте» tells where he sits, not whose he is.
pub(super) fn may_be_of(doc: &Doc, (from, to): (usize, usize), code: &str) -> bool {
    let branch = (from + 1..to).find(|&k| doc.know.grammar.stems.branches.begins(doc.text.fold(k)));
    if branch.is_some_and(|k| (k + 1..to).any(|j| matches!(doc.text.fold(j), "в" | "во"))) {
        return false;
    }
    has_such(doc, (from, to), code)
}

/// «аким», «глава края»: has the state offices called as the one between two tokens?
pub(super) fn has_such(doc: &Doc, (from, to): (usize, usize), code: &str) -> bool {
    let office = (from..to).find_map(|k| doc.know.grammar.office_states(doc.text.fold(k)));
    office.is_none_or(|states| states.split(' ').any(|s| s == code))
}

/// «директор ташкентского представительства»: does the town tell where he sits?
pub(super) fn is_outpost(doc: &Doc, title: &Title) -> bool {
    let branch = |k: usize| doc.know.grammar.stems.branches.begins(doc.text.fold(k));
    let town = |k: usize| doc.small(k) && doc.any_of(k, SenseKind::PlaceAdjective.bit());
    (title.start + 2..title.end).any(|k| branch(k) && town(k - 1))
}

/// «глава района», «глава администрации города», not «глава государства»
pub(super) fn of_area(doc: &Doc, title: &Title) -> bool {
    let area = |k: usize| {
        doc.is_word(k) && doc.is_class(k, Class::AREA) && !doc.know.grammar.stems.own_country.has(doc.text.fold(k))
    };
    title.class == TitleClass::Any && (title.heads[0].end..title.end).any(area)
}

/// Can the title's holder have his office there? No champion of Europe has.
pub(super) fn seat(doc: &Doc, spot: &Spot) -> bool {
    match spot.kind.as_str() {
        "city" | "region" | "district" => true,
        // «в Центральной Азии», but no champion of Europe, no department of Africa
        "macroregion" => spot.start > 0 && doc.flags(spot.start - 1).has(Flags::PREPOSITION),
        // «города Нарын», a river as well
        _ => spot.start > 0 && doc.is_class(spot.start - 1, Class::SETTLEMENT),
    }
}

/// «Самарская область …: губернатор области А», «Дальневосточный округ …: полпред в округе Б»: the only place of the text
/// before the title that is called by the noun the office depends on.
pub(super) fn area_meant<'s>(doc: &Doc, title: &Title, spots: &'s [Spot]) -> Option<&'s Spot> {
    let after = title.heads.last()?.end;
    let within = |k: usize| doc.text.reads(k - 1, "в") && doc.know.grammar.stems.areas_within.has(doc.text.fold(k));
    let led = title.end > after + 1 && within(title.end - 1);
    // «заместитель председателя области»
    let office = |k: usize| doc.any_of(k, SenseKind::TitleHead.bit());
    let nested = title.end > after + 1 && (after..title.end - 1).all(office);
    // «министр культуры области»
    let last = title.end - 1;
    let closing = last > after && doc.small(last) && doc.know.grammar.stems.areas_alone.has(doc.text.fold(last));
    let noun = if led || nested || closing { last } else { after };
    if let Some(kind) = kind_alone(doc, title) {
        return only_told(spots, title, kind);
    }
    if !led && !closing && (title.end != noun + 1 || !doc.is_class(noun, Class::AREA)) || doc.capital(noun) {
        return None;
    }
    let stem = |k: usize| doc.text.fold(k).chars().take(3);
    let area = Class::AREA.or(Class::OFFICE_AREA).or(Class::REGION_NOUN);
    let republic = |k: usize| doc.text.fold(k).starts_with("республик");
    let by_noun = |s: &Spot| {
        (s.start..s.end).any(|k| doc.is_word(k) && (doc.is_class(k, area) || republic(k)) && stem(k).eq(stem(noun)))
    };
    // the first of «Омской и Томской областей»
    let by_name = |s: &Spot| s.name.split(' ').any(|word| word.chars().take(3).eq(stem(noun)));
    // «полпред президента в округе»: of a federal one, whatever other districts are told of
    let federal = |s: &Spot| (s.start..s.end).any(|k| doc.text.fold(k).starts_with("федеральн"));
    let envoys = led && doc.text.reads(noun, "округе") && spots.iter().any(federal);
    let called = |s: &&Spot| (by_noun(s) || by_name(s)) && (!envoys || federal(s));
    let mut areas = spots.iter().filter(called);
    let first = areas.next().filter(|s| s.end <= title.start)?;
    areas.all(|s| s.name == first.name).then_some(first)
}

/// «мэр города», «министр транспорта региона»: what the title calls the place at its end, by its kind.
fn kind_alone(doc: &Doc, title: &Title) -> Option<&'static str> {
    let last = title.end.checked_sub(1).filter(|&k| k > title.heads[0].noun && doc.small(k))?;
    match doc.text.fold(last) {
        "города" => Some("city"),
        "региона" => Some("region"),
        _ => None,
    }
}

/// The only place of this kind that the text tells before the title.
fn only_told<'s>(spots: &'s [Spot], title: &Title, kind: &str) -> Option<&'s Spot> {
    let told = &spots[..spots.partition_point(|s| s.start < title.start)];
    let mut told = told.iter().filter(|s| s.kind == kind);
    let first = told.next()?;
    told.all(|s| s.name == first.name).then_some(first)
}

/// «народный артист Республики Татарстан», «полпред Татарстана»: the region that the title's last head governs itself.
pub(super) fn region_of<'s>(doc: &Doc, title: &Title, setting: &Setting<'s>) -> Option<&'s Spot> {
    let of_regions = matches!(
        title.class,
        TitleClass::Honor | TitleClass::Medicine | TitleClass::Diplomat | TitleClass::Sport | TitleClass::Any
    );
    let from = title.heads[title.heads.len() - 1].end;
    // «заслуженный работник культуры Республики Карелия»
    let closes = |s: &Spot| title.class == TitleClass::Honor && s.end == title.end;
    let directly = |s: &Spot| s.start == from || s.start == from + 1 && doc.is_class(from, Class::AREA) || closes(s);
    let region = setting.spots.iter().filter(|s| s.kind == "region" && s.end <= title.end);
    region.filter(|_| of_regions).find(|s| directly(s))
}

/// Is the place at `i` led by «в», with «г.» or «городе» between at most?
pub(super) fn in_place(doc: &Doc, i: usize, floor: usize) -> bool {
    (floor.max(i.saturating_sub(4))..i)
        .rev()
        .find(|&k| doc.is_word(k) && !matches!(doc.text.fold(k), "г" | "городе" | "гор"))
        .is_some_and(|k| matches!(doc.text.fold(k), "в" | "во"))
}

/// «Самарской области» of «министр культуры Самарской области»: an area in the genitive that the title names.
pub(super) fn area_in(doc: &Doc, title: &Title, spots: &[Spot]) -> bool {
    let inside =
        |s: &Spot| s.start > title.start && s.end <= title.end && matches!(s.kind.as_str(), "region" | "district");
    spots.iter().any(|s| inside(s) && !in_place(doc, s.start, title.start))
}

/// «Гродненского» of «Гродненского областного исполнительного комитета»
pub(super) fn named_area(doc: &Doc, k: usize) -> bool {
    let next = k + 1;
    let level = next < doc.len() && doc.know.grammar.stems.levels.begins(doc.text.fold(next));
    level && doc.capital(k) && doc.any_of(k, SenseKind::PlaceAdjective.bit())
}

/// The state of the republics in `grammar.toml`.
pub(super) const REPUBLICS_OF: &str = "RU";
