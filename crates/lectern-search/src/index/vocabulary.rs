//! The surfaces in the order of their folded forms, for prefixes and for words typed without accents.
//!
//! The order is made when it is first asked for and brought up to date when words have come since. New words make a
//! run of their own; a run is merged into the one before it when that is less than twice as long, so that there
//! are few runs and each word is moved a logarithmic number of times.
//!
//! Words that are spelt nearly as one that was typed are found in two ways. Everything that one edit makes of it is
//! looked up, which takes some hundred look-ups however many words there are. For two edits, and for a start of words,
//! the order is gone through with a table of edits ([`Edits`]), past all words that start too far from what was typed.

use super::dictionary::Dictionary;
use super::lexicon::{Lexicon, SurfaceId};
use crate::analysis::{Edits, Letters, head, is_unspaced, one_edit_away};
use lectern_core::sort;
use std::cmp::Ordering;
use std::ops::Range;

/// Surfaces sorted by folded form, then by number, in a few runs.
#[derive(Default)]
pub struct Vocabulary {
    runs: Vec<Vec<SurfaceId>>,
    sorted: SurfaceId,
    /// The folded forms of surfaces that have accents.
    only_folded: Dictionary,
    /// The letters of all folded forms, in order, but those of scripts whose words are single letters here.
    alphabet: Vec<char>,
    /// For each pair of ASCII letters, whether the second stands right after the first in some word. Before the first letter
    /// of a word stands a zero.
    followers: Vec<bool>,
}

/// How many ASCII characters there are.
const ASCII: usize = 128;

/// What can be put into a word.
struct Nearby<'v> {
    letters: Vec<char>,
    followers: &'v [bool],
}

impl Letters for Nearby<'_> {
    fn all(&self) -> &[char] {
        &self.letters
    }

    fn may_follow(&self, letter: char, next: char) -> bool {
        !(letter.is_ascii() && next.is_ascii())
            || self.followers.get(letter as usize * ASCII + next as usize).copied().unwrap_or(false)
    }
}

impl Vocabulary {
    /// Takes in the words that `lexicon` has gained.
    pub fn update(&mut self, lexicon: &Lexicon) {
        let new = self.sorted..lexicon.surface_count();
        if new.is_empty() {
            return;
        }
        self.sorted = new.end;
        self.followers.resize(ASCII * ASCII, false);
        for surface in new.clone() {
            self.learn(lexicon.folded(surface));
        }
        for folded in lexicon.folded_since(new.start) {
            self.only_folded.intern(0, folded);
        }
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
        if self.only_folded.find(0, word).is_some() {
            self.visit(lexicon, word, |folded| folded == word, &mut visit);
        } else {
            lexicon.surfaces_written(word, visit);
        }
    }

    /// Calls `visit` with every surface whose folded form `matches`, of those that start with `prefix`.
    pub fn matching(
        &self,
        lexicon: &Lexicon,
        prefix: &str,
        matches: impl Fn(&str) -> bool,
        mut visit: impl FnMut(SurfaceId),
    ) {
        self.starting_with(lexicon, prefix, |surface| {
            if matches(lexicon.folded(surface)) {
                visit(surface);
            }
        });
    }

    /// Every folded form in order, those of several surfaces as often as there are.
    pub fn folded_forms<'l>(&'l self, lexicon: &'l Lexicon) -> impl Iterator<Item = (SurfaceId, &'l str)> {
        self.runs.iter().flatten().map(|&surface| (surface, lexicon.folded(surface)))
    }

    /// Calls `visit` with every surface whose folded form is one edit away from `word`, which must be folded.
    pub fn one_edit_from(&self, lexicon: &Lexicon, word: &str, mut visit: impl FnMut(SurfaceId)) {
        // A letter of another script is no slip of the finger, nor is a digit among letters.
        let script = |letter: char| (u32::from(letter) >> 7, letter.is_numeric());
        let is_near = |letter: &&char| word.chars().any(|typed| script(typed) == script(**letter));
        let letters = self.alphabet.iter().filter(is_near).copied().collect();
        one_edit_away(word, &Nearby { letters, followers: &self.followers }, |edited| {
            self.equal_to(lexicon, edited, &mut visit);
        });
    }

    /// Calls `visit` with every surface that is at most `most` edits away from `word`, which must be folded, or with
    /// every surface that starts so.
    pub fn near(&self, lexicon: &Lexicon, word: &str, most: u8, is_start: bool, mut visit: impl FnMut(SurfaceId)) {
        for run in &self.runs {
            let mut edits = Edits::of(word, most);
            let mut rest = run.as_slice();
            while let Some((&surface, behind)) = rest.split_first() {
                let folded = lexicon.folded(surface);
                let distance = edits.distance(folded);
                if if is_start { distance.start } else { distance.whole } <= most {
                    visit(surface);
                }
                rest = match distance.hopeless_after.filter(|_| distance.start > most) {
                    None => behind,
                    Some(letters) => {
                        let prefix = folded.chars().take(letters).map(char::len_utf8).sum();
                        let prefix = folded.get(..prefix).unwrap_or_default();
                        past(behind, |surface| lexicon.folded(surface).starts_with(prefix))
                    }
                };
            }
        }
    }

    /// Takes in the letters of a folded form.
    fn learn(&mut self, folded: &str) {
        let mut before = '\0';
        for letter in folded.chars() {
            let place = before as usize * ASCII + letter as usize;
            let known = self.followers.get_mut(place).filter(|_| before.is_ascii() && letter.is_ascii());
            before = letter;
            if known.is_some_and(|known| std::mem::replace(known, true)) {
                continue;
            }
            if let Err(place) = self.alphabet.binary_search(&letter)
                && !is_unspaced(letter)
            {
                self.alphabet.insert(place, letter);
            }
        }
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
        let runs: usize = self.runs.iter().map(|run| run.capacity() * size_of::<SurfaceId>()).sum();
        runs + self.only_folded.memory_bytes() + self.followers.capacity()
    }
}

/// What is left of `surfaces` after those at its start that belong, found in steps that double.
fn past(surfaces: &[SurfaceId], belongs: impl Fn(SurfaceId) -> bool) -> &[SurfaceId] {
    let mut step = 1;
    while surfaces.get(step - 1).is_some_and(|&surface| belongs(surface)) {
        step *= 2;
    }
    let end = step.min(surfaces.len());
    let within = surfaces.get(step / 2..end).unwrap_or_default();
    let more = within.partition_point(|&surface| belongs(surface));
    surfaces.get(step / 2 + more..).unwrap_or_default()
}

fn compare(lexicon: &Lexicon, a: SurfaceId, b: SurfaceId) -> Ordering {
    lexicon.folded(a).cmp(lexicon.folded(b)).then(a.cmp(&b))
}

/// New surfaces in order: first by the first byte of their folded forms, then all that have the same one by themselves. What
/// is sorted at once is memory that wasm never gives back.
fn sorted(lexicon: &Lexicon, new: Range<SurfaceId>) -> Vec<SurfaceId> {
    let first_byte = |surface| lexicon.folded(surface).as_bytes().first().copied().unwrap_or(0);
    let mut places = [0_usize; 256];
    for surface in new.clone() {
        if let Some(count) = places.get_mut(usize::from(first_byte(surface))) {
            *count += 1;
        }
    }
    let mut place = 0;
    for slot in &mut places {
        place += std::mem::replace(slot, place);
    }
    let mut run = vec![0; new.len()];
    for surface in new {
        let Some(place) = places.get_mut(usize::from(first_byte(surface))) else { continue };
        if let Some(slot) = run.get_mut(*place) {
            *slot = surface;
        }
        *place += 1;
    }
    for group in run.chunk_by_mut(|&a, &b| first_byte(a) == first_byte(b)) {
        sort_by_heads(lexicon, group);
    }
    run
}

/// Sorts surfaces by the first eight bytes of their folded forms, four at a time, then within what is equal in those. The
/// bytes are looked up each time: kept, they would be memory as well.
fn sort_by_heads(lexicon: &Lexicon, surfaces: &mut [SurfaceId]) {
    let head = |surface: SurfaceId| head(lexicon.folded(surface).as_bytes()).swap_bytes();
    let mut keys: Vec<u64> = surfaces.iter().map(|&id| head(id) << 32 | u64::from(id)).collect();
    sort::by_upper_half(&mut keys);
    for key in &mut keys {
        *key = head(*key as SurfaceId) >> 32 << 32 | u64::from(*key as SurfaceId);
    }
    sort::by_upper_half(&mut keys);
    surfaces.iter_mut().zip(keys).for_each(|(surface, key)| *surface = key as SurfaceId);
    for group in surfaces.chunk_by_mut(|&a, &b| head(a) == head(b)).filter(|group| group.len() > 1) {
        let mut sorted = group.to_vec();
        sort::by_order(&mut sorted, &|a, b| compare(lexicon, a, b));
        group.copy_from_slice(&sorted);
    }
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
        for word in ["nae5", "nate9", "o", "qqq"] {
            let (mut by_look_up, mut by_order) = (Vec::new(), Vec::new());
            vocabulary.one_edit_from(&lexicon, word, |surface| by_look_up.push(surface));
            vocabulary.near(&lexicon, word, 1, false, |surface| by_order.push(surface));
            by_look_up.sort_unstable();
            by_look_up.dedup();
            by_order.retain(|&surface| {
                // A digit is put in only where there is one.
                let is_digit = |letter: char| letter.is_ascii_digit();
                lexicon.folded(surface) != word
                    && (word.contains(is_digit) || !lexicon.folded(surface).contains(is_digit))
            });
            by_order.sort_unstable();
            by_look_up.retain(|&surface| lexicon.folded(surface) != word);
            assert_eq!(by_look_up, by_order, "{word}");
            for (most, is_start) in [(1, true), (2, false), (2, true)] {
                let (mut found, mut scanned) = (Vec::new(), Vec::new());
                vocabulary.near(&lexicon, word, most, is_start, |surface| found.push(surface));
                for surface in 0..lexicon.surface_count() {
                    let distance = Edits::of(word, 9).distance(lexicon.folded(surface));
                    if if is_start { distance.start } else { distance.whole } <= most {
                        scanned.push(surface);
                    }
                }
                found.sort_unstable();
                assert_eq!(found, scanned, "{word} {most} {is_start}");
            }
        }
        let mut found = Vec::new();
        vocabulary.equal_to(&lexicon, "nae5", |surface| found.push(lexicon.surface(surface)));
        found.sort_unstable();
        assert_eq!(found, ["naé5", "näé5"]);
        assert!(vocabulary.runs.len() < 12);
    }
}
