//! Nothing found, and how a query was read.

use crate::page::{Page, mount, settled};
use lectern_core::protocol::{Blame, Part, Period, Reading, Relaxed, Repair, Similar};
use lectern_core::{Facet, TextField, ViewState};
use lectern_reader::i18n::use_i18n;
use lectern_reader::ui::empty::nothing_found;
use lectern_reader::ui::reading::{Told, query_reading};
use lectern_reader::ui::syntax::syntax;
use wasm_bindgen_test::wasm_bindgen_test;

async fn show(address: &str, blame: Vec<(Part, u32)>) -> Page {
    let view = ViewState::parse(address);
    let blame: Vec<_> = blame.into_iter().map(|(part, without)| Blame { part, without }).collect();
    let page = mount(move || nothing_found(use_i18n(), &view, &blame));
    settled().await;
    page
}

#[wasm_bindgen_test]
async fn each_part_to_blame_is_dropped_by_a_link() {
    let all = "?c=talks.json&q=war+peace&kind=letter&-kind=speech&from=1990&to=1999-06&undated=1&sort=title&page=2";
    let term = Part::Term { term: "peace".to_owned(), rest: "war".to_owned() };
    let blame = vec![(term, 1200), (Part::Facet(Facet::Kind), 3), (Part::Dates, 2), (Part::Undated, 1)];
    let page = show(all, blame).await;
    assert!(page.text().starts_with("No statement matches all of this."));
    assert_eq!(
        page.names("listitem"),
        [
            "Without “peace” 1,200 statements would match",
            "Without the filter Kind 3 statements would match",
            "Without the dates 1990 – June 1999 2 statements would match",
            "Without the filter Without a date 1 statement would match",
        ]
    );
    let all = all.replace("&page=2", "");
    for (name, dropped) in [
        ("Without “peace”", "+peace"),
        ("Without the filter Kind", "&kind=letter&-kind=speech"),
        ("Without the dates 1990 – June 1999", "&from=1990&to=1999-06"),
        ("Without the filter Without a date", "&undated=1"),
    ] {
        assert_eq!(page.href(name), all.replacen(dropped, "", 1), "{name}");
    }
}

#[wasm_bindgen_test]
async fn dates_open_on_one_side_are_named_so() {
    let page = show("?to=1963", vec![(Part::Dates, 2)]).await;
    assert_eq!(page.href("Without the dates until 1963"), "?");
}

#[wasm_bindgen_test]
async fn nothing_is_offered_where_no_part_is_to_blame() {
    let page = show("?q=war", Vec::new()).await;
    assert_eq!((page.text().as_str(), page.names("link").len()), ("No statement matches all of this.", 0));
}

async fn reading(reading: Option<Reading>, repairs: Vec<Repair>) -> String {
    told(Told { reading, repairs, ..Told::default() }).await.text()
}

async fn told(told: Told) -> Page {
    let page = mount(move || query_reading(use_i18n(), &ViewState::parse("?q=rihgts&kind=letter"), &told));
    settled().await;
    page
}

#[wasm_bindgen_test]
async fn a_query_is_read_back_in_words() {
    let word = |word: &str| Reading::Word(word.to_owned());
    let phrase = || Reading::Phrase(vec!["human".to_owned(), "rights".to_owned()]);
    let field = Reading::Field { facet: Facet::Author, value: "king".to_owned() };
    for (read, expected) in [
        (word("war"), "“war”"),
        (Reading::Prefix("clim".to_owned()), "words that start with “clim”"),
        (phrase(), "the phrase “human rights”"),
        (field, "Author containing “king”"),
        (Reading::Not(Box::new(phrase())), "not the phrase “human rights”"),
        (Reading::All(vec![word("war"), word("or"), phrase()]), "“war” and “or” and the phrase “human rights”"),
        (Reading::All(vec![word("a"), Reading::Any(vec![word("b"), word("c")])]), "“a” and (“b” or “c”)"),
        (Reading::Not(Box::new(Reading::All(vec![word("a"), word("b")]))), "not (“a” and “b”)"),
        (Reading::Exact("acts".into()), "exactly “acts”"),
        (Reading::Pattern("wom?n".into()), "words like “wom?n”"),
        (Reading::Expression("wom.n".into()), "words that match /wom.n/"),
        (
            Reading::Near { parts: vec![word("arms"), word("sales")], within: 5, is_ordered: false },
            "“arms” and “sales” within 5 other words",
        ),
        (
            Reading::Near { parts: vec![word("a"), word("b")], within: 1, is_ordered: true },
            "“a” and “b” within 1 other word, in this order",
        ),
        (Reading::Within { field: TextField::Title, reading: Box::new(word("war")) }, "“war” in the title"),
        (Reading::Dated(Period::Between("1990".into(), "1999".into())), "made from 1990 to 1999"),
        (Reading::Dated(Period::Before("1990-06".into())), "made before 1990-06"),
        (word("<b>{word}</b>"), "“<b>{word}</b>”"),
    ] {
        assert_eq!(reading(Some(read), Vec::new()).await, format!("Looking for {expected}"));
    }
}

#[wasm_bindgen_test]
async fn what_was_mended_in_a_query_is_said() {
    for (repair, expected) in [
        (Repair::OpenQuote, "A quotation mark has no fellow; the phrase was taken to reach to the end."),
        (Repair::IdleOperator("OR".to_owned()), "“OR” had nothing to work on and was passed over."),
        (
            Repair::NoDate("soon".to_owned()),
            "“soon” is not a date and was passed over. Dates are written 1990, 1990-06 or 1990-06-15.",
        ),
        (Repair::BadExpression("(".to_owned()), "/(/ is not a regular expression; no word matches it."),
        (Repair::UnknownField("autor".to_owned()), "“autor:” is not a field; it was read as a word."),
    ] {
        assert_eq!(reading(None, vec![repair]).await, expected);
    }
    assert_eq!(reading(None, Vec::new()).await, "");
}

#[wasm_bindgen_test]
async fn what_was_found_in_place_of_the_query_is_said_and_the_query_that_was_meant_is_a_link() {
    let similar = vec![Similar { typed: "rihgts".to_owned(), words: vec!["rights".to_owned(), "nights".to_owned()] }];
    let did_you_mean = Some("rights".to_owned());
    let relaxed = Some(Relaxed { similar, some_words: false });
    let page = told(Told { relaxed, did_you_mean, ..Told::default() }).await;
    assert_eq!(
        page.texts("p").first().map(String::as_str),
        Some("No statement has “rihgts”. Shown instead: rights, nights.")
    );
    assert_eq!(page.href("Did you mean rights?"), "?q=rights&kind=letter");
    let relaxed = Some(Relaxed { similar: Vec::new(), some_words: true });
    let said = told(Told { relaxed, ..Told::default() }).await.text();
    assert_eq!(said, "No statement has all of this. Shown are those that have some of it, the best first.");
}

#[wasm_bindgen_test]
async fn what_can_be_typed_unfolds_with_an_example_for_each() {
    let page = mount(|| syntax(use_i18n()));
    settled().await;
    assert_eq!(page.parts("details[open]").len(), 0);
    page.unfold("How to search").await;
    assert_eq!(page.parts("details[open]").len(), 1);
    let rows: Vec<_> = page.texts("dt").into_iter().zip(page.texts("dd")).collect();
    assert_eq!(rows.len(), 9);
    for (example, meaning) in [
        ("\"nuclear weapons\"", "these words next to each other"),
        ("peace -war", "statements without a word"),
        ("(war OR conflict) NOT treaty", "either of the two"),
        ("title:peace author:king", "words in title, author"),
    ] {
        let found = rows.iter().any(|row| row.0 == example && row.1.starts_with(meaning));
        assert!(found, "{example}: {meaning} in {rows:?}");
    }
}
