//! Cards, and what is on a statement's own page. What they hold is written in digits, so that every letter is the
//! interface's own.

use super::check;
use crate::page::{PSEUDO, mount_in};
use crate::samples;
use lectern_core::ViewState;
use lectern_core::passage::{Block, Inline, Passage};
use lectern_core::protocol::{Card, Neighbours, StatementView};
use lectern_core::statement::{Identifier, Removed, Status};
use lectern_reader::i18n::use_i18n;
use lectern_reader::ui::card::statement_card;
use lectern_reader::ui::hits::HitNavigation;
use lectern_reader::ui::passage::full_text;
use lectern_reader::ui::provenance::{other_fields, provenance, removed_pieces, signatories};
use lectern_reader::ui::relations::results_navigation;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn card() -> Card {
    Card {
        kind: samples::some("1"),
        date: Some(samples::when("1963")),
        authors: vec![samples::person("2", "3", "4")],
        recipients: samples::values("5"),
        places: samples::values("6"),
        topics: samples::values("7"),
        calls: samples::values("8, 9, 10, 11"),
        source: Some(samples::source("12", "https://example.org/")),
        status: Status::Corrected,
        words: 13,
        signatures: Some(14),
        ..samples::card("a", "15 *16*")
    }
}

#[wasm_bindgen_test]
async fn cards_are_translated_all_but_what_they_hold() {
    let page = mount_in(PSEUDO, || {
        let withdrawn = Card { status: Status::Withdrawn, ..card() };
        let (i18n, base) = (use_i18n(), ViewState::default());
        (statement_card(i18n, &base, card()), statement_card(i18n, &base, withdrawn))
    });
    check(&page).await;
}

#[wasm_bindgen_test]
async fn a_statements_text_and_its_hits_are_translated() {
    let page = mount_in(PSEUDO, || {
        let mark = Inline::Mark { hit: 0, text: "17".to_owned() };
        let blocks = vec![Block::Paragraph(Passage { number: 1, inlines: vec![mark] })];
        view! {
            {full_text(use_i18n(), &ViewState::default(), None, &blocks)}
            <HitNavigation hits=1 current=Signal::stored(None) on_hit=Callback::new(|_| ())/>
            <HitNavigation hits=2 current=Signal::stored(Some(1)) on_hit=Callback::new(|_| ())/>
        }
    });
    check(&page).await;
}

#[wasm_bindgen_test]
async fn where_a_statement_comes_from_and_belongs_to_is_translated() {
    let page = mount_in(PSEUDO, || {
        let known = StatementView {
            retrieved: Some(samples::when("2024")),
            license: samples::some("1"),
            rights: samples::some("2"),
            identifiers: vec![Identifier { scheme: "3".to_owned(), value: "4".to_owned() }],
            ..samples::sourced_statement(samples::source("5", ""), "6", "7")
        };
        let unknown = samples::statement(samples::card("a", "8"));
        let removed = Removed { text: "9".to_owned(), reason: "10".to_owned() };
        let (previous, next) = (Some(samples::link("a", "11")), Some(samples::link("b", "12")));
        let neighbours = Neighbours { rank: 1, total: 2, previous, next };
        let i18n = use_i18n();
        (
            provenance(i18n, &known),
            provenance(i18n, &unknown),
            removed_pieces(i18n, &[removed]),
            signatories(i18n, &[samples::person("13", "14", "15")]),
            other_fields(i18n, &[("16".to_owned(), "17".to_owned())]),
            results_navigation(i18n, &ViewState::default(), Some(&neighbours)),
        )
    });
    check(&page).await;
}
