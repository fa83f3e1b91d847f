//! The cases that a word can stand in.

use crate::morph::{Case, CaseSet, Number};

/// Cases by number, of one word class.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cases {
    pub sing: CaseSet,
    pub plur: CaseSet,
}

impl Cases {
    #[inline]
    pub fn any(self) -> CaseSet {
        self.sing.or(self.plur)
    }
    #[inline]
    pub fn has(self, case: Case) -> bool {
        self.any().has(case)
    }
    pub(super) fn add(&mut self, cases: CaseSet, number: Option<Number>) {
        match number {
            Some(Number::Plur) => self.plur = self.plur.or(cases),
            Some(Number::Sing) => self.sing = self.sing.or(cases),
            None => {
                self.sing = self.sing.or(cases);
                self.plur = self.plur.or(cases);
            }
        }
    }
}
