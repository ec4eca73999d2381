//! Gzip members become their text as their bytes come (RFC 1952).
//!
//! `members` unpacks them. In a browser it is part of a module ([`crate::texts`]), which `elsewhere` asks.

#[cfg(not(feature = "texts"))]
mod elsewhere;
#[cfg(feature = "module")]
mod header;
#[cfg(feature = "module")]
mod members;

#[cfg(not(feature = "texts"))]
pub(super) use elsewhere::Gzip;
#[cfg(feature = "module")]
pub(crate) use members::Members;
#[cfg(feature = "texts")]
pub(super) use members::Members as Gzip;

use serde::{Deserialize, Serialize};

/// The first bytes of a member.
pub(super) const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// How packed data ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum End {
    Whole,
    /// In the middle of a member.
    CutOff,
}
