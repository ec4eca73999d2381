//! A web worker as something that bytes are sent to and come from.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, File, MessageEvent, Worker};

/// The script that Trunk builds for the worker, beside the page. `public/boot.js` lets this one through.
const SCRIPT: &str = "./worker_loader.js";

/// A running worker. Dropping it ends it.
pub struct Engine {
    worker: Worker,
    // Kept for as long as the worker may call them.
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _died: Closure<dyn FnMut(Event)>,
}

impl Engine {
    /// Starts a worker; `None` where the browser cannot.
    pub fn start(mut heard: impl FnMut(&[u8]) + 'static, mut died: impl FnMut() + 'static) -> Option<Self> {
        let worker = Worker::new(SCRIPT).ok()?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(bytes) = event.data().dyn_ref::<Uint8Array>() {
                heard(&bytes.to_vec());
            }
        });
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            died();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self { worker, _heard: on_message, _died: on_error })
    }

    /// Sends a request, with the file it speaks of.
    pub fn send(&self, bytes: &[u8], file: Option<&File>) {
        let bytes = Uint8Array::from(bytes);
        let data = file.map_or_else(|| bytes.clone().into(), |file| Array::of2(&bytes, file).into());
        // Bytes and files can always be cloned into a worker; one that died is noticed by its error.
        let _ = self.worker.post_message(&data);
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
