//! The ranking that a person sees: what the search box finds for a query that they have typed to its end.
//!
//! A document's title is the statement's title, its abstract the statement's text, in English. The order is the one
//! that the reader chooses by itself. After the query stands a space, as it says that its last word is whole: a query
//! that someone else wrote down is finished.

use crate::collection::Document;
use lectern_core::Statement;
use lectern_core::protocol::SearchRequest;
use lectern_search::Index;

/// The search, with all documents.
pub struct SearchBox(Index);

impl SearchBox {
    /// Indexes the documents, whose places become the statements' numbers.
    pub fn new(documents: &[Document]) -> Self {
        let mut index = Index::new();
        for document in documents {
            let statement = Statement { title: document.title.clone(), ..Statement::default() };
            index.add(&statement, &document.text, Some("en"));
        }
        Self(index)
    }

    /// The places of the documents found, best first.
    pub fn rank(&self, query: &str) -> Vec<usize> {
        let request =
            SearchRequest { query: format!("{query} "), facet_limit: 10, page: 1, per_page: 25, ..Default::default() };
        let hits = self.0.search(&request);
        self.0.docs(&hits, 0..usize::MAX).into_iter().map(|document| document as usize).collect()
    }
}
