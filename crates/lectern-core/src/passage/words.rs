//! The words that the parser finds in a text.

use super::walk::{Container, Kind, Sink, Span, walk};

/// The words of a text, a line for each passage.
pub(crate) fn words(content: &str) -> String {
    let mut plain = PlainText { text: String::with_capacity(content.len()), is_first: true };
    walk(content, &mut plain);
    plain.text
}

struct PlainText {
    text: String,
    /// Whether no word of the passage has come yet.
    is_first: bool,
}

impl Sink for PlainText {
    fn begin(&mut self, _: Kind) {
        self.is_first = true;
    }

    fn text(&mut self, text: &str) {
        if std::mem::take(&mut self.is_first) && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
    }

    fn line_break(&mut self) {
        self.text("\n");
    }

    fn open(&mut self, _: Container) {}
    fn close(&mut self) {}
    fn end(&mut self) {}
    fn open_span(&mut self, _: Span) {}
    fn close_span(&mut self) {}
    fn rule(&mut self) {}
}
