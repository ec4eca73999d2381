//! Collections that a person keeps in this browser: files in the site's own folder, where the screen that makes
//! collections puts them. `public/boot.js` looks there, because a few lines of script weigh a tenth of what promises do
//! here. A browser that has no such folder, or refuses it, keeps none.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// Whether the script is there. A page that has everything in it has another one, which fetches no screen either.
pub fn is_possible() -> bool {
    asked().is_some()
}

/// Calls back with the names of all that are kept, each on a line, in their order.
pub fn list(listed: impl FnOnce(String) + 'static) {
    ask("list", "", Box::new(move |names| listed(names.as_string().unwrap_or_default())));
}

/// Calls back with a collection's file, if it is kept.
pub fn find(name: &str, found: impl FnOnce(Option<File>) + 'static) {
    ask("find", name, Box::new(move |file| found(file.dyn_into().ok())));
}

/// Deletes a collection, and calls back when that is done.
pub fn delete(name: &str, deleted: impl FnOnce() + 'static) {
    ask("delete", name, Box::new(move |_| deleted()));
}

/// Asks the script for something, which calls back whatever comes of it.
fn ask(what: &str, name: &str, answered: Box<dyn FnOnce(JsValue)>) {
    if let Some(kept) = asked() {
        // What goes wrong there is answered, too.
        let _ = kept.call3(&JsValue::NULL, &what.into(), &name.into(), &Closure::once_into_js(answered));
    }
}

fn asked() -> Option<Function> {
    Reflect::get(&js_sys::global(), &"kept".into()).ok()?.dyn_into().ok()
}
