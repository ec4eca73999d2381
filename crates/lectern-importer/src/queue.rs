//! Files that wait to be read, and the one that is being read.

use crate::{desk, scope};
use js_sys::Uint8Array;
use lectern_core::making::Message;
use lectern_import::format;
use std::collections::VecDeque;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Files in the order in which they are read.
#[derive(Default)]
pub struct Queue {
    waiting: VecDeque<Job>,
    /// How many were read since it was last empty.
    done: u32,
    is_running: bool,
}

/// A file that is to be read.
pub struct Job {
    /// What the screen calls it.
    pub path: String,
    /// What it is called in the collection.
    pub name: String,
    /// Its bytes, which the browser reads when they are asked for.
    pub file: File,
}

impl Queue {
    /// Lets files wait, and begins to read where nothing is being read.
    pub fn push(&mut self, jobs: impl IntoIterator<Item = Job>) {
        self.waiting.extend(jobs);
        if !self.is_running {
            self.is_running = true;
            spawn_local(run());
        }
    }

    /// Lets go of what waits; the file that is being read is read.
    pub fn stop(&mut self) {
        self.waiting.clear();
    }

    /// How many are yet to be read, with the one that is being read.
    pub fn waiting(&self) -> u32 {
        u32::try_from(self.waiting.len()).unwrap_or(u32::MAX).saturating_add(u32::from(self.is_running))
    }

    /// The next file, with how many were read and how many there are.
    fn next(&mut self) -> Option<(Job, u32, u32)> {
        let Some(job) = self.waiting.pop_front() else {
            (self.done, self.is_running) = (0, false);
            return None;
        };
        let done = self.done;
        self.done += 1;
        let waiting = u32::try_from(self.waiting.len()).unwrap_or(u32::MAX);
        Some((job, done, self.done.saturating_add(waiting)))
    }
}

/// Reads what waits, then says what was found.
async fn run() {
    while let Some((job, done, of)) = desk::with(|desk| desk.queue.next()) {
        scope::say(&Message::Reading { path: job.path.clone(), done, of });
        let read = bytes(&job.file).await;
        desk::with(|desk| match read {
            Ok(bytes) => desk.making.read(&job.name, &bytes),
            Err(reason) => desk.making.refuse(&job.name, reason),
        });
        desk::with(|desk| desk.files.insert(job.name, job.file));
    }
    desk::with(|desk| {
        desk.making.gather();
        desk.say_overview();
    });
}

/// The bytes of a file.
///
/// # Errors
/// Why they cannot be had, and what to do, in a sentence.
pub async fn bytes(file: &File) -> Result<Vec<u8>, String> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are whole and not negative")]
    let size = file.size() as u64;
    if size > format::MAX_FILE_BYTES as u64 {
        return Err(format::too_long(size));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let gone =
        |_| "the browser cannot read it: it was moved, changed or is not to be read; choose it again.".to_owned();
    Ok(Uint8Array::new(&buffer.map_err(gone)?).to_vec())
}
