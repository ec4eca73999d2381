//! `lectern build`: files and folders become a collection.
//!
//! `walk` finds the files, `read` reads them in parallel and in their order, `lectern_import::collection` puts them
//! together, `summary` says what came of it. The collection is written last, in one step, so that a build that ends in
//! the middle leaves the old one whole. Neither clock nor chance has a part in it: the same files give the same bytes.

mod read;
mod summary;
mod walk;

use crate::Outcome;
use crate::arguments::Build;
use crate::collection::{self, CollectionError};
use crate::{interrupt, output, report};
use lectern_core::Statement;
use lectern_core::bundle::{Header, Reader};
use lectern_import::Options;
use lectern_import::collection::{Said, gather, header};
use lectern_import::corrections::Corrections;
use lectern_import::format::problem;
use lectern_import::infer::{Gazetteer, Vocabulary};
use std::fs;
use std::path::{Path, PathBuf};
use summary::Summary;

/// Why nothing was built.
#[derive(Debug, thiserror::Error)]
enum BuildError {
    /// There is something else in its place.
    #[error(
        "{}: there is a file in its place that is no collection ({reason}); choose another name, or move it away",
        .path.display()
    )]
    NotACollection {
        /// The output.
        path: PathBuf,
        /// Why it is none.
        reason: String,
    },
    /// Nothing was found.
    #[error("nothing was written: no statement was found in {files} files")]
    Nothing {
        /// How many files were read.
        files: usize,
    },
}

pub fn run(arguments: &Build) -> anyhow::Result<Outcome> {
    interrupt::heed()?;
    let options = Options {
        language: arguments.lang.clone(),
        mapping: collection::mapping(arguments.map.as_deref())?,
        gazetteer: arguments.places.as_deref().map(table).transpose()?.map(|table| Gazetteer::parse(&table)),
        vocabulary: arguments.topics.as_deref().map(table).transpose()?.map(|table| Vocabulary::parse(&table)),
    };
    let earlier = earlier(&arguments.output)?;
    let corrections_path = corrections_path(arguments);
    let corrections = corrections(corrections_path.as_deref(), arguments.corrections.is_some())?;

    let own = [
        Some(&arguments.output),
        arguments.report.as_ref(),
        arguments.map.as_ref(),
        arguments.places.as_ref(),
        arguments.topics.as_ref(),
        corrections_path.as_ref(),
    ];
    let mut walked = walk::walk(&arguments.paths, own.into_iter().flatten())?;
    let files = walked.files.len();
    let found = read::read(&walked.files, &options, arguments)?;
    let mut gathered = gather(found, &earlier.statements, &corrections, &options);
    gathered.refused.splice(0..0, std::mem::take(&mut walked.passed_over));

    let summary = Summary::of(&gathered, files);
    if gathered.imported.is_empty() {
        summary.print(&gathered, corrections_path.as_deref(), false);
        return Err(BuildError::Nothing { files }.into());
    }
    let said = Said {
        title: arguments.title.clone(),
        description: arguments.description.clone(),
        license: arguments.license.clone(),
    };
    let folder = folder_name(arguments);
    let header = header(&said, &earlier.header, gathered.header.as_ref(), folder.as_deref());
    if let Some(path) = &arguments.report {
        let page = report::page(&header, &gathered);
        output::write(path, |sink| sink.write_all(page.as_bytes()))?;
    }
    output::write(&arguments.output, |sink| {
        let statements = gathered.imported.iter().map(|imported| &imported.statement);
        lectern_import::collection::write(sink, &header, statements).map(drop)
    })?;
    summary.print(&gathered, corrections_path.as_deref(), arguments.quiet);
    if !arguments.quiet {
        eprintln!("{}: written", arguments.output.display());
    }
    let is_bad = arguments.strict && !(gathered.refused.is_empty() && gathered.misfits.is_empty());
    Ok(if is_bad { Outcome::Found } else { Outcome::Fine })
}

/// A person's own table of places or topics.
fn table(path: &Path) -> Result<String, CollectionError> {
    fs::read_to_string(path).map_err(|source| CollectionError::Read { path: path.to_owned(), source })
}

#[derive(Default)]
struct Earlier {
    header: Header,
    statements: Vec<Statement>,
}

/// The collection as it was built before. What is no collection is not overwritten.
fn earlier(path: &Path) -> anyhow::Result<Earlier> {
    if path == Path::new("-") || !path.exists() {
        return Ok(Earlier::default());
    }
    let bytes = collection::bytes(path)?;
    let (mut reader, mut statements) = (Reader::new(), Vec::new());
    match reader.push(&bytes, &mut statements).and_then(|()| reader.finish(&mut statements)) {
        Ok(()) => Ok(Earlier { header: reader.header().clone(), statements }),
        Err(_) if bytes.is_empty() => Ok(Earlier::default()),
        Err(failure) => {
            let reason = problem::describe_failure(&failure);
            Err(BuildError::NotACollection { path: path.to_owned(), reason }.into())
        }
    }
}

/// Where corrections are: as said, else in the first folder, else beside the first file.
fn corrections_path(arguments: &Build) -> Option<PathBuf> {
    if let Some(path) = &arguments.corrections {
        return Some(path.clone());
    }
    let first = arguments.paths.first()?;
    let folder = if first.is_dir() { first.as_path() } else { first.parent()? };
    let path = folder.join(Corrections::FILE);
    path.exists().then_some(path)
}

fn corrections(path: Option<&Path>, is_required: bool) -> Result<Corrections, CollectionError> {
    let Some(path) = path else { return Ok(Corrections::default()) };
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !is_required => return Ok(Corrections::default()),
        Err(source) => return Err(CollectionError::Read { path: path.to_owned(), source }),
    };
    Corrections::from_toml(&text).map_err(|message| CollectionError::Settings { path: path.to_owned(), message })
}

/// What the first folder or file is called, without an end such as `.txt`.
fn folder_name(arguments: &Build) -> Option<String> {
    let first = arguments.paths.first().and_then(|path| fs::canonicalize(path).ok())?;
    first.file_stem().map(|name| name.to_string_lossy().into_owned())
}
