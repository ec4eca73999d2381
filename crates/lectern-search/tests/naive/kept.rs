//! An index that was kept is the index that it was, and bytes that are none give none.

use crate::generate::{Case, case};
use crate::{ALL, indexed, request};
use expect_test::expect;
use lectern_core::kept::{Digest, Identity, Reader, Writer};
use lectern_core::view::Sort;
use lectern_search::Index;
use proptest::prelude::*;

fn kept(index: &Index) -> Index {
    Index::from_kept_bytes(&index.to_kept_bytes()).expect("it was written just so")
}

/// All answers to the requests of a case.
fn answers(index: &Index, case: &Case) -> String {
    let sorts = [Sort::Auto, Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Title, Sort::Length];
    let answer = |sort| {
        let request = request(case, sort);
        let hits = index.search(&request);
        let marker = index.marker(&request.query, hits.relaxed.as_ref());
        let marked: Vec<_> = (case.documents.iter())
            .filter_map(|document| Some((document.statement.content.as_deref()?, document.language)))
            .map(|(content, language)| marker.ranges(lectern_core::TextField::Content, content, language))
            .collect();
        let (docs, facets) = (index.docs(&hits, ALL), index.facets(&hits, &request));
        let (timeline, meant) = (index.timeline(&hits, &request), index.did_you_mean(&hits, &request));
        format!("{docs:?} {facets:?} {timeline:?} {meant:?} {marked:?}")
    };
    let words: Vec<u32> = (0..=index.len()).map(|doc| index.words(doc)).collect();
    format!("{} {words:?} {:?}", index.len(), sorts.map(answer))
}

/// The sections of an index, changed, under a checksum that is right.
fn forged(index: &Index, change: impl FnOnce(&mut Vec<Vec<u8>>)) -> Vec<u8> {
    let bytes = index.to_kept_bytes();
    let mut reader = Reader::open(&bytes).expect("it was written just so");
    let mut sections = Vec::new();
    while !reader.is_at_end() {
        sections.push(reader.bytes().expect("it was written just so"));
    }
    change(&mut sections);
    let mut writer = Writer::new(Identity::default());
    sections.iter().for_each(|section| writer.section(section));
    writer.finish()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_index_that_was_kept_answers_as_before(case in case()) {
        let index = indexed(&case);
        let again = kept(&index);
        prop_assert_eq!(answers(&again, &case), answers(&index, &case));
        prop_assert_eq!(again.to_kept_bytes(), index.to_kept_bytes());
    }

    #[test]
    fn an_index_that_was_kept_can_be_added_to((before, after) in (case(), case())) {
        let mut all = before.clone();
        all.documents.extend(after.documents.clone());
        let index = indexed(&all);
        let mut grown = kept(&indexed(&before));
        for document in &after.documents {
            let content = document.statement.content.as_deref().unwrap_or_default();
            grown.add(&document.statement, content, document.language);
        }
        prop_assert_eq!(answers(&grown, &all), answers(&index, &all));
        prop_assert_eq!(answers(&kept(&grown), &all), answers(&index, &all));
    }

    /// Checksums keep out what was damaged; what they would let through must do no harm either.
    #[test]
    fn a_forged_index_is_none_or_one_that_can_be_asked(
        case in case(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in prop::option::of((any::<prop::sample::Index>(), 0..9_usize)),
    ) {
        let bytes = forged(&indexed(&case), |sections| {
            for (section, at, byte) in changes {
                let section = &mut sections[section.index(22)];
                if !section.is_empty() {
                    let at = at.index(section.len());
                    section[at] = byte;
                }
            }
            if let Some((section, by)) = cut {
                let section = &mut sections[section.index(22)];
                section.truncate(section.len().saturating_sub(by));
            }
        });
        if let Some(mut index) = Index::from_kept_bytes(&bytes) {
            answers(&index, &case);
            for document in &case.documents {
                index.add(&document.statement, "the nation", document.language);
            }
            answers(&index, &case);
        }
    }
}

/// Whoever changes the layout, or how words are made, learns here that `VERSION` in `lectern_core::kept` has to be
/// raised: otherwise readers would be answered from what an older engine made. Then the figures may follow.
#[test]
fn a_change_of_the_bytes_raises_the_version() {
    let mut index = Index::new();
    let texts = [
        ("en", "The nations' freedoms were 1,000 times defended"),
        ("fr", "Les libertés ont été défendues à l’époque"),
        ("de", "Die Völker wählten ihre Häuser"),
        ("el", "Οι λαοί και οι ελευθερίες"),
        ("sr", "Народи и слободе"),
        ("ar", "الحقوق والحريات"),
        ("tr", "Halkların özgürlükleri"),
        ("zh", "人民的自由"),
    ];
    for (language, text) in texts {
        let mut statement = crate::generate::statement("Of peoples");
        statement.date = "1989-11-09".parse().ok();
        statement.topics = vec![text.to_owned()];
        index.add(&statement, text, Some(language));
    }
    let bytes = index.to_kept_bytes();
    let version = lectern_core::kept::VERSION;
    expect!["version 3: 3793 bytes, 83e97350da6742e6"].assert_eq(&format!(
        "version {version}: {} bytes, {:016x}",
        bytes.len(),
        Digest::of(&bytes)
    ));
}
