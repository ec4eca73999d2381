//! Reducing a word to its stem, by the Snowball algorithm of its language.
//!
//! A language without an algorithm here is not stemmed: its words match as they are. English is always linked in, the
//! others by the feature `languages`, or else provided as a module ([`lectern_core::texts`]). What each adds in kB of
//! wasm before compression (opt-level z, frostem 2.20261016):
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
use lectern_core::texts::{Question, ask};
use std::borrow::Cow;

/// The languages that are stemmed, each as frostem names it, with its other codes (ISO 639-2 and 639-3). Both written
/// forms of Norwegian are stemmed as Bokmål.
const LANGUAGES: [(&str, &[&str]); 16] = [
    ("ar", &["ara"]),
    ("da", &["dan"]),
    ("de", &["deu", "ger"]),
    ("en", &["eng"]),
    ("es", &["spa"]),
    ("fi", &["fin"]),
    ("fr", &["fra", "fre"]),
    ("hu", &["hun"]),
    ("it", &["ita"]),
    ("nl", &["nld", "dut"]),
    ("no", &["nor", "nb", "nob", "nn", "nno"]),
    ("pt", &["por"]),
    ("ro", &["ron", "rum"]),
    ("ru", &["rus"]),
    ("sv", &["swe"]),
    ("tr", &["tur"]),
];

/// How the words of a language are stemmed. All languages without an algorithm are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stemming(Option<&'static str>);

impl Stemming {
    /// The stemming of a BCP 47 tag, which its primary subtag decides.
    pub fn of(language: Option<&str>) -> Self {
        let primary = language.unwrap_or_default().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let is_named = |(name, codes): &&(&str, &[&str])| *name == primary || codes.contains(&primary.as_str());
        Self(LANGUAGES.iter().find(is_named).map(|(name, _)| *name))
    }

    /// Whether it is not linked in, but has to be provided.
    pub fn is_elsewhere(self) -> bool {
        self.0.is_some_and(|language| Algorithm::from_name(language).is_err())
    }

    /// The folded stem of a word that is in lower case and has its accents.
    pub fn stem<'a>(self, word: &'a str) -> Cow<'a, str> {
        let stem = match self.0 {
            None => Cow::Borrowed(word),
            Some(language) if self.is_elsewhere() => {
                ask(&Question::Stem { language, word }).map_or(Cow::Borrowed(word), Cow::Owned)
            }
            Some(language) => snowball(language, word),
        };
        match stem {
            Cow::Borrowed(stem) if !stem.is_empty() => fold(stem),
            Cow::Owned(stem) if !stem.is_empty() => Cow::Owned(fold(&stem).into_owned()),
            _ => fold(word),
        }
    }
}

/// The stem of a word by the algorithm of a language, if that is linked in; else the word.
pub fn snowball<'a>(language: &str, word: &'a str) -> Cow<'a, str> {
    Algorithm::from_name(language).map_or(Cow::Borrowed(word), |algorithm| Stemmer::new(algorithm).stem(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_algorithm() {
        let missing = LANGUAGES.iter().find(|(name, _)| Stemming(Some(name)).is_elsewhere());
        assert_eq!(missing, None);
        assert_eq!(Stemming::of(Some("ger-DE")), Stemming::of(Some("de")));
    }

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
