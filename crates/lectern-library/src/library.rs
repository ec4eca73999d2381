//! One collection in memory: takes statements, answers requests.

use crate::blame::blame;
use crate::card::card;
use crate::collection::Collection;
use crate::kept::{self, Copying};
use crate::recent::Recent;
use crate::statement_view::statement_view;
use lectern_core::Statement;
use lectern_core::bundle::ProblemList;
use lectern_core::kept::Storage;
use lectern_core::protocol::{
    CollectionInfo, Problem, Refusal, Request, Response, SearchRequest, SearchResponse, StatementRequest, StatementView,
};
use std::rc::Rc;

/// One collection: its statements, what finds them, and the problems met while it was read.
///
/// It answers at any time, from the statements that it has so far.
pub struct Library {
    collection: Collection,
    problems: ProblemList,
    recent: Recent,
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}

impl Library {
    /// A collection without statements.
    #[must_use]
    pub fn new() -> Self {
        Self { collection: Collection::new(), problems: ProblemList::default(), recent: Recent::default() }
    }

    /// The collection of a kept copy, whose statements stay there and are read when they are shown; `None` where the
    /// copy is not as it was written, or of another version.
    #[must_use]
    pub fn from_kept(storage: Rc<dyn Storage>) -> Option<Self> {
        let (collection, problems) = kept::read(&storage)?;
        Some(Self { collection, problems, recent: Recent::default() })
    }

    /// The next bytes of a copy, for [`Library::from_kept`] to read; `None` after the last, and where the library is one
    /// of a copy itself. Nothing may be added between them.
    pub fn copy_on(&mut self, copying: &mut Copying) -> Option<Vec<u8>> {
        copying.step(&mut self.collection, &self.problems)
    }

    /// Whether a statement could not be read back from the kept copy, so that answers lack it.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.collection.statements.are_damaged()
    }

    /// Takes what the collection says of itself, all of it each time. Best before the statements: a language
    /// named later has those that name none indexed again.
    pub fn describe(&mut self, info: &CollectionInfo) {
        if self.collection.info != *info {
            self.collection.describe(info);
            self.recent.forget();
        }
    }

    /// Adds a statement and makes it searchable. Ids are unique: the reader of the file sees to it.
    pub fn add(&mut self, statement: Statement) {
        self.collection.add(statement);
        self.recent.forget();
    }

    /// Takes in further problems.
    pub fn report(&mut self, problems: ProblemList) {
        self.problems.append(problems);
    }

    /// What the collection says of itself.
    #[must_use]
    pub fn info(&self) -> &CollectionInfo {
        &self.collection.info
    }

    /// How many statements there are; each of them can be found.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.collection.index.len()
    }

    /// Whether there is no statement.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The problems met.
    #[must_use]
    pub fn problems(&self) -> &ProblemList {
        &self.problems
    }

    /// Answers a request about the collection.
    ///
    /// # Errors
    ///
    /// [`Refusal::NoSuchStatement`] for an id that no statement has. [`Refusal::NothingOpen`] for
    /// [`Request::Open`] and [`Request::Cancel`], which are not about a collection that is there.
    pub fn answer(&mut self, request: &Request) -> Result<Response, Refusal> {
        match request {
            Request::Search(request) => Ok(Response::Search(Box::new(self.search(request)))),
            Request::Facet(request) => Ok(Response::Facet(self.collection.index.facet(request))),
            Request::Statement(request) => {
                let no_such_statement = || Refusal::NoSuchStatement(request.id.clone());
                let view = self.statement(request).ok_or_else(no_such_statement)?;
                Ok(Response::Statement(Box::new(view)))
            }
            Request::Problems { offset, limit } => Ok(Response::Problems(self.some_problems(*offset, *limit))),
            Request::Open(_) | Request::Cancel => Err(Refusal::NothingOpen),
        }
    }

    fn search(&mut self, request: &SearchRequest) -> SearchResponse {
        let index = &self.collection.index;
        let found = self.recent.search(index, request);
        let total = found.hits.total;
        let per_page = request.per_page.max(1);
        let pages = total.div_ceil(per_page).max(1);
        let page = request.page.clamp(1, pages);
        let passed_over = as_usize(page.saturating_sub(1)).saturating_mul(as_usize(per_page));
        let shown = index.docs(&found.hits, passed_over..passed_over.saturating_add(as_usize(per_page)));
        SearchResponse {
            total,
            of: index.len(),
            page,
            pages,
            cards: shown.into_iter().filter_map(|doc| card(&self.collection, doc, &found.marker)).collect(),
            facets: found.facets.clone(),
            timeline: found.timeline.clone(),
            reading: found.hits.reading.clone(),
            repairs: found.hits.repairs.clone(),
            relaxed: found.hits.relaxed.clone(),
            did_you_mean: index.did_you_mean(&found.hits, request),
            blame: if total == 0 || found.hits.relaxed.is_some() {
                blame(&self.collection.index, request)
            } else {
                Vec::new()
            },
        }
    }

    fn statement(&mut self, request: &StatementRequest) -> Option<StatementView> {
        let doc = self.collection.links.find(&request.id)?;
        let found = self.recent.ranking(&self.collection.index, &request.search);
        statement_view(&self.collection, doc, found)
    }

    fn some_problems(&self, offset: u32, limit: u32) -> Vec<Problem> {
        self.problems.first().iter().skip(as_usize(offset)).take(as_usize(limit)).cloned().collect()
    }
}

fn as_usize(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
