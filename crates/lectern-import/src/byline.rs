//! Lines that say who wrote to whom: bylines, salutations, closings, and what they say.

use crate::cues;
use crate::names;
use crate::sentence;
use std::ops::Range;
use std::sync::LazyLock;

/// What a byline begins with, small. Those without a colon need a person's name after them.
static BY: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("by"));

/// What a letter begins with, small.
static DEAR: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("dear"));

/// What a letter ends with, small.
static CLOSINGS: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("closings"));

/// What a line says to whom the text goes, with a colon or alone before a name.
static TO: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("to"));

/// Who wrote a text, by a line of it. Ranges are of bytes in that line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline {
    /// Names.
    pub names: Vec<Range<usize>>,
    /// What follows the name: the role.
    pub role: Option<Range<usize>>,
    /// The body, where it is set apart from the role.
    pub organization: Option<Range<usize>>,
}

impl Byline {
    /// A byline that is a name alone.
    #[must_use]
    pub fn of(name: Range<usize>) -> Self {
        Self { names: Vec::from([name]), role: None, organization: None }
    }
}

/// Whether a line is a byline.
#[must_use]
pub fn is_byline(line: &str) -> bool {
    parse(line).is_some()
}

/// Reads “By Anna Example, chair, Example Union”.
#[must_use]
pub fn parse(line: &str) -> Option<Byline> {
    if line.chars().count() > 180 || line.split_whitespace().count() > 24 {
        return None;
    }
    let start = after_cue(line)?;
    let said = parts(line, start);
    let mut said = said.into_iter();
    let first = said.next()?;
    let names = split_names(line, without_time(line, first))?;
    let rest: Vec<Range<usize>> = said.filter(|part| !is_dated(line.get(part.clone()).unwrap_or_default())).collect();
    let (role, organization) = role_and_body(line, &rest);
    Some(Byline { names, role, organization })
}

/// Where the words begin that follow “By” or “Author:”.
fn after_cue(line: &str) -> Option<usize> {
    let small = line.to_lowercase();
    // Letters that change their length when they are made small are in no cue.
    let cue = BY.iter().filter(|cue| {
        small
            .strip_prefix(**cue)
            .is_some_and(|rest| rest.starts_with(|c: char| c == ':' || c.is_whitespace() || c == '/'))
    });
    let cue = cue.max_by_key(|cue| cue.len())?;
    let rest = line.get(cue.len()..)?;
    let words = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '/'));
    Some(line.len() - words.len())
}

/// The parts between commas, dashes and bars; what stands in parentheses is one.
fn parts(line: &str, start: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = start;
    let mut push = |range: Range<usize>| {
        let words = line.get(range.clone()).unwrap_or_default();
        let begin =
            range.start + (words.len() - words.trim_start_matches(|c: char| c.is_whitespace() || c == '(').len());
        let end = range.start
            + words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '.' | ',' | ';')).len();
        if begin < end {
            parts.push(begin..end);
        }
    };
    for (index, character) in line.char_indices().skip_while(|(index, _)| *index < start) {
        let before_is_space = line.get(..index).is_some_and(|before| before.ends_with(' '));
        let splits = matches!(character, ',' | '|' | '(' | ';' | '،')
            || (matches!(character, '–' | '—' | '-' | '·') && before_is_space);
        if splits {
            push(from..index);
            from = index + character.len_utf8();
        }
    }
    push(from..line.len());
    parts
}

/// “Anna Example at 21:14”, as blogs have it.
fn without_time(line: &str, part: Range<usize>) -> Range<usize> {
    let words = line.get(part.clone()).unwrap_or_default();
    let at =
        [" at ", " um ", " à ", " a las ", " às ", " alle ", " om ", " o ", " on ", " am "].iter().filter_map(|at| {
            let (before, after) = words.split_once(at)?;
            after.starts_with(|c: char| c.is_ascii_digit()).then_some(before.len())
        });
    let end = at.min().unwrap_or(words.len());
    part.start..part.start + end
}

/// “Anna Example and Ben Muster”: every part must be a person's name.
fn split_names(line: &str, range: Range<usize>) -> Option<Vec<Range<usize>>> {
    let words = line.get(range.clone())?;
    let mut names = Vec::new();
    let mut from = 0;
    for joint in [" and ", " und ", " et ", " y ", " e ", " en ", " i ", " ve ", " و ", " и ", " & "] {
        while let Some(at) = words.get(from..).and_then(|rest| rest.find(joint)) {
            names.push(range.start + from..range.start + from + at);
            from += at + joint.len();
        }
    }
    names.push(range.start + from..range.end);
    let is_name =
        |name: &Range<usize>| line.get(name.clone()).is_some_and(|name| names::is_person(name) || is_arabic_name(name));
    if names.iter().all(is_name) {
        return Some(names);
    }
    names::is_person(words).then(|| vec![range])
}

/// Two to four words of a script without capitals.
fn is_arabic_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (2..=4).contains(&words)
        && !names::is_body(name)
        && name.chars().all(|c| c.is_whitespace() || ('\u{600}'..='\u{6FF}').contains(&c))
}

fn is_dated(part: &str) -> bool {
    crate::dates::whole(part).is_some() || part.chars().all(|c| !c.is_alphabetic()) || is_month_and_day(part)
}

/// “May 3”, which a comma parted from its year.
fn is_month_and_day(part: &str) -> bool {
    part.split_whitespace().count() <= 3 && crate::dates::find(&format!("{part} 2000")).is_some()
}

/// What follows a name: a role; or a role and a body, where the last part names one and the one before it does not.
fn role_and_body(line: &str, parts: &[Range<usize>]) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let is_body = |part: &Range<usize>| line.get(part.clone()).is_some_and(names::is_body);
    match parts {
        [] => (None, None),
        [only] if is_body(only) && line.get(only.clone()).is_some_and(is_name_of_body) => (None, Some(only.clone())),
        [only] => (Some(only.clone()), None),
        [role, .., body] if is_body(body) && !is_body(role) => (Some(role.clone()), Some(body.clone())),
        [first, .., last] => (Some(first.start..last.end), None),
    }
}

/// Whether words that name a body are its name alone: all have capitals but those that join, and none says what
/// somebody is in it.
fn is_name_of_body(words: &str) -> bool {
    let is_joint = |word: &str| {
        matches!(
            word,
            "of" | "the"
                | "for"
                | "and"
                | "&"
                | "in"
                | "de"
                | "del"
                | "la"
                | "du"
                | "des"
                | "do"
                | "da"
                | "der"
                | "die"
                | "für"
                | "und"
                | "van"
                | "voor"
                | "en"
                | "y"
                | "e"
                | "et"
                | "di"
                | "della"
                | "i"
        )
    };
    !names::is_role(words)
        && words.split_whitespace().all(|word| is_joint(word) || word.chars().next().is_some_and(|c| !c.is_lowercase()))
}

/// Reads what follows a name in a signature or in a list of those who signed: “Anna Example, chair, Example Union”.
#[must_use]
pub fn named(line: &str) -> Option<Byline> {
    if line.chars().count() > 160 {
        return None;
    }
    let parts = parts(line, 0);
    let (first, rest) = parts.split_first()?;
    let name = line.get(first.clone())?;
    if !(names::is_person(name) || is_arabic_name(name)) {
        return None;
    }
    let (role, organization) = role_and_body(line, rest);
    Some(Byline { role, organization, ..Byline::of(first.clone()) })
}

/// Whether a line greets those it is written to.
#[must_use]
pub fn is_salutation(line: &str) -> bool {
    salutation(line).is_some()
}

/// Whom a line greets: what follows “Dear”, or all of it.
#[must_use]
pub fn salutation(line: &str) -> Option<Range<usize>> {
    let trimmed =
        line.trim_end_matches(|c: char| matches!(c, ',' | ':' | '!' | '،' | '–' | '-' | '.') || c.is_whitespace());
    let is_set_off = trimmed.len() < line.len();
    if line.len() > 400
        || line.chars().count() > 120
        || trimmed.split_whitespace().count() > 16
        || sentence::sentences(trimmed).len() > 1
    {
        return None;
    }
    let small = trimmed.to_lowercase();
    let cue = longest_cue(&small, &DEAR)?;
    let is_english = cue == "dear";
    // “Friends of the park” is a heading; a greeting ends with a mark, unless its first word says it all.
    if !(is_set_off || is_english || cue.contains(' ')) {
        return None;
    }
    let rest = trimmed.get(cue.len()..)?.trim_start();
    let start = trimmed.len() - rest.len();
    Some(if rest.is_empty() { 0..trimmed.len() } else { start..trimmed.len() })
}

/// Whether a line says goodbye before a signature.
#[must_use]
pub fn is_closing(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let small = line.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    small.split_whitespace().count() <= 8
        && longest_cue(&small, &CLOSINGS).is_some_and(|cue| cue.len() * 2 >= small.len())
}

/// Whom a line says the text goes to: “To: the Council”.
#[must_use]
pub fn addressed(line: &str) -> Option<Range<usize>> {
    if line.chars().count() > 120 {
        return None;
    }
    let (before, rest) = line.split_once(':').or_else(|| line.split_once('：'))?;
    let is_to = TO.contains(&before.trim().to_lowercase().as_str());
    let words = rest.trim();
    (is_to && !words.is_empty()).then(|| {
        let start = line.len() - rest.trim_start().len();
        start..start + words.len()
    })
}

/// Whether a line is of the frame of a letter: to whom, from whom, about what, how to reach.
#[must_use]
pub fn is_address(line: &str) -> bool {
    let label =
        line.split_once(':').filter(|(label, _)| label.len() <= 60).map(|(label, _)| label.trim().to_lowercase());
    let is_label = label.is_some_and(|label| {
        TO.contains(&label.as_str())
            || [
                "from",
                "subject",
                "re",
                "contact",
                "media contact",
                "press contact",
                "tel",
                "phone",
                "email",
                "e-mail",
                "web",
                "address",
                "date",
                "betreff",
                "von",
                "kontakt",
                "pressekontakt",
                "telefon",
                "objet",
                "contact presse",
                "de",
                "asunto",
                "contacto",
                "assunto",
                "oggetto",
                "da",
                "contatti",
                "contatto stampa",
                "onderwerp",
                "van",
                "temat",
                "dotyczy",
                "konu",
                "iletişim",
                "الموضوع",
                "тема",
                "контакты",
                "от кого",
            ]
            .contains(&label.as_str())
    });
    is_label || line.contains('@') || line.contains("://")
}

/// The longest cue that a line begins with as whole words.
fn longest_cue<'c>(small: &str, cues: &[&'c str]) -> Option<&'c str> {
    let begins = |cue: &&&str| small.strip_prefix(**cue).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    cues.iter().filter(begins).max_by_key(|cue| cue.len()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Vec<&str>, Option<&str>, Option<&str>)> {
        let byline = parse(line)?;
        let words = |range: Range<usize>| &line[range];
        Some((byline.names.into_iter().map(words).collect(), byline.role.map(words), byline.organization.map(words)))
    }

    #[test]
    fn bylines_name_people_their_roles_and_bodies() {
        let role = "Camberwell CLP and Solidarity activist";
        assert_eq!(read(&format!("By Mara Booth, {role}")), Some((vec!["Mara Booth"], Some(role), None)));
        assert_eq!(
            read("Von Anna Beispiel und Bernd Muster"),
            Some((vec!["Anna Beispiel", "Bernd Muster"], None, None))
        );
        assert_eq!(
            read("Por Ana Ejemplo, portavoz, Sindicato del Campo"),
            Some((vec!["Ana Ejemplo"], Some("portavoz"), Some("Sindicato del Campo")))
        );
        assert_eq!(read("بقلم ليلى حداد"), Some((vec!["ليلى حداد"], None, None)));
        assert_eq!(read("By Jo Example | May 3, 2021"), Some((vec!["Jo Example"], None, None)));
    }

    #[test]
    fn sentences_that_begin_like_a_byline_are_none() {
        for line in [
            "By any means necessary",
            "Por la paz",
            "By Monday we will know",
            "Von der Leine gelassen",
            "Di nuovo insieme",
            "Par les rues",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn letters_greet_and_take_leave() {
        let greeted = |line: &'static str| salutation(line).map(|range| &line[range]);
        assert_eq!(greeted("Dear Members of the Council,"), Some("Members of the Council"));
        assert_eq!(greeted("Sehr geehrte Frau Beispiel,"), Some("Frau Beispiel"));
        assert_eq!(greeted("Comrades!"), Some("Comrades"));
        assert_eq!(greeted("Friends of the park meet again"), None);
        assert!(is_closing("Yours sincerely,") && is_closing("С уважением,"));
        assert!(!is_closing("Signed copies of the petition can be had at the office"));
    }
}
