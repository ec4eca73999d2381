//! What must hold of a statement besides the query.

use crate::index::{Columns, DocId};
use lectern_core::view::Filters;
use lectern_core::{Day, Facet};

/// Filters, made ready to be held against statements.
pub struct Filter {
    /// By value, what is chosen of it.
    choices: Vec<Choice>,
    /// Facets in which one of some values is asked for, known or not.
    required: Facets,
    from: Option<Day>,
    to: Option<Day>,
    undated: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Choice {
    #[default]
    Free,
    Any,
    None,
}

/// A set of facets, one bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facets(u16);

impl Facets {
    const fn of(facet: Facet) -> Self {
        Self(1 << facet.index())
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The facet, if the set has just one.
    pub fn only(self) -> Option<Facet> {
        Facet::ALL.into_iter().find(|&facet| Self::of(facet) == self)
    }
}

impl Filter {
    pub fn new(columns: &Columns, filters: &Filters) -> Self {
        let choices = if filters.facets.is_empty() { 0 } else { columns.value_count() as usize };
        let mut choices = vec![Choice::Free; choices];
        let mut required = Facets::default();
        for (facet, choice) in filters.facets.iter() {
            if !choice.any.is_empty() {
                required.0 |= Facets::of(facet).0;
            }
            for (texts, meant) in [(&choice.any, Choice::Any), (&choice.none, Choice::None)] {
                let values = texts.iter().filter_map(|text| columns.find_value(facet, text));
                values.filter_map(|value| choices.get_mut(value as usize).map(|slot| *slot = meant)).count();
            }
        }
        let from = filters.from.map(|date| date.first_day());
        let to = filters.to.map(|date| date.last_day());
        Self { choices, required, from, to, undated: filters.undated }
    }

    /// Whether every statement passes.
    pub fn lets_all_through(&self) -> bool {
        self.choices.is_empty() && !self.has_dates() && !self.undated
    }

    /// Whether a range of dates is chosen.
    pub fn has_dates(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether all of it holds.
    pub fn holds(&self, columns: &Columns, doc: DocId) -> bool {
        self.failing(columns, doc).is_empty() && self.undated_holds(columns, doc) && self.dates_hold(columns, doc)
    }

    /// The facets whose choice does not hold.
    pub fn failing(&self, columns: &Columns, doc: DocId) -> Facets {
        let (mut chosen, mut excluded) = (0, 0);
        for &value in columns.values(doc) {
            match self.choices.get(value as usize) {
                None | Some(Choice::Free) => {}
                Some(Choice::Any) => chosen |= facet_bit(columns, value),
                Some(Choice::None) => excluded |= facet_bit(columns, value),
            }
        }
        Facets(self.required.0 & !chosen | excluded)
    }

    /// Whether the wish for undated statements holds.
    pub fn undated_holds(&self, columns: &Columns, doc: DocId) -> bool {
        !self.undated || columns.dated(doc).is_none()
    }

    /// Whether the statement's date, from its first to its last day, meets the range. A statement
    /// without a date is in no range that is chosen.
    pub fn dates_hold(&self, columns: &Columns, doc: DocId) -> bool {
        if !self.has_dates() {
            return true;
        }
        columns.dated(doc).is_some_and(|dated| {
            self.from.is_none_or(|from| dated.last >= from) && self.to.is_none_or(|to| dated.first <= to)
        })
    }
}

fn facet_bit(columns: &Columns, value: u32) -> u16 {
    columns.facets().get(value as usize).map_or(0, |&facet| Facets::of(facet).0)
}
