//! To whom a text is addressed.

use super::found::{Evidence, Part};
use super::reading::Reading;
use super::words::{Phrases, before_any, small};
use crate::byline;
use crate::cues;
use lectern_core::Statement;
use std::ops::Range;
use std::sync::LazyLock;

/// How many lines from the beginning may greet or name those addressed.
const FIRST_LINES: usize = 10;

/// Greetings that say nothing about whom they greet, small.
static ANYBODY: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("anybody"));

/// What a title has before those whom an open letter is written to, small.
static OPEN_LETTER: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("open letter"));

static LETTERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&OPEN_LETTER));

pub(super) fn fill(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    if !statement.recipients.is_empty() {
        return;
    }
    from_lines(statement, reading, "line with whom it is to", byline::addressed, evidence);
    if statement.recipients.is_empty() {
        from_title(statement, evidence);
    }
    if statement.recipients.is_empty() {
        from_lines(statement, reading, "greeting", byline::salutation, evidence);
    }
}

fn from_lines(
    statement: &mut Statement,
    reading: &Reading,
    rule: &str,
    find: impl Fn(&str) -> Option<Range<usize>>,
    evidence: &mut Evidence,
) {
    for line in reading.lines().take(FIRST_LINES) {
        let text = reading.get(&line);
        let Some(range) = find(text) else { continue };
        let article = article(text.get(range.clone()).unwrap_or_default());
        let range = range.start + article..range.end;
        let name = text.get(range.clone()).unwrap_or_default().trim();
        if says_whom(name) && !statement.recipients.iter().any(|known| known == name) {
            let field = format!("recipients[{}]", statement.recipients.len());
            let range = line.start + range.start..line.start + range.end;
            evidence.content(&field, name, rule, reading, range);
            statement.recipients.push(name.to_owned());
        }
    }
}

/// How long an article is that a name begins with.
fn article(name: &str) -> usize {
    static ARTICLES: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("articles"));
    ARTICLES.iter().find(|article| name.starts_with(**article)).map_or(0, |article| article.len())
}

fn says_whom(name: &str) -> bool {
    let lower = small(name);
    let bare = lower.trim_start_matches("my ").trim_start_matches("meine ").trim_start_matches("mes ");
    !name.is_empty() && !ANYBODY.contains(&bare) && !ANYBODY.contains(&lower.as_str())
}

fn from_title(statement: &mut Statement, evidence: &mut Evidence) {
    let Some(range) = addressee(&statement.title) else { return };
    let name = statement.title.get(range.clone()).unwrap_or_default().to_owned();
    if says_whom(&name) {
        evidence.push("recipients[0]", &name, "title of a letter", Part::Title, range);
        statement.recipients.push(name);
    }
}

/// What comes after the name of whom a letter is to.
const NAME_ENDS: &[&str] = &[
    ":",
    " – ",
    " — ",
    ",",
    " on ",
    " about ",
    " regarding ",
    " from ",
    " by ",
    " zur ",
    " zum ",
    " sur ",
    " sobre ",
    " sulla ",
    " sul ",
    " over ",
    " w sprawie ",
    ".",
];

/// What follows “Open letter to”, which the title begins with or has after a colon.
fn addressee(title: &str) -> Option<Range<usize>> {
    let lower = small(title);
    let cues = LETTERS.find(&lower).into_iter().map(|hit| hit.range);
    let is_begun = |range: &Range<usize>| {
        let before = lower.get(..range.start).unwrap_or_default().trim_end();
        before.is_empty()
            || before.ends_with([':', '–', '—', '|', '.'])
            || matches!(before, "an" | "a" | "our" | "ein" | "une" | "una" | "uma")
    };
    let cue = cues.filter(is_begun).max_by_key(|range| range.len())?;
    let rest = title.get(cue.end..)?;
    let name = before_any(rest, NAME_ENDS).trim();
    let article = article(name);
    let start = cue.end + (rest.len() - rest.trim_start().len()) + article;
    let name = name.get(article..)?;
    (!name.is_empty() && name.split_whitespace().count() <= 14).then(|| start..start + name.len())
}
