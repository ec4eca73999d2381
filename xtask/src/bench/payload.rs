//! What a first visit downloads, after compression, against `budget.toml`.
//!
//! Three figures: the page (all that `index.html` names: styles, boot script,
//! icons, the app's js and wasm), the total, which adds every other script and
//! wasm in `dist/`, that is, the worker's, and the worker's wasm alone.
//! Compression is brotli at quality 11, which a static host computes once; it is
//! Node's, which takes a sixth of the time that brotli in Rust does. The
//! collection is not counted, and neither is the module that the worker fetches
//! when a text needs it: a journey holds that the default collection does
//! without. It is shown, and has a figure of its own, as what only those fetch
//! who make a collection has.

use super::write_figures;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder in `dist/` that holds collections, the publisher's own weight.
const COLLECTIONS: &str = "collections";

/// How the files of the module begin that is fetched when a text needs it.
const MODULE: &str = "texts";

/// How the files begin of the screen that makes a collection, and of its worker.
const MAKING: &str = "import";

/// How the files of the help page begin.
const HELP: &str = "help.";

/// How the files begin that are fetched where the reader stands in a frame of another page.
const FRAMED: &str = "framed.";

/// What a file belongs to, in the order in which it is asked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Page,
    Worker,
    Later,
    Making,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Worker => "worker",
            Self::Later => "later",
            Self::Making => "making",
        }
    }
}

/// One file of the reader.
struct Item {
    name: String,
    part: Part,
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
    let mut counted = Vec::new();
    for name in files_below(&dist, Path::new(""))? {
        let part = match name == "index.html" || page.contains(&name) {
            true => Part::Page,
            false if name.starts_with(MODULE) => Part::Later,
            false if name.starts_with(MAKING) => Part::Making,
            false => Part::Worker,
        };
        // The help page is another page, and in a frame nobody waits for the reader alone.
        if name.starts_with(HELP) || name.starts_with(FRAMED) {
            continue;
        }
        // Of the module the script is not used: it is wasm alone.
        if part == Part::Page || is_code(&name) && (part != Part::Later || name.ends_with(".wasm")) {
            counted.push((name, part));
        }
    }
    let sizes = compressed(workspace, counted.iter().map(|(name, _)| name.as_str()))?;
    let mut items = Vec::new();
    for ((name, part), brotli) in counted.into_iter().zip(sizes) {
        items.push(Item { part, raw: fs::metadata(dist.join(&name))?.len(), brotli, name });
    }
    items.sort_by(|one, other| (one.part, &one.name).cmp(&(other.part, &other.name)));
    print_table(&items);
    let sum =
        |is_counted: fn(&Item) -> bool| items.iter().filter(|&item| is_counted(item)).map(|item| item.brotli).sum();
    let figures = [
        ("page_brotli_bytes", sum(|item| item.part == Part::Page)),
        ("total_brotli_bytes", sum(|item| item.part <= Part::Worker)),
        ("worker_wasm_brotli_bytes", sum(|item| item.part == Part::Worker && item.name.ends_with(".wasm"))),
        ("texts_brotli_bytes", sum(|item| item.part == Part::Later)),
        ("making_brotli_bytes", sum(|item| item.part == Part::Making)),
    ];
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

/// Prints how many bytes each of the files named takes, compressed.
const COMPRESS: &str = "
    const { readFileSync } = require('node:fs');
    const { brotliCompressSync, constants } = require('node:zlib');
    for (const file of process.argv.slice(1)) {
      const bytes = readFileSync(file);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      console.log(brotliCompressSync(bytes, { params }).length);
    }";

/// How many bytes each of the files in `dist/` takes, compressed.
fn compressed<'n>(workspace: &Workspace, names: impl Iterator<Item = &'n str> + Clone) -> Result<Vec<u64>> {
    let node = workspace.program("node").folder(&workspace.dist()).args(["--eval", COMPRESS, "--"]);
    let said = node.args(names.clone()).capture()?;
    let sizes: Vec<u64> = said.lines().filter_map(|line| line.parse().ok()).collect();
    ensure!(sizes.len() == names.count(), "Node compressed {} files, and said:\n{said}", sizes.len());
    Ok(sizes)
}

fn print_table(items: &[Item]) {
    say!("   {:<44} {:>9} {:>9}", "", "raw", "brotli");
    for item in items {
        say!("   {:<7} {:<36} {:>9} {:>9}", item.part.name(), item.name, item.raw, item.brotli);
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
