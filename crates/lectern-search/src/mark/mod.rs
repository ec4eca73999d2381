//! Where the words of a query stand in a text, and which piece of the text shows them best.
//!
//! A [`Marker`] holds the forms that each word of the query has in the collection, so that marks are where the
//! index's own words matched: stemmed, folded, in the text's language. Excluded words and fields mark nothing.
//!
//! Words and phrases are both rows of slots, matched in one pass over a text's words by the bit-parallel automaton of
//! Baeza-Yates and Gonnet ("A new approach to text searching", Communications of the ACM 35(10), 1992): a bit of its
//! state says that the last words fill a row up to that slot.

mod excerpt;

pub use excerpt::Passages;

use crate::analysis::{Stemming, Token, fold, tokens_beginning};
use crate::evaluate::{Kind, Resolver};
use crate::index::Dictionary;
use crate::query::{Node, Query, Words};
use lectern_core::TextField;
use std::ops::Range;

/// A set of slots, one bit for each.
type Slots = u128;

/// The words of a query past this many are not marked.
const MOST_SLOTS: usize = Slots::BITS as usize;

/// Finds the words of a query in texts of the collection that made it.
#[derive(Clone, Debug, Default)]
pub struct Marker {
    /// The languages of the collection.
    languages: Vec<Stemming>,
    /// The words by language, and the slots of each.
    forms: Dictionary,
    slots: Vec<Slots>,
    /// Folded starts of words, with the slots that such a word may fill.
    prefixes: Vec<(String, Slots)>,
    /// The ASCII characters that `forms` and `prefixes` begin with, a bit for each: no word that begins with another one
    /// is looked for.
    beginnings: u128,
    /// The slots that any word may fill.
    any: Slots,
    /// In the order of their bits.
    rows: Vec<Row>,
    /// The first slot of each row.
    starts: Slots,
    /// The last slot of each row.
    ends: Slots,
}

/// Words of the query that stand one right after the other.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// How many they are.
    len: usize,
    /// The field that they are looked for in, if it is not any.
    field: Option<TextField>,
}

/// A row of the query found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Hit {
    range: Range<usize>,
    row: usize,
}

impl Marker {
    pub(crate) fn new(resolver: &Resolver<'_>, query: &Query) -> Self {
        let languages = resolver.lexicon.languages().map(|(_, stemming)| stemming);
        let mut marker = Self { languages: languages.collect(), ..Self::default() };
        for piece in &query.pieces {
            marker.add_node(resolver, &piece.node);
        }
        marker
    }

    /// Whether there is nothing to mark.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Where the query's words and phrases stand in `text`, as bytes: in order, disjoint, on character boundaries. A
    /// phrase is one range; what overlaps is one range too.
    ///
    /// `field` is what the text is of a statement, `language` the tag that it was added to the index with.
    #[must_use]
    pub fn ranges(&self, field: TextField, text: &str, language: Option<&str>) -> Vec<Range<usize>> {
        merge(self.hits(field, text, language))
    }

    fn add_node(&mut self, resolver: &Resolver<'_>, node: &Node) {
        match node {
            Node::Words(words) => self.add_row(resolver, words),
            Node::Near(near) => near.operands.iter().flatten().for_each(|words| self.add_row(resolver, words)),
            Node::All(nodes) | Node::Any(nodes) => nodes.iter().for_each(|node| self.add_node(resolver, node)),
            Node::Field { .. } | Node::Dated(_) | Node::Not(_) => {}
        }
    }

    fn add_row(&mut self, resolver: &Resolver<'_>, words: &Words) {
        let first: usize = self.rows.iter().map(|row| row.len).sum();
        let len = words.words.len();
        if len == 0 || first + len > MOST_SLOTS {
            return;
        }
        self.rows.push(Row { len, field: words.field });
        self.starts |= 1 << first;
        self.ends |= 1 << (first + len - 1);
        let slots = resolver.slots(words);
        for (index, (word, slot)) in words.words.iter().zip(&slots).enumerate() {
            let bit = 1 << (first + index);
            let Some(surfaces) = resolver.surfaces_of(slot) else {
                self.any |= bit;
                continue;
            };
            let prefix = fold(&word.lower);
            let is_open = slot.kind == Kind::Open;
            // What starts with an open word need not be listed: it may be half of the vocabulary.
            let listed =
                surfaces.iter().filter(|&surface| !is_open || !resolver.lexicon.folded(surface).starts_with(&*prefix));
            for surface in listed {
                self.add_form(resolver, surface, bit);
            }
            if is_open {
                self.begin_with(&prefix);
                self.prefixes.push((prefix.into_owned(), bit));
            }
        }
    }

    fn add_form(&mut self, resolver: &Resolver<'_>, surface: u32, slot: Slots) {
        let language = usize::from(resolver.lexicon.language_of(surface));
        let word = resolver.lexicon.surface(surface);
        self.begin_with(word);
        let (form, is_new) = self.forms.intern(language, word);
        if is_new {
            self.slots.push(0);
        }
        if let Some(slots) = self.slots.get_mut(form as usize) {
            *slots |= slot;
        }
    }

    fn begin_with(&mut self, word: &str) {
        self.beginnings |= match word.as_bytes().first() {
            Some(letter @ 0..128) => 1 << letter,
            Some(_) => 0,
            None => u128::MAX,
        };
    }

    /// Every row found in `text`, in the order of their starts.
    fn hits(&self, field: TextField, text: &str, language: Option<&str>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let stemming = Stemming::of(language);
        let Some(language) = self.languages.iter().position(|of| *of == stemming) else { return hits };
        let mut state: Slots = 0;
        // Where the last words start, the newest first: as many as the longest row has.
        let mut starts: Vec<usize> = vec![0; self.rows.iter().map(|row| row.len).max().unwrap_or(0)];
        if starts.is_empty() {
            return hits;
        }
        let wanted = if self.any == 0 { self.beginnings } else { u128::MAX };
        tokens_beginning(text, wanted, &mut |token, is_behind_gap| {
            if is_behind_gap {
                state = 0;
            }
            let slots = self.slots(language, &token);
            if slots == 0 {
                // What comes before this word is in no hit that ends after it.
                state = 0;
                return;
            }
            state = (state << 1 | self.starts) & slots;
            starts.rotate_right(1);
            if let Some(newest) = starts.first_mut() {
                *newest = token.range.start;
            }
            if state & self.ends != 0 {
                self.push_hits(field, state, &starts, token.range.end, &mut hits);
            }
        });
        hits
    }

    /// The slots that a word may fill.
    #[inline]
    fn slots(&self, language: usize, token: &Token<'_>) -> Slots {
        let form = self.forms.find(language, token.word);
        let mut slots = form.and_then(|form| self.slots.get(form as usize)).copied().unwrap_or(0) | self.any;
        if !self.prefixes.is_empty() {
            let folded = fold(token.word);
            for (prefix, slot) in &self.prefixes {
                if folded.starts_with(prefix) {
                    slots |= slot;
                }
            }
        }
        slots
    }

    #[cold]
    fn push_hits(&self, field: TextField, state: Slots, starts: &[usize], end: usize, hits: &mut Vec<Hit>) {
        let mut last_slot = 0;
        for (row, &Row { len, field: of }) in self.rows.iter().enumerate() {
            last_slot += len;
            if state & 1 << (last_slot - 1) != 0 && of.is_none_or(|of| of == field) {
                let start = starts.get(len - 1).copied().unwrap_or(end);
                // Mostly the last: only a phrase may start before what was found already.
                let place = hits.iter().rposition(|hit| hit.range.start <= start).map_or(0, |before| before + 1);
                hits.insert(place, Hit { range: start..end, row });
            }
        }
    }
}

/// Hits as ranges, those that overlap as one.
fn merge(hits: Vec<Hit>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for hit in hits {
        match ranges.last_mut() {
            Some(last) if hit.range.start < last.end => last.end = last.end.max(hit.range.end),
            _ => ranges.push(hit.range),
        }
    }
    ranges
}
