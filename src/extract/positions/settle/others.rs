//! What other offices tell of one that names no state.

use super::chiefs::{beside_chief, chief, deputy_of_told, is_deputy, nameless_chief, superior};
use super::envoys::{another_ambassador, fellow_envoys, messenger};
use super::neighbours::{accompanied, heads, neighbour, same_office};
use crate::extract::bind::Found;
use crate::extract::countries;
use crate::extract::doc::Doc;
use crate::extract::places::Spot;
use crate::extract::positions::{Office, Post, set};
use crate::rules::{Class, TitleClass};

/// What other offices tell of post `i`, which has no state of its own: a chief's, a superior's, another of the same human, the one
/// before.
pub(super) fn beside_others(
    doc: &Doc,
    found: &Found,
    owners: &[Option<usize>],
    posts: &mut [Post],
    spots: &[Spot],
    i: usize,
) {
    // «Генеральный секретарь ШОС … его заместители»: of no state either
    let over = chief(doc, found, owners, posts, i);
    if over.is_some_and(|chief| posts[chief].international) {
        posts[i].international = true;
    }
    // «Доложила заместитель директора Департамента ЕЭК А. Её коллега, советник Департамента Б»
    let at = posts[i].start;
    let comma = usize::from(at > 2 && doc.text.is(at - 1, ","));
    let colleague = at > 3 && doc.text.fold(at - 1 - comma).starts_with("коллег");
    let his = colleague && matches!(doc.text.fold(at - 2 - comma), "его" | "ее");
    let last = if his { posts[..i].iter().rev().find(|p| p.end <= at && p.person != posts[i].person) } else { None };
    if last.is_some_and(|p| p.international) {
        posts[i].international = true;
    }
    // «Директор завода А и его заместитель Б»: of no state either
    let alone = |p: &Post| p.bare && is_deputy(&p.role);
    let private = |chief: &Post| chief.office == Office::Other && chief.country.is_none();
    if over.is_some_and(|chief| private(&posts[chief])) && alone(&posts[i]) {
        posts[i].office = Office::Other;
    }
    if let Some(t) = nameless_chief(doc, found, posts[i].start).map(|t| &found.titles[t]) {
        let inside = spots.iter().find(|s| s.start >= t.start && s.end <= t.end);
        set(&mut posts[i], inside.and_then(|s| s.country.clone()), "list");
        // «Послание Президента Турции передал его советник А»
        let serves = doc.know.grammar.classes(&posts[i].role).has(Class::DEPUTY);
        let state = (t.start..t.end).find_map(|k| countries::at(doc, k).filter(|s| s.end <= t.end));
        let state = state.filter(|_| serves);
        set(&mut posts[i], state.map(|s| doc.know.countries[s.entry as usize].code.clone()), "list");
        // «Губернатор поручил своему заместителю А»: the governor that the text names elsewhere
        let lemma = doc.know.titles[t.entry as usize].lemma.as_str();
        let named = |p: &&Post| p.country.is_some() && p.role.split(' ').next_back() == Some(lemma);
        let held = posts.iter().find(named).filter(|_| t.end == t.heads[0].end);
        let whose = held.and_then(|p| p.country.clone());
        set(&mut posts[i], whose, "list");
    }
    // «Посла сопровождал советник по торговле А»
    let whose = accompanied(doc, posts, i);
    set(&mut posts[i], whose, "list");
    // «Посол Ганы передал послание министра А»
    let sender = messenger(doc, found, owners, posts, i);
    set(&mut posts[i], sender, "list");
    if posts[i].country.is_some() || posts[i].united {
        return;
    }
    // «хоким города и его заместитель по социальным вопросам»
    if posts[i].office == Office::Other {
        let title = posts[i].lower.as_str();
        let noun = title.strip_prefix("первый ").unwrap_or(title).split(' ').next().unwrap_or_default();
        let deputy = || doc.know.grammar.classes(noun).has(Class::DEPUTY);
        let near = if deputy() { superior(doc, found, owners, posts, i) } else { None };
        let near = near.or_else(|| beside_chief(doc, found, posts, i).filter(|_| deputy()));
        let near = near.or_else(|| deputy_of_told(posts, i).filter(|_| deputy()));
        // «Президент А посетит Чернобыль, сообщила его пресс-секретарь Б»
        let sentence = doc.text.sentences[doc.text.sentence_of(posts[i].start)].start;
        let his = posts[i].bare
            && noun == "пресс-секретарь"
            && matches!(doc.text.fold(posts[i].start.saturating_sub(1)), "его" | "ее");
        let speaks = || posts[..i].iter().rfind(|p| p.start >= sentence && p.office == Office::State);
        let near = near.or_else(|| speaks().filter(|_| his).and_then(|p| p.country.clone()));
        // «посол Таджикистана … советник посольства»
        let near = near.or_else(|| fellow_envoys(posts, i).filter(|_| posts[i].abroad));
        // «представитель Кыргызской Республики, советник посольства А»
        let title = |p: &&Post| p.person == posts[i].person && p.country_from == Some("title");
        let resident = || posts[i].role.starts_with("постоянн") && posts[i].role.contains("представитель");
        let envoy = posts[i].class == TitleClass::Diplomat || resident();
        let own = || posts.iter().find(title).filter(|_| envoy).and_then(|p| p.country.clone());
        // «заместитель Председателя НС» of whom the text says «заместитель Председателя Национального Собрания Армении»
        let again = || same_office(posts, i).and_then(|k| posts[k].country.clone());
        let near = near.or_else(own).or_else(again);
        set(&mut posts[i], near, "list");
        return;
    }
    // «национальный координатор от КНР, посол по особым поручениям»
    let delegated = |p: &Post| p.country_from == Some("title") && (p.start..p.end).any(|k| doc.text.reads(k, "от"));
    let office = |p: &Post| p.country.is_some() && (p.office != Office::Other || delegated(p));
    let mine = |p: &Post| p.person == posts[i].person && office(p);
    let own = posts.iter().find(|p| mine(p)).and_then(|p| p.country.clone());
    let near = match another_ambassador(doc, posts, i) || heads(doc, posts[i].start) {
        true => own,
        false => own
            .or_else(|| superior(doc, found, owners, posts, i))
            .or_else(|| beside_chief(doc, found, posts, i))
            .or_else(|| deputy_of_told(posts, i))
            .or_else(|| neighbour(doc, found, posts, i))
            .or_else(|| fellow_envoys(posts, i)),
    };
    set(&mut posts[i], near, "list");
}
