//! Tables: CSV and TSV, a statement a row, read by the names in the first row and written so that they are read again.
//!
//! # What is written
//!
//! A column for each field that some statement has, named as a [`Target`](super::Target) is. The values of a list stand
//! between semicolons; where one has a semicolon of its own, the cell holds a JSON array. The parts of authors and the
//! like stand in columns of their own, in the same order. What does not fit so (an unknown field that is no text, an
//! author with fields that the format does not know) is JSON in a column `json:FIELD`. The collection's own fields, its
//! title first, have no place in a table.

mod write;

pub use write::write;

use super::{Found, decode_records, record};
use crate::Options;
use crate::source::{Note, Refusal, SourceFile};
use csv::{ByteRecord, ReaderBuilder, StringRecord};
use serde_json::Value;

/// A table as text, with what is known of its form.
pub(super) struct Sheet {
    text: String,
    separator: u8,
    /// How many lines were passed over before the names.
    skipped: u64,
    /// The first row, each name once.
    pub names: Vec<String>,
    pub notes: Vec<Note>,
}

/// Reads a table, each row on its own.
pub(super) fn read(file: &SourceFile, options: &Options) -> Found {
    let sheet = match Sheet::of(file) {
        Ok(sheet) => sheet,
        Err(refusal) => return refusal.into(),
    };
    let mut found = Found::default();
    sheet.rows(|line, row| {
        let row = match row {
            Ok(row) => row,
            Err(reason) => return found.refuse(file.path, format!("line {line}: {reason}")),
        };
        let values = row.iter().map(|value| Value::String(value.to_owned()));
        match record::read(sheet.names.iter().map(String::as_str).zip(values), &options.mapping) {
            Ok(mut imported) => {
                imported.notes.iter_mut().for_each(|note| note.text = format!("line {line}: {}", note.text));
                found.imported.push(imported);
            }
            Err(reason) => found.refuse(file.path, format!("line {line}: {reason}.")),
        }
    });
    if found.imported.is_empty() && found.refused.is_empty() {
        found.refuse(file.path, "the table has no row besides its names; export it again.");
    }
    if let Some(first) = found.imported.first_mut() {
        first.notes.splice(0..0, sheet.notes.iter().cloned());
    }
    found
}

impl Sheet {
    /// # Errors
    /// Why the file is no table.
    pub fn of(file: &SourceFile) -> Result<Self, Refusal> {
        let refused = |reason: &str| Refusal { path: file.path.to_owned(), reason: reason.to_owned() };
        let (mut text, notes) = decode_records(file)?;
        let mut skipped = 0;
        let mut told = None;
        // What a spreadsheet writes above a table to say what separates its columns.
        if let Some(rest) = text.strip_prefix("sep=")
            && let Some((separator, rest)) = rest.split_once('\n')
        {
            told = separator.bytes().next().filter(|byte| byte.is_ascii());
            text = rest.to_owned();
            skipped = 1;
        }
        let separator = told.unwrap_or_else(|| separator(&text));
        let mut reader = reader(separator).from_reader(text.as_bytes());
        let mut first = StringRecord::new();
        match reader.read_record(&mut first) {
            Ok(true) => {}
            _ => return Err(refused("the table has no first row with the names of its columns.")),
        }
        if first.iter().all(|name| name.trim().is_empty()) {
            return Err(refused("the first row is blank; it has to name the columns."));
        }
        let mut names: Vec<String> = Vec::new();
        for (index, name) in first.iter().enumerate() {
            let name = if name.trim().is_empty() { format!("column {}", index + 1) } else { name.trim().to_owned() };
            let count = names.iter().filter(|other| **other == name).count();
            names.push(if count == 0 { name } else { format!("{name} ({})", count + 1) });
        }
        Ok(Self { text, separator, skipped, names, notes })
    }

    /// Hands over each row after the first, or what is wrong with it, with the line that it begins in.
    pub fn rows(&self, mut take: impl FnMut(u64, Result<StringRecord, String>)) {
        let mut reader = reader(self.separator).from_reader(self.text.as_bytes());
        let mut row = StringRecord::new();
        let mut is_first = true;
        loop {
            match reader.read_record(&mut row) {
                Ok(false) => return,
                Ok(true) if is_first => is_first = false,
                Ok(true) => {
                    let line = row.position().map_or(0, csv::Position::line) + self.skipped;
                    let beyond = row.iter().skip(self.names.len()).any(|value| !value.trim().is_empty());
                    if row.iter().all(|value| value.trim().is_empty()) {
                        continue;
                    }
                    let (values, columns) = (row.len(), self.names.len());
                    take(line, if beyond { Err(uneven(values, columns)) } else { Ok(row.clone()) });
                }
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line) + self.skipped;
                    take(line, Err(format!("{error}.")));
                    if matches!(error.kind(), csv::ErrorKind::Io(_)) {
                        return;
                    }
                }
            }
        }
    }
}

fn uneven(values: usize, columns: usize) -> String {
    format!(
        "the row has {values} values and the first row names {columns} columns; put values that contain the separator \
         in quotation marks."
    )
}

fn reader(separator: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).flexible(true).has_headers(false);
    builder
}

/// What separates the columns: what parts the first rows into equally many, and into most.
fn separator(text: &str) -> u8 {
    const ROWS: usize = 20;
    let width = |separator: u8| {
        let mut reader = reader(separator).from_reader(text.as_bytes());
        let mut row = ByteRecord::new();
        let mut widths = Vec::new();
        while widths.len() < ROWS && reader.read_byte_record(&mut row).unwrap_or(false) {
            widths.push(row.len());
        }
        let first = widths.first().copied().unwrap_or_default();
        let same = widths.iter().filter(|width| **width == first).count();
        if first < 2 { (0, 0) } else { (same * 100 / widths.len().max(1), first) }
    };
    let candidates = [b'|', b'\t', b';', b','];
    candidates.into_iter().max_by_key(|&separator| width(separator)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Kind;

    fn found(text: &str) -> Found {
        let file = SourceFile { path: "letters.csv", bytes: text.as_bytes() };
        crate::format::read_as(&file, Some(Kind::Table), &Options::default())
    }

    #[test]
    fn any_usual_separator_is_found() {
        for text in [
            "title,text\nA,\"B, c\"\n",
            "title;text\nA;B, c\n",
            "title\ttext\r\nA\tB, c\r\n",
            "title|text\nA|B, c\n",
            "sep=;\ntitle;text\nA;B, c",
            "\u{FEFF}title,text\n\nA,\"B, c\"",
        ] {
            let found = found(text);
            assert_eq!(found.refused, [], "{text}");
            assert_eq!(found.imported[0].statement.content.as_deref(), Some("B, c"), "{text}");
        }
    }

    #[test]
    fn a_bad_row_is_refused_with_its_line_and_the_others_go_on() {
        let found = found("title,text\nA,\"one\ntwo\"\nB,b,c,d\nC,\nD,d\n");
        assert_eq!(found.imported.len(), 2);
        let reasons: Vec<&str> = found.refused.iter().map(|refusal| refusal.reason.as_str()).collect();
        assert!(reasons[0].starts_with("line 4: the row has 4 values"), "{reasons:?}");
        assert!(reasons[1].starts_with("line 5: there is no text"), "{reasons:?}");
    }

    #[test]
    fn names_given_twice_and_missing_ones_are_told_apart() {
        let found = found("note,text,,note\none,T,two,three\n");
        let extra: Vec<(&str, &str)> = found.imported[0]
            .statement
            .extra
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
            .collect();
        assert_eq!(extra, [("column 3", "two"), ("note", "one"), ("note (2)", "three")]);
    }
}
