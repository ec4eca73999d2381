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

use crate::i18n::{I18n, use_i18n};
use crate::ui::markup::{Markup, button, el, part, svg, words as live_words};
use brush::Brush;
use chart::chart;
use drawing::Room;
use fields::date_field;
use lectern_core::CalendarDate;
use lectern_core::protocol;
use leptos::ev::Event;
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
    let summary = move || {
        let words = brush.scale().map(|scale| timeline.with(|shown| words::summary(i18n, scale, shown)));
        words.unwrap_or_default()
    };
    let count = Signal::derive(move || timeline.with(|shown| shown.undated));
    // Without a statement there is nothing to say: none was found, or the answer is still on its way.
    let empty = move || if count.get() > 0 { i18n.timeline_empty() } else { String::new() };
    let frame = move || match has_bars.get() {
        true => [chart(i18n, timeline, brush, pointed_at)],
        false => [el("p").class("timeline-empty").child(live_words(empty))],
    };
    let title = el("h2").class("timeline-title").attr("id", TITLE).child(i18n.timeline_title());
    let says = move || says(i18n, timeline, brush, pointed_at);
    let head = el("div")
        .class("timeline-head")
        .child(title)
        .child(el("p").class("timeline-words").child(live_words(says)))
        .child(undated_choice(i18n, count, undated, on_undated));
    el("section")
        .class("timeline")
        .attr("aria-labelledby", TITLE)
        .live("data-outlines", move || room.get().key().map(str::to_owned))
        .child(head)
        .child(el("p").class("visually-hidden").child(live_words(summary)))
        .child(el("div").class("timeline-frame").child(part(frame)))
        .child(el("div").class("timeline-foot").child(legend(i18n)).child(edges(i18n, brush)))
}

/// What the bars, the range or the bar under the mouse stand for. Not a live region: it changes with every movement
/// of a mouse, and the thumbs speak for themselves.
fn says(i18n: I18n, timeline: Signal<protocol::Timeline>, brush: Brush, pointed_at: RwSignal<Option<i64>>) -> String {
    let Some(scale) = brush.scale() else { return i18n.dates_between(brush.range().from, brush.range().to) };
    let shown = timeline.read();
    match (brush.draft(), pointed_at.get()) {
        (Some(range), _) => words::range_count(i18n, scale, &shown, range),
        (None, Some(index)) => words::bucket_count(i18n, scale, &shown, index),
        (None, None) if brush.range().is_open() => words::extent(i18n, scale),
        (None, None) => i18n.dates_between(brush.range().from, brush.range().to),
    }
}

/// What solid and hollow bars mean.
fn legend(i18n: I18n) -> Markup {
    let entry = |class, words: String| {
        let bar = svg("rect").class(class).attr("x", "0.5").attr("y", "0.5").attr("width", "9").attr("height", "9");
        let swatch = svg("svg").class("timeline-swatch").attr("viewBox", "0 0 10 10").attr("aria-hidden", "true");
        el("li").class("timeline-legend-entry").child(swatch.child(bar)).child(words)
    };
    el("ul")
        .class("timeline-legend")
        .child(entry("timeline-certain", i18n.timeline_certain()))
        .child(entry("timeline-uncertain", i18n.timeline_uncertain()))
}

/// The range's edges as fields, and the way back to all dates.
fn edges(i18n: I18n, brush: Brush) -> Markup {
    let field = |edge, label| {
        let shown = move || {
            let ends = brush.scale().map(|scale| (scale.start(0), scale.end(scale.last())));
            let end = ends.map(|(first, last)| if edge == Edge::From { first } else { last });
            end.map(|date| date.to_string()).unwrap_or_default()
        };
        let typed = move |date| brush.choose(brush.range().with_edge(edge, date));
        date_field(label, move || brush.range().edge(edge), shown, typed)
    };
    // Not `disabled`: that would take the focus away from whoever has just pressed it.
    let is_idle = move || brush.range().is_open().then(|| "true".to_owned());
    let clear = button(i18n.timeline_all(), move || brush.choose(Range::default()));
    el("div")
        .class("timeline-edges")
        .child(field(Edge::From, i18n.timeline_from()))
        .child(field(Edge::To, i18n.timeline_to()))
        .child(clear.class("timeline-clear").live("aria-disabled", is_idle))
}

/// The statements that no bar shows, and the wish to see only these.
fn undated_choice(i18n: I18n, count: Signal<u32>, undated: Signal<bool>, on_undated: Callback<bool>) -> Markup {
    let choice = el("input")
        .class("timeline-undated-box")
        .attr("type", "checkbox")
        .is("checked", move || undated.get())
        .is("disabled", move || count.get() == 0 && !undated.get())
        .on("change", move |event: Event| on_undated.run(event_target_checked(&event)));
    // Before there is an answer no number is said: the browser's first one takes long, and the engine's thread sees to it.
    let words = live_words(move || match count.get() {
        0 => i18n.filter_undated(),
        count => i18n.undated(count),
    });
    el("label").class("timeline-undated").child(choice).child(el("span").class("timeline-undated-words").child(words))
}
