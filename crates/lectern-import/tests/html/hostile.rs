//! Pages that were made to do harm are refused or read, in bounded time, on the small stack that a browser's worker has.

use lectern_import::Options;
use lectern_import::html::{self, Page};
use lectern_import::source::Refusal;
use std::thread;
use std::time::{Duration, Instant};

/// What a module of the browser has.
const STACK: usize = 1 << 20;

/// Far more than any takes, even unoptimised on a busy machine, and far less than what grows with a square would.
const LONGEST: Duration = Duration::from_secs(60);

fn read(html: String) -> Result<Page, Refusal> {
    let start = Instant::now();
    let reader = thread::Builder::new().stack_size(STACK);
    let page = reader.spawn(move || html::read(&html, "harm.html", &Options::default())).unwrap().join().unwrap();
    assert!(start.elapsed() < LONGEST, "took {:?}", start.elapsed());
    page
}

fn check_refused(html: String, says: &str) {
    let refusal = read(html).unwrap_err();
    assert_eq!(refusal.path, "harm.html");
    assert!(refusal.reason.contains(says), "{}", refusal.reason);
}

#[test]
fn a_hundred_thousand_elements_in_each_other_are_refused() {
    check_refused("<div>".repeat(100_000) + "words", "deep");
    check_refused("<div><b>".repeat(50_000) + "words", "deep");
    check_refused("<table><tr><td>".repeat(40_000) + "words", "deep");
    check_refused("<blockquote><p><i>".repeat(40_000) + "words", "deep");
}

#[test]
fn fifty_megabytes_are_refused() {
    check_refused("<p>".repeat(17_000_000), "MB");
    check_refused("x".repeat(50_000_000), "MB");
}

#[test]
fn more_elements_than_any_page_has_are_refused() {
    check_refused("<p>a".repeat(400_000), "elements");
    check_refused("<br>".repeat(400_000), "elements");
}

#[test]
fn formatting_that_is_opened_anew_in_each_paragraph_is_refused() {
    let many: String = (0..2_000).map(|number| format!("<b id={number}>")).collect();
    let refusal = read(many + &"<p>a".repeat(2_000)).unwrap_err();
    assert!(refusal.reason.contains("deep") || refusal.reason.contains("elements"), "{}", refusal.reason);
}

#[test]
fn as_deep_and_as_many_as_may_be_are_read() {
    let deep = "<div>".repeat(480) + "Words of a page.";
    assert!(read(deep).is_ok());
    let many = "<p>Words of a page, and more of them.".repeat(20_000);
    assert!(read(many).is_ok());
    let both = ("<div>".repeat(400) + &"<p>Words</p>".repeat(50) + &"</div>".repeat(400)).repeat(20);
    assert!(read(both).is_ok());
}

#[test]
fn an_attribute_of_a_megabyte_is_passed_over() {
    let page = read(format!(
        "<p class='{}'>Words.<a href='http://example.org/{}'>More</a>",
        "a ".repeat(1 << 19),
        "b".repeat(1 << 20)
    ));
    assert!(page.unwrap().pieces.iter().any(|piece| piece.text.contains("Words.")));
}

#[test]
fn a_paragraph_of_megabytes_is_read() {
    assert!(read(format!("<p>{}", "word, ".repeat(500_000))).is_ok());
    assert!(read(format!("<p>{}", "*_[`<&lt;".repeat(100_000))).is_ok());
}

#[test]
fn what_is_no_markup_at_all_is_read_or_refused() {
    for html in [
        "",
        " ",
        "<",
        "<!--",
        "<!DOCTYPE",
        "</",
        "\0\0",
        "<body>",
        "<frameset><frame src=x>",
        "<plaintext>a<b",
        "<svg><p>x",
    ] {
        let _ = read(html.to_owned());
    }
    check_refused("<body><script>words</script>".to_owned(), "no text");
}
