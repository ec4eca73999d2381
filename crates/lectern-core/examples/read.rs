//! Reads collections and prints what is in them and how fast it was: `cargo run --release --example read -- FILE...`
//!
//! The speed is that of the fastest of several readings, in megabytes (10^6 bytes) of the file as it lies on disk.

use lectern_core::bundle::{MAX_PIECE_BYTES, ProblemList, Reader};
use lectern_core::{Statement, passage};
use std::process::ExitCode;
use std::time::{Duration, Instant};

const READINGS: usize = 5;
const CHUNK_BYTES: usize = 64 << 10;

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: read FILE...   (a statement longer than {MAX_PIECE_BYTES} bytes is left out)");
        return ExitCode::FAILURE;
    }
    let outcomes: Vec<_> = files.iter().map(|file| (file, report(file))).collect();
    for (file, outcome) in &outcomes {
        if let Err(message) = outcome {
            eprintln!("{file}: {message}");
        }
    }
    if outcomes.iter().all(|(_, outcome)| outcome.is_ok()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn report(file: &str) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let mut best = Duration::MAX;
    let mut statements = Vec::new();
    let mut problems = ProblemList::default();
    for _ in 0..READINGS {
        statements = Vec::new();
        let started = Instant::now();
        problems = read(&bytes, &mut statements)?;
        best = best.min(started.elapsed());
    }
    let started = Instant::now();
    let words: usize = statements.iter().filter_map(|statement| statement.content.as_deref()).map(plain_length).sum();
    let plain = started.elapsed();
    println!(
        "{file}: {} statements, {} problems, {:.1} MB at {:.0} MB/s; {:.1} MB of plain text at {:.0} MB/s",
        statements.len(),
        problems.total(),
        bytes.len() as f64 / 1e6,
        bytes.len() as f64 / 1e6 / best.as_secs_f64(),
        words as f64 / 1e6,
        words as f64 / 1e6 / plain.as_secs_f64(),
    );
    for problem in problems.first().iter().take(5) {
        println!("  {problem:?}");
    }
    Ok(())
}

fn plain_length(content: &str) -> usize {
    passage::plain_text(content).len()
}

fn read(bytes: &[u8], statements: &mut Vec<Statement>) -> Result<ProblemList, String> {
    let mut reader = Reader::new();
    for chunk in bytes.chunks(CHUNK_BYTES) {
        reader.push(chunk, statements).map_err(|failure| format!("{failure:?}"))?;
    }
    reader.finish(statements).map_err(|failure| format!("{failure:?}"))?;
    Ok(reader.take_problems())
}
