//! Files read in parallel, with what was found in each in the order of the files.

use super::walk::{Place, unreadable};
use crate::arguments::Build;
use crate::interrupt::{self, Interrupted};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use lectern_import::Options;
use lectern_import::format::{self, Found};
use lectern_import::source::{Refusal, SourceFile};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a thread may put on its stack, in bytes: a page may be nested deeply.
const STACK_BYTES: usize = 16 << 20;

/// Why files could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Somebody asked to stop.
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
    /// The system gives no threads.
    #[error("no thread could be started")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}

/// Reads all files. One that cannot be read is refused, and the others go on.
///
/// # Errors
/// Where somebody asks to stop.
pub fn read(places: &[Place], options: &Options, arguments: &Build) -> Result<Vec<Found>, ReadError> {
    let bar = bar(places.len() as u64, arguments.quiet);
    let pool = ThreadPoolBuilder::new().num_threads(arguments.jobs.unwrap_or(0)).stack_size(STACK_BYTES).build()?;
    let found: Result<Vec<Found>, Interrupted> = pool.install(|| {
        let read = |place: &Place| {
            interrupt::check()?;
            let found = read_one(place, options);
            bar.inc(1);
            Ok(found)
        };
        places.par_iter().map(read).collect()
    });
    bar.finish_and_clear();
    Ok(found?)
}

fn read_one(place: &Place, options: &Options) -> Found {
    let refused = |reason: String| Found::from(Refusal { path: place.name.clone(), reason });
    let bytes = match fs::metadata(&place.path) {
        Ok(metadata) if metadata.len() > format::MAX_FILE_BYTES as u64 => {
            return refused(format::too_long(metadata.len()));
        }
        Ok(_) => fs::read(&place.path),
        Err(error) => Err(error),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return refused(unreadable(&error)),
    };
    let file = SourceFile { path: &place.name, bytes: &bytes };
    // One file that a fault of ours trips over is no reason to lose the others.
    catch_unwind(AssertUnwindSafe(|| format::read(&file, options))).unwrap_or_else(|_| {
        refused("this program has a fault that the file has shown; please report it, with the file.".to_owned())
    })
}

fn bar(count: u64, quiet: bool) -> ProgressBar {
    // Where nobody watches, nothing is drawn.
    let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(Some(count), target);
    let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} files, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
