//! Saved pages, read through the crate's door.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod fidelity;
mod hostile;
mod pages;

use lectern_import::Options;
use lectern_import::html::{self, Page};

/// Reads a page that has to be readable.
fn read(html: &str) -> Page {
    html::read(html, "page.html", &Options::default()).unwrap()
}
