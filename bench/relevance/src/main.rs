//! How well the search ranks, measured on a collection with judged queries, beside plain BM25.
//!
//! ```sh
//! cargo run --profile bench --package lectern-relevance -- COLLECTION FIGURES
//! ```
//!
//! `COLLECTION` is a folder in the layout of BEIR, `FIGURES` the folder that the figures are written to.
//! `cargo xtask bench relevance` gives both.
//!
//! [`collection`] reads documents, queries and judgements; [`search_box`] and [`plain_bm25`] each rank the documents
//! for a query; [`metrics`] says what a ranking is worth; [`report`] sets the two side by side. The search is asked
//! through its public door alone, and nothing here knows how it ranks.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking"))]

mod collection;
mod metrics;
mod plain_bm25;
mod report;
mod search_box;

use anyhow::{Context, Result};
use collection::Collection;
use metrics::Scores;
use plain_bm25::PlainBm25;
use report::{Answered, Report};
use search_box::SearchBox;
use std::io::{Write, stdout};
use std::path::Path;
use std::time::Instant;

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let mut folder = |what: &str| arguments.next().with_context(|| format!("the folder of the {what} is missing"));
    let (collection, figures) = (folder("collection")?, folder("figures")?);
    let collection = Collection::read(Path::new(&collection))?;
    let report = measure(&collection);
    report.write(Path::new(&figures))?;
    // `println!` panics where its reader has gone away, as with `| head`.
    let _ = writeln!(stdout(), "{report}\nThe figures, and every query, are in {}.", Path::new(&figures).display());
    Ok(())
}

fn measure(collection: &Collection) -> Report<'_> {
    let start = Instant::now();
    let search_box = SearchBox::new(&collection.documents);
    let indexed = start.elapsed();
    let plain = PlainBm25::new(&collection.documents);
    let start = Instant::now();
    let rankings: Vec<Vec<usize>> = collection.queries.iter().map(|query| search_box.rank(&query.text)).collect();
    let searched = start.elapsed();
    let answered = collection.queries.iter().zip(&rankings).map(|(query, ranking)| Answered {
        query,
        lectern: Scores::of(&query.grades_of(ranking), &query.judged()),
        plain: Scores::of(&query.grades_of(&plain.rank(&query.text)), &query.judged()),
        found: ranking.len(),
    });
    Report { documents: collection.documents.len(), answered: answered.collect(), indexed, searched }
}
