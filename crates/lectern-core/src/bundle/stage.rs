//! What a file is, and its way from the first object to the last byte.

use super::MAX_PIECE_BYTES;
use super::envelope::{BYTE_ORDER_MARK, Envelope, Part};
use super::header::{feed_version_number, is_format};
use super::intake::Intake;
use super::lines::Lines;
use super::pending::{Gathered, Piece, after};
use crate::Statement;
use crate::protocol::{OpenFailure, Position};

/// How an envelope names its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Bundle,
    Feed,
}

impl Dialect {
    /// The field that holds the statements.
    pub fn statements(self) -> &'static str {
        match self {
            Self::Bundle => "statements",
            Self::Feed => "items",
        }
    }
}

/// How far a file has shown what it is.
#[derive(Debug)]
pub(super) enum Stage {
    Undecided(Undecided),
    Envelope(Envelope, Dialect),
    Lines(StatementLines),
}

impl Stage {
    pub fn new() -> Self {
        let envelope = Envelope::new();
        Self::Undecided(Undecided { envelope, record: Vec::new(), fields: Vec::new(), has_id: false })
    }

    /// Takes in the next bytes of the text.
    ///
    /// # Errors
    /// Whatever makes the rest of the file worthless.
    pub fn push(&mut self, bytes: &[u8], intake: &mut Intake, out: &mut Vec<Statement>) -> Result<(), OpenFailure> {
        let mut input = bytes;
        if let Self::Undecided(undecided) = self {
            let Some(verdict) = undecided.look(&mut input)? else { return Ok(()) };
            let seen = bytes.len() - input.len();
            *self = undecided.leave(verdict, bytes.get(..seen).unwrap_or_default(), intake, out)?;
        }
        if let Self::Envelope(envelope, dialect) = self
            && push_envelope(envelope, *dialect, &mut input, intake, out)?
        {
            *self = Self::Lines(StatementLines::after_header(envelope.position()));
        }
        match self {
            Self::Lines(lines) => lines.push(&mut input, intake, out),
            _ => Ok(()),
        }
    }

    /// Says that no byte follows.
    ///
    /// # Errors
    /// [`OpenFailure::Empty`], [`OpenFailure::CutOff`], or [`OpenFailure::NotACollection`].
    pub fn finish(&mut self, intake: &mut Intake, out: &mut Vec<Statement>) -> Result<(), OpenFailure> {
        if let Self::Undecided(undecided) = self {
            let failure = undecided.envelope.finish().err().unwrap_or(OpenFailure::NotACollection);
            let verdict = undecided.damaged(failure)?;
            *self = undecided.leave(verdict, &[], intake, out)?;
        }
        match self {
            Self::Envelope(envelope, dialect) => {
                envelope.finish()?;
                intake.finish(Some(*dialect))
            }
            Self::Lines(lines) => lines.finish(intake, out),
            Self::Undecided(_) => Ok(()),
        }
    }

    /// Where the next byte of the text stands.
    pub fn position(&self) -> Position {
        match self {
            Self::Undecided(undecided) => undecided.envelope.position(),
            Self::Envelope(envelope, _) => envelope.position(),
            Self::Lines(lines) => lines.lines.position(),
        }
    }
}

/// Takes in parts of a bundle or a feed. The answer is whether the object closed without statements, so that it is a
/// header and lines follow.
fn push_envelope(
    envelope: &mut Envelope,
    dialect: Dialect,
    input: &mut &[u8],
    intake: &mut Intake,
    out: &mut Vec<Statement>,
) -> Result<bool, OpenFailure> {
    while let Some(part) = envelope.next(input)? {
        match part {
            Part::Field { name, value } => intake.field(dialect, name, value)?,
            Part::Array { name, start } if name == dialect.statements() => {
                intake.begin_statements(dialect, start);
                envelope.enter();
            }
            Part::Array { .. } => {}
            Part::Element(value) => {
                intake.statement(dialect, value, out);
            }
            Part::Closed if dialect == Dialect::Bundle && !intake.header.has_statements => return Ok(true),
            Part::Closed => {}
        }
    }
    Ok(false)
}

/// The first object of a file, until a field of it tells what the file is.
#[derive(Debug)]
pub(super) struct Undecided {
    envelope: Envelope,
    /// All bytes of earlier pushes, needed again where the object proves to be a line.
    record: Vec<u8>,
    /// The object's fields so far.
    fields: Vec<EarlyField>,
    has_id: bool,
}

#[derive(Debug)]
struct EarlyField {
    name: String,
    value: Vec<u8>,
    start: Position,
}

/// What the first object told.
enum Verdict {
    Envelope {
        dialect: Dialect,
        statements_at: Option<Position>,
    },
    /// The object is closed, and is the first line.
    Line,
    /// It is damaged, or too long to say, but may be the first of several lines. If it is not, this is what failed.
    Damaged(OpenFailure),
}

impl Undecided {
    /// Looks at parts of `input` until one tells what the file is.
    fn look(&mut self, input: &mut &[u8]) -> Result<Option<Verdict>, OpenFailure> {
        // Counted in bytes of the file, so that what is found does not depend on how it is cut into pushes.
        let room = MAX_PIECE_BYTES.saturating_sub(self.record.len());
        let bytes = *input;
        let (mut visible, beyond) = bytes.split_at(room.min(bytes.len()));
        let verdict = self.look_at(&mut visible)?;
        *input = bytes.get(bytes.len() - beyond.len() - visible.len()..).unwrap_or_default();
        match verdict {
            None if !beyond.is_empty() => Ok(Some(Verdict::Damaged(OpenFailure::NotACollection))),
            None => {
                self.record.extend_from_slice(bytes);
                Ok(None)
            }
            verdict => Ok(verdict),
        }
    }

    fn look_at(&mut self, input: &mut &[u8]) -> Result<Option<Verdict>, OpenFailure> {
        loop {
            match self.envelope.next(input) {
                Ok(None) => return Ok(None),
                Ok(Some(Part::Field { name, value: Gathered::Whole(Piece { bytes, start }) })) => {
                    let field = EarlyField { name: name.to_owned(), value: bytes.to_vec(), start };
                    if let Some(dialect) = self.learn(field) {
                        return Ok(Some(Verdict::Envelope { dialect, statements_at: None }));
                    }
                }
                Ok(Some(Part::Array { name, start })) if !self.has_id => {
                    let dialects = [Dialect::Bundle, Dialect::Feed];
                    if let Some(dialect) = dialects.into_iter().find(|dialect| dialect.statements() == name) {
                        self.envelope.enter();
                        return Ok(Some(Verdict::Envelope { dialect, statements_at: Some(start) }));
                    }
                }
                Ok(Some(Part::Closed)) => return Ok(Some(Verdict::Line)),
                Ok(Some(Part::Field { .. } | Part::Array { .. } | Part::Element(_))) => {}
                Err(failure) => return self.damaged(failure).map(Some),
            }
        }
    }

    /// Keeps a field; what it says that the file is, unless the statements have been passed over as a mere field.
    fn learn(&mut self, field: EarlyField) -> Option<Dialect> {
        let raw = str::from_utf8(&field.value).unwrap_or_default();
        let dialect = match field.name.as_str() {
            "format" if is_format(raw) => Some(Dialect::Bundle),
            "version" if feed_version_number(raw).is_some() => Some(Dialect::Feed),
            _ => None,
        };
        self.has_id |= field.name == "id";
        self.fields.push(field);
        dialect.filter(|dialect| !self.fields.iter().any(|field| field.name == dialect.statements()))
    }

    /// Whether an object that failed can still be a damaged line: no header has an id.
    fn damaged(&self, failure: OpenFailure) -> Result<Verdict, OpenFailure> {
        if self.has_id { Ok(Verdict::Damaged(failure)) } else { Err(failure) }
    }

    /// The next stage. `seen` is what has been read of the latest push.
    fn leave(
        &mut self,
        verdict: Verdict,
        seen: &[u8],
        intake: &mut Intake,
        out: &mut Vec<Statement>,
    ) -> Result<Stage, OpenFailure> {
        let envelope = std::mem::replace(&mut self.envelope, Envelope::new());
        if let Verdict::Envelope { dialect, statements_at } = verdict {
            for EarlyField { name, value, start } in &self.fields {
                intake.field(dialect, name, Gathered::Whole(Piece { bytes: value, start: *start }))?;
            }
            if let Some(start) = statements_at {
                intake.begin_statements(dialect, start);
            }
            return Ok(Stage::Envelope(envelope, dialect));
        }
        let mut record = std::mem::take(&mut self.record);
        record.extend_from_slice(seen);
        let (text, start) = without_mark(&record);
        let lines = match verdict {
            Verdict::Damaged(otherwise) => {
                let mut lines = StatementLines::new(Lines::at(start), otherwise);
                lines.push(&mut &*text, intake, out)?;
                lines
            }
            _ => StatementLines::new(Lines::within(text, start), OpenFailure::NotACollection),
        };
        Ok(Stage::Lines(lines))
    }
}

/// A file's text from the first byte that means something, and its place.
fn without_mark(record: &[u8]) -> (&[u8], Position) {
    let text = record.strip_prefix(&BYTE_ORDER_MARK).unwrap_or(record);
    let trimmed = text.trim_ascii_start();
    let space = text.get(..text.len() - trimmed.len()).unwrap_or_default();
    (trimmed, after(Position { line: 1, column: 1 }, space))
}

/// Lines, each a statement, and whether one of them has proved it.
#[derive(Debug)]
pub(super) struct StatementLines {
    lines: Lines,
    has_header: bool,
    /// Whether the file is known to be lines of statements: by its header, or by a line that is an object with an id.
    is_known: bool,
    read: u32,
    /// What the file is if no line proves it.
    otherwise: OpenFailure,
}

/// After so many lines of which none is an object with an id, a file is not lines of statements.
const LINES_TO_PROVE: u32 = 1000;

impl StatementLines {
    fn new(lines: Lines, otherwise: OpenFailure) -> Self {
        Self { lines, has_header: false, is_known: false, read: 0, otherwise }
    }

    fn after_header(position: Position) -> Self {
        let lines = Self::new(Lines::at(position), OpenFailure::NotACollection);
        Self { has_header: true, is_known: true, ..lines }
    }

    fn push(&mut self, input: &mut &[u8], intake: &mut Intake, out: &mut Vec<Statement>) -> Result<(), OpenFailure> {
        while let Some(line) = self.lines.next(input) {
            self.is_known |= intake.statement(Dialect::Bundle, line, out);
            self.read += 1;
            if !self.is_known && self.read >= LINES_TO_PROVE {
                return Err(self.otherwise.clone());
            }
        }
        Ok(())
    }

    fn finish(&mut self, intake: &mut Intake, out: &mut Vec<Statement>) -> Result<(), OpenFailure> {
        if let Some(line) = self.lines.finish() {
            self.is_known |= intake.statement(Dialect::Bundle, line, out);
            self.read += 1;
        }
        if !self.is_known {
            return Err(self.otherwise.clone());
        }
        intake.header.has_statements |= self.read > 0;
        intake.finish(self.has_header.then_some(Dialect::Bundle))
    }
}
