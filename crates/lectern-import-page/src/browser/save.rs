//! What is saved as a file of the device: where a person says, or where the browser puts downloads.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemFileHandle, FileSystemWritableFileStream, HtmlAnchorElement, Url, window};

/// What kind of file is saved: its media type, and how its name ends.
pub type Kind = (&'static str, &'static str);

/// A collection.
pub const JSON: Kind = ("application/json", ".json");

/// Corrections.
pub const TOML: Kind = ("application/toml", ".toml");

/// Where a file goes.
pub enum Place {
    /// Where a person said.
    Chosen(FileSystemFileHandle),
    /// Where the browser puts downloads: it has no dialog for this.
    Downloads,
}

/// Asks a person for the place; `None` where they do not want to after all. Only a press of theirs may lead here.
pub async fn ask(name: &str, kind: Kind) -> Option<Place> {
    let Some(picker) = picker() else { return Some(Place::Downloads) };
    let picked = picker.call1(&JsValue::NULL, &options(name, kind)).ok()?.dyn_into::<Promise>().ok()?;
    JsFuture::from(picked).await.ok()?.dyn_into().ok().map(Place::Chosen)
}

fn picker() -> Option<Function> {
    Reflect::get(&js_sys::global(), &"showSaveFilePicker".into()).ok()?.dyn_into().ok()
}

/// The options of `showSaveFilePicker` (WICG "File System Access").
fn options(name: &str, (media_type, end): Kind) -> Object {
    let set = |object: &Object, name: &str, value: &JsValue| {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(object, &name.into(), value);
    };
    let (accept, kind, options) = (Object::new(), Object::new(), Object::new());
    set(&accept, media_type, &Array::of1(&end.into()));
    set(&kind, "accept", &accept);
    set(&options, "suggestedName", &name.into());
    set(&options, "types", &Array::of1(&kind));
    options
}

/// Puts a file at a place; whether that was possible.
pub async fn save(place: Place, file: &File) -> bool {
    match place {
        Place::Chosen(handle) => write(&handle, file).await.is_some(),
        Place::Downloads => download(file).is_some(),
    }
}

async fn write(handle: &FileSystemFileHandle, file: &File) -> Option<()> {
    let stream = JsFuture::from(handle.create_writable()).await.ok()?;
    let stream: FileSystemWritableFileStream = stream.dyn_into().ok()?;
    JsFuture::from(stream.write_with_blob(file).ok()?).await.ok()?;
    JsFuture::from(stream.close()).await.ok().map(drop)
}

fn download(file: &File) -> Option<()> {
    let address = Url::create_object_url_with_blob(file).ok()?;
    let link: HtmlAnchorElement = window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(&file.name());
    link.click();
    // The download has begun, and holds the bytes by itself.
    Url::revoke_object_url(&address).ok()
}
