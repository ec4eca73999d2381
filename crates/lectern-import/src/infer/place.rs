//! Places that a text names.

use super::found::Evidence;
use super::reading::Reading;
use super::words::{Match, Phrases};
use crate::Options;
use lectern_core::Statement;
use std::sync::{Arc, LazyLock};

/// Places and their names.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    canonical: Arc<Vec<String>>,
    names: Phrases,
}

/// The gazetteer that comes with the crate: `data/places.tsv`.
static OURS: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::parse(include_str!("../../data/places.tsv")));

/// A statement is about so many places at most: those it names most often.
const MAX_PLACES: usize = 12;

impl Gazetteer {
    /// Reads a table in the form that `data/README.md` describes.
    #[must_use]
    pub fn parse(table: &str) -> Self {
        let mut canonical = Vec::new();
        let mut names = Vec::new();
        for line in table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let (name, others) = line.split_once('\t').unwrap_or((line, ""));
            let owner = canonical.len();
            let is_sought = !name.starts_with('-');
            let name = name.trim_start_matches('-').trim();
            canonical.push(name.to_owned());
            if is_sought {
                names.push((name.to_owned(), owner));
            }
            let others = others.split('|').map(str::trim).filter(|other| !other.is_empty());
            names.extend(others.map(|other| (other.to_owned(), owner)));
        }
        Self { canonical: Arc::new(canonical), names: Phrases::new(names) }
    }
}

pub(super) fn fill(statement: &mut Statement, reading: &Reading, options: &Options, evidence: &mut Evidence) {
    if !statement.places.is_empty() {
        return;
    }
    let gazetteer = options.gazetteer.as_ref().unwrap_or(&OURS);
    let found = longest(gazetteer.names.find(&reading.text));
    let mut counted: Vec<(usize, usize, Match)> = Vec::new();
    for hit in found.into_iter().filter(|hit| !is_of_a_name(&reading.text, hit)) {
        match counted.iter_mut().find(|(owner, ..)| *owner == hit.owner) {
            Some((_, count, _)) => *count += 1,
            None => counted.push((hit.owner, 1, hit)),
        }
    }
    // The most named first; of two named as often, the one that comes first.
    counted.sort_by_key(|(_, count, hit)| (std::cmp::Reverse(*count), hit.range.start));
    for (owner, _, hit) in counted.into_iter().take(MAX_PLACES) {
        let Some(name) = gazetteer.canonical.get(owner) else { continue };
        let field = format!("places[{}]", statement.places.len());
        evidence.content(&field, name, "gazetteer", reading, hit.range);
        statement.places.push(name.clone());
    }
}

/// Of matches that overlap the longest counts: South Sudan is not Sudan.
fn longest(mut found: Vec<Match>) -> Vec<Match> {
    found.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end)));
    let mut reached = 0;
    found.retain(|hit| {
        let is_free = hit.range.start >= reached;
        if is_free {
            reached = hit.range.end;
        }
        is_free
    });
    found
}

/// Whether a place's name is part of another name: of a person (“Paris Miller”), of a body that is called after it
/// (“London Review”), or one half of a word with a hyphen.
fn is_of_a_name(text: &str, hit: &Match) -> bool {
    let before = text.get(..hit.range.start).unwrap_or_default();
    let after = text.get(hit.range.end..).unwrap_or_default();
    if after.starts_with('-') && after.get(1..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
        || before.ends_with('-')
    {
        return true;
    }
    let name = text.get(hit.range.clone()).unwrap_or_default();
    let next =
        after.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or_default();
    let is_followed =
        next.chars().next().is_some_and(char::is_uppercase) && next.chars().skip(1).any(char::is_lowercase);
    // A person's name: a single word with a capital follows, and no word of place precedes.
    is_followed && !name.contains(' ') && is_given_name(name)
}

/// Places that are given names as well.
fn is_given_name(name: &str) -> bool {
    matches!(
        name,
        "Paris"
            | "Sydney"
            | "Sofia"
            | "Lima"
            | "Florence"
            | "Asia"
            | "Israel"
            | "Kenya"
            | "China"
            | "India"
            | "Cuba"
            | "Milan"
            | "Lourdes"
            | "Santiago"
            | "Brooklyn"
            | "Chelsea"
            | "Dallas"
            | "Houston"
            | "Phoenix"
            | "London"
            | "Roma"
            | "Francia"
            | "Germania"
    )
}
