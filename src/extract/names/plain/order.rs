//! Which words of a name are the given name, and which the surname.

use super::{Words, of_given};
use crate::extract::doc::{Doc, Flags};
use crate::extract::names::beside::surname_by_form;
use crate::extract::names::forms::{coherent, readings};
use crate::extract::names::parts::{Builder, fathers_ending, iberian_surname};
use crate::extract::names::tradition::at_home;
use crate::extract::names::units::{Unit, bit};
use crate::extract::names::{Name, Role};
use crate::morph::Case;
use crate::rules::SenseKind;

impl Words<'_, '_> {
    /// «Абенова Гаухар», «Де Сильва Жоао Мануэл»: the name whose surname leads.
    pub(super) fn surname_first(&self, weight: f64) -> Option<Name> {
        let (doc, u) = (self.doc, self.u);
        let lead = u.iter().take_while(|x| x.is(bit::PARTICLE) && x.is(bit::WORD)).count();
        let g = self
            .given
            .filter(|&g| g == lead + 1 && self.surname_at(lead) && u[g..].iter().all(|x| x.is(bit::GIVEN)))?;
        let mut b = Builder::new();
        b.push(Role::Surname, &u[0], &u[lead]);
        b.push(Role::Given, &u[g], &u[u.len() - 1]);
        // «Шафката Али Хана»: the last word is a given name elsewhere
        let several = u.len() > 2 && !u[lead].is(bit::SURNAME);
        b.done(weight, false).filter(|name| !several || coherent(doc, name))
    }

    /// Is the word at `lead` a surname before the given name behind it?
    fn surname_at(&self, lead: usize) -> bool {
        let (doc, x, given) = (self.doc, &self.u[lead], &self.u[lead + 1]);
        let by_form = || surname_by_form(doc, x.start);
        let known = x.is(bit::SURNAME | bit::EASTERN);
        (self.eastern_first || !x.is(bit::GIVEN))
            && (known || lead > 0 || given.is(bit::SURE) || by_form())
            && (given.is(bit::SURE) || !(given.is(bit::SURNAME) && !x.is(bit::SURNAME)))
            && !(lead == 0 && fathers_name(doc, x, given))
            && !(!known && rather_surname(doc, given.start) && !(given.is(bit::SURE) && by_form()))
    }

    /// «Анна Ди Стефано», «Шахад бинт Карим»: the name whose given name leads.
    pub(super) fn given_first(&self, weight: f64) -> Option<Name> {
        let (doc, u, n) = (self.doc, self.u, self.u.len());
        // «Шахад бинт Карим»: whose child she is, no surname; but «Усама бин Ладен»
        if n == 3 && u[1].is(bit::BEN) && !doc.any_of(u[2].start, SenseKind::Surname.bit()) {
            return of_given(u, weight);
        }
        // «Абдул Рахим бин Исмаил», «Нур Азиза бинти Хассан»: a Malay's father's name stands for a surname
        let malay = n > 3 && u[n - 2].is(bit::BEN) && matches!(doc.text.fold(u[n - 2].start), "бин" | "бинти");
        let s = if malay { n - 2 } else { self.surname_begins() };
        let mut b = Builder::new();
        b.push(Role::Given, &u[0], &u[s - 1]);
        b.push(Role::Surname, &u[s], &u[n - 1]);
        b.done(weight, false)
    }

    /// Where the surname begins: with its first particle, else it is the last word; behind two given names two words are one
    /// surname.
    fn surname_begins(&self) -> usize {
        let (doc, u, n) = (self.doc, self.u, self.u.len());
        let leading = u.iter().take_while(|x| x.is(bit::GIVEN)).count();
        // «Махмуд Абд аль-Фаттах ас-Сайед»: the servant's article is no surname's
        let servant = |i: usize| matches!(doc.text.fold(u[i - 1].start), "абд" | "абду");
        // «Мария дель Пилар Ортега Вальверде»: the particle joins what she is called by
        let virgin = u[0].end == u[0].start + 1 && doc.text.fold(u[0].start).starts_with("мари");
        let called = |i: usize| virgin && i == 1 && n > 3 && u[2].is(bit::GIVEN);
        if (1..n - 1).any(|i| self.opens_surname(i) && called(i)) {
            return 3;
        }
        let particle = (1..n - 1).find(|&i| self.opens_surname(i) && !servant(i));
        if let Some(i) = particle {
            let of_father = u[..i].iter().any(|x| x.is(bit::BEN));
            return if leading > 0 && !of_father { leading.min(i) } else { i };
        }
        let article = |x: &Unit| x.is(bit::PARTICLE) || !doc.capital(x.start) && doc.text.word(x.start).contains('-');
        if let Some(i) = (1..n - 1).find(|&i| article(&u[i]) && servant(i)) {
            return i + 1;
        }
        let at_home = |origins: &[&str]| at_home(doc, u[0].start, origins);
        match n {
            4 if leading == 2 && (!u[3].is(bit::GIVEN) || at_home(&["spanish"])) => 2,
            // «Хуан Карлос Лопес Эрнандес», «Лаура Гонсалес Пратто»
            4 if leading > 1 && iberian_surname(doc, &u[2]) => 2,
            3 if (leading == 1 || leading > 0 && fathers_ending(doc, &u[1])) && iberian_surname(doc, &u[1]) => 1,
            // «Янейси Родригес Перес»: a given name that no list knows
            3 if leading == 0 && fathers_ending(doc, &u[1]) && iberian_surname(doc, &u[2]) => 1,
            // «Мохд Мустафа Абдул Азиз»: a servant of whose name follows
            3.. if matches!(doc.text.fold(u[n - 2].start), "абдул" | "абдель") && !u[n - 3].is(bit::BEN) => {
                n - 2
            }
            // «Роберто Моралес Охеда»: the father's surname and the mother's
            3 if at_home(&["spanish", "portuguese"]) && (leading == 1 || doc.text.fold(u[1].start).ends_with("ес")) => {
                1
            }
            _ => n - 1,
        }
    }

    /// «Мунтасер Абу Зейд», «Ахмед Аль Марри», «Тамим бен Хамад Аль Тани», but «Анна Ди Стефано»: does a particle at `i` open the
    /// surname?
    fn opens_surname(&self, i: usize) -> bool {
        let (doc, u) = (self.doc, self.u);
        // «Стефани Ван Дален», though «Ван» is a name too
        let article = || matches!(doc.text.fold(u[i].start), "абу" | "аль" | "ван");
        let behind = || !u[i].is(bit::GIVEN) || article() || u[..i].iter().any(|x| x.is(bit::BEN));
        u[i].is(bit::PARTICLE) && !u[i].is(bit::BEN) && behind()
    }
}

/// «Гейдаров»: of a surname's shape, and as a given name no nominative («Аделина» is one), or none but the dictionary's
/// («Алишев»).
fn rather_surname(doc: &Doc, i: usize) -> bool {
    let fold = doc.text.fold(i);
    let given =
        || readings(doc, i, Role::Given).iter().any(|f| f.cases.has(Case::Nom) && f.nominative == *doc.text.word(i));
    let mans = fold.ends_with("ов") || fold.ends_with("ев");
    let unlisted = || mans && fold.chars().count() > 5 && !doc.any_of(i, SenseKind::GivenName.bit());
    doc.know.grammar.surname_shape(fold) && (unlisted() || !given())
}

/// «Бархам Салех», «Энхжин Батбаяр»: behind a word that is no surname by its ending, a given name of peoples whose surnames
/// are their fathers' names.
fn fathers_name(doc: &Doc, first: &Unit, last: &Unit) -> bool {
    const ORIGINS: [&str; 7] = ["arabic", "mongolian", "persian", "indian", "african", "ethiopian", "malay"];
    // «Ольжас Кудайберген», but at the head of a list's row the surname may lead
    const SOUTH: [&str; 5] = ["kazakh", "kyrgyz", "uzbek", "turkmen", "tajik"];
    let running = || !doc.text.tokens[first.start].line_start && !doc.text.tokens[first.start].cell_start;
    let listed = doc.any_of(first.start, SenseKind::Surname.bit());
    !listed
        && !doc.flags(first.start).has(Flags::SURNAME_SURE | Flags::KNOWN)
        && !doc.know.grammar.surname_shape(doc.text.fold(first.start))
        && (at_home(doc, last.start, &ORIGINS) || running() && at_home(doc, last.start, &SOUTH))
}
