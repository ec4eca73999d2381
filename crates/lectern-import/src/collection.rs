//! What was found in many files becomes one collection: each document once, ids that stay, and what a person corrected.

use crate::corrections::{Correction, Corrections};
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
    /// Where each was found: in which file, and which of that file's statements it was. `len == imported.len()`.
    pub places: Vec<(usize, usize)>,
    /// What could not be read.
    pub refused: Vec<Refusal>,
    /// Corrections that do not fit any more, each with the statement that it names.
    pub misfits: Vec<Refusal>,
    /// What the first collection among the files says of itself.
    pub header: Option<Header>,
}

/// Puts together what was found, in the order in which it comes. `earlier` is the collection as it was made before.
#[must_use]
pub fn gather(
    found: impl IntoIterator<Item = Found>,
    earlier: &[Statement],
    corrections: &Corrections,
    options: &Options,
) -> Gathered {
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
            gathered.places.push((file, index));
        }
    }
    let counts = counts(&gathered.imported);
    for imported in &mut gathered.imported {
        let correction = key(&imported.statement, &counts).and_then(|key| corrections.statements.get(&key));
        if let Some(id) = correction.and_then(|correction| correction.id.as_ref()) {
            imported.statement.id.clone_from(id);
        }
    }
    let mut statements: Vec<&mut Statement> =
        gathered.imported.iter_mut().map(|imported| &mut imported.statement).collect();
    ids::give(&mut statements, earlier);
    gathered.correct(corrections, options);
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
    fn correct(&mut self, corrections: &Corrections, options: &Options) {
        let counts = counts(&self.imported);
        let mut taken: BTreeSet<String> = self.imported.iter().map(|imported| imported.statement.id.clone()).collect();
        let mut met = BTreeSet::new();
        for imported in &mut self.imported {
            let Some((key, correction)) = correction(imported, &counts, corrections) else { continue };
            met.insert(key.clone());
            let id = imported.statement.id.clone();
            let mut problems = Vec::new();
            *imported = correction.apply(std::mem::take(imported), options, &mut problems);
            if imported.statement.id != id && !taken.insert(imported.statement.id.clone()) {
                problems.push(format!("another statement has the id “{}”", imported.statement.id));
                imported.statement.id = id;
            }
            self.misfits.extend(problems.into_iter().map(|reason| Refusal { path: key.clone(), reason }));
        }
        for key in corrections.statements.keys().filter(|key| !met.contains(*key)) {
            let reason = "no such statement was read; was its file moved or renamed?".to_owned();
            self.misfits.push(Refusal { path: key.clone(), reason });
        }
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

/// What a statement's correction is kept under before it has an id: the path, where nothing else came from it.
fn key(statement: &Statement, counts: &BTreeMap<String, usize>) -> Option<String> {
    let path = statement_source::path(statement)?;
    (counts.get(path) == Some(&1)).then(|| path.to_owned())
}

fn correction<'a>(
    imported: &Imported,
    counts: &BTreeMap<String, usize>,
    corrections: &'a Corrections,
) -> Option<(String, &'a Correction)> {
    let statement = &imported.statement;
    let path = statement_source::path(statement).unwrap_or_default();
    let keys = key(statement, counts).into_iter().chain([format!("{path}#{}", statement.id)]);
    keys.into_iter().find_map(|key| corrections.statements.get(&key).map(|correction| (key, correction)))
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let correction = Correction { id: id.map(str::to_owned), fields, roles: Vec::new() };
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
