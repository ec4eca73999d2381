//! What a text asks for: sentences of its own that call on somebody, in the order in which they come.
//!
//! A sentence counts where its first words say so (“We call on”, “Please”), where it is a slogan (“Peace now!”), or where
//! somebody other than the speaker must do something. Quotations and headings do not count.

use super::found::Evidence;
use super::reading::Reading;
use super::words::{Phrases, is_word};
use crate::cues;
use crate::line::one_line;
use crate::sentence::sentences;
use lectern_core::Statement;
use std::collections::HashMap;
use std::sync::LazyLock;

/// So many calls at most; a list of demands may be long, a whole text is no call.
const MAX_CALLS: usize = 40;

/// A longer sentence, in bytes, is an argument with a call in it.
const MAX_BYTES: usize = 700;

/// What a sentence begins with, small; after a word such as “therefore” as well.
static BEGINNINGS: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("beginnings"));

/// Words before a beginning that change nothing, small.
static OPENERS: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("openers"));

/// Verbs at the end of a Turkish sentence, small.
const ENDINGS: &[&str] = &[
    "talep ediyoruz",
    "çağırıyoruz",
    "çağrıda bulunuyoruz",
    "istiyoruz",
    "bekliyoruz",
    "davet ediyoruz",
    "rica ediyoruz",
    "talep ediyorum",
    "çağırıyorum",
];

/// In German, Dutch and such the verb stands in the middle: “Vom Landtag fordern wir”.
const MIDDLES: &[&str] = &[
    "fordern wir",
    "appellieren wir",
    "verlangen wir",
    "rufen wir",
    "bitten wir",
    "erwarten wir",
    "eisen wij",
    "roepen wij",
    "vragen wij",
    "eisen we",
    "roepen we",
    "vragen we",
    "verzoeken wij",
];

/// What ends a slogan, small.
static NOW: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("now"));

/// What a body does that asks for something, small.
static BODY_ASKS: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("body asks"));

/// What says that somebody must act, small, between spaces.
const MUST: &[&str] = &[" must "];

/// What follows “must” where it is a guess and no call.
const GUESSES: &[&str] = &["have ", "be a ", "be an ", "be the case", "admit", "confess", "say ", "seem"];

pub(super) fn fill(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    if !statement.calls.is_empty() {
        return;
    }
    let issuers: Vec<String> = statement.organizations.iter().flat_map(|name| bodies(name)).collect();
    for block in reading.said() {
        let text = reading.get(&block.range);
        for sentence in sentences(text) {
            let words = text.get(sentence.clone()).unwrap_or_default();
            let small = reading.get_small(&(block.range.start + sentence.start..block.range.start + sentence.end));
            let rule =
                rule(words, small).or_else(|| asks(words, small, &issuers).then_some("says that who speaks calls"));
            let Some(rule) = rule.filter(|_| statement.calls.len() < MAX_CALLS) else { continue };
            let call = one_line(words);
            let field = format!("calls[{}]", statement.calls.len());
            let range = block.range.start + sentence.start..block.range.start + sentence.end;
            evidence.content(&field, &call, rule, reading, range);
            statement.calls.push(call);
        }
    }
}

/// Whether a paragraph begins with what readers are to do.
pub(super) fn begins_with_action(small_paragraph: &str) -> bool {
    begins(small_paragraph)
}

/// The words of a body's name that say what it is: “union”.
fn bodies(name: &str) -> Vec<String> {
    let small = super::words::small(name);
    small.split(|c| !is_word(c)).filter(|word| crate::names::is_body(word)).map(str::to_owned).collect()
}

/// Whether the body that speaks asks for something: “The union calls on the port”. Its name, or what it is, stands
/// before the verb in the beginning of the sentence.
fn asks(sentence: &str, lower: &str, issuers: &[String]) -> bool {
    if issuers.is_empty() || sentence.len() > MAX_BYTES || sentence.ends_with(['?', ':']) {
        return false;
    }
    let Some(verb) = BODY_ASKING.first(lower) else { return false };
    let before = lower.get(..verb.start).unwrap_or_default();
    let words: Vec<&str> = before.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect();
    words.len() <= 12 && words.iter().any(|word| issuers.iter().any(|issuer| issuer == word))
}

/// Why a sentence is a call, if it is one.
fn rule(sentence: &str, lower: &str) -> Option<&'static str> {
    if sentence.len() > MAX_BYTES || sentence.ends_with(['?', '؟', ':']) || sentence.starts_with(['“', '"', '«', '„'])
    {
        return None;
    }
    if begins(lower) {
        return Some("begins as a call");
    }
    let bare = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    if ENDINGS.iter().any(|ending| bare.ends_with(ending)) || !IN_THE_MIDDLE.find(lower).is_empty() {
        return Some("says that it calls");
    }
    if sentence.ends_with('!') && is_slogan(bare) {
        return Some("slogan");
    }
    must(lower).then_some("says what must be done")
}

static BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| by_first_word(&BEGINNINGS));
static OPENERS_BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| by_first_word(&OPENERS));
static BODY_ASKING: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&BODY_ASKS));
static IN_THE_MIDDLE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(MIDDLES));

fn by_first_word(phrases: &'static [&'static str]) -> HashMap<&'static str, Vec<&'static str>> {
    let mut by_word: HashMap<&str, Vec<&str>> = HashMap::new();
    for phrase in phrases {
        by_word.entry(first_word(phrase)).or_default().push(phrase);
    }
    by_word
}

fn first_word(text: &str) -> &str {
    text.split(|c| !is_word(c)).next().unwrap_or_default()
}

fn begins(lower: &str) -> bool {
    let is_call = |text: &str| {
        let cues = BY_FIRST_WORD.get(first_word(text)).into_iter().flatten();
        cues.into_iter().any(|cue| text.strip_prefix(cue).is_some_and(|rest| !rest.starts_with(is_word)))
    };
    let openers = OPENERS_BY_FIRST_WORD.get(first_word(lower)).into_iter().flatten();
    let after = |opener: &&str| lower.strip_prefix(*opener).filter(|rest| rest.starts_with(' '));
    is_call(lower) || openers.filter_map(after).any(|rest| is_call(rest.trim_start()))
}

/// “Ceasefire now!”
fn is_slogan(bare: &str) -> bool {
    bare.split_whitespace().count() <= 8
        && NOW.iter().any(|now| bare.strip_suffix(now).is_some_and(|rest| rest.ends_with(' ')))
}

/// “The council must act”: somebody must, and it is no guess.
fn must(lower: &str) -> bool {
    MUST.iter().any(|must| {
        let Some((before, after)) = lower.split_once(must) else { return false };
        let speaks_of_self = before.ends_with(" i")
            || before == "i"
            || before.ends_with("it")
            || before.ends_with("there")
            || before.ends_with("you");
        let asks_anybody =
            ["whoever", "who ", "what", "if ", "when", "why", "how"].iter().any(|word| before.starts_with(word));
        !speaks_of_self
            && !asks_anybody
            && before.split_whitespace().count() <= 14
            && !GUESSES.iter().any(|guess| after.starts_with(guess))
    })
}

#[cfg(test)]
mod tests {
    use super::super::words::small;
    use super::*;

    #[test]
    fn calls_are_told_from_other_sentences() {
        for call in [
            "Ceasefire now!",
            "Please write to the council.",
            "Therefore we call on the mayor to act.",
            "The council must keep the school open.",
            "Wir fordern mehr Busse.",
            "Vom Landtag fordern wir mehr Geld.",
            "C’est pourquoi nous demandons une enquête.",
            "Por eso exigimos respuestas.",
            "Yetkililerden açıklama talep ediyoruz.",
            "نطالب الحكومة بالتحرك.",
            "Мы требуем ответа.",
        ] {
            assert!(rule(call, &small(call)).is_some(), "{call}");
        }
        for other in [
            "We know what happened now.",
            "It must have been cold.",
            "What must we do?",
            "The pleasure is ours.",
            "“We demand bread,” they said.",
            "He asked us.",
        ] {
            assert!(rule(other, &small(other)).is_none(), "{other}");
        }
    }
}
