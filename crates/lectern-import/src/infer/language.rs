//! The language of a text.

use super::found::{Evidence, Part};
use super::reading::Reading;
use crate::Options;
use lectern_core::Statement;

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 1200;

/// The least that a language can be told from, in characters, for scripts that many languages share.
const MIN_CHARACTERS: usize = 40;

pub(super) fn fill(statement: &mut Statement, reading: &Reading, options: &Options, evidence: &mut Evidence) {
    if statement.language.is_some() {
        return;
    }
    if let Some(language) = &options.language {
        statement.language = Some(language.clone());
        evidence.push("language", language, "chosen for the import", Part::Source, 0..0);
        return;
    }
    let text = if reading.text.is_empty() { statement.title.as_str() } else { reading.text.as_str() };
    let Some(language) = detect(text) else { return };
    statement.language = Some(language.to_owned());
    evidence.push("language", language, "letters and their order", Part::Source, 0..0);
}

/// The language of a text as a BCP 47 tag; none where the text is too short or like several.
#[must_use]
pub fn detect(text: &str) -> Option<&'static str> {
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    if sample.chars().filter(|c| c.is_alphabetic()).count() < MIN_CHARACTERS {
        return None;
    }
    let info = whatlang::detect(sample)?;
    let is_sure = info.is_reliable() || info.confidence() > 0.5;
    if is_sure { tag(info.lang()) } else { None }
}

/// The shortest code of ISO 639, as BCP 47 (RFC 5646, 2.2.1) wants it.
fn tag(language: whatlang::Lang) -> Option<&'static str> {
    const TAGS: &[(&str, &str)] = &[
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("yid", "yi"),
        ("zul", "zu"),
    ];
    TAGS.iter().find(|(code, _)| *code == language.code()).map(|(_, tag)| *tag)
}
