//! A file before anything is known of it, and its bytes as text.
//!
//! Decoding changes no word. What it does change, the encoding, line ends, invisible characters, letters in the form
//! that a typesetter chose, is told in a [`Note`]. What is no text is refused by name, with what to do about it.

mod encoding;
mod foreign;
mod normal;

pub(crate) use foreign::foreign;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The largest file that is read, in bytes, unless [`Options`](crate::Options) say otherwise.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// A file as it was found.
#[derive(Clone, Debug)]
pub struct SourceFile<'a> {
    /// Its path below the folder that is imported, with `/` between the parts.
    pub path: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// Something done to a file's bytes that a person should know of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What was done, in a sentence.
    pub text: String,
}

/// Why nothing could be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{path}: {reason}")]
pub struct Refusal {
    /// The file.
    pub path: String,
    /// The reason and what to do next, in a sentence.
    pub reason: String,
}

/// A file as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// Its text: lines end with `\n`, and nothing in it is invisible that needs not be.
    pub text: String,
    /// The encoding that it was in, by the name that the Encoding Standard gives it.
    pub encoding: &'static str,
    /// What was done to it.
    pub notes: Vec<Note>,
    /// Its path, as it was given.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl Note {
    /// A note in these words.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

impl Refusal {
    /// The refusal of a file, for a reason.
    pub fn new(path: &str, reason: impl Into<String>) -> Self {
        Self { path: path.to_owned(), reason: reason.into() }
    }
}

/// Reads a file of at most [`MAX_FILE_BYTES`] as text.
///
/// ```
/// use lectern_import::source::{SourceFile, decode};
///
/// let file = SourceFile { path: "letter.txt", bytes: b"\xEF\xBB\xBFAn e\xEF\xAC\x83cient line.\r\n" };
/// let decoded = decode(&file)?;
/// assert_eq!(decoded.text, "An efficient line.\n");
/// assert_eq!(decoded.notes.len(), 3);
/// # Ok::<(), lectern_import::source::Refusal>(())
/// ```
///
/// # Errors
/// Where the file is empty, too large, or no text.
pub fn decode(file: &SourceFile) -> Result<Decoded, Refusal> {
    decode_within(file, MAX_FILE_BYTES)
}

/// Reads a file of at most `max_bytes` as text.
///
/// # Errors
/// Where the file is empty, too large, or no text.
pub fn decode_within(file: &SourceFile, max_bytes: usize) -> Result<Decoded, Refusal> {
    let refuse = |reason: String| Err(Refusal::new(file.path, reason));
    if file.bytes.is_empty() {
        return refuse("the file is empty; save the page or text again.".to_owned());
    }
    if file.bytes.len() > max_bytes {
        let (size, limit) = (file.bytes.len().div_ceil(1 << 20), max_bytes >> 20);
        return refuse(format!("the file has {size} MB and at most {limit} MB are read; split it into smaller files."));
    }
    let mut notes = Vec::new();
    let (encoding, text) = match encoding::text(file.bytes, &mut notes) {
        Ok(found) => found,
        Err(reason) => return refuse(reason),
    };
    let text = normal::normalized(text, &mut notes);
    if text.trim().is_empty() {
        return refuse("there is nothing but white space in the file; save the page or text again.".to_owned());
    }
    Ok(Decoded { text, encoding, notes, path: file.path.to_owned(), sha256: sha256(file.bytes) })
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // Writing to a string cannot fail.
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Result<Decoded, Refusal> {
        decode(&SourceFile { path: "a.txt", bytes })
    }

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: &str, notes: &[&str]) {
        let decoded = decoded(bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
        assert_eq!(decoded.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), notes);
    }

    #[track_caller]
    fn refused(bytes: &[u8], words: &str) {
        let reason = decoded(bytes).unwrap_err().reason;
        assert!(reason.contains(words), "{reason}");
    }

    #[test]
    fn text_in_utf_8_stays_as_it_is_and_needs_no_note() {
        check("Grüße — שלום\n".as_bytes(), "Grüße — שלום\n", "UTF-8", &[]);
    }

    #[test]
    fn line_ends_of_every_kind_become_one_kind() {
        check(b"a\r\nb\rc\n", "a\nb\nc\n", "UTF-8", &["2 line ends of other systems became plain ones."]);
    }

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        let words = "Chers amis, nous écrivons.";
        let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (mark, bytes, name) in [(&[0xFF, 0xFE][..], &little, "UTF-16LE"), (&[0xFE, 0xFF], &big, "UTF-16BE")] {
            let marked = decoded(&[mark, bytes].concat()).unwrap();
            assert_eq!((marked.text.as_str(), marked.encoding), (words, name));
            let bare = decoded(bytes).unwrap();
            assert_eq!((bare.text.as_str(), bare.encoding), (words, name));
            assert!(bare.notes.iter().any(|note| note.text.contains(name)));
        }
    }

    #[test]
    fn legacy_encodings_are_recognised() {
        let text = "Уважаемые граждане, мы обращаемся к вам с просьбой поддержать наше заявление.";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(text);
        let decoded = decoded(&bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, "windows-1251"));
        assert_eq!(decoded.notes.first().unwrap().text, "The text was read as windows-1251, which its bytes suggest.");
    }

    #[test]
    fn invisible_characters_go_and_are_told() {
        let note = ["1 zero byte was left out.", "1 soft hyphen was left out.", "2 marks of byte order were left out."];
        check("\u{FEFF}so\u{AD}li\0darity\u{FEFF}".as_bytes(), "solidarity", "UTF-8", &note);
    }

    #[test]
    fn letters_in_a_typesetters_form_become_plain_letters() {
        let note = ["6 letters in a typesetter’s form became plain letters."];
        check(
            "eﬃcient \u{FEB3}\u{FEFC}\u{FEE1} ﬁve \u{FB2A}".as_bytes(),
            "efficient سلام five ש\u{5C1}",
            "UTF-8",
            &note,
        );
    }

    #[test]
    fn no_break_spaces_stay_only_where_typography_wants_them() {
        let note = ["1 no-break space between words became a plain one."];
        check(
            "« Non\u{A0}! » 10\u{A0}000 for\u{A0}NEC".as_bytes(),
            "« Non\u{A0}! » 10\u{A0}000 for NEC",
            "UTF-8",
            &note,
        );
    }

    #[test]
    fn a_broken_letter_in_utf_8_does_not_make_it_another_encoding() {
        let mut bytes = "Größe, Maß und Übermut. ".repeat(40).into_bytes();
        bytes.push(0xC3);
        let decoded = decoded(&bytes).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.text.ends_with('\u{FFFD}'));
        assert_eq!(decoded.notes.len(), 1);
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_remedy() {
        refused(b"", "empty");
        refused(b" \r\n\t", "white space");
        refused(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", "PDF");
        refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture");
        refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0", "Office");
        refused(&(0..=255u8).cycle().take(4096).collect::<Vec<_>>(), "no text");
        let file = SourceFile { path: "big.txt", bytes: &[b'a'; 3 << 20] };
        assert!(decode_within(&file, 2 << 20).unwrap_err().reason.contains("3 MB"));
    }
}
