//! Collections as files: the statement bundle, and what else is read as one.
//!
//! Bytes go through four stages, each of which forgives less structure and more content than the one before:
//!
//! 1. `unpack`: `gzip` members become plain bytes; plain bytes pass through.
//! 2. `envelope` or `lines`: finds where each header field and each statement begins and ends. `scan` knows strings
//!    and brackets, `pending` holds the one piece whose end has not come yet. Damage here ends the reading, as nothing
//!    after it can be trusted: an [`OpenFailure`](crate::protocol::OpenFailure).
//! 3. `object` and `value`: one piece is taken apart into fields by `json`, and each field is read on its own. Damage
//!    here costs the field, the item of a list, or the statement, and is reported as a [`Problem`](crate::protocol::Problem).
//! 4. `statement` or `feed`: fields become a [`Statement`](crate::Statement); `register` knows which ids are taken.
//!
//! [`Reader`] drives them; [`Writer`] is the way back. No stage does IO, none panics on any input, and none holds
//! more than the piece it works on: the memory needed is that of the longest statement, not that of the file.
//!
//! # What is read
//!
//! - A statement bundle, version 1.
//! - A [JSON Feed](https://www.jsonfeed.org/version/1.1/), version 1 or 1.1, whose `items` become statements.
//! - JSON Lines: one statement a line; the first line may be a bundle's header without `statements`.
//!
//! Which of them it is shows in the first object: `format` or an array of `statements` make a bundle, a `version` of
//! jsonfeed.org or an array of `items` a feed, and an object that closes without any of these is a line. An `id` that
//! comes before the array says that the object is a statement with a field of that name.
//!
//! # What is said of a problem
//!
//! - Its position is that of the value to blame, or of the object in which something is missing.
//! - Its field is a path: `authors[1].name`. An item of a list that lacks what it must have, or is of another type, is
//!   left out alone, and so is an `event` or `publisher` without a name; this counts as the loss of a field.
//! - Each statement that is left out is exactly one problem with [`Loss::Statement`](crate::protocol::Loss::Statement),
//!   whatever else is wrong with it.
//! - Of a field given twice the earlier value is left out, and the problem stands where that value does. A second array
//!   of statements is read like the first, so that nothing is lost by it.
//!
//! Fields that this reader does not know are kept, those of the bundle in [`Header`] and those of a statement in
//! [`Statement::extra`](crate::Statement::extra). The objects inside a statement have no place for such: unknown fields
//! of an author, a source or an event are passed over.

mod envelope;
mod feed;
pub(crate) mod gzip;
mod header;
mod intake;
mod json;
mod lines;
#[cfg(test)]
mod malformation;
mod names;
mod nested;
mod object;
mod pending;
mod problem_list;
mod reader;
mod register;
mod scan;
#[cfg(feature = "schema")]
mod schema;
mod stage;
mod statement;
mod unpack;
mod value;
mod writer;

pub use header::{Header, Publisher};
pub(crate) use json::text_of_string;
pub use problem_list::ProblemList;
pub use reader::Reader;
#[cfg(feature = "schema")]
pub use schema::schema;
pub use writer::{Writer, to_json, to_json_lines};

/// What `format` says of a bundle.
pub const FORMAT: &str = "statement-bundle";

/// The version of the format that this crate reads and writes.
pub const VERSION: u32 = 1;

/// The longest statement, header field or line that is read, in bytes of JSON.
pub const MAX_PIECE_BYTES: usize = 64 << 20;
