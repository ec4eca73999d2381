//! What is drawn in a task of its own, so that no task of the start takes long.

use crate::browser::dom;
use leptos::prelude::*;

/// Draws something a moment later, when the browser has done what waits.
pub fn later(drawn: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let is_time = soon(false);
    (move || if is_time.get() { drawn() } else { ().into_any() }).into_any()
}

/// True a moment later, or from the first where it is so already.
pub fn soon(already: bool) -> RwSignal<bool> {
    let is_time = RwSignal::new(already);
    if !already {
        dom::later(0, move || is_time.set(true));
    }
    is_time
}
