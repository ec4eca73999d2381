//! Why something is not JSON, from what `serde_json` says of it: what [`super::json`] is held to.

use crate::protocol::Malformation;

/// The reason for a syntax error.
///
/// `serde_json` keeps its reasons to itself but for the sentences that it makes of them. They are told apart by those
/// here; a sentence that a later version words anew becomes [`Malformation::Other`], and fails the test of
/// [`super::json`].
pub(super) fn malformation(error: &serde_json::Error) -> Malformation {
    let message = error.to_string();
    let reason = message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason);
    match reason {
        "EOF while parsing a list" => Malformation::EndsInArray,
        "EOF while parsing an object" => Malformation::EndsInObject,
        "EOF while parsing a string" => Malformation::EndsInString,
        "EOF while parsing a value" => Malformation::EndsInValue,
        "expected `:`" => Malformation::NoColon,
        "expected `,` or `]`" => Malformation::NoCommaInArray,
        "expected `,` or `}`" => Malformation::NoCommaInObject,
        "expected ident" => Malformation::UnknownLiteral,
        "expected value" => Malformation::NoValue,
        "invalid escape" => Malformation::UnknownEscape,
        "invalid number" => Malformation::InvalidNumber,
        "control character (\\u0000-\\u001F) found while parsing a string" => Malformation::ControlCharacter,
        "key must be a string" => Malformation::NameIsNoString,
        "lone leading surrogate in hex escape" => Malformation::LoneSurrogate,
        "trailing comma" => Malformation::TrailingComma,
        "trailing characters" => Malformation::TrailingCharacters,
        "unexpected end of hex escape" => Malformation::UnfinishedEscape,
        "recursion limit exceeded" => Malformation::TooDeep,
        _ => Malformation::Other,
    }
}
