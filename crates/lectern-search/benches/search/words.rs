//! A vocabulary that nobody speaks, used as languages are: the word of rank `r` is met `1/r` as often as the first
//! (Zipf's law).
//!
//! A word is a lemma and an ending. Lemmas are made of syllables, so that words share beginnings; endings are such as
//! the English stemmer takes off, so that several words share a stem.

use crate::random::Random;

const CONSONANTS: &[u8; 15] = b"bdfghjklmnprstv";
const VOWELS: &[u8; 5] = b"aeiou";
const SYLLABLES: usize = CONSONANTS.len() * VOWELS.len();

/// How many lemmas there are. The first so many words are lemmas without an ending.
pub const LEMMAS: usize = 8_000;

const ENDINGS: [&str; 5] = ["", "s", "ed", "ing", "ation"];

/// The rank of the first word with the longest ending.
pub const LONG: usize = 4 * LEMMAS;

/// Words by rank, from 0, and how often they are met.
pub struct Words {
    words: Vec<String>,
    /// The share of words with this rank or a lower one, times the last entry.
    cumulated: Vec<f64>,
}

impl Words {
    /// The vocabulary: 40,000 words.
    pub fn new() -> Self {
        let words: Vec<String> = (0..LEMMAS * ENDINGS.len()).map(spell).collect();
        let mut sum = 0.0;
        let cumulated = (1..=words.len()).map(|rank| {
            sum += 1.0 / rank as f64;
            sum
        });
        Self { cumulated: cumulated.collect(), words }
    }

    /// The word of a rank.
    pub fn word(&self, rank: usize) -> &str {
        &self.words[rank]
    }

    /// Words as they come, with a space between.
    pub fn text(&self, random: &mut Random, len: usize) -> String {
        let words: Vec<&str> = (0..len).map(|_| self.draw(random)).collect();
        words.join(" ")
    }

    fn draw(&self, random: &mut Random) -> &str {
        let at = random.share() * self.cumulated[self.cumulated.len() - 1];
        self.word(self.cumulated.partition_point(|&sum| sum <= at))
    }
}

fn spell(rank: usize) -> String {
    let mut lemma = rank % LEMMAS;
    let mut word = String::new();
    while lemma > 0 || word.len() < 4 {
        let syllable = lemma % SYLLABLES;
        word.push(char::from(CONSONANTS[syllable % CONSONANTS.len()]));
        word.push(char::from(VOWELS[syllable / CONSONANTS.len()]));
        lemma /= SYLLABLES;
    }
    word + ENDINGS[rank / LEMMAS]
}
