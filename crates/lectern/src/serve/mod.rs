//! `lectern serve`: a collection published into a folder that goes with the program, and shown on this machine alone.
//!
//! The file is looked at twice a second; when it was changed, the folder is written again, and the page, which asks for
//! its edition (`live.js` of `lectern-site`), is loaded anew.

mod server;

use crate::Outcome;
use crate::arguments::Serve;
use crate::interrupt;
use crate::publish::{self, DataFile, headers};
use indicatif::ProgressBar;
use lectern_site::{Options, Reader};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

/// How long a change of the file may go unnoticed.
const GLANCE: Duration = Duration::from_millis(500);

pub fn run(arguments: &Serve) -> anyhow::Result<Outcome> {
    interrupt::heed()?;
    let reader = publish::reader(arguments.reader.as_deref())?;
    let folder = tempfile::Builder::new().prefix("lectern-").tempdir()?;
    let listener = server::listen(arguments.port)?;
    let seen = stamp(&arguments.collection);
    show(&arguments.collection, &reader, folder.path())?;
    let address = format!("http://{}/", listener.local_addr()?);
    println!("{}: {address} (Ctrl-C ends it)", arguments.collection.display());
    if arguments.open
        && let Err(error) = open::that_detached(&address)
    {
        eprintln!("the browser could not be opened ({error}); open {address} by hand");
    }
    let edition = Arc::new(AtomicU64::new(1));
    thread::scope(|scope| {
        scope.spawn(|| watch(&arguments.collection, &reader, folder.path(), &edition, seen));
        server::serve(listener, folder.path(), &edition)
    })?;
    Ok(Outcome::Fine)
}

/// Publishes the collection as it is now.
fn show(path: &Path, reader: &Reader, to: &Path) -> anyhow::Result<()> {
    let opened = publish::open(path)?;
    let options = Options { headers: headers(), is_live: true, ..Options::default() };
    publish::publish(&opened, reader, &DataFile::of(path)?, options, to, &ProgressBar::hidden())?;
    if opened.problems > 0 {
        eprintln!("{}", publish::notice(path, opened.problems));
    }
    Ok(())
}

/// Publishes again whenever the file was changed. One that cannot be read is said once, and the old one stays.
fn watch(path: &Path, reader: &Reader, to: &Path, edition: &AtomicU64, mut seen: Option<Stamp>) {
    while interrupt::check().is_ok() {
        thread::sleep(GLANCE);
        let now = stamp(path);
        if now == seen {
            continue;
        }
        seen = now;
        match show(path, reader, to) {
            Ok(()) => {
                edition.fetch_add(1, Ordering::Relaxed);
                eprintln!("{}: changed, and shown anew", path.display());
            }
            Err(_) if interrupt::check().is_err() => {}
            Err(error) => eprintln!("{error:#}; what was shown before stays"),
        }
    }
}

type Stamp = (SystemTime, u64);

fn stamp(path: &Path) -> Option<Stamp> {
    let file = fs::metadata(path).ok()?;
    Some((file.modified().ok()?, file.len()))
}
