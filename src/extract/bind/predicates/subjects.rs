//! Where the holder stands as the subject of a verb, a converb or a noun of office, and where behind a participle.

use crate::extract::bind::binder::{Binder, Item, span};
use crate::extract::bind::found::{Found, How};
use crate::extract::bind::gaps::{Gap, gap};
use crate::extract::doc::Flags;
use crate::extract::phrase;
use crate::morph::{Case, CaseSet, Pos};
use crate::rules::Class;

impl Binder<'_, '_> {
    /// «Президентом республики А был избран в 2020 году»: the name right behind the title, and the verb right behind the name.
    pub(super) fn put_first(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), Some(&Item::Name(n)), doc) = (items[i], items.get(i + 1), self.doc) else { return None };
        let (title, name) = (&found.titles[t], &found.names[n]);
        let verb = |k: usize| {
            k < doc.len() && doc.is_word(k) && doc.is_class(k, Class::APPOINTS) && self.asked(k).has(Case::Nom)
        };
        let behind = verb(name.end) && doc.flags(name.end).has(Flags::VERB | Flags::SHORT_PARTICIPLE);
        let only = |case: Case| phrase::agrees(doc, name, CaseSet::of(case));
        let subject = only(Case::Nom) && !only(Case::Ins) && !only(Case::Gen);
        (behind && subject && gap(doc, title.end, name.start) == Gap::None && !self.titled_before(n)).then_some(n)
    }

    /// «А покинул пост ректора, но остался профессором»: the only human of the sentence, its subject, behind whose office the next is
    /// told.
    pub(super) fn goes_on(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), doc) = (items[i], self.doc) else { return None };
        let verb = self.lead(&found.titles[t]).checked_sub(1)?;
        let joins = verb.checked_sub(1).filter(|&k| matches!(doc.text.fold(k), "но" | "и" | "однако"))?;
        let (finite, office) = (doc.flags(verb).has(Flags::VERB), doc.is_class(verb, Class::APPOINTS));
        let floor = doc.text.sentences[doc.text.sentence_of(joins)].start;
        let told = items[..i].iter().rev().take_while(|item| span(found, **item).0 >= floor);
        let mut names = told.filter_map(|item| if let Item::Name(n) = *item { Some(n) } else { None });
        let (subject, other) = (names.next()?, names.next());
        let single = other.is_none() && found.titles[t].singular && self.asked(verb).has(Case::Nom);
        let acts = phrase::agrees(doc, &found.names[subject], CaseSet::of(Case::Nom));
        (finite && office && single && acts).then_some(subject)
    }

    /// «Работая директором завода, А построил …»: the subject behind the clause of a converb.
    pub(super) fn while_in_office(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), Some(&Item::Name(n)), doc) = (items[i], items.get(i + 1), self.doc) else { return None };
        let (title, name) = (&found.titles[t], &found.names[n]);
        let converb =
            |k: usize| doc.is_class(k, Class::APPOINTS) && doc.flags(k).has(Flags::NONFINITE) && doc.sentence_start(k);
        let led = title.start.checked_sub(1).is_some_and(converb) && title.cases.has(Case::Ins);
        let subject = phrase::agrees(doc, name, CaseSet::of(Case::Nom));
        (led && subject && gap(doc, title.end, name.start) == Gap::Comma).then_some(n)
    }

    /// «школа, где директором А», «отряд, командиром которого Б»: the holder right behind the title, and no verb.
    pub(super) fn where_in_office(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), Some(&Item::Name(n)), doc) = (items[i], items.get(i + 1), self.doc) else { return None };
        let (title, name) = (&found.titles[t], &found.names[n]);
        let whose = |k: usize| doc.is_word(k) && doc.text.fold(k).starts_with("котор");
        let before = title.start.checked_sub(1)?;
        let behind = title.end < name.start && whose(title.end) && doc.text.is(before, ",");
        let led = title.cases.has(Case::Ins) && (behind || doc.text.reads(before, "где"));
        let closed = name.end >= doc.len() || !doc.is_word(name.end);
        let subject = phrase::agrees(doc, name, CaseSet::of(Case::Nom));
        (led && closed && subject && gap(doc, title.end + usize::from(behind), name.start) == Gap::None).then_some(n)
    }

    /// «До назначения министром в 2017 году А возглавлял …», «А после избрания президентом …»: the subject beside the noun of
    /// putting into an office that governs the title.
    pub(super) fn upon_office(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), doc) = (items[i], self.doc) else { return None };
        let title = &found.titles[t];
        let deed = title.start.checked_sub(1).filter(|&k| doc.is_word(k) && doc.is_class(k, Class::OFFICE_DEED))?;
        let led = deed.checked_sub(1).filter(|&k| matches!(doc.text.fold(k), "до" | "после" | "с"))?;
        let subject = |n: usize| phrase::agrees(doc, &found.names[n], CaseSet::of(Case::Nom));
        let owner = |n: usize| phrase::agrees(doc, &found.names[n], CaseSet::of(Case::Gen));
        let beside = |n: usize| {
            let name = &found.names[n];
            let between = title.end..name.start;
            let time = |k: usize| !doc.is_word(k) || matches!(doc.text.fold(k), "в" | "году" | "года" | "г");
            let apart = between.len() < 6 && between.clone().all(time) && (!between.is_empty() || !owner(n));
            subject(n) && apart
        };
        match (i.checked_sub(1).map(|k| items[k]), items.get(i + 1)) {
            (Some(Item::Name(n)), _) if found.names[n].end == led && subject(n) => Some(n),
            (_, Some(&Item::Name(n))) if beside(n) => Some(n),
            _ => None,
        }
    }

    /// «вместо Бориса Котова, избранного депутатом, утверждён А»: a participle right before the title that agrees with the name before
    /// its comma.
    pub(super) fn put_before(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let (Item::Title(t), Some(Item::Name(n))) = (items[i], i.checked_sub(1).map(|k| items[k])) else { return None };
        let (doc, participle) = (self.doc, found.titles[t].start.checked_sub(1)?);
        let full = |p: crate::morph::Parse| p.tag.pos() == Pos::Participle && !p.tag.cases().has(Case::Nom);
        let cases =
            doc.known(participle).iter().filter(|&p| full(p)).fold(CaseSet::EMPTY, |all, p| all.or(p.tag.cases()));
        let comma = found.names[n].end + 1 == participle && doc.text.is(participle - 1, ",");
        let given = doc.know.grammar.stems.put_into_office.begins(doc.text.fold(participle));
        (comma && given && !cases.is_empty() && phrase::agrees(doc, &found.names[n], cases)).then_some(n)
    }

    /// «Новым директором школы вместо ушедшего Б стал учитель А»: whoever stands right behind the verb.
    pub(super) fn behind_verb(&self, found: &Found, items: &[Item], i: usize) -> Option<usize> {
        let doc = self.doc;
        let end = self.behind_relative(span(found, items[i]).1);
        let far = doc.sentence_end(end - 1).min(end + 16);
        let plain = |k: &usize| !matches!(doc.text.word(*k), ";" | ":") && !doc.is_class(*k, Class::CLAUSE_WORD);
        let active = Flags::SHORT_PARTICIPLE | Flags::VERB;
        let appoints = |&k: &usize| doc.is_word(k) && doc.is_class(k, Class::APPOINTS) && doc.flags(k).has(active);
        let first = (end..far).take_while(plain).find(appoints)?;
        // «был назначен»
        let verb = first + usize::from(first + 1 < far && appoints(&(first + 1)));
        if self.asked(verb).has(Case::Acc) {
            return None;
        }
        let next = *items[i + 1..].iter().find(|&&item| span(found, item).0 > verb)?;
        if gap(doc, verb + 1, span(found, next).0) != Gap::None {
            return None;
        }
        let n = match next {
            Item::Name(n) => n,
            // «избран доктор наук, профессор А»
            Item::Title(t) => {
                let series = || self.bonds(found).find(|b| b.title == t && b.how == How::Series).map(|b| b.name);
                self.holder(t).or_else(series).filter(|_| found.titles[t].cases.has(Case::Nom))?
            }
        };
        phrase::agrees(doc, &found.names[n], CaseSet::of(Case::Nom)).then_some(n)
    }

    /// «модератором дискуссии, в которой приняли участие 40 экспертов, был А»: behind the relative clause at `end`, if one stands there.
    fn behind_relative(&self, end: usize) -> usize {
        /// Tokens that a relative clause may take.
        const LONGEST: usize = 24;
        let text = self.doc.text;
        let limit = self.doc.sentence_end(end.max(1) - 1).min(end + LONGEST);
        let which = |k: usize| k < limit && self.doc.is_word(k) && text.fold(k).starts_with("котор");
        if end >= limit || !text.is(end, ",") || !(which(end + 1) || which(end + 2)) {
            return end;
        }
        (end + 2..limit).find(|&k| text.is(k, ",")).map_or(end, |k| k + 1)
    }
}
