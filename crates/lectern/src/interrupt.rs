//! A person's wish to stop, by Ctrl-C or a signal: work ends at the next file, and nothing half-made is left.

use std::sync::atomic::{AtomicBool, Ordering};

static WISHED: AtomicBool = AtomicBool::new(false);

/// Stopped because somebody asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("interrupted; what was there before is as it was")]
pub struct Interrupted;

/// Heeds Ctrl-C from here on. A second one ends the program at once.
///
/// # Errors
/// Where the system does not let a program do so.
pub fn heed() -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(|| {
        if WISHED.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    })
}

/// Ends work that somebody wants to end.
///
/// # Errors
/// [`Interrupted`] where they do.
pub fn check() -> Result<(), Interrupted> {
    if WISHED.load(Ordering::SeqCst) { Err(Interrupted) } else { Ok(()) }
}
