//! Why nothing was found: which part of a request finds something once it is gone.

use lectern_core::protocol::{Blame, Part, SearchRequest};
use lectern_core::sort::sorted;
use lectern_core::view::Choice;
use lectern_search::Index;

/// Each part without which something matches, the one that finds most first; equals in the order of the request.
/// Empty where no part alone is to blame.
pub(crate) fn blame(index: &Index, request: &SearchRequest) -> Vec<Blame> {
    let blame: Vec<_> = parts(index, request)
        .into_iter()
        .map(|part| Blame { without: index.count(&without(request, &part)), part })
        .filter(|blame| blame.without > 0)
        .collect();
    sorted(blame, |one, other| other.without.cmp(&one.without))
}

/// Everything in a request that can be taken away by itself.
fn parts(index: &Index, request: &SearchRequest) -> Vec<Part> {
    let filters = &request.filters;
    let terms = index.terms(&request.query).into_iter().map(|(term, rest)| Part::Term { term, rest });
    let facets = filters.facets.iter().filter(|(_, choice)| is_chosen(choice)).map(|(facet, _)| Part::Facet(facet));
    let dates = (filters.from.is_some() || filters.to.is_some()).then_some(Part::Dates);
    let undated = filters.undated.then_some(Part::Undated);
    terms.chain(facets).chain(dates).chain(undated).collect()
}

fn is_chosen(choice: &Choice) -> bool {
    !(choice.any.is_empty() && choice.none.is_empty())
}

fn without(request: &SearchRequest, part: &Part) -> SearchRequest {
    let mut request = request.clone();
    match part {
        Part::Term { rest, .. } => request.query.clone_from(rest),
        Part::Facet(facet) => {
            request.filters.facets.remove(*facet);
        }
        Part::Dates => (request.filters.from, request.filters.to) = (None, None),
        Part::Undated => request.filters.undated = false,
    }
    request
}
