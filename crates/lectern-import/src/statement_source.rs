//! Where a statement came from, so that a rebuild finds it again.

use crate::Imported;
use crate::source::{SourceFile, sha256};
use lectern_core::Statement;
use serde_json::Value;

/// What the path is called among the fields of a statement's source.
pub const PATH: &str = "path";

/// Notes the file's path and its SHA-256, unless they are known. A source without a name of its own is called by its
/// path; one that has a name keeps the path beside it.
pub(crate) fn stamp(imported: &mut Imported, file: &SourceFile) {
    let source = imported.statement.source.get_or_insert_default();
    source.sha256.get_or_insert_with(|| sha256(file.bytes));
    if source.name.get_or_insert_with(|| file.path.to_owned()) != file.path {
        source.extra.entry(PATH.to_owned()).or_insert_with(|| Value::String(file.path.to_owned()));
    }
}

/// The path that a statement was read from, where it is known.
#[must_use]
pub fn path(statement: &Statement) -> Option<&str> {
    let source = statement.source.as_ref()?;
    source.extra.get(PATH).and_then(Value::as_str).or(source.name.as_deref())
}

/// The SHA-256 of the file that a statement was read from, where it is known.
#[must_use]
pub fn digest(statement: &Statement) -> Option<&str> {
    statement.source.as_ref()?.sha256.as_deref()
}
