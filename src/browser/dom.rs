//! The page as the browser has it: focus, scrolling, title, keys, links and files dropped on it.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, DragEvent, Element, Event, File, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent, PointerEvent,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, window,
};

fn document() -> Option<Document> {
    window()?.document()
}

/// The page's title, as the tab shows it.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// What the page's `<meta>` of this name says.
pub fn meta(name: &str) -> Option<String> {
    let element = document()?.query_selector(&format!("meta[name='{name}']")).ok()??;
    element.get_attribute("content")
}

/// Takes the element of this id out of the page, if it is there.
pub fn remove(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.remove();
    }
}

/// The page's language and direction.
pub fn set_language(tag: &str, direction: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", direction);
    }
}

/// Moves the focus to the element of this id, without scrolling.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let quietly = web_sys::FocusOptions::new();
        quietly.set_prevent_scroll(true);
        let _ = element.focus_with_options(&quietly);
    }
}

/// Moves the focus to the field of this id and selects what stands in it. Gives whether there is such a field.
pub fn focus_and_select(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let Some(field) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) else { return false };
    let _ = field.focus();
    field.select();
    true
}

/// Marks the element of this id as the one pointed at, and no other, and brings it to the middle of the window;
/// at once, so that nobody has to wait for it.
pub fn point_at(id: &str) {
    const POINTED: &str = "data-pointed";
    let Some(document) = document() else { return };
    if let Ok(Some(last)) = document.query_selector("[data-pointed]") {
        let _ = last.remove_attribute(POINTED);
    }
    let Some(element) = document.get_element_by_id(id) else { return };
    let _ = element.set_attribute(POINTED, "");
    scroll_into_view(&element, ScrollLogicalPosition::Center);
}

/// Brings the element of this id to the top of the window.
pub fn scroll_to_top_of(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        scroll_into_view(&element, ScrollLogicalPosition::Start);
    }
}

fn scroll_into_view(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(block);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether the window has room for filters beside the list. The same width stands in `layout.css`.
pub fn is_wide() -> bool {
    let query = window().and_then(|window| window.match_media("(min-width: 60rem)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Where a pointer is across the element of this class inside the one that listens: 0 at its left edge, 1 at its
/// right one.
pub fn share_across(event: &PointerEvent, class: &str) -> Option<f64> {
    let listener = event.current_target()?.dyn_into::<Element>().ok()?;
    let bounds = listener.get_elements_by_class_name(class).item(0)?.get_bounding_client_rect();
    (bounds.width() > 0.0).then(|| (f64::from(event.client_x()) - bounds.left()) / bounds.width())
}

/// Sends a pointer's events to the element that listens until it is let go of, wherever it goes.
pub fn capture_pointer(event: &PointerEvent) {
    if let Some(listener) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
        let _ = listener.set_pointer_capture(event.pointer_id());
    }
}

/// Whether the fold that an event comes from is open.
pub fn is_open(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|fold| fold.has_attribute("open"))
}

/// Scrolls to a distance from the top, in CSS pixels.
pub fn scroll_to(pixels: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, pixels);
    }
}

/// How far the page is scrolled, in CSS pixels.
pub fn scroll_position() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0)
}

/// Runs something right before the next frame is painted.
pub fn before_paint(work: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let _ = window.request_animation_frame(Closure::once_into_js(work).unchecked_ref());
    }
}

/// Runs something after the next frame has been painted.
pub fn after_paint(work: impl FnOnce() + 'static) {
    before_paint(move || {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(Closure::once_into_js(work).unchecked_ref());
        }
    });
}

/// Runs something after so many milliseconds.
pub fn later(milliseconds: i32, work: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let work = Closure::once_into_js(work);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), milliseconds);
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Puts text on the clipboard.
pub fn copy(text: &str) {
    if let Some(window) = window() {
        // Whether it worked is not known yet, and a browser that refuses says so itself.
        let _ = window.navigator().clipboard().write_text(text);
    }
}

/// Calls back when the page has been scrolled.
pub fn on_scroll_end(mut scrolled: impl FnMut() + 'static) {
    listen("scrollend", move |_| scrolled());
}

/// Calls back for every key pressed outside of fields. A callback that used the key gives true.
pub fn on_key(mut pressed: impl FnMut(&str) -> bool + 'static) {
    listen("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented());
        if plain && !in_field(event) && pressed(&event.key()) {
            event.prevent_default();
        }
    });
}

fn in_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some())
}

/// Calls back with the address of each link that is followed in this tab and starts with `?`.
/// A click that asks for another tab or window is the browser's own.
pub fn on_internal_link(mut followed: impl FnMut(&str) + 'static) {
    listen("click", move |event| {
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        if modified || click.button() != 0 || click.default_prevented() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|element| element.closest("a[href^='?']").ok().flatten());
        if let Some(href) = link.and_then(|link| link.get_attribute("href")) {
            event.prevent_default();
            followed(&href);
        }
    });
}

/// Calls back with true while files are dragged over the page, with false when they leave or are dropped.
pub fn on_drag(dragging: impl FnMut(bool) + Clone + 'static) {
    for (name, state) in [("dragover", true), ("dragleave", false), ("drop", false)] {
        let mut dragging = dragging.clone();
        listen(name, move |event| {
            let leaves_page = event.dyn_ref::<DragEvent>().is_none_or(|event| event.related_target().is_none());
            if name != "dragleave" {
                event.prevent_default();
            }
            if state || leaves_page {
                dragging(state);
            }
        });
    }
}

/// Calls back with the first file dropped on the page.
pub fn on_drop(mut dropped: impl FnMut(File) + 'static) {
    listen("drop", move |event| {
        let files = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer).and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            event.prevent_default();
            dropped(file);
        }
    });
}

fn listen(name: &str, handler: impl FnMut(Event) + 'static) {
    let Some(document) = document() else { return };
    let listener = Closure::<dyn FnMut(Event)>::new(handler);
    // Only a detached document refuses listeners.
    let _: Result<(), JsValue> = document.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}
