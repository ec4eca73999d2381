//! A small collection, a reader to publish it with, and pages as trees.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use lectern_core::Statement;
use lectern_core::bundle::{Header, Reader as BundleReader};
use lectern_site::{Data, Options, Reader, Site};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::collections::BTreeMap;

pub const PAGE: &str = "<!doctype html><html><head><meta charset=\"utf-8\">\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\
    <title>L</title><meta name=\"description\" content=\"d\"><meta name=\"lectern-collection\" content=\"c\">\
    <link rel=\"stylesheet\" href=\"./a-1.css\"><link rel=\"icon\" href=\"icon.svg\">\
    <script id=\"boot\" type=\"module\" src=\"./boot.js\" data-js=\"./lectern-reader-1.js\" data-wasm=\"./lectern-reader-1_bg.wasm\"></script>\
    </head><body></body></html>";

pub fn reader() -> Reader {
    let files = [
        ("index.html", PAGE),
        ("a-1.css", "a { color: red; }"),
        ("icon.svg", "<svg/>"),
        ("boot.js", ""),
        ("worker.js", ""),
        ("worker_bg.wasm", ""),
        ("texts_bg.wasm", ""),
        ("lectern-reader-1.js", ""),
        ("lectern-reader-1_bg.wasm", ""),
        ("collections/own.json", "{}"),
    ];
    Reader::new(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))).unwrap()
}

/// The statements of a bundle, each of which has to be sound.
pub fn read(bundle: &str) -> (Header, Vec<Statement>) {
    let (mut reader, mut statements) = (BundleReader::new(), Vec::new());
    reader.push(bundle.as_bytes(), &mut statements).unwrap();
    reader.finish(&mut statements).unwrap();
    assert_eq!(reader.take_problems().total(), 0);
    (reader.header().clone(), statements)
}

pub fn data() -> Data {
    Data {
        name: "collection-0.json".to_owned(),
        packed_name: "collection-0.json.gz".to_owned(),
        bytes: 10,
        sha256: "0".repeat(64),
    }
}

/// A site's files by their paths.
pub fn published(bundle: &str, options: Options) -> BTreeMap<String, Vec<u8>> {
    let (header, statements) = read(bundle);
    let reader = reader();
    let site = Site::new(&header, &statements, &reader, data(), options);
    site.plan().iter().map(|file| (file.path.clone(), site.content(file).into_owned())).collect()
}

/// An element of a page.
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    /// All text inside.
    pub text: String,
}

impl Element {
    pub fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// A page's elements, as a browser makes them.
pub fn elements(page: &[u8]) -> Vec<Element> {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).from_utf8().one(page);
    let mut elements = Vec::new();
    collect(&dom.document, &mut elements);
    elements
}

fn collect(node: &Handle, elements: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes = attrs.borrow().iter().map(|one| (one.name.local.to_string(), one.value.to_string())).collect();
        let mut text = String::new();
        words(node, &mut text);
        elements.push(Element { name: name.local.to_string(), attributes, text });
    }
    node.children.borrow().iter().for_each(|child| collect(child, elements));
}

fn words(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    node.children.borrow().iter().for_each(|child| words(child, text));
}

/// The statements that most tests publish.
pub const SMALL: &str = r##"{"format": "statement-bundle", "version": 1, "title": "Letters & notes", "language": "en",
  "license": "CC0-1.0", "description": "What was written.", "publisher": {"name": "An archive", "url": "https://archive.example/"},
  "statements": [
    {"id": "a", "title": "First", "kind": "letter", "date": "1990-05-01", "authors": [{"name": "Ada", "role": "Chair", "organization": "Union"}],
     "recipients": ["The council"], "topics": ["peace"], "places": ["Ghent"], "calls": ["Open the well"],
     "content": "# To all\n\nWe *ask* [you](https://example.org/) and [you](javascript:alert(1)).\n\n> Quoted\n\n1. one\n2. two",
     "removed": [{"text": "Subscribe!", "reason": "promotion"}], "source": {"name": "Paper", "url": "https://paper.example/1"}},
    {"id": "con", "title": "Second", "date": "1991~", "replies_to": "a", "summary": "It answers.", "topics": ["peace", "water"]},
    {"id": ".hidden", "title": "رسالة", "language": "ar", "content": "نطلب السلام", "translation_of": "a"},
    {"id": "index", "title": "Fourth", "summary": "Undated."}
  ]}"##;
