//! Nothing found: what is to blame, and how to drop it.

use crate::i18n::I18n;
use crate::ui::markup::{Markup, el};
use lectern_core::ViewState;
use lectern_core::protocol::{Blame, Part};

/// Says that nothing matches a view, and offers each part of the search whose removal would find something, the most
/// rewarding first.
pub fn nothing_found(i18n: I18n, view: &ViewState, blame: &[Blame]) -> Markup {
    el("div").class("empty").child(el("p").child(i18n.nothing_found())).children(offers(i18n, view, blame))
}

/// Each part of a view's search whose removal would find something, as a link to the search without it.
pub fn offers(i18n: I18n, view: &ViewState, blame: &[Blame]) -> Option<Markup> {
    let offer = |blame: &Blame| {
        let href = without(view, &blame.part).to_string();
        let link = el("a").attr("href", href).child(name(i18n, view, &blame.part));
        el("li").class("empty-offer").child(link).child(" ").child(i18n.blame_without(blame.without))
    };
    (!blame.is_empty()).then(|| el("ul").children(blame.iter().map(offer)))
}

/// The view without a part of its search.
fn without(view: &ViewState, part: &Part) -> ViewState {
    let mut filters = view.filters.clone();
    match part {
        Part::Term { rest, .. } => return view.with_query(rest.clone()),
        Part::Facet(facet) => {
            filters.facets.remove(*facet);
        }
        Part::Dates => (filters.from, filters.to) = (None, None),
        Part::Undated => filters.undated = false,
    }
    view.with_filters(filters)
}

fn name(i18n: I18n, view: &ViewState, part: &Part) -> String {
    match part {
        Part::Term { term, .. } => i18n.blame_term(term),
        Part::Facet(facet) => i18n.blame_facet(&i18n.facet_name(*facet)),
        Part::Dates => i18n.blame_dates(&i18n.dates_between(view.filters.from, view.filters.to)),
        Part::Undated => i18n.blame_undated(&i18n.filter_undated()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_core::Facet;

    fn check(address: &str, part: &Part, expected: &str) {
        assert_eq!(without(&ViewState::parse(address), part).to_string(), expected);
    }

    #[test]
    fn each_part_is_dropped_alone() {
        let all = "?q=war+peace&kind=letter&from=1990&undated=1&page=2";
        let term = Part::Term { term: "war".into(), rest: "peace".into() };
        check(all, &term, "?q=peace&kind=letter&from=1990&undated=1");
        check(all, &Part::Facet(Facet::Kind), "?q=war+peace&from=1990&undated=1");
        check(all, &Part::Dates, "?q=war+peace&kind=letter&undated=1");
        check(all, &Part::Undated, "?q=war+peace&kind=letter&from=1990");
    }
}
