//! `cargo xtask serve`: the release reader on this machine.
//!
//! Trunk builds, serves and rebuilds. Around it stand three checks that Trunk
//! does not make: the port is free before a minute is spent on building, the
//! build that Trunk serves is a fresh one, and Trunk ends when this program
//! does.

use crate::arguments::ServeOptions;
use crate::workspace::Workspace;
use crate::{reader, tools};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Child;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// How often Trunk is asked whether it serves yet.
const POLL: Duration = Duration::from_millis(100);

/// Sets up, builds and serves until told to stop.
///
/// # Errors
///
/// A sentence that says what is missing, that the port is taken, or that the
/// build failed.
pub fn serve(workspace: &Workspace, options: &ServeOptions) -> Result<()> {
    let start = Instant::now();
    check_port(options.port)?;
    say!("Checking the tools:");
    tools::for_build(workspace)?;
    say!("Building the release reader (a few minutes at first, then seconds):");
    workspace.writable(&workspace.dist())?;
    let asked = SystemTime::now();
    let port = options.port.to_string();
    let mut words = vec!["serve", "--release", "--port", &port];
    if options.open {
        words.push("--open");
    }
    let server = Server::start(reader::trunk(workspace, &words).spawn()?)?;
    server.wait_until_it_listens(options.port)?;
    if !is_newer(workspace, asked) {
        server.stop();
        bail!("the reader did not build; what the compiler said is above.");
    }
    let took = crate::step::seconds(start.elapsed());
    say!(
        "\nLectern is on http://127.0.0.1:{port} (ready after {took}). It is rebuilt when a file changes; Ctrl-C stops it.\n"
    );
    server.wait_until_it_ends()
}

/// Finds out whether the port is free.
fn check_port(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let other = if port == 8080 { 8081 } else { 8080 };
            bail!(
                "port {port} is taken by another program: stop that one, or choose another port with `cargo xtask serve --port {other}`."
            )
        }
        Err(error) => {
            bail!("port {port} cannot be used ({error}): choose another with `cargo xtask serve --port 8081`.")
        }
    }
}

/// Whether `dist/` holds a build that began after `asked`. Trunk serves an old
/// one, or an empty folder, where the build fails.
fn is_newer(workspace: &Workspace, asked: SystemTime) -> bool {
    let page = fs::metadata(workspace.dist().join("index.html"));
    // A second of grace, because some file systems keep whole seconds.
    page.and_then(|page| page.modified()).is_ok_and(|built| built + Duration::from_secs(1) >= asked)
}

/// A running Trunk, which ends with this program.
struct Server {
    child: Arc<Mutex<Child>>,
}

impl Server {
    fn start(child: Child) -> Result<Self> {
        let child = Arc::new(Mutex::new(child));
        let stopped = Arc::clone(&child);
        ctrlc::set_handler(move || {
            let _ = stopped.lock().unwrap_or_else(PoisonError::into_inner).kill();
            std::process::exit(130);
        })
        .context("no signal handler could be set")?;
        Ok(Self { child })
    }

    fn wait_until_it_listens(&self, port: u16) -> Result<()> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        while TcpStream::connect_timeout(&address, POLL).is_err() {
            if let Some(status) = self.status()? {
                bail!("Trunk ended before it served anything ({status}); what it said is above.");
            }
            thread::sleep(POLL);
        }
        Ok(())
    }

    fn wait_until_it_ends(&self) -> Result<()> {
        loop {
            if let Some(status) = self.status()? {
                bail!("Trunk ended ({status}); what it said is above.");
            }
            thread::sleep(POLL);
        }
    }

    fn status(&self) -> Result<Option<std::process::ExitStatus>> {
        Ok(self.child.lock().unwrap_or_else(PoisonError::into_inner).try_wait()?)
    }

    fn stop(&self) {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = child.kill();
        let _ = child.wait();
    }
}
