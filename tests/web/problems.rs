//! Problems found while reading, and notices.

use crate::page::{Page, has_focus, mount, settled};
use lectern_core::protocol::{Loss, Malformation, Position, Problem, ProblemKind, Shape};
use lectern_reader::i18n::use_i18n;
use lectern_reader::ui::notice::notice;
use lectern_reader::ui::problems::Problems;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// Problems on a page, with how many were asked for each time.
struct Stage {
    page: Page,
    count: RwSignal<u32>,
    lost: RwSignal<u32>,
    problems: RwSignal<Vec<Problem>>,
    asked: StoredValue<Vec<u32>>,
}

fn stage(count: u32) -> Stage {
    let (count, lost, problems) = (RwSignal::new(count), RwSignal::new(0), RwSignal::new(Vec::new()));
    let asked = StoredValue::new(Vec::new());
    let on_more = Callback::new(move |wanted| asked.update_value(|asked| asked.push(wanted)));
    let page =
        mount(move || view! { <Problems count=count.into() lost=lost.into() problems=problems.into() on_more/> });
    Stage { page, count, lost, problems, asked }
}

fn problem(line: u64, id: &str, field: Option<&str>, kind: ProblemKind, loss: Loss) -> Problem {
    let position = Position { line, column: 5 };
    Problem { position, id: Some(id.to_owned()), field: field.map(str::to_owned), kind, loss }
}

fn many(count: u64) -> Vec<Problem> {
    (1..=count).map(|line| problem(line, "some-id", None, ProblemKind::NoText, Loss::Statement)).collect()
}

#[wasm_bindgen_test]
async fn problems_are_counted_and_asked_for_when_the_list_is_opened() {
    let stage = stage(0);
    settled().await;
    assert_eq!(stage.page.text(), "");
    stage.count.set(1);
    settled().await;
    assert!(stage.page.has("region", "1 problem was found in this collection."));
    stage.count.set(1200);
    settled().await;
    assert!(stage.page.has("region", "1,200 problems were found in this collection."));
    assert_eq!(stage.asked.get_value(), [0; 0], "nobody has asked yet");
    stage.page.unfold("Show what").await;
    assert_eq!(stage.asked.get_value(), [100]);
}

#[wasm_bindgen_test]
async fn each_problem_says_its_place_its_statement_and_what_it_cost() {
    let kinds = vec![
        problem(1, "a", Some("title"), ProblemKind::Missing, Loss::Statement),
        problem(22, "b", None, ProblemKind::DuplicateId, Loss::Statement),
        problem(3, "c", Some("date"), ProblemKind::MalformedDate("soon".to_owned()), Loss::Field),
        problem(4, "d", Some("replies_to"), ProblemKind::UnknownReference("z".to_owned()), Loss::Nothing),
        problem(5, "e", None, ProblemKind::TooLong(3_000_000), Loss::Statement),
        problem(6, "f", Some("topics"), ProblemKind::WrongType { expected: Shape::Strings }, Loss::Field),
        problem(7, "g", None, ProblemKind::NotJson(Malformation::NameIsNoString), Loss::Statement),
    ];
    let stage = stage(7);
    stage.problems.set(kinds);
    settled().await;
    assert_eq!(stage.page.texts("thead th[scope=col]"), ["Place in the file", "Statement", "Problem"]);
    let rows: Vec<_> = stage.page.texts("tbody td").chunks(3).map(|row| row.join(" | ")).collect();
    assert_eq!(
        rows,
        [
            "line 1, column 5 | a | title: It is missing. The statement is left out.",
            "line 22, column 5 | b | An earlier statement has the same id. The statement is left out.",
            "line 3, column 5 | c | date: “soon” is not an EDTF date such as 2018-09-20, 2018~ or 2018-09/2018-10. The field is left out.",
            "line 4, column 5 | d | replies_to: The collection has no statement “z”. Nothing is left out.",
            "line 5, column 5 | e | It is longer than this reader takes: 3 MB. The statement is left out.",
            "line 6, column 5 | f | topics: It should be: array of strings. The field is left out.",
            "line 7, column 5 | g | It is not JSON: key must be a string. The statement is left out.",
        ]
    );
}

#[wasm_bindgen_test]
async fn more_are_asked_for_until_all_are_there() {
    let stage = stage(150);
    settled().await;
    assert!(!stage.page.has("button", "Show more"), "the first ones are asked for by opening the list");
    stage.problems.set(many(100));
    settled().await;
    stage.page.find("button", "Show more").click();
    assert_eq!(stage.asked.get_value(), [200]);
    stage.problems.set(many(150));
    settled().await;
    assert!(!stage.page.has("button", "Show more"));
    assert_eq!(stage.page.parts("tbody tr").len(), 150);
}

#[wasm_bindgen_test]
async fn the_notice_says_what_the_problems_cost() {
    let stage = stage(1200);
    settled().await;
    assert!(!stage.page.text().contains("left out"));
    stage.lost.set(1);
    settled().await;
    assert!(stage.page.text().contains("1 statement is left out."));
    stage.lost.set(1100);
    settled().await;
    assert!(stage.page.text().contains("1,100 statements are left out."));
}

#[wasm_bindgen_test]
async fn of_very_many_problems_the_first_are_listed_and_the_list_says_so() {
    let stage = stage(10_000);
    settled().await;
    assert!(!stage.page.text().contains("Only the first"));
    stage.count.set(1_000_000);
    settled().await;
    stage.page.unfold("Show what").await;
    assert!(stage.page.has("region", "1,000,000 problems were found in this collection."));
    assert!(stage.page.text().contains("Only the first 10,000 in the file are listed."));
    stage.problems.set(many(9_900));
    settled().await;
    stage.page.find("button", "Show more").click();
    assert_eq!(stage.asked.get_value(), [100, 10_000]);
    stage.problems.set(many(10_000));
    settled().await;
    assert!(!stage.page.has("button", "Show more"), "no more are listed");
}

#[wasm_bindgen_test]
async fn an_opened_list_stays_open_while_more_problems_are_found() {
    let stage = stage(1);
    settled().await;
    stage.page.unfold("Show what").await;
    stage.problems.set(many(1));
    let summary = stage.page.find("summary", "Show what");
    summary.focus().unwrap();
    stage.count.set(2);
    settled().await;
    assert_eq!(stage.page.parts("details[open]").len(), 1);
    assert!(has_focus(&summary));
}

#[wasm_bindgen_test]
async fn opening_again_asks_for_nothing_that_is_there() {
    let stage = stage(1);
    stage.problems.set(many(1));
    settled().await;
    stage.page.unfold("Show what").await;
    stage.page.unfold("Show what").await;
    assert_eq!(stage.asked.get_value(), [0; 0]);
}

#[wasm_bindgen_test]
async fn a_notice_says_its_sentence_until_it_is_put_away() {
    let dismissed = RwSignal::new(0);
    let page = mount(move || {
        let on_dismiss = Callback::new(move |()| dismissed.update(|times| *times += 1));
        notice(use_i18n(), "It was <b>started</b> again.".to_owned(), on_dismiss)
    });
    settled().await;
    assert!(page.names("status").concat().starts_with("It was <b>started</b> again."));
    page.find("button", "Dismiss").click();
    assert_eq!(dismissed.get_untracked(), 1);
}
