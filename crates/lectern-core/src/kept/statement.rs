//! Statements as bytes, and what is said of their collection.
//!
//! A statement is its fields in the order of [`walk`], without names: texts as their length in bytes and their UTF-8,
//! numbers as LEB128, lists as a count and their items, what may be absent as 0 or as 1 and the value. A date is its
//! text, and a field that the reader does not know is its name and its JSON. One function says the order for both
//! directions, so that they cannot drift apart; it names every field, so that a new one cannot be forgotten.
//!
//! That is a tenth of the code that serde makes for JSON, and a text is read as fast as it can be copied.

use crate::bundle::ProblemList;
use crate::protocol::CollectionInfo;
use crate::statement::{Author, Event, Identifier, Removed, Signatory, Source, Status, UnknownFields, add, as_texts};
use crate::{Date, Statement};

/// Appends the bytes of a statement, which stays as it is: it can be changed only because the same function reads one.
pub fn write_statement(statement: &mut Statement, bytes: &mut Vec<u8>) {
    // Writing fails nowhere.
    let _ = walk(&mut Writing(bytes), statement);
}

/// Reads a statement, and leaves what follows it in `bytes`. `None` for bytes that are none.
pub fn read_statement(bytes: &mut &[u8]) -> Option<Statement> {
    let mut statement = Statement::default();
    walk(&mut Reading(bytes), &mut statement)?;
    Some(statement)
}

/// What a collection says of itself and what was wrong with its file, as bytes.
#[must_use]
pub fn write_about(info: &CollectionInfo, problems: &ProblemList) -> Vec<u8> {
    // Fails for sequences of unknown length alone, of which there is none.
    postcard::to_allocvec(&(info, problems)).unwrap_or_default()
}

/// Reads what [`write_about`] wrote; `None` for anything else.
#[must_use]
pub fn read_about(bytes: &[u8]) -> Option<(CollectionInfo, ProblemList)> {
    postcard::from_bytes(bytes).ok()
}

/// Takes values in or gives them out: `None` where the bytes end or are no such value.
trait Codec {
    fn text(&mut self, text: &mut String) -> Option<()>;
    fn number(&mut self, number: &mut u64) -> Option<()>;
}

struct Writing<'b>(&'b mut Vec<u8>);

impl Codec for Writing<'_> {
    fn text(&mut self, text: &mut String) -> Option<()> {
        self.number(&mut (text.len() as u64))?;
        self.0.extend_from_slice(text.as_bytes());
        Some(())
    }

    fn number(&mut self, number: &mut u64) -> Option<()> {
        let mut rest = *number;
        while rest >= 0x80 {
            self.0.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        self.0.push(rest as u8);
        Some(())
    }
}

struct Reading<'r, 'b>(&'r mut &'b [u8]);

impl Codec for Reading<'_, '_> {
    fn text(&mut self, text: &mut String) -> Option<()> {
        let mut length = 0;
        self.number(&mut length)?;
        let (bytes, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        *self.0 = rest;
        *text = str::from_utf8(bytes).ok()?.to_owned();
        Some(())
    }

    fn number(&mut self, number: &mut u64) -> Option<()> {
        *number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            *self.0 = rest;
            *number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(());
            }
        }
        None
    }
}

type Each<T> = fn(&mut dyn Codec, &mut T) -> Option<()>;

fn walk(codec: &mut dyn Codec, statement: &mut Statement) -> Option<()> {
    let Statement { id, title, kind, date, authors, organizations, recipients, signatories, .. } = statement;
    text(codec, id)?;
    text(codec, title)?;
    optional(codec, kind, text)?;
    date_of(codec, date)?;
    list(codec, authors, author)?;
    list(codec, organizations, text)?;
    list(codec, recipients, text)?;
    list(codec, signatories, signatory)?;
    let Statement { total_signatures, event: occasion, places, topics, language, summary, content, calls, .. } =
        statement;
    optional(codec, total_signatures, |codec, number| codec.number(number))?;
    optional(codec, occasion, event)?;
    list(codec, places, text)?;
    list(codec, topics, text)?;
    optional(codec, language, text)?;
    optional(codec, summary, text)?;
    optional(codec, content, text)?;
    list(codec, calls, text)?;
    // All that are not above are named here, so that the compiler tells of a new one.
    let Statement {
        source: origin,
        removed,
        status: standing,
        translation_of,
        replies_to,
        license,
        rights,
        identifiers,
        extra: unknown,
        id: _,
        title: _,
        kind: _,
        date: _,
        authors: _,
        organizations: _,
        recipients: _,
        signatories: _,
        total_signatures: _,
        event: _,
        places: _,
        topics: _,
        language: _,
        summary: _,
        content: _,
        calls: _,
    } = statement;
    optional(codec, origin, source)?;
    list(codec, removed, |codec, Removed { text: piece, reason }| {
        text(codec, piece)?;
        text(codec, reason)
    })?;
    status(codec, standing)?;
    for value in [translation_of, replies_to, license, rights] {
        optional(codec, value, text)?;
    }
    list(codec, identifiers, |codec, Identifier { scheme, value }| {
        text(codec, scheme)?;
        text(codec, value)
    })?;
    extra(codec, unknown)
}

fn author(codec: &mut dyn Codec, author: &mut Author) -> Option<()> {
    let Author { name, role, organization, url, extra: unknown } = author;
    text(codec, name)?;
    for value in [role, organization, url] {
        optional(codec, value, text)?;
    }
    extra(codec, unknown)
}

fn signatory(codec: &mut dyn Codec, signatory: &mut Signatory) -> Option<()> {
    let Signatory { name, role, organization, extra: unknown } = signatory;
    text(codec, name)?;
    for value in [role, organization] {
        optional(codec, value, text)?;
    }
    extra(codec, unknown)
}

fn event(codec: &mut dyn Codec, event: &mut Event) -> Option<()> {
    let Event { name, place, date, extra: unknown } = event;
    text(codec, name)?;
    optional(codec, place, text)?;
    date_of(codec, date)?;
    extra(codec, unknown)
}

fn source(codec: &mut dyn Codec, source: &mut Source) -> Option<()> {
    let Source { name, url, archived_url, retrieved, sha256, extra: unknown } = source;
    for value in [name, url, archived_url, sha256] {
        optional(codec, value, text)?;
    }
    date_of(codec, retrieved)?;
    extra(codec, unknown)
}

fn status(codec: &mut dyn Codec, status: &mut Status) -> Option<()> {
    const ALL: [Status; 3] = [Status::Current, Status::Corrected, Status::Withdrawn];
    let mut number = *status as u64;
    codec.number(&mut number)?;
    *status = *ALL.get(usize::try_from(number).ok()?)?;
    Some(())
}

fn date_of(codec: &mut dyn Codec, date: &mut Option<Date>) -> Option<()> {
    let mut written = date.as_ref().map(|date| date.as_str().to_owned());
    optional(codec, &mut written, text)?;
    if date.is_none() {
        *date = written.map(|written| written.parse()).transpose().ok()?;
    }
    Some(())
}

fn extra(codec: &mut dyn Codec, fields: &mut UnknownFields) -> Option<()> {
    let mut written = as_texts(fields);
    list(codec, &mut written, |codec, (name, json)| {
        text(codec, name)?;
        text(codec, json)
    })?;
    if fields.is_empty() {
        for (name, json) in written {
            add(fields, name, &json);
        }
    }
    Some(())
}

fn text(codec: &mut dyn Codec, value: &mut String) -> Option<()> {
    codec.text(value)
}

fn optional<T: Default>(codec: &mut dyn Codec, value: &mut Option<T>, each: Each<T>) -> Option<()> {
    let mut is_there = u64::from(value.is_some());
    codec.number(&mut is_there)?;
    if is_there == 0 { Some(()) } else { each(codec, value.get_or_insert_default()) }
}

/// Reading a list asks for memory as its items come, so that no count is believed.
fn list<T: Default>(codec: &mut dyn Codec, items: &mut Vec<T>, each: Each<T>) -> Option<()> {
    let mut count = items.len() as u64;
    codec.number(&mut count)?;
    for number in 0..usize::try_from(count).ok()? {
        if number == items.len() {
            items.push(T::default());
        }
        each(codec, items.get_mut(number)?)?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    const STATEMENT: &str = r#"{"id":"a-1","title":"Of “peoples”","kind":"letter","date":"1989-11-09~","authors":[
        {"name":"A","role":"b","organization":"c","url":"d"},{"name":"E","seat":[1.50,{"f":null}]}],
        "organizations":["g","h"],"recipients":["i"],"signatories":[{"name":"j","role":"k","organization":"l","m":1}],
        "total_signatures":18446744073709551615,"event":{"name":"n","place":"o","date":"1989","p":"q"},"places":["r"],
        "topics":["s","t"],"language":"fr","summary":"u","content":"v\n\nw","calls":["x"],"source":{"name":"y",
        "url":"z","archived_url":"aa","retrieved":"2020-01-02","sha256":"ab","ac":true},
        "removed":[{"text":"ad","reason":"ae"}],"status":"withdrawn","translation_of":"a-2","replies_to":"a-3",
        "license":"CC0-1.0","rights":"af","identifiers":[{"scheme":"ag","value":"ah"}],"ai":0.10,"aj":{"ak":[]}}"#;

    /// A statement with every field that there is.
    fn full() -> Statement {
        let (mut reader, mut statements) = (crate::bundle::Reader::new(), Vec::new());
        let line = STATEMENT.replace('\n', " ");
        reader.push(line.as_bytes(), &mut statements).expect("a line");
        reader.finish(&mut statements).expect("a line");
        let statement = statements.pop().expect("one statement");
        let written = serde_json::to_value(&statement).expect("JSON");
        assert_eq!(written, serde_json::from_str::<Value>(&line).expect("JSON"), "every field is there");
        statement
    }

    fn bytes_of(statement: &Statement) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_statement(&mut statement.clone(), &mut bytes);
        bytes
    }

    #[test]
    fn statements_are_read_one_after_the_other_as_they_were_written() {
        let (full, empty) = (full(), Statement::default());
        let bytes = [bytes_of(&full), bytes_of(&empty), vec![7]].concat();
        let mut rest = bytes.as_slice();
        assert_eq!(read_statement(&mut rest), Some(full));
        assert_eq!(read_statement(&mut rest), Some(empty));
        assert_eq!(rest, [7]);
    }

    #[test]
    fn a_statement_that_is_cut_anywhere_is_none() {
        let bytes = bytes_of(&full());
        for end in 0..bytes.len() {
            assert_eq!(read_statement(&mut bytes.get(..end).unwrap_or_default()), None, "{end}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_may_be_given(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..5),
            bytes in prop::collection::vec(any::<u8>(), 0..100),
        ) {
            let mut changed = bytes_of(&full());
            for (at, byte) in changes {
                let at = at.index(changed.len());
                changed.get_mut(at).into_iter().for_each(|slot| *slot = byte);
            }
            let _ = read_statement(&mut changed.as_slice());
            let _ = read_statement(&mut bytes.as_slice());
            let _ = read_about(&bytes);
        }
    }
}
