//! Where a name in quotes ends.

use crate::extract::doc::{Doc, Flags};
use crate::text::Kind;

/// Longest quoted name, in tokens.
const MAX_QUOTE: usize = 24;

/// End of the quoted name that opens at `i`; the same line, nested quotes allowed.
pub fn quote(doc: &Doc, i: usize, limit: usize) -> Option<usize> {
    let text = doc.text;
    if i >= limit || text.tokens[i].kind != Kind::Punct {
        return None;
    }
    let open = text.word(i);
    if !matches!(open, "«" | "\"" | "“" | "„") {
        return None;
    }
    // «"Заслуженный врач России" - хирургу …»: what closes opens nothing
    if matches!(open, "\"" | "“") && i + 1 < limit && text.tokens[i + 1].space_before {
        return None;
    }
    // «… «в связи с переходом на другую работу»»: words of a decree
    if i + 1 < limit && doc.is_word(i + 1) && doc.small(i + 1) && doc.flags(i + 1).has(Flags::PREPOSITION) {
        return None;
    }
    let mut depth = 1;
    for j in i + 1..limit.min(i + MAX_QUOTE) {
        if text.tokens[j].kind != Kind::Punct {
            continue;
        }
        match (open, text.word(j)) {
            ("«", "«") => depth += 1,
            ("«", "»") => depth -= 1,
            ("\"", "\"") => {
                // «"Группа "Синара-Металл"»: a mark before which there is a space opens a nested name
                if text.tokens[j].space_before && j + 1 < limit && !text.tokens[j + 1].space_before {
                    depth += 1;
                } else {
                    // «ФКУ "Упрдор "Север"" …»: each nested name has a mark of its own, or one closes all
                    let another = text.is(j + 1, "\"") && j + 1 < limit && !text.tokens[j + 1].space_before;
                    depth = if another { depth - 1 } else { 0 };
                }
            }
            ("“" | "„", "”" | "“") => depth -= 1,
            _ => {}
        }
        if depth <= 0 {
            // the two closing marks of nested guillemets written as one
            return Some(j + 1);
        }
    }
    // «АО «ХК «Сибпромстрой»»: one closing mark for several opening ones
    (i + 1..limit.min(i + MAX_QUOTE)).find(|&j| open == "«" && text.is(j, "»")).map(|j| j + 1)
}
