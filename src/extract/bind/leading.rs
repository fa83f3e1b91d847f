//! A title that a comma parts from the name behind it, which opens the clause or stands behind its verb: «Президент России, А,
//! приехал», «Выступил президент завода, А.»

use super::asides::described;
use super::binder::{Binder, Item};
use super::found::{Found, How};
use super::gaps::Gap;
use crate::extract::doc::Flags;
use crate::extract::names;
use crate::extract::phrase;
use crate::morph::{Case, CaseSet, Number, Parse, Pos};
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
        let sentence = doc.text.sentences[doc.text.sentence_of(title.start)].start;
        let clause = (sentence..title.start).rev().find(|&k| doc.text.is(k, ";"));
        let start = clause.map_or(sentence, |k| k + 1);
        let lead = described(doc, start, title.start).unwrap_or(start)..title.start;
        // «…», – сказал директор музея, А.
        let said = title.start > start && doc.is_class(title.start - 1, Class::SPEAKS);
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
        let alone = names::coherent_in(doc, &found.names[n], nominative) && found.names[n].parts.len() > 1;
        let ends =
            end >= doc.len() || matches!(doc.text.mark(end), Some('.' | ',' | ';')) || doc.text.tokens[end].line_start;
        let kin = title.class == TitleClass::Relative;
        if !listed && !kin && fits && alone && ends && self.behind_singular(title.start, start) {
            self.bond(found, t, n, How::After, None);
            return;
        }
        if (opens || one && self.one_is(title.start, &found.names[n])) && closed && !listed {
            self.bond(found, t, n, How::After, None);
        }
    }

    /// «выступил директор завода, А», «его подменял заместитель, А»: does a verb of one subject stand right before the title?
    fn behind_singular(&self, title: usize, sentence: usize) -> bool {
        let doc = self.doc;
        let owned = title > sentence && matches!(doc.text.fold(title - 1), "его" | "ее" | "их");
        let verb = title.checked_sub(1 + usize::from(owned)).filter(|&k| k >= sentence && doc.is_word(k));
        let one = |p: Parse| p.tag.pos() == Pos::Verb && p.tag.number() == Some(Number::Sing);
        verb.is_some_and(|k| doc.flags(k).has(Flags::VERB) && doc.known(k).iter().any(one))
    }
}
