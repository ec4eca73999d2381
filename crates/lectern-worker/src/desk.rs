//! Requests in, answers out: who waits, who is superseded.

use crate::{kept, opening, scope, texts, turn};
use js_sys::{Array, Uint8Array};
use lectern_core::protocol::{Generation, Message, Numbered, OpenFailure, Request, wire};
use lectern_library::Session;
use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, MessageEvent};

/// The worker's whole state.
pub struct Desk {
    /// The engine.
    pub session: Session,
    /// The opening that is under way; one of another generation finds here that it is superseded.
    pub opening: Option<Generation>,
    /// When the last request came, in milliseconds since the worker started.
    pub asked: f64,
    /// The newest request of each lane, in the order in which the lanes were asked for.
    waiting: Vec<Numbered<Request>>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk {
        session: Session::new(),
        opening: None,
        asked: 0.0,
        waiting: Vec::new(),
    });
}

/// Works on the state. Never nested: nothing in `work` may wait or call back.
pub fn with<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with_borrow_mut(work)
}

/// Listens for requests and says that it does.
pub fn open_for_business() {
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| receive(&event.data()));
    scope::global().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    scope::say(&Message::Ready);
}

/// A request is its bytes, or its bytes and the file it speaks of.
fn receive(data: &JsValue) {
    let (bytes, file) = match data.dyn_ref::<Array>() {
        Some(pair) => (pair.get(0), pair.get(1).dyn_into::<File>().ok()),
        None => (data.clone(), None),
    };
    let request = bytes.dyn_ref::<Uint8Array>().and_then(|bytes| wire::unpack::<Numbered<Request>>(&bytes.to_vec()));
    let Some(request) = request else { return };
    match request.body {
        Request::Open(opening) => {
            with(|desk| {
                desk.opening = Some(request.generation);
                desk.session.open(request.generation, None);
            });
            spawn_local(opening::run(request.generation, opening.origin, file));
        }
        Request::Cancel => cancel(),
        _ => wait(request),
    }
}

fn cancel() {
    let messages = with(|desk| {
        let under_way = desk.opening.take();
        under_way.map(|_| desk.session.fail(OpenFailure::Cancelled)).unwrap_or_default()
    });
    messages.iter().for_each(scope::say);
}

/// Leaves a request until everything that was sent with it has arrived, so that only the newest is answered.
fn wait(request: Numbered<Request>) {
    let first = with(|desk| {
        desk.asked = scope::now_ms();
        let is_first = desk.waiting.is_empty();
        desk.waiting.retain(|waiting| waiting.body.lane() != request.body.lane());
        desk.waiting.push(request);
        is_first
    });
    if first {
        spawn_local(async {
            turn::give_way().await;
            answer_waiting().await;
        });
    }
}

async fn answer_waiting() {
    for request in with(|desk| std::mem::take(&mut desk.waiting)) {
        if lectern_library::asks_for_texts(&request.body) {
            // Where the module cannot be had, the answer says that the expression finds nothing.
            let _ = texts::fetch().await;
        }
        let answer = with(|desk| desk.session.answer(request));
        if with(|desk| desk.session.is_damaged()) {
            return kept::give_up().await;
        }
        scope::say(&answer);
    }
}
