//! A collection in; files out, read as browsers, feed readers and crawlers read them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod embed;
mod feeds;
mod hostile;
mod links;
mod pages;
mod single;
mod support;
mod themes;
