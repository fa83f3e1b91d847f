//! How elements end: by their own tag, by that of another, and without saying so.

use super::tags::{Tag, is_block, kind, same, slants, tag_of};
use super::{DEPTH_CAP, NONE, Reader};

impl<'a, 'h> Reader<'a, 'h> {
    pub(super) fn closing(&mut self, at: usize) -> usize {
        let (name, end) = self.name(at);
        let end = self.after(end, b'>');
        let (tag, bold) = tag_of(name);
        if bold {
            self.bold = self.bold.saturating_sub(1);
        }
        if slants(name) {
            self.slant = self.slant.saturating_sub(1);
        }
        match tag {
            Tag::Inline | Tag::Raw | Tag::Root => {}
            Tag::Void => {
                if name.eq_ignore_ascii_case(b"br") {
                    self.flush();
                }
            }
            Tag::Span if self.spans == 0 => {}
            Tag::Link if self.links == 0 => {}
            tag => self.close(tag),
        }
        end
    }

    /// Closes the innermost open element of this kind.
    pub(super) fn close(&mut self, tag: Tag) {
        if self.overflow > 0 && is_block(tag) {
            self.overflow -= 1;
            self.flush();
            return;
        }
        let inline = !is_block(tag);
        if self.opened[kind(tag)] == 0 {
            if !inline {
                self.flush();
            }
            return;
        }
        let limit = if inline { 16 } else { 64 };
        let limit = if matches!(tag, Tag::P | Tag::Item) || inline { limit } else { DEPTH_CAP + 1 };
        let mut found = None;
        for (i, open) in self.stack.iter().enumerate().rev().take(limit) {
            if same(open.tag, tag) {
                found = Some(i);
                break;
            }
            let wall = match tag {
                Tag::Row | Tag::Cell => open.tag == Tag::Table,
                Tag::Item => open.tag == Tag::List,
                Tag::P => matches!(open.tag, Tag::Cell | Tag::Item),
                Tag::Table => false,
                _ => open.tag == Tag::Cell && !matches!(tag, Tag::Body),
            };
            if wall && i > 0 {
                break;
            }
        }
        let Some(found) = found.filter(|&i| i > 0) else {
            if is_block(tag) {
                self.flush();
            }
            return;
        };
        if inline {
            // a block opened inside a link goes on after it
            if self.stack.len() - found > 1 && self.stack[found + 1..].iter().any(|o| is_block(o.tag)) {
                let open = self.stack.remove(found);
                self.opened[kind(open.tag)] -= 1;
                self.left_inline(open.tag);
                return;
            }
        }
        self.pop_to(found);
    }

    /// Pops the stack to the length `len`.
    fn pop_to(&mut self, len: usize) {
        while self.stack.len() > len {
            let Some(open) = self.stack.pop() else { return };
            self.opened[kind(open.tag)] -= 1;
            if open.node != NONE {
                let glue = !is_block(open.tag);
                self.flush();
                self.close_node(open.node);
                self.node = self.page.nodes[open.node as usize].parent;
                self.glue = glue;
            }
            self.left_inline(open.tag);
            match open.tag {
                Tag::Pre => self.pre = self.pre.saturating_sub(1),
                Tag::Cell | Tag::Table => (self.bold, self.slant) = (0, 0),
                _ => {}
            }
        }
    }

    fn left_inline(&mut self, tag: Tag) {
        match tag {
            Tag::Link => self.links = self.links.saturating_sub(1),
            Tag::Span => self.spans = self.spans.saturating_sub(1),
            _ => {}
        }
    }

    pub(super) fn close_node(&mut self, node: u32) {
        if node != NONE {
            let (end, last) = (self.page.nodes.len() as u32, self.page.blocks.len() as u32);
            let n = &mut self.page.nodes[node as usize];
            n.end = end;
            n.last = last;
        }
    }

    /// Closes what the new element ends without saying so.
    pub(super) fn auto_close(&mut self, tag: Tag) {
        let find = |reader: &Self, want: &[Tag], wall: &[Tag]| {
            for (i, open) in reader.stack.iter().enumerate().rev().take(64) {
                if want.contains(&open.tag) {
                    return Some(i);
                }
                if wall.contains(&open.tag) || i == 0 {
                    return None;
                }
            }
            None
        };
        let found = match tag {
            Tag::Item => find(self, &[Tag::Item], &[Tag::List, Tag::Table, Tag::Cell, Tag::Div]),
            Tag::Row => find(self, &[Tag::Row], &[Tag::Table]),
            Tag::Cell => find(self, &[Tag::Cell], &[Tag::Row, Tag::Table]),
            _ => find(
                self,
                &[Tag::P],
                &[Tag::Div, Tag::Cell, Tag::Item, Tag::Section, Tag::Article, Tag::Table, Tag::Quote],
            ),
        };
        if let Some(i) = found {
            self.pop_to(i);
        }
    }
}
