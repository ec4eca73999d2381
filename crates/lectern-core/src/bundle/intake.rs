//! What becomes of the parts of a file: the header, statements, and the list of problems.

use super::feed;
use super::header::HeaderReader;
use super::object::Report;
use super::pending::{Gathered, Piece, after};
use super::problem_list::ProblemList;
use super::register::Register;
use super::stage::Dialect;
use super::statement;
use crate::Statement;
use crate::protocol::{Loss, Malformation, OpenFailure, Position, Problem, ProblemKind};

/// Everything that is kept while a file is read, but for the statements themselves.
#[derive(Debug, Default)]
pub(super) struct Intake {
    pub header: HeaderReader,
    register: Register,
    pub problems: ProblemList,
}

impl Intake {
    /// Takes in a header field.
    ///
    /// # Errors
    /// Those of [`HeaderReader::take`].
    pub fn field(&mut self, dialect: Dialect, name: &str, value: Gathered<'_>) -> Result<(), OpenFailure> {
        self.header.take(dialect, name, value, &mut self.problems)
    }

    /// Takes in that the array of statements begins. A second one is read like the first, and reported.
    pub fn begin_statements(&mut self, dialect: Dialect, position: Position) {
        if self.header.has_statements {
            self.note(position, Some(dialect.statements()), ProblemKind::DuplicateField, Loss::Nothing);
        }
        self.header.has_statements = true;
    }

    /// Takes in a statement. The answer is whether it is an object with an id, which only a statement is.
    pub fn statement(&mut self, dialect: Dialect, piece: Gathered<'_>, out: &mut Vec<Statement>) -> bool {
        let Piece { bytes, start } = match piece {
            Gathered::Whole(piece) => piece,
            Gathered::TooLong { start, bytes } => {
                self.note(start, None, ProblemKind::TooLong(bytes), Loss::Statement);
                return false;
            }
        };
        match str::from_utf8(bytes) {
            Ok(text) => self.statement_text(dialect, text, start, out),
            Err(error) => {
                let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                self.damaged_statement(&String::from_utf8_lossy(bytes), start, after(start, valid));
                false
            }
        }
    }

    /// Says that no statement and no header field follows; `dialect` is absent for lines without a header.
    ///
    /// # Errors
    /// [`OpenFailure::NotACollection`] where the header does not say what it is the header of.
    pub fn finish(&mut self, dialect: Option<Dialect>) -> Result<(), OpenFailure> {
        if let Some(dialect) = dialect {
            self.header.finish(dialect, &mut self.problems)?;
            let start = Position { line: 1, column: 1 };
            if !self.header.has_met("title") {
                self.note(start, Some("title"), ProblemKind::Missing, Loss::Nothing);
            }
            if !self.header.has_statements {
                self.note(start, Some(dialect.statements()), ProblemKind::Missing, Loss::Nothing);
            }
        }
        self.register.report_unknown(&mut self.problems);
        Ok(())
    }

    fn statement_text(&mut self, dialect: Dialect, text: &str, start: Position, out: &mut Vec<Statement>) -> bool {
        let mut report = Report::new(text, start, &mut self.problems);
        let Some(fields) = statement::fields(text, &mut report) else { return false };
        let has_id = fields.raw("id").is_some();
        let read = match dialect {
            Dialect::Bundle => statement::read(fields, &mut report),
            Dialect::Feed => feed::read(fields, &mut report),
        };
        out.extend(read.and_then(|read| self.register.enter(read, &mut self.problems)));
        has_id
    }

    /// Reports a statement with bytes that are not UTF-8, by its id if that can be read.
    fn damaged_statement(&mut self, mended: &str, start: Position, position: Position) {
        let mut ignored = ProblemList::default();
        let mut report = Report::new(mended, start, &mut ignored);
        statement::fields(mended, &mut report);
        let id = report.id;
        let mut report = Report::new(mended, start, &mut self.problems);
        report.id = id;
        report.statement(position, None, ProblemKind::NotJson(Malformation::InvalidUtf8));
    }

    fn note(&mut self, position: Position, field: Option<&str>, kind: ProblemKind, loss: Loss) {
        self.problems.push(Problem { position, id: None, field: field.map(str::to_owned), kind, loss });
    }
}
