//! A query's tree in, the exact set of statements that it holds for out, with scores if they are wanted.
//!
//! - [`resolve`]: what a typed word stands for in a collection, as stems and as surfaces.
//! - [`words`]: the statements that have a word or a phrase.
//! - [`places`]: where a word stands, in one statement after the other.
//! - [`phrase`], [`near`]: whether words stand one right after the other, or close together, in a statement.
//! - [`field`]: which statements have a value with some words.
//! - [`rank`]: what an occurrence is worth; [`closeness`]: what the places of words are, in the best that are found.
//! - [`relax`]: what is looked for where nothing matches.
//!
//! A word is looked up in the postings of its stems; a phrase, or a word as written, by the places that stand there, of
//! those statements that all else holds for.
//! A set is never approximate. A statement's score is the sum over the words and phrases of the query that it has
//! and that are not excluded.

mod closeness;
mod field;
mod id_set;
mod near;
mod phrase;
mod places;
mod rank;
mod relax;
mod resolve;
mod words;

pub use id_set::IdSet;
pub use rank::{best, key};
pub use relax::{did_you_mean, find, find_exactly, forgive};
pub use resolve::{Forgiven, Kind, Resolver};

use crate::index::{Cursor, Derived, Index, StemId};
use crate::query::{Dates, Forms, Near, Node, Query, Shape, Words};
use field::with_value;
use near::NearFinder;
use resolve::Slot;
use std::rc::Rc;

/// The statements that a query holds for.
pub struct Found {
    /// All of them.
    pub docs: IdSet,
    /// By statement, where they were asked for and the query has something to rank by.
    pub scores: Option<Vec<f32>>,
    /// The best of them in order, as far as they are known.
    pub first: Vec<u32>,
}

/// How much of a query has to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Demand {
    /// All of its pieces.
    All,
    /// One of the pieces that words are looked for by, and all others.
    SomeWords,
}

/// Whether a query has something to rank by: a word or phrase that is not excluded.
pub fn can_rank(query: &Query) -> bool {
    query.pieces.iter().any(|piece| has_words(&piece.node))
}

fn has_words(node: &Node) -> bool {
    match node {
        Node::Words(words) => !words.words.is_empty(),
        Node::Near(_) => true,
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().any(has_words),
        Node::Field { .. } | Node::Dated(_) | Node::Not(_) => false,
    }
}

fn reads_places(node: &Node) -> bool {
    match node {
        Node::Words(Words { words, forms, .. }) => {
            words.len() > 1
                || *forms == Forms::AsWritten
                || !matches!(words.first().map(|word| &word.shape), Some(Shape::Whole | Shape::Open))
        }
        Node::Near(_) => true,
        Node::Field { .. } | Node::Dated(_) => false,
        Node::Not(node) => reads_places(node),
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().any(reads_places),
    }
}

/// Whether [`Derived::starts`] have to be up to date for a query.
pub fn needs_starts(query: &Query) -> bool {
    query.pieces.iter().flat_map(|piece| piece.node.words()).any(|words| words::short_start(words).is_some())
}

/// Finds the statements that `query` holds for, as far as is demanded. `derived` must be up to date with `index`.
fn evaluate<'i>(
    index: &'i Index,
    derived: &'i Derived,
    query: &'i Query,
    demand: Demand,
    forgiven: &'i [Forgiven],
    with_scores: bool,
) -> Found {
    let len = index.len();
    let scores = (with_scores && can_rank(query)).then(|| vec![0.0; len as usize]);
    let resolver = resolver(index, derived, forgiven);
    let mut evaluation = Evaluation { index, derived, resolver, scores, resolved: Vec::new(), marks: Vec::new() };
    let nodes = query.pieces.iter().map(|piece| &piece.node);
    let docs = match demand {
        Demand::All => evaluation.all(nodes, IdSet::all(len), true),
        Demand::SomeWords => {
            let (words, others): (Vec<&Node>, Vec<&Node>) = nodes.partition(|node| has_words(node));
            let docs = evaluation.all(others.into_iter(), IdSet::all(len), true);
            evaluation.any(words.into_iter(), &docs, true)
        }
    };
    let first = evaluation.raise(query, &docs);
    Found { docs, scores: evaluation.scores, first }
}

/// Looks up words in a collection.
pub fn resolver<'i>(index: &'i Index, derived: &'i Derived, forgiven: &'i [Forgiven]) -> Resolver<'i> {
    Resolver { lexicon: &index.lexicon, vocabulary: &derived.vocabulary, postings: &index.postings, forgiven }
}

struct Evaluation<'i> {
    index: &'i Index,
    derived: &'i Derived,
    resolver: Resolver<'i>,
    scores: Option<Vec<f32>>,
    /// What words of the query stand for, as far as it was looked up.
    resolved: Vec<(&'i Words, Rc<[Slot]>)>,
    /// Of stems that were scored, cursors on their way through the postings.
    marks: Vec<(StemId, Vec<Cursor<'i>>)>,
}

impl<'i> Evaluation<'i> {
    /// Those of `docs` that all nodes hold for.
    fn all(&mut self, nodes: impl Iterator<Item = &'i Node>, mut docs: IdSet, is_scored: bool) -> IdSet {
        let (slow, quick): (Vec<&Node>, Vec<&Node>) = nodes.partition(|node| reads_places(node));
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

    /// Those of `within` that one of the nodes holds for.
    fn any(&mut self, nodes: impl Iterator<Item = &'i Node>, within: &IdSet, is_scored: bool) -> IdSet {
        let mut docs = IdSet::none(self.index.len());
        for node in nodes {
            docs.unite(&self.node(node, within, is_scored));
        }
        docs.intersect(within);
        docs
    }

    /// Those of `within` that `node` holds for; what else the answer has means nothing.
    fn node(&mut self, node: &'i Node, within: &IdSet, is_scored: bool) -> IdSet {
        match node {
            Node::Words(words) => self.words(words, within, is_scored),
            Node::Near(near) => self.near(near, within, is_scored),
            Node::Field { facet, value } => with_value(&self.index.columns, *facet, value),
            Node::Dated(dates) => self.dated(dates, within),
            Node::Not(node) => {
                let mut docs = within.clone();
                docs.subtract(&self.node(node, within, false));
                docs
            }
            Node::All(nodes) => self.all(nodes.iter(), within.clone(), is_scored),
            Node::Any(nodes) => self.any(nodes.iter(), within, is_scored),
        }
    }

    fn dated(&self, dates: &Dates, within: &IdSet) -> IdSet {
        let mut docs = within.clone();
        docs.retain(|doc| self.index.columns.dated(doc).is_some_and(|dated| dates.touches(dated.first, dated.last)));
        docs
    }

    fn near(&mut self, near: &'i Near, within: &IdSet, is_scored: bool) -> IdSet {
        let mut docs = within.clone();
        for operand in &near.operands {
            let mut with_operand = IdSet::none(self.index.len());
            operand.iter().for_each(|words| with_operand.unite(&self.with_all(words, &docs)));
            docs.intersect(&with_operand);
        }
        let field = near.operands.iter().flatten().find_map(|words| words.field);
        docs = NearFinder::new(self.index, &self.resolver, near, field.map(words::zone)).find(&docs);
        if is_scored {
            for words in near.operands.iter().flatten() {
                self.score_words(words, &docs);
            }
        }
        docs
    }
}
