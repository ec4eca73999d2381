//! Random small collections, with few words and values so that they meet, and requests about them.

use lectern_core::statement::{Author, Source};
use lectern_core::view::Filters;
use lectern_core::{CalendarDate, Facet, Statement, TextField};
use proptest::prelude::*;
use proptest::sample::select;

/// A collection and a request.
#[derive(Clone, Debug)]
pub struct Case {
    pub documents: Vec<Document>,
    pub query: Typed,
    pub filters: Filters,
    pub facet_limit: u32,
}

#[derive(Clone, Debug)]
pub struct Document {
    pub statement: Statement,
    pub language: Option<&'static str>,
}

/// A query, known by its parts.
#[derive(Clone, Debug)]
pub struct Typed {
    /// All of these; in each, any.
    pub groups: Vec<Vec<Item>>,
    pub ends_in_space: bool,
}

#[derive(Clone, Debug)]
pub struct Item {
    pub excluded: bool,
    pub asks: Asks,
}

#[derive(Clone, Debug)]
pub enum Asks {
    /// Joined by hyphens if there are several.
    Run(Vec<&'static str>),
    Phrase(Vec<&'static str>),
    Field(Facet, Vec<&'static str>),
    /// Letters left open.
    Pattern(&'static str),
    Expression(&'static str),
    /// A run or phrase in a field.
    Within(TextField, Box<Asks>),
    /// Alternatives, each a phrase, near others.
    Near {
        left: Vec<Vec<&'static str>>,
        right: Vec<Vec<&'static str>>,
        within: u32,
        is_ordered: bool,
    },
    /// The words of a phrase, in any order.
    Loose(Vec<&'static str>, u32),
    Dates(&'static str),
}

pub const PATTERNS: [&str; 7] = ["na*", "*ce", "w?r", "*a*", "p?a*", "z?r*h", "lib*e"];
pub const EXPRESSIONS: [&str; 3] = ["na.*n|war", "[a-p]+", "l?iberer?e?e?"];
const TIMES: [&str; 10] = [
    "date:1989",
    "date:1989-11",
    "date:199X",
    "date:1985..1990",
    "date:1990..",
    "date:..1989-11-08",
    "before:1990",
    "after:1989-11",
    "1980s..2001",
    "date:-0044",
];

/// Inflections, words that start alike, accents, a script without spaces.
const WORDS: [&str; 19] = [
    "nation",
    "nations",
    "national",
    "nat",
    "peace",
    "peaceful",
    "pea",
    "zurich",
    "zürich",
    "zuerich",
    "libérée",
    "liberee",
    "libérer",
    "war",
    "wars",
    "a",
    "été",
    "人",
    "权",
];
/// What is typed: all of these, and what the collections lack.
const TYPED: [&str; 23] = [
    "nation",
    "nations",
    "national",
    "nat",
    "peace",
    "peaceful",
    "pea",
    "zurich",
    "zürich",
    "zuerich",
    "libérée",
    "liberee",
    "libérer",
    "war",
    "wars",
    "a",
    "été",
    "人",
    "权",
    "na",
    "lib",
    "unknown",
    "p",
];
const NAMES: [&str; 6] = ["Ada Zürich", "Zurich War Nation", "Bo", "Bo Peace", "été", "Ada"];
const DATES: [&str; 11] = [
    "1989",
    "1989-11",
    "1989-11-09",
    "1990/1992",
    "1985~",
    "-0044-03-15",
    "2001-07",
    "2001-07?",
    "1991/..",
    "../1950",
    "XXXX",
];

impl Typed {
    pub fn text(&self) -> String {
        let groups: Vec<String> =
            self.groups.iter().map(|group| group.iter().map(Item::text).collect::<Vec<_>>().join(" OR ")).collect();
        groups.join(" ") + if self.ends_in_space { " " } else { "" }
    }
}

impl Item {
    fn text(&self) -> String {
        let sign = if self.excluded { "-" } else { "" };
        match &self.asks {
            Asks::Run(words) => format!("{sign}{}", words.join("-")),
            Asks::Phrase(words) => format!("{sign}\"{}\"", words.join(" ")),
            Asks::Field(facet, words) if words.len() == 1 => format!("{sign}{}:{}", facet.key(), words[0]),
            Asks::Field(facet, words) => format!("{sign}{}:\"{}\"", facet.key(), words.join(" ")),
            Asks::Pattern(pattern) => format!("{sign}{pattern}"),
            Asks::Expression(expression) => format!("{sign}/{expression}/"),
            Asks::Within(field, asks) => {
                let asked = Self { excluded: false, asks: (**asks).clone() };
                format!("{sign}{}:{}", field.key(), asked.text())
            }
            Asks::Near { left, right, within, is_ordered } => {
                let side = |phrases: &[Vec<&str>]| {
                    let phrases: Vec<_> = phrases.iter().map(|words| format!("\"{}\"", words.join(" "))).collect();
                    format!("({})", phrases.join(" OR "))
                };
                let operator = if *is_ordered { "PRE" } else { "NEAR" };
                let pair = format!("{} {operator}/{within} {}", side(left), side(right));
                if self.excluded { format!("-({pair})") } else { pair }
            }
            Asks::Loose(words, within) => format!("{sign}\"{}\"~{within}", words.join(" ")),
            Asks::Dates(dates) => format!("{sign}{dates}"),
        }
    }
}

/// A statement of that title and kind `speech`.
pub fn statement(title: &str) -> Statement {
    Statement { title: title.into(), kind: Some("speech".into()), ..Statement::default() }
}

pub fn case() -> impl Strategy<Value = Case> {
    (prop::collection::vec(document(), 1..12), typed(), filters(), 0..4_u32)
        .prop_map(|(documents, query, filters, facet_limit)| Case { documents, query, filters, facet_limit })
}

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(&WORDS[..]), 0..=most).prop_map(|words| words.join(" "))
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(select(&NAMES[..]).prop_map(str::to_owned), 0..3)
}

fn document() -> impl Strategy<Value = Document> {
    let maybe = || prop::option::of(select(&NAMES[..]).prop_map(str::to_owned));
    let author = (select(&NAMES[..]), maybe(), maybe()).prop_map(|(name, role, organization)| Author {
        name: name.into(),
        role,
        organization,
        ..Author::default()
    });
    let source = prop::option::of(maybe().prop_map(|name| Source { name, ..Source::default() }));
    let people = (prop::collection::vec(author, 0..3), names(), names());
    let described = (names(), names(), prop::option::of(text(5)), prop::collection::vec(text(2), 0..3));
    let language = select(&[None, Some("en"), Some("fr"), Some("en-GB")][..]);
    let kind = prop::option::of(select(&["speech", "letter", ""][..]).prop_map(str::to_owned));
    let date = prop::option::of(select(&DATES[..]).prop_map(|date| date.parse().unwrap()));
    (text(4), people, described, text(14), language, (kind, source), date).prop_map(
        |(
            title,
            (authors, organizations, recipients),
            (topics, places, summary, calls),
            content,
            language,
            (kind, source),
            date,
        )| {
            let content = Some(content);
            let statement = Statement {
                title,
                authors,
                organizations,
                recipients,
                topics,
                places,
                summary,
                calls,
                content,
                kind,
                source,
                date,
                ..Statement::default()
            };
            Document { statement, language }
        },
    )
}

fn typed() -> impl Strategy<Value = Typed> {
    let group = prop_oneof![4 => prop::collection::vec(item(), 1..2), 1 => prop::collection::vec(item(), 2..4)];
    (prop::collection::vec(group, 0..4), any::<bool>())
        .prop_map(|(groups, ends_in_space)| Typed { groups, ends_in_space })
}

fn item() -> impl Strategy<Value = Item> {
    let words = |most: usize| prop::collection::vec(select(&TYPED[..]), 1..=most);
    let facets = [Facet::Kind, Facet::Author, Facet::Organization, Facet::Topic, Facet::Language];
    let values = ["ada", "zurich", "bo", "peace", "été", "en", "fr", "gb", "speech", "l", "z"];
    let field = (select(facets.to_vec()), prop::collection::vec(select(values.to_vec()), 1..3));
    let gap = (words(2), words(2)).prop_map(|(start, end)| [start, vec!["*"], end].concat());
    let side = || prop::collection::vec(words(2), 1..=2);
    let near = (side(), side(), 0..4_u32, any::<bool>());
    let near = near.prop_map(|(left, right, within, is_ordered)| Asks::Near { left, right, within, is_ordered });
    let in_field = prop_oneof![words(2).prop_map(Asks::Run), words(2).prop_map(Asks::Phrase)];
    let loose = (prop::collection::vec(select(&TYPED[..]), 2..5), 0..4_u32);
    let asks = prop_oneof![
        6 => words(1).prop_map(Asks::Run),
        1 => words(2).prop_map(Asks::Run),
        2 => words(3).prop_map(Asks::Phrase),
        1 => gap.prop_map(Asks::Phrase),
        2 => field.prop_map(|(facet, words)| Asks::Field(facet, words)),
        1 => select(&PATTERNS[..]).prop_map(Asks::Pattern),
        1 => select(&EXPRESSIONS[..]).prop_map(Asks::Expression),
        2 => (select(TextField::ALL.to_vec()), in_field).prop_map(|(field, asks)| Asks::Within(field, Box::new(asks))),
        2 => near,
        1 => loose.prop_map(|(words, within)| Asks::Loose(words, within)),
        1 => select(&TIMES[..]).prop_map(Asks::Dates),
    ];
    (prop::bool::weighted(0.2), asks).prop_map(|(excluded, asks)| Item { excluded, asks })
}

fn filters() -> impl Strategy<Value = Filters> {
    let value = prop_oneof![
        4 => select(&NAMES[..]).prop_map(|name| (Facet::Organization, name)),
        4 => select(&NAMES[..]).prop_map(|name| (Facet::Topic, name)),
        1 => select(&["speech", "letter", "none such"][..]).prop_map(|kind| (Facet::Kind, kind)),
        1 => select(&["1980", "-50", "1990"][..]).prop_map(|decade| (Facet::Decade, decade)),
    ];
    let choices = prop::collection::vec((value, any::<bool>()), 0..4);
    let day = || prop::option::weighted(0.2, select(&["1950", "1989-11", "1989-11-09", "1991-01-01", "2001"][..]));
    (choices, day(), day(), prop::bool::weighted(0.05)).prop_map(|(choices, from, to, undated)| {
        let mut filters = Filters { undated, ..Filters::default() };
        for ((facet, value), is_excluded) in choices {
            filters.facets.change(facet, |choice| {
                if !choice.any.iter().chain(&choice.none).any(|known| known == value) {
                    if is_excluded { choice.none.push(value.into()) } else { choice.any.push(value.into()) }
                }
            });
        }
        let date = |text: Option<&str>| text.map(|text| text.parse::<CalendarDate>().unwrap());
        (filters.from, filters.to) = (date(from), date(to));
        filters
    })
}
