//! Which statement has an id, and which statements name that id: replies and translations.

use lectern_core::Statement;
use lectern_search::DocId;
use std::collections::HashMap;

/// The ties among statements. Kept by id, because a reply may arrive before what it answers.
#[derive(Default)]
pub(crate) struct Links {
    by_id: HashMap<String, DocId>,
    replies: HashMap<String, Vec<DocId>>,
    translations: HashMap<String, Vec<DocId>>,
}

impl Links {
    /// Takes note of a statement. Of two with one id the first keeps it.
    pub fn add(&mut self, doc: DocId, statement: &Statement) {
        self.by_id.entry(statement.id.clone()).or_insert(doc);
        if let Some(answered) = &statement.replies_to {
            self.replies.entry(answered.clone()).or_default().push(doc);
        }
        if let Some(original) = &statement.translation_of {
            self.translations.entry(original.clone()).or_default().push(doc);
        }
    }

    /// The statement of this id.
    pub fn find(&self, id: &str) -> Option<DocId> {
        self.by_id.get(id).copied()
    }

    /// What answers the statement of this id, in the order of the collection.
    pub fn replies(&self, id: &str) -> &[DocId] {
        self.replies.get(id).map_or(&[], Vec::as_slice)
    }

    /// What translates the statement of this id, in the order of the collection.
    pub fn translations(&self, id: &str) -> &[DocId] {
        self.translations.get(id).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_statements_with_one_id_the_first_keeps_it() {
        let statement = Statement { id: "twin".into(), ..Statement::default() };
        let mut links = Links::default();
        links.add(0, &statement);
        links.add(1, &statement);
        assert_eq!(links.find("twin"), Some(0));
    }
}
