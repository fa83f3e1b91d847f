//! What is spoken: quotations with what stands in brackets, lines that begin with a dash, the turns of a talk, and a verb
//! behind a quotation.

use super::Clauses;
use crate::extract::doc::{Doc, Flags, Traits};
use crate::rules::SenseKind;
use crate::text::Kind;

/// From so many questions on, each on a line of its own before its answer, lines with a dash are an interview.
const LEAST_QUESTIONS: usize = 2;

/// «– Врачей хватает?» before «– По программе …»: lines with a dash that end with a question, and an answer behind them.
fn questions(doc: &Doc) -> usize {
    let line = |s: &crate::text::Sentence| doc.text.tokens[s.start].line_start;
    let dash = |s: &crate::text::Sentence| line(s) && matches!(doc.text.mark(s.start), Some('–' | '—' | '-'));
    let asks = |s: &crate::text::Sentence| s.end > s.start && doc.text.is(s.end - 1, "?");
    let named = |s: &crate::text::Sentence| line(s) && doc.text.reads(s.start, "вопрос");
    let mut asked = false;
    let mut count = 0;
    for w in doc.text.sentences.windows(2) {
        if line(&w[0]) {
            asked = dash(&w[0]) || named(&w[0]);
        }
        count += usize::from(asked && asks(&w[0]) && dash(&w[1]));
    }
    count
}

/// «Вопрос («Вечерняя газета»): …»: what the press asks, behind the colon of such lines.
fn asked(doc: &Doc) -> impl Iterator<Item = usize> {
    /// Tokens of who asks.
    const LONGEST: usize = 20;
    let line = |k: usize| doc.text.tokens[k].line_start;
    // «Вопрос первый: …» is an item of the agenda
    let counted = move |k: usize| {
        k < doc.len()
            && (doc.flags(k).has(Flags::ORDINAL) || doc.text.tokens[k].kind == Kind::Number || doc.text.is(k, "№"))
    };
    let asks = move |&k: &usize| line(k) && doc.text.reads(k, "вопрос") && !counted(k + 1);
    let colon =
        move |k: usize| (k + 1..doc.len().min(k + LONGEST)).take_while(|&j| !line(j)).find(|&j| doc.text.is(j, ":"));
    let lines = doc.text.sentences.iter().map(|s| s.start).filter(asks);
    lines.filter_map(colon).map(|k| k + 1).filter(|&k| k < doc.len())
}

/// ««Уважаемый коллега!¶Передайте привет …»: does a letter that goes on over paragraphs open at `quote`?
fn letter(doc: &Doc, quote: usize, at: usize) -> bool {
    /// Tokens of a letter.
    const LONGEST: usize = 600;
    let opens = doc.text.tokens[quote].line_start && doc.is_word(quote + 1) && at - quote < LONGEST;
    opens && doc.know.grammar.stems.addresses.begins(doc.text.fold(quote + 1))
}

impl Clauses {
    /// Marks quotations, which go on from sentence to sentence of a paragraph, and brackets, which do not.
    pub(super) fn marks(&mut self, doc: &Doc) {
        self.quoted = vec![false; doc.len()];
        self.brackets = vec![false; doc.len()];
        let mut quote = None;
        for s in &doc.text.sentences {
            let mut bracket = None;
            quote = quote.filter(|&q| !doc.text.tokens[s.start].line_start || letter(doc, q, s.start));
            for k in doc.with(s.start, s.end, Traits::PAIRED) {
                match doc.text.mark(k) {
                    Some('(') => bracket = Some(k),
                    Some(')') => {
                        if let Some(b) = bracket.take() {
                            self.brackets[b..=k].fill(true);
                        }
                    }
                    _ if doc.text.opens_quote(k) => quote = quote.or(Some(k)),
                    _ => {
                        if let Some(q) = quote.take() {
                            self.quote(doc, q, k);
                        }
                    }
                }
            }
        }
        self.spoken_lines(doc);
        self.turns(doc);
    }

    /// Marks the speech of lines that begin with a dash and go on with the words of who tells it: «– Мы рады, – сказал Петров».
    fn spoken_lines(&mut self, doc: &Doc) {
        let sentences = &doc.text.sentences;
        let opens = |s: &crate::text::Sentence| doc.text.tokens[s.start].line_start;
        let dash = |s: &crate::text::Sentence| opens(s) && matches!(doc.text.mark(s.start), Some('–' | '—' | '-'));
        let interview = questions(doc) >= LEAST_QUESTIONS;
        for (n, s) in sentences.iter().enumerate() {
            if !dash(s) {
                continue;
            }
            let end = sentences[n + 1..].iter().take_while(|s| !opens(s)).last().unwrap_or(s).end;
            if interview && end > s.start + 1 {
                self.quoted[s.start..end].fill(true);
                continue;
            }
            let told = |k: usize| behind_speech(doc, k, &[',', '!', '?', '…']) && says(doc, k + 1);
            if (s.start + 1..end - 1).any(told) {
                self.quote(doc, s.start, end - 1);
            }
        }
    }

    /// Marks what is said in the lines of a talk that name who says it: «А. Иванов: – Хватит до декабря.»
    fn turns(&mut self, doc: &Doc) {
        /// Turns that make a talk.
        const LEAST: usize = 2;
        /// Tokens of who speaks and as what.
        const LONGEST_SPEAKER: usize = 40;
        let line = |k: &usize| doc.text.tokens[*k].line_start;
        let dash = |k: usize| matches!(doc.text.mark(k), Some('–' | '—' | '-'));
        let mut turns: Vec<usize> = Vec::new();
        for colon in doc.with(0, doc.len().saturating_sub(2), Traits::COLON).filter(|&k| dash(k + 1)) {
            let start = (colon.saturating_sub(LONGEST_SPEAKER)..colon).rev().find(line);
            if start.is_some_and(|k| doc.capital(k)) && !line(&(colon + 1)) && !line(&(colon + 2)) {
                turns.push(colon + 1);
            }
        }
        if turns.len() < LEAST {
            turns.clear();
        }
        let plain = self.plain_turns(doc);
        if plain.len() >= LEAST && plain.iter().any(|&k| addresses(doc, k)) {
            turns.extend(plain);
        }
        turns.extend(asked(doc));
        for from in turns {
            let end = (from..doc.len()).find(line).unwrap_or(doc.len());
            self.quoted[from..end].fill(true);
        }
    }

    /// The same without a dash: «А. Саакян: Да, есть.», «Ия Седых («Заря»): Когда откроется музей?» Nothing but who speaks stands before
    /// the colon, and a sentence with a verb behind it.
    fn plain_turns(&self, doc: &Doc) -> Vec<usize> {
        /// Tokens of who speaks and as what.
        const LONGEST_SPEAKER: usize = 40;
        /// Tokens of speech among which its first verb stands.
        const NEAR: usize = 24;
        let line = |k: usize| doc.text.tokens[k].line_start;
        let who = |k: usize| self.masked[k] || self.brackets[k] || doc.text.is(k, ",");
        let speaker = |colon: usize| {
            let from = colon.saturating_sub(LONGEST_SPEAKER);
            let first = (from..colon).rev().take_while(|&k| who(k)).find(|&k| line(k));
            first.is_some_and(|k| self.masked[k])
        };
        let says = |from: usize| {
            let mut words = (from..doc.len().min(from + NEAR)).take_while(|&k| !line(k));
            words.any(|k| doc.is_word(k) && !self.masked[k] && doc.verb(k).sure)
        };
        let colons = doc.with(0, doc.len().saturating_sub(1), Traits::COLON).filter(|&k| doc.capital(k + 1));
        let turns = colons.filter(|&k| !line(k + 1) && speaker(k) && says(k + 1));
        turns.map(|k| k + 1).collect()
    }

    /// Marks a quotation, but for the words of who tells it: «…, – сказал Петров. – …».
    fn quote(&mut self, doc: &Doc, from: usize, to: usize) {
        self.quoted[from..=to].fill(true);
        let mut k = from + 1;
        while k < to {
            if behind_speech(doc, k, &[',', '!', '?', '…', '.']) && says(doc, k + 1) {
                let end = (k + 2..to).find(|&j| behind_speech(doc, j, &[',', '.'])).unwrap_or(to);
                self.quoted[k..end].fill(false);
                k = end;
            }
            k += 1;
        }
    }
}

/// «Когда мы увидим музей?»: does the line that goes on at `from` ask, or speak as «мы» and to «вы»? No row of a list does.
fn addresses(doc: &Doc, from: usize) -> bool {
    /// Tokens of a turn that are read.
    const LONGEST: usize = 80;
    let spoken = |k: usize| {
        let person = matches!(doc.text.fold(k), "я" | "мы" | "вы" | "мне" | "меня" | "нам" | "нас" | "вам" | "вас");
        doc.text.is(k, "?") || person
    };
    (from..doc.len().min(from + LONGEST)).take_while(|&k| !doc.text.tokens[k].line_start).any(spoken)
}

/// «…», – сообщил: a closing quote, a comma or other mark, and a dash before the verb.
pub(super) fn after_quote(doc: &Doc, at: usize) -> bool {
    let mut k = at;
    let mut dash = false;
    for _ in 0..4 {
        if k == 0 {
            return false;
        }
        k -= 1;
        match doc.text.word(k) {
            "—" | "–" | "-" => dash = true,
            _ if doc.text.closes_quote(k) => return dash,
            "," | "." | "!" | "?" | "…" => {}
            _ if doc.flags(k).has(Flags::ADVERB) => {}
            _ => return false,
        }
    }
    false
}

/// Is there a dash at `k` behind one of the marks?
fn behind_speech(doc: &Doc, k: usize, marks: &[char]) -> bool {
    let dash = matches!(doc.text.mark(k), Some('–' | '—' | '-'));
    dash && doc.text.mark(k - 1).is_some_and(|m| marks.contains(&m))
}

/// Does a finite verb of a part stand at `k`?
fn says(doc: &Doc, k: usize) -> bool {
    k < doc.len() && doc.any_of(k, SenseKind::RoleVerb.bit()) && doc.verb(k).finite.is_some()
}
