//! Searching equals scanning on a real text in twelve languages and nine scripts: the Universal Declaration of Human
//! Rights, a statement for each of its paragraphs. The texts lie beside the checkout; without them this says that it is
//! skipped.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a test fails by panicking")]

use lectern_core::protocol::SearchRequest;
use lectern_core::{Statement, TextField};
use lectern_search::{Index, words_of};
use std::collections::BTreeSet;
use std::fs;

const TEXTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpora/udhr/all.jsonl");

const LANGUAGES: [&str; 12] = ["en", "fr", "de", "es", "ru", "tr", "ar", "he", "hi", "zh", "ja", "th"];

/// How many places of a text queries are made from.
const PLACES: usize = 30;

/// As the index sees a word: as it stands, folded, its stem.
type Word = [String; 3];

struct Text {
    language: &'static str,
    paragraphs: Vec<String>,
    words: Vec<Vec<Word>>,
    index: Index,
}

#[test]
fn searching_is_scanning_in_twelve_languages() {
    let Ok(lines) = fs::read_to_string(TEXTS) else {
        println!("skipped: the texts of the declaration are not beside the checkout");
        return;
    };
    let mut checked = 0;
    for language in LANGUAGES {
        let text = text(&lines, language);
        assert!(text.paragraphs.len() > 30, "{language}");
        checked += check(&text);
    }
    assert!(checked > LANGUAGES.len() * PLACES * 5, "only {checked} queries were asked");
}

fn text(lines: &str, language: &'static str) -> Text {
    let declaration = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .find(|text| text["language"].as_str().and_then(|tag| tag.split('-').next()) == Some(language))
        .unwrap();
    let paragraphs: Vec<String> = declaration["text"].as_str().unwrap().lines().map(str::to_owned).collect();
    let mut index = Index::new();
    for paragraph in &paragraphs {
        index.add(&Statement::default(), paragraph, Some(language));
    }
    let words = paragraphs.iter().map(|paragraph| words_of(paragraph, Some(language))).collect();
    Text { language, paragraphs, words, index }
}

/// Asks queries of each class, made from places all over the text, and tells how many.
fn check(text: &Text) -> usize {
    let places: Vec<(usize, usize)> = (0..text.words.len())
        .flat_map(|paragraph| (0..text.words[paragraph].len()).map(move |place| (paragraph, place)))
        .collect();
    let mut asked = 0;
    let mut ask = |query: &str, expected: &dyn Fn(&[Word]) -> bool| {
        text.check(query, expected);
        asked += 1;
    };
    for &(paragraph, place) in places.iter().step_by((places.len() / PLACES).max(1)) {
        let words = &text.words[paragraph];
        let [typed, folded, _] = &words[place];
        let stems = text.stems(|word| word[1] == *folded);
        ask(&format!("{typed} "), &|words| words.iter().any(|word| stems.contains(&word[2])));
        ask(&format!("={typed} "), &|words| words.iter().any(|word| word[1] == *folded));

        let start: String = folded.chars().take(folded.chars().count().div_ceil(2)).collect();
        let mut begun = text.stems(|word| word[1].starts_with(&start));
        begun.extend(words_of(&start, Some(text.language)).into_iter().map(|[.., stem]| stem));
        ask(&start, &|words| words.iter().any(|word| begun.contains(&word[2])));
        ask(&format!("{start}* "), &|words| words.iter().any(|word| word[1].starts_with(&start)));

        let end: String = folded.chars().skip(folded.chars().count() / 2).collect();
        // A mark alone is no letter to look for.
        if matches!(words_of(&end, None).as_slice(), [[_, word, _]] if *word == end) {
            ask(&format!("*{end} "), &|words| words.iter().any(|word| word[1].ends_with(&end)));
        }

        let Some([_, other, _]) = words.get(place + 2) else { continue };
        let phrase = |length: usize| words[place..(place + length).min(words.len())].to_vec();
        let quoted = |phrase: &[Word]| phrase.iter().map(|word| word[0].as_str()).collect::<Vec<_>>().join(" ");
        for length in [2, 3] {
            let phrase = phrase(length);
            ask(&format!("\"{}\"", quoted(&phrase)), &|words| {
                words
                    .windows(phrase.len())
                    .any(|window| window.iter().zip(&phrase).all(|(one, other)| one[1] == other[1]))
            });
        }
        let pair = [words[place].clone(), words[place + 2].clone()];
        ask(&format!("\"{} * {}\"", pair[0][0], pair[1][0]), &|words| {
            words.windows(3).any(|window| window[0][1] == *folded && window[2][1] == *other)
        });
        ask(&format!("\"{}\"~3", quoted(&pair)), &|words| {
            (0..words.len()).any(|one| {
                (0..words.len()).any(|two| {
                    one != two && one.abs_diff(two) <= 4 && words[one][1] == *folded && words[two][1] == *other
                })
            })
        });
        let others = text.stems(|word| word[1] == *other);
        let excluded = format!("{typed} -{} ", words[place + 2][0]);
        ask(&excluded, &|words| {
            words.iter().any(|word| stems.contains(&word[2])) && !words.iter().any(|word| others.contains(&word[2]))
        });
    }
    asked
}

impl Text {
    /// The stems of the words that are meant.
    fn stems(&self, is_meant: impl Fn(&Word) -> bool) -> BTreeSet<String> {
        self.words.iter().flatten().filter(|word| is_meant(word)).map(|word| word[2].clone()).collect()
    }

    fn check(&self, query: &str, expected: &dyn Fn(&[Word]) -> bool) {
        let request = SearchRequest { query: query.to_owned(), ..SearchRequest::default() };
        let hits = self.index.search(&request);
        let mut found: Vec<usize> = self.index.docs(&hits, 0..usize::MAX).into_iter().map(|doc| doc as usize).collect();
        found.sort_unstable();
        let scanned: Vec<usize> = (0..self.words.len()).filter(|&doc| expected(&self.words[doc])).collect();
        // Where nothing holds, what comes close is given.
        let exact = if hits.relaxed.is_some() { Vec::new() } else { found };
        assert_eq!(exact, scanned, "{} {query:?}", self.language);
        let marker = self.index.marker(query, hits.relaxed.as_ref());
        for &doc in &exact {
            let paragraph = &self.paragraphs[doc];
            let ranges = marker.ranges(TextField::Content, paragraph, Some(self.language));
            assert!(!ranges.is_empty(), "{} {query:?} marks nothing in {paragraph:?}", self.language);
            assert!(ranges.iter().all(|range| paragraph.get(range.clone()).is_some()));
        }
    }
}
