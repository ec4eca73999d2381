//! The head of the page, and opening another collection from it.

use crate::page::{Page, enter, has_focus, mount, pick, settled, submit};
use lectern_reader::browser::{dom, files};
use lectern_reader::ui::masthead::Masthead;
use lectern_reader::ui::open::OpenAnother;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn masthead(heading: RwSignal<bool>, description: Option<&'static str>) -> Page {
    let text = |text: &'static str| Signal::stored(text.to_owned());
    let description = Signal::stored(description.map(str::to_owned));
    mount(move || {
        view! {
            <Masthead title=text("Talks & <b>letters</b>") description home=text("?c=talks.json")
                about=text("?c=talks.json&view=about") heading=heading.into()>
                <p id="child">"inside"</p>
            </Masthead>
        }
    })
}

#[wasm_bindgen_test]
async fn the_title_leads_home_and_is_the_heading_only_on_the_list() {
    let heading = RwSignal::new(true);
    let page = masthead(heading, None);
    settled().await;
    assert_eq!(page.texts("h1"), ["Talks & <b>letters</b>"]);
    dom::focus("title");
    assert!(has_focus(&page.part("h1")), "the page moves the focus here");
    assert_eq!(page.href("Talks & <b>letters</b>"), "?c=talks.json");
    heading.set(false);
    settled().await;
    assert_eq!(page.names("heading"), [""; 0], "a statement's own title is the heading there");
    assert_eq!(page.href("Talks & <b>letters</b>"), "?c=talks.json");
}

#[wasm_bindgen_test]
async fn the_description_stands_on_the_list_alone() {
    let heading = RwSignal::new(true);
    let page = masthead(heading, Some("Words <i>of</i> peace"));
    settled().await;
    assert!(page.text().contains("Words <i>of</i> peace"));
    heading.set(false);
    settled().await;
    assert!(!page.text().contains("Words"));
}

#[wasm_bindgen_test]
async fn the_first_link_skips_to_the_statements_and_another_tells_of_the_collection() {
    let page = masthead(RwSignal::new(true), None);
    settled().await;
    assert_eq!(page.names("link").first().map(String::as_str), Some("Skip to the statements"));
    assert_eq!(page.href("Skip to the statements"), "#results");
    assert_eq!(page.href("About this collection"), "?c=talks.json&view=about");
    assert_eq!(page.texts("header #child"), ["inside"]);
}

/// The form that opens another collection, with every file and address it called back with.
fn open(default_href: RwSignal<Option<String>>) -> (Page, StoredValue<Vec<String>>) {
    let called = StoredValue::new(Vec::new());
    let call = move |what: String| called.update_value(|called| called.push(what));
    let on_file = Callback::new(move |event| call(format!("file {}", files::picked(&event).unwrap().name())));
    let on_address = Callback::new(move |address| call(format!("address {address}")));
    (
        mount(move || {
            view! { <OpenAnother on_file on_address default_href=default_href.into() make_href=Signal::stored(Some("?view=make".to_owned()))
            kept=Signal::stored(String::new()) on_look=Callback::new(|()| ()) on_delete=Callback::new(|_| ())/> }
        }),
        called,
    )
}

#[wasm_bindgen_test]
async fn a_file_that_is_picked_is_called_back_and_so_is_the_same_one_again() {
    let (page, called) = open(RwSignal::new(None));
    settled().await;
    page.unfold("Open another collection").await;
    for _ in 0..2 {
        pick(&page.find("file", "Choose a file…"), "talks.json");
    }
    assert_eq!(called.get_value(), ["file talks.json", "file talks.json"]);
}

#[wasm_bindgen_test]
async fn an_address_is_called_back_when_it_is_sent_off() {
    let (page, called) = open(RwSignal::new(None));
    settled().await;
    page.unfold("Open another collection").await;
    let field = page.find("textbox", "Address of a collection");
    for typed in ["", "  "] {
        enter(&field, typed);
        assert!(submit(&page.part("form")), "the form must not load a page");
    }
    enter(&field, " https://example.org/talks.json ");
    page.find("button", "Open").click();
    assert_eq!(called.get_value(), ["address https://example.org/talks.json"]);
}

#[wasm_bindgen_test]
async fn the_way_back_is_offered_only_from_another_collection() {
    let default_href = RwSignal::new(None);
    let (page, _) = open(default_href);
    settled().await;
    assert_eq!(page.names("link"), ["Make a collection of your files"]);
    default_href.set(Some("?".to_owned()));
    settled().await;
    assert_eq!(page.href("Back to the default collection"), "?");
}

#[wasm_bindgen_test]
async fn what_is_kept_is_looked_for_when_unfolded_and_can_be_opened_and_deleted() {
    let kept = RwSignal::new(String::new());
    let deleted = StoredValue::new(Vec::new());
    let on_look = Callback::new(move |()| kept.set("letters.json".to_owned()));
    let on_delete = Callback::new(move |name: String| deleted.update_value(|deleted| deleted.push(name)));
    let page = mount(move || {
        view! {
            <OpenAnother on_file=Callback::new(|_| ()) on_address=Callback::new(|_| ())
                default_href=Signal::stored(None) make_href=Signal::stored(Some("?view=make".to_owned())) kept=kept.into()
                on_look on_delete/>
        }
    });
    settled().await;
    page.unfold("Open another collection").await;
    settled().await;
    assert_eq!(page.href("Make a collection of your files"), "?view=make");
    assert_eq!(page.href("letters.json"), "?c=kept%3Aletters.json");
    page.find("button", "Delete letters.json").click();
    assert_eq!(deleted.get_value(), ["letters.json"]);
}
