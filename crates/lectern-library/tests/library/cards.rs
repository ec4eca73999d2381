//! What a card shows of a statement.

use crate::support::{bundle, marked, opened, query, search};
use lectern_core::protocol::{Card, Excerpt, ExcerptField};
use serde_json::{Value, json};

/// The card of a collection's only statement, as found by this query.
fn card(statement: Value, text: &str) -> Card {
    let mut session = opened(&bundle(json!([statement])));
    let mut cards = search(&mut session, query(text)).cards;
    cards.pop().expect("the statement is found")
}

fn excerpt(statement: Value, text: &str) -> Excerpt {
    card(statement, text).excerpt.expect("it holds a text")
}

/// The excerpt with its hits in brackets, its pieces joined by an ellipsis.
fn shown(excerpt: &Excerpt) -> String {
    excerpt.pieces.iter().map(|piece| marked(piece)).collect::<Vec<_>>().join(" … ")
}

/// A text of this many sentences in which nothing is said.
fn filler(sentences: usize) -> String {
    "Nothing much is said in this sentence. ".repeat(sentences)
}

#[test]
fn hits_are_marked_in_the_title() {
    let card = card(json!({"title": "A Letter on Freedom"}), "freedom");
    assert_eq!(marked(&card.title), "A Letter on [Freedom]");
}

#[test]
fn a_summary_is_given_whole_with_its_hits() {
    let summary = format!("It asks for peace. {}", filler(15));
    let excerpt = excerpt(json!({"summary": summary}), "peace");
    assert_eq!(shown(&excerpt), summary.replace("peace", "[peace]"));
    assert!(!excerpt.starts_inside && !excerpt.ends_inside);
}

#[test]
fn without_a_query_the_summary_stands_for_the_content() {
    let excerpt = excerpt(json!({"summary": "In short.", "content": "At length."}), "");
    assert_eq!((excerpt.field, shown(&excerpt).as_str()), (ExcerptField::Summary, "In short."));
}

#[test]
fn without_query_and_summary_the_content_begins_the_card_as_plain_text() {
    let excerpt = excerpt(json!({"content": format!("# *Dear* friends\n\n{}", filler(50))}), "");
    let text = shown(&excerpt);
    assert!(text.starts_with("Dear friends"), "{text}");
    assert!(text.ends_with("sentence.") && text.chars().count() <= 320, "{text}");
    assert_eq!((excerpt.field, excerpt.starts_inside, excerpt.ends_inside), (ExcerptField::Content, false, true));
}

#[test]
fn a_content_whose_words_come_late_begins_with_them_all_the_same() {
    let addresses = "[note]: https://example.org/a-long-address\n".repeat(500);
    let excerpt = excerpt(json!({"content": format!("{addresses}\nDear friends.")}), "");
    assert_eq!(shown(&excerpt), "Dear friends.");
}

#[test]
fn a_hit_deep_in_the_content_is_shown_with_what_stands_around_it() {
    let excerpt = excerpt(json!({"content": format!("{}We want peace. {}", filler(50), filler(50))}), "peace");
    let text = shown(&excerpt);
    assert!(text.contains("We want [peace]."), "{text}");
    assert_eq!((excerpt.starts_inside, excerpt.ends_inside), (true, true));
}

#[test]
fn words_that_stand_far_apart_are_shown_in_two_pieces() {
    let content = format!("We want bread. {}We want peace. {}", filler(50), filler(50));
    let excerpt = excerpt(json!({"content": content}), "bread peace");
    let text = shown(&excerpt);
    assert!(
        text.starts_with("We want [bread]. ") && text.contains(" … ") && text.contains("We want [peace]."),
        "{text}"
    );
    assert_eq!((excerpt.starts_inside, excerpt.ends_inside), (false, true));
}

#[test]
fn the_content_is_quoted_where_it_has_what_the_summary_lacks() {
    let statement = json!({"summary": "About the war.", "content": "We want bread and peace."});
    assert_eq!(excerpt(statement, "peace").field, ExcerptField::Content);
}

#[test]
fn the_summary_stays_where_the_content_adds_nothing() {
    let statement = json!({"summary": "They want peace.", "content": "Peace! Peace! Peace!"});
    assert_eq!(excerpt(statement, "peace").field, ExcerptField::Summary);
}

#[test]
fn the_summary_stays_where_each_has_one_word_of_two() {
    let statement = json!({"summary": "They want peace.", "content": "Give us bread."});
    assert_eq!(excerpt(statement, "peace bread").field, ExcerptField::Summary);
}

#[test]
fn a_statement_found_by_its_people_shows_its_summary() {
    let statement = json!({"summary": "They want peace.", "authors": [{"name": "Rosa Luxemburg"}]});
    assert_eq!(shown(&excerpt(statement, "luxemburg")), "They want peace.");
}

#[test]
fn a_very_long_summary_is_cut_as_content_is() {
    let excerpt = excerpt(json!({"summary": filler(100)}), "");
    assert!(shown(&excerpt).chars().count() <= 320);
    assert!(excerpt.ends_inside);
}

#[test]
fn a_card_has_the_language_of_its_statement_or_else_the_collection() {
    assert_eq!(card(json!({}), "").language.as_deref(), Some("en"));
    assert_eq!(card(json!({"language": "fr"}), "").language.as_deref(), Some("fr"));
}

#[test]
fn words_are_those_of_the_text_and_none_where_only_a_summary_is_held() {
    assert_eq!(card(json!({"content": "We want *bread* and peace."}), "").words, 5);
    assert_eq!(card(json!({"summary": "They want bread."}), "").words, 0);
}
