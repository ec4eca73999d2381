//! Requests and messages as bytes, in the postcard format.
//!
//! Postcard writes values without the names of their fields: the code that reads them is a fifth of what JSON needs,
//! and the app and its engine are always built together. Between builds nothing of this is stable.

use super::{Message, Numbered, Request};
use crate::making;
use serde::{Deserialize, Serialize};

/// What travels between the app and its workers.
pub trait Parcel: Serialize + for<'de> Deserialize<'de> {}

impl Parcel for Numbered<Request> {}
impl Parcel for Message {}
impl Parcel for making::Request {}
impl Parcel for making::Message {}

/// The bytes of a request or a message.
pub fn pack(parcel: &impl Parcel) -> Vec<u8> {
    // Fails for sequences of unknown length alone, and the protocol has none.
    postcard::to_allocvec(parcel).unwrap_or_default()
}

/// A request or a message from its bytes; `None` for bytes of something else.
#[must_use]
pub fn unpack<T: Parcel>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
