//! `--min-confidence`: what the evidence supports too weakly is left out, and indexes are kept true.

use crate::model::Release;

/// Leaves out people, positions and dates whose confidence is below `min`, with all that refers to them.
pub fn keep_confident(release: &mut Release, min: f64) {
    if min <= 0.0 {
        return;
    }
    release.dates.retain(|d| d.confidence >= min);
    let people = renumber(release.people.iter().map(|p| p.confidence >= min));
    release.people.retain(|p| p.confidence >= min);
    let person = |old: usize| people.get(old).copied().flatten();

    let stays: Vec<bool> =
        release.positions.iter().map(|p| p.confidence >= min && person(p.person).is_some()).collect();
    let positions = renumber(stays.iter().copied());
    let mut stay = stays.iter();
    release.positions.retain(|_| *stay.next().unwrap_or(&false));
    for position in &mut release.positions {
        position.person = person(position.person).unwrap_or_default();
    }

    release.participants.retain(|p| person(p.person).is_some());
    for participant in &mut release.participants {
        participant.person = person(participant.person).unwrap_or_default();
        let own = participant.position.and_then(|old| positions.get(old).copied().flatten());
        participant.position = own.or_else(|| {
            participant.position?;
            let held = |p: &crate::model::Position| p.person == participant.person;
            release.positions.iter().position(held)
        });
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
    use crate::model::{Date, Participant, Person, Position};

    #[test]
    fn indexes_follow_what_stays() {
        let person = |confidence| Person { confidence, ..Person::default() };
        let position = |person, confidence| Position { person, confidence, ..Position::default() };
        let mut release = Release {
            people: vec![person(0.4), person(0.95), person(0.9)],
            positions: vec![position(0, 0.99), position(1, 0.5), position(1, 0.9)],
            participants: (0..3)
                .map(|person| Participant {
                    person,
                    position: (person < 2).then_some(person),
                    ..Participant::default()
                })
                .collect(),
            dates: vec![Date::default()],
            ..Release::default()
        };
        keep_confident(&mut release, 0.9);
        assert_eq!(release.people.len(), 2);
        assert_eq!(release.positions.len(), 1);
        assert_eq!(release.positions[0].person, 0);
        let kept: Vec<_> = release.participants.iter().map(|p| (p.person, p.position)).collect();
        assert_eq!(kept, [(0, Some(0)), (1, None)]);
        assert!(release.dates.is_empty());
    }
}
