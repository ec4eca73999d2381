//! Where things are in this checkout, and programs started inside it.

use crate::command::Program;
use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The checkout that `cargo xtask` was started in.
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the checkout from what cargo tells a program that it runs.
    ///
    /// # Errors
    ///
    /// Where the program was not started by cargo.
    pub fn locate() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR").context("start this as `cargo xtask`, inside the checkout.")?;
        let root = Path::new(&package).parent().context("the package `xtask` has no folder above it.")?;
        Ok(Self { root: root.to_owned() })
    }

    /// A path inside the checkout.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The built reader.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// Tools that xtask has installed. Always inside the checkout, whatever
    /// `CARGO_TARGET_DIR` says, because `.cargo/config.toml` names a file in it.
    pub fn tools(&self) -> PathBuf {
        self.path("target/tools")
    }

    /// The end-to-end tests, an npm package.
    pub fn journeys(&self) -> PathBuf {
        self.path("tests/e2e")
    }

    /// The folder of large collections beside the checkout, where it exists.
    pub fn shared(&self) -> Option<PathBuf> {
        let folder = self.root.parent()?.join("shared");
        folder.is_dir().then_some(folder)
    }

    /// Reads a file of the checkout.
    ///
    /// # Errors
    ///
    /// A sentence that names the file.
    pub fn read(&self, relative: &str) -> Result<String> {
        fs::read_to_string(self.path(relative)).with_context(|| format!("{relative} could not be read"))
    }

    /// Reads a TOML file of the checkout.
    ///
    /// # Errors
    ///
    /// A sentence that names the file.
    pub fn toml(&self, relative: &str) -> Result<toml::Table> {
        self.read(relative)?.parse().with_context(|| format!("{relative} is not TOML"))
    }

    /// Makes a folder of the checkout, and finds out whether it can be written to.
    ///
    /// # Errors
    ///
    /// A sentence that says which folder to make writable.
    pub fn writable(&self, folder: &Path) -> Result<()> {
        let probe = folder.join(".writable");
        let outcome =
            fs::create_dir_all(folder).and_then(|()| fs::write(&probe, [])).and_then(|()| fs::remove_file(&probe));
        match outcome {
            Ok(()) => Ok(()),
            Err(error) => bail!(
                "the folder {} cannot be written to ({error}): make it yours (`chown`, `chmod`) or free some space, then run this again.",
                folder.display()
            ),
        }
    }

    /// A program started at the root of the checkout, which finds the
    /// installed tools before any other.
    pub fn program(&self, name: &str) -> Program {
        Program::new(name).folder(&self.root).env("PATH", self.search_path()).env("TRUNK_SKIP_VERSION_CHECK", "true")
    }

    /// `cargo`, started at the root of the checkout.
    pub fn cargo(&self, words: &[&str]) -> Program {
        self.program("cargo").args(words)
    }

    fn search_path(&self) -> OsString {
        let old = env::var_os("PATH").unwrap_or_default();
        let all = [self.tools().join("bin")].into_iter().chain(env::split_paths(&old));
        // Joining fails only where a folder's name contains the separator; then
        // the tools would not be found and the step that needs them says so.
        env::join_paths(all).unwrap_or(old)
    }
}

/// Finds a program on the person's PATH.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
