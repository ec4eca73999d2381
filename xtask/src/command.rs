//! Starting other programs, and saying in a sentence why one did not work.
//!
//! There are four ways, by where the output goes: shown ([`Program::run`]),
//! shown and read line by line ([`Program::read_lines`]), taken as a value
//! ([`Program::capture`]), or kept in a log file ([`Program::log`]) where two
//! programs run side by side and would write into each other.

use crate::say;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

/// A program to start, with its words, folder and environment.
pub struct Program {
    name: String,
    shown: String,
    command: Command,
}

impl Program {
    /// A program by its name on the PATH, or by its path.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), shown: name.to_owned(), command: Command::new(name) }
    }

    /// Adds words to the command line.
    #[must_use]
    pub fn args<W: AsRef<OsStr>>(mut self, words: impl IntoIterator<Item = W>) -> Self {
        for word in words {
            self.shown = format!("{} {}", self.shown, word.as_ref().display());
            self.command.arg(word);
        }
        self
    }

    /// Sets a variable of the environment.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes a variable out of the environment.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Sets the folder to start in.
    #[must_use]
    pub fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs the program; what it prints is shown as it comes.
    ///
    /// # Errors
    ///
    /// Where it cannot be started or ends with a failure.
    pub fn run(mut self) -> Result<()> {
        let status = self.spawn()?.wait()?;
        self.check(status)
    }

    /// Runs the program; what it prints is shown, and `read` gets each line of
    /// its standard output.
    ///
    /// # Errors
    ///
    /// Where it cannot be started or ends with a failure.
    pub fn read_lines(mut self, mut read: impl FnMut(&str)) -> Result<()> {
        self.command.stdout(Stdio::piped());
        let mut child = self.spawn()?;
        if let Some(output) = child.stdout.take() {
            let mut reader = BufReader::new(output);
            let mut line = Vec::new();
            while reader.read_until(b'\n', &mut line)? > 0 {
                say::bytes(&line);
                read(String::from_utf8_lossy(&line).trim_end());
                line.clear();
            }
        }
        let status = child.wait()?;
        self.check(status)
    }

    /// Runs the program and gives its standard output.
    ///
    /// # Errors
    ///
    /// Where it cannot be started or ends with a failure.
    pub fn capture(mut self) -> Result<String> {
        let output = self.command.output().or_else(|error| self.not_started(&error))?;
        if !output.status.success() {
            say::bytes(&output.stderr);
        }
        self.check(output.status)?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Whether the program can be started, and its standard output if so.
    pub fn ask(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Runs the program with everything that it prints going into a file.
    ///
    /// # Errors
    ///
    /// Where it fails: a sentence about the network where the log speaks of
    /// one, else the end of the log.
    pub fn log(mut self, file: &Path) -> Result<()> {
        let log = File::create(file).with_context(|| format!("{} could not be written", file.display()))?;
        self.command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let status = self.spawn()?.wait()?;
        if status.success() {
            return Ok(());
        }
        let text = fs::read_to_string(file).unwrap_or_default();
        if speaks_of_network(&text) {
            bail!(
                "the package registry could not be reached: connect this machine to the network (or set the proxy that it needs) and run this again. What `{}` said is in {}.",
                self.name,
                file.display()
            );
        }
        bail!("`{}` failed; {} ends with:\n{}", self.shown, file.display(), last_lines(&text, 15))
    }

    /// Starts the program and leaves it running.
    ///
    /// # Errors
    ///
    /// Where it cannot be started.
    pub fn spawn(&mut self) -> Result<Child> {
        self.command.spawn().or_else(|error| self.not_started(&error))
    }

    fn check(&self, status: ExitStatus) -> Result<()> {
        if status.success() {
            return Ok(());
        }
        bail!("`{}` failed ({status}); what it said is above.", self.shown)
    }

    fn not_started<T>(&self, error: &std::io::Error) -> Result<T> {
        if error.kind() == std::io::ErrorKind::NotFound {
            bail!("`{}` is not installed. {}", self.name, how_to_install(&self.name));
        }
        bail!("`{}` could not be started: {error}.", self.name)
    }
}

fn how_to_install(name: &str) -> &'static str {
    match name {
        "node" | "npm" => {
            "Install Node.js 20 or newer with npm (for example `apt-get install nodejs npm`, or https://nodejs.org) and run this again."
        }
        "cargo" | "rustup" | "rustc" => "Install Rust by rustup (https://rustup.rs) and run this again.",
        _ => "Install it and run this again.",
    }
}

/// Whether what cargo or npm said is about a network that is not there.
fn speaks_of_network(log: &str) -> bool {
    const SIGNS: [&str; 14] = [
        "Could not resolve host",
        "Couldn't resolve host",
        "Could not connect to server",
        "Couldn't connect to server",
        "network failure",
        "Temporary failure resolving",
        "could not download file",
        "error sending request",
        "failed to make network request",
        "download of config.json failed",
        "ENOTFOUND",
        "EAI_AGAIN",
        "ECONNREFUSED",
        "ETIMEDOUT",
    ];
    SIGNS.iter().any(|sign| log.contains(sign))
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let skipped = lines.len().saturating_sub(count);
    lines.into_iter().skip(skipped).collect::<Vec<_>>().join("\n")
}
