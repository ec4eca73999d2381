//! Where sentences end, in the scripts that have marks for it.
//!
//! A mark ends a sentence where a space and no small letter follows, and what stands before it is no abbreviation. When
//! in doubt, the sentence goes on. A line end always ends one.

use crate::cues;
use std::ops::Range;
use std::sync::LazyLock;

/// Words that have a full stop and go on. Single letters and numbers of up to two digits need not be listed.
static ABBREVIATIONS: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("abbreviations"));

/// Abbreviations that a number follows.
const BEFORE_NUMBERS: &[&str] =
    &["no", "nos", "art", "arts", "nr", "vol", "fig", "abs", "pág", "núm", "p", "pp", "par", "блз", "стр", "blz"];

/// The sentences of a text, in order, without the space around them.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        let ends = match character {
            '\n' => true,
            '。' | '！' | '？' => true,
            '.' | '!' | '?' | '؟' | '۔' | '…' | '।' | '։' | '።' => {
                let mut is_closed = false;
                while characters.next_if(|(_, next)| is_closing(*next)).is_some() {
                    is_closed = true;
                }
                let rest = characters.peek().and_then(|(at, _)| text.get(*at..)).unwrap_or_default();
                let before = text.get(start..index).unwrap_or_default();
                goes_on_as_new(rest) && (is_closed || character != '.' || !is_abbreviated(before, rest))
            }
            _ => false,
        };
        if ends {
            while characters.next_if(|(_, next)| is_closing(*next)).is_some() {}
            let end = characters.peek().map_or(text.len(), |(at, _)| *at);
            push(text, start..end, &mut sentences);
            start = end;
        }
    }
    push(text, start..text.len(), &mut sentences);
    sentences
}

/// The first sentence of a text.
#[must_use]
pub fn first(text: &str) -> &str {
    let first = sentences(text).into_iter().next();
    first.and_then(|range| text.get(range)).unwrap_or_default()
}

/// Whether a text ends as a sentence does.
#[must_use]
pub fn is_ended(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| is_closing(c) && !is_mark(c));
    text.ends_with(is_mark)
}

fn is_mark(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '؟' | '۔' | '…' | '।' | '։' | '።' | '。' | '！' | '？')
}

/// What may stand between the mark and the space.
fn is_closing(character: char) -> bool {
    is_mark(character) || matches!(character, '"' | '\'' | '”' | '’' | '“' | '»' | '›' | ')' | ']' | '」' | '』')
}

/// Whether the next sentence may begin here: after a space, with anything but a small letter.
fn goes_on_as_new(rest: &str) -> bool {
    let next = rest.trim_start();
    rest.is_empty() || (next.len() < rest.len() && !next.starts_with(char::is_lowercase))
}

fn is_abbreviated(before: &str, rest: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '«')).next();
    let word = word.unwrap_or_default();
    if rest.trim_start().is_empty() {
        return false;
    }
    let mut letters = word.chars();
    let is_single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none() && word != "I";
    let is_number = word.len() <= 2 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if is_single || is_number {
        return true;
    }
    let word = if word.len() <= 10 { word.to_lowercase() } else { return false };
    let wants_number = BEFORE_NUMBERS.contains(&word.as_str());
    let has_number = rest.trim_start().starts_with(|c: char| c.is_numeric());
    ABBREVIATIONS.contains(&word.as_str()) && (has_number || !wants_number)
}

fn push(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let Some(words) = text.get(range.clone()) else { return };
    let start = range.start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    if start < end {
        sentences.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_end_sentences_and_abbreviations_do_not() {
        check("Peace now! We ask Dr. Ali. He agrees.", &["Peace now!", "We ask Dr. Ali.", "He agrees."]);
        check("Am 12. März war es. „Nein.“ Gut", &["Am 12. März war es.", "„Nein.“", "Gut"]);
        check("He said “No.” She left (at 5 p.m. today).", &["He said “No.”", "She left (at 5 p.m. today)."]);
        check("Version 2.0 of v. Braun\nNew line", &["Version 2.0 of v. Braun", "New line"]);
        check("لماذا؟ لأننا هنا.", &["لماذا؟", "لأننا هنا."]);
        check("我们要求和平。现在！", &["我们要求和平。", "现在！"]);
    }
}
