//! A collection that a person is making: files come in one after the other, and what the rules made of them is corrected.
//!
//! The same as `lectern build`, in the hands of somebody who looks at it: `names` calls the files as the command line
//! does, [`collect`] puts them together, and `edit` changes what a person decided, which is a [`Correction`] as the
//! command line has it. What the screen is shown, in the words of [`lectern_core::making`], is made by `shown`.
//!
//! Nothing here reads a file or speaks to a screen; the worker around it does both.

mod edit;
mod names;
mod shown;

use crate::assemble::slug;
use crate::collection::{self, Said, collect};
use crate::corrections::{Correction, Corrections};
use crate::format::{self, DateOrder, Found, Kind, Mapping, Target};
use crate::source::{Refusal, SourceFile};
use crate::{Imported, Options};
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
    /// What a person decided here, each in place of what the file says of that document.
    edits: BTreeMap<Key, Correction>,
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
    /// What its correction is kept under.
    name: String,
    /// As the rules made it.
    original: Imported,
    /// As a person corrected it, where they did.
    corrected: Option<Imported>,
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
        let gathered = collect(self.found.values().cloned(), &[], &self.corrections);
        let unmet: Vec<Refusal> = gathered.unmet(&self.corrections).collect();
        let place = |(original, place): (Imported, collection::Place)| {
            let path = files.get(place.file).map(|path| (*path).clone()).unwrap_or_default();
            let key = Key { path, index: u32::try_from(place.index).unwrap_or(u32::MAX) };
            let mut shown = Shown { key, name: place.name, original, corrected: None, misfits: Vec::new() };
            shown.apply(decided(&self.corrections, &self.edits, &shown.key, &shown.name), &self.options);
            shown
        };
        let documents = gathered.imported.into_iter().zip(gathered.places).map(place).collect();
        let refused = gathered.refused.into_iter().chain(gathered.misfits).chain(unmet).collect();
        self.gathered = Gathered { documents, refused, header: gathered.header };
    }

    /// What was decided of a document.
    fn decided(&self, shown: &Shown) -> Option<&Correction> {
        decided(&self.corrections, &self.edits, &shown.key, &shown.name)
    }

    fn is_left_out(&self, shown: &Shown) -> bool {
        self.decided(shown).is_some_and(|correction| correction.left_out)
    }

    /// All that was found, with the first `limit` documents.
    #[must_use]
    pub fn overview(&self, limit: u32) -> Overview {
        let rows = self.gathered.documents.iter().take(limit as usize).map(|shown| shown.row(self.decided(shown)));
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
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        let left_out = self.gathered.documents.iter().filter(|shown| self.is_left_out(shown)).count();
        Overview {
            rows: rows.collect(),
            total: count(self.gathered.documents.len()),
            left_out: count(left_out),
            has_corrections: !self.decisions().statements.is_empty(),
            refused,
            tables: self.tables(),
            header,
            file_name: self.file_name(),
            waiting: 0,
        }
    }

    /// A document whole.
    #[must_use]
    pub fn document(&self, key: &Key) -> Option<Document> {
        let shown = self.gathered.documents.iter().find(|shown| shown.key == *key)?;
        Some(shown.document(self.decided(shown)))
    }

    /// Leaves a piece out of the text, or puts it back.
    pub fn toggle(&mut self, key: &Key, piece: u32) {
        self.edit(key, |shown, correction| shown.toggle(correction, piece as usize));
    }

    /// Lets fields be what a person says.
    pub fn correct(&mut self, key: &Key, fields: &[Field]) {
        self.edit(key, |shown, correction| shown.set(correction, fields));
    }

    /// Lets all fields be what the text says.
    pub fn uncorrect(&mut self, key: &Key) {
        self.edit(key, |_, correction| correction.fields.clear());
    }

    /// Leaves a document out of the collection, or puts it back.
    pub fn leave_out(&mut self, key: &Key, is_left_out: bool) {
        self.edit(key, |_, correction| correction.left_out = is_left_out);
    }

    fn edit(&mut self, key: &Key, change: impl FnOnce(&Shown, &mut Correction)) {
        let Some(shown) = self.gathered.documents.iter_mut().find(|shown| shown.key == *key) else { return };
        let mut correction = decided(&self.corrections, &self.edits, key, &shown.name).cloned().unwrap_or_default();
        change(shown, &mut correction);
        shown.apply(Some(&correction), &self.options);
        // Even where nothing is decided any more: a file among the files may have said something.
        self.edits.insert(key.clone(), correction);
    }

    /// What a person decided, here and in a file among the files: that file, as it would be now.
    #[must_use]
    pub fn decisions(&self) -> Corrections {
        let mut decisions = self.corrections.clone();
        for shown in &self.gathered.documents {
            if let Some(correction) = self.edits.get(&shown.key) {
                decisions.statements.insert(shown.name.clone(), correction.clone());
            }
        }
        decisions.statements.retain(|_, correction| !correction.is_empty());
        decisions
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
            separator: mapping.separator.clone().unwrap_or_default(),
        }
    }

    /// Lets columns mean what a person says. The tables are to be read again.
    pub fn map(&mut self, mapping: making::Mapping) {
        let mapped = mapping.columns.into_iter().filter_map(|(name, target)| {
            // What means nothing to the format is kept under its own name.
            let target = if target.is_empty() { Target::Extra(name.clone()) } else { target.parse().ok()? };
            Some((name, target))
        });
        let mut columns = std::mem::take(&mut self.options.mapping.columns);
        columns.extend(mapped);
        let dates = match mapping.day_first {
            None => DateOrder::Unknown,
            Some(true) => DateOrder::DayFirst,
            Some(false) => DateOrder::MonthFirst,
        };
        let separator = Some(mapping.separator).filter(|separator| !separator.is_empty());
        self.options.mapping = Mapping { columns, dates, separator, ..Mapping::default() };
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

    /// The statements that are not left out, as they are now.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        let kept = self.gathered.documents.iter().filter(|shown| !self.is_left_out(shown));
        kept.map(|shown| &shown.now().statement)
    }

    /// The collection as a bundle, to the byte what `lectern build` makes of the same files.
    ///
    /// # Errors
    /// Never for want of room but where memory itself ends: the sink is memory.
    pub fn bundle(&self) -> std::io::Result<Vec<u8>> {
        collection::write(Vec::new(), &self.header(), self.statements())
    }
}

/// What was decided of a document: here, else in a file among the files.
fn decided<'a>(
    filed: &'a Corrections,
    edits: &'a BTreeMap<Key, Correction>,
    key: &Key,
    name: &str,
) -> Option<&'a Correction> {
    edits.get(key).or_else(|| filed.statements.get(name))
}

#[cfg(test)]
mod tests;
