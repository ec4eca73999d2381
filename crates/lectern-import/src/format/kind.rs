//! Which kind of file it is, by what it begins with, then by its name.

use super::synonyms;
use crate::source::{SourceFile, foreign};
use serde::{Deserialize, Serialize};

/// A kind of file that statements are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Plain text: one statement.
    Text,
    /// A saved page: one statement.
    Html,
    /// CommonMark, perhaps with YAML front matter: one statement.
    Markdown,
    /// CSV or TSV: a statement a row.
    Table,
    /// JSON Lines or a JSON array: a statement an object, whose fields are mapped.
    Records,
    /// A statement bundle, whole or as lines, perhaps gzipped.
    Bundle,
    /// A JSON Feed.
    JsonFeed,
    /// RSS or Atom.
    Syndication,
    /// An archive of any of these.
    Zip,
}

/// How much of a file is looked at, in bytes.
const HEAD_BYTES: usize = 16 << 10;

/// Names' ends of text that holds no statement.
const PARTS_OF_PAGES: &[&str] = &["css", "js", "mjs", "map", "svg", "ts", "wasm"];

impl Kind {
    /// The kind that a file seems to be of.
    ///
    /// # Errors
    /// Why no statement is read from such a file, and what to do, in a sentence.
    pub fn of(file: &SourceFile) -> Result<Self, String> {
        let bytes = file.bytes;
        if let Some(reason) = foreign(bytes) {
            return Err(reason.to_owned());
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return Ok(Self::Zip);
        }
        if bytes.starts_with(b"\x1F\x8B") {
            return Ok(Self::Bundle);
        }
        let end = extension(file.path);
        if PARTS_OF_PAGES.contains(&end.as_str()) {
            return Err("it is a part of a page (style, script or drawing) and holds no text of its own.".to_owned());
        }
        let head = head(bytes)?;
        Self::of_text(head.trim_start(), &end)
    }

    /// The kind that somebody calls by this name; also the usual end of a file's name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "txt" | "text" => Self::Text,
            "html" | "htm" | "xhtml" => Self::Html,
            "md" | "markdown" | "mdown" | "mkd" => Self::Markdown,
            "csv" | "tsv" | "tab" => Self::Table,
            "jsonl" | "ndjson" => Self::Records,
            "rss" | "atom" => Self::Syndication,
            "zip" => Self::Zip,
            _ => return None,
        })
    }

    fn of_text(text: &str, end: &str) -> Result<Self, String> {
        match text.chars().next() {
            Some('{' | '[') if !matches!(end, "txt" | "md" | "markdown" | "csv" | "html") => return json(text),
            Some('{') if json(text) == Ok(Self::Bundle) => return Ok(Self::Bundle),
            Some('<') => match markup(text) {
                Some(kind) => return Ok(kind),
                None if end == "xml" => return Err(UNKNOWN_XML.to_owned()),
                None => {}
            },
            _ => {}
        }
        if text.starts_with("---\n") || text.starts_with("---\r\n") {
            return Ok(Self::Markdown);
        }
        match Self::named(end) {
            Some(Self::Records) => json(text),
            Some(Self::Zip) => Err("it is called an archive and is none; save or download it again.".to_owned()),
            Some(Self::Syndication) => Err(UNKNOWN_XML.to_owned()),
            Some(Self::Text) | None if seems_table(text) => Ok(Self::Table),
            Some(kind) => Ok(kind),
            None if end == "json" => Err(NOT_JSON.to_owned()),
            None => Ok(Self::Text),
        }
    }
}

const UNKNOWN_XML: &str = "it is XML, but neither RSS nor Atom nor a page; save it as HTML, text or CSV.";
const NOT_JSON: &str =
    "it is not JSON: a collection begins with `{`, an array of records with `[`; export it again, or rename it.";

/// The end of a name, after its last full stop, in small letters.
pub(super) fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default()
}

/// The beginning of a file as text, good enough to tell its kind by.
fn head(bytes: &[u8]) -> Result<String, String> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    for (mark, unit) in [(b"\xFF\xFE", u16::from_le_bytes as fn([u8; 2]) -> u16), (b"\xFE\xFF", u16::from_be_bytes)] {
        if let Some(rest) = head.strip_prefix(mark) {
            let units: Vec<u16> = rest.as_chunks::<2>().0.iter().map(|&pair| unit(pair)).collect();
            return Ok(String::from_utf16_lossy(&units));
        }
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let odd = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    // Text has next to no control characters; a file of anything else has some in every few bytes.
    if head.iter().filter(odd).count() * 20 > head.len() {
        return Err("it is binary, and no kind that statements are read from; save it as text, HTML or CSV.".to_owned());
    }
    Ok(String::from_utf8_lossy(head).into_owned())
}

fn json(text: &str) -> Result<Kind, String> {
    if text.starts_with('[') {
        return Ok(Kind::Records);
    }
    if text.contains("jsonfeed.org/version/") {
        return Ok(Kind::JsonFeed);
    }
    let line = text.lines().next().unwrap_or_default();
    let first: Option<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(line).ok();
    let is_string = |value: Option<&serde_json::Value>| value.is_some_and(serde_json::Value::is_string);
    match first {
        // A statement as a bundle has it; anything else that is whole in a line is a record.
        Some(first) if first.contains_key("statements") || first.get("format").is_some_and(is_bundle) => {
            Ok(Kind::Bundle)
        }
        Some(first)
            if is_string(first.get("id"))
                && is_string(first.get("title"))
                && (is_string(first.get("content")) || is_string(first.get("summary"))) =>
        {
            Ok(Kind::Bundle)
        }
        Some(_) => Ok(Kind::Records),
        // A line that is longer than what is looked at, or an object over several lines: what it is shows all the same.
        None if text.contains("\"statements\"") || text.contains(lectern_core::bundle::FORMAT) => Ok(Kind::Bundle),
        None => Ok(Kind::Records),
    }
}

fn is_bundle(format: &serde_json::Value) -> bool {
    format.as_str() == Some(lectern_core::bundle::FORMAT)
}

/// HTML or a feed, by the first element; none where the `<` is of something else.
fn markup(text: &str) -> Option<Kind> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let skipped = if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if rest.starts_with("<?") {
            rest.split_once("?>")
        } else if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            let (doctype, after) = rest.split_once('>')?;
            if doctype.to_ascii_lowercase().contains("html") {
                return Some(Kind::Html);
            }
            Some(("", after))
        } else {
            None
        };
        match skipped {
            Some((_, after)) => rest = after,
            None => break,
        }
    }
    let name: String =
        rest.strip_prefix('<')?.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == ':').collect();
    match name.to_ascii_lowercase().as_str() {
        "rss" | "feed" | "rdf:rdf" | "atom:feed" => Some(Kind::Syndication),
        "html" | "head" | "body" | "div" | "p" | "article" | "main" | "section" | "h1" | "h2" | "h3" | "meta"
        | "title" | "table" | "ul" | "ol" | "span" | "a" | "center" | "link" | "script" | "header" | "nav"
        | "blockquote" | "style" | "base" => Some(Kind::Html),
        _ => None,
    }
}

/// Whether the first line names columns, a title and a text among them.
fn seems_table(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    [',', ';', '\t', '|'].into_iter().any(|separator| {
        let targets: Vec<&str> =
            line.split(separator).filter_map(|name| synonyms::target(name.trim().trim_matches('"'))).collect();
        targets.len() >= 2
            && targets.iter().any(|target| matches!(*target, "title" | "id" | "authors.name" | "date"))
            && targets.iter().any(|target| matches!(*target, "content" | "summary"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, kind: Kind) {
        assert_eq!(Kind::of(&SourceFile { path, bytes: text.as_bytes() }), Ok(kind), "{path}: {text}");
    }

    #[test]
    fn content_comes_before_the_name() {
        check("a.txt", "<!DOCTYPE html><html><body>Hello", Kind::Html);
        check("a.txt", "<!-- saved from url=(0020)https://example.org -->\n<html>", Kind::Html);
        check("a.xml", "<?xml version=\"1.0\"?>\n<!-- a -->\n<rss version=\"2.0\">", Kind::Syndication);
        check("page.xml", "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">", Kind::Syndication);
        check("noname", "---\ntitle: A letter\n---\nText", Kind::Markdown);
        check("noname", "title;text\nA;B\n", Kind::Table);
        check("a.txt", "Titel\tDatum\tText\n", Kind::Table);
        check("a", r#"{"version": "https://jsonfeed.org/version/1.1", "items": []}"#, Kind::JsonFeed);
        check("a.json", "{\n \"format\": \"statement-bundle\",", Kind::Bundle);
        check("a.jsonl", "{\"id\":\"a\",\"title\":\"A\",\"content\":\"B\"}\n", Kind::Bundle);
        check("a.jsonl", "{\"headline\":\"A\",\"body\":\"B\"}\n{\"headline\":\"C\"}\n", Kind::Records);
        check("a.json", "{\n  \"headline\": \"A\",\n  \"body\": \"B\"\n}", Kind::Records);
        check("a.json", "[{\"headline\":\"A\"}]", Kind::Records);
    }

    #[test]
    fn the_name_decides_where_the_content_does_not() {
        check("a.md", "# A letter\n\nText", Kind::Markdown);
        check("a.csv", "one,two\n1,2\n", Kind::Table);
        check("a.html", "Just words", Kind::Html);
        check("a.txt", "Dear friends, we ask; you answer.\nMore.", Kind::Text);
        check("letter", "Dear friends", Kind::Text);
        check("a.txt", "[Image] A page that begins so", Kind::Text);
    }

    #[test]
    fn what_holds_no_statement_is_refused_with_what_to_do() {
        for (path, bytes, words) in [
            ("a.txt", b"%PDF-1.7".as_slice(), "PDF"),
            ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1abc", "password-protected"),
            ("a", b"\x00\x01\x02\x03\x04abc\x05\x06\x07", "binary"),
            ("style.css", b"body { }", "part of a page"),
            ("a.xml", b"<?xml version='1.0'?><invoice/>", "XML"),
            ("a.json", b"hello", "not JSON"),
            ("a.zip", b"hello", "archive"),
        ] {
            let reason = Kind::of(&SourceFile { path, bytes }).unwrap_err();
            assert!(reason.contains(words), "{path}: {reason}");
        }
    }

    #[test]
    fn utf_16_is_text() {
        let bytes: Vec<u8> =
            [0xFEFF_u16].into_iter().chain("<html>".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(Kind::of(&SourceFile { path: "a", bytes: &bytes }), Ok(Kind::Html));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_have_a_kind_or_a_reason(bytes: Vec<u8>, path in "\\PC{0,8}(\\.[a-z]{1,5})?") {
            if let Err(reason) = Kind::of(&SourceFile { path: &path, bytes: &bytes }) {
                proptest::prop_assert!(reason.ends_with('.'));
            }
        }
    }
}
