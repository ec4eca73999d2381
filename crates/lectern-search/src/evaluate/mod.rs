//! A query's tree in, the exact set of statements that it holds for out, with scores if they are wanted.
//!
//! - [`resolve`]: what a typed word stands for in a collection, as stems and as surfaces.
//! - [`phrase`]: whether words stand one right after the other in a statement.
//! - [`field`]: which statements have a value with some words.
//! - [`rank`]: what an occurrence is worth.
//!
//! A word is looked up in the postings of its stems; a phrase, or a word as written, in the streams of those
//! statements whose postings have all its words, which is why it is evaluated after everything else that must hold.
//! A set is never approximate. A statement's score is the sum over the words and phrases of the query that it has
//! and that are not excluded.

mod field;
mod id_set;
mod phrase;
mod rank;
mod resolve;

pub use id_set::IdSet;
pub use resolve::Resolver;

use crate::index::{Derived, Frequencies, Index};
use crate::query::{Forms, Node, Query, Words};
use field::with_value;
use phrase::PhraseFinder;
use resolve::Slot;

/// The statements that a query holds for.
pub struct Found {
    /// All of them.
    pub docs: IdSet,
    /// By statement, where they were asked for and the query has something to rank by.
    pub scores: Option<Vec<f32>>,
}

/// Whether a query has something to rank by: a word or phrase that is not excluded.
pub fn can_rank(query: &Query) -> bool {
    fn has_words(node: &Node) -> bool {
        match node {
            Node::Words(_) => true,
            Node::All(nodes) | Node::Any(nodes) => nodes.iter().any(has_words),
            Node::Field { .. } | Node::Not(_) => false,
        }
    }
    query.pieces.iter().any(|piece| has_words(&piece.node))
}

/// Finds the statements that all pieces of `query` hold for. `derived` must be up to date with `index`.
pub fn evaluate(index: &Index, derived: &Derived, query: &Query, with_scores: bool) -> Found {
    let len = index.len();
    let scores = (with_scores && can_rank(query)).then(|| vec![0.0; len as usize]);
    let resolver = Resolver { lexicon: &index.lexicon, vocabulary: &derived.vocabulary };
    let mut evaluation = Evaluation { index, derived, resolver, scores };
    let docs = evaluation.all(query.pieces.iter().map(|piece| &piece.node), IdSet::all(len), true);
    Found { docs, scores: evaluation.scores }
}

fn reads_streams(node: &Node) -> bool {
    match node {
        Node::Words(words) => words.words.len() > 1 || words.forms == Forms::AsWritten,
        Node::Field { .. } => false,
        Node::Not(node) => reads_streams(node),
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().any(reads_streams),
    }
}

struct Evaluation<'i> {
    index: &'i Index,
    derived: &'i Derived,
    resolver: Resolver<'i>,
    scores: Option<Vec<f32>>,
}

impl Evaluation<'_> {
    /// Those of `docs` that all nodes hold for.
    fn all<'n>(&mut self, nodes: impl Iterator<Item = &'n Node>, mut docs: IdSet, is_scored: bool) -> IdSet {
        let (slow, quick): (Vec<&Node>, Vec<&Node>) = nodes.partition(|node| reads_streams(node));
        // A phrase is looked for only where all else holds.
        for node in quick.into_iter().chain(slow) {
            if docs.is_empty() {
                break;
            }
            let held = self.node(node, &docs, is_scored);
            docs.intersect(&held);
        }
        docs
    }

    /// Those of `within` that `node` holds for; what else the answer has means nothing.
    fn node(&mut self, node: &Node, within: &IdSet, is_scored: bool) -> IdSet {
        match node {
            Node::Words(words) if reads_streams(node) => self.phrase(words, within, is_scored),
            Node::Words(words) => self.word(words, is_scored),
            Node::Field { facet, value } => with_value(&self.index.columns, *facet, value),
            Node::Not(node) => {
                let mut docs = within.clone();
                docs.subtract(&self.node(node, within, false));
                docs
            }
            Node::All(nodes) => self.all(nodes.iter(), within.clone(), is_scored),
            Node::Any(nodes) => {
                let mut docs = IdSet::none(self.index.len());
                for node in nodes {
                    docs.unite(&self.node(node, within, is_scored));
                }
                docs
            }
        }
    }

    /// The statements that have a word, by its stems alone.
    fn word(&mut self, words: &Words, is_scored: bool) -> IdSet {
        let slots = self.resolver.slots(words);
        let Some(slot) = slots.first() else { return IdSet::all(self.index.len()) };
        if is_scored && self.scores.is_some() {
            return self.score(slot, None);
        }
        let mut docs = IdSet::none(self.index.len());
        self.collect(slot, &mut docs);
        docs
    }

    /// The statements that have words one right after the other.
    fn phrase(&mut self, words: &Words, within: &IdSet, is_scored: bool) -> IdSet {
        let slots = self.resolver.slots(words);
        let mut docs = within.clone();
        for slot in &slots {
            let mut with_word = IdSet::none(self.index.len());
            self.collect(slot, &mut with_word);
            docs.intersect(&with_word);
        }
        if !self.resolver.stems_suffice(words, &slots) {
            let finder = PhraseFinder::new(&self.resolver, words, &slots);
            let Index { forward, columns, .. } = self.index;
            docs.retain(|doc| finder.is_in(forward.stream(doc), columns.language(doc)));
        }
        if is_scored && self.scores.is_some() {
            for slot in &slots {
                self.score(slot, Some(&docs));
            }
        }
        docs
    }

    fn collect(&self, slot: &Slot, docs: &mut IdSet) {
        for stem in slot.stems() {
            self.index.postings.docs(stem, |doc| docs.insert(doc));
        }
    }

    /// Adds what a word is worth to the scores, of the statements in `only` if that is given, and tells which
    /// statements have it.
    fn score(&mut self, slot: &Slot, only: Option<&IdSet>) -> IdSet {
        let len = self.index.len();
        let (mut with_whole, mut docs) = (IdSet::none(len), IdSet::none(len));
        let mut whole = vec![0.0; len as usize];
        let mut begun = vec![0.0; if slot.begun.is_empty() { 0 } else { len as usize }];
        self.weigh(&slot.whole, &mut whole, &mut with_whole);
        docs.unite(&with_whole);
        self.weigh(&slot.begun, &mut begun, &mut docs);
        let frequency = if with_whole.is_empty() { docs.count() } else { with_whole.count() };
        let word = rank::Word { rarity: rank::inverse_frequency(frequency, len), is_open: slot.is_open };
        let scores = self.scores.as_mut().map_or(&mut [][..], Vec::as_mut_slice);
        for doc in only.unwrap_or(&docs).iter() {
            let at = |weights: &[f32]| weights.get(doc as usize).copied().unwrap_or(0.0);
            if let Some(score) = scores.get_mut(doc as usize) {
                *score += if with_whole.contains(doc) { word.whole(at(&whole)) } else { word.begun(at(&begun)) };
            }
        }
        docs
    }

    /// Adds up the weighted frequencies of stems by statement.
    fn weigh(&self, stems: &IdSet, weights: &mut [f32], docs: &mut IdSet) {
        let norms = &self.derived.norms;
        for stem in stems.iter() {
            self.index.postings.each(stem, |doc, frequencies| {
                docs.insert(doc);
                if let Some(weight) = weights.get_mut(doc as usize) {
                    *weight += match frequencies {
                        Frequencies::Content(frequency) => frequency as f32 * norms.content(doc),
                        Frequencies::Mixed(frequencies) => norms.weigh(doc, frequencies),
                    };
                }
            });
        }
    }
}
