//! The state of the places that a title names, before or after what a list tells.

use super::Making;
use crate::extract::places::Spot;
use crate::extract::positions::areas::{
    REPUBLICS_OF, area_in, area_meant, is_outpost, may_be_of, named_area, region_of,
};
use crate::extract::positions::listed::state_in_brackets;
use crate::extract::positions::{Office, Post, set};
use crate::rules::{Face, SenseKind, TitleClass};
use crate::text::Shape;

impl Making<'_, '_> {
    /// The state of the title's area, where its office is at home there; then whether the list's holds. `mine`: the words that are
    /// this holder's.
    pub(super) fn by_places(&self, mine: &dyn Fn(usize) -> bool, office: Office, post: &mut Post) {
        let Making { doc, title, first_body, setting, .. } = *self;
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
        self.by_place(mine, here, post);
        self.by_list(listed, post);
    }

    /// The state of the first place that tells one. `here`: the office is at home where its place is.
    fn by_place(&self, mine: &dyn Fn(usize) -> bool, here: bool, post: &mut Post) {
        let Making { doc, title, setting, .. } = *self;
        if post.country.is_none() && here {
            // «инспектор таможни «Северная» (Бишкек) А»
            let aside = |s: &Spot| {
                let bracket = s.start == title.end + 1 && doc.text.is(title.end, "(") && doc.text.is(s.end, ")");
                bracket && s.end + 1 == self.name.start
            };
            let inside = |s: &Spot| s.start >= title.start && s.end <= title.end && mine(s.start);
            let spot = setting.spots.iter().find(|s| inside(s) || aside(s));
            let has = |code: &String| may_be_of(doc, (title.start, title.end), code);
            set(post, spot.and_then(|s| s.country.clone()).filter(has), "place");
        }
        if post.country.is_none() {
            let region = region_of(doc, title, setting).filter(|s| mine(s.start));
            set(post, region.and_then(|s| s.country.clone()), "place");
        }
        // «министр культуры РТ»: a republic's letters that are no state's here
        let republic = |k: usize| {
            doc.text.tokens[k].shape == Shape::Upper
                && doc.know.grammar.republics(doc.text.fold(k)).is_some()
                && setting.states.binary_search_by_key(&k, |s| s.start).is_err()
        };
        if post.country.is_none() && here && (title.start..title.end).any(republic) {
            set(post, Some(REPUBLICS_OF.to_owned()), "place");
        }
        // «хоким», «глава сельского поселения»
        if post.country.is_none() && here {
            let own =
                (title.start..title.end).filter(|&k| mine(k)).find_map(|k| doc.sense(k, SenseKind::Institution.bit()));
            set(post, own.map(|s| doc.know.countries[s.entry as usize].code.clone()), "title");
        }
        // «посетил Хатлонскую область. … заместитель председателя области А»
        if post.country.is_none() && here {
            let near = |s: &&Spot| doc.text.sentence_of(s.start) + 3 > doc.text.sentence_of(title.start);
            let area = area_meant(doc, title, setting.spots).filter(near);
            set(post, area.and_then(|s| s.country.clone()), "place");
        }
        // «председатель Киевского горсовета»
        if post.country.is_none() && here {
            let adjective = (title.start..title.end)
                .filter(|&k| mine(k))
                .find_map(|k| doc.sense(k, SenseKind::PlaceAdjective.bit()));
            let adjective = adjective.filter(|_| !is_outpost(doc, title));
            set(post, adjective.and_then(|s| doc.know.places[s.entry as usize].country.clone()), "place");
        }
    }

    /// Chooses between the state `listed` and that of a place.
    fn by_list(&self, listed: (Option<String>, Option<&'static str>), post: &mut Post) {
        let Making { doc, title, name, apart, .. } = *self;
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
        let quoted = |k: usize| doc.text.opens_quote(k - 1);
        let other = |k: usize| {
            let state = (doc.capital(k) && !quoted(k) && doc.text.fold(k).contains("ск"))
                .then(|| doc.sense(k, adjective))
                .flatten();
            state.is_some_and(|s| Some(&doc.know.countries[s.entry as usize].code) != post.country.as_ref())
        };
        if post.country_from == Some("list") && (title.heads[0].end..title.end).any(other) {
            (post.country, post.country_from) = (None, None);
        }
    }
}
