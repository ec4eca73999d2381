//! What the statements are filtered by, each part a link that removes it.

use crate::browser::dom;
use crate::i18n::{I18n, use_i18n};
use crate::ui::facet::value_name;
use lectern_core::view::Filters;
use lectern_core::{Facet, ViewState};
use leptos::prelude::*;

/// The list's id, for the focus of whoever has removed a filter in it.
const LIST: &str = "active-filters";

/// One filter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
            let chosen = choice.any.iter().map(|value| Self::Chosen(*facet, value.clone()));
            chosen.chain(choice.none.iter().map(|value| Self::Excluded(*facet, value.clone())))
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
    let active = Memo::new(move |_| view.with(|view| Filter::all(&view.filters)));
    let is_shown = Memo::new(move |_| !active.read().is_empty());
    let clear = move || view.with(|view| view.with_filters(Filters::default())).to_string();
    let was_used = StoredValue::new(false);
    keep_focus(active, was_used);
    view! {
        <Show when=move || is_shown.get()>
            <ul class="chips" id=LIST tabindex="-1" aria-label=i18n.filters_active()>
                <For each=move || active.get() key=Filter::clone let:filter>
                    <Chip view filter was_used/>
                </For>
                <li class={"chips-clear"}><a class={"chips-clear-link"} href=clear>{i18n.clear_all()}</a></li>
            </ul>
        </Show>
    }
}

/// Moves the focus to the list after one of its links was used, and so used up: the next key starts from here.
fn keep_focus(active: Memo<Vec<Filter>>, was_used: StoredValue<bool>) {
    Effect::new(move |_| {
        active.with(|_| {});
        if was_used.get_value() {
            was_used.set_value(false);
            dom::before_paint(|| dom::focus(LIST));
        }
    });
}

/// One filter, as a link that removes it.
#[component]
fn Chip(view: Signal<ViewState>, filter: Filter, was_used: StoredValue<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let filter = StoredValue::new(filter);
    let words = Memo::new(move |_| filter.with_value(|filter| view.with(|view| filter.words(i18n, &view.filters))));
    let href = move || {
        let filters = filter.with_value(|filter| view.with(|view| filter.removed(&view.filters)));
        view.with(|view| view.with_filters(filters)).to_string()
    };
    view! {
        <li class="chip">
            <a class={"chip-link"} href=href aria-label=move || i18n.chip_remove(&words.read())
                on:click=move |_| was_used.set_value(true)>
                <bdi class={"chip-words"}>{words}</bdi>
                <svg class={"chip-cross"} viewBox="0 0 10 10" aria-hidden="true"><path d={"M2 2 8 8M8 2 2 8"}/></svg>
            </a>
        </li>
    }
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
