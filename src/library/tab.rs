//! The engine of this tab: a web worker that the protocol is spoken to.

use crate::browser::files;
use crate::browser::worker::{Engine, Line};
use lectern_core::protocol::{Message, Numbered, Opening, Origin, Request, wire};
use std::cell::RefCell;

/// The script that Trunk builds for the worker, beside the page.
const SCRIPT: &str = "./worker_loader.js";

thread_local! {
    static LINE: RefCell<Line> = RefCell::default();
}

/// Starts an engine in place of the one before it.
pub fn start(heard: impl Fn(Message) + 'static, died: impl Fn() + 'static) {
    let engine = Engine::start(
        SCRIPT,
        move |bytes, _| {
            if let Some(message) = wire::unpack(bytes) {
                if message == Message::Ready {
                    LINE.with_borrow_mut(Line::flush);
                }
                heard(message);
            }
        },
        died,
    );
    LINE.set(Line::to(engine));
}

/// Sends a request as soon as the engine listens, with the file that it speaks of.
pub fn send(request: &Numbered<Request>) {
    let file = match &request.body {
        Request::Open(Opening { origin: Origin::File(name) }) => files::kept(name),
        _ => None,
    };
    LINE.with_borrow_mut(|line| line.send(wire::pack(request), file.map(Into::into)));
}
