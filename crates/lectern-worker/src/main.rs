//! The web worker: an engine in the reader's own tab.
//!
//! It fetches a collection or reads a dropped file as a stream ([`source`]), feeds the bytes to a
//! [`lectern_library::Session`] in small pieces, and lets the event loop run between them ([`turn`]), so that a
//! search is answered while a collection is still arriving. Requests that wait are answered newest first by lane:
//! one that a newer one of its lane supersedes is dropped unanswered ([`desk`]).
//!
//! What was opened is kept for the next visit ([`kept`]), in the site's own folder ([`files`]).
//!
//! What only some texts need is fetched when one asks for it ([`texts`]).
//!
//! Everything else is in `lectern-library`, which knows no browser. This crate must never decide what a query means.

mod desk;
mod files;
mod kept;
mod opening;
mod scope;
mod source;
mod texts;
mod turn;

/// Smaller and faster than the allocator that the standard library brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    console_error_panic_hook::set_once();
    desk::open_for_business();
}
