//! What the parts of the screen do, in a real browser and without a worker.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "what the reader's tests ask a page is more than what is asked here")]
#[path = "../../../../tests/web/page.rs"]
mod page;

mod document;
mod table;

use lectern_core::making::Message;
use lectern_import_page::words::Words;
use lectern_import_page::workshop::Workshop;
use lectern_reader::i18n::use_i18n;
use leptos::prelude::*;
use page::{Page, mount, settled};
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// A component with words and a workshop around it, and that workshop.
async fn stage<V: IntoView + 'static>(component: impl FnOnce() -> V + 'static) -> (Page, Workshop) {
    let workshop = StoredValue::new(None);
    let page = mount(move || {
        provide_context(Words::of(use_i18n()));
        workshop.set_value(Some(Workshop::provide()));
        component()
    });
    settled().await;
    (page, workshop.get_value().unwrap())
}

/// Lets a workshop hear something.
async fn hear(workshop: Workshop, message: Message) {
    workshop.hear(message, None);
    settled().await;
}
