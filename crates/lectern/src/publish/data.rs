//! The collection's own file in a site: plain, for whoever takes it, and gzipped. It is copied, not held in memory.

use super::Opened;
use super::folder::Folder;
use crate::collection::CollectionError;
use crate::output::OutputError;
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use lectern_import::collection;
use lectern_import::source::hex;
use lectern_site::Data;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How gzip begins (RFC 1952, section 2.3.1).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// A collection's file, measured.
pub struct DataFile {
    path: PathBuf,
    is_packed: bool,
    description: Data,
    /// Kept until it was copied.
    _own: Option<NamedTempFile>,
}

impl DataFile {
    /// A file as it is: what is wrong in it is shown by the reader as well.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn of(path: &Path) -> Result<Self, CollectionError> {
        Self::measured(path, None).map_err(|source| CollectionError::Read { path: path.to_owned(), source })
    }

    /// A collection written anew.
    ///
    /// # Errors
    /// Where there is no room for it.
    pub fn written(opened: &Opened) -> Result<Self, OutputError> {
        let failed = |source| OutputError::Write { path: std::env::temp_dir(), source };
        let own = NamedTempFile::with_suffix(".json").map_err(failed)?;
        let written = collection::write(BufWriter::new(own.as_file()), &opened.header, &opened.statements);
        written.and_then(|mut sink| sink.flush()).map_err(failed)?;
        let path = own.path().to_owned();
        Self::measured(&path, Some(own)).map_err(failed)
    }

    fn measured(path: &Path, own: Option<NamedTempFile>) -> io::Result<Self> {
        let mut start = Vec::new();
        File::open(path)?.take(GZIP.len() as u64).read_to_end(&mut start)?;
        let is_packed = start == GZIP;
        let mut digest = Sha256::new();
        let bytes = io::copy(&mut plain(path, is_packed)?, &mut digest)?;
        let sha256 = hex(&digest.finalize());
        let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        let name = name.trim_end_matches(".gz");
        let end = if name.ends_with(".jsonl") || name.ends_with(".ndjson") { "jsonl" } else { "json" };
        let name = format!("collection-{}.{end}", sha256.get(..16).unwrap_or_default());
        let description = Data { packed_name: format!("{name}.gz"), name, bytes, sha256 };
        Ok(Self { path: path.to_owned(), is_packed, description, _own: own })
    }

    /// What a site has to know of it.
    pub fn description(&self) -> Data {
        self.description.clone()
    }

    /// The file, gzipped, in memory.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn packed(&self) -> Result<Vec<u8>, CollectionError> {
        let mut packed = Vec::new();
        self.pack(&mut packed).map_err(|source| CollectionError::Read { path: self.path.clone(), source })?;
        Ok(packed)
    }

    fn pack(&self, sink: &mut dyn Write) -> io::Result<()> {
        if self.is_packed {
            return io::copy(&mut File::open(&self.path)?, sink).map(drop);
        }
        let mut packer = GzEncoder::new(sink, Compression::default());
        io::copy(&mut plain(&self.path, false)?, &mut packer)?;
        packer.finish().map(drop)
    }

    /// Writes both files, unless they are there.
    ///
    /// # Errors
    /// Where the folder cannot be written to.
    pub fn write(&self, folder: &Folder) -> Result<(), OutputError> {
        folder.write_once(&self.description.name, |sink| {
            io::copy(&mut plain(&self.path, self.is_packed)?, sink).map(drop)
        })?;
        folder.write_once(&self.description.packed_name, |sink| self.pack(sink))
    }
}

/// A file's text.
fn plain(path: &Path, is_packed: bool) -> io::Result<Box<dyn Read>> {
    let file = BufReader::with_capacity(1 << 20, File::open(path)?);
    Ok(if is_packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) })
}
