//! What is inferred, one field at a time, and what is not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use lectern_core::Statement;
use lectern_import::infer::{self, Gazetteer, Inferred, Part, Vocabulary};
use lectern_import::source::{SourceFile, decode};
use lectern_import::{Options, assemble, text};

fn filled(title: &str, content: &str, options: &Options) -> Statement {
    let mut statement =
        Statement { title: title.to_owned(), content: Some(content.to_owned()), ..Statement::default() };
    infer::fill(&mut statement, options);
    statement
}

#[track_caller]
fn check_places(content: &str, expected: &[&str]) {
    assert_eq!(filled("A", content, &Options::default()).places, expected, "{content}");
}

#[test]
fn places_are_whole_names_in_any_of_the_languages() {
    check_places("From Nairobi to Cape Town, and back to Nairobi.", &["Nairobi", "Cape Town"]);
    check_places("Wir fahren von Deutschland nach Österreich.", &["Germany", "Austria"]);
    check_places("Мир в Сирии начинается тогда, когда Сирия решает сама.", &["Syria"]);
    check_places("من فلسطين إلى لندن", &["Palestine", "London"]);
    check_places("South Sudan, not its neighbour; Guinea-Bissau as well.", &["South Sudan", "Guinea-Bissau"]);
}

#[test]
fn what_only_looks_like_a_place_is_none() {
    check_places("Paris Miller and Jordan Smith like turkey, china and a nice bath in oman.", &[]);
    check_places("The Perulian, the Chilean and the Indianapolitan.", &[]);
}

#[test]
fn topics_need_two_words_or_the_title() {
    let options = Options::default();
    let once = "We met in the park and spoke about many things, and once somebody named a school. It was a long and \
                friendly evening, and we shall meet again.";
    assert_eq!(filled("A meeting", once, &options).topics, Vec::<String>::new());
    assert_eq!(filled("Our school", once, &options).topics, ["education"]);
    let twice = once.replace("many things", "teachers and pupils");
    assert_eq!(filled("A meeting", &twice, &options).topics, ["education"]);
}

#[test]
fn a_persons_own_places_and_topics_take_the_place_of_ours() {
    let options = Options {
        gazetteer: Some(Gazetteer::parse("# ours\nMill Street\tthe Mill|die Mühle\n-Old Town\tAltstadt\n")),
        vocabulary: Some(Vocabulary::parse("trees\ten:orchard*|tree*\n")),
        ..Options::default()
    };
    let content = "The orchards of Mill Street are the last trees that the town of London has. Old Town had some, and \
                   the Altstadt of our twin town had more of them.";
    let statement = filled("A", content, &options);
    assert_eq!(statement.places, ["Mill Street", "Old Town"]);
    assert_eq!(statement.topics, ["trees"]);
    let inferred: Vec<Inferred> = serde_json::from_value(statement.extra["inferred"].clone()).unwrap();
    let of_place = inferred.iter().find(|entry| entry.field == "places[1]").unwrap();
    assert_eq!((of_place.part, &content[of_place.start..of_place.end]), (Part::Content, "Altstadt"));
}

#[test]
fn fields_that_are_filled_stay() {
    let mut statement = Statement {
        title: "Our school".to_owned(),
        kind: Some("sermon".to_owned()),
        language: Some("fr".to_owned()),
        content: Some("We call on the town to keep the school. Anna Example spoke in Nairobi.".to_owned()),
        places: vec!["Here".to_owned()],
        topics: vec!["ours".to_owned()],
        calls: vec!["Keep it.".to_owned()],
        ..Statement::default()
    };
    let before = statement.clone();
    infer::fill(&mut statement, &Options::default());
    assert_eq!(statement, before);
}

#[test]
fn a_text_that_says_nothing_of_itself_leaves_its_fields_empty() {
    let statement = filled(
        "A walk",
        "It rained all day, and the path along the river was under water. The dog did not mind, and neither did we.",
        &Options::default(),
    );
    let expected = Statement {
        title: "A walk".to_owned(),
        content: statement.content.clone(),
        language: Some("en".to_owned()),
        extra: statement.extra.clone(),
        ..Statement::default()
    };
    assert_eq!(statement, expected);
}

/// Inputs on which careless rules take quadratic time or run deep. Each has an eighth of a megabyte.
#[test]
fn large_and_odd_texts_are_read_in_time() {
    let n = 1 << 17;
    let sources = [
        "a".repeat(n),
        "a\n".repeat(n / 2),
        "- a\n".repeat(n / 4),
        "> ".repeat(n / 2),
        "> a\n".repeat(n / 4),
        "1. a\n\n2. a\n\n".repeat(n / 12),
        "A. ".repeat(n / 3),
        "Leave a reply\n".repeat(n / 14),
        "Anna Example\n".repeat(n / 13),
        "Signed by:\nAnna Example\n".repeat(n / 24),
        "we call on we call on ".repeat(n / 22),
        "[](".repeat(n / 3),
        "*_`<&\\".repeat(n / 6),
        "London Nairobi ".repeat(n / 15),
        "! ".repeat(n / 2),
        "\u{A0}\u{FEFF}".repeat(n / 5),
        "3 May 2021, ".repeat(n / 12),
    ];
    for source in sources {
        let begin: String = source.chars().take(30).collect();
        let start = std::time::Instant::now();
        let Ok(decoded) = decode(&SourceFile { path: "a.txt", bytes: source.as_bytes() }) else { continue };
        let options = Options::default();
        let pieces = text::read(&decoded, &options);
        let imported = assemble::assemble(pieces, assemble::Origin::from(&decoded), &options);
        let seconds = start.elapsed().as_secs_f64();
        println!("{seconds:.1} s, {} pieces: {begin:?}…", imported.pieces.len());
        assert!(seconds < 30.0, "{seconds} s for {begin:?}…");
    }
}
