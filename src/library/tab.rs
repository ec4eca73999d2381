//! The engine of this tab: a web worker, and the requests that wait until it listens.

use crate::browser::files;
use crate::browser::worker::Engine;
use lectern_core::protocol::{Message, Numbered, Origin, Request, wire};
use std::cell::RefCell;

/// The script that Trunk builds for the worker, beside the page.
const SCRIPT: &str = "./worker_loader.js";

#[derive(Default)]
struct Tab {
    engine: Option<Engine>,
    listening: bool,
    waiting: Vec<Numbered<Request>>,
}

thread_local! {
    static TAB: RefCell<Tab> = RefCell::new(Tab::default());
}

/// Starts an engine in place of the one before it.
pub fn start(heard: impl Fn(Message) + 'static, died: impl Fn() + 'static) {
    let engine = Engine::start(
        SCRIPT,
        move |bytes, _| {
            if let Some(message) = wire::unpack(bytes) {
                if message == Message::Ready {
                    flush();
                }
                heard(message);
            }
        },
        died,
    );
    TAB.set(Tab { engine, ..Tab::default() });
}

/// Sends a request as soon as the engine listens.
pub fn send(request: &Numbered<Request>) {
    TAB.with_borrow_mut(|tab| {
        if tab.listening {
            tab.post(request);
        } else {
            tab.waiting.push(request.clone());
        }
    });
}

fn flush() {
    TAB.with_borrow_mut(|tab| {
        tab.listening = true;
        for request in std::mem::take(&mut tab.waiting) {
            tab.post(&request);
        }
    });
}

impl Tab {
    fn post(&self, request: &Numbered<Request>) {
        let file = match &request.body {
            Request::Open(opening) => match &opening.origin {
                Origin::File(name) => files::kept(name),
                Origin::Address(_) => None,
            },
            _ => None,
        };
        if let Some(engine) = &self.engine {
            engine.send(&wire::pack(request), file.as_ref().map(AsRef::as_ref));
        }
    }
}
