//! No word is lost, none is altered, and their order stays.

use crate::read;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use lectern_import::Options;
use lectern_import::assemble::{Origin, assemble};
use lectern_import::html::Page;
use lectern_import::piece::Role;
use markup5ever_rcdom::{NodeData, RcDom};
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// All letters and marks of a page's body, without the spaces between them, read by other code than what is tested.
fn letters_of_page(html: &str) -> String {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let page = parse_document(RcDom::default(), options).one(html);
    let mut letters = String::new();
    let mut waiting = vec![(Rc::clone(&page.document), false)];
    while let Some((node, mut is_body)) = waiting.pop() {
        match &node.data {
            NodeData::Text { contents } if is_body => {
                letters.extend(contents.borrow().chars().filter(|letter| !letter.is_whitespace()));
            }
            NodeData::Element { name, .. } => match &*name.local {
                "script" | "style" | "template" | "iframe" | "noembed" | "noframes" | "head" | "title" => continue,
                name => is_body |= name == "body",
            },
            _ => {}
        }
        waiting.extend(node.children.borrow().iter().rev().map(|child| (Rc::clone(child), is_body)));
    }
    letters
}

/// The same of the pieces; content is read as the CommonMark that it is.
fn letters_of_pieces(page: &Page) -> String {
    let mut letters = String::new();
    for piece in &page.pieces {
        let text =
            if matches!(piece.role, Role::Content(_)) { words_of_commonmark(&piece.text) } else { piece.text.clone() };
        letters.extend(text.chars().filter(|letter| !letter.is_whitespace()));
    }
    letters
}

fn words_of_commonmark(markup: &str) -> String {
    Parser::new(markup)
        .map(|event| match event {
            Event::Text(text) | Event::Code(text) => text.to_string(),
            Event::Html(html) | Event::InlineHtml(html) => panic!("markup came through: {html}"),
            _ => " ".to_owned(),
        })
        .collect()
}

/// Where two texts part, for a person to see.
fn assert_same(expected: &str, given: &str, name: &str) {
    let place = expected.chars().zip(given.chars()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| text.chars().skip(place.saturating_sub(40)).take(120).collect::<String>();
    assert!(expected == given, "{name}: expected …{}… and got …{}…", around(expected), around(given));
}

fn check(html: &str, name: &str) {
    let page = read(html);
    assert_same(&letters_of_page(html), &letters_of_pieces(&page), name);
    check_statement(page, name);
}

/// The statement that is made of a page has the words of its pieces.
fn check_statement(page: Page, name: &str) {
    let texts: Vec<String> = page.pieces.iter().map(|piece| piece.plain().into_owned()).collect();
    let origin = Origin { path: name.to_owned(), stated: page.metadata.stated(), ..Origin::default() };
    let imported = assemble(page.pieces, origin, &Options::default());
    if let Err(difference) = lectern_import::fidelity::check(&texts.join("\n"), &imported) {
        panic!("{name}: {difference}");
    }
}

fn pages_below(folder: &Path, file: &str) -> Vec<PathBuf> {
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages.into_iter().map(|page| if page.is_dir() { page.join(file) } else { page }).collect()
}

#[test]
fn every_word_of_every_page_of_the_shared_set_is_in_a_piece() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora/extract-readability/test-pages");
    if !folder.is_dir() {
        println!("skipped: there is no {} beside the checkout", folder.display());
        return;
    }
    let pages = pages_below(&folder, "source.html");
    assert!(pages.len() > 100);
    for page in pages {
        check(&fs::read_to_string(&page).unwrap(), &page.display().to_string());
    }
}

#[test]
fn every_word_of_our_own_pages_is_in_a_piece() {
    for page in pages_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/html"), "") {
        check(&fs::read_to_string(&page).unwrap(), &page.display().to_string());
    }
}

#[test]
fn ranges_lie_in_the_source_and_hold_the_words() {
    let html = "<body><nav>Home</nav><h1>Words</h1><p>One two.</p><p>Three <b>four</b>.</p>";
    for piece in read(html).pieces {
        let held = &html[piece.range.clone()];
        let first = piece.text.split_whitespace().next().unwrap();
        assert!(held.contains(first), "{piece:?} does not hold its words: {held}");
    }
}

/// Small pages of chance, with marks that CommonMark reads in places where it reads them.
fn markup() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-z]{1,6}",
        r"[#*_\-+=>~|!`\[\]()0-9.&;:\\]{1,4}",
        Just("1.".to_owned()),
        Just("&amp;copy;".to_owned()),
        Just("&lt;b&gt;".to_owned()),
        Just("   ".to_owned()),
        Just("\n".to_owned()),
        Just("http://example.org".to_owned()),
        Just("日本".to_owned()),
    ];
    let tag = prop::sample::select(vec![
        "p",
        "div",
        "h1",
        "h2",
        "li",
        "blockquote",
        "pre",
        "b",
        "em",
        "a href='https://example.org/a(b)_c*'",
        "td",
        "table",
        "tr",
        "span class=comment",
        "br",
        "/p",
        "/div",
        "/b",
        "/a",
        "/table",
        "/pre",
        "/li",
        "figure",
        "figcaption",
        "form",
        "nav",
    ]);
    let part = prop_oneof![3 => word.prop_map(|word| format!("{word} ")), 2 => tag.prop_map(|tag| format!("<{tag}>"))];
    prop::collection::vec(part, 1..60).prop_map(|parts| format!("<body>{}.", parts.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn words_come_back_from_any_page(html in markup()) {
        if let Ok(page) = lectern_import::html::read(&html, "page.html", &lectern_import::Options::default()) {
            prop_assert_eq!(letters_of_page(&html), letters_of_pieces(&page));
        }
    }
}
