//! The gender and the singular of a noun in its place.

use crate::extract::doc::Doc;
use crate::morph::{Case, CaseSet, Form, Gender, Number, Pos};
use crate::rules::SenseKind;

pub(super) fn plural_adjective(doc: &Doc, k: usize, case: Case) -> bool {
    doc.adjective(k).plur.has(case) && !doc.adjective(k).sing.has(case)
}

/// «станций» → «станции»: the genitive singular of the noun at `i`, which stands in the genitive plural.
pub(in crate::extract) fn genitive_of_one(doc: &Doc, i: usize) -> Option<String> {
    of_one(doc, i, Case::Gen)
}

/// The singular of the noun at `i`, which stands in the plural of this case.
pub(super) fn of_one(doc: &Doc, i: usize, case: Case) -> Option<String> {
    let several = |p: &crate::morph::Parse| {
        p.tag.pos() == Pos::Noun && p.tag.case() == Some(case) && p.tag.number() == Some(Number::Plur)
    };
    // «судов»: a court where the lexicon has one, no ship
    let body = doc.sense(i, SenseKind::OrgHead.bit()).map(|s| doc.know.org_heads[s.entry as usize].lemma.as_str());
    let (morph, parses) = (doc.know.morph, doc.parses(i));
    let listed = |p: &crate::morph::Parse| body.is_some_and(|lemma| morph.lemma(doc.text.fold(i), *p) == lemma);
    let parse = parses.iter().filter(several).find(listed).or_else(|| parses.iter().find(several))?;
    let want = Form { case: Some(case), number: Some(Number::Sing), gender: None };
    morph.inflect(&doc.text.written(i), parse, want)
}

/// Gender of the noun at `i`, whose form stands in one of `cases`.
pub(in crate::extract) fn noun_gender_in(doc: &Doc, i: usize, cases: CaseSet) -> Option<Gender> {
    let parses = doc.parses(i);
    let fits = |p: &crate::morph::Parse| p.tag.pos() == Pos::Noun && !p.tag.cases().and(cases).is_empty();
    parses.iter().find(fits).and_then(|p| p.tag.gender())
}
