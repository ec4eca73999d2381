//! The timeline.

use crate::page::{Page, enter, is_checked, key_down, mount_in, pointer, press, settled, value};
use lectern_core::protocol::{self, Bucket, Unit};
use lectern_core::{CalendarDate, ViewState};
use lectern_reader::ui::timeline::Timeline;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// A timeline on a page, with everything it was given and every range it called back with.
pub struct Stage {
    pub page: Page,
    shown: RwSignal<protocol::Timeline>,
    /// The address, as the page around would have it.
    view: RwSignal<ViewState>,
    /// Every address there was.
    history: StoredValue<Vec<String>>,
}

/// Years from one on, each with as many certain and uncertain statements.
pub fn years(first: i32, counts: &[(u32, u32)]) -> protocol::Timeline {
    let bucket = |(year, (certain, uncertain)): (i32, &(u32, u32))| Bucket {
        year,
        month: None,
        certain: *certain,
        uncertain: *uncertain,
    };
    let buckets = (first..).zip(counts).map(bucket).collect();
    protocol::Timeline { unit: Unit::Year, buckets, undated: 5 }
}

pub fn stage_in(language: &'static str, shown: protocol::Timeline, address: &str) -> Stage {
    let shown = RwSignal::new(shown);
    let view = RwSignal::new(ViewState::parse(address));
    let history = StoredValue::new(Vec::new());
    let change = move |filters: lectern_core::view::Filters| {
        view.set(view.get_untracked().with_filters(filters));
        history.update_value(|history| history.push(view.get_untracked().to_string()));
    };
    let on_range = Callback::new(move |(from, to): (Option<CalendarDate>, Option<CalendarDate>)| {
        change(lectern_core::view::Filters { from, to, ..view.get_untracked().filters });
    });
    let on_undated = Callback::new(move |undated| {
        change(lectern_core::view::Filters { undated, ..view.get_untracked().filters });
    });
    let page = mount_in(language, move || {
        view! {
            <Timeline timeline=shown.into() from=Signal::derive(move || view.get().filters.from)
                to=Signal::derive(move || view.get().filters.to) on_range
                undated=Signal::derive(move || view.get().filters.undated) on_undated/>
        }
    });
    page.dress(include_str!("../../src/styles/tokens.css"));
    page.dress(include_str!("../../src/styles/base.css"));
    page.dress(include_str!("../../src/styles/timeline.css"));
    Stage { page, shown, view, history }
}

/// Ten years, 1960 to 1969, with one statement in each.
fn sixties(address: &str) -> Stage {
    stage_in("en", years(1960, &[(1, 0); 10]), address)
}

impl Stage {
    fn history(&self) -> Vec<String> {
        self.history.get_value()
    }

    fn plot(&self) -> HtmlElement {
        self.page.part(".timeline-plot")
    }

    fn says(&self) -> String {
        self.page.part(".timeline-words").text_content().unwrap_or_default()
    }

    fn edge(&self, name: &str, attribute: &str) -> String {
        self.page.find("slider", name).get_attribute(attribute).unwrap_or_default()
    }

    async fn press(&self, edge: &str, key: &str) {
        assert!(press(&self.page.find("slider", edge), key), "{key} must not scroll the page");
        settled().await;
    }
}

#[wasm_bindgen_test]
async fn a_tap_on_a_bar_sets_its_bucket() {
    let stage = sixties("?");
    settled().await;
    pointer(&stage.plot(), "pointerdown", 0.35);
    pointer(&stage.plot(), "pointerup", 0.35);
    assert_eq!(stage.history(), ["?from=1963&to=1963"]);
}

#[wasm_bindgen_test]
async fn a_drag_in_either_direction_shows_its_range_and_sets_it_once() {
    let stage = sixties("?");
    settled().await;
    pointer(&stage.plot(), "pointerdown", 0.75);
    pointer(&stage.plot(), "pointermove", 0.5);
    pointer(&stage.plot(), "pointermove", 0.35);
    settled().await;
    assert_eq!(stage.says(), "1963 – 1967: 5 statements");
    assert_eq!(stage.history().len(), 0, "nothing is searched for during a drag");
    pointer(&stage.plot(), "pointerup", 0.35);
    assert_eq!(stage.history(), ["?from=1963&to=1967"]);
    settled().await;
    assert_eq!(stage.says(), "1963 – 1967");
}

#[wasm_bindgen_test]
async fn a_drag_past_the_ends_reaches_as_far_as_the_bars() {
    let stage = sixties("?");
    settled().await;
    pointer(&stage.plot(), "pointerdown", 0.75);
    pointer(&stage.plot(), "pointermove", 1.4);
    pointer(&stage.plot(), "pointerup", 1.4);
    assert_eq!(stage.history(), ["?from=1967&to=1969"]);
}

#[wasm_bindgen_test]
async fn a_pointer_that_the_browser_takes_to_scroll_sets_nothing() {
    let stage = sixties("?from=1961");
    settled().await;
    pointer(&stage.plot(), "pointerdown", 0.75);
    pointer(&stage.plot(), "pointercancel", 0.75);
    pointer(&stage.plot(), "pointerup", 0.75);
    settled().await;
    assert_eq!((stage.history().len(), stage.says().as_str()), (0, "from 1961"));
}

#[wasm_bindgen_test]
async fn a_thumb_is_dragged_alone_and_not_past_the_other_one() {
    let stage = sixties("?from=1962&to=1965");
    settled().await;
    pointer(&stage.page.find("slider", "Latest date"), "pointerdown", 0.5);
    pointer(&stage.plot(), "pointermove", 0.85);
    pointer(&stage.plot(), "pointerup", 0.85);
    settled().await;
    pointer(&stage.page.find("slider", "Earliest date"), "pointerdown", 0.5);
    pointer(&stage.plot(), "pointermove", 0.99);
    pointer(&stage.plot(), "pointerup", 0.99);
    assert_eq!(stage.history(), ["?from=1962&to=1968", "?from=1968&to=1968"]);
}

#[wasm_bindgen_test]
async fn arrow_keys_move_an_edge_by_buckets() {
    let stage = sixties("?");
    settled().await;
    stage.press("Earliest date", "ArrowRight").await;
    stage.press("Earliest date", "ArrowRight").await;
    stage.press("Latest date", "ArrowLeft").await;
    assert_eq!(stage.history(), ["?from=1961", "?from=1962", "?from=1962&to=1968"]);
    stage.press("Earliest date", "End").await;
    stage.press("Earliest date", "Home").await;
    assert_eq!(stage.view.get_untracked().to_string(), "?to=1968");
    assert!(!press(&stage.page.find("slider", "Latest date"), "Tab"), "other keys are the browser's");
}

#[wasm_bindgen_test]
async fn a_key_that_is_held_searches_once() {
    let stage = sixties("?");
    settled().await;
    let edge = stage.page.find("slider", "Earliest date");
    key_down(&edge, "ArrowRight");
    key_down(&edge, "ArrowRight");
    settled().await;
    assert_eq!((stage.edge("Earliest date", "aria-valuetext").as_str(), stage.history().len()), ("1962", 0));
    press(&edge, "ArrowRight");
    assert_eq!(stage.history(), ["?from=1963"]);
}

#[wasm_bindgen_test]
async fn the_edges_say_where_they_are() {
    let stage = stage_in("en", protocol::Timeline { unit: Unit::Decade, ..decades() }, "?from=1965");
    settled().await;
    let values = ["aria-valuemin", "aria-valuenow", "aria-valuemax", "aria-valuetext"];
    assert_eq!(values.map(|name| stage.edge("Earliest date", name)), ["0", "1", "2", "1965"]);
    assert_eq!(values.map(|name| stage.edge("Latest date", name)), ["1", "2", "2", "1970s"]);
}

fn decades() -> protocol::Timeline {
    let bucket = |year| Bucket { year, month: None, certain: 2, uncertain: 1 };
    protocol::Timeline { unit: Unit::Decade, buckets: [1950, 1960, 1970].map(bucket).to_vec(), undated: 0 }
}

#[wasm_bindgen_test]
async fn a_range_stays_what_it_is_when_the_buckets_are_narrowed_to_it() {
    let stage = stage_in("en", decades(), "?");
    settled().await;
    pointer(&stage.plot(), "pointerdown", 0.5);
    pointer(&stage.plot(), "pointerup", 0.5);
    stage.shown.set(years(1961, &[(1, 0); 8]));
    settled().await;
    assert_eq!(stage.says(), "1960 – 1969");
    let shade = stage.page.part(".timeline-shade");
    assert_eq!(
        (shade.get_attribute("x").as_deref(), shade.get_attribute("width").as_deref()),
        (Some("0"), Some("800"))
    );
    stage.press("Latest date", "ArrowRight").await;
    assert_eq!(stage.history(), ["?from=1960&to=1969", "?from=1960&to=1970"]);
}

#[wasm_bindgen_test]
async fn all_dates_clears_the_range_and_keeps_the_focus() {
    let stage = sixties("?from=1962&to=1965");
    settled().await;
    let button = stage.page.find("button", "All dates");
    button.click();
    settled().await;
    assert_eq!(stage.history(), ["?"]);
    assert_eq!(button.get_attribute("aria-disabled").as_deref(), Some("true"));
    button.click();
    assert_eq!(stage.history(), ["?"]);
}

#[wasm_bindgen_test]
async fn dates_are_typed_too() {
    let stage = sixties("?to=1965-06");
    settled().await;
    assert_eq!(value(&stage.page.find("textbox", "To")), "1965-06");
    enter(&stage.page.find("textbox", "From"), "800");
    assert_eq!(stage.history(), ["?from=0800&to=1965-06"]);
    enter(&stage.page.find("textbox", "From"), "yesterday");
    settled().await;
    assert_eq!(stage.page.find("textbox", "From").get_attribute("aria-invalid").as_deref(), Some("true"));
    enter(&stage.page.find("textbox", "From"), "");
    assert_eq!(stage.history().last().map(String::as_str), Some("?to=1965-06"));
}

#[wasm_bindgen_test]
async fn undated_statements_are_counted_and_can_be_asked_for() {
    let stage = sixties("?");
    settled().await;
    let toggle = stage.page.find("checkbox", "5 without a date");
    toggle.click();
    settled().await;
    assert_eq!(stage.history(), ["?undated=1"]);
    assert!(is_checked(&toggle));
    toggle.click();
    assert_eq!(stage.history(), ["?undated=1", "?"]);
}

#[wasm_bindgen_test]
async fn certain_and_uncertain_statements_are_drawn_apart_and_said_together() {
    let stage = stage_in("en", years(1960, &[(3, 0), (0, 2)]), "?");
    settled().await;
    let drawn = |part: &str| stage.page.part(part).get_attribute("d").unwrap_or_default();
    assert!(drawn("path.timeline-certain").starts_with("M7 ") && drawn("path.timeline-uncertain").starts_with("M107 "));
    let text = stage.page.text();
    for words in ["5 statements, from 1960 to 1961", "Date known", "Date uncertain, or a span of time"] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[wasm_bindgen_test]
async fn a_mouse_over_a_bar_reads_it_out() {
    let stage = sixties("?");
    settled().await;
    pointer(&stage.plot(), "pointermove", 0.05);
    settled().await;
    assert_eq!(stage.says(), "1960: 1 statement");
}

#[wasm_bindgen_test]
async fn nothing_moves_when_there_is_nothing_to_draw() {
    let stage = sixties("?");
    settled().await;
    let height = || stage.page.part(".timeline").get_bounding_client_rect().height();
    let before = height();
    stage.shown.set(protocol::Timeline { undated: 5, ..protocol::Timeline::default() });
    settled().await;
    assert!(stage.page.text().contains("None of these statements has a date."));
    assert_eq!(height(), before);
}

#[wasm_bindgen_test]
async fn an_answer_that_is_still_awaited_says_nothing_about_dates() {
    let stage = stage_in("en", protocol::Timeline::default(), "?");
    settled().await;
    assert!(!stage.page.text().contains("None of these statements has a date."));
}

#[wasm_bindgen_test]
async fn dates_under_the_bars_do_not_overlap_on_any_screen() {
    let months = |count: u16| {
        let bucket = |month: u16| Bucket {
            year: 1989 + i32::from(month / 12),
            month: u8::try_from(month % 12 + 1).ok(),
            certain: 1,
            uncertain: 0,
        };
        protocol::Timeline { unit: Unit::Month, buckets: (0..count).map(bucket).collect(), undated: 0 }
    };
    for shown in [months(4), months(14), years(1960, &[(1, 0); 10]), years(-50, &[(1, 0); 97])] {
        let stage = stage_in("en", shown, "?");
        for width in [288, 540, 900] {
            stage.page.be_wide(width);
            settled().await;
            let bounds = stage.page.parts(".timeline-tick").into_iter().map(|tick| tick.get_bounding_client_rect());
            let seen: Vec<_> = bounds.filter(|bounds| bounds.width() > 0.0).map(|it| (it.left(), it.right())).collect();
            assert!(seen.len() > 1, "{seen:?} at {width}");
            assert!(seen.is_sorted_by(|one, next| one.1 <= next.0), "{seen:?} at {width}");
        }
    }
}
