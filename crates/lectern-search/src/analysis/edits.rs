//! How many edits lie between two words: letters left out, put in, changed, or swapped with their neighbour.
//!
//! The distance is the restricted one of Damerau ("A technique for computer detection and correction of spelling errors",
//! Communications of the ACM 7(3), 1964): a swap is one edit, and no letter is edited twice. Its table is kept row by
//! row, so that words in alphabetical order share the rows of what they start alike with.

/// No distance asked for is larger, and none above is told apart.
pub const MOST_EDITS: u8 = 2;

/// How many edits are forgiven in a word of so many letters: none below 4, one below 8, then two. That many letters
/// leave few other words so near.
pub const fn forgiven(letters: usize) -> u8 {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => MOST_EDITS,
    }
}

/// The table for one typed word, with a row for each letter of the word that it is held against.
pub struct Edits {
    typed: Vec<char>,
    /// Letters of the other word, one for each row but the first.
    letters: Vec<char>,
    /// For each row, the distance of what it stands for to every start of the typed word.
    rows: Vec<Vec<u8>>,
}

/// How far a word is from the typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// Of the word, capped.
    pub whole: u8,
    /// Of that start of the word which is nearest, capped.
    pub start: u8,
    /// Where the word is too far to have a near one start as it does up to a letter: how many letters up to there.
    pub hopeless_after: Option<usize>,
}

impl Edits {
    pub fn of(typed: &str) -> Self {
        let typed: Vec<char> = typed.chars().collect();
        let first = (0..=typed.len()).map(|length| u8::try_from(length).unwrap_or(u8::MAX)).collect();
        Self { typed, letters: Vec::new(), rows: vec![first] }
    }

    /// The distance to `word`, where `most` is the largest that is of interest. Rows of the word before are used where
    /// both start alike.
    pub fn distance(&mut self, word: &str, most: u8) -> Distance {
        let alike = self.letters.iter().zip(word.chars()).take_while(|(known, letter)| **known == *letter).count();
        self.letters.truncate(alike);
        self.rows.truncate(alike + 1);
        let mut hopeless_after = self.is_hopeless(most).then_some(alike);
        for letter in word.chars().skip(alike) {
            if hopeless_after.is_some() {
                break;
            }
            self.push(letter);
            hopeless_after = self.is_hopeless(most).then_some(self.letters.len());
        }
        let last = |row: &Vec<u8>| row.last().copied().unwrap_or(u8::MAX);
        let start = self.rows.iter().map(last).min().unwrap_or(u8::MAX);
        let whole = if hopeless_after.is_some() { u8::MAX } else { self.rows.last().map_or(u8::MAX, last) };
        Distance { whole, start, hopeless_after }
    }

    /// Whether every word that starts with the letters so far is farther than `most`. A swap with the next letter can
    /// go on from the row before the last.
    fn is_hopeless(&self, most: u8) -> bool {
        let is_far = |row: &Vec<u8>| row.iter().all(|&distance| distance > most);
        self.rows.iter().rev().take(2).all(is_far)
    }

    fn push(&mut self, letter: char) {
        let before = self.letters.last().copied();
        let count = self.letters.len();
        let at =
            |row: usize, column: usize| self.rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or(u8::MAX);
        let mut row = Vec::with_capacity(self.typed.len() + 1);
        let mut left = at(count, 0).saturating_add(1);
        row.push(left);
        let mut typed_before = None;
        for (column, &typed) in self.typed.iter().enumerate() {
            let changed = at(count, column).saturating_add(u8::from(typed != letter));
            let mut best = changed.min(left.saturating_add(1)).min(at(count, column + 1).saturating_add(1));
            if typed_before == Some(letter) && before == Some(typed) {
                // Both letters of a swap are behind the row before the last and the column before the last.
                let (row, column) = (count.wrapping_sub(1), column.wrapping_sub(1));
                best = best.min(at(row, column).saturating_add(1));
            }
            row.push(best);
            left = best;
            typed_before = Some(typed);
        }
        self.letters.push(letter);
        self.rows.push(row);
    }
}

/// Calls `visit` with everything that one edit makes of `word`, with letters of `alphabet` put in; some of it more than
/// once.
pub fn one_edit_away(word: &str, alphabet: &[char], mut visit: impl FnMut(&str)) {
    let mut edited = String::with_capacity(word.len() + 4);
    let mut assemble = |parts: [&str; 3], letter: Option<char>| {
        let [start, middle, end] = parts;
        edited.clear();
        edited.push_str(start);
        edited.extend(letter);
        edited.push_str(middle);
        edited.push_str(end);
        visit(&edited);
    };
    let mut rest = word;
    loop {
        let (start, end) = word.split_at(word.len() - rest.len());
        let mut letters = rest.chars();
        let letter = letters.next();
        let behind = letters.as_str();
        for &put_in in alphabet {
            assemble([start, "", end], Some(put_in));
            if letter.is_some_and(|letter| letter != put_in) {
                assemble([start, "", behind], Some(put_in));
            }
        }
        let Some(letter) = letter else { return };
        assemble([start, "", behind], None);
        if let Some(next) = letters.next().filter(|&next| next != letter) {
            let mut swapped = [0; 4];
            assemble([start, letter.encode_utf8(&mut swapped), letters.as_str()], Some(next));
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Straight from the definition, letter by letter from the end.
    fn defined(one: &[char], other: &[char]) -> u8 {
        let (Some((one_last, one_rest)), Some((other_last, other_rest))) = (one.split_last(), other.split_last())
        else {
            return (one.len() + other.len()) as u8;
        };
        let mut best = defined(one_rest, other_rest) + u8::from(one_last != other_last);
        best = best.min(defined(one_rest, other) + 1).min(defined(one, other_rest) + 1);
        if let (Some((one_before, one_start)), Some((other_before, other_start))) =
            (one_rest.split_last(), other_rest.split_last())
            && one_last == other_before
            && one_before == other_last
        {
            best = best.min(defined(one_start, other_start) + 1);
        }
        best
    }

    proptest! {
        #[test]
        fn what_one_edit_makes_is_all_that_is_one_edit_away(word in "[ab]{0,5}", other in "[ab]{0,6}") {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            let mut is_made = false;
            one_edit_away(&word, &['a', 'b'], |edited| is_made |= edited == other);
            let distance = defined(&letters(&word), &letters(&other));
            // One edit may also give the word itself back: a letter put in beside its like is taken for none.
            prop_assert_eq!(is_made || word == other, distance <= 1);
        }

        #[test]
        fn distances_are_as_defined(typed in "[ab]{0,5}", mut words in prop::collection::vec("[abc]{0,6}", 1..6), most in 0..4_u8) {
            words.sort();
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            let mut edits = Edits::of(&typed);
            for word in &words {
                let distance = edits.distance(word, most);
                let (typed, word) = (letters(&typed), letters(word));
                let whole = defined(&typed, &word);
                let start = (0..=word.len()).map(|end| defined(&typed, &word[..end])).min().unwrap();
                prop_assert_eq!(distance.whole.min(most + 1), whole.min(most + 1));
                prop_assert_eq!(distance.start.min(most + 1), start.min(most + 1));
                if let Some(after) = distance.hopeless_after {
                    for behind in ["", "a", "b", "ab", "ba"] {
                        let longer: Vec<char> = word[..after].iter().copied().chain(behind.chars()).collect();
                        prop_assert!(defined(&typed, &longer) > most);
                    }
                }
            }
        }
    }
}
