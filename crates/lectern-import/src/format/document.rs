//! Documents: a text or a page is taken apart into pieces, and assembled to one statement.

use super::Found;
use crate::assemble::{Origin, assemble};
use crate::source::{SourceFile, decode};
use crate::{Imported, Options, html, text};

/// Reads a text file.
pub(super) fn text(file: &SourceFile, options: &Options) -> Found {
    match decode(file) {
        Ok(decoded) => of(assemble(text::read(&decoded, options), Origin::from(&decoded), options), file),
        Err(refusal) => refusal.into(),
    }
}

/// Reads a saved page.
pub(super) fn html(file: &SourceFile, options: &Options) -> Found {
    match html::read(file, options) {
        Ok(imported) => of(imported, file),
        Err(refusal) => refusal.into(),
    }
}

/// Reads the HTML body of a feed's item; none where no text is in it.
pub(super) fn fragment(html: &str, path: &str, options: &Options) -> Option<Imported> {
    // Without a head nothing says that it is UTF-8.
    let page = format!("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><article>{html}</article></body></html>");
    let imported = html::read(&SourceFile { path, bytes: page.as_bytes() }, options).ok()?;
    imported.statement.content.as_deref().is_some_and(|content| !content.trim().is_empty()).then_some(imported)
}

/// A document in which no statement is left is refused, and nothing of it is lost by that: it is a file still.
fn of(imported: Imported, file: &SourceFile) -> Found {
    if imported.statement.content.as_deref().is_none_or(|content| content.trim().is_empty()) {
        let reason = "no text is left in it when what belongs to the page is taken away; copy the text into a file of its own.";
        return Found::refusal(file.path, reason);
    }
    Found { imported: vec![imported], ..Found::default() }
}
