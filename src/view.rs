//! What is shown, as the address has it; and the only place that changes it.
//!
//! Components print links (`href` of [`ViewState`]); the clicks on them arrive here. Typing rewrites the history's
//! entry, choosing adds one.

use crate::browser::{address, dom};
use lectern_core::ViewState;
use leptos::prelude::*;

/// The view of the address. Small and copied freely.
#[derive(Clone, Copy)]
pub struct View {
    state: RwSignal<ViewState>,
    arrival: StoredValue<Option<Arrival>>,
}

/// How the current view was come to: it decides where the page is scrolled to and what has the focus.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arrival {
    /// The page was opened here.
    Opened,
    /// By a link or a choice.
    Chosen,
    /// Back or forward, to an entry that had been scrolled so far, in CSS pixels.
    Travelled(f64),
}

/// The view, as the page around has it.
pub fn use_view() -> View {
    expect_context()
}

impl View {
    /// Reads the address, follows it from now on, and is found by [`use_view`].
    pub fn provide() -> Self {
        let view = Self {
            state: RwSignal::new(ViewState::parse(&address::query_string())),
            arrival: StoredValue::new(Some(Arrival::Opened)),
        };
        address::on_travel(move |query_string, scrolled| {
            let state = ViewState::parse(&query_string);
            // A jump within the page travels too, and is the browser's own.
            if state != view.now() {
                view.show(state, Arrival::Travelled(scrolled));
            }
        });
        dom::on_internal_link(move |href| view.push(ViewState::parse(href)));
        dom::on_scroll_end(|| address::keep_scroll(dom::scroll_position()));
        provide_context(view);
        view
    }

    /// A view that no address stands behind, for tests of components.
    pub fn detached(state: ViewState) -> Self {
        let view = Self { state: RwSignal::new(state), arrival: StoredValue::new(Some(Arrival::Opened)) };
        provide_context(view);
        view
    }

    /// What is shown; follows it.
    pub fn get(self) -> ViewState {
        self.state.get()
    }

    /// A part of what is shown; follows all of it, so that costly parts belong into a memo.
    pub fn with<T>(self, part: impl FnOnce(&ViewState) -> T) -> T {
        self.state.with(part)
    }

    /// What is shown, without following it.
    pub fn now(self) -> ViewState {
        self.state.get_untracked()
    }

    /// How it was come to; told once, so that the page is placed once.
    pub fn take_arrival(self) -> Option<Arrival> {
        self.arrival.write_value().take()
    }

    /// Shows something else, as a choice that going back undoes.
    pub fn push(self, state: ViewState) {
        if state != self.now() {
            address::keep_scroll(dom::scroll_position());
            address::push(&state.to_string());
            self.show(state, Arrival::Chosen);
        }
    }

    /// Shows something else in the same entry of the history, as typing does.
    pub fn replace(self, state: ViewState) {
        if state != self.now() {
            address::replace(state.to_string());
            self.show(state, Arrival::Chosen);
        }
    }

    fn show(self, state: ViewState, arrival: Arrival) {
        self.arrival.set_value(Some(arrival));
        self.state.set(state);
    }
}
