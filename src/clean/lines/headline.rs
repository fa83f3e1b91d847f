//! The headline among the lines over the text, what stands above it (the site's name, the way to the page), and the day that a line
//! beside the text tells.

use super::{DATELINE, Fate, Form, Judge, Line, TITLE_MAX, addresses, ended, hangs, is_body, is_capitals};
use crate::clean::chrome::{fold, wide_gaps};
use crate::clean::stamps;

/// A line beside the text that tells its day is at most so long in bytes, and so many lines off.
const DATED_LINE: usize = 160;
const DATED_LINES: usize = 3;

impl Judge<'_, '_> {
    /// Lines before the publication stamp are the site's name and rubrics; the last of them is the headline if none
    /// stands below. Without a stamp, so are those before the way to the page.
    pub(super) fn site_names(&mut self) {
        let first = self.body().map_or(0, |b| b.0);
        if self.out.stamps.is_empty() {
            self.above_trail(first);
            return;
        }
        let Some(stamp) = (0..first).rev().find(|&i| matches!(self.fate[i].1, "stamp")) else {
            return;
        };
        for i in (stamp + 1..first).filter(|&i| is_trail(&self.lines[i].text)).collect::<Vec<_>>() {
            if self.kept(i) {
                self.fate[i] = (Fate::Drop, "breadcrumbs");
            }
        }
        let told = |i: &usize| self.kept(*i) && self.fate[*i].1 != DATELINE;
        let below = (stamp + 1..first).any(|i| told(&i) && !addresses(&self.lines[i].text));
        let reads = |&i: &usize| reads_as_headline(&self.lines[i], &self.chrome.pages.issuers);
        let headline = (0..stamp).rev().filter(told).find(reads).or_else(|| self.lone_line(stamp)).filter(|_| !below);
        for i in 0..stamp {
            if self.kept(i) && Some(i) != headline {
                self.fate[i] = (Fate::Drop, "site-name");
            }
        }
        self.out.title = headline.map(|i| self.lines[i].text.to_string());
    }

    /// «Вручение верительных грамот»: the line over the stamp where nothing else stands.
    pub(super) fn lone_line(&self, stamp: usize) -> Option<usize> {
        let mut above = (0..stamp).filter(|&i| self.fate[i].1 != "stamp");
        let line = above.next().filter(|&i| self.kept(i) && above.next().is_none())?;
        (self.lines[line].form == Form::Text && !self.lines[line].text.contains(" | ")).then_some(line)
    }

    /// «УКАЗ», «ПРОТОКОЛ № 4»: the line in capitals with which an act begins, before its text.
    pub(super) fn act(&self) -> Option<usize> {
        let first = self.body().map_or(0, |b| b.0);
        (0..first).find(|&i| {
            let line = &self.lines[i];
            let word = line.text.split_whitespace().next().unwrap_or_default();
            is_capitals(word) && self.chrome.pages.acts.iter().any(|act| *act == fold(word))
        })
    }

    /// An act has no site's name over it: it is called by the line «О …», else by its heading, and who signed it, where and when
    /// stands at its end.
    pub(super) fn of_act(&mut self, heading: usize) {
        let Some((first, last)) = self.body() else { return };
        let about = |text: &str| ["О ", "Об ", "ОБ "].iter().any(|o| text.starts_with(o));
        let kept = |judge: &Self, i: &usize| judge.kept(*i);
        let named = (heading..first).filter(|i| kept(self, i)).find(|&i| about(&self.lines[i].text));
        self.out.title = Some(match named {
            Some(i) => self.lines[i].text.to_string(),
            None => {
                let below = heading + 1;
                // «КОММЮНИКЕ¶Третьего совещания министров»
                let lone = self.lines[heading].text.split_whitespace().nth(1).is_none();
                let named = |line: &Line| !line.gap && line.text.len() <= TITLE_MAX && !ended(&line.text);
                let goes_on = below < first
                    && (self.lines[below].text.starts_with(char::is_lowercase) || lone && named(&self.lines[below]));
                let tail = if goes_on { format!(" {}", self.lines[below].text) } else { String::new() };
                format!("{}{tail}", self.lines[heading].text)
            }
        });
        for i in last + 1..self.lines.len() {
            if matches!(self.fate[i].1, "tail-block" | "stamp-tail" | "signature" | "number") {
                self.fate[i] = (Fate::Keep, "");
            }
        }
        self.signed = true;
    }

    /// «Национальный банк Таджикистана» over «Главная – Новости банка», where the headline stands below.
    pub(super) fn above_trail(&mut self, first: usize) {
        let Some(trail) = (0..first).rev().find(|&i| matches!(self.fate[i].1, "breadcrumbs" | "sections")) else {
            return;
        };
        let told = |i: &usize| self.kept(*i) && self.fate[*i].1 != DATELINE;
        if !(trail + 1..first).any(|i| told(&i)) {
            return;
        }
        for i in 0..trail {
            if self.kept(i) {
                self.fate[i] = (Fate::Drop, "site-name");
            }
        }
    }

    /// A line between empty ones right over the text is the headline, if what stands above it is a site's head: several lines together,
    /// or a line of chrome among them.
    pub(super) fn title_apart(&mut self) {
        let first = self.body().map_or(0, |b| b.0);
        for i in (0..first).filter(|&i| self.kept(i) && is_trail(&self.lines[i].text)).collect::<Vec<_>>() {
            self.fate[i] = (Fate::Drop, "breadcrumbs");
        }
        let told = |i: &usize| self.kept(*i) && self.fate[*i].1 != DATELINE;
        let dated = |i: &usize| self.lines[*i].text.len() < 100 && stamps::first(&self.lines[*i].text).is_some();
        let words = |i: &usize| self.lines[*i].text.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic));
        let reads = |i: &usize| told(i) && !dated(i) && words(i).nth(1).is_some();
        let Some(title) = (0..first).rev().find(reads).filter(|_| self.out.title.is_none()) else { return };
        let line = &self.lines[title];
        let plain = line.form == Form::Text && line.text.len() <= TITLE_MAX && !ended(&line.text) && !hangs(&line.text);
        if !(plain && line.gap && self.lines[title + 1].gap) {
            return;
        }
        let Some(top) = (0..title).find(told) else { return };
        let block = (top + 1..title).find(|&i| self.lines[i].gap).unwrap_or(title);
        let chrome = |i: &usize| self.fate[*i].0 == Fate::Drop && !self.fate[*i].1.starts_with("stamp");
        if !(0..block).any(|i| chrome(&i)) && (top..block).filter(told).count() < 2 {
            return;
        }
        let text = line.text.to_string();
        for i in (top..title).filter(|i| self.kept(*i) && self.fate[*i].1 != DATELINE).collect::<Vec<_>>() {
            self.fate[i] = (Fate::Drop, "site-name");
        }
        self.out.title = Some(text);
    }

    pub(super) fn plain_title(&mut self) {
        if self.out.title.is_some() {
            return;
        }
        let mut kept = (0..self.lines.len()).filter(|&i| self.kept(i) && self.fate[i].1 != DATELINE);
        let Some(mut i) = kept.next() else { return };
        // «г. Минск, 5 мая 2015 г.» may stand before the headline
        if self.lines[i].text.len() < 80 && stamps::first(&self.lines[i].text).is_some() {
            i = match kept.next() {
                Some(next) => next,
                None => return,
            };
        }
        let Some(next) = kept.next() else { return };
        let line = &self.lines[i];
        let plain =
            line.text.len() <= TITLE_MAX && !line.text.ends_with(['.', ':', ';', ',']) && line.form == Form::Text;
        let apart = self.lines[i + 1..=next].iter().any(|l| l.gap);
        let stands_out = is_body(&self.lines[next])
            && !hangs(&line.text)
            && (is_capitals(&line.text) || self.lines[next].text.len() >= line.text.len() * 2);
        if plain && (apart || stands_out) {
            self.out.title = Some(line.text.to_string());
        }
    }

    /// The headline leads the text once, whatever the page repeats.
    pub(super) fn page_title(&mut self, title: Option<&str>) {
        let Some(title) = title else { return };
        let folded = fold(title);
        let same = |a: &str| fold(a) == folded;
        for i in 0..self.lines.len() {
            if self.kept(i) && self.lines[i].text.len() < title.len() * 2 + 8 && same(&self.lines[i].text) {
                self.fate[i] = (Fate::Drop, "headline");
            }
        }
        self.out.title = Some(title.to_owned());
    }

    /// A line that may be the headline: short, before the first sentence, without a full stop.
    pub(super) fn line_above(&self) -> Option<String> {
        let (first, _) = self.edges()?;
        let fits = |l: &&Line| {
            (20..300).contains(&l.text.len()) && !l.text.ends_with(['.', ':', ';', ',']) && l.form != Form::Row
        };
        (0..first).filter(|&i| self.kept(i)).map(|i| &self.lines[i]).find(fits).map(|l| l.text.to_string())
    }

    /// No line said when the release was published: the day in a line that went from right above or right below the text tells it.
    /// Lists of other releases, footers and the day of the page itself say nothing of it.
    pub(super) fn dated_nearby(&mut self) {
        const ABOVE: [&str; 9] =
            ["site-name", "rubric", "views", "page-tools", "breadcrumbs", "sections", "menu", "number", "share"];
        const BELOW: [&str; 7] = ["views", "share", "print", "comments", "page-tools", "signature", "source"];
        const BLOCKS: [&str; 2] = ["tail-block", "caption-block"];
        let kept = |i: &usize| self.kept(*i);
        let edges = (0..self.lines.len()).find(kept).zip((0..self.lines.len()).rev().find(kept));
        let Some((first, last)) = edges.filter(|_| self.out.stamps.is_empty()) else { return };
        let stamp = |i: usize, reasons: &[&str]| {
            let text = &self.lines[i].text;
            let own = text.len() < DATED_LINE && self.fate[i].0 == Fate::Drop && reasons.contains(&self.fate[i].1);
            own.then(|| stamps::published(text)).flatten()
        };
        let end = self.lines.len().min(last + 1 + DATED_LINES);
        let above = (first.saturating_sub(DATED_LINES)..first).rev().find_map(|i| stamp(i, &ABOVE));
        // between the headline and the text
        let between = || {
            let dropped = (first + 1..end.min(first + 1 + DATED_LINES)).take_while(|&i| !self.kept(i));
            dropped.into_iter().find_map(|i| stamp(i, &ABOVE))
        };
        let next = || (last + 1..end).take(1).find_map(|i| stamp(i, &BLOCKS));
        let below = || (last + 1..end).find_map(|i| stamp(i, &BELOW));
        let found = above.or_else(between).or_else(next).or_else(below);
        self.out.stamps.extend(found);
    }
}

/// «Новости / Председатель / Встречи»: short rubrics apart, the way to the page.
fn is_trail(text: &str) -> bool {
    // an arrow alone tells a way, other marks by their number
    let marks = [(" → ", 1), (" > ", 1), (" › ", 1), (" / ", 2), (" » ", 2), (" • ", 2), (" · ", 2)];
    let mark = marks.iter().find(|(m, least)| text.matches(m).count() >= *least).map(|(m, _)| *m);
    mark.is_some_and(|m| {
        text.split(m).all(|part| part.split_whitespace().count() < 5) && !text.ends_with(['.', '!', '?'])
    })
}

/// Four words or more, or two behind «о»; not a name of the site (`issuers`: how these begin).
fn reads_as_headline(line: &Line, issuers: &[String]) -> bool {
    let folded = fold(&line.text);
    // «О кадровых назначениях»
    let about = ["о ", "об "].iter().any(|o| folded.starts_with(o));
    let words = if about { 2 } else { 4 };
    let menu = line.form == Form::Row || wide_gaps(&line.text) > 0;
    !menu && line.text.split_whitespace().count() >= words && !issuers.iter().any(|b| folded.starts_with(b))
}
