//! The default collection and a hundred full speeches, opened whole.

use crate::support::{ask, ids, landmark, names, open_in_pieces, opened, query, search, speeches, statement, total};
use lectern_core::protocol::{ExcerptField, Request, Response, SearchRequest};
use lectern_core::view::Sort;
use lectern_library::Session;

/// A collection is the same however its bytes were cut.
fn check_pieces(bytes: &[u8], statements: u32, pieces: &[usize]) {
    for piece in pieces {
        let mut session = Session::new();
        let messages = open_in_pieces(&mut session, 1, bytes, *piece);
        // Where the title came before the first statement, that one is news.
        let said = names(&messages).replace("progress 1 ", "");
        assert_eq!(said, "opened 1 complete 1", "in pieces of {piece}");
        assert_eq!(total(&mut session, ""), statements, "in pieces of {piece}");
    }
}

#[test]
fn the_default_collection_opens_however_its_bytes_are_cut() {
    check_pieces(&landmark(), 77, &[1, 7, 1_021, 65_536, usize::MAX]);
}

#[test]
fn the_speeches_open_however_their_bytes_are_cut() {
    let Some(bytes) = speeches() else { return };
    check_pieces(&bytes, 100, &[13, 4_099, 65_536]);
}

#[test]
fn the_default_collection_has_no_problems() {
    let answer = ask(&mut opened(&landmark()), Request::Problems { offset: 0, limit: 10 });
    assert_eq!(answer, Ok(Response::Problems(vec![])));
}

#[test]
fn the_default_collection_is_found_by_what_it_is_about() {
    let mut session = opened(&landmark());
    let found = search(&mut session, query("birmingham jail"));
    assert_eq!(ids(&found.cards).first(), Some(&"letter-from-birmingham-jail-1963"));
    let letter = statement(&mut session, "letter-from-birmingham-jail-1963", query("birmingham jail"));
    assert_eq!(letter.replies_to.map(|link| link.id).as_deref(), Some("call-for-unity-1963"));
    assert!(letter.other_fields.iter().any(|(name, _)| name == "original_language"));
}

#[test]
fn a_speech_found_by_its_words_quotes_them() {
    let Some(bytes) = speeches() else { return };
    let response = search(&mut opened(&bytes), query("\"climate change\""));
    assert!(response.total > 10, "{}", response.total);
    for card in &response.cards {
        let excerpt = card.excerpt.as_ref().expect("a speech has a text");
        assert_eq!(excerpt.field, ExcerptField::Content);
        assert!(excerpt.pieces.iter().flatten().any(|run| run.hit), "{}", card.id);
    }
}

#[test]
fn a_walk_through_the_speeches_by_their_neighbours_meets_each_of_them() {
    let Some(bytes) = speeches() else { return };
    let mut session = opened(&bytes);
    let oldest = SearchRequest { sort: Sort::Oldest, per_page: 1, ..query("peace") };
    let results = search(&mut session, oldest.clone());
    let mut next = results.cards.first().map(|card| card.id.clone());
    let mut met = 0;
    while let Some(id) = next {
        let view = statement(&mut session, &id, oldest.clone());
        assert!(view.hits > 0 || view.card.words > 0, "{id}");
        next = view.neighbours.and_then(|neighbours| neighbours.next).map(|link| link.id);
        met += 1;
    }
    assert_eq!(met, results.total);
}
