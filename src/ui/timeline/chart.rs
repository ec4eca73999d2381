//! The bars, their axis and the two thumbs under them.

use super::brush::Brush;
use super::drawing::{BREADTH, Bars, HEIGHT, Tick, bars, ticks};
use super::range::Edge;
use super::scale::{Scale, approximate};
use super::words;
use crate::browser::dom;
use crate::i18n::I18n;
use crate::ui::markup::{Markup, el, flag, part, svg};
use lectern_core::protocol;
use leptos::ev::{Event, KeyboardEvent, PointerEvent};
use leptos::prelude::*;

/// The class of what the pointer's place is measured on.
const PLOT: &str = "timeline-plot";

/// Bars that a pointer draws a range on, above an axis with a thumb for each edge of the range. Says which bucket a
/// mouse points at.
pub fn chart(
    i18n: I18n,
    timeline: Signal<protocol::Timeline>,
    brush: Brush,
    pointed_at: RwSignal<Option<i64>>,
) -> Markup {
    let down = move |event: PointerEvent| {
        if event.button() == 0
            && event.is_primary()
            && let Some(share) = dom::share_across(&event, PLOT)
        {
            // A pointer that cannot be captured draws as far as the chart's edge.
            dom::capture_pointer(&event);
            pointed_at.set(None);
            brush.press(share);
        }
    };
    let moved = move |event: PointerEvent| {
        if let Some(share) = dom::share_across(&event, PLOT).filter(|_| event.is_primary())
            && !brush.drag(share)
        {
            pointed_at.set(brush.scale().map(|scale| scale.index_at(share)));
        }
    };
    let plot = el("div")
        .class(PLOT)
        .child(plot(timeline, brush))
        .child(axis(i18n, brush))
        .child(thumb(i18n, brush, Edge::From))
        .child(thumb(i18n, brush, Edge::To));
    el("div")
        .class("timeline-chart")
        .attr("dir", "ltr")
        .on("pointerdown", down)
        .on("pointermove", moved)
        .on("pointerup", move |_: Event| brush.release())
        .on("pointercancel", move |_: Event| brush.cancel())
        .on("lostpointercapture", move |_: Event| brush.cancel())
        .on("pointerleave", move |_: Event| pointed_at.set(None))
        .child(plot)
}

/// The bars, drawn twice: all of them as context, and those in the range, clipped to it, over these.
fn plot(timeline: Signal<protocol::Timeline>, brush: Brush) -> Markup {
    const CLIP: &str = "timeline-clip";
    const INSIDE: &str = "url(#timeline-clip)";
    let drawn: Memo<Bars> = Memo::new(move |_| timeline.with(bars));
    let breadth = move || brush.scale().map_or(1, Scale::count) * i64::from(BREADTH);
    let sides = Memo::new(move |_| {
        let (from, to) = brush.scale().map_or((0.0, 1.0), |scale| brush.range().shares(scale));
        (part_of(from, breadth()), part_of(to, breadth()))
    });
    let range = || {
        svg("rect")
            .live("x", move || Some(sides.get().0.to_string()))
            .live("width", move || Some((sides.get().1 - sides.get().0).to_string()))
            .attr("y", "0")
            .attr("height", HEIGHT.to_string())
    };
    let certain = || svg("path").class("timeline-certain").live("d", move || Some(drawn.read().certain.clone()));
    let uncertain = || svg("path").class("timeline-uncertain").live("d", move || Some(drawn.read().uncertain.clone()));
    let inside = svg("g").class("timeline-inside").attr("clip-path", INSIDE).child(certain()).child(uncertain());
    svg("svg")
        .class("timeline-bars")
        .attr("aria-hidden", "true")
        .attr("preserveAspectRatio", "none")
        .live("viewBox", move || Some(format!("0 0 {} {HEIGHT}", breadth())))
        .live("data-open", move || flag(brush.range().is_open()))
        .child(svg("clipPath").attr("id", CLIP).child(range()))
        .child(range().class("timeline-shade"))
        .child(certain())
        .child(uncertain())
        .child(inside)
}

/// A few dates under the bars. The thumbs say the same to those who do not see them.
fn axis(i18n: I18n, brush: Brush) -> Markup {
    let named: Memo<Vec<Tick>> = Memo::new(move |_| brush.scale().map(ticks).unwrap_or_default());
    let tick = move |tick: Tick| {
        el("span")
            .class("timeline-tick")
            .style("left", move || percent(tick.share))
            .maybe("data-only-if-wide", flag(tick.only_if_wide))
            .child(i18n.calendar_date(tick.date))
    };
    let ticks = part(move || named.get().into_iter().map(tick));
    el("div").class("timeline-axis").attr("aria-hidden", "true").child(ticks)
}

/// One edge of the range, as a slider whose steps are buckets.
fn thumb(i18n: I18n, brush: Brush, edge: Edge) -> Markup {
    let (name, label) = match edge {
        Edge::From => ("from", i18n.timeline_first()),
        Edge::To => ("to", i18n.timeline_last()),
    };
    let index = move |edge| brush.scale().map_or(0, |scale| brush.range().index(scale, edge));
    // A range can reach beyond what is shown, and its edges can be moved there: the limits give way.
    let least = move || if edge == Edge::To { index(Edge::From) } else { index(edge).min(0) };
    let last = move || brush.scale().map_or(0, Scale::last);
    let most = move || if edge == Edge::From { index(Edge::To) } else { index(edge).max(last()) };
    let place = move || {
        let (from, to) = brush.scale().map_or((0.0, 1.0), |scale| brush.range().shares(scale));
        percent(if edge == Edge::From { from } else { to })
    };
    let pressed = move |event: KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if plain && brush.key(edge, &event.key()) {
            event.prevent_default();
        }
    };
    el("div")
        .class("timeline-thumb")
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("data-edge", name)
        .attr("aria-label", label)
        .live("aria-valuemin", move || Some(least().min(index(edge)).to_string()))
        .live("aria-valuemax", move || Some(most().max(index(edge)).to_string()))
        .live("aria-valuenow", move || Some(index(edge).to_string()))
        .live("aria-valuetext", move || brush.scale().map(|scale| words::edge(i18n, scale, brush.range(), edge)))
        .style("left", place)
        .on("pointerdown", move |_: Event| brush.grab(edge))
        .on("keydown", pressed)
        .on("keyup", move |_: Event| brush.release())
        .on("blur", move |_: Event| brush.release())
}

/// A share of a whole, to the nearest unit.
fn part_of(share: f64, whole: i64) -> i64 {
    (share * approximate(whole)).round() as i64
}

fn percent(share: f64) -> String {
    let thousandths = part_of(share, 100_000);
    format!("{}.{:03}%", thousandths / 1000, thousandths % 1000)
}
