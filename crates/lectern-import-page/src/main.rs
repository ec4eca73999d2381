//! The module that `public/boot.js` fetches for the element `make-collection`.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// Smaller and faster than the allocator that the standard library brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    lectern_import_page::prepare();
}

/// Shows the screen in an element, as it was left.
#[wasm_bindgen]
pub fn show(element: &HtmlElement) {
    lectern_import_page::show(element);
}

/// Says that the element is gone.
#[wasm_bindgen]
pub fn leave() {
    lectern_import_page::leave();
}
