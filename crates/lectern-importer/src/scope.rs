//! The worker's own global object: messages out, with files beside them.

use js_sys::{Array, Uint8Array};
use lectern_core::making::Message;
use lectern_core::protocol::wire;
use wasm_bindgen::JsCast;
use web_sys::{DedicatedWorkerGlobalScope, File, FilePropertyBag};

/// The worker's global object.
pub fn global() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Says something to the screen.
pub fn say(message: &Message) {
    let bytes = Uint8Array::from(wire::pack(message).as_slice());
    // Handed over, not copied; an array of bytes can always be.
    let _ = global().post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
}

/// Says something, with a file beside it.
pub fn say_with(message: &Message, file: &File) {
    let bytes = Uint8Array::from(wire::pack(message).as_slice());
    // Bytes and files can always be cloned.
    let _ = global().post_message(&Array::of2(&bytes, file));
}

/// A file of this media type and these bytes; `None` where there is no room for it.
pub fn file(name: &str, media_type: &str, bytes: &[u8]) -> Option<File> {
    let kind = FilePropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    File::new_with_buffer_source_sequence_and_options(&parts, name, &kind).ok()
}
