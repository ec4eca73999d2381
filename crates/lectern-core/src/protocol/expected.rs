//! What should have stood in a file, as things to be put into words by whoever shows them.

use serde::{Deserialize, Serialize};

/// What can stand at a place in a file's outermost object, where something else stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// `{`, with which every collection begins.
    OpeningBrace,
    /// The name of a field, a string.
    Name,
    /// The name of the first field, or `}`.
    NameOrClosingBrace,
    /// The `:` after a name.
    Colon,
    /// A value of any type.
    Value,
    /// A value, where one stands that is no JSON.
    SoundValue(Malformation),
    /// `,` or `}` after a field.
    CommaOrClosingBrace,
    /// A statement.
    Statement,
    /// The first statement, or `]`.
    StatementOrClosingBracket,
    /// `,` or `]` after a statement.
    CommaOrClosingBracket,
    /// Nothing: the object is closed.
    EndOfFile,
}

/// What a value should be, where it is something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// A whole number that is not negative.
    Count,
    /// An object.
    Object,
    /// `current`, `corrected` or `withdrawn`.
    Status,
    /// An array of strings.
    Strings,
    /// An array of objects.
    Objects,
    /// An array of statements.
    Statements,
    /// Anything.
    Value,
}

/// Why a piece of a file is not JSON (RFC 8259). Its place is where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Malformation {
    /// Its bytes are not UTF-8.
    InvalidUtf8,
    /// It ends within an array.
    EndsInArray,
    /// It ends within an object.
    EndsInObject,
    /// It ends within a string.
    EndsInString,
    /// It ends where a value is due.
    EndsInValue,
    /// No `:` follows a name.
    NoColon,
    /// Neither `,` nor `]` follows an item of an array.
    NoCommaInArray,
    /// Neither `,` nor `}` follows a field of an object.
    NoCommaInObject,
    /// Something begins like `true`, `false` or `null` and goes on otherwise.
    UnknownLiteral,
    /// Something stands in a value's place that cannot begin one.
    NoValue,
    /// A backslash is followed by what JSON does not know.
    UnknownEscape,
    /// A number is not written as JSON writes them.
    InvalidNumber,
    /// A control character stands unescaped in a string.
    ControlCharacter,
    /// A field's name is no string.
    NameIsNoString,
    /// An escape names the first half of a surrogate pair, and no second half follows.
    LoneSurrogate,
    /// A comma stands before a closing bracket.
    TrailingComma,
    /// Something follows the value.
    TrailingCharacters,
    /// A `\u` is followed by fewer than four digits, or by half a surrogate pair alone.
    UnfinishedEscape,
    /// It is nested more deeply than a reader follows.
    TooDeep,
    /// Anything else.
    Other,
}
