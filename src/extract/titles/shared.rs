//! The singular that each holder of a plural title has of what they share out: «заместители министров» → «министра».

use super::Title;
use super::forms::{noun_gender_in, of_one, plural_adjective};
use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::morph::{Case, CaseSet, Form, Number, Pos};
use crate::rules::{Class, SenseKind};

/// «заместители министров обороны», «губернаторы аймаков X и Y», «ректоры Ошского и Худжандского университетов»: the
/// genitive plural that a plural office shares out becomes a singular with each holder.
pub(super) fn shared_noun(doc: &Doc, title: &Title, i: usize) -> Option<String> {
    // «заведующие отделами культуры и спорта»
    let ruled = doc.know.grammar.governs_instrumental(&doc.know.titles[title.entry as usize].lemma);
    // «военные атташе при посольствах Индии и Сербии»
    let at = i > title.start && doc.text.reads(i - 1, "при");
    let case = if ruled {
        Case::Ins
    } else if at {
        Case::Loc
    } else {
        Case::Gen
    };
    if !title.plural || title.singular || !doc.is_word(i) || !doc.noun(i).plur.has(case) || doc.noun(i).sing.has(case) {
        return None;
    }
    // «председатели участковых комиссий»: an adjective, and no officer
    let describes = i + 1 < title.end && plural_adjective(doc, i, case) && doc.noun(i + 1).plur.has(case);
    // «заместители генеральных прокуроров»
    let next = title.heads[0].end;
    let next_office =
        (i == next || i + 1 == next + doc.hit_len(next)) && doc.any_of(next, SenseKind::TitleHead.bit()) && !describes;
    let first = (next..i).all(|k| plural_adjective(doc, k, case));
    let before_members = title.members.first().is_some_and(|m| m.0 == i + 1);
    let of_all = |from: usize| (from..i).all(|k| plural_adjective(doc, k, case));
    let behind_members = title.members.last().is_some_and(|m| m.1 <= i && of_all(m.1));
    // «министры водных ресурсов Ирака и Нигерии»: the things dealt with stay as many as they are
    let area = |k: usize| {
        doc.is_word(k)
            && (doc.is_class(k, Class::AREA.or(Class::REGION_NOUN)) || doc.text.fold(k).starts_with("республик"))
    };
    // «председатели верховных судов республик Адыгея и Карелия»
    let of_areas = || area(i + 1) && title.members.first().is_some_and(|m| m.0 == i + 2);
    let had_one_each = area(i) || doc.any_of(i, SenseKind::OrgHead.bit());
    // «координаторы отрядов «А» и «Б»»
    // «главы делегаций: А (Армения), Б (Беларусь)»
    // «руководители национальных органов: Армении – А»
    let told_each = || doc.text.is(title.end, ":") && doc.know.grammar.stems.authorities.has(doc.text.fold(i));
    let had_one_each = had_one_each || told_each();
    let had_one_each =
        had_one_each || before_members && doc.text.opens_quote(i + 1) || doc.is_class(i, Class::DELEGATION);
    // «главы администраций А и Б», «руководители железнодорожных администраций: Армении (А) …»
    let whole = title.end == i + 1;
    // «главы районов | и городов»: the first had one each
    let own = |m: &(usize, usize)| m.0 == i && title.members[0].0 == next;
    let own = title.members.len() > 1 && title.members.iter().any(own);
    let leads = first && (whole || i == title.heads[0].end && !title.members.is_empty());
    // «заместители секретарей советов безопасности Кыргызстана и Таджикистана»
    let of_office = i == title.heads[0].end + 1
        && !title.members.is_empty()
        && doc.any_of(i - 1, SenseKind::TitleHead.bit())
        && doc.noun(i - 1).plur.has(case);
    // «заместители глав | районов»
    let behind_head = i >= title.heads[0].end && i > 0;
    let of_heads = whole
        && behind_head
        && area(i)
        && doc.any_of(i - 1, SenseKind::TitleHead.bit())
        && doc.noun(i - 1).plur.has(case);
    let led = || first && title.members.is_empty() && heads_one(doc, title, i);
    let each = before_members || behind_members || leads || own || of_office || of_heads || of_areas() || led();
    if !next_office && !(had_one_each && each) {
        return None;
    }
    of_one(doc, i, case)
}

/// «секретари советов | безопасности», «председатели палат | Национального собрания»: does each head a body of his own, told by the
/// noun at `i` and what it deals with, or by the one whose part it is?
fn heads_one(doc: &Doc, title: &Title, i: usize) -> bool {
    let lemma = &doc.know.titles[title.entry as usize].lemma;
    let singular = |k: usize| doc.noun(k).sing.has(Case::Gen);
    let deals = i + 1 < title.end && doc.small(i + 1) && singular(i + 1);
    let part = || phrase::noun_phrase(doc, i + 1, title.end, Case::Gen).is_some_and(|end| singular(end - 1));
    (deals || part()) && doc.any_of(i, SenseKind::OrgHead.bit()) && doc.know.grammar.stems.one_heads.has(lemma)
}

/// «железнодорожных» of «железнодорожных администраций», which becomes a singular with each holder.
pub(super) fn shared_adjective(doc: &Doc, title: &Title, i: usize) -> Option<String> {
    if !title.plural || title.singular || !doc.is_word(i) || !plural_adjective(doc, i, Case::Gen) {
        return None;
    }
    let noun = (i + 1..title.end.min(i + 4)).find(|&k| !plural_adjective(doc, k, Case::Gen))?;
    shared_noun(doc, title, noun)?;
    let gender = noun_gender_in(doc, noun, CaseSet::of(Case::Gen));
    let adjective = |p: &crate::morph::Parse| {
        let several = p.tag.number() == Some(Number::Plur) && p.tag.case() == Some(Case::Gen);
        several && matches!(p.tag.pos(), Pos::Adjective | Pos::Participle)
    };
    let parse = doc.parses(i).iter().find(adjective)?;
    let want = Form { case: Some(Case::Gen), number: Some(Number::Sing), gender };
    doc.know.morph.inflect(&doc.text.written(i), parse, want)
}
