//! What was found in many files becomes one collection: each document once, ids that stay, and what a person corrected.

use crate::corrections::Corrections;
use crate::format::Found;
use crate::source::Refusal;
use crate::{Imported, Options, ids, statement_source};
use lectern_core::Statement;
use lectern_core::bundle::{Header, Writer};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// The statements of a collection, with all that a person should know of how they came about.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The statements, each with an id of its own.
    pub imported: Vec<Imported>,
    /// Where each was found. `len == imported.len()`.
    pub places: Vec<Place>,
    /// What could not be read.
    pub refused: Vec<Refusal>,
    /// Corrections that do not fit any more, each with the statement that it names.
    pub misfits: Vec<Refusal>,
    /// The names of the statements that a person left out.
    pub left_out: Vec<String>,
    /// What the first collection among the files says of itself.
    pub header: Option<Header>,
}

/// Where a statement was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// In which file, in the order in which they were given.
    pub file: usize,
    /// Which of that file's statements it was.
    pub index: usize,
    /// What its correction is kept under, as [`Corrections::statements`] has it.
    pub name: String,
}

/// Puts together what was found, in the order in which it comes, and corrects it. `earlier` is the collection as it was
/// made before.
#[must_use]
pub fn gather(
    found: impl IntoIterator<Item = Found>,
    earlier: &[Statement],
    corrections: &Corrections,
    options: &Options,
) -> Gathered {
    let mut gathered = collect(found, earlier, corrections);
    gathered.correct(corrections, options);
    gathered
}

/// Puts together what was found. Of the corrections only ids count, which decide what ids the others are given.
#[must_use]
pub fn collect(found: impl IntoIterator<Item = Found>, earlier: &[Statement], corrections: &Corrections) -> Gathered {
    let mut gathered = Gathered::default();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (file, found) in found.into_iter().enumerate() {
        gathered.refused.extend(found.refused);
        gathered.header = gathered.header.or(found.header);
        for (index, mut imported) in found.imported.into_iter().enumerate() {
            let origin = &imported.origin;
            if let Some(first) = known.get(&origin.sha256).filter(|_| !origin.sha256.is_empty()) {
                let reason = format!("it is the same, byte for byte, as {first}; it is read once.");
                gathered.refused.push(Refusal { path: origin.path.clone(), reason });
                continue;
            }
            known.insert(origin.sha256.clone(), origin.path.clone());
            // The id of a document is made of its title unless it states one, and may yield to the one it had.
            if !origin.path.is_empty() && origin.stated.id.is_empty() {
                imported.statement.id.clear();
            }
            gathered.imported.push(imported);
            gathered.places.push(Place { file, index, name: String::new() });
        }
    }
    gathered.give_ids(earlier, corrections);
    gathered
}

/// What a person says of the whole collection; what they leave unsaid is as it was, or as a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its title.
    pub title: Option<String>,
    /// One paragraph, plain text.
    pub description: Option<String>,
    /// SPDX id or URL for statements that name none.
    pub license: Option<String>,
}

/// What a collection is called that nobody and nothing gives a title.
pub const UNTITLED: &str = "Statements";

/// The collection's own fields: as said, as before, as one of the files says, or by the name of the folder.
#[must_use]
pub fn header(said: &Said, earlier: &Header, found: Option<&Header>, folder: Option<&str>) -> Header {
    let mut header = if *earlier == Header::default() { found.cloned().unwrap_or_default() } else { earlier.clone() };
    let set = |said: &Option<String>, old: &mut Option<String>| {
        if said.is_some() {
            old.clone_from(said);
        }
    };
    set(&said.title, &mut header.title);
    set(&said.description, &mut header.description);
    set(&said.license, &mut header.license);
    header.title.get_or_insert_with(|| folder.unwrap_or(UNTITLED).to_owned());
    header
}

/// Writes a collection as a bundle.
///
/// # Errors
/// Those of the sink.
pub fn write<'a, W: io::Write>(
    sink: W,
    header: &Header,
    statements: impl IntoIterator<Item = &'a Statement>,
) -> io::Result<W> {
    let mut writer = Writer::bundle(sink, header)?;
    statements.into_iter().try_for_each(|statement| writer.write(statement))?;
    writer.finish()
}

impl Gathered {
    /// Gives every statement its id, and the name that its correction is kept under.
    fn give_ids(&mut self, earlier: &[Statement], corrections: &Corrections) {
        let counts = counts(&self.imported);
        for imported in &mut self.imported {
            let correction = lone_path(&imported.statement, &counts).and_then(|path| corrections.statements.get(path));
            if let Some(id) = correction.and_then(|correction| correction.id.clone()) {
                imported.statement.id = id;
            }
        }
        let mut statements: Vec<&mut Statement> =
            self.imported.iter_mut().map(|imported| &mut imported.statement).collect();
        ids::give(&mut statements, earlier);
        let mut taken: BTreeSet<String> = self.imported.iter().map(|imported| imported.statement.id.clone()).collect();
        for (Imported { statement, .. }, place) in self.imported.iter_mut().zip(&mut self.places) {
            place.name = name(statement, &counts, corrections);
            let id = corrections.statements.get(&place.name).and_then(|correction| correction.id.as_ref());
            let Some(id) = id.filter(|id| **id != statement.id) else { continue };
            if taken.insert(id.clone()) {
                statement.id.clone_from(id);
            } else {
                self.misfits.push(Refusal::new(&place.name, format!("another statement has the id “{id}”")));
            }
        }
    }

    fn correct(&mut self, corrections: &Corrections, options: &Options) {
        self.misfits.extend(self.unmet(corrections));
        let found = std::mem::take(&mut self.imported).into_iter().zip(std::mem::take(&mut self.places));
        for (mut imported, place) in found {
            if let Some(correction) = corrections.statements.get(&place.name) {
                if correction.left_out {
                    self.left_out.push(place.name);
                    continue;
                }
                let mut problems = Vec::new();
                imported = correction.apply(imported, options, &mut problems);
                self.misfits.extend(problems.into_iter().map(|reason| Refusal { path: place.name.clone(), reason }));
            }
            self.imported.push(imported);
            self.places.push(place);
        }
    }

    /// The corrections that no statement here is named by.
    pub fn unmet<'c>(&self, corrections: &'c Corrections) -> impl Iterator<Item = Refusal> + use<'c> {
        let names: BTreeSet<String> = self.places.iter().map(|place| place.name.clone()).collect();
        let unmet = corrections.statements.keys().filter(move |name| !names.contains(*name));
        unmet.map(|name| Refusal::new(name, "no such statement was read; was its file moved or renamed?"))
    }
}

/// How many statements came from each path.
fn counts(imported: &[Imported]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for path in imported.iter().filter_map(|imported| statement_source::path(&imported.statement)) {
        *counts.entry(path.to_owned()).or_default() += 1;
    }
    counts
}

/// The path that a statement came from, where nothing else did.
fn lone_path<'s>(statement: &'s Statement, counts: &BTreeMap<String, usize>) -> Option<&'s str> {
    statement_source::path(statement).filter(|path| counts.get(*path) == Some(&1))
}

/// What a statement's correction is kept under: its path, where nothing else came from it, or `path#id`, if there is a
/// correction under that.
fn name(statement: &Statement, counts: &BTreeMap<String, usize>, corrections: &Corrections) -> String {
    let long = format!("{}#{}", statement_source::path(statement).unwrap_or_default(), statement.id);
    match lone_path(statement, counts) {
        Some(path) if corrections.statements.contains_key(path) => path.to_owned(),
        Some(path) if !corrections.statements.contains_key(&long) => path.to_owned(),
        _ => long,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::Correction;
    use crate::format;
    use crate::source::SourceFile;

    fn gathered(files: &[(&str, &str)], earlier: &[Statement], corrections: &Corrections) -> Gathered {
        let read = |(path, text): &(&str, &str)| {
            format::read(&SourceFile { path, bytes: text.as_bytes() }, &Options::default())
        };
        gather(files.iter().map(read).collect::<Vec<_>>(), earlier, corrections, &Options::default())
    }

    fn corrections(key: &str, id: Option<&str>, title: &str) -> Corrections {
        let fields = [("title".to_owned(), title.into())].into();
        let correction = Correction { id: id.map(str::to_owned), fields, ..Correction::default() };
        Corrections { statements: [(key.to_owned(), correction)].into() }
    }

    const TABLE: &str = "id,title,text\na,One,x\nb,Two,y\n";

    #[test]
    fn a_correction_is_found_by_its_file_or_by_file_and_id() {
        let all = gathered(&[("t.csv", TABLE)], &[], &corrections("t.csv#b", None, "Deux"));
        assert_eq!(all.imported[1].statement.title, "Deux");
        assert!(all.misfits.is_empty(), "{:?}", all.misfits);
        let one = gathered(&[("a.md", "# T\n\nText")], &[], &corrections("a.md", Some("mine"), "Mine"));
        assert_eq!((one.imported[0].statement.id.as_str(), one.imported[0].statement.title.as_str()), ("mine", "Mine"));
    }

    #[test]
    fn what_is_left_out_is_told_and_the_others_keep_their_ids() {
        let files = [("a.md", "# Letter\n\nOne"), ("b.md", "# Letter\n\nTwo")];
        let all = gathered(&files, &[], &Corrections::default());
        let correction = Correction { left_out: true, ..Correction::default() };
        let corrections = Corrections { statements: [("a.md".to_owned(), correction)].into() };
        let fewer = gathered(&files, &[], &corrections);
        assert_eq!((fewer.left_out, fewer.places.len()), (vec!["a.md".to_owned()], 1));
        assert_eq!(fewer.imported[0].statement, all.imported[1].statement);
    }

    #[test]
    fn a_correction_that_fits_nothing_is_told() {
        let gathered = gathered(&[("a.md", "# T\n\nText")], &[], &corrections("b.md", None, "T"));
        assert_eq!(gathered.misfits[0].path, "b.md");
    }

    #[test]
    fn the_same_document_twice_is_read_once_and_told() {
        let files = [("a.md", "# T\n\nText"), ("b/a copy.md", "# T\n\nText")];
        let gathered = gathered(&files, &[], &Corrections::default());
        assert_eq!(gathered.imported.len(), 1);
        assert_eq!(gathered.refused[0].path, "b/a copy.md");
    }

    #[test]
    fn a_rebuild_keeps_ids() {
        let first = gathered(&[("a.md", "# An old title\n\nText")], &[], &Corrections::default());
        let earlier = [first.imported[0].statement.clone()];
        assert_eq!(earlier[0].id, "an-old-title");
        let again = gathered(&[("a.md", "# A new title\n\nText, longer")], &earlier, &Corrections::default());
        assert_eq!(again.imported[0].statement.id, "an-old-title");
    }
}
