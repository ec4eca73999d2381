//! Searching by looking at every statement. Slow and plain on purpose: nothing of the index is used here but what
//! its documentation says, and the same stemmers.

use crate::generate::{Asks, Case, Document, Item};
use frostem::{Algorithm, Stemmer};
use lectern_core::protocol::Unit;
use lectern_core::view::Sort;
use lectern_core::{Day, Facet, TextField};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A stem in one stemming; the empty string stands for languages that have none.
type Stem = (&'static str, String);

pub struct Model<'c> {
    case: &'c Case,
    /// Every word of the collection, in its language's stemming.
    words: BTreeSet<(&'static str, String)>,
    /// For each statement, whether the query holds for it.
    held: Vec<bool>,
}

/// The four fields by which words are weighed, each as values, each as words.
type Fields = [Vec<Vec<String>>; 4];

/// Words that have to stand one right after the other.
struct Row {
    terms: Vec<Term>,
    field: Option<TextField>,
}

/// What one typed word stands for.
enum Term {
    Any,
    Stems(BTreeSet<Stem>),
    /// Words as the collection has them.
    Written(BTreeSet<String>),
}

/// The weight of each field, and how far its length counts: those of `index::norms`.
const FIELDS: [(f64, f64); 4] = [(4.0, 0.5), (2.0, 0.25), (2.0, 0.5), (1.0, 0.75)];

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

    /// BM25F as documented, in double precision.
    pub fn score(&self, doc: u32) -> f64 {
        let held =
            self.items().filter(|(item, _)| !item.excluded && self.asks_hold(doc, &item.asks, self.is_open(item)));
        held.map(|(item, _)| {
            let is_open = self.is_open(item);
            let typed = match &item.asks {
                Asks::Run(words) => {
                    words.iter().enumerate().map(|(index, word)| (*word, is_open && index + 1 == words.len())).collect()
                }
                _ => Vec::new(),
            };
            let rows = self.rows(&item.asks, is_open, None).into_iter().flatten().flat_map(|row| row.terms);
            let scores = rows.enumerate().map(|(index, term)| match (term, typed.get(index)) {
                (_, Some((word, true))) => {
                    self.score_term(doc, &self.stems(word), &self.begun_stems(word), (true, is_short(&item.asks, word)))
                }
                (Term::Any, _) => 0.0,
                (Term::Stems(stems), _) => self.score_term(doc, &stems, &BTreeSet::new(), (false, false)),
                (Term::Written(words), _) => {
                    self.score_term(doc, &self.stems_of(&words), &BTreeSet::new(), (false, false))
                }
            });
            scores.sum::<f64>()
        })
        .sum::<f64>()
            + self.closeness(doc)
    }

    /// What the places of the words are worth, as documented; all statements are among the best.
    fn closeness(&self, doc: u32) -> f64 {
        let language = stemming(self.document(doc).language);
        let terms: Vec<_> = self.close_terms();
        let rarity = |stems: &BTreeSet<Stem>| {
            let having = |stem: &Stem| self.docs(|doc| self.weight(doc, &BTreeSet::from([stem.clone()])) > 0.0).len();
            let n = stems.iter().map(having).sum::<usize>().min(self.case.documents.len()) as f64;
            (1.0 + (self.case.documents.len() as f64 - n + 0.5) / (n + 0.5)).ln()
        };
        let mut worth = 0.0;
        let values: Vec<Vec<String>> = zones(self.document(doc))
            .into_iter()
            .filter(|(zone, _)| *zone != "source")
            .map(|(_, words)| words)
            .collect();
        let is_in = |surfaces: &BTreeSet<Stem>, word: &String| surfaces.contains(&(language, word.clone()));
        for (first, (surfaces, typed, stems)) in terms.iter().enumerate() {
            if values.iter().flatten().any(|word| is_in(surfaces, word) && typed.contains(word)) {
                worth += 0.1 * rarity(stems);
            }
            for (others, _, other_stems) in terms.iter().skip(first + 1) {
                let mut sum = 0.0;
                for words in &values {
                    for (place, word) in words.iter().enumerate() {
                        for (distance, behind) in words.iter().skip(place).enumerate().skip(1).take(5) {
                            let pairs = [(surfaces, others), (others, surfaces)];
                            let stands = |(one, other): &(&BTreeSet<Stem>, &BTreeSet<Stem>)| {
                                is_in(one, word) && is_in(other, behind)
                            };
                            sum +=
                                pairs.iter().filter(|pair| stands(pair)).count() as f64 / (distance * distance) as f64;
                        }
                    }
                }
                worth += 0.5 * rarity(stems).min(rarity(other_stems)) * sum / (1.2 + sum);
            }
        }
        worth
    }

    /// The words whose places count: their surfaces, each with its stemming, those that are as typed, and the stems.
    fn close_terms(&self) -> Vec<(BTreeSet<Stem>, BTreeSet<String>, BTreeSet<Stem>)> {
        let alone =
            self.case.query.groups.iter().filter(|group| group.len() == 1).flatten().filter(|item| !item.excluded);
        let mut terms = Vec::new();
        for item in alone {
            let typed: Vec<&str> = match &item.asks {
                Asks::Run(words) | Asks::Phrase(words) => words.clone(),
                Asks::Pattern(_) | Asks::Expression(_) => vec![""],
                _ => continue,
            };
            let rows = self.rows(&item.asks, false, None).into_iter().flatten().flat_map(|row| row.terms);
            for (term, typed) in rows.zip(typed) {
                let (stems, words) = match term {
                    Term::Any => continue,
                    Term::Stems(stems) => (
                        stems.clone(),
                        self.words
                            .iter()
                            .filter(|(language, word)| stems.contains(&stem(language, word)))
                            .cloned()
                            .collect::<BTreeSet<_>>(),
                    ),
                    Term::Written(words) => (
                        self.stems_of(&words),
                        self.words.iter().filter(|(_, word)| words.contains(word)).cloned().collect(),
                    ),
                };
                let as_typed = match typed {
                    "" => words.iter().map(|(_, word)| word.clone()).collect(),
                    typed => self.known(|known| self.is_alike(typed, known)),
                };
                let is_said = !self.docs(|doc| self.weight(doc, &stems) > 0.0).is_empty();
                if is_said && words.len() <= 16 {
                    terms.push((words, as_typed, stems));
                }
            }
        }
        terms
    }

    fn score_term(
        &self,
        doc: u32,
        whole: &BTreeSet<Stem>,
        begun: &BTreeSet<Stem>,
        (is_open, is_short): (bool, bool),
    ) -> f64 {
        let begun: BTreeSet<Stem> = begun.difference(whole).cloned().collect();
        // A start of a letter or two says nothing to rank by.
        let is_long = is_open && !is_short;
        let having = |stems: &BTreeSet<Stem>| self.docs(|doc| self.weight(doc, stems) > 0.0).len();
        let n = match having(whole) {
            0 => having(&begun),
            n => n,
        } as f64;
        let idf = (1.0 + (self.case.documents.len() as f64 - n + 0.5) / (n + 0.5)).ln();
        let saturate = |weight: f64| weight / (1.2 + weight);
        match self.weight(doc, whole) {
            0.0 if !is_long => 0.0,
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

    fn asks_hold(&self, doc: u32, asks: &Asks, is_open: bool) -> bool {
        let document = self.document(doc);
        match asks {
            Asks::Field(facet, words) => {
                return self.values(doc, *facet).iter().any(|value| has_in_order(value, words, is_open));
            }
            Asks::Dates(dates) => return self.days(doc).is_some_and(|days| touches(dates, days)),
            _ => {}
        }
        let (within, is_ordered) = match asks {
            Asks::Near { within, is_ordered, .. } => (*within, *is_ordered),
            Asks::Loose(_, within) => (*within, false),
            _ => (0, true),
        };
        let operands = self.rows(asks, is_open, None);
        let language = stemming(document.language);
        zones(document).iter().any(|(zone, words)| {
            let is_asked = |row: &Row| match row.field {
                None => *zone != "source",
                Some(field) => field.key() == *zone,
            };
            let spans: Vec<Vec<(usize, usize)>> = operands
                .iter()
                .map(|rows| {
                    let places = rows.iter().filter(|row| is_asked(row));
                    places.flat_map(|row| places_with_length(row, words, language)).collect()
                })
                .collect();
            stand_together(&spans, &mut Vec::new(), within as usize, is_ordered, &self.equal_operands(asks))
        })
    }

    /// For each operand of something near, the operand that it repeats, if it does.
    fn equal_operands(&self, asks: &Asks) -> Vec<Option<usize>> {
        let operands: Vec<Vec<Vec<&str>>> = match asks {
            Asks::Near { left, right, .. } => vec![left.clone(), right.clone()],
            Asks::Loose(words, _) => words.iter().map(|word| vec![vec![*word]]).collect(),
            _ => vec![vec![]],
        };
        (0..operands.len()).map(|index| (0..index).rev().find(|&before| operands[before] == operands[index])).collect()
    }

    /// What has to stand in a statement: for each operand its alternatives.
    fn rows(&self, asks: &Asks, is_open: bool, field: Option<TextField>) -> Vec<Vec<Row>> {
        let phrase = |words: &Vec<&str>| Row { terms: words.iter().map(|word| self.written(word)).collect(), field };
        match asks {
            Asks::Run(words) => {
                let terms = words.iter().enumerate().map(|(index, word)| {
                    let mut stems = self.stems(word);
                    if is_open && index + 1 == words.len() {
                        stems.extend(self.begun_stems(word));
                    }
                    Term::Stems(stems)
                });
                vec![vec![Row { terms: terms.collect(), field }]]
            }
            Asks::Phrase(words) => vec![vec![phrase(words)]],
            Asks::Pattern(pattern) => {
                let matching = self.known(|known| has_shape(pattern.as_bytes(), fold(known).as_bytes()));
                vec![vec![Row { terms: vec![Term::Written(matching)], field }]]
            }
            Asks::Expression(expression) => {
                let folded: Vec<String> = self.words.iter().map(|(_, known)| fold(known)).collect();
                let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
                let matches = lectern_search::matching(expression, &folded).unwrap();
                let matching = folded.iter().zip(matches).filter(|(_, matches)| *matches).map(|(word, _)| *word);
                let matching: BTreeSet<&str> = matching.collect();
                let matching = self.known(|known| matching.contains(&*fold(known)));
                vec![vec![Row { terms: vec![Term::Written(matching)], field }]]
            }
            Asks::Within(field, asks) => self.rows(asks, is_open, Some(*field)),
            Asks::Near { left, right, .. } => {
                [left, right].map(|side| side.iter().map(&phrase).collect()).into_iter().collect()
            }
            Asks::Loose(words, _) => words.iter().map(|word| vec![phrase(&vec![*word])]).collect(),
            Asks::Field(..) | Asks::Dates(_) => Vec::new(),
        }
    }

    fn written(&self, word: &str) -> Term {
        if word == "*" { Term::Any } else { Term::Written(self.known(|known| self.is_alike(word, known))) }
    }

    fn known(&self, is_meant: impl Fn(&str) -> bool) -> BTreeSet<String> {
        self.words.iter().map(|(_, known)| known.clone()).filter(|known| is_meant(known)).collect()
    }

    /// Whether a typed word is one of the collection: but for accents, or with umlauts written out in one of the two, or
    /// in the word of the collection as against one that is typed so.
    fn is_alike(&self, typed: &str, known: &str) -> bool {
        fold(typed) == fold(known)
            || written_out(typed).is_some_and(|typed| typed == fold(known))
            || written_out(known).is_some_and(|known| known == fold(typed))
            || self.words.iter().any(|(_, between)| {
                fold(between) == fold(typed) && written_out(between).is_some_and(|between| between == fold(known))
            })
    }

    fn stems(&self, word: &str) -> BTreeSet<Stem> {
        let languages: BTreeSet<&str> =
            self.case.documents.iter().map(|document| stemming(document.language)).collect();
        self.stems_of(&self.known(|known| self.is_alike(word, known)))
            .into_iter()
            .chain(languages.into_iter().map(|language| stem(language, word)))
            .collect()
    }

    fn stems_of(&self, words: &BTreeSet<String>) -> BTreeSet<Stem> {
        self.words
            .iter()
            .filter(|(_, known)| words.contains(known))
            .map(|(language, known)| stem(language, known))
            .collect()
    }

    fn begun_stems(&self, prefix: &str) -> BTreeSet<Stem> {
        let starts = |known: &str| {
            fold(known).starts_with(&fold(prefix))
                || written_out(prefix).is_some_and(|prefix| fold(known).starts_with(&prefix))
                || written_out(known).is_some_and(|known| known.starts_with(&fold(prefix)))
        };
        self.stems_of(&self.known(starts))
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

/// Every value of a statement that is kept in words, with what it is.
fn zones(document: &Document) -> Vec<(&'static str, Vec<String>)> {
    let statement = &document.statement;
    let words = |text: &String| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut zones = vec![("title", words(&statement.title))];
    let mut all = |zone, values: Vec<&String>| zones.extend(values.into_iter().map(|value| (zone, words(value))));
    all("source", statement.source.iter().filter_map(|source| source.name.as_ref()).collect());
    all("author", statement.authors.iter().map(|author| &author.name).collect());
    all("role", statement.authors.iter().filter_map(|author| author.role.as_ref()).collect());
    all("org", statement.authors.iter().filter_map(|author| author.organization.as_ref()).collect());
    all("org", statement.organizations.iter().collect());
    all("recipient", statement.recipients.iter().collect());
    all("summary", statement.summary.iter().collect());
    all("call", statement.calls.iter().collect());
    all("topic", statement.topics.iter().collect());
    all("place", statement.places.iter().collect());
    all("content", statement.content.iter().collect());
    zones
}

fn fields(document: &Document) -> Fields {
    let mut fields = Fields::default();
    for (zone, words) in zones(document) {
        let field = match zone {
            "source" => continue,
            "title" => 0,
            "author" | "role" | "org" | "recipient" => 1,
            "content" => 3,
            _ => 2,
        };
        fields[field].push(words);
    }
    fields
}

/// Whether all that was typed is a letter or two.
fn is_short(asks: &Asks, word: &str) -> bool {
    matches!(asks, Asks::Run(words) if words.len() == 1) && fold(word).chars().count() <= 2
}

/// Where in a value a row stands.
fn places(row: &Row, words: &[String], language: &'static str) -> Vec<usize> {
    let is_meant = |term: &Term, word: &String| match term {
        Term::Any => true,
        Term::Stems(stems) => stems.contains(&stem(language, word)),
        Term::Written(written) => written.contains(word),
    };
    let stands = |start: &usize| {
        let window = words.get(*start..start + row.terms.len()).unwrap_or_default();
        !row.terms.is_empty()
            && window.len() == row.terms.len()
            && row.terms.iter().zip(window).all(|(term, word)| is_meant(term, word))
    };
    (0..words.len()).filter(stands).collect()
}

fn places_with_length(row: &Row, words: &[String], language: &'static str) -> Vec<(usize, usize)> {
    places(row, words, language).into_iter().map(|start| (start, row.terms.len())).collect()
}

/// Whether a place can be taken for each operand, so that at most `within` words of the stretch are not theirs. Operands
/// that are equal take different places; where there is an order, the first ends before the second starts.
fn stand_together(
    spans: &[Vec<(usize, usize)>],
    taken: &mut Vec<(usize, usize)>,
    within: usize,
    is_ordered: bool,
    equal: &[Option<usize>],
) -> bool {
    if taken.len() == spans.len() {
        let (start, end) = (taken.iter().map(|span| span.0).min(), taken.iter().map(|span| span.0 + span.1).max());
        let Some((start, end)) = start.zip(end) else { return false };
        if is_ordered && taken.len() == 2 {
            let first_end = taken[0].0 + taken[0].1;
            return first_end <= taken[1].0 && taken[1].0 - first_end <= within;
        }
        return end - start <= within + taken.iter().map(|span| span.1).sum::<usize>();
    }
    let index = taken.len();
    for &span in &spans[index] {
        let mut before = equal.get(index).copied().flatten();
        let mut is_free = true;
        while let Some(same) = before {
            is_free &= taken[same] != span;
            before = equal[same];
        }
        if is_free || is_ordered {
            taken.push(span);
            if stand_together(spans, taken, within, is_ordered, equal) {
                return true;
            }
            taken.pop();
        }
    }
    false
}

/// The times of `generate`, by their days.
fn touches(dates: &str, (first, last): (Day, Day)) -> bool {
    let day = |text: &str| text.parse::<lectern_core::CalendarDate>().unwrap().first_day();
    let end = |text: &str| text.parse::<lectern_core::CalendarDate>().unwrap().last_day();
    let between = |from: &str, to: &str| last >= day(from) && first <= end(to);
    match dates {
        "date:1989" => between("1989", "1989"),
        "date:1989-11" => between("1989-11", "1989-11-30"),
        "date:199X" => between("1990", "1999"),
        "date:1985..1990" => between("1985", "1990"),
        "date:1990.." => last >= day("1990"),
        "date:..1989-11-08" => first <= end("1989-11-08"),
        "before:1990" => first < day("1990"),
        "after:1989-11" => last > day("1989-11-30"),
        "1980s..2001" => between("1980", "2001"),
        "date:-0044" => between("-0044", "-0044"),
        other => panic!("{other} is not known here"),
    }
}

fn has_shape(pattern: &[u8], word: &[u8]) -> bool {
    match (pattern, word) {
        ([], _) => word.is_empty(),
        ([b'*', rest @ ..], _) => (0..=word.len()).any(|taken| has_shape(rest, &word[taken..])),
        ([b'?', rest @ ..], [_, behind @ ..]) => has_shape(rest, behind),
        ([letter, rest @ ..], [found, behind @ ..]) => letter == found && has_shape(rest, behind),
        _ => false,
    }
}

/// A word with its umlaut written out, if it has one.
fn written_out(word: &str) -> Option<String> {
    word.contains('ü').then(|| fold(&word.replace('ü', "ue")))
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
