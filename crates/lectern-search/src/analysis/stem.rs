//! Reducing a word to its stem, by the Snowball algorithm of its language.
//!
//! The algorithms expect a word in lower case with its accents, composed, and some rewrite it before they look for
//! endings: Greek loses its accents and the final form of its sigma, Serbian becomes Latin letters, Persian has its own
//! letters for Arabic ones. What they give is folded afterwards.
//!
//! A language without an algorithm here is not stemmed: its words match as they are. English is always linked in, the
//! others by the feature `languages`, or else provided as a module ([`lectern_core::texts`]). What each adds to English
//! in kB of wasm before compression (opt-level z, wasm-opt z, frostem 2.20261016):
//!
//! | | | | | |
//! | --- | --- | --- | --- | --- |
//! | serbian 66.5 | ukrainian 37.2 | greek 34.9 | catalan 15.7 | estonian 13.6 |
//! | basque 12.6 | turkish 11.2 | arabic 11.0 | tamil 10.4 | dutch 10.3 |
//! | lithuanian 9.7 | spanish 9.3 | romanian 8.8 | portuguese 8.8 | italian 8.6 |
//! | yiddish 8.4 | french 8.3 | hungarian 7.3 | finnish 6.4 | armenian 6.0 |
//! | esperanto 5.9 | hindi 5.1 | polish 5.0 | czech 5.0 | russian 4.9 |
//! | persian 4.9 | german 4.6 | nepali 4.0 | swedish 3.8 | irish 3.6 |
//! | norwegian 3.4 | indonesian 3.3 | danish 3.2 | sesotho 2.3 | |
//!
//! All of them weigh 84 kB after brotli, 16 of which are Serbian, 10 Ukrainian and 9 Greek.

use super::fold;
use frostem::{Algorithm, Stemmer};
use lectern_core::texts::{Question, ask};
use std::borrow::Cow;

/// The languages that are stemmed, each as frostem names it, with its other codes: those of ISO 639-2 and 639-3, those of
/// the languages that ISO 639-3 counts as forms of it, and withdrawn ones (`in`, `ji`, `mo`). Both written forms of
/// Norwegian are stemmed as Bokmål. Of frostem's algorithms only other stemmers of English and Dutch, and Early Modern
/// English, which has no code, are left out.
const LANGUAGES: [(&str, &[&str]); 35] = [
    ("ar", &["ara", "arb"]),
    ("ca", &["cat"]),
    ("cs", &["ces", "cze"]),
    ("da", &["dan"]),
    ("de", &["deu", "ger"]),
    ("el", &["ell", "gre"]),
    ("en", &["eng"]),
    ("eo", &["epo"]),
    ("es", &["spa"]),
    ("et", &["est", "ekk"]),
    ("eu", &["eus", "baq"]),
    ("fa", &["fas", "per", "pes", "prs"]),
    ("fi", &["fin"]),
    ("fr", &["fra", "fre"]),
    ("ga", &["gle"]),
    ("hi", &["hin"]),
    ("hu", &["hun"]),
    ("hy", &["hye", "arm"]),
    ("id", &["ind", "in"]),
    ("it", &["ita"]),
    ("lt", &["lit"]),
    ("ne", &["nep", "npi"]),
    ("nl", &["nld", "dut"]),
    ("no", &["nor", "nb", "nob", "nn", "nno"]),
    ("pl", &["pol"]),
    ("pt", &["por"]),
    ("ro", &["ron", "rum", "mo", "mol"]),
    ("ru", &["rus"]),
    ("sr", &["srp"]),
    ("st", &["sot"]),
    ("sv", &["swe"]),
    ("ta", &["tam"]),
    ("tr", &["tur"]),
    ("uk", &["ukr"]),
    ("yi", &["yid", "ydd", "ji"]),
];

/// How the words of a language are stemmed. All languages without an algorithm are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stemming {
    language: Option<&'static str>,
    /// Where its algorithm is linked in. It is looked up once, not for each word.
    algorithm: Option<Algorithm>,
}

impl Stemming {
    /// The stemming of a BCP 47 tag, which its primary subtag decides.
    pub fn of(language: Option<&str>) -> Self {
        let primary = language.unwrap_or_default().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let is_named = |(name, codes): &&(&str, &[&str])| *name == primary || codes.contains(&primary.as_str());
        let language = LANGUAGES.iter().find(is_named).map(|(name, _)| *name);
        Self { language, algorithm: language.and_then(|language| Algorithm::from_name(language).ok()) }
    }

    /// Its language as [`Stemming::of`] knows it; empty for a language without an algorithm.
    pub fn name(self) -> &'static str {
        self.language.unwrap_or_default()
    }

    /// Whether it is not linked in, but has to be provided.
    pub fn is_elsewhere(self) -> bool {
        self.language.is_some() && self.algorithm.is_none()
    }

    /// The folded stem of a word that is in lower case and has its accents.
    pub fn stem<'a>(self, word: &'a str) -> Cow<'a, str> {
        let stem = match (self.algorithm, self.language) {
            (Some(algorithm), _) => Stemmer::new(algorithm).stem(word),
            (None, Some(language)) => ask(&Question::Stem { language, word }).map_or(Cow::Borrowed(word), Cow::Owned),
            (None, None) => Cow::Borrowed(word),
        };
        match stem {
            Cow::Borrowed(stem) if !stem.is_empty() => fold(stem),
            Cow::Owned(stem) if stem.is_ascii() && !stem.is_empty() => Cow::Owned(stem),
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
    use crate::analysis::tokens;
    use std::collections::BTreeSet;

    /// Two forms of a word of each language, as people write them.
    const PAIRS: [(&str, &str, &str); LANGUAGES.len()] = [
        ("ar", "المعلمون", "معلم"),
        ("ca", "ciutats", "ciutat"),
        ("cs", "národů", "národ"),
        ("da", "borgerne", "borger"),
        ("de", "Häuser", "Haus"),
        ("el", "πολίτες", "πολίτης"),
        ("en", "nations", "nation"),
        ("eo", "popolojn", "popolo"),
        ("es", "canciones", "canción"),
        ("et", "riigid", "riigi"),
        ("eu", "etxeetan", "etxeak"),
        ("fa", "کتاب‌ها", "کتاب"),
        ("fi", "kansojen", "kansoja"),
        ("fr", "libérées", "libérer"),
        ("ga", "bpobal", "pobal"),
        ("hi", "लड़कियाँ", "लड़की"),
        ("hu", "népeket", "népek"),
        ("hy", "քաղաքների", "քաղաք"),
        ("id", "pembangunan", "bangunan"),
        ("it", "cittadini", "cittadino"),
        ("lt", "tautos", "tauta"),
        ("ne", "मानिसहरूको", "मानिसहरू"),
        ("nl", "burgers", "burger"),
        ("no", "nasjonene", "nasjon"),
        ("pl", "narodami", "narody"),
        ("pt", "liberdades", "liberdade"),
        ("ro", "popoarelor", "popoare"),
        ("ru", "народы", "народ"),
        ("sr", "народима", "narodi"),
        ("st", "batho", "motho"),
        ("sv", "folkens", "folk"),
        ("ta", "நாடுகளின்", "நாடு"),
        ("tr", "ulusların", "uluslar"),
        ("uk", "народами", "народи"),
        ("yi", "מענטשן", "מענטש"),
    ];

    #[test]
    fn each_form_of_a_word_has_the_same_stem() {
        assert!(PAIRS.iter().map(|(language, ..)| language).eq(LANGUAGES.iter().map(|(language, _)| language)));
        for (language, one, other) in PAIRS {
            let stem = |text: &str| {
                let mut stem = String::new();
                tokens(text, |token| stem += &Stemming::of(Some(language)).stem(token.word));
                stem
            };
            assert_eq!(stem(one), stem(other), "{language}");
        }
    }

    #[test]
    fn the_table_and_the_algorithms_are_the_same() {
        let named: BTreeSet<_> =
            LANGUAGES.iter().map(|(name, _)| Algorithm::from_name(name).expect("linked in").name()).collect();
        let linked: BTreeSet<_> = Algorithm::all().iter().map(|algorithm| algorithm.name()).collect();
        assert_eq!(named, linked);
    }

    #[test]
    fn every_code_of_a_language_stands_for_it_alone() {
        let codes: Vec<_> =
            LANGUAGES.iter().flat_map(|(name, codes)| [*name].into_iter().chain(codes.iter().copied())).collect();
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
        for code in codes {
            if let Ok(algorithm) = Algorithm::from_name(code) {
                let stemming = Stemming::of(Some(&format!("{}-XX", code.to_uppercase())));
                assert_eq!(stemming.algorithm, Some(algorithm), "{code}");
            }
        }
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
