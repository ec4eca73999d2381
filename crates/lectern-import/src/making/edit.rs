//! What a person corrected in one document.

use super::Shown;
use crate::corrections::Correction;
use crate::piece::{Block, Role};
use crate::{Imported, Options};
use lectern_core::making::{Field, FieldValue, Person};
use lectern_core::statement::Author;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The corrections of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Edit {
    /// The pieces that play another part than the rules gave them.
    pub roles: BTreeMap<usize, Role>,
    /// The fields that are other than the text says, as [`Correction::fields`] has them.
    pub fields: BTreeMap<String, Value>,
}

impl Edit {
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.fields.is_empty()
    }

    /// Puts a piece that was left out into the text as a paragraph, or back where it was.
    pub fn toggle(&mut self, original: &Imported, piece: usize) {
        let was = original.pieces.get(piece).map(|piece| piece.role);
        if self.roles.remove(&piece).is_none() && matches!(was, Some(Role::Removed(_))) {
            self.roles.insert(piece, Role::Content(Block::Paragraph));
        }
    }

    /// Lets fields be what is said.
    pub fn correct(&mut self, original: &Imported, fields: &[Field]) {
        for field in fields {
            self.fields.insert(field.name.clone(), value(&field.value, &original.statement.authors));
        }
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

impl Shown {
    /// Makes the document what it is with these corrections and no others.
    pub fn apply(&mut self, edit: &Edit, options: &Options) {
        self.misfits.clear();
        let roles = edit.roles.iter();
        let now = roles.fold(self.original.clone(), |now, (&piece, &role)| now.with_role(piece, role, options));
        let fields = Correction { fields: edit.fields.clone(), ..Correction::default() };
        self.now = fields.apply(now, options, &mut self.misfits);
    }
}
