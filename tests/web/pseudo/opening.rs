//! The head of the page, opening a collection, and what may go wrong with it.

use super::check;
use crate::page::{PSEUDO, mount_in};
use lectern_core::protocol::{
    Expected, Loss, Malformation, OpenFailure, Origin, Position, Problem, ProblemKind, Progress, Shape,
};
use lectern_reader::i18n::use_i18n;
use lectern_reader::library::{Cause, Failed, Reading};
use lectern_reader::ui::failure::open_failed;
use lectern_reader::ui::masthead::Masthead;
use lectern_reader::ui::notice::notice;
use lectern_reader::ui::open::OpenAnother;
use lectern_reader::ui::problems::Problems;
use lectern_reader::ui::progress::ReadingProgress;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn opening_a_collection_is_translated() {
    let page = mount_in(PSEUDO, || {
        let text = |text: &str| Signal::stored(text.to_owned());
        let reading = |total_bytes| {
            let progress = Progress { bytes: 1_000, total_bytes, ..Progress::default() };
            Signal::stored(Some(Reading { progress, origin: Origin::File("2".to_owned()) }))
        };
        view! {
            <Masthead title=text("1") description=Signal::stored(None) home=text("?") about=text("?")
                heading=Signal::stored(true)>
                <OpenAnother on_file=Callback::new(|_| ()) on_address=Callback::new(|_| ())
                    default_href=Signal::stored(Some("?".to_owned())) make_href=Signal::stored(Some("?view=make".to_owned()))
                    kept=text("3") on_look=Callback::new(|()| ()) on_delete=Callback::new(|_| ())/>
            </Masthead>
            <ReadingProgress reading=reading(Some(2_000)) on_cancel=Callback::new(|()| ())/>
            <ReadingProgress reading=reading(None) on_cancel=Callback::new(|()| ())/>
        }
    });
    check(&page).await;
}

#[wasm_bindgen_test]
async fn whatever_goes_wrong_is_translated() {
    let page = mount_in(PSEUDO, || {
        let i18n = use_i18n();
        let nothing = Callback::new(|()| ());
        let failed = |cause| Failed { origin: Origin::File("1".to_owned()), cause };
        let position = Position { line: 2, column: 3 };
        let not_json = OpenFailure::NotJson { position, expected: Expected::CommaOrClosingBrace };
        let problem = |kind| Problem { position, id: None, field: None, kind, loss: Loss::Field };
        let problems = vec![
            problem(ProblemKind::Missing),
            problem(ProblemKind::WrongType { expected: Shape::Strings }),
            problem(ProblemKind::NotJson(Malformation::TrailingComma)),
        ];
        view! {
            {open_failed(i18n, &failed(Cause::Engine(OpenFailure::Empty)), nothing, Some(nothing))}
            {open_failed(i18n, &failed(Cause::Engine(not_json)), nothing, None)}
            {open_failed(i18n, &failed(Cause::FileGone), nothing, None)}
            <Problems count=Signal::stored(20_000) lost=Signal::stored(2) problems=Signal::stored(problems) on_more=Callback::new(|_| ())/>
            {notice(i18n, "4".to_owned(), nothing)}
        }
    });
    check(&page).await;
}
