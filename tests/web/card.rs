//! A statement in short.

use crate::page::{Page, mount, settled};
use crate::samples::{card, person, runs, source, values, when};
use lectern_core::ViewState;
use lectern_core::protocol::{Card, Excerpt, ExcerptField};
use lectern_core::statement::Status;
use lectern_reader::i18n::use_i18n;
use lectern_reader::ui::card::statement_card;
use wasm_bindgen_test::wasm_bindgen_test;

async fn show(card: Card, address: &str) -> Page {
    let base = ViewState::parse(address);
    let page = mount(move || statement_card(use_i18n(), &base, card));
    settled().await;
    page
}

fn excerpt(text: &str, starts_inside: bool, ends_inside: bool) -> Option<Excerpt> {
    Some(Excerpt { field: ExcerptField::Content, pieces: vec![runs(text)], starts_inside, ends_inside })
}

#[wasm_bindgen_test]
async fn the_title_names_the_card_and_opens_the_statement_in_the_same_search() {
    let page = show(card("a-letter.1", "On *war*"), "?q=war&kind=letter&page=2").await;
    assert_eq!(page.names("article"), ["On war"]);
    assert_eq!(page.names("heading"), ["On war"]);
    assert_eq!(page.href("On war"), "?q=war&kind=letter&page=2&s=a-letter.1");
}

#[wasm_bindgen_test]
async fn what_the_query_looked_for_is_marked_in_the_title_and_the_excerpt() {
    let excerpt = excerpt("of *War* and *wars* alone", false, false);
    let page = show(Card { excerpt, ..card("a", "On *war*") }, "?q=war").await;
    assert_eq!(page.texts("mark"), ["war", "War", "wars"]);
    assert_eq!(page.texts("p"), ["of War and wars alone"]);
}

#[wasm_bindgen_test]
async fn an_excerpt_says_where_text_was_cut_and_in_which_language_it_is() {
    let language = Some("fr".to_owned());
    for (starts, ends, expected) in [(true, false, "… la paix"), (false, true, "la paix …")] {
        let excerpt = excerpt("la paix", starts, ends);
        let page = show(Card { excerpt, language: language.clone(), ..card("a", "A") }, "?").await;
        assert_eq!(page.texts("p[lang=fr]"), [expected]);
    }
}

#[wasm_bindgen_test]
async fn an_ellipsis_stands_between_two_pieces_of_an_excerpt() {
    let pieces = vec![runs("no *war*"), runs("but *peace*")];
    let excerpt = Excerpt { field: ExcerptField::Content, pieces, starts_inside: false, ends_inside: false };
    let page = show(Card { excerpt: Some(excerpt), ..card("a", "A") }, "?").await;
    assert_eq!(page.texts("p"), ["no war … but peace"]);
}

#[wasm_bindgen_test]
async fn whatever_is_named_filters_by_it_and_keeps_the_search() {
    let shown = Card {
        kind: Some("open letter".to_owned()),
        authors: vec![person("Linus Pauling", "", "")],
        organizations: values("Pugwash"),
        recipients: values("The UN"),
        places: values("Oslo, Bergen"),
        topics: values("law & order"),
        ..card("a", "A")
    };
    let page = show(shown, "?q=war&decade=1960&page=3&s=other&p=2").await;
    for (name, filter) in [
        ("open letter", "kind=open+letter&decade=1960"),
        ("Linus Pauling", "author=Linus+Pauling&decade=1960"),
        ("Pugwash", "org=Pugwash&decade=1960"),
        ("The UN", "recipient=The+UN&decade=1960"),
        ("Oslo", "place=Oslo&decade=1960"),
        ("Bergen", "place=Bergen&decade=1960"),
        ("law & order", "topic=law+%26+order&decade=1960"),
    ] {
        assert_eq!(page.href(name), format!("?q=war&{filter}"), "{name}");
    }
    for label in ["Addressed to", "Places", "Topics"] {
        assert!(page.texts(".tags-label").iter().any(|found| found == label), "{label}");
    }
}

#[wasm_bindgen_test]
async fn a_link_takes_the_place_of_its_own_facets_choice() {
    let page = show(Card { topics: values("law"), ..card("a", "A") }, "?topic=peace&-topic=war&kind=letter").await;
    assert_eq!(page.href("law"), "?kind=letter&topic=law");
}

#[wasm_bindgen_test]
async fn the_facts_are_said_in_words() {
    let date = Some(when("2018-09-20"));
    let facts = Card { date, words: 1234, signatures: Some(1), status: Status::Corrected, ..card("a", "A") };
    let page = show(Card { kind: Some("letter".to_owned()), ..facts }, "?").await;
    assert_eq!(
        page.texts("[aria-label='About this statement'] li"),
        ["letter", "20 September 2018", "1,234 words", "1 signature", "Corrected by its author"]
    );
    let page = show(Card { status: Status::Withdrawn, signatures: Some(1_200), ..card("a", "A") }, "?").await;
    assert_eq!(page.names("listitem"), ["1,200 signatures", "Withdrawn by its author"]);
}

#[wasm_bindgen_test]
async fn a_card_says_nothing_of_what_is_not_known() {
    let page = show(card("a", "A title alone"), "?").await;
    assert_eq!(page.text(), "A title alone");
    assert_eq!(page.names("link"), ["A title alone"]);
}

#[wasm_bindgen_test]
async fn calls_are_cut_to_three_and_the_rest_is_counted() {
    for (calls, expected) in [
        ("Stop", vec!["Stop"]),
        ("Stop, Talk, Sign", vec!["Stop", "Talk", "Sign"]),
        ("Stop, Talk, Sign, Ratify, Leave", vec!["Stop", "Talk", "Sign", "and 2 more"]),
    ] {
        let page = show(Card { calls: values(calls), ..card("a", "A") }, "?").await;
        assert_eq!(page.texts(".calls-list li"), expected);
        assert!(page.text().contains("It asks for"));
    }
}

#[wasm_bindgen_test]
async fn the_source_is_a_link_only_where_its_address_may_be_followed() {
    for (name, url, link) in [
        ("The Times", "https://example.org/1", Some("The Times")),
        ("", "http://example.org/1", Some("http://example.org/1")),
        ("The Times", "", None),
        ("The Times", "javascript:alert(1)", None),
        ("", "data:text/html,x", None),
    ] {
        let page = show(Card { source: Some(source(name, url)), ..card("a", "A") }, "?").await;
        let links = page.names("link").split_off(1);
        assert_eq!(links.first().map(String::as_str), link, "{url}");
        assert!(page.text().contains(name) && page.text().contains(url) == (link.is_none() || name.is_empty()));
        if let Some(link) = link {
            let rel = page.find("link", link).get_attribute("rel").unwrap_or_default();
            assert!(rel.split(' ').any(|word| word == "noopener"), "{rel}");
            assert_eq!(page.href(link), url);
        }
    }
}

#[wasm_bindgen_test]
async fn markup_in_a_collection_stays_text() {
    const MARKUP: &str = "<b>A & B</b><img src=x>";
    let shown = Card {
        kind: Some(MARKUP.to_owned()),
        authors: vec![person(MARKUP, MARKUP, "")],
        organizations: values(MARKUP),
        topics: values(MARKUP),
        calls: values(MARKUP),
        excerpt: excerpt(&format!("*{MARKUP}*"), false, false),
        source: Some(source(MARKUP, "")),
        ..card("a", MARKUP)
    };
    let page = show(shown, "?").await;
    assert_eq!(page.text().matches(MARKUP).count(), 8, "{}", page.text());
    assert_eq!(page.parts("b, img").len(), 0);
}
