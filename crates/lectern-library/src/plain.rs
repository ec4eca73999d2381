//! The words of the texts that were shown last, without their markup: from key to key mostly the same statements come
//! again, and reading a speech's markup takes as long as looking for words in it.

use lectern_core::passage;
use lectern_search::DocId;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::VecDeque;

/// How many are kept: some pages of results.
const MOST_TEXTS: usize = 64;
/// A longer one is not kept, in bytes, so that all of them together are four megabytes at most.
const LONGEST: usize = 1 << 16;

/// Texts without their markup, the newest last.
#[derive(Default)]
pub(crate) struct PlainTexts {
    recent: RefCell<VecDeque<(DocId, String)>>,
}

impl PlainTexts {
    /// [`passage::plain_text`] of a statement's content.
    pub fn of<'c>(&self, doc: DocId, content: &'c str) -> Cow<'c, str> {
        let mut recent = self.recent.borrow_mut();
        if let Some(place) = recent.iter().position(|(known, _)| *known == doc) {
            let (_, text) = recent.remove(place).unwrap_or_default();
            recent.push_back((doc, text.clone()));
            return Cow::Owned(text);
        }
        let plain = passage::plain_text(content);
        if let Cow::Owned(text) = &plain
            && text.len() <= LONGEST
        {
            if recent.len() == MOST_TEXTS {
                recent.pop_front();
            }
            recent.push_back((doc, text.clone()));
        }
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_what_they_are_whether_they_are_kept_or_not() {
        let texts = PlainTexts::default();
        let long = "*very* ".repeat(LONGEST / 5);
        let contents = ["*One*", "Two", long.as_str(), "- Three"].into_iter().cycle().take(4 * MOST_TEXTS);
        for _ in 0..2 {
            for (doc, content) in (0..).zip(contents.clone()) {
                assert_eq!(texts.of(doc, content), passage::plain_text(content));
            }
        }
        let kept = texts.recent.borrow();
        assert_eq!(kept.len(), MOST_TEXTS);
        assert!(kept.iter().all(|(_, text)| text.len() <= LONGEST));
    }
}
