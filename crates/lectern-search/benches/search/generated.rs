//! A collection made of chance, always the same: 5,000 statements of 350 words in the mean.

use crate::random::Random;
use crate::subject::{Subject, filtered, request};
use crate::words::{LEMMAS, LONG, Words};
use lectern_core::protocol::SearchRequest;
use lectern_core::statement::Author;
use lectern_core::{Date, Statement};

const STATEMENTS: usize = 5_000;

/// The shortest text, in words. Beyond it lengths fall off exponentially, with [`MEAN_REST`] as their mean.
const SHORTEST: usize = 50;
const MEAN_REST: f64 = 300.0;

const KINDS: [&str; 4] = ["speech", "letter", "declaration", "resignation"];
const ORGANIZATIONS: usize = 60;
const AUTHORS: usize = 700;
const TOPICS: usize = 40;
const YEARS: usize = 80;
const FIRST_YEAR: usize = 1946;

/// The collection, with queries about it.
pub fn subject() -> Subject {
    let words = Words::new();
    let mut random = Random::new(1963);
    let statements: Vec<Statement> = (0..STATEMENTS).map(|number| statement(number, &words, &mut random)).collect();
    let queries = queries(&words, &statements);
    let typed = format!("{} {}", words.word(200), words.word(LONG + 300));
    Subject { name: "generated", statements, queries, typed }
}

fn statement(number: usize, words: &Words, random: &mut Random) -> Statement {
    let len = SHORTEST + (-MEAN_REST * (1.0 - random.share()).ln()) as usize;
    let mut name = |kind: &str, among: usize| format!("{kind} {}", words.word(LEMMAS - 1 - random.below(among)));
    let author = Author { name: name("Speaker", AUTHORS), ..Author::default() };
    let organizations = vec![name("Council", ORGANIZATIONS)];
    let topics = vec![name("on", TOPICS), name("of", TOPICS)];
    let year = FIRST_YEAR + random.below(YEARS);
    Statement {
        id: format!("s{number}"),
        title: words.text(random, 8),
        kind: Some(KINDS[random.below(KINDS.len())].to_owned()),
        date: Some(year.to_string().parse::<Date>().unwrap()),
        authors: vec![author],
        organizations,
        topics,
        content: Some(words.text(random, len)),
        ..Statement::default()
    }
}

/// One query of each class. A space at the end says that the last word is whole.
fn queries(words: &Words, statements: &[Statement]) -> Vec<(&'static str, SearchRequest)> {
    let word = |rank| words.word(rank);
    let (long, rare) = (word(LONG + 300), word(LEMMAS - 100));
    let bodies = [0, 1].map(|nth| statements[nth].organizations[0].as_str());
    // The last letters but two change places, which makes a word that nobody wrote.
    let typo = format!("{}oin ", &long[..long.len() - 3]);
    vec![
        ("one common word", request(&format!("{} ", word(5)))),
        ("one rare word", request(&format!("{rare} "))),
        ("two words", request(&format!("{} {} ", word(200), word(900)))),
        ("three words", request(&format!("{} {} {} ", word(50), word(200), word(900)))),
        ("prefix of 1", request(&long[..1])),
        ("prefix of 3", request(&long[..3])),
        ("prefix of 6", request(&long[..6])),
        ("typo", request(&typo)),
        ("rare phrase", request(&format!("\"{}\"", rare_pair(statements)))),
        ("phrase of common words", request(&format!("\"{} {}\"", word(0), word(1)))),
        ("exclusion", request(&format!("{} -{} ", word(50), word(200)))),
        ("field", request(&format!("author:{} {} ", word(LEMMAS - 1), word(50)))),
        ("filters and facet counts", filtered(&format!("{} ", word(50)), bodies, 1980)),
        ("nothing but filters", filtered("", bodies, 1980)),
        ("everything", request("")),
    ]
}

/// The first two long words that stand side by side: long words are rare here.
fn rare_pair(statements: &[Statement]) -> String {
    let text = statements[0].content.as_deref().unwrap();
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).find(|pair| pair.iter().all(|word| word.len() > 6)).unwrap().join(" ")
}
