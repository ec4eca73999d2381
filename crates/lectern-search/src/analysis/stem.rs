//! Reducing a word to its stem, by the Snowball algorithm of its language.
//!
//! A language without an algorithm here is not stemmed: its words match as they are. Which algorithms there are is
//! decided by the features of frostem in `Cargo.toml`. What each adds to the worker, in kB of wasm before compression
//! (opt-level z, frostem 2.20261016):
//!
//! | | | | |
//! | --- | --- | --- | --- |
//! | turkish 15.1 | dutch 13.0 | arabic 11.4 | french 10.9 |
//! | italian 10.3 | romanian 9.8 | english 9.6 | spanish 9.1 |
//! | finnish 8.8 | portuguese 8.6 | hungarian 6.1 | german 4.9 |
//! | russian 4.5 | swedish 2.8 | danish 2.6 | norwegian 2.4 |
//!
//! All sixteen weigh 26 kB after brotli, all 39 algorithms of frostem 86 kB: serbian (73.4), ukrainian (40.6) and
//! greek (37.1) are the largest.

use super::fold;
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// How the words of a language are stemmed. All languages without an algorithm are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stemming(Option<Algorithm>);

impl Stemming {
    /// The stemming of a BCP 47 tag, which its primary subtag decides.
    ///
    /// ISO 639-3 codes are understood too, and both written forms of Norwegian are stemmed as Bokmål.
    pub fn of(language: Option<&str>) -> Self {
        let primary = language.unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
        let name = match primary.to_ascii_lowercase().as_str() {
            "nb" | "nob" | "nn" | "nno" => "no".to_owned(),
            other => other.to_owned(),
        };
        // Codes have two or three letters; the longer names that frostem knows are not language tags.
        Self((2..=3).contains(&name.len()).then(|| Algorithm::from_name(&name).ok()).flatten())
    }

    /// The folded stem of a word that is in lower case and has its accents.
    pub fn stem<'a>(self, word: &'a str) -> Cow<'a, str> {
        let Some(algorithm) = self.0 else { return fold(word) };
        match Stemmer::new(algorithm).stem(word) {
            Cow::Borrowed(stem) if !stem.is_empty() => fold(stem),
            Cow::Owned(stem) if !stem.is_empty() => Cow::Owned(fold(&stem).into_owned()),
            _ => fold(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_stemmed_in_their_language_and_then_folded() {
        for (language, word, expected) in [
            ("en", "nations", "nation"),
            ("en-GB", "condemned", "condemn"),
            ("de", "häuser", "haus"),
            ("fr", "libérées", "liber"),
            ("es-419", "canciones", "cancion"),
            ("ru", "народы", "народ"),
            ("nb", "nasjonene", "nasjon"),
            ("nn", "nasjonar", "nasjon"),
            ("xx", "nations", "nations"),
            ("", "élèves", "eleves"),
            ("lovins", "nations", "nations"),
        ] {
            assert_eq!(Stemming::of(Some(language)).stem(word), expected, "{language} {word}");
        }
    }
}
