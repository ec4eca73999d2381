//! What a person can rely on, one behaviour a test.

use lectern_core::protocol::{Relaxed, SearchRequest, Timeline, Unit};
use lectern_core::statement::Author;
use lectern_core::view::Sort;
use lectern_core::{CalendarDate, Facet, Statement, TextField};
use lectern_search::Index;

/// An index of statements that are their content alone, in English.
fn index(contents: &[&str]) -> Index {
    let mut index = Index::new();
    for content in contents {
        index.add(&Statement::default(), content, Some("en"));
    }
    index
}

fn request(query: &str) -> SearchRequest {
    SearchRequest { query: query.to_owned(), facet_limit: 10, ..SearchRequest::default() }
}

/// The statements found, in order.
fn found(index: &Index, request: &SearchRequest) -> Vec<u32> {
    index.docs(&index.search(request), 0..usize::MAX)
}

fn timeline(index: &Index, request: &SearchRequest) -> Timeline {
    index.timeline(&index.search(request), request)
}

/// The statements found, by number.
fn check(index: &Index, query: &str, expected: &[u32]) {
    let mut docs = found(index, &request(query));
    docs.sort_unstable();
    assert_eq!(docs, expected, "{query:?}");
}

#[test]
fn words_match_their_inflections_and_phrases_do_not() {
    let index = index(&["All nations agreed.", "The nation’s will.", "National pride"]);
    check(&index, "nation ", &[0, 1, 2]);
    check(&index, "\"nations\"", &[0, 1]);
    check(&index, "\"nation\"", &[]);
    check(&index, "\"all nations\"", &[0]);
}

#[test]
fn a_phrase_is_found_whichever_accents_its_words_have() {
    let index = index(&["zürich libérée nation", "libérée zürich nation", "zurich liberee", "zürich liberee nation"]);
    check(&index, "\"zurich liberee nation\"", &[0, 3]);
    check(&index, "\"nation zurich\"", &[]);
    check(&index, "\"Liberée Zürich\"", &[1]);
}

#[test]
fn a_phrase_does_not_reach_from_one_value_into_the_next() {
    let mut index = Index::new();
    let values = ["Security Council", "General Assembly"].map(str::to_owned).to_vec();
    index.add(&Statement { recipients: values, title: "To all".into(), ..Statement::default() }, "Members", None);
    check(&index, "\"security council\"", &[0]);
    check(&index, "\"council general\"", &[]);
    check(&index, "\"all security\"", &[]);
}

#[test]
fn scripts_without_spaces_are_found_by_any_run_of_characters() {
    let mut index = Index::new();
    for text in ["世界人权宣言", "权人", "모든 인권은", "สิทธิมนุษยชน"] {
        index.add(&Statement::default(), text, None);
    }
    check(&index, "人权", &[0]);
    check(&index, "人权 ", &[0]);
    check(&index, "인권 ", &[2]);
    check(&index, "มนุษย", &[3]);
}

#[test]
fn a_word_is_read_in_the_language_of_each_statement() {
    let mut index = Index::new();
    for (text, language) in [("Häuser", "de"), ("maison", "fr"), ("houses", "en"), ("houses", "und")] {
        index.add(&Statement::default(), text, Some(language));
    }
    check(&index, "haus ", &[0]);
    check(&index, "maisons ", &[1]);
    check(&index, "house ", &[2]);
    check(&index, "houses ", &[2, 3]);
}

#[test]
fn or_binds_its_neighbours_and_minus_excludes() {
    let index = index(&["peace war", "peace arms", "arms", "peace warm"]);
    check(&index, "peace war OR arms ", &[0, 1]);
    check(&index, "peace -war", &[1, 3]);
    check(&index, "-peace", &[2]);
    check(&index, "war OR -peace", &[0, 2]);
}

#[test]
fn what_describes_a_statement_is_searched_with_it() {
    let statement = Statement {
        title: "An appeal".into(),
        authors: vec![Author {
            name: "Ada Lovelace".into(),
            role: Some("Countess".into()),
            organization: Some("Analytical Society".into()),
            ..Author::default()
        }],
        recipients: vec!["Parliament".into()],
        summary: Some("It describes an engine.".into()),
        calls: vec!["Build it".into()],
        topics: vec!["computation".into()],
        places: vec!["London".into()],
        ..Statement::default()
    };
    let mut index = Index::new();
    index.add(&statement, "", Some("en"));
    for word in ["appeal", "lovelace", "countess", "society", "parliament", "engines", "build", "computation", "london"]
    {
        check(&index, &format!("{word} "), &[0]);
    }
    assert_eq!(index.words(0), 0);
}

#[test]
fn a_field_asks_for_a_value_with_the_words_in_order() {
    let mut index = Index::new();
    for author in ["Martin Luther King", "King Martin", "Coretta Scott King"] {
        let authors = vec![Author { name: author.into(), ..Author::default() }];
        index.add(&Statement { authors, ..Statement::default() }, "", Some("en"));
    }
    check(&index, "author:king ", &[0, 1, 2]);
    check(&index, "author:\"martin king\"", &[0]);
    check(&index, "author:lu", &[0]);
    check(&index, "author:lu ", &[]);
    check(&index, "-author:martin", &[2]);
    check(&index, "topic:", &[]);
}

#[test]
fn a_longer_word_ranks_below_the_word_itself_however_often_it_stands() {
    let index = index(&["article article article", "art in a long text about all sorts of other things", "articles"]);
    assert_eq!(found(&index, &request("art")).first(), Some(&1));
    assert_eq!(found(&index, &request("art ")), [1]);
}

#[test]
fn a_word_in_the_title_counts_more_than_one_in_the_content() {
    let mut index = Index::new();
    index.add(&Statement { title: "On war".into(), ..Statement::default() }, "peace", Some("en"));
    index.add(&Statement { title: "On peace".into(), ..Statement::default() }, "war", Some("en"));
    assert_eq!(found(&index, &request("peace ")), [1, 0]);
}

#[test]
fn ties_stand_in_the_order_of_the_collection() {
    let index = index(&["peace", "peace", "peace"]);
    for sort in [Sort::Auto, Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Title, Sort::Length] {
        assert_eq!(found(&index, &SearchRequest { sort, ..request("peace") }), [0, 1, 2], "{sort:?}");
    }
}

/// An index of statements that have these dates.
fn dated(dates: &[&str]) -> Index {
    let mut index = Index::new();
    for date in dates {
        index.add(&Statement { date: date.parse().ok(), ..Statement::default() }, "", None);
    }
    index
}

#[test]
fn choosing_a_range_of_dates_zooms_the_timeline_in_and_keeps_what_is_outside() {
    let dates: Vec<String> = (1950..2010).map(|year| format!("{year}-06-01")).collect();
    let index = dated(&dates.iter().map(String::as_str).collect::<Vec<_>>());
    let whole = timeline(&index, &request(""));
    assert_eq!((whole.unit, whole.buckets.len()), (Unit::Year, 60));
    let mut zoomed = request("");
    zoomed.filters.from = Some(CalendarDate::of_year(1990));
    zoomed.filters.to = Some(CalendarDate::of_year(1992));
    assert_eq!(found(&index, &zoomed), [42, 41, 40]);
    let timeline = timeline(&index, &zoomed);
    assert_eq!((timeline.unit, timeline.buckets.len() <= 400), (Unit::Month, true));
    assert!(timeline.buckets.iter().filter(|bucket| bucket.certain == 1).count() > 30);
}

#[test]
fn a_date_is_certain_only_in_buckets_that_hold_all_of_it() {
    let mut request = request("");
    request.filters.from = Some(CalendarDate::of_month(2018, 1));
    request.filters.to = Some(CalendarDate::of_month(2018, 3));
    let timeline = timeline(&dated(&["2018-02-03", "2018", "2018-02~", "2018-02/2018-03", "nonsense"]), &request);
    let counts: Vec<_> =
        timeline.buckets.iter().map(|bucket| (bucket.month, bucket.certain, bucket.uncertain)).collect();
    assert_eq!((counts, timeline.undated), (vec![(Some(1), 0, 1), (Some(2), 1, 2)], 1));
}

#[test]
fn dates_of_any_distance_give_a_bounded_timeline() {
    let timeline = timeline(&dated(&["Y-170000002", "2018", "2019", "Y170000002"]), &request(""));
    assert!(!timeline.buckets.is_empty() && timeline.buckets.len() <= 400);
    assert!(timeline.buckets.iter().any(|bucket| bucket.year == 2000 && bucket.certain == 2));
}

#[test]
fn decades_run_from_late_to_early_before_the_common_era_too() {
    let index = dated(&["-0044-03-15", "1989", "2001", "1985"]);
    let facets = index.facets(&index.search(&request("")), &request(""));
    let decades = facets.iter().find(|counts| counts.facet == Facet::Decade).expect("every facet");
    let values: Vec<_> = decades.values.iter().map(|value| (value.value.as_str(), value.count)).collect();
    assert_eq!(values, [("2000", 1), ("1980", 2), ("-50", 1)]);
}

#[test]
fn an_index_of_nothing_answers_everything() {
    let index = Index::new();
    for query in ["", "peace", "\"a b\" -c topic:d OR e"] {
        assert!(found(&index, &request(query)).is_empty());
        assert!(
            !index.marker(query, None).ranges(TextField::Content, "peace", None).iter().any(|range| range.is_empty())
        );
    }
    assert_eq!((index.len(), index.words(7), index.is_empty()), (0, 0, true));
}

fn relaxed(index: &Index, query: &str) -> (Vec<u32>, Option<(Vec<String>, bool)>) {
    let hits = index.search(&request(query));
    let told = |relaxed: &Relaxed| {
        let words = relaxed.similar.iter().flat_map(|similar| similar.words.clone()).collect();
        (words, relaxed.some_words)
    };
    (found(index, &request(query)), hits.relaxed.as_ref().map(told))
}

#[test]
fn similar_words_stand_for_those_that_no_statement_has() {
    let index = index(&["Human rights now.", "The governments agreed.", "Right of way"]);
    let similar = |word: &str| Some((vec![word.to_owned()], false));
    for (query, docs, told) in [
        ("rihgts ", vec![0, 2], similar("rights")),
        ("humna ", vec![0], similar("human")),
        ("govermnets ", vec![1], similar("governments")),
        ("humna rihg", vec![0], Some((vec!["human".into(), "right".into(), "rights".into()], false))),
        ("governmnt ", vec![1], similar("governments")),
        ("wya ", vec![], None),
        ("=rihgts ", vec![], None),
        ("\"human rihgts\"", vec![], None),
        ("xylophone ", vec![], None),
    ] {
        let (mut found, said) = relaxed(&index, query);
        found.sort_unstable();
        assert_eq!((found, said), (docs, told), "{query}");
    }
}

#[test]
fn similar_words_are_not_looked_for_where_something_is_found() {
    let index = index(&["sanctions", "sanctons", "santcions"]);
    assert_eq!(relaxed(&index, "sanctons "), (vec![1], None));
}

#[test]
fn statements_with_some_of_the_words_come_where_none_has_all_the_best_first() {
    let index = index(&["war", "peace and bread", "peace treaty", "peace and bread and land"]);
    let (docs, told) = relaxed(&index, "peace bread land treaty -war ");
    assert_eq!((docs.first(), docs.len(), told), (Some(&3), 3, Some((vec![], true))));
    assert_eq!(relaxed(&index, "peace zebra -bread "), (vec![2], Some((vec![], true))));
    assert_eq!(relaxed(&index, "zebra giraffe "), (vec![], None));
    assert_eq!(relaxed(&index, "zebra "), (vec![], None));
}

#[test]
fn a_slip_that_few_share_is_met_with_the_word_that_many_have() {
    let contents: Vec<&str> = [vec!["government"; 30], vec!["goverment"]].concat();
    let index = index(&contents);
    let meant = |query: &str| index.did_you_mean(&index.search(&request(query)), &request(query));
    assert_eq!(meant("the goverment ").as_deref(), None);
    assert_eq!(meant("goverment ").as_deref(), Some("government "));
    assert_eq!(meant("government "), None);
    assert_eq!(meant("govermnet ").as_deref(), Some("goverment "));
}

#[test]
fn a_word_as_typed_and_words_together_come_first() {
    let index =
        index(&["nations", "nation", "arms and many other words and sales", "arms sales and many other words and"]);
    assert_eq!(found(&index, &request("nation ")), [1, 0]);
    assert_eq!(found(&index, &request("nations ")), [0, 1]);
    assert_eq!(found(&index, &request("arms sales ")), [3, 2]);
}
