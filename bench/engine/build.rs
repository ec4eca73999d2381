//! How the wasm is linked: as the worker is, so that what is measured is what ships.

#[path = "../../crates/lectern-worker/build.rs"]
mod worker;

fn main() {
    worker::main();
}
