//! What is looked at in the best of the statements found: whether words stand close together, and as they were typed.
//!
//! Pairs of words within [`WINDOW`] of each other are worth what Rasolofo and Savoy give them ("Term proximity scoring for
//! keyword-based retrieval systems", ECIR 2003, equations 4 to 6), with the rarity of a word as its weight in the query:
//!
//! ```text
//! sum over pairs of  1/2 * min(idf_i, idf_j) * p / (k1 + p)      p = sum over places of the pair of  1 / distance^2
//! ```
//!
//! The half is ours: a word mostly has a neighbour on either side, and its places should not be worth more than the word.
//!
//! As there, only the best by the words alone are looked at ([`LOOKED_AT`]), and only these change places among
//! themselves: what is added is never negative.

use super::places::Walk;
use super::rank::{K1, best, inverse_frequency};
use super::resolve::Slot;
use super::{Evaluation, IdSet, Kind};
use crate::index::{CONTENT, SurfaceId, Value};
use crate::query::{Node, Query, Shape, Word, Words};
use std::rc::Rc;

/// How many statements are looked at: the first two pages.
const LOOKED_AT: usize = 50;

/// How far words stand apart at most, in words. The paper's.
const WINDOW: u32 = 5;

/// What a pair that always stands together is worth, as a share of its more frequent word's rarity.
const PAIR: f32 = 0.5;

/// What a word is worth more where it stands as it was typed and not in another form, as a share of its rarity. Chosen:
/// enough to tell statements apart that are alike otherwise.
const AS_TYPED: f32 = 0.1;

/// A word with more surfaces than this is not looked for.
const MOST_SURFACES: usize = 16;

/// More words than this are not looked for.
const MOST_WORDS: usize = 24;

/// A word of the query.
struct Term<'i> {
    walk: Walk<'i>,
    /// Whether it has other forms than the one that was typed.
    is_inflected: bool,
    rarity: f32,
    /// Where it stands in the statement that is looked at.
    places: Vec<u32>,
    /// Whether it stands there as it was typed.
    is_typed: bool,
}

impl<'i> Evaluation<'i> {
    /// Adds to the scores of the best of `docs` what the places of the query's words are worth. Gives these in order, unless
    /// nothing was added.
    pub fn raise(&mut self, query: &'i Query, docs: &IdSet) -> Vec<u32> {
        // One statement has nobody to change places with.
        let Some(mut scores) = self.scores.take_if(|_| docs.count() > 1) else { return Vec::new() };
        let words: Vec<(&Words, Rc<[Slot]>)> =
            query.pieces.iter().filter_map(|piece| self.anywhere(&piece.node)).collect();
        let mut terms = self.terms(&words);
        let mut first = Vec::new();
        // Where a word in one form is all that is asked for, what is added is the same for all that have it.
        let is_alone = query.pieces.len() == 1 && terms.len() == 1 && terms.iter().all(|term| !term.is_inflected);
        if !is_alone {
            let looked_at = self.looked_at(&scores, docs);
            // In the order in which postings have them.
            for doc in looked_at.to_vec() {
                for term in &mut terms {
                    term.is_typed = term.walk.places_in(doc, &mut term.places);
                }
                let is_in_content = |term: &Term| term.places.first().is_none_or(|&place| place >= CONTENT);
                let is_one_value = terms.len() == 1 || terms.iter().all(is_in_content);
                let values = if is_one_value { Vec::new() } else { self.index.forward.values(doc) };
                if let Some(score) = scores.get_mut(doc as usize) {
                    *score += worth(&terms, &values);
                }
            }
            first = best(&scores, &looked_at, LOOKED_AT);
        }
        self.scores = Some(scores);
        first
    }

    /// The best of `docs`.
    fn looked_at(&self, scores: &[f32], docs: &IdSet) -> IdSet {
        if docs.count() as usize <= LOOKED_AT {
            return docs.clone();
        }
        let mut looked_at = IdSet::none(self.index.len());
        best(scores, docs, LOOKED_AT).into_iter().for_each(|doc| looked_at.insert(doc));
        looked_at
    }

    /// Words that may stand in any field, and what they stand for.
    fn anywhere(&mut self, node: &'i Node) -> Option<(&'i Words, Rc<[Slot]>)> {
        let Node::Words(words) = node else { return None };
        words.field.is_none().then(|| (words, self.slots(words)))
    }

    fn terms<'e>(&'e self, words: &'e [(&Words, Rc<[Slot]>)]) -> Vec<Term<'e>> {
        let slots = words.iter().flat_map(|(words, slots)| words.words.iter().zip(slots.iter()));
        slots.filter_map(|(word, slot)| self.term(word, slot)).take(MOST_WORDS).collect()
    }

    fn term(&self, word: &Word, slot: &Slot) -> Option<Term<'_>> {
        let is_plain =
            matches!(word.shape, Shape::Whole | Shape::Open) && matches!(slot.kind, Kind::Known | Kind::Open);
        let lexicon = &self.index.lexicon;
        let frequency: u32 = slot.whole.iter().map(|&stem| self.index.postings.len(stem)).sum();
        let is_meant = |surface: &SurfaceId| slot.surfaces.as_ref().is_none_or(|meant| meant.contains(*surface));
        let of_stems = slot.whole.iter().flat_map(|&stem| lexicon.surfaces_of(stem));
        let meant: Vec<SurfaceId> = of_stems.filter(is_meant).take(MOST_SURFACES + 1).collect();
        if slot.kind == Kind::Any || frequency == 0 || meant.len() > MOST_SURFACES {
            return None;
        }
        let typed = is_plain.then_some(&slot.typed);
        let typed = typed.filter(|typed| !meant.iter().all(|surface| typed.contains(surface)));
        let rarity = inverse_frequency(frequency.min(self.index.len()), self.index.len());
        let are_all_meant = self.resolver.stems_suffice(std::slice::from_ref(slot));
        let is_typed = typed.map(|typed| |surface| typed.contains(&surface));
        let walk = Walk::new(
            self.index,
            &slot.whole,
            |stem| self.marks.iter().find(|(marked, _)| *marked == stem).map_or(&[], |(_, marks)| marks.as_slice()),
            (!are_all_meant).then_some(&|surface| is_meant(&surface)),
            is_typed.as_ref().map(|is_typed| is_typed as &dyn Fn(SurfaceId) -> bool),
        );
        Some(Term { walk, is_inflected: typed.is_some(), rarity, places: Vec::new(), is_typed: false })
    }
}

/// What the places of the terms in a statement are worth. `values` are its values, if there is more than one
/// that they may be in.
fn worth(terms: &[Term], values: &[Value]) -> f32 {
    let typed = terms.iter().filter(|term| term.is_typed).map(|term| AS_TYPED * term.rarity);
    let mut worth = typed.sum();
    for (number, one) in terms.iter().enumerate() {
        for other in terms.iter().skip(number + 1) {
            let sum = closeness(&one.places, &other.places, values);
            worth += PAIR * one.rarity.min(other.rarity) * sum / (K1 + sum);
        }
    }
    worth
}

/// The sum over the pairs of places of what their distance is worth.
fn closeness(places: &[u32], others: &[u32], values: &[Value]) -> f32 {
    let (mut sum, mut rest) = (0.0, others);
    for &place in places {
        while let Some((&first, behind)) = rest.split_first()
            && first.saturating_add(WINDOW) < place
        {
            rest = behind;
        }
        for &other in rest.iter().take_while(|&&other| other <= place.saturating_add(WINDOW)) {
            let distance = place.abs_diff(other);
            if distance > 0 && value_of(place, values) == value_of(other, values) {
                sum += 1.0 / (distance * distance) as f32;
            }
        }
    }
    sum
}

/// How many values end before a place.
fn value_of(place: u32, values: &[Value]) -> usize {
    values.partition_point(|value| value.places.end <= place)
}
