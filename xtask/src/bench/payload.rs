//! What a first visit downloads, after compression, against `budget.toml`.
//!
//! Two figures: the page (all that `index.html` names: styles, boot script,
//! icons, the app's js and wasm), and the total, which adds every other script
//! and wasm in `dist/`, that is, the worker's. Compression is brotli at quality
//! 11, which a static host computes once. The collection is not counted, and
//! neither is what nobody asks for before the first card.

use super::write_figures;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder in `dist/` that holds collections, the publisher's own weight.
const COLLECTIONS: &str = "collections";

/// One file of the reader.
struct Item {
    name: String,
    is_page: bool,
    raw: u64,
    brotli: u64,
}

/// Measures `dist/`, prints the table, and writes the figures.
///
/// # Errors
///
/// Where there is no build, or a budget is exceeded.
pub fn payload(workspace: &Workspace) -> Result<()> {
    let dist = workspace.dist();
    let page = fs::read_to_string(dist.join("index.html")).context("dist/ holds no build: run `cargo xtask dist`")?;
    let mut items = Vec::new();
    for name in files_below(&dist, Path::new(""))? {
        let is_page = name == "index.html" || page.contains(&name);
        if is_page || is_code(&name) {
            let bytes = fs::read(dist.join(&name))?;
            items.push(Item { is_page, raw: bytes.len() as u64, brotli: compressed_length(&bytes)?, name });
        }
    }
    items.sort_by(|one, other| (!one.is_page, &one.name).cmp(&(!other.is_page, &other.name)));
    print_table(&items);
    let page = items.iter().filter(|item| item.is_page).map(|item| item.brotli).sum();
    let total = items.iter().map(|item| item.brotli).sum();
    let figures = [("page_brotli_bytes", page), ("total_brotli_bytes", total)];
    write_figures(workspace, "payload", &figures)?;
    check_budget(workspace, &figures)
}

fn is_code(name: &str) -> bool {
    [".js", ".mjs", ".wasm", ".css"].iter().any(|ending| name.ends_with(ending))
}

/// The paths of all files but collections, relative to `dist`, with `/` between.
fn files_below(dist: &Path, folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist.join(folder))? {
        let entry = entry?;
        let path: PathBuf = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            if path != Path::new(COLLECTIONS) {
                names.extend(files_below(dist, &path)?);
            }
        } else {
            names.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(names)
}

fn compressed_length(bytes: &[u8]) -> Result<u64> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed.len() as u64)
}

fn print_table(items: &[Item]) {
    say!("   {:<44} {:>9} {:>9}", "", "raw", "brotli");
    for item in items {
        let part = if item.is_page { "page" } else { "worker" };
        say!("   {part:<7} {:<36} {:>9} {:>9}", item.name, item.raw, item.brotli);
    }
}

fn check_budget(workspace: &Workspace, figures: &[(&str, u64)]) -> Result<()> {
    let budget = workspace.toml("budget.toml")?;
    for (name, bytes) in figures {
        let limit = budget.get(*name).and_then(toml::Value::as_integer);
        let limit = limit.with_context(|| format!("budget.toml has no `{name}`"))?.unsigned_abs();
        say!("   {name:<44} {bytes:>9} of {limit}");
        ensure!(
            *bytes <= limit,
            "{name} is {bytes}, {} more than budget.toml allows: the table above says where the weight is.",
            bytes - limit
        );
    }
    Ok(())
}
