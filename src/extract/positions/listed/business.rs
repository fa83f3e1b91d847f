//! Offices of companies, for which no delegation's state is told.

use crate::extract::doc::Doc;
use crate::extract::titles::Title;
use crate::rules::{Class, SenseKind, TitleClass};

/// An office of a company by its class or by the body it names.
pub(in crate::extract::positions) fn of_business(doc: &Doc, title: &Title) -> bool {
    let lemma = doc.know.titles[title.entry as usize].lemma.as_str();
    let trade = |k: usize| {
        doc.sense(k, SenseKind::OrgHead.bit()).is_some_and(|s| {
            // «Государственный банк внешнеэкономической деятельности»
            match doc.know.org_heads[s.entry as usize].class.as_str() {
                "bank" => !doc.is_class(k - 1, Class::STATELY),
                class => matches!(class, "company" | "company_form"),
            }
        })
    };
    // nothing behind the office, or a second one behind a dash: «генеральный директор – член совета директоров»
    let next = title.heads.get(1).map_or(title.end, |h| h.start.saturating_sub(1));
    let bare = title.heads[0].end == next;
    // «председатель Комитета по сельскому хозяйству», «министр сельского хозяйства»: what is dealt with is no firm
    let branch = |k: usize| doc.is_class(k, Class::TRADE) && doc.hit_len(k) == 1;
    let dealt_with = |k: usize| branch(k) || (1..=2).any(|back| k >= back && doc.text.reads(k - back, "по"));
    title.class == TitleClass::Company
        || (title.heads[0].end..title.end).any(|k| trade(k) && !dealt_with(k))
        || doc.know.grammar.classes(lemma).has(Class::COMPANY_OFFICE) && bare
}
