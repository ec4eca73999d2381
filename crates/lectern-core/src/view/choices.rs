//! What is chosen in each facet. There are few facets, so a list serves; a map would be code for each of its kinds in
//! the app and in the engine.

use super::Choice;
use crate::facet::Facet;
use serde::{Deserialize, Serialize};

/// Choices by facet, in the order of the facets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices(Vec<(Facet, Choice)>);

impl Choices {
    /// Whether nothing is chosen in any facet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is chosen in a facet.
    #[must_use]
    pub fn get(&self, facet: Facet) -> Option<&Choice> {
        self.0.iter().find(|(of, _)| *of == facet).map(|(_, choice)| choice)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, facet: Facet) -> Option<&mut Choice> {
        self.0.iter_mut().find(|(of, _)| *of == facet).map(|(_, choice)| choice)
    }

    /// Changes what is chosen in a facet, which from now on has an entry.
    pub fn change(&mut self, facet: Facet, change: impl FnOnce(&mut Choice)) {
        let place = self.0.partition_point(|(of, _)| *of < facet);
        if self.0.get(place).is_none_or(|(of, _)| *of != facet) {
            self.0.insert(place, (facet, Choice::default()));
        }
        if let Some((_, choice)) = self.0.get_mut(place) {
            change(choice);
        }
    }

    /// Chooses this in a facet, and nothing else.
    pub fn insert(&mut self, facet: Facet, choice: Choice) {
        self.change(facet, |chosen| *chosen = choice);
    }

    /// Nothing is chosen in the facet any more.
    pub fn remove(&mut self, facet: Facet) {
        self.0.retain(|(of, _)| *of != facet);
    }

    /// Leaves out the facets in which nothing is chosen.
    pub fn drop_empty(&mut self) {
        self.0.retain(|(_, choice)| !choice.is_empty());
    }

    /// Each facet that has an entry, with what is chosen in it.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &Choice)> {
        self.0.iter().map(|(facet, choice)| (*facet, choice))
    }
}

impl<const N: usize> From<[(Facet, Choice); N]> for Choices {
    fn from(choices: [(Facet, Choice); N]) -> Self {
        let mut all = Self::default();
        for (facet, choice) in choices {
            all.insert(facet, choice);
        }
        all
    }
}
