//! The order of the statements: the reader's own, the newest first and the undated last.

use lectern_core::{Date, Statement};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Statements in order, and where each id stands.
pub struct Order<'a> {
    statements: &'a [Statement],
    /// Places in the collection, the newest first.
    newest: Vec<usize>,
    /// The rank of each place.
    ranks: Vec<usize>,
    places: BTreeMap<&'a str, usize>,
    replies: BTreeMap<&'a str, Vec<usize>>,
    translations: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Order<'a> {
    /// Puts statements in order; those of one day stay as they are.
    pub fn of(statements: &'a [Statement]) -> Self {
        let mut newest: Vec<usize> = (0..statements.len()).collect();
        newest.sort_by_key(|&place| {
            Reverse(statements.get(place).and_then(|one| one.date.as_ref()).map(|date: &Date| date.days().0))
        });
        let mut ranks = vec![0; statements.len()];
        for (rank, &place) in newest.iter().enumerate() {
            if let Some(slot) = ranks.get_mut(place) {
                *slot = rank;
            }
        }
        let (mut replies, mut translations) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        // The oldest answers first, as the reader has them.
        for &place in newest.iter().rev() {
            let Some(statement) = statements.get(place) else { continue };
            statement.replies_to.iter().for_each(|id| replies.entry(id.as_str()).or_default().push(place));
            statement.translation_of.iter().for_each(|id| translations.entry(id.as_str()).or_default().push(place));
        }
        let places = statements.iter().enumerate().map(|(place, one)| (one.id.as_str(), place)).collect();
        Self { statements, newest, ranks, places, replies, translations }
    }

    /// Places in the collection, the newest first.
    pub fn newest(&self) -> &[usize] {
        &self.newest
    }

    /// The statement at a place of the collection.
    pub fn statement(&self, place: usize) -> Option<&'a Statement> {
        self.statements.get(place)
    }

    /// The statement of an id.
    pub fn find(&self, id: &str) -> Option<&'a Statement> {
        self.places.get(id).and_then(|&place| self.statement(place))
    }

    /// What answers a statement, the oldest first.
    pub fn replies(&self, id: &str) -> impl Iterator<Item = &'a Statement> {
        self.named(&self.replies, id)
    }

    /// What translates a statement, the oldest first.
    pub fn translations(&self, id: &str) -> impl Iterator<Item = &'a Statement> {
        self.named(&self.translations, id)
    }

    fn named(&self, ties: &BTreeMap<&str, Vec<usize>>, id: &str) -> impl Iterator<Item = &'a Statement> {
        let places = ties.get(id).cloned().unwrap_or_default();
        let statements = self.statements;
        places.into_iter().filter_map(move |place| statements.get(place))
    }

    /// The rank from 0, and the statements before and after it.
    pub fn neighbours(&self, place: usize) -> (usize, Option<&'a Statement>, Option<&'a Statement>) {
        let rank = self.ranks.get(place).copied().unwrap_or_default();
        let at = |rank: usize| self.newest.get(rank).and_then(|&place| self.statement(place));
        (rank, rank.checked_sub(1).and_then(at), at(rank + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_is_first_the_undated_last_and_one_day_as_in_the_file() {
        let statement =
            |id: &str, date: &str| Statement { id: id.to_owned(), date: date.parse().ok(), ..Statement::default() };
        let statements =
            [statement("a", ""), statement("b", "1990"), statement("c", "2001-02-03"), statement("d", "2001-02-03")];
        let order = Order::of(&statements);
        assert_eq!(order.newest(), [2, 3, 1, 0]);
        let (rank, before, after) = order.neighbours(3);
        let id = |one: Option<&Statement>| one.map(|one| one.id.clone());
        assert_eq!((rank, id(before), id(after)), (1, Some("c".into()), Some("b".into())));
    }
}
