//! The worker's own global object: messages out, requests, the clock, and how much memory is held.

use gloo_net::http::{Request, Response};
use js_sys::{Array, Uint8Array};
use lectern_core::protocol::{Message, wire};
use wasm_bindgen::JsCast;
use web_sys::{AbortSignal, DedicatedWorkerGlobalScope, RequestInit};

/// The worker's global object.
pub fn global() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Says something to the app.
pub fn say(message: &Message) {
    let bytes = Uint8Array::from(wire::pack(message).as_slice());
    // Handed over, not copied; an array of bytes can always be.
    let _ = global().post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
}

/// Asks for an address, relative to the page; `None` without an answer.
pub async fn fetch(address: &str, abort: Option<&AbortSignal>) -> Option<Response> {
    let options = RequestInit::new();
    options.set_signal(abort);
    // Not by gloo's builder, which writes the query of an address anew.
    let request = web_sys::Request::new_with_str_and_init(address, &options).ok()?;
    Request::from(request).send().await.ok()
}

/// Milliseconds since the worker started.
pub fn now_ms() -> f64 {
    global().performance().map_or(0.0, |clock| clock.now())
}

/// Bytes of wasm memory; it never shrinks, so that this is the peak as well.
pub fn memory_bytes() -> Option<u64> {
    let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().dyn_into().ok()?;
    let buffer: js_sys::ArrayBuffer = memory.buffer().dyn_into().ok()?;
    Some(u64::from(buffer.byte_length()))
}
