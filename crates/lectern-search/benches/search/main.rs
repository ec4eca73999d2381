//! How long the parts of the engine take, on a generated collection and on a real one.
//!
//! ```sh
//! cargo bench --package lectern-search [-- PART_OF_A_NAME]
//! ```
//!
//! [`generated`] and [`real`] each make a [`Subject`]: statements, and the queries to ask of them, one for each class
//! that costs something of its own. Every subject is measured in the same way. Only public doors are used, so that a
//! bench measures what a search costs whatever the engine does inside. How to read the figures is in
//! `bench/README.md`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a bench may stop at what it did not expect")]

mod generated;
mod random;
mod real;
mod subject;
mod words;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, SamplingMode, Throughput};
use lectern_core::TextField;
use lectern_search::{Index, count_words};
use std::hint::black_box;
use std::time::Duration;
use subject::{Subject, request};

fn main() {
    let criterion = Criterion::default().warm_up_time(Duration::from_millis(500));
    let mut criterion = criterion.measurement_time(Duration::from_secs(2)).configure_from_args();
    measure(&mut criterion, &generated::subject());
    if let Some(subject) = real::subject() {
        measure(&mut criterion, &subject);
    }
    criterion.final_summary();
}

fn measure(criterion: &mut Criterion, subject: &Subject) {
    let index = subject.index();
    let (text, memory) = (subject.text_bytes(), index.memory_bytes());
    println!(
        "{}: {} statements, {:.1} MB of text; the index holds {:.1} MB, {:.2} of the text\n",
        subject.name,
        index.len(),
        text as f64 / 1e6,
        memory as f64 / 1e6,
        memory as f64 / text as f64
    );
    let mut group = criterion.benchmark_group(subject.name);
    measure_queries(&mut group, subject, &index);
    measure_excerpts(&mut group, subject, &index);
    measure_building(&mut group, subject);
    group.finish();
    let mut group = criterion.benchmark_group(subject.name);
    measure_first_search(&mut group, subject);
    group.finish();
}

fn measure_queries(group: &mut BenchmarkGroup<'_, WallTime>, subject: &Subject, index: &Index) {
    for (class, request) in &subject.queries {
        group.bench_function(format!("search: {class}"), |bencher| bencher.iter(|| index.search(black_box(request))));
    }
    let ends = subject.typed.char_indices().map(|(start, letter)| start + letter.len_utf8());
    let keys: Vec<_> = ends.map(|end| request(&subject.typed[..end])).collect();
    group.bench_function(format!("search: {} keys, one after the other", keys.len()), |bencher| {
        bencher.iter(|| keys.iter().map(|request| index.search(black_box(request)).total as usize).sum::<usize>());
    });
}

/// A page of cards: what marks the query's words, and a piece of each of 25 texts.
fn measure_excerpts(group: &mut BenchmarkGroup<'_, WallTime>, subject: &Subject, index: &Index) {
    let texts: Vec<&str> = subject.texts().take(25).collect();
    for (class, request) in subject.queries.iter().filter(|(class, _)| ["two words", "prefix of 1"].contains(class)) {
        group.bench_function(format!("25 excerpts: {class}"), |bencher| {
            bencher.iter(|| {
                let marker = index.marker(black_box(&request.query), None);
                texts.iter().filter_map(|text| marker.excerpt(TextField::Content, text, Some("en"), 300)).count()
            });
        });
    }
}

/// What the first search after a statement was added does besides: the alphabetical order of the vocabulary.
fn measure_first_search(group: &mut BenchmarkGroup<'_, WallTime>, subject: &Subject) {
    let request = request("a ");
    // A short time for many builds: each search needs an index that has not been searched.
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.measurement_time(Duration::from_millis(50)).warm_up_time(Duration::from_millis(1));
    group.bench_function("first search", |bencher| {
        bencher.iter_batched_ref(|| subject.index(), |index| index.search(&request), BatchSize::PerIteration);
    });
}

fn measure_building(group: &mut BenchmarkGroup<'_, WallTime>, subject: &Subject) {
    group.throughput(Throughput::Bytes(subject.text_bytes() as u64)).sample_size(10);
    group.bench_function("tokenise", |bencher| bencher.iter(|| subject.texts().map(count_words).sum::<usize>()));
    group.bench_function("build", |bencher| bencher.iter(|| subject.index().len()));
}
