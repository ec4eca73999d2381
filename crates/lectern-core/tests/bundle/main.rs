//! Collections as files: what is read of them, what is said of what is wrong, and what is written back.

mod corpora;
mod formats;
mod gzip;
mod outcome;
mod problems;
mod properties;
mod writing;
