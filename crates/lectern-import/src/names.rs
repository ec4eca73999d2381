//! Names of people and bodies, as far as their letters and a few words show them.

use crate::cues;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words inside a name that are written small.
static PARTICLES: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("particles"));

/// Titles that stand before a name and are not of it.
static HONORIFICS: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("honorifics"));

/// Words that no name begins with, small.
const ARTICLES: &[&str] = &[
    "the", "a", "an", "our", "your", "my", "der", "die", "das", "unser", "les", "los", "las", "il", "het", "more",
    "most",
];

/// Words that say what somebody is, small: a line with one is a role and no name.
static ROLES: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("roles"));

/// Words that a body's name has and a person's has not, small, in the languages of the tables.
static BODIES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../data/bodies.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// Whether a line is nothing but a person's name: two to five words that begin with capitals, in scripts that have
/// them, and none of which is of a body.
#[must_use]
pub fn is_person(line: &str) -> bool {
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_role = |word: &&str| ROLES.contains(&bare(word).as_str()) && !HONORIFICS.contains(&bare(word).as_str());
    if !(2..=6).contains(&words.len()) || line.chars().count() > 48 || is_body(line) || words.iter().any(is_role) {
        return false;
    }
    let begins_with_article = words.first().is_some_and(|first| ARTICLES.contains(&bare(first).as_str()));
    let names = words.iter().filter(|word| is_name_word(word)).count();
    let fits =
        |word: &&str| is_name_word(word) || PARTICLES.contains(word) || HONORIFICS.contains(&bare(word).as_str());
    let ends_as_name = words.last().is_some_and(|word| is_name_word(word));
    names >= 2 && !begins_with_article && ends_as_name && words.iter().all(fits) && !is_shouted(line)
}

/// Whether a line says what somebody is.
#[must_use]
pub fn is_role(line: &str) -> bool {
    line.split_whitespace().any(|word| ROLES.contains(&bare(word).as_str()))
}

/// A word of a name: a capital, then small letters, hyphens and apostrophes; or an initial. A script without capitals
/// shows no names.
fn is_name_word(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let mut letters = word.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    begins
        && letters.clone().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '\u{300}'..='\u{36F}'))
        && !(word.chars().count() > 4 && letters.all(|c| c.is_uppercase() || !c.is_alphabetic()) && !word.contains('-'))
}

fn is_shouted(line: &str) -> bool {
    !line.chars().any(char::is_lowercase)
}

/// Whether the words name a body: a party, a union, a council.
#[must_use]
pub fn is_body(words: &str) -> bool {
    words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')')).any(|word| {
        let word = bare(word);
        BODIES.contains(word.as_str()) || is_compound_body(&word)
    })
}

/// German and Dutch write a body's kind at the end of a word.
fn is_compound_body(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "verband",
        "verein",
        "gewerkschaft",
        "bund",
        "partei",
        "rat",
        "ausschuss",
        "initiative",
        "bündnis",
        "vakbond",
        "vereniging",
        "raad",
        "stichting",
        "kammer",
        "gruppe",
    ];
    let found = ENDS.iter().find(|end| word.ends_with(**end));
    found.is_some_and(|end| {
        word.len() > end.len() + 3 && !matches!(word, "verrat" | "vorrat" | "hausrat" | "apparat" | "demokrat")
    })
}

/// The letters of a word, small, without the marks around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_bodies_are_told_apart() {
        for person in [
            "Anna Example",
            "Dr. Jean-Luc de Vries",
            "J. P. Muster",
            "María López Ortega",
            "Анна Иванова",
            "Siobhán O’Neill",
        ] {
            assert!(is_person(person), "{person}");
        }
        for other in [
            "Labour Party",
            "Ceasefire now!",
            "Anna",
            "Kommunale Wählervereinigung Nord",
            "CLP: Oldham",
            "Peace and bread",
            "STOP THE WAR",
            "We Won’t Go, Ever",
        ] {
            assert!(!is_person(other), "{other}");
        }
        for body in ["ILPS Commission 1", "Deutscher Mieterbund", "Tenants' Union of Riverside", "Conseil municipal"] {
            assert!(is_body(body), "{body}");
        }
    }
}
