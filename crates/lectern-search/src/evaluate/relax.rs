//! What is looked for where no statement has all that a query asks for.
//!
//! In this order, the first that finds something:
//!
//! 1. the query as it was read;
//! 2. the same with similar words in the place of those that no statement has;
//! 3. some of its words, those that no statement has replaced as before; what it excludes and its fields and dates still
//!    hold.
//!
//! So what is found exactly never has anything beside it that is not. [`did_you_mean`] covers the word that a few
//! statements have by mistake: it offers the similar one that most others have.

use super::{Demand, Forgiven, Found, IdSet, Resolver, evaluate, has_words, resolver};
use crate::analysis::tokens;
use crate::index::{Derived, Index};
use crate::query::{Forms, Node, Query, Shape, Word, Words};
use lectern_core::protocol::{Relaxed, Similar};
use lectern_core::sort;

/// How many similar words are told.
const MOST_TOLD: usize = 3;
/// Another word is offered where so few statements are found,
const FEW: u32 = 5;
/// and so many times as many statements have it.
const FAR_MORE: u32 = 10;

/// Finds the statements that `query` holds for.
pub fn find_exactly(index: &Index, derived: &Derived, query: &Query, with_scores: bool) -> Found {
    evaluate(index, derived, query, Demand::All, &[], with_scores)
}

/// Finds the statements that `query` holds for, or comes close to where it holds for none.
pub fn find(index: &Index, derived: &Derived, query: &Query, with_scores: bool) -> (Found, Option<Relaxed>) {
    let found = find_exactly(index, derived, query, with_scores);
    let pieces = query.pieces.iter().filter(|piece| has_words(&piece.node)).count();
    if !found.docs.is_empty() || pieces == 0 || index.is_empty() {
        return (found, None);
    }
    let forgiven = forgive(index, derived, query);
    let similar = told(index, derived, &forgiven);
    if !similar.is_empty() {
        let found = evaluate(index, derived, query, Demand::All, &forgiven, with_scores);
        if !found.docs.is_empty() {
            return (found, Some(Relaxed { similar, some_words: false }));
        }
    }
    if pieces > 1 {
        let found = evaluate(index, derived, query, Demand::SomeWords, &forgiven, with_scores);
        if !found.docs.is_empty() {
            return (found, Some(Relaxed { similar, some_words: true }));
        }
    }
    (found, None)
}

/// What stands for those words of a query that no statement has, where there is anything.
pub fn forgive(index: &Index, derived: &Derived, query: &Query) -> Vec<Forgiven> {
    let resolver = resolver(index, derived, &[]);
    let mut forgiven: Vec<Forgiven> = Vec::new();
    each_forgiven(query, |_, word| {
        let is_known = forgiven.iter().any(|known| known.word == *word);
        if !is_known && resolver.is_unknown(&resolver.slot(word, Forms::Inflected)) {
            let similar = resolver.similar(word);
            if !similar.is_empty() {
                forgiven.push(Forgiven { word: word.clone(), similar });
            }
        }
    });
    forgiven
}

/// The words of [`forgive`], to be told.
fn told(index: &Index, derived: &Derived, forgiven: &[Forgiven]) -> Vec<Similar> {
    let resolver = resolver(index, derived, &[]);
    let told = |Forgiven { word, similar }: &Forgiven| {
        let words = most_frequent(&resolver, similar).map(|(word, _)| word).take(MOST_TOLD).collect();
        Similar { typed: word.typed.clone(), words }
    };
    forgiven.iter().map(told).collect()
}

/// A query with a word in the place of one that hardly any statement has, or none: the most frequent of those similar
/// to it. `text` is the query as typed, `found` how many statements match it, and `relaxed` how it was gone beyond.
pub fn did_you_mean(
    index: &Index,
    derived: &Derived,
    text: &str,
    query: &Query,
    found: u32,
    relaxed: Option<&Relaxed>,
) -> Option<String> {
    if let Some(relaxed) = relaxed {
        let replaced = relaxed.similar.iter().fold(text.to_owned(), |text, similar| {
            similar.words.first().map_or(text.clone(), |word| replaced(&text, &similar.typed, word))
        });
        return (replaced != text).then_some(replaced);
    }
    if found > FEW {
        return None;
    }
    let resolver = resolver(index, derived, &[]);
    let mut rival = None;
    each_forgiven(query, |words, word| {
        if words.words.len() == 1 && word.shape == Shape::Whole && rival.is_none() {
            let [slot] = &*resolver.slots(words) else { return };
            let having = slot.stems().map(|stem| index.postings.len(stem)).sum::<u32>().max(1);
            let frequent = most_frequent(&resolver, &resolver.one_edit_from(word)).next();
            rival = frequent
                .filter(|(_, count)| *count / FAR_MORE >= having)
                .map(|(rival, _)| replaced(text, &word.typed, &rival));
        }
    });
    rival
}

/// Surfaces as written, each once, with how many statements have a form of it, the most frequent first.
fn most_frequent(resolver: &Resolver<'_>, surfaces: &IdSet) -> impl Iterator<Item = (String, u32)> {
    let mut words: Vec<(String, u32)> = Vec::new();
    for surface in surfaces.iter() {
        let count = resolver.postings.len(resolver.lexicon.stem_of(surface));
        let word = resolver.lexicon.surface(surface);
        match words.iter_mut().find(|(known, _)| known == word) {
            Some((_, sum)) => *sum += count,
            None => words.push((word.to_owned(), count)),
        }
    }
    sort::sorted(words, |one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0))).into_iter()
}

/// Calls `visit` with each word that a slip of the finger is forgiven in.
fn each_forgiven<'q>(query: &'q Query, mut visit: impl FnMut(&'q Words, &'q Word)) {
    fn each<'q>(node: &'q Node, visit: &mut dyn FnMut(&'q Words, &'q Word)) {
        let mut words = |words: &'q Words| {
            if words.forms == Forms::Inflected {
                let forgiven = words.words.iter().filter(|word| matches!(word.shape, Shape::Whole | Shape::Open));
                forgiven.for_each(|word| visit(words, word));
            }
        };
        match node {
            Node::Words(of_node) => words(of_node),
            Node::Near(near) => near.operands.iter().flatten().for_each(words),
            Node::All(nodes) | Node::Any(nodes) => nodes.iter().for_each(|node| each(node, visit)),
            Node::Field { .. } | Node::Dated(_) | Node::Not(_) => {}
        }
    }
    query.pieces.iter().for_each(|piece| each(&piece.node, &mut visit));
}

/// A query with another word in the place of the first that was typed so.
fn replaced(query: &str, typed: &str, word: &str) -> String {
    let mut place = None;
    tokens(query, |token| {
        if place.is_none() && query.get(token.range.clone()) == Some(typed) {
            place = Some(token.range);
        }
    });
    let mut query = query.to_owned();
    if let Some(place) = place {
        query.replace_range(place, word);
    }
    query
}
