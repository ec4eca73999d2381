//! The end of the app: a panic is told to the person, with a way out, and to the console, with its place.

use std::panic::PanicHookInfo;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, window};

/// From now on a panic shows `text` and a button named `reload` that loads the page again.
pub fn show_with(text: String, reload: String) {
    std::panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
        console_error_panic_hook::hook(info);
        // Nothing is left to do where even this fails.
        let _ = show(&text, &reload);
    }));
}

fn show(text: &str, reload: &str) -> Option<()> {
    let document = window()?.document()?;
    let element = |name: &str, text: &str| -> Option<Element> {
        let element = document.create_element(name).ok()?;
        element.set_text_content(Some(text));
        Some(element)
    };
    let section = element("section", "")?;
    section.set_class_name("notice notice-failure notice-panic");
    section.set_attribute("role", "alert").ok()?;
    let button = element("button", reload)?;
    let again = Closure::<dyn FnMut()>::new(|| {
        if let Some(window) = window() {
            let _ = window.location().reload();
        }
    });
    button.add_event_listener_with_callback("click", again.as_ref().unchecked_ref()).ok()?;
    again.forget();
    let sentence = element("p", text)?;
    section.append_child(&sentence).ok()?;
    section.append_child(&button).ok()?;
    document.body()?.prepend_with_node_1(&section).ok()
}
