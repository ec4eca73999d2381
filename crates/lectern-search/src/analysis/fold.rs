//! Removing accents, so that a word is found however it was typed.
//!
//! Only marks that readers take for the same letter go: the combining diacritics of Latin, Greek and Cyrillic, the
//! points of Hebrew, the harakat and hamzas of Arabic. The vowel signs of Indic scripts and Thai, the voicing marks
//! of Kana stay: they make another word. Letters that Unicode does not decompose but people type with others
//! (`ß`, `ø`, `ł`) are replaced by those.

use std::borrow::Cow;
use unicode_normalization::char::decompose_canonical;

/// `word`, which must be in lower case, without its accents. Never empty if `word` is not.
///
/// A word that has none is given back as it is. Folding twice changes nothing.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        push_folded(letter, &mut folded);
    }
    if folded.is_empty() { Cow::Borrowed(word) } else { Cow::Owned(folded) }
}

fn push_folded(letter: char, folded: &mut String) {
    match letter {
        '\0'..='\x7F' => folded.push(letter),
        // The letters of Latin-1 that fold to one, by their order from U+00E0: what most accents are.
        'à'..='å' => folded.push('a'),
        'ç' => folded.push('c'),
        'è'..='ë' => folded.push('e'),
        'ì'..='ï' => folded.push('i'),
        'ñ' => folded.push('n'),
        'ò'..='ö' => folded.push('o'),
        'ù'..='ü' => folded.push('u'),
        _ if is_silent_mark(letter) => {}
        _ if has_accents(letter) => decompose_canonical(letter, |part| {
            if !is_silent_mark(part) {
                push_undecomposed(part, folded);
            }
        }),
        _ => push_undecomposed(letter, folded),
    }
}

/// Letters that have no decomposition but are typed as others.
fn push_undecomposed(letter: char, folded: &mut String) {
    let replacement = match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'ŧ' => "t",
        'ς' => "σ",
        _ => return folded.extend(letter.to_lowercase()),
    };
    folded.push_str(replacement);
}

/// Whether a mark is left out of folded words.
fn is_silent_mark(letter: char) -> bool {
    matches!(letter,
        '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}' // combining diacritical marks
        | '\u{0483}'..='\u{0489}' // Old Cyrillic
        | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}'..='\u{05C2}' | '\u{05C4}'..='\u{05C5}' | '\u{05C7}' // Hebrew
        | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}' | '\u{06E7}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}') // Arabic
}

/// Whether a letter may be one with an accent of those that fold: whether it is Latin, Greek, Cyrillic, Armenian,
/// Hebrew or Arabic.
fn has_accents(letter: char) -> bool {
    matches!(letter, '\u{0080}'..='\u{08FF}' | '\u{1E00}'..='\u{1FFF}' | '\u{FB1D}'..='\u{FB4F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_fold_and_other_marks_stay() {
        for (word, expected) in [
            ("assembly", "assembly"),
            ("zürich", "zurich"),
            ("élève", "eleve"),
            ("straße", "strasse"),
            ("œuvre", "oeuvre"),
            ("łódź", "lodz"),
            ("đặng", "dang"),
            ("ǿre", "ore"),
            ("việt", "viet"),
            ("σίσυφοσ", "σισυφοσ"),
            ("ёлка", "елка"),
            ("أحمد", "احمد"),
            ("شَعْب", "شعب"),
            ("שָׁלוֹם", "שלום"),
            ("が", "が"),
            ("हिन्दी", "हिन्दी"),
            ("ที่", "ที่"),
            ("인", "인"),
        ] {
            assert_eq!(fold(word), expected, "{word}");
        }
    }

    proptest! {
        #[test]
        fn folding_is_idempotent_and_never_empty(text in "\\PC{1,20}") {
            crate::analysis::tokens(&text, |token| {
                let folded = fold(token.word).into_owned();
                assert!(!folded.is_empty());
                assert_eq!(fold(&folded), folded);
            });
        }
    }
}
