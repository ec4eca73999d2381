//! Printing for a person. `println!` panics where its reader has gone away, as
//! with `| head`; here what cannot be printed is let go, and the work goes on.

/// Prints a line, written as for `format!`.
macro_rules! say {
    ($($words:tt)*) => { $crate::say::line(format_args!($($words)*)) };
}

use std::fmt::Arguments;
use std::io::{Write, stderr, stdout};

/// Prints a line to the standard output.
pub fn line(line: Arguments<'_>) {
    let mut output = stdout().lock();
    let _ = writeln!(output, "{line}").and_then(|()| output.flush());
}

/// Passes on bytes of another program as they are.
pub fn bytes(bytes: &[u8]) {
    let mut output = stdout().lock();
    let _ = output.write_all(bytes).and_then(|()| output.flush());
}

/// Says why the program ends, where errors go.
pub fn complaint(error: &anyhow::Error) {
    let _ = writeln!(stderr(), "\nxtask: {error:#}");
}
