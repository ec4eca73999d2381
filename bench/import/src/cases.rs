//! The pages, and what is expected of each.

use crate::words::{Words, of_markup};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// A page.
pub struct Case {
    /// The name of its folder.
    pub name: String,
    /// Its markup.
    pub html: String,
    /// The words of its main text.
    pub words: Words,
    /// What it says of itself.
    pub expected: Expected,
}

/// What a page says of itself.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Expected {
    /// Its title.
    pub title: Option<String>,
    /// The line that says who wrote it.
    pub byline: Option<String>,
    /// When it was published.
    pub published_time: Option<String>,
}

impl Case {
    /// Reads all pages below a folder, in the order of their names.
    ///
    /// # Errors
    ///
    /// A sentence that names the file that could not be read.
    pub fn read_all(folder: &Path) -> Result<Vec<Self>> {
        let entries = fs::read_dir(folder).with_context(|| format!("{} could not be read", folder.display()))?;
        let mut folders: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        folders.sort();
        folders.iter().filter(|folder| folder.is_dir()).map(|folder| Self::read(folder)).collect()
    }

    fn read(folder: &Path) -> Result<Self> {
        let read = |file: &str| {
            let path = folder.join(file);
            fs::read_to_string(&path).with_context(|| format!("{} could not be read", path.display()))
        };
        Ok(Self {
            name: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            html: read("source.html")?,
            words: of_markup(&read("expected.html")?),
            expected: serde_json::from_str(&read("expected-metadata.json")?)
                .with_context(|| format!("expected-metadata.json of {} is not what it was", folder.display()))?,
        })
    }
}
