//! ZIP archives: every entry through the same door as a file, within bounds of memory and time.
//!
//! Refused by name, while the others go on: what is encrypted, leaves the folder, is a link or an archive itself, or
//! unpacks to more than is read. An archive whose entries share their bytes, or unpack to more than all files together
//! may hold, is no collection of files but a trap, and is refused whole from there on.

use super::{Found, Kind, MAX_FILE_BYTES, complete, read_plain, too_long};
use crate::Options;
use crate::source::SourceFile;
use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive};
use std::io::Read;

/// The most entries that are read.
const MAX_ENTRIES: usize = 20_000;
/// The most that all entries together may unpack to, in bytes.
const MAX_TOTAL_BYTES: u64 = 1 << 30;
/// How many times as long an entry may be as its packed form. Text packs to a fifth, and hardly ever to a fiftieth.
const MAX_RATIO: u64 = 200;
/// Below this length, in bytes, no ratio is suspicious.
const HARMLESS_BYTES: u64 = 1 << 20;

/// Reads the entries of an archive in their order.
pub(super) fn read(file: &SourceFile, options: &Options) -> Found {
    let archive = match ZipArchive::from_slice(file.bytes) {
        Ok(archive) => archive,
        Err(error) => {
            return Found::refusal(file.path, format!("the archive is damaged ({error}); download it again."));
        }
    };
    let entries = match entries(&archive) {
        Ok(entries) => entries,
        Err(reason) => return Found::refusal(file.path, reason),
    };
    let mut found = Found { is_collection: true, ..Found::default() };
    let mut unpacked = 0;
    let mut passed_over = 0;
    for entry in entries {
        let raw = entry.file_path();
        let name = String::from_utf8_lossy(raw.as_bytes()).into_owned();
        let path = format!("{}/{name}", file.path);
        if entry.is_dir() {
            continue;
        }
        if is_hidden(&name) {
            passed_over += 1;
            continue;
        }
        let bytes = match checked(&entry, &name).and_then(|()| unpack(&archive, &entry)) {
            Ok(bytes) => bytes,
            Err(reason) => {
                found.refuse(&path, reason);
                continue;
            }
        };
        unpacked += bytes.len() as u64;
        if unpacked > MAX_TOTAL_BYTES {
            found.refuse(
                &path,
                format!("the archive unpacks to more than {} MB; what follows is not read.", MAX_TOTAL_BYTES >> 20),
            );
            break;
        }
        found.append(entry_of(&SourceFile { path: &path, bytes: &bytes }, options));
    }
    if passed_over > 0 {
        found.refuse(
            file.path,
            format!("{passed_over} hidden entries (names that begin with a full stop, __MACOSX) are passed over."),
        );
    }
    found
}

/// What an entry holds, each statement with where it came from.
fn entry_of(file: &SourceFile, options: &Options) -> Found {
    if file.bytes.is_empty() {
        return Found::refusal(file.path, "the file is empty; save it again.");
    }
    let kind = match Kind::of(file) {
        Ok(kind) => kind,
        Err(reason) => return Found::refusal(file.path, reason),
    };
    let mut found = read_plain(file, kind, options);
    if !found.is_collection {
        found.imported.iter_mut().for_each(|imported| complete(imported, file, options));
    }
    found
}

/// The entries of an archive that is not one for other purposes.
fn entries<'a>(archive: &'a ZipSliceArchive<&[u8]>) -> Result<Vec<ZipFileHeaderRecord<'a>>, String> {
    let mut entries = Vec::new();
    let mut packed = 0_u64;
    let mut reader = archive.entries();
    loop {
        match reader.next_entry() {
            Ok(Some(entry)) => {
                packed = packed.saturating_add(entry.compressed_size_hint());
                entries.push(entry);
            }
            Ok(None) => break,
            Err(error) => return Err(format!("the archive's directory is damaged ({error}); download it again.")),
        }
        if entries.len() > MAX_ENTRIES {
            return Err(format!("the archive has more than {MAX_ENTRIES} entries; unpack it, and give the folder."));
        }
    }
    if packed > archive.get_ref().len() as u64 {
        return Err("the archive's entries share their bytes, as those of a ZIP bomb do; it is not opened.".to_owned());
    }
    let has = |name: &[u8]| entries.iter().any(|entry| entry.file_path().as_bytes() == name);
    if has(b"[Content_Types].xml") || has(b"META-INF/manifest.xml") {
        return Err("it is an office document; open it and save it as HTML, plain text or CSV.".to_owned());
    }
    if has(b"META-INF/container.xml") {
        return Err("it is an electronic book; save the text that is meant as HTML or plain text.".to_owned());
    }
    Ok(entries)
}

/// Why an entry is not unpacked.
fn checked(entry: &ZipFileHeaderRecord, name: &str) -> Result<(), String> {
    let parts = || name.split(['/', '\\']);
    let leaves = name.starts_with(['/', '\\']) || name.get(1..2) == Some(":") || parts().any(|part| part == "..");
    if leaves {
        return Err("its path leaves the folder of the archive; it is not opened.".to_owned());
    }
    if entry.mode().is_symlink() {
        return Err("it is a link to another file; it is not followed.".to_owned());
    }
    if entry.flags().is_encrypted() {
        return Err("it is protected by a password; unpack the archive with it, and give the folder.".to_owned());
    }
    let (long, packed) = (entry.uncompressed_size_hint(), entry.compressed_size_hint());
    if long > MAX_FILE_BYTES as u64 {
        return Err(too_long(long));
    }
    if long > HARMLESS_BYTES && long / packed.max(1) > MAX_RATIO {
        return Err(bomb());
    }
    Ok(())
}

fn bomb() -> String {
    format!("it unpacks to more than {MAX_RATIO} times its length, as a ZIP bomb does; it is not opened.")
}

fn unpack(archive: &ZipSliceArchive<&[u8]>, entry: &ZipFileHeaderRecord) -> Result<Vec<u8>, String> {
    let damaged = |error: &dyn std::fmt::Display| format!("it is damaged ({error}); download the archive again.");
    let local = archive.get_entry(entry.wayfinder()).map_err(|error| damaged(&error))?;
    let packed = local.data();
    // What the directory says of the length may be a lie.
    let limit = (packed.len() as u64).saturating_mul(MAX_RATIO).max(HARMLESS_BYTES).min(MAX_FILE_BYTES as u64);
    let mut bytes = Vec::new();
    match entry.compression_method() {
        CompressionMethod::STORE => {
            bytes.extend_from_slice(packed);
        }
        CompressionMethod::DEFLATE => {
            let decoder = DeflateDecoder::new(packed).take(limit + 1);
            let outcome = { decoder }.read_to_end(&mut bytes);
            outcome.map_err(|error| damaged(&error))?;
            if bytes.len() as u64 > limit {
                return Err(bomb());
            }
        }
        _ => {
            return Err(
                "it is packed in a way that is not known here; unpack the archive, and give the folder.".to_owned()
            );
        }
    }
    let mut verified = local.verifying_reader(bytes.as_slice());
    std::io::copy(&mut verified, &mut std::io::sink()).map_err(|error| damaged(&error))?;
    Ok(bytes)
}

fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') && part != "." && part != ".." || part == "__MACOSX")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement_source;
    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use rawzip::ZipArchiveWriter;
    use rawzip::path::EntryPath;
    use std::io::Write;

    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut output = Vec::new();
        let mut archive = ZipArchiveWriter::new(&mut output);
        for (name, bytes) in entries {
            let (mut entry, config) = archive
                .new_file(EntryPath::verbatim(name.as_bytes().to_vec()))
                .compression_method(CompressionMethod::DEFLATE)
                .start()
                .unwrap();
            let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
            writer.write_all(bytes).unwrap();
            let (encoder, descriptor) = writer.finish().unwrap();
            encoder.finish().unwrap();
            entry.finish(descriptor).unwrap();
        }
        archive.finish().unwrap();
        output
    }

    fn found(bytes: &[u8]) -> Found {
        crate::format::read(&SourceFile { path: "all.zip", bytes }, &Options::default())
    }

    #[track_caller]
    fn refused(found: &Found, path: &str, words: &str) {
        let refusal = found.refused.iter().find(|refusal| refusal.path == path);
        assert!(refusal.is_some_and(|refusal| refusal.reason.contains(words)), "{path}: {:?}", found.refused);
    }

    #[test]
    fn entries_go_through_the_same_door_and_bad_ones_are_named() {
        let inner = zip(&[("a.csv", b"title,text\nA,B\n")]);
        let found = found(&zip(&[
            ("letters/a.csv", b"title,text\nA,B\nC,D\n"),
            ("letters/b.md", b"---\ntitle: T\n---\nText"),
            ("../outside.txt", b"text"),
            ("C:\\outside.txt", b"text"),
            ("inner.zip", &inner),
            ("empty.txt", b""),
            ("picture.png", b"\x89PNG\r\n"),
            ("bomb.txt", &vec![b'a'; 4 << 20]),
            ("__MACOSX/._a.csv", b"x"),
        ]));
        let titles: Vec<&str> = found.imported.iter().map(|imported| imported.statement.title.as_str()).collect();
        assert_eq!(titles, ["A", "C", "T"]);
        assert_eq!(statement_source::path(&found.imported[0].statement), Some("all.zip/letters/a.csv"));
        refused(&found, "all.zip/../outside.txt", "leaves the folder");
        refused(&found, "all.zip/C:\\outside.txt", "leaves the folder");
        refused(&found, "all.zip/inner.zip", "archive inside an archive");
        refused(&found, "all.zip/empty.txt", "empty");
        refused(&found, "all.zip/picture.png", "picture");
        refused(&found, "all.zip/bomb.txt", "ZIP bomb");
        refused(&found, "all.zip", "1 hidden entries");
    }

    #[test]
    fn an_encrypted_entry_is_named_and_the_others_go_on() {
        let mut bytes = zip(&[("a.csv", b"title,text\nA,B\n"), ("b.csv", b"title,text\nC,D\n")]);
        // The flag of the second entry, in the directory and before its data.
        for signature in [b"PK\x01\x02".as_slice(), b"PK\x03\x04"] {
            let start = bytes.windows(4).rposition(|window| window == signature).unwrap();
            bytes[start + if signature[2] == 1 { 8 } else { 6 }] |= 1;
        }
        let found = found(&bytes);
        assert_eq!(found.imported.len(), 1);
        refused(&found, "all.zip/b.csv", "password");
    }

    #[test]
    fn an_office_document_and_a_damaged_archive_are_told() {
        refused(&found(&zip(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])), "all.zip", "office");
        refused(&found(b"PK\x03\x04 and then nothing"), "all.zip", "damaged");
        let mut bytes = zip(&[("a.txt", b"some text that is long enough to pack")]);
        let middle = 40;
        bytes[middle] ^= 0xFF;
        refused(&found(&bytes), "all.zip/a.txt", "damaged");
    }

    proptest::proptest! {
        #[test]
        fn any_damage_is_survived(at in 0_usize..200, value: u8) {
            let mut bytes = zip(&[("a.csv", b"title,text\nA,B\n"), ("b.md", b"# T\n\nText")]);
            let at = at % bytes.len();
            bytes[at] = value;
            let _ = found(&bytes);
        }
    }
}
