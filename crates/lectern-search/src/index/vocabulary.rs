//! The surfaces in the order of their folded forms, for prefixes and for words typed without accents.
//!
//! The order is made when it is first asked for and brought up to date when words have come since. New words make a
//! run of their own; a run is merged into the one before it when that is less than twice as long, so that there
//! are few runs and each word is moved a logarithmic number of times.

use super::lexicon::{Lexicon, SurfaceId};
use lectern_core::sort;
use std::cmp::Ordering;

/// Surfaces sorted by folded form, then by number, in a few runs.
#[derive(Default)]
pub struct Vocabulary {
    runs: Vec<Vec<SurfaceId>>,
    sorted: SurfaceId,
}

impl Vocabulary {
    /// Takes in the words that `lexicon` has gained.
    pub fn update(&mut self, lexicon: &Lexicon) {
        let new = self.sorted..lexicon.surface_count();
        if new.is_empty() {
            return;
        }
        self.sorted = new.end;
        let mut run = sorted(lexicon, new);
        while let Some(before) = self.runs.pop_if(|before| before.len() < run.len() * 2) {
            let mut merged = Vec::with_capacity(before.len() + run.len());
            sort::merge(&before, &run, &|a, b| compare(lexicon, a, b), &mut merged);
            run = merged;
        }
        self.runs.push(run);
    }

    /// Calls `visit` with every surface whose folded form starts with `prefix`, which must be folded.
    pub fn starting_with(&self, lexicon: &Lexicon, prefix: &str, mut visit: impl FnMut(SurfaceId)) {
        self.visit(lexicon, prefix, |folded| folded.starts_with(prefix), &mut visit);
    }

    /// Calls `visit` with every surface whose folded form is `word`.
    pub fn equal_to(&self, lexicon: &Lexicon, word: &str, mut visit: impl FnMut(SurfaceId)) {
        self.visit(lexicon, word, |folded| folded == word, &mut visit);
    }

    /// Visits the surfaces from `from` on, as long as their folded forms belong.
    fn visit(&self, lexicon: &Lexicon, from: &str, belongs: impl Fn(&str) -> bool, visit: &mut dyn FnMut(SurfaceId)) {
        for run in &self.runs {
            let start = run.partition_point(|&surface| lexicon.folded(surface) < from);
            let rest = run.get(start..).unwrap_or_default();
            rest.iter().copied().take_while(|&surface| belongs(lexicon.folded(surface))).for_each(&mut *visit);
        }
    }

    pub fn memory_bytes(&self) -> usize {
        self.runs.iter().map(|run| run.capacity() * size_of::<SurfaceId>()).sum()
    }
}

fn compare(lexicon: &Lexicon, a: SurfaceId, b: SurfaceId) -> Ordering {
    lexicon.folded(a).cmp(lexicon.folded(b)).then(a.cmp(&b))
}

/// New surfaces in order: first by the first four bytes of their folded forms, then within what is equal in those.
fn sorted(lexicon: &Lexicon, new: std::ops::Range<SurfaceId>) -> Vec<SurfaceId> {
    let mut keys: Vec<u64> = new.map(|surface| head(lexicon.folded(surface)) << 32 | u64::from(surface)).collect();
    sort::by_upper_half(&mut keys);
    let mut run = Vec::with_capacity(keys.len());
    for group in keys.chunk_by(|a, b| a >> 32 == b >> 32) {
        let mut group: Vec<SurfaceId> = group.iter().map(|&key| key as SurfaceId).collect();
        sort::by_order(&mut group, &|a, b| compare(lexicon, a, b));
        run.append(&mut group);
    }
    run
}

/// The first four bytes as a number that sorts as they do.
fn head(folded: &str) -> u64 {
    let mut head = [0; 4];
    head.iter_mut().zip(folded.bytes()).for_each(|(slot, byte)| *slot = byte);
    u64::from(u32::from_be_bytes(head))
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
                let start = ["na", "nä", "nat", "o"][(round % 4) as usize];
                lexicon.intern(language, &format!("{start}é{}", round * 31 % 97 + step));
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
        assert_eq!(found, ["naé5", "näé5"]);
        assert!(vocabulary.runs.len() < 12);
    }
}
