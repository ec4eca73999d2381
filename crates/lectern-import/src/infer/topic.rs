//! What a text is about, by the words of a vocabulary.

use super::found::{Evidence, Part};
use super::reading::Reading;
use super::words::{Match, Phrases, small};
use crate::Options;
use lectern_core::Statement;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// Topics and the words that tell them, by language.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    topics: Arc<Vec<String>>,
    /// By language; an empty language holds for all.
    words: Arc<BTreeMap<String, Phrases>>,
}

/// The vocabulary that comes with the crate: `data/topics.tsv`.
static OURS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::parse(include_str!("../../data/topics.tsv")));

/// A statement has so many topics at most.
const MAX_TOPICS: usize = 6;

/// How often the words of a topic must come, in a text of up to a thousand words; in a longer one more often. Once is
/// enough in the title.
const MIN_COUNT: usize = 2;

impl Vocabulary {
    /// Reads a table in the form that `data/README.md` describes.
    #[must_use]
    pub fn parse(table: &str) -> Self {
        let mut topics = Vec::new();
        let mut words: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
        for line in table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let mut fields = line.split('\t');
            let Some(topic) = fields.next() else { continue };
            let owner = topics.len();
            topics.push(topic.trim().to_owned());
            for field in fields {
                let (language, list) = field.split_once(':').unwrap_or(("", field));
                let list = list.split('|').map(str::trim).filter(|word| !word.is_empty());
                words.entry(language.trim().to_owned()).or_default().extend(list.map(|word| (small(word), owner)));
            }
        }
        let words = words.into_iter().map(|(language, list)| (language, Phrases::new(list))).collect();
        Self { topics: Arc::new(topics), words: Arc::new(words) }
    }
}

pub(super) fn fill(statement: &mut Statement, reading: &Reading, options: &Options, evidence: &mut Evidence) {
    if !statement.topics.is_empty() {
        return;
    }
    let vocabulary = options.vocabulary.as_ref().unwrap_or(&OURS);
    let language = statement.language.as_deref().unwrap_or_default().split('-').next().unwrap_or_default().to_owned();
    let (title, content) = (small(&statement.title), &reading.small);
    let mut counts: BTreeMap<usize, (usize, bool, Option<Range<usize>>)> = BTreeMap::new();
    let lists = [language.as_str(), ""];
    for words in lists.iter().filter_map(|language| vocabulary.words.get(*language)) {
        for Match { owner, range } in words.find(content) {
            let entry = counts.entry(owner).or_default();
            entry.0 += 1;
            entry.2.get_or_insert(range);
        }
        for Match { owner, range } in words.find(&title) {
            let entry = counts.entry(owner).or_default();
            entry.1 = true;
            if entry.2.is_none() {
                entry.2 = Some(range);
            }
        }
    }
    let n_words = reading.text.split_whitespace().count();
    let min = MIN_COUNT + n_words / 1000;
    let mut found: Vec<_> = counts.into_iter().filter(|(_, (count, in_title, _))| *count >= min || *in_title).collect();
    found.sort_by_key(|(owner, (count, in_title, _))| (std::cmp::Reverse(*count + 2 * usize::from(*in_title)), *owner));
    for (owner, (count, _, range)) in found.into_iter().take(MAX_TOPICS) {
        let (Some(topic), Some(range)) = (vocabulary.topics.get(owner), range) else { continue };
        let field = format!("topics[{}]", statement.topics.len());
        if count == 0 {
            evidence.push(&field, topic, "vocabulary", Part::Title, range);
        } else {
            evidence.content(&field, topic, "vocabulary", reading, range);
        }
        statement.topics.push(topic.clone());
    }
}
