//! The program as a person runs it: arguments in; files, words and an exit code out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod bad_input;
mod build;
mod check;
mod convert;
mod interrupted;
mod merge_and_diff;
mod place;
mod publish;
mod serve;
mod shell;
