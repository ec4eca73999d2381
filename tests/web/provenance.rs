//! Where a text comes from, and what else its record holds.

use crate::page::{Page, mount, settled};
use crate::samples::{card, person, some, source, sourced_statement, statement, when};
use lectern_core::protocol::StatementView;
use lectern_core::statement::{Identifier, Removed};
use lectern_reader::i18n::use_i18n;
use lectern_reader::ui::provenance::{other_fields, provenance, removed_pieces, signatories};
use wasm_bindgen_test::wasm_bindgen_test;

async fn show(statement: StatementView) -> Page {
    let page = mount(move || provenance(use_i18n(), &statement));
    settled().await;
    page
}

/// Names and values, as `name: value`.
fn facts(page: &Page) -> Vec<String> {
    page.texts("dt").into_iter().zip(page.texts("dd")).map(|(name, value)| format!("{name}: {value}")).collect()
}

#[wasm_bindgen_test]
async fn all_that_is_known_of_the_source_is_said() {
    let digest = "0123456789abcdef".repeat(4);
    let source = source("The Times", "https://example.org/1");
    let identifier = |scheme: &str, value: &str| Identifier { scheme: scheme.to_owned(), value: value.to_owned() };
    let shown = StatementView {
        retrieved: Some(when("2024-03-01")),
        license: some("CC0-1.0"),
        rights: some("Public domain"),
        identifiers: vec![identifier("doi", "10.1/x"), identifier("un-symbol", "A/1")],
        ..sourced_statement(source, "https://web.archive.org/1", &digest)
    };
    let page = show(shown).await;
    assert_eq!(page.names("heading"), ["Where the text comes from"]);
    let facts = facts(&page);
    for fact in [
        "Source: The Times",
        "Archived copy: https://web.archive.org/1",
        "Retrieved: 1 March 2024",
        &format!("SHA-256 of the source: {digest}"),
        "License: CC0-1.0",
        "Rights: Public domain",
    ] {
        assert!(facts.iter().any(|found| found == fact), "{fact} in {facts:?}");
    }
    assert!(page.texts("dt").contains(&"Identifiers".to_owned()));
    assert_eq!(page.names("listitem"), ["doi: 10.1/x", "un-symbol: A/1"]);
    assert_eq!(page.names("link"), ["The Times", "https://web.archive.org/1"]);
    assert_eq!(page.href("The Times"), "https://example.org/1");
}

#[wasm_bindgen_test]
async fn addresses_are_links_only_where_they_may_be_followed() {
    let shown = StatementView {
        license: some("https://example.org/license"),
        ..sourced_statement(source("The Times", "javascript:alert(1)"), "data:text/html,x", "")
    };
    let page = show(shown).await;
    assert_eq!(page.names("link"), ["https://example.org/license"]);
    assert_eq!(
        facts(&page),
        [
            "Source: The Times (javascript:alert(1))",
            "Archived copy: data:text/html,x",
            "License: https://example.org/license"
        ]
    );
}

#[wasm_bindgen_test]
async fn a_statement_without_a_source_is_said_to_have_none() {
    const NONE: &str = "The collection names no source.";
    let page = show(statement(card("letter", "A letter"))).await;
    assert!(page.text().contains(NONE));
    assert_eq!(facts(&page), [""; 0]);
    for source in [source("The Times", ""), source("", "https://example.org/1")] {
        let page = show(sourced_statement(source, "", "")).await;
        assert!(!page.text().contains(NONE));
        assert_eq!(facts(&page).len(), 1);
    }
}

#[wasm_bindgen_test]
async fn what_was_left_out_is_folded_away_word_for_word_with_its_reason() {
    let piece = |text: &str, reason: &str| Removed { text: text.to_owned(), reason: reason.to_owned() };
    let removed = vec![piece("Share <b>this</b>!", "navigation"), piece("(Applause.)", "stage direction")];
    let page = mount(move || removed_pieces(use_i18n(), &removed));
    settled().await;
    assert_eq!(page.parts("details[open]").len(), 0);
    page.unfold("What was left out of the text").await;
    assert_eq!(page.parts("details[open]").len(), 1);
    assert_eq!(page.texts("li p"), ["Left out as: navigation", "Left out as: stage direction"]);
    assert_eq!(page.texts("li blockquote"), ["Share <b>this</b>!", "(Applause.)"]);
}

#[wasm_bindgen_test]
async fn those_who_signed_besides_are_listed_with_role_and_body() {
    let people = vec![person("Ada", "Chair", "Pugwash"), person("Bo", "", "IPB"), person("Cy", "", "")];
    let page = mount(move || signatories(use_i18n(), &people));
    settled().await;
    assert_eq!(page.names("heading"), ["Also signed by"]);
    assert_eq!(page.names("listitem"), ["Ada, Chair, Pugwash", "Bo, IPB", "Cy"]);
}

#[wasm_bindgen_test]
async fn other_fields_are_shown_as_they_stand() {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let fields = vec![field("box_number", "7"), field("note", "<i>sic</i>")];
    let page = mount(move || other_fields(use_i18n(), &fields));
    settled().await;
    assert_eq!(page.names("heading"), ["Other fields"]);
    assert_eq!(facts(&page), ["box_number: 7", "note: <i>sic</i>"]);
}

#[wasm_bindgen_test]
async fn parts_that_hold_nothing_are_absent() {
    let page = mount(|| {
        let i18n = use_i18n();
        (removed_pieces(i18n, &[]), signatories(i18n, &[]), other_fields(i18n, &[]))
    });
    settled().await;
    assert_eq!(page.text(), "");
}
