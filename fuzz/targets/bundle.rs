//! Any bytes as a collection's file: however they are cut into pieces, they are read as the same.

#![no_main]

use lectern_core::Statement;
use lectern_core::bundle::{Header, Reader};
use lectern_core::protocol::{CollectionInfo, OpenFailure, Problem};
use libfuzzer_sys::fuzz_target;

/// No piece is longer than this, so that most inputs have several.
const LONGEST_PIECE: usize = 61;

/// All that a reader says of a file.
#[derive(Debug, PartialEq)]
struct Outcome {
    statements: Vec<Statement>,
    problems: Vec<Problem>,
    problems_total: u64,
    header: Header,
    info: CollectionInfo,
    end: Result<(), OpenFailure>,
}

fuzz_target!(|file: &[u8]| {
    let whole = read([file]);
    // The length of the pieces is part of the chance: it comes from the file's last byte.
    let length = 1 + file.last().map_or(0, |&last| usize::from(last) % LONGEST_PIECE);
    assert_eq!(read(file.chunks(length)), whole, "in pieces of {length} bytes");
    assert_eq!(read(file.chunks(1)), whole, "byte by byte");
});

fn read<'f>(pieces: impl IntoIterator<Item = &'f [u8]>) -> Outcome {
    let (mut reader, mut statements) = (Reader::new(), Vec::new());
    let pushed = pieces.into_iter().try_for_each(|piece| reader.push(piece, &mut statements));
    let end = pushed.and_then(|()| reader.finish(&mut statements));
    let problems = reader.take_problems();
    Outcome {
        statements,
        problems: problems.first().to_vec(),
        problems_total: problems.total(),
        header: reader.header().clone(),
        info: reader.info().clone(),
        end,
    }
}
