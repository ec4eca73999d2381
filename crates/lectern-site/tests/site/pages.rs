//! What stands in which page.

use crate::support::{SMALL, elements, published};
use expect_test::expect;
use lectern_site::{BaseUrl, Options};

fn with_base() -> Options {
    Options { base_url: BaseUrl::parse("https://example.org/x").ok(), ..Options::default() }
}

#[test]
fn each_statement_has_a_page_and_each_value_a_list() {
    let paths: Vec<String> = published(SMALL, Options::default()).into_keys().collect();
    expect![[r#"
        .nojekyll
        404.html
        _headers
        all/index.html
        arrival.js
        authors/ada.html
        authors/index.html
        boot.js
        datapackage.json
        icon.svg
        index.html
        lectern-reader-1.js
        lectern-reader-1_bg.wasm
        organizations/index.html
        organizations/union.html
        places/ghent.html
        places/index.html
        robots.txt
        s/a.html
        s/~.hidden.html
        s/~con.html
        s/~index.html
        style-STYLE.css
        texts_bg.wasm
        topics/index.html
        topics/peace.html
        topics/water.html
        worker.js
        worker_bg.wasm
        years/1990.html
        years/1991.html
        years/index.html"#]]
    .assert_eq(
        &paths
            .iter()
            .map(|path| if path.starts_with("style-") { "style-STYLE.css" } else { path })
            .collect::<Vec<_>>()
            .join("\n"),
    );
}

#[test]
fn a_text_is_shown_whole_with_numbered_passages() {
    let files = published(SMALL, Options::default());
    let page = String::from_utf8(files["s/a.html"].clone()).unwrap();
    let (_, text) = page.split_once("<h2>Text</h2>").unwrap();
    let (text, _) = text.split_once("<footer").unwrap();
    expect![[r##"
        <div class="text" dir="ltr" lang="en"><h3 class="passage" id="p1" dir="auto"><a class="passage-number" href="#p1" aria-label="Link to passage 1">1</a>To all</h3><p class="passage" id="p2" dir="auto"><a class="passage-number" href="#p2" aria-label="Link to passage 2">2</a>We <em>ask</em> <a href="https://example.org/" rel="noopener noreferrer">you</a> and <span>you (<span dir="auto">javascript:alert(1)</span>)</span>.</p><blockquote><p class="passage" id="p3" dir="auto"><a class="passage-number" href="#p3" aria-label="Link to passage 3">3</a>Quoted</p></blockquote><ol start="1"><li><p class="passage" id="p4" dir="auto"><a class="passage-number" href="#p4" aria-label="Link to passage 4">4</a>one</p></li><li><p class="passage" id="p5" dir="auto"><a class="passage-number" href="#p5" aria-label="Link to passage 5">5</a>two</p></li></ol></div></section>"##]]
    .assert_eq(text);
}

#[test]
fn machines_read_who_wrote_what_and_when() {
    let files = published(SMALL, with_base());
    let all = elements(&files["s/a.html"]);
    let meta = |name: &str| {
        all.iter().find(|one| one.name == "meta" && one.get("name") == name).map(|one| one.get("content").to_owned())
    };
    assert_eq!(meta("citation_author").as_deref(), Some("Ada"));
    assert_eq!(meta("citation_publication_date").as_deref(), Some("1990/05/01"));
    assert_eq!(meta("DC.rights").as_deref(), Some("https://spdx.org/licenses/CC0-1.0.html"));
    let canonical = all.iter().find(|one| one.get("rel") == "canonical").unwrap();
    assert_eq!(canonical.get("href"), "https://example.org/x/s/a.html");
    let data = all.iter().find(|one| one.name == "script").unwrap();
    let data: serde_json::Value = serde_json::from_str(&data.text).unwrap();
    assert_eq!((data["@type"].as_str(), data["dateCreated"].as_str()), (Some("Message"), Some("1990-05-01")));
    assert_eq!(data["recipient"][0]["name"], "The council");
}

#[test]
fn pages_hold_no_script_and_little_before_the_text() {
    for (path, page) in
        published(SMALL, with_base()).iter().filter(|(path, _)| path.ends_with(".html") && *path != "index.html")
    {
        let page = str::from_utf8(page).unwrap();
        let scripts = elements(page.as_bytes()).into_iter().filter(|one| one.name == "script");
        assert!(
            scripts.map(|one| one.get("type").to_owned()).all(|of_type| of_type == "application/ld+json"),
            "{path}"
        );
        let before = page.find("class=\"text\"").or(page.find("</main>")).unwrap();
        assert!(before < 30_000, "{path}: {before} bytes before the text");
        assert!(page.contains("default-src 'none'; style-src 'self'"), "{path}");
    }
}

#[test]
fn a_statement_leads_to_the_one_before_and_after_and_to_what_answers_it() {
    let files = published(SMALL, Options::default());
    let hrefs = |path: &str, class: &str| -> Vec<String> {
        let all = elements(&files[path]);
        all.iter().filter(|one| one.get("class") == class).map(|one| one.get("href").to_owned()).collect()
    };
    assert_eq!(hrefs("s/a.html", "results-step"), ["../s/~con.html", "../s/~.hidden.html"]);
    let page = String::from_utf8(files["s/a.html"].clone()).unwrap();
    assert!(page.contains("Replies to it") && page.contains("Translations"));
    assert!(page.contains("href=\"../?s=a\""), "the way into the reader");
}

#[test]
fn the_first_page_starts_the_reader_and_shows_cards_before() {
    let files = published(SMALL, Options::default());
    let all = elements(&files["index.html"]);
    let cards: Vec<&str> =
        all.iter().filter(|one| one.get("class") == "card-title").map(|one| one.text.as_str()).collect();
    assert_eq!(cards, ["Second", "First", "رسالة", "Fourth"]);
    assert!(all.iter().any(|one| one.get("id") == "boot"));
    let opened = all.iter().find(|one| one.get("name") == "lectern-collection").unwrap();
    assert_eq!(opened.get("content"), "collection-0.json");
}

#[test]
fn without_an_address_there_is_nothing_that_needs_one() {
    let files = published(SMALL, Options::default());
    assert!(!files.keys().any(|path| path.ends_with(".atom") || path.ends_with(".xml")));
    assert!(!String::from_utf8_lossy(&files["s/a.html"]).contains("canonical"));
}
