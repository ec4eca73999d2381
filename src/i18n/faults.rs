//! What is wrong with a file, and what should be there instead.

use super::I18n;
use lectern_core::protocol::{Expected, Loss, Malformation, OpenFailure, Position, Problem, ProblemKind, Shape};

impl I18n {
    /// What happened to a collection, and what to do.
    pub fn failure(self, failure: &OpenFailure) -> String {
        let place = |position: &Position| (position.line.to_string(), position.column.to_string());
        match failure {
            OpenFailure::Status(status) => self.failure_status(&status.to_string()),
            OpenFailure::Unreachable => self.failure_unreachable(),
            OpenFailure::Interrupted => self.failure_interrupted(),
            OpenFailure::Empty => self.failure_empty(),
            OpenFailure::NotJson { position, expected } => {
                let (line, column) = place(position);
                self.failure_not_json(&line, &column, &self.expected(*expected))
            }
            OpenFailure::CutOff { position } => {
                let (line, column) = place(position);
                self.failure_cut_off(&line, &column)
            }
            OpenFailure::NotACollection => self.failure_not_a_collection(),
            OpenFailure::NewerVersion { found, supported } => self.failure_newer_version(found, &supported.to_string()),
            OpenFailure::Damaged => self.failure_damaged(),
            OpenFailure::Cancelled => self.failure_cancelled(),
            OpenFailure::EngineLost => self.failure_engine_lost(),
            OpenFailure::EngineIncomplete => self.failure_engine_incomplete(),
        }
    }

    /// What is wrong in a file, with the field, and what it cost.
    pub fn problem(self, problem: &Problem) -> String {
        let what = match &problem.kind {
            ProblemKind::Missing => self.problem_missing(),
            ProblemKind::DuplicateId => self.problem_duplicate_id(),
            ProblemKind::MalformedId(id) => self.problem_malformed_id(id),
            ProblemKind::DuplicateField => self.problem_duplicate_field(),
            ProblemKind::WrongType { expected } => self.problem_wrong_type(&self.shape(*expected)),
            ProblemKind::MalformedDate(date) => self.problem_malformed_date(date),
            ProblemKind::NoText => self.problem_no_text(),
            ProblemKind::NotJson(malformation) => self.problem_not_json(&self.malformation(*malformation)),
            ProblemKind::TooLong(bytes) => self.problem_too_long(&self.bytes(*bytes)),
            ProblemKind::UnknownReference(id) => self.problem_unknown_reference(id),
        };
        let what = match &problem.field {
            Some(field) => self.problem_field(field, &what),
            None => what,
        };
        let loss = match problem.loss {
            Loss::Statement => self.loss_statement(),
            Loss::Field => self.loss_field(),
            Loss::Nothing => self.loss_nothing(),
        };
        format!("{what} {loss}")
    }

    fn expected(self, expected: Expected) -> String {
        match expected {
            // JSON's own signs are the same in every language.
            Expected::OpeningBrace => "{".to_owned(),
            Expected::Colon => ":".to_owned(),
            Expected::SoundValue(malformation) => self.expected_sound_value(&self.malformation(malformation)),
            Expected::Name => self.expected_name(),
            Expected::NameOrClosingBrace => self.expected_name_or_brace(),
            Expected::Value => self.expected_value(),
            Expected::CommaOrClosingBrace => self.expected_comma_or_brace(),
            Expected::Statement => self.expected_statement(),
            Expected::StatementOrClosingBracket => self.expected_statement_or_bracket(),
            Expected::CommaOrClosingBracket => self.expected_comma_or_bracket(),
            Expected::EndOfFile => self.expected_end(),
        }
    }

    fn shape(self, shape: Shape) -> String {
        match shape {
            Shape::String => self.shape_string(),
            Shape::Integer => self.shape_integer(),
            Shape::Count => self.shape_count(),
            Shape::Object => self.shape_object(),
            Shape::Status => self.shape_status(),
            Shape::Strings => self.shape_strings(),
            Shape::Objects => self.shape_objects(),
            Shape::Statements => self.shape_statements(),
            Shape::Value => self.shape_value(),
        }
    }

    fn malformation(self, malformation: Malformation) -> String {
        match malformation {
            Malformation::InvalidUtf8 => self.malformed_utf8(),
            Malformation::EndsInArray => self.malformed_ends_in_array(),
            Malformation::EndsInObject => self.malformed_ends_in_object(),
            Malformation::EndsInString => self.malformed_ends_in_string(),
            Malformation::EndsInValue => self.malformed_ends_in_value(),
            Malformation::NoColon => self.malformed_no_colon(),
            Malformation::NoCommaInArray => self.malformed_no_comma_in_array(),
            Malformation::NoCommaInObject => self.malformed_no_comma_in_object(),
            Malformation::UnknownLiteral => self.malformed_literal(),
            Malformation::NoValue => self.malformed_no_value(),
            Malformation::UnknownEscape => self.malformed_unknown_escape(),
            Malformation::InvalidNumber => self.malformed_number(),
            Malformation::ControlCharacter => self.malformed_control_character(),
            Malformation::NameIsNoString => self.malformed_name(),
            Malformation::LoneSurrogate => self.malformed_surrogate(),
            Malformation::TrailingComma => self.malformed_trailing_comma(),
            Malformation::TrailingCharacters => self.malformed_trailing_characters(),
            Malformation::UnfinishedEscape => self.malformed_unfinished_escape(),
            Malformation::TooDeep => self.malformed_too_deep(),
            Malformation::Other => self.malformed_other(),
        }
    }
}
