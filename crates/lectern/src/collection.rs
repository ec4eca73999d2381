//! Collections from files and folders, in every format that holds one.

use crate::arguments::Format;
use lectern_core::Statement;
use lectern_core::bundle::{Header, ProblemList, Reader};
use lectern_core::protocol::OpenFailure;
use lectern_import::Options;
use lectern_import::corrections::toml_problem;
use lectern_import::format::{self, Kind, Mapping, markdown};
use lectern_import::source::{Refusal, SourceFile};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How much of a file is read at a time.
const CHUNK_BYTES: usize = 64 << 10;

/// A collection with what was wrong in its file.
#[derive(Debug, Default)]
pub struct Collection {
    pub header: Header,
    pub statements: Vec<Statement>,
    /// What could not be taken, and what was changed.
    pub told: Vec<Refusal>,
}

/// Why there is no collection.
#[derive(Debug, thiserror::Error)]
pub enum CollectionError {
    /// The file system says no.
    #[error("{}: cannot be read", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// It is too long, damaged, or something else.
    #[error("{0}")]
    Refused(Refusal),
    /// A mapping or corrections cannot be understood.
    #[error("{}: {message}", .path.display())]
    Settings {
        /// The file.
        path: PathBuf,
        /// What is wrong, with the line.
        message: String,
    },
}

/// Reads a collection of any format.
///
/// # Errors
/// Where the file cannot be read or holds none.
pub fn load(path: &Path, format: Option<Format>, mapping: &Mapping) -> Result<Collection, CollectionError> {
    if path.is_dir() {
        return load_folder(path, mapping);
    }
    let bytes = bytes(path)?;
    let name = path.display().to_string();
    let file = SourceFile { path: &name, bytes: &bytes };
    let options = Options { mapping: mapping.clone(), ..Options::default() };
    let kind = match format {
        Some(Format::Bundle | Format::Lines) => Some(Kind::Bundle),
        Some(Format::Feed) => Some(Kind::JsonFeed),
        Some(Format::Csv | Format::Tsv) => Some(Kind::Table),
        Some(Format::Markdown) => Some(Kind::Markdown),
        None => None,
    };
    let mut found = format::read_as(&file, kind, &options);
    if found.imported.is_empty() && found.header.is_none() {
        let first = if found.refused.is_empty() { None } else { Some(found.refused.remove(0)) };
        let reason = "there is no statement in it.".to_owned();
        return Err(CollectionError::Refused(first.unwrap_or(Refusal { path: name, reason })));
    }
    let mut collection = Collection { header: found.header.take().unwrap_or_default(), ..Collection::default() };
    collection.take(found, &name);
    collection.give_ids();
    Ok(collection)
}

/// What a file that was read piece by piece held besides its statements.
#[derive(Debug)]
pub struct Streamed {
    pub header: Header,
    pub problems: ProblemList,
    /// Why it could not be read to its end.
    pub failure: Option<OpenFailure>,
}

/// Reads a statement bundle, a JSON Feed or JSON Lines of whatever length piece by piece, and hands on the statements.
///
/// # Errors
/// Where the file cannot be read. What is wrong in it is in the answer.
pub fn stream(path: &Path, mut take: impl FnMut(&mut Vec<Statement>)) -> Result<Streamed, CollectionError> {
    let failed = |source| CollectionError::Read { path: path.to_owned(), source };
    let mut file = File::open(path).map_err(failed)?;
    let (mut reader, mut statements) = (Reader::new(), Vec::new());
    let mut chunk = vec![0; CHUNK_BYTES];
    let outcome = loop {
        let length = file.read(&mut chunk).map_err(failed)?;
        let bytes = chunk.get(..length).unwrap_or_default();
        let outcome = if length == 0 { reader.finish(&mut statements) } else { reader.push(bytes, &mut statements) };
        take(&mut statements);
        statements.clear();
        if length == 0 || outcome.is_err() {
            break outcome;
        }
    };
    Ok(Streamed { header: reader.header().clone(), problems: reader.take_problems(), failure: outcome.err() })
}

impl Collection {
    fn take(&mut self, found: format::Found, path: &str) {
        self.told.extend(found.refused);
        for imported in found.imported {
            let notes = imported.notes.into_iter().map(|note| Refusal { path: path.to_owned(), reason: note.text });
            self.told.extend(notes);
            self.statements.push(imported.statement);
        }
    }

    /// Statements of tables may have none.
    fn give_ids(&mut self) {
        if self.statements.iter().any(|statement| statement.id.is_empty()) {
            lectern_import::ids::give(&mut self.statements.iter_mut().collect::<Vec<_>>(), &[]);
        }
    }
}

/// A folder of Markdown, in the order that its `collection.yaml` gives, else of the names.
fn load_folder(folder: &Path, mapping: &Mapping) -> Result<Collection, CollectionError> {
    let failed = |source| CollectionError::Read { path: folder.to_owned(), source };
    let mut names: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()
        .map_err(failed)?;
    names.sort();
    let mut collection = Collection::default();
    let mut order: BTreeMap<String, usize> = BTreeMap::new();
    let options = Options { mapping: mapping.clone(), ..Options::default() };
    for path in names {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let shown = path.display().to_string();
        if name == markdown::COLLECTION_FILE {
            let text = String::from_utf8_lossy(&bytes(&path)?).into_owned();
            let (header, ids) = markdown::read_collection_file(&text)
                .map_err(|message| CollectionError::Settings { path: path.clone(), message })?;
            collection.header = header;
            order = ids.into_iter().enumerate().map(|(place, id)| (id, place)).collect();
        } else if path.is_file() && name.ends_with(".md") && !name.starts_with('.') {
            let bytes = bytes(&path)?;
            let file = SourceFile { path: &shown, bytes: &bytes };
            collection.take(format::read_as(&file, Some(Kind::Markdown), &options), &shown);
        } else {
            let reason = "it is no Markdown file and is passed over.".to_owned();
            collection.told.push(Refusal { path: shown, reason });
        }
    }
    if collection.statements.is_empty() && collection.header == Header::default() {
        let reason = "there is no Markdown file in the folder.".to_owned();
        return Err(CollectionError::Refused(Refusal { path: folder.display().to_string(), reason }));
    }
    collection.give_ids();
    collection.statements.sort_by_key(|statement| order.get(&statement.id).copied().unwrap_or(usize::MAX));
    Ok(collection)
}

/// What is in a file, unless it is too long.
///
/// # Errors
/// Where it cannot be read, or is longer than is read.
pub fn bytes(path: &Path) -> Result<Vec<u8>, CollectionError> {
    let failed = |source| CollectionError::Read { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let limit = format::MAX_FILE_BYTES as u64;
    let refused = |length| {
        CollectionError::Refused(Refusal { path: path.display().to_string(), reason: format::too_long(length) })
    };
    if length > limit {
        return Err(refused(length));
    }
    let mut bytes = Vec::new();
    // A pipe does not say how long it is.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit { Err(refused(bytes.len() as u64)) } else { Ok(bytes) }
}

/// The mapping of a `map.toml`, or none.
///
/// # Errors
/// Where it cannot be read or understood.
pub fn mapping(path: Option<&Path>) -> Result<Mapping, CollectionError> {
    let Some(path) = path else { return Ok(Mapping::default()) };
    let text = fs::read_to_string(path).map_err(|source| CollectionError::Read { path: path.to_owned(), source })?;
    toml::from_str(&text)
        .map_err(|error| CollectionError::Settings { path: path.to_owned(), message: toml_problem(&text, &error) })
}
