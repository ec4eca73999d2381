//! Words with letters left open: `*` stands for any letters or none, `?` for one.

/// Whether a character leaves letters open.
pub fn is_pattern(letter: char) -> bool {
    matches!(letter, '*' | '?')
}

/// Whether `word` has the shape of `pattern`, all of it.
///
/// The last star is remembered; where what follows it does not fit, it takes one letter more. That is at most the
/// product of both lengths.
pub fn matches(pattern: &str, word: &str) -> bool {
    let (mut pattern, mut word) = (pattern.chars(), word.chars());
    let mut star = None;
    loop {
        let word_here = word.clone();
        match (pattern.next(), word.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                star = Some((pattern.clone(), word_here.clone()));
                word = word_here;
            }
            (Some('?'), Some(_)) => {}
            (Some(wanted), Some(found)) if wanted == found => {}
            _ => {
                let Some((behind_star, from)) = &mut star else { return false };
                if from.next().is_none() {
                    return false;
                }
                (pattern, word) = (behind_star.clone(), from.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn patterns_match_whole_words() {
        for (pattern, word, expected) in [
            ("demo*", "democracy", true),
            ("demo*", "demo", true),
            ("*cracy", "democracy", true),
            ("*cracy", "democracyy", false),
            ("wom?n", "women", true),
            ("wom?n", "womn", false),
            ("*a*a*", "banana", true),
            ("*a*a*a*a", "banana", false),
            ("*", "", true),
            ("?", "é", true),
        ] {
            assert_eq!(matches(pattern, word), expected, "{pattern} {word}");
        }
    }

    /// Straight from what the two characters mean.
    fn defined(pattern: &[char], word: &[char]) -> bool {
        match (pattern, word) {
            ([], _) => word.is_empty(),
            (['*', rest @ ..], _) => (0..=word.len()).any(|taken| defined(rest, &word[taken..])),
            (['?', rest @ ..], [_, behind @ ..]) => defined(rest, behind),
            ([letter, rest @ ..], [found, behind @ ..]) => letter == found && defined(rest, behind),
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn matching_is_as_defined(pattern in "[ab*?]{0,8}", word in "[ab]{0,8}") {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            prop_assert_eq!(matches(&pattern, &word), defined(&letters(&pattern), &letters(&word)));
        }
    }
}
