//! Which bodies issued a text: where the text itself says so, not where it mentions one.

use super::found::{Evidence, Part};
use super::reading::Reading;
use super::words::{Phrases, before_any, small};
use crate::cues;
use crate::names;
use crate::sentence;
use lectern_core::Statement;
use std::ops::Range;
use std::sync::LazyLock;

/// What a body does in the first sentence of what it issues, small. Present tense, as announcements have it.
static SPEAKS: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("speaks"));

static VERBS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&SPEAKS));

/// What stands before a body in a title or a line, small.
static OF: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("issued by"));

/// Issuing bodies' names have so many words at most.
const MAX_WORDS: usize = 14;

pub(super) fn fill(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    if !statement.organizations.is_empty() {
        return;
    }
    let first = first_sentence(reading);
    if let Some(range) = first
        .clone()
        .and_then(|range| subject(reading.get(&range)).map(|found| range.start + found.start..range.start + found.end))
    {
        let name = reading.get(&range).to_owned();
        evidence.content("organizations[0]", &name, "who speaks in the first sentence", reading, range);
        statement.organizations.push(name);
        return;
    }
    // A title says who speaks where the author is of that body; it may tell of others as well.
    let of_author = |name: &str| {
        statement
            .authors
            .iter()
            .any(|author| [&author.organization, &author.role].into_iter().flatten().any(|of| of.contains(name)))
    };
    let in_title = subject(&statement.title).filter(|range| statement.title.get(range.clone()).is_some_and(of_author));
    if let Some(range) = in_title.or_else(|| named_after(&statement.title)) {
        let name = statement.title.get(range.clone()).unwrap_or_default().to_owned();
        evidence.push("organizations[0]", &name, "named in the title", Part::Title, range);
        statement.organizations.push(name);
        return;
    }
    if let Some(range) = we_the(reading, first) {
        let name = reading.get(&range).to_owned();
        evidence.content("organizations[0]", &name, "“we, the”", reading, range);
        statement.organizations.push(name);
        return;
    }
    let lines: Vec<Range<usize>> = reading.lines().collect();
    for line in lines.iter().rev().take(8) {
        let text = reading.get(line);
        if let Some(found) = named_after(text).filter(|_| text.chars().count() < 120) {
            let range = line.start + found.start..line.start + found.end;
            let name = reading.get(&range).to_owned();
            evidence.content("organizations[0]", &name, "signed on behalf", reading, range);
            statement.organizations.push(name);
            return;
        }
    }
}

/// The first sentence of running text, after a dateline.
fn first_sentence(reading: &Reading) -> Option<Range<usize>> {
    let block = reading.said().find(|block| crate::text::shape::is_prose(reading.get(&block.range)))?;
    let text = reading.get(&block.range);
    let dated = text.get(..text.floor_char_boundary(100)).and_then(crate::dates::find);
    let skipped = dated.map_or(0, |found| {
        let rest = text.get(found.range.end..).unwrap_or_default();
        let words = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let is_dateline = rest.len() - words.len() >= 2
            && rest.trim_start_matches([' ', ')', '.', ',']).starts_with(['–', '—', '-', ':']);
        if is_dateline { text.len() - words.len() } else { 0 }
    });
    let sentence = sentence::first(text.get(skipped..)?);
    let start = block.range.start + skipped;
    Some(start..start + sentence.len())
}

/// The body at the beginning of a sentence before a verb of speaking; what stands in parentheses between them is left.
fn subject(sentence: &str) -> Option<Range<usize>> {
    let lower = small(sentence);
    let verb = VERBS.first(&lower)?;
    let before = sentence.get(..verb.start)?;
    let before = match before.find(" (") {
        Some(at) if before.trim_end().ends_with(')') => before.get(..at)?,
        Some(_) => return None,
        None => before,
    };
    let start = article(before);
    let name = before.get(start..)?.trim_end();
    is_issuer(name).then(|| start..start + name.len())
}

/// A body's name: it names what kind of body it is, its words have capitals or join such, and nothing is told.
fn is_issuer(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name_word = |word: &&str| {
        let is_small_joint = matches!(
            *word,
            "of" | "the"
                | "for"
                | "and"
                | "&"
                | "in"
                | "on"
                | "to"
                | "de"
                | "del"
                | "la"
                | "las"
                | "los"
                | "do"
                | "da"
                | "dos"
                | "das"
                | "du"
                | "des"
                | "et"
                | "y"
                | "e"
                | "der"
                | "die"
                | "für"
                | "und"
                | "van"
                | "het"
                | "voor"
                | "en"
                | "di"
                | "della"
                | "dei"
                | "degli"
                | "delle"
                | "per"
                | "i"
                | "na"
                | "rzecz"
                | "-"
                | "–"
                | "pour"
                | "para"
                | "por"
                | "zur"
                | "zum"
                | "im"
                | "am"
                | "d’"
                | "au"
                | "aux"
                | "al"
        );
        is_small_joint || word.chars().next().is_some_and(|c| !c.is_lowercase())
    };
    // Romance and Slavic names of bodies have small letters after the first word.
    let capitals =
        words.iter().filter(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())).count();
    let fits = words.iter().all(is_name_word)
        || (words.len() <= 6 && capitals >= 1 && words.first().is_some_and(is_name_word));
    (1..=MAX_WORDS).contains(&words.len())
        && fits
        && names::is_body(name)
        && name.chars().next().is_some_and(|c| !c.is_lowercase())
        && !name.contains([',', ';', ':', '“', '"', '«'])
        && !sentence::is_ended(name)
}

/// How long an article at the beginning is.
fn article(text: &str) -> usize {
    static ARTICLES: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("articles at the beginning"));
    ARTICLES.iter().find(|article| text.starts_with(**article)).map_or(0, |article| article.len())
}

/// What comes after the name of a body.
const NAME_ENDS: &[&str] = &[
    " on ",
    " about ",
    " regarding ",
    " zur ",
    " zum ",
    " zu ",
    " sur ",
    " sobre ",
    " sulla ",
    " sul ",
    " over ",
    " w sprawie ",
    " о ",
    " об ",
    ":",
    ",",
    " – ",
    "(",
];

fn named_after(text: &str) -> Option<Range<usize>> {
    let lower = small(text);
    let begins = |cue: &&&str| {
        let rest = lower.strip_prefix(**cue);
        rest.is_some_and(|rest| rest.starts_with(' ') || cue.ends_with('’'))
    };
    let cue = OF.iter().filter(begins).max_by_key(|cue| cue.len())?;
    let rest = text.get(cue.len()..)?;
    let name = rest.trim_start();
    let start = text.len() - name.len();
    let name = before_any(name, NAME_ENDS).trim_end();
    (is_issuer(name)
        || (names::is_body(name) && name.split_whitespace().count() <= 8 && !name.starts_with(char::is_lowercase)))
    .then(|| start..start + name.len())
}

/// “We, the Tenants’ Union of Riverside, ask”.
fn we_the(reading: &Reading, first: Option<Range<usize>>) -> Option<Range<usize>> {
    let sentence = first?;
    let text = reading.get(&sentence);
    let rest = [
        "We, the ",
        "We the ",
        "We, members of the ",
        "We, the members of the ",
        "Nous, ",
        "Wir, der ",
        "Wir, die ",
        "Nosotros, ",
        "Nós, ",
    ]
    .iter()
    .filter_map(|cue| text.strip_prefix(cue))
    .min_by_key(|rest| rest.len())?;
    let name = rest.split(',').next()?.trim_end();
    let start = sentence.start + text.len() - rest.len();
    (is_issuer(name) && rest.len() > name.len()).then(|| start..start + name.len())
}
