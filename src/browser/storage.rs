//! What the browser keeps between visits. A storage that fails is an empty one.

use web_sys::window;

/// The value kept under a name.
pub fn get(name: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(name).ok()?
}

/// The languages that a person's browser asks for, the most wanted first.
pub fn languages() -> Vec<String> {
    let languages = window().map(|window| window.navigator().languages());
    languages.map(|languages| languages.iter().filter_map(|tag| tag.as_string()).collect()).unwrap_or_default()
}
