//! A facet: its values with their counts, to choose and to exclude.
//!
//! `values` decides what is shown in which order, `row` shows one value.

mod row;
mod values;

use crate::browser::dom;
use crate::i18n::{I18n, use_i18n};
use crate::ui::markup::{Child, Markup, button, el, flag, part, rows, words};
use lectern_core::Facet;
use lectern_core::protocol::FacetCounts;
use lectern_core::view::Filters;
use leptos::ev::Event;
use leptos::prelude::*;
use row::facet_row;
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
    let is_long = Memo::new(move |_| extent.with(Extent::is_long));
    let is_cut = Memo::new(move |_| is_long.get() || counts.with(FacetCounts::is_cut));
    let is_shown =
        Memo::new(move |_| is_long.get() || counts.with(|counts| filters.with(|now| !values::is_empty(counts, now))));
    ask_for_more(facet, counts, extent, on_more);
    // The rows of a facet that was never opened are not drawn: half of all rows, at every key.
    let was_opened = RwSignal::new(open);
    let values = Values { facet, counts, filters, longer: more, on_change, extent, was_opened };
    let toggled = move |event: Event| {
        if dom::is_open(&event) && !was_opened.get_untracked() {
            was_opened.set(true);
        }
    };
    move || {
        is_shown.get().then(|| {
            let name = el("h3").class("facet-name").child(i18n.facet_name(facet));
            el("details")
                .class("facet")
                .maybe("open", flag(open))
                .child(el("summary").class("facet-summary").child(name))
                .child(part(move || is_long.get().then(|| find(i18n, facet, extent))))
                .children(values.draw(i18n))
                .child(part(move || is_cut.get().then(|| show_all(i18n, facet, counts, extent))))
                .on("toggle", toggled)
        })
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
#[derive(Clone, Copy)]
struct Values {
    facet: Facet,
    counts: Signal<FacetCounts>,
    filters: Signal<Filters>,
    longer: Signal<Option<FacetCounts>>,
    on_change: Callback<Filters>,
    extent: RwSignal<Extent>,
    was_opened: RwSignal<bool>,
}

impl Values {
    fn draw(self, i18n: I18n) -> [Child; 2] {
        let Self { facet, counts, filters, longer, on_change, extent, was_opened } = self;
        let shown =
            Memo::new(move |_| values::shown(&counts.read(), longer.read().as_ref(), &filters.read(), &extent.read()));
        let names = move || match was_opened.get() {
            true => shown.read().iter().map(|value| value.value.clone()).collect(),
            false => Vec::new(),
        };
        let row = move |name: String| {
            let value = name.clone();
            let count = Signal::derive(move || {
                let shown = shown.read();
                shown.iter().find(|value| value.value == name).map_or(0, |value| value.count)
            });
            facet_row(i18n, facet, value, count, filters, on_change)
        };
        let list = el("ul")
            .class("facet-values")
            .attr("aria-label", i18n.facet_name(facet))
            .live("data-long", move || flag(extent.with(Extent::is_long)))
            .child(rows(names, row));
        let is_empty = move || was_opened.get() && shown.read().is_empty();
        let none = move || is_empty().then(|| el("p").class("facet-none").child(i18n.facet_none_found()));
        [list.into(), part(none)]
    }
}

/// The field to find a value of a long list with.
fn find(i18n: I18n, facet: Facet, extent: RwSignal<Extent>) -> Markup {
    let label = i18n.facet_search(&i18n.facet_name(facet));
    el("input")
        .class("facet-find")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .own_direction()
        .attr("aria-label", label.clone())
        .attr("placeholder", label)
        .on("input", move |event: Event| extent.set(Extent::All { contains: event_target_value(&event) }))
}

/// The button that shows all values, or fewer again. One button for both, so that it keeps the focus.
fn show_all(i18n: I18n, facet: Facet, counts: Signal<FacetCounts>, extent: RwSignal<Extent>) -> Markup {
    let is_long = move || extent.with(Extent::is_long);
    let says = move || match is_long() {
        true => i18n.facet_show_fewer(&i18n.facet_name(facet)),
        false => i18n.facet_show_all(&i18n.number(counts.with(|counts| counts.distinct))),
    };
    let toggle = move || {
        let is_long = extent.with_untracked(Extent::is_long);
        extent.set(if is_long { Extent::Short } else { Extent::All { contains: String::new() } });
    };
    button(words(says), toggle).class("facet-more").live("aria-expanded", move || Some(is_long().to_string()))
}
