//! The worker that reads files.

use js_sys::Array;
use lectern_core::making::{Message, Request};
use lectern_core::protocol::wire;
use lectern_reader::browser::worker::{Engine, Line};
use std::cell::RefCell;
use web_sys::File;

/// The script that Trunk builds for the worker, beside the page.
const SCRIPT: &str = "./importer_loader.js";

thread_local! {
    static LINE: RefCell<Line> = RefCell::default();
}

/// Starts a worker in place of the one before it.
pub fn start(heard: impl Fn(Message, Option<File>) + 'static, died: impl Fn() + 'static) {
    let listen = move |bytes: &[u8], file| {
        if let Some(message) = wire::unpack(bytes) {
            if message == Message::Ready {
                LINE.with_borrow_mut(Line::flush);
            }
            heard(message, file);
        }
    };
    LINE.set(Line::to(Engine::start(SCRIPT, listen, died)));
}

/// Whether a worker runs.
pub fn is_running() -> bool {
    LINE.with_borrow(Line::is_open)
}

/// Ends the worker.
pub fn stop() {
    LINE.take();
}

/// Sends a request, with the files that it speaks of, as soon as the worker listens.
pub fn send(request: &Request, files: &[File]) {
    let beside = (!files.is_empty()).then(|| files.iter().collect::<Array>().into());
    LINE.with_borrow_mut(|line| line.send(wire::pack(request), beside));
}
