//! The browser's own folder for this site: the origin private file system (WHATWG "File System" standard).
//!
//! Only what the worker needs is declared here. Everything may be refused at any time, by a browser that has no such
//! folder, by a person who denies it, by another tab that has the file open, or for want of room: the answer is then
//! `None`, and whoever asked goes on without.

use js_sys::{Object, Promise, Reflect};
use lectern_core::kept::Storage;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type Folder;
    #[wasm_bindgen(catch, js_namespace = ["navigator", "storage"], js_name = getDirectory)]
    fn root() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, method, js_name = getDirectoryHandle)]
    fn folder(this: &Folder, name: &str, options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, method, js_name = getFileHandle)]
    fn file(this: &Folder, name: &str, options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, method, js_name = removeEntry)]
    fn remove(this: &Folder, name: &str, options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn values(this: &Folder) -> Result<js_sys::AsyncIterator, JsValue>;

    type Entry;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Entry) -> String;
    #[wasm_bindgen(catch, method, js_name = getFile)]
    fn content(this: &Entry) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, method, js_name = createSyncAccessHandle)]
    fn access(this: &Entry, options: &JsValue) -> Result<Promise, JsValue>;

    type Access;
    #[wasm_bindgen(catch, method, js_name = getSize)]
    fn size(this: &Access) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn read(this: &Access, into: &mut [u8], options: &JsValue) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn write(this: &Access, bytes: &[u8], options: &JsValue) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn truncate(this: &Access, size: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, method)]
    fn close(this: &Access) -> Result<(), JsValue>;
}

/// Where copies are, in the site's folder.
const FOLDER: &str = "kept";

/// A file that is open, and closed when it is dropped.
pub struct OpenFile(Access);

impl OpenFile {
    /// Opens a file for reading; where the browser knows how, other tabs can do so, too.
    pub async fn read(name: &str) -> Option<Self> {
        let entry = entry(name, false).await?;
        Some(Self(settled(entry.access(&options("mode", "read-only"))).await?))
    }

    /// Makes a file anew, empty, in place of the one that is there.
    pub async fn create(name: &str) -> Option<Self> {
        let file = Self(settled(entry(name, true).await?.access(&JsValue::UNDEFINED)).await?);
        file.0.truncate(0.0).ok()?;
        Some(file)
    }

    /// Writes bytes at a place; whether there was room for them.
    pub fn write(&self, at: u64, bytes: &[u8]) -> bool {
        self.0.write(bytes, &options("at", at as f64)).is_ok_and(|n_written| n_written == bytes.len() as f64)
    }
}

impl Storage for OpenFile {
    fn size(&self) -> u64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are whole and not negative")]
        self.0.size().map_or(0, |size| size as u64)
    }

    fn read(&self, at: u64, into: &mut [u8]) -> bool {
        let n_wanted = into.len() as f64;
        self.0.read(into, &options("at", at as f64)).is_ok_and(|n_read| n_read == n_wanted)
    }
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        // One that cannot be closed was closed by the browser.
        let _ = self.0.close();
    }
}

/// Deletes a file, if it is there.
pub async fn remove(name: &str) -> Option<()> {
    let removed: JsValue = settled(folder(false).await?.remove(name, &JsValue::UNDEFINED)).await?;
    removed.is_undefined().then_some(())
}

/// Deletes all files.
pub async fn remove_all() -> Option<()> {
    let root: Folder = settled(root()).await?;
    let _: JsValue = settled(root.remove(FOLDER, &options("recursive", true))).await?;
    Some(())
}

/// Deletes the oldest files until at most this many are left.
pub async fn leave_newest(n_left: usize) -> Option<()> {
    let folder = folder(false).await?;
    let entries = folder.values().ok()?;
    let mut files = Vec::new();
    loop {
        let step: JsValue = settled(entries.next()).await?;
        let Some(entry) = field(&step, "value") else { break };
        let entry: Entry = entry.into();
        let file: JsValue = settled(entry.content()).await?;
        files.push((field(&file, "lastModified")?.as_f64()?, entry.name()));
    }
    while files.len() > n_left {
        let oldest = (0..).zip(&files).min_by(|(_, one), (_, other)| one.0.total_cmp(&other.0)).map(|(place, _)| place);
        let (_, name) = files.swap_remove(oldest?);
        remove(&name).await;
    }
    Some(())
}

async fn folder(may_create: bool) -> Option<Folder> {
    let root: Folder = settled(root()).await?;
    settled(root.folder(FOLDER, &options("create", may_create))).await
}

async fn entry(name: &str, may_create: bool) -> Option<Entry> {
    settled(folder(may_create).await?.file(name, &options("create", may_create))).await
}

/// What a promise gives; `None` where it was refused, then or before.
async fn settled<T: From<JsValue>>(promise: Result<Promise, JsValue>) -> Option<T> {
    JsFuture::from(promise.ok()?).await.ok().map(T::from)
}

fn options(name: &str, value: impl Into<JsValue>) -> JsValue {
    let options = Object::new();
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(&options, &JsValue::from_str(name), &value.into());
    options.into()
}

fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined())
}
