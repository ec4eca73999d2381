//! The built reader, and what publishing changes in its page.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// The page that the reader starts from.
const PAGE: &str = "index.html";

/// What the reader brings along for itself, and a published site does not need.
const OWN_COLLECTIONS: &str = "collections/";

/// A build of the reader that cannot be published.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the reader is not as it should be: {0}; build it again with `cargo xtask dist`")]
pub struct ReaderError(pub(crate) &'static str);

/// The files of the built reader.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    files: BTreeMap<String, Vec<u8>>,
    page: Page,
}

/// The reader's page in pieces.
#[derive(Clone, Debug, Default)]
struct Page {
    /// Its head, without stylesheets, preloads, title, description and the name of a collection.
    head: String,
    /// All stylesheets, one after another.
    styles: String,
}

impl Reader {
    /// Takes the files of a build by their paths.
    ///
    /// # Errors
    /// [`ReaderError`] where the page is missing, or is not the one that this version knows.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Self, ReaderError> {
        let mut files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        files.retain(|path, _| !path.starts_with(OWN_COLLECTIONS));
        let page = files.remove(PAGE).ok_or(ReaderError("it has no index.html"))?;
        let page = String::from_utf8(page).map_err(|_| ReaderError("its index.html is not UTF-8"))?;
        let (_, rest) = page.split_once("<head>").ok_or(ReaderError("its page has no head"))?;
        let (head, _) = rest.split_once("</head>").ok_or(ReaderError("its page has no head"))?;
        let (head, sheets) = without_sheets(head);
        let mut styles = String::new();
        for sheet in sheets {
            let sheet = files.remove(&sheet).ok_or(ReaderError("a stylesheet of its page is missing"))?;
            styles.push_str(&String::from_utf8_lossy(&sheet));
        }
        let head = without(&head, "<title>", "</title>").ok_or(ReaderError("its page has no title"))?;
        let head =
            without(&head, "<meta name=\"description\"", ">").ok_or(ReaderError("its page has no description"))?;
        let head = without(&head, "<meta name=\"lectern-collection\"", ">")
            .ok_or(ReaderError("its page does not say which collection it opens"))?;
        Ok(Self { files, page: Page { head: without_preloads(&head), styles } })
    }

    /// The files that are published as they are, by their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// A file, if there is one.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// What starts the reader, for the head of a page.
    pub(crate) fn head(&self) -> &str {
        &self.page.head
    }

    /// The paths of the script and of the wasm that the page starts.
    pub(crate) fn parts(&self) -> Result<(&str, &str), ReaderError> {
        let part =
            |name: &str| self.files.get_key_value(local(&attribute(self.head(), name)?)).map(|(path, _)| path.as_str());
        part("data-js").zip(part("data-wasm")).ok_or(ReaderError("its page does not say what it starts"))
    }

    /// The reader's styles.
    pub(crate) fn styles(&self) -> &str {
        &self.page.styles
    }
}

/// A head without its stylesheets, and their paths.
fn without_sheets(head: &str) -> (String, Vec<String>) {
    const SHEET: &str = "<link rel=\"stylesheet\"";
    let (mut kept, mut sheets) = (Cow::Borrowed(head), Vec::new());
    while let Some(at) = kept.find(SHEET) {
        let tag = kept.get(at..).unwrap_or_default();
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let path = attribute(tag.get(..end).unwrap_or_default(), "href").map(|href| local(&href).to_owned());
        sheets.extend(path);
        let mut rest = kept.get(..at).unwrap_or_default().to_owned();
        rest.push_str(tag.get(end..).unwrap_or_default());
        kept = rest.into();
    }
    (kept.into_owned(), sheets)
}

/// The value of an attribute of a tag that the reader's build wrote.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

/// A path in the site, of an address that the build wrote.
fn local(href: &str) -> &str {
    href.trim_start_matches("./").trim_start_matches('/')
}

/// A text without the first stretch that begins and ends so; `None` where there is none.
fn without(text: &str, start: &str, end: &str) -> Option<String> {
    let (before, rest) = text.split_once(start)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{after}"))
}

/// A head without what hurries the reader, which comes after the first cards (`boot.js`), and without comments.
fn without_preloads(head: &str) -> String {
    let mut text = head.to_owned();
    for (start, end) in [("<!--", "-->"), ("<link rel=\"modulepreload\"", ">"), ("<link rel=\"preload\"", ">")] {
        while let Some(shorter) = without(&text, start, end) {
            text = shorter;
        }
    }
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(page: &str) -> [(String, Vec<u8>); 4] {
        [("index.html", page), ("a-1.css", "a {}"), ("b-2.css", "b {}"), ("collections/own.json", "{}")]
            .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    }

    #[test]
    fn stylesheets_come_together_and_the_reader_s_own_collection_stays_behind() {
        let page = "<head><meta charset=\"utf-8\" /><title>L</title><meta name=\"description\" content=\"d\" />\
            <!-- c --><meta name=\"lectern-collection\" content=\"c\" />\
            <link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"x\"/><link rel=\"stylesheet\" href=\"/b-2.css\"/>\
            <link rel=\"preload\" href=\"./x.wasm\">\
            <script src=\"./boot.js\"></script></head><body></body>";
        let reader = Reader::new(files(page)).unwrap();
        assert_eq!(reader.styles(), "a {}b {}");
        assert_eq!(reader.files().count(), 0);
        assert_eq!(reader.head(), "<meta charset=\"utf-8\" /><script src=\"./boot.js\"></script>");
    }

    #[test]
    fn another_page_is_refused() {
        let refused = |page| Reader::new(files(page)).unwrap_err();
        assert_eq!(refused("<p>"), ReaderError("its page has no head"));
        assert_eq!(Reader::new([]).unwrap_err(), ReaderError("it has no index.html"));
    }
}
