//! From lines to the release: chrome lines go (each with its reason), captions are kept apart, the headline and the
//! publication stamp are read. Plain texts and the blocks of pages come together here.

mod headline;

use super::chrome::{Action, Chrome, Rule, Zone};
use super::roster::holder;
use super::stamps::{self, Stamp};
use crate::model::Dropped;
use std::collections::{HashMap, HashSet};

/// What kind of line it is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Heading,
    Item,
    Row,
}

/// A line before it is judged.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    pub text: std::borrow::Cow<'a, str>,
    pub form: Form,
    /// An empty line stands before it (plain text).
    pub gap: bool,
    /// Its element is one for running text: a paragraph, an item, a cell (pages).
    pub paragraph: bool,
}

/// What the lines gave.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub text: String,
    pub title: Option<String>,
    pub stamps: Vec<Stamp>,
    pub captions: Vec<String>,
    pub dropped: Vec<Dropped>,
}

/// The reason of a line that stays, though it is no headline.
const DATELINE: &str = "dateline";
/// Longest headline in bytes.
const TITLE_MAX: usize = 500;
/// A line of the tail block is at most so long in bytes.
const TAIL_LINE: usize = 400;

/// A signature above the chrome of the tail is at most so many lines.
const SIGNATURE_LINES: usize = 3;

/// The lines of a plain text.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut gap = false;
    let ends = memchr::memchr3_iter(b'\n', b'\r', 0x0C, text.as_bytes()).chain([text.len()]);
    let mut start = 0;
    for end in ends {
        let line = text[start..end].trim();
        // «\r\n» is one line end
        let crlf =
            end == start && end > 0 && text.as_bytes()[end - 1] == b'\r' && text.as_bytes().get(end) == Some(&b'\n');
        start = (end + 1).min(text.len());
        if crlf {
            continue;
        }
        if line.is_empty() {
            gap = true;
            continue;
        }
        out.push(Line { text: std::borrow::Cow::Borrowed(line), form: form_of(line), gap, paragraph: false });
        gap = false;
    }
    // a text without an empty line: each of its lines is a paragraph
    if !out.iter().skip(1).any(|line| line.gap) {
        out.iter_mut().for_each(|line| line.gap = true);
    }
    out
}

fn form_of(line: &str) -> Form {
    if line.matches(" | ").count() >= 2 {
        return Form::Row;
    }
    let mut chars = line.chars();
    let bullet = match chars.next() {
        Some('•' | '*' | '·' | '▪' | '●') => true,
        Some('-' | '–' | '—') => line.chars().nth(1) == Some(' '),
        Some(c) if c.is_ascii_digit() => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with(") ") || rest.starts_with(". ")
        }
        _ => false,
    };
    if bullet || line.ends_with(';') { Form::Item } else { Form::Text }
}

/// A line that reads like a sentence of the body.
fn is_body(line: &Line) -> bool {
    let n = line.text.len();
    // «Пресс-центр - Новости - 6 июня 2005 г.»
    let year = |rest: &str| rest.trim_end().ends_with(|c: char| c.is_ascii_digit());
    // «Просмотрели: 1 120 чел.»
    let counted = |unit: &str| line.text.strip_suffix(unit).is_some_and(year);
    if n < 260 && (counted("г.") || counted("чел.")) {
        return false;
    }
    // «Контакты аппарата: (3953) 34-96-00, консультант Трухина Е.»
    let initial = |text: &str| text.trim_end_matches('.').rsplit(' ').next().is_some_and(|w| w.chars().count() == 1);
    if n < 200 && line.text.ends_with('.') && initial(&line.text) && has_telephone(&line.text) {
        return false;
    }
    let ends = ended(&line.text);
    match line.form {
        Form::Heading => false,
        Form::Row => false,
        _ => (n >= 90 && ends) || n >= 260,
    }
}

/// Does a mark end the line as it ends a sentence?
fn ended(line: &str) -> bool {
    line.trim_end_matches(['»', '"', '”', ')', '“']).ends_with(['.', '!', '?', '…', ';', ':'])
}

/// «34-96-00»: two pairs of digits behind hyphens.
fn has_telephone(text: &str) -> bool {
    let pair = |w: &[u8]| w[0] == b'-' && w[1].is_ascii_digit() && w[2].is_ascii_digit();
    text.as_bytes().windows(6).any(|w| pair(&w[..3]) && pair(&w[3..]))
}

/// «Его Превосходительству …», «Уважаемый господин Президент,»: a letter begins, and no headline.
fn addresses(text: &str) -> bool {
    const WORDS: [&str; 6] = ["его превосх", "ее превосх", "его величеств", "его высочеств", "уважаем", "дорог"];
    let folded = super::chrome::fold(text);
    WORDS.iter().any(|word| folded.starts_with(word))
}

fn is_capitals(line: &str) -> bool {
    !line.chars().any(char::is_lowercase) && line.chars().any(char::is_uppercase)
}

/// The text so far ends with a word that no line ends with by itself: a hard-wrapped line.
fn hangs(text: &str) -> bool {
    const SMALL: [&str; 24] = [
        "и",
        "в",
        "на",
        "с",
        "к",
        "по",
        "о",
        "об",
        "из",
        "от",
        "до",
        "для",
        "при",
        "за",
        "под",
        "у",
        "а",
        "или",
        "не",
        "что",
        "во",
        "со",
        "между",
        "также",
    ];
    text.rsplit([' ', '\n']).next().is_some_and(|w| SMALL.contains(&w))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Keep,
    Drop,
    Caption,
}

struct Judge<'c, 'a> {
    chrome: &'c Chrome,
    lines: Vec<Line<'a>>,
    fate: Vec<(Fate, &'c str)>,
    scratch: String,
    /// A line of the body stands before the one being judged.
    seen_body: bool,
    /// Bytes of the lines before the one being judged, and of all.
    before: usize,
    bytes: usize,
    /// An act, which ends with who signed it.
    signed: bool,
    out: Settled,
}

/// Judges the lines of a plain text.
pub(super) fn settle_plain(lines: Vec<Line>, chrome: &Chrome) -> Settled {
    let mut judge = Judge::new(lines, chrome);
    judge.repeated();
    judge.tail_block();
    judge.by_rules();
    match judge.act() {
        Some(heading) => judge.of_act(heading),
        None => {
            judge.site_names();
            judge.title_apart();
        }
    }
    judge.plain_title();
    judge.dated_nearby();
    judge.finish()
}

/// Judges the lines of a page's main text. `title` is the page's headline; without one, a short line before the text is
/// it, or `window`, what the browser's window shows.
pub(super) fn settle_page(lines: Vec<Line>, chrome: &Chrome, title: Option<&str>, window: Option<&str>) -> Settled {
    let mut judge = Judge::new(lines, chrome);
    judge.repeated();
    judge.tail_block();
    judge.by_rules();
    let above = match title {
        Some(_) => None,
        None => judge.line_above(),
    };
    judge.page_title(title.or(above.as_deref()).or(window));
    judge.page_edges();
    judge.finish()
}

/// Judges the lines that a profile's selectors took: chrome goes by its rules, what merely stands at an edge stays.
pub(super) fn settle_exact(lines: Vec<Line>, chrome: &Chrome, title: Option<&str>) -> Settled {
    let mut judge = Judge::new(lines, chrome);
    judge.repeated();
    judge.by_rules();
    judge.page_title(title);
    judge.finish()
}

impl<'c, 'a> Judge<'c, 'a> {
    fn new(lines: Vec<Line<'a>>, chrome: &'c Chrome) -> Self {
        Judge {
            chrome,
            fate: vec![(Fate::Keep, ""); lines.len()],
            before: 0,
            bytes: lines.iter().map(|l| l.text.len()).sum(),
            lines,
            scratch: String::new(),
            seen_body: false,
            signed: false,
            out: Settled::default(),
        }
    }

    fn kept(&self, i: usize) -> bool {
        self.fate[i].0 == Fate::Keep
    }

    /// First and last line of the body proper among the kept lines.
    fn body(&self) -> Option<(usize, usize)> {
        let body = |i: &usize| self.kept(*i) && is_body(&self.lines[*i]);
        // a long headline over an empty line
        let apart = |i: usize| self.lines.get(i + 1).is_some_and(|l| l.gap) && !ended(&self.lines[i].text);
        let headline = (0..self.lines.len()).find(|&i| self.kept(i)).filter(|&i| apart(i));
        let from = headline.map_or(0, |i| i + 1);
        let first = (from..self.lines.len()).find(body).or_else(|| headline.filter(body))?;
        let last = (0..self.lines.len()).rev().find(body)?;
        Some((self.roster_above(first).unwrap_or(first), last))
    }

    /// «Состав рабочей группы» and its people over the first sentence: where they begin, if there are several lines of them.
    fn roster_above(&self, first: usize) -> Option<usize> {
        /// Holders that make a list, and lines between two of them that are none: headings of states and parties.
        const LIST: usize = 3;
        const BETWEEN: usize = 3;
        let mut begun = (0..first).filter(|&i| self.kept(i) && holder(&self.lines[i].text));
        let start = begun.next()?;
        let mut last = start;
        let near = begun.take_while(|&i| i - std::mem::replace(&mut last, i) <= BETWEEN);
        (near.take(LIST - 1).count() == LIST - 1).then_some(start)
    }

    fn zone(&self, i: usize, body: Option<(usize, usize)>) -> Zone {
        match body {
            Some((first, _)) if i < first => Zone::Head,
            Some((_, last)) if i > last => Zone::Tail,
            Some(_) => Zone::Any,
            None if i * 2 < self.lines.len() => Zone::Head,
            None => Zone::Tail,
        }
    }

    fn rule(&mut self, i: usize, zone: Zone) -> Option<&'c Rule> {
        let rule = self.chrome.rule(&self.lines[i].text, zone, &mut self.scratch);
        rule.filter(|r| r.name != "signature" || !self.beside_holder(i))
    }

    /// Does a line of a list of people stand right before or behind it, one that no rule takes?
    fn beside_holder(&mut self, i: usize) -> bool {
        let joined = |k: usize| self.lines.get(k).is_some_and(|l| !l.gap);
        let beside = [i.checked_sub(1).filter(|_| joined(i)), Some(i + 1).filter(|&k| joined(k))];
        beside.into_iter().flatten().any(|k| self.holder(k))
    }

    fn holder(&mut self, i: usize) -> bool {
        let text = &self.lines[i].text;
        holder(text) && self.chrome.rule(text, Zone::Tail, &mut self.scratch).is_none()
    }

    /// A line of a list of people, or the heading of one.
    fn listed(&mut self, i: usize) -> bool {
        let heads = self.lines[i].text.ends_with(':') && i + 1 < self.lines.len() && self.holder(i + 1);
        heads || holder(&self.lines[i].text) && self.beside_holder(i)
    }

    /// The same short line three times: the caption of every picture of a slider.
    fn repeated(&mut self) {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for line in self.lines.iter().filter(|l| l.form != Form::Row && (24..400).contains(&l.text.len())) {
            *seen.entry(&line.text).or_default() += 1;
        }
        if seen.values().all(|&n| n < 3) {
            return;
        }
        // the same line close by; a refrain of the text comes back after other lines
        let close = |i: usize| {
            let from = i.saturating_sub(3);
            (from..(i + 4).min(self.lines.len())).any(|k| k != i && self.lines[k].text == self.lines[i].text)
        };
        let many: Vec<usize> = (0..self.lines.len())
            .filter(|&i| seen.get(&*self.lines[i].text).is_some_and(|&n| n >= 3) && close(i))
            .collect();
        for i in many {
            if !self.lines[i].text.ends_with([';', ':']) {
                self.fate[i] = (Fate::Caption, "repeated-caption");
            }
        }
    }

    /// The last block after an empty line, if a chrome line stands in it and no long paragraph: all of it is chrome.
    fn tail_block(&mut self) {
        let gaps = self.lines.iter().skip(1).filter(|l| l.gap).count();
        let alone = gaps == 0 || gaps + 1 == self.lines.len();
        let Some(start) = self.last_block(alone) else { return };
        if self.lines[start..].iter().any(|l| l.text.len() > TAIL_LINE) {
            return;
        }
        // a sentence of the body that begins like a line of chrome is none
        let hits: Vec<Option<&Rule>> = (start..self.lines.len())
            .map(|i| {
                let rule = self.rule(i, Zone::Tail);
                rule.filter(|r| r.zone == Zone::Any || !is_body(&self.lines[i]))
            })
            .collect();
        let Some(first_hit) = hits.iter().position(Option::is_some) else {
            return;
        };
        let picture = |r: &&&Rule| matches!(r.action, Action::Caption | Action::Credit);
        let pictures = hits.iter().flatten().filter(picture).count();
        for (k, hit) in hits.iter().enumerate() {
            let i = start + k;
            if hit.is_some() || !self.kept(i) {
                continue;
            }
            let before = k < first_hit;
            if before && self.listed(i) {
                continue;
            }
            let line = &self.lines[i];
            // sentences go only among pictures, as their captions
            let sentence = is_body(line) && (pictures == 0 || (before && pictures < 2));
            // where no empty line tells where the body ends, a short sentence is its last, and a signature takes few lines
            let last = before && alone && (ended(&line.text) || first_hit - k > SIGNATURE_LINES);
            if sentence || last || (before && line.form != Form::Text) {
                continue;
            }
            self.fate[i] = if pictures > 0 { (Fate::Caption, "caption-block") } else { (Fate::Drop, "tail-block") };
        }
    }

    /// Where the last block begins: behind an empty line, or, where each line is `alone`, behind the last sentence of the body.
    fn last_block(&self, alone: bool) -> Option<usize> {
        let rest = self.lines.get(1..)?;
        match alone {
            false => rest.iter().rposition(|l| l.gap).map(|i| i + 1),
            true => rest.iter().rposition(is_body).map(|i| i + 2).filter(|&i| i < self.lines.len()),
        }
    }

    fn by_rules(&mut self) {
        let mut body = self.body();
        for i in 0..self.lines.len() {
            let zone = self.zone(i, body);
            if self.kept(i)
                && let Some(rule) = self.rule(i, zone)
                && self.apply(i, zone, rule)
            {
                if rule.action == Action::Cut && (zone == Zone::Tail || self.ends_text(i)) {
                    self.cut(i + 1, &rule.name);
                    return;
                }
                body = self.body_without(i, body);
            } else if self.kept(i) {
                self.seen_body |= is_body(&self.lines[i]);
            }
            self.before += self.lines[i].text.len();
        }
    }

    /// The edges of the body after line `i` has gone.
    fn body_without(&self, i: usize, body: Option<(usize, usize)>) -> Option<(usize, usize)> {
        let (mut first, mut last) = body?;
        let is = |k: &usize| self.kept(*k) && is_body(&self.lines[*k]);
        if i == first {
            first = (i + 1..=last).find(is)?;
        }
        if i == last {
            last = (first..i).rev().find(is)?;
        }
        Some((first, last))
    }

    fn apply(&mut self, i: usize, zone: Zone, rule: &'c Rule) -> bool {
        match rule.action {
            Action::Drop | Action::Cut => self.fate[i] = (Fate::Drop, &rule.name),
            Action::Stamp => {
                let Some(stamp) = stamps::published(&self.lines[i].text) else {
                    let goes = zone == Zone::Head || stamps::changed(&self.lines[i].text).is_some();
                    if goes {
                        self.fate[i] = (Fate::Drop, &rule.name);
                    }
                    return goes;
                };
                self.out.stamps.push(stamp);
                self.fate[i] = (Fate::Drop, &rule.name);
            }
            Action::Dateline => {
                self.out.stamps.extend(stamps::published(&self.lines[i].text));
                self.fate[i] = (Fate::Keep, DATELINE);
                return false;
            }
            Action::Caption => self.fate[i] = (Fate::Caption, &rule.name),
            Action::Credit => {
                self.fate[i] = (Fate::Caption, &rule.name);
                self.caption_before(i);
            }
        }
        true
    }

    /// Most of the text stands before the line, or the line is a heading after a sentence.
    fn ends_text(&self, i: usize) -> bool {
        let heading = self.lines[i].form == Form::Heading && self.seen_body;
        heading || self.before * 2 > self.bytes
    }

    /// The short line before a picture credit is the picture's caption, unless it may be the headline.
    fn caption_before(&mut self, credit: usize) {
        let Some(i) = credit.checked_sub(1).filter(|&i| self.kept(i)) else {
            return;
        };
        let line = &self.lines[i];
        let short = line.text.len() < TAIL_LINE && !line.text.ends_with(['.', ':', ';', '!', '?', '»']);
        if short && line.form == Form::Text && self.seen_body {
            self.fate[i] = (Fate::Caption, "caption");
        }
    }

    fn cut(&mut self, from: usize, reason: &'c str) {
        for i in from..self.lines.len() {
            if self.kept(i) {
                self.fate[i] = (Fate::Drop, reason);
            }
        }
    }

    /// «Президент» over «Российской Федерации      В. Путин»: the line goes on in the one that a name closes behind a gap.
    fn signs(&self, line: &Line, text: &str) -> bool {
        let before = text.rsplit('\n').next().unwrap_or_default();
        self.signed
            && super::chrome::wide_gaps(&line.text) == 1
            && super::chrome::wide_gaps(before) == 0
            && before.split_whitespace().count() <= 8
            && !before.ends_with(['.', ':', ';', ',', ')'])
    }

    /// Short lines before the first and after the last sentence of a page are no text.
    fn page_edges(&mut self) {
        let Some((first, last)) = self.edges() else {
            return;
        };
        let last = self.roster_below(last);
        for i in (0..first).chain(last + 1..self.lines.len()) {
            let line = &self.lines[i];
            let loose = line.form == Form::Heading || (line.form == Form::Text && !line.paragraph);
            if self.kept(i) && loose {
                self.fate[i] = (Fate::Drop, "edge");
            }
        }
    }

    /// «В заседании приняли участие:» and below it, line after line, «Республика Казахстан», «Аскар Бектемиров – вице-министр»: the last
    /// line of such a list, if one follows line `last`.
    fn roster_below(&self, last: usize) -> usize {
        /// Lines between two holders that are no holders: headings of states and parties.
        const BETWEEN: usize = 2;
        let (mut end, mut holders, mut others) = (last, 0, 0);
        for i in (last + 1..self.lines.len()).filter(|&i| self.kept(i)) {
            if holder(&self.lines[i].text) {
                (end, holders, others) = (i, holders + 1, 0);
            } else {
                others += 1;
            }
            if others > BETWEEN {
                break;
            }
        }
        if holders > 1 || self.lines[last].text.ends_with(':') { end } else { last }
    }

    fn edges(&self) -> Option<(usize, usize)> {
        let solid = |i: &usize| {
            let line = &self.lines[*i];
            let ends = line
                .text
                .trim_end_matches(['»', '"', '”', ')', '“', '’'])
                .ends_with(['.', '!', '?', '…', ';', ':', '。']);
            self.kept(*i) && line.form != Form::Heading && (line.text.len() > 140 || ends)
        };
        let first = (0..self.lines.len()).find(solid)?;
        let last = (0..self.lines.len()).rev().find(solid)?;
        Some((first, last))
    }

    fn finish(mut self) -> Settled {
        let mut seen: HashSet<String> = HashSet::new();
        let mut text = String::with_capacity(self.lines.iter().map(|l| l.text.len() + 1).sum());
        for (line, (fate, reason)) in self.lines.iter().zip(&self.fate) {
            match fate {
                Fate::Keep => {
                    if !text.is_empty() {
                        let goes_on = line.form == Form::Text && !line.gap && hangs(&text) || self.signs(line, &text);
                        text.push(if goes_on { ' ' } else { '\n' });
                    }
                    text.push_str(&line.text);
                }
                Fate::Caption => {
                    let caption = line.text.to_string();
                    if *reason != "gallery" && *reason != "photo-credit" && seen.insert(caption.clone()) {
                        self.out.captions.push(caption.clone());
                    }
                    self.out.dropped.push(Dropped { text: caption, reason: (*reason).to_owned() });
                }
                Fate::Drop => {
                    self.out.dropped.push(Dropped { text: line.text.to_string(), reason: (*reason).to_owned() })
                }
            }
        }
        self.out.text = text;
        self.out
    }
}
