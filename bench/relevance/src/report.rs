//! The two rankings side by side: a table for a person, figures for a file, and the queries that lose most.

use crate::collection::Query;
use crate::metrics::Scores;
use anyhow::{Context, Result};
use serde_json::json;
use std::fmt::{self, Display, Formatter, Write as _};
use std::path::Path;
use std::time::Duration;

/// How many of the queries that lose are printed; the file has all.
const MOST_LOSSES: usize = 25;

/// A loss smaller than this is none: the two add up floating-point numbers in different orders.
const LEAST_LOSS: f64 = 1e-9;

/// What both rankings of one query are worth.
pub struct Answered<'c> {
    /// The query.
    pub query: &'c Query,
    /// What the search box's ranking is worth.
    pub lectern: Scores,
    /// What plain BM25's ranking is worth.
    pub plain: Scores,
    /// How many documents the search box found.
    pub found: usize,
}

/// All that was measured.
pub struct Report<'c> {
    /// How many documents there are.
    pub documents: usize,
    /// One entry for each query.
    pub answered: Vec<Answered<'c>>,
    /// How long the search's index took to build.
    pub indexed: Duration,
    /// How long all queries together took to search.
    pub searched: Duration,
}

impl Answered<'_> {
    /// How much nDCG the search box loses against plain BM25; below 0 where it wins.
    fn loss(&self) -> f64 {
        self.plain.ndcg - self.lectern.ndcg
    }
}

/// The table, and below it the queries that lose most.
impl Display for Report<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(out, "SciFact: {} documents, {} queries", self.documents, self.answered.len())?;
        writeln!(out, "indexed in {:.0} ms, searched in {:.0} ms", millis(self.indexed), millis(self.searched))?;
        writeln!(out, "\n{:<12} {:>8} {:>11} {:>8}", "", "nDCG@10", "recall@100", "MRR@10")?;
        for (name, Scores { ndcg, recall, reciprocal_rank, .. }) in
            [("Lectern", self.lectern()), ("plain BM25", self.plain())]
        {
            writeln!(out, "{name:<12} {ndcg:>8.4} {recall:>11.4} {reciprocal_rank:>8.4}")?;
        }
        let count = |holds: fn(&Answered<'_>) -> bool| self.answered.iter().filter(|query| holds(query)).count();
        let worse = count(|query| query.loss() > LEAST_LOSS);
        let better = count(|query| query.loss() < -LEAST_LOSS);
        let equal = self.answered.len() - better - worse;
        let nothing = count(|query| query.found == 0);
        writeln!(out, "\nAgainst plain BM25, by nDCG@10: {better} queries better, {equal} equal, {worse} worse.")?;
        writeln!(out, "Nothing is found for {nothing} queries.")?;
        self.losses(out)
    }
}

impl Report<'_> {
    /// Writes `relevance.json`, one flat object, and `relevance-queries.tsv`, every query with the greatest loss first.
    ///
    /// # Errors
    ///
    /// A sentence that names the file that could not be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let (lectern, plain) = (self.lectern(), self.plain());
        let figures = json!({
            "scifact_ndcg10": lectern.ndcg,
            "scifact_recall100": lectern.recall,
            "scifact_mrr": lectern.reciprocal_rank,
            "plain_bm25_ndcg10": plain.ndcg,
            "plain_bm25_recall100": plain.recall,
            "plain_bm25_mrr": plain.reciprocal_rank,
        });
        write_file(&folder.join("relevance.json"), &format!("{figures:#}\n"))?;
        write_file(&folder.join("relevance-queries.tsv"), &self.queries_table())
    }

    fn lectern(&self) -> Scores {
        Scores::mean(self.answered.iter().map(|query| query.lectern))
    }

    fn plain(&self) -> Scores {
        Scores::mean(self.answered.iter().map(|query| query.plain))
    }

    /// The greatest loss first; ties in the order of the collection.
    fn by_loss(&self) -> Vec<&Answered<'_>> {
        let mut answered: Vec<_> = self.answered.iter().collect();
        answered.sort_by(|one, other| other.loss().total_cmp(&one.loss()));
        answered
    }

    fn losses(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let losses: Vec<_> = self.by_loss().into_iter().filter(|query| query.loss() > LEAST_LOSS).collect();
        if losses.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nWhat loses most, each figure as Lectern / plain BM25:")?;
        writeln!(out, "{:>6}  {:<15} {:<13} {:>5}  query", "loss", "nDCG@10", "first at", "id")?;
        for query in losses.iter().take(MOST_LOSSES) {
            let ndcg = format!("{:.3} / {:.3}", query.lectern.ndcg, query.plain.ndcg);
            let first = format!("{} / {}", rank(query.lectern), rank(query.plain));
            writeln!(out, "{:>6.3}  {ndcg:<15} {first:<13} {:>5}  {}", query.loss(), query.query.id, query.query.text)?;
        }
        if losses.len() > MOST_LOSSES {
            writeln!(out, "... and {} more", losses.len() - MOST_LOSSES)?;
        }
        Ok(())
    }

    fn queries_table(&self) -> String {
        let mut table = "loss\tndcg10\tplain_ndcg10\tfirst_rank\tplain_first_rank\tfound\tquery_id\tquery\n".to_owned();
        for query in self.by_loss() {
            let Answered { query: Query { id, text, .. }, lectern, plain, found } = query;
            let _ = writeln!(
                table,
                "{:.4}\t{:.4}\t{:.4}\t{}\t{}\t{found}\t{id}\t{text}",
                query.loss(),
                lectern.ndcg,
                plain.ndcg,
                rank(*lectern),
                rank(*plain)
            );
        }
        table
    }
}

fn write_file(file: &Path, text: &str) -> Result<()> {
    std::fs::write(file, text).with_context(|| format!("{} could not be written", file.display()))
}

fn rank(scores: Scores) -> String {
    scores.first_relevant.map_or_else(|| "-".to_owned(), |rank| rank.to_string())
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
