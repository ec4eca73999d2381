//! Gives the worker as much of a stack as a thread of the command line has: a page may be nested deeply.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bins=-zstack-size={}", 16 << 20);
    }
}
