//! Letters with an umlaut or ring, written out: `Zürich` is also `Zuerich`, `Århus` also `Aarhus`.
//!
//! Written out they cannot be told from other pairs of vowels (`poet`, `neue`), so that folding leaves them alone. They
//! are compared where one of two words has the letter itself: [`spelt_out`] of that one is the other.

/// `word`, which must be in lower case, with such letters written out; `None` where it has none.
pub fn spelt_out(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let mut spelt = String::with_capacity(word.len());
    let mut has_any = false;
    for letter in word.chars() {
        let pair = match letter {
            'ä' => "ae",
            'ö' | 'ø' => "oe",
            'ü' => "ue",
            'å' => "aa",
            _ => {
                spelt.push(letter);
                continue;
            }
        };
        has_any = true;
        spelt.push_str(pair);
    }
    has_any.then_some(spelt)
}

/// `word` with every pair that may be such a letter as the plain one; `None` where it has no pair.
pub fn contracted(word: &str) -> Option<String> {
    let is_pair = |pair: &[u8]| matches!(pair, b"ae" | b"oe" | b"ue" | b"aa");
    if !word.as_bytes().windows(2).any(is_pair) {
        return None;
    }
    let pairs = [("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")];
    Some(pairs.iter().fold(word.to_owned(), |word, (pair, plain)| word.replace(pair, plain)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_written_out_and_back() {
        for (word, spelt, plain) in [("zürich", "zuerich", "zurich"), ("ångström", "aangstroem", "angstrom")] {
            assert_eq!(spelt_out(word).as_deref(), Some(spelt));
            assert_eq!(contracted(spelt).as_deref(), Some(plain));
        }
        assert_eq!((spelt_out("zurich"), spelt_out("élève"), contracted("pot")), (None, None, None));
    }
}
