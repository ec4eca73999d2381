//! Searching by looking at every statement. Slow and plain on purpose: nothing of the index is used here but what
//! its documentation says, and the same stemmers.

mod document;
mod meaning;
mod worth;

use crate::generate::{Asks, Case, Document, Item};
use document::{fields, fold, stemming, zones};
use lectern_core::protocol::Unit;
use lectern_core::view::Sort;
use lectern_core::{Day, Facet, TextField};
use meaning::places;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub struct Model<'c> {
    case: &'c Case,
    /// Every word of the collection, in its language's stemming.
    words: BTreeSet<(&'static str, String)>,
    /// For each statement, whether the query holds for it.
    held: Vec<bool>,
}

impl<'c> Model<'c> {
    pub fn new(case: &'c Case) -> Self {
        let mut words = BTreeSet::new();
        for document in &case.documents {
            let all = zones(document).into_iter().flat_map(|(_, words)| words);
            words.extend(all.map(|word| (stemming(document.language), word)));
        }
        let mut model = Self { case, words, held: Vec::new() };
        model.held = (0..case.documents.len() as u32).map(|doc| model.meets(doc)).collect();
        model
    }

    pub fn matching(&self) -> Vec<u32> {
        self.docs(|doc| self.holds(doc) && self.filters_but(doc, None) && self.dates(doc))
    }

    pub fn sorted(&self, sort: Sort) -> Vec<u32> {
        let mut docs = self.matching();
        let first = |doc: &u32| self.days(*doc).map(|days| days.0);
        match sort {
            Sort::Newest => docs.sort_by_key(|doc| Reverse(first(doc))),
            Sort::Oldest => docs.sort_by_key(|doc| (first(doc).is_none(), first(doc))),
            Sort::Title => docs.sort_by_key(|doc| {
                let words = fields(self.document(*doc))[0].concat();
                words.iter().map(|word| fold(word) + " ").collect::<String>()
            }),
            _ => docs.sort_by_key(|doc| Reverse(fields(self.document(*doc))[3].concat().len())),
        }
        docs
    }

    /// The values shown with their counts, and how many there are.
    pub fn facet(&self, facet: Facet, contains: &str, limit: usize) -> (Vec<(String, u32)>, usize) {
        let letters = fold(&contains.to_lowercase());
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for doc in self.docs(|doc| self.holds(doc) && self.filters_but(doc, Some(facet)) && self.dates(doc)) {
            for value in
                self.values(doc, facet).into_iter().filter(|value| fold(&value.to_lowercase()).contains(&letters))
            {
                *counts.entry(value).or_default() += 1;
            }
        }
        let distinct = counts.len();
        let choice = self.case.filters.facets.get(facet).cloned().unwrap_or_default();
        let mut given: Vec<(String, u32)> = choice
            .any
            .into_iter()
            .chain(choice.none)
            .filter(|value| fold(&value.to_lowercase()).contains(&letters))
            .map(|value| {
                let count = counts.remove(&value).unwrap_or(0);
                (value, count)
            })
            .collect();
        let time = |value: &str| Reverse(value.parse::<i32>().unwrap());
        let is_time = matches!(facet, Facet::Decade | Facet::Year);
        let mut rest: Vec<_> = counts.into_iter().collect();
        if is_time {
            rest.sort_by_key(|(value, _)| time(value))
        } else {
            rest.sort_by_key(|(_, count)| Reverse(*count))
        }
        given.extend(rest.into_iter().take(limit));
        if is_time {
            given.sort_by_key(|(value, _)| time(value))
        }
        (given, distinct)
    }

    /// The buckets' starts, one for each statement, and the number of undated ones.
    pub fn timeline(&self, unit: Unit) -> (Vec<(i32, Option<u8>)>, usize) {
        let docs = self.docs(|doc| self.holds(doc) && self.filters_but(doc, None));
        let mut starts: Vec<_> = docs
            .iter()
            .filter_map(|&doc| {
                let (day, _) = self.days(doc)?;
                let year = day.year()?;
                Some(match unit {
                    Unit::Century => (year.div_euclid(100) * 100, None),
                    Unit::Decade => (year.div_euclid(10) * 10, None),
                    Unit::Year => (year, None),
                    Unit::Month => (year, Some(day.month())),
                })
            })
            .collect();
        starts.sort_unstable();
        let undated = docs.len() - starts.len();
        (starts, undated)
    }

    /// The texts of a statement that can be asked for by name, each with the field that it is.
    pub fn texts(&self, doc: u32) -> Vec<(TextField, String)> {
        let zones = zones(self.document(doc)).into_iter();
        zones.filter_map(|(zone, words)| Some((TextField::named(zone)?, words.join(" ")))).collect()
    }

    /// Whether some word or phrase that is not excluded is in such a text.
    pub fn has_something_to_mark(&self, doc: u32) -> bool {
        let language = stemming(self.document(doc).language);
        self.items().filter(|(item, _)| !item.excluded).any(|(item, _)| {
            self.rows(&item.asks, self.is_open(item), None).into_iter().flatten().any(|row| {
                zones(self.document(doc)).iter().any(|(zone, words)| {
                    let field = TextField::named(zone);
                    field.is_some()
                        && (row.field.is_none() || row.field == field)
                        && !places(&row, words, language).is_empty()
                })
            })
        })
    }

    fn document(&self, doc: u32) -> &'c Document {
        &self.case.documents[doc as usize]
    }

    fn docs(&self, holds: impl Fn(u32) -> bool) -> Vec<u32> {
        (0..self.case.documents.len() as u32).filter(|&doc| holds(doc)).collect()
    }

    /// Every item of the query, and whether it is the last.
    fn items(&self) -> impl Iterator<Item = (&'c Item, bool)> {
        let items: Vec<&Item> = self.case.query.groups.iter().flatten().collect();
        let last = items.len();
        items.into_iter().enumerate().map(move |(index, item)| (item, index + 1 == last))
    }

    /// Whether the last word of an item is still being typed.
    fn is_open(&self, item: &Item) -> bool {
        fn ends_in_run(asks: &Asks) -> bool {
            match asks {
                Asks::Run(_) => true,
                Asks::Field(_, words) => words.len() == 1,
                Asks::Within(_, asks) => ends_in_run(asks),
                _ => false,
            }
        }
        let is_last = self.items().last().is_some_and(|(last, _)| std::ptr::eq(last, item));
        is_last && !self.case.query.ends_in_space && !item.excluded && ends_in_run(&item.asks)
    }

    /// Whether the query holds for some statement, filters aside.
    pub fn is_met(&self) -> bool {
        self.held.contains(&true)
    }

    fn holds(&self, doc: u32) -> bool {
        self.held[doc as usize]
    }

    fn meets(&self, doc: u32) -> bool {
        self.case
            .query
            .groups
            .iter()
            .all(|group| group.iter().any(|item| self.asks_hold(doc, &item.asks, self.is_open(item)) != item.excluded))
    }

    fn values(&self, doc: u32, facet: Facet) -> BTreeSet<String> {
        let Document { statement, language } = self.document(doc);
        let year = self.days(doc).and_then(|(first, _)| first.year());
        let values: Vec<String> = match facet {
            Facet::Kind => statement.kind.iter().cloned().collect(),
            Facet::Author => statement.authors.iter().map(|author| author.name.clone()).collect(),
            Facet::Organization => statement
                .organizations
                .iter()
                .cloned()
                .chain(statement.authors.iter().filter_map(|author| author.organization.clone()))
                .collect(),
            Facet::Recipient => statement.recipients.clone(),
            Facet::Topic => statement.topics.clone(),
            Facet::Place => statement.places.clone(),
            Facet::Language => language.iter().map(|&tag| tag.to_owned()).collect(),
            Facet::Decade => year.iter().map(|year| (year.div_euclid(10) * 10).to_string()).collect(),
            Facet::Year => year.iter().map(i32::to_string).collect(),
        };
        values.into_iter().filter(|value| !value.is_empty()).collect()
    }

    /// Whether all filters but those of a facet and the range of dates hold.
    fn filters_but(&self, doc: u32, left_out: Option<Facet>) -> bool {
        let filters = &self.case.filters;
        (!filters.undated || self.days(doc).is_none())
            && filters.facets.iter().filter(|(facet, _)| Some(*facet) != left_out).all(|(facet, choice)| {
                let values = self.values(doc, facet);
                (choice.any.is_empty() || choice.any.iter().any(|value| values.contains(value)))
                    && !choice.none.iter().any(|value| values.contains(value))
            })
    }

    fn dates(&self, doc: u32) -> bool {
        let filters = &self.case.filters;
        if filters.from.is_none() && filters.to.is_none() {
            return true;
        }
        self.days(doc).is_some_and(|(first, last)| {
            filters.from.is_none_or(|from| last >= from.first_day())
                && filters.to.is_none_or(|to| first <= to.last_day())
        })
    }

    fn days(&self, doc: u32) -> Option<(Day, Day)> {
        self.document(doc)
            .statement
            .date
            .as_ref()
            .map(lectern_core::Date::days)
            .filter(|days| *days != (Day::MIN, Day::MAX))
    }
}

/// Whether the buckets from the first start to the last would be more than are given.
pub fn spans_too_many(starts: &[(i32, Option<u8>)], unit: Unit) -> bool {
    let number = |(year, month): (i32, Option<u8>)| match unit {
        Unit::Century => year / 100,
        Unit::Decade => year / 10,
        Unit::Year => year,
        Unit::Month => year * 12 + i32::from(month.unwrap()),
    };
    let numbers = || starts.iter().map(|&start| number(start));
    numbers().max().zip(numbers().min()).is_some_and(|(last, first)| last - first >= 400)
}
