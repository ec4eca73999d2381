//! Those that read the pages.

use crate::cases::Case;
use crate::words::{Words, of_commonmark, of_markup};
use anyhow::{Context, Result};
use lectern_import::piece::Role;
use lectern_import::{Options, html};
use serde::Deserialize;
use std::path::Path;
use std::time::{Duration, Instant};

/// What one of them answers.
pub struct Answers {
    /// Who.
    pub name: &'static str,
    /// One for each page.
    pub pages: Vec<Answer>,
    /// How long all pages took, one after the other.
    pub took: Duration,
}

/// What was read off a page.
#[derive(Default)]
pub struct Answer {
    /// The words of the main text.
    pub words: Words,
    /// The title.
    pub title: Option<String>,
    /// The line that says who wrote it.
    pub byline: Option<String>,
    /// When it was published.
    pub date: Option<String>,
}

/// What the import makes of the pages.
pub fn ours(cases: &[Case]) -> Answers {
    let start = Instant::now();
    let read: Vec<_> = cases.iter().map(|case| html::read(&case.html, &case.name, &Options::default())).collect();
    let took = start.elapsed();
    let answer = |page: html::Page| {
        let content = page.pieces.iter().filter(|piece| matches!(piece.role, Role::Content(_)));
        let words: Vec<String> = content.flat_map(|piece| of_commonmark(&piece.text)).collect();
        Answer {
            // A caption is no content.
            words: Words { without_captions: words.clone(), all: words },
            title: page.metadata.title.map(|title| title.value),
            byline: page.metadata.byline.map(|byline| byline.value),
            date: page.metadata.date.map(|date| date.value),
        }
    };
    Answers {
        name: "Lectern",
        pages: read.into_iter().map(|page| page.map(answer).unwrap_or_default()).collect(),
        took,
    }
}

/// What the library makes of them that the import stands on.
pub fn bare(cases: &[Case]) -> Answers {
    let start = Instant::now();
    let read: Vec<_> = cases.iter().map(|case| legible::parse(&case.html, None, None)).collect();
    let took = start.elapsed();
    let answer = |article: legible::Article| Answer {
        words: of_markup(&article.content),
        title: Some(article.title),
        byline: article.byline,
        date: article.published_time,
    };
    Answers {
        name: "legible",
        pages: read.into_iter().map(|page| page.map(answer).unwrap_or_default()).collect(),
        took,
    }
}

/// What `readability.mjs` writes.
#[derive(Deserialize)]
struct Written {
    milliseconds: f64,
    pages: Vec<WrittenPage>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WrittenPage {
    name: String,
    content: Option<String>,
    title: Option<String>,
    byline: Option<String>,
    published_time: Option<String>,
}

/// Reads what readability.js answered.
///
/// # Errors
///
/// A sentence that says what is wrong with the file.
pub fn answers_in(file: &Path, cases: &[Case]) -> Result<Answers> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} could not be read", file.display()))?;
    let written: Written =
        serde_json::from_str(&text).with_context(|| format!("{} is not what it was", file.display()))?;
    let page = |case: &Case| {
        let page = written.pages.iter().find(|page| page.name == case.name);
        page.map_or_else(Answer::default, |page| Answer {
            words: of_markup(page.content.as_deref().unwrap_or_default()),
            title: page.title.clone(),
            byline: page.byline.clone(),
            date: page.published_time.clone(),
        })
    };
    let took = Duration::from_secs_f64(written.milliseconds / 1e3);
    Ok(Answers { name: "readability.js", pages: cases.iter().map(page).collect(), took })
}
