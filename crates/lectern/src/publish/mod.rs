//! `lectern publish`: a collection becomes a folder for a static host.
//!
//! `lectern-site` says which files there are and makes each; here they are written. `embedded` is the reader that comes
//! along, `data` the collection's own file, `folder` the place that is written to, `settings` what a person chose. `single` makes one page of
//! it all instead.

mod data;
mod embedded;
mod folder;
mod settings;
mod single;

pub use data::DataFile;
pub use embedded::{HEADERS, reader};
pub use settings::headers;

use crate::Outcome;
use crate::arguments::Publish;
use crate::collection::{self, CollectionError};
use crate::interrupt;
use crate::words::counted;
use folder::{Folder, Written};
use indicatif::{ProgressBar, ProgressStyle};
use lectern_core::Statement;
use lectern_core::bundle::Header;
use lectern_import::format::problem;
use lectern_import::source::Refusal;
use lectern_site::{Options, Reader, Site};
use rayon::prelude::*;
use std::path::Path;

/// Somebody asked to stop while a folder was being written.
#[derive(Debug, thiserror::Error)]
#[error("interrupted; each file of the site is whole, and publishing again goes on from here")]
pub struct Unfinished;

/// A collection read for publishing.
pub struct Opened {
    pub header: Header,
    pub statements: Vec<Statement>,
    /// How much is wrong in its file.
    pub problems: u64,
}

pub fn run(arguments: &Publish) -> anyhow::Result<Outcome> {
    interrupt::heed()?;
    let reader = reader(arguments.reader.as_deref())?;
    let mut opened = open(&arguments.collection)?;
    if opened.problems > 0 && arguments.strict {
        eprintln!("nothing was published: {}", notice(&arguments.collection, opened.problems));
        return Ok(Outcome::Found);
    }
    if opened.problems > 0 {
        eprintln!("{}", notice(&arguments.collection, opened.problems));
    }
    if let Some(title) = &arguments.title {
        opened.header.title = Some(title.clone());
    }
    let data = match arguments.title {
        Some(_) => DataFile::written(&opened)?,
        None => DataFile::of(&arguments.collection)?,
    };
    if arguments.single_file {
        single::write(arguments, &opened, &data, &reader)?;
        return Ok(Outcome::Fine);
    }
    let options = settings::options(arguments, &opened)?;
    let progress = progress(arguments.quiet);
    let written = publish(&opened, &reader, &data, options, &arguments.output, &progress);
    progress.finish_and_clear();
    let written = written.map_err(|error| if interrupt::check().is_err() { Unfinished.into() } else { error })?;
    if !arguments.quiet {
        let statements = counted(opened.statements.len(), "statement");
        eprintln!("{}: {statements}, {written}", arguments.output.display());
        if arguments.base_url.is_none() {
            eprintln!("Without --base-url there are no feeds, no sitemap and no canonical addresses.");
        }
    }
    Ok(Outcome::Fine)
}

/// Reads a collection whole.
///
/// # Errors
/// Where the file cannot be read to its end, or is no collection.
pub fn open(path: &Path) -> Result<Opened, CollectionError> {
    let mut statements = Vec::new();
    let streamed = collection::stream(path, |more| statements.append(more))?;
    if let Some(failure) = &streamed.failure {
        let reason = format!("{}.", problem::describe_failure(failure));
        return Err(CollectionError::Refused(Refusal { path: path.display().to_string(), reason }));
    }
    Ok(Opened { header: streamed.header, statements, problems: streamed.problems.total() })
}

/// Writes a site, and says what was changed.
///
/// # Errors
/// Where the folder is somebody's, or cannot be written to.
pub fn publish(
    opened: &Opened,
    reader: &Reader,
    data: &DataFile,
    options: Options,
    to: &Path,
    progress: &ProgressBar,
) -> anyhow::Result<Written> {
    let site = Site::new(&opened.header, &opened.statements, reader, data.description(), options);
    let plan = site.plan();
    let own = [data.description().name, data.description().packed_name];
    let paths = plan.iter().map(|file| file.path.clone()).chain(own);
    let folder = Folder::open(to, paths.collect())?;
    progress.set_length(plan.len() as u64);
    let write = |file: &lectern_site::File| {
        interrupt::check()?;
        folder.write(&file.path, &site.content(file))?;
        progress.inc(1);
        anyhow::Ok(())
    };
    // What a visit begins with comes last, when everything that it leads to is there.
    let (last, others) = plan.split_last().map_or((None, &[][..]), |(last, others)| (Some(last), others));
    let (data_written, others_written) = rayon::join(|| data.write(&folder), || others.par_iter().try_for_each(write));
    data_written?;
    others_written?;
    last.map(write).transpose()?;
    Ok(folder.finish()?)
}

/// How much is wrong in a collection, and how to see it.
pub fn notice(path: &Path, problems: u64) -> String {
    let path = path.display();
    let problems = counted(problems, "problem");
    format!("{path}: {problems}, which the reader shows as well; `lectern check {path}` lists them")
}

fn progress(is_quiet: bool) -> ProgressBar {
    if is_quiet {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} files, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
