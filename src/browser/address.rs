//! The address bar and the history behind it.

use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, History, PopStateEvent, ScrollRestoration, window};

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

/// How long an address waits to be written, in milliseconds: browsers refuse more than a hundred in half a minute, and
/// writing one takes longer than a key may.
const PATIENCE: i32 = 350;

thread_local! {
    /// The query string that the entry shown is to have.
    static WAITING: RefCell<Option<String>> = const { RefCell::new(None) };
}

fn history() -> Option<History> {
    window()?.history().ok()
}

/// Adds an entry to the history.
pub fn push(query_string: &str) {
    flush();
    if let Some(history) = history() {
        // A browser that refuses costs the address, not the view.
        let _ = history.push_state_with_url(&JsValue::from_f64(0.0), "", Some(query_string));
    }
}

/// Rewrites the entry that is shown, soon.
pub fn replace(query_string: String) {
    let waited = WAITING.replace(Some(query_string)).is_some();
    if let Some(window) = window().filter(|_| !waited) {
        let write = Closure::once_into_js(flush);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(write.unchecked_ref(), PATIENCE);
    }
}

/// Rewrites the entry now, if it is to be.
fn flush() {
    if let Some((history, query_string)) = history().zip(WAITING.take()) {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&query_string));
    }
}

/// Keeps how far the page is scrolled with the entry that is shown, so that going back finds the place.
pub fn keep_scroll(pixels: f64) {
    flush();
    if let Some(history) = history() {
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
    let leave = Closure::<dyn FnMut()>::new(flush);
    let _ = window.add_event_listener_with_callback("pagehide", leave.as_ref().unchecked_ref());
    leave.forget();
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        // What was to be written belongs to the entry that was left.
        WAITING.take();
        let kept = event.dyn_ref::<PopStateEvent>().and_then(|event| event.state().as_f64());
        arrived(query_string(), kept.unwrap_or(0.0));
    });
    let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    listener.forget();
}
