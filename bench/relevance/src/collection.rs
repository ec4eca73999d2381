//! A judged collection in the layout of BEIR: `corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv`.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

/// Documents, and the queries that have judgements.
pub struct Collection {
    /// In the order of the file.
    pub documents: Vec<Document>,
    /// In the order of the file; those without a relevant document are left out, as trec_eval does.
    pub queries: Vec<Query>,
}

/// A document.
#[derive(Deserialize)]
pub struct Document {
    #[serde(rename = "_id")]
    id: String,
    /// Empty where it has none.
    #[serde(default)]
    pub title: String,
    /// The abstract.
    pub text: String,
}

/// A query with its judgements.
pub struct Query {
    /// Its name in the collection.
    pub id: String,
    /// As the collection has it.
    pub text: String,
    /// How relevant a document is, by its place in [`Collection::documents`]. Those not judged are not relevant.
    grades: BTreeMap<usize, u32>,
}

/// A line of `queries.jsonl`.
#[derive(Deserialize)]
struct QueryLine {
    #[serde(rename = "_id")]
    id: String,
    text: String,
}

/// The grades of documents, by the id of the query.
type Judgements = HashMap<String, BTreeMap<usize, u32>>;

impl Collection {
    /// Reads the folder.
    ///
    /// # Errors
    ///
    /// A sentence that names the file, and the line that is not what it should be.
    pub fn read(folder: &Path) -> Result<Self> {
        let documents: Vec<Document> = read_lines(&folder.join("corpus.jsonl"))?;
        let lines: Vec<QueryLine> = read_lines(&folder.join("queries.jsonl"))?;
        let mut judgements = read_judgements(&folder.join("qrels/test.tsv"), &documents)?;
        let queries = lines.into_iter().filter_map(|QueryLine { id, text }| {
            let grades = judgements.remove(&id)?;
            grades.values().any(|&grade| grade > 0).then_some(Query { id, text, grades })
        });
        Ok(Self { queries: queries.collect(), documents })
    }
}

impl Query {
    /// The grade of each document of a ranking.
    pub fn grades_of(&self, ranking: &[usize]) -> Vec<u32> {
        ranking.iter().map(|document| self.grades.get(document).copied().unwrap_or(0)).collect()
    }

    /// The grades of all judged documents, in no order that means anything.
    pub fn judged(&self) -> Vec<u32> {
        self.grades.values().copied().collect()
    }
}

fn read_lines<T: DeserializeOwned>(file: &Path) -> Result<Vec<T>> {
    let text = read(file)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let parse = |(index, line): (usize, &str)| {
        serde_json::from_str(line).with_context(|| format!("{}, line {}", file.display(), index + 1))
    };
    lines.map(parse).collect()
}

/// Reads lines of `query-id`, `corpus-id` and `score`, after a first line of these names.
fn read_judgements(file: &Path, documents: &[Document]) -> Result<Judgements> {
    let places: HashMap<&str, usize> =
        documents.iter().enumerate().map(|(place, document)| (document.id.as_str(), place)).collect();
    let mut judgements = Judgements::new();
    for (index, line) in read(file)?.lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let judgement = match fields.as_slice() {
            [query, document, grade] => places.get(document).zip(grade.trim().parse().ok()).map(|pair| (query, pair)),
            _ => None,
        };
        let (query, (&place, grade)) =
            judgement.with_context(|| format!("{}, line {}, is no judgement", file.display(), index + 1))?;
        judgements.entry((*query).to_owned()).or_default().insert(place, grade);
    }
    Ok(judgements)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} could not be read", file.display()))
}
