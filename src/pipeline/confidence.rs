//! `--min-confidence`: what the evidence supports too weakly is left out, and indexes are kept true.

use crate::model::{Position, Release};

/// Leaves out people, positions and dates whose confidence is below `min`, with all that refers to them.
pub fn keep_confident(release: &mut Release, min: f64) {
    if min <= 0.0 {
        return;
    }
    release.dates.retain(|d| d.confidence >= min);
    let people = renumber(release.people.iter().map(|p| p.confidence >= min));
    release.people.retain(|p| p.confidence >= min);
    let person = |old: usize| people.get(old).copied().flatten();

    let sure = |p: &Position| p.confidence >= min && person(p.person).is_some();
    let said = |p: &Position| p.repeats.is_none_or(|i| release.positions.get(i).is_some_and(sure));
    let stays: Vec<bool> = release.positions.iter().map(|p| sure(p) && said(p)).collect();
    let positions = renumber(stays.iter().copied());
    let mut stay = stays.iter();
    release.positions.retain(|_| *stay.next().unwrap_or(&false));
    for position in &mut release.positions {
        position.person = person(position.person).unwrap_or_default();
        position.repeats = position.repeats.and_then(|old| positions.get(old).copied().flatten());
    }

    release.participants.retain(|p| person(p.person).is_some());
    for participant in &mut release.participants {
        participant.person = person(participant.person).unwrap_or_default();
        let own = participant.position.and_then(|old| positions.get(old).copied().flatten());
        participant.position = own.or_else(|| {
            participant.position?;
            let held = |p: &Position| p.person == participant.person;
            release.positions.iter().position(held)
        });
        // a state that the text tells beside the name stays; the position's goes and comes with it
        if participant.country_mention.is_none() {
            let position = participant.position.map(|i| &release.positions[i]);
            participant.country = position.and_then(|p| p.country.clone());
            participant.country_from = position.and_then(|p| p.country_from.clone());
        }
    }
}

/// New index of each element, or none for those that go.
fn renumber(stay: impl Iterator<Item = bool>) -> Vec<Option<usize>> {
    let mut next = 0;
    stay.map(|stays| {
        stays.then(|| {
            next += 1;
            next - 1
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Mention, Participant, Person};

    #[test]
    fn indexes_follow_what_stays() {
        let person = |confidence| Person { confidence, ..Person::default() };
        let position = |person, confidence| Position {
            country: Some("BY".into()),
            ..Position { person, confidence, ..Position::default() }
        };
        let repeat = |of| Position { repeats: Some(of), ..position(1, 0.9) };
        let mut release = Release {
            people: vec![person(0.4), person(0.95), person(0.9)],
            positions: vec![position(0, 0.99), position(1, 0.5), position(1, 0.9), repeat(1), repeat(2)],
            participants: (0..3)
                .map(|person| Participant {
                    person,
                    position: (person < 2).then_some(person),
                    country: Some(["RU", "KZ", "CN"][person].into()),
                    country_mention: (person == 2).then(Mention::default),
                    ..Participant::default()
                })
                .collect(),
            dates: vec![Date::default()],
            ..Release::default()
        };
        keep_confident(&mut release, 0.9);
        assert_eq!(release.people.len(), 2);
        let left: Vec<_> = release.positions.iter().map(|p| (p.person, p.repeats)).collect();
        assert_eq!(left, [(0, None), (0, Some(0))]);
        let kept: Vec<_> = release.participants.iter().map(|p| (p.person, p.position)).collect();
        assert_eq!(kept, [(0, Some(0)), (1, None)]);
        let states: Vec<_> = release.participants.iter().map(|p| p.country.as_deref()).collect();
        assert_eq!(states, [Some("BY"), Some("CN")]);
        assert!(release.dates.is_empty());
    }
}
