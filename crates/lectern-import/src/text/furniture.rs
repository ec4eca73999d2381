//! The words that web pages put around a text, by language: `data/furniture.txt`, read once.
//!
//! A line is compared with whole phrases and with beginnings of sentences, never with words in the middle of one: a
//! statement that talks about newsletters or privacy says so inside its sentences. How sure a phrase makes, its
//! [`Level`], decides where it counts; that is for `text` to say.

use crate::piece::Reason;
use crate::sentence::sentences;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// The table.
const TABLE: &str = include_str!("../../data/furniture.txt");

/// Lines longer than this, in bytes, belong to the text whatever they begin with.
const MAX_BYTES: usize = 700;

/// A phrase that is one only in a short line is one in so many words at most.
const MAX_SHORT_WORDS: usize = 14;

/// How sure a phrase makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Belongs to a page where lines beside it do.
    With,
    /// Belongs to a page where only such lines follow, or precede.
    Tail,
    /// Belongs to a page, and so does all that follows.
    Cut,
    /// Belongs to a page wherever it stands.
    Sure,
}

/// What a line was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Why it is left out.
    pub reason: Reason,
    /// How sure that is.
    pub level: Level,
    /// Whether the phrase is the whole line.
    pub is_whole: bool,
}

/// A phrase of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Its words as `plain` has them.
    pub words: String,
    /// The language it is of.
    pub language: &'static str,
    /// Why a line of it is left out.
    pub reason: Reason,
    /// How sure that is.
    pub level: Level,
    /// Whether a line or sentence begins with it, or is it.
    pub is_beginning: bool,
    /// Whether it is one in a short line only.
    pub is_short: bool,
}

/// No first word of a phrase is longer, in bytes.
const FIRST_WORD_BYTES: usize = 48;

/// Phrases by their first word.
static PATTERNS: LazyLock<HashMap<String, Vec<Pattern>>> = LazyLock::new(|| {
    let mut by_word: HashMap<String, Vec<Pattern>> = HashMap::new();
    for pattern in patterns().filter(|pattern| pattern.reason != Reason::EndMark) {
        let first = first_word(&pattern.words).to_owned();
        by_word.entry(first).or_default().push(pattern);
    }
    // The surest first, and of two as sure the longer.
    for patterns in by_word.values_mut() {
        patterns.sort_by_key(|pattern| (std::cmp::Reverse(pattern.level), std::cmp::Reverse(pattern.words.len())));
    }
    by_word
});

/// The end marks.
static END_MARKS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    patterns().filter(|pattern| pattern.reason == Reason::EndMark).map(|pattern| pattern.words).collect()
});

/// The longest end mark, in bytes.
const MAX_END_MARK_BYTES: usize = 60;

/// Where an end mark begins that a paragraph ends with, in a sign that is no word.
#[must_use]
pub fn inline_end_mark(paragraph: &str) -> Option<usize> {
    let is_sign = |mark: &&str| paragraph.ends_with(*mark);
    let mark =
        ["# # #", "###", "-30-", "– 30 –", "- 30 -", "-ENDS-", "– ENDS –", "- ENDS -"].into_iter().find(is_sign)?;
    let at = paragraph.len() - mark.len();
    let before = paragraph.get(..at)?;
    (before.ends_with(char::is_whitespace) && !before.trim().is_empty()).then_some(at)
}

/// The phrases in the order of the table.
pub fn patterns() -> impl Iterator<Item = Pattern> {
    let mut section = None;
    let of_line = move |line: &'static str| {
        if let Some(heading) = line.strip_prefix('@') {
            section = heading.split_once('|').and_then(|(reason, level)| Some((reason_of(reason)?, level_of(level)?)));
            return None;
        }
        let (language, phrases) = line.split_once(':')?;
        let (reason, level) = section?;
        Some(phrases.split('|').filter_map(move |phrase| pattern(phrase, language, reason, level)))
    };
    TABLE.lines().filter_map(of_line).flatten()
}

fn pattern(phrase: &str, language: &'static str, reason: Reason, level: Level) -> Option<Pattern> {
    let (phrase, is_short) = match phrase.strip_suffix('!') {
        Some(rest) if rest.ends_with('…') => (rest, true),
        _ => (phrase, false),
    };
    let (phrase, is_beginning) = phrase.strip_suffix('…').map_or((phrase, false), |phrase| (phrase, true));
    // An end mark is compared as it stands: numbers and number signs are what it is made of.
    let plain = if reason == Reason::EndMark { phrase.to_lowercase() } else { plain(phrase) };
    let words = if is_beginning { plain.as_str() } else { without_end(&plain) }.to_owned();
    (!words.is_empty()).then_some(Pattern { words, language, reason, level, is_beginning, is_short })
}

fn reason_of(name: &str) -> Option<Reason> {
    Reason::ALL.into_iter().find(|reason| reason.as_str() == name)
}

fn level_of(name: &str) -> Option<Level> {
    match name {
        "with" => Some(Level::With),
        "tail" => Some(Level::Tail),
        "cut" => Some(Level::Cut),
        "sure" => Some(Level::Sure),
        _ => None,
    }
}

/// What a line is, by the table.
#[must_use]
pub fn hit(line: &str) -> Option<Hit> {
    let line = line.trim();
    if line.is_empty() || line.len() > MAX_BYTES {
        return None;
    }
    if line.len() <= MAX_END_MARK_BYTES && END_MARKS.contains(&line.to_lowercase()) {
        return Some(Hit { reason: Reason::EndMark, level: Level::Sure, is_whole: true });
    }
    let n_words = line.split_whitespace().count();
    let sentences = sentences(line);
    // Of a line of several sentences the first alone says nothing about the others.
    let is_long = n_words > MAX_SHORT_WORDS && sentences.len() > 1;
    if let Some(hit) = look_up(line, n_words, true).filter(|hit| hit.is_whole || !is_long) {
        return Some(hit);
    }
    if sentences.len() < 2 { None } else { of_sentences(line, n_words, &sentences) }
}

/// A line of several sentences is what most of it is; where less of it is known, it is that beside other such lines.
fn of_sentences(line: &str, n_words: usize, sentences: &[Range<usize>]) -> Option<Hit> {
    let mut found: Vec<(usize, Hit)> = Vec::new();
    for range in sentences {
        let range = range.clone();
        let sentence = line.get(range.clone())?;
        if let Some(hit) = look_up(sentence, n_words, false) {
            found.push((range.len(), hit));
        }
    }
    let covered: usize = found.iter().map(|(length, _)| length).sum();
    let surest = found.iter().map(|(_, hit)| *hit).max_by_key(|hit| hit.level)?;
    // Where other sentences are the larger part, only the lines around it can tell.
    let level = if covered * 2 >= line.len() { surest.level.min(Level::Tail) } else { Level::With };
    Some(Hit { level, is_whole: false, ..surest })
}

/// Looks for a phrase that is `words`, or that they begin with. Where they are a whole line, a phrase that begins it is
/// one though the line goes on; a caption and the like must not go on for long.
fn look_up(line: &str, n_words: usize, is_line: bool) -> Option<Hit> {
    // Most lines do not begin as any phrase does, which shows in a few words.
    let beginning = plain(line.get(..line.floor_char_boundary(FIRST_WORD_BYTES)).unwrap_or_default());
    let may_be = |pattern: &&Pattern| beginning.starts_with(&pattern.words) || pattern.words.starts_with(&beginning);
    let mut patterns = PATTERNS.get(first_word(&beginning))?.iter().filter(may_be).peekable();
    patterns.peek()?;
    let words = plain(line);
    let words = words.as_str();
    let whole = without_end(words);
    for pattern in patterns {
        let is_hit = if pattern.is_beginning {
            begins(words, pattern)
                && !(pattern.is_short && n_words > MAX_SHORT_WORDS)
                && !(pattern.level == Level::Sure && n_words > 30)
        } else {
            whole == pattern.words
        };
        if is_hit {
            let level = if is_line || pattern.level == Level::With { pattern.level } else { Level::Tail };
            return Some(Hit { reason: pattern.reason, level, is_whole: whole == without_end(&pattern.words) });
        }
    }
    None
}

/// Whether `words` begin with a phrase, no word is cut by it, and no other clause follows it after a comma: “Your address
/// will not be published, they said”.
fn begins(words: &str, pattern: &Pattern) -> bool {
    words.strip_prefix(pattern.words.as_str()).is_some_and(|rest| {
        let cuts = |c: char| c.is_alphanumeric();
        let is_cut = rest.starts_with(cuts) && pattern.words.ends_with(cuts);
        let may_be_quoted = matches!(pattern.reason, Reason::CommentForm | Reason::PrivacyNotice);
        let goes_on = rest.starts_with(',') && !pattern.words.contains(',') && may_be_quoted;
        !is_cut && !goes_on
    })
}

/// Letters small, quotation marks and hyphens of one kind, numbers as `#`, one space between words.
pub(super) fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let line = line.trim();
    let mut push = |character: char| {
        let character = match character {
            '‘' | '’' | '´' | '`' => '\'',
            '„' | '“' | '”' | '"' => '“',
            '\u{307}' => return, // What is left of a capital İ.
            c if c.is_ascii_lowercase() => c,
            c if c.is_whitespace() => ' ',
            c if c.is_numeric() => '#',
            c => c,
        };
        let repeats = matches!(character, ' ' | '#') && out.ends_with(character);
        if !repeats {
            out.push(character);
        }
    };
    for character in line.chars() {
        if character.is_ascii() {
            push(character.to_ascii_lowercase());
        } else {
            character.to_lowercase().for_each(&mut push);
        }
    }
    out
}

/// Without the marks at the end that pages put after labels or leave away.
fn without_end(words: &str) -> &str {
    let trimmed = words.trim_end_matches(['.', '!', '?', ':', '…', '»', '›', '→', '*', ' ', ',', '؟']);
    if trimmed.is_empty() { words } else { trimmed }
}

fn first_word(words: &str) -> &str {
    let end = words.find([' ', '.', '!', '?', ':', '…', ',', '*', '»', '›', '→', '؟']);
    match end {
        Some(0) | None => words.split(' ').next().unwrap_or_default(),
        Some(end) => words.get(..end).unwrap_or_default(),
    }
}
