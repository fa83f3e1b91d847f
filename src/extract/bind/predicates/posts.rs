//! The word for an office before a title: «на посту», «в качестве», «звание».

use crate::extract::bind::binder::Binder;
use crate::extract::titles::Title;
use crate::morph::Case;
use crate::rules::Class;

impl Binder<'_, '_> {
    /// Where the title begins; before the dash of «назначен на новую должность – глава службы».
    pub(super) fn lead(&self, title: &Title) -> usize {
        let dash = |k: usize| matches!(self.doc.text.word(k), "—" | "–" | "-" | ":");
        let named = title.start > 1 && title.cases.has(Case::Nom) && dash(title.start - 1);
        let post = named
            && self.doc.is_word(title.start - 2)
            && self.doc.know.grammar.is_post(self.doc.text.fold(title.start - 2));
        title.start - usize::from(post)
    }

    /// «на посту», «в качестве нового»: where the word for an office before a title that begins at `start` stands.
    pub(in crate::extract::bind) fn post_before(&self, start: usize) -> Option<usize> {
        let doc = self.doc;
        let aside = |k: usize| doc.is_word(k) && doc.is_class(k, Class::NEVER_MODIFIER);
        // «звание «Народный артист»»
        let start = start - usize::from(start > 0 && doc.text.opens_quote(start - 1));
        let k = (start.saturating_sub(3)..start).rev().find(|&k| !aside(k))?;
        doc.know.grammar.is_post(doc.text.fold(k)).then_some(k)
    }

    /// «освобождён от должности»
    pub(super) fn released(&self, post: usize) -> bool {
        post > 0 && matches!(self.doc.text.fold(post - 1), "от" | "с")
    }

    /// «кандидат на пост», «борьба за кресло»: is the post that the word at `post` tells of but sought?
    pub(super) fn wanted(&self, post: usize) -> bool {
        let doc = self.doc;
        post.checked_sub(2).is_some_and(|k| doc.is_word(k) && doc.know.grammar.seeks(doc.text.fold(k)))
    }
}
