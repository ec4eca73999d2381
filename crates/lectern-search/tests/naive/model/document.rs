//! A statement as words: what is kept of each of its values.

use crate::generate::Document;
use frostem::{Algorithm, Stemmer};

/// A stem in one stemming; the empty string stands for languages that have none.
pub type Stem = (&'static str, String);

/// The four fields by which words are weighed, each as values, each as words.
pub type Fields = [Vec<Vec<String>>; 4];

/// Every value of a statement that is kept in words, with what it is.
pub fn zones(document: &Document) -> Vec<(&'static str, Vec<String>)> {
    let statement = &document.statement;
    let words = |text: &String| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut zones = vec![("title", words(&statement.title))];
    let mut all = |zone, values: Vec<&String>| zones.extend(values.into_iter().map(|value| (zone, words(value))));
    all("source", statement.source.iter().filter_map(|source| source.name.as_ref()).collect());
    all("author", statement.authors.iter().map(|author| &author.name).collect());
    all("role", statement.authors.iter().filter_map(|author| author.role.as_ref()).collect());
    all("org", statement.authors.iter().filter_map(|author| author.organization.as_ref()).collect());
    all("org", statement.organizations.iter().collect());
    all("recipient", statement.recipients.iter().collect());
    all("summary", statement.summary.iter().collect());
    all("call", statement.calls.iter().collect());
    all("topic", statement.topics.iter().collect());
    all("place", statement.places.iter().collect());
    all("content", statement.content.iter().collect());
    zones
}

pub fn fields(document: &Document) -> Fields {
    let mut fields = Fields::default();
    for (zone, words) in zones(document) {
        let field = match zone {
            "source" => continue,
            "title" => 0,
            "author" | "role" | "org" | "recipient" => 1,
            "content" => 3,
            _ => 2,
        };
        fields[field].push(words);
    }
    fields
}

pub fn stemming(language: Option<&str>) -> &'static str {
    match language {
        Some("en" | "en-GB") => "en",
        Some("fr") => "fr",
        _ => "",
    }
}

pub fn stem(language: &'static str, word: &str) -> Stem {
    let stem = match language {
        "en" => Stemmer::new(Algorithm::English).stem(word).into_owned(),
        "fr" => Stemmer::new(Algorithm::French).stem(word).into_owned(),
        _ => word.to_owned(),
    };
    (language, fold(&stem))
}

/// The accents that the words of `generate` have.
pub fn fold(word: &str) -> String {
    word.replace('é', "e").replace('ü', "u")
}
