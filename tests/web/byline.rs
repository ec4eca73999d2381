//! Who made a statement.

use crate::page::{Page, mount, settled};
use crate::samples::{person, values};
use lectern_core::{Facet, ViewState};
use lectern_reader::i18n::use_i18n;
use lectern_reader::ui::byline::byline;
use lectern_reader::ui::tags::tags;
use wasm_bindgen_test::wasm_bindgen_test;

/// People written as `name/role/body`.
async fn show(people: &[&str], organizations: &str) -> Page {
    let read = |line: &&str| {
        let mut parts = line.split('/').chain(["", ""]);
        person(parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap())
    };
    let (authors, organizations): (Vec<_>, _) = (people.iter().map(read).collect(), values(organizations));
    let page = mount(move || byline(use_i18n(), &ViewState::default(), authors, organizations));
    settled().await;
    page
}

#[wasm_bindgen_test]
async fn people_are_named_with_role_and_body_before_the_bodies_that_issued_it() {
    let page = show(&["Ada/Chair/Pugwash", "Bo/Poet", "Cy//IPB", "Di"], "The Committee").await;
    assert_eq!(page.names("list"), ["Author"]);
    assert_eq!(page.names("listitem"), ["Ada Chair, Pugwash", "Bo Poet", "Cy IPB", "Di", "The Committee"]);
    assert_eq!(page.names("link"), ["Ada", "Pugwash", "Bo", "Cy", "IPB", "Di", "The Committee"]);
    assert_eq!(
        [page.href("Ada"), page.href("Pugwash"), page.href("The Committee")],
        ["?author=Ada", "?org=Pugwash", "?org=The+Committee"]
    );
}

#[wasm_bindgen_test]
async fn a_body_that_an_author_names_already_is_not_repeated() {
    let page = show(&["Ada/Chair/Pugwash", "IPB//IPB"], "Pugwash, IPB, The Committee").await;
    assert_eq!(page.names("listitem"), ["Ada Chair, Pugwash", "IPB", "The Committee"]);
}

#[wasm_bindgen_test]
async fn nobody_is_named_where_nobody_is_known() {
    let page = show(&[], "").await;
    assert_eq!(page.names("list"), [""; 0]);
    let page = show(&[], "Pugwash").await;
    assert_eq!(page.names("listitem"), ["Pugwash"]);
}

#[wasm_bindgen_test]
async fn a_language_is_named_and_filtered_by_its_tag() {
    let page = mount(|| {
        let base = ViewState::parse("?q=war");
        tags(use_i18n(), &base, Facet::Language, "Language".to_owned(), values("fr, xx-unknown"))
    });
    settled().await;
    assert_eq!(page.href("French"), "?q=war&lang=fr");
    assert_eq!(page.names("link").len(), 2, "a tag that nobody knows is shown as it is");
    assert!(page.text().starts_with("Language"));
}
