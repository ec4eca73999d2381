//! The words of each statement in their order, for phrases and for words exactly as written.
//!
//! # Layout
//!
//! A statement's stream is a run of LEB128 numbers ([`super::varint`]): a surface is its id plus
//! [`FIRST_SURFACE`]; a smaller number is a [`Zone`] and stands before each value of that zone, so that no phrase reaches
//! from one value (a recipient, a call) into the next. The source comes first and the content last, so that what is
//! looked for in most queries is one stretch ([`Forward::stream`]). Since frequent words have small ids, a word takes 1.6
//! bytes on average in `ungdc-1k.json`.
//!
//! Streams lie one after the other in blocks, so that growing never copies what is there.

use super::lexicon::SurfaceId;
use super::varint;
use std::ops::Range;

/// What a value in a stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// What the source is called, and its address. Found by name alone.
    Source,
    Title,
    Author,
    Role,
    /// A body that issued it, or that an author or signatory belongs to.
    Organization,
    Recipient,
    Summary,
    Call,
    Topic,
    Place,
    /// The occasion, and where it was.
    Event,
    Content,
}

const FIRST_SURFACE: u32 = Zone::Content as u32 + 1;

/// How many bytes of a stream the source takes at most, but for its last word.
const MOST_SOURCE_BYTES: usize = 1 << 12;

/// A longer stream gets a block of its own.
const BLOCK_BYTES: usize = 1 << 18;

/// The streams of all statements.
#[derive(Default)]
pub struct Forward {
    pub(super) blocks: Vec<Vec<u8>>,
    pub(super) places: Vec<Place>,
}

#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) block: u32,
    pub(super) start: u32,
    /// How many bytes of the stream come before the title: the source.
    pub(super) source: u16,
    /// How many come before the content.
    pub(super) head: u32,
    pub(super) len: u32,
}

/// A statement's words while it is being added.
#[derive(Default)]
pub struct Draft {
    bytes: Vec<u8>,
    source: u16,
    head: u32,
}

impl Draft {
    #[inline]
    pub fn push_surface(&mut self, surface: SurfaceId) {
        varint::push(surface.saturating_add(FIRST_SURFACE), &mut self.bytes);
    }

    /// Starts a value. Those of the source come first, then the title, then all others but the content, which is last.
    pub fn start_value(&mut self, zone: Zone) {
        match zone {
            Zone::Title => self.source = u16::try_from(self.bytes.len()).unwrap_or(u16::MAX),
            Zone::Content => self.head = self.bytes.len() as u32,
            _ => {}
        }
        varint::push(zone as u32, &mut self.bytes);
    }

    /// Where the content starts, in bytes from the title on.
    pub fn content_start(&self) -> u32 {
        self.head - u32::from(self.source)
    }

    /// Where the next word goes, in bytes from the title on.
    #[inline]
    pub fn place(&self) -> u32 {
        self.bytes.len() as u32 - u32::from(self.source)
    }

    /// Whether the source has as many words as it may: an address can be a page long.
    pub fn is_full_of_source(&self) -> bool {
        self.bytes.len() >= MOST_SOURCE_BYTES
    }
}

/// What a number in a stream stands for; `None` for a zone.
#[inline]
pub fn surface(code: u32) -> Option<SurfaceId> {
    code.checked_sub(FIRST_SURFACE)
}

/// The most bytes that one of so many surfaces takes in a stream.
pub fn longest_code(surfaces: u32) -> usize {
    varint::size(surfaces.saturating_add(FIRST_SURFACE))
}

impl Forward {
    /// Keeps the stream of the next statement, and empties `draft`.
    pub fn append(&mut self, draft: &mut Draft) {
        let len = draft.bytes.len();
        if self.blocks.last().is_none_or(|block| block.len() + len > block.capacity()) {
            self.blocks.push(Vec::with_capacity(len.max(BLOCK_BYTES)));
        }
        let block = self.blocks.len().saturating_sub(1);
        if let Some(bytes) = self.blocks.last_mut() {
            let (source, head) = (draft.source, draft.head);
            self.places.push(Place { block: block as u32, start: bytes.len() as u32, source, head, len: len as u32 });
            bytes.extend_from_slice(&draft.bytes);
        }
        draft.bytes.clear();
    }

    /// A statement's stream, from its title on.
    pub fn stream(&self, doc: u32) -> &[u8] {
        self.part(doc, |place| usize::from(place.source)..place.len as usize)
    }

    /// Where the content starts in [`Forward::stream`].
    #[inline]
    pub fn content_start(&self, doc: u32) -> u32 {
        self.places.get(doc as usize).map_or(0, |place| place.head.saturating_sub(u32::from(place.source)))
    }

    /// The words of what the source of a statement is called, and of its address.
    pub fn source(&self, doc: u32) -> &[u8] {
        self.part(doc, |place| 0..usize::from(place.source))
    }

    fn part(&self, doc: u32, range: impl Fn(&Place) -> Range<usize>) -> &[u8] {
        let Some(place) = self.places.get(doc as usize) else { return &[] };
        let block = self.blocks.get(place.block as usize).map_or(&[][..], Vec::as_slice);
        block.get(place.start as usize..).and_then(|stream| stream.get(range(place))).unwrap_or_default()
    }

    pub fn memory_bytes(&self) -> usize {
        self.blocks.iter().map(Vec::capacity).sum::<usize>() + self.places.capacity() * size_of::<Place>()
    }
}

/// The numbers of a stream, each with the byte where it starts.
pub fn codes(stream: &[u8]) -> impl Iterator<Item = (usize, u32)> {
    let mut position = 0;
    std::iter::from_fn(move || {
        let rest = stream.get(position..).filter(|rest| !rest.is_empty())?;
        let (code, length) = varint::read(rest);
        let start = position;
        position += length.max(1);
        Some((start, code))
    })
}

/// Where each value of a zone is in a stream, without the mark before it.
pub fn values(stream: &[u8], zone: Zone) -> impl Iterator<Item = Range<usize>> {
    let mut rest = codes(stream).filter(|&(_, code)| surface(code).is_none()).peekable();
    std::iter::from_fn(move || {
        let (mark, of) = rest.next()?;
        let end = rest.peek().map_or(stream.len(), |&(end, _)| end);
        Some((of, mark + 1..end))
    })
    .filter(move |&(of, _)| of == zone as u32)
    .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_of_any_length_come_back_as_they_went_in() {
        let mut forward = Forward::default();
        let mut draft = Draft::default();
        let lengths = [0_u32, 3, 200_000, 1, 400_000, 2];
        for length in lengths {
            for (zone, surface) in [(Zone::Source, Some(9)), (Zone::Title, Some(length)), (Zone::Call, None)] {
                draft.start_value(zone);
                surface.into_iter().for_each(|surface| draft.push_surface(surface));
            }
            draft.start_value(Zone::Content);
            (0..length).for_each(|surface| draft.push_surface(surface));
            forward.append(&mut draft);
        }
        for (doc, length) in (0..).zip(lengths) {
            let surfaces = |stream: &[u8]| codes(stream).map(|(_, code)| surface(code)).collect::<Vec<_>>();
            let content: Vec<_> = [None].into_iter().chain((0..length).map(Some)).collect();
            let (head, text) = forward.stream(doc).split_at(forward.content_start(doc) as usize);
            assert_eq!(surfaces(text), content);
            assert_eq!(surfaces(forward.source(doc)), [None, Some(9)]);
            assert_eq!(surfaces(head), [None, Some(length), None]);
            let titles: Vec<_> = values(head, Zone::Title).map(|value| surfaces(&head[value])).collect();
            assert_eq!(titles, [[Some(length)]]);
        }
    }
}
