//! One file for each thing the page can be: the list, a statement, what is known of the collection, and where one is
//! made.

mod about;
mod collection;
mod make;
mod statement;

pub use about::About;
pub use collection::CollectionPage;
pub use make::Make;
pub use statement::StatementPage;

use lectern_core::ViewState;
use lectern_core::protocol::SearchRequest;

/// How many cards a page has.
const PER_PAGE: u32 = 25;

/// How many values of a facet are shown before more are asked for.
const FACET_LIMIT: u32 = 8;

/// What an engine is asked for so that a view can be shown.
pub fn search_of(view: &ViewState) -> SearchRequest {
    SearchRequest {
        query: view.query.clone(),
        filters: view.filters.clone(),
        sort: view.sort,
        page: view.page.0,
        per_page: PER_PAGE,
        facet_limit: FACET_LIMIT,
    }
}
