//! What the components do, in a real browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod byline;
mod card;
mod chips;
mod empty;
mod facet;
mod failure;
mod hits;
mod masthead;
mod page;
mod pager;
mod passage;
mod problems;
mod progress;
mod provenance;
mod pseudo;
mod relations;
mod samples;
mod search_box;
mod sort;
mod timeline;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
