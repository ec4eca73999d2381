//! How the wasm is linked.

/// Tells the linker.
pub fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // A wasm program has a megabyte of stack unless it says otherwise, and that is memory from the start. A quarter is
    // plenty where nothing calls itself more often than brackets and JSON may be nested, which is limited.
    if std::env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo::rustc-link-arg=-zstack-size=262144");
    }
}
