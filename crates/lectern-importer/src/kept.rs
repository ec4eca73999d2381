//! Collections that a person keeps in the browser: files in the site's own folder (WHATWG "File System" standard), which
//! the reader lists and opens like any other file.
//!
//! A browser may refuse at any time, for want of room or because a person denies it: the answer is then `None`.

use crate::scope;
use lectern_core::making::KEPT_FOLDER;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions, FileSystemGetFileOptions,
    FileSystemSyncAccessHandle,
};

/// How many collections may be called the same.
const MOST_OF_A_NAME: u32 = 1_000;

/// Keeps a collection under the name that it had `before` or a free one, and gives the name.
pub async fn keep(stem: &str, before: Option<&str>, bytes: &[u8]) -> Option<String> {
    let folder = folder().await?;
    let is_as_before = before.is_some_and(|name| name.strip_suffix(".json").is_some_and(|old| is_numbered(old, stem)));
    let name = match before.filter(|_| is_as_before) {
        Some(name) => name.to_owned(),
        None => free(&folder, stem).await?,
    };
    let written = write(&folder, &name, bytes).await;
    if written.is_none() {
        // What could not be written whole is nothing.
        let _ = JsFuture::from(folder.remove_entry(&name)).await;
    }
    written.map(|()| name)
}

/// Whether a name is made of this stem.
fn is_numbered(name: &str, stem: &str) -> bool {
    let rest = name.strip_prefix(stem);
    rest.is_some_and(|rest| {
        rest.is_empty() || rest.strip_prefix('-').is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

async fn folder() -> Option<FileSystemDirectoryHandle> {
    let root = JsFuture::from(scope::global().navigator().storage().get_directory()).await.ok()?;
    let root: FileSystemDirectoryHandle = root.dyn_into().ok()?;
    let options = FileSystemGetDirectoryOptions::new();
    options.set_create(true);
    let folder = JsFuture::from(root.get_directory_handle_with_options(KEPT_FOLDER, &options)).await;
    folder.ok()?.dyn_into().ok()
}

/// The first name of a stem that no file has.
async fn free(folder: &FileSystemDirectoryHandle, stem: &str) -> Option<String> {
    for number in 1..=MOST_OF_A_NAME {
        let name = if number == 1 { format!("{stem}.json") } else { format!("{stem}-{number}.json") };
        if JsFuture::from(folder.get_file_handle(&name)).await.is_err() {
            return Some(name);
        }
    }
    None
}

async fn write(folder: &FileSystemDirectoryHandle, name: &str, bytes: &[u8]) -> Option<()> {
    let options = FileSystemGetFileOptions::new();
    options.set_create(true);
    let file = JsFuture::from(folder.get_file_handle_with_options(name, &options)).await.ok()?;
    let file: FileSystemFileHandle = file.dyn_into().ok()?;
    let access = JsFuture::from(file.create_sync_access_handle()).await.ok()?;
    let access: FileSystemSyncAccessHandle = access.dyn_into().ok()?;
    let outcome = write_all(&access, bytes);
    access.close();
    outcome.ok().filter(|is_whole| *is_whole).map(drop)
}

/// Whether there was room for all bytes.
fn write_all(access: &FileSystemSyncAccessHandle, bytes: &[u8]) -> Result<bool, JsValue> {
    access.truncate_with_u32(0)?;
    let written = access.write_with_u8_array(bytes)?;
    access.flush()?;
    #[expect(clippy::cast_precision_loss, reason = "a collection has less than 2^53 bytes")]
    let is_whole = written == bytes.len() as f64;
    Ok(is_whole)
}
