//! The browser's own folder for this site: the origin private file system (WHATWG "File System" standard).
//!
//! Everything may be refused at any time, by a browser that has no such folder, by a person who denies it, by another
//! tab that has the file open, or for want of room: the answer is then `None`, and whoever asked goes on without.

use js_sys::{Function, Object, Promise, Reflect};
use lectern_core::kept::Storage;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

// What is called with bytes, which are not copied on the way. Everything else is called by name (`walk`): a
// declaration of its own would weigh more for each than all that is written here.
#[wasm_bindgen]
extern "C" {
    type Access;
    #[wasm_bindgen(catch, method, js_name = getSize)]
    fn size(this: &Access) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn read(this: &Access, into: &mut [u8], options: &JsValue) -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn write(this: &Access, bytes: &[u8], options: &JsValue) -> Result<f64, JsValue>;
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
        Self::of(walk(path_to_file(name, false, options("mode", "read-only"))).await)
    }

    /// Makes a file anew, empty, in place of the one that is there.
    pub async fn create(name: &str) -> Option<Self> {
        remove(name).await;
        Self::of(walk(path_to_file(name, true, JsValue::UNDEFINED)).await).filter(|file| file.size() == 0)
    }

    fn of(access: Option<JsValue>) -> Option<Self> {
        access.map(|access| Self(access.unchecked_into()))
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
pub fn remove(name: &str) -> impl Future<Output = Option<JsValue>> {
    let mut path = path_to_folder(false);
    path.push(Step("removeEntry", name.into(), JsValue::UNDEFINED));
    walk(path)
}

/// Deletes all files.
pub fn remove_all() -> impl Future<Output = Option<JsValue>> {
    walk(vec![ROOT, Step("removeEntry", FOLDER.into(), options("recursive", true))])
}

/// How many bytes the site's files take, as far as the browser tells.
pub async fn used_bytes() -> Option<f64> {
    let estimate = walk(vec![Step("estimate", JsValue::UNDEFINED, JsValue::UNDEFINED)]).await?;
    field(&estimate, "usage")?.as_f64()
}

/// A method of what the step before gave, and what it is given.
struct Step(&'static str, JsValue, JsValue);

/// The site's folder, of the browser's storage.
const ROOT: Step = Step("getDirectory", JsValue::UNDEFINED, JsValue::UNDEFINED);

fn path_to_folder(may_create: bool) -> Vec<Step> {
    vec![ROOT, Step("getDirectoryHandle", FOLDER.into(), options("create", may_create))]
}

fn path_to_file(name: &str, may_create: bool, access: JsValue) -> Vec<Step> {
    let mut path = path_to_folder(may_create);
    path.push(Step("getFileHandle", name.into(), options("create", may_create)));
    path.push(Step("createSyncAccessHandle", access, JsValue::UNDEFINED));
    path
}

/// Goes a path from the browser's storage on, and gives what is at its end.
async fn walk(path: Vec<Step>) -> Option<JsValue> {
    let mut place = field(&field(&js_sys::global(), "navigator")?, "storage")?;
    for Step(name, one, other) in path {
        let function: Function = field(&place, name)?.dyn_into().ok()?;
        let promise: Promise = function.call2(&place, &one, &other).ok()?.dyn_into().ok()?;
        place = JsFuture::from(promise).await.ok()?;
    }
    Some(place)
}

fn options(name: &str, value: impl Into<JsValue>) -> JsValue {
    let options = Object::new();
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(&options, &JsValue::from_str(name), &value.into());
    options.into()
}

fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok()
}
