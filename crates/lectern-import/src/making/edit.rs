//! What a person corrects in one document: changes of its [`Correction`].

use super::Shown;
use crate::corrections::{Correction, RoleCorrection};
use crate::piece::{Block, Reason, Role};
use crate::{Imported, Options};
use lectern_core::making::{Field, FieldValue, Person};
use lectern_core::statement::Author;
use serde_json::{Value, json};

impl Shown {
    /// Leaves a piece out of the text, or puts it back: as what the rules took it for, or as a paragraph where they left
    /// it out.
    pub(super) fn toggle(&self, correction: &mut Correction, piece: usize) {
        let was = &self.original.pieces;
        let roles = (was.get(piece), self.now().pieces.get(piece));
        let (Some(rules), Some(now)) = roles else { return };
        let is_kept = !now.role.is_kept();
        correction.roles.retain(|other| other.place(was) != Some(piece));
        if rules.role.is_kept() != is_kept {
            let role = if is_kept { Role::Content(Block::Paragraph) } else { Role::Removed(Reason::ByHand) };
            correction.roles.extend(RoleCorrection::of(was, piece, role));
        }
    }

    /// Lets fields be what is said.
    pub(super) fn set(&self, correction: &mut Correction, fields: &[Field]) {
        for field in fields {
            correction.fields.insert(field.name.clone(), value(&field.value, &self.original.statement.authors));
        }
    }

    /// Makes the document what it is with this correction and no other. Its id is the collection's matter.
    pub(super) fn apply(&mut self, correction: Option<&Correction>, options: &Options) {
        self.misfits.clear();
        let Some(correction) = correction.filter(|correction| correction.changes_statement()) else {
            self.corrected = None;
            return;
        };
        self.corrected = Some(correction.apply(self.original.clone(), options, &mut self.misfits));
    }

    /// The document as it is now.
    pub(super) fn now(&self) -> &Imported {
        self.corrected.as_ref().unwrap_or(&self.original)
    }
}

/// A field's value as the bundle has it; `null` where it is empty.
fn value(value: &FieldValue, authors: &[Author]) -> Value {
    let texts = |texts: &[String]| -> Vec<Value> {
        texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).map(Value::from).collect()
    };
    match value {
        FieldValue::Text(text) if text.trim().is_empty() => Value::Null,
        FieldValue::Text(text) => text.trim().into(),
        // An empty list is no missing one: nothing is inferred in its place.
        FieldValue::List(list) => texts(list).into(),
        FieldValue::People(people) => {
            people.iter().filter(|person| !person.name.trim().is_empty()).map(|one| person(one, authors)).collect()
        }
    }
}

/// An author, with what is known beside of one of that name.
fn person(person: &Person, authors: &[Author]) -> Value {
    let known = authors.iter().find(|author| author.name == person.name.trim());
    let mut fields = known.and_then(|author| serde_json::to_value(author).ok()).unwrap_or_else(|| json!({}));
    if let Value::Object(fields) = &mut fields {
        for (name, text) in [("name", &person.name), ("role", &person.role), ("organization", &person.organization)] {
            match text.trim() {
                "" => fields.remove(name),
                text => fields.insert(name.to_owned(), text.into()),
            };
        }
    }
    fields
}
