//! Lists of statements by what they share: their authors, bodies, topics, places and years.

use crate::address;
use crate::order::Order;
use lectern_core::{Date, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// What the statements of a list share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A person who made them.
    Author,
    /// A body that issued them, or that an author spoke for.
    Organization,
    /// What they are about.
    Topic,
    /// The place that they are about.
    Place,
    /// The year in which they were made, or began to be.
    Year,
}

/// A list of one value.
pub struct Group {
    /// The value as written.
    pub value: String,
    /// The name of its file, without its end.
    pub stem: String,
    /// Places in the collection, the newest first.
    pub places: Vec<usize>,
}

/// All lists of one kind.
pub struct Groups {
    pub kind: Kind,
    /// By value, years the latest first.
    pub groups: Vec<Group>,
    by_value: BTreeMap<String, usize>,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Author, Self::Organization, Self::Topic, Self::Place, Self::Year];

    /// The folder of its pages.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Author => "authors",
            Self::Organization => "organizations",
            Self::Topic => "topics",
            Self::Place => "places",
            Self::Year => "years",
        }
    }

    /// The values that a statement has.
    fn values(self, statement: &Statement) -> Vec<String> {
        match self {
            Self::Author => statement.authors.iter().map(|author| author.name.clone()).collect(),
            Self::Organization => {
                let own = statement.authors.iter().filter_map(|author| author.organization.clone());
                statement.organizations.iter().cloned().chain(own).collect()
            }
            Self::Topic => statement.topics.clone(),
            Self::Place => statement.places.clone(),
            Self::Year => year(statement).map(|year| year.to_string()).into_iter().collect(),
        }
    }
}

/// The year in which a statement was made or began to be.
pub fn year(statement: &Statement) -> Option<i32> {
    statement.date.as_ref().and_then(|date: &Date| date.days().0.year())
}

impl Groups {
    /// The lists of a kind.
    pub fn of(kind: Kind, order: &Order<'_>) -> Self {
        let mut lists: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for &place in order.newest() {
            let Some(statement) = order.statement(place) else { continue };
            let values: BTreeSet<String> = kind.values(statement).into_iter().collect();
            for value in values.into_iter().filter(|value| !value.trim().is_empty()) {
                lists.entry(value).or_default().push(place);
            }
        }
        let mut taken = BTreeSet::new();
        let mut groups: Vec<Group> =
            lists.into_iter().map(|(value, places)| Group { stem: free(&value, &mut taken), value, places }).collect();
        match kind {
            Kind::Year => groups.sort_by_key(|group| std::cmp::Reverse(group.value.parse::<i32>().ok())),
            _ => groups.sort_by_cached_key(|group| group.value.to_lowercase()),
        }
        let by_value = groups.iter().enumerate().map(|(index, group)| (group.value.clone(), index)).collect();
        Self { kind, groups, by_value }
    }

    /// The first page of a value's list.
    pub fn path(&self, value: &str) -> Option<String> {
        let group = self.by_value.get(value).and_then(|&index| self.groups.get(index))?;
        Some(address::list_path(self.kind.folder(), &group.stem, 1))
    }
}

/// A name that no other value has.
fn free(value: &str, taken: &mut BTreeSet<String>) -> String {
    let stem = address::file_stem(&address::slug(value));
    let names = std::iter::once(stem.clone()).chain((2..).map(|number: u32| format!("{stem}~{number}~")));
    let free = names.into_iter().find(|name| !taken.contains(name)).unwrap_or(stem);
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_a_file_of_its_own() {
        let statement = Statement {
            topics: ["peace", "Peace", "peace!", "нет", "  ", "con"].map(str::to_owned).to_vec(),
            ..Statement::default()
        };
        let statements = [statement];
        let groups = Groups::of(Kind::Topic, &Order::of(&statements));
        let stems: BTreeSet<&str> = groups.groups.iter().map(|group| group.stem.as_str()).collect();
        assert_eq!(stems.len(), 5);
        assert!(stems.contains("peace") && stems.contains("~con"));
    }
}
