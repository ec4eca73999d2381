//! A collection becomes a folder, again and again.

use crate::place::{Place, landmark};
use std::fs;
use std::path::Path;

/// A reader as small as one can be, so that these tests need no built one.
const READER: [(&str, &str); 8] = [
    (
        "reader/index.html",
        "<!doctype html><html><head><title>L</title><meta name=\"description\" content=\"d\">\
         <meta name=\"lectern-collection\" content=\"c\"><link rel=\"stylesheet\" href=\"./a.css\">\
         <script id=\"boot\" data-js=\"./lectern-reader-1.js\" data-wasm=\"./lectern-reader-1.wasm\"></script></head></html>",
    ),
    ("reader/a.css", "a { color: red; }"),
    ("reader/icon.svg", "<svg/>"),
    ("reader/worker.js", ""),
    ("reader/worker_bg.wasm", ""),
    ("reader/texts_bg.wasm", ""),
    ("reader/lectern-reader-1.js", ""),
    ("reader/lectern-reader-1.wasm", ""),
];

fn place(collection: &str) -> Place {
    let place = Place::with(&READER);
    place.write("c.json", collection);
    place
}

fn bundle(statements: &[(&str, &str)]) -> String {
    let statements: Vec<_> = statements
        .iter()
        .map(|(id, text)| serde_json::json!({"id": id, "title": format!("About {id}"), "content": text}))
        .collect();
    serde_json::json!({"format": "statement-bundle", "version": 1, "title": "T", "statements": statements}).to_string()
}

const PUBLISH: [&str; 6] = ["publish", "c.json", "-o", "site", "--reader", "reader"];

#[test]
fn a_collection_becomes_pages_and_its_own_file() {
    let place = place(&bundle(&[("a", "Text *of* a."), ("con", "Text of con."), (".x", "X")]));
    let ran = place.done(&PUBLISH);
    assert!(ran.err.contains("3 statements"), "{}", ran.err);
    assert!(place.read("site/s/a.html").contains("<em>of</em>"));
    assert!(place.read("site/s/~con.html").contains("About con"));
    assert!(place.read("site/s/~.x.html").contains("About .x"));
    let names: Vec<String> = fs::read_dir(place.path().join("site"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let data = names.iter().find(|name| name.starts_with("collection-") && name.ends_with(".json")).unwrap();
    assert_eq!(place.read(&format!("site/{data}")), place.read("c.json"));
    assert!(names.contains(&format!("{data}.gz")));
    assert!(place.read("site/index.html").contains(data.as_str()));
    assert!(!names.iter().any(|name| name.ends_with(".part")), "{names:?}");
}

#[test]
fn publishing_again_rewrites_what_changed_and_removes_what_went() {
    let place = place(&bundle(&[("a", "One."), ("b", "Two."), ("c", "Three.")]));
    place.done(&PUBLISH);
    let again = place.done(&PUBLISH);
    assert!(
        again.err.contains(" 0 files written") || again.err.contains(": 3 statements, 0 files written"),
        "{}",
        again.err
    );
    let stamp = |name: &str| fs::metadata(place.path().join(name)).unwrap().modified().unwrap();
    let before = stamp("site/s/c.html");
    place.write("c.json", bundle(&[("a", "One, corrected."), ("c", "Three.")]));
    place.done(&PUBLISH);
    assert!(place.read("site/s/a.html").contains("corrected"));
    assert!(!place.path().join("site/s/b.html").exists());
    let data = fs::read_dir(place.path().join("site")).unwrap();
    let data = data.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("collection-"));
    assert_eq!(data.count(), 2, "the old collection is gone");
    // Its neighbours changed, so that its page did; the reader's files did not.
    assert!(stamp("site/s/c.html") >= before);
    let same = place.done(&PUBLISH).err;
    assert!(same.contains("0 files written") && same.contains("0 removed"), "{same}");
}

#[test]
fn a_folder_with_files_of_somebody_else_is_left_alone() {
    let place = place(&bundle(&[("a", "One.")]));
    place.write("site/thesis.doc", "mine");
    let ran = place.run(&PUBLISH);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("thesis.doc") && ran.err.contains("name another folder"), "{}", ran.err);
    assert_eq!(place.read("site/thesis.doc"), "mine");
    assert!(!place.path().join("site/index.html").exists());
}

#[test]
fn a_file_that_came_into_a_site_later_is_left_alone_too() {
    let place = place(&bundle(&[("a", "One.")]));
    place.done(&PUBLISH);
    place.write("site/CNAME", "example.org");
    place.write("site/.git/config", "");
    place.done(&PUBLISH);
    place.write("site/s/notes.html", "mine");
    let ran = place.run(&PUBLISH);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("s/notes.html"), "{}", ran.err);
    assert_eq!(place.read("site/CNAME"), "example.org");
}

#[test]
fn a_list_that_was_tampered_with_removes_nothing_outside() {
    let place = place(&bundle(&[("a", "One.")]));
    place.done(&PUBLISH);
    place.write("site/.lectern-site.json", r#"{"format": "lectern-site", "files": ["../c.json", "s/a.html"]}"#);
    let ran = place.run(&PUBLISH);
    assert_eq!(ran.code, 2, "the other files of the site are nobody's now: {}", ran.err);
    assert!(place.path().join("c.json").exists());
}

#[test]
fn what_an_interrupted_run_left_is_no_obstacle() {
    let place = place(&bundle(&[("a", "One."), ("b", "Two.")]));
    place.done(&PUBLISH);
    fs::remove_file(place.path().join("site/index.html")).unwrap();
    place.write("site/s/.lectern-x.part", "half");
    place.done(&PUBLISH);
    assert!(place.path().join("site/index.html").exists());
    assert!(!place.path().join("site/s/.lectern-x.part").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let place = place(&bundle(&[("a", "One.")]));
    fs::create_dir(place.path().join("site")).unwrap();
    fs::set_permissions(place.path().join("site"), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(place.path().join("site/probe"), "").is_ok() {
        eprintln!("SKIPPED: this user may write anywhere");
        return;
    }
    let ran = place.run(&PUBLISH);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("site") && ran.err.contains("cannot be written"), "{}", ran.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    if !Path::new("/dev/full").exists() {
        eprintln!("SKIPPED: there is no /dev/full here");
        return;
    }
    let place = place(&bundle(&[("a", "One.")]));
    let ran = place.run(&["publish", "c.json", "-o", "/dev/full", "--reader", "reader"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("/dev/full"), "{}", ran.err);
}

#[test]
fn a_missing_parent_folder_is_named() {
    let place = place(&bundle(&[("a", "One.")]));
    let ran = place.run(&["publish", "c.json", "-o", "no/such/site", "--reader", "reader"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("the folder does not exist"), "{}", ran.err);
}

#[test]
fn problems_are_counted_and_with_strict_nothing_is_published() {
    let place = place(
        r#"{"format": "statement-bundle", "version": 1, "title": "T", "statements": [{"id": "a", "title": "A", "summary": "S", "date": "soon"}]}"#,
    );
    let ran = place.run(&[&PUBLISH[..], &["--strict"]].concat());
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("nothing was published") && ran.err.contains("1 problem"), "{}", ran.err);
    assert!(!place.path().join("site").exists());
    let ran = place.done(&PUBLISH);
    assert!(ran.err.contains("1 problem"), "{}", ran.err);
}

#[test]
fn what_is_no_collection_is_not_published() {
    let place = place("hello");
    let ran = place.run(&PUBLISH);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("c.json"), "{}", ran.err);
    assert!(!place.path().join("site").exists());
}

#[test]
fn feeds_have_what_their_queries_find() {
    let place = place(&bundle(&[("a", "Of peace."), ("b", "Of war.")]));
    let base = ["--base-url", "https://example.org/", "--feed", "Peace=peace", "--feed", "None=zebra"];
    let ran = place.done(&[&PUBLISH[..], &base].concat());
    assert!(ran.err.contains("feed None: no statement matches"), "{}", ran.err);
    let feed = place.json("site/feeds/peace.json");
    assert_eq!(feed["items"].as_array().unwrap().len(), 1);
    let ran = place.run(&[&PUBLISH[..], &["--feed", "Peace=peace"]].concat());
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--base-url"), "{}", ran.err);
}

#[test]
fn a_title_a_theme_and_a_logo_are_the_publisher_s() {
    let place = place(&bundle(&[("a", "One.")]));
    place.write("theme.css", ":root { --accent: #004400; }");
    place.write("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    place.done(&[&PUBLISH[..], &["--title", "Ours", "--theme", "theme.css", "--logo", "logo.svg"]].concat());
    let page = place.read("site/s/a.html");
    assert!(page.contains("Ours"), "{page}");
    let (_, style) = page.split_once("href=\"../style-").unwrap();
    let style = place.read(&format!("site/style-{}", style.split('"').next().unwrap()));
    assert!(style.contains("#004400") && style.contains("url(\"logo-"), "{style}");
    place.write("theme.css", "@import 'https://example.org/x.css';");
    let ran = place.run(&[&PUBLISH[..], &["--theme", "theme.css"]].concat());
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("theme.css") && ran.err.contains("@import"), "{}", ran.err);
}

#[test]
fn one_page_can_hold_it_all() {
    let place = place(&bundle(&[("a", "One.")]));
    place.done(&["publish", "c.json", "--single-file", "-o", "one.html", "--reader", "reader"]);
    assert!(place.read("one.html").contains("<title>T</title>"));
    let long = bundle(&[("a", &"word ".repeat(11 << 20))]);
    place.write("c.json", long);
    let ran = place.run(&["publish", "c.json", "--single-file", "-o", "two.html", "--reader", "reader"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("leave out --single-file"), "{}", ran.err);
}

#[test]
fn other_pages_may_show_it_until_it_is_published_without() {
    let place = place(&bundle(&[("a", "One.")]));
    place.done(&[&PUBLISH[..], &["--embed", "--base-url", "https://example.org/"]].concat());
    assert!(place.read("site/embed.js").contains("customElements.define(\"lectern-reader\""));
    assert!(place.read("site/embed.html").contains("&lt;script src=&quot;https://example.org/embed.js&quot;"));
    let headers = place.read("site/_headers");
    assert!(headers.contains("frame-ancestors *") && !headers.contains("frame-ancestors 'none'"), "{headers}");
    place.done(&PUBLISH);
    assert!(!place.path().join("site/embed.js").exists() && !place.path().join("site/embed.html").exists());
    assert!(place.read("site/_headers").contains("frame-ancestors 'none'"));
    let ran = place.run(&["publish", "c.json", "--embed", "--single-file", "-o", "one.html", "--reader", "reader"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn another_folder_in_the_place_of_a_reader_is_refused() {
    let place = place(&bundle(&[("a", "One.")]));
    let ran = place.run(&["publish", "c.json", "-o", "site", "--reader", "."]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("index.html") && ran.err.contains("cargo xtask dist"), "{}", ran.err);
}

#[test]
fn the_default_collection_can_be_published() {
    let place = Place::with(&READER);
    let path = landmark();
    place.done(&["publish", path.to_str().unwrap(), "-o", "site", "--reader", "reader"]);
    assert!(place.read("site/s/magna-carta-1215.html").contains("Magna Carta"));
}
