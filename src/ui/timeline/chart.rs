//! The bars, their axis and the two thumbs under them.

use super::brush::Brush;
use super::drawing::{BREADTH, Bars, HEIGHT, Tick, bars, ticks};
use super::range::Edge;
use super::scale::{Scale, approximate};
use super::words;
use crate::i18n::use_i18n;
use lectern_core::protocol;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::{html, prelude::*};

/// Bars that a pointer draws a range on, above an axis with a thumb for each edge of the range.
#[component]
pub fn Chart(
    /// What the bars show.
    timeline: Signal<protocol::Timeline>,
    /// The range over them.
    brush: Brush,
    /// The bucket that a mouse points at.
    pointed_at: RwSignal<Option<i64>>,
) -> impl IntoView {
    let chart = NodeRef::<html::Div>::new();
    let plot = NodeRef::<html::Div>::new();
    let share = move |event: &PointerEvent| {
        let bounds = plot.get_untracked()?.get_bounding_client_rect();
        (bounds.width() > 0.0).then(|| (f64::from(event.client_x()) - bounds.left()) / bounds.width())
    };
    let down = move |event: PointerEvent| {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        if let (Some(share), Some(chart)) = (share(&event), chart.get_untracked()) {
            // A pointer that cannot be captured draws as far as the chart's edge.
            let _ = chart.set_pointer_capture(event.pointer_id());
            pointed_at.set(None);
            brush.press(share);
        }
    };
    let moved = move |event: PointerEvent| {
        if let Some(share) = share(&event).filter(|_| event.is_primary())
            && !brush.drag(share)
        {
            pointed_at.set(brush.scale().map(|scale| scale.index_at(share)));
        }
    };
    view! {
        <div class="timeline-chart" node_ref=chart dir="ltr"
            on:pointerdown=down on:pointermove=moved
            on:pointerup=move |_| brush.release()
            on:pointercancel=move |_| brush.cancel()
            on:lostpointercapture=move |_| brush.cancel()
            on:pointerleave=move |_| pointed_at.set(None)>
            <div class={"timeline-plot"} node_ref=plot>
                <Plot timeline brush/>
                <Axis brush/>
                <Thumb brush edge=Edge::From/>
                <Thumb brush edge=Edge::To/>
            </div>
        </div>
    }
}

/// The bars, drawn twice: all of them as context, and those in the range, clipped to it, over these.
#[component]
fn Plot(timeline: Signal<protocol::Timeline>, brush: Brush) -> impl IntoView {
    const CLIP: &str = "timeline-clip";
    let drawn: Memo<Bars> = Memo::new(move |_| timeline.with(bars));
    let breadth = move || brush.scale().map_or(1, Scale::count) * i64::from(BREADTH);
    let sides = Memo::new(move |_| {
        let (from, to) = brush.scale().map_or((0.0, 1.0), |scale| brush.range().shares(scale));
        (part(from, breadth()), part(to, breadth()))
    });
    let left = move || sides.get().0;
    let wide = move || sides.get().1 - sides.get().0;
    let certain = move || drawn.read().certain.clone();
    let uncertain = move || drawn.read().uncertain.clone();
    view! {
        <svg class="timeline-bars" aria-hidden="true" preserveAspectRatio="none"
            viewBox=move || format!("0 0 {} {HEIGHT}", breadth())
            data-open=move || brush.range().is_open().then_some("")>
            <clipPath id={CLIP}><rect x=left width=wide y={"0"} height={HEIGHT}/></clipPath>
            <rect class={"timeline-shade"} x=left width=wide y={"0"} height={HEIGHT}/>
            <path class={"timeline-certain"} d=certain/>
            <path class={"timeline-uncertain"} d=uncertain/>
            <g class={"timeline-inside"} clip-path=format!("url(#{CLIP})")>
                <path class={"timeline-certain"} d=certain/>
                <path class={"timeline-uncertain"} d=uncertain/>
            </g>
        </svg>
    }
}

/// A share of a whole, to the nearest unit.
fn part(share: f64, whole: i64) -> i64 {
    (share * approximate(whole)).round() as i64
}

/// A few dates under the bars. The thumbs say the same to those who do not see them.
#[component]
fn Axis(brush: Brush) -> impl IntoView {
    let i18n = use_i18n();
    let named: Memo<Vec<Tick>> = Memo::new(move |_| brush.scale().map(ticks).unwrap_or_default());
    let tick = move |tick: Tick| {
        view! {
            <span class="timeline-tick" style:left=percent(tick.share)
                data-only-if-wide=tick.only_if_wide.then_some("")>
                {i18n.calendar_date(tick.date)}
            </span>
        }
    };
    view! {
        <div class="timeline-axis" aria-hidden="true">
            {move || named.get().into_iter().map(tick).collect_view()}
        </div>
    }
}

/// One edge of the range, as a slider whose steps are buckets.
#[component]
fn Thumb(brush: Brush, edge: Edge) -> impl IntoView {
    let i18n = use_i18n();
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
    view! {
        <div class="timeline-thumb" role="slider" tabindex="0" data-edge=name aria-label=label
            aria-valuemin=move || least().min(index(edge)) aria-valuemax=move || most().max(index(edge))
            aria-valuenow=move || index(edge)
            aria-valuetext=move || brush.scale().map(|scale| words::edge(i18n, scale, brush.range(), edge))
            style:left=place
            on:pointerdown=move |_| brush.grab(edge)
            on:keydown=pressed
            on:keyup=move |_| brush.release()
            on:blur=move |_| brush.release()></div>
    }
}

fn percent(share: f64) -> String {
    let thousandths = part(share, 100_000);
    format!("{}.{:03}%", thousandths / 1000, thousandths % 1000)
}
