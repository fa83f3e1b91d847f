//! How elements begin: each with what its class, id and role say of it.

use super::attributes::Attributes;
use super::blocks::{Node, cut};
use super::tags::{Tag, kind, slants, tag_of};
use super::{DEPTH_CAP, NODE_CAP, NONE, Open, Reader};
use crate::clean::chrome::Hints;

/// Bytes of a class or id that are looked at.
const HINT_BYTES: usize = 256;

impl<'a, 'h> Reader<'a, 'h> {
    pub(super) fn opening(&mut self, at: usize) -> usize {
        let (name, end) = self.name(at);
        let (tag, bold) = tag_of(name);
        let mut attrs = Attributes::default();
        let end = self.attributes(end, &mut attrs);
        match tag {
            Tag::Raw => return self.raw(name, &attrs, end),
            Tag::Void => self.void(name, &attrs),
            Tag::Inline => {
                self.icon(&attrs);
                if bold && !attrs.self_closing {
                    self.bold += 1;
                }
                if slants(name) && !attrs.self_closing {
                    self.slant += 1;
                }
                if !attrs.itemprop.is_empty() || !attrs.property.is_empty() {
                    self.property(&attrs, self.node);
                }
            }
            tag => self.open(tag, name, &attrs),
        }
        end
    }

    fn open(&mut self, tag: Tag, name: &[u8], attrs: &Attributes<'a>) {
        match tag {
            Tag::Link => return self.open_link(attrs),
            Tag::Span | Tag::Time => return self.open_span(tag, attrs),
            _ => {}
        }
        self.auto_close(tag);
        self.flush();
        if attrs.self_closing && name.contains(&b'-') {
            return;
        }
        if self.stack.len() >= DEPTH_CAP {
            self.overflow += 1;
            self.page.too_deep = true;
            return;
        }
        let hints = self.hints_of(tag, attrs);
        self.push(tag, hints, attrs);
        if tag == Tag::Pre {
            self.pre += 1;
        }
    }

    fn stack_push(&mut self, tag: Tag, node: u32) {
        self.opened[kind(tag)] += 1;
        self.stack.push(Open { tag, node });
    }

    fn push(&mut self, tag: Tag, hints: u16, attrs: &Attributes<'a>) {
        if self.page.nodes.len() >= NODE_CAP {
            self.stack_push(tag, NONE);
            return;
        }
        let node = self.page.nodes.len() as u32;
        self.page.nodes.push(Node {
            tag,
            names: if attrs.class.is_empty() { attrs.id } else { attrs.class },
            parent: self.node,
            end: node + 1,
            hints,
            first: self.page.blocks.len() as u32,
            last: self.page.blocks.len() as u32,
        });
        self.stack_push(tag, node);
        self.node = node;
        if !attrs.itemprop.is_empty() || !attrs.property.is_empty() {
            self.property(attrs, node);
        }
    }

    /// A picture drawn by a style keeps apart what stands on its sides: «19.04.2024», the sign of an eye, «1084».
    fn icon(&mut self, attrs: &Attributes) {
        let drawn = |word: &str| word.starts_with("icon") || word.ends_with("-icon") || word.starts_with("fa-");
        if !attrs.class.is_empty() && attrs.class.split_ascii_whitespace().any(drawn) {
            self.put_space();
        }
    }

    fn open_link(&mut self, attrs: &Attributes) {
        if self.links > 0 {
            // links do not nest: the one before was left open
            self.close(Tag::Link);
        }
        if self.stack.len() >= DEPTH_CAP || attrs.self_closing {
            return;
        }
        // an anchor without an address is no link
        if attrs.href.is_empty() && attrs.class.is_empty() && !attrs.name.is_empty() {
            return;
        }
        self.links += 1;
        self.page.links += 1;
        self.stack_push(Tag::Link, NONE);
    }

    fn open_span(&mut self, tag: Tag, attrs: &Attributes<'a>) {
        if attrs.self_closing || self.stack.len() >= DEPTH_CAP {
            return;
        }
        let hints = self.hints_of(tag, attrs) & Hints::INLINE;
        if tag == Tag::Time && !attrs.datetime.is_empty() && self.page.head.times.len() < 200 {
            let node = self.page.nodes.len() as u32;
            self.page.head.times.push((cut(attrs.datetime, 60).to_owned(), node));
        }
        if hints == 0 && tag != Tag::Time {
            self.icon(attrs);
            if self.spans > 0 {
                self.spans += 1;
                self.stack_push(tag, NONE);
            }
            if !attrs.itemprop.is_empty() || !attrs.property.is_empty() {
                self.property(attrs, self.node);
            }
            return;
        }
        if tag == Tag::Span {
            self.spans += 1;
        }
        // the piece after it, and it itself, stay in the line
        let joined = self.page.text.len() > self.start || self.glue;
        self.flush();
        self.glue = joined;
        self.push(tag, hints, attrs);
    }

    fn hints_of(&self, tag: Tag, attrs: &Attributes) -> u16 {
        let mut hints = 0;
        if !attrs.class.is_empty() {
            hints |= self.hints.of(cut(attrs.class, HINT_BYTES));
        }
        if !attrs.id.is_empty() {
            hints |= self.hints.of(cut(attrs.id, HINT_BYTES));
        }
        hints |= Hints::of_role(attrs.role);
        if attrs.align.eq_ignore_ascii_case("center") || centres(attrs.style) {
            hints |= Hints::CENTRED;
        }
        if attrs.hidden || hides(attrs.style) {
            hints |= Hints::HIDDEN;
        }
        if attrs.itemprop.eq_ignore_ascii_case("articleBody") || attrs.property.eq_ignore_ascii_case("content:encoded")
        {
            hints |= Hints::CONTENT;
        }
        if attrs.itemprop.eq_ignore_ascii_case("headline") {
            hints |= Hints::TITLE;
        }
        if attrs.itemtype.ends_with("Article") || attrs.itemtype.ends_with("BlogPosting") {
            hints |= Hints::ARTICLE;
        }
        hints | Hints::of_tag(tag)
    }
}

fn hides(style: &str) -> bool {
    if style.len() < 12 {
        return false;
    }
    let style = cut(style, HINT_BYTES);
    let squeezed: String = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    squeezed.contains("display:none") || squeezed.contains("visibility:hidden")
}

/// «text-align: center»
fn centres(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
        name.trim().eq_ignore_ascii_case("text-align") && value.trim().eq_ignore_ascii_case("center")
    })
}
