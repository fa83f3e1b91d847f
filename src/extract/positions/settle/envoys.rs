//! Ambassadors and those of an embassy: whose they are, what they bring, who receives them.

use crate::extract::authority::Authority;
use crate::extract::bind::Found;
use crate::extract::doc::Doc;
use crate::extract::positions::Post;
use crate::extract::titles::Title;
use crate::rules::{Class, TitleClass};

/// «посол», «временный поверенный в делах»; a consul's or attaché's host is told.
pub(in crate::extract::positions) fn envoy(doc: &Doc, title: &Title) -> bool {
    let head = &doc.know.titles[title.entry as usize];
    head.accredited && (head.lemma.ends_with("посол") || head.lemma.contains("поверенный"))
}

/// «посол Италии» in a release of another state: the state that receives him. A consul's or attaché's host is told.
pub(super) fn receive(doc: &Doc, posts: &mut [Post], authority: &Authority) {
    let Some(host) = authority.state.as_ref().filter(|_| !authority.mission && !authority.several) else { return };
    // «посол по особым поручениям», «постпред при ООН», «посол в отставке»
    let elsewhere = |k: usize| doc.is_class(k, Class::ELSEWHERE);
    for p in posts.iter_mut().filter(|p| p.envoy && !p.international && p.accredited_to.is_none()) {
        let foreign = p.country.as_ref().is_some_and(|c| c != host);
        if foreign && !(p.start..p.end).any(elsewhere) {
            p.accredited_to = Some(host.clone());
        }
    }
}

/// «Посол Ирана А зачитал обращение министра Б»: the state of the envoy who brings the message of the holder of post `i`.
pub(super) fn messenger(
    doc: &Doc,
    found: &Found,
    owners: &[Option<usize>],
    posts: &[Post],
    i: usize,
) -> Option<String> {
    let stems = &doc.know.grammar.stems;
    let message =
        posts[i].start.checked_sub(1).filter(|&k| doc.is_word(k) && stems.greetings.begins(doc.text.fold(k)))?;
    let floor = doc.text.sentences[doc.text.sentence_of(message)].start;
    let brings = |k: usize| {
        doc.is_word(k) && (stems.reads_aloud.begins(doc.text.fold(k)) || doc.text.fold(k).starts_with("переда"))
    };
    let verb = (floor..message).rev().find(|&k| brings(k))?;
    // names that were found later stand behind the others, wherever they are in the text
    let before = found.names.iter().zip(owners).filter(|(n, _)| n.start >= floor && n.end <= verb);
    let envoy = |person: usize| posts.iter().find(|p| p.person == person && p.class == TitleClass::Diplomat);
    let told = before.filter_map(|(n, owner)| Some((n.start, envoy((*owner)?)?)));
    told.min_by_key(|(start, _)| *start).and_then(|(_, p)| p.country.clone())
}

/// Is it an ambassador behind another one? A state has one at a place: this one is another's.
pub(super) fn another_ambassador(doc: &Doc, posts: &[Post], i: usize) -> bool {
    let head = |p: &Post| doc.know.grammar.stems.ambassadors.ends(&p.role);
    head(&posts[i]) && posts[..i].iter().any(|p| head(p) && p.person != posts[i].person)
}

/// «консул», «атташе»: alone, of the state whose envoys the release names before, if it is one.
pub(super) fn fellow_envoys(posts: &[Post], i: usize) -> Option<String> {
    let envoy = |p: &Post| p.class == TitleClass::Diplomat || p.abroad;
    // «атташе по вопросам образования»
    let unnamed = |p: &Post| p.bare || p.title.chars().skip(1).all(|c| !c.is_uppercase());
    if !envoy(&posts[i]) || posts[i].international || !(posts[i].abroad || unnamed(&posts[i])) {
        return None;
    }
    let mut states = posts[..i].iter().filter(|p| envoy(p)).filter_map(|p| p.country.as_ref());
    let first = states.next()?;
    states.all(|s| s == first).then(|| first.clone())
}
