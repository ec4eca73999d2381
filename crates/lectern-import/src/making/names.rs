//! What files are called that are handed over in several goes, as if all had been given to `lectern build` at once.
//!
//! A file in a folder is called by its path below it, one beside folders by its own name. As on the command line the
//! folder's name comes before where there is another folder; since what was read has its name already, here it does so
//! from the second folder on.

use crate::folder::sift;
use crate::source::Refusal;

/// The names given so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The first folder that was handed over: what lies in it is called without it.
    folder: Option<String>,
    /// Whether a file was handed over by itself.
    has_files: bool,
}

/// What was named.
pub(super) struct Named {
    /// The position of each that is to be read and its name, in the order of the names.
    pub read: Vec<(usize, String)>,
    /// What is not to be read.
    pub passed_over: Vec<Refusal>,
}

impl Names {
    /// Names files that are handed over at once.
    pub fn give(&mut self, paths: &[String]) -> Named {
        let sifted = sift(paths);
        let mut read: Vec<(usize, String)> = Vec::new();
        for position in sifted.read {
            let Some(path) = paths.get(position) else { continue };
            read.push((position, self.name(path)));
        }
        read.sort_by(|(_, one), (_, other)| one.cmp(other));
        let passed_over = sifted.passed_over.into_iter();
        let passed_over = passed_over.map(|refusal| Refusal { path: self.name(&refusal.path), ..refusal }).collect();
        Named { read, passed_over }
    }

    /// What the collection is called after.
    pub fn folder(&self) -> Option<&str> {
        let folder = self.folder.as_deref().filter(|_| !self.has_files)?;
        Some(folder.rsplit_once('.').map_or(folder, |(stem, _)| stem)).filter(|stem| !stem.is_empty()).or(Some(folder))
    }

    fn name(&mut self, path: &str) -> String {
        let Some((folder, below)) = path.split_once('/') else {
            self.has_files = true;
            return path.to_owned();
        };
        let first = self.folder.get_or_insert_with(|| folder.to_owned());
        if first == folder { below.to_owned() } else { path.to_owned() }
    }
}
