//! What stands around a title and its name, and what the text has told of a body elsewhere.

use super::Making;
use crate::extract::countries::{self, State};
use crate::extract::names;
use crate::extract::organizations::Body;
use crate::extract::phrase;
use crate::extract::positions::listed::{
    area_party, at_home, beside_name, between, body_aside, body_in_cell, colleague, delegation_headed, delegation_of,
    delegation_told, greeting_read, heading, heads_chamber, list_heading, of_business, state_before_bracket,
    state_in_brackets, visited,
};
use crate::extract::positions::office::of_branch;
use crate::extract::positions::sent::{arrived, hosts};
use crate::extract::positions::told::told_before;
use crate::extract::positions::{Office, Post, STATE_BODIES, set};
use crate::rules::{SenseKind, TitleClass};

impl Making<'_, '_> {
    /// Brackets, tables, headings, delegations, whoever the holder speaks for: each asked where those before have told no state.
    pub(super) fn by_surroundings(&self, post: &mut Post) {
        let Making { doc, title, name, setting, named, apart, .. } = *self;
        if post.country.is_none() && !apart {
            // «архиепископ Лонгин Клинский (РПЦ)»
            beside_name(doc, title, names::see_end(doc, name.start, name.end), setting, post);
        }
        if post.country.is_none() && !apart {
            set(post, self.of_group(), "list");
        }
        if post.country.is_none() && !apart && !of_business(doc, title) {
            set(post, state_before_bracket(doc, title.start.min(name.start)), "list");
        }
        if post.country.is_none() && !apart {
            heading(doc, named, title, name.start, post);
        }
        if post.country.is_none() && !apart && title.end <= name.start {
            set(post, area_party(doc, title.start), "list");
        }
        if post.country.is_none() && !apart && !of_business(doc, title) {
            set(post, between(doc, self.found, name.start, setting), "list");
        }
        if post.country.is_none() && !apart && (!of_business(doc, title) || heads_chamber(doc, title)) {
            let at = title.start.min(name.start);
            let headed = delegation_headed(doc, at, setting.bodies);
            let told = || delegation_of(doc, at, setting.bodies).or_else(|| delegation_told(doc, at, setting.bodies));
            set(post, headed.or_else(told), "list");
        }
        if post.country.is_none() && !apart && title.end <= name.start && !of_business(doc, title) {
            set(post, colleague(doc, title.start), "list");
            set(post, at_home(doc, title, setting.bodies), "organization");
        }
        if post.country.is_none() && !apart && title.end <= name.start && self.office() != Office::Other {
            set(post, visited(doc, title.start), "list");
        }
        let official = || {
            let house = |k: usize| doc.know.grammar.stems.houses.begins(doc.text.fold(k));
            matches!(title.class, TitleClass::State | TitleClass::Regional) || (title.start..title.end).any(house)
        };
        if post.country.is_none() && !apart && title.class != TitleClass::Diplomat && official() {
            set(post, greeting_read(doc, title.start.min(name.start)), "list");
        }
        if post.country.is_none() && !apart && official() {
            set(post, hosts(doc, title, setting.spots), "list");
        }
        if post.country.is_none() && !apart && title.end <= name.start && !of_business(doc, title) {
            set(post, arrived(doc, title, named, setting.spots), "list");
        }
        if post.organization.is_none()
            && !apart
            && title.start > name.start
            && let Some(body) = body_aside(doc, name.start, title.end, setting.bodies)
                .or_else(|| body_in_cell(doc, title.start, setting.bodies))
        {
            post.organization = Some(body.name.clone());
            let of_state = STATE_BODIES.contains(&body.kind.as_str()) || body.kind == "bank";
            set(post, body.country.clone().filter(|_| of_state), "organization");
        }
        // «От имени Министерства обороны Узбекистана гостей приветствовал начальник управления А»
        if post.country.is_none() && !apart {
            let own = self.sent_by.filter(|b| STATE_BODIES.contains(&b.kind.as_str()));
            set(post, own.and_then(|b| b.country.clone()), "list");
        }
        if post.country.is_none() && !apart {
            let at = title.start.min(name.start);
            let state = list_heading(doc, named, at, &|| self.office() == Office::State);
            set(post, state.map(|s| s.code(doc)), "list");
        }
        // «председатель Совета» in a list of delegations: the council is everybody's
        let of_council = |k: usize| {
            doc.sense(k, SenseKind::OrgHead.bit())
                .is_some_and(|s| doc.know.org_heads[s.entry as usize].class == "council")
        };
        let bracketed = !apart && state_in_brackets(doc, name.end).is_some();
        if title.end == title.heads[0].end + 1
            && of_council(title.heads[0].end)
            && post.country_from == Some("list")
            && !bracketed
        {
            (post.country, post.country_from) = (None, None);
        }
    }

    /// «инспекторы А и Б из Монголии»: the state that those who share the title are from; a bracket would be the last one's.
    fn of_group(&self) -> Option<String> {
        let Making { doc, title, found, bond, .. } = *self;
        if !title.plural || bond.member.is_some() || !title.members.is_empty() {
            return None;
        }
        let shares = |n: usize| found.bonds_of(n).any(|b| b.title == bond.title);
        let joined = |k: usize| k < doc.len() && (doc.text.is(k, ",") || phrase::is_and(doc, k));
        let follows =
            |n: usize| found.names.get(n + 1).is_some_and(|next| next.start == found.names[n].end + 1 && shares(n + 1));
        let last = (bond.name..).find(|&n| !(follows(n) && joined(found.names[n].end)))?;
        let end = found.names[last].end;
        if last == bond.name || end + 1 >= doc.len() {
            return None;
        }
        // «А и Б (Таджикистан), научные сотрудники»
        if title.start > end {
            let close = (end..title.start).find(|&k| doc.text.is(k, ")"));
            let apposed = close.is_some_and(|k| k + 2 == title.start && doc.text.is(k + 1, ","));
            return state_in_brackets(doc, end).filter(|_| apposed);
        }
        let from = || countries::at(doc, end + 1).filter(|s: &State| s.is_noun() && doc.text.reads(end, "из"));
        let code = from().map(|s| doc.know.countries[s.entry as usize].code.clone())?;
        // «Матвиенкова и Энхболд из Монголии»: only the second
        let grammar = &doc.know.grammar;
        let russian = self.name.parts.iter().any(|p| !p.initial && grammar.russian_shape(doc.text.fold(p.end - 1)));
        (!russian || grammar.stems.patronymic_states.has(&code)).then_some(code)
    }

    /// The state of the body that the title names, or of the one that the text told before it.
    pub(super) fn by_bodies(&self, post: &mut Post) {
        let Making { doc, title, setting, first_body, .. } = *self;
        // «начальник управления охраны труда НЛМК»: a company's
        let of_company = || {
            let first = setting.bodies.partition_point(|b| b.start < title.start);
            let mut inside = setting.bodies[first..].iter().take_while(|b| b.start < title.end);
            inside
                .any(|b| b.end <= title.end && matches!(b.kind.as_str(), "company" | "company_form" | "bank" | "media"))
        };
        let own = |b: &&Body| STATE_BODIES.contains(&b.kind.as_str()) && !of_branch(doc, title) && !of_company();
        if let Some(body) = first_body.filter(own) {
            set(post, body.country.clone(), "organization");
        }
        let lone = title.end == title.heads[title.heads.len() - 1].end + 1;
        if post.country.is_none()
            && (post.organization.is_none() || lone)
            && let Some(body) = told_before(doc, title, setting)
        {
            set(post, body.country.clone(), "organization");
            post.organization = Some(body.name.clone());
        }
    }
}
