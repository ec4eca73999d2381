//! A collection as a folder that any static host can serve: the reader, a page for each statement, lists, feeds.
//!
//! [`Site::plan`] says which files there are, [`Site::content`] makes one of them, so that a program writes them in
//! parallel and never holds more than a few. `address` owns every file name, `page` every page, `feed` what machines
//! subscribe to, `describe` what they read of a statement, `reader` the built reader that is put around it all.
//!
//! [`single_page`] makes one page of it all instead, for a disk or a letter.
//!
//! Pure: no IO, no clock, no chance. The same collection gives the same bytes. Text of a collection reaches a page only
//! through `maud`, which escapes it, and links only where `links` lets them through.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")
)]

mod address;
mod describe;
mod feed;
mod groups;
mod host;
mod links;
mod order;
mod page;
mod reader;
mod single;
mod site;
mod style;
mod words;

pub use address::{BaseUrl, BaseUrlError};
pub use feed::NamedFeed;
pub use reader::{Reader, ReaderError};
pub use single::{MAX_COLLECTION_BYTES, PageOptions, single_page};
pub use site::{Data, File, Logo, Options, Site};
