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
    let (mut start, mut at) = (0, 0);
    while let Some(index) = next_mark(text, at) {
        let rest = text.get(index..).unwrap_or_default();
        let Some(mark) = rest.chars().next() else { break };
        let after_mark = rest.get(mark.len_utf8()..).unwrap_or_default();
        let after = after_mark.trim_start_matches(is_closing);
        let ends = match mark {
            '\n' | '。' | '！' | '？' => true,
            _ => {
                let is_closed = after.len() < after_mark.len();
                let before = text.get(start..index).unwrap_or_default();
                goes_on_as_new(after) && (is_closed || mark != '.' || !is_abbreviated(before, after))
            }
        };
        at = text.len() - after.len();
        if ends {
            push(text, start..at, &mut sentences);
            start = at;
        }
    }
    push(text, start..text.len(), &mut sentences);
    sentences
}

/// Where the next mark or line end stands. Most bytes are of letters, which this passes over without decoding them.
fn next_mark(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let bytes = text.as_bytes().get(at..)?;
        // The first bytes of the marks: of those that are not ASCII, `։` has D6, `؟` D8, `۔` DB, and the others E0 to EF.
        let may_be_mark = |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | b'\n' | 0xD6 | 0xD8 | 0xDB | 0xE0..=0xEF);
        at += bytes.iter().position(may_be_mark)?;
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(character) if character == '\n' || is_mark(character) => return Some(at),
            Some(character) => at += character.len_utf8(),
            None => at += 1,
        }
    }
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
