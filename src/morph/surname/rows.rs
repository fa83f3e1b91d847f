//! Which classes surnames, given names and patronymics may be of, likelier first, and the rows that a written form is read through.

use super::classes::*;
use crate::morph::tag::CaseSet;
use std::sync::LazyLock;

/// Likelier classes first.
pub(super) static SURNAMES: LazyLock<Rows> = LazyLock::new(|| {
    Rows::of(&[
        &POSSESSIVE_F,
        &POSSESSIVE,
        &SKIJ,
        &VELAR_IJ,
        &AYA_SKAYA,
        &CONSONANT,
        &HUSHING,
        &FLEETING,
        &FLEETING_SOFT,
        &SHORT_I,
        &IJ,
        &FLEETING_N,
        &SOFT,
        &HARD_A,
        &VELAR_A,
        &HUSHING_A,
        &FLEETING_O,
        &FLEETING_RARE,
        &FLEETING_O_RARE,
        &IYA,
        &SOFT_A,
        &SHORT_OJ,
        &YJ,
        &SOFT_IJ,
        &OJ,
        &VELAR_OJ,
        &AYA,
        &AYA_OV,
        &HUSHING_AYA,
        &YAYA,
        &POSSESSIVE_A,
    ])
});

pub(super) static GIVEN: LazyLock<Rows> = LazyLock::new(|| {
    Rows::of(&[
        &ANY_CONSONANT,
        &HUSHING,
        &SHORT_I,
        &IJ,
        &SOFT,
        &ANY_HARD_A,
        &VELAR_A,
        &HUSHING_A,
        &IYA,
        &SOFT_A,
        &SOFT_F,
    ])
});

pub(super) static PATRONYMICS: LazyLock<Rows> = LazyLock::new(|| Rows::of(&[&OVICH, &OVNA]));

/// The endings of a list of classes, sorted by the last byte of those that a written form may have.
pub(super) struct Rows([Vec<Row>; 64]);

pub(super) struct Row {
    pub(super) class: &'static Class,
    pub(super) ending: &'static str,
    pub(super) cases: CaseSet,
}

impl Rows {
    fn of(classes: &[&'static Class]) -> Rows {
        let mut rows = Rows(std::array::from_fn(|_| Vec::new()));
        for class in classes {
            for &(ending, cases) in class.endings {
                // the nominative in a consonant has no ending, and may end in any letter
                let places = ending.bytes().last().map_or(0..64, |last| place(last)..place(last) + 1);
                rows.0[places].iter_mut().for_each(|list| list.push(Row { class, ending, cases }));
            }
        }
        rows
    }

    /// The rows whose ending a form with this last byte may have, likelier first.
    pub(super) fn with_last(&self, byte: u8) -> &[Row] {
        &self.0[place(byte)]
    }
}

/// The last byte of a Cyrillic letter tells 64 letters apart.
fn place(byte: u8) -> usize {
    usize::from(byte % 64)
}
