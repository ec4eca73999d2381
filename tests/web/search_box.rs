//! The field that a query is typed into.

use crate::page::{Page, enter, mount, press, settled, submit, value};
use lectern_reader::ui::search_box::SearchBox;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// A search field on a page, with every query it called back with. The address follows it, as on the real page.
struct Stage {
    page: Page,
    query: RwSignal<String>,
    history: StoredValue<Vec<String>>,
}

fn stage(typed: &str) -> Stage {
    let query = RwSignal::new(typed.to_owned());
    let history = StoredValue::new(Vec::new());
    let on_query = Callback::new(move |typed: String| {
        history.update_value(|history| history.push(typed.clone()));
        query.set(typed);
    });
    Stage { page: mount(move || view! { <SearchBox query=query.into() on_query/> }), query, history }
}

impl Stage {
    fn field(&self) -> HtmlElement {
        self.page.find("searchbox", "Search the statements")
    }
}

#[wasm_bindgen_test]
async fn each_change_is_called_back_as_it_is_typed() {
    let stage = stage("");
    settled().await;
    enter(&stage.field(), "war ");
    enter(&stage.field(), "war \"and peace");
    assert_eq!(stage.history.get_value(), ["war ", "war \"and peace"], "spaces and quotation marks are the query's");
}

#[wasm_bindgen_test]
async fn the_field_shows_the_query_of_the_address() {
    let stage = stage("war");
    settled().await;
    assert_eq!(value(&stage.field()), "war");
    enter(&stage.field(), "warmth");
    stage.query.set("peace".to_owned());
    settled().await;
    assert_eq!(value(&stage.field()), "peace", "going back changes what was typed");
}

#[wasm_bindgen_test]
async fn escape_clears_only_what_is_there() {
    let stage = stage("war");
    settled().await;
    assert!(press(&stage.field(), "Escape"));
    settled().await;
    assert_eq!((value(&stage.field()), stage.history.get_value()), (String::new(), vec![String::new()]));
    assert!(!press(&stage.field(), "Escape"), "an empty field leaves the key to the browser");
    assert_eq!(stage.history.get_value().len(), 1);
}

#[wasm_bindgen_test]
async fn a_button_clears_the_field_while_something_is_in_it() {
    let stage = stage("");
    settled().await;
    assert_eq!(stage.page.names("button"), [""; 0]);
    enter(&stage.field(), "war");
    settled().await;
    stage.page.find("button", "Clear the search").click();
    settled().await;
    assert_eq!((value(&stage.field()), stage.query.get_untracked()), (String::new(), String::new()));
    assert_eq!(stage.page.names("button"), [""; 0]);
}

#[wasm_bindgen_test]
async fn other_keys_are_typed_and_enter_leads_nowhere_else() {
    let stage = stage("war");
    settled().await;
    for key in ["/", "Enter", "a", "ArrowLeft"] {
        assert!(!press(&stage.field(), key), "{key}");
    }
    assert!(submit(&stage.page.part("form")), "the form must not load a page");
    assert_eq!((stage.history.get_value().len(), value(&stage.field()).as_str()), (0, "war"));
}

#[wasm_bindgen_test]
async fn the_field_tells_the_key_that_leads_to_it() {
    let stage = stage("");
    settled().await;
    let said = |attribute| stage.field().get_attribute(attribute).unwrap_or_default();
    assert_eq!((said("aria-keyshortcuts"), said("title")), ("/".to_owned(), "Press / to search".to_owned()));
    assert_eq!(stage.page.names("search").len(), 1);
}
