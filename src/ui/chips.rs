//! What the statements are filtered by, each part a link that removes it.

use crate::browser::dom;
use crate::i18n::{I18n, use_i18n};
use crate::ui::facet::value_name;
use crate::ui::markup::{Markup, el, sign};
use lectern_core::view::Filters;
use lectern_core::{Facet, ViewState};
use leptos::ev::Event;
use leptos::prelude::*;

/// The list's id, for the focus of whoever has removed a filter in it.
const LIST: &str = "active-filters";

/// One filter.
#[derive(Debug, PartialEq)]
enum Filter {
    /// A value that is chosen.
    Chosen(Facet, String),
    /// A value that is excluded.
    Excluded(Facet, String),
    /// The range of dates.
    Dates,
    /// The wish for undated statements.
    Undated,
}

impl Filter {
    /// All that filter, in the order of the facets.
    fn all(filters: &Filters) -> Vec<Self> {
        let in_facets = filters.facets.iter().flat_map(|(facet, choice)| {
            let chosen = choice.any.iter().map(move |value| Self::Chosen(facet, value.clone()));
            chosen.chain(choice.none.iter().map(move |value| Self::Excluded(facet, value.clone())))
        });
        let dates = (filters.from.is_some() || filters.to.is_some()).then_some(Self::Dates);
        let undated = filters.undated.then_some(Self::Undated);
        in_facets.chain(dates).chain(undated).collect()
    }

    /// The filters without this one.
    fn removed(&self, filters: &Filters) -> Filters {
        match self {
            Self::Chosen(facet, value) | Self::Excluded(facet, value) => filters.without(*facet, value),
            Self::Dates => Filters { from: None, to: None, ..filters.clone() },
            Self::Undated => Filters { undated: false, ..filters.clone() },
        }
    }

    fn words(&self, i18n: I18n, filters: &Filters) -> String {
        match self {
            Self::Chosen(facet, value) => i18n.chip_chosen(&i18n.facet_name(*facet), &value_name(i18n, *facet, value)),
            Self::Excluded(facet, value) => {
                i18n.chip_excluded(&i18n.facet_name(*facet), &value_name(i18n, *facet, value))
            }
            Self::Dates => i18n.dates_between(filters.from, filters.to),
            Self::Undated => i18n.filter_undated(),
        }
    }
}

/// The active filters, and a link that removes them all and keeps the query. Nothing where nothing filters.
#[component]
pub fn Chips(
    /// What is shown.
    view: Signal<ViewState>,
) -> impl IntoView {
    let i18n = use_i18n();
    let was_used = StoredValue::new(false);
    move || {
        // Whoever has removed a filter is left on the list that it was removed from: the next key starts there.
        if was_used.get_value() {
            was_used.set_value(false);
            dom::before_paint(|| dom::focus(LIST));
        }
        view.with(|view| chips(i18n, view, was_used))
    }
}

fn chips(i18n: I18n, view: &ViewState, was_used: StoredValue<bool>) -> Option<Markup> {
    let active = Filter::all(&view.filters);
    let chip = |filter: &Filter| {
        let words = filter.words(i18n, &view.filters);
        let link = el("a")
            .class("chip-link")
            .attr("href", view.with_filters(filter.removed(&view.filters)).to_string())
            .attr("aria-label", i18n.chip_remove(&words))
            .on("click", move |_: Event| was_used.set_value(true))
            .child(el("bdi").class("chip-words").child(words))
            .child(sign("chip-cross", "M2 2 8 8M8 2 2 8"));
        el("li").class("chip").child(link)
    };
    let nothing = view.with_filters(Filters::default()).to_string();
    let clear = el("a").class("chips-clear-link").attr("href", nothing).child(i18n.clear_all());
    (!active.is_empty()).then(|| {
        el("ul")
            .class("chips")
            .attr("id", LIST)
            .attr("tabindex", "-1")
            .attr("aria-label", i18n.filters_active())
            .children(active.iter().map(chip))
            .child(el("li").class("chips-clear").child(clear))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_filter_is_removed_alone() {
        let view = ViewState::parse("?q=war&kind=letter&kind=speech&-place=France&from=1990&to=1999&undated=1&page=3");
        let without = Filter::all(&view.filters).into_iter().map(|filter| filter.removed(&view.filters));
        let addresses: Vec<_> = without.map(|filters| view.with_filters(filters).to_string()).collect();
        assert_eq!(
            addresses,
            [
                "?q=war&kind=speech&-place=France&from=1990&to=1999&undated=1",
                "?q=war&kind=letter&-place=France&from=1990&to=1999&undated=1",
                "?q=war&kind=letter&kind=speech&from=1990&to=1999&undated=1",
                "?q=war&kind=letter&kind=speech&-place=France&undated=1",
                "?q=war&kind=letter&kind=speech&-place=France&from=1990&to=1999",
            ]
        );
    }

    #[test]
    fn a_range_open_on_one_side_is_one_filter() {
        assert_eq!(Filter::all(&ViewState::parse("?to=1999").filters), [Filter::Dates]);
        assert_eq!(Filter::all(&ViewState::default().filters), []);
    }
}
