//! Cutting a text into words.
//!
//! - A word is a run of letters, digits and the marks that follow them. Everything else separates, the underscore too.
//! - An apostrophe inside a word is passed over, so that `don't` is `dont` and `nation's` is `nations`; after an
//!   article or pronoun that French, Italian or Catalan elides (`l'État`, `dell'uomo`) it separates.
//! - Scripts that do not put spaces between words (Han, Kana, Hangul, Thai, Lao, Khmer, Myanmar) give one word per
//!   character with its marks. A query's run of such characters is read as a phrase, so it finds exactly the texts
//!   that contain that run: no dictionary is needed and nothing is missed. Korean has spaces, but its particles
//!   cling to the word (`인권은`); by syllables, `인권` finds it.
//! - Soft hyphens and joiners inside a word are passed over.

use super::compose::compose;
use super::eight::{Eight, head};
use super::lower::lower;
use super::marks::is_mark;
use std::ops::Range;

/// Where a longer run of letters is cut, in bytes: long enough for every word of a language, short enough that
/// a text of one endless word cannot fill the dictionary with it.
const LONGEST_WORD: usize = 120;

/// A word and where it stands.
#[derive(Debug)]
pub struct Token<'a> {
    /// In lower case, composed (NFC), accents kept; never empty.
    pub word: &'a str,
    /// The first eight bytes of the word, as [`head`] gives them.
    pub head: u64,
    /// Bytes of the text.
    pub range: Range<usize>,
}

/// Calls `visit` with each word of `text`, in order.
#[inline]
pub fn tokens(text: &str, mut visit: impl FnMut(Token<'_>)) {
    tokens_beginning(text, u128::MAX, &mut |token, _| visit(token));
}

/// Calls `visit` with words of `text`, in order, and whether others were passed over since the last: words of ASCII letters
/// and digits may be, where the bit of the first one, in lower case, is not set in `wanted`.
#[inline(never)]
pub fn tokens_beginning(text: &str, wanted: u128, visit: &mut dyn FnMut(Token<'_>, bool)) {
    each_token(text, wanted, visit);
}

/// The same, compiled into what takes the words: for whoever takes all words of long texts, as a call for each would take
/// half as long as the rest.
#[inline(always)]
pub fn each_token(text: &str, wanted: u128, mut visit: impl FnMut(Token<'_>, bool)) {
    let mut cursor = Cursor { text, position: 0 };
    let mut buffer = String::new();
    let mut is_behind_gap = false;
    while let Some(first) = cursor.skip_to_word() {
        let start = cursor.position;
        let ascii = cursor.take_ascii_word();
        if ascii.is_some() && wanted >> first.to_ascii_lowercase() & 1 == 0 {
            is_behind_gap = true;
            continue;
        }
        let written = text.get(start..cursor.position).unwrap_or_default();
        let (word, head) = match ascii {
            Some(Ascii { head, has_capitals: false }) => (written, head),
            Some(Ascii { head, has_capitals: true }) => {
                buffer.clear();
                buffer.push_str(written);
                buffer.make_ascii_lowercase();
                (buffer.as_str(), head)
            }
            None => {
                cursor.position = start;
                cursor.take_word(&mut buffer);
                (buffer.as_str(), head(buffer.as_bytes()))
            }
        };
        if !word.is_empty() {
            visit(Token { word, head, range: start..cursor.position }, is_behind_gap);
            is_behind_gap = false;
        }
    }
}

/// A word of ASCII letters and digits.
struct Ascii {
    /// Of the word in lower case.
    head: u64,
    has_capitals: bool,
}

struct Cursor<'t> {
    text: &'t str,
    position: usize,
}

impl Cursor<'_> {
    /// Moves to the next word and tells its first byte.
    #[inline(always)]
    fn skip_to_word(&mut self) -> Option<u8> {
        while let Some(&byte) = self.text.as_bytes().get(self.position) {
            if byte.is_ascii_alphanumeric() {
                return Some(byte);
            }
            if byte.is_ascii() {
                self.position += 1;
                continue;
            }
            let letter = self.peek()?;
            if starts_word(letter) {
                return Some(byte);
            }
            self.position += letter.len_utf8();
        }
        None
    }

    /// Takes a word of ASCII letters and digits. `None` where it is another one; how far the cursor is then means nothing.
    #[inline(always)]
    fn take_ascii_word(&mut self) -> Option<Ascii> {
        let bytes = self.text.as_bytes();
        let start = self.position;
        let eight_at = |position: usize| Eight::of(head(bytes.get(position..).unwrap_or_default()));
        let first = eight_at(start);
        let (mut part, mut capitals) = (first, first.capitals());
        self.position += part.len();
        while part.len() == 8 && self.position - start <= LONGEST_WORD {
            part = eight_at(self.position);
            capitals |= part.capitals();
            self.position += part.len();
        }
        let is_whole = bytes.get(self.position).is_none_or(|&next| next.is_ascii() && next != b'\'');
        let is_short = self.position - start <= LONGEST_WORD;
        (is_whole && is_short).then_some(Ascii { head: first.head(), has_capitals: capitals != 0 })
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.position..)?.chars().next()
    }

    /// Takes any word into `word`. Moves past at least one character.
    fn take_word(&mut self, word: &mut String) {
        word.clear();
        while let Some(letter) = self.peek() {
            let next = self.position + letter.len_utf8();
            if is_apostrophe(letter) {
                if self.apostrophe_ends(word, next) {
                    break;
                }
            } else if is_unspaced(letter) {
                if word.is_empty() {
                    word.push(letter);
                    self.position = next;
                    self.take_marks(word);
                }
                break;
            } else if is_mark(letter) {
                push_mark(letter, word);
            } else if letter.is_alphanumeric() {
                push_lower(letter, word);
            } else if !is_joiner(letter) {
                break;
            }
            self.position = next;
            if word.len() >= LONGEST_WORD {
                break;
            }
        }
    }

    /// Takes the marks that follow a character.
    fn take_marks(&mut self, word: &mut String) {
        while let Some(mark) = self.peek().filter(|&mark| is_mark(mark) && word.len() < LONGEST_WORD) {
            push_mark(mark, word);
            self.position += mark.len_utf8();
        }
    }

    /// Whether an apostrophe after `word`, with `next` right behind it, is the word's end.
    fn apostrophe_ends(&self, word: &str, next: usize) -> bool {
        let mut behind = self.text.get(next..).unwrap_or_default().chars();
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        !is_letter(behind.next()) || (ELIDED.contains(&word) && is_letter(behind.next()))
    }
}

/// Articles, pronouns and the like that lose their vowel before another: French, Italian, Catalan, Occitan. No
/// English contraction starts with one of them and goes on for two letters.
const ELIDED: [&str; 25] = [
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "dell", "all", "dall",
    "nell", "sull", "coll", "quest", "quell", "bell", "sant", "anch",
];

/// ASCII, typographic (U+2019), modifier letter (U+02BC) and full-width.
fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{02BC}' | '\u{FF07}')
}

/// Soft hyphen, zero-width non-joiner (inside Persian words) and joiner, word joiner, zero-width no-break space.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn starts_word(letter: char) -> bool {
    letter.is_alphanumeric() && !is_mark(letter) && !is_apostrophe(letter)
}

/// Whether a script writes its words without spaces, or is best found by its syllables. Blocks as in Unicode 16.
pub fn is_unspaced(letter: char) -> bool {
    if letter < '\u{0E00}' {
        return false;
    }
    let in_block = matches!(letter,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Myanmar
        | '\u{1100}'..='\u{11FF}' // Hangul Jamo
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3005}'..='\u{3007}' // Han iteration mark, closing mark, zero
        | '\u{3040}'..='\u{30FF}' // Hiragana, Katakana
        | '\u{3130}'..='\u{318F}' // Hangul compatibility Jamo
        | '\u{31F0}'..='\u{31FF}' // Katakana extensions
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' // Han
        | '\u{AC00}'..='\u{D7AF}' // Hangul syllables
        | '\u{F900}'..='\u{FAFF}' // Han compatibility
        | '\u{FF66}'..='\u{FF9F}' // half-width Katakana
        | '\u{20000}'..='\u{3FFFF}'); // Han extensions
    in_block && letter.is_alphanumeric()
}

/// Pushes the lower case of `letter`: the final sigma as any sigma, a dotted capital I as a plain i, ligatures and
/// full-width forms as the letters that they stand for, and nothing for the tatweel, which only stretches an Arabic
/// line.
fn push_lower(letter: char, word: &mut String) {
    let ligature = match letter {
        '\0'..='\x7F' => return word.push(letter.to_ascii_lowercase()),
        'ς' => "σ",
        '\u{0640}' => "",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            let plain = char::from_u32(u32::from(letter) - FULL_WIDTH).unwrap_or(letter);
            return word.push(plain.to_ascii_lowercase());
        }
        _ => return word.push(lower(letter)),
    };
    word.push_str(ligature);
}

/// How far the full-width forms are from the ASCII characters that they stand for.
const FULL_WIDTH: u32 = 0xFEE0;

/// Pushes a mark, composed with the letter before it where there is a character for both. That is NFC for marks in
/// their canonical order, as all but contrived texts have them, without the 50 kB that normalising in full would add
/// to the worker.
fn push_mark(mark: char, word: &mut String) {
    match word.pop() {
        Some(letter) => match compose(letter, mark) {
            Some(composed) => word.push(composed),
            None => word.extend([letter, mark]),
        },
        None => word.push(mark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        tokens(text, |token| words.push(token.word.to_owned()));
        words
    }

    #[test]
    fn words_are_cut_as_the_module_says() {
        for (text, expected) in [
            ("The General Assembly, 1946.", "the|general|assembly|1946"),
            ("don't  the nation’s O'Neill", "dont|the|nations|oneill"),
            ("'quoted' and the boys'", "quoted|and|the|boys"),
            ("l'État, qu’elle dell'uomo d'accord", "l|état|qu|elle|dell|uomo|d|accord"),
            ("I'm all's well, 't is", "im|alls|well|t|is"),
            ("snake_case self-determination U.S.", "snake|case|self|determination|u|s"),
            ("co\u{AD}operation می\u{200C}خواهم", "cooperation|میخواهم"),
            ("Cafe\u{301} CAFÉ Vie\u{323}\u{302}t", "café|café|việt"),
            ("ﬁrms ｕＮ２", "firms|un2"),
            ("ΣΊΣΥΦΟΣ Σίσυφος İstanbul", "σίσυφοσ|σίσυφοσ|istanbul"),
            ("人权 human人", "人|权|human|人"),
            ("인권은 か\u{3099}", "인|권|은|が"),
            ("ที่", "ที่"),
            ("الســلام", "السلام"),
            ("\u{301}\u{301} _ ' - ’’ 🙂", ""),
        ] {
            assert_eq!(words(text).join("|"), expected, "{text:?}");
        }
    }

    #[test]
    fn an_endless_word_is_cut() {
        let words = words(&"é".repeat(1000));
        assert!(words.iter().all(|word| word.len() <= LONGEST_WORD + 4));
        assert_eq!(words.concat(), "é".repeat(1000));
    }

    proptest! {
        #[test]
        fn ranges_are_ordered_disjoint_and_on_char_boundaries(text in "\\PC{0,60}") {
            let mut end = 0;
            tokens(&text, |token| {
                assert!(token.range.start >= end && token.range.end > token.range.start);
                assert!(text.get(token.range.clone()).is_some() && !token.word.is_empty());
                end = token.range.end;
            });
        }

        #[test]
        fn only_words_that_begin_otherwise_are_passed_over(text in "\\PC{0,60}|[a-dA-D'’é 1]{0,60}", wanted in "[a-d1]") {
            let is_wanted = |letter| wanted.as_bytes().contains(&letter);
            let bits = (0..128).filter(|&letter| is_wanted(letter)).fold(0, |bits, letter| bits | 1 << letter);
            let mut all = Vec::new();
            tokens(&text, |token| all.push((token.word.to_owned(), token.range)));
            let mut left = all.as_slice();
            tokens_beginning(&text, bits, &mut |token, is_behind_gap| {
                let passed = left.iter().take_while(|(_, range)| *range != token.range).count();
                assert_eq!(passed > 0, is_behind_gap);
                assert!(left[..passed].iter().all(|(word, _)| !is_wanted(word.as_bytes()[0])));
                assert_eq!(left[passed].0, token.word);
                left = &left[passed + 1..];
            });
            assert!(left.iter().all(|(word, _)| !is_wanted(word.as_bytes()[0])));
        }

        #[test]
        fn heads_are_those_of_the_words(text in "[a-zA-Z0-9ßñ@\\[`{/:' \u{7f}]{0,40}") {
            let as_bytes = |word: &str| word.bytes().chain([0; 8]).take(8).collect::<Vec<_>>();
            tokens(&text, |token| assert_eq!(token.head.to_le_bytes().to_vec(), as_bytes(token.word)));
        }

        #[test]
        fn a_word_is_its_own_only_token(text in "[a-zA-Zéß'ñ人 ]{0,30}") {
            for word in words(&text) {
                assert_eq!(words(&word), [word.as_str()]);
            }
        }
    }
}
