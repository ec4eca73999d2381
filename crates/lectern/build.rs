//! Puts the built reader, and the headers that a host should send, into the program.
//!
//! Without a built reader (`dist/` of the checkout) the program compiles all the same, and `publish` says what to do.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::env;
use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

const READER: &str = "../../dist";
const HEADERS: &str = "../../Trunk.toml";

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed={READER}/index.html");
    println!("cargo::rerun-if-changed={HEADERS}");
    println!("cargo::rerun-if-changed=build.rs");
    pack(&out.join("reader.tar.gz"))?;
    fs::write(out.join("headers.rs"), headers()?)?;
    Ok(())
}

/// The files of the reader as one; an empty file where there is none.
fn pack(to: &Path) -> Result<(), Box<dyn Error>> {
    let file = File::create(to)?;
    if !Path::new(READER).join("index.html").is_file() {
        return Ok(());
    }
    let mut archive = tar::Builder::new(GzEncoder::new(file, Compression::best()));
    archive.mode(tar::HeaderMode::Deterministic);
    archive.append_dir_all("", READER)?;
    archive.into_inner()?.finish()?;
    Ok(())
}

/// The table `[serve.headers]` of Trunk.toml, their one owner, as pairs.
fn headers() -> Result<String, Box<dyn Error>> {
    let config: toml::Table = fs::read_to_string(HEADERS)?.parse()?;
    let table = config.get("serve").and_then(|serve| serve.get("headers")).and_then(toml::Value::as_table);
    let table = table.ok_or("Trunk.toml has no [serve.headers]")?;
    let pairs: Vec<(&str, &str)> =
        table.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?))).collect();
    Ok(format!("&{pairs:?}"))
}
