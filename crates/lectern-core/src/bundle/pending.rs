//! The piece of a file whose end has not come yet, and the place in the file that has been reached.

use super::MAX_PIECE_BYTES;
use crate::protocol::Position;

/// A stretch of a file, with the place of its first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub bytes: &'a [u8],
    pub start: Position,
}

/// A piece that came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gathered<'a> {
    Whole(Piece<'a>),
    /// It was longer than [`MAX_PIECE_BYTES`], by its length in bytes, and has not been kept.
    TooLong {
        start: Position,
        bytes: u64,
    },
}

/// Gathers one piece at a time from stretches of bytes, and counts lines and columns on the way.
///
/// A piece that lies within one stretch is never copied.
#[derive(Debug)]
pub(super) struct Pending {
    /// Where the next byte stands.
    position: Position,
    /// Where the piece in progress, or the one given last, begins.
    start: Position,
    /// The piece's bytes of earlier stretches; empty as soon as it proves too long.
    buffer: Vec<u8>,
    /// How many bytes of the piece have been passed over without being kept.
    skipped: u64,
    /// Whether the piece has been given, so that `buffer` holds bytes from before `position`.
    given: bool,
}

/// What a buffer may keep of its memory after a long piece, in bytes.
const KEPT_CAPACITY: usize = 1 << 20;

impl Pending {
    pub fn new() -> Self {
        Self::at(Position { line: 1, column: 1 })
    }

    /// For a file of which everything before `position` has been dealt with.
    pub fn at(position: Position) -> Self {
        Self { position, start: position, buffer: Vec::new(), skipped: 0, given: false }
    }

    /// Where the next byte stands, the piece in progress included.
    pub fn position(&self) -> Position {
        if self.given { self.position } else { after(self.position, &self.buffer) }
    }

    /// Passes over bytes between pieces.
    pub fn pass(&mut self, bytes: &[u8]) {
        self.position = after(self.position, bytes);
    }

    /// Begins a piece with the next byte.
    pub fn begin(&mut self) {
        self.start = self.position;
        self.skipped = 0;
        self.given = false;
        self.buffer.clear();
        self.buffer.shrink_to(KEPT_CAPACITY);
    }

    /// Adds bytes to the piece, whose end is not among them.
    pub fn add(&mut self, bytes: &[u8]) {
        if self.skipped == 0 && self.buffer.len() + bytes.len() <= MAX_PIECE_BYTES {
            self.buffer.extend_from_slice(bytes);
        } else {
            self.skip(bytes);
        }
    }

    /// Adds the piece's last bytes and gives it whole. Another [`begin`](Self::begin) must follow.
    pub fn end<'a>(&'a mut self, last: &'a [u8]) -> Gathered<'a> {
        self.given = true;
        if self.skipped > 0 || self.buffer.len() + last.len() > MAX_PIECE_BYTES {
            self.skip(last);
            let bytes = std::mem::take(&mut self.skipped);
            return Gathered::TooLong { start: self.start, bytes };
        }
        let bytes = if self.buffer.is_empty() {
            last
        } else {
            self.buffer.extend_from_slice(last);
            &self.buffer
        };
        self.position = after(self.position, bytes);
        Gathered::Whole(Piece { bytes, start: self.start })
    }

    fn skip(&mut self, bytes: &[u8]) {
        let buffer = std::mem::take(&mut self.buffer);
        self.pass(&buffer);
        self.pass(bytes);
        self.skipped += (buffer.len() + bytes.len()) as u64;
    }
}

/// The place after `bytes` that begin at `start`.
pub(super) fn after(start: Position, bytes: &[u8]) -> Position {
    match memchr::memrchr(b'\n', bytes) {
        None => Position { line: start.line, column: start.column + bytes.len() as u64 },
        Some(last) => Position {
            line: start.line + memchr::memchr_iter(b'\n', bytes).count() as u64,
            column: (bytes.len() - last) as u64,
        },
    }
}

/// The place before `bytes` that end at `end`, in a piece that begins at `start` with `earlier` in front of them.
pub(super) fn before(start: Position, end: Position, earlier: &[u8], bytes: &[u8]) -> Position {
    let lines = memchr::memchr_iter(b'\n', bytes).count() as u64;
    let column = if lines == 0 {
        end.column - bytes.len() as u64
    } else {
        memchr::memrchr(b'\n', earlier)
            .map_or(start.column + earlier.len() as u64, |last| (earlier.len() - last) as u64)
    };
    Position { line: end.line - lines, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u64, column: u64) -> Position {
        Position { line, column }
    }

    #[test]
    fn columns_count_bytes_from_the_line_s_start() {
        for (text, position) in [("", at(3, 5)), ("ab", at(3, 7)), ("é\n", at(4, 1)), ("a\n\nbc", at(5, 3))] {
            assert_eq!(after(at(3, 5), text.as_bytes()), position, "{text:?}");
        }
    }

    #[test]
    fn places_are_found_backwards_as_forwards() {
        let text = "ab\ncé\n\nd".as_bytes();
        let start = at(3, 5);
        for (from, to) in (0..=text.len()).flat_map(|to| (0..=to).map(move |from| (from, to))) {
            let (earlier, rest) = text.split_at(from);
            let (between, _) = rest.split_at(to - from);
            let end = after(after(start, earlier), between);
            assert_eq!(before(start, end, earlier, between), after(start, earlier), "{from} to {to}");
        }
    }

    #[test]
    fn a_piece_in_stretches_is_given_whole() {
        let mut pending = Pending::new();
        pending.pass(b" \n ");
        pending.begin();
        pending.add(b"on\n");
        assert_eq!(pending.position(), at(3, 1));
        assert_eq!(pending.end(b"e"), Gathered::Whole(Piece { bytes: b"on\ne", start: at(2, 2) }));
    }

    #[test]
    fn a_piece_too_long_is_counted_and_not_kept() {
        let mut pending = Pending::new();
        pending.begin();
        let stretch = vec![b'\n'; 1 << 20];
        for _ in 0..64 {
            pending.add(&stretch);
        }
        assert_eq!(pending.end(b"x"), Gathered::TooLong { start: at(1, 1), bytes: (64 << 20) + 1 });
        pending.begin();
        assert_eq!(pending.end(b"y"), Gathered::Whole(Piece { bytes: b"y", start: at((64 << 20) + 1, 2) }));
    }
}
