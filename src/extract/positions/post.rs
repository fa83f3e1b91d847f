//! One position of one bond, by all that its title, its sentence and what stands around tell.

use super::areas::{REPUBLICS_OF, area_in, area_meant, is_outpost, may_be_of, named_area, of_area, region_of, seat};
use super::listed::{
    area_party, at_home, beside_name, body_aside, colleague, delegated_by_union, delegation_headed, delegation_told,
    greeting_read, heading, heads_chamber, list_heading, of_business, state_in_brackets,
};
use super::named::{begun_in, body_of, plays_for};
use super::office::office_of;
use super::ranked::{ranked, served};
use super::sent::{arrived, each_from, hosts, party};
use super::settle::envoy;
use super::several::{last_name, of_any_state, of_both, own_member, with_own};
use super::states::{appointed_to, office_country};
use super::told::{TOLD, mission_before, receiving_state, told_before};
use super::{Office, Post, STATE_BODIES, Setting, bare_head, set};
use crate::extract::bind::{Bond, Found, How};
use crate::extract::countries::{self, State};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names;
use crate::extract::organizations::Body;
use crate::extract::places::Spot;
use crate::extract::titles::{self, Title};
use crate::morph::Case;
use crate::rules::{Class, Face, SenseKind, TitleClass};
use crate::text::{Shape, lower};

/// How sure the title is to be an office or a profession: by its noun alone.
fn worth(doc: &Doc, title: &Title) -> f64 {
    let lemma = doc.know.titles[title.entry as usize].lemma.split(' ').next().unwrap_or_default();
    match title.entry == doc.know.calling {
        true => 0.75,
        false if doc.know.grammar.classes(lemma).has(Class::HARDLY_OFFICE) => 0.85,
        false => 0.9,
    }
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
    let both = of_both(doc, title).or_else(of_states);
    let trimmed = both.map(|end| Title { end, ..title.clone() });
    let title = trimmed.as_ref().unwrap_or(title);
    let (whole, role) = titles::with_role(doc, title);
    // «главы Омского и Тарского районов»: several holders make the office a plural
    let shared = || Title { plural: true, singular: false, ..title.clone() };
    let several = bond.member.is_some() || bond.how == How::Shared && title.plural;
    let nominative = if several { titles::nominative(doc, &shared(), &mine) } else { whole };
    // «Япония – Норио Мацусаки»: a row of a list, whose state is no word of the title
    let genitive = |k: usize| doc.noun(k).has(Case::Gen) || doc.adjective(k).has(Case::Gen);
    let row = |own: (usize, usize)| countries::at(doc, own.0).is_some() && !genitive(own.0);
    let nominative = match bond.own.filter(|&own| !row(own)) {
        Some(own) => with_own(doc, title, &nominative, own),
        None => nominative,
    };
    let (first_body, organization) = body_of(doc, title, setting, &mine);
    let mut post = Post {
        person,
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
    office_country(doc, title, setting, &mine, &mut post);
    // «посол Беларуси в этой стране»: in the one told last
    let this = |k: usize| matches!(doc.text.fold(k), "этой" | "этом") && doc.text.reads(k - 1, "в");
    if post.accredited_to.is_none() && post.country.is_some() && (title.start + 1..title.end).any(this) {
        let before = &setting.states[..setting.states.partition_point(|s| s.end <= title.start)];
        let told = before.iter().rev().filter(|s| s.is_noun()).map(|s| &doc.know.countries[s.entry as usize].code);
        post.accredited_to = told.take(TOLD).find(|code| Some(*code) != post.country.as_ref()).cloned();
    }
    // «представитель афганской стороны», «председатель китайской части комиссии»
    let side = |k: usize| {
        let state = countries::at(doc, k).filter(|s| s.face == Face::Adjective && s.end < title.end)?;
        let noun = doc.text.fold(state.end);
        let party = doc.know.grammar.stems.sides.begins(noun) || doc.know.grammar.stems.portions.begins(noun);
        party.then(|| doc.know.countries[state.entry as usize].code.clone())
    };
    if post.country.is_none() {
        set(&mut post, (title.heads[0].end..title.end).find_map(side), "title");
    }
    // «командир грузинской аэромобильной группы»
    let calling = doc.know.grammar.classes(&doc.know.titles[title.entry as usize].lemma).has(Class::CALLING);
    if title.class == TitleClass::Military && !calling {
        let one =
            |s: &State| s.face == Face::Adjective && s.end < title.end && doc.adjective(s.start).sing.has(Case::Gen);
        let whose = countries::at(doc, title.heads[0].end).filter(one);
        set(&mut post, whose.map(|s| doc.know.countries[s.entry as usize].code.clone()), "title");
    }
    if post.accredited_to.is_none() && doc.know.titles[title.entry as usize].accredited {
        post.accredited_to = appointed_to(doc, name.end).map(|s| doc.know.countries[s.entry as usize].code.clone());
    }
    post.place = setting
        .spots
        .iter()
        .find(|s| s.start >= title.start && s.end <= title.end && mine(s.start) && seat(doc, s))
        .or_else(|| area_meant(doc, title, setting.spots))
        .map(|s| s.name.clone());
    if bond.how == How::Shared {
        let state = each_from(doc, found, bond);
        set(&mut post, state, "list");
    }
    // «Индии», «Республики Индии»
    let whose = |own: (usize, usize)| (own.0..own.1.min(own.0 + 2)).find_map(|k| countries::at(doc, k));
    if let Some(state) = bond.own.and_then(whose).filter(State::is_noun) {
        set(&mut post, Some(doc.know.countries[state.entry as usize].code.clone()), "list");
    }
    let apart = bond.how == How::Told;
    if post.country.is_none() && !apart {
        // «архиепископ Лонгин Клинский (РПЦ)»
        beside_name(doc, title, names::see_end(doc, name.start, name.end), setting, &mut post);
    }
    if post.country.is_none() && !apart {
        heading(doc, named, title, name.start, &mut post);
    }
    if post.country.is_none() && !apart && title.end <= name.start {
        set(&mut post, area_party(doc, title.start), "list");
    }
    if post.country.is_none() && !apart && (!of_business(doc, title) || heads_chamber(doc, title)) {
        let at = title.start.min(name.start);
        let headed = delegation_headed(doc, at, setting.bodies);
        set(&mut post, headed.or_else(|| delegation_told(doc, at)), "list");
    }
    if post.country.is_none() && !apart && title.end <= name.start && !of_business(doc, title) {
        set(&mut post, colleague(doc, title.start), "list");
        set(&mut post, at_home(doc, title, setting.bodies), "organization");
    }
    let official = || {
        let house = |k: usize| doc.know.grammar.stems.houses.begins(doc.text.fold(k));
        matches!(title.class, TitleClass::State | TitleClass::Regional) || (title.start..title.end).any(house)
    };
    if post.country.is_none() && !apart && title.class != TitleClass::Diplomat && official() {
        set(&mut post, greeting_read(doc, title.start.min(name.start)), "list");
    }
    if post.country.is_none() && !apart && official() {
        set(&mut post, hosts(doc, title, setting.spots), "list");
    }
    if post.country.is_none() && !apart && title.end <= name.start && !of_business(doc, title) {
        set(&mut post, arrived(doc, title, named, setting.spots), "list");
    }
    if post.organization.is_none()
        && !apart
        && title.start > name.start
        && let Some(body) = body_aside(doc, name.start, title.end, setting.bodies)
    {
        post.organization = Some(body.name.clone());
        let of_state = STATE_BODIES.contains(&body.kind.as_str()) || body.kind == "bank";
        set(&mut post, body.country.clone().filter(|_| of_state), "organization");
    }
    let sent_by = party(doc, named, title.start.min(name.start), setting.bodies);
    // «От имени Министерства обороны Узбекистана гостей приветствовал начальник управления А»
    if post.country.is_none() && !apart {
        let own = sent_by.filter(|b| STATE_BODIES.contains(&b.kind.as_str()));
        set(&mut post, own.and_then(|b| b.country.clone()), "list");
    }
    let of_council = |k: usize| {
        doc.sense(k, SenseKind::OrgHead.bit()).is_some_and(|s| doc.know.org_heads[s.entry as usize].class == "council")
    };
    if post.country.is_none() && !apart {
        list_heading(doc, named, title, name.start, &mut post);
    }
    // «председатель Совета» in a list of delegations: the council is everybody's
    let bracketed = !apart && state_in_brackets(doc, name.end).is_some();
    if title.end == title.heads[0].end + 1
        && of_council(title.heads[0].end)
        && post.country_from == Some("list")
        && !bracketed
    {
        (post.country, post.country_from) = (None, None);
    }
    // «начальник управления охраны труда НЛМК»: a company's
    let of_company = || {
        let first = setting.bodies.partition_point(|b| b.start < title.start);
        let mut inside = setting.bodies[first..].iter().take_while(|b| b.start < title.end);
        inside.any(|b| b.end <= title.end && matches!(b.kind.as_str(), "company" | "company_form" | "bank" | "media"))
    };
    if let Some(body) = first_body.filter(|b| STATE_BODIES.contains(&b.kind.as_str()) && !of_company()) {
        set(&mut post, body.country.clone(), "organization");
    }
    let lone = title.end == title.heads[title.heads.len() - 1].end + 1;
    if post.country.is_none()
        && (post.organization.is_none() || lone)
        && let Some(body) = told_before(doc, title, setting)
    {
        set(&mut post, body.country.clone(), "organization");
        post.organization = Some(body.name.clone());
    }
    // «командир отряда «Сова»»: of volunteers
    let troop = |k: usize| doc.text.fold(k) == "отряда" && matches!(doc.text.word(k + 1), "«" | "\"" | "“");
    let volunteers = title.class == TitleClass::Military && (title.start..title.end - 1).any(troop);
    // «Университет представляли президент А, декан Б»
    let of_house = |b: &Body| {
        matches!(b.kind.as_str(), "university" | "school" | "science" | "culture" | "company" | "company_form")
    };
    let private = volunteers || sent_by.is_some_and(of_house);
    // «координатор программы»: no office of a state
    let of_project = {
        let behind = title.heads[title.heads.len() - 1].end;
        behind < title.end && doc.know.grammar.stems.projects.begins(doc.text.fold(behind))
    };
    let office = match office_of(doc, title, first_body) {
        _ if of_project => Office::Other,
        _ if private && !ranked(doc, title, name) => Office::Other,
        // «командир корабля капитан 3 ранга А»: who bears a rank serves a state
        Office::Other | Office::Unclear if ranked(doc, title, name) && served(doc, title, first_body) => Office::State,
        office => office,
    };
    // «посольства Индии», «сотрудник генконсульства»
    let mission = |k: usize| {
        doc.sense(k, SenseKind::OrgHead.bit())
            .is_some_and(|s| doc.know.org_heads[s.entry as usize].class == "diplomatic")
    };
    post.abroad = first_body.is_some_and(|b| b.kind == "diplomatic") || (title.heads[0].end..title.end).any(mission);
    let of_states = |b: &Body| b.kind == "international" && b.end <= title.end;
    // «Коллегия ЕЭК» is a part of it, «агентство по делам СНГ» and «комиссия при ЮНЕСКО» are not
    let led = |b: &Body| {
        let before = b.start - 1;
        doc.is_word(before)
            && (doc.is_class(before, Class::DEALT_WITH) || doc.flags(before).has(Flags::PREPOSITION | Flags::FUNCTION))
    };
    // «директор департамента по работе с ОДКБ»
    let beside = |b: &Body| matches!(doc.text.fold(b.start - 1), "с" | "со");
    let within = |b: &Body| matches!(doc.text.fold(b.start - 1), "в" | "во" | "при");
    // «директор Департамента ШОС МИД»
    let part_of = |b: &Body| {
        let next = setting.bodies.partition_point(|o| o.start < b.end);
        setting
            .bodies
            .get(next)
            .is_some_and(|o| o.start == b.end && o.end <= title.end && STATE_BODIES.contains(&o.kind.as_str()))
    };
    let employs = |b: &Body| match first_body {
        _ if beside(b) || part_of(b) => false,
        // «с иранской – директор департамента СНГ»: what the division deals with
        _ if doc.know.grammar.stems.dealing_parts.begins(doc.text.fold(b.start - 1)) && post.country.is_some() => false,
        // «от Болгарии – постоянный представитель при ОЧЭС»
        _ if doc.text.reads(b.start - 1, "при") && post.country.is_some() => false,
        // «полномочный представитель Жогорку Кенеша в МПА СНГ»
        Some(first) if STATE_BODIES.contains(&first.kind.as_str()) && within(b) => false,
        // «постоянный представитель при ООН»
        _ if led(b) && doc.know.titles[title.entry as usize].accredited => false,
        Some(first) if first.kind != "international" && !std::ptr::eq(first, b) && led(b) => first.end <= b.start,
        _ => !(doc.is_word(b.start - 1) && doc.is_class(b.start - 1, Class::DEALT_WITH)),
    };
    // «министр энергетики – Президент Электроэнергетического Совета СНГ» is his state's first
    let first = title.heads.get(1).filter(|_| title.class == TitleClass::State).map_or(title.end, |head| head.start);
    let named_in = begun_in(setting.bodies, title.heads[0].end, first);
    // «еврокомиссар по вопросам расширения»
    let of_the_union = doc.know.grammar.stems.union_offices.has(&doc.know.titles[title.entry as usize].lemma);
    let international = of_the_union || named_in.iter().any(|b| of_states(b) && employs(b));
    let of_union = || {
        sent_by.is_some_and(|b| b.kind == "international") || !apart && delegated_by_union(doc, title, setting.bodies)
    };
    // «начальник штаба Миссии» of «Миссия наблюдателей от СНГ»
    let observes = || {
        let stems = &doc.know.grammar.stems;
        let bare = stems.missions.has(doc.text.fold(title.end - 1));
        bare && setting.bodies.iter().any(|b| stems.observers.begins(&lower(&b.name)))
    };
    let international = international || post.country_from != Some("title") && (of_union() || observes());
    post.international = international;
    if international && post.country_from != Some("title") {
        // «эксперт ВОЗ А (Испания)»: what is told of him himself stays
        let told = state_in_brackets(doc, name.end).filter(|_| !apart);
        (post.country, post.country_from) = (None, None);
        set(&mut post, told, "list");
        return post;
    }
    // «постоянного представительства Республики Башкортостан в Свердловской области»: a region's mission
    let region = |s: &&Spot| {
        let inside = s.start > title.heads[0].end && s.end <= title.end && s.kind == "region";
        inside && !matches!(doc.text.fold(s.start - 1), "в" | "во" | "на")
    };
    let region = setting.spots.iter().find(region).filter(|_| post.abroad);
    set(&mut post, region.and_then(|s| s.country.clone()), "place");
    // «директор Департамента Африки МИД России посол А»: no envoy of the embassy told before
    let behind_office = || found.bonds_of(bond.name).any(|b| found.titles[b.title].end == title.start);
    let envoy = title.class == TitleClass::Diplomat && post.bare && !behind_office();
    if post.country.is_none() && (envoy || post.abroad) {
        let mission = mission_before(doc, title.start, setting.bodies);
        set(&mut post, mission.and_then(|b| b.country.clone()), "organization");
        let host = mission.filter(|_| post.envoy).and_then(|b| receiving_state(b, setting.states));
        post.accredited_to = host.map(|s| doc.know.countries[s.entry as usize].code.clone());
    }
    // «посол в Москве»: the place is the host's, but not of «полпред Президента в округе»
    let nested = || (title.heads[0].end..title.end).any(|k| doc.any_of(k, SenseKind::TitleHead.bit()));
    // «управляющий Барнаульским филиалом банка»
    let branch = (title.start..title.end).any(|k| doc.text.fold(k).starts_with("филиал"));
    // «Постоянный представитель страны в Нью-Йорке»
    let own = |k: usize| k > title.start && doc.know.grammar.stems.own_country.has(doc.text.fold(k));
    let away = title.class == TitleClass::Diplomat && (!nested() || (title.start..title.end).any(own));
    let here = office != Office::Other && !branch && !away;
    // «делегации Киргизии и заместитель хокима Ферганской области»: his area tells more than the list
    let regional = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Regional
    };
    let local = post.country_from == Some("list")
        && (first_body.is_some_and(|b| b.kind == "regional")
            || (title.start..title.end).any(|k| doc.senses(k).any(regional) || named_area(doc, k))
            || area_in(doc, title, setting.spots));
    let listed = if local { (post.country.take(), post.country_from.take()) } else { (None, None) };
    if post.country.is_none() && here {
        let spot = setting.spots.iter().find(|s| s.start >= title.start && s.end <= title.end && mine(s.start));
        let has = |code: &String| may_be_of(doc, (title.start, title.end), code);
        set(&mut post, spot.and_then(|s| s.country.clone()).filter(has), "place");
    }
    if post.country.is_none() {
        let region = region_of(doc, title, setting).filter(|s| mine(s.start));
        set(&mut post, region.and_then(|s| s.country.clone()), "place");
    }
    // «министр культуры РТ»: a republic's letters that are no state's here
    let republic = |k: usize| {
        doc.text.tokens[k].shape == Shape::Upper
            && doc.know.grammar.republics(doc.text.fold(k)).is_some()
            && setting.states.binary_search_by_key(&k, |s| s.start).is_err()
    };
    if post.country.is_none() && here && (title.start..title.end).any(republic) {
        set(&mut post, Some(REPUBLICS_OF.to_owned()), "place");
    }
    // «хоким», «глава сельского поселения»
    if post.country.is_none() && here {
        let own =
            (title.start..title.end).filter(|&k| mine(k)).find_map(|k| doc.sense(k, SenseKind::Institution.bit()));
        set(&mut post, own.map(|s| doc.know.countries[s.entry as usize].code.clone()), "title");
    }
    // «посетил Хатлонскую область. … заместитель председателя области А»
    if post.country.is_none() && here {
        let near = |s: &&Spot| doc.text.sentence_of(s.start) + 3 > doc.text.sentence_of(title.start);
        let area = area_meant(doc, title, setting.spots).filter(near);
        set(&mut post, area.and_then(|s| s.country.clone()), "place");
    }
    // «председатель Киевского горсовета»
    if post.country.is_none() && here {
        let adjective =
            (title.start..title.end).filter(|&k| mine(k)).find_map(|k| doc.sense(k, SenseKind::PlaceAdjective.bit()));
        let adjective = adjective.filter(|_| !is_outpost(doc, title));
        set(&mut post, adjective.and_then(|s| doc.know.places[s.entry as usize].country.clone()), "place");
    }
    // «советник Агентства развития Поморья А (Польша)»: what stands beside the name knows better than a place
    let beside = || state_in_brackets(doc, name.end).filter(|_| !apart);
    if post.country_from == Some("place") && listed.0.is_some() && beside() == listed.0 {
        post.country = None;
    }
    if post.country.is_none() || post.country == listed.0 {
        (post.country, post.country_from) = listed;
    }
    // «президент Замбийской торгово-промышленной палаты»: no other state's, whoever heads the list
    let adjective = SenseKind::Country(Face::Adjective).bit();
    let quoted = |k: usize| matches!(doc.text.word(k - 1), "«" | "\"" | "“" | "„");
    let other = |k: usize| {
        let state = (doc.capital(k) && !quoted(k) && doc.text.fold(k).contains("ск"))
            .then(|| doc.sense(k, adjective))
            .flatten();
        state.is_some_and(|s| Some(&doc.know.countries[s.entry as usize].code) != post.country.as_ref())
    };
    if post.country_from == Some("list") && (title.heads[0].end..title.end).any(other) {
        (post.country, post.country_from) = (None, None);
    }
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
