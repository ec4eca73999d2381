//! Documents: a text or a page is taken apart into pieces, and assembled to one statement.

use super::Found;
use crate::assemble::{Origin, assemble};
use crate::html::{self, Page};
use crate::line::one_line;
use crate::piece::{Block, Role};
use crate::source::{Decoded, Note, Refusal, SourceFile, decode, sha256};
use crate::{Imported, Options, text};
use encoding_rs::Encoding;
use lectern_core::Statement;

/// How far into a page its encoding may be declared, in bytes (HTML, “Determining the character encoding”).
const DECLARATION_BYTES: usize = 1024;

/// Reads a text file.
pub(super) fn text(file: &SourceFile, options: &Options) -> Found {
    match decode(file) {
        Ok(decoded) => of(assemble(text::read(&decoded, options), Origin::from(&decoded), options), file),
        Err(refusal) => refusal.into(),
    }
}

/// Reads a saved page.
pub(super) fn html(file: &SourceFile, options: &Options) -> Found {
    let outcome = decode_page(file).and_then(|decoded| {
        let page = html::read(&decoded.text, file.path, options)?;
        let mut origin = Origin { stated: page.metadata.stated(), ..Origin::from(&decoded) };
        origin.notes.extend(page.notes);
        Ok(assemble(page.pieces, origin, options))
    });
    match outcome {
        Ok(imported) => of(imported, file),
        Err(refusal) => refusal.into(),
    }
}

/// Assembles the HTML body of a feed's item, of which the other fields are known; none where no text is in it.
pub(super) fn fragment(html: &str, stated: Statement, path: &str, options: &Options) -> Option<Imported> {
    let Page { mut pieces, notes, .. } = html::read(&page_around(html), path, options).ok()?;
    for piece in &mut pieces {
        // The item says what its title is; a heading inside it is a part of the text.
        if piece.role == Role::Title && piece.text.trim() != stated.title.trim() {
            *piece = piece.in_role(Role::Content(Block::Heading(2)));
        }
    }
    let origin = Origin { path: path.to_owned(), sha256: String::new(), stated, notes };
    let mut imported = assemble(pieces, origin, options);
    if imported.origin.stated.source.as_ref().is_none_or(|source| source.name.is_none())
        && let Some(source) = &mut imported.statement.source
    {
        source.name = None;
    }
    has_text(&imported).then_some(imported)
}

/// The words of a piece of HTML, on one line.
pub(super) fn words(html: &str, path: &str, options: &Options) -> Option<String> {
    let page = html::read(&page_around(html), path, options).ok()?;
    let words: Vec<String> = page.pieces.iter().map(|piece| piece.plain().into_owned()).collect();
    Some(one_line(&words.join(" "))).filter(|words| !words.is_empty())
}

fn page_around(html: &str) -> String {
    format!("<!DOCTYPE html><html><body><main><article>{html}</article></main></body></html>")
}

/// A page's bytes as text: in the encoding that it declares, where it is not UTF-8.
fn decode_page(file: &SourceFile) -> Result<Decoded, Refusal> {
    let Some(encoding) = declared(file.bytes).filter(|_| str::from_utf8(file.bytes).is_err()) else {
        return decode(file);
    };
    let (text, had_errors) = encoding.decode_without_bom_handling(file.bytes);
    if had_errors {
        return decode(file);
    }
    let mut decoded = decode(&SourceFile { path: file.path, bytes: text.as_bytes() })?;
    decoded.notes.insert(0, Note::new(format!("The text is in {}, as the page says.", encoding.name())));
    decoded.encoding = encoding.name();
    decoded.sha256 = sha256(file.bytes);
    Ok(decoded)
}

/// The encoding that a page names in a `<meta>` or an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..DECLARATION_BYTES).unwrap_or(bytes)).to_ascii_lowercase();
    ["charset=", "encoding="].into_iter().find_map(|name| {
        let (_, rest) = head.split_once(name)?;
        let label = rest.trim_start_matches(['"', '\'', ' ']);
        Encoding::for_label(label.split(['"', '\'', ' ', ';', '>', '/']).next()?.as_bytes())
    })
}

fn has_text(imported: &Imported) -> bool {
    imported.statement.content.as_deref().is_some_and(|content| !content.trim().is_empty())
}

/// A document in which no text is left is refused; nothing of it is lost by that, as it is a file still.
fn of(imported: Imported, file: &SourceFile) -> Found {
    if !has_text(&imported) {
        let reason =
            "no text is left when what belongs to the page is taken away; copy the text into a file of its own.";
        return Found::refusal(file.path, reason);
    }
    Found { imported: vec![imported], ..Found::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, bytes: &[u8]) -> Found {
        crate::format::read(&SourceFile { path, bytes }, &Options::default())
    }

    #[test]
    fn a_page_says_its_encoding_its_author_and_its_day() {
        let page = "<html lang=\"fr\"><head><meta charset=\"iso-8859-2\"><title>Za czystą rzekę</title>\
            <meta property=\"og:site_name\" content=\"Przykład\"><meta property=\"article:published_time\" content=\"2019-05-03T10:00:00Z\"></head>\
            <body><nav><a href=\"/\">Strona</a></nav><article><h1>Za czystą rzekę</h1>\
            <p>Prosimy radę miasta, by rzeka była czysta i dostępna dla wszystkich mieszkańców, którzy żyją nad jej brzegiem.</p>\
            <p>Rzeka należy do nas wszystkich, a jej woda płynie przez nasze miasto od pokoleń, i tak ma pozostać.</p></article></body></html>";
        let (bytes, _, _) = Encoding::for_label(b"iso-8859-2").unwrap().encode(page);
        let found = found("rzeka.html", &bytes);
        assert_eq!(found.refused, []);
        let imported = &found.imported[0];
        let statement = &imported.statement;
        assert_eq!(statement.title, "Za czystą rzekę");
        assert!(statement.content.as_deref().unwrap().starts_with("Prosimy radę miasta"));
        assert_eq!(statement.date.as_ref().unwrap().as_str(), "2019-05-03");
        assert_eq!(statement.source.as_ref().unwrap().name.as_deref(), Some("Przykład"));
        assert_eq!(crate::statement_source::path(statement), Some("rzeka.html"));
        assert!(imported.notes[0].text.contains("ISO-8859-2"), "{:?}", imported.notes);
    }

    #[test]
    fn a_page_that_is_nested_without_end_is_refused_or_read_in_bounded_time() {
        let page = format!("<html><body>{}Text", "<div>".repeat(100_000));
        let found = found("deep.html", page.as_bytes());
        assert_eq!(found.imported.len() + found.refused.len(), 1);
    }

    #[test]
    fn a_file_without_text_is_refused() {
        for (path, bytes) in
            [("a.html", b"<html><body></body></html>".as_slice()), ("a.txt", b" \n "), ("b.txt", b"\xEF\xBB\xBF")]
        {
            assert_eq!(found(path, bytes).refused.len(), 1, "{path}");
        }
    }
}
