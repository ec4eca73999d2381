//! The words of the texts that were shown last, without their markup: from key to key mostly the same statements come
//! again, and reading a speech's markup takes as long as looking for words in it.

use lectern_core::passage;
use lectern_search::DocId;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::VecDeque;

/// How much is kept, in bytes; a text that is larger by itself is not.
const MOST_BYTES: usize = 1 << 20;

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
        if let Cow::Owned(text) = &plain {
            recent.push_back((doc, text.clone()));
            while recent.iter().map(|(_, text)| text.len()).sum::<usize>() > MOST_BYTES {
                recent.pop_front();
            }
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
        let long = "*very* ".repeat(MOST_BYTES / 20);
        let contents = ["*One*", "Two", long.as_str(), "- Three", long.as_str(), long.as_str(), long.as_str()];
        for _ in 0..2 {
            for (doc, content) in (0..).zip(contents) {
                assert_eq!(texts.of(doc, content), passage::plain_text(content));
            }
        }
        let bytes: usize = texts.recent.borrow().iter().map(|(_, text)| text.len()).sum();
        assert!(bytes > 0 && bytes <= MOST_BYTES);
    }
}
