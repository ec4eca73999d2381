//! One page with everything in it: the reader, its engine, the module for texts and the collection. It opens from a disk
//! by a double click, without a server and without a network.
//!
//! A page that was opened so may fetch nothing, not even its neighbours: the parts are data blocks in base64, which
//! `boot.js` unpacks. The engine is started from a script made of its own (`worker.js` goes before it), and what it would
//! fetch is handed to it. The policy names the one script by its digest.

use crate::reader::{Reader, ReaderError};
use crate::site::{Logo, title_of};
use crate::style;
use crate::words;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use lectern_core::bundle::Header;
use maud::{DOCTYPE, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::io::Write;

/// The longest collection that a page may hold, in bytes: browsers take seconds for a longer page.
pub const MAX_COLLECTION_BYTES: u64 = 50 << 20;

/// What starts the reader.
const BOOT: &str = include_str!("boot.js");
/// What the engine begins with.
const WORKER: &str = include_str!("worker.js");

/// The address that the reader asks its engine to open. `worker.js` has it.
const COLLECTION: &str = "collection";

/// What takes a link away that would lead to a file that is not there.
const STYLE: &str = "a[href=\"help.html\"] { display: none; }";

/// What a publisher decides about the page.
#[derive(Clone, Debug, Default)]
pub struct PageOptions {
    /// CSS that is put behind the reader's own.
    pub theme: Option<String>,
    /// A picture beside the title.
    pub logo: Option<Logo>,
}

/// The page. `packed` is the collection's file, gzipped.
///
/// # Errors
/// [`ReaderError`] where the reader is not the one that this version knows.
pub fn single_page(
    header: &Header,
    packed: &[u8],
    reader: &Reader,
    options: &PageOptions,
) -> Result<Vec<u8>, ReaderError> {
    let part = |path: &str| reader.file(path).ok_or(ReaderError("a part of it is missing"));
    let text = |path: &str| str::from_utf8(part(path)?).map_err(|_| ReaderError("a script of it is not UTF-8"));
    let (script, wasm) = reader.parts()?;
    let script = format!("{}\n{BOOT}", text(script)?);
    if script.contains("</script") || script.contains("<!--") {
        return Err(ReaderError("a script of it cannot stand in a page"));
    }
    let worker = format!("{WORKER}{}", text("worker.js")?);
    let logo = options.logo.as_ref().map(|logo| data_url(logo.mime_type(), &logo.bytes));
    let css = [style::text(reader, logo.as_deref(), options.theme.as_deref()).as_str(), STYLE].join("\n");
    let css = css.replace("</", "<\\/");
    let policy = format!(
        "default-src 'none'; script-src '{}' blob: 'wasm-unsafe-eval'; worker-src blob:; style-src '{}'; img-src data:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default",
        digest(&script),
        digest(&css),
    );
    let title = title_of(header);
    let description = header.description.as_deref().map(|text| words::beginning(text, 300));
    let icon = data_url("image/svg+xml", part("icon.svg")?);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy);
                title { (title) }
                @if let Some(description) = description { meta name="description" content=(description); }
                meta name="color-scheme" content="light dark";
                meta name="lectern-collection" content=(COLLECTION);
                link rel="icon" href=(icon) type="image/svg+xml";
                style { (PreEscaped(css)) }
            }
            body {
                noscript { "The reader needs JavaScript and WebAssembly." }
                (block("reader-wasm", &packed_base64(part(wasm)?)))
                (block("worker-js", &packed_base64(worker.as_bytes())))
                (block("worker-wasm", &packed_base64(part("worker_bg.wasm")?)))
                (block("texts-wasm", &packed_base64(part("texts_bg.wasm")?)))
                (block("collection", &BASE64_STANDARD.encode(packed)))
                script type="module" { (PreEscaped(script)) }
            }
        }
    };
    Ok(page.into_string().into_bytes())
}

/// A data block, which no browser runs.
fn block(id: &str, base64: &str) -> PreEscaped<String> {
    html! { script type="application/octet-stream;base64" id=(id) { (PreEscaped(base64)) } }
}

fn packed_base64(bytes: &[u8]) -> String {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    // Memory can always be written to.
    let packed = packer.write_all(bytes).and_then(|()| packer.finish());
    BASE64_STANDARD.encode(packed.unwrap_or_default())
}

fn data_url(mime_type: &str, bytes: &[u8]) -> String {
    format!("data:{mime_type};base64,{}", BASE64_STANDARD.encode(bytes))
}

/// A source expression of a policy (Content Security Policy Level 3, section 2.3.1).
fn digest(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}
