//! A web worker as something that bytes are sent to and come from.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, File, MessageEvent, Worker};

/// A running worker. Dropping it ends it.
pub struct Engine {
    worker: Worker,
    // Kept for as long as the worker may call them.
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _died: Closure<dyn FnMut(Event)>,
}

impl Engine {
    /// Starts a worker by its script, which `public/boot.js` has to let through; `None` where the browser cannot. What is
    /// heard are bytes, perhaps with a file beside them.
    pub fn start(
        script: &str,
        mut heard: impl FnMut(&[u8], Option<File>) + 'static,
        mut died: impl FnMut() + 'static,
    ) -> Option<Self> {
        let worker = Worker::new(script).ok()?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let (bytes, file) = match event.data().dyn_into::<Array>() {
                Ok(pair) => (pair.get(0), pair.get(1).dyn_into().ok()),
                Err(bytes) => (bytes, None),
            };
            if let Some(bytes) = bytes.dyn_ref::<Uint8Array>() {
                heard(&bytes.to_vec(), file);
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

    /// Sends a request, with the file or the files that it speaks of.
    pub fn send(&self, bytes: &[u8], beside: Option<&JsValue>) {
        let bytes = Uint8Array::from(bytes);
        let data = beside.map_or_else(|| bytes.clone().into(), |beside| Array::of2(&bytes, beside).into());
        // Bytes and files can always be cloned into a worker; one that died is noticed by its error.
        let _ = self.worker.post_message(&data);
    }
}

/// A worker, and the requests that wait until it listens.
#[derive(Default)]
pub struct Line {
    engine: Option<Engine>,
    is_listening: bool,
    waiting: Vec<(Vec<u8>, Option<JsValue>)>,
}

impl Line {
    /// To a worker that has just been started.
    pub fn to(engine: Option<Engine>) -> Self {
        Self { engine, ..Self::default() }
    }

    /// Whether there is a worker.
    pub fn is_open(&self) -> bool {
        self.engine.is_some()
    }

    /// Sends what [`Engine::send`] does as soon as the worker listens.
    pub fn send(&mut self, bytes: Vec<u8>, beside: Option<JsValue>) {
        if self.is_listening {
            self.post(&bytes, beside.as_ref());
        } else {
            self.waiting.push((bytes, beside));
        }
    }

    /// Sends what waits: the worker said that it listens.
    pub fn flush(&mut self) {
        self.is_listening = true;
        for (bytes, beside) in std::mem::take(&mut self.waiting) {
            self.post(&bytes, beside.as_ref());
        }
    }

    fn post(&self, bytes: &[u8], beside: Option<&JsValue>) {
        if let Some(engine) = &self.engine {
            engine.send(bytes, beside);
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
