//! No word is lost: those of all pieces, and those of the statement, are those of the source, in order.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod shared;

use lectern_import::corrections::{Correction, Corrections, RoleCorrection};
use lectern_import::piece::{Block, Piece, Reason, Role};
use lectern_import::source::{SourceFile, decode};
use lectern_import::text::furniture::patterns;
use lectern_import::{Imported, Options, assemble, fidelity, text};
use proptest::prelude::*;
use shared::shared;
use std::path::PathBuf;

fn import(name: &str, bytes: &[u8]) -> Option<(String, Imported)> {
    let decoded = decode(&SourceFile { path: name, bytes }).ok()?;
    let options = Options::default();
    let pieces = text::read(&decoded, &options);
    let imported = assemble::assemble(pieces, assemble::Origin::from(&decoded), &options);
    Some((decoded.text, imported))
}

#[track_caller]
fn check(name: &str, bytes: &[u8]) {
    let Some((source, imported)) = import(name, bytes) else { return };
    fidelity::check(&source, &imported).unwrap_or_else(|error| panic!("{name}: {error}"));
    check_evidence(name, &imported);
}

/// Every range of evidence lies in its part, on letters' edges, and holds words where it points at some.
#[track_caller]
fn check_evidence(name: &str, imported: &Imported) {
    let statement = &imported.statement;
    let Some(inferred) = statement.extra.get("inferred") else { return };
    let inferred: Vec<lectern_import::infer::Inferred> = serde_json::from_value(inferred.clone()).unwrap();
    for entry in inferred {
        let part = match entry.part {
            lectern_import::infer::Part::Title => statement.title.clone(),
            lectern_import::infer::Part::Byline => statement.extra["byline"].as_str().unwrap().to_owned(),
            lectern_import::infer::Part::Content => statement.content.clone().unwrap_or_default(),
            lectern_import::infer::Part::Removed => statement.removed[entry.index.unwrap()].text.clone(),
            lectern_import::infer::Part::Source => continue,
        };
        let words = part.get(entry.start..entry.end);
        assert!(words.is_some_and(|words| !words.trim().is_empty()), "{name}: {entry:?} of {part:?}");
    }
}

fn files(folder: PathBuf) -> impl Iterator<Item = PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    paths.into_iter()
}

#[test]
fn no_word_of_the_seeds_is_lost() {
    for path in shared("seeds").into_iter().flat_map(files) {
        check(&path.display().to_string(), &std::fs::read(&path).unwrap());
    }
}

#[test]
fn no_word_of_our_own_texts_is_lost() {
    let paths: Vec<PathBuf> = files(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data")).collect();
    assert!(paths.len() >= 25, "there are {} texts", paths.len());
    for path in paths {
        check(&path.display().to_string(), &std::fs::read(&path).unwrap());
    }
}

#[test]
fn no_word_of_a_declaration_in_five_hundred_languages_is_lost() {
    let Some(path) = shared("corpora/udhr/all.jsonl") else { return };
    let mut n_texts = 0;
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        check(record["id"].as_str().unwrap(), record["text"].as_str().unwrap().as_bytes());
        n_texts += 1;
    }
    assert!(n_texts > 400, "{n_texts} texts");
}

#[test]
fn no_word_of_speeches_is_lost() {
    let Some(path) = shared("corpora/ungdc/ungdc-100.json") else { return };
    let bundle: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let statements = bundle["statements"].as_array().unwrap();
    assert!(!statements.is_empty());
    for statement in statements {
        check(statement["id"].as_str().unwrap(), statement["content"].as_str().unwrap_or_default().as_bytes());
    }
}

/// Lines as files have them: prose, page furniture, lists, marks and rubbish.
fn line() -> impl Strategy<Value = String> {
    let phrases: Vec<String> = patterns().map(|pattern| pattern.words).collect();
    prop_oneof![
        3 => prop::sample::select(phrases.clone()),
        2 => (prop::sample::select(phrases), "[A-Za-z ,.!]{0,40}").prop_map(|(phrase, rest)| format!("{phrase} {rest}")),
        3 => "[A-Z][a-z]{1,9}( [a-z’-]{1,9}){6,30}\\.",
        2 => "[A-Z][a-z]{1,9}( [A-Za-z]{1,9}){0,5}",
        2 => "(•|-|\\*|–|[1-9]\\.|[1-9]\\)|>|>>|#|##) ?[A-Za-z0-9 *_]{0,30}",
        1 => "[-=_*#>•·+~` ]{1,12}",
        1 => Just("By Anna Example, chair, Example Union".to_owned()),
        1 => Just("3 May 2021".to_owned()),
        3 => Just(String::new()),
        1 => "\\PC{0,60}",
        1 => ".{0,60}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn no_word_of_anything_is_lost(lines in prop::collection::vec(line(), 0..30)) {
        let source = lines.join("\n");
        if let Some((decoded, imported)) = import("any.txt", source.as_bytes()) {
            prop_assert_eq!(fidelity::check(&decoded, &imported), Ok(()));
            check_evidence("any", &imported);
        }
    }

    #[test]
    fn pieces_left_out_and_put_back_by_hand_lose_no_word_and_keep_the_id(
        lines in prop::collection::vec(line(), 1..20),
        choices in prop::collection::vec(any::<bool>(), 40),
    ) {
        let source = lines.join("\n");
        if let Some((decoded, imported)) = import("any.txt", source.as_bytes()) {
            let id = imported.statement.id.clone();
            let others = |(index, piece): (usize, &Piece)| {
                let role = if piece.role.is_kept() { Role::Removed(Reason::ByHand) } else { Role::Content(Block::Paragraph) };
                choices.get(index).is_some_and(|chosen| *chosen).then(|| RoleCorrection::of(&imported.pieces, index, role))?
            };
            let roles: Vec<RoleCorrection> = imported.pieces.iter().enumerate().filter_map(others).collect();
            let (correction, mut problems) = (Correction { roles, ..Correction::default() }, Vec::new());
            // As a file has it.
            let corrections = Corrections { statements: [("any.txt".to_owned(), correction)].into() };
            let read = Corrections::from_toml(&corrections.to_toml());
            prop_assert_eq!(read.as_ref(), Ok(&corrections));
            let anew = corrections.statements["any.txt"].apply(imported, &Options::default(), &mut problems);
            prop_assert!(problems.iter().all(|problem| problem.contains("no text is left")), "{:?}", problems);
            prop_assert_eq!(fidelity::check(&decoded, &anew), Ok(()));
            prop_assert_eq!(anew.statement.id, id);
        }
    }
}
