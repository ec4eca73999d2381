//! Finding names and phrases in a text in one pass.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use std::ops::Range;

/// Phrases to look for. `*` in a phrase stands for any ending of a word.
#[derive(Debug, Clone)]
pub(super) struct Phrases {
    /// Finds what stands before the first `*`.
    automaton: Option<AhoCorasick>,
    /// For each phrase its pieces between the stars, and its owner.
    phrases: Vec<(Vec<String>, usize)>,
}

/// So many phrases are looked for with a table of all states, of a megabyte or less.
const MAX_IN_TABLE: usize = 300;

/// A phrase that was found.
#[derive(Debug, Clone)]
pub(super) struct Match {
    /// Whose phrase it is.
    pub owner: usize,
    /// Where it stands.
    pub range: Range<usize>,
}

/// What stands before the first of these marks, or the whole text.
pub(super) fn before_any<'t>(text: &'t str, marks: &[&str]) -> &'t str {
    let end = marks.iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

impl Phrases {
    /// Phrases with their owners. The text must have capitals as they do.
    pub(super) fn new(phrases: impl IntoIterator<Item = (String, usize)>) -> Self {
        let split =
            |(phrase, owner): (String, usize)| (phrase.split('*').map(str::to_owned).collect::<Vec<_>>(), owner);
        let phrases: Vec<(Vec<String>, usize)> =
            phrases.into_iter().filter(|(phrase, _)| !phrase.trim_start_matches('*').is_empty()).map(split).collect();
        let firsts = phrases.iter().map(|(pieces, _)| pieces.first().map(String::as_str).unwrap_or_default());
        // A table of all states is faster and larger: for few phrases it may be.
        let kind = (phrases.len() <= MAX_IN_TABLE).then_some(AhoCorasickKind::DFA);
        let automaton = AhoCorasickBuilder::new().match_kind(MatchKind::Standard).kind(kind).build(firsts).ok();
        Self { automaton, phrases }
    }

    /// Phrases without owners.
    pub(super) fn of(phrases: &[&str]) -> Self {
        Self::new(phrases.iter().map(|phrase| ((*phrase).to_owned(), 0)))
    }

    /// The match that begins first, and of these the longest.
    pub(super) fn first(&self, text: &str) -> Option<Range<usize>> {
        let found = self.find(text).into_iter().map(|hit| hit.range);
        found.min_by_key(|range| (range.start, std::cmp::Reverse(range.end)))
    }

    /// All whole-word matches, in the order of their ends; they may overlap.
    pub(super) fn find(&self, text: &str) -> Vec<Match> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut found = Vec::new();
        for candidate in automaton.find_overlapping_iter(text) {
            if text.get(..candidate.start()).is_none_or(ends_in_word) {
                continue;
            }
            let Some((pieces, owner)) = self.phrases.get(candidate.pattern().as_usize()) else { continue };
            if let Some(end) = end_of(text, candidate.end(), pieces) {
                found.push(Match { owner: *owner, range: candidate.start()..end });
            }
        }
        found
    }
}

/// Where a phrase ends whose first piece ends at `at`.
fn end_of(text: &str, mut at: usize, pieces: &[String]) -> Option<usize> {
    for piece in pieces.iter().skip(1) {
        let rest = text.get(at..)?;
        at += rest.len() - rest.trim_start_matches(is_word).len();
        at += text.get(at..)?.starts_with(piece.as_str()).then_some(piece.len())?;
    }
    (!text.get(at..)?.starts_with(is_word)).then_some(at)
}

fn ends_in_word(text: &str) -> bool {
    text.ends_with(is_word)
}

/// Letters, digits, and the accents that follow letters.
pub(super) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || unicode_normalization::char::is_combining_mark(character)
}

/// A text with small letters, each as long as it was: letters that change their length stay.
pub(super) fn small(text: &str) -> String {
    let lower = |character: char| {
        if character.is_ascii() {
            return character.to_ascii_lowercase();
        }
        let mut letters = character.to_lowercase();
        let first = letters.next().filter(|first| first.len_utf8() == character.len_utf8());
        first.filter(|_| letters.next().is_none()).unwrap_or(character)
    };
    text.chars().map(lower).collect()
}
