//! The problems of a collection in words, for a terminal and for the notes of an import.

use lectern_core::protocol::{Expected, Loss, Malformation, OpenFailure, Problem, ProblemKind, Shape};

/// What is wrong, what it cost, and what to do, in a sentence without a full stop.
#[must_use]
pub fn describe(problem: &Problem) -> String {
    let field = problem.field.as_deref().map(|field| format!("`{field}` ")).unwrap_or_default();
    let what = match &problem.kind {
        ProblemKind::Missing => format!("{field}is missing"),
        ProblemKind::DuplicateId => "the id was used before; give it another".to_owned(),
        ProblemKind::MalformedId(id) => format!("the id “{id}” is not 1 to 128 of a-z 0-9 - _ ."),
        ProblemKind::DuplicateField => format!("{field}is given twice; the later one counts"),
        ProblemKind::WrongType { expected } => format!("{field}should be {}", shape(*expected)),
        ProblemKind::MalformedDate(date) => {
            format!("{field}is “{date}”, not a date such as 2018-09-20, 2018, 2018~ or 2018-09/2018-10")
        }
        ProblemKind::NoText => "there is neither `summary` nor `content`".to_owned(),
        ProblemKind::NotJson(reason) => format!("{field}is not JSON: {}", malformation(*reason)),
        ProblemKind::TooLong(bytes) => format!("{field}is longer than is read ({bytes} bytes)"),
        ProblemKind::UnknownReference(id) => format!("{field}names “{id}”, which no statement has as its id"),
    };
    match problem.loss {
        Loss::Statement => format!("{what}; the statement is left out"),
        Loss::Field => format!("{what}; it is left out"),
        Loss::Nothing => what,
    }
}

/// Why a file is no collection, and what to do, in a sentence without a full stop; with line and column where there
/// are such.
#[must_use]
pub fn describe_failure(failure: &OpenFailure) -> String {
    match failure {
        OpenFailure::Empty => "the file is empty".to_owned(),
        OpenFailure::NotJson { position, expected } => {
            let (line, column) = (position.line, position.column);
            format!("line {line}, column {column}: not JSON; expected {}", expectation(expected))
        }
        OpenFailure::CutOff { position } => {
            let (line, column) = (position.line, position.column);
            format!("line {line}, column {column}: the file ends in the middle; save or download it again")
        }
        OpenFailure::NotACollection => {
            "it is JSON, but neither a statement bundle nor a JSON Feed nor lines of statements; `lectern build` makes \
             a collection of other files"
                .to_owned()
        }
        OpenFailure::NewerVersion { found, supported } => {
            format!("its version is {found} and this program reads version {supported}; a newer program is needed")
        }
        OpenFailure::Damaged => "the gzip data is damaged; save or download the file again".to_owned(),
        other => format!("{other:?}"),
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::String => "a string",
        Shape::Integer => "a whole number",
        Shape::Count => "a whole number from 0 on",
        Shape::Object => "an object",
        Shape::Status => "`current`, `corrected` or `withdrawn`",
        Shape::Strings => "an array of strings",
        Shape::Objects => "an array of objects",
        Shape::Statements => "an array of statements",
        Shape::Value => "a value",
    }
}

fn expectation(expected: &Expected) -> String {
    match expected {
        Expected::OpeningBrace => "`{`, with which every collection begins".to_owned(),
        Expected::Name => "the name of a field in quotes".to_owned(),
        Expected::NameOrClosingBrace => "the name of a field in quotes, or `}`".to_owned(),
        Expected::Colon => "`:` after the name".to_owned(),
        Expected::Value => "a value".to_owned(),
        Expected::SoundValue(reason) => format!("a sound value: {}", malformation(*reason)),
        Expected::CommaOrClosingBrace => "`,` or `}` after the field".to_owned(),
        Expected::Statement => "a statement".to_owned(),
        Expected::StatementOrClosingBracket => "a statement or `]`".to_owned(),
        Expected::CommaOrClosingBracket => "`,` or `]` after the statement".to_owned(),
        Expected::EndOfFile => "the end of the file".to_owned(),
    }
}

fn malformation(reason: Malformation) -> &'static str {
    match reason {
        Malformation::InvalidUtf8 => "bytes that are not UTF-8",
        Malformation::EndsInArray => "an array is not closed",
        Malformation::EndsInObject => "an object is not closed",
        Malformation::EndsInString => "a string is not closed",
        Malformation::EndsInValue => "it ends where a value is due",
        Malformation::NoColon => "no `:` follows a name",
        Malformation::NoCommaInArray => "neither `,` nor `]` follows an item",
        Malformation::NoCommaInObject => "neither `,` nor `}` follows a field",
        Malformation::UnknownLiteral => "a word that is not `true`, `false` or `null`",
        Malformation::NoValue => "no value can begin so",
        Malformation::UnknownEscape => "an unknown letter after a backslash",
        Malformation::InvalidNumber => "a number that JSON does not write so",
        Malformation::ControlCharacter => "a control character in a string",
        Malformation::NameIsNoString => "a field's name without quotes",
        Malformation::LoneSurrogate | Malformation::UnfinishedEscape => "half of an escaped character",
        Malformation::TrailingComma => "a comma before a closing bracket",
        Malformation::TrailingCharacters => "something after the value",
        Malformation::TooDeep => "it is nested too deeply",
        Malformation::Other => "it is malformed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_core::bundle::Reader;

    #[test]
    fn a_problem_says_what_is_wrong_and_what_it_cost() {
        let mut reader = Reader::new();
        let file = br#"{"format":"statement-bundle","version":1,"title":"T","statements":[
            {"id":"A b","title":"T","content":"C"},{"id":"a","title":"T","content":"C","date":"soon","topics":3}]}"#;
        let mut statements = Vec::new();
        reader.push(file, &mut statements).unwrap();
        reader.finish(&mut statements).unwrap();
        let words: Vec<String> = reader.take_problems().first().iter().map(describe).collect();
        assert_eq!(
            words,
            [
                "the id “A b” is not 1 to 128 of a-z 0-9 - _ .; the statement is left out",
                "`date` is “soon”, not a date such as 2018-09-20, 2018, 2018~ or 2018-09/2018-10; it is left out",
                "`topics` should be an array of strings; it is left out",
            ]
        );
    }
}
