//! A facet: its values with their counts, to choose and to exclude.
//!
//! `values` decides what is shown in which order, `row` shows one value.

mod row;
mod values;

use crate::i18n::{I18n, use_i18n};
use lectern_core::Facet;
use lectern_core::protocol::FacetCounts;
use lectern_core::view::Filters;
use leptos::prelude::*;
use row::FacetRow;
use values::Extent;

/// How many values of a long facet are shown at once; the others are found by typing.
const MOST: u32 = 500;

/// A facet's value as people read it: languages by name, decades as `1960s`, all else as the collection has it.
pub fn value_name(i18n: I18n, facet: Facet, value: &str) -> String {
    match facet {
        Facet::Language => i18n.language_name(value),
        Facet::Decade => i18n.decade(value),
        _ => value.to_owned(),
    }
}

/// A facet's values to choose among. Nothing where there are none and none is chosen.
#[component]
pub fn FacetGroup(
    /// The facet.
    facet: Facet,
    /// Its most frequent values.
    counts: Signal<FacetCounts>,
    /// What is chosen and excluded now.
    filters: Signal<Filters>,
    /// The longer list that was asked for.
    more: Signal<Option<FacetCounts>>,
    /// Called with what shall be chosen and excluded.
    on_change: Callback<Filters>,
    /// Called for a longer list: the facet, the letters that its values must contain, and how many to give.
    on_more: Callback<(Facet, String, u32)>,
    /// Whether its values are shown at first.
    #[prop(default = true)]
    open: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let extent = RwSignal::new(Extent::Short);
    let is_shown = Memo::new(move |_| {
        *extent.read() != Extent::Short || counts.with(|counts| filters.with(|now| !values::is_empty(counts, now)))
    });
    ask_for_more(facet, counts, extent, on_more);
    view! {
        <Show when=move || is_shown.get()>
            <details class="facet" open=open>
                <summary class={"facet-summary"}>
                    <h3 class={"facet-name"}>{i18n.facet_name(facet)}</h3>
                </summary>
                <Find facet extent/>
                <Values facet counts filters longer=more on_change extent/>
                <ShowAll facet counts extent/>
            </details>
        </Show>
    }
}

/// Asks for the longer list when it is to be shown, and again when another search has changed the counts.
fn ask_for_more(
    facet: Facet,
    counts: Signal<FacetCounts>,
    extent: RwSignal<Extent>,
    on_more: Callback<(Facet, String, u32)>,
) {
    // A memo: the longer list's own arrival must not count as a change. It has to be read to be followed.
    let counts = Memo::new(move |_| counts.get());
    Effect::new(move |_| {
        counts.with(|_| {});
        if let Extent::All { contains } = extent.get() {
            untrack(|| on_more.run((facet, contains, MOST)));
        }
    });
}

/// The values, each with its count.
#[component]
fn Values(
    facet: Facet,
    counts: Signal<FacetCounts>,
    filters: Signal<Filters>,
    longer: Signal<Option<FacetCounts>>,
    on_change: Callback<Filters>,
    extent: RwSignal<Extent>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown =
        Memo::new(move |_| values::shown(&counts.read(), longer.read().as_ref(), &filters.read(), &extent.read()));
    let names = move || shown.read().iter().map(|value| value.value.clone()).collect::<Vec<_>>();
    let row = move |value: String| {
        let counted = value.clone();
        let count = Signal::derive(move || {
            let shown = shown.read();
            shown.iter().find(|value| value.value == counted).map_or(0, |value| value.count)
        });
        view! { <FacetRow facet value count filters on_change/> }
    };
    let is_long = move || (*extent.read() != Extent::Short).then_some("");
    let found_none =
        move || shown.read().is_empty().then(|| view! { <p class="facet-none">{i18n.facet_none_found()}</p> });
    view! {
        <ul class="facet-values" aria-label=i18n.facet_name(facet) data-long=is_long>
            <For each=names key=String::clone children=row/>
        </ul>
        {found_none}
    }
}

/// The field to find a value of a long list with.
#[component]
fn Find(facet: Facet, extent: RwSignal<Extent>) -> impl IntoView {
    let i18n = use_i18n();
    let label = i18n.facet_search(&i18n.facet_name(facet));
    let is_long = Memo::new(move |_| *extent.read() != Extent::Short);
    view! {
        <Show when=move || is_long.get()>
            <input class="facet-find" type="search" autocomplete="off" dir="auto" aria-label=label.clone()
                placeholder=label.clone()
                on:input=move |event| extent.set(Extent::All { contains: event_target_value(&event) })/>
        </Show>
    }
}

/// The button that shows all values, or fewer again. One button for both, so that it keeps the focus.
#[component]
fn ShowAll(facet: Facet, counts: Signal<FacetCounts>, extent: RwSignal<Extent>) -> impl IntoView {
    let i18n = use_i18n();
    let is_long = Memo::new(move |_| *extent.read() != Extent::Short);
    let distinct = move || counts.with(|counts| counts.distinct);
    let is_cut =
        move || counts.with(|counts| counts.values.len() < usize::try_from(counts.distinct).unwrap_or(usize::MAX));
    let is_needed = move || is_long.get() || is_cut();
    let words = move || match is_long.get() {
        true => i18n.facet_show_fewer(&i18n.facet_name(facet)),
        false => i18n.facet_show_all(&i18n.number(distinct())),
    };
    let toggle = move |_| {
        extent.set(if is_long.get_untracked() { Extent::Short } else { Extent::All { contains: String::new() } });
    };
    view! {
        <Show when=is_needed>
            <button type="button" class="facet-more" aria-expanded=move || is_long.get().to_string() on:click=toggle>
                {words}
            </button>
        </Show>
    }
}
