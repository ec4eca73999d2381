//! The web worker that makes a collection of a person's files.
//!
//! Files are read one after the other ([`queue`]), so that no more than one is held in memory, and whoever waits can stop
//! in between. What is read, corrected and written is a [`lectern_import::making::Making`], which knows no browser: the
//! collection is the one that the command line makes. What a person keeps goes to the site's own folder ([`kept`]).
//!
//! This crate must never decide what a file means.

mod desk;
mod kept;
mod queue;
mod scope;

/// Smaller and faster than the allocator that the standard library brings along.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    console_error_panic_hook::set_once();
    desk::open_for_business();
}
