//! Every phrase of the table that tells a page from a text, one by one: it is left out where a page has it, and kept
//! where somebody says it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use lectern_import::piece::{Reason, Role};
use lectern_import::source::{SourceFile, decode};
use lectern_import::text::furniture::{Level, Pattern, patterns};
use lectern_import::{Options, text};

const TEXT: [&str; 3] = [
    "The orchard behind the mill has stood for ninety years, and every child of the village has climbed in it.",
    "It is to be felled for a car park with forty places, although the field beside it belongs to the town.",
    "We think that an orchard of ninety years is worth more than forty places to leave a car in.",
];

/// The lines of a text that are left out, with the reasons.
fn removed(source: &str) -> Vec<(String, Reason)> {
    let decoded = decode(&SourceFile { path: "a.txt", bytes: source.as_bytes() }).unwrap();
    let pieces = text::read(&decoded, &Options::default());
    let removed = pieces.into_iter().filter_map(|piece| match piece.role {
        Role::Removed(reason) => Some((piece.text, reason)),
        _ => None,
    });
    removed.collect()
}

/// A line that the pattern is for.
fn example(pattern: &Pattern) -> String {
    if pattern.reason == Reason::EndMark { pattern.words.clone() } else { pattern.words.replace('#', "3") }
}

fn page(pattern: &Pattern, line: &str) -> String {
    let [first, second, third] = TEXT;
    let head = format!("Spare the orchard\n\n{first}\n\n{second}\n\n");
    match pattern.level {
        Level::Sure => format!("{head}{line}\n\n{third}\n"),
        Level::Tail | Level::Cut => format!("{head}{third}\n\n{line}\n"),
        Level::With => format!("{head}{third}\n\nSign up for our newsletter\n\n{line}\n"),
    }
}

#[test]
fn each_phrase_is_left_out_where_a_page_has_it() {
    let mut wrong = Vec::new();
    let mut n_patterns = 0;
    for pattern in patterns() {
        n_patterns += 1;
        let line = example(&pattern);
        let removed = removed(&page(&pattern, &line));
        let kept_text = !removed.iter().any(|(text, _)| TEXT.contains(&text.as_str()));
        if !removed.iter().any(|(text, _)| *text == line) || !kept_text {
            wrong.push(format!("{} {:?} {:?}: {line}", pattern.language, pattern.reason, pattern.level));
        }
    }
    assert!(n_patterns > 1000, "{n_patterns} patterns");
    assert!(wrong.is_empty(), "{} of {n_patterns}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_reason_is_that_of_the_table() {
    for (line, reason) in [
        ("Leave a Reply", Reason::CommentForm),
        ("Sign up for our newsletter", Reason::NewsletterForm),
        ("This website uses cookies to improve your experience.", Reason::PrivacyNotice),
        ("Share on Facebook", Reason::ShareButtons),
        ("You might also like", Reason::Navigation),
        ("© 2020 The Mill. All rights reserved.", Reason::PageChrome),
        ("<img height=\"1\" width=\"1\" src=\"https://example.org/p?x=1\">", Reason::TrackingPixel),
        ("Photo: the orchard in bloom", Reason::ImageCaption),
        ("Please complete the form below.", Reason::Form),
        ("###", Reason::EndMark),
    ] {
        let [first, second, third] = TEXT;
        let source = format!("Spare the orchard\n\n{first}\n\n{second}\n\n{third}\n\n{line}\n");
        assert_eq!(removed(&source), [(line.to_owned(), reason)]);
    }
}

#[test]
fn each_phrase_is_kept_where_somebody_says_it_in_a_sentence() {
    let [first, _, third] = TEXT;
    let mut wrong = Vec::new();
    for pattern in patterns() {
        let said = format!(
            "They told us that “{}” would be the answer to everything, and nobody believed them for a day.",
            example(&pattern)
        );
        let last = format!("{third} They said: {}", said.to_lowercase());
        for source in [
            format!("Spare the orchard\n\n{first}\n\n{said}\n\n{third}\n"),
            format!("Spare the orchard\n\n{first}\n\n{last}\n"),
        ] {
            if !removed(&source).is_empty() {
                wrong.push(format!("{}: {said}", pattern.language));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_heading_that_a_page_could_have_as_well_is_kept_between_paragraphs() {
    let [first, second, third] = TEXT;
    for heading in [
        "Privacy policy",
        "Press",
        "Related news",
        "Contact",
        "Archives",
        "See also",
        "Terms and conditions",
        "Comments",
    ] {
        let source = format!("Spare the orchard\n\n{first}\n\n{heading}\n\n{second}\n\n{third}\n");
        assert_eq!(removed(&source), [], "{heading}");
    }
}

#[test]
fn a_comment_link_above_the_text_does_not_take_the_text_along() {
    let [first, second, third] = TEXT;
    let source = format!("Spare the orchard\n\nLeave a comment\n\n{first}\n\n{second}\n\n{third}\n");
    assert_eq!(removed(&source), [("Leave a comment".to_owned(), Reason::CommentForm)]);
}
