//! Which ids a bundle's statements have, and which they name.

use super::names::Names;
use super::object::shortened;
use super::problem_list::ProblemList;
use super::statement::Read;
use crate::Statement;
use crate::protocol::{Loss, Position, Problem, ProblemKind};

/// The ids taken so far, and the references that can be judged only when all of them are known.
#[derive(Debug, Default)]
pub(super) struct Register {
    ids: Names,
    references: Vec<Reference>,
}

#[derive(Debug)]
struct Reference {
    from: String,
    field: &'static str,
    position: Position,
    to: String,
}

impl Register {
    /// Enters a statement; none where its id is taken, which is reported.
    pub fn enter(&mut self, read: Read, problems: &mut ProblemList) -> Option<Statement> {
        let Read { statement, id_at: position, references } = read;
        if !self.ids.insert(&statement.id) {
            let (id, field) = (Some(statement.id), Some("id".to_owned()));
            problems.push(Problem { position, id, field, kind: ProblemKind::DuplicateId, loss: Loss::Statement });
            return None;
        }
        for (field, position) in references {
            let to = if field == "replies_to" { &statement.replies_to } else { &statement.translation_of };
            if let Some(to) = to.clone() {
                self.references.push(Reference { from: statement.id.clone(), field, position, to });
            }
        }
        Some(statement)
    }

    /// Reports the references that name no statement. To be asked when all statements are entered.
    pub fn report_unknown(&mut self, problems: &mut ProblemList) {
        for Reference { from, field, position, to } in std::mem::take(&mut self.references) {
            if !self.ids.contains(&to) {
                let (id, field, kind) =
                    (Some(from), Some(field.to_owned()), ProblemKind::UnknownReference(shortened(&to)));
                problems.push(Problem { position, id, field, kind, loss: Loss::Nothing });
            }
        }
    }
}
