//! Of whom a deputy is: «его заместитель», «Председатель А и заместители председателя Б и В».

use crate::extract::bind::{Found, How};
use crate::extract::doc::Doc;
use crate::extract::phrase;
use crate::extract::positions::Post;

/// «От имени губернатора области гостей приветствовал его советник А»: the title without a holder, in the sentence, of whom
/// «его» before token `at` points at.
pub(super) fn nameless_chief(doc: &Doc, found: &Found, at: usize) -> Option<usize> {
    let whose =
        |&k: &usize| matches!(doc.text.fold(k), "его" | "ее" | "своему" | "своего" | "своим" | "своей" | "свою");
    let his = at.checked_sub(1).filter(whose)?;
    let start = doc.text.sentences[doc.text.sentence_of(his)].start;
    let before = found.titles.partition_point(|t| t.start < his).checked_sub(1)?;
    let title = Some(&found.titles[before]).filter(|t| t.start >= start && t.end <= his && t.singular)?;
    let held = found.bonds.iter().any(|b| b.title == before) || found.names.iter().any(|n| n.start == title.end);
    (!held).then_some(before)
}

/// «Рустам Бадасян и его советник …»: the state of whoever stands right before «его».
pub(super) fn superior(doc: &Doc, found: &Found, owners: &[Option<usize>], posts: &[Post], i: usize) -> Option<String> {
    chief(doc, found, owners, posts, i).and_then(|chief| posts[chief].country.clone())
}

/// The office, if one has a state else the first, of whom «его» before post `i` points at: the name right before, or the first of
/// the sentence behind «а», or its only one, or of the sentence before.
pub(super) fn chief(doc: &Doc, found: &Found, owners: &[Option<usize>], posts: &[Post], i: usize) -> Option<usize> {
    // «А поручил своему заместителю»
    let own = |k: usize| matches!(doc.text.fold(k), "своему" | "своей" | "своего" | "свою" | "своим");
    let whose = |&k: &usize| matches!(doc.text.fold(k), "его" | "ее") || own(k);
    let his = posts[i].start.checked_sub(1).filter(whose)?;
    // «А со своим заместителем Б»
    let joins = |k: usize| phrase::is_and(doc, k) || matches!(doc.text.fold(k), "с" | "со");
    let end = his - usize::from(his > 0 && joins(his - 1));
    let sentence = doc.text.sentence_of(his);
    // «А провёл встречу, а его заместитель – …»
    let start = doc.text.sentences[sentence].start;
    let opposed = his > 0 && doc.text.reads(his - 1, "а") || own(his);
    let subject = || found.names.iter().position(|n| n.start >= start && n.end < his).filter(|_| opposed);
    let name = found.names.iter().position(|n| n.end == end).or_else(subject);
    // «… приветствовал Генеральный секретарь. В дискуссиях участвовали его заместители»: of a union only
    let before = || {
        let from = doc.text.sentences[sentence.checked_sub(1)?].start;
        let last = found.names.iter().rposition(|n| n.start >= from && n.end <= start)?;
        posts.iter().any(|p| Some(p.person) == owners[last] && p.international).then_some(last)
    };
    // «От губернатора А гостей приветствовала его заместитель»: the only one named before in the sentence
    let lone = || {
        let last = found.names.iter().rposition(|n| n.start >= start && n.end < his)?;
        let told = found.names.iter().zip(owners).filter(|(n, _)| n.start >= start && n.end < his);
        // not «его заместителями избраны А и Б», of whatever they lead
        let deputy = posts[i].how == How::Before && posts[i].role.starts_with("заместитель");
        (deputy && told.map(|(_, owner)| owner).all(|o| *o == owners[last])).then_some(last)
    };
    let owner = owners[name.or_else(lone).or_else(before)?]?;
    let mut own = (0..posts.len()).filter(|&p| posts[p].person == owner);
    let first = own.next()?;
    [first].into_iter().chain(own).find(|&p| posts[p].country.is_some()).or(Some(first))
}

/// «Председатель Парламента Молдовы А и заместители председателя Б и В»: the state of the chief right before, or of another deputy.
pub(super) fn beside_chief(doc: &Doc, found: &Found, posts: &[Post], i: usize) -> Option<String> {
    let sentence = doc.text.sentences[doc.text.sentence_of(posts[i].start)];
    let title = posts[i].lower.as_str();
    let chief = whose_deputy(title)?;
    let told = |p: &&Post| p.start >= sentence.start && p.end <= posts[i].end && p.person != posts[i].person;
    let before = posts[..i].iter().rev().find(told)?;
    let from = found.names.iter().map(|n| n.end).find(|&end| end >= before.end)?;
    let to = posts[i].start.max(from);
    let joined =
        (from..to).all(|k| doc.text.is(k, ",") || phrase::is_and(doc, k) || matches!(doc.text.fold(k), "а" | "также"));
    let role = before.role.as_str();
    let same = role.char_indices().last().is_some_and(|(at, _)| at > 0 && chief.starts_with(&role[..at]));
    let own = same && !chief.contains(' ') || before.lower == title;
    before.country.clone().filter(|_| to - from <= 3 && joined && own)
}

/// Is the role in small letters a deputy's: «первый заместитель», «зам.»?
pub(super) fn is_deputy(role: &str) -> bool {
    role.ends_with("заместитель") || role.ends_with("зам.")
}

/// «первый заместитель министра», «зам. министра»: whose deputy the title in small letters tells.
fn whose_deputy(title: &str) -> Option<&str> {
    let deputy = title.strip_prefix("первый ").unwrap_or(title);
    deputy.strip_prefix("заместитель ").or_else(|| deputy.strip_prefix("зам.")).map(str::trim_start)
}

/// «Провёл начальник УМВД А. … Доложил заместитель начальника Б»: the state of the only chief told before who is called so.
pub(super) fn deputy_of_told(posts: &[Post], i: usize) -> Option<String> {
    let title = posts[i].lower.as_str();
    let chief = whose_deputy(title)?;
    // «руководителя» is the genitive of «руководитель»
    let called = |p: &&Post| {
        let role = p.role.as_str();
        let stem = role.strip_suffix(['ь', 'й']).unwrap_or(role);
        // «заместители полномочного представителя»
        let envoy =
            role.starts_with("полномочный представитель") && matches!(chief, "полномочного представителя" | "полпреда");
        let serves = matches!(role, "начальник" | "руководитель" | "командующий" | "прокурор" | "председатель");
        envoy || serves && chief.strip_suffix(['а', 'я', 'и', 'ы']).is_some_and(|genitive| genitive == stem)
    };
    let mut told = posts[..i].iter().filter(called);
    let first = told.next()?;
    let country = first.country.clone()?;
    told.all(|p| p.country.as_ref() == Some(&country)).then_some(country)
}
