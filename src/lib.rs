//! The Lectern reader: a page that shows, searches and filters one collection of public statements.
//!
//! The address is the state ([`view`]); [`library`] speaks the protocol of `lectern_core` to an engine;
//! [`pages`] put [`ui`] together; only [`browser`] touches the browser. No component fetches, and none sees an
//! index.

mod app;
pub mod browser;
pub mod i18n;
pub mod library;
pub mod pages;
pub mod ui;
pub mod view;

pub use app::App;

/// Shows the reader in the page.
pub fn start() {
    leptos::mount::mount_to_body(App);
}
