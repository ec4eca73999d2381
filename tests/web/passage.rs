//! A statement's full text.

use crate::page::{Page, mount, settled};
use lectern_core::ViewState;
use lectern_core::passage::{Block, Inline, Passage};
use lectern_reader::i18n::use_i18n;
use lectern_reader::ui::passage::full_text;
use wasm_bindgen_test::wasm_bindgen_test;

async fn show(blocks: Vec<Block>) -> Page {
    let view = ViewState::parse("?q=war&s=letter&p=9");
    let page = mount(move || full_text(use_i18n(), &view, Some("fr"), &blocks));
    settled().await;
    page
}

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn mark(hit: u32, words: &str) -> Inline {
    Inline::Mark { hit, text: words.to_owned() }
}

fn link(href: &str, inlines: Vec<Inline>) -> Inline {
    Inline::Link { href: href.to_owned(), inlines }
}

fn passage(number: u32, inlines: Vec<Inline>) -> Passage {
    Passage { number, inlines }
}

/// A paragraph of plain words.
fn words(number: u32, words: &str) -> Block {
    Block::Paragraph(passage(number, vec![text(words)]))
}

#[wasm_bindgen_test]
async fn a_texts_headings_begin_below_those_of_the_page() {
    let heading = |level| Block::Heading { level, passage: passage(u32::from(level), vec![text("Part")]) };
    let page = show((1..=6).map(heading).collect()).await;
    let levels: Vec<_> = page.parts("h1, h2, h3, h4, h5, h6").iter().map(|element| element.tag_name()).collect();
    assert_eq!(levels, ["H3", "H4", "H5", "H6", "H6", "H6"]);
}

#[wasm_bindgen_test]
async fn each_passage_has_a_number_that_links_to_it() {
    let item = |number| vec![words(number, "item")];
    let blocks = vec![
        Block::Heading { level: 1, passage: passage(1, vec![text("Part")]) },
        words(2, "words"),
        Block::Quote(vec![words(3, "quoted")]),
        Block::List { start: None, items: vec![item(4), item(5)] },
        Block::Rule,
        Block::Verbatim(passage(1206, vec![text("code")])),
    ];
    let page = show(blocks).await;
    for (number, name) in [(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5"), (1206, "1,206")]
        .map(|(n, name)| (n, format!("passage {name}")))
    {
        assert_eq!(page.href(&format!("Link to {name}")), format!("?q=war&s=letter&p={number}"));
        assert_eq!(page.parts(&format!("#p{number}")).len(), 1, "what the link points at: {name}");
    }
    assert_eq!(page.names("link").len(), 6);
}

#[wasm_bindgen_test]
async fn structure_is_told_by_elements() {
    let blocks = vec![
        Block::Quote(vec![words(1, "quoted"), Block::Quote(vec![words(2, "twice")])]),
        Block::List { start: Some(7), items: vec![vec![words(3, "seventh")], vec![words(4, "eighth")]] },
        Block::List { start: None, items: vec![vec![words(5, "any")]] },
        Block::Rule,
        Block::Verbatim(passage(6, vec![text("one\n  two")])),
        Block::Paragraph(passage(
            7,
            vec![
                Inline::Emphasis(vec![text("soft")]),
                Inline::Strong(vec![Inline::Code(vec![text("loud")])]),
                Inline::Break,
            ],
        )),
    ];
    let page = show(blocks).await;
    assert_eq!(page.texts("blockquote blockquote p"), ["2twice"]);
    assert_eq!(page.part("ol").get_attribute("start").as_deref(), Some("7"));
    assert_eq!(
        (page.texts("ol > li"), page.texts("ul > li")),
        (vec!["3seventh".into(), "4eighth".into()], vec!["5any".into()])
    );
    assert!(page.part("pre").text_content().unwrap().ends_with("one\n  two"), "line breaks and spaces count");
    assert_eq!((page.texts("em"), page.texts("strong code")), (vec!["soft".to_owned()], vec!["loud".to_owned()]));
    assert_eq!((page.parts("hr").len(), page.parts("p > br").len()), (1, 1));
}

#[wasm_bindgen_test]
async fn only_the_first_mark_of_a_hit_has_its_id() {
    let blocks = vec![
        Block::Paragraph(passage(
            1,
            vec![
                mark(0, "nuclear "),
                Inline::Emphasis(vec![mark(0, "weap")]),
                mark(0, "ons"),
                text(" and "),
                mark(1, "war"),
            ],
        )),
        Block::List { start: None, items: vec![vec![Block::Paragraph(passage(2, vec![mark(2, "peace")]))]] },
    ];
    let page = show(blocks).await;
    let ids: Vec<_> = page.parts("mark").iter().map(|mark| mark.id()).collect();
    assert_eq!(ids, ["hit0", "", "", "hit1", "hit2"]);
    assert_eq!(page.texts("mark"), ["nuclear", "weap", "ons", "war", "peace"]);
}

#[wasm_bindgen_test]
async fn links_lead_out_and_keep_their_marks() {
    let inlines = vec![link("https://example.org/", vec![text("the "), mark(0, "treaty")])];
    let page = show(vec![Block::Paragraph(passage(1, inlines))]).await;
    assert_eq!(page.href("the treaty"), "https://example.org/");
    let rel = page.find("link", "the treaty").get_attribute("rel").unwrap_or_default();
    assert!(rel.split(' ').any(|word| word == "noopener"), "{rel}");
    assert_eq!(page.texts("a mark"), ["treaty"]);
}

#[wasm_bindgen_test]
async fn links_that_must_not_be_followed_are_text_with_their_address() {
    for href in ["javascript:alert(1)", "data:text/html,x", "//example.org/", "/about", ""] {
        let page = show(vec![Block::Paragraph(passage(1, vec![link(href, vec![mark(0, "here")])]))]).await;
        assert_eq!(page.names("link"), ["Link to passage 1"], "{href}");
        assert_eq!(page.text(), format!("1here ({href})"));
        assert_eq!(page.texts("mark"), ["here"]);
    }
}

#[wasm_bindgen_test]
async fn the_text_has_its_own_language_and_its_markup_stays_text() {
    let page = show(vec![words(1, "<script>alert(1)</script> &amp;")]).await;
    assert_eq!(page.texts("[lang=fr][dir=ltr]"), ["1<script>alert(1)</script> &amp;"]);
    assert_eq!(page.parts("script").len(), 0);
}

#[wasm_bindgen_test]
async fn numbers_and_lists_stand_on_the_side_where_the_text_begins() {
    let items = vec![vec![words(1, "نطلب السلام")]];
    let page = show(vec![Block::List { start: None, items }]).await;
    assert_eq!(page.texts("[dir=rtl] li:not([dir]) [dir=auto]"), ["1نطلب السلام"]);
}
