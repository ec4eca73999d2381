//! Packed files, whole, cut off and damaged.

use crate::outcome::{Outcome, bundle};
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use lectern_core::protocol::OpenFailure;
use proptest::prelude::*;
use std::io::Write;

const FHCRC: u8 = 2;
const FEXTRA: u8 = 4;
const FNAME: u8 = 8;
const FCOMMENT: u8 = 16;

/// One member, written by hand from RFC 1952, section 2.3, so that nothing is checked against itself.
struct Member<'a> {
    flags: u8,
    /// What the flags announce, but for the header's checksum.
    announced: &'a [u8],
    text: &'a [u8],
    compression: Compression,
}

impl<'a> Member<'a> {
    fn of(text: &'a [u8]) -> Self {
        Self { flags: 0, announced: b"", text, compression: Compression::default() }
    }

    fn with(flags: u8, announced: &'a [u8], text: &'a [u8]) -> Self {
        Self { flags, announced, ..Self::of(text) }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = [&[0x1f, 0x8b, 8, self.flags, 1, 2, 3, 4, 0, 3], self.announced].concat();
        if self.flags & FHCRC != 0 {
            let [low, high, ..] = checksum(&bytes);
            bytes.extend([low, high]);
        }
        let mut encoder = DeflateEncoder::new(bytes, self.compression);
        encoder.write_all(self.text).expect("memory takes every byte");
        let mut bytes = encoder.finish().expect("memory takes every byte");
        bytes.extend(checksum(self.text));
        bytes.extend(u32::try_from(self.text.len()).expect("texts are short").to_le_bytes());
        bytes
    }
}

fn checksum(bytes: &[u8]) -> [u8; 4] {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum().to_le_bytes()
}

/// The bytes with another one at a place.
fn changed(bytes: &[u8], place: usize, change: impl Fn(u8) -> u8) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    let byte = changed.get_mut(place).expect("the file is longer");
    *byte = change(*byte);
    changed
}

/// A bundle with words that pack well and words that do not.
fn file() -> String {
    let summary = format!("{}{}", "peace ".repeat(2000), "Zq7!kX2#vB9@");
    bundle(&format!(r#"{{"id":"a","title":"A","summary":"{summary}"}},{{"id":"b","title":"B","summary":"s"}}"#))
}

/// The file in three members, the middle one with all that a header can have.
fn packed() -> Vec<u8> {
    let file = file();
    let (first, rest) = file.as_bytes().split_at(60);
    let (second, third) = rest.split_at(12_000);
    let announced = b"\x05\0extraname\0comment\0";
    let all = FHCRC | FEXTRA | FNAME | FCOMMENT;
    [Member::of(first), Member::with(all, announced, second), Member::of(third)].map(|member| member.bytes()).concat()
}

/// What has been packed must be read as if it had not, at once and byte by byte.
fn check_whole(packed: &[u8], text: &[u8]) {
    let outcome = Outcome::of(text);
    assert_eq!(outcome.end, Ok(()));
    assert_eq!(Outcome::of(packed), outcome);
    assert_eq!(Outcome::of_pieces(packed.chunks(1)), outcome);
}

#[test]
fn every_part_of_a_header_is_passed_over() {
    let file = file();
    for (flags, announced) in [
        (1, b"".as_slice()), // FTEXT, a hint
        (FEXTRA, b"\0\0"),
        (FEXTRA, b"\x03\0\0\x1f\x8b"),
        (FNAME, b"statements.json\0"),
        (FNAME, b"\0"),
        (FCOMMENT, b"of \xe4ll kinds\0"),
        (FHCRC, b""),
        (FEXTRA | FNAME, b"\x01\0xname\0"),
        (FEXTRA | FNAME | FCOMMENT | FHCRC, b"\x01\0xname\0comment\0"),
    ] {
        check_whole(&Member::with(flags, announced, file.as_bytes()).bytes(), file.as_bytes());
    }
    let long = [[0xff, 0xff].as_slice(), &[7; 0xffff]].concat();
    check_whole(&Member::with(FEXTRA, &long, file.as_bytes()).bytes(), file.as_bytes());
}

#[test]
fn any_number_of_members_makes_one_file() {
    check_whole(&packed(), file().as_bytes());
    let empty = Member::of(b"").bytes();
    check_whole(&[empty.as_slice(), &packed(), &empty, &empty].concat(), file().as_bytes());
    let bytewise: Vec<u8> = file().as_bytes().chunks(1).flat_map(|byte| Member::of(byte).bytes()).collect();
    check_whole(&bytewise, file().as_bytes());
}

#[test]
fn every_compression_is_unpacked() {
    let file = file();
    for level in 0..=9 {
        let member = Member { compression: Compression::new(level), ..Member::of(file.as_bytes()) };
        check_whole(&member.bytes(), file.as_bytes());
    }
}

#[test]
fn zeros_may_follow_the_last_member() {
    for zeros in [1, 7, 8, 10, 512] {
        check_whole(&[packed(), vec![0; zeros]].concat(), file().as_bytes());
    }
}

#[test]
fn every_cut_changes_nothing_and_every_beginning_is_cut_off() {
    let packed = packed();
    let whole = Outcome::of(&packed);
    assert_eq!(Outcome::of(b"").end, Err(OpenFailure::Empty));
    for length in 1..packed.len() {
        let (beginning, rest) = packed.split_at(length);
        assert_eq!(Outcome::of_pieces([beginning, rest]), whole, "cut at {length}");
        let end = Outcome::of(beginning).end;
        assert!(matches!(end, Err(OpenFailure::CutOff { .. })), "{length} bytes of {}: {end:?}", packed.len());
    }
}

#[test]
fn lines_cut_off_after_a_member_are_whole_and_within_one_are_not() {
    let line = |id| format!("{{\"id\":\"{id}\",\"title\":\"A\",\"summary\":\"s\"}}\n");
    let (first, second) = (Member::of(line("a").as_bytes()).bytes(), Member::of(line("b").as_bytes()).bytes());
    for length in 0..=second.len() {
        let (beginning, _) = second.split_at(length);
        let outcome = Outcome::of(&[first.as_slice(), beginning].concat());
        let is_whole = length == 0 || length == second.len();
        assert_eq!(outcome.end.is_ok(), is_whole, "{length} bytes of the second: {:?}", outcome.end);
        assert!(is_whole || matches!(outcome.end, Err(OpenFailure::CutOff { .. })), "{:?}", outcome.end);
        assert!(!outcome.statements.is_empty(), "what came before the cut is there");
    }
}

#[test]
fn what_is_not_as_gzip_says_is_damaged() {
    let one = Member::with(FNAME | FHCRC, b"name\0", file().as_bytes()).bytes();
    let becomes = |place, byte| changed(&one, place, |_| byte);
    let flipped = |place| changed(&one, place, |byte| byte ^ 1);
    let end = one.len();
    let followed = |tail: &[u8]| [one.as_slice(), tail].concat();
    for (what, bytes) in [
        ("another method", becomes(2, 7)),
        ("a reserved flag", becomes(3, 0x20 | FNAME | FHCRC)),
        ("another name than was summed", becomes(10, b'N')),
        ("another checksum of the header", flipped(15)),
        ("a block of no type", becomes(17, 7)),
        ("another checksum, first byte", flipped(end - 8)),
        ("another checksum, last byte", flipped(end - 5)),
        ("another length, first byte", flipped(end - 4)),
        ("another length, last byte", flipped(end - 1)),
        ("text behind", followed(b"not a member")),
        ("one byte behind", followed(b"x")),
        ("half a magic number and more", followed(b"\x1f\x8c")),
        ("a member of another method", followed(b"\x1f\x8b\x07")),
        ("text behind zeros", followed(b"\0\0x")),
        ("a member behind zeros", followed(&[&[0, 0], one.as_slice()].concat())),
    ] {
        assert_eq!(Outcome::of(&bytes).end, Err(OpenFailure::Damaged), "{what}");
        assert_eq!(Outcome::of_pieces(bytes.chunks(1)).end, Err(OpenFailure::Damaged), "{what}, byte by byte");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn nothing_behind_the_magic_number_makes_the_reader_panic(
        tail in prop::collection::vec(any::<u8>(), 0..300),
        is_deflate: bool,
    ) {
        let magic: &[u8] = if is_deflate { &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] } else { &[0x1f, 0x8b] };
        let file = [magic, &tail].concat();
        let outcome = Outcome::of(&file);
        prop_assert!(outcome.end.is_err() && outcome.statements.is_empty());
        prop_assert_eq!(Outcome::of_pieces(file.chunks(1)), outcome);
    }

    #[test]
    fn a_changed_byte_never_passes_for_another_text(place: prop::sample::Index, byte: u8) {
        let packed = packed();
        let place = place.index(packed.len());
        let outcome = Outcome::of(&changed(&packed, place, |_| byte));
        // Times, names and hints may change; a text may not.
        prop_assert!(outcome.end.is_err() || outcome == Outcome::of(&packed), "byte {}", place);
    }
}
