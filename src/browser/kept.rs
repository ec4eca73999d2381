//! Collections that a person keeps in this browser: files in the site's own folder (WHATWG "File System" standard),
//! where the screen that makes collections puts them. A browser that has no such folder, or refuses it, keeps none.

use js_sys::{IteratorNext, Promise};
use lectern_core::making::KEPT_FOLDER;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, FileSystemDirectoryHandle, FileSystemFileHandle, window};

/// Calls back with the names of all that are kept, in their order.
pub fn list(listed: impl FnOnce(Vec<String>) + 'static) {
    spawn_local(async { listed(names().await.unwrap_or_default()) });
}

/// Calls back with a collection's file, if it is kept.
pub fn find(name: String, found: impl FnOnce(Option<File>) + 'static) {
    spawn_local(async move { found(file(&name).await) });
}

/// Deletes a collection, and calls back when that is done.
pub fn delete(name: String, deleted: impl FnOnce() + 'static) {
    spawn_local(async move {
        if let Some(folder) = folder().await {
            // What is gone already is gone.
            let _ = JsFuture::from(folder.remove_entry(&name)).await;
        }
        deleted();
    });
}

async fn names() -> Option<Vec<String>> {
    let entries = folder().await?.keys();
    let mut names = Vec::new();
    loop {
        let next: IteratorNext = settled(entries.next().ok()?).await?;
        if next.done() {
            names.sort_unstable();
            return Some(names);
        }
        names.extend(next.value().as_string());
    }
}

async fn file(name: &str) -> Option<File> {
    let handle: FileSystemFileHandle = settled(folder().await?.get_file_handle(name)).await?;
    settled(handle.get_file()).await
}

async fn folder() -> Option<FileSystemDirectoryHandle> {
    let root: FileSystemDirectoryHandle = settled(window()?.navigator().storage().get_directory()).await?;
    settled(root.get_directory_handle(KEPT_FOLDER)).await
}

/// What a promise gives; `None` where it is refused.
async fn settled<T: JsCast>(promise: Promise) -> Option<T> {
    JsFuture::from(promise).await.ok().map(JsCast::unchecked_into)
}
