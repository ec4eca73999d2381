//! What the screen is shown of a document.

use super::Shown;
use crate::corrections::{Correction, is_text};
use crate::infer::{Inferred, Part as Place};
use crate::piece::{Block, Piece, Role};
use crate::{Imported, statement_source};
use lectern_core::Statement;
use lectern_core::date::Date;
use lectern_core::making::{self, Document, Evidence, Field, FieldValue, Part, Person, Row};

/// The most that is shown of the words that something was inferred from, in characters.
const EVIDENCE_CHARACTERS: usize = 240;

impl Shown {
    /// The document as a row.
    pub fn row(&self, decided: Option<&Correction>) -> Row {
        let statement = &self.now().statement;
        let authors = statement.authors.iter().map(|author| &author.name).chain(&statement.organizations);
        let source = statement.source.as_ref().and_then(|source| source.name.clone());
        Row {
            key: self.key.clone(),
            title: statement.title.clone(),
            kind: statement.kind.clone(),
            authors: authors.cloned().collect(),
            date: statement.date.as_ref().map(Date::to_string),
            language: statement.language.clone(),
            source: source.or_else(|| statement_source::path(statement).map(str::to_owned)),
            removed: u32::try_from(statement.removed.len()).unwrap_or(u32::MAX),
            evidence: evidence(statement),
            notes: self.notes(),
            is_corrected: decided.is_some_and(Correction::changes_statement),
            is_left_out: decided.is_some_and(|correction| correction.left_out),
        }
    }

    /// The document whole.
    pub fn document(&self, decided: Option<&Correction>) -> Document {
        let Imported { statement, pieces, .. } = self.now();
        // No statement is without a text.
        let is_last = pieces.iter().filter(|piece| is_text(piece)).count() == 1;
        let both = pieces.iter().zip(&self.original.pieces);
        let pieces: Vec<_> = both.map(|(now, was)| piece(now, was, !(is_last && is_text(now)))).collect();
        Document {
            key: self.key.clone(),
            id: statement.id.clone(),
            fields: fields(statement),
            pieces: if pieces.is_empty() { of_record(statement) } else { pieces },
            evidence: evidence(statement),
            notes: self.notes(),
            is_corrected: decided.is_some_and(|correction| !correction.fields.is_empty()),
        }
    }

    fn notes(&self) -> Vec<String> {
        self.now().notes.iter().map(|note| note.text.clone()).chain(self.misfits.iter().cloned()).collect()
    }
}

/// The fields that can be corrected, in the order in which a form has them.
fn fields(statement: &Statement) -> Vec<Field> {
    let text = |value: Option<String>| FieldValue::Text(value.unwrap_or_default());
    let list = |values: &[String]| FieldValue::List(values.to_vec());
    let person = |author: &lectern_core::statement::Author| Person {
        name: author.name.clone(),
        role: author.role.clone().unwrap_or_default(),
        organization: author.organization.clone().unwrap_or_default(),
    };
    let fields = [
        ("title", text(Some(statement.title.clone()))),
        ("kind", text(statement.kind.clone())),
        ("date", text(statement.date.as_ref().map(Date::to_string))),
        ("language", text(statement.language.clone())),
        ("authors", FieldValue::People(statement.authors.iter().map(person).collect())),
        ("organizations", list(&statement.organizations)),
        ("recipients", list(&statement.recipients)),
        ("places", list(&statement.places)),
        ("topics", list(&statement.topics)),
        ("summary", text(statement.summary.clone())),
    ];
    fields.into_iter().map(|(name, value)| Field { name: name.to_owned(), value }).collect()
}

fn piece(now: &Piece, was: &Piece, can_toggle: bool) -> making::Piece {
    let part = match now.role {
        Role::Title => Part::Title,
        Role::Byline => Part::Byline,
        Role::Content(block) => Part::Text(shown_block(block)),
        Role::Removed(reason) => Part::LeftOut(reason.as_str().to_owned()),
    };
    // What was left out is shown as the source has it, also where it is put back.
    let text = if was.role.is_kept() { now.plain().into_owned() } else { was.text.clone() };
    making::Piece { text, part, can_toggle, is_changed: now.role != was.role }
}

fn shown_block(block: Block) -> making::Block {
    match block {
        Block::Heading(level) => making::Block::Heading(level),
        Block::ListItem => making::Block::ListItem,
        Block::Quotation => making::Block::Quotation,
        Block::Paragraph | Block::Verbatim => making::Block::Paragraph,
    }
}

/// The words of a record, which has no pieces.
fn of_record(statement: &Statement) -> Vec<making::Piece> {
    let piece =
        |text: &str, part: Part| making::Piece { text: text.to_owned(), part, can_toggle: false, is_changed: false };
    let content = statement.content.as_deref().or(statement.summary.as_deref()).unwrap_or_default();
    let blocks = content.split("\n\n").filter(|block| !block.trim().is_empty());
    let blocks = blocks.map(|block| piece(block, Part::Text(making::Block::Paragraph)));
    let removed = statement.removed.iter().map(|removed| piece(&removed.text, Part::LeftOut(removed.reason.clone())));
    blocks.chain(removed).collect()
}

fn evidence(statement: &Statement) -> Vec<Evidence> {
    let entries = statement.extra.get("inferred").cloned().unwrap_or_default();
    let entries: Vec<Inferred> = serde_json::from_value(entries).unwrap_or_default();
    entries.into_iter().map(|entry| shown_evidence(statement, entry)).collect()
}

fn shown_evidence(statement: &Statement, inferred: Inferred) -> Evidence {
    let part = match inferred.part {
        Place::Title => Some(statement.title.as_str()),
        Place::Byline => statement.extra.get("byline").and_then(serde_json::Value::as_str),
        Place::Content => statement.content.as_deref(),
        Place::Removed => {
            let removed = inferred.index.and_then(|index| statement.removed.get(index));
            removed.map(|removed| removed.text.as_str())
        }
        Place::Source => None,
    };
    let words = part.and_then(|part| part.get(inferred.start..inferred.end)).unwrap_or_default();
    let mut shown: String = words.chars().take(EVIDENCE_CHARACTERS).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    Evidence { field: inferred.field, value: inferred.value, rule: inferred.rule, words: shown }
}
