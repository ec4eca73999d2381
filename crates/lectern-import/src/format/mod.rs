//! Which kind of file it is.

use crate::source::{Refusal, SourceFile};
use crate::{Imported, Options};

/// Reads a file of any kind.
///
/// # Errors
/// Why nothing can be read from it.
pub fn read(file: &SourceFile, _options: &Options) -> Result<Vec<Imported>, Refusal> {
    Err(Refusal { path: file.path.to_owned(), reason: "its kind is not known.".to_owned() })
}
