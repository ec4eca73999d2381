//! How fast a kept index is read back, and written: in bytes of the copy. On a thousand speeches, or on the collection
//! that `LECTERN_COLLECTION` names.
//!
//! ```sh
//! cargo bench --package lectern-search --bench kept
//! ```

#![allow(clippy::unwrap_used, reason = "a bench may stop at what it did not expect")]

use criterion::{Criterion, Throughput};
use lectern_core::bundle::Reader;
use lectern_core::passage;
use lectern_search::Index;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

fn main() {
    let speeches = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora/ungdc/ungdc-1k.json");
    let path = std::env::var_os("LECTERN_COLLECTION").map_or(speeches, PathBuf::from);
    let Ok(file) = std::fs::read(&path) else {
        println!("skipped: {} is not here", path.display());
        return;
    };
    let (mut reader, mut statements) = (Reader::new(), Vec::new());
    reader.push(&file, &mut statements).unwrap();
    reader.finish(&mut statements).unwrap();
    let mut index = Index::new();
    for statement in &statements {
        let content = passage::plain_text(statement.content.as_deref().unwrap_or_default());
        index.add(statement, &content, reader.info().language.as_deref());
    }
    let bytes = index.to_kept_bytes();
    println!("{} statements, the index in memory {} bytes, kept {}", index.len(), index.memory_bytes(), bytes.len());
    let mut criterion = Criterion::default().measurement_time(Duration::from_secs(3)).configure_from_args();
    let mut group = criterion.benchmark_group("kept");
    group.sample_size(10).throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("read", |bencher| bencher.iter(|| Index::from_kept_bytes(black_box(&bytes)).unwrap()));
    group.bench_function("write", |bencher| bencher.iter(|| black_box(&index).to_kept_bytes()));
    group.finish();
    criterion.final_summary();
}
