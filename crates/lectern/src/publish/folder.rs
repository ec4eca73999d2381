//! The folder of a site: which files in it are ours, what changes, what goes. Files of anybody else are never touched.
//!
//! Each file is written beside its place and moved there in one step. A list of all files (`.lectern-site.json`) is
//! written first, with those that are still to come, so that publishing again can go on wherever it was ended.

use crate::output::{self, OutputError, PART};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use walkdir::WalkDir;

const MANIFEST: &str = ".lectern-site.json";

/// The domain of a site, which some hosts keep beside the pages.
const DOMAIN: &str = "CNAME";

/// Why a folder is not written to.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Somebody's files would be mixed with the site's.
    #[error(
        "{}: there are files in it that are no part of a published site ({}); name another folder, or move them away",
        .folder.display(),
        listed(.files)
    )]
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// What is in it.
        files: Vec<String>,
    },
    /// The file system says no.
    #[error(transparent)]
    Output(#[from] OutputError),
}

fn listed(files: &[String]) -> String {
    const SHOWN: usize = 3;
    let first = files.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if files.len() > SHOWN { format!("{first} and {} more", files.len() - SHOWN) } else { first }
}

/// The files of a site, as they were and will be.
#[derive(Default, Deserialize, Serialize)]
struct Manifest {
    format: String,
    files: BTreeSet<String>,
}

/// A folder that a site is written to.
pub struct Folder {
    root: PathBuf,
    before: BTreeSet<String>,
    planned: BTreeSet<String>,
    written: AtomicUsize,
    same: AtomicUsize,
}

/// What publishing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    written: usize,
    same: usize,
    removed: usize,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { written, same, removed } = self;
        write!(f, "{written} files written, {same} as they were, {removed} removed")
    }
}

impl Folder {
    /// Takes a folder for these files. It need not exist; the folder above it must.
    ///
    /// # Errors
    /// [`FolderError`] where it is somebody's, or cannot be written to.
    pub fn open(root: &Path, planned: BTreeSet<String>) -> Result<Self, FolderError> {
        let failed = |source| OutputError::Write { path: root.to_owned(), source };
        match fs::create_dir(root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(OutputError::NoFolder(root.parent().unwrap_or(root).to_owned()).into());
            }
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(error).into()),
            _ => {}
        }
        let before = manifest(root);
        let foreign = foreign(root, &before).map_err(failed)?;
        if !foreign.is_empty() {
            return Err(FolderError::Foreign { folder: root.to_owned(), files: foreign });
        }
        let folders: BTreeSet<&Path> = planned.iter().filter_map(|path| Path::new(path).parent()).collect();
        for folder in folders {
            let path = root.join(folder);
            fs::create_dir_all(&path).map_err(|source| OutputError::Write { path, source })?;
        }
        let folder =
            Self { root: root.to_owned(), before, planned, written: AtomicUsize::new(0), same: AtomicUsize::new(0) };
        folder.list(folder.before.union(&folder.planned).cloned().collect())?;
        Ok(folder)
    }

    /// Writes a file, unless it is as it should be.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let place = self.root.join(path);
        let is_same = fs::metadata(&place).is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64)
            && fs::read(&place).is_ok_and(|known| known == bytes);
        if is_same {
            self.same.fetch_add(1, Ordering::Relaxed);
            return Ok(());
        }
        self.put(&place, |sink| sink.write_all(bytes))
    }

    /// Writes a file whose name tells its content, unless it is there.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_once(
        &self,
        path: &str,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), OutputError> {
        let place = self.root.join(path);
        if place.is_file() {
            self.same.fetch_add(1, Ordering::Relaxed);
            return Ok(());
        }
        self.put(&place, content)
    }

    fn put(&self, place: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), OutputError> {
        let failed = |source| OutputError::Write { path: place.to_owned(), source };
        let part = output::part_in(place.parent().unwrap_or(&self.root));
        let mut sink = BufWriter::new(part.map_err(failed)?);
        content(&mut sink).map_err(failed)?;
        let part = sink.into_inner().map_err(|error| failed(error.into_error()))?;
        crate::interrupt::check()?;
        part.persist(place).map_err(|error| failed(error.error))?;
        self.written.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Removes what the site no longer has, and says what was changed.
    ///
    /// # Errors
    /// Where a file cannot be removed.
    pub fn finish(self) -> Result<Written, OutputError> {
        let mut removed = 0;
        for path in self.before.difference(&self.planned) {
            let place = self.root.join(path);
            match fs::remove_file(&place) {
                Ok(()) => removed += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(source) => return Err(OutputError::Write { path: place, source }),
            }
            // Only an empty folder can be removed.
            let _ = place.parent().filter(|folder| *folder != self.root).map(fs::remove_dir);
        }
        self.list(self.planned.clone())?;
        Ok(Written { written: self.written.into_inner(), same: self.same.into_inner(), removed })
    }

    fn list(&self, files: BTreeSet<String>) -> Result<(), OutputError> {
        let manifest = Manifest { format: "lectern-site".to_owned(), files };
        output::write(&self.root.join(MANIFEST), |sink| Ok(serde_json::to_writer(sink, &manifest)?))
    }
}

/// The files that were written before; none where nothing was.
fn manifest(root: &Path) -> BTreeSet<String> {
    let text = fs::read(root.join(MANIFEST)).unwrap_or_default();
    let manifest: Manifest = serde_json::from_slice(&text).unwrap_or_default();
    // Whoever changed the list cannot have a file outside the folder removed.
    let is_inside = |path: &String| Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    manifest.files.into_iter().filter(is_inside).collect()
}

/// The files in a folder that no publishing wrote. What was left of one that ended in the middle is removed.
fn foreign(root: &Path, own: &BTreeSet<String>) -> io::Result<Vec<String>> {
    let is_hidden = |entry: &walkdir::DirEntry| {
        entry.depth() == 1 && entry.file_name().to_string_lossy().starts_with('.') && entry.file_type().is_dir()
    };
    let mut foreign = Vec::new();
    for entry in WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter().filter_entry(|entry| !is_hidden(entry))
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy();
        let path = with_slashes(entry.path().strip_prefix(root).unwrap_or(entry.path()));
        if entry.file_type().is_dir() || own.contains(&path) {
            continue;
        }
        if name.starts_with(PART.0) && name.ends_with(PART.1) {
            fs::remove_file(entry.path())?;
        } else if !(entry.depth() == 1 && (name.starts_with('.') || name == DOMAIN)) {
            foreign.push(path);
        }
    }
    Ok(foreign)
}

/// A path inside a site as it is written in addresses.
pub fn with_slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
