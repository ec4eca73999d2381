//! The reader's two doors: bytes in, statements out.

use super::Header;
use super::gzip::End;
use super::intake::Intake;
use super::problem_list::ProblemList;
use super::stage::Stage;
use super::unpack::Unpack;
use crate::Statement;
use crate::protocol::{CollectionInfo, OpenFailure};

/// Reads a collection from bytes as they come, however they are cut.
///
/// ```
/// use lectern_core::bundle::Reader;
///
/// let file = br#"{"format": "statement-bundle", "version": 1, "title": "Two letters",
///     "statements": [{"id": "first", "title": "A letter", "summary": "Asks for peace."}, {"id": "second"}]}"#;
/// let mut reader = Reader::new();
/// let mut statements = Vec::new();
/// for chunk in file.chunks(7) {
///     reader.push(chunk, &mut statements)?;
/// }
/// reader.finish(&mut statements)?;
///
/// assert_eq!(reader.info().title.as_deref(), Some("Two letters"));
/// assert_eq!(statements.len(), 1);
/// let problems = reader.take_problems();
/// let problem = &problems.first()[0];
/// assert_eq!((problem.position.line, problem.id.as_deref()), (2, Some("second")));
/// # Ok::<(), lectern_core::protocol::OpenFailure>(())
/// ```
#[derive(Debug)]
pub struct Reader {
    unpack: Unpack,
    text: Text,
    info: CollectionInfo,
    failure: Option<OpenFailure>,
}

/// The unpacked side.
#[derive(Debug)]
struct Text {
    stage: Stage,
    intake: Intake,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// A reader at the beginning of a file.
    #[must_use]
    pub fn new() -> Self {
        let text = Text { stage: Stage::new(), intake: Intake::default() };
        Self { unpack: Unpack::new(), text, info: CollectionInfo::default(), failure: None }
    }

    /// Takes in the next bytes, gzip (by its magic number) or plain, and appends each statement completed.
    ///
    /// # Errors
    /// What makes the whole file worthless, as soon as it shows; the same again on every later call. Statements that
    /// were complete before are appended all the same.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<Statement>) -> Result<(), OpenFailure> {
        self.unless_failed(|unpack, text| unpack.push(bytes, &mut |stretch| text.push(stretch, out)))
    }

    /// Says that no byte follows.
    ///
    /// # Errors
    /// Those of [`push`](Self::push), and whatever is missing at the end.
    pub fn finish(&mut self, out: &mut Vec<Statement>) -> Result<(), OpenFailure> {
        self.unless_failed(|unpack, text| match unpack.finish(&mut |stretch| text.push(stretch, out))? {
            End::Whole => text.stage.finish(&mut text.intake, out),
            End::CutOff => Err(OpenFailure::CutOff { position: text.stage.position() }),
        })
    }

    /// Whether all that came is held, because it is gzip and what unpacks it is not at hand ([`crate::texts`]). The
    /// next [`push`](Self::push) after it was provided, of no bytes perhaps, takes it in;
    /// [`finish`](Self::finish) fails before.
    #[must_use]
    pub fn waits_for_texts(&self) -> bool {
        self.unpack.is_waiting()
    }

    /// What the collection says of itself, as far as it has been read.
    #[must_use]
    pub fn info(&self) -> &CollectionInfo {
        &self.info
    }

    /// The same in the form of the file, with the fields that this reader does not know, for a writer.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.text.intake.header.header
    }

    /// The problems met since they were last taken. Each statement that was left out is exactly one problem with
    /// [`Loss::Statement`](crate::protocol::Loss::Statement).
    pub fn take_problems(&mut self) -> ProblemList {
        self.text.intake.problems.take()
    }

    fn unless_failed(
        &mut self,
        work: impl FnOnce(&mut Unpack, &mut Text) -> Result<(), OpenFailure>,
    ) -> Result<(), OpenFailure> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        let outcome = work(&mut self.unpack, &mut self.text);
        self.info = self.header().info();
        self.failure = outcome.clone().err();
        outcome
    }
}

impl Text {
    fn push(&mut self, bytes: &[u8], out: &mut Vec<Statement>) -> Result<(), OpenFailure> {
        self.stage.push(bytes, &mut self.intake, out)
    }
}
