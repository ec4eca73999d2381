//! Words that rules look for, by rule: `data/cues.txt`.

/// The words of a section, in order.
///
/// # Panics
/// Never; a section that is not there has no words.
#[must_use]
pub fn list(section: &str) -> Vec<&'static str> {
    let lines = include_str!("../data/cues.txt").lines();
    let mut found = lines.skip_while(|line| line.strip_prefix('@') != Some(section)).skip(1);
    let words: Vec<&str> =
        found.by_ref().take_while(|line| !line.starts_with('@')).flat_map(|line| line.split('|')).collect();
    debug_assert!(!words.is_empty(), "{section}");
    words
}
