//! What a word in a statement is worth: BM25F.
//!
//! With `tf~` as in [`crate::index`]'s norms, a statement's score is the sum over the words of
//!
//! ```text
//! w = idf * tf~ / (k1 + tf~)
//! idf = ln(1 + (N - n + 0.5) / (n + 0.5))
//! ```
//!
//! (Robertson and Zaragoza 2009, sections 3.4 and 3.6), where `N` is the number of statements and `n` how many have
//! the word. The 1 inside the logarithm, as Lucene has it, keeps words that most statements have from counting
//! against one.
//! All stems that a word stands for are one word: their frequencies are added up.
//!
//! A word that is still being typed gives [`BEGUN_SHARE`] of `w` to statements that only have a longer word, and at
//! least that share of `idf` more to those that have the word itself: a longer word is never worth as much.
//!
//! `libm` computes the logarithm, since the platforms' own differ in the last bit.

use super::{IdSet, Kind};

/// `k1`: how soon more occurrences stop counting. Customary; the paper finds 1.2 to 2 good in many circumstances.
pub const K1: f32 = 1.2;

/// What a word that only starts as typed is worth of one that is whole. Chosen: any share between 0 and 1 keeps the
/// order of the two.
const BEGUN_SHARE: f32 = 0.5;

/// How much rarity weighs, if `n` of `len` statements have a word.
pub fn inverse_frequency(n: u32, len: u32) -> f32 {
    let (n, len) = (f64::from(n), f64::from(len));
    libm::log(1.0 + (len - n + 0.5) / (n + 0.5)) as f32
}

/// A word of the query.
pub struct Word {
    /// Its [`inverse_frequency`].
    pub rarity: f32,
    /// Whether it is still being typed, or stands for others.
    pub kind: Kind,
}

impl Word {
    /// What it is worth where it is whole, at a weighted frequency.
    pub fn whole(&self, weight: f32) -> f32 {
        let bonus = if self.kind == Kind::Open { BEGUN_SHARE } else { 0.0 };
        self.rarity * (bonus + saturate(weight))
    }

    /// What it is worth where only a longer word starts with it.
    pub fn begun(&self, weight: f32) -> f32 {
        self.rarity * BEGUN_SHARE * saturate(weight)
    }
}

/// A number that sorts as statements rank, the best lowest. Scores are never negative, so that their bits sort as they
/// do; what is equal stands by number.
pub fn key(scores: &[f32], doc: u32) -> u64 {
    u64::from(!score(scores, doc).to_bits()) << 32 | u64::from(doc)
}

fn score(scores: &[f32], doc: u32) -> f32 {
    scores.get(doc as usize).copied().unwrap_or(0.0)
}

/// The best `count` of the statements, in order. Once there are so many, most are compared with the last one and passed.
pub fn best(scores: &[f32], docs: &IdSet, count: usize) -> Vec<u32> {
    let mut best: Vec<u64> = Vec::with_capacity(count + 1);
    let mut least = f32::NEG_INFINITY;
    // Numbers ascend: what is equal to the last one stands behind it.
    docs.each(|doc| {
        if score(scores, doc) > least {
            put(&mut best, key(scores, doc), count);
            least = best.get(count.wrapping_sub(1)).map_or(least, |&last| score(scores, last as u32));
        }
    });
    best.into_iter().map(|key| key as u32).collect()
}

/// Puts a key where it belongs; no more than `count` stay.
#[inline(never)]
fn put(best: &mut Vec<u64>, key: u64, count: usize) {
    best.insert(best.partition_point(|&before| before < key), key);
    best.truncate(count);
}

fn saturate(weight: f32) -> f32 {
    weight / (K1 + weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_begun_word_is_worth_less_than_a_whole_one_however_frequent() {
        let word = Word { rarity: inverse_frequency(3, 1000), kind: Kind::Open };
        assert!(word.begun(1e6) < word.whole(1e-3));
        assert!(word.begun(0.5) < word.begun(1.0));
    }

    #[test]
    fn rarer_is_worth_more_and_nothing_is_worth_less_than_nothing() {
        let worths: Vec<f32> = [1, 10, 500, 1000].map(|n| inverse_frequency(n, 1000)).to_vec();
        assert!(worths.is_sorted_by(|a, b| a > b) && worths.iter().all(|&worth| worth > 0.0));
    }

    #[test]
    fn the_logarithm_has_the_bits_that_every_platform_must_give() {
        assert_eq!(inverse_frequency(7, 1000).to_bits(), 0x409c_9a6f);
    }
}
