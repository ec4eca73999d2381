//! What the tests drive of the system's own: Chromium with its driver, Firefox, and a web server.
//!
//! They come from the system's package manager: no npm or cargo package
//! carries a browser, and a browser that the system keeps up to date is the
//! one that people use.

use super::timed;
use crate::command::Program;
use crate::workspace::{Workspace, find_program};
use anyhow::{Result, bail, ensure};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// The programs that the tests drive.
pub struct Browsers {
    /// Chromium, or Chrome.
    pub chromium: PathBuf,
    /// The WebDriver of that Chromium.
    pub chromedriver: PathBuf,
    /// Firefox, where it was asked for.
    pub firefox: Option<PathBuf>,
}

/// One browser program: where a person may name it, what it may be called, and
/// the packages that bring it, Debian's name first, then Ubuntu's.
struct Wanted {
    variable: &'static str,
    names: &'static [&'static str],
    packages: &'static [&'static str],
}

const CHROMIUM: Wanted = Wanted {
    variable: "LECTERN_CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    packages: &["chromium", "chromium-browser"],
};
const CHROMEDRIVER: Wanted = Wanted {
    variable: "CHROMEDRIVER",
    names: &["chromedriver"],
    packages: &["chromium-driver", "chromium-chromedriver"],
};
const FIREFOX: Wanted =
    Wanted { variable: "LECTERN_FIREFOX", names: &["firefox-esr", "firefox"], packages: &["firefox-esr", "firefox"] };

/// Publishers' sites stand behind it more often than behind any other.
const NGINX: Wanted = Wanted { variable: "LECTERN_NGINX", names: &["nginx"], packages: &["nginx-light", "nginx"] };

/// Installs the server that the journeys of a published site try besides ours, where this user may. Without it they skip
/// that part aloud.
///
/// # Errors
///
/// Where it cannot be installed although this user may.
pub fn server(workspace: &Workspace) -> Result<()> {
    timed("nginx", || {
        let is_settled = NGINX.find().is_some() || administrator().is_none();
        if is_settled { Ok(()) } else { install(workspace, &[&NGINX]) }
    })
}

/// Finds the browsers, and installs those that are missing where it may.
///
/// # Errors
///
/// One sentence that says what to install.
pub fn browsers(workspace: &Workspace, with_firefox: bool) -> Result<Browsers> {
    timed("the browsers", || {
        let wanted = if with_firefox { &[CHROMIUM, CHROMEDRIVER, FIREFOX][..] } else { &[CHROMIUM, CHROMEDRIVER][..] };
        let missing: Vec<&Wanted> = wanted.iter().filter(|wanted| wanted.find().is_none()).collect();
        if !missing.is_empty() {
            install(workspace, &missing)?;
        }
        Ok(Browsers {
            chromium: CHROMIUM.found()?,
            chromedriver: CHROMEDRIVER.found()?,
            firefox: if with_firefox { Some(FIREFOX.found()?) } else { None },
        })
    })
}

impl Wanted {
    fn find(&self) -> Option<PathBuf> {
        let named = env::var_os(self.variable).filter(|path: &OsString| !path.is_empty());
        named.map(PathBuf::from).or_else(|| self.names.iter().find_map(|name| find_program(name)))
    }

    fn found(&self) -> Result<PathBuf> {
        let found = self.find();
        let [first, ..] = self.names else { bail!("no name is known for {}.", self.variable) };
        ensure!(
            found.as_ref().is_some_and(|path| path.is_file()),
            "`{first}` is missing: install it, or set {} to the path of one that is there.",
            self.variable
        );
        found.ok_or_else(|| anyhow::anyhow!("`{first}` is missing."))
    }
}

fn install(workspace: &Workspace, missing: &[&Wanted]) -> Result<()> {
    let debian: Vec<&str> = missing.iter().filter_map(|wanted| wanted.packages.first().copied()).collect();
    let by_hand = format!("apt-get install --no-install-recommends {}", debian.join(" "));
    let Some(prefix) = administrator() else {
        bail!(
            "browsers for the tests are missing, and this user may not install them: have an administrator run `{by_hand}` (or the like on other systems), then run this again."
        );
    };
    say!("   installing {} with apt-get", debian.join(", "));
    let log = workspace.tools().join("apt.log");
    apt(prefix, &["update"]).log(&log)?;
    let packages: Vec<&str> =
        missing.iter().filter_map(|wanted| wanted.packages.iter().copied().find(|name| is_known(name))).collect();
    ensure!(
        packages.len() == missing.len(),
        "apt-get knows no package for {}: install Chromium with its driver, and Firefox, then run this again.",
        debian.join(", ")
    );
    let install = ["install", "--yes", "--no-install-recommends"];
    apt(prefix, &install).args(&packages).log(&log)
}

/// How this user may run apt-get, if at all: plainly as root, or by sudo that
/// asks for no password.
fn administrator() -> Option<&'static [&'static str]> {
    find_program("apt-get")?;
    if Program::new("id").args(["-u"]).ask().as_deref() == Some("0") {
        return Some(&["apt-get"]);
    }
    Program::new("sudo").args(["-n", "true"]).ask().map(|_| &["sudo", "-n", "apt-get"][..])
}

fn apt(prefix: &[&str], words: &[&str]) -> Program {
    let (name, before) = prefix.split_first().unwrap_or((&"apt-get", &[]));
    Program::new(name)
        .args(before)
        .args(["-o", "DPkg::Lock::Timeout=120"])
        .args(words)
        .env("DEBIAN_FRONTEND", "noninteractive")
}

/// Whether the package manager can install a package of this name.
fn is_known(package: &str) -> bool {
    let policy = Program::new("apt-cache").args(["policy", package]).ask().unwrap_or_default();
    policy.lines().any(|line| line.trim().strip_prefix("Candidate:").is_some_and(|version| version.trim() != "(none)"))
}
