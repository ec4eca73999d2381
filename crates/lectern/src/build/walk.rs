//! The files below some paths, in an order that depends on their names alone.

use crate::collection::CollectionError;
use lectern_import::folder;
use lectern_import::source::Refusal;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// What it is called in the collection: its path below the folder that was given, with `/` between the parts.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// The files, and what is not read of what was met.
#[derive(Debug, Default)]
pub struct Walked {
    pub files: Vec<Place>,
    pub passed_over: Vec<Refusal>,
}

/// Finds the files below `paths`. Links are followed, and one that leads back to where it stands is refused; hidden
/// files, the parts that a browser saves beside a page, and `own` files (the output and the settings) are passed over.
///
/// # Errors
/// Where one of `paths` cannot be read.
pub fn walk<'a>(paths: &[PathBuf], own: impl Iterator<Item = &'a PathBuf>) -> Result<Walked, CollectionError> {
    let own: BTreeSet<PathBuf> = own.filter_map(|path| fs::canonicalize(path).ok()).collect();
    let mut walked = Walked::default();
    let mut met = BTreeSet::new();
    let has_several = paths.iter().filter(|path| path.is_dir()).count() > 1;
    for root in paths {
        let read = |source| CollectionError::Read { path: root.clone(), source };
        let kind = fs::metadata(root).map_err(read)?;
        if !kind.is_dir() {
            let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            walked.file(Place { name, path: root.clone() }, &own, &mut met);
            continue;
        }
        // Two folders may have files of one name.
        let prefix = if has_several { format!("{}/", name_of(root)) } else { String::new() };
        walked.folder(root, &prefix, &own, &mut met);
    }
    walked.files.sort();
    Ok(walked)
}

impl Walked {
    fn folder(&mut self, root: &Path, prefix: &str, own: &BTreeSet<PathBuf>, met: &mut BTreeSet<PathBuf>) {
        let mut entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().map(|path| below(path, root, prefix)).unwrap_or_default();
                    let reason = match (error.loop_ancestor(), error.io_error()) {
                        (Some(_), _) => LOOP.to_owned(),
                        (None, Some(error)) => unreadable(error),
                        (None, None) => format!("it cannot be read ({error})."),
                    };
                    self.pass(path, reason);
                    continue;
                }
            };
            if entry.depth() == 0 {
                continue;
            }
            let name = below(entry.path(), root, prefix);
            let reason = passed_over(&entry).or_else(|| leads_back(&entry, root).then_some(LOOP));
            if let Some(reason) = reason {
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
                self.pass(name, reason.to_owned());
            } else if !entry.file_type().is_dir() {
                self.file(Place { name, path: entry.into_path() }, own, met);
            }
        }
    }

    fn file(&mut self, place: Place, own: &BTreeSet<PathBuf>, met: &mut BTreeSet<PathBuf>) {
        let real = match fs::canonicalize(&place.path) {
            Ok(real) => real,
            Err(error) => return self.pass(place.name, unreadable(&error)),
        };
        if own.contains(&real) {
            return;
        }
        if !real.is_file() {
            return self.pass(place.name, "it is a device or a pipe, and no file.".to_owned());
        }
        if met.insert(real) {
            self.files.push(place);
        } else {
            self.pass(place.name, "it is read already, under another name.".to_owned());
        }
    }

    fn pass(&mut self, path: String, reason: String) {
        self.passed_over.push(Refusal { path, reason });
    }
}

const LOOP: &str = "it is a link to a folder that it lies in; it is not followed.";

/// Whether an entry is a link to a folder around the one that is walked: all of that would be read again below it.
fn leads_back(entry: &DirEntry, root: &Path) -> bool {
    entry.path_is_symlink()
        && entry.file_type().is_dir()
        && matches!((fs::canonicalize(entry.path()), fs::canonicalize(root)), (Ok(to), Ok(root)) if root.starts_with(&to))
}

/// Why an entry of a folder is passed over, if it is.
fn passed_over(entry: &DirEntry) -> Option<&'static str> {
    let name = entry.file_name().to_string_lossy();
    let has_file = |name: &str| entry.path().parent().is_some_and(|folder| folder.join(name).is_file());
    folder::passed_over(&name, entry.file_type().is_dir(), has_file)
}

pub fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "it may not be read by this user; change its permissions.".to_owned(),
        io::ErrorKind::NotFound => "it is a link to a file that does not exist.".to_owned(),
        _ => format!("it cannot be read ({error})."),
    }
}

fn name_of(root: &Path) -> String {
    let real = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn below(path: &Path, root: &Path, prefix: &str) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    let parts: Vec<String> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    format!("{prefix}{}", parts.join("/"))
}
