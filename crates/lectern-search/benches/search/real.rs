//! A thousand speeches of the UN General Debate, where the shared folder beside the checkout has them.

use crate::subject::{Subject, filtered, request};
use lectern_core::bundle::Reader;
use std::path::Path;

const COLLECTION: &str = "../shared/corpora/ungdc/ungdc-1k.json";

/// The collection, with queries about it; none, said aloud, where it is absent.
pub fn subject() -> Option<Subject> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let Ok(bytes) = std::fs::read(checkout.join(COLLECTION)) else {
        println!("skipped: there is no {COLLECTION} beside the checkout");
        return None;
    };
    let (mut reader, mut statements) = (Reader::new(), Vec::new());
    reader.push(&bytes, &mut statements).unwrap();
    reader.finish(&mut statements).unwrap();
    let queries = vec![
        ("one common word", request("the ")),
        ("one rare word", request("zimbabwe ")),
        ("two words", request("nuclear weapons ")),
        ("three words", request("climate change island ")),
        ("three common words", request("the of and ")),
        ("prefix of 1", request("s")),
        ("prefix of 3", request("dis")),
        ("prefix of 6", request("disarm")),
        ("typo", request("disarmamant ")),
        ("rare phrase", request("\"sustainable development goals\"")),
        ("phrase of common words", request("\"of the\"")),
        ("phrase still being typed", request("\"united")),
        ("exclusion", request("peace -war ")),
        ("one of two", request("iraq OR iran ")),
        ("field", request("org:france peace ")),
        ("filters and facet counts", filtered("peace ", ["France", "Brazil"], 1980)),
        ("nothing but filters", filtered("", ["France", "Brazil"], 1980)),
        ("everything", request("")),
    ];
    Some(Subject { name: "ungdc-1k", statements, queries, typed: "self-determination of peoples".to_owned() })
}
