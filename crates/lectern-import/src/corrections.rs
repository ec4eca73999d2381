//! What a person decided otherwise than the rules did.
//!
//! A correction says what a field is, or which part a piece plays. It is kept beside the sources, so that they can be
//! read anew, by better rules perhaps, and what a person decided still stands. The same structure is the command
//! line's `corrections.toml` and what the page keeps:
//!
//! ```toml
//! ["letters/2019/anna.txt"]
//! id = "annas-letter"
//! fields.title = "A letter to the council"
//! fields.date = "2019-05-03"
//! fields.topics = []
//! roles = [{ text = "Sign up for our march!", role = { Content = "Paragraph" } }]
//!
//! ["letters/2019/a-copy.txt"]
//! left_out = true
//! ```

mod file;

pub use file::toml_problem;

use crate::line::one_line;
use crate::piece::{Piece, Role};
use crate::{Imported, Options};
use lectern_core::Statement;
use lectern_core::bundle::Reader;
use lectern_core::protocol::Problem;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The corrections of a collection, by the key of the statement: its file's path, and for the statements of a file
/// that holds many `path#id`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Corrections {
    /// Keyed by statement.
    pub statements: BTreeMap<String, Correction>,
}

/// What a person decided about one statement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Correction {
    /// Whether the statement is no part of the collection. Its id stays taken, so that the others keep theirs.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub left_out: bool,
    /// The id that the statement has been given, so that links to it stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Fields of the statement as the bundle has them. A field that is `null` (in TOML, which has no null: `""`) is
    /// empty, whatever the text says.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Value>,
    /// Pieces that play another part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleCorrection>,
}

/// A piece that plays another part than the rules gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleCorrection {
    /// Its words, whatever the space between them.
    pub text: String,
    /// Which of the pieces that have exactly these words is meant, from 1.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub nth: usize,
    /// The part that it plays.
    pub role: Role,
}

impl RoleCorrection {
    /// A piece of a document as the rules made it, in another role. `None` where there is no such piece.
    #[must_use]
    pub fn of(pieces: &[Piece], index: usize, role: Role) -> Option<Self> {
        let text = words(pieces.get(index)?);
        let nth = pieces.iter().take(index).filter(|piece| words(piece) == text).count() + 1;
        Some(Self { text, nth, role })
    }

    /// The piece that is meant, among those that the rules made.
    #[must_use]
    pub fn place(&self, pieces: &[Piece]) -> Option<usize> {
        let text = one_line(&self.text);
        let same = pieces.iter().enumerate().filter(|(_, piece)| words(piece) == text);
        same.map(|(index, _)| index).nth(self.nth.checked_sub(1)?)
    }
}

fn words(piece: &Piece) -> String {
    one_line(&piece.plain())
}

const fn first() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
const fn is_first(nth: &usize) -> bool {
    *nth == first()
}

impl Correction {
    /// Whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether anything was decided but that the statement is no part of the collection.
    #[must_use]
    pub fn changes_statement(&self) -> bool {
        self.id.is_some() || !self.fields.is_empty() || !self.roles.is_empty()
    }

    /// What was decided about a document, applied to what the rules made of it, but for its id, which is the collection's
    /// matter. What does not fit any more, a piece that is not there or a value that the bundle does not take, is told,
    /// and the rest is applied.
    pub fn apply(&self, imported: Imported, options: &Options, problems: &mut Vec<String>) -> Imported {
        let mut imported = self.with_roles(imported, options, problems);
        if self.fields.contains_key("id") {
            problems.push("an id is no field; write `id = …`".to_owned());
        }
        if !self.fields.is_empty() {
            let id = imported.statement.id.clone();
            match with_fields(&imported.statement, &self.fields) {
                Ok((statement, found)) => {
                    imported.statement = Statement { id, ..statement };
                    problems.extend(found);
                }
                Err(problem) => problems.push(problem),
            }
        }
        imported
    }

    fn with_roles(&self, mut imported: Imported, options: &Options, problems: &mut Vec<String>) -> Imported {
        // All are looked for before one is changed: what is meant is what the rules made.
        let places: Vec<_> = self.roles.iter().map(|correction| correction.place(&imported.pieces)).collect();
        let mut is_changed = false;
        for (RoleCorrection { text, role, .. }, place) in self.roles.iter().zip(places) {
            let Some(piece) = place.and_then(|place| imported.pieces.get_mut(place)) else {
                problems.push(format!("no piece has the words “{text}”, whose part was corrected"));
                continue;
            };
            let before = std::mem::replace(piece, piece.in_role(*role));
            if imported.pieces.iter().any(is_text) {
                is_changed = true;
            } else {
                problems.push(format!("without “{text}” no text is left: leave the whole document out instead"));
                if let Some(piece) = place.and_then(|place| imported.pieces.get_mut(place)) {
                    *piece = before;
                }
            }
        }
        if is_changed { imported.assembled_anew(options) } else { imported }
    }
}

/// Whether a piece is a part of the text, which no statement is without.
pub(crate) fn is_text(piece: &Piece) -> bool {
    matches!(piece.role, Role::Content(_)) && !piece.text.trim().is_empty()
}

/// A statement with fields replaced, read as a bundle is read, and what that reading found wrong. What was inferred of
/// these fields is inferred no more.
fn with_fields(statement: &Statement, fields: &BTreeMap<String, Value>) -> Result<(Statement, Vec<String>), String> {
    let unreadable = |error: &dyn std::fmt::Display| format!("the corrected fields cannot be read: {error}");
    let mut object: Map<String, Value> = match serde_json::to_value(statement) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return Err(unreadable(&"no object")),
        Err(error) => return Err(unreadable(&error)),
    };
    for (field, value) in fields {
        let is_empty = value.is_null() || value.as_str() == Some("");
        if is_empty {
            object.remove(field);
        } else {
            object.insert(field.clone(), value.clone());
        }
    }
    if let Some(Value::Array(inferred)) = object.get_mut("inferred") {
        let is_kept = |entry: &Value| {
            let field = entry.get("field").and_then(Value::as_str).unwrap_or_default();
            !fields.contains_key(field.split(['[', '.']).next().unwrap_or_default())
        };
        inferred.retain(is_kept);
    }
    let bundle = serde_json::json!({ "format": "statement-bundle", "version": 1, "title": "", "statements": [object] });
    let (mut reader, mut statements) = (Reader::new(), Vec::new());
    let bytes = bundle.to_string();
    reader.push(bytes.as_bytes(), &mut statements).map_err(|error| unreadable(&format!("{error:?}")))?;
    reader.finish(&mut statements).map_err(|error| unreadable(&format!("{error:?}")))?;
    let problems = reader.take_problems();
    let problem = |problem: &Problem| {
        let field = problem.field.as_deref().unwrap_or("a field");
        format!("what {field} was corrected to cannot be read: {:?}", problem.kind)
    };
    let problems: Vec<String> = problems.first().iter().map(problem).collect();
    match statements.pop() {
        Some(statement) => Ok((statement, problems)),
        None => Err(problems.join("; ")),
    }
}
