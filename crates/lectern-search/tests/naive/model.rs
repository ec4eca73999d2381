//! Searching by looking at every statement. Slow and plain on purpose: nothing of the index is used here but what
//! its documentation says, and the same stemmers.

use crate::generate::{Asks, Case, Document, Item};
use frostem::{Algorithm, Stemmer};
use lectern_core::protocol::Unit;
use lectern_core::view::Sort;
use lectern_core::{Day, Facet};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A stem in one stemming; the empty string stands for languages that have none.
type Stem = (&'static str, String);

pub struct Model<'c> {
    case: &'c Case,
    /// Every word of the collection, in its language's stemming.
    words: BTreeSet<(&'static str, String)>,
}

/// The four fields, each as values, each as words.
type Fields = [Vec<Vec<String>>; 4];

/// The weight of each field, and how far its length counts: those of `index::norms`.
const FIELDS: [(f64, f64); 4] = [(4.0, 0.5), (2.0, 0.25), (2.0, 0.5), (1.0, 0.75)];

impl<'c> Model<'c> {
    pub fn new(case: &'c Case) -> Self {
        let mut words = BTreeSet::new();
        for document in &case.documents {
            let all = fields(document).into_iter().flatten().flatten();
            words.extend(all.map(|word| (stemming(document.language), word)));
        }
        Self { case, words }
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
        let choice = self.case.filters.facets.get(&facet).cloned().unwrap_or_default();
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

    /// Every text of a statement that words are looked for in.
    pub fn texts(&self, doc: u32) -> Vec<String> {
        fields(self.document(doc)).into_iter().flatten().map(|words| words.join(" ")).collect()
    }

    /// Whether some word or phrase that is not excluded is in the statement.
    pub fn has_something_to_mark(&self, doc: u32) -> bool {
        self.items().any(|(item, is_last)| {
            !item.excluded && !matches!(item.asks, Asks::Field(..)) && self.asks_hold(doc, &item.asks, is_last)
        })
    }

    /// BM25F as documented, in double precision.
    pub fn score(&self, doc: u32) -> f64 {
        let words = self
            .items()
            .filter(|(item, _)| !item.excluded && self.asks_hold(doc, &item.asks, false | self.is_open(item)));
        words
            .map(|(item, is_last)| match &item.asks {
                Asks::Run(words) | Asks::Phrase(words) => {
                    let is_run = matches!(item.asks, Asks::Run(_));
                    let scores = words.iter().enumerate().map(|(index, word)| {
                        let is_open = is_run && is_last && index + 1 == words.len() && self.is_open(item);
                        self.score_word(doc, word, is_open, is_run)
                    });
                    scores.sum()
                }
                Asks::Field(..) => 0.0,
            })
            .sum()
    }

    fn score_word(&self, doc: u32, word: &str, is_open: bool, is_run: bool) -> f64 {
        let whole = if is_run { self.stems(word) } else { self.stems_as_written(word) };
        let begun: BTreeSet<Stem> =
            if is_open { self.begun_stems(word).difference(&whole).cloned().collect() } else { BTreeSet::new() };
        let having = |stems: &BTreeSet<Stem>| self.docs(|doc| self.weight(doc, stems) > 0.0).len();
        let n = match having(&whole) {
            0 => having(&begun),
            n => n,
        } as f64;
        let idf = (1.0 + (self.case.documents.len() as f64 - n + 0.5) / (n + 0.5)).ln();
        let saturate = |weight: f64| weight / (1.2 + weight);
        match self.weight(doc, &whole) {
            0.0 => idf * 0.5 * saturate(self.weight(doc, &begun)),
            weight => idf * (if is_open { 0.5 } else { 0.0 } + saturate(weight)),
        }
    }

    fn weight(&self, doc: u32, stems: &BTreeSet<Stem>) -> f64 {
        let language = stemming(self.document(doc).language);
        let lengths = |doc: u32| fields(self.document(doc)).map(|values| values.concat().len() as f64);
        let field_weights = fields(self.document(doc)).into_iter().enumerate().map(|(field, values)| {
            let all: Vec<f64> = (0..self.case.documents.len() as u32)
                .map(|doc| lengths(doc)[field])
                .filter(|&length| length > 0.0)
                .collect();
            let mean = if all.is_empty() { 1.0 } else { all.iter().sum::<f64>() / all.len() as f64 };
            let frequency = values.concat().iter().filter(|word| stems.contains(&stem(language, word))).count() as f64;
            let (weight, b) = FIELDS[field];
            weight * frequency / (1.0 - b + b * lengths(doc)[field] / mean)
        });
        field_weights.sum()
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

    fn is_open(&self, item: &Item) -> bool {
        self.items().last().is_some_and(|(last, _)| std::ptr::eq(last, item))
            && !self.case.query.ends_in_space
            && !item.excluded
            && !matches!(item.asks, Asks::Phrase(_))
            && !matches!(&item.asks, Asks::Field(_, words) if words.len() > 1)
    }

    fn holds(&self, doc: u32) -> bool {
        self.case
            .query
            .groups
            .iter()
            .all(|group| group.iter().any(|item| self.asks_hold(doc, &item.asks, self.is_open(item)) != item.excluded))
    }

    fn asks_hold(&self, doc: u32, asks: &Asks, may_be_open: bool) -> bool {
        let document = self.document(doc);
        let language = stemming(document.language);
        let (words, is_run) = match asks {
            Asks::Run(words) => (words, true),
            Asks::Phrase(words) => (words, false),
            Asks::Field(facet, words) => {
                let is_open = may_be_open && words.len() == 1 && !self.case.query.ends_in_space;
                return self.values(doc, *facet).iter().any(|value| has_in_order(value, words, is_open));
            }
        };
        let is_open = may_be_open && is_run && !self.case.query.ends_in_space;
        let slots: Vec<_> = words
            .iter()
            .enumerate()
            .map(|(index, word)| {
                let mut stems = self.stems(word);
                if is_open && index + 1 == words.len() {
                    stems.extend(self.begun_stems(word));
                }
                stems
            })
            .collect();
        fields(document).into_iter().flatten().any(|value| {
            value.windows(words.len()).any(|window| {
                window.iter().zip(words).zip(&slots).all(|((found, word), stems)| {
                    if is_run { stems.contains(&stem(language, found)) } else { fold(found) == fold(word) }
                })
            })
        })
    }

    fn stems(&self, word: &str) -> BTreeSet<Stem> {
        let languages: BTreeSet<&str> =
            self.case.documents.iter().map(|document| stemming(document.language)).collect();
        self.stems_as_written(word)
            .into_iter()
            .chain(languages.into_iter().map(|language| stem(language, word)))
            .collect()
    }

    fn stems_as_written(&self, word: &str) -> BTreeSet<Stem> {
        self.words
            .iter()
            .filter(|(_, known)| fold(known) == fold(word))
            .map(|(language, known)| stem(language, known))
            .collect()
    }

    fn begun_stems(&self, prefix: &str) -> BTreeSet<Stem> {
        self.words
            .iter()
            .filter(|(_, known)| fold(known).starts_with(&fold(prefix)))
            .map(|(language, known)| stem(language, known))
            .collect()
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
            && filters.facets.iter().filter(|(facet, _)| Some(**facet) != left_out).all(|(&facet, choice)| {
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

fn fields(document: &Document) -> Fields {
    let statement = &document.statement;
    let words = |text: &String| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut people: Vec<_> = statement
        .authors
        .iter()
        .flat_map(|author| [Some(&author.name), author.organization.as_ref()])
        .flatten()
        .map(words)
        .collect();
    people.extend(statement.organizations.iter().chain(&statement.recipients).map(words));
    let summary = statement.summary.iter().chain(&statement.calls).chain(&statement.topics).chain(&statement.places);
    [vec![words(&statement.title)], people, summary.map(words).collect(), statement.content.iter().map(words).collect()]
}

fn stemming(language: Option<&str>) -> &'static str {
    match language {
        Some("en" | "en-GB") => "en",
        Some("fr") => "fr",
        _ => "",
    }
}

fn stem(language: &'static str, word: &str) -> Stem {
    let stem = match language {
        "en" => Stemmer::new(Algorithm::English).stem(word).into_owned(),
        "fr" => Stemmer::new(Algorithm::French).stem(word).into_owned(),
        _ => word.to_owned(),
    };
    (language, fold(&stem))
}

/// The accents that the words of `generate` have.
fn fold(word: &str) -> String {
    word.replace('é', "e").replace('ü', "u")
}

fn has_in_order(value: &str, words: &[&str], is_open: bool) -> bool {
    let value = fold(&value.to_lowercase().replace('-', " "));
    let mut rest = value.split_whitespace();
    words.iter().all(|word| {
        let word = fold(word);
        rest.any(|found| if is_open { found.starts_with(&word) } else { found == word })
    })
}
