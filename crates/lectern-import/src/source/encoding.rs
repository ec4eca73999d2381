//! Which encoding bytes are in.

use super::{Note, foreign};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Files that hold text and are none, by how they begin, and what to do where one is met as a text.
const PACKED: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "this is a ZIP archive or an Office document; unpack it, or save it as HTML or plain text."),
    (b"\x1F\x8B", "this is packed with gzip; unpack it first."),
];

/// How many bytes are looked at to tell text from other things.
const SAMPLE: usize = 64 << 10;

/// The bytes as text, and the name of their encoding.
pub(super) fn text(bytes: &[u8], notes: &mut Vec<Note>) -> Result<(&'static str, String), String> {
    let packed = PACKED.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, reason)| *reason);
    if let Some(reason) = packed.or_else(|| foreign(bytes)) {
        return Err(reason.to_owned());
    }
    let encoding = encoding(bytes, notes)?;
    // A mark of byte order that is in the bytes stays for now: it is told where it is left out.
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        notes.push(Note::new(format!(
            "Some bytes are no letters in {}; a “\u{FFFD}” stands in their place.",
            encoding.name()
        )));
    }
    Ok((encoding.name(), text.into_owned()))
}

fn encoding(bytes: &[u8], notes: &mut Vec<Note>) -> Result<&'static Encoding, String> {
    let note = |encoding: &'static Encoding| {
        Note::new(format!("The text was read as {}, which its bytes suggest.", encoding.name()))
    };
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        notes.push(note(encoding));
        return Ok(encoding);
    }
    if is_binary(bytes) {
        return Err("this is no text; save it as HTML or plain text.".to_owned());
    }
    if std::str::from_utf8(bytes).is_ok() || is_damaged_utf_8(bytes) {
        return Ok(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    notes.push(note(encoding));
    Ok(encoding)
}

/// UTF-16 of a text that has ASCII characters, at least its spaces, shows in the zeros at every other place.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE))?;
    let pairs = sample.chunks_exact(2);
    let n_pairs = pairs.len();
    let (mut first, mut second) = (0, 0);
    for pair in pairs {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.get(1) == Some(&0));
    }
    let is_many = |zeros: usize| n_pairs >= 4 && zeros * 10 >= n_pairs;
    match (first, second) {
        (0, zeros) if is_many(zeros) => Some(UTF_16LE),
        (zeros, 0) if is_many(zeros) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether control characters are too many for a text: more than one in a hundred. Escape is one of ISO-2022-JP.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let is_control = |byte: u8| matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    let controls = sample.iter().filter(|&&byte| is_control(byte)).count();
    controls > 3 && controls * 100 > sample.len()
}

/// Whether almost all that is not ASCII is UTF-8: a file that was cut, or in which a letter broke.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= broken.saturating_mul(20)
}
