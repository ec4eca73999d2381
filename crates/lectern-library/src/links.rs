//! Which statement has an id, and which statements name that id: replies and translations.

use lectern_core::Statement;
use lectern_search::DocId;

/// The ties among statements, by id, because a reply may arrive before what it answers. They are looked up when one
/// statement is shown: to pass through a million ids then takes less than a frame, and a table of them takes memory
/// and time for all.
#[derive(Default)]
pub(crate) struct Links {
    ids: Vec<(String, DocId)>,
    replies: Vec<(String, DocId)>,
    translations: Vec<(String, DocId)>,
}

impl Links {
    /// Takes note of a statement. Of two with one id the first keeps it.
    pub fn add(&mut self, doc: DocId, statement: &Statement) {
        self.ids.push((statement.id.clone(), doc));
        if let Some(answered) = &statement.replies_to {
            self.replies.push((answered.clone(), doc));
        }
        if let Some(original) = &statement.translation_of {
            self.translations.push((original.clone(), doc));
        }
    }

    /// The statement of this id.
    pub fn find(&self, id: &str) -> Option<DocId> {
        naming(id, &self.ids).next()
    }

    /// What answers the statement of this id, in the order of the collection.
    pub fn replies(&self, id: &str) -> Vec<DocId> {
        naming(id, &self.replies).collect()
    }

    /// What translates the statement of this id, in the order of the collection.
    pub fn translations(&self, id: &str) -> Vec<DocId> {
        naming(id, &self.translations).collect()
    }
}

fn naming(id: &str, ties: &[(String, DocId)]) -> impl Iterator<Item = DocId> {
    ties.iter().filter(move |(named, _)| named == id).map(|(_, doc)| *doc)
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
