//! Marks and excerpts: where a query's words stand in a text.

use lectern_core::{Statement, TextField};
use lectern_search::{Index, Marker, Passages};
use proptest::prelude::*;
use std::ops::Range;

/// An index of these texts.
fn index(texts: &[(&str, Option<&str>)]) -> Index {
    let mut index = Index::new();
    for (text, language) in texts {
        index.add(&Statement::default(), text, *language);
    }
    index
}

/// `text` with brackets around `ranges`.
fn bracketed(text: &str, ranges: &[Range<usize>]) -> String {
    let mut marked = String::new();
    let mut end = 0;
    for range in ranges {
        marked += text.get(end..range.start).expect("ranges in order on character boundaries");
        marked += &format!("[{}]", text.get(range.clone()).expect("ranges on character boundaries"));
        end = range.end;
    }
    marked + text.get(end..).expect("the last range within the text")
}

fn check(query: &str, language: &str, marked: &str) {
    let text = marked.replace(['[', ']'], "");
    let marker = index(&[(&text, Some(language))]).marker(query, None);
    assert_eq!(bracketed(&text, &marker.ranges(TextField::Content, &text, Some(language))), marked, "{query:?}");
}

#[test]
fn words_are_marked_as_the_index_matches_them() {
    for (query, language, marked) in [
        ("nation ", "en", "The [nations] of a [Nation]: [nation’s] nativity"),
        ("zurich ", "de", "Nach [Zürich] und [ZURICH]"),
        ("nat", "en", "The [nations] and [nativity], no tide"),
        ("runn", "en", "[Running], [runs], a [run]"),
        ("\"human rights\"", "en", "[human rights], rights human, [Human-Rights], human righteousness"),
        ("self-determination ", "en", "[self-determination], determination of the self"),
        ("human \"human rights\" ", "en", "[human rights] and [human] beings"),
        ("peace OR war", "en", "[Peace] not [war] nor [warfare]"),
        ("-war peace ", "en", "war and [peace]"),
        ("topic:war", "en", "war and peace"),
        ("人权", "zh", "世界[人权]宣言，人与权"),
        ("d'état ", "fr", "un coup [d’État], l'état"),
        ("\"rights of man", "en", "the [rights of man], the [rights of mankind]"),
        ("a-a-a ", "en", "b [a a a a] b a a"),
        ("", "en", "nothing"),
    ] {
        check(query, language, marked);
    }
}

#[test]
fn words_are_marked_in_the_language_of_the_text() {
    let index = index(&[("the nations", Some("en")), ("nations", None)]);
    let marker = index.marker("nation ", None);
    assert_eq!(marker.ranges(TextField::Content, "the nations", Some("en")).len(), 1);
    assert!(marker.ranges(TextField::Content, "the nations", None).is_empty());
    assert!(marker.ranges(TextField::Content, "the nations", Some("fr")).is_empty());
}

#[test]
fn a_marker_of_nothing_is_empty() {
    let index = index(&[("peace", None)]);
    assert!(
        index.marker("", None).is_empty()
            && index.marker("-peace topic:x", None).is_empty()
            && Marker::default().is_empty()
    );
    assert!(!index.marker("peace", None).is_empty());
}

/// The excerpt with its hits in brackets, its pieces joined by an ellipsis.
fn excerpt(query: &str, text: &str, max_chars: usize) -> Option<String> {
    let marker = index(&[(text, Some("en"))]).marker(query, None);
    let Passages { pieces, hits } = marker.excerpt(TextField::Content, text, Some("en"), max_chars)?;
    let shown = pieces.into_iter().map(|piece| {
        let inside = hits.iter().filter(|hit| piece.start <= hit.start && hit.end <= piece.end);
        let within: Vec<_> = inside.map(|hit| hit.start - piece.start..hit.end - piece.start).collect();
        bracketed(text.get(piece).expect("a piece on character boundaries"), &within)
    });
    Some(shown.collect::<Vec<_>>().join(" … "))
}

#[test]
fn an_excerpt_shows_the_most_of_the_query() {
    let text = "We met in spring. Peace is a word. Many spoke of peace and of arms, and of peace again. Then we parted, and \
                nobody spoke of anything for a long while after that day.";
    for (query, max_chars, expected) in [
        ("peace arms ", 60, "Many spoke of [peace] and of [arms], and of [peace] again."),
        ("met ", 40, "We [met] in spring. Peace is a word."),
        ("while ", 40, "for a long [while] after that day."),
        ("\"peace again\"", 5, "[peace]"),
    ] {
        assert_eq!(excerpt(query, text, max_chars).as_deref(), Some(expected), "{query:?}");
    }
    assert_eq!(excerpt("unknown ", text, 60), None);
    assert_eq!(excerpt("", text, 60), None);
}

#[test]
fn an_excerpt_has_two_pieces_where_they_show_more_words_than_one() {
    let text = format!("All want peace. {}Nobody gives up arms. {}", "So it is. ".repeat(30), "So it was. ".repeat(30));
    for (query, expected) in [
        ("peace arms ", "All want [peace]. So it is. … Nobody gives up [arms]."),
        ("all peace ", "[All] want [peace]. So it is. So it is. So it is. So it is."),
        ("peace unknown ", "All want [peace]. So it is. So it is. So it is. So it is."),
    ] {
        assert_eq!(excerpt(query, &text, 60).as_deref(), Some(expected), "{query:?}");
    }
}

#[test]
fn an_excerpt_of_a_short_text_is_all_of_it() {
    assert_eq!(excerpt("peace ", "  All for peace.\n", 300).as_deref(), Some("All for [peace]."));
}

#[test]
fn an_excerpt_without_spaces_is_cut_anywhere() {
    let text = "世界人权宣言".repeat(20);
    let piece = excerpt("人权", &text, 20).expect("an excerpt");
    assert_eq!(piece.replace(['[', ']'], "").chars().count(), 20);
}

proptest! {
    #[test]
    fn marks_and_excerpts_of_any_text_are_ordered_disjoint_and_on_character_boundaries(
        text in "(\\PC|[a-c é'.\\-\n]|nations?|人权){0,80}",
        query in "(\\PC|[a-c é'\"\\-]|nation|人){0,12}",
        max_chars in 0..40_usize,
    ) {
        let marker = index(&[(&text, Some("en"))]).marker(&query, None);
        let ranges = marker.ranges(TextField::Content, &text, Some("en"));
        bracketed(&text, &ranges);
        prop_assert!(ranges.iter().all(|range| range.start < range.end));
        match marker.excerpt(TextField::Content, &text, Some("en"), max_chars) {
            None => prop_assert!(ranges.is_empty()),
            Some(Passages { pieces, hits }) => {
                let shown = |piece: &Range<usize>| text.get(piece.clone()).expect("a piece on character boundaries");
                let chars: usize = pieces.iter().map(|piece| shown(piece).chars().count()).sum();
                prop_assert!(chars <= max_chars);
                prop_assert!(max_chars == 0 || !hits.is_empty());
                prop_assert!(matches!(pieces.len(), 1 | 2) && pieces.is_sorted_by(|one, other| one.end < other.start));
                let holds = |hit: &Range<usize>, piece: &Range<usize>| piece.start <= hit.start && hit.end <= piece.end;
                prop_assert!(hits.iter().all(|hit| pieces.iter().any(|piece| holds(hit, piece))));
                bracketed(&text, &hits);
            }
        }
    }
}
