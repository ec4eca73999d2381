//! The statements of a collection with everything that is kept to find them again.

use crate::links::Links;
use crate::plain::PlainTexts;
use crate::statements::Statements;
use lectern_core::protocol::{CollectionInfo, Link};
use lectern_core::sort::sorted;
use lectern_core::{Date, Day, Statement, passage};
use lectern_search::{DocId, Index, is_stemmed_elsewhere};
use std::rc::Rc;

/// Statements, the index over them and the ties among them. A [`DocId`] is a statement's position.
pub(crate) struct Collection {
    pub info: CollectionInfo,
    pub index: Index,
    pub links: Links,
    pub statements: Statements,
    pub plain_texts: PlainTexts,
}

impl Collection {
    pub fn new() -> Self {
        Self {
            info: CollectionInfo::default(),
            index: Index::new(),
            links: Links::default(),
            statements: Statements::default(),
            plain_texts: PlainTexts::default(),
        }
    }

    /// Takes what the collection says of itself. A language that is named only now counts for the statements
    /// that came before it as well: they are indexed anew.
    pub fn describe(&mut self, info: &CollectionInfo) {
        let speaks_anew = self.info.language != info.language;
        self.info = info.clone();
        if speaks_anew && self.all().any(|statement| statement.language.is_none()) {
            self.index_anew();
        }
    }

    /// Adds a statement and makes it searchable.
    pub fn add(&mut self, statement: Statement) {
        let doc = index_one(&mut self.index, &statement, &self.info);
        self.links.add(doc, &statement);
        self.statements.push(statement);
    }

    pub fn statement(&self, doc: DocId) -> Option<Rc<Statement>> {
        self.statements.get(doc)
    }

    fn all(&self) -> impl Iterator<Item = Rc<Statement>> {
        (0..self.index.len()).filter_map(|doc| self.statement(doc))
    }

    /// The language of a statement's text: its own, else the collection's.
    pub fn language<'a>(&'a self, statement: &'a Statement) -> Option<&'a str> {
        language_of(statement, &self.info)
    }

    /// A statement by name.
    pub fn link(&self, doc: DocId) -> Option<Link> {
        self.statement(doc).map(|statement| Link {
            id: statement.id.clone(),
            title: statement.title.clone(),
            date: statement.date.as_ref().map(Date::when),
        })
    }

    /// These statements by name, the oldest first and the undated last; one day's keep their order.
    pub fn links_by_age(&self, docs: Vec<DocId>) -> Vec<Link> {
        let first_day = |doc: &DocId| {
            let statement = self.statement(*doc);
            let date = statement.as_ref().and_then(|statement| statement.date.as_ref());
            date.map_or((true, Day::MAX), |date| (false, date.days().0))
        };
        let docs = sorted(docs, |one, other| first_day(one).cmp(&first_day(other)));
        docs.into_iter().filter_map(|doc| self.link(doc)).collect()
    }

    fn index_anew(&mut self) {
        let mut index = Index::new();
        for statement in self.all() {
            index_one(&mut index, &statement, &self.info);
        }
        self.index = index;
    }
}

/// Whether a statement can only be indexed with what may still have to be provided.
pub(crate) fn needs_texts(statement: &Statement, info: &CollectionInfo) -> bool {
    statement.content.is_some() || is_stemmed_elsewhere(language_of(statement, info))
}

fn language_of<'a>(statement: &'a Statement, info: &'a CollectionInfo) -> Option<&'a str> {
    statement.language.as_deref().or(info.language.as_deref())
}

fn index_one(index: &mut Index, statement: &Statement, info: &CollectionInfo) -> DocId {
    let content = passage::plain_text(statement.content.as_deref().unwrap_or_default());
    index.add(statement, &content, language_of(statement, info))
}
