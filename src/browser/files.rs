//! Files that a person picked, kept for as long as the page lives, so that going back finds them again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Event, HtmlInputElement};

pub use web_sys::File;

thread_local! {
    static FILES: RefCell<BTreeMap<String, File>> = const { RefCell::new(BTreeMap::new()) };
}

/// Keeps a file under its name, the latest of that name.
pub fn keep(file: File) -> String {
    let name = file.name();
    keep_as(name.clone(), file);
    name
}

/// Keeps a file under another name than its own.
pub fn keep_as(name: String, file: File) {
    FILES.with_borrow_mut(|files| files.insert(name, file));
}

/// The file that an event hands over as its detail.
pub fn handed_over(event: &Event) -> Option<File> {
    event.dyn_ref::<CustomEvent>()?.detail().dyn_into().ok()
}

/// The file kept under a name.
pub fn kept(name: &str) -> Option<File> {
    FILES.with_borrow(|files| files.get(name).cloned())
}

/// The file that was picked in the field an event comes from. The field is emptied, so that the same file can be
/// picked again.
pub fn picked(event: &Event) -> Option<File> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// Whether a file is kept under a name.
pub fn is_kept(name: &str) -> bool {
    FILES.with_borrow(|files| files.contains_key(name))
}
