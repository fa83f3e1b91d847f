//! The sentence around a span of code points.

use crate::text::Text;

/// Sentences of one release, by code points.
pub(super) struct Evidence<'t> {
    source: &'t str,
    /// First code point, first byte and last byte of each sentence.
    sentences: Vec<(usize, usize, usize)>,
}

impl<'t> Evidence<'t> {
    pub(super) fn new(source: &'t str) -> Self {
        let mut room = String::new();
        let text = Text::new(source, &mut room);
        let (mut at, mut points) = (0, 0);
        let mut sentences = Vec::with_capacity(text.sentences.len());
        for sentence in text.sentences.iter().filter(|s| s.end > s.start) {
            let start = text.tokens[sentence.start].start as usize;
            let end = text.tokens[sentence.end - 1].end as usize;
            points += source[at..start].chars().count();
            at = start;
            sentences.push((points, start, end));
        }
        Evidence { source, sentences }
    }

    /// The sentence that holds `[start, end)`; several, when it runs over several; empty outside the text.
    pub(super) fn sentence(&self, start: usize, end: usize) -> &'t str {
        let last_before = |point: usize| self.sentences.partition_point(|s| s.0 <= point).checked_sub(1);
        let (Some(first), Some(last)) = (last_before(start), last_before(end.saturating_sub(1).max(start))) else {
            return "";
        };
        &self.source[self.sentences[first].1..self.sentences[last].2]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_sentence_of_a_span() {
        let evidence = Evidence::new("  Посол прибыл. Министр уехал.\nВсё.");
        for (start, end, want) in [
            (2, 7, "Посол прибыл."),
            (16, 23, "Министр уехал."),
            (2, 23, "Посол прибыл. Министр уехал."),
            (31, 34, "Всё."),
            (0, 0, ""),
        ] {
            assert_eq!(evidence.sentence(start, end), want);
        }
        assert_eq!(Evidence::new("").sentence(0, 5), "");
    }
}
