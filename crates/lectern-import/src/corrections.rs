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
//! ```

mod file;

pub use file::toml_problem;

use crate::piece::Role;
use crate::{Imported, Options, assemble};
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
    /// Its words; the first piece that has exactly these is meant.
    pub text: String,
    /// The part that it plays.
    pub role: Role,
}

impl Correction {
    /// Whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What was decided about a document, applied to what the rules made of it. What does not fit any more, a piece that
    /// is not there or a value that the bundle does not take, is told, and the rest is applied.
    pub fn apply(&self, imported: Imported, options: &Options, problems: &mut Vec<String>) -> Imported {
        let mut imported = self.with_roles(imported, options, problems);
        if let Some(id) = &self.id {
            imported.statement.id.clone_from(id);
        }
        if !self.fields.is_empty() {
            match with_fields(&imported.statement, &self.fields) {
                Ok((statement, found)) => {
                    imported.statement = statement;
                    problems.extend(found);
                }
                Err(problem) => problems.push(problem),
            }
        }
        imported
    }

    fn with_roles(&self, mut imported: Imported, options: &Options, problems: &mut Vec<String>) -> Imported {
        let mut is_changed = false;
        for RoleCorrection { text, role } in &self.roles {
            let same = |plain: &str| plain.split_whitespace().eq(text.split_whitespace());
            match imported.pieces.iter_mut().find(|piece| same(&piece.plain())) {
                Some(piece) => {
                    *piece = piece.in_role(*role);
                    is_changed = true;
                }
                None => problems.push(format!("no piece has the words “{text}”, whose part was corrected")),
            }
        }
        if !is_changed {
            return imported;
        }
        let id = imported.statement.id;
        let mut anew = assemble::assemble(imported.pieces, imported.origin, options);
        anew.statement.id = id;
        anew
    }
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
