//! The surfaces in the order of their folded forms, for prefixes and for words typed without accents.
//!
//! The order is made when it is first asked for and brought up to date when words have come since. New words make a
//! run of their own; a run is merged into the one before it when that is less than twice as long, so that there
//! are few runs and each word is moved a logarithmic number of times.

use super::lexicon::{Lexicon, SurfaceId};
use std::cmp::Ordering;
use std::ops::Range;

/// Surfaces sorted by folded form, then by number, in a few runs.
#[derive(Default)]
pub struct Vocabulary {
    runs: Vec<Vec<Entry>>,
    sorted: SurfaceId,
}

/// A surface with the first bytes of its folded form, which settle most comparisons.
#[derive(Clone, Copy)]
struct Entry {
    /// Big-endian, padded with zeros: numbers compare as the bytes do.
    head: [u8; 4],
    surface: SurfaceId,
}

impl Vocabulary {
    /// Takes in the words that `lexicon` has gained.
    pub fn update(&mut self, lexicon: &Lexicon) {
        let new = self.sorted..lexicon.surface_count();
        if new.is_empty() {
            return;
        }
        self.sorted = new.end;
        let mut run: Vec<Entry> = new.map(|surface| Entry::of(lexicon, surface)).collect();
        run.sort_unstable_by(|a, b| a.compare(b, lexicon));
        while let Some(before) = self.runs.pop_if(|before| before.len() < run.len() * 2) {
            run = merge(&before, &run, lexicon);
        }
        self.runs.push(run);
    }

    /// Calls `visit` with every surface whose folded form starts with `prefix`, which must be folded.
    pub fn starting_with(&self, lexicon: &Lexicon, prefix: &str, mut visit: impl FnMut(SurfaceId)) {
        for run in &self.runs {
            let range = range(run, lexicon, prefix);
            run.get(range).unwrap_or_default().iter().for_each(|entry| visit(entry.surface));
        }
    }

    /// Calls `visit` with every surface whose folded form is `word`.
    pub fn equal_to(&self, lexicon: &Lexicon, word: &str, mut visit: impl FnMut(SurfaceId)) {
        for run in &self.runs {
            let from = run.partition_point(|entry| lexicon.folded(entry.surface) < word);
            let equal = run.iter().skip(from).take_while(|entry| lexicon.folded(entry.surface) == word);
            equal.for_each(|entry| visit(entry.surface));
        }
    }

    pub fn memory_bytes(&self) -> usize {
        self.runs.iter().map(|run| run.capacity() * size_of::<Entry>()).sum()
    }
}

/// Where the words that start with `prefix` are in a run.
fn range(run: &[Entry], lexicon: &Lexicon, prefix: &str) -> Range<usize> {
    let from = run.partition_point(|entry| lexicon.folded(entry.surface) < prefix);
    let after = run.get(from..).unwrap_or_default();
    from..from + after.partition_point(|entry| lexicon.folded(entry.surface).starts_with(prefix))
}

impl Entry {
    fn of(lexicon: &Lexicon, surface: SurfaceId) -> Self {
        let mut head = [0; 4];
        head.iter_mut().zip(lexicon.folded(surface).bytes()).for_each(|(slot, byte)| *slot = byte);
        Self { head, surface }
    }

    fn compare(&self, other: &Self, lexicon: &Lexicon) -> Ordering {
        self.head
            .cmp(&other.head)
            .then_with(|| lexicon.folded(self.surface).cmp(lexicon.folded(other.surface)))
            .then_with(|| self.surface.cmp(&other.surface))
    }
}

/// Two sorted runs as one. Every entry of `newer` has a larger number than any of `older`.
fn merge(older: &[Entry], newer: &[Entry], lexicon: &Lexicon) -> Vec<Entry> {
    let mut merged = Vec::with_capacity(older.len() + newer.len());
    let mut older = older.iter().copied().peekable();
    for &entry in newer {
        while let Some(before) = older.next_if(|before| before.compare(&entry, lexicon).is_lt()) {
            merged.push(before);
        }
        merged.push(entry);
    }
    merged.extend(older);
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_find_what_a_scan_finds_while_words_keep_coming() {
        let mut lexicon = Lexicon::default();
        let mut vocabulary = Vocabulary::default();
        let language = lexicon.language(None);
        for round in 0..200_u32 {
            for step in 0..round % 7 {
                lexicon.intern(
                    language,
                    &format!("{}é{}", ["na", "nä", "nat", "o"][(round % 4) as usize], round * 31 % 97 + step),
                );
            }
            vocabulary.update(&lexicon);
            for prefix in ["", "n", "na", "nae1", "nate", "nb", "o", "zz"] {
                let mut found = Vec::new();
                vocabulary.starting_with(&lexicon, prefix, |surface| found.push(surface));
                found.sort_unstable();
                let scan = (0..lexicon.surface_count()).filter(|&surface| lexicon.folded(surface).starts_with(prefix));
                assert_eq!(found, scan.collect::<Vec<_>>(), "{prefix}");
            }
        }
        let mut found = Vec::new();
        vocabulary.equal_to(&lexicon, "nae5", |surface| found.push(lexicon.surface(surface)));
        found.sort_unstable();
        assert!(found.iter().all(|word| ["naé5", "näé5"].contains(word)));
        assert!(vocabulary.runs.len() < 12);
    }
}
