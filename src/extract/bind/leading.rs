//! A title that a comma parts from the name behind it, which opens the clause: «Президент России, А, приехал».

use super::asides::described;
use super::binder::{Binder, Item};
use super::found::{Found, How};
use super::gaps::Gap;
use crate::extract::doc::Flags;
use crate::extract::names;
use crate::extract::phrase;
use crate::extract::titles::Title;
use crate::morph::{Case, CaseSet};
use crate::rules::{Class, TitleClass};

impl Binder<'_, '_> {
    /// «Президент России, А, приехал», «Экономист по образованию, А работал», «Будучи министром, А …», «один из директоров,
    /// А, …»: a title apart from the name behind it, which opens the clause.
    pub(super) fn leading(&mut self, found: &mut Found, items: &[Item], i: usize) {
        let (Item::Title(t), Some(&Item::Name(n))) = (items[i], items.get(i + 1)) else { return };
        let (doc, title) = (self.doc, &found.titles[t]);
        let free = !self.bound.has_title(t) && !self.bound.has_name(n);
        let one = self.one_of(title.start);
        if !free || !(title.singular || one) || self.gap_after(found, items, i) != Gap::Comma {
            return;
        }
        let start = doc.text.sentences[doc.text.sentence_of(title.start)].start;
        let lead = described(doc, start, title.start).unwrap_or(start)..title.start;
        // «…», – сказал директор музея, А., «в первый день его подменял заместитель, А.»
        let said = title.start > start && self.acts_right_before(title);
        let short = lead.len() <= 2;
        let being = short && lead.clone().any(|k| doc.text.fold(k) == "будучи");
        let opens = |k: usize| {
            // «…, – рассказывает А. – Директор, Б, …»
            let mark = matches!(doc.text.word(k), "–" | "—" | "-" | "«" | "\"" | "“");
            mark || doc.is_word(k)
                && (doc.flags(k).has(Flags::PRONOMINAL)
                    || doc.is_class(k, Class::NEVER_MODIFIER)
                    || matches!(doc.text.fold(k), "как" | "будучи" | "его" | "ее" | "их"))
        };
        let case = if being { Case::Ins } else { Case::Nom };
        let end = found.names[n].end;
        let closes = |k: usize| matches!(doc.text.word(k), "," | "(") || said && doc.text.is(k, ".");
        let closed = end >= doc.len() || closes(end) || doc.flags(end).has(Flags::VERB);
        let listed = matches!(items.get(i + 2), Some(Item::Name(_)))
            && matches!(self.gap_in_group(found, items, i + 1), Gap::Comma | Gap::And);
        let nominative = CaseSet::of(Case::Nom);
        let fits = title.cases.has(case) && phrase::agrees(doc, &found.names[n], nominative);
        let opens = (said || short && lead.clone().all(opens)) && fits;
        // «встретили нового посла, Ивана Петрова»
        let oblique = || {
            let led = title.start > start && !doc.adjective(title.start - 1).any().and(title.cases).is_empty();
            let cases = title.cases.without(Case::Nom);
            let full = found.names[n].parts.len() > 1 && !names::coherent_in(doc, &found.names[n], nominative);
            led && full && cases == title.cases && phrase::agrees(doc, &found.names[n], cases)
        };
        let closed_oblique = closed || doc.text.is(end, ".");
        if closed_oblique && !listed && oblique() {
            self.bond(found, t, n, How::After, None);
            return;
        }
        if (opens || one && self.one_is(title.start, &found.names[n])) && closed && !listed {
            self.bond(found, t, n, How::After, None);
        }
    }

    /// Does a verb of one subject stand right before the title: «сказал», «встретил (его)»? A kin («приняла мать, А») is no title.
    fn acts_right_before(&self, title: &Title) -> bool {
        let (doc, at) = (self.doc, title.start);
        let verb = at - 1 - usize::from(at > 1 && matches!(doc.text.fold(at - 1), "его" | "ее" | "их"));
        let one = || doc.verb(verb).finite.is_some_and(|v| v.past && !v.passive && v.plural == Some(false));
        let told = doc.is_word(verb) && title.class != TitleClass::Relative && one();
        doc.is_class(at - 1, Class::SPEAKS) || told
    }
}
