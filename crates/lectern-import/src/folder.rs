//! Which files of a folder are read, and what each is called in the collection.
//!
//! The command line meets the entries of a folder one by one, and a page is handed all of their paths at once: both ask
//! [`passed_over`]. A file is called by its path below the folder, with `/` between the parts, and files are read in
//! the order of these names.

use crate::source::Refusal;
use std::collections::BTreeSet;

/// What browsers in several languages call the folder with the parts of a page that they save.
const PARTS_OF_PAGES: &[&str] = &["_files", "-Dateien", "_fichiers", "_archivos", "_file"];

/// How the names of saved pages end.
const PAGES: &[&str] = &["html", "htm", "xhtml"];

/// Why an entry of a folder is passed over, if it is. `has_file` says whether a file of a name lies beside it.
#[must_use]
pub fn passed_over(name: &str, is_folder: bool, has_file: impl Fn(&str) -> bool) -> Option<&'static str> {
    if name.starts_with('.') {
        return Some("it is hidden (its name begins with a full stop); it is passed over.");
    }
    if is_folder {
        let page = PARTS_OF_PAGES.iter().find_map(|end| name.strip_suffix(end));
        if page.is_some_and(|page| PAGES.iter().any(|end| has_file(&format!("{page}.{end}")))) {
            return Some("it holds the pictures, styles and scripts of the page beside it; it is passed over.");
        }
    }
    None
}

/// Paths that were handed over at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sifted {
    /// The positions of those that are read, in the order in which they were handed over.
    pub read: Vec<usize>,
    /// The others, and the folders that they lie in, each once.
    pub passed_over: Vec<Refusal>,
}

/// Tells the paths that are read from those that are passed over.
#[must_use]
pub fn sift(paths: &[String]) -> Sifted {
    let all: BTreeSet<&str> = paths.iter().map(String::as_str).collect();
    let mut sifted = Sifted::default();
    let mut told = BTreeSet::new();
    for (position, path) in paths.iter().enumerate() {
        match obstacle(path, &all) {
            None => sifted.read.push(position),
            Some((part, reason)) => {
                if told.insert(part) {
                    sifted.passed_over.push(Refusal::new(part, reason));
                }
            }
        }
    }
    sifted
}

/// The first part of a path that is passed over, as the path that leads to it, and why. The folder that was handed
/// over itself is what a person chose.
fn obstacle<'a>(path: &'a str, all: &BTreeSet<&str>) -> Option<(&'a str, &'static str)> {
    let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
    let mut start = 0;
    for (depth, end) in ends.enumerate() {
        let (before, name) = (path.get(..start)?, path.get(start..end)?);
        let is_chosen = depth == 0 && end < path.len();
        let reason = passed_over(name, end < path.len(), |file| all.contains(format!("{before}{file}").as_str()));
        if let Some(reason) = reason.filter(|_| !is_chosen) {
            return Some((path.get(..end)?, reason));
        }
        start = end + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paths: &[&str], read: &[usize], passed_over: &[&str]) {
        let paths: Vec<String> = paths.iter().map(|&path| path.to_owned()).collect();
        let sifted = sift(&paths);
        let told: Vec<&str> = sifted.passed_over.iter().map(|refusal| refusal.path.as_str()).collect();
        assert_eq!((sifted.read.as_slice(), told.as_slice()), (read, passed_over));
    }

    #[test]
    fn hidden_files_and_folders_are_passed_over_and_each_is_told_once() {
        check(&["in/a.txt", "in/.git/a", "in/.git/b", "in/.b.txt"], &[0], &["in/.git", "in/.b.txt"]);
        check(&[".mine/a.txt", ".mine/.b.txt"], &[0], &[".mine/.b.txt"]);
        check(&[".a.txt", "b.txt"], &[1], &[".a.txt"]);
    }

    #[test]
    fn the_parts_of_a_page_are_passed_over_where_the_page_lies_beside_them() {
        check(&["in/a_files/s.css", "in/a.html", "in/b_files/c.txt"], &[1, 2], &["in/a_files"]);
    }
}
