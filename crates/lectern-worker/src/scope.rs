//! The worker's own global object: messages out, the clock, and how much memory is held.

use lectern_core::protocol::Message;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

/// The worker's global object.
pub fn global() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Says something to the app.
pub fn say(message: &Message) {
    // Messages are plain data; should one not serialize, silence is all that is left.
    if let Ok(json) = serde_json::to_string(message) {
        let _ = global().post_message(&JsValue::from_str(&json));
    }
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
