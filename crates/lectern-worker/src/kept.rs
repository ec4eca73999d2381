//! Collections that are kept from one visit to the next.
//!
//! A copy is found by the address or the file's name and size, and holds for the very bytes that it was made from: they
//! are fetched at every visit, and compared by their digest ([`crate::opening`]). It is written in steps after the
//! collection was opened. The end comes last, so that a copy whose writing was given up is none; and wherever the
//! browser refuses, the collection is read as if nobody had ever kept anything.

use crate::files::{self, OpenFile};
use crate::{desk, scope, source, turn};
use lectern_core::kept::{Digest, Identity, Reader};
use lectern_core::protocol::{Generation, Origin};
use lectern_library::{Copying, Library};
use std::rc::Rc;
use web_sys::File;

/// How much room all copies may take before the next one is written, in bytes; where they take more, all of them go. One
/// is about as large as its file unpacked and a third more.
const MOST_BYTES: f64 = 1e9;

/// What is larger than this many bytes is kept: what is smaller is read within half a second.
const KEPT_FROM: u64 = 8 << 20;

/// How long nobody has asked for anything before the next step is written, in milliseconds: somebody who types is not
/// to wait for it.
const QUIET: i32 = 500;

/// Whether a file of this length is kept.
pub fn is_worth_keeping(bytes: u64) -> bool {
    bytes > KEPT_FROM
}

/// What a copy of a collection is called.
pub fn name(origin: &Origin, file: Option<&File>) -> String {
    let key = match origin {
        Origin::Address(address) => format!("address {address}"),
        Origin::File(name) => format!("file {} {name}", file.map_or(0, source::size)),
    };
    format!("{:016x}", Digest::of(key.as_bytes()))
}

/// A whole copy of this version.
pub struct Copy {
    /// The file that it was made from.
    pub of: Identity,
    file: OpenFile,
}

impl Copy {
    /// The copy of this name, if there is one that can be read.
    pub async fn find(name: &str) -> Option<Self> {
        let file = OpenFile::read(name).await?;
        let of = Reader::open(&file)?.identity();
        Some(Self { of, file })
    }

    /// The collection; `None` where the copy is damaged.
    pub fn open(self) -> Option<Library> {
        Library::from_kept(Rc::new(self.file))
    }
}

/// Keeps the collection that this generation opened, unless another one comes meanwhile.
pub async fn keep(generation: Generation, name: String, of: Identity) {
    if write(generation, &name, of).await.is_none() {
        files::remove(&name).await;
    }
}

async fn write(generation: Generation, name: &str, of: Identity) -> Option<()> {
    if files::used_bytes().await? > MOST_BYTES {
        files::remove_all().await;
    }
    let file = OpenFile::create(name).await?;
    let mut copying = Copying::new(of);
    let mut at = 0;
    loop {
        turn::give_way().await;
        while scope::now_ms() - desk::with(|desk| desk.asked) < f64::from(QUIET) {
            turn::rest(QUIET).await;
        }
        let piece = desk::with(|desk| {
            let is_open = desk.session.is_complete(generation) && !desk.session.is_opening();
            is_open.then(|| desk.session.copy_on(&mut copying))
        });
        let Some(bytes) = piece? else { return Some(()) };
        if !file.write(at, &bytes) {
            return None;
        }
        at += bytes.len() as u64;
    }
}

/// Forgets all copies, and ends the worker: the page starts another one, which reads the collection anew.
///
/// This is for a copy that was whole when it was opened and whose statements cannot be read now: its storage was
/// cleared under the page, or fails. What lacks statements must not be shown, and nothing else here knows the file.
pub async fn give_up() {
    desk::with(|desk| desk.session = lectern_library::Session::new());
    files::remove_all().await;
    wasm_bindgen::throw_str("a kept collection can no longer be read");
}
