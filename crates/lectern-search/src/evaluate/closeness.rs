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

use super::rank::{K1, best, inverse_frequency};
use super::{Evaluation, IdSet, Kind};
use crate::index::{encode, surface, varint};
use crate::query::{Forms, Node, Query, Shape, Word};

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
struct Term {
    surfaces: IdSet,
    /// The bytes of each surface in a stream, and whether it is the word as typed.
    needles: Vec<(Vec<u8>, bool)>,
    rarity: f32,
}

impl Evaluation<'_> {
    /// Adds to the scores of the best of `docs` what the places of the query's words are worth.
    pub fn raise(&mut self, query: &Query, docs: &IdSet) {
        // One statement has nobody to change places with.
        let Some(mut scores) = self.scores.take_if(|_| docs.count() > 1) else { return };
        let terms = self.terms(query);
        let is_told_apart = |term: &Term| term.needles.iter().any(|(_, is_typed)| !is_typed);
        if terms.len() > 1 || terms.iter().any(is_told_apart) {
            let mut near = vec![0.0; terms.len() * terms.len()];
            for doc in best(&scores, docs, LOOKED_AT) {
                near.fill(0.0);
                let stream = self.index.forward.stream(doc);
                if let Some(score) = scores.get_mut(doc as usize) {
                    *score += worth(stream, &terms, &mut near);
                }
            }
        }
        self.scores = Some(scores);
    }

    fn terms(&self, query: &Query) -> Vec<Term> {
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

    fn term(&self, word: &Word, forms: Forms) -> Option<Term> {
        let slot = self.resolver.slot_of_whole(word, forms);
        let is_plain =
            matches!(word.shape, Shape::Whole | Shape::Open) && matches!(slot.kind, Kind::Known | Kind::Open);
        let mut whole = slot;
        whole.begun = IdSet::none(0);
        let frequency: u32 = whole.whole.iter().map(|&stem| self.index.postings.len(stem)).sum();
        let surfaces = self.resolver.surfaces_of(&whole).filter(|_| frequency > 0)?;
        let typed = is_plain.then(|| self.resolver.equal_to(word));
        let needle = |surface: u32| {
            let mut needle = Vec::new();
            encode(surface, &mut needle);
            (needle, typed.as_ref().is_none_or(|typed| typed.contains(&surface)))
        };
        let needles: Vec<_> = surfaces.to_vec().into_iter().take(MOST_SURFACES + 1).map(needle).collect();
        let rarity = inverse_frequency(frequency.min(self.index.len()), self.index.len());
        (needles.len() <= MOST_SURFACES).then_some(Term { surfaces, needles, rarity })
    }
}

/// What the places of the terms in a stream are worth. `near` has room for each pair, and nothing in it.
fn worth(stream: &[u8], terms: &[Term], near: &mut [f32]) -> f32 {
    let mut worth = 0.0;
    for (first, term) in terms.iter().enumerate() {
        let mut stands_as_typed = false;
        for (needle, is_typed) in &term.needles {
            for place in varint::places(stream, needle) {
                stands_as_typed |= is_typed;
                add_followers(stream.get(place + needle.len()..).unwrap_or_default(), first, terms, near);
            }
        }
        if stands_as_typed {
            worth += AS_TYPED * term.rarity;
        }
    }
    for (pair, &sum) in near.iter().enumerate().filter(|&(_, &sum)| sum > 0.0) {
        let rarity = |term: usize| terms.get(term).map_or(0.0, |term| term.rarity);
        let (one, other) = (pair / terms.len(), pair % terms.len());
        worth += PAIR * rarity(one).min(rarity(other)) * sum / (K1 + sum);
    }
    worth
}

/// Adds the pairs that a term makes with those that stand close behind it.
fn add_followers(mut behind: &[u8], first: usize, terms: &[Term], near: &mut [f32]) {
    for distance in 1..=WINDOW {
        let (code, length) = varint::read(behind);
        let Some(surface) = surface(code).filter(|_| length > 0) else { return };
        behind = behind.get(length..).unwrap_or_default();
        for (second, term) in terms.iter().enumerate() {
            if second != first && term.surfaces.contains(surface) {
                let pair = first.min(second) * terms.len() + first.max(second);
                if let Some(sum) = near.get_mut(pair) {
                    *sum += 1.0 / (distance * distance) as f32;
                }
            }
        }
    }
}
