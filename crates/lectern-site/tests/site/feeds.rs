//! Feeds, sitemaps and the rest for programs, read back.

use crate::support::{SMALL, data, published, reader};
use lectern_core::Statement;
use lectern_core::bundle::Header;
use lectern_site::{BaseUrl, NamedFeed, Options, Site};
use quick_xml::events::Event;
use std::collections::BTreeSet;

fn options() -> Options {
    let feeds = vec![NamedFeed { name: "Of peace".to_owned(), places: vec![1, 0] }];
    Options { base_url: BaseUrl::parse("https://example.org/x/").ok(), feeds, ..Options::default() }
}

#[test]
fn atom_has_all_that_rfc_4287_requires() {
    let files = published(SMALL, options());
    let feed = atom_syndication::Feed::read_from(&files["feed.atom"][..]).unwrap();
    assert_eq!((feed.id.as_str(), feed.title.as_str()), ("https://example.org/x/feed.atom", "Letters & notes"));
    assert_eq!(feed.authors.len(), 1);
    assert!(feed.links.iter().any(|link| link.rel == "self"));
    let ids: BTreeSet<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids.len(), 4);
    for entry in &feed.entries {
        assert!(!entry.title.is_empty() && entry.id.starts_with("https://"));
        assert!(entry.links.iter().any(|link| link.rel == "alternate" && link.href == entry.id));
        assert!(entry.summary.is_some());
    }
    let first = feed.entries.iter().find(|entry| entry.title.as_str() == "First").unwrap();
    assert_eq!(first.published.unwrap().to_rfc3339(), "1990-05-01T00:00:00+00:00");
    let about = feed.entries.iter().find(|entry| entry.title.as_str() == "Second").unwrap();
    assert_eq!((about.published, about.updated.to_rfc3339().as_str()), (None, "1991-01-01T00:00:00+00:00"));
}

#[test]
fn a_named_feed_has_what_was_found_for_it() {
    let files = published(SMALL, options());
    let feed = atom_syndication::Feed::read_from(&files["feeds/of-peace.atom"][..]).unwrap();
    assert_eq!(feed.title.as_str(), "Letters & notes: Of peace");
    assert_eq!(feed.entries.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>(), ["Second", "First"]);
}

#[test]
fn a_json_feed_is_a_collection_that_the_reader_opens() {
    let files = published(SMALL, options());
    let mut found = Vec::new();
    let mut feed = lectern_core::bundle::Reader::new();
    feed.push(&files["feed.json"], &mut found).unwrap();
    feed.finish(&mut found).unwrap();
    assert_eq!(feed.header().title.as_deref(), Some("Letters & notes"));
    assert_eq!(found.len() + usize::try_from(feed.take_problems().statements_lost()).unwrap(), 4);
    let json: serde_json::Value = serde_json::from_slice(&files["feed.json"]).unwrap();
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["items"][1]["url"], "https://example.org/x/s/a.html");
    assert_eq!(json["items"][1]["external_url"], "https://paper.example/1");
}

/// The texts of an element, everywhere in a file.
fn texts(xml: &[u8], name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let (mut texts, mut buffer, mut is_inside) = (Vec::new(), Vec::new(), false);
    loop {
        match reader.read_event_into(&mut buffer).unwrap() {
            Event::Start(start) => is_inside = start.name().as_ref() == name.as_bytes(),
            Event::End(_) => is_inside = false,
            Event::Text(text) if is_inside => texts.push(String::from_utf8(text.to_vec()).unwrap()),
            Event::Eof => return texts,
            _ => {}
        }
        buffer.clear();
    }
}

#[test]
fn the_sitemap_has_every_page_once() {
    let files = published(SMALL, options());
    let found = texts(&files["sitemap.xml"], "loc");
    let pages = files.keys().filter(|path| path.ends_with(".html") && *path != "404.html");
    let expected: BTreeSet<String> = pages
        .map(|path| {
            format!(
                "https://example.org/x/{}",
                if path.ends_with("~index.html") { path } else { path.trim_end_matches("index.html") }
            )
        })
        .collect();
    assert_eq!(found.len(), expected.len());
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
    assert!(String::from_utf8_lossy(&files["robots.txt"]).contains("Sitemap: https://example.org/x/sitemap.xml"));
}

#[test]
fn more_pages_than_a_sitemap_may_have_make_several_and_an_index() {
    let statements: Vec<Statement> =
        (0..50_001).map(|number| Statement { id: format!("s{number}"), ..Statement::default() }).collect();
    let (header, reader) = (Header::default(), reader());
    let site = Site::new(&header, &statements, &reader, data(), options());
    let plan = site.plan();
    let content = |path: &str| site.content(plan.iter().find(|file| file.path == path).unwrap()).into_owned();
    assert_eq!(texts(&content("sitemap.xml"), "loc").len(), 2);
    let (first, second) = (texts(&content("sitemap-1.xml"), "loc"), texts(&content("sitemap-2.xml"), "loc"));
    assert_eq!(first.len(), 50_000);
    assert!(content("sitemap-1.xml").len() < 50 << 20, "the other limit of the protocol");
    let pages = plan.iter().filter(|file| file.path.ends_with(".html") && file.path != "404.html").count();
    assert_eq!(first.len() + second.len(), pages);
}

#[test]
fn the_search_is_described_as_the_standard_wants() {
    let files = published(SMALL, options());
    let names = texts(&files["opensearch.xml"], "ShortName");
    assert!(names.concat().chars().count() <= 16);
    let text = String::from_utf8_lossy(&files["opensearch.xml"]).into_owned();
    assert!(text.contains("template=\"https://example.org/x/?q={searchTerms}\""), "{text}");
    assert!(String::from_utf8_lossy(&files["index.html"]).contains("application/opensearchdescription+xml"));
}

#[test]
fn the_data_package_names_the_collection_with_its_digest() {
    let files = published(SMALL, options());
    let package: serde_json::Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
    let name = package["name"].as_str().unwrap();
    assert!(name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.')));
    assert_eq!(package["resources"][0]["path"], "collection-0.json");
    assert_eq!(package["resources"][0]["hash"], format!("sha256:{}", "0".repeat(64)));
    assert_eq!(package["licenses"][0]["name"], "CC0-1.0");
}
