//! When the matching statements were made, as bars to draw a range of dates on.
//!
//! Time runs from left to right in every language: charts do so in right-to-left publications too, and the arrow keys
//! of the thumbs and the numbers under the bars agree with it. What stands around the chart mirrors.
//!
//! - `scale`, `range` and `drawing` are plain arithmetic: buckets and dates, a range's edges, outlines of bars.
//! - `brush` holds the range while it is drawn; `chart` gives it pointers and keys; `fields` takes typed dates.
//! - `words` says all of it.
//!
//! The engine may narrow the buckets to the chosen range. Nothing here depends on whether it does: a range is kept as
//! dates, shown as far as the buckets reach, and its edges can be moved beyond them.

mod brush;
mod chart;
mod drawing;
mod fields;
mod range;
mod scale;
mod words;

use crate::i18n::use_i18n;
use brush::Brush;
use chart::Chart;
use drawing::Room;
use fields::DateField;
use lectern_core::CalendarDate;
use lectern_core::protocol;
use leptos::prelude::*;
use range::{Edge, Range};

const TITLE: &str = "timeline-title";

/// The timeline: bars, the range over them, and the statements without a date beside them.
#[component]
pub fn Timeline(
    /// What the bars show.
    timeline: Signal<protocol::Timeline>,
    /// Where the chosen range starts.
    from: Signal<Option<CalendarDate>>,
    /// Where it ends.
    to: Signal<Option<CalendarDate>>,
    /// Called with another range.
    on_range: Callback<(Option<CalendarDate>, Option<CalendarDate>)>,
    /// Whether only statements without a date are wanted.
    undated: Signal<bool>,
    /// Called when that changes.
    on_undated: Callback<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let brush = Brush::new(timeline, from, to, on_range);
    let pointed_at = RwSignal::new(None);
    let has_bars = Memo::new(move |_| brush.scale().is_some());
    let room = Memo::new(move |_| timeline.with(Room::of));
    let summary = move || brush.scale().map(|scale| timeline.with(|shown| words::summary(i18n, scale, shown)));
    let undated_count = Signal::derive(move || timeline.with(|shown| shown.undated));
    // Without a statement there is nothing to say: none was found, or the answer is still on its way.
    let empty = move || {
        let words = move || (undated_count.get() > 0).then(|| i18n.timeline_empty());
        view! { <p class="timeline-empty">{words}</p> }
    };
    view! {
        <section class="timeline" aria-labelledby={TITLE} data-outlines=move || room.get().key()>
            <div class={"timeline-head"}>
                <h2 id={TITLE} class={"timeline-title"}>{i18n.timeline_title()}</h2>
                <Words timeline brush pointed_at/>
                <Undated count=undated_count undated on_undated/>
            </div>
            <p class={"visually-hidden"}>{summary}</p>
            <div class={"timeline-frame"}>
                <Show when=move || has_bars.get() fallback=empty>
                    <Chart timeline brush pointed_at/>
                </Show>
            </div>
            <div class={"timeline-foot"}>
                <Legend/>
                <Edges brush/>
            </div>
        </section>
    }
}

/// What the bars, the range or the bar under the mouse stand for. Not a live region: it changes with every movement
/// of a mouse, and the thumbs speak for themselves.
#[component]
fn Words(timeline: Signal<protocol::Timeline>, brush: Brush, pointed_at: RwSignal<Option<i64>>) -> impl IntoView {
    let i18n = use_i18n();
    let words = move || {
        let Some(scale) = brush.scale() else { return i18n.dates_between(brush.range().from, brush.range().to) };
        let shown = timeline.read();
        match (brush.draft(), pointed_at.get()) {
            (Some(range), _) => words::range_count(i18n, scale, &shown, range),
            (None, Some(index)) => words::bucket_count(i18n, scale, &shown, index),
            (None, None) if brush.range().is_open() => words::extent(i18n, scale),
            (None, None) => i18n.dates_between(brush.range().from, brush.range().to),
        }
    };
    view! { <p class="timeline-words">{words}</p> }
}

/// What solid and hollow bars mean.
#[component]
fn Legend() -> impl IntoView {
    let i18n = use_i18n();
    let entry = |class: &'static str, words: String| {
        view! {
            <li class="timeline-legend-entry">
                <svg class={"timeline-swatch"} viewBox="0 0 10 10" aria-hidden="true">
                    <rect class={class} x={"0.5"} y={"0.5"} width={"9"} height={"9"}/>
                </svg>
                {words}
            </li>
        }
    };
    view! {
        <ul class="timeline-legend">
            {entry("timeline-certain", i18n.timeline_certain())}
            {entry("timeline-uncertain", i18n.timeline_uncertain())}
        </ul>
    }
}

/// The range's edges as fields, and the way back to all dates.
#[component]
fn Edges(brush: Brush) -> impl IntoView {
    let i18n = use_i18n();
    let date = move |edge| Signal::derive(move || brush.range().edge(edge));
    let shown = move |edge| {
        Signal::derive(move || {
            let ends = brush.scale().map(|scale| (scale.start(0), scale.end(scale.last())));
            let end = ends.map(|(first, last)| if edge == Edge::From { first } else { last });
            end.map(|date| date.to_string()).unwrap_or_default()
        })
    };
    let typed = move |edge| Callback::new(move |date| brush.choose(brush.range().with_edge(edge, date)));
    let field = move |edge, label| {
        view! { <DateField label date=date(edge) hint=shown(edge) on_date=typed(edge)/> }
    };
    // Not `disabled`: that would take the focus away from whoever has just pressed it.
    let is_idle = move || brush.range().is_open().then_some("true");
    view! {
        <div class="timeline-edges">
            {field(Edge::From, i18n.timeline_from())}
            {field(Edge::To, i18n.timeline_to())}
            <button type="button" class={"timeline-clear"} aria-disabled=is_idle
                on:click=move |_| brush.choose(Range::default())>{i18n.timeline_all()}</button>
        </div>
    }
}

/// The statements that no bar shows, and the wish to see only these.
#[component]
fn Undated(count: Signal<u32>, undated: Signal<bool>, on_undated: Callback<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let is_idle = move || count.get() == 0 && !undated.get();
    view! {
        <label class="timeline-undated">
            <input class={"timeline-undated-box"} type="checkbox" prop:checked=undated prop:disabled=is_idle
                on:change=move |event| on_undated.run(event_target_checked(&event))/>
            <span class={"timeline-undated-words"}>{move || i18n.undated(count.get())}</span>
        </label>
    }
}
