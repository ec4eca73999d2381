//! How many edits lie between two words: letters left out, put in, changed, or swapped with their neighbour.
//!
//! The distance is the restricted one of Damerau ("A technique for computer detection and correction of spelling errors",
//! Communications of the ACM 7(3), 1964): a swap is one edit, and no letter is edited twice. Its table is kept row by
//! row, so that words in alphabetical order share the rows of what they start alike with.

/// Nowhere are more edits forgiven.
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
    /// The largest distance that is of interest.
    most: u8,
    /// Letters of the other word, one for each row but the first.
    letters: Vec<char>,
    /// For each row, the distance of what it stands for to every start of the typed word. Only those cells are filled that
    /// are at most [`Edits::most`] off the diagonal: no other can be as small.
    cells: Vec<u8>,
    /// For each row, the least that is in it.
    least: Vec<u8>,
}

/// Stands in cells that are not of interest.
const FAR: u8 = u8::MAX - 1;

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
    pub fn of(typed: &str, most: u8) -> Self {
        let typed: Vec<char> = typed.chars().collect();
        let first = (0..=typed.len()).map(|length| u8::try_from(length).unwrap_or(FAR).min(FAR)).collect();
        Self { typed, most, letters: Vec::new(), cells: first, least: vec![0] }
    }

    /// The distance to `word`. Rows of the word before are used where both start alike.
    pub fn distance(&mut self, word: &str) -> Distance {
        let alike = self.letters.iter().zip(word.chars()).take_while(|(known, letter)| **known == *letter).count();
        self.letters.truncate(alike);
        self.least.truncate(alike + 1);
        self.cells.truncate((alike + 1) * self.width());
        let mut hopeless_after = self.is_hopeless().then_some(alike);
        for letter in word.chars().skip(alike) {
            if hopeless_after.is_some() {
                break;
            }
            self.push(letter);
            hopeless_after = self.is_hopeless().then_some(self.letters.len());
        }
        let last = |row: usize| self.cell(row, self.typed.len());
        let start = (0..self.least.len()).map(last).min().unwrap_or(FAR);
        let whole = if hopeless_after.is_some() { FAR } else { last(self.letters.len()) };
        Distance { whole, start, hopeless_after }
    }

    fn width(&self) -> usize {
        self.typed.len() + 1
    }

    #[inline]
    fn cell(&self, row: usize, column: usize) -> u8 {
        self.cells.get(row * self.width() + column).copied().unwrap_or(FAR)
    }

    /// Whether every word that starts with the letters so far is farther than is of interest. A swap with the next
    /// letter can go on from the row before the last.
    fn is_hopeless(&self) -> bool {
        self.least.iter().rev().take(2).all(|&least| least > self.most)
    }

    fn push(&mut self, letter: char) {
        let (row, most) = (self.letters.len() + 1, usize::from(self.most));
        let before = self.letters.last().copied();
        let start = self.cells.len();
        self.cells.resize(start + self.width(), FAR);
        let mut least = FAR;
        for column in row.saturating_sub(most)..=(row + most).min(self.typed.len()) {
            let typed = |column: usize| self.typed.get(column.wrapping_sub(1)).copied();
            let mut best = self.cell(row - 1, column) + 1;
            if let Some(here) = typed(column) {
                best = best.min(self.cell(row, column - 1) + 1);
                best = best.min(self.cell(row - 1, column - 1).saturating_add(u8::from(here != letter)));
                if before == Some(here) && typed(column - 1) == Some(letter) {
                    best = best.min(self.cell(row - 2, column - 2) + 1);
                }
            }
            let best = best.min(FAR);
            if let Some(cell) = self.cells.get_mut(start + column) {
                *cell = best;
            }
            least = least.min(best);
        }
        self.letters.push(letter);
        self.least.push(least);
    }
}

/// The letters that words are made of, as far as one edit of a word can be one of them.
pub trait Letters {
    /// Every letter that can be put in.
    fn all(&self) -> &[char];
    /// Whether some word has `next` right after `letter`. May be true where none has.
    fn may_follow(&self, letter: char, next: char) -> bool;
}

/// Calls `visit` with what one edit makes of `word`, but for what cannot be a word by its letters; some of it more than
/// once.
pub fn one_edit_away(word: &str, letters: &impl Letters, mut visit: impl FnMut(&str)) {
    let follows = |before: Option<char>, next: Option<char>| {
        before.zip(next).is_none_or(|(before, next)| letters.may_follow(before, next))
    };
    let mut edited = String::with_capacity(word.len() + 2 * char::MAX_LEN_UTF8);
    let (mut before, mut rest) = (None, word.chars());
    loop {
        let start = word.len() - rest.as_str().len();
        edited.clear();
        edited.push_str(word.get(..start).unwrap_or_default());
        let mut put_in = |put_in: &[char], end: &str| {
            edited.truncate(start);
            edited.extend(put_in);
            edited.push_str(end);
            visit(&edited);
        };
        let mut behind = rest.clone();
        let letter = behind.next();
        let mut after_next = behind.clone();
        let next = after_next.next();
        for &other in letters.all().iter().filter(|&&other| follows(before, Some(other))) {
            if follows(Some(other), letter) {
                put_in(&[other], rest.as_str());
            }
            if letter.is_some_and(|letter| letter != other) && follows(Some(other), next) {
                put_in(&[other], behind.as_str());
            }
        }
        let Some(left_out) = letter else { return };
        if follows(before, next) {
            put_in(&[], behind.as_str());
        }
        if let Some(next) = next.filter(|&next| next != left_out)
            && follows(before, Some(next))
            && follows(Some(next), letter)
            && follows(letter, after_next.clone().next())
        {
            put_in(&[next, left_out], after_next.as_str());
        }
        (before, rest) = (letter, behind);
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

    struct AandB;

    impl Letters for AandB {
        fn all(&self) -> &[char] {
            &['a', 'b']
        }

        fn may_follow(&self, letter: char, next: char) -> bool {
            (letter, next) != ('b', 'b')
        }
    }

    proptest! {
        #[test]
        fn what_one_edit_makes_is_all_that_is_one_edit_away(word in "[ab]{0,5}", other in "[ab]{0,6}") {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            let mut is_made = false;
            one_edit_away(&word, &AandB, |edited| {
                is_made |= edited == other;
                // Only what is edited is looked at; the word itself may have what no other has.
                assert!(word.contains("bb") || !edited.contains("bb"));
            });
            prop_assume!(!word.contains("bb") && !other.contains("bb"));
            let distance = defined(&letters(&word), &letters(&other));
            // One edit may also give the word itself back: a letter put in beside its like is taken for none.
            prop_assert_eq!(is_made || word == other, distance <= 1);
        }

        #[test]
        fn distances_are_as_defined(typed in "[ab]{0,5}", mut words in prop::collection::vec("[abc]{0,6}", 1..6), most in 0..4_u8) {
            words.sort();
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            let mut edits = Edits::of(&typed, most);
            for word in &words {
                let distance = edits.distance(word);
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
