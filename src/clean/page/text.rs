//! Text between the tags: white space, entities and odd characters made plain, and cut into blocks.

use super::blocks::Block;
use super::{BLOCK_CAP, Reader};
use crate::clean::entities;

impl<'a, 'h> Reader<'a, 'h> {
    pub(super) fn text(&mut self, from: usize, to: usize) {
        let bytes = self.bytes;
        let mut at = from;
        while at < to {
            let run = at;
            while at < to && !SPECIAL[bytes[at] as usize] {
                at += 1;
            }
            if at > run {
                self.put(run, at);
                continue;
            }
            at += self.special(at, to);
        }
    }

    pub(super) fn put(&mut self, from: usize, to: usize) {
        self.page.text.push_str(&self.src[from..to]);
        self.count(to - from);
    }

    fn count(&mut self, bytes: usize) {
        self.space = false;
        if self.links > 0 {
            self.link_bytes += bytes;
        }
        self.plain_bytes |= self.bold == 0;
        self.upright_bytes |= self.slant == 0;
    }

    fn put_char(&mut self, c: char) {
        match c {
            '\n' | '\t' | '\r' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2000}'..='\u{200A}' | '\u{3000}' => self.put_space(),
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => {}
            c if c.is_control() => {}
            c => {
                self.page.text.push(c);
                self.count(c.len_utf8());
            }
        }
    }

    pub(super) fn put_space(&mut self) {
        if !self.space {
            self.page.text.push(' ');
            self.space = true;
            if self.links > 0 {
                self.link_bytes += 1;
            }
        }
    }

    /// A byte that is not copied as it stands; returns how many bytes it took.
    fn special(&mut self, at: usize, to: usize) -> usize {
        match self.bytes[at] {
            b'\n' if self.pre > 0 => {
                self.flush();
                1
            }
            b' ' | b'\n' | b'\t' | b'\r' | 0x0C => {
                self.put_space();
                1
            }
            b'&' => match entities::reference(&self.bytes[at..to]) {
                Some((c, n)) => {
                    self.put_char(c);
                    n
                }
                None => {
                    self.put(at, at + 1);
                    1
                }
            },
            b if b < 0x20 || b == 0x7F => 1,
            _ => match self.src[at..to].chars().next() {
                Some(c) => {
                    self.put_char(c);
                    c.len_utf8()
                }
                None => to - at,
            },
        }
    }

    /// Ends the block being written.
    pub(super) fn flush(&mut self) {
        if self.page.blocks.len() >= BLOCK_CAP {
            self.go_on();
            return;
        }
        let text = &mut self.page.text;
        if text.len() > self.start && text.ends_with(' ') {
            text.pop();
        }
        if text.len() > self.start {
            self.page.blocks.push(Block {
                node: self.node,
                start: self.start as u32,
                end: text.len() as u32,
                link: self.link_bytes.min(text.len() - self.start) as u32,
                bold: !self.plain_bytes,
                slanted: !self.upright_bytes,
                photo: self.photo,
                glue: self.glue,
            });
            // a block has no line break inside, and the last one may go on
            text.push(if self.page.blocks.len() < BLOCK_CAP { '\n' } else { ' ' });
            self.photo = self.next_photo.take();
        }
        self.start = self.page.text.len();
        self.link_bytes = 0;
        self.plain_bytes = false;
        self.upright_bytes = false;
        self.glue = false;
        self.space = true;
    }

    /// Beyond the cap: what has been written since goes to the last block.
    fn go_on(&mut self) {
        self.page.too_many = true;
        self.put_space();
        if let Some(last) = self.page.blocks.last_mut() {
            last.end = self.page.text.len() as u32 - 1;
            last.link = last.link.saturating_add(self.link_bytes as u32).min(last.end - last.start);
        }
        self.start = self.page.text.len();
        self.link_bytes = 0;
    }
}

/// Bytes that text cannot copy as they stand: white space, control bytes, `&`, and the first bytes of no-break spaces,
/// soft hyphens and zero-width characters.
const SPECIAL: [bool; 256] = {
    let mut t = [false; 256];
    let mut i = 0;
    while i <= 0x20 {
        t[i] = true;
        i += 1;
    }
    t[0x7F] = true;
    t[b'&' as usize] = true;
    t[0xC2] = true;
    t[0xE2] = true;
    t[0xE3] = true;
    t[0xEF] = true;
    t
};
