//! The piece of a text, or the two, that show a query's words best.

use super::{Hit, Marker, merge};
use crate::analysis::is_unspaced;
use lectern_core::TextField;
use std::ops::Range;

/// How much of the room that hits leave is given to the text before them: enough to see what they belong to, less
/// than to what follows, where the thought goes on.
const SHARE_BEFORE: usize = 3;

/// What is shown of a text, in bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passages {
    /// One piece, or two with text between them that is left out, in the order of the text; no character is split.
    pub pieces: Vec<Range<usize>>,
    /// Where words of the query stand in the pieces, as [`Marker::ranges`] has them.
    pub hits: Vec<Range<usize>>,
}

impl Marker {
    /// At most `max_chars` characters of `text` with the most of the query in them. `None` where the text has nothing
    /// of the query.
    ///
    /// The most means the most different words and phrases, then the most hits, then the closest together, then the
    /// earliest. Two pieces of half the length are taken where they show more different words than one does. A piece
    /// starts at the start of a sentence where there is one in reach and ends at the end of one, else at a space.
    #[must_use]
    pub fn excerpt(&self, field: TextField, text: &str, language: Option<&str>, max_chars: usize) -> Option<Passages> {
        let hits = self.hits(field, text, language);
        let places = char_positions(text, &hits);
        let placed: Vec<Placed<'_>> = hits.iter().zip(places).map(|(hit, chars)| Placed { hit, chars }).collect();
        let whole = best_window(text, &placed, max_chars, 0)?;
        let pieces = match two_pieces(text, &placed, max_chars, whole.rows) {
            Some(pieces) => pieces.to_vec(),
            None => vec![widen(text, whole.bytes, max_chars)],
        };
        let hits = merge(hits);
        let hits = pieces.iter().flat_map(|piece| {
            let inside = |range: &Range<usize>| range.start.max(piece.start)..range.end.min(piece.end);
            hits.iter().map(inside).filter(|range| range.start < range.end)
        });
        Some(Passages { hits: hits.collect(), pieces })
    }
}

/// A hit, and where it is in characters.
struct Placed<'a> {
    hit: &'a Hit,
    chars: Range<usize>,
}

/// A stretch of text from the first to the last of the hits that are to be shown.
struct Window {
    bytes: Range<usize>,
    /// The words and phrases in it, a bit for each.
    rows: u128,
}

/// Two pieces of half the length that show more different words than the best whole one, which shows the rows `in_one`,
/// with text between them.
fn two_pieces(text: &str, placed: &[Placed<'_>], max_chars: usize, in_one: u128) -> Option<[Range<usize>; 2]> {
    if placed.iter().all(|placed| in_one & placed.row() != 0) {
        return None;
    }
    let half = max_chars / 2;
    let first = best_window(text, placed, half, 0)?;
    let second = best_window(text, placed, half, first.rows)?;
    if (first.rows | second.rows).count_ones() <= in_one.count_ones() {
        return None;
    }
    let mut pieces = [widen(text, first.bytes, half), widen(text, second.bytes, half)];
    pieces.sort_unstable_by_key(|piece| piece.start);
    let [one, other] = &pieces;
    let between = text.get(one.end..other.start)?;
    (!between.trim().is_empty()).then_some(pieces)
}

/// The best stretch for a piece of at most `max_chars`, by what it has besides the rows that are `shown`.
fn best_window(text: &str, placed: &[Placed<'_>], max_chars: usize, shown: u128) -> Option<Window> {
    let (mut best, mut best_worth) = (None, (0, 0, 0));
    for (index, first) in placed.iter().enumerate() {
        let start = first.chars.start;
        let fitting = placed.iter().skip(index).take_while(|at| at.chars.end.saturating_sub(start) <= max_chars);
        let (mut rows, mut count, mut end, mut last) = (0, 0, first.hit.range.start, start);
        for at in fitting {
            rows |= at.row();
            count += 1;
            end = end.max(at.hit.range.end);
            last = last.max(at.chars.end);
        }
        let worth = ((rows & !shown).count_ones(), count, max_chars.saturating_sub(last - start));
        if count > 0 && worth > best_worth {
            (best, best_worth) = (Some(Window { bytes: first.hit.range.start..end, rows }), worth);
        }
    }
    // A phrase longer than the room is cut.
    let cut = |first: &Placed<'_>| Window { bytes: clip(text, first.hit.range.clone(), max_chars), rows: first.row() };
    best.or_else(|| placed.first().map(cut))
}

impl Placed<'_> {
    fn row(&self) -> u128 {
        1 << self.hit.row
    }
}

/// Each hit's place counted in characters.
fn char_positions(text: &str, hits: &[Hit]) -> Vec<Range<usize>> {
    let (mut byte, mut chars) = (0, 0);
    let count = |range: Range<usize>| text.get(range).unwrap_or_default().chars().count();
    hits.iter()
        .map(|hit| {
            chars += count(byte..hit.range.start);
            byte = hit.range.start;
            chars..chars + count(hit.range.clone())
        })
        .collect()
}

fn clip(text: &str, range: Range<usize>, max_chars: usize) -> Range<usize> {
    let end = text.get(range.clone()).and_then(|piece| piece.char_indices().nth(max_chars));
    range.start..end.map_or(range.end, |(length, _)| range.start + length)
}

/// Puts as much text around `window` as there is room for.
fn widen(text: &str, window: Range<usize>, max_chars: usize) -> Range<usize> {
    let used = text.get(window.clone()).unwrap_or_default().chars().count();
    let room = max_chars.saturating_sub(used);
    let behind = text.get(window.end..).unwrap_or_default().chars().take(room).count();
    // Where little text follows, more may stand before.
    let before = text.get(reach_before(text, window.start, (room / SHARE_BEFORE).max(room - behind))..window.start);
    let farther = text.get(reach_before(text, window.start, room)..window.start);
    let start = window.start - context_before(window.start, before.unwrap_or_default(), farther.unwrap_or_default());
    let before = text.get(start..window.start).unwrap_or_default().chars().count();
    let enough = (max_chars / 2).saturating_sub(before + used);
    let end = snap_end(text, window.end, room.saturating_sub(before), enough);
    start..end
}

/// The place `chars` characters before `from`, or the start of the text.
fn reach_before(text: &str, from: usize, chars: usize) -> usize {
    let Some(last) = chars.checked_sub(1) else { return from };
    text.get(..from).unwrap_or_default().char_indices().nth_back(last).map_or(0, |(place, _)| place)
}

/// How many bytes are shown before a hit: from the earliest sentence that starts in `before`, else from the start of
/// the hit's sentence if it is in `farther`, else from the first word in `before`. Both stretches of text end `at` the
/// hit.
fn context_before(at: usize, before: &str, farther: &str) -> usize {
    let earliest = sentence_starts(before, before.len() == at).next();
    let nearest = || sentence_starts(farther, farther.len() == at).last();
    let word =
        || before.find(char::is_whitespace).map(|space| before.get(space..).unwrap_or_default().trim_start().len());
    // A script without spaces may be cut anywhere, a word of another may not.
    let cut = if before.chars().any(is_unspaced) { before.len() } else { 0 };
    earliest.or_else(nearest).or_else(word).unwrap_or(cut)
}

/// For each sentence that starts in `stretch`, how many bytes of the stretch are left from there.
fn sentence_starts(stretch: &str, starts_text: bool) -> impl Iterator<Item = usize> {
    let first = starts_text.then_some(0);
    let left = |end: usize| stretch.get(end..).unwrap_or_default().trim_start().len();
    first.into_iter().chain(sentence_ends(stretch)).map(left).filter(|&left| left > 0)
}

/// The end of the last sentence in reach if at least `enough` characters stand before it, else of the last word; at
/// most `room` characters after `from`.
fn snap_end(text: &str, from: usize, room: usize, enough: usize) -> usize {
    let behind = text.get(from..).unwrap_or_default();
    let Some((reach, _)) = behind.char_indices().nth(room) else {
        return from + behind.trim_end().len();
    };
    let stretch = behind.get(..reach).unwrap_or_default();
    let chars = |end: usize| stretch.get(..end).unwrap_or_default().chars().count();
    let sentence = sentence_ends(stretch).last().filter(|&end| chars(end) >= enough);
    let ends_word = behind.get(reach..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let word = || if ends_word { Some(reach) } else { stretch.rfind(char::is_whitespace) };
    match sentence.or_else(word) {
        Some(end) => from + stretch.get(..end).unwrap_or_default().trim_end().len(),
        None if stretch.chars().any(is_unspaced) => from + reach,
        None => from,
    }
}

/// Where sentences end in `text`: behind their mark where a space follows, behind marks that need none, and behind
/// line breaks.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, letter) = letters.next()?;
            let is_followed_by_space = letters.peek().is_some_and(|&(_, next)| next.is_whitespace());
            if letter == '\n' || is_wide_stop(letter) || (ends_sentence(letter) && is_followed_by_space) {
                return Some(at + letter.len_utf8());
            }
        }
    })
}

fn ends_sentence(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '؟' | '۔' | '।') || is_wide_stop(letter)
}

/// Stops of scripts without spaces.
fn is_wide_stop(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？' | '．')
}
