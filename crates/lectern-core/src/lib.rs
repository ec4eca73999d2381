//! What Lectern is about, without a browser, a clock, IO or a search engine.
//!
//! - [`statement`] and [`date`]: one public statement and its EDTF date.
//! - [`facet`] and [`text_field`]: what a query can ask for by name.
//! - [`bundle`]: the file format, read from a stream of bytes and written back.
//! - [`kept`]: what is kept of a collection between visits, as bytes with checksums.
//! - [`making`]: what the screen that makes a collection and the worker that reads its files say to each other.
//! - [`passage`]: a statement's CommonMark text as numbered passages.
//! - [`sort`]: the sorts that an engine uses, small in wasm.
//! - [`texts`]: what only some texts need, linked in or provided.
//! - [`view`]: everything a person can share, as one query string.
//! - [`protocol`]: what the app and an engine say to each other.
//!
//! Bytes come in through [`bundle::Reader`], statements go out; the app and the engines meet only in
//! [`protocol`]. This crate must never know an index, and never the browser.

pub mod bundle;
pub mod date;
pub mod facet;
pub mod kept;
pub mod link;
pub mod making;
pub mod passage;
pub mod protocol;
pub mod sort;
pub mod statement;
pub mod text_field;
pub mod texts;
pub mod view;

pub use date::{CalendarDate, Date, Day};
pub use facet::Facet;
pub use statement::Statement;
pub use text_field::TextField;
pub use view::ViewState;
