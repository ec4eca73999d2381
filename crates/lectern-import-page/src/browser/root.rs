//! The element that holds the screen, in the page or out of it.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, File, HtmlElement, window};

thread_local! {
    static ROOT: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Puts the screen into an element. Gives it back the first time, when nothing is drawn in it yet.
pub fn show_in(element: &HtmlElement) -> Option<HtmlElement> {
    let known = ROOT.with_borrow(Clone::clone);
    let root = match &known {
        Some(root) => root.clone(),
        None => window()?.document()?.create_element("div").ok()?.dyn_into().ok()?,
    };
    element.append_child(&root).ok()?;
    ROOT.set(Some(root.clone()));
    known.is_none().then_some(root)
}

/// Whether the screen is in the page.
pub fn is_shown() -> bool {
    ROOT.with_borrow(|root| root.as_ref().is_some_and(|root| root.is_connected()))
}

/// Says that the screen was taken out of the page: nothing stands above a page that does not have it.
pub fn left() {
    super::dialog::close_open();
}

/// Hands a collection to the reader around.
pub fn hand_over(file: &File) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(file);
    let event = CustomEvent::new_with_event_init_dict("open", &init).ok();
    ROOT.with_borrow(|root| {
        if let Some((root, event)) = root.as_ref().zip(event) {
            // Nobody may cancel it.
            let _ = root.dispatch_event(&event);
        }
    });
}
