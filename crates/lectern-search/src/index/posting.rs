//! A posting as bytes: in how many places a statement has a stem, where, and in which of its forms.
//!
//! # Layout
//!
//! ```text
//! varint(delta << 2 | kind) details
//! ```
//!
//! where `delta` is the distance to the stem's previous statement (from -1), so that it is at least 1, and `kind` says
//! what the details are:
//!
//! | kind | details |
//! | --- | --- |
//! | [`ONCE`] | one place, which is in the content |
//! | [`OFTEN`] | how many places, how many bytes of them, and the places; they are in the content |
//! | [`MIXED`] | a byte with one bit for each field that has the stem, their frequencies, how many bytes of places, and the places |
//! | [`LONG`] | the byte and the frequencies, then where in the pool the places are and how many bytes they take: more than [`MOST_PLACE_BYTES`] |
//!
//! The first two numbers of `OFTEN` are mostly one byte, `varint(places - 2 << 3 | min(bytes - places, 7))`, and where
//! the lower bits are all set `varint(bytes - places - 7)` besides.
//!
//! A place is
//!
//! ```text
//! varint(distance << 1 | is_another_form) [varint(form - 1)]
//! ```
//!
//! where `distance` is how many words come since the place before, and a form is the number of the surface among those of
//! the stem; the one that came first, 0, is left out. Places in the short fields come first, from the first word of the
//! title on; those in the content are counted from its first word ([`CONTENT`]). All numbers are LEB128.
//!
//! In a thousand speeches of 2,850 words a posting has 3.6 places and takes 8.1 bytes on average, slack and addresses not
//! counted: 2.2 bytes for each word of the text, and nothing else is kept of most.

use super::fields::{FIELDS, Field};
use super::varint;

const ONCE: u32 = 0;
const OFTEN: u32 = 1;
const MIXED: u32 = 2;
const LONG: u32 = 3;

/// How many bytes of places a posting has at most; more are kept beside the postings, so that whoever looks for other
/// statements passes over them at once.
pub(super) const MOST_PLACE_BYTES: usize = 64;

/// The place of the content's first word. The words of the short fields are numbered from 0, in the order in which the
/// values are read.
pub const CONTENT: u32 = 1 << 31;

/// Where a word stands, and as which of its stem's surfaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The number of the word in its statement.
    pub place: u32,
    /// The number of the surface in its stem.
    pub form: u32,
}

/// A statement with a stem, how often each field has it, and where.
#[derive(Clone, Copy, Debug)]
pub struct Posting<'p> {
    /// The statement's number.
    pub doc: u32,
    /// By [`Field`].
    pub frequencies: [u32; FIELDS],
    /// In ascending order; as many as the frequencies say.
    pub spots: &'p [Spot],
}

/// Where a stem stands in a statement, as bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places<'p> {
    bytes: &'p [u8],
    /// How many come before the content.
    short: u32,
}

impl Places<'_> {
    /// Calls `visit` with each, in order.
    #[inline]
    pub fn each(self, mut visit: impl FnMut(Spot)) {
        let (mut bytes, mut left) = (self.bytes, self.short);
        let mut place = if left == 0 { CONTENT } else { 0 };
        while !bytes.is_empty() {
            let (number, length) = varint::read(bytes);
            bytes = bytes.get(length..).unwrap_or_default();
            let mut form = 0;
            if number & 1 != 0 {
                let (others, length) = varint::read(bytes);
                form = others.saturating_add(1);
                bytes = bytes.get(length..).unwrap_or_default();
            }
            place = place.wrapping_add(number >> 1);
            visit(Spot { place, form });
            left = left.wrapping_sub(1);
            if left == 0 {
                place = CONTENT;
            }
        }
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
    /// How many places there are, where all are in the content.
    count: u32,
    /// By field, where the content is not all.
    pub by_field: Option<[u32; FIELDS]>,
    /// The bytes of the places; none where they are in the pool.
    here: &'p [u8],
    /// Where in the pool the places are, and how many bytes of it.
    pub in_pool: Option<(u32, u32)>,
    /// How many bytes the details take.
    pub bytes: usize,
}

impl<'p> Details<'p> {
    /// Reads what follows `head`. Whatever the bytes are, it ends.
    ///
    /// Most callers need a part of it, so that what they do not need is not computed either.
    #[inline(always)]
    pub fn read(head: u32, rest: &'p [u8]) -> Self {
        let (count, start, end) = match head & 3 {
            ONCE => {
                let (number, length) = varint::read(rest);
                let form = if number & 1 == 0 { 0 } else { varint::length(rest.get(length..).unwrap_or_default()) };
                (1, 0, length + form)
            }
            OFTEN => often(rest),
            kind => return Self::read_by_field(kind, rest),
        };
        Self { count, by_field: None, here: rest.get(start..end).unwrap_or_default(), in_pool: None, bytes: end }
    }

    #[inline(never)]
    fn read_by_field(kind: u32, rest: &'p [u8]) -> Self {
        let (frequencies, before) = frequencies(rest);
        let by_field = Some(frequencies);
        let rest = rest.get(before..).unwrap_or_default();
        if kind == LONG {
            let (address, first) = varint::read(rest);
            let (length, second) = varint::read(rest.get(first..).unwrap_or_default());
            let bytes = before + first + second;
            return Self { count: 0, by_field, here: &[], in_pool: Some((address, length)), bytes };
        }
        let (here, bytes) = places(rest);
        Self { count: 0, by_field, here, in_pool: None, bytes: bytes.saturating_add(before) }
    }

    /// Where the stem stands; `far` gives the bytes of the pool that are not here.
    #[inline]
    pub fn places(&self, far: impl FnOnce(u32, usize) -> &'p [u8]) -> Places<'p> {
        let bytes = self.in_pool.map_or(self.here, |(address, length)| far(address, length as usize));
        let short =
            self.by_field.map_or(0, |[title, people, summary, _]| title.saturating_add(people).saturating_add(summary));
        Places { bytes, short }
    }

    /// How often the statement has the stem.
    #[inline]
    pub fn frequencies(&self) -> Frequencies {
        match self.by_field {
            Some(frequencies) => Frequencies::Mixed(frequencies),
            None => Frequencies::Content(self.count),
        }
    }
}

/// How many places there are, and where their bytes start and end.
#[inline]
fn often(rest: &[u8]) -> (u32, usize, usize) {
    let (number, mut start) = varint::read(rest);
    let (count, mut longer) = ((number >> 3) + 2, number & 7);
    if longer == 7 {
        let (more, length) = varint::read(rest.get(start..).unwrap_or_default());
        (longer, start) = (more.saturating_add(7), start + length);
    }
    (count, start, start.saturating_add(count as usize).saturating_add(longer as usize))
}

fn push_often(count: usize, places: &[u8], bytes: &mut Vec<u8>) {
    let longer = (places.len() - count) as u32;
    varint::push((count as u32 - 2) << 3 | longer.min(7), bytes);
    if let Some(more) = longer.checked_sub(7) {
        varint::push(more, bytes);
    }
    bytes.extend_from_slice(places);
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

/// A posting while it is being encoded; kept for its allocations.
#[derive(Default)]
pub struct Draft {
    /// What it is encoded as.
    pub bytes: Vec<u8>,
    places: Vec<u8>,
}

/// Encodes a posting into `draft`. `keep` puts the bytes of many places into the pool and tells where they are.
pub fn encode(posting: &Posting, delta: u32, draft: &mut Draft, keep: impl FnOnce(&[u8]) -> u32) {
    let Draft { bytes, places } = draft;
    bytes.clear();
    let in_fields = |field: usize| posting.frequencies.get(field).is_some_and(|&frequency| frequency > 0);
    let mask: u32 = (0..FIELDS).map(|field| u32::from(in_fields(field)) << field).sum();
    let is_in_content = mask == 1 << Field::Content as u32;
    if let (true, [_]) = (is_in_content, posting.spots) {
        varint::push(delta << 2 | ONCE, bytes);
        push_spots(posting.spots, bytes);
        return;
    }
    places.clear();
    push_spots(posting.spots, places);
    let kind = match places.len() {
        0..=MOST_PLACE_BYTES if is_in_content => OFTEN,
        0..=MOST_PLACE_BYTES => MIXED,
        _ => LONG,
    };
    varint::push(delta << 2 | kind, bytes);
    if kind == OFTEN {
        return push_often(posting.spots.len(), places, bytes);
    }
    push_frequencies(posting.frequencies, bytes);
    if kind == LONG {
        varint::push(keep(places), bytes);
        varint::push(places.len() as u32, bytes);
    } else {
        push_places(places, bytes);
    }
}

/// Adds a posting that was read, its places beside it wherever they were: a kept index has no pool.
pub fn encode_whole(head: u32, details: &Details, places: Places, bytes: &mut Vec<u8>) {
    let kind = if details.by_field.is_some() { MIXED } else { head & 3 };
    varint::push(head & !3 | kind, bytes);
    match details.by_field {
        Some(frequencies) => {
            push_frequencies(frequencies, bytes);
            push_places(places.bytes, bytes);
        }
        None if kind == ONCE => bytes.extend_from_slice(places.bytes),
        None => push_often(details.count as usize, places.bytes, bytes),
    }
}

fn push_frequencies(frequencies: [u32; FIELDS], bytes: &mut Vec<u8>) {
    let mask: u32 = (0..).zip(frequencies).map(|(field, frequency)| u32::from(frequency > 0) << field).sum();
    varint::push(mask, bytes);
    frequencies.into_iter().filter(|&count| count > 0).for_each(|count| varint::push(count, bytes));
}

fn push_places(places: &[u8], bytes: &mut Vec<u8>) {
    varint::push(places.len() as u32, bytes);
    bytes.extend_from_slice(places);
}

fn push_spots(spots: &[Spot], bytes: &mut Vec<u8>) {
    let mut before = 0;
    for &Spot { place, form } in spots {
        if place >= CONTENT && before < CONTENT {
            before = CONTENT;
        }
        varint::push((place - before) << 1 | u32::from(form > 0), bytes);
        if let Some(form) = form.checked_sub(1) {
            varint::push(form, bytes);
        }
        before = place;
    }
}
