//! When a statement was made, and on which occasion.

use super::found::{Evidence, Part};
use super::reading::{Reading, lines};
use super::words::{Phrases, small};
use crate::cues;
use crate::dates;
use lectern_core::Statement;
use lectern_core::statement::Event;
use std::ops::Range;
use std::sync::LazyLock;

/// How many lines from the beginning and from the end may hold a letter's date or a dateline.
const EDGE: usize = 6;

/// Words before an occasion's name, small, that a title or one of the first lines begins with or has.
static AT: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("occasion"));

static OCCASIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&AT));

pub(super) fn fill(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    if statement.date.is_none() {
        date(statement, reading, evidence);
    }
    if statement.event.is_none() {
        event(statement, reading, evidence);
    }
}

fn date(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    let byline = statement.extra.get("byline").and_then(serde_json::Value::as_str).unwrap_or_default();
    for line in lines(byline) {
        if let Some(found) = byline.get(line.clone()).and_then(dates::find) {
            let range = line.start + found.range.start..line.start + found.range.end;
            evidence.push("date", found.date.as_str(), "date above the text", Part::Byline, range);
            statement.date = Some(found.date);
            return;
        }
    }
    let lines: Vec<Range<usize>> = reading.lines().collect();
    let first = lines.iter().take(EDGE);
    let last = lines.iter().skip(EDGE.max(lines.len().saturating_sub(EDGE)));
    for line in first.chain(last) {
        let text = reading.get(line);
        let found = dateline(text)
            .map(|found| (found, "dateline"))
            .or_else(|| lone(text).map(|found| (found, "line with a date")));
        if let Some((found, rule)) = found {
            let range = line.start + found.range.start..line.start + found.range.end;
            evidence.content("date", found.date.as_str(), rule, reading, range);
            statement.date = Some(found.date);
            return;
        }
    }
}

/// “LONDON, 3 May 2021 – The union”: a place of a few words, a date, a dash or a parenthesis.
fn dateline(line: &str) -> Option<dates::Found> {
    let head = line.get(..line.floor_char_boundary(100)).unwrap_or(line);
    let found = dates::find(head)?;
    let before = head.get(..found.range.start)?;
    let after = line
        .get(found.range.end..)?
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | ',' | 'г'));
    let is_placed = before.split_whitespace().count() <= 6
        && before.chars().next().is_none_or(|c| !c.is_lowercase())
        && (before.trim().is_empty()
            || before.trim_end().ends_with([',', '(', '–', '—', '،', '/'])
            || before.trim_end().ends_with(" den")
            || before.trim_end().ends_with(" le"));
    let is_set_off = after.starts_with(['–', '—', '-', ':', '|', '/']);
    (found.is_day && is_placed && is_set_off).then_some(found)
}

/// “Berlin, den 3. Mai 2021”: a line of its own.
fn lone(line: &str) -> Option<dates::Found> {
    if line.chars().count() > 70 {
        return None;
    }
    if let Some(found) = dates::whole(line) {
        return Some(found);
    }
    let found = dates::find(line)?;
    let mut before = line.get(..found.range.start)?.trim_end();
    while let Some((rest, _)) = before.rsplit_once(' ').filter(|(_, word)| dates::is_around(word)) {
        before = rest.trim_end();
    }
    let after = line.get(found.range.end..)?;
    let place =
        before.trim_end_matches("den").trim_end_matches("le").trim_end_matches("el").trim_end_matches(" a").trim_end();
    let is_placed = place.ends_with([',', '،', ':']) && place.split_whitespace().count() <= 4;
    (is_placed && after.chars().filter(|c| c.is_alphabetic()).count() <= 2).then_some(found)
}

fn event(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    let title = statement.title.clone();
    if let Some(range) = occasion(&title) {
        let name = title.get(range.clone()).unwrap_or_default().to_owned();
        let rest = title.get(range.end..).unwrap_or_default();
        let found = dates::find(rest).filter(|found| found.is_day);
        let place = found.as_ref().and_then(|found| place(rest.get(..found.range.start)?));
        if let (Some(found), None) = (&found, &statement.date) {
            let dated = range.end + found.range.start..range.end + found.range.end;
            evidence.push("date", found.date.as_str(), "date of the occasion", Part::Title, dated);
            statement.date = Some(found.date.clone());
        }
        evidence.push("event", &name, "speech at an occasion", Part::Title, range);
        statement.event = Some(Event { name, place, date: found.map(|found| found.date), ..Event::default() });
        return;
    }
    for line in reading.lines().take(EDGE) {
        let text = reading.get(&line);
        if text.chars().count() > 140 {
            continue;
        }
        if let Some(range) = occasion(text) {
            let range = line.start + range.start..line.start + range.end;
            let name = reading.get(&range).to_owned();
            evidence.content("event", &name, "speech at an occasion", reading, range);
            statement.event = Some(Event { name, ..Event::default() });
            return;
        }
    }
}

/// “, Hereford, ”: what stands between an occasion and its date.
fn place(between: &str) -> Option<String> {
    let place = between.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '–' | '-'));
    let is_name = place.split_whitespace().count() <= 4
        && place.chars().next().is_some_and(char::is_uppercase)
        && !place.contains([',', ':']);
    is_name.then(|| place.to_owned())
}

/// The name of an occasion: at least two words after “speech at the”, the first with a capital or a number, up to a
/// comma, a date or a dash.
fn occasion(line: &str) -> Option<Range<usize>> {
    let lower = small(line);
    let cue = OCCASIONS.find(&lower).into_iter().map(|hit| hit.range).max_by_key(|range| range.len())?;
    let rest = line.get(cue.end..)?;
    let start = cue.end + (rest.len() - rest.trim_start().len());
    let rest = line.get(start..)?;
    let dated = dates::find(rest).map_or(rest.len(), |found| found.range.start);
    let end = rest.find([',', ':', '(', '|', ';']).unwrap_or(rest.len()).min(dated);
    let end = rest.find(" – ").unwrap_or(end).min(end);
    let mut name = rest.get(..end)?.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '-' | '–'));
    for word in [" on", " am", " in", " le", " el", " em", " il", " op", " w", " в"] {
        name = name.strip_suffix(word).unwrap_or(name);
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = words.len() >= 2 && words.len() <= 14 && name.chars().next().is_some_and(|c| !c.is_lowercase());
    let has_capitals = name.split_whitespace().any(|word| word.chars().next().is_some_and(|c| !c.is_lowercase()));
    ((is_name || words.len() >= 2 && has_capitals && words.len() <= 14) && !name.is_empty())
        .then(|| start..start + name.len())
}
