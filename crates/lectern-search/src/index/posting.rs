//! A posting as bytes: in how many places a statement has a stem, and where.
//!
//! # Layout
//!
//! ```text
//! varint(delta << 2 | form) details
//! ```
//!
//! where `delta` is the distance to the stem's previous statement (from -1), so that it is at least 1, and `form` says
//! what the details are:
//!
//! | form | details |
//! | --- | --- |
//! | [`ONCE`] | the place of the one occurrence, which is in the content |
//! | [`OFTEN`] | how many bytes of places follow; they are in the content, and there are as many as occurrences |
//! | [`MIXED`] | a byte with one bit for each field that has the stem, their frequencies, then as in `OFTEN` |
//! | [`MANY`] | the byte and the frequencies alone: more than [`MOST_PLACE_BYTES`] of places are not kept |
//!
//! Places are bytes of the statement's stream ([`super::forward`]), each as its distance to the one before; the first is
//! counted from where the content starts, or in `MIXED` from where the stream does. All numbers are LEB128. One posting
//! takes 6.2 bytes on average in a thousand speeches of 2,800 words, slack and addresses not counted; 4.6 of them are places.

use super::fields::{FIELDS, Field};
use super::varint;

const ONCE: u32 = 0;
const OFTEN: u32 = 1;
const MIXED: u32 = 2;
const MANY: u32 = 3;

/// How many bytes of places a posting has at most: a word that stands in a statement more often than that is found by
/// reading the statement.
pub(super) const MOST_PLACE_BYTES: usize = 64;

/// A statement with a stem, how often each field has it, and where.
#[derive(Clone, Copy, Debug)]
pub struct Posting<'p> {
    /// The statement's number.
    pub doc: u32,
    /// By [`Field`].
    pub frequencies: [u32; FIELDS],
    /// Where it stands in the statement's stream, in bytes, ascending; as many as the frequencies say.
    pub places: &'p [u32],
    /// Where the content starts in the stream.
    pub content_start: u32,
}

/// Where a stem stands in a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places<'p> {
    /// Counted from where the content starts.
    InContent(&'p [u8]),
    /// Counted from where the stream does.
    InStream(&'p [u8]),
    /// At too many places to be kept.
    NotKept,
}

impl Places<'_> {
    /// Adds the places as bytes of the stream, whose content starts at `content_start`, to `places`; whether they were
    /// kept.
    #[inline]
    pub fn add_to(self, content_start: u32, places: &mut Vec<u32>) -> bool {
        let (mut place, mut bytes) = match self {
            Self::InContent(bytes) => (content_start, bytes),
            Self::InStream(bytes) => (0, bytes),
            Self::NotKept => return false,
        };
        while !bytes.is_empty() {
            let (distance, length) = varint::read(bytes);
            place = place.wrapping_add(distance);
            places.push(place);
            bytes = bytes.get(length..).unwrap_or_default();
        }
        true
    }
}

/// How often a statement has a stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequencies {
    /// In its content alone.
    Content(u32),
    /// By field.
    Mixed([u32; FIELDS]),
}

impl Frequencies {
    /// How often the field has it.
    pub fn of(self, field: Field) -> u32 {
        match self {
            Self::Content(frequency) => {
                if field == Field::Content {
                    frequency
                } else {
                    0
                }
            }
            Self::Mixed(frequencies) => frequencies.get(field as usize).copied().unwrap_or(0),
        }
    }
}

/// What follows the head of a posting.
pub struct Details<'p> {
    /// By field, where the content is not all.
    by_field: Option<[u32; FIELDS]>,
    /// Where the stem stands.
    pub places: Places<'p>,
    /// How many bytes it takes.
    pub bytes: usize,
}

impl<'p> Details<'p> {
    /// Reads what follows `head`. Whatever the bytes are, it ends.
    #[inline]
    pub fn read(head: u32, rest: &'p [u8]) -> Self {
        match head & 3 {
            ONCE => {
                let bytes = varint::length(rest);
                Self { by_field: None, places: Places::InContent(rest.get(..bytes).unwrap_or_default()), bytes }
            }
            OFTEN => {
                let (places, bytes) = places(rest);
                Self { by_field: None, places: Places::InContent(places), bytes }
            }
            form => Self::read_by_field(form, rest),
        }
    }

    #[inline(never)]
    fn read_by_field(form: u32, rest: &'p [u8]) -> Self {
        let (by_field, before) = frequencies(rest);
        let by_field = Some(by_field);
        if form == MANY {
            return Self { by_field, places: Places::NotKept, bytes: before };
        }
        let (places, bytes) = places(rest.get(before..).unwrap_or_default());
        Self { by_field, places: Places::InStream(places), bytes: bytes.saturating_add(before) }
    }

    /// How often the statement has the stem: where the content is all, once for each place.
    #[inline]
    pub fn frequencies(&self) -> Frequencies {
        match (self.by_field, self.places) {
            (Some(frequencies), _) => Frequencies::Mixed(frequencies),
            (None, Places::InContent(places) | Places::InStream(places)) => Frequencies::Content(varint::count(places)),
            (None, Places::NotKept) => Frequencies::Content(0),
        }
    }
}

/// The bytes of places, and how many they take with their number.
#[inline]
fn places(rest: &[u8]) -> (&[u8], usize) {
    let (bytes, length) = varint::read(rest);
    let end = length.saturating_add(bytes as usize);
    (rest.get(length..end).unwrap_or_default(), end)
}

/// Frequencies by field, and how many bytes they take.
fn frequencies(bytes: &[u8]) -> ([u32; FIELDS], usize) {
    let mask = bytes.first().copied().unwrap_or(0);
    let mut frequencies = [0; FIELDS];
    let mut length = 1;
    for (field, frequency) in frequencies.iter_mut().enumerate() {
        if mask & 1 << field != 0 {
            let (value, used) = varint::read(bytes.get(length..).unwrap_or_default());
            *frequency = value;
            length += used;
        }
    }
    (frequencies, length)
}

/// Adds the bytes of a posting to `bytes`.
pub fn encode(posting: &Posting, delta: u32, bytes: &mut Vec<u8>) {
    let mask: u32 = (0..).zip(posting.frequencies).map(|(field, frequency)| u32::from(frequency > 0) << field).sum();
    let is_in_content = mask == 1 << Field::Content as u32;
    if let (true, [place]) = (is_in_content, posting.places) {
        varint::push(delta << 2 | ONCE, bytes);
        varint::push(place - posting.content_start, bytes);
        return;
    }
    let mut before = if is_in_content { posting.content_start } else { 0 };
    let size: usize = distances(posting.places, before).map(varint::size).sum();
    let form = match size {
        0..=MOST_PLACE_BYTES if is_in_content => OFTEN,
        0..=MOST_PLACE_BYTES => MIXED,
        _ => MANY,
    };
    varint::push(delta << 2 | form, bytes);
    if form != OFTEN {
        varint::push(mask, bytes);
        posting.frequencies.into_iter().filter(|&count| count > 0).for_each(|count| varint::push(count, bytes));
    }
    if form != MANY {
        varint::push(size as u32, bytes);
        for &place in posting.places {
            varint::push(place - before, bytes);
            before = place;
        }
    }
}

/// How far each place is from the one before it.
pub(super) fn distances(places: &[u32], mut before: u32) -> impl Iterator<Item = u32> {
    places.iter().map(move |&place| place - std::mem::replace(&mut before, place))
}
