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

use super::places::{Walk, surface_at};
use super::rank::{K1, best, inverse_frequency};
use super::{Evaluation, IdSet, Kind};
use crate::index::{SurfaceId, longest_code, surface, varint};
use crate::query::{Forms, Node, Query, Shape, Word};
use lectern_core::sort;

/// How many statements are looked at: the first two pages.
const LOOKED_AT: usize = 50;

/// How far words stand apart at most, in words. The paper's.
const WINDOW: usize = 5;

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
    /// The surfaces that are the word as it was typed; `None` where all are.
    typed: Option<Vec<SurfaceId>>,
    rarity: f32,
    /// Where it stands in the statement that is looked at.
    places: Vec<u32>,
}

impl<'i> Evaluation<'i> {
    /// Adds to the scores of the best of `docs` what the places of the query's words are worth.
    pub fn raise(&mut self, query: &Query, docs: &IdSet) {
        // One statement has nobody to change places with.
        let Some(mut scores) = self.scores.take_if(|_| docs.count() > 1) else { return };
        let mut terms = self.terms(query);
        // Where a word in one form is all that is asked for, what is added is the same for all that have it.
        let is_alone = query.pieces.len() == 1 && terms.len() == 1 && terms.iter().all(|term| term.typed.is_none());
        if !is_alone {
            // In the order in which postings have them.
            let mut looked_at = best(&scores, docs, LOOKED_AT);
            sort::by_order(&mut looked_at, &|one, other| one.cmp(&other));
            let reach = (WINDOW * longest_code(self.index.lexicon.surface_count())) as u32;
            for doc in looked_at {
                let stream = self.index.forward.stream(doc);
                terms.iter_mut().for_each(|term| term.walk.places_in(doc, &mut term.places));
                if let Some(score) = scores.get_mut(doc as usize) {
                    *score += worth(stream, &terms, reach);
                }
            }
        }
        self.scores = Some(scores);
    }

    fn terms(&self, query: &Query) -> Vec<Term<'i>> {
        let mut terms = Vec::new();
        for piece in &query.pieces {
            if let Node::Words(words) = &piece.node
                && words.field.is_none()
            {
                let words = words.words.iter().map(|word| (word, words.forms));
                terms.extend(words.filter_map(|(word, forms)| self.term(word, forms)));
            }
        }
        terms.truncate(MOST_WORDS);
        terms
    }

    fn term(&self, word: &Word, forms: Forms) -> Option<Term<'i>> {
        let slot = self.resolver.slot_of_whole(word, forms);
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
        let typed = is_plain.then(|| self.resolver.equal_to(word));
        let typed = typed.filter(|typed| !meant.iter().all(|surface| typed.contains(surface)));
        let rarity = inverse_frequency(frequency.min(self.index.len()), self.index.len());
        let are_all_meant = self.resolver.stems_suffice(std::slice::from_ref(&slot));
        let only = slot.surfaces.filter(|_| !are_all_meant);
        Some(Term { walk: Walk::new(self.index, slot.whole, only), typed, rarity, places: Vec::new() })
    }
}

/// What the places of the terms in a stream are worth. Words that are at most [`WINDOW`] words apart are at most `reach`
/// bytes apart.
fn worth(stream: &[u8], terms: &[Term], reach: u32) -> f32 {
    let mut worth = 0.0;
    for term in terms {
        let is_typed = |place: &u32| match &term.typed {
            None => true,
            Some(typed) => surface_at(stream, *place).is_some_and(|surface| typed.contains(&surface)),
        };
        if term.places.iter().any(is_typed) {
            worth += AS_TYPED * term.rarity;
        }
    }
    for (number, one) in terms.iter().enumerate() {
        for other in terms.iter().skip(number + 1) {
            let sum = closeness(stream, &one.places, &other.places, reach);
            worth += PAIR * one.rarity.min(other.rarity) * sum / (K1 + sum);
        }
    }
    worth
}

/// The sum over the pairs of places of what their distance is worth.
fn closeness(stream: &[u8], places: &[u32], others: &[u32], reach: u32) -> f32 {
    let (mut sum, mut rest) = (0.0, others);
    for &place in places {
        while let Some((&first, behind)) = rest.split_first()
            && first.saturating_add(reach) < place
        {
            rest = behind;
        }
        for &other in rest.iter().take_while(|&&other| other <= place.saturating_add(reach)) {
            if let Some(distance) = distance(stream, place.min(other), place.max(other)) {
                sum += 1.0 / (distance * distance) as f32;
            }
        }
    }
    sum
}

/// How many words further the second of two places is, if it is one to [`WINDOW`] in the same value.
fn distance(stream: &[u8], first: u32, second: u32) -> Option<usize> {
    let mut place = first as usize;
    for distance in 0..=WINDOW {
        if place == second as usize {
            return Some(distance).filter(|&distance| distance > 0);
        }
        let (code, length) = varint::read(stream.get(place..)?);
        surface(code)?;
        place += length.max(1);
    }
    None
}
