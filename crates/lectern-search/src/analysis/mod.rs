//! Text in, words out, in three steps that the index, the query and the highlights share.
//!
//! 1. [`tokens()`] cuts a text into words and gives each in lower case with its accents ([`Token::word`]).
//! 2. [`stem`] reduces that form by the Snowball stemmer of the statement's language. It runs before accents go,
//!    because the stemmers of French or Spanish read endings by them.
//! 3. [`fold()`] removes accents from either, so that `Zürich` is found by `zurich`.
//!
//! Two words that are not the same may still be meant for each other: [`spelling`] and [`edits`] say how near they are.
//!
//! Nothing here knows an index; no word is left out for being common.

mod compose;
mod edits;
mod eight;
mod fold;
mod forms;
mod lower;
mod marks;
mod spelling;
mod stem;
mod tokens;

pub use edits::{Edits, Letters, forgiven, one_edit_away};
pub use eight::head;
pub use fold::fold;
pub use lower::lower_case;
pub use spelling::{contracted, spelt_out};
pub use stem::{Stemming, snowball};
pub use tokens::{Token, each_token, is_unspaced, tokens, tokens_beginning};
