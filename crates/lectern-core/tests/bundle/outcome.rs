//! A file read to its end, in a form that can be compared and shown.

use expect_test::Expect;
use lectern_core::Statement;
use lectern_core::bundle::{Header, Reader};
use lectern_core::protocol::{Loss, OpenFailure, Problem};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// All that a reader says of a file.
#[derive(Debug, PartialEq)]
pub struct Outcome {
    pub statements: Vec<Statement>,
    pub problems: Vec<Problem>,
    pub header: Header,
    pub end: Result<(), OpenFailure>,
}

impl Outcome {
    /// Reads a file in one push.
    pub fn of(bytes: &[u8]) -> Self {
        Self::of_pieces([bytes])
    }

    /// Reads a file in as many pushes as there are pieces.
    pub fn of_pieces<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Self {
        provide_the_module();
        let mut reader = Reader::new();
        let mut statements = Vec::new();
        let pushed = pieces.into_iter().try_for_each(|piece| reader.push(piece, &mut statements));
        let end = pushed.and_then(|()| reader.finish(&mut statements));
        assert_eq!(*reader.info(), reader.header().info());
        let problems = reader.take_problems();
        Self { statements, problems: problems.first().to_vec(), header: reader.header().clone(), end }
    }

    /// The statements' ids and titles, the problems, and how it ended, a line each.
    pub fn summary(&self) -> String {
        let mut text = String::new();
        for statement in &self.statements {
            writeln!(text, "{}: {}", statement.id, statement.title).expect("a string takes every letter");
        }
        for Problem { position, id, field, kind, loss } in &self.problems {
            let id = id.as_deref().unwrap_or("-");
            let field = field.as_deref().unwrap_or("-");
            let loss = match loss {
                Loss::Statement => "statement lost",
                Loss::Field => "field lost",
                Loss::Nothing => "nothing lost",
            };
            writeln!(text, "{}:{} {id} {field} {kind:?}, {loss}", position.line, position.column)
                .expect("a string takes every letter");
        }
        if let Err(failure) = &self.end {
            writeln!(text, "{failure:?}").expect("a string takes every letter");
        }
        text
    }
}

/// Without default features, as the worker is built, packed files are unpacked by the module. It is asked here.
#[cfg(not(feature = "texts"))]
fn provide_the_module() {
    use lectern_core::texts::{Answering, WithWords, provide};
    use std::cell::RefCell;

    thread_local! {
        static ANSWERING: RefCell<Answering> = RefCell::default();
    }
    const WITH_WORDS: WithWords = WithWords { stem: |_, word| word.to_owned(), matching: |_, _| None };
    provide(|question| ANSWERING.with_borrow_mut(|answering| answering.answer(question, WITH_WORDS)));
}

#[cfg(feature = "texts")]
fn provide_the_module() {}

/// Compares the summary of a file.
pub fn check(bytes: impl AsRef<[u8]>, expect: Expect) {
    expect.assert_eq(&Outcome::of(bytes.as_ref()).summary());
}

/// The bundle around some statements, all on one line. The first statement is at column 67.
pub fn bundle(statements: &str) -> String {
    format!(r#"{{"format":"statement-bundle","version":1,"title":"T","statements":[{statements}]}}"#)
}

/// One of the small files that all crates' tests share.
pub fn shared_file(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(name);
    std::fs::read(&path).expect("tests/data is part of the repository")
}

/// A folder of others' data beside the repository; none, said aloud, where it is absent.
pub fn corpus(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora").join(name);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}
