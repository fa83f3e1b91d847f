//! Which mentions name one human: what they have in common, and what keeps them apart.

use super::reading::{Candidates, Reading};
use crate::extract::bind::{Found, How};
use crate::extract::names;
use crate::rules::hash;
use crate::text::fold_into;

pub(super) fn overlap(a: &Candidates, b: &Candidates) -> bool {
    a.keys.iter().any(|x| b.keys.contains(x))
}

/// Initials, written or those of the names.
fn letters(r: &Reading) -> Option<(char, char)> {
    Some((r.given_initial.or(r.given.letter)?, r.patronymic_initial.or(r.patronymic.letter)?))
}

/// What mentions of one human have in common, as keys: a surname, a given name, initials, and a surname of several words or
/// the whole of a mention that may be one, put into `out`. Where two kinds clash, one more group is compared. `room` is for folding.
pub(super) fn links(r: &Reading, room: &mut String, out: &mut Vec<u64>) {
    let mut folded = |word: &str| {
        room.clear();
        fold_into(word, room);
        hash(room)
    };
    let surname = r.surname.keys.iter().copied();
    let given = r.given.keys.iter().map(|key| key.rotate_left(16));
    let parted = r.nominative.surname.as_deref().and_then(|s| Some((s, names::cut_last(s, b' ')?.1)));
    let name = Some(r.nominative.name.as_str()).filter(|name| name.contains(' '));
    let whole = parted.map(|(whole, _)| whole).into_iter().chain(name).map(|w| hash(w).rotate_left(32));
    // the first of two surnames may stand for both; the last is all of it where the first is read as a given name
    let first = parted.and_then(|(whole, _)| whole.split_once(' ')).map(|(first, _)| folded(first));
    let last = parted.map(|(_, last)| folded(last));
    let letters =
        letters(r).map(|(a, b)| hash(a.encode_utf8(&mut [0; 4])) ^ hash(b.encode_utf8(&mut [0; 4])).rotate_left(48));
    let own = last_given(r).map(&mut folded);
    // «Кумар Раджив» and «Раджив Кумар»
    let pair = r.nominative.surname.as_deref().zip(r.nominative.given.as_deref());
    let pair = pair.map(|(a, b)| folded(a) ^ folded(b));
    out.clear();
    out.extend(surname.chain(given).chain(whole).chain(first).chain(last).chain(letters).chain(own).chain(pair));
}

/// «Тханг» of «Нгуен Ван Тханг»: the last word of a given name in East Asia.
fn last_given(r: &Reading) -> Option<&str> {
    let given = r.nominative.given.as_deref().filter(|_| r.eastern)?;
    names::cut_last(given, b' ').map(|(_, last)| last)
}

/// «г-н Тханг» of «Нгуен Ван Тханг»: Vietnamese are called by the last word of their names.
fn called_by_given(x: &Reading, y: &Reading) -> bool {
    let alone = x.given.keys.is_empty() && x.given_initial.is_none() && x.nominative.surname.is_some();
    alone && last_given(y) == x.nominative.surname.as_deref()
}

/// Do two mentions say the same, as far as joining goes?
pub(super) fn alike(a: &Reading, b: &Reading) -> bool {
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
pub(super) fn same_human(all: &[Reading], group: &[usize], i: usize) -> bool {
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
        let called = || called_by_given(r, x) || called_by_given(x, r) || swapped(r, x);
        whole(r, x)
            || whole(x, r)
            || called()
            || named(r, x)
            || named(x, r)
            || parted_otherwise(r, x)
            || parted_otherwise(x, r)
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

/// «Кумар Раджив» and «Раджив Кумар»: the same two words, the surname once first and once last.
fn swapped(x: &Reading, y: &Reading) -> bool {
    let (a, b) = (&x.nominative, &y.nominative);
    a.surname.is_some() && a.given.is_some() && a.surname == b.given && a.given == b.surname
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
pub(super) fn supported(found: &Found, all: &[Reading], group: &[usize]) -> bool {
    let titled = |i: usize| found.bonds_of(all[i].name).any(|b| b.how != How::Series);
    let best = group.iter().map(|&i| all[i].weight + if titled(i) { 0.2 } else { 0.0 }).fold(0.0, f64::max);
    best + 0.1 * (group.len() as f64 - 1.0).min(2.0) >= 0.6
}
