//! How fast plain texts are imported: `cargo run --profile bench -p lectern-import --example speed -- TEXTS.jsonl`, a
//! file of JSON Lines whose `text` is taken.

use lectern_import::source::{SourceFile, decode};
use lectern_import::{Options, assemble, text};
use std::time::Instant;

fn main() {
    let path = std::env::args().nth(1).expect("a file of JSON Lines");
    let lines = std::fs::read_to_string(path).expect("a file that can be read");
    let texts: Vec<String> = lines
        .lines()
        .filter_map(|line| {
            serde_json::from_str::<serde_json::Value>(line).ok()?.get("text")?.as_str().map(str::to_owned)
        })
        .collect();
    let options = Options::default();
    for _ in 0..2 {
        let (mut bytes, mut n_pieces, mut reading) = (0, 0, 0.0);
        let start = Instant::now();
        for text in &texts {
            let file = SourceFile { path: "text.txt", bytes: text.as_bytes() };
            let Ok(decoded) = decode(&file) else { continue };
            let begun = Instant::now();
            let pieces = text::read(&decoded, &options);
            reading += begun.elapsed().as_secs_f64();
            bytes += text.len();
            n_pieces += pieces.len();
            std::hint::black_box(assemble::assemble(pieces, assemble::Origin::from(&decoded), &options));
        }
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{} texts, {bytes} bytes, {n_pieces} pieces: {:.1} MB/s, {:.0} % of the time in taking apart",
            texts.len(),
            bytes as f64 / 1e6 / seconds,
            reading / seconds * 100.0
        );
    }
}
