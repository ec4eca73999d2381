//! What only some texts and queries need, CommonMark, the stems of most languages, gzip and regular expressions, as a
//! wasm module without imports.
//!
//! The worker writes a question ([`lectern_core::texts`]) where [`texts_reserve`] says, calls [`texts_answer`], and
//! reads the answer from the same place. One question at a time.

use lectern_core::texts::{Answering, WithWords};
use lectern_search::{matching, snowball};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static EXCHANGE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWERING: RefCell<Answering> = RefCell::default();
}

const WITH_WORDS: WithWords = WithWords { stem: |language, word| snowball(language, word).into_owned(), matching };

/// Smaller and faster than the allocator that the standard library brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}

/// Makes room for so many bytes, and gives where it is.
#[wasm_bindgen]
pub fn texts_reserve(length: usize) -> *mut u8 {
    EXCHANGE.with_borrow_mut(|bytes| {
        bytes.clear();
        bytes.resize(length, 0);
        bytes.as_mut_ptr()
    })
}

/// Answers the question that was written, and gives the length of the answer.
#[wasm_bindgen]
pub fn texts_answer() -> usize {
    EXCHANGE.with_borrow_mut(|bytes| {
        *bytes = ANSWERING.with_borrow_mut(|answering| answering.answer(bytes, WITH_WORDS));
        bytes.len()
    })
}

/// Where the answer is.
#[wasm_bindgen]
pub fn texts_place() -> *const u8 {
    EXCHANGE.with_borrow(|bytes| bytes.as_ptr())
}
