//! Files that are whole at every moment: written beside, made durable, and put in place in one step.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// Why something was not written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The file system says no.
    #[error("{}: cannot be written", .path.display())]
    Write {
        /// Where to.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The folder is not there.
    #[error("{}: the folder does not exist; create it first", .0.display())]
    NoFolder(PathBuf),
    /// The folder is somebody's.
    #[error("{}: the folder is not empty; name one that does not exist yet", .0.display())]
    Occupied(PathBuf),
    /// Somebody asked to stop.
    #[error(transparent)]
    Interrupted(#[from] crate::interrupt::Interrupted),
}

/// How the names of files begin and end that are not whole yet.
pub const PART: (&str, &str) = (".lectern-", ".part");

/// A file that is not whole yet, in the folder where it is to be put in place.
///
/// # Errors
/// Where the folder cannot be written to.
pub fn part_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PART.0).suffix(PART.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any file that a program makes: whoever may read it is told by the umask.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Writes a file whole or not at all, whatever happens on the way; `-` is the terminal.
///
/// # Errors
/// Where it cannot be written; then what was there before is as it was.
pub fn write(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), OutputError> {
    let failed = |source| OutputError::Write { path: path.to_owned(), source };
    if path == Path::new("-") {
        let mut stdout = BufWriter::new(io::stdout().lock());
        return content(&mut stdout).and_then(|()| stdout.flush()).map_err(failed);
    }
    // A link stays a link: what it leads to is replaced.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder(&place)?;
    let mut sink = BufWriter::new(part_in(folder).map_err(failed)?);
    content(&mut sink).map_err(failed)?;
    let part = sink.into_inner().map_err(|error| failed(error.into_error()))?;
    if let Ok(old) = fs::metadata(&place) {
        part.as_file().set_permissions(old.permissions()).map_err(failed)?;
    }
    part.as_file().sync_all().map_err(failed)?;
    crate::interrupt::check()?;
    part.persist(&place).map_err(|error| failed(error.error))?;
    make_durable(folder);
    Ok(())
}

/// Writes a folder of files whole or not at all. It must not exist, or be empty.
///
/// # Errors
/// Where it cannot be written, or is occupied.
pub fn write_folder(path: &Path, files: impl IntoIterator<Item = (String, String)>) -> Result<(), OutputError> {
    let failed = |source| OutputError::Write { path: path.to_owned(), source };
    match fs::read_dir(path).map(Iterator::count) {
        Ok(0) => fs::remove_dir(path).map_err(failed)?,
        Ok(_) => return Err(OutputError::Occupied(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    let folder = folder(path)?;
    let part = Builder::new().prefix(PART.0).suffix(PART.1).tempdir_in(folder).map_err(failed)?;
    for (name, text) in files {
        crate::interrupt::check()?;
        let mut file = File::create_new(part.path().join(name)).map_err(failed)?;
        file.write_all(text.as_bytes()).map_err(failed)?;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(part.path(), fs::Permissions::from_mode(0o755)).map_err(failed)?;
    }
    fs::rename(part.path(), path).map_err(failed)?;
    // It is where it belongs, and not to be cleared away any more.
    let _ = part.keep();
    make_durable(folder);
    Ok(())
}

fn folder(path: &Path) -> Result<&Path, OutputError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if folder.is_dir() { Ok(folder) } else { Err(OutputError::NoFolder(folder.to_owned())) }
}

/// A name in a folder outlasts a loss of power only when the folder itself was written. Not every file system can.
fn make_durable(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
