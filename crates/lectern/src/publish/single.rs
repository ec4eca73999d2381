//! `lectern publish --single-file`: one page with everything in it.

use super::{DataFile, Opened, settings};
use crate::arguments::Publish;
use crate::output;
use crate::words::counted;
use lectern_site::{MAX_COLLECTION_BYTES, Reader, single_page};
use std::path::PathBuf;

/// No browser opens so large a page in a time that a person waits.
#[derive(Debug, thiserror::Error)]
#[error(
    "{}: {} MB are more than one page can hold ({} MB); leave out --single-file, and publish a folder",
    .path.display(),
    .bytes >> 20,
    MAX_COLLECTION_BYTES >> 20
)]
struct TooLong {
    path: PathBuf,
    bytes: u64,
}

/// Writes the page.
///
/// # Errors
/// Where the collection is too long, or the page cannot be written.
pub fn write(arguments: &Publish, opened: &Opened, data: &DataFile, reader: &Reader) -> anyhow::Result<()> {
    let bytes = data.description().bytes;
    if bytes > MAX_COLLECTION_BYTES {
        return Err(TooLong { path: arguments.collection.clone(), bytes }.into());
    }
    let page = single_page(&opened.header, &data.packed()?, reader, &settings::page_options(arguments)?)?;
    output::write(&arguments.output, |sink| sink.write_all(&page))?;
    if !arguments.quiet {
        let (to, count) = (arguments.output.display(), opened.statements.len());
        eprintln!("{to}: {} in one page of {:.1} MB", counted(count, "statement"), page.len() as f64 / 1e6);
    }
    Ok(())
}
