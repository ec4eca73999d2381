//! The screen on which a person makes a collection of their files.
//!
//! [`workshop`] speaks to the worker that reads the files and holds what is known; [`ui`] shows it; [`words`] has every
//! visible word; only [`browser`] touches the browser. The screen is a module of its own, so that nobody who only reads
//! fetches it. It is drawn once and keeps its state for as long as the page lives: who looks at their collection in the
//! reader and goes back finds everything as it was.
//!
//! Nothing here decides what a file means.

pub mod browser;
pub mod ui;
pub mod words;
pub mod workshop;

use browser::root;
use lectern_reader::browser::{panic, storage};
use lectern_reader::i18n::{I18n, LANGUAGE_KEY};
use leptos::prelude::*;
use ui::screen::Screen;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use words::Words;
use workshop::Workshop;

/// Makes ready what does not depend on where the screen is.
pub fn prepare() {
    let i18n = language();
    panic::show_with(i18n.panic_text(), i18n.panic_reload());
}

/// Shows the screen in an element, as it was left.
pub fn show(element: &HtmlElement) {
    let is_first = root::show_in(element);
    if let Some(root) = is_first {
        leptos::mount::mount_to(root.unchecked_into(), || {
            let i18n = language();
            i18n.provide();
            provide_context(Words::of(i18n));
            Workshop::provide();
            view! { <Screen/> }
        })
        .forget();
    }
}

/// Closes what stands above the page.
pub fn leave() {
    root::left();
}

/// The language of the page around.
fn language() -> I18n {
    let wanted: Vec<String> = storage::get(LANGUAGE_KEY).into_iter().chain(storage::languages()).collect();
    I18n::choose(wanted.iter().map(String::as_str))
}
