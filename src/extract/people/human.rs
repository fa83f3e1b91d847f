//! The mentions of one human made into one: the fullest name, every mention, how sure it all is.

use super::Human;
use super::lone::may_be_surname;
use super::reading::{Reading, fullness};
use crate::extract::bind::Found;
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::{self, Nominative, Place, Role};
use crate::morph::{Case, Gender};
use crate::rules::{SenseKind, TitleClass, hash};

/// Bishops and monarchs have a given name only.
fn named_in_religion(doc: &Doc, found: &Found, all: &[Reading], group: &[usize]) -> bool {
    let class = |entry: u32| (doc.know.titles[entry as usize].class, &doc.know.titles[entry as usize].lemma);
    let so_named = |entry: u32| match class(entry) {
        (TitleClass::Royal, _) => true,
        (TitleClass::Church, lemma) => !lemma.contains("пастор"),
        _ => false,
    };
    // «ректор семинарии игумен Пахомий»: the rank beside an office
    let rank = |&i: &usize| {
        let before = found.names[all[i].name].start.checked_sub(1);
        before.and_then(|k| doc.sense(k, SenseKind::TitleHead.bit())).is_some_and(|s| so_named(s.entry))
    };
    let titles = group.iter().flat_map(|&i| found.bonds_of(all[i].name));
    titles.map(|b| found.titles[b.title].entry).any(so_named) || group.iter().any(rank)
}

/// «иеромонах Тихон (Варенцов)»: the token of the surname in brackets, and its nominative.
fn in_the_world(doc: &Doc, found: &Found, r: &Reading, gender: Option<Gender>) -> Option<(usize, String)> {
    let at = found.names[r.name].end + 1;
    if at + 1 >= doc.len() || !doc.text.is(at - 1, "(") || !doc.text.is(at + 1, ")") || !doc.capital(at) {
        return None;
    }
    let case = r.nominative.case.unwrap_or(Case::Nom);
    let sex = gender.unwrap_or(Gender::Masc);
    let fits = |f: &&crate::morph::NameForm| f.cases.has(case) && f.gender.is_none_or(|g| g == sex);
    let surname = doc.flags(at).has(Flags::SURNAME) || may_be_surname(doc, at);
    let forms = names::readings(doc, at, Role::Surname);
    let form = forms.iter().find(fits).filter(|_| surname && doc.text.tokens[at].cyrillic)?;
    Some((at, form.nominative.clone()))
}

/// «Джошуа Вольф (Joshua Wolf)»: the name once more, in Latin letters and brackets; its tokens.
fn latin_twin(doc: &Doc, from: usize, to: usize) -> Option<(usize, usize)> {
    let text = doc.text;
    if !text.is(to, "(") {
        return None;
    }
    // «(англ. Joshua Wolf; 12 мая …)»
    let language = to + 1 < doc.len() && doc.is_word(to + 1) && text.tokens[to + 1].cyrillic && text.is(to + 2, ".");
    let open = if language { to + 2 } else { to };
    let ends = |k: usize| matches!(text.word(k), ")" | ";" | ",");
    let close = (open + 1..doc.len().min(open + 11)).find(|&k| ends(k))?;
    let mark = |k: usize| matches!(text.word(k), "." | "-" | "'" | "’" | "''" | "\"");
    let latin = |k: usize| doc.is_word(k) && !text.tokens[k].cyrillic || mark(k);
    // «(англ. ''Joshua Wolf'')»
    let open = if mark(open + 1) { open + 1 } else { open };
    let close = if mark(close - 1) && !text.is(close - 1, ".") { close - 1 } else { close };
    let alike = |written: usize, twin: usize| {
        let first = text.fold(written).chars().next().map(String::from).unwrap_or_default();
        let letter = text.word(twin).chars().flat_map(char::to_lowercase).next();
        letter.is_some_and(|l| doc.know.grammar.same_initial(&first, l))
    };
    // «Юитиро Миура (三浦雄一郎)»
    let script = |k: usize| doc.text.word(k).chars().all(|c| c > '\u{0530}' && c.is_alphabetic());
    let end = (to + 1..doc.len().min(to + 7)).find(|&k| !doc.is_word(k) || !script(k)).unwrap_or(to + 1);
    if end > to + 1 {
        return Some((to + 1, end));
    }
    let whole = close > open + 1 && doc.is_word(open + 1) && (open + 1..close).all(latin);
    // the last word, «Jr.» aside
    let last = (open + 1..close).rev().find(|&k| doc.is_word(k) && !matches!(text.word(k), "Jr" | "Sr"))?;
    let particled = doc.text.fold(last).contains('-');
    let capitals = whole && doc.capital(open + 1) && (doc.capital(last) || particled);
    // one word for one, several for several
    let as_many = (to - from > 1) == (close - open > 2);
    let surname = (open + 1..=last).any(|k| doc.is_word(k) && alike(to - 1, k) && (k > open + 1 || k == last));
    let owned = (open + 1..close).any(|k| text.word(k) == "s");
    (capitals && as_many && !owned && alike(from, open + 1) && surname).then_some((open + 1, close))
}

/// «И. В. Медведева», if another mention is «Медведевой»: the nominative that every mention can be a form of.
fn of_other_sex(doc: &Doc, found: &Found, all: &[Reading], group: &[usize], best: usize) -> Option<Nominative> {
    let r = &all[best];
    let shared = |key: &u64| group.iter().map(|&i| &all[i].surname).all(|s| s.keys.is_empty() || s.keys.contains(key));
    let told = r.surname.keys.first().filter(|_| r.surname.lone)?;
    let sex = match r.nominative.gender? {
        Gender::Femn => Gender::Masc,
        _ => Gender::Femn,
    };
    if shared(told) || !r.surname.keys.iter().any(shared) {
        return None;
    }
    let place = Place { cases: &[], gender: Some(sex), subject: None };
    let other = names::nominative(doc, &found.names[r.name], &place, &|_| 0);
    let key = hash(names::elder_or_younger(&doc.know.grammar.stems, &names::folded(other.surname.as_deref()?)).0);
    (other.gender == Some(sex) && shared(&key)).then_some(other)
}

/// «Руслану Хуаде … Руслан Хуаде»: where the given name stands in the nominative the surname does, and another case left several.
fn spelt_so(doc: &Doc, found: &Found, r: &Reading, best: &Reading) -> bool {
    let (own, other) = (&r.nominative, &best.nominative);
    let given = |r: &Reading| {
        let part = found.names[r.name].parts.iter().find(|p| p.role == Role::Given && !p.initial)?;
        Some(doc.hash(part.start))
    };
    let nominative = own.case == Some(Case::Nom) && own.given == other.given && own.gender == other.gender;
    let bent = given(r).zip(given(best)).is_some_and(|(mine, theirs)| mine != theirs);
    let Some((mine, theirs)) = own.surname.as_deref().zip(other.surname.as_deref()) else { return false };
    let words = |surname: &str| surname.split([' ', '-']).count();
    nominative && bent && words(mine) == words(theirs) && names::folded(mine) != names::folded(theirs)
}

/// The most that a name of doubtful nominative is worth.
const DOUBTFUL: f64 = 0.88;

pub(super) fn human(doc: &Doc, found: &Found, all: &mut [Reading], group: &[usize]) -> Human {
    // the fullest form; of equals the first
    // «Нельсон Ролилахла Мандела» before «Нельсон Мандела»
    let middle = |i: usize| all[i].nominative.given.as_deref().is_some_and(|g| g.contains(' '));
    let best =
        group.iter().copied().max_by_key(|&i| (fullness(&all[i]), middle(i), std::cmp::Reverse(i))).unwrap_or(group[0]);
    let best = group.iter().copied().find(|&i| spelt_so(doc, found, &all[i], &all[best])).unwrap_or(best);
    let other_sex = of_other_sex(doc, found, all, group, best);
    let mut name = other_sex.unwrap_or_else(|| all[best].nominative.take_words());
    for &i in group {
        let other = &all[i].nominative;
        let fuller = |mine: &Option<String>, theirs: &Option<String>| {
            theirs.is_some()
                && (mine.is_none()
                    || mine.as_deref().is_some_and(|m| m.ends_with('.'))
                        && !theirs.as_deref().is_some_and(|t| t.ends_with('.')))
        };
        if fuller(&name.given, &other.given) {
            name.given = other.given.clone();
        }
        // «Амир Махмуд Гаффари» is «А. М. Гаффари»
        let second = name.given.as_deref().is_some_and(|g| g.contains(' '))
            && other.patronymic.as_deref().is_some_and(|p| p.ends_with('.'));
        if !second && fuller(&name.patronymic, &other.patronymic) {
            name.patronymic = other.patronymic.clone();
        }
        if name.surname.is_none() {
            name.surname = other.surname.clone();
        }
        if name.gender.is_none() {
            name.gender = other.gender;
        }
    }
    let mut mentions: Vec<(usize, usize)> =
        group.iter().map(|&i| (found.names[all[i].name].start, found.names[all[i].name].end)).collect();
    if named_in_religion(doc, found, all, group) {
        if name.given.is_none() && all[best].given.keys.is_empty() {
            name.given = name.surname.take();
        }
        let worldly = group.iter().find_map(|&i| in_the_world(doc, found, &all[i], name.gender));
        if let Some((at, surname)) = worldly.filter(|_| name.surname.is_none()) {
            mentions.push((at, at + 1));
            name.surname = Some(surname);
        }
    }
    let twins: Vec<_> = mentions.iter().filter_map(|&(from, to)| latin_twin(doc, from, to)).collect();
    mentions.extend(twins);
    mentions.sort_unstable();
    let strongest = group.iter().map(|&i| all[i].weight).fold(0.0, f64::max);
    let titled = group.iter().any(|&i| found.bonds_of(all[i].name).next().is_some());
    let most = if all[best].nominative.doubtful { DOUBTFUL } else { 0.99 };
    let weight = (strongest + if titled { 0.03 } else { 0.0 } + if mentions.len() > 1 { 0.02 } else { 0.0 }).min(most);
    Human { name, mentions, names: group.iter().map(|&i| all[i].name).collect(), weight }
}
