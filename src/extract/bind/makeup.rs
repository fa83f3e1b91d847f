//! What a title is made of: a bare rank, a body or a state that ends it, an office inside its chain.

use super::binder::Binder;
use super::found::Found;
use crate::extract::doc::Flags;
use crate::extract::phrase;
use crate::extract::titles::{self, Title};
use crate::morph::{Case, CaseSet, Gender};
use crate::rules::{SenseKind, TitleClass};

impl Binder<'_, '_> {
    /// «знаток физики А»: a field of knowledge in the genitive behind its expert, not several physicists.
    pub(super) fn field_of(&self, title: &Title) -> bool {
        let (doc, head) = (self.doc, title.heads[0].noun);
        let noun = |k: usize| doc.is_word(k) && !doc.noun(k).any().is_empty() && !doc.flags(k).has(Flags::VERB);
        title.start > 0 && head == title.start && doc.noun(head).sing.has(Case::Gen) && noun(head - 1)
    }

    /// Does an office of a man's, in the genitive, end the title's chain?
    pub(super) fn mans_office(&self, title: &Title) -> bool {
        let inner = titles::inner(self.doc, title.heads[0].end, title.end);
        let gender = |t: Title| titles::noun_gender_in(self.doc, t.heads[0].noun, t.cases);
        inner.and_then(gender) == Some(Gender::Masc)
    }

    /// Does an office in the genitive end the title's chain?
    pub(super) fn has_inner(&self, found: &Found, t: usize) -> bool {
        let title = &found.titles[t];
        titles::inner(self.doc, title.heads[0].end, title.end).is_some()
    }

    /// Is it a rank, a degree or a cleric's address (dropped next to an office)?
    pub(super) fn minor(&self, found: &Found, t: usize) -> bool {
        matches!(found.titles[t].class, TitleClass::Rank | TitleClass::Degree)
            || matches!(found.titles[t].class, TitleClass::Church | TitleClass::Royal)
                && found.titles[t].end == found.titles[t].heads[0].end
    }

    /// «редактор журнала профессор МГУ А»: a degree with a body is a post.
    pub(super) fn of_body(&self, found: &Found, t: usize) -> bool {
        let title = &found.titles[t];
        title.class == TitleClass::Degree && self.has_body(title)
    }

    /// Does the title's chain tell a body?
    pub(super) fn has_body(&self, title: &Title) -> bool {
        let body = |k: usize| self.doc.any_of(k, SenseKind::ORGANIZATIONS | SenseKind::OrgHead.bit());
        (title.heads[0].end..title.end).any(body)
    }

    /// «профессор МГУ», but «академик РАН»: a post of its own among the holders of another.
    pub(super) fn chair(&self, found: &Found, t: usize) -> bool {
        let lemma = &self.doc.know.titles[found.titles[t].entry as usize].lemma;
        self.of_body(found, t) && (lemma.ends_with("профессор") || lemma.ends_with("доцент"))
    }

    /// The state, place or body in the genitive that closes a title.
    pub(super) fn closing_name(&self, title: &Title) -> Option<(usize, usize)> {
        let named = |k: usize| phrase::named(self.doc, k, title.end, Case::Gen).is_some_and(|u| u.end == title.end);
        let whole = |k: usize| named(k) || k == title.heads[0].end && self.is_body(k, title.end);
        (title.heads[0].end..title.end).find(|&k| whole(k)).map(|k| (k, title.end))
    }

    /// «Прионежского районного суда»: one body with a name of its own, from `from` to `to`.
    pub(super) fn is_body(&self, from: usize, to: usize) -> bool {
        let doc = self.doc;
        let named = from < to && doc.capital(from) && doc.adjective(from).sing.has(Case::Gen);
        let one = |k: usize| doc.any_of(k, SenseKind::OrgHead.bit()) && doc.noun(k).sing.has(Case::Gen);
        let growth = phrase::Growth { head: CaseSet::EMPTY, plural: false, person: false, by: false };
        // «компании «Заря»»
        if from + 1 < to && doc.is_word(from) && one(from) && phrase::quote(doc, from + 1, to) == Some(to) {
            return true;
        }
        named && (from + 1..to).any(one) && phrase::chain(doc, from, to, growth).end == to
    }
}
