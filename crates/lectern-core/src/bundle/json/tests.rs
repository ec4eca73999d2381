//! Held to `serde_json`.

use super::super::malformation::malformation;
use super::*;
use proptest::prelude::*;
use serde_json::Value;
use serde_json::value::RawValue;

/// Texts that are nearly JSON.
fn nearly_json() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "\"",
        "\"a\"",
        "\"b\\n\"",
        "\"\\u00e9\"",
        "\\",
        "\\u",
        "\\ud83d",
        "\\ude00",
        "0",
        "-",
        "1.5",
        "e",
        "+",
        "null",
        "true",
        "fals",
        "é",
        "\u{1}",
        "{\"a\":",
        "[1,",
        "\"long enough, surely\"",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Bytes of a text up to a place that `serde_json` names.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive('\n').take(error.line() - 1);
    lines.map(str::len).sum::<usize>() + error.column().max(1) - 1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_text_is_json_where_serde_json_has_it_so(text in nearly_json()) {
        let theirs = serde_json::from_str::<&RawValue>(&text);
        prop_assert_eq!(check(&text).is_ok(), theirs.is_ok(), "{:?} {:?}", check(&text), theirs);
    }

    #[test]
    fn what_is_wrong_is_where_serde_json_finds_it(text in nearly_json().prop_map(|text| text.replace('\n', " "))) {
        let Err(theirs) = serde_json::from_str::<&RawValue>(&text) else { return Ok(()) };
        let ours = check(&text).expect_err("neither takes it for JSON");
        match ours.reason {
            // There, a value or a name is missing.
            // And four digits are looked at together, and the text may end before.
            Malformation::TrailingComma | Malformation::UnknownEscape => {}
            // There, it is the byte before, or not.
            Malformation::ControlCharacter => prop_assert_eq!(ours.reason, malformation(&theirs)),
            reason => {
                prop_assert_eq!(reason, malformation(&theirs));
                prop_assert_eq!(ours.at, offset(&text, &theirs).min(text.len().saturating_sub(1)));
            }
        }
    }

    #[test]
    fn a_string_says_what_serde_json_reads(text in any::<String>(), pieces in nearly_json()) {
        let written = serde_json::to_string(&text).expect("a string is JSON");
        prop_assert_eq!(string(&written).map(Option::unwrap_or_default), Ok(Cow::from(text)));
        let raw = format!("\"{}\"", pieces.replace('"', ""));
        if check(&raw).is_ok() {
            let theirs = serde_json::from_str::<String>(&raw);
            let ours = string(&raw).map(Option::unwrap_or_default);
            prop_assert_eq!(ours.as_deref().ok(), theirs.as_deref().ok());
            prop_assert_eq!(ours.err().map(|broken| broken.reason), theirs.err().map(|error| malformation(&error)));
        }
    }

    #[test]
    fn what_is_kept_means_the_same_without_space(text in nearly_json()) {
        if check(&text).is_ok() {
            let theirs = serde_json::from_str::<Value>(&text);
            let ours = compact(&text);
            prop_assert_eq!(ours.is_ok(), theirs.is_ok());
            if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
                prop_assert_eq!(serde_json::from_str::<Value>(&ours).ok(), Some(theirs));
                prop_assert!(!ours.contains('\n'));
            }
        }
    }
}

#[test]
fn each_reason_is_told_as_serde_json_tells_it() {
    let deep = "[".repeat(DEEPEST + 1);
    let theirs = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| malformation(&error)).map(drop);
    for (text, reason) in [
        ("[1", Malformation::EndsInArray),
        (r#"{"a":1"#, Malformation::EndsInObject),
        (r#""a"#, Malformation::EndsInString),
        ("", Malformation::EndsInValue),
        (r#"{"a" 1}"#, Malformation::NoColon),
        ("[1 2]", Malformation::NoCommaInArray),
        (r#"{"a":1 2}"#, Malformation::NoCommaInObject),
        ("nul!", Malformation::UnknownLiteral),
        ("?", Malformation::NoValue),
        (r#""\x""#, Malformation::UnknownEscape),
        ("1.x", Malformation::InvalidNumber),
        ("\"\n\"", Malformation::ControlCharacter),
        ("{1:2}", Malformation::NameIsNoString),
        ("[1,]", Malformation::TrailingComma),
        (r#"{"a":1,}"#, Malformation::TrailingComma),
        ("1 2", Malformation::TrailingCharacters),
    ] {
        assert_eq!(check(text).map_err(|broken| broken.reason), Err(reason), "{text}");
        assert_eq!(theirs(text), Err(reason), "{text}");
    }
    for (raw, reason) in [
        (r#""\ud800\u0041""#, Malformation::LoneSurrogate),
        (r#""\udc00""#, Malformation::LoneSurrogate),
        (r#""\ud800""#, Malformation::UnfinishedEscape),
        (&deep, Malformation::TooDeep),
    ] {
        assert_eq!(compact(raw).map_err(|broken| broken.reason), Err(reason), "{raw:.20}");
        assert_eq!(theirs(raw), Err(reason), "{raw:.20}");
    }
}
