//! A collection that a person is making: files come in one after the other, and what the rules made of them is corrected.
//!
//! The same as `lectern build`, in the hands of somebody who looks at it: `names` calls the files as the command line
//! does, [`gather`] puts them together, and a correction is one of [`crate::corrections`]. What the screen is
//! shown, in the words of [`lectern_core::making`], is made by `shown`.
//!
//! Nothing here reads a file or speaks to a screen; the worker around it does both.

mod edit;
mod names;
mod shown;

use crate::assemble::slug;
use crate::collection::{self, Said, gather};
use crate::corrections::Corrections;
use crate::format::{self, DateOrder, Found, Kind, Mapping, Target};
use crate::source::{Refusal, SourceFile};
use crate::{Imported, Options};
use edit::Edit;
use lectern_core::Statement;
use lectern_core::bundle::Header;
use lectern_core::making::{self, Document, Field, Key, Overview};
use names::Names;
use std::collections::{BTreeMap, BTreeSet};

/// How many refusals are shown; beyond that nobody reads them.
const SHOWN_REFUSALS: usize = 1_000;

/// A collection in the making.
#[derive(Debug, Default)]
pub struct Making {
    names: Names,
    options: Options,
    /// What was found in each file, by its name in the collection.
    found: BTreeMap<String, Found>,
    tables: BTreeSet<String>,
    passed_over: Vec<Refusal>,
    said: Said,
    /// What stands in a file of corrections among the files.
    corrections: Corrections,
    edits: BTreeMap<Key, Edit>,
    /// Put together of `found`.
    gathered: Gathered,
}

/// The statements as the rules made them and as they are now, with what could not be read.
#[derive(Debug, Default)]
struct Gathered {
    documents: Vec<Shown>,
    refused: Vec<Refusal>,
    header: Option<Header>,
}

/// A document that is shown.
#[derive(Debug)]
struct Shown {
    key: Key,
    /// As the rules made it.
    original: Imported,
    /// As a person corrected it.
    now: Imported,
    /// What of the corrections does not fit.
    misfits: Vec<String>,
}

impl Making {
    /// What files are called in the collection that are handed over at once, a folder's name before theirs, in the order
    /// in which they are to be read: each with its position. Those that are passed over are told.
    pub fn name(&mut self, paths: &[String]) -> Vec<(usize, String)> {
        let named = self.names.give(paths);
        self.passed_over.extend(named.passed_over);
        named.read
    }

    /// Reads a file. One of this name that was read before is replaced.
    pub fn read(&mut self, name: &str, bytes: &[u8]) {
        if name == Corrections::FILE {
            return self.read_corrections(name, bytes);
        }
        let file = SourceFile { path: name, bytes };
        if matches!(Kind::of(&file), Ok(Kind::Table | Kind::Records)) {
            self.tables.insert(name.to_owned());
        } else {
            self.tables.remove(name);
        }
        self.found.insert(name.to_owned(), format::read(&file, &self.options));
    }

    /// Corrections that lie beside the files hold here as they do on the command line.
    fn read_corrections(&mut self, name: &str, bytes: &[u8]) {
        match Corrections::from_toml(&String::from_utf8_lossy(bytes)) {
            Ok(corrections) => {
                self.corrections = corrections;
                self.found.remove(name);
            }
            Err(reason) => self.refuse(name, reason),
        }
    }

    /// Notes why a file cannot be read.
    pub fn refuse(&mut self, name: &str, reason: String) {
        self.tables.remove(name);
        self.found.insert(name.to_owned(), Refusal::new(name, reason).into());
    }

    /// The files whose columns can be mapped.
    #[must_use]
    pub fn tables(&self) -> Vec<String> {
        self.tables.iter().cloned().collect()
    }

    /// Puts together what was read so far. Until then nothing of a file is shown.
    pub fn gather(&mut self) {
        let files: Vec<&String> = self.found.keys().collect();
        let gathered = gather(self.found.values().cloned(), &[], &self.corrections, &self.options);
        let place = |(imported, (file, index)): (Imported, (usize, usize))| {
            let path = files.get(file).map(|path| (*path).clone()).unwrap_or_default();
            let key = Key { path, index: u32::try_from(index).unwrap_or(u32::MAX) };
            let mut shown = Shown { key, now: imported.clone(), original: imported, misfits: Vec::new() };
            if let Some(edit) = self.edits.get(&shown.key) {
                shown.apply(edit, &self.options);
            }
            shown
        };
        let documents = gathered.imported.into_iter().zip(gathered.places).map(place).collect();
        let refused = gathered.refused.into_iter().chain(gathered.misfits).collect();
        self.gathered = Gathered { documents, refused, header: gathered.header };
    }

    /// All that was found, with the first `limit` documents.
    #[must_use]
    pub fn overview(&self, limit: u32) -> Overview {
        let rows = self.gathered.documents.iter().take(limit as usize).map(|shown| shown.row(&self.edits));
        let refused = self.passed_over.iter().chain(&self.gathered.refused).take(SHOWN_REFUSALS);
        let refused = refused
            .map(|refusal| making::Refused { path: refusal.path.clone(), reason: refusal.reason.clone() })
            .collect();
        let header = self.header();
        let header = making::Header {
            title: header.title.unwrap_or_default(),
            description: header.description.unwrap_or_default(),
            license: header.license.unwrap_or_default(),
        };
        let total = u32::try_from(self.gathered.documents.len()).unwrap_or(u32::MAX);
        let (tables, file_name) = (self.tables(), self.file_name());
        Overview { rows: rows.collect(), total, refused, tables, header, file_name, waiting: 0 }
    }

    /// A document whole.
    #[must_use]
    pub fn document(&self, key: &Key) -> Option<Document> {
        let shown = self.gathered.documents.iter().find(|shown| shown.key == *key)?;
        Some(shown.document(self.edits.get(key)))
    }

    /// Puts a piece that was left out back into the text, or leaves it out again.
    pub fn toggle(&mut self, key: &Key, piece: u32) {
        self.edit(key, |edit, original| edit.toggle(original, piece as usize));
    }

    /// Lets fields be what a person says.
    pub fn correct(&mut self, key: &Key, fields: &[Field]) {
        self.edit(key, |edit, original| edit.correct(original, fields));
    }

    /// Lets all fields be what the text says.
    pub fn uncorrect(&mut self, key: &Key) {
        self.edit(key, |edit, _| edit.fields.clear());
    }

    fn edit(&mut self, key: &Key, change: impl FnOnce(&mut Edit, &Imported)) {
        let Some(shown) = self.gathered.documents.iter_mut().find(|shown| shown.key == *key) else { return };
        let edit = self.edits.entry(key.clone()).or_default();
        change(edit, &shown.original);
        shown.apply(edit, &self.options);
        if edit.is_empty() {
            self.edits.remove(key);
        }
    }

    /// What there is to map in a table; nothing where it is none.
    #[must_use]
    pub fn columns(&self, name: &str, bytes: &[u8]) -> making::Columns {
        let mapping = &self.options.mapping;
        let found = format::columns(&SourceFile { path: name, bytes }, mapping).ok().flatten().unwrap_or_default();
        making::Columns {
            path: name.to_owned(),
            names: found.names,
            targets: found.targets.into_iter().map(|target| target.map(String::from).unwrap_or_default()).collect(),
            rows: found.rows,
            choices: Target::all().into_iter().map(String::from).collect(),
            day_first: match mapping.dates {
                DateOrder::Unknown => None,
                order => Some(order == DateOrder::DayFirst),
            },
        }
    }

    /// Lets columns mean what a person says. The tables are to be read again.
    pub fn map(&mut self, columns: Vec<(String, String)>, day_first: Option<bool>) {
        let mapped = columns.into_iter().filter_map(|(name, target)| {
            // What means nothing to the format is kept under its own name.
            let target = if target.is_empty() { Target::Extra(name.clone()) } else { target.parse().ok()? };
            Some((name, target))
        });
        let mut columns = std::mem::take(&mut self.options.mapping.columns);
        columns.extend(mapped);
        let dates = match day_first {
            None => DateOrder::Unknown,
            Some(true) => DateOrder::DayFirst,
            Some(false) => DateOrder::MonthFirst,
        };
        self.options.mapping = Mapping { columns, dates, ..Mapping::default() };
    }

    /// Lets the collection's own fields be what a person says. What is empty is as the files have it.
    pub fn describe(&mut self, header: making::Header) {
        let said = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        self.said =
            Said { title: said(header.title), description: said(header.description), license: said(header.license) };
    }

    /// The collection's own fields.
    #[must_use]
    pub fn header(&self) -> Header {
        collection::header(&self.said, &Header::default(), self.gathered.header.as_ref(), self.names.folder())
    }

    /// What the collection's file is called.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.json", self.file_stem())
    }

    /// The same without its end.
    #[must_use]
    pub fn file_stem(&self) -> String {
        let slug = slug(&self.header().title.unwrap_or_default());
        if slug.is_empty() { "collection".to_owned() } else { slug }
    }

    /// The statements, as they are now.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.gathered.documents.iter().map(|shown| &shown.now.statement)
    }

    /// The collection as a bundle, to the byte what `lectern build` makes of the same files.
    ///
    /// # Errors
    /// Never for want of room but where memory itself ends: the sink is memory.
    pub fn bundle(&self) -> std::io::Result<Vec<u8>> {
        collection::write(Vec::new(), &self.header(), self.statements())
    }
}

#[cfg(test)]
mod tests;
