//! What a line looks like, whatever it says.

use crate::markdown::number_marker;
use crate::sentence;

/// A line is short up to so many characters.
pub const SHORT_CHARACTERS: usize = 110;

/// A line that is a sentence is prose from so many words on.
const PROSE_WORDS: usize = 8;

/// How long the bullet at the beginning of a line is, with the space after it.
#[must_use]
pub fn bullet(line: &str) -> Option<usize> {
    let mut characters = line.chars();
    let first = characters.next()?;
    let rest = characters.as_str();
    let words = rest.trim_start();
    let is_spaced = words.len() < rest.len() && !words.is_empty();
    let is_bullet = match first {
        // Signs that are nothing but bullets need no space.
        '•' | '◦' | '▪' | '▫' | '‣' | '⁃' | '●' | '○' | '■' | '□' | '➤' | '►' => {
            words.starts_with(char::is_alphanumeric) || is_spaced
        }
        '-' | '–' | '—' | '*' | '·' | '+' | '✓' | '✔' => is_spaced,
        _ => false,
    };
    is_bullet.then_some(line.len() - words.len())
}

/// Whether a bullet is also something else, a dash or a star, so that one line alone is no list.
#[must_use]
pub fn is_doubtful_bullet(line: &str) -> bool {
    line.starts_with(['-', '–', '—', '*', '+', '·'])
}

/// The number that a list's item begins with.
#[must_use]
pub fn number(line: &str) -> Option<u32> {
    number_marker(line)?;
    line.split(['.', ')']).next()?.parse().ok()
}

/// Whether a line is running text.
#[must_use]
pub fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let characters = line.chars().count();
    // Scripts without spaces have sentences of a single word.
    let is_dense = characters > words * 12;
    (sentence::is_ended(line) && (words >= PROSE_WORDS || (is_dense && characters >= 20))) || characters > 160
}

/// Whether a line may be a heading or a title: short, not ended as a sentence is, and not begun in the middle of one.
#[must_use]
pub fn is_heading(line: &str) -> bool {
    let ends = ['.', ',', ';', ':', '!', '…', '。', '，', '：', '؛', '،', '-', '–', '—'];
    let words = line.split_whitespace().count();
    line.chars().count() <= SHORT_CHARACTERS
        && (1..=16).contains(&words)
        && !line.ends_with(ends)
        && line.matches(": ").count() <= 1
        && !line.starts_with(char::is_lowercase)
        && line.chars().any(char::is_alphabetic)
        && !line.contains('@')
        && !line.contains("://")
}
