//! What programs subscribe to, search with and crawl by. All of it needs the address of the site.

mod atom;
mod json_feed;
mod open_search;
mod sitemap;

pub use atom::atom;
pub use json_feed::json_feed;
pub use open_search::open_search;
pub use sitemap::{PER_FILE, robots, sitemap, sitemap_index};

use crate::address;
use crate::site::Site;
use chrono::{DateTime, FixedOffset, NaiveDate};
use lectern_core::{CalendarDate, Date, Statement};

/// The file that tells a browser how to search the site.
pub const OPEN_SEARCH: &str = "opensearch.xml";

/// How many statements a feed has at most, the newest: readers of feeds fetch all of it each time.
pub const ENTRIES: usize = 100;

/// Statements to subscribe to under a name of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedFeed {
    /// The name that the publisher gave, of which its file's name is made; empty for the feed of all statements.
    pub name: String,
    /// Places in the collection, in the order in which they are listed.
    pub places: Vec<usize>,
}

/// A feed of the site.
pub struct Feed {
    /// What it is called.
    pub title: String,
    stem: String,
    pub places: Vec<usize>,
}

impl Feed {
    /// A feed of a collection with this title.
    pub fn new(title: &str, named: &NamedFeed) -> Self {
        let (title, stem) = match named.name.as_str() {
            "" => (title.to_owned(), "feed".to_owned()),
            name => (format!("{title}: {name}"), format!("feeds/{}", address::file_stem(&address::slug(name)))),
        };
        Self { title, stem, places: named.places.iter().copied().take(ENTRIES).collect() }
    }

    /// Its file in Atom.
    pub fn atom_path(&self) -> String {
        format!("{}.atom", self.stem)
    }

    /// Its file as a JSON Feed.
    pub fn json_path(&self) -> String {
        format!("{}.json", self.stem)
    }
}

/// When a feed was last changed, as far as the collection tells.
fn changed(statements: &[&Statement], site: &Site<'_>) -> DateTime<FixedOffset> {
    let created = site.header().created.as_ref().and_then(start);
    statements.iter().map(|statement| updated(statement)).max().or(created).unwrap_or_default()
}

/// When an entry was last changed: the first moment of the time in which the statement was made. An entry has to say
/// something, and no clock is read: one that tells no date is of the first day of 1970.
fn updated(statement: &Statement) -> DateTime<FixedOffset> {
    statement.date.as_ref().and_then(start).unwrap_or_default()
}

/// The first moment of the day, month or year in which a statement was made, where that is known.
fn published(statement: &Statement) -> Option<DateTime<FixedOffset>> {
    statement.date.as_ref().filter(|date| date.is_certain()).and_then(start)
}

/// The first moment of a date, of those that RFC 3339 can write.
fn start(date: &Date) -> Option<DateTime<FixedOffset>> {
    let CalendarDate { year, month, day } = date.when().start.filter(|start| (0..=9999).contains(&start.year))?;
    let day = NaiveDate::from_ymd_opt(year, month.unwrap_or(1).into(), day.unwrap_or(1).into())?;
    Some(day.and_hms_opt(0, 0, 0)?.and_utc().fixed_offset())
}

/// The statements of a feed.
fn statements<'a>(site: &'a Site<'_>, feed: &Feed) -> Vec<(&'a Statement, String)> {
    let Some(base) = site.base_url() else { return Vec::new() };
    let found = feed.places.iter().filter_map(|&place| site.order().statement(place));
    found.map(|statement| (statement, base.of(&address::statement_path(&statement.id)))).collect()
}
