//! One page with everything in it.

use crate::support::{SMALL, elements, read, reader};
use lectern_site::{PageOptions, single_page};

#[test]
fn all_parts_are_in_the_page_and_nothing_is_fetched() {
    let (header, _) = read(SMALL);
    let page = single_page(&header, b"packed", &reader(), &PageOptions::default()).unwrap();
    let all = elements(&page);
    for id in ["reader-wasm", "worker-js", "worker-wasm", "texts-wasm", "collection"] {
        assert!(all.iter().any(|one| one.get("id") == id && !one.text.is_empty()), "{id}");
    }
    for element in &all {
        assert!(!element.attributes.contains_key("src"), "<{}> fetches", element.name);
        assert!(element.name != "link" || element.get("href").starts_with("data:"));
    }
    let policy = all.iter().find(|one| one.get("http-equiv") == "Content-Security-Policy").unwrap();
    assert!(!policy.get("content").contains("unsafe-inline"));
}
