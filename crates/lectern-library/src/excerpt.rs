//! Choosing the piece of a statement to know it by: its summary, or the words that the query looked for.

use crate::runs::runs;
use lectern_core::protocol::{Excerpt, ExcerptField};
use lectern_core::{Statement, TextField, passage};
use lectern_search::{Marker, Passages, lower_case};
use std::borrow::Cow;
use std::ops::Range;

/// About how much of a longer text is shown, in characters.
const LENGTH: usize = 320;
/// A summary up to this many characters is given whole, unless the content shows more of what was looked for.
const WHOLE_SUMMARY: usize = 1_200;
/// How much of a content mostly has words enough for its first piece, in bytes of CommonMark.
const HEAD: usize = 8_192;

/// The piece of a statement to show on its card; absent where it holds no text.
///
/// The summary stands for the statement unless a piece of the content shows more of the words that were looked
/// for. Without such words the content stands in only where there is no summary. `plain_text` gives the words of the
/// content.
pub(crate) fn excerpt<'s>(
    statement: &'s Statement,
    language: Option<&str>,
    marker: &Marker,
    plain_text: impl Fn(&'s str) -> Cow<'s, str>,
) -> Option<Excerpt> {
    let reader = Extracts { marker, language, plain_text: &plain_text };
    let summary = statement.summary.as_deref().filter(|summary| !summary.trim().is_empty());
    let content = statement.content.as_deref().filter(|content| !content.trim().is_empty());
    let extract = match (summary, content) {
        (Some(summary), Some(content)) => reader.of_both(summary, content),
        (Some(summary), None) => reader.of_summary(summary),
        (None, Some(content)) => reader.best_of_content(content).unwrap_or_else(|| beginning_of_content(content)),
        (None, None) => return None,
    };
    Some(extract.into_excerpt())
}

/// What is shown of a text. Ranges are in UTF-8 bytes of `text`.
struct Extract<'a> {
    field: ExcerptField,
    text: Cow<'a, str>,
    passages: Passages,
}

impl Extract<'_> {
    /// The words it marks, each once, whatever their case.
    fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        for word in self.passages.hits.iter().filter_map(|hit| self.text.get(hit.clone())).map(lower_case) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }

    fn into_excerpt(self) -> Excerpt {
        let stands = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
        let Passages { pieces, hits } = self.passages;
        Excerpt {
            field: self.field,
            starts_inside: pieces.first().is_some_and(|first| stands(self.text.get(..first.start))),
            ends_inside: pieces.last().is_some_and(|last| stands(self.text.get(last.end..))),
            pieces: pieces.into_iter().map(|piece| runs(&self.text, piece, &hits)).collect(),
        }
    }
}

/// How extracts are made for one query and one statement.
struct Extracts<'a, 's> {
    marker: &'a Marker,
    language: Option<&'a str>,
    plain_text: &'a dyn Fn(&'s str) -> Cow<'s, str>,
}

impl<'s> Extracts<'_, 's> {
    fn of_both(&self, summary: &'s str, content: &'s str) -> Extract<'s> {
        let summed_up = self.of_summary(summary);
        let Some(quoted) = self.best_of_content(content) else { return summed_up };
        let known = summed_up.words();
        if quoted.words().iter().all(|word| known.contains(word)) {
            return summed_up;
        }
        let rival = if is_short(summary) { Some(summed_up) } else { self.best(ExcerptField::Summary, summary.into()) };
        match rival {
            Some(rival) if rival.words().len() >= quoted.words().len() => rival,
            _ => quoted,
        }
    }

    fn of_summary(&self, summary: &'s str) -> Extract<'s> {
        let field = ExcerptField::Summary;
        if is_within(summary, WHOLE_SUMMARY) {
            let hits = self.marker.ranges(TextField::Summary, summary, self.language);
            let whole = Range { start: 0, end: summary.len() };
            return Extract { field, text: summary.into(), passages: Passages { pieces: vec![whole], hits } };
        }
        self.best(field, summary.into()).unwrap_or_else(|| beginning_of(field, summary.into()))
    }

    fn best_of_content(&self, content: &'s str) -> Option<Extract<'s>> {
        if self.marker.is_empty() {
            return None;
        }
        self.best(ExcerptField::Content, (self.plain_text)(content))
    }

    /// The piece with most of what was looked for; absent where the text has none of it.
    fn best(&self, field: ExcerptField, text: Cow<'s, str>) -> Option<Extract<'s>> {
        let passages = self.marker.excerpt(text_field(field), &text, self.language, LENGTH)?;
        Some(Extract { field, text, passages })
    }
}

fn text_field(field: ExcerptField) -> TextField {
    match field {
        ExcerptField::Summary => TextField::Summary,
        ExcerptField::Content => TextField::Content,
    }
}

/// The beginning of a content, taken from its head alone where that has words enough: a card needs no whole book.
fn beginning_of_content(content: &str) -> Extract<'_> {
    let head = content.get(..content.floor_char_boundary(HEAD)).unwrap_or(content);
    let words = passage::plain_text(head);
    let text = if is_short(words.trim()) { passage::plain_text(content) } else { words };
    beginning_of(ExcerptField::Content, text)
}

/// The first piece of a text that has nothing to mark.
fn beginning_of(field: ExcerptField, text: Cow<'_, str>) -> Extract<'_> {
    let passages = Passages { pieces: vec![beginning(&text, LENGTH)], hits: Vec::new() };
    Extract { field, text, passages }
}

fn is_short(text: &str) -> bool {
    is_within(text, LENGTH)
}

fn is_within(text: &str, max_chars: usize) -> bool {
    text.chars().nth(max_chars).is_none()
}

/// The first piece of a text, of at most `max_chars` characters, white space around it left out: it ends with the
/// last sentence or paragraph that fits, if that is not too short, else with a word, else where it must.
fn beginning(text: &str, max_chars: usize) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..).unwrap_or_default().trim_end();
    let Some((limit, _)) = rest.char_indices().nth(max_chars) else { return start..start + rest.len() };
    let long_enough = |end: &usize| *end >= limit / 2;
    let sentence = ends_of_sentences(rest).take_while(|end| *end <= limit).last().filter(long_enough);
    let end = sentence.or_else(|| ends_of_words(rest).take_while(|end| *end <= limit).last().filter(long_enough));
    let end = end.unwrap_or(limit);
    let piece = rest.get(..end).unwrap_or(rest).trim_end();
    start..start + piece.len()
}

fn ends_of_words(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter(|(_, letter)| letter.is_whitespace()).map(|(at, _)| at)
}

/// Where sentences and paragraphs end: after a full stop, a question or exclamation mark and closing quotation
/// marks or brackets that white space follows, after an ideographic one at once, and before a line break.
fn ends_of_sentences(text: &str) -> impl Iterator<Item = usize> {
    let mut closing = false;
    text.char_indices().filter_map(move |(at, letter)| {
        let ends_before = letter == '\n' || (closing && letter.is_whitespace());
        let ends_after = matches!(letter, '。' | '！' | '？');
        closing = match letter {
            '.' | '!' | '?' | '…' | '؟' | '।' => true,
            '"' | '\'' | '”' | '’' | '»' | ')' | ']' => closing,
            _ => false,
        };
        if ends_after { Some(at + letter.len_utf8()) } else { ends_before.then_some(at) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, max_chars: usize, expected: &str) {
        assert_eq!(text.get(beginning(text, max_chars)), Some(expected));
    }

    #[test]
    fn a_text_that_fits_is_given_whole_without_the_space_around_it() {
        check("  Let us begin.\n", 20, "Let us begin.");
        check(" \n ", 20, "");
    }

    #[test]
    fn a_beginning_ends_with_its_last_sentence_that_fits() {
        check("We came. We saw. We went home again.", 20, "We came. We saw.");
        check("He said: “We came.” Then he left.", 25, "He said: “We came.”");
        check("我们来了。我们看见了。我们回家了。", 12, "我们来了。我们看见了。");
    }

    #[test]
    fn a_beginning_ends_with_a_paragraph_as_with_a_sentence() {
        check("Mr President\nLadies and gentlemen of the Assembly", 20, "Mr President");
    }

    #[test]
    fn a_beginning_whose_sentences_are_too_short_or_too_long_ends_with_a_word() {
        check("No. We shall never leave this place of ours", 20, "No. We shall never");
        check("We shall never leave", 14, "We shall never");
    }

    #[test]
    fn a_beginning_without_words_is_cut_where_it_must_be() {
        check("ééééééééé", 4, "éééé");
    }

    #[test]
    fn a_number_or_an_abbreviation_inside_a_word_ends_no_sentence() {
        check("It cost 3.5 million of the people's money", 14, "It cost 3.5");
    }
}
