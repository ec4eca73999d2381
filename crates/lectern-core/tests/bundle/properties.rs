//! What holds of every file, however it is cut and however broken it is.

use crate::outcome::{Outcome, shared_file};
use lectern_core::protocol::Loss;
use proptest::prelude::*;

/// A small file of every format, with a few of its bytes replaced.
fn broken_file() -> impl Strategy<Value = Vec<u8>> {
    let names = ["small.json", "problems.json", "small.jsonl", "feed.json"];
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
    (prop::sample::select(names.to_vec()), changes).prop_map(|(name, changes)| {
        let mut file = shared_file(name);
        for (place, byte) in changes {
            let place = place.index(file.len());
            if let Some(replaced) = file.get_mut(place) {
                *replaced = byte;
            }
        }
        file
    })
}

/// Pieces of JSON and of the formats in any order.
fn token_soup() -> impl Strategy<Value = Vec<u8>> {
    let tokens = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "\"",
        "\\",
        "7",
        "null",
        "\"id\"",
        "\"a\"",
        "\"title\"",
        "\"summary\"",
        "\"items\"",
        "\"statements\"",
        "\"format\"",
        "\"statement-bundle\"",
        "\"version\"",
        "1",
        "\"https://jsonfeed.org/version/1.1\"",
        "{\"id\":\"a\",\"title\":\"A\",\"summary\":\"s\"}",
        "\u{feff}",
    ];
    prop::collection::vec(prop::sample::select(tokens.to_vec()), 0..40).prop_map(|soup| soup.concat().into_bytes())
}

/// The file in pieces, cut at the places given.
fn pieces<'a>(file: &'a [u8], cuts: &[prop::sample::Index]) -> Vec<&'a [u8]> {
    let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(file.len() + 1)).collect();
    places.extend([0, file.len()]);
    places.sort_unstable();
    places.windows(2).filter_map(|ends| file.get(*ends.first()?..*ends.last()?)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn the_cut_into_pieces_changes_nothing(
        file in prop_oneof![broken_file(), token_soup()],
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        prop_assert_eq!(Outcome::of_pieces(pieces(&file, &cuts)), Outcome::of(&file));
    }

    #[test]
    fn bytes_one_by_one_are_read_like_the_whole(file in prop_oneof![broken_file(), token_soup()]) {
        prop_assert_eq!(Outcome::of_pieces(file.chunks(1)), Outcome::of(&file));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(file in prop::collection::vec(any::<u8>(), 0..200), is_gzip: bool) {
        let magic: &[u8] = if is_gzip { &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] } else { b"{" };
        Outcome::of(&[magic, &file].concat());
        Outcome::of(&file);
    }

    #[test]
    fn a_statement_is_read_or_is_one_problem(soup in prop::collection::vec(token_soup(), 0..4)) {
        let lines = soup.iter().map(|line| String::from_utf8_lossy(line).replace(['\n', '\u{feff}'], ""));
        let lines: Vec<String> = lines.filter(|line| !line.trim().is_empty()).collect();
        let header = r#"{"format":"statement-bundle","version":1,"title":"T"}"#;
        let outcome = Outcome::of(format!("{header}\n{}", lines.join("\n")).as_bytes());
        let lost = outcome.problems.iter().filter(|problem| problem.loss == Loss::Statement);
        prop_assert_eq!(outcome.statements.len() + lost.count(), lines.len());
    }
}
