//! Others' texts, which lie beside the checkout and are never copied into it.

use std::path::{Path, PathBuf};

/// What lies there, or a line that says it does not.
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if !found.exists() {
        println!("skipped: {} is not here", found.display());
        return None;
    }
    Some(found)
}
