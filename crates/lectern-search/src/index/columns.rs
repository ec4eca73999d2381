//! What statements are filtered, counted and ordered by, beside their words: facet values, dates, lengths.

use super::dictionary::{Dictionary, Strings};
use super::fields::FIELDS;
use crate::analysis::{fold, tokens};
use lectern_core::{Date, Day, Facet, Statement};

/// A value of a facet; numbers run through all facets.
pub type ValueId = u32;

/// One row for each statement.
#[derive(Default)]
pub struct Columns {
    /// Values by facet.
    pub(super) values: Dictionary,
    pub(super) facets: Vec<Facet>,
    /// Each value's words, folded, a space before each and after the last.
    pub(super) folded: Strings,
    /// The values of all statements, one after the other, each at most once in a statement.
    pub(super) rows: Vec<ValueId>,
    pub(super) row_ends: Vec<u32>,
    /// By value, how many statements have it.
    pub(super) frequencies: Vec<u32>,
    pub(super) dates: Vec<Option<Dated>>,
    pub(super) lengths: Vec<[u32; FIELDS]>,
}

/// When a statement was made.
#[derive(Clone, Copy, Debug)]
pub struct Dated {
    /// The first day that its date touches.
    pub first: Day,
    /// The last day that its date touches.
    pub last: Day,
    /// Whether the date is neither qualified nor an interval.
    pub is_certain: bool,
}

impl Dated {
    /// A date that says neither where it starts nor where it ends says no more than none.
    fn of(date: Option<&Date>) -> Option<Self> {
        let date = date?;
        let (first, last) = date.days();
        first.year()?;
        last.year()?;
        Some(Self { first, last, is_certain: date.is_certain() })
    }
}

impl Columns {
    /// Adds the next statement's row; `lengths` are its fields' words.
    pub fn append(&mut self, statement: &Statement, tag: Option<&str>, lengths: [u32; FIELDS]) {
        let start = self.rows.len();
        let dated = Dated::of(statement.date.as_ref());
        each_value(statement, tag, dated, |facet, text| self.push_value(start, facet, text));
        self.row_ends.push(u32::try_from(self.rows.len()).unwrap_or(u32::MAX));
        self.dates.push(dated);
        self.lengths.push(lengths);
    }

    fn push_value(&mut self, row_start: usize, facet: Facet, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let (value, is_new) = self.values.intern(facet.index(), text);
        if is_new {
            self.facets.push(facet);
            self.frequencies.push(0);
            self.folded.push(&folded_words(text));
        }
        if !self.rows.get(row_start..).unwrap_or_default().contains(&value) {
            self.rows.push(value);
            if let Some(frequency) = self.frequencies.get_mut(value as usize) {
                *frequency += 1;
            }
        }
    }

    pub fn len(&self) -> u32 {
        self.row_ends.len() as u32
    }

    /// A statement's values, of all facets.
    #[inline]
    pub fn values(&self, doc: u32) -> &[ValueId] {
        let doc = doc as usize;
        let start = doc.checked_sub(1).and_then(|before| self.row_ends.get(before)).copied().unwrap_or(0);
        let end = self.row_ends.get(doc).copied().unwrap_or(start);
        self.rows.get(start as usize..end as usize).unwrap_or_default()
    }

    /// How many statements have each value.
    pub fn frequencies(&self) -> &[u32] {
        &self.frequencies
    }

    /// Every value with its facet.
    pub fn all_values(&self) -> impl Iterator<Item = (ValueId, Facet)> {
        (0..).zip(self.facets.iter().copied())
    }

    pub fn value_count(&self) -> u32 {
        self.values.len()
    }

    pub fn find_value(&self, facet: Facet, text: &str) -> Option<ValueId> {
        self.values.find(facet.index(), text)
    }

    pub fn value_text(&self, value: ValueId) -> &str {
        self.values.get(value)
    }

    /// The value's words, folded, a space before each and after the last.
    pub fn value_words(&self, value: ValueId) -> &str {
        self.folded.get(value)
    }

    /// The facet of each value, by the value's number.
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    #[inline]
    pub fn dated(&self, doc: u32) -> Option<Dated> {
        self.dates.get(doc as usize).copied().flatten()
    }

    /// The words of each field.
    pub fn lengths(&self, doc: u32) -> [u32; FIELDS] {
        self.lengths.get(doc as usize).copied().unwrap_or_default()
    }

    pub fn memory_bytes(&self) -> usize {
        self.values.memory_bytes()
            + self.folded.memory_bytes()
            + self.facets.capacity()
            + (self.rows.capacity() + self.row_ends.capacity() + self.frequencies.capacity()) * size_of::<u32>()
            + self.dates.capacity() * size_of::<Option<Dated>>()
            + self.lengths.capacity() * size_of::<[u32; FIELDS]>()
    }
}

/// Calls `visit` with each value that a statement has in each facet; the same one may come twice.
fn each_value(statement: &Statement, tag: Option<&str>, dated: Option<Dated>, mut visit: impl FnMut(Facet, &str)) {
    let lists = [
        (Facet::Organization, &statement.organizations),
        (Facet::Recipient, &statement.recipients),
        (Facet::Topic, &statement.topics),
        (Facet::Place, &statement.places),
    ];
    statement.kind.iter().for_each(|kind| visit(Facet::Kind, kind));
    for author in &statement.authors {
        visit(Facet::Author, &author.name);
        author.organization.iter().for_each(|organization| visit(Facet::Organization, organization));
    }
    for (facet, values) in lists {
        values.iter().for_each(|value| visit(facet, value));
    }
    tag.iter().for_each(|tag| visit(Facet::Language, tag));
    if let Some(year) = dated.and_then(|dated| dated.first.year()) {
        visit(Facet::Decade, &(i64::from(year).div_euclid(10) * 10).to_string());
        visit(Facet::Year, &year.to_string());
    }
}

/// The words of `text`, folded, a space before each and after the last; empty where there is no word.
pub fn folded_words(text: &str) -> String {
    let mut words = String::new();
    tokens(text, |token| {
        words.push(' ');
        words.push_str(&fold(token.word));
    });
    if !words.is_empty() {
        words.push(' ');
    }
    words
}
