//! Files and folders that a person hands over: dropped on the page, or picked. Each comes with its path, which begins
//! with the name of the folder that it was handed over in.

use super::root;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DataTransfer, DragEvent, Event, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
    HtmlInputElement, window,
};

/// A file with its path, `/` between the parts.
pub type Handed = (String, File);

/// Calls back with all that is dropped on the page while the screen is in it.
pub fn on_drop(dropped: impl Fn(Vec<Handed>) + Clone + 'static) {
    listen("drop", move |event| {
        let Some(data) = event.data_transfer() else { return };
        event.prevent_default();
        // What is dropped can be asked for now and not later.
        let (entries, files) = entries(&data);
        let dropped = dropped.clone();
        spawn_local(async move {
            let mut handed = files;
            for entry in entries {
                below(entry, &mut handed).await;
            }
            dropped(handed);
        });
    });
}

/// Calls back with whether something is dragged over the page while the screen is in it.
pub fn on_drag(dragging: impl Fn(bool) + Clone + 'static) {
    for (name, state) in [("dragover", true), ("dragleave", false), ("drop", false)] {
        let dragging = dragging.clone();
        listen(name, move |event| {
            event.prevent_default();
            if state || name == "drop" || event.related_target().is_none() {
                dragging(state);
            }
        });
    }
}

/// The files that were picked in the field an event comes from. The field is emptied, so that the same can be picked
/// again.
pub fn picked(event: &Event) -> Vec<Handed> {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some((field, files)) = field.and_then(|field| field.files().map(|files| (field, files))) else {
        return Vec::new();
    };
    let files = (0..files.length()).filter_map(|index| files.get(index)).map(|file| (path_of(&file), file)).collect();
    field.set_value("");
    files
}

/// A file's path below the folder that was picked, that folder's name first; of a file that was picked itself its name.
fn path_of(file: &File) -> String {
    let path = js_sys::Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
}

/// What is dropped: entries of folders where the browser has them, files otherwise.
fn entries(data: &DataTransfer) -> (Vec<FileSystemEntry>, Vec<Handed>) {
    let (items, mut entries, mut files) = (data.items(), Vec::new(), Vec::new());
    for item in (0..items.length()).filter_map(|index| items.get(index)) {
        match (item.webkit_get_as_entry(), item.get_as_file()) {
            (Ok(Some(entry)), _) => entries.push(entry),
            (_, Ok(Some(file))) => files.push((file.name(), file)),
            _ => {}
        }
    }
    (entries, files)
}

/// Finds the files below an entry. One that the browser does not give is left out there, and so it is here.
async fn below(entry: FileSystemEntry, handed: &mut Vec<Handed>) {
    let mut waiting = vec![entry];
    while let Some(entry) = waiting.pop() {
        let path = entry.full_path().trim_start_matches('/').to_owned();
        if entry.is_directory() {
            waiting.extend(children(entry.unchecked_ref()).await);
        } else if let Some(file) = file_of(entry.unchecked_ref()).await {
            handed.push((path, file));
        }
    }
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let file = called_back(|resolve, reject| entry.file_with_callback_and_callback(resolve, reject)).await?;
    file.dyn_into().ok()
}

async fn children(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let (reader, mut all) = (folder.create_reader(), Vec::new());
    loop {
        // A reader gives some at a time, and none at the end (WHATWG "File and Directory Entries API").
        let read = called_back(|resolve, reject| {
            let _ = reader.read_entries_with_callback_and_callback(resolve, reject);
        });
        let some: Array = read.await.and_then(|some| some.dyn_into().ok()).unwrap_or_default();
        if some.length() == 0 {
            return all;
        }
        all.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

/// What a function of two callbacks gives to the first; `None` where it calls the second.
async fn called_back(mut call: impl FnMut(&Function, &Function)) -> Option<JsValue> {
    JsFuture::from(Promise::new(&mut |resolve, reject| call(&resolve, &reject))).await.ok()
}

fn listen(name: &str, handler: impl Fn(&DragEvent) + 'static) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let listener = Closure::<dyn FnMut(DragEvent)>::new(move |event: DragEvent| {
        if root::is_shown() {
            handler(&event);
        }
    });
    // Only a detached document refuses listeners.
    let _ = document.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}
