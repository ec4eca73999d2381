//! The address bar and the history behind it.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, PopStateEvent, ScrollRestoration, window};

/// The query string of the address, with its `?`, or nothing.
pub fn query_string() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The whole address of a view, to be copied and shared.
pub fn absolute(query_string: &str) -> String {
    let location = window().map(|window| window.location());
    let part = |part: Option<Result<String, JsValue>>| part.and_then(Result::ok).unwrap_or_default();
    let origin = part(location.as_ref().map(web_sys::Location::origin));
    let path = part(location.as_ref().map(web_sys::Location::pathname));
    format!("{origin}{path}{query_string}")
}

/// Adds an entry to the history, or rewrites the one that is shown.
pub fn write(query_string: &str, new_entry: bool) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    // A browser that refuses (too many a second) costs the address, not the view.
    let _ = if new_entry {
        history.push_state_with_url(&JsValue::from_f64(0.0), "", Some(query_string))
    } else {
        history.replace_state_with_url(&history.state().unwrap_or(JsValue::NULL), "", Some(query_string))
    };
}

/// Keeps how far the page is scrolled with the entry that is shown, so that going back finds the place.
pub fn keep_scroll(pixels: f64) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::from_f64(pixels), "", None);
    }
}

/// Calls back with the query string and the kept scroll position whenever a person goes back or forward.
/// From then on the page scrolls by its own hand alone.
pub fn on_travel(mut arrived: impl FnMut(String, f64) + 'static) {
    let Some(window) = window() else { return };
    if let Ok(history) = window.history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let kept = event.dyn_ref::<PopStateEvent>().and_then(|event| event.state().as_f64());
        arrived(query_string(), kept.unwrap_or(0.0));
    });
    let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    listener.forget();
}
