//! One collection held in memory, and how it is opened: an engine behind the protocol.
//!
//! - [`Session`] takes the bytes of a collection as they arrive, says what the app has to hear of it, and lets
//!   what was open answer until the new one does.
//! - [`Library`] is one collection: its statements, the index over them, the problems met. It answers
//!   [`Request`]s.
//!
//! - [`Copying`] writes a finished library as a copy to be kept, from which [`Library::from_kept`] is there again at once.
//!
//! Bytes pass through [`Reader`](lectern_core::bundle::Reader) into statements, statements into the library's
//! index, requests through the index into cards and pages. Everything is synchronous and says the same natively
//! and in wasm. This crate must never do IO, read a clock or know the browser; a worker or a program around it
//! does that.

mod blame;
mod card;
mod collection;
mod excerpt;
mod kept;
mod library;
mod links;
mod plain;
mod recent;
mod runs;
mod session;
mod statement_view;
mod statements;

pub use kept::Copying;
pub use library::Library;
pub use session::Session;

use lectern_core::protocol::Request;

/// Whether a request can only be answered with the module of [`lectern_core::texts`].
#[must_use]
pub fn asks_for_texts(request: &Request) -> bool {
    match request {
        Request::Search(search) => lectern_search::needs_module(&search.query),
        Request::Facet(facet) => lectern_search::needs_module(&facet.search.query),
        Request::Statement(statement) => lectern_search::needs_module(&statement.search.query),
        Request::Open(_) | Request::Cancel | Request::Problems { .. } => false,
    }
}
