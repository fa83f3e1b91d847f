//! Mentions read anew by what other mentions tell: a surname shared by two, a patronymic that was a surname, a surname of two
//! words.

use super::lone::beside_capital;
use super::reading::{Candidates, Reading, read, stem};
use super::seen::Seen;
use crate::extract::bind::{Found, How};
use crate::extract::doc::{Doc, Flags};
use crate::extract::keys::KeyMap;
use crate::extract::names::{self, Name, Part, Role};
use crate::extract::phrase;
use crate::morph::{Case, CaseSet, Gender, Tag};
use crate::rules::{Sense, SenseKind, TitleClass, hash};
use crate::text::Shape;

/// «Ринат и Гульнара Хасановы»: the surname is that of both.
pub(super) fn share_surnames(doc: &Doc, found: &mut Found, readings: &mut Vec<Reading>, written: &Seen) {
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
                None if given() || kin_before(doc, at - 2).is_some() => {
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
        if let [_, first] = bearers[..] {
            stand_alike(doc, own, first, n, readings);
        }
        for b in bearers {
            let r = &mut readings[b];
            let kin = || kin_before(doc, found.names[r.name].start).and_then(|k| sex_of_kin(doc, k));
            let told = r.nominative.gender.or_else(kin);
            r.nominative.gender = told;
            let sex = told.unwrap_or(Gender::Masc);
            if let Some(word) = names::of_several(doc, surname, sex, joined) {
                call(r, word);
            }
        }
    }
}

/// «Оксаны и Виталия Гречишкиных»: the given name at `own` of mention `n` stands in the case of that of the mention `first`.
fn stand_alike(doc: &Doc, own: Option<usize>, first: usize, n: usize, readings: &mut [Reading]) {
    let (Some(own), Some(case)) = (own, readings[first].nominative.case.filter(|&c| c != Case::Nom)) else { return };
    let forms = names::readings(doc, own, Role::Given);
    let mut fitting = forms.iter().filter(|f| f.cases.has(case));
    if let (Some(form), None) = (fitting.next(), fitting.next()) {
        let r = &mut readings[n].nominative;
        (r.given, r.gender, r.case) = (Some(form.nominative.clone()), form.gender.or(r.gender), Some(case));
    }
}

/// «братья Шахмир и Эльдар Кебековы», «супругам»: where relatives stand right before the capital at `i`.
fn kin_before(doc: &Doc, i: usize) -> Option<usize> {
    let relative =
        |s: Sense| s.kind == SenseKind::TitleHead && doc.know.titles[s.entry as usize].class == TitleClass::Relative;
    let kin = |&k: &usize| doc.senses(k).any(relative) && !doc.noun(k).plur.is_empty();
    i.checked_sub(1).filter(|_| doc.capital(i) && !doc.text.tokens[i].line_start).filter(kin)
}

/// «братья», «сёстрам»; «супруги» are of both sexes.
fn sex_of_kin(doc: &Doc, k: usize) -> Option<Gender> {
    let fold = doc.text.fold(k);
    match () {
        _ if fold.starts_with("брат") => Some(Gender::Masc),
        _ if fold.starts_with("сест") => Some(Gender::Femn),
        _ => None,
    }
}

/// «братьям Петру и Андрею Мунтяну», «супруги Андрей и Вера Третьяк»: a surname that shows no plural is that of both too.
fn share_kin(doc: &Doc, found: &mut Found, readings: &mut Vec<Reading>, n: usize, written: &Seen) {
    let at = found.names[n].start;
    let Some(first) = at.checked_sub(2).filter(|&k| k > 0 && phrase::is_and(doc, at - 1) && doc.is_word(k)) else {
        return;
    };
    if !doc.capital(first) || names::readings(doc, first, Role::Given).is_empty() {
        return;
    }
    let kin = kin_before(doc, first);
    if kin.is_none() && !couple(doc, found, n, first) {
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
    // «братья Тарек и Шериф Мансуры»
    let brothers =
        kin.is_some_and(|k| doc.noun(k).plur.has(Case::Nom)) && readings[n].nominative.case != Some(Case::Gen);
    let one = word.strip_suffix('ы').filter(|stem| brothers && plural_of_consonant(stem));
    match one {
        Some(one) => [b, n].into_iter().for_each(|r| call(&mut readings[r], one.to_owned())),
        None => call(&mut readings[b], word),
    }
}

/// «Мансур»: a stem to which «-ы» is the ending of several.
fn plural_of_consonant(stem: &str) -> bool {
    stem.chars().count() > 3 && stem.ends_with(|c: char| "бвдзлмнпрст".contains(c))
}

/// Gives the mention a surname.
fn call(r: &mut Reading, surname: String) {
    let fold = names::folded(&surname);
    r.surname = Candidates { keys: vec![hash(&fold)], lone: true, letter: fold.chars().next() };
    let given = [r.nominative.given.as_deref(), r.nominative.patronymic.as_deref(), Some(&surname)];
    r.nominative.name = given.into_iter().flatten().collect::<Vec<_>>().join(" ");
    r.nominative.surname = Some(surname);
}

/// «Сергей и Марина Коваленко»: two given names before a surname that never bends, the first (at token `first`) told with no
/// surname of his own anywhere.
fn couple(doc: &Doc, found: &Found, n: usize, first: usize) -> bool {
    let [given, surname] = &found.names[n].parts[..] else { return false };
    let unbent = |k: usize| {
        let forms = names::readings(doc, k, Role::Surname);
        let plural = doc.text.fold(k).ends_with("ие");
        !plural && !forms.is_empty() && forms.iter().all(|f| f.indeclinable)
    };
    let told =
        |m: &Name| m.parts.len() > 1 && m.parts.iter().any(|p| !p.initial && doc.hash(p.start) == doc.hash(first));
    // «с Сюй Даганом и Резой Мусави»: the first has a surname
    let whole = first > 0 && doc.capital(first - 1) && !doc.sentence_start(first - 1);
    !whole
        && given.role == Role::Given
        && surname.role == Role::Surname
        && unbent(surname.start)
        && doc.flags(first).has(Flags::GIVEN_SURE)
        && doc.flags(given.start).has(Flags::GIVEN_SURE)
        && names::share_case(doc, first, surname.start)
        && !found.names.iter().any(told)
}

/// «Максим Ермолович … Ермолович сказал»: nobody is called by his patronymic alone, so it is a surname.
pub(super) fn surnames_in_ich(doc: &Doc, found: &mut Found, readings: &mut [Reading], written: &Seen) {
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
    // «премьер-министр Михаил Мясникович»: no father is called so; «директор Валерий Климович»: hardly one is, and it is a surname
    let surname = |n: usize| nobodys_son(doc, &found.names[n]) || hardly_father(doc, &found.names[n]);
    let surnamed: Vec<usize> = open.iter().copied().filter(|&n| titled(n) && surname(n)).collect();
    for n in open {
        if surnamed.contains(&n) || readings[n].patronymic.keys.iter().any(|key| said.contains_key(key)) {
            found.names[n].parts[1].role = Role::Surname;
            readings[n] = read(doc, found, n, None, written);
        }
    }
}

/// «Кешаварз Насер» in a list and «Насер Кешаварз» in the text: the same two words in both orders. The surname is what stands beside
/// initials or alone elsewhere, else what is last in the one that heads no row, else in the later one.
pub(super) fn turned(doc: &Doc, found: &mut Found, readings: &mut [Reading], written: &Seen) {
    // the words of both parts, whichever is which
    let pair = |r: &Reading| {
        let (given, surname) = (*r.given.keys.first()?, *r.surname.keys.first()?);
        (r.given.lone && r.surname.lone && r.patronymic.keys.is_empty()).then_some((given, surname))
    };
    let mut first: KeyMap<usize> = KeyMap::default();
    let mut wrong: Vec<usize> = Vec::new();
    for n in 0..readings.len() {
        let Some((given, surname)) = pair(&readings[n]) else { continue };
        let earlier = *first.entry(given ^ surname).or_insert(n);
        if pair(&readings[earlier]) == Some((surname, given)) && given != surname {
            let alone = |key: u64| {
                readings
                    .iter()
                    .any(|r| r.given.keys.is_empty() && r.surname.lone && r.surname.keys.first() == Some(&key))
            };
            // in a row of a list or table the surname may lead
            let row = |n: usize| {
                let at = found.names[readings[n].name].start;
                let token = &doc.text.tokens[at];
                token.line_start || token.cell_start || at > 0 && doc.text.is(at - 1, "|")
            };
            let later = alone(given) && !alone(surname) || !alone(surname) && row(n) && !row(earlier);
            wrong.push(if later { n } else { earlier });
        }
    }
    wrong.sort_unstable();
    wrong.dedup();
    for n in wrong {
        for part in &mut found.names[n].parts {
            part.role = match part.role {
                Role::Given => Role::Surname,
                Role::Surname => Role::Given,
                other => other,
            };
        }
        readings[n] = read(doc, found, n, readings[n].nominative.case, written);
    }
}

/// «к Берикжану Сапаргалиевичу» behind «Берикжан Сапаргалиевич Есмуханов»: behind a given name that no list knows a father's name
/// looks like a surname until he is named in full.
pub(super) fn fathers_told(doc: &Doc, found: &mut Found, readings: &mut [Reading], written: &Seen) {
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

/// «Климович», «Данилович»: a surname by the dictionary, and a father's name that few bear.
fn hardly_father(doc: &Doc, name: &Name) -> bool {
    let i = name.parts[1].start;
    let fold = doc.text.fold(i);
    let Some(stem) = fold.rfind("вич").map(|at| &fold[..at]) else { return false };
    doc.flags(i).has(Flags::SURNAME_SURE | Flags::SURNAME) && !doc.know.grammar.stems.usual_fathers.has(stem)
}

/// «Мясникович»: a man's second name in «-ович» that is made from no given name.
fn nobodys_son(doc: &Doc, name: &Name) -> bool {
    let i = name.parts[1].start;
    let fold = doc.text.fold(i);
    let given = |father: &str| {
        let listed = |s: Sense| s.kind == SenseKind::GivenName;
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
pub(super) fn surnames_like_given(doc: &Doc, found: &mut Found, readings: &mut [Reading], written: &Seen) {
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
pub(super) fn reread(doc: &Doc, found: &mut Found, readings: &mut [Reading], written: &Seen) {
    let open: Vec<usize> = (0..readings.len()).filter(|&n| may_change(doc, &found.names[n], &readings[n])).collect();
    if open.is_empty() {
        return;
    }
    let told = Whole::of(doc, found, readings);
    let fathers: Vec<bool> = (0..readings.len())
        .map(|n| father(doc, &found.names[n]) && !told.surname(doc, &found.names[n], &readings[n], n))
        .collect();
    for n in open {
        let (name, r) = (&found.names[n], &readings[n]);
        let words: Vec<&str> = r.nominative.name.split(' ').collect();
        match words[..] {
            [_, _] if fathers[n] && told.has_surname(r) => found.names[n].parts[1].role = Role::Patronymic,
            [a, b, c] if given_of_two(name) && told.two_surnames(doc, name, [a, b, c]) => part_behind(found, n, 1),
            [a, b, c, d] if given_of_three(name) && told.lettered([a, b], [c, d]) => part_behind(found, n, 2),
            _ => continue,
        }
        readings[n] = read(doc, found, n, None, written);
    }
}

/// Ends the given name of a name behind its first `words`.
fn part_behind(found: &mut Found, n: usize, words: usize) {
    let parts = &mut found.names[n].parts;
    (parts[0].end, parts[1].start) = (parts[0].start + words, parts[0].start + words);
}

/// «Карлос Фернандес | Перейра»
fn given_of_two(name: &Name) -> bool {
    name.end == name.start + 3 && name.parts[0].end == name.start + 2
}

/// «Мария Эдуарда Кастелу | Бранку»
fn given_of_three(name: &Name) -> bool {
    name.end == name.start + 4 && name.parts[0].end == name.start + 3
}

/// A given name and a surname, and no patronymic.
fn two(r: &Reading) -> bool {
    !r.given.keys.is_empty() && !r.surname.keys.is_empty() && r.patronymic.keys.is_empty()
}

/// Can the second part of the name be a patronymic?
fn father(doc: &Doc, name: &Name) -> bool {
    let parts = &name.parts;
    parts.len() == 2 && parts[1].end == parts[1].start + 1 && doc.flags(parts[1].start).has(Flags::PATRONYMIC)
}

fn may_change(doc: &Doc, name: &Name, r: &Reading) -> bool {
    two(r)
        && !name.eastern
        && name.parts.len() == 2
        && name.parts[0].role == Role::Given
        && (father(doc, name) || given_of_two(name) || given_of_three(name))
}

fn key(word: &str) -> u64 {
    hash(&names::folded(word))
}

/// The letter that a name is shortened to.
fn initial(word: &str) -> Option<char> {
    word.chars().next().and_then(|c| c.to_lowercase().next())
}

/// What whole names and those with initials tell, by the keys of their words.
struct Whole {
    names: KeyMap<()>,
    /// The surname of each given name, unless it has several.
    surnames: KeyMap<Option<u64>>,
    /// The first mention with each given name.
    first: KeyMap<usize>,
    /// «М. Уокер» beside «Матиас Уокер Прието»
    short: Vec<(char, u64)>,
    /// «М.Э. Кастелу Бранку» beside «Мария Эдуарда Кастелу Бранку»
    double: Vec<((char, char), u64)>,
    /// «министр Виктор Ходанович» before «директор Виктор Лис», «В.М. Ходанович» elsewhere: a surname after all
    surnamed: KeyMap<()>,
}

impl Whole {
    fn of(doc: &Doc, found: &Found, readings: &[Reading]) -> Whole {
        let letter = |r: &Reading| {
            let letter = r.given_initial.filter(|_| r.patronymic_initial.is_none())?;
            Some((letter, *r.surname.keys.first()?))
        };
        let two_letters = |r: &Reading| {
            let letters = r.given_initial.zip(r.patronymic_initial)?;
            Some((letters, key(r.nominative.surname.as_deref().filter(|s| s.contains(' '))?)))
        };
        let initialled = readings.iter().filter(|r| r.given_initial.is_some());
        let mut whole = Whole {
            names: KeyMap::default(),
            surnames: KeyMap::default(),
            first: KeyMap::default(),
            short: readings.iter().filter_map(letter).collect(),
            double: readings.iter().filter_map(two_letters).collect(),
            surnamed: initialled.flat_map(|r| r.surname.keys.iter().map(|&key| (key, ()))).collect(),
        };
        for (n, r) in readings.iter().enumerate().filter(|(_, r)| two(r)) {
            whole.names.insert(key(&r.nominative.name), ());
            if let (Some(given), Some(surname)) = (&r.nominative.given, &r.nominative.surname)
                && !father(doc, &found.names[n])
            {
                let (given, surname) = (key(given), Some(key(surname)));
                whole.surnames.entry(given).and_modify(|s| *s = s.filter(|_| *s == surname)).or_insert(surname);
                whole.first.entry(given).or_insert(n);
            }
        }
        whole
    }

    /// Is the second word of mention `n`, which can be a patronymic, a surname?
    fn surname(&self, doc: &Doc, name: &Name, r: &Reading, n: usize) -> bool {
        let word = r.surname.keys.iter().any(|key| self.surnamed.contains_key(key));
        let listed = || doc.known(name.parts[1].start).iter().any(|p| p.tag.has(Tag::PATRONYMIC));
        let given = || r.nominative.given.as_deref().and_then(|g| self.first.get(&key(g)));
        word || !listed() && given().is_none_or(|&first| first > n)
    }

    /// Has the given name one surname elsewhere?
    fn has_surname(&self, r: &Reading) -> bool {
        r.nominative.given.as_deref().and_then(|g| self.surnames.get(&key(g))).is_some_and(Option::is_some)
    }

    /// «Карлос Фернандес Перейра»: are two of the words told as a name, or the second with an initial?
    fn two_surnames(&self, doc: &Doc, name: &Name, [a, b, c]: [&str; 3]) -> bool {
        let named = |at: usize, pair: [&str; 2]| {
            let plain = !doc.flags(at).has(Flags::GIVEN) && doc.text.tokens[at].shape == Shape::Capital;
            plain && self.names.contains_key(&key(&pair.join(" ")))
        };
        let initials = || initial(a).is_some_and(|letter| self.short.contains(&(letter, key(b))));
        named(name.start + 2, [a, b]) || named(name.start + 1, [b, c]) || initials()
    }

    /// «Мария Эдуарда Кастелу Бранку»: are the two surnames told with both initials?
    fn lettered(&self, [a, b]: [&str; 2], [c, d]: [&str; 2]) -> bool {
        let letters = initial(a).zip(initial(b));
        letters.is_some_and(|letters| self.double.contains(&(letters, key(&format!("{c} {d}")))))
    }
}
