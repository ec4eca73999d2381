//! Bundles written back: what a [`Reader`](super::Reader) read is what it reads again.

use super::{FORMAT, Header, VERSION};
use crate::Statement;
use serde::Serialize;
use std::io::{self, Write};

/// Writes a bundle statement by statement, each on a line of its own, so that a bundle of any length needs no memory
/// and two versions of it can be compared line by line.
///
/// Fields in `extra` that are named like a field of the format are written beside it; whoever makes statements must
/// not make such.
///
/// ```
/// use lectern_core::bundle::{Header, Writer};
///
/// let header = Header { title: Some("Letters".to_owned()), ..Header::default() };
/// let mut writer = Writer::bundle(Vec::new(), &header)?;
/// writer.write(&lectern_core::Statement { id: "a".to_owned(), ..Default::default() })?;
/// let bytes = writer.finish()?;
/// assert!(bytes.starts_with(b"{\"format\":\"statement-bundle\",\"version\":1,\"title\":\"Letters\","));
/// # std::io::Result::Ok(())
/// ```
#[derive(Debug)]
pub struct Writer<W> {
    sink: W,
    layout: Layout,
    /// The header's last bytes, held back until it is known whether a statement follows.
    opening: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    Bundle,
    Lines,
}

#[derive(Serialize)]
struct Opening<'a> {
    format: &'a str,
    version: u32,
    #[serde(flatten)]
    header: &'a Header,
}

impl<W: Write> Writer<W> {
    /// Begins a bundle.
    ///
    /// # Errors
    /// Those of the sink, as everywhere here.
    pub fn bundle(sink: W, header: &Header) -> io::Result<Self> {
        Self::begin(sink, header, Layout::Bundle)
    }

    /// Begins JSON Lines whose first line is the header.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn lines(sink: W, header: &Header) -> io::Result<Self> {
        Self::begin(sink, header, Layout::Lines)
    }

    /// Writes one statement.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn write(&mut self, statement: &Statement) -> io::Result<()> {
        let between: &[u8] = match (self.layout, self.opening.is_empty()) {
            (Layout::Bundle, false) => b",\n\"statements\":[\n",
            (Layout::Bundle, true) => b",\n",
            (Layout::Lines, false) => b"}\n",
            (Layout::Lines, true) => b"\n",
        };
        self.sink.write_all(&std::mem::take(&mut self.opening))?;
        self.sink.write_all(between)?;
        Ok(serde_json::to_writer(&mut self.sink, statement)?)
    }

    /// Ends the file and gives the sink back.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn finish(mut self) -> io::Result<W> {
        // Without a statement both layouts are the same: a header alone would not say that there is none.
        let end: &[u8] = match (self.layout, self.opening.is_empty()) {
            (_, false) => b",\"statements\":[]}\n",
            (Layout::Bundle, true) => b"\n]}\n",
            (Layout::Lines, true) => b"\n",
        };
        self.sink.write_all(&self.opening)?;
        self.sink.write_all(end)?;
        self.sink.flush()?;
        Ok(self.sink)
    }

    fn begin(sink: W, header: &Header, layout: Layout) -> io::Result<Self> {
        let mut opening = serde_json::to_vec(&Opening { format: FORMAT, version: VERSION, header })?;
        opening.pop(); // The brace that closes it: statements follow, or a line end.
        Ok(Self { sink, layout, opening })
    }
}

/// A whole bundle as text.
#[must_use]
pub fn to_json<'a>(header: &Header, statements: impl IntoIterator<Item = &'a Statement>) -> String {
    to_text(Writer::bundle(Vec::new(), header), statements)
}

/// A whole bundle as JSON Lines, the header first.
#[must_use]
pub fn to_json_lines<'a>(header: &Header, statements: impl IntoIterator<Item = &'a Statement>) -> String {
    to_text(Writer::lines(Vec::new(), header), statements)
}

fn to_text<'a>(writer: io::Result<Writer<Vec<u8>>>, statements: impl IntoIterator<Item = &'a Statement>) -> String {
    let write = || {
        let mut writer = writer?;
        statements.into_iter().try_for_each(|statement| writer.write(statement))?;
        writer.finish()
    };
    let bytes = write().expect("memory takes every byte, and every type of a statement has a form in JSON");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}
