//! Where bytes come from: an address or a file, both read as a stream.

use crate::scope;
use js_sys::{Reflect, Uint8Array};
use lectern_core::protocol::OpenFailure;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, File, ReadableStream, ReadableStreamDefaultReader};

/// How many bytes a file has, which is below 2^53.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are whole and not negative")]
pub fn size(file: &File) -> u64 {
    file.size() as u64
}

/// A stream of bytes that can be ended early.
pub struct Source {
    reader: ReadableStreamDefaultReader,
    abort: Option<AbortController>,
    /// The next one last.
    returned: RefCell<Vec<Uint8Array>>,
    /// Bytes in all, where that is known.
    pub total_bytes: Option<u64>,
}

impl Source {
    /// Asks for an address, relative to the page.
    ///
    /// # Errors
    /// [`OpenFailure::Unreachable`] without an answer, [`OpenFailure::Status`] for one that is no success.
    pub async fn fetch(address: &str) -> Result<Self, OpenFailure> {
        let abort = AbortController::new().ok();
        let signal = abort.as_ref().map(AbortController::signal);
        let response = scope::fetch(address, signal.as_ref()).await.ok_or(OpenFailure::Unreachable)?;
        if !response.ok() {
            return Err(OpenFailure::Status(response.status()));
        }
        // An encoded body arrives decoded, and then the header counts other bytes than those read.
        let header = |name| response.headers().get(name);
        let length = header("content-length").filter(|_| header("content-encoding").is_none());
        let stream = response.body().ok_or(OpenFailure::Empty)?;
        Self::read(&stream, abort, length.and_then(|bytes| bytes.parse().ok()))
    }

    /// Reads a file that a person handed over.
    ///
    /// # Errors
    /// [`OpenFailure::Interrupted`] where the browser cannot read it.
    pub fn file(file: &File) -> Result<Self, OpenFailure> {
        Self::read(&file.stream(), None, Some(size(file)))
    }

    fn read(
        stream: &ReadableStream,
        abort: Option<AbortController>,
        total_bytes: Option<u64>,
    ) -> Result<Self, OpenFailure> {
        let reader = stream.get_reader().dyn_into().map_err(|_| OpenFailure::Interrupted)?;
        Ok(Self { reader, abort, returned: RefCell::default(), total_bytes })
    }

    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    /// [`OpenFailure::Interrupted`] where the stream breaks off.
    pub async fn next(&self) -> Result<Option<Uint8Array>, OpenFailure> {
        let returned = self.returned.borrow_mut().pop();
        if returned.is_some() {
            return Ok(returned);
        }
        let part = JsFuture::from(self.reader.read()).await.map_err(|_| OpenFailure::Interrupted)?;
        let field = |name| Reflect::get(&part, &JsValue::from_str(name)).map_err(|_| OpenFailure::Interrupted);
        if field("done")?.is_truthy() {
            return Ok(None);
        }
        field("value")?.dyn_into().map(Some).map_err(|_| OpenFailure::Interrupted)
    }

    /// Takes back what was read, to be read again.
    pub fn give_back(&self, mut chunks: Vec<Uint8Array>) {
        chunks.reverse();
        self.returned.replace(chunks);
    }

    /// Ends the stream and the request behind it.
    pub fn stop(self) {
        match &self.abort {
            // Ends the stream as well: to cancel it on top would be refused, and reported as an error.
            Some(abort) => abort.abort(),
            // Nobody waits for the promise: nothing is left to do when it settles.
            None => drop(self.reader.cancel()),
        }
    }
}
