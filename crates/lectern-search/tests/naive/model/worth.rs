//! What a statement is worth to a query, as documented, in double precision.

use super::Model;
use super::document::{Stem, fields, fold, stem, stemming, zones};
use super::meaning::Term;
use crate::generate::Asks;
use std::collections::BTreeSet;

/// The weight of each field, and how far its length counts: those of `index::norms`.
const FIELDS: [(f64, f64); 4] = [(4.0, 0.5), (2.0, 0.25), (2.0, 0.5), (1.0, 0.75)];

impl Model<'_> {
    /// BM25F as documented, in double precision.
    pub fn score(&self, doc: u32) -> f64 {
        let held =
            self.items().filter(|(item, _)| !item.excluded && self.asks_hold(doc, &item.asks, self.is_open(item)));
        held.map(|(item, _)| {
            let is_open = self.is_open(item);
            let asks = if let Asks::Within(_, asks) = &item.asks { asks } else { &item.asks };
            let typed = match asks {
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

    pub fn weight(&self, doc: u32, stems: &BTreeSet<Stem>) -> f64 {
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
}

/// Whether all that was typed is a letter or two.
fn is_short(asks: &Asks, word: &str) -> bool {
    matches!(asks, Asks::Run(words) if words.len() == 1) && fold(word).chars().count() <= 2
}
