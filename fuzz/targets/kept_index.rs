//! Any bytes as an index that was kept: none, or one that can be asked, added to and kept again.
//!
//! A copy that chance has changed is turned away by its checksums. So the input is the sections of a copy, each after
//! its length (two bytes, little-endian), and the checksums are made right; the input itself is tried, too.

#![no_main]

use lectern_core::Statement;
use lectern_core::kept::{Identity, Writer};
use lectern_core::protocol::SearchRequest;
use lectern_core::view::Sort;
use lectern_search::Index;
use libfuzzer_sys::fuzz_target;

const QUERIES: [&str; 6] = ["", "peace", "\"human rights\" ", "injustise", "title:on topic:war", "na* NEAR/3 war"];

fuzz_target!(|input: &[u8]| {
    let forged = sealed(input);
    for bytes in [input, &forged] {
        if let Some(index) = Index::from_kept_bytes(bytes) {
            check(index);
        }
    }
});

fn sealed(input: &[u8]) -> Vec<u8> {
    let mut writer = Writer::new(Identity::default());
    let mut rest = input;
    while let Some((length, behind)) = rest.split_first_chunk() {
        let length = usize::from(u16::from_le_bytes(*length)).min(behind.len());
        let (section, behind) = behind.split_at(length);
        writer.section(section);
        rest = behind;
    }
    writer.finish()
}

fn check(mut index: Index) {
    ask(&index);
    let len = index.len();
    let statement = Statement { title: "On human rights".to_owned(), ..Statement::default() };
    assert_eq!(index.add(&statement, "War and peace", Some("en")), len);
    ask(&index);
    assert_eq!(index.len(), len + 1);
}

fn ask(index: &Index) {
    for query in QUERIES {
        for sort in [Sort::Auto, Sort::Newest, Sort::Title] {
            let request = SearchRequest { query: query.to_owned(), sort, facet_limit: 3, ..SearchRequest::default() };
            let hits = index.search(&request);
            let docs = index.docs(&hits, 0..usize::MAX);
            assert!(docs.iter().all(|&doc| doc < index.len()), "a statement was found that there is not: {docs:?}");
            drop(index.facets(&hits, &request));
            drop(index.timeline(&hits, &request));
            drop(index.did_you_mean(&hits, &request));
        }
    }
}
