//! The only place of this screen that touches the browser, beside what the reader has for it.

pub mod dialog;
pub mod engine;
pub mod handed;
pub mod root;
pub mod save;
