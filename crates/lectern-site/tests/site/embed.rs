//! The page that shows how other pages show the collection.

use crate::support::{SMALL, elements, published};
use expect_test::expect;
use lectern_site::{BaseUrl, Options};
use std::collections::BTreeMap;

fn embeddable(bundle: &str, base_url: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    let base_url = base_url.and_then(|text| BaseUrl::parse(text).ok());
    let headers = vec![("Content-Security-Policy".to_owned(), "default-src 'none'; frame-ancestors 'none'".to_owned())];
    published(bundle, Options { base_url, headers, is_embeddable: true, ..Options::default() })
}

/// The snippets, as a person copies them.
fn snippets(files: &BTreeMap<String, Vec<u8>>) -> String {
    let codes = elements(&files["embed.html"]).into_iter().filter(|one| one.name == "pre");
    codes.map(|one| one.text).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn a_snippet_is_a_script_and_an_element_with_a_link_in_it() {
    let files = embeddable(SMALL, Some("https://example.org/x"));
    expect![[r#"
        <script src="https://example.org/x/embed.js" async></script>
        <lectern-reader max-height="640px"><a href="https://example.org/x/" dir="auto">Letters &amp; notes</a></lectern-reader>

        <script src="https://example.org/x/embed.js" async></script>
        <lectern-reader max-height="640px" query="topic:&quot;peace&quot;"><a href="https://example.org/x/?q=topic%3A%22peace%22" dir="auto">Letters &amp; notes: peace</a></lectern-reader>

        <script src="https://example.org/x/embed.js" async></script>
        <lectern-reader statement="con"><a href="https://example.org/x/s/~con.html" dir="auto">Second</a></lectern-reader>"#]]
    .assert_eq(&snippets(&files));
}

#[test]
fn a_snippet_shows_what_it_makes() {
    let files = embeddable(SMALL, None);
    let shown = elements(&files["embed.html"]).into_iter().filter(|one| one.name == "lectern-reader");
    let shown: Vec<_> = shown.map(|one| (one.get("query").to_owned(), one.get("statement").to_owned())).collect();
    let copied = elements(snippets(&files).as_bytes()).into_iter().filter(|one| one.name == "lectern-reader");
    let copied: Vec<_> = copied.map(|one| (one.get("query").to_owned(), one.get("statement").to_owned())).collect();
    assert_eq!(shown, copied);
    assert_eq!(shown.len(), 3);
}

#[test]
fn a_hostile_title_stays_a_title_in_what_is_copied() {
    for title in ["</a><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='alert(1)"] {
        let bundle = serde_json::json!({
            "format": "statement-bundle", "version": 1, "title": title,
            "statements": [{"id": "a", "title": title, "summary": "S", "topics": [title, "p\" OR x"]}],
        });
        let files = embeddable(&bundle.to_string(), Some("https://example.org/"));
        // Whoever copies a snippet has it read as HTML.
        let copied = elements(snippets(&files).as_bytes());
        let made = copied.iter().filter(|one| !["html", "head", "body"].contains(&one.name.as_str()));
        assert!(made.clone().all(|one| ["script", "lectern-reader", "a"].contains(&one.name.as_str())), "{title}");
        assert!(made.clone().filter(|one| one.name == "a").all(|one| one.text == title), "{title}");
        let scripts: Vec<_> = made.filter(|one| one.name == "script").map(|one| one.get("src")).collect();
        assert_eq!(scripts, ["https://example.org/embed.js"; 2], "{title}");
    }
}

#[test]
fn without_it_there_is_neither_script_nor_permission() {
    let headers = |files: &BTreeMap<String, Vec<u8>>| String::from_utf8(files["_headers"].clone()).unwrap();
    let files = embeddable(SMALL, None);
    assert!(files.contains_key("embed.js") && headers(&files).contains("frame-ancestors *"));
    assert!(headers(&files).contains("frame-src 'self'"), "its own page shows it in a frame, too");
    let files = published(SMALL, Options::default());
    assert!(!files.contains_key("embed.js") && !files.contains_key("embed.html"));
    assert!(!String::from_utf8_lossy(&files["s/a.html"]).contains("embed.html"));
}

#[test]
fn an_empty_collection_has_a_page_as_well() {
    let files = embeddable(r#"{"format": "statement-bundle", "version": 1, "title": "T", "statements": []}"#, None);
    assert_eq!(snippets(&files).matches("<lectern-reader").count(), 1);
}
