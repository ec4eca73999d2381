//! Passes that do less than building an index does. What they take is the limit that building comes close to or
//! not: nothing can be indexed without crossing the border, or without being cut into words.

use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes a statement's texts across the border and does nothing with them. Gives their length in bytes.
#[must_use]
#[wasm_bindgen]
pub fn copy_only(title: &str, body: &str) -> usize {
    black_box(title).len() + black_box(body).len()
}

/// Takes a statement's texts across the border and cuts them into words. Gives how many there are.
#[must_use]
#[wasm_bindgen]
pub fn tokenise_only(title: &str, body: &str) -> usize {
    lectern_search::count_words(title) + lectern_search::count_words(body)
}
