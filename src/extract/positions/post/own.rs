//! What a title's own words tell: the state and the place that they name.

use super::Making;
use crate::extract::bind::How;
use crate::extract::countries::{self, State};
use crate::extract::positions::areas::{area_meant, seat};
use crate::extract::positions::sent::each_from;
use crate::extract::positions::states::{appointed_to, office_country};
use crate::extract::positions::told::TOLD;
use crate::extract::positions::{Post, STATE_BODIES, set};
use crate::morph::Case;
use crate::rules::{Class, Face, TitleClass};

impl Making<'_, '_> {
    /// The state, the receiving one and the place by the words of the title. `mine`: the words that are this holder's.
    pub(super) fn by_title(&self, mine: &dyn Fn(usize) -> bool, post: &mut Post) {
        let Making { doc, title, name, setting, bond, .. } = *self;
        office_country(doc, title, setting, mine, post);
        // «посол Беларуси в этой стране»: in the one told last
        let this = |k: usize| matches!(doc.text.fold(k), "этой" | "этом") && doc.text.reads(k - 1, "в");
        if post.accredited_to.is_none() && post.country.is_some() && (title.start + 1..title.end).any(this) {
            let before = &setting.states[..setting.states.partition_point(|s| s.end <= title.start)];
            let told = before.iter().rev().filter(|s| s.is_noun()).map(|s| &doc.know.countries[s.entry as usize].code);
            post.accredited_to = told.take(TOLD).find(|code| Some(*code) != post.country.as_ref()).cloned();
        }
        // «представитель афганской стороны», «председатель китайской части комиссии», «министр индийского штата Керала»
        let areas = Class::AREA.or(Class::DESIGNATES).or(Class::REGION_NOUN).or(Class::SETTLEMENT);
        let side = |k: usize| {
            let state = countries::at(doc, k).filter(|s| s.face == Face::Adjective && s.end < title.end)?;
            let noun = doc.text.fold(state.end);
            let party = doc.know.grammar.stems.sides.begins(noun) || doc.know.grammar.stems.portions.begins(noun);
            (party || doc.is_class(state.end, areas)).then(|| doc.know.countries[state.entry as usize].code.clone())
        };
        if post.country.is_none() {
            set(post, (title.heads[0].end..title.end).find_map(side), "title");
        }
        // «командир грузинской аэромобильной группы»
        let calling = doc.know.grammar.classes(&doc.know.titles[title.entry as usize].lemma).has(Class::CALLING);
        if title.class == TitleClass::Military && !calling {
            let one = |s: &State| {
                s.face == Face::Adjective && s.end < title.end && doc.adjective(s.start).sing.has(Case::Gen)
            };
            let whose = countries::at(doc, title.heads[0].end).filter(one);
            set(post, whose.map(|s| doc.know.countries[s.entry as usize].code.clone()), "title");
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
            let state = each_from(doc, self.found, bond);
            set(post, state, "list");
        }
        // «Индии», «Республики Индии», «Милли Меджлиса Азербайджанской Республики»
        let closes =
            |own: (usize, usize)| (own.0..own.1).find_map(|k| countries::at(doc, k).filter(|s| s.end == own.1));
        let opens = |own: (usize, usize)| (own.0..own.1.min(own.0 + 2)).find_map(|k| countries::at(doc, k));
        let whose = |own| closes(own).or_else(|| opens(own));
        if let Some((own, state)) = bond.own.and_then(|own| Some((own, whose(own).filter(State::is_noun)?))) {
            let code = doc.know.countries[state.entry as usize].code.clone();
            // «в Королевстве Марокко – А»
            match doc.text.reads(own.0, "в") || doc.text.reads(own.0, "во") {
                true => post.accredited_to = Some(code),
                false => set(post, Some(code), "list"),
            }
        }
        // «руководители Росздравнадзора А, Росстата Б»
        let inside = |own: (usize, usize)| setting.bodies.iter().find(|b| b.start == own.0 && b.end == own.1);
        if let Some(body) = bond.own.and_then(inside) {
            post.organization.get_or_insert_with(|| body.name.clone());
            let state = body.country.clone().filter(|_| STATE_BODIES.contains(&body.kind.as_str()));
            set(post, state, "organization");
        }
    }
}
