//! The worker that reads files, and the requests that wait until it listens.

use js_sys::Array;
use lectern_core::making::{Message, Request};
use lectern_core::protocol::wire;
use lectern_reader::browser::worker::Engine;
use std::cell::RefCell;
use web_sys::File;

/// The script that Trunk builds for the worker, beside the page.
const SCRIPT: &str = "./importer_loader.js";

#[derive(Default)]
struct Line {
    engine: Option<Engine>,
    is_listening: bool,
    waiting: Vec<(Request, Vec<File>)>,
}

thread_local! {
    static LINE: RefCell<Line> = RefCell::default();
}

/// Starts a worker in place of the one before it.
pub fn start(heard: impl Fn(Message, Option<File>) + 'static, died: impl Fn() + 'static) {
    let listen = move |bytes: &[u8], file| {
        if let Some(message) = wire::unpack(bytes) {
            if message == Message::Ready {
                flush();
            }
            heard(message, file);
        }
    };
    let engine = Engine::start(SCRIPT, listen, died);
    LINE.set(Line { engine, ..Line::default() });
}

/// Whether a worker runs.
pub fn is_running() -> bool {
    LINE.with_borrow(|line| line.engine.is_some())
}

/// Ends the worker.
pub fn stop() {
    LINE.take();
}

/// Sends a request, with the files that it speaks of, as soon as the worker listens.
pub fn send(request: Request, files: Vec<File>) {
    LINE.with_borrow_mut(|line| {
        if line.is_listening {
            line.post(&request, &files);
        } else {
            line.waiting.push((request, files));
        }
    });
}

fn flush() {
    LINE.with_borrow_mut(|line| {
        line.is_listening = true;
        for (request, files) in std::mem::take(&mut line.waiting) {
            line.post(&request, &files);
        }
    });
}

impl Line {
    fn post(&self, request: &Request, files: &[File]) {
        let beside: Array = files.iter().collect();
        if let Some(engine) = &self.engine {
            engine.send(&wire::pack(request), (!files.is_empty()).then_some(beside.as_ref()));
        }
    }
}
