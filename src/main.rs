//! Starts the reader.

fn main() {
    lectern_reader::start();
}
