//! The yardstick: BM25 as every search library has it, over title and abstract as one text.
//!
//! A document's score is the sum over the words of the query, each as often as it is asked for, of
//!
//! ```text
//! idf * tf / (tf + k1 * (1 - b + b * length / mean length))
//! idf = ln(1 + (N - n + 0.5) / (n + 0.5))
//! ```
//!
//! (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.4, with Lucene's idf). Documents
//! need one of the words. Words are runs of letters and digits in lower case, by their English Snowball stems; none is
//! left out for being common.

use crate::collection::Document;
use lectern_search::snowball;
use std::collections::HashMap;

/// How soon more occurrences stop counting.
const K1: f64 = 1.2;

/// How much a document's length counts.
const B: f64 = 0.75;

/// Every stem's documents, with how often each has it.
pub struct PlainBm25 {
    postings: HashMap<String, Vec<(usize, f64)>>,
    /// By document, `k1 * (1 - b + b * length / mean length)`.
    norms: Vec<f64>,
}

impl PlainBm25 {
    /// Counts the words of the documents.
    pub fn new(documents: &[Document]) -> Self {
        let mut postings: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (place, document) in documents.iter().enumerate() {
            let words = stems(&format!("{} {}", document.title, document.text));
            lengths.push(words.len() as f64);
            for word in words {
                let list = postings.entry(word).or_default();
                match list.last_mut() {
                    Some((last, frequency)) if *last == place => *frequency += 1.0,
                    _ => list.push((place, 1.0)),
                }
            }
        }
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        let norms = lengths.into_iter().map(|length| K1 * (1.0 - B + B * length / mean)).collect();
        Self { postings, norms }
    }

    /// The places of the documents that have a word of the query, best first; ties in the order of the collection.
    pub fn rank(&self, query: &str) -> Vec<usize> {
        let mut scores = vec![0.0; self.norms.len()];
        for word in stems(query) {
            let list = self.postings.get(&word).map(Vec::as_slice).unwrap_or_default();
            let (all, n) = (self.norms.len() as f64, list.len() as f64);
            let rarity = (1.0 + (all - n + 0.5) / (n + 0.5)).ln();
            for &(place, frequency) in list {
                if let (Some(score), Some(norm)) = (scores.get_mut(place), self.norms.get(place)) {
                    *score += rarity * frequency / (frequency + norm);
                }
            }
        }
        let found = scores.into_iter().enumerate().filter(|&(_, score)| score > 0.0);
        let mut found: Vec<(usize, f64)> = found.collect();
        found.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        found.into_iter().map(|(place, _)| place).collect()
    }
}

fn stems(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| snowball("en", &word.to_lowercase()).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], query: &str, expected: &[usize]) {
        let lines = texts.iter().map(|text| serde_json::json!({"_id": "", "text": text}));
        let documents: Vec<Document> = lines.map(|line| serde_json::from_value(line).unwrap()).collect();
        assert_eq!(PlainBm25::new(&documents).rank(query), expected, "{query}");
    }

    #[test]
    fn one_word_of_the_query_is_enough_and_the_rare_one_weighs_more() {
        check(&["peace talks", "peace", "war", "peace treaty"], "a treaty of peace", &[3, 1, 0]);
    }

    #[test]
    fn more_occurrences_in_less_text_come_first() {
        check(&["peace for all of us", "Peace, peace", "all quiet", "peace"], "peaceful", &[1, 3, 0]);
    }
}
