//! Text in, words out, in three steps that the index, the query and the highlights share.
//!
//! 1. [`tokens()`] cuts a text into words and gives each in lower case with its accents ([`Token::word`]).
//! 2. [`stem`] reduces that form by the Snowball stemmer of the statement's language. It runs before accents go,
//!    because the stemmers of French or Spanish read endings by them.
//! 3. [`fold()`] removes accents from either, so that `Zürich` is found by `zurich`.
//!
//! Nothing here knows an index; no word is left out for being common.

mod fold;
mod marks;
mod stem;
mod tokens;

pub use fold::fold;
pub use stem::{Stemming, snowball};
pub use tokens::{Token, is_unspaced, tokens};
