//! What the parts of a query mean, and whether they hold for a statement.

use super::Model;
use super::document::{Stem, fold, stem, stemming, zones};
use crate::generate::Asks;
use lectern_core::{Day, TextField};
use std::collections::BTreeSet;

/// Words that have to stand one right after the other.
pub struct Row {
    pub terms: Vec<Term>,
    pub field: Option<TextField>,
}

/// What one typed word stands for.
pub enum Term {
    Any,
    Stems(BTreeSet<Stem>),
    /// Words as the collection has them.
    Written(BTreeSet<String>),
}

impl Model<'_> {
    pub fn asks_hold(&self, doc: u32, asks: &Asks, is_open: bool) -> bool {
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
    pub fn equal_operands(&self, asks: &Asks) -> Vec<Option<usize>> {
        let operands: Vec<Vec<Vec<&str>>> = match asks {
            Asks::Near { left, right, .. } => vec![left.clone(), right.clone()],
            Asks::Loose(words, _) => words.iter().map(|word| vec![vec![*word]]).collect(),
            _ => vec![vec![]],
        };
        (0..operands.len()).map(|index| (0..index).rev().find(|&before| operands[before] == operands[index])).collect()
    }

    /// What has to stand in a statement: for each operand its alternatives.
    pub fn rows(&self, asks: &Asks, is_open: bool, field: Option<TextField>) -> Vec<Vec<Row>> {
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

    pub fn written(&self, word: &str) -> Term {
        if word == "*" { Term::Any } else { Term::Written(self.known(|known| self.is_alike(word, known))) }
    }

    pub fn known(&self, is_meant: impl Fn(&str) -> bool) -> BTreeSet<String> {
        self.words.iter().map(|(_, known)| known.clone()).filter(|known| is_meant(known)).collect()
    }

    /// Whether a typed word is one of the collection: but for accents, or with umlauts written out in one of the two, or
    /// in the word of the collection as against one that is typed so.
    pub fn is_alike(&self, typed: &str, known: &str) -> bool {
        fold(typed) == fold(known)
            || written_out(typed).is_some_and(|typed| typed == fold(known))
            || written_out(known).is_some_and(|known| known == fold(typed))
            || self.words.iter().any(|(_, between)| {
                fold(between) == fold(typed) && written_out(between).is_some_and(|between| between == fold(known))
            })
    }

    pub fn stems(&self, word: &str) -> BTreeSet<Stem> {
        let languages: BTreeSet<&str> =
            self.case.documents.iter().map(|document| stemming(document.language)).collect();
        self.stems_of(&self.known(|known| self.is_alike(word, known)))
            .into_iter()
            .chain(languages.into_iter().map(|language| stem(language, word)))
            .collect()
    }

    pub fn stems_of(&self, words: &BTreeSet<String>) -> BTreeSet<Stem> {
        self.words
            .iter()
            .filter(|(_, known)| words.contains(known))
            .map(|(language, known)| stem(language, known))
            .collect()
    }

    pub fn begun_stems(&self, prefix: &str) -> BTreeSet<Stem> {
        let starts = |known: &str| {
            fold(known).starts_with(&fold(prefix))
                || written_out(prefix).is_some_and(|prefix| fold(known).starts_with(&prefix))
                || written_out(known).is_some_and(|known| known.starts_with(&fold(prefix)))
        };
        self.stems_of(&self.known(starts))
    }
}

/// Where in a value a row stands.
pub fn places(row: &Row, words: &[String], language: &'static str) -> Vec<usize> {
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

fn has_in_order(value: &str, words: &[&str], is_open: bool) -> bool {
    let value = fold(&value.to_lowercase().replace('-', " "));
    let mut rest = value.split_whitespace();
    words.iter().all(|word| {
        let word = fold(word);
        rest.any(|found| if is_open { found.starts_with(&word) } else { found == word })
    })
}
