//! The reader that comes along in the program (`build.rs`), or another one from a folder.

use flate2::read::GzDecoder;
use lectern_site::{Reader, ReaderError};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/reader.tar.gz"));

/// What a host should send with every file.
pub const HEADERS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/headers.rs"));

/// Why there is no reader.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    /// The program was compiled before the reader was built.
    #[error(
        "this program has no reader in it: run `cargo xtask dist` in a checkout and install it again, or name a built \
         reader with --reader"
    )]
    Missing,
    /// The folder cannot be read.
    #[error("{}: the reader cannot be read", .0.display())]
    Unreadable(PathBuf, #[source] io::Error),
    /// It is something else.
    #[error(transparent)]
    Unknown(#[from] ReaderError),
}

/// The reader of a folder, or else the one that comes along.
///
/// # Errors
/// [`EmbeddedError`] where there is none, or another one.
pub fn reader(folder: Option<&Path>) -> Result<Reader, EmbeddedError> {
    let files = match folder {
        Some(folder) => in_folder(folder).map_err(|error| EmbeddedError::Unreadable(folder.to_owned(), error))?,
        None if PACKED.is_empty() => return Err(EmbeddedError::Missing),
        None => unpacked().map_err(|error| EmbeddedError::Unreadable(PathBuf::from("reader"), error))?,
    };
    Ok(Reader::new(files)?)
}

fn unpacked() -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in tar::Archive::new(GzDecoder::new(PACKED)).entries()? {
        let mut entry = entry?;
        if entry.header().entry_type().is_file() {
            let path = entry.path()?.to_string_lossy().replace('\\', "/");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            files.push((path, bytes));
        }
    }
    Ok(files)
}

fn in_folder(folder: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            files.push((super::folder::with_slashes(path), fs::read(entry.path())?));
        }
    }
    Ok(files)
}
