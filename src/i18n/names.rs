//! Names of things that the protocol has numbers and variants for.

use super::I18n;
use lectern_core::protocol::{Loss, OpenFailure, Origin, Problem, ProblemKind};
use lectern_core::view::Sort;
use lectern_core::{Facet, protocol::Position};

impl I18n {
    /// A facet's name.
    pub fn facet_name(self, facet: Facet) -> String {
        match facet {
            Facet::Kind => self.facet_kind(),
            Facet::Author => self.facet_author(),
            Facet::Organization => self.facet_organization(),
            Facet::Recipient => self.facet_recipient(),
            Facet::Topic => self.facet_topic(),
            Facet::Place => self.facet_place(),
            Facet::Language => self.facet_language(),
            Facet::Decade => self.facet_decade(),
            Facet::Year => self.facet_year(),
        }
    }

    /// An order's name.
    pub fn sort_name(self, sort: Sort) -> String {
        match sort {
            Sort::Auto => self.sort_auto(),
            Sort::Relevance => self.sort_relevance(),
            Sort::Newest => self.sort_newest(),
            Sort::Oldest => self.sort_oldest(),
            Sort::Title => self.sort_title(),
            Sort::Length => self.sort_length(),
        }
    }

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
                self.failure_not_json(&line, &column, expected)
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
        }
    }

    /// What is wrong in a file, with the field, and what it cost.
    pub fn problem(self, problem: &Problem) -> String {
        let what = match &problem.kind {
            ProblemKind::Missing => self.problem_missing(),
            ProblemKind::DuplicateId => self.problem_duplicate_id(),
            ProblemKind::MalformedId(id) => self.problem_malformed_id(id),
            ProblemKind::DuplicateField => self.problem_duplicate_field(),
            ProblemKind::WrongType { expected } => self.problem_wrong_type(expected),
            ProblemKind::MalformedDate(date) => self.problem_malformed_date(date),
            ProblemKind::NoText => self.problem_no_text(),
            ProblemKind::NotJson(reason) => self.problem_not_json(reason),
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

    /// A collection's address or file name, short enough for a sentence.
    pub fn origin(self, origin: &Origin) -> String {
        let name = origin.name();
        name.rsplit('/').next().filter(|last| !last.is_empty()).unwrap_or(name).to_owned()
    }
}
