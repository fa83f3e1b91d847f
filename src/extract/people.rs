//! Mentions of one human joined: full names with each other, surnames alone, имя-отчество and initials with their bearer;
//! and the fullest form in the nominative.

use super::bind::{self, Found, How};
use super::doc::{Doc, Flags, Traits};
use super::keys::KeyMap;
use super::names::{self, Name, Nominative, Part, Place, Role};
use super::phrase;
use super::places;
use super::titles;
use crate::morph::{Case, CaseSet, Gender, Number, Parse, Pos, Tag};
use crate::rules::dates::Word as TimeWord;
use crate::rules::{Class, Face, Holder, Sense, SenseKind, TitleClass, hash};
use crate::text::{Kind, Shape, ends_in, lookalike};
use std::cell::LazyCell;

/// A human of the document.
#[derive(Debug, Clone)]
pub struct Human {
    pub name: Nominative,
    /// Token ranges of the mentions, in text order.
    pub mentions: Vec<(usize, usize)>,
    /// Indices into `Found::names`.
    pub names: Vec<usize>,
    pub weight: f64,
}

/// The nominatives that one part of a mention can have, likeliest first.
#[derive(Default, PartialEq)]
struct Candidates {
    /// Hashes of the folded words; those of a part of several words take in the words before the last.
    keys: Vec<u64>,
    /// The part is one word.
    lone: bool,
    letter: Option<char>,
}

/// What one mention says: candidates for each part.
struct Reading {
    name: usize,
    surname: Candidates,
    given: Candidates,
    patronymic: Candidates,
    surname_initial: Option<char>,
    given_initial: Option<char>,
    patronymic_initial: Option<char>,
    nominative: Nominative,
    /// The surroundings tell the case.
    told: bool,
    /// A bishop's title stands beside it.
    cleric: bool,
    weight: f64,
}

/// What the mentions of a document say, and which of them are one human's.
#[derive(Default)]
pub struct Heard {
    written: Seen,
    around: Vec<Around>,
    readings: Vec<Reading>,
    groups: Vec<Vec<usize>>,
    /// So many names were found at first.
    known: usize,
}

/// Looks around every name of the document.
pub fn listen(doc: &Doc, found: &Found) -> Heard {
    let known = found.names.len();
    let around = (0..known).map(|n| around(doc, found, n)).collect();
    Heard { written: nominatives_seen(doc), around, known, ..Heard::default() }
}

/// Reads every name of the document by itself and by what stands around it.
pub fn hear(doc: &Doc, found: &Found, heard: &mut Heard) {
    let Heard { written, around, readings, .. } = heard;
    readings.reserve(around.len());
    for (n, around) in std::mem::take(around).into_iter().enumerate() {
        let before = readings.last().filter(|_| joined(doc, found, n)).and_then(|r| {
            // in a list by commas a case that only the form suggests is no guide
            let and = phrase::is_and(doc, found.names[n].start - 1);
            r.nominative.case.filter(|&case| r.told || and || case == Case::Nom)
        });
        readings.push(read_alone(doc, found, n, around, before, written));
    }
}

/// Joins the names of a document into humans.
pub fn join(doc: &Doc, found: &mut Found, heard: &mut Heard) {
    let Heard { written, readings, groups, .. } = heard;
    readings.iter_mut().for_each(|r| r.compare(doc, found));
    share_surnames(doc, found, readings, written);
    reread(doc, found, readings, written);
    surnames_in_ich(doc, found, readings, written);
    fathers_told(doc, found, readings, written);
    surnames_like_given(doc, found, readings, written);
    // of mentions that say the same, a group needs one to be compared with
    let mut distinct: Vec<Vec<usize>> = Vec::new();
    // the groups of each link: the first, and, seldom, others
    let mut linked: KeyMap<(usize, Vec<usize>)> = KeyMap::default();
    let mut near: Vec<usize> = Vec::new();
    // full names first, so that a bare surname finds its bearer wherever it stands
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(fullness(&readings[i])), i));
    for i in order {
        // only who shares a name or initials can be the same; groups are tried in their order
        near.clear();
        for (first, others) in links(&readings[i]).filter_map(|l| linked.get(&l)) {
            near.push(*first);
            near.extend(others);
        }
        near.sort_unstable();
        near.dedup();
        let home = near.iter().copied().find(|&g| same_human(readings, &distinct[g], i)).unwrap_or(groups.len());
        if home == groups.len() {
            groups.push(Vec::new());
            distinct.push(Vec::new());
        }
        groups[home].push(i);
        if !distinct[home].iter().any(|&k: &usize| alike(&readings[k], &readings[i])) {
            distinct[home].push(i);
            for link in links(&readings[i]) {
                let (first, others) = linked.entry(link).or_insert((home, Vec::new()));
                if others.last().unwrap_or(first) != &home {
                    others.push(home);
                }
            }
        }
    }
    groups.retain(|g| supported(found, readings, g));
}

/// Finds the bare surnames that refer back to the humans.
pub fn resolve(doc: &Doc, found: &mut Found, heard: Heard) -> Vec<Human> {
    let Heard { written, mut readings, mut groups, known, .. } = heard;
    backward(doc, found, &mut readings, &mut groups, &written);
    bind::bind_late(doc, found, known);
    found.cases = readings.iter().map(|r| r.nominative.case).collect();
    for g in &mut groups {
        g.sort_unstable();
    }
    let mut humans: Vec<Human> = groups.iter().map(|g| human(doc, found, &readings, g)).collect();
    humans.sort_by_key(|h| h.mentions[0]);
    humans.iter().for_each(|h| settle_cases(doc, found, h));
    free_owners(doc, found);
    humans
}

/// «Адвокат Маркива» behind «Виталий Маркив», «родные Н. Ильина»: once the surname is known, one in another form, alone or with
/// initials, stands in the case of it.
fn settle_cases(doc: &Doc, found: &mut Found, human: &Human) {
    let Some(surname) = human.name.surname.as_deref() else { return };
    for &n in &human.names {
        let parts = &found.names[n].parts;
        let Some(&Part { start, end, .. }) = parts.iter().find(|p| p.role == Role::Surname && !p.initial) else {
            continue;
        };
        // «Накануне Дамдинсурэнгийн Батхуяга принял …»: no nominative of «Батхуяг»
        let whole = parts.iter().filter(|p| !p.initial).count() > 1;
        if end > start + 1 || whole && found.cases[n] != Some(Case::Nom) {
            continue;
        }
        let forms = names::readings(doc, start, Role::Surname);
        let mine = forms.iter().filter(|f| f.nominative == surname);
        let cases = mine.fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
        // «друзья Н. Ильина прислали»: theirs, though the verb takes an object
        let owned = found.cases[n] == Some(Case::Acc) && cases.has(Case::Gen) && owners_noun(doc, found.names[n].start);
        if !cases.is_empty() && !cases.has(Case::Nom) && (owned || !found.cases[n].is_some_and(|c| cases.has(c))) {
            found.cases[n] =
                [Case::Gen, Case::Dat, Case::Acc, Case::Ins, Case::Loc].into_iter().find(|&c| cases.has(c));
        }
    }
}

/// Does a noun stand right before the name at `i` that may have its owner there: «друзья», «родные»?
fn owners_noun(doc: &Doc, i: usize) -> bool {
    i.checked_sub(1).filter(|&k| doc.is_word(k) && !doc.text.tokens[i].line_start).is_some_and(|k| {
        let noun = doc.noun(k).any().has(Case::Nom) || doc.know.grammar.substantive(doc.text.fold(k));
        noun && !doc.flags(k).has(Flags::VERB | Flags::PREPOSITION)
    })
}

/// «представитель Григорьевой», «помощник министра Петра Сидорова прибыл»: a name in the genitive behind a title in another
/// case is that of the title's owner, or of the holder of the office that ends its chain.
fn free_owners(doc: &Doc, found: &mut Found) {
    let mut owners = vec![false; found.bonds.len()];
    let mut changed = false;
    for (bond, owner) in found.bonds.iter_mut().zip(&mut owners) {
        let title = &found.titles[bond.title];
        let genitive = found.cases[bond.name] == Some(Case::Gen) && !title.cases.has(Case::Gen);
        if bond.how != bind::How::Before || !genitive {
            continue;
        }
        let bare = title.end == title.heads[title.heads.len() - 1].end;
        changed = true;
        if let Some(inner) = titles::inner(doc, title.heads[0].end, title.end) {
            found.titles.push(inner);
            bond.title = found.titles.len() - 1;
        } else {
            *owner = bare && found.names[bond.name].parts.len() == 1;
        }
    }
    if changed {
        found.release(&owners);
    }
}

/// «Ринат и Гульнара Хасановы»: the surname is that of both.
fn share_surnames(doc: &Doc, found: &mut Found, readings: &mut Vec<Reading>, written: &Seen) {
    for n in 0..readings.len() {
        let name = &found.names[n];
        let Some(surname) = name.parts.iter().find(|p| p.role == Role::Surname).map(|p| p.start) else { continue };
        let at = name.start;
        let own = name.parts.iter().find(|p| p.role == Role::Given && !p.initial).map(|p| p.start);
        let cases = |i| names::readings(doc, i, Role::Given).iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
        let given = own.map(cases).unwrap_or_default();
        if name.parts.len() < 2 {
            continue;
        }
        if names::of_several(doc, surname, Gender::Femn, Some(given)).is_none() {
            share_kin(doc, found, readings, n, written);
            continue;
        }
        let mut bearers = vec![n];
        if at > 1 && phrase::is_and(doc, at - 1) {
            let before = n.checked_sub(1).filter(|&b| found.names[b].end + 1 == at);
            let given = || doc.capital(at - 2) && doc.flags(at - 2).has(Flags::GIVEN_SURE);
            match before {
                Some(b) if found.names[b].parts.iter().all(|p| p.role != Role::Surname) => bearers.push(b),
                None if given() => {
                    let part = Part { role: Role::Given, start: at - 2, end: at - 1, initial: false };
                    let name = Name { start: at - 2, end: at - 1, parts: vec![part], weight: 0.8, eastern: false };
                    found.names.push(name);
                    readings.push(read(doc, found, found.names.len() - 1, readings[n].nominative.case, written));
                    bearers.push(readings.len() - 1);
                }
                _ => {}
            }
        }
        // «Геннадия Щербины», «Г. Щербины»: the genitive of one
        let as_mans = |i| {
            let mans = names::readings(doc, i, Role::Given);
            let mans = mans.iter().filter(|f| f.gender == Some(Gender::Masc));
            mans.fold(CaseSet::EMPTY, |all, f| all.or(f.cases))
        };
        let nominative =
            own.is_some_and(|i| as_mans(i).is_empty() && given.has(Case::Nom) || as_mans(i).has(Case::Nom));
        if bearers.len() < 2 && doc.text.fold(surname).ends_with("ины") && !nominative {
            continue;
        }
        let joined = (bearers.len() > 1).then_some(given);
        for b in bearers {
            let r = &mut readings[b];
            let sex = r.nominative.gender.unwrap_or(Gender::Masc);
            let Some(word) = names::of_several(doc, surname, sex, joined) else { continue };
            let fold = names::folded(&word);
            r.surname = Candidates { keys: vec![hash(&fold)], lone: true, letter: fold.chars().next() };
            let given = [r.nominative.given.as_deref(), r.nominative.patronymic.as_deref(), Some(&word)];
            r.nominative.name = given.into_iter().flatten().collect::<Vec<_>>().join(" ");
            r.nominative.surname = Some(word);
        }
    }
}

/// «братьям Петру и Андрею Мунтяну», «супруги Андрей и Вера Третьяк»: a surname that shows no plural is that of both too.
fn share_kin(doc: &Doc, found: &mut Found, readings: &mut Vec<Reading>, n: usize, written: &Seen) {
    let at = found.names[n].start;
    let Some(first) = at.checked_sub(2).filter(|&k| k > 0 && phrase::is_and(doc, at - 1) && doc.is_word(k)) else {
        return;
    };
    let relative = |s: crate::rules::Sense| {
        s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Relative
    };
    let kin =
        |k: usize| doc.senses(k).any(relative) && !doc.noun(k).plur.is_empty() && !doc.text.tokens[first].line_start;
    if !kin(first - 1) || !doc.capital(first) || names::readings(doc, first, Role::Given).is_empty() {
        return;
    }
    let before = n.checked_sub(1).filter(|&b| found.names[b].end == first + 1);
    let b = match before {
        Some(b) if found.names[b].start == first => b,
        Some(_) => return,
        None => {
            let part = Part { role: Role::Given, start: first, end: first + 1, initial: false };
            found.names.push(Name { start: first, end: first + 1, parts: vec![part], weight: 0.8, eastern: false });
            let case = readings[n].nominative.case;
            readings.push(read(doc, found, found.names.len() - 1, case, written));
            readings.len() - 1
        }
    };
    let Some(word) = readings[n].nominative.surname.clone() else { return };
    let r = &mut readings[b];
    let fold = names::folded(&word);
    r.surname = Candidates { keys: vec![hash(&fold)], lone: true, letter: fold.chars().next() };
    let given = [r.nominative.given.as_deref(), Some(&word)];
    r.nominative.name = given.into_iter().flatten().collect::<Vec<_>>().join(" ");
    r.nominative.surname = Some(word);
}

/// «Максим Ермолович … Ермолович сказал»: nobody is called by his patronymic alone, so it is a surname.
fn surnames_in_ich(doc: &Doc, found: &mut Found, readings: &mut [Reading], written: &Seen) {
    let bare = |r: &Reading| r.surname.keys.is_empty() && r.surname_initial.is_none() && r.patronymic.lone;
    let open: Vec<usize> =
        (0..readings.len()).filter(|&n| bare(&readings[n]) && found.names[n].parts.len() == 2).collect();
    if open.is_empty() {
        return;
    }
    let mut inside = KeyMap::default();
    inside.extend(found.names.iter().flat_map(|n| n.start..n.end).map(|i| (i as u64, ())));
    let alone =
        |i: usize| doc.flags(i).has(Flags::PATRONYMIC) && !inside.contains_key(&(i as u64)) && !beside_capital(doc, i);
    let mut said = KeyMap::default();
    for i in doc.capitals().filter(|&i| alone(i)) {
        said.extend(names::readings(doc, i, Role::Patronymic).keys.iter().map(|&key| (key, ())));
    }
    let titled = |n: usize| found.bonds_of(n).any(|b| b.how == How::Before);
    // «премьер-министр Михаил Мясникович»: no father is called so
    let surnamed: Vec<usize> =
        open.iter().copied().filter(|&n| titled(n) && nobodys_son(doc, &found.names[n])).collect();
    for n in open {
        if surnamed.contains(&n) || readings[n].patronymic.keys.iter().any(|key| said.contains_key(key)) {
            found.names[n].parts[1].role = Role::Surname;
            readings[n] = read(doc, found, n, None, written);
        }
    }
}

/// «к Берикжану Сапаргалиевичу» behind «Берикжан Сапаргалиевич Есмуханов»: behind a given name that no list knows a father's name
/// looks like a surname until he is named in full.
fn fathers_told(doc: &Doc, found: &mut Found, readings: &mut [Reading], written: &Seen) {
    let fathers: Vec<usize> = (0..readings.len()).filter(|&n| !readings[n].patronymic.keys.is_empty()).collect();
    for n in 0..readings.len() {
        let parts = &found.names[n].parts;
        let pair = parts.len() == 2 && parts[0].role == Role::Given && parts[1].role == Role::Surname;
        if !pair || parts[0].initial || !doc.flags(parts[1].start).has(Flags::PATRONYMIC) {
            continue;
        }
        let (given, father) = (parts[0].start, parts[1].start);
        let keys = &names::readings(doc, father, Role::Patronymic).keys;
        let same = |k: usize, i: usize| {
            let (a, b) = (doc.text.fold(k), doc.text.fold(i));
            a.starts_with(stem(b)) || b.starts_with(stem(a))
        };
        let his = |&m: &usize| {
            let whole = found.names[m].parts.iter().find(|p| p.role == Role::Given);
            let son = readings[m].patronymic.keys.iter().any(|key| keys.contains(key));
            son && whole.is_some_and(|p| same(p.start, given))
        };
        if fathers.iter().any(his) {
            found.names[n].parts[1].role = Role::Patronymic;
            readings[n] = read(doc, found, n, None, written);
            readings[n].compare(doc, found);
        }
    }
}

/// «Мясникович»: a man's second name in «-ович» that is made from no given name.
fn nobodys_son(doc: &Doc, name: &Name) -> bool {
    let i = name.parts[1].start;
    let fold = doc.text.fold(i);
    let given = |father: &str| {
        let listed = |s: crate::rules::Sense| s.kind == SenseKind::GivenName;
        let named = |p: crate::morph::Parse| p.tag.has(crate::morph::Tag::NAME);
        doc.know.lexicon.get(father).iter().any(listed) || doc.know.morph.known(father).iter().any(named)
    };
    let Some(stem) = fold.rfind("вич").map(|at| &fold[..at]) else { return false };
    // «Олегович», «Кузьмич», «Игоревич», «Андреевич», «Юрьевич»
    match (stem.strip_suffix('о'), stem.strip_suffix('е')) {
        (Some(hard), _) => !["", "а", "о"].iter().any(|end| given(&format!("{hard}{end}"))),
        (_, Some(soft)) => {
            let open = soft.strip_suffix('ь').unwrap_or(soft);
            ![(soft, "ь"), (soft, "й"), (soft, ""), (open, "ий"), (soft, "я"), (soft, "а")]
                .iter()
                .any(|(stem, end)| given(&format!("{stem}{end}")))
        }
        _ => false,
    }
}

/// «Виктор Акулин … коллеги Акулина»: what looks like a given name is the surname of somebody named in full.
fn surnames_like_given(doc: &Doc, found: &mut Found, readings: &mut [Reading], written: &Seen) {
    let lone = |n: &usize| {
        let name = &found.names[*n];
        name.parts.len() == 1 && name.parts[0].role == Role::Given && name.end == name.start + 1
    };
    let open: Vec<usize> = (0..readings.len()).filter(lone).collect();
    if open.is_empty() {
        return;
    }
    let (mut surnames, mut given) = (KeyMap::default(), KeyMap::default());
    for r in readings.iter().filter(|r| !r.given.keys.is_empty() || r.given_initial.is_some()) {
        surnames.extend(r.surname.keys.iter().map(|&key| (key, ())));
        if !r.surname.keys.is_empty() {
            given.extend(r.given.keys.iter().map(|&key| (key, ())));
        }
    }
    for n in open {
        let forms = names::readings(doc, found.names[n].start, Role::Surname);
        let bearer = forms.keys.iter().any(|key| surnames.contains_key(key));
        if bearer && !readings[n].given.keys.iter().any(|key| given.contains_key(key)) {
            found.names[n].parts[0].role = Role::Surname;
            readings[n] = read(doc, found, n, None, written);
        }
    }
}

/// Reads names anew whose parts another mention tells: «Асхат Нургожоевич» where «Асхат Жаманов» is named is a patronymic,
/// «Карлос Фернандес Перейра» beside «Карлос Фернандес» or «г-н Фернандес Перейра» has a surname of two words.
fn reread(doc: &Doc, found: &mut Found, readings: &mut [Reading], written: &Seen) {
    let two = |r: &Reading| !r.given.keys.is_empty() && !r.surname.keys.is_empty() && r.patronymic.keys.is_empty();
    let father = |found: &Found, n: usize| {
        let parts = &found.names[n].parts;
        parts.len() == 2 && parts[1].end == parts[1].start + 1 && doc.flags(parts[1].start).has(Flags::PATRONYMIC)
    };
    let may_change = |n: usize| {
        let name = &found.names[n];
        two(&readings[n])
            && !name.eastern
            && name.parts.len() == 2
            && name.parts[0].role == Role::Given
            && (father(found, n)
                || name.end == name.start + 3 && name.parts[0].end == name.start + 2
                || name.end == name.start + 4 && name.parts[0].end == name.start + 3)
    };
    let open: Vec<usize> = (0..readings.len()).filter(|&n| may_change(n)).collect();
    if open.is_empty() {
        return;
    }
    let key = |word: &str| hash(&names::folded(word));
    let mut whole: KeyMap<()> = KeyMap::default();
    // the surname of each given name, unless it has several
    let mut surnames: KeyMap<Option<u64>> = KeyMap::default();
    let mut first: KeyMap<usize> = KeyMap::default();
    // «М. Уокер» beside «Матиас Уокер Прието»
    let initialled = |r: &Reading| {
        let letter = r.given_initial.filter(|_| r.patronymic_initial.is_none())?;
        Some((letter, *r.surname.keys.first()?))
    };
    let short: Vec<(char, u64)> = readings.iter().filter_map(initialled).collect();
    // «М.Э. Кастелу Бранку» beside «Мария Эдуарда Кастелу Бранку»
    let two_letters = |r: &Reading| {
        let letters = r.given_initial.zip(r.patronymic_initial)?;
        Some((letters, key(r.nominative.surname.as_deref().filter(|s| s.contains(' '))?)))
    };
    let double: Vec<((char, char), u64)> = readings.iter().filter_map(two_letters).collect();
    for (n, r) in readings.iter().enumerate().filter(|(_, r)| two(r)) {
        whole.insert(key(&r.nominative.name), ());
        if let (Some(given), Some(surname)) = (&r.nominative.given, &r.nominative.surname)
            && !father(found, n)
        {
            let surname = Some(key(surname));
            surnames.entry(key(given)).and_modify(|s| *s = s.filter(|_| *s == surname)).or_insert(surname);
            first.entry(key(given)).or_insert(n);
        }
    }
    // «министр Виктор Ходанович» before «директор Виктор Лис», «В.М. Ходанович» elsewhere: a surname after all
    let initialled = |r: &&Reading| r.given_initial.is_some();
    let surnamed: KeyMap<()> =
        readings.iter().filter(initialled).flat_map(|r| r.surname.keys.iter().map(|&key| (key, ()))).collect();
    let surname = |n: usize, at: usize, given: Option<&usize>| {
        let word = readings[n].surname.keys.iter().any(|key| surnamed.contains_key(key));
        let listed = doc.known(at).iter().any(|p| p.tag.has(Tag::PATRONYMIC));
        word || !listed && given.is_none_or(|&first| first > n)
    };
    let fathers: Vec<bool> = (0..readings.len())
        .map(|n| {
            let given = readings[n].nominative.given.as_deref().and_then(|g| first.get(&key(g)));
            father(found, n) && !surname(n, found.names[n].parts[1].start, given)
        })
        .collect();
    for n in open {
        let (name, r) = (&found.names[n], &readings[n]);
        let bearer = r.nominative.given.as_deref().and_then(|g| surnames.get(&key(g)));
        let words: Vec<&str> = r.nominative.name.split(' ').collect();
        let changed = match words[..] {
            [_, _] if fathers[n] && bearer.is_some_and(Option::is_some) => {
                found.names[n].parts[1].role = Role::Patronymic;
                true
            }
            [a, b, c] if name.end == name.start + 3 && name.parts[0].end == name.start + 2 => {
                let named = |at: usize, pair: [&str; 2]| {
                    let plain = !doc.flags(at).has(Flags::GIVEN) && doc.text.tokens[at].shape == Shape::Capital;
                    plain && whole.contains_key(&key(&pair.join(" ")))
                };
                let letter = a.chars().next().and_then(|c| c.to_lowercase().next());
                let initials = || letter.is_some_and(|c| short.contains(&(c, key(b))));
                let told = named(name.start + 2, [a, b]) || named(name.start + 1, [b, c]) || initials();
                if told {
                    let parts = &mut found.names[n].parts;
                    (parts[0].end, parts[1].start) = (parts[0].start + 1, parts[0].start + 1);
                }
                told
            }
            [a, b, c, d] if name.end == name.start + 4 && name.parts[0].end == name.start + 3 => {
                let letter = |w: &str| w.chars().next().and_then(|c| c.to_lowercase().next());
                let letters = letter(a).zip(letter(b));
                let told = letters.is_some_and(|l| double.contains(&(l, key(&format!("{c} {d}")))));
                if told {
                    let parts = &mut found.names[n].parts;
                    (parts[0].end, parts[1].start) = (parts[0].start + 2, parts[0].start + 2);
                }
                told
            }
            _ => false,
        };
        if changed {
            readings[n] = read(doc, found, n, None, written);
        }
    }
}

/// Capitalised words that stand somewhere before a finite verb or after another nominative cannot be told cheaply; every
/// capitalised form of the document counts as a possible nominative of the others.
fn nominatives_seen(doc: &Doc) -> Seen {
    let mut out = Vec::new();
    for i in doc.capitals() {
        let t = &doc.text.tokens[i];
        if t.shape != Shape::Letter && t.cyrillic && doc.capital(i) {
            out.push((doc.hash(i), if subject(doc, i) { SUBJECT } else { 1 }));
        }
    }
    out.sort_unstable_by_key(|form: &(u64, u32)| form.0);
    out.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    Seen(out)
}

/// Capitalised forms of the document by the hash of the folded word, with their weight.
#[derive(Default)]
struct Seen(Vec<(u64, u32)>);

impl Seen {
    fn weight(&self, key: u64) -> u32 {
        self.0.binary_search_by_key(&key, |s| s.0).map_or(0, |at| self.0[at].1)
    }
}

/// Weight of a form that stands as a subject, and so in the nominative.
const SUBJECT: u32 = 1000;

/// The last word of a name right before a finite verb that is not led by a preposition: «Г-н Курту передал …».
fn subject(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    if next >= doc.len()
        || !doc.is_word(next)
        || doc.text.tokens[next].shape != Shape::Lower
        || !doc.flags(next).has(Flags::VERB)
    {
        return false;
    }
    if doc.flags(next).has(Flags::FUNCTION) || !doc.noun(next).any().is_empty() {
        return false;
    }
    // «Алоева принял министр»: a woman's nominative is no subject of a man's verb
    let womans = ends_in(doc.text.fold(i), &names::WOMANS_ENDINGS);
    if womans && predicate(doc, next).is_some_and(|v| v.gender == Some(Gender::Masc)) {
        return false;
    }
    // back over the name to what leads it
    let mut k = i;
    while k > 0
        && (doc.capital(k - 1) || doc.text.is(k - 1, ".") && !doc.text.tokens[k].line_start)
        && !doc.sentence_start(k)
    {
        k -= 1;
    }
    if k == 0 || doc.sentence_start(k) {
        // «Министру Ли Цяну вручили орден»
        let led =
            doc.flags(k).has(Flags::COMMON) && k < i && !doc.noun(k).any().is_empty() && !doc.noun(k).has(Case::Nom);
        return !led && predicate(doc, next).is_none_or(|v| v.may_have_subject(true));
    }
    let joined = phrase::is_and(doc, k - 1) || doc.text.is(k - 1, ",");
    let agrees = predicate(doc, next).is_none_or(|v| v.may_have_subject(!joined));
    // «визит посла Ясумасы Иидзимы завершился»
    let noun = doc.noun(k - 1);
    let owner = doc.flags(k - 1).has(Flags::ANIMATE) && !noun.any().is_empty() && !noun.has(Case::Nom);
    agrees && !beside_object(doc, k) && !doc.flags(k - 1).has(Flags::PREPOSITION) && !thing(doc, k - 1) && !owner
}

/// «Кристину и Артёма видели»: the name at `k` is joined to a word that is no nominative.
fn beside_object(doc: &Doc, k: usize) -> bool {
    let other = k.checked_sub(2).filter(|_| phrase::is_and(doc, k - 1));
    other.is_some_and(|o| doc.capital(o) && !doc.noun(o).any().is_empty() && !doc.noun(o).has(Case::Nom))
}

fn fullness(r: &Reading) -> u32 {
    let given = if !r.given.keys.is_empty() {
        4
    } else if r.given_initial.is_some() {
        2
    } else {
        0
    };
    let patronymic = if !r.patronymic.keys.is_empty() {
        2
    } else if r.patronymic_initial.is_some() {
        1
    } else {
        0
    };
    (if r.surname.keys.is_empty() { 0 } else { 8 }) + given + patronymic
}

/// The cases that the surroundings allow: the title's, else the preposition's, else a subject's.
fn wanted(doc: &Doc, found: &Found, n: usize) -> Vec<CaseSet> {
    let name = &found.names[n];
    let mut want = Vec::new();
    if owns_next(doc, name) {
        want.push(CaseSet::of(Case::Gen));
        return want;
    }
    if done_by(doc, name.start) {
        want.push(CaseSet::of(Case::Gen));
        return want;
    }
    let mut from = name.start;
    for b in found.bonds_of(n) {
        let title = &found.titles[b.title];
        if matches!(b.how, How::Before | How::Shared | How::Series) {
            let mut cases = title.cases;
            // «судьи Раиса Юрченко и Ербол Рахимбеков»: of several holders, «судьи» is no genitive of one
            // nor is «директора» the nominative of one holder
            if matches!(b.how, How::Before | How::Shared) && title.plural && title.singular {
                let noun = doc.noun(title.heads[0].noun);
                let number = if several(found, b.title) { noun.plur } else { noun.sing }.and(cases);
                cases = if number.is_empty() { cases } else { number };
            }
            // «Под председательством директора инспекции Э. Сарыбаева …»
            if cases.has(Case::Gen) && done_by(doc, title.start) {
                cases = CaseSet::of(Case::Gen);
            }
            // «и.о. начальника», «замглавы»: what stands before them tells the name's case
            if cases == CaseSet::ALL {
                from = from.min(title.start);
                continue;
            }
            // «визит министра», «доклад директора»
            let accusative = CaseSet::of(Case::Gen).or(CaseSet::of(Case::Acc));
            if cases == accusative && title.start > 0 && thing(doc, title.start - 1) {
                cases = CaseSet::of(Case::Gen);
            }
            if let Some(p) = governing_preposition(doc, title.start) {
                cases = if cases.and(p).is_empty() { cases } else { cases.and(p) };
            }
            want.push(cases);
        }
    }
    // «командир – М. Пелля»
    if want.is_empty() && found.bonds_of(n).any(|b| b.how == How::List) {
        want.push(CaseSet::of(Case::Nom));
    }
    // «62 кг | Хомушку Найыр | Тыва»: the whole of a cell
    let edge = |k: usize| {
        let token = doc.text.tokens.get(k);
        token.is_none_or(|t| t.cell_start || t.line_start) || doc.text.is(k, "|")
    };
    let tokens = &doc.text.tokens;
    let opens = tokens[name.start].cell_start || name.start > 0 && doc.text.is(name.start - 1, "|");
    if want.is_empty() && opens && edge(name.end) {
        want.push(CaseSet::of(Case::Nom));
    }
    // «Лаптев Иван, школа № 3 (Болдырева О.У.)»: the whole of a bracket behind no name, initials last
    let bracketed = name.start > 0 && doc.text.is(name.start - 1, "(") && doc.text.is(name.end.min(doc.len() - 1), ")");
    let initials_last = name.parts.last().is_some_and(|p| p.initial) && !name.parts[0].initial;
    if want.is_empty() && bracketed && initials_last {
        want.push(CaseSet::of(Case::Nom));
    }
    // «, Аржаана Дамба – серебро»: in a list each with what is his
    let parted = name.start > 0 && matches!(doc.text.word(name.start - 1), ":" | "," | ";");
    let prize = |k: usize| k < doc.len() && doc.small(k) && doc.noun(k).sing.has(Case::Nom);
    let dash = name.end < doc.len() && matches!(doc.text.word(name.end), "–" | "—");
    if want.is_empty() && parted && dash && prize(name.end + 1) {
        want.push(CaseSet::of(Case::Nom));
    }
    // «Саяна Бадмаева, председатель комитета»: the apposition agrees
    // «Табо Мокоена (ЮАР), аспирант»
    let close = || (name.end..doc.len().min(name.end + 8)).find(|&k| doc.text.is(k, ")"));
    let aside = if doc.text.is(name.end, "(") { close() } else { None };
    let comma = aside.map_or(name.end, |close| close + 1);
    let apposed = |t: &super::titles::Title| t.start == comma + 1 && doc.text.is(comma, ",");
    let apposition = found
        .bonds_of(n)
        .filter(|b| b.how == How::After && apposed(&found.titles[b.title]))
        .map(|b| found.titles[b.title].cases)
        .find(|&cases| cases != CaseSet::ALL)
        .or_else(|| participle_behind(doc, name.end).map(|p| p.0));
    // «и А.С. Соколова – директор института»
    let dashed = |t: &super::titles::Title| {
        t.start == name.end + 1 && matches!(doc.text.word(name.end), "–" | "—" | "-") && t.cases.has(Case::Nom)
    };
    if want.is_empty() && found.bonds_of(n).any(|b| b.how == How::After && dashed(&found.titles[b.title])) {
        want.push(CaseSet::of(Case::Nom));
    }
    if want.is_empty() {
        match governing_preposition(doc, from) {
            Some(p) => want.push(apposition.map(|a| a.and(p)).filter(|a| !a.is_empty()).unwrap_or(p)),
            None if apposition.is_some() => want.extend(apposition),
            None if animate_before(doc, from).is_some() => want.extend(animate_before(doc, from)),
            None if described(doc, from).is_some() => want.extend(described(doc, from).map(|d| d.0)),
            None if behind_phrase(doc, from) => want.push(CaseSet::of(Case::Nom)),
            None if from == 0 || doc.sentence_start(from) || behind_date(doc, from) => {
                want.push(done_to(doc, name.end).unwrap_or(CaseSet::of(Case::Nom)));
            }
            None => want.extend(from.checked_sub(1).and_then(|k| case_beside(doc, found, n, k))),
        }
        let line = doc.text.tokens[from].line_start || doc.text.is(from.saturating_sub(1), "•");
        // «сценография – Марипы Сарымсаковой»: whose it is
        let bare = || from < name.start || names::coherent_in(doc, name, CaseSet::of(Case::Nom));
        if want.is_empty() && (line || itemized(doc, from) && bare()) {
            want.push(CaseSet::of(Case::Nom));
        }
        if want.is_empty() {
            want.extend(behind_plural(doc, from, name.end).or_else(|| behind_predicate(doc, from)));
        }
        if want.is_empty() && told_by_her(doc, name, from) {
            want.push(CaseSet::of(Case::Nom));
        }
        if want.is_empty() {
            want.extend(object_behind(doc, found, n, from));
        }
        // «Доклад Э. Набиевой был выслушан»: the thing is the verb's subject
        if want.is_empty() && from > 0 && doc.sentence_start(from - 1) && thing(doc, from - 1) {
            // «Поздравления Артёму Лыкову передал мэр»
            let gives = |k: usize| {
                let fold = doc.text.fold(k);
                doc.know.grammar.gives(fold) || doc.know.grammar.sends(fold)
            };
            let given = name.end < doc.len() && predicate(doc, name.end).is_some() && gives(name.end);
            let given = given && doc.noun(from - 1).has(Case::Acc);
            let dative = if given { CaseSet::of(Case::Dat) } else { CaseSet::EMPTY };
            want.extend(governed_by(doc, from - 1).map(|cases| cases.or(dative)));
        }
        let verb = verb_behind(doc, name.end);
        let alone = from == 0 || !(phrase::is_and(doc, from - 1) || doc.text.is(from - 1, ","));
        let nominative = || alone || !beside_object(doc, from);
        if want.is_empty() && verb.is_some_and(|v| v.may_have_subject(alone)) && nominative() {
            want.push(CaseSet::of(Case::Nom));
        }
        if want.is_empty() && from > 0 {
            want.extend(governed_by(doc, from - 1));
        }
        if want.is_empty() && alone {
            want.extend(done_to(doc, name.end));
        }
        if want.is_empty() && by_work_of(doc, name) {
            want.push(CaseSet::of(Case::Gen));
        }
    }
    if owns_kin(doc, found, n) {
        want = vec![CaseSet::of(Case::Gen)];
    }
    want
}

/// «председатель Ирина Щербакова и зампредседателя А.С. Соколова»: the case of the title of the name that the comma or the «и»
/// at `k` joins to this one.
fn case_beside(doc: &Doc, found: &Found, n: usize, k: usize) -> Option<CaseSet> {
    let mut k = k;
    // «, а также»
    while k > 0 && matches!(doc.text.fold(k), "также" | "а") {
        k -= 1;
    }
    // «А (министр) и Б»
    let end = behind_aside(doc, k);
    let before = n.checked_sub(1).filter(|&b| found.names[b].end == end)?;
    if !(phrase::is_and(doc, k) || doc.text.is(k, ",") || doc.text.is(k, ";")) {
        return None;
    }
    let mut titles = found.bonds_of(before).filter(|b| matches!(b.how, How::Before | How::Shared | How::Series));
    let cases = titles.next().map(|b| found.titles[b.title].cases).filter(|&c| c != CaseSet::ALL);
    let Some(cases) = cases else {
        let stands = |case: Case| names::coherent_in(doc, &found.names[before], CaseSet::of(case));
        return (stands(Case::Nom) && !stands(Case::Gen)).then_some(CaseSet::of(Case::Nom));
    };
    Some(match governing_preposition(doc, k) {
        Some(p) if !p.and(cases).is_empty() => p.and(cases),
        _ => cases,
    })
}

/// «3 сентября С. Иванова …», «Во вторник Ш. Мустафазаде …»: nothing but a day stands before in the sentence.
fn behind_date(doc: &Doc, at: usize) -> bool {
    let start = doc.text.sentences[doc.text.sentence_of(at)].start;
    let timed = |k: usize| doc.know.dates.token(doc.text.fold(k), Kind::Word) != TimeWord::None;
    let passes = |k: usize| match doc.text.tokens[k].kind {
        Kind::Number => true,
        Kind::Word => matches!(doc.text.fold(k), "в" | "во" | "года" | "г") || timed(k),
        Kind::Punct => matches!(doc.text.word(k), "," | "."),
    };
    start < at && at - start <= LONGEST_DATE && (start..at).all(passes) && (start..at).any(timed)
}

/// Longer than «Во вторник, 3 сентября 2024 г.,».
const LONGEST_DATE: usize = 10;

/// «Петровой присвоено звание», «Ли Цяну вручили орден», «Халонена избрали главой»: the verb at `end`, which cannot have the lone
/// name before it for its subject, tells what is done to whom.
fn done_to(doc: &Doc, end: usize) -> Option<CaseSet> {
    let verb = (end < doc.len()).then(|| predicate(doc, end)).flatten().filter(|v| !v.may_have_subject(true))?;
    let dative = CaseSet::of(Case::Dat);
    let takes = |p: Parse| p.tag.pos() == Pos::Verb && p.tag.has(Tag::TRANSITIVE);
    Some(match verb.plural {
        // «Каприлеса поддерживало 30 партий»
        false if doc.known(end).iter().any(takes) => dative.or(CaseSet::of(Case::Acc)),
        false => dative.or(CaseSet::of(Case::Ins)),
        true if doc.know.grammar.gives(doc.text.fold(end)) => dative,
        true => dative.or(CaseSet::of(Case::Acc)),
    })
}

/// «Премию вручили Халонену», «председателем избрали Халонена»: behind a verb in the plural stands no lone subject.
fn behind_plural(doc: &Doc, start: usize, end: usize) -> Option<CaseSet> {
    let k = start.checked_sub(1).filter(|_| !doc.text.tokens[start].line_start)?;
    let lone = || {
        let goes_on = end < doc.len() && doc.text.tokens[end].shape == Shape::Lower;
        // «поздравили Киру Орлову и других»
        let others = || phrase::is_and(doc, end) && end + 1 < doc.len() && doc.text.fold(end + 1).starts_with("друг");
        goes_on && (!phrase::is_and(doc, end) || others()) || end >= doc.len() || doc.text.is(end, ".")
    };
    // «гостя зовут Синдзи Кагава»
    let named = matches!(doc.text.fold(k), "зовут" | "звали");
    finite(doc, k).filter(|v| v.plural && !named && lone())?;
    let takes = |p: Parse| p.tag.pos() == Pos::Verb && p.tag.has(Tag::TRANSITIVE);
    let gives = doc.know.grammar.gives(doc.text.fold(k)) || doc.is_class(k, Class::SPEAKS);
    let dative = CaseSet::of(Case::Dat);
    // «избрали Соколову», but «подарили Соколову книгу»
    let thing = end < doc.len() && doc.noun(end).has(Case::Acc) && !doc.capital(end);
    let accusative = CaseSet::of(Case::Acc);
    let object = || doc.known(k).iter().any(takes).then_some(if thing { dative.or(accusative) } else { accusative });
    if gives { Some(dative) } else { object() }
}

/// Is the title borne by the name behind its first one too?
fn several(found: &Found, title: usize) -> bool {
    found.first_name(title).is_some_and(|n| found.bonds_of(n + 1).any(|b| b.title == title))
}

/// «внучка Шаймиева Камиля»: of two names with nothing between them the first is in the genitive.
pub fn owns_next(doc: &Doc, name: &Name) -> bool {
    let next = name.end;
    let led = || (name.start > 0 && doc.is_word(name.start - 1)) && !doc.sentence_start(name.start);
    next < doc.len()
        && doc.capital(next)
        && doc.flags(next).has(Flags::GIVEN)
        && !doc.text.tokens[next].line_start
        && !doc.text.tokens[next].cell_start
        && led()
        && !name.parts.iter().all(|p| p.role == Role::Given)
        && phrase::agrees(doc, name, CaseSet::of(Case::Gen))
}

/// «под председательством Ю.В. Трутнева», «по общему мнению Сандры Пепин»: whose deed it is stands in the genitive, whatever
/// verb follows.
fn done_by(doc: &Doc, i: usize) -> bool {
    let Some(k) = i.checked_sub(1).filter(|&k| doc.is_word(k)) else { return false };
    let Some(preposition) = doc.know.grammar.deed_of(doc.text.fold(k)) else { return false };
    // «по её просьбе технолог Уянга рассказала»: whose request it is has been told
    let whose = k > 0 && matches!(doc.text.fold(k - 1), "его" | "ее" | "их");
    !whose && (k.saturating_sub(2)..k).any(|j| doc.text.reads(j, preposition))
}

/// «по пьесе Карима Тинчурина», «по мотивам сказок Гофмана»: behind «по» and a thing its author stands in the genitive.
fn by_work_of(doc: &Doc, name: &Name) -> bool {
    let Some(noun) = name.start.checked_sub(1).filter(|&k| doc.is_word(k)) else { return false };
    let led = |k: usize| doc.text.reads(k, "по");
    let by = (noun.saturating_sub(2)..noun).rev().find(|&k| led(k));
    let plain = |k: usize| doc.small(k);
    let thing = !doc.capital(noun)
        && doc.noun(noun).has(Case::Dat)
        && doc.flags(noun).has(Flags::COMMON)
        && !doc.flags(noun).has(Flags::VERB | Flags::ANIMATE);
    by.is_some_and(|by| thing && (by + 1..noun).all(plain)) && phrase::agrees(doc, name, CaseSet::of(Case::Gen))
}

/// An ordinary noun that is no person: a name right behind it is its genitive.
fn thing(doc: &Doc, k: usize) -> bool {
    // «кюи», «макомы»: works that the dictionary lacks
    let noun = || doc.known(k).first().is_some_and(|p| p.tag.pos() == Pos::Noun) || doc.is_class(k, Class::WARE);
    // «сменил на этом посту Иванова»
    let this = || k > 0 && doc.flags(k - 1).has(Flags::PRONOMINAL);
    // «во вторник Иванова …»
    let day =
        || matches!(doc.know.dates.token(doc.text.fold(k), Kind::Word), TimeWord::Weekday(_) | TimeWord::MonthOf(_));
    !this()
        && !day()
        && doc.is_word(k)
        && !doc.flags(k).has(Flags::VERB | Flags::ANIMATE)
        && noun()
        && !doc.noun(k).has(Case::Loc)
}

/// «о назначении Гурбана Аннаева»: what is done to somebody.
fn deed(doc: &Doc, k: usize) -> bool {
    let fold = doc.text.fold(k);
    doc.is_word(k) && (fold.ends_with("нии") || fold.ends_with("тии")) && !doc.flags(k).has(Flags::ANIMATE)
}

/// The cases that the word at `k` asks of a name right behind it: «доклад Э. Набиевой», «предоставлено Н. Жумабаеву».
fn governed_by(doc: &Doc, k: usize) -> Option<CaseSet> {
    let next = &doc.text.tokens[k + 1];
    if next.line_start || next.cell_start {
        return None;
    }
    // «к памятнику Пушкину»
    if monument(doc, k) {
        return Some(CaseSet::of(Case::Gen).or(CaseSet::of(Case::Dat)));
    }
    // «посвящён памяти Михаила Сеспеля»
    if doc.text.reads(k, "памяти") {
        return Some(CaseSet::of(Case::Gen));
    }
    // «о наследии Чокана Валиханова»
    let about = || doc.noun(k).sing.has(Case::Loc) && k > 0 && matches!(doc.text.fold(k - 1), "о" | "об");
    let inanimate = || !doc.flags(k).has(Flags::VERB | Flags::ANIMATE) && doc.flags(k).has(Flags::COMMON);
    if thing(doc, k) || deed(doc, k) || doc.is_word(k) && inanimate() && about() {
        // «Награду Сюзанне Арутюнян вручил посол», «вручил орден Сюзанне Арутюнян»
        let given = || k > 0 && doc.is_word(k - 1) && doc.know.grammar.sends(doc.text.fold(k - 1));
        let object = doc.noun(k).has(Case::Acc) && (!doc.noun(k).has(Case::Nom) || given());
        return Some(CaseSet::of(Case::Gen).or(if object { CaseSet::of(Case::Dat) } else { CaseSet::EMPTY }));
    }
    if !doc.is_word(k) || doc.text.tokens[k].shape != Shape::Lower {
        return None;
    }
    let first = doc.known(k).first()?.tag;
    match first.pos() {
        Pos::ShortParticiple if first.gender() == Some(Gender::Neut) => {
            Some(CaseSet::of(Case::Dat).or(CaseSet::of(Case::Ins)))
        }
        // «сменив Думитру Бежана», «уступив Арсену Джулфалакяну»
        Pos::Converb if first.has(Tag::TRANSITIVE) && !doc.flags(k).has(Flags::PREPOSITION) => {
            Some(CaseSet::of(Case::Acc).or(CaseSet::of(Case::Dat)))
        }
        _ => None,
    }
}

/// «участвовали Иванова И. И., …», «награждены: Иванова И. И., …», «участие приняли Иванова И. И., …»: behind a verb that takes
/// no object, or has it, a subject follows, or what the verb governs besides; never a genitive. Nor does one follow behind a
/// noun in the nominative and a colon: «Участники: …».
fn behind_predicate(doc: &Doc, i: usize) -> Option<CaseSet> {
    let k = i.checked_sub(1).filter(|_| !doc.text.tokens[i].line_start)?;
    let colon = doc.text.is(k, ":");
    let k = if colon { k.checked_sub(1)? } else { k };
    let k = before_place(doc, k);
    let first = doc.text.sentences[doc.text.sentence_of(i)].start;
    let part = |k: usize| doc.text.reads(k, "участие");
    let verb = |k: usize| finite(doc, k).filter(|v| v.gender != Some(Gender::Neut)).is_some();
    let takes = |p: Parse| p.tag.pos() == Pos::Verb && p.tag.has(Tag::TRANSITIVE);
    // «Об этом сообщили …»
    let about = || k > 0 && doc.text.reads(k - 1, "этом");
    let transitive = || !about() && !doc.is_class(k, Class::SPEAKS) && doc.known(k).iter().any(takes);
    let negated = || k > 0 && doc.text.reads(k - 1, "не");
    let object = || {
        let noun = doc.noun(k - 1).any();
        noun.has(Case::Acc) && !noun.has(Case::Nom) && !noun.has(Case::Gen)
    };
    // «Форум откроет А», «Пост представителя займёт А»: no event opens anybody
    let opened = || {
        let thing = doc.any_of(first, SenseKind::EventHead.bit()) || doc.know.grammar.is_post(doc.text.fold(first));
        let both = doc.noun(first).sing.has(Case::Acc) && doc.noun(first).sing.has(Case::Nom);
        thing && both && first + 8 > k && finite(doc, k).is_some_and(|v| v.gender.is_none() && !v.plural)
    };
    if part(k) && k > 0 && verb(k - 1) || verb(k) && k > 0 && (part(first) || part(k - 1) || object() || opened()) {
        return Some(CaseSet::of(Case::Nom));
    }
    // «…», – заявил О. Чобану»
    let dash = |k: usize| matches!(doc.text.word(k), "–" | "—" | "-");
    if verb(k) && k > 1 && dash(k - 1) && !doc.is_word(k - 2) && doc.is_class(k, Class::SPEAKS) {
        return Some(CaseSet::of(Case::Nom));
    }
    if verb(k) {
        let oblique = CaseSet::of(Case::Dat).or(CaseSet::of(Case::Ins));
        let rest = if thing_before(doc, first, k) { oblique } else { oblique.or(CaseSet::of(Case::Nom)) };
        return (!transitive() && !negated()).then_some(rest);
    }
    let nominal = |p: Parse| matches!(p.tag.pos(), Pos::Noun | Pos::Participle) && p.tag.cases().has(Case::Nom);
    (colon && doc.known(k).iter().any(nominal) && !doc.flags(k).has(Flags::VERB)).then_some(CaseSet::of(Case::Nom))
}

/// «Главный проект года выполнен С. И. Мельником», «Кубок достался …»: a thing that opens the sentence at `first` is the subject
/// of the short participle or of the verb of giving at `k`.
fn thing_before(doc: &Doc, first: usize, k: usize) -> bool {
    const LONGEST: usize = 6;
    let passive = doc.flags(k).has(Flags::SHORT_PARTICIPLE) || doc.know.grammar.gives(doc.text.fold(k));
    let Some(gender) = finite(doc, k).filter(|v| !v.plural).and_then(|v| v.gender) else { return false };
    if !passive || !(first..first + LONGEST + 1).contains(&k) {
        return false;
    }
    let subject = |p: Parse| {
        let tag = p.tag;
        tag.pos() == Pos::Noun && tag.cases().has(Case::Nom) && tag.gender() == Some(gender) && !tag.has(Tag::ANIMATE)
    };
    let described = |i: &usize| doc.adjective(*i).any().has(Case::Nom);
    let Some(head) = (first..k).find(|i| !described(i)) else { return false };
    let owned = |i: usize| doc.is_word(i) && (doc.noun(i).has(Case::Gen) || doc.adjective(i).any().has(Case::Gen));
    let fits = !doc.flags(head).has(Flags::ANIMATE) && doc.known(head).iter().any(subject);
    fits && (head + 1..k).all(owned)
}

/// «Поделилась впечатлениями Малика Шарипова»: a verb in the feminine that opens the clause, its object in the instrumental, and
/// a name that may be a woman's.
fn told_by_her(doc: &Doc, name: &Name, i: usize) -> bool {
    let Some(k) = i.checked_sub(1).filter(|&k| doc.small(k)) else { return false };
    let instrumental = |k: usize| doc.noun(k).has(Case::Ins) || doc.adjective(k).any().has(Case::Ins);
    let first = doc.text.sentences[doc.text.sentence_of(i)].start;
    let Some(verb) = (first..i).rev().take(5).find(|&k| !instrumental(k)) else { return false };
    let opens = verb == first || !doc.is_word(verb - 1);
    let hers = |v: Agreement| !v.plural && v.gender == Some(Gender::Femn);
    let nominative = CaseSet::of(Case::Nom);
    verb < k + 1 && opens && finite(doc, verb).is_some_and(hers) && phrase::borne(doc, name, nominative, Gender::Femn)
}

/// «подчеркнула в своём выступлении»: the verb before «в», «на» and what stands with them, which ends at `k`; else `k`.
fn before_place(doc: &Doc, k: usize) -> usize {
    let noun = doc.small(k) && doc.noun(k).has(Case::Loc) && !doc.flags(k).has(Flags::VERB);
    let led = |&i: &usize| matches!(doc.text.fold(i), "в" | "во" | "на");
    let at = noun.then(|| (k.saturating_sub(3)..k).rev().find(led)).flatten();
    let plain = |at: usize| (at + 1..k).all(|i| doc.is_word(i) && !doc.adjective(i).any().is_empty());
    at.filter(|&at| at > 0 && plain(at)).map_or(k, |at| at - 1)
}

/// «Благодарим А. Е. Захарову», «утвердить Захарова В. Е.», «депутаты избрали Захарова В. Е.»: behind a verb that takes an object
/// and has no other, or has its subject before it, stands the object, or to whom it is done.
fn object_behind(doc: &Doc, found: &Found, n: usize, i: usize) -> Option<CaseSet> {
    let k = verb_over(doc, i).filter(|_| !doc.text.tokens[i].line_start)?;
    let infinitive = |p: Parse| p.tag.pos() == Pos::Infinitive;
    let ours = |p: Parse| p.tag.pos() == Pos::Verb && p.tag.has(Tag::FIRST_SECOND);
    let acts = |p: Parse| infinitive(p) || p.tag.pos() == Pos::Verb;
    let takes = |p: Parse| acts(p) && p.tag.has(Tag::TRANSITIVE);
    let parses = doc.known(k);
    if parses.is_empty() || !parses.iter().filter(|&p| acts(p)).all(takes) || !parses.iter().any(acts) {
        return None;
    }
    let before = k.checked_sub(1).filter(|_| !doc.sentence_start(k));
    // «Комиссию может возглавить Захарова А. Е.»
    let modal = || before.is_some_and(|b| predicate(doc, b).is_some_and(|v| !v.plural) || doc.noun(b).has(Case::Acc));
    let titled = || {
        let before = &found.titles[..found.titles.partition_point(|t| t.start < k)];
        before.last().is_some_and(|t| t.end == k && t.cases.has(Case::Nom))
    };
    let nominative = CaseSet::of(Case::Nom);
    let bound = |n: usize| found.bonds_of(n).all(|b| found.titles[b.title].cases.has(Case::Nom));
    let subject = |n: usize| bound(n) && names::coherent_in(doc, &found.names[n], nominative);
    let named = || n > 0 && found.names[n - 1].end == k && subject(n - 1);
    let noun = || {
        let person = |b: usize| {
            doc.flags(b).has(Flags::ANIMATE)
                && doc.flags(b).has(Flags::COMMON)
                && doc.noun(b).has(Case::Nom)
                && !doc.noun(b).has(Case::Acc)
        };
        // «Он сменил на этом посту Евгения Лисова»
        let pronoun = k > 0 && matches!(doc.text.fold(k - 1), "он" | "она" | "они") && doc.is_word(k - 1);
        before.is_some_and(person) || pronoun
    };
    let object =
        if parses.iter().any(infinitive) { !modal() } else { parses.iter().any(ours) || titled() || named() || noun() };
    let gives = doc.know.grammar.gives(doc.text.fold(k));
    object.then_some(CaseSet::of(if gives { Case::Dat } else { Case::Acc }))
}

/// The word before token `i`, a verb perhaps; before «в Кремле», «на эту должность», if that is what stands there.
fn verb_over(doc: &Doc, i: usize) -> Option<usize> {
    let last = i.checked_sub(1).filter(|&k| doc.is_word(k))?;
    let noun = !doc.noun(last).any().is_empty() && !doc.flags(last).has(Flags::VERB | Flags::NONFINITE);
    let inside = |k: &usize| doc.is_word(*k) && !doc.flags(*k).has(Flags::VERB | Flags::NONFINITE);
    let mut back = (i.saturating_sub(4)..i).rev().take_while(inside);
    let led = || back.find(|&k| doc.flags(k).has(Flags::PREPOSITION)).and_then(|k| k.checked_sub(1));
    let before = noun.then(led).flatten().filter(|&k| doc.flags(k).has(Flags::VERB));
    Some(before.unwrap_or(last))
}

/// The agreement of a finite verb, at a sentence's beginning too.
fn finite(doc: &Doc, k: usize) -> Option<Agreement> {
    predicate(doc, k).or_else(|| (doc.sentence_start(k) && doc.capital(k)).then(|| agreement(doc, k)).flatten())
}

/// Number and gender of a finite verb, as far as it shows them.
#[derive(Clone, Copy)]
pub struct Agreement {
    pub plural: bool,
    gender: Option<Gender>,
}

impl Agreement {
    /// Can a person be its subject? `alone`: no other name is joined to it.
    fn may_have_subject(self, alone: bool) -> bool {
        self.gender != Some(Gender::Neut) && !(self.plural && alone)
    }
}

/// The verb right behind a name, an adverb between them aside: «Фелипе Масса также был …».
pub fn verb_behind(doc: &Doc, end: usize) -> Option<Agreement> {
    let adverb = |k: usize| {
        let f = doc.flags(k);
        doc.text.tokens[k].shape == Shape::Lower && doc.is_word(k) && f.has(Flags::ADVERB) && !f.has(Flags::VERB)
            || matches!(doc.text.fold(k), "не" | "также" | "уже" | "тоже" | "еще" | "лишь")
    };
    let k = if end < doc.len() && adverb(end) { end + 1 } else { end };
    (k < doc.len()).then(|| predicate(doc, k)).flatten()
}

/// What the finite verb (or short participle) in lower case at `k` agrees with.
fn predicate(doc: &Doc, k: usize) -> Option<Agreement> {
    (doc.text.tokens[k].shape == Shape::Lower).then(|| agreement(doc, k)).flatten()
}

fn agreement(doc: &Doc, k: usize) -> Option<Agreement> {
    if !doc.flags(k).has(Flags::VERB | Flags::SHORT_PARTICIPLE) {
        return None;
    }
    let verb = doc.known(k).iter().find(|p| matches!(p.tag.pos(), Pos::Verb | Pos::ShortParticiple))?;
    Some(Agreement { plural: verb.tag.number() == Some(Number::Plur), gender: verb.tag.gender() })
}

/// «Документ скрепили подписями А и Б»: behind a verb's phrase that ends in a noun stands the verb's subject.
fn behind_phrase(doc: &Doc, from: usize) -> bool {
    const LONGEST: usize = 4;
    let whole = |k: usize| doc.hit_len(k) > 1 && k + doc.hit_len(k) == from;
    let role = |s: &Sense| (s.kind == SenseKind::RoleVerb).then(|| &doc.know.roles[s.entry as usize]);
    let subject = |s: Sense| role(&s).is_some_and(|r| r.verb && r.holder == Holder::Subject);
    // «направил приветствие А»: an object
    let noun = from > 0 && doc.noun(from - 1).has(Case::Ins) && !doc.noun(from - 1).has(Case::Acc);
    noun && (from.saturating_sub(LONGEST)..from).any(|k| whole(k) && doc.senses(k).any(subject))
}

/// The gender that a subject must have here, by the verb right behind the name or right before its title.
fn subject_gender(doc: &Doc, found: &Found, n: usize) -> Option<Gender> {
    let name = &found.names[n];
    let before = found.bonds_of(n).filter(|b| matches!(b.how, How::Before | How::Series));
    let start = before.map(|b| found.titles[b.title].start).min().unwrap_or(name.start);
    let agreement = verb_behind(doc, name.end)
        .or_else(|| (start > 0 && !doc.text.tokens[start].line_start).then(|| predicate(doc, start - 1)).flatten())?;
    agreement.gender.filter(|g| !agreement.plural && matches!(g, Gender::Masc | Gender::Femn))
}

/// «Кыргызстан – Р.Т. Бабаева, …»: an item of a list, a few words and a dash before the name, none of which governs it.
fn itemized(doc: &Doc, i: usize) -> bool {
    const LEAD: usize = 8;
    let Some(dash) = i.checked_sub(1).filter(|&k| matches!(doc.text.word(k), "–" | "—")) else { return false };
    let first = doc.text.sentences[doc.text.sentence_of(i)].start;
    // «I место – Милана Сорокина»
    let numbered = first + 1 < i && doc.is_word(first) && !doc.text.tokens[first].cyrillic;
    // «…, третий – Рената Гайсина»
    let part = (first..dash).rev().take(LEAD).find(|&k| matches!(doc.text.word(k), "," | ";")).map(|k| k + 1);
    let part = part.map(|k| k + usize::from(matches!(doc.text.fold(k), "а" | "и")));
    let start = part.unwrap_or(first + usize::from(numbered));
    let governs = |k: usize| doc.flags(k).has(Flags::VERB | Flags::PREPOSITION | Flags::SHORT_PARTICIPLE);
    let nominative = doc.noun(start).any().has(Case::Nom) || doc.adjective(start).sing.has(Case::Nom);
    start < dash && dash - start <= LEAD && nominative && !(start..dash).any(governs)
}

/// The cases of an animate noun right before the name: «азербайджанца Эльвина», «вдова Нина».
fn animate_before(doc: &Doc, i: usize) -> Option<CaseSet> {
    let k = i.checked_sub(1)?;
    let f = doc.is_word(k).then(|| doc.flags(k))?;
    // «проигрывал читинцу Виталию»: where somebody is from, by a word that the dictionary lacks
    if !f.has(Flags::KNOWN) && doc.text.tokens[k].shape == Shape::Lower {
        let fold = doc.text.fold(k);
        let ends = |end: &str| fold.ends_with(end);
        let case = match () {
            _ if ends("инцу") || ends("янцу") => Some(CaseSet::of(Case::Dat)),
            _ if ends("инцем") || ends("янцем") => Some(CaseSet::of(Case::Ins)),
            _ if ends("инца") || ends("янца") => Some(CaseSet::of(Case::Gen).or(CaseSet::of(Case::Acc))),
            _ => None,
        };
        if case.is_some() {
            return case;
        }
    }
    // «мать близнецов Хасана и Хусейна»
    let several = i + 2 < doc.len() && phrase::is_and(doc, i + 1) && doc.capital(i + 2);
    let cases = if several { doc.noun(k).any() } else { doc.noun(k).sing };
    let noun = f.has(Flags::ANIMATE) && f.has(Flags::COMMON) && !doc.capital(k) && !doc.text.tokens[i].line_start;
    (noun && !cases.is_empty()).then(|| match governing_preposition(doc, k) {
        Some(p) if !p.and(cases).is_empty() => p.and(cases),
        _ => cases,
    })
}

/// The cases and the gender of an adjective right before the name: «известная Ванга», «46-летнего Юнаса».
fn described(doc: &Doc, i: usize) -> Option<(CaseSet, Option<Gender>)> {
    let k = i.checked_sub(1).filter(|&k| doc.text.tokens[k].shape == Shape::Lower)?;
    if doc.text.tokens[i].line_start || doc.flags(k).has(Flags::VERB | Flags::PRONOMINAL | Flags::ORDINAL) {
        return None;
    }
    let parses = doc.parses(k);
    let first = parses.first()?.tag;
    if first.pos() != Pos::Adjective || first.number() == Some(Number::Plur) {
        return None;
    }
    let like = |p: &Parse| p.tag.pos() == first.pos() && p.tag.number() != Some(Number::Plur);
    let cases = parses.iter().filter(like).fold(CaseSet::EMPTY, |all, p| all.or(p.tag.cases()));
    let woman = first.gender() == Some(Gender::Femn);
    let man = parses.iter().filter(like).any(|p| p.tag.gender() == Some(Gender::Masc));
    Some((cases, if woman && !man { Some(Gender::Femn) } else { man.then_some(Gender::Masc) }))
}

/// «Козлову, не приехавшему по болезни»: the cases and the gender of the participle behind a name's comma.
fn participle_behind(doc: &Doc, end: usize) -> Option<(CaseSet, Option<Gender>)> {
    let aside =
        |k: usize| matches!(doc.text.fold(k), "не" | "ранее" | "также" | "уже" | "недавно" | "впервые" | "ныне");
    let at = end + 1 + usize::from(end + 2 < doc.len() && aside(end + 1));
    // «заведующий», «исполняющий обязанности»
    let office = |k: usize| doc.any_of(k, SenseKind::TitleHead.bit() | SenseKind::TitleModifier.bit());
    if at >= doc.len() || !doc.text.is(end, ",") || !doc.small(at) || office(at) {
        return None;
    }
    let parses = || doc.known(at).iter();
    let one = |p: Parse| p.tag.pos() == Pos::Participle && p.tag.number() == Some(Number::Sing);
    if doc.known(at).is_empty() || !parses().all(one) {
        return None;
    }
    let cases = parses().fold(CaseSet::EMPTY, |all, p| all.or(p.tag.cases()));
    let womans = parses().all(|p| p.tag.gender() == Some(Gender::Femn));
    let mans = parses().all(|p| p.tag.gender() != Some(Gender::Femn));
    Some((cases, if womans { Some(Gender::Femn) } else { mans.then_some(Gender::Masc) }))
}

/// The cases that a preposition right before token `i` allows.
fn governing_preposition(doc: &Doc, i: usize) -> Option<CaseSet> {
    if i == 0 || !doc.is_word(i - 1) {
        return None;
    }
    let set = |cases: &[Case]| cases.iter().fold(CaseSet::EMPTY, |s, &c| s.or(CaseSet::of(c)));
    Some(match doc.text.fold(i - 1) {
        "с" | "со" | "между" | "перед" | "над" | "под" => set(&[Case::Ins]),
        "к" | "ко" | "благодаря" | "по" => set(&[Case::Dat]),
        "у" | "от" | "из" | "для" | "без" | "против" | "среди" | "кроме" | "вместо" | "около" | "ото" => {
            set(&[Case::Gen])
        }
        "о" | "об" | "обо" | "при" => set(&[Case::Loc]),
        "про" | "через" => set(&[Case::Acc]),
        "за" => set(&[Case::Acc, Case::Ins]),
        "в" | "на" => set(&[Case::Loc, Case::Acc]),
        _ => return None,
    })
}

/// Does the name stand behind the one before it with nothing but «и» or a comma between: «О. Шульгина и Д. Мамытова»?
fn joined(doc: &Doc, found: &Found, n: usize) -> bool {
    let gap = found.names[n - 1].end;
    gap + 1 == found.names[n].start && (phrase::is_and(doc, gap) || doc.text.is(gap, ","))
}

/// «С. О. Шаляпина, М. Р. Фьелль и К. Г. Корепанов»: one of those joined to the name can stand in the nominative alone.
fn listed_subject(doc: &Doc, found: &Found, n: usize) -> bool {
    let subject = |m: usize| {
        let Some(part) = found.names[m].parts.iter().rfind(|p| p.role == Role::Surname && !p.initial) else {
            return false;
        };
        let forms = names::readings(doc, part.end - 1, Role::Surname);
        let mans = |f: &crate::morph::NameForm| f.cases == CaseSet::of(Case::Nom) && f.gender == Some(Gender::Masc);
        part.end == part.start + 1 && plain_surname(doc.text.fold(part.start)) && forms.iter().all(mans)
    };
    let last = (n + 1..found.names.len().min(n + MOST_JOINED)).take_while(|&m| joined(doc, found, m));
    found.names[n].parts.iter().any(|p| p.initial) && last.into_iter().any(subject)
}

/// Names of a list behind one whose case they tell.
const MOST_JOINED: usize = 8;

/// «Корепанов», «Ильин»: a Russian man's surname as it is listed.
pub(super) fn plain_surname(fold: &str) -> bool {
    ends_in(fold, &["ов", "ев", "ин", "ын"])
}

/// «А, мать Романа Пахомова»: she is told before, and whose kin she is stands behind.
fn owns_kin(doc: &Doc, found: &Found, n: usize) -> bool {
    let name = &found.names[n];
    let Some(kin) = name.start.checked_sub(1).filter(|&k| k > 0 && doc.is_word(k) && doc.text.is(k - 1, ",")) else {
        return false;
    };
    name.parts.len() > 1
        && !names::kinship(doc, kin).is_empty()
        && n.checked_sub(1).is_some_and(|before| found.names[before].end + 1 == kin)
        && names::coherent_in(doc, name, CaseSet::of(Case::Gen))
        && !doc.text.is(name.end.min(doc.len() - 1), "–")
}

/// «наблюдала приехавшая мать, Юлия Стрижакова»: the cases of the word of kinship behind whose comma the name at `i` stands, and
/// where it is.
fn kin_apposed(doc: &Doc, i: usize) -> Option<(CaseSet, usize)> {
    let kin =
        i.checked_sub(2).filter(|&k| doc.is_word(k) && doc.text.is(i - 1, ",") && !doc.text.tokens[i].line_start)?;
    Some((names::kinship(doc, kin), kin)).filter(|(cases, _)| !cases.is_empty())
}

/// What stands around a mention tells of it.
struct Around {
    gender: Option<Gender>,
    /// The cases that may be asked of it.
    cases: Vec<CaseSet>,
}

/// What mention `n` says; `before`: the case of the name that it is joined to.
fn read(doc: &Doc, found: &Found, n: usize, before: Option<Case>, written: &Seen) -> Reading {
    let mut reading = read_alone(doc, found, n, around(doc, found, n), before, written);
    reading.compare(doc, found);
    reading
}

fn around(doc: &Doc, found: &Found, n: usize) -> Around {
    let name = &found.names[n];
    let kin = kin_apposed(doc, name.start);
    let gender = gender_of_title(doc, found, n)
        .or_else(|| kin.and_then(|(cases, kin)| super::titles::noun_gender_in(doc, kin, cases)))
        .or_else(|| gender_of_inhabitant(doc, name.start))
        .or_else(|| gender_of_address(doc, name.start))
        .or_else(|| names::inner_gender(doc, name))
        .or_else(|| described(doc, name.start).and_then(|d| d.1))
        .or_else(|| participle_behind(doc, name.end).and_then(|p| p.1))
        .filter(|_| !owns_kin(doc, found, n));
    let mut cases = kin.map_or_else(|| wanted(doc, found, n), |(cases, _)| vec![cases]);
    // «Сергея Смирнова встретила Анна Петрова»
    let nominative = CaseSet::of(Case::Nom);
    let told = found.bonds_of(n).next().is_some() || described(doc, name.start).is_some();
    if cases[..] == [nominative] && !told && !name.eastern && !names::coherent_in(doc, name, nominative) {
        cases.clear();
    }
    Around { gender, cases }
}

/// What mention `n` says, but for its candidates.
fn read_alone(doc: &Doc, found: &Found, n: usize, around: Around, before: Option<Case>, written: &Seen) -> Reading {
    let name = &found.names[n];
    let Around { gender, mut cases } = around;
    if cases.is_empty() {
        cases.extend(before.map(CaseSet::of));
    }
    if cases.is_empty() && listed_subject(doc, found, n) {
        cases.push(CaseSet::of(Case::Nom));
    }
    // «под председательством ректора Евгения Козлова рассмотрела»: a name in another case is no subject
    let may_act = cases.is_empty() || cases.iter().any(|c| c.has(Case::Nom));
    let place = Place { cases: &cases, gender, subject: subject_gender(doc, found, n) };
    let mistaken = (!may_act && subject(doc, name.end - 1)).then(|| doc.hash(name.end - 1));
    let seen = |key: u64| {
        // a word without a capital was not counted
        let count = written.weight(key).saturating_sub(if mistaken == Some(key) { SUBJECT } else { 0 });
        if count >= SUBJECT {
            return 60;
        }
        if count > u32::from(appears_in(doc, name, key)) { 12 } else { 0 }
    };
    let nominative = names::nominative(doc, name, &place, &seen);
    let initial = |role: Role| {
        name.parts
            .iter()
            .find(|p| p.role == role && p.initial)
            .and_then(|p| doc.text.fold(p.start).chars().next())
            .map(|c| lookalike(c).unwrap_or(c))
    };
    Reading {
        name: n,
        surname: Candidates::default(),
        given: Candidates::default(),
        patronymic: Candidates::default(),
        surname_initial: initial(Role::Surname),
        given_initial: initial(Role::Given),
        patronymic_initial: initial(Role::Patronymic),
        nominative,
        told: !cases.is_empty(),
        cleric: found.bonds_of(n).any(|b| found.titles[b.title].class == TitleClass::Church),
        weight: name.weight,
    }
}

impl Reading {
    /// Finds what its parts are compared by.
    fn compare(&mut self, doc: &Doc, found: &Found) {
        let name = &found.names[self.name];
        self.surname = candidates(doc, name, &self.nominative, Role::Surname);
        self.given = candidates(doc, name, &self.nominative, Role::Given);
        self.patronymic = candidates(doc, name, &self.nominative, Role::Patronymic);
    }
}

/// The nominatives that a part of the name can have.
fn candidates(doc: &Doc, name: &Name, nominative: &Nominative, role: Role) -> Candidates {
    let Some(part) = name.parts.iter().find(|p| p.role == role && !p.initial) else {
        return Candidates::default();
    };
    let words = || (part.start..part.end).filter(|&i| doc.is_word(i) && doc.text.tokens[i].shape != Shape::Lower);
    // the last word stands for the part; the others must be alike as written
    let Some(last) = words().next_back() else {
        return Candidates::default();
    };
    let first = words().next().filter(|&i| i != last).and_then(|i| doc.text.fold(i).chars().next());
    let forms = names::readings(doc, last, role);
    let chosen = match role {
        Role::Surname => nominative.surname.as_deref(),
        Role::Given => nominative.given.as_deref(),
        Role::Patronymic => nominative.patronymic.as_deref(),
    };
    let lead = chosen.and_then(|c| c.rsplit_once(' ')).filter(|_| first.is_some()).map_or(0, |(lead, _)| {
        let words = lead.split([' ', '-']).filter(|w| w.starts_with(char::is_uppercase));
        words.fold(0, |h: u64, w| h.rotate_left(21) ^ hash(stem(&names::folded(w))))
    });
    let mut keys = Vec::with_capacity(forms.keys.len() + 1);
    let mut letter = first;
    // «Надир оглы»: the father's name stands for it
    let mut written = chosen.unwrap_or_default().split_whitespace();
    if let Some(word) = if role == Role::Patronymic { written.next() } else { written.next_back() } {
        keys.push(forms.key_of(&doc.know.grammar.stems, word) ^ lead);
        letter =
            letter.or_else(|| word.chars().flat_map(char::to_lowercase).next().map(|c| if c == 'ё' { 'е' } else { c }));
    }
    for key in &forms.keys {
        if !keys.contains(&(key ^ lead)) {
            keys.push(key ^ lead);
        }
    }
    Candidates { keys, lone: first.is_none(), letter }
}

fn appears_in(doc: &Doc, name: &Name, key: u64) -> bool {
    (name.start..name.end).any(|i| doc.hash(i) == key)
}

/// A rough stem: the word without its ending's vowels.
fn stem(fold: &str) -> &str {
    let letters = fold.chars().count();
    let keep = letters.saturating_sub(2).max(letters.min(3));
    fold.char_indices().nth(keep).map_or(fold, |(end, _)| &fold[..end])
}

/// The gender that a title with a gender of its own tells: «учительница», «господин».
fn gender_of_title(doc: &Doc, found: &Found, n: usize) -> Option<Gender> {
    let b = found.bonds_of(n).find(|b| matches!(b.how, How::Before))?;
    let entry = found.titles[b.title].entry;
    doc.know.titles.get(entry as usize).and_then(|t| (t.sex == crate::rules::Sex::Female).then_some(Gender::Femn))
}

/// «господин Ямасаки», «госпоже Ван».
fn gender_of_address(doc: &Doc, i: usize) -> Option<Gender> {
    let k = i.checked_sub(1)?;
    let word = doc.text.fold(k);
    match word {
        _ if doc.know.grammar.stems.sirs.has(word) => Some(Gender::Masc),
        _ if doc.know.grammar.stems.ladies.has(word) => Some(Gender::Femn),
        _ if word.starts_with("господин") => Some(Gender::Masc),
        _ if word.starts_with("госпож") => Some(Gender::Femn),
        _ => None,
    }
}

/// «азербайджанца Эльвина», «россиянка Мария»: the inhabitant's gender is the name's.
fn gender_of_inhabitant(doc: &Doc, i: usize) -> Option<Gender> {
    let k = i.checked_sub(1)?;
    let inhabitant = doc.any_of(k, SenseKind::Country(Face::Inhabitant).bit());
    let one = |p: &Parse| p.tag.number() != Some(Number::Plur);
    let told = inhabitant.then(|| doc.known(k).iter().next().filter(one).and_then(|p| p.tag.gender())).flatten();
    told.filter(|g| matches!(g, Gender::Masc | Gender::Femn))
}

fn overlap(a: &Candidates, b: &Candidates) -> bool {
    a.keys.iter().any(|x| b.keys.contains(x))
}

/// Initials, written or those of the names.
fn letters(r: &Reading) -> Option<(char, char)> {
    Some((r.given_initial.or(r.given.letter)?, r.patronymic_initial.or(r.patronymic.letter)?))
}

/// What mentions of one human have in common, as keys: a surname, a given name, initials, and a surname of several words or
/// the whole of a mention that may be one. Where two kinds clash, one more group is compared.
fn links(r: &Reading) -> impl Iterator<Item = u64> {
    let surname = r.surname.keys.iter().copied();
    let given = r.given.keys.iter().map(|key| key.rotate_left(16));
    let whole = [r.nominative.surname.as_deref(), Some(r.nominative.name.as_str())];
    let whole = whole.into_iter().flatten().filter(|w| w.contains(' ')).map(|w| hash(w).rotate_left(32));
    // the first of two surnames may stand for both; the last is all of it where the first is read as a given name
    let first =
        r.nominative.surname.as_deref().and_then(|s| s.split_once(' ')).map(|(first, _)| hash(&names::folded(first)));
    let last =
        r.nominative.surname.as_deref().and_then(|s| s.rsplit_once(' ')).map(|(_, last)| hash(&names::folded(last)));
    let letters =
        letters(r).map(|(a, b)| hash(a.encode_utf8(&mut [0; 4])) ^ hash(b.encode_utf8(&mut [0; 4])).rotate_left(48));
    surname.chain(given).chain(whole).chain(first).chain(last).chain(letters)
}

/// Do two mentions say the same, as far as joining goes?
fn alike(a: &Reading, b: &Reading) -> bool {
    a.surname == b.surname
        && a.given == b.given
        && a.patronymic == b.patronymic
        && a.surname_initial == b.surname_initial
        && a.given_initial == b.given_initial
        && a.patronymic_initial == b.patronymic_initial
        && a.nominative.name == b.nominative.name
        && a.nominative.surname == b.nominative.surname
}

/// Does mention `i` name the human of group `g`?
fn same_human(all: &[Reading], group: &[usize], i: usize) -> bool {
    let r = &all[i];
    // «митрополит Александр» is not the layman «Александр Иванов»
    let lay = |x: &Reading| !x.cleric && !x.surname.keys.is_empty();
    let monk = |x: &Reading| x.cleric && x.surname.keys.is_empty();
    let compatible = |o: &Reading| {
        if monk(r) && lay(o) || lay(r) && monk(o) {
            return false;
        }
        let none = |part: &Candidates| part.keys.is_empty();
        let letters = r.surname_initial.or(r.surname.letter).zip(o.surname_initial.or(o.surname.letter));
        let kept_back = r.surname_initial.or(o.surname_initial).is_some();
        let surname = none(&r.surname) || none(&o.surname) || overlap(&r.surname, &o.surname);
        let surname = surname || first_of(r, o) || first_of(o, r);
        let surname = surname && !(kept_back && letters.is_some_and(|(a, b)| a != b));
        let given = match (none(&r.given), none(&o.given)) {
            (false, false) => overlap(&r.given, &o.given) || middle(r, o) || middle(o, r),
            (true, false) => r.given_initial.is_none() || r.given_initial == o.given.letter,
            (false, true) => o.given_initial.is_none() || o.given_initial == r.given.letter,
            (true, true) => {
                r.given_initial.is_none() || o.given_initial.is_none() || r.given_initial == o.given_initial
            }
        };
        let letter = |x: &Reading| x.patronymic_initial.or(x.patronymic.letter);
        let patronymic = match (letter(r), letter(o)) {
            (Some(a), Some(b)) => {
                a == b && (none(&r.patronymic) || none(&o.patronymic) || overlap(&r.patronymic, &o.patronymic))
            }
            _ => true,
        };
        surname && given && patronymic
    };
    // «Господин Марч Пуйоль» of «Хуан Антонио Марч Пуйоль»: the whole mention is the other's surname
    let whole = |x: &Reading, y: &Reading| {
        y.nominative.surname.as_deref().is_some_and(|s| s.contains(' ') && s == x.nominative.name)
    };
    let namesake = |x: &Reading| x.nominative.given.is_some() && x.nominative.given == r.nominative.given;
    // «М. Уокер» of «Матиас Уокер Прието»
    let initial = |x: &Reading, y: &Reading| x.given_initial.is_some() && x.given_initial == y.given.letter;
    let one = |x: &Reading| {
        let named = |x: &Reading, y: &Reading| first_of(x, y) && (namesake(x) || namesake(y) || initial(x, y));
        whole(r, x) || whole(x, r) || named(r, x) || named(x, r) || parted_otherwise(r, x) || parted_otherwise(x, r)
    };
    if group.iter().any(|&g| one(&all[g])) {
        return true;
    }
    if !group.iter().all(|&g| compatible(&all[g])) {
        return false;
    }
    // something must link them: the surname, or given name with patronymic, or a lone given name's bearer
    group.iter().any(|&g| {
        let o = &all[g];
        if !r.surname.keys.is_empty() && !o.surname.keys.is_empty() {
            return overlap(&r.surname, &o.surname);
        }
        if !r.given.keys.is_empty() && !o.given.keys.is_empty() {
            return overlap(&r.given, &o.given);
        }
        // «Э. С. Набиуллина» and «Эльвира Сахипзадовна»
        (r.surname.keys.is_empty() || o.surname.keys.is_empty()) && letters(r).is_some() && letters(r) == letters(o)
    })
}

/// «Хуршид» of «Хуршид Алам»: a middle name left out beside the same surname.
fn middle(x: &Reading, y: &Reading) -> bool {
    let both = y.nominative.given.as_deref().zip(x.nominative.given.as_deref());
    let left_out = both.and_then(|(y, x)| y.strip_prefix(x)).is_some_and(|rest| rest.starts_with(' '));
    left_out && x.nominative.surname.is_some() && x.nominative.surname == y.nominative.surname
}

/// «Фернандес» of «Фернандес Перейра», «Фернандес де Киршнер»; in Portuguese the last is left.
fn first_of(x: &Reading, y: &Reading) -> bool {
    let both = || y.nominative.surname.as_deref().zip(x.nominative.surname.as_deref());
    let last = || both().and_then(|(y, x)| y.strip_suffix(x)).is_some_and(|rest| rest.ends_with(' '));
    let namesake = || {
        let given = x.nominative.given.as_deref().filter(|g| !g.ends_with('.'));
        given.is_some() && given == y.nominative.given.as_deref()
    };
    // «Э. да Силва» of «Энрике Бангу да Силва»
    let of_particle = || {
        let led = x.nominative.surname.as_deref().is_some_and(|s| s.starts_with(char::is_lowercase));
        led && x.given_initial.is_some() && x.given_initial == y.given.letter
    };
    both().and_then(|(y, x)| y.strip_prefix(x)).is_some_and(|rest| rest.starts_with(' '))
        || last() && (namesake() || of_particle())
}

/// «Ф. Мортазави Лангеруди» of «Фарзад Мортазави Лангеруди»: what stands between is of the surname here, of the given name there.
fn parted_otherwise(x: &Reading, y: &Reading) -> bool {
    let initial = x.given_initial.is_some() && x.given_initial == y.given.letter;
    let surname = x.nominative.surname.as_deref().and_then(|s| s.rsplit_once(' ')).filter(|_| initial);
    let Some((between, last)) = surname else { return false };
    let given = y.nominative.given.as_deref().and_then(|g| g.strip_suffix(between));
    y.nominative.surname.as_deref() == Some(last) && given.is_some_and(|g| g.ends_with(' '))
}

/// A group that rests on weak mentions only is no human.
fn supported(found: &Found, all: &[Reading], group: &[usize]) -> bool {
    let titled = |i: usize| found.bonds_of(all[i].name).any(|b| b.how != How::Series);
    let best = group.iter().map(|&i| all[i].weight + if titled(i) { 0.2 } else { 0.0 }).fold(0.0, f64::max);
    best + 0.1 * (group.len() as f64 - 1.0).min(2.0) >= 0.6
}

/// Bare surnames (and имя without more) that refer to a human already named; surnames that stand alone throughout.
fn backward(doc: &Doc, found: &mut Found, readings: &mut Vec<Reading>, groups: &mut Vec<Vec<usize>>, written: &Seen) {
    let mut covered = vec![false; doc.len()];
    for n in &found.names {
        covered[n.start..n.end].iter_mut().for_each(|c| *c = true);
    }
    // «митрополит Минский и Заславский»: a see is nobody
    for t in found.titles.iter().filter(|t| t.class == TitleClass::Church) {
        covered[t.start..t.end].iter_mut().for_each(|c| *c = true);
    }
    for &(from, to) in &found.foreign {
        covered[from..to].iter_mut().for_each(|c| *c = true);
    }
    // «Российской Федерации», whoever «Свет Федерации» may be
    for k in doc.with(0, doc.len(), Traits::senses(SenseKind::COUNTRIES)) {
        covered[k..k + doc.hit_len(k)].iter_mut().for_each(|c| *c = true);
    }
    let mut index = Index::of(doc, found, readings, groups);
    let towns = LazyCell::new(|| places::towns(doc));
    for i in doc.capitals() {
        let t = &doc.text.tokens[i];
        let name_like = doc.capital(i) || particle_led(doc, i);
        if covered[i] || t.shape == Shape::Lower || !t.cyrillic || !name_like || t.shape == Shape::Letter {
            continue;
        }
        if opens_clause(doc, i) {
            continue;
        }
        let home = match index.may_be(doc, i) {
            true => index.home(&names::readings(doc, i, Role::Surname).keys),
            false => None,
        };
        // «Секретариат ЭКО»
        let letters = t.shape == Shape::Upper && doc.text.word(i).chars().count() < 4 && !doc.eastern_surname(i);
        // «Разлив у Толги»
        let scene = i > 0 && matches!(doc.text.fold(i - 1), "у" | "на" | "в" | "под" | "над" | "за");
        // «Азери – Чираг – Гюнешли»
        let joined = i > 0 && matches!(doc.text.word(i - 1), "–" | "—");
        let painted = || (scene || joined) && super::bind::in_quoted_title(doc, i, i + 1);
        if home.is_none() && (letters || painted()) {
            continue;
        }
        // «вручили Листьевой подарок» behind «Анна Листьева»
        let surname = home.is_some() && !doc.sentence_start(i) && !doc.text.fold(i).contains("ск");
        let known = home.is_none()
            && !index.given.is_empty()
            && (doc.flags(i).has(Flags::GIVEN) || !doc.flags(i).has(Flags::COMMON | Flags::FUNCTION));
        let bearers = if known { index.bearers(&names::readings(doc, i, Role::Given).keys) } else { Vec::new() };
        let several = || doc.text.fold(i).ends_with("ы") && names::names_several(doc, i);
        let letters = || phrase::of_letters(doc, i, doc.sentence_end(i));
        let adjective = || !surname && attributive(doc, i);
        let nobody = || several() || super::bind::of_saint(doc, i) || letters() || adjective();
        if home.is_none() && (lone_given(doc, i) || rare_given(doc, i) || bearers.len() == 1 && given_again(doc, i)) {
            if nobody() {
                continue;
            }
            let part = Part { role: Role::Given, start: i, end: i + 1, initial: false };
            found.names.push(Name { start: i, end: i + 1, parts: vec![part], weight: 0.6, eastern: false });
            readings.push(read(doc, found, found.names.len() - 1, None, written));
            match bearers[..] {
                [g] => groups[g].push(readings.len() - 1),
                _ => groups.push(vec![readings.len() - 1]),
            }
            let home = if let [g] = bearers[..] { g } else { groups.len() - 1 };
            index.add(doc, found, &readings[readings.len() - 1], home);
            continue;
        }
        let alone = home.is_none()
            && !places::entry(doc, i).is_some_and(|town| towns.contains_key(&town))
            && (lone_surname(doc, i)
                || quoted_speaker(doc, i)
                || speaker(doc, i)
                || known_by_one_name(doc, i)
                || with_article(doc, i));
        if home.is_none() && !alone || nobody() {
            continue;
        }
        if i > 0 && doc.is_word(i - 1) && names_place(doc, i) {
            continue;
        }
        let part = Part { role: Role::Surname, start: i, end: i + 1, initial: false };
        found.names.push(Name {
            start: i,
            end: i + 1,
            parts: vec![part],
            weight: if alone { 0.6 } else { 0.8 },
            eastern: false,
        });
        readings.push(read(doc, found, found.names.len() - 1, None, written));
        match home {
            Some(g) => groups[g].push(readings.len() - 1),
            None => groups.push(vec![readings.len() - 1]),
        }
        index.add(doc, found, &readings[readings.len() - 1], home.unwrap_or(groups.len() - 1));
    }
    listed(doc, found, readings, groups, written);
}

/// «аль-Багдади»: a particle in lower case, then the surname.
pub fn particle_led(doc: &Doc, i: usize) -> bool {
    doc.text.tokens[i].shape == Shape::Mixed
        && doc.text.word(i).split_once(['-', '’', '\'']).is_some_and(|(particle, name)| {
            particle.chars().count() < 4
                && particle.chars().all(char::is_lowercase)
                && name.chars().next().is_some_and(char::is_uppercase)
        })
}

/// «аль-Барадеи», but not «эль-Фаллуджа»: a name with its article that nothing knows, and with the ending of those who come
/// from somewhere.
fn with_article(doc: &Doc, i: usize) -> bool {
    const ARTICLES: [&str; 9] = ["аль", "ас", "аш", "ат", "ар", "аз", "ад", "эль", "эш"];
    let led = |k: usize| {
        let place = Class::AREA.or(Class::DESIGNATES).or(Class::NAMED_AFTER).or(Class::NAMED_AFTER_WEAKLY);
        doc.flags(k).has(Flags::PREPOSITION) && matches!(doc.text.fold(k), "в" | "во" | "из" | "на" | "под" | "до")
            || doc.is_class(k, place)
            || doc.any_of(k, SenseKind::NameParticle.bit())
            || doc.headed(k)
    };
    let named = |word: &str| word.split_once('-').is_some_and(|(a, name)| ARTICLES.contains(&a) && name.ends_with('и'));
    i > 0
        && particle_led(doc, i)
        && named(doc.text.fold(i))
        && doc.hit_len(i) == 0
        && doc.is_word(i - 1)
        && !led(i - 1)
        && !beside_capital(doc, i)
}

/// A function word that begins its sentence as one, not as a surname («Но» of «Но вскоре», not «Ли» of «Ли родилась»).
fn opens_clause(doc: &Doc, i: usize) -> bool {
    let enclitic = || matches!(doc.text.fold(i), "ли" | "же" | "бы");
    let acts = || i + 1 < doc.len() && doc.text.word(i).chars().nth(2).is_some() && predicate(doc, i + 1).is_some();
    doc.flags(i).has(Flags::FUNCTION) && doc.sentence_start(i) && !enclitic() && !acts()
}

/// The mention that covers each token: its number plus one, 0 for none.
struct Owners(Vec<usize>);

impl Owners {
    /// A name inside a name is no mention.
    const FOREIGN: usize = usize::MAX - 1;

    fn cover(&mut self, from: usize, to: usize, mention: usize) {
        self.0[from..to].fill(mention + 1);
    }

    fn of(&self, token: usize) -> Option<usize> {
        self.0.get(token)?.checked_sub(1)
    }
}

/// Surnames that nothing knows, in a list with those of others: «Моцарта, Брамса и Бетховена», «Бернс (Рой, Грин)».
fn listed(doc: &Doc, found: &mut Found, readings: &mut Vec<Reading>, groups: &mut Vec<Vec<usize>>, written: &Seen) {
    // the mention that covers each token
    let mut owner = Owners(vec![0; doc.len()]);
    for &r in groups.iter().flatten() {
        let name = &found.names[readings[r].name];
        owner.cover(name.start, name.end, r);
    }
    for &(from, to) in &found.foreign {
        owner.cover(from, to, Owners::FOREIGN);
    }
    for i in doc.capitals().filter(|&i| i > 0 && i + 1 < doc.len()) {
        if owner.of(i).is_some() {
            continue;
        }
        if let Some((name, case)) = listed_pair(doc, found, readings, &owner, i) {
            found.names.push(name);
            readings.push(read(doc, found, found.names.len() - 1, case, written));
            let new = readings.len() - 1;
            owner.cover(i, i + 2, new);
            groups.push(vec![new]);
            continue;
        }
        if !may_be_listed(doc, i) {
            continue;
        }
        let joins = |k: usize| phrase::is_and(doc, k) || doc.text.is(k, ",");
        // «Анна (1992), Аркадий»
        let before =
            if doc.text.is(i - 1, ",") || phrase::is_and(doc, i - 1) { behind_aside(doc, i - 1) } else { i - 1 };
        // «епископ Феогност (Мельчаков)» is one human
        let untitled = |r: usize| r != Owners::FOREIGN && found.bonds_of(readings[r].name).next().is_none();
        let beside = [
            (joins(i - 1) && before > 0).then(|| owner.of(before - 1)).flatten(),
            (doc.text.is(i - 1, "(") && i > 1).then(|| owner.of(i - 2).filter(|&r| untitled(r))).flatten(),
            (joins(i + 1) && i + 2 < doc.len()).then(|| owner.of(i + 2)).flatten(),
        ];
        let given = doc.flags(i).has(Flags::GIVEN);
        // a given name stands by a given name alone, a surname by a surname alone
        let like = |r: usize| {
            let (name, reading) = (&found.names[readings[r].name], &readings[r]);
            let case = reading.nominative.case.filter(|_| name.parts.len() == 1)?;
            let fits = |role: Role| names::readings(doc, i, role).iter().any(|f| f.cases.has(case));
            let role = match reading.surname.keys.is_empty() {
                true => (given && fits(Role::Given)).then_some(Role::Given),
                false => (may_be_surname(doc, i) && fits(Role::Surname)).then_some(Role::Surname),
            };
            role.map(|role| (role, case))
        };
        let found_beside = beside.into_iter().flatten().filter(|&r| r != Owners::FOREIGN).find_map(like);
        let scored = || (scorer(doc, i) && may_be_surname(doc, i)).then_some((Role::Surname, Case::Nom));
        let Some((role, case)) = found_beside.or_else(scored) else { continue };
        let part = Part { role, start: i, end: i + 1, initial: false };
        found.names.push(Name { start: i, end: i + 1, parts: vec![part], weight: 0.6, eastern: false });
        readings.push(read(doc, found, found.names.len() - 1, Some(case), written));
        let new = readings.len() - 1;
        owner.cover(i, i + 1, new);
        let one = |m: usize| match role {
            Role::Given => overlap(&readings[m].given, &readings[new].given),
            _ => overlap(&readings[m].surname, &readings[new].surname),
        };
        let home = groups.iter_mut().find(|g| g.iter().any(|&m| one(m)));
        match home {
            Some(group) => group.push(new),
            None => groups.push(vec![new]),
        }
    }
}

/// «Розанна Аркетт, Кара Делевинь, Кейт Бекинсейл»: two capitals between full names, the second of which may be a surname;
/// and the case of the name before.
fn listed_pair(
    doc: &Doc,
    found: &Found,
    readings: &[Reading],
    owner: &Owners,
    i: usize,
) -> Option<(Name, Option<Case>)> {
    const NONE: u32 =
        SenseKind::ORGANIZATIONS | SenseKind::TitleHead.bit() | SenseKind::OrgHead.bit() | SenseKind::Stop.bit();
    let (last, end) = (i + 1, i + 2);
    let joins = |k: usize| k < doc.len() && (doc.text.is(k, ",") || phrase::is_and(doc, k));
    let ends = joins(end) || phrase::is_and(doc, i - 1) && (end == doc.len() || !doc.is_word(end));
    if i < 2 || !joins(i - 1) || !ends {
        return None;
    }
    let full = |k: usize| {
        let reading = &readings[owner.of(k).filter(|&r| r != Owners::FOREIGN)?];
        (found.names[reading.name].parts.len() > 1 && !reading.surname.keys.is_empty()).then_some(reading)
    };
    let before = full(i - 2)?;
    let word = |k: usize| doc.text.tokens[k].shape == Shape::Capital && !doc.any_of(k, NONE);
    let fits = word(i)
        && word(last)
        && owner.of(last).is_none()
        && may_be_surname(doc, last)
        && !doc.any_of(last, SenseKind::COUNTRIES | SenseKind::Place.bit())
        && (!joins(end) || full(end + 1).is_some());
    let part = |role: Role, k: usize| Part { role, start: k, end: k + 1, initial: false };
    let parts = vec![part(Role::Given, i), part(Role::Surname, last)];
    fits.then_some((Name { start: i, end, parts, weight: 0.6, eastern: false }, before.nominative.case))
}

/// «1:1 — 03:54 Бернс (Рой)», «2:0 – Куниц, 43»: who scored, behind the score and the time.
fn scorer(doc: &Doc, i: usize) -> bool {
    let number = |k: usize| doc.text.tokens[k].kind == Kind::Number;
    let pair = |k: usize| k > 2 && number(k - 1) && doc.text.is(k - 2, ":") && number(k - 3);
    let behind = |k: usize| k > 3 && matches!(doc.text.word(k - 1), "—" | "–" | "-");
    let score = |k: usize| {
        let k = if behind(k) { k - 1 } else { k };
        pair(k) && doc.text.word(k - 1).len() == 1
    };
    let at = if behind(i) { i - 1 } else { i };
    let ends = i + 1 < doc.len() && matches!(doc.text.word(i + 1), "(" | "," | ";" | "•");
    ends && (score(i) || pair(at) && score(at - 3))
}

/// The bracket that opens a short aside right before token `k`, else `k`.
fn behind_aside(doc: &Doc, k: usize) -> usize {
    let closed = k > 2 && doc.text.is(k - 1, ")");
    let open = || (k.saturating_sub(8)..k - 1).rev().find(|&j| doc.text.is(j, "("));
    if closed { open().unwrap_or(k) } else { k }
}

/// The dictionary has no other word so written, or has it as a surname too.
fn may_be_surname(doc: &Doc, i: usize) -> bool {
    !doc.flags(i).has(Flags::KNOWN) || doc.flags(i).has(Flags::SURNAME_SURE)
}

/// A capitalised word that may be a name as good as any other word.
fn may_be_listed(doc: &Doc, i: usize) -> bool {
    const NAMES: u32 = SenseKind::Surname.bit() | SenseKind::GivenName.bit();
    // «Кристину и Артёма»
    let town =
        doc.any_of(i, SenseKind::Place.bit()) && doc.flags(i).has(Flags::GIVEN_SURE) && !places::supported(doc, i);
    let others = if town { !(NAMES | SenseKind::Place.bit()) } else { !NAMES };
    doc.text.tokens[i].shape == Shape::Capital
        && doc.text.tokens[i].cyrillic
        && doc.is_word(i)
        && (may_be_surname(doc, i) || doc.flags(i).has(Flags::GIVEN))
        && !doc.any_of(i, others)
        && !doc.sentence_start(i)
        && doc.text.word(i).chars().count() > 2
        && !beside_capital(doc, i)
}

/// A further capitalised word stands right before or behind on the line.
fn beside_capital(doc: &Doc, i: usize) -> bool {
    let capital = |k: usize| doc.capital(k);
    i > 0 && capital(i - 1) && !doc.sentence_start(i - 1) && !doc.text.tokens[i].line_start
        || i + 1 < doc.len() && capital(i + 1) && !doc.text.tokens[i + 1].line_start
}

/// «…», – сказал Вэнс, «по словам Вэнса»: a word that nothing knows behind a verb of speech and a quotation.
fn quoted_speaker(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    let marked = |k: usize| matches!(doc.text.word(k), "—" | "–" | "-" | "," | "»" | "\"" | "”");
    let said = |k: usize| doc.is_class(k, Class::SPEAKS) && marked(k - 1);
    let words_of = |k: usize| doc.text.fold(k) == "словам" && doc.text.fold(k - 1) == "по";
    let case = if i > 1 && words_of(i - 1) { Case::Gen } else { Case::Nom };
    i > 1
        && doc.is_word(i - 1)
        && (case == Case::Gen || said(i - 1))
        && (!f.has(Flags::KNOWN) || f.has(Flags::GIVEN_SURE | Flags::SURNAME_SURE))
        && !doc.any_of(i, !(SenseKind::Surname.bit() | SenseKind::GivenName.bit()))
        && doc.text.tokens[i].shape == Shape::Capital
        && !doc.text.tokens[i].line_start
        && !beside_capital(doc, i)
        && names::readings(doc, i, Role::Surname).iter().any(|r| r.cases.has(case))
}

/// «Капричков рассказал изданию»: a word that nothing knows, with a surname's ending, before a verb of speech.
fn speaker(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    let next = i + 1;
    // «Алгыс произнёс почётный гражданин улуса»: somebody else speaks
    let other = |k: usize| {
        let office = |k: usize| doc.any_of(k, SenseKind::TitleHead.bit() | SenseKind::Rank.bit());
        let adjective = |k: usize| doc.adjective(k).sing.has(Case::Nom);
        let head = if k + 1 < doc.len() && adjective(k) && !office(k) { k + 1 } else { k };
        head < doc.len() && doc.is_word(head) && office(head) && doc.noun(head).sing.has(Case::Nom)
    };
    f.has(Flags::SURNAME)
        && !f.has(Flags::KNOWN)
        && !doc.any_of(i, !SenseKind::Surname.bit())
        && doc.text.tokens[i].shape == Shape::Capital
        && next < doc.len()
        && doc.is_word(next)
        && doc.is_class(next, Class::SPEAKS)
        && !other(next + 1)
        && !(i > 0 && opens_quote(doc, i - 1))
        && !beside_capital(doc, i)
        && names::readings(doc, i, Role::Surname).iter().any(|r| r.cases.has(Case::Nom))
}

/// «Мадонна», «Роналдо»: the lexicon has it as the one name of somebody, and it is no word here.
fn known_by_one_name(doc: &Doc, i: usize) -> bool {
    let listed = |s: crate::rules::Sense| {
        s.kind == SenseKind::Surname && doc.know.surnames[s.entry as usize].origin == "mononym"
    };
    let acts = || i + 1 < doc.len() && predicate(doc, i + 1).is_some();
    doc.any_of(i, SenseKind::Surname.bit())
        && doc.senses(i).any(listed)
        && doc.text.tokens[i].shape == Shape::Capital
        && !(i > 0 && opens_quote(doc, i - 1))
        && !beside_capital(doc, i)
        && !(doc.sentence_start(i) && doc.flags(i).has(Flags::COMMON) && !acts())
        && !inside_other(doc, i)
}

/// The given name of somebody named in full elsewhere, where it can hardly be an ordinary word or a place.
fn given_again(doc: &Doc, i: usize) -> bool {
    const OTHERS: u32 = SenseKind::ORGANIZATIONS
        | SenseKind::COUNTRIES
        | SenseKind::Stop.bit()
        | SenseKind::TitleHead.bit()
        | SenseKind::NameParticle.bit();
    let word = doc.flags(i).has(Flags::COMMON | Flags::FUNCTION);
    let place = doc.any_of(i, SenseKind::Place.bit());
    let marked = i > 0 && (quoted(doc, i) || hyphen(doc, i - 1));
    doc.text.tokens[i].shape == Shape::Capital
        && !marked
        && !doc.any_of(i, OTHERS)
        && !(place && places::supported(doc, i))
        && !(word && doc.sentence_start(i) && !(i + 1 < doc.len() && predicate(doc, i + 1).is_some()))
        && !beside_capital(doc, i)
        && !inside_other(doc, i)
}

/// Do the words before token `i` tell that a human is named there: «54-летний», «по имени», «девочка», «мисс»?
pub fn told_human(doc: &Doc, i: usize) -> bool {
    i > 0
        && doc.is_word(i - 1)
        && !doc.text.tokens[i].line_start
        && (aged(doc, i) || by_name_of(doc, i) || kind_of_human(doc, i) || addressed(doc, i))
}

/// «мисс Кадани», «шейх Хамад», «г-жа Мвамба»; behind «г-н» a given name may be a form of a surname («г-н Курту»).
fn addressed(doc: &Doc, i: usize) -> bool {
    let common = || matches!(doc.text.fold(i - 1).chars().next(), Some('г'));
    doc.any_of(i - 1, SenseKind::Honorific.bit()) && !(doc.flags(i).has(Flags::GIVEN) && common())
}

/// «54-летний», «шестилетнему»
fn aged(doc: &Doc, i: usize) -> bool {
    let stem = doc.text.fold(i - 1).strip_suffix(['й', 'я', 'о', 'у', 'м', 'ю']);
    let stem = stem.map(|s| s.strip_suffix(['и', 'е', 'г', 'м', 'я', 'ю']).unwrap_or(s));
    stem.is_some_and(|s| s.trim_end_matches('е').ends_with("летн"))
}

/// «по имени», «по фамилии»
pub fn by_name_of(doc: &Doc, i: usize) -> bool {
    i > 1 && matches!(doc.text.fold(i - 1), "имени" | "фамилии") && doc.text.fold(i - 2) == "по"
}

/// «девочка Ева», «француз Песке»: a human of the word's case. A word that nothing knows may as well be the genitive of
/// a thing («игрок Фулхэма»): it must have no genitive.
fn kind_of_human(doc: &Doc, i: usize) -> bool {
    let (k, f) = (i - 1, doc.flags(i));
    let cases = doc.noun(k).sing;
    if !doc.flags(k).has(Flags::ANIMATE) || cases.is_empty() || doc.text.tokens[k].shape != Shape::Lower {
        return false;
    }
    if f.has(Flags::GIVEN) {
        return names::readings(doc, i, Role::Given).iter().any(|r| !r.cases.and(cases).is_empty());
    }
    let unknown = !f.has(Flags::KNOWN) && !doc.any_of(i, !SenseKind::Surname.bit());
    let forms = names::readings(doc, i, Role::Surname);
    let fixed = forms.first().is_some_and(|r| r.indeclinable);
    let oblique = forms.iter().any(|r| r.cases.has(Case::Gen) && !r.indeclinable);
    unknown && cases.has(Case::Nom) && (fixed || !oblique)
}

/// Groups by the nominatives of their members' surnames and given names of one word.
#[derive(Default)]
struct Index {
    /// The first group of each surname.
    surnames: KeyMap<usize>,
    given: KeyMap<Vec<usize>>,
    /// First letters of the surnames, by their number in the alphabet; the last bit stands for all other letters.
    letters: u64,
}

impl Index {
    fn of(doc: &Doc, found: &Found, readings: &[Reading], groups: &[Vec<usize>]) -> Self {
        let mut index = Index::default();
        for (g, members) in groups.iter().enumerate() {
            for &m in members {
                index.add(doc, found, &readings[m], g);
            }
        }
        index
    }

    /// May the word at `i` be a surname of the index? All forms of a surname begin with the same letter.
    fn may_be(&self, doc: &Doc, i: usize) -> bool {
        self.letters & letter_bit(doc, i) != 0
    }

    fn add(&mut self, doc: &Doc, found: &Found, r: &Reading, group: usize) {
        let name = &found.names[r.name];
        for part in name.parts.iter().filter(|p| p.role == Role::Surname) {
            self.letters |= (part.start..part.end).fold(0, |bits, i| bits | letter_bit(doc, i));
        }
        for &key in r.surname.keys.iter().filter(|_| r.surname.lone) {
            let home = self.surnames.entry(key).or_insert(group);
            *home = group.min(*home);
        }
        // «Стефанишин-Пайпер», «аль-Завахири»: the last part may stand for the whole
        if let Some((_, last)) = r.nominative.surname.as_deref().and_then(|s| s.rsplit_once('-'))
            && last.chars().count() > 3
            && !last.contains(' ')
        {
            let last = names::folded(last);
            self.letters |= letter_of(&last);
            self.surnames.entry(hash(&last)).or_insert(group);
        }
        for &key in r.given.keys.iter().filter(|_| r.given.lone) {
            let bearers = self.given.entry(key).or_default();
            if let Err(at) = bearers.binary_search(&group) {
                bearers.insert(at, group);
            }
        }
    }

    /// The first group with one of these surnames.
    fn home(&self, surnames: &[u64]) -> Option<usize> {
        surnames.iter().filter_map(|s| self.surnames.get(s)).min().copied()
    }

    /// Every group with one of these given names, in order.
    fn bearers(&self, given: &[u64]) -> Vec<usize> {
        let mut out: Vec<usize> = given.iter().filter_map(|s| self.given.get(s)).flatten().copied().collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

fn letter_bit(doc: &Doc, i: usize) -> u64 {
    letter_of(doc.text.fold(i))
}

fn letter_of(fold: &str) -> u64 {
    let letter = fold.chars().next().map_or(63, |c| (c as u32).wrapping_sub('а' as u32));
    1 << letter.min(63)
}

/// An adjective before its noun: «Островского района», «Астанайской епархии».
pub fn attributive(doc: &Doc, i: usize) -> bool {
    let next = i + 1;
    if next >= doc.len() || !doc.is_word(next) || doc.text.tokens[next].line_start {
        return false;
    }
    let fold = doc.text.fold(i);
    // «Шкловский район», «Никитинского районного суда»
    let named_area = || like_regional(fold);
    let agreeing =
        |k: usize| !names::readings(doc, i, Role::Surname).iter().all(|f| f.cases.and(doc.noun(k).sing).is_empty());
    let body = |k: usize| {
        doc.is_class(k, Class::AREA.or(Class::REGION_NOUN)) || doc.any_of(k, SenseKind::OrgHead.bit()) && agreeing(k)
    };
    let adjective = |k: usize| !doc.capital(k) && !doc.adjective(k).any().is_empty() && doc.is_word(k + 1);
    let noun = if next + 1 < doc.len() && adjective(next) { next + 1 } else { next };
    if !doc.capital(noun) && (body(noun) || body(next)) && named_area() {
        return true;
    }
    // «Лебединский и Михайловский комбинаты»
    let joined = |k: usize| phrase::is_and(doc, k) && k + 2 < doc.len() && doc.capital(k + 1);
    let second = |k: usize| doc.text.fold(k).ends_with(&fold[fold.len().saturating_sub(8)..]);
    let things = |k: usize| doc.small(k) && !doc.adjective(k).plur.or(doc.noun(k).plur).is_empty();
    if named_area() && joined(next) && second(next + 1) && things(next + 2) && !doc.flags(next + 2).has(Flags::VERB) {
        return true;
    }
    // «Вуктыльского судебного участка»
    let shared = || !doc.adjective(next).sing.and(doc.noun(noun).sing).is_empty() && agreeing(noun);
    if noun > next && !doc.capital(noun) && doc.noun(next).any().is_empty() && named_area() && shared() {
        return true;
    }
    let shaped = || !fold.ends_with(['о', 'и', 'а', 'у']) || ends_in(fold, &ADJECTIVAL);
    (doc.flags(i).has(Flags::KNOWN) || shaped())
        && !doc.adjective(i).any().and(doc.noun(next).any().or(doc.adjective(next).any())).is_empty()
        && (!doc.capital(next) || doc.headed(next))
        && (doc.flags(next).has(Flags::COMMON)
            || doc.text.tokens[next].shape == Shape::Lower && doc.text.fold(next).contains('-'))
        && !doc.flags(next).has(Flags::VERB)
}

/// «Шкловский», «Оковецкого»: is the word shaped like an adjective of a place?
pub fn like_regional(fold: &str) -> bool {
    ["кий", "кого", "кому", "ким", "ком"]
        .iter()
        .any(|e| fold.strip_suffix(e).is_some_and(|stem| stem.ends_with(['с', 'ц'])))
}

/// «Соколовской», «Высоцкую»: a woman's surname of that shape, in an oblique case.
pub fn womans_regional(fold: &str) -> bool {
    fold.len() > 12 && ends_in(fold, &["ской", "скую", "цкой", "цкую"])
}

/// Endings in these vowels that an adjective has.
const ADJECTIVAL: [&str; 4] = ["ого", "ему", "ому", "ими"];

/// Part of a lexicon's name («Президент Отель», «район Токаева»), or a town («в городе Элизабет»): not a reference.
fn inside_other(doc: &Doc, i: usize) -> bool {
    let named_after = || {
        let to = names::readings(doc, i, Role::Surname).iter().fold(CaseSet::EMPTY, |all, f| all.or(f.cases));
        honours(doc, i - 1) && !(monument(doc, i - 1) && to.has(Case::Dat) && !to.has(Case::Gen))
    };
    // «ул. Гагарина»
    let shortened = i > 1 && doc.text.is(i - 1, ".") && doc.is_word(i - 2) && doc.is_class(i - 2, Class::NAMED_AFTER);
    // «по улице Маршала Жукова»
    let ranked = || {
        let office = SenseKind::Rank.bit() | SenseKind::TitleHead.bit();
        i > 1 && doc.any_of(i - 1, office) && doc.is_word(i - 2) && honours(doc, i - 2)
    };
    // «с праздником Новруз»
    let feast = || doc.text.fold(i - 1).starts_with("праздник") && doc.text.tokens[i - 1].shape == Shape::Lower;
    shortened && !doc.sentence_start(i)
        || i > 0 && doc.is_word(i - 1) && (named_after() || names_place(doc, i) || ranked() || feast())
        || honoured(doc, i)
}

/// «имени Шарофа Рашидова», «им. М. Джалиля»: the last word of a name of honour.
fn honoured(doc: &Doc, i: usize) -> bool {
    let text = doc.text;
    let letter = |k: usize| text.is(k, ".") && k > 0 && text.tokens[k - 1].shape == Shape::Letter && doc.capital(k - 1);
    let mut k = i;
    while k > 1 && letter(k - 1) {
        k -= 2;
    }
    if k == i && i > 0 && doc.capital(i - 1) && !doc.sentence_start(i - 1) {
        k -= 1;
    }
    let led = k < i && k > 0 && (text.reads(k - 1, "имени") || k > 1 && text.is(k - 1, ".") && text.reads(k - 2, "им"));
    led && !text.tokens[i].line_start
}

/// «имени», «премия»: whoever is named behind the word at `k` is part of another name; not «от имени».
pub fn honours(doc: &Doc, k: usize) -> bool {
    let on_behalf = || k > 0 && doc.text.reads(k, "имени") && doc.text.reads(k - 1, "от");
    // «из-за болезни А»: whoever is ill
    let ill = || k > 0 && doc.text.reads(k, "болезни") && matches!(doc.text.fold(k - 1), "из-за" | "по" | "после");
    doc.is_class(k, Class::NAMED_AFTER) && !on_behalf() && !ill()
}

/// «памятник Пушкину»: the human is meant, in the dative.
pub fn monument(doc: &Doc, k: usize) -> bool {
    doc.text.fold(k).starts_with("памятник")
}

/// «район Токаева», «в городе Элизабет»: the word right before wants a name of its own.
fn names_place(doc: &Doc, i: usize) -> bool {
    let named = Class::DESIGNATES.or(Class::WATER);
    doc.is_class(i - 1, named) || in_district(doc, i) || phrase::settlement(doc, i - 1) == Some(i)
}

/// «в район Рудаки», but not «глава района Петров».
pub fn in_district(doc: &Doc, i: usize) -> bool {
    let district = doc.know.grammar.region_noun(doc.text.fold(i - 1)) == Some("district");
    district && i > 1 && doc.flags(i - 2).has(Flags::PREPOSITION)
}

/// «Курбан байрамы», «Рамазан айт»: does a word for a feast stand at `k`?
fn feast(doc: &Doc, k: usize) -> bool {
    k < doc.len() && doc.is_word(k) && (doc.text.fold(k).starts_with("байрам") || doc.text.fold(k) == "айт")
}

/// «Тур де Франс»: the particle is part of another name.
fn behind_particle(doc: &Doc, i: usize) -> bool {
    i > 1
        && doc.text.tokens[i - 1].shape == Shape::Lower
        && doc.any_of(i - 1, SenseKind::NameParticle.bit())
        && doc.capital(i - 2)
}

/// «в Козлове», «из Новосёлова»: the case is a town's; «по Вернадского» a street's.
fn within(doc: &Doc, i: usize, role: Role) -> bool {
    let forms = || names::readings(doc, i, role);
    let first = |case: Case| forms().first().is_some_and(|r| r.cases.has(case) && !r.indeclinable);
    match i.checked_sub(1).map_or("", |k| doc.text.fold(k)) {
        "в" | "во" => first(Case::Loc),
        "из" => first(Case::Gen),
        "по" => !forms().iter().any(|r| r.cases.has(Case::Dat)),
        _ => false,
    }
}

/// «остров Врангеля»: the same, where the word can be a genitive.
fn gives_name(doc: &Doc, i: usize) -> bool {
    let weakly = i > 0 && doc.is_word(i - 1) && doc.is_class(i - 1, Class::NAMED_AFTER_WEAKLY);
    weakly && names::readings(doc, i, Role::Surname).iter().any(|f| f.cases.has(Case::Gen))
}

/// A given name that stands alone: the dictionary calls it one, and it is no other thing here.
fn lone_given(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    let marked = i > 0 && (opens_quote(doc, i - 1) || hyphen(doc, i - 1) || pair_in_quotes(doc, i));
    let beside =
        |k: usize| k < doc.len() && doc.capital(k) && !doc.sentence_start(k) && !doc.text.tokens[k.max(i)].line_start;
    f.has(Flags::GIVEN_SURE)
        && (!f.has(Flags::COMMON | Flags::FUNCTION) || likelier_name(doc, i, Tag::NAME))
        && doc.text.tokens[i].shape == Shape::Capital
        && !marked
        && !beside(i + 1)
        && !(i > 0 && beside(i - 1))
        && !names::names_several(doc, i)
        && !inside_other(doc, i)
        && !gives_name(doc, i)
        && !within(doc, i, Role::Given)
        && !behind_particle(doc, i)
        && !feast(doc, i + 1)
        && !second_saint(doc, i)
        // «порт Оля»
        && !(i > 0 && matches!(doc.text.fold(i - 1), "порт" | "порта" | "порту" | "порте" | "портом"))
        && doc
            .sense(
                i,
                SenseKind::Place.bit()
                    | SenseKind::ORGANIZATIONS
                    | SenseKind::COUNTRIES
                    | SenseKind::Stop.bit()
                    | SenseKind::TitleHead.bit(),
            )
            .is_none()
}

/// «Мефодия» of «имени Святых Кирилла и Мефодия».
fn second_saint(doc: &Doc, i: usize) -> bool {
    i > 2 && phrase::is_and(doc, i - 1) && doc.capital(i - 2) && doc.text.fold(i - 3).starts_with("свят")
}

/// A given name of the lexicon that is no other word: «опека над Пэрис».
fn rare_given(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    f.has(Flags::GIVEN)
        && !f.has(Flags::KNOWN)
        && !doc.any_of(i, !SenseKind::GivenName.bit())
        && doc.text.tokens[i].shape == Shape::Capital
        && doc.text.word(i).chars().count() > 3
        && !(i > 0 && (opens_quote(doc, i - 1) || hyphen(doc, i - 1) || pair_in_quotes(doc, i)))
        && !hyphen(doc, i + 1)
        && !beside_capital(doc, i)
        && !inside_other(doc, i)
        && !gives_name(doc, i)
        && !within(doc, i, Role::Given)
}

/// The word right behind an opening quote, unless a verb follows: the name of a thing, not «Максим скончался».
fn quoted(doc: &Doc, i: usize) -> bool {
    opens_quote(doc, i - 1) && verb_behind(doc, i + 1).is_none()
}

/// The second word of all that is in quotes, «Рустам и Сухраб»: a work.
fn pair_in_quotes(doc: &Doc, i: usize) -> bool {
    let closed = |k: usize| k < doc.len() && matches!(doc.text.word(k), "»" | "\"" | "”");
    i > 2 && phrase::is_and(doc, i - 1) && opens_quote(doc, i - 3) && closed(i + 1)
}

fn opens_quote(doc: &Doc, k: usize) -> bool {
    doc.has(k, Traits::OPENING)
}

/// A hyphen within a word, not one that stands for a dash.
fn hyphen(doc: &Doc, k: usize) -> bool {
    k + 1 < doc.len()
        && doc.text.is(k, "-")
        && !(doc.text.tokens[k].space_before && doc.text.tokens[k + 1].space_before)
}

/// Is the dictionary's likeliest reading a name of this kind: «Аркадий», «Раиса», «Путин»? A word that opens its sentence
/// may have no other nominative («Роза считается символом города»).
fn likelier_name(doc: &Doc, i: usize, kind: u32) -> bool {
    let word = |p: Parse| !p.tag.has(kind) && p.tag.cases().has(Case::Nom);
    !doc.flags(i).has(Flags::VERB | Flags::FUNCTION)
        && doc.known(i).first().is_some_and(|p| p.tag.has(kind))
        && !((doc.sentence_start(i) || kind == Tag::SURNAME) && doc.known(i).iter().any(word))
        && doc.adjective(i).any().is_empty()
}

/// A surname that stands alone and can be nothing else: the dictionary calls it a surname and no ordinary word, place or name.
fn lone_surname(doc: &Doc, i: usize) -> bool {
    let f = doc.flags(i);
    // «Кампрад-старший»
    if !f.has(Flags::SURNAME_SURE) && !doc.has(i, Traits::HYPHENED) {
        return false;
    }
    let quoted = i > 0 && quoted(doc, i);
    let (name, elder) = names::elder_or_younger(&doc.know.grammar.stems, doc.text.fold(i));
    let hyphened = name.contains('-');
    // «фонд Гейдара Алиева», «КАПО имени С.П. Горбунова»: a name inside a title or a body
    let given = i > 0 && doc.capital(i - 1) && doc.flags(i - 1).has(Flags::GIVEN_SURE);
    let given = given && !doc.text.tokens[i].line_start;
    let initialed = given || i > 1 && doc.text.is(i - 1, ".") && doc.text.tokens[i - 2].shape == Shape::Letter;
    // «плавбаза "Всеволод Сибирцев"», «ИП Чумаков», «иеромонах Амвросий (Носов)»
    let next = i + 1;
    let inside = || {
        next < doc.len() && matches!(doc.text.word(next), "»" | "\"" | "”")
            || i > 0
                && (doc.any_of(i - 1, SenseKind::OrgHead.bit()) && !owner(doc, i)
                    || doc.text.is(i - 1, "(") && doc.text.is(next, ")"))
    };
    // «иеромонах Дионисий (Пешков)»
    let worldly = || i > 1 && doc.text.is(i - 1, "(") && doc.text.is(next, ")") && doc.flags(i - 2).has(Flags::GIVEN);
    // «Бородулин (Курчатов)»
    let town = || i > 0 && doc.text.is(i - 1, "(") && doc.any_of(i, SenseKind::Place.bit());
    let plain =
        !f.has(Flags::GIVEN) && !town() && (!f.has(Flags::COMMON) || likelier_name(doc, i, Tag::SURNAME) && !inside());
    (f.has(Flags::SURNAME_SURE) && plain || elder)
        && !quoted
        && !hyphened
        && !initialed
        && !worldly()
        && !names::names_several(doc, i)
        && !inside_other(doc, i)
        && !f.has(Flags::FUNCTION)
        && !within(doc, i, Role::Surname)
        && !gives_name(doc, i)
        && !places::is_listed(doc, i)
        && doc.sense(i, SenseKind::ORGANIZATIONS | SenseKind::COUNTRIES | SenseKind::Stop.bit()).is_none()
}

/// «правительство Медведева»: a genitive behind a body's head that is no abbreviation.
fn owner(doc: &Doc, i: usize) -> bool {
    doc.text.tokens[i - 1].shape != Shape::Upper
        && names::readings(doc, i, Role::Surname).iter().any(|f| f.cases.has(Case::Gen) && !f.cases.has(Case::Nom))
}

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

/// The most that a name of doubtful nominative is worth.
const DOUBTFUL: f64 = 0.88;

fn human(doc: &Doc, found: &Found, all: &[Reading], group: &[usize]) -> Human {
    // the fullest form; of equals the first
    // «Нельсон Ролилахла Мандела» before «Нельсон Мандела»
    let middle = |i: usize| all[i].nominative.given.as_deref().is_some_and(|g| g.contains(' '));
    let best =
        group.iter().copied().max_by_key(|&i| (fullness(&all[i]), middle(i), std::cmp::Reverse(i))).unwrap_or(group[0]);
    let mut name = of_other_sex(doc, found, all, group, best).unwrap_or_else(|| all[best].nominative.clone());
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
