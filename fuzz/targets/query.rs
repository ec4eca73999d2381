//! Any text as a query, of a small collection in several languages; and marked in any text.
//!
//! The first line of the input is the query, the rest a text in which its words are marked. Besides never panicking,
//! the engine keeps what `lectern_search` promises of hits, ranges and excerpts.

#![no_main]

use lectern_core::protocol::{FacetRequest, SearchRequest};
use lectern_core::view::{Choice, Sort};
use lectern_core::{CalendarDate, Facet, Statement, TextField};
use lectern_search::{Index, Marker, Passages};
use libfuzzer_sys::fuzz_target;
use std::cell::LazyCell;
use std::ops::Range;

/// Language, title, body that issued it, date, text.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

const STATEMENTS: [Row; 8] = [
    (
        "en",
        "On human rights",
        "France",
        "1948-12-10",
        "All human beings are born free and equal in dignity and rights.",
    ),
    (
        "en",
        "On peace and war",
        "Iraq",
        "1963",
        "Peace is not merely the absence of war; it is the nations' self-determination.",
    ),
    (
        "en-GB",
        "Nuclear weapons",
        "United Nations",
        "1963-08~",
        "Nuclear weapons condemned. Nuclear tests condemned, too!",
    ),
    (
        "fr",
        "Déclaration de l'État",
        "République",
        "1789/1793",
        "Les hommes naissent et demeurent libres et égaux en droits.",
    ),
    ("de", "Über die Würde", "Bund", "", "Die Würde des Menschen ist unantastbar. Häuser, Straße, Zürich."),
    ("zh", "世界人权宣言", "联合国", "1948", "人人生而自由，在尊严和权利上一律平等。"),
    ("ko", "인권 선언", "유엔", "1948-12", "모든 인간은 태어날 때부터 자유로우며 인권은 평등하다."),
    ("ar", "إعلان", "الأمم المتحدة", "1948", "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق"),
];

/// How many characters an excerpt may have: few, so that texts are cut at both ends.
const EXCERPT_CHARS: usize = 40;

thread_local! {
    static INDEX: LazyCell<Index> = LazyCell::new(index);
}

fuzz_target!(|input: &[u8]| {
    let input = String::from_utf8_lossy(input);
    let (query, text) = input.split_once('\n').unwrap_or((&input, ""));
    INDEX.with(|index| {
        check_searches(index, query);
        let asked = SearchRequest { query: query.to_owned(), ..SearchRequest::default() };
        let marker = index.marker(query, index.search(&asked).relaxed.as_ref());
        for (language, _, _, _, content) in STATEMENTS {
            check_marks(&marker, content, Some(language));
        }
        check_marks(&marker, text, Some("en"));
        check_marks(&marker, text, Some("xx"));
    });
});

fn index() -> Index {
    let mut index = Index::new();
    for (language, title, organization, date, content) in STATEMENTS {
        let statement = Statement {
            title: title.to_owned(),
            organizations: vec![organization.to_owned()],
            date: date.parse().ok(),
            ..Statement::default()
        };
        index.add(&statement, content, Some(language));
    }
    index
}

fn check_searches(index: &Index, query: &str) {
    let mut request =
        SearchRequest { query: query.to_owned(), facet_limit: 3, page: 1, per_page: 25, ..SearchRequest::default() };
    check_hits(index, &request);
    request.sort = Sort::Title;
    let choice = Choice { any: vec!["France".to_owned()], none: vec![query.to_owned()] };
    request.filters.facets.insert(Facet::Organization, choice);
    request.filters.from = Some(CalendarDate::of_year(1900));
    check_hits(index, &request);
    for (_, rest) in index.terms(query) {
        request.query = rest;
        assert!(index.count(&request) <= index.len());
    }
    let languages = FacetRequest { facet: Facet::Language, contains: query.to_owned(), limit: 3, search: request };
    assert!(index.facet(&languages).values.iter().all(|value| value.count <= index.len()));
}

/// A search tells no statement twice and none that there is not. It may find more than holds word for word, as where
/// nothing does, but never less.
fn check_hits(index: &Index, request: &SearchRequest) {
    let hits = index.search(request);
    let mut docs = index.docs(&hits, 0..usize::MAX);
    assert_eq!(docs.len(), hits.total as usize, "another number is told than there are");
    let counts = index.facets(&hits, request);
    assert!(counts.iter().flat_map(|counts| &counts.values).all(|value| value.count <= index.len()));
    let timeline = index.timeline(&hits, request);
    assert!(timeline.undated <= index.len() && timeline.buckets.len() <= index.len() as usize * 400);
    assert_ne!(index.did_you_mean(&hits, request).as_ref(), Some(&request.query), "what was asked is what was meant");
    assert!(docs.len() >= index.count(request) as usize, "a statement that holds was not found");
    docs.sort_unstable();
    assert!(docs.windows(2).all(|pair| pair[0] < pair[1]), "a statement was found twice: {docs:?}");
    assert!(docs.iter().all(|&doc| doc < index.len()), "a statement was found that there is not: {docs:?}");
}

fn check_marks(marker: &Marker, text: &str, language: Option<&str>) {
    let ranges = marker.ranges(TextField::Content, text, language);
    check_ranges(text, &(0..text.len()), &ranges);
    let Some(Passages { pieces, hits }) = marker.excerpt(TextField::Content, text, language, EXCERPT_CHARS) else {
        assert!(ranges.is_empty(), "marks without an excerpt: {ranges:?}");
        return;
    };
    let chars: usize = pieces.iter().map(|piece| text[piece.clone()].chars().count()).sum();
    assert!(chars <= EXCERPT_CHARS, "an excerpt is too long: {pieces:?}");
    assert!(!hits.is_empty(), "an excerpt shows nothing of the query: {pieces:?}");
    assert!(pieces.windows(2).all(|pair| pair[0].end < pair[1].start), "pieces overlap: {pieces:?}");
    check_ranges(text, &(pieces[0].start..pieces[pieces.len() - 1].end), &hits);
}

/// Ranges stand in order and apart, within a piece of the text, and cut no character in two.
fn check_ranges(text: &str, piece: &Range<usize>, ranges: &[Range<usize>]) {
    assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start), "ranges overlap: {ranges:?}");
    for range in ranges {
        assert!(text.get(range.clone()).is_some_and(|marked| !marked.is_empty()), "{range:?} is no mark");
        assert!(piece.start <= range.start && range.end <= piece.end, "{range:?} is not in {piece:?}");
    }
}
