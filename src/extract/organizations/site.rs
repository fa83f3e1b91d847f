//! Sites called by their address.

use super::Body;
use crate::extract::doc::Doc;
use crate::text::repair;

/// «NEWSru.com», «Лента.ру»: a site's name.
pub(super) fn site(doc: &Doc, i: usize, limit: usize) -> Option<Body> {
    let text = doc.text;
    let close = |k: usize| k < limit && !text.tokens[k].space_before;
    let named = doc.capital(i) && close(i + 1) && text.is(i + 1, ".") && close(i + 2);
    if !(named && doc.is_word(i + 2) && doc.know.grammar.is_domain(text.fold(i + 2))) {
        return None;
    }
    let address =
        i > 0 && matches!(text.word(i - 1), "." | "/" | "@" | "-" | "_" | ":") && !text.tokens[i].space_before
            || close(i + 3) && matches!(text.word(i + 3), "/" | "-" | "@");
    let longer = close(i + 4) && text.is(i + 3, ".") && doc.is_word(i + 4);
    if address || longer || doc.text.word(i).chars().count() < 3 {
        return None;
    }
    let name = repair(text.span(i, i + 3)).into_owned();
    Some(Body { start: i, end: i + 3, name, full_name: None, short: None, country: None, kind: "media".into() })
}
