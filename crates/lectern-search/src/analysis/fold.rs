//! Removing accents, so that a word is found however it was typed.
//!
//! Only marks that readers take for the same letter go: the combining diacritics of Latin, Greek and Cyrillic, the
//! points of Hebrew, the harakat and hamzas of Arabic. The vowel signs of Indic scripts and Thai, the voicing marks
//! of Kana stay: they make another word. Letters that Unicode does not decompose but people type with others
//! (`ß`, `ø`, `ł`) are replaced by those.
//!
//! The accented letters are a table here, which a test holds against Unicode's decompositions: those of the library
//! would add 15 kB to the worker after compression.

use std::borrow::Cow;
use std::sync::LazyLock;

/// `word`, which must be in lower case, without its accents. Never empty if `word` is not.
///
/// A word that has none is given back as it is. Folding twice changes nothing.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter {
            'ß' => folded.push_str("ss"),
            'æ' | 'ǽ' | 'ǣ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            _ if is_silent_mark(letter) => {}
            _ => folded.push(without_accent(letter)),
        }
    }
    if folded.is_empty() { Cow::Borrowed(word) } else { Cow::Owned(folded) }
}

fn without_accent(letter: char) -> char {
    match PLAIN_LETTERS.get(letter as usize) {
        Some(&plain) if plain != '\0' => plain,
        _ => letter,
    }
}

/// By code point, the letter that an accented one folds to; NUL for all others.
static PLAIN_LETTERS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut letters = vec!['\0'; LAST_ACCENTED as usize + 1];
    for family in ACCENTED.split(' ') {
        let mut members = family.chars();
        let Some(plain) = members.next() else { continue };
        for accented in members {
            if let Some(slot) = letters.get_mut(accented as usize) {
                *slot = plain;
            }
        }
    }
    letters
});

/// The end of the last block that has accented letters, Greek Extended.
const LAST_ACCENTED: char = '\u{1FFF}';

/// Each plain letter with its accented ones in lower case: those that Unicode 18 decomposes into it and silent marks,
/// and those that are typed with it.
const ACCENTED: &str = "\
    aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dðďđḋḍḏḑḓ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ gĝğġģǧǵḡ hĥħȟḣḥḧḩḫẖ \
    iìíîïĩīĭįıǐȉȋḭḯỉị jĵǰ kķǩḱḳḵ lĺļľłḷḹḻḽ mḿṁṃ nñńņňŋǹṅṇṉṋ oòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ pṕṗ \
    rŕŗřȑȓṙṛṝṟ sśŝşšșṡṣṥṧṩ tţťŧțṫṭṯṱẗ uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ ſẛ \
    ʒǯ ʹʹ αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ εέἐἑἒἓἔἕὲέ ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ οόὀὁὂὃὄὅὸό \
    ρῤῥ υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ ϒϓϔ аӑӓ гѓ еѐёӗ жӂӝ зӟ ийѝӣӥ кќ оӧ уўӯӱӳ чӵ ыӹ эӭ ії ѵѷ \
    әӛ өӫ اآأإ وؤ يئ ہۂ ےۓ ەۀ";

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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::char::decompose_canonical;

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

    #[test]
    fn the_table_is_that_of_unicode() {
        let letters =
            ('\0'..=LAST_ACCENTED).filter(|letter| letter.is_alphanumeric() && letter.to_lowercase().eq([*letter]));
        for letter in letters.filter(|&letter| !is_silent_mark(letter)) {
            let mut parts = Vec::new();
            decompose_canonical(letter, |part| parts.push(part));
            let has_silent_mark = parts.iter().copied().any(is_silent_mark);
            parts.retain(|&part| !is_silent_mark(part));
            let plain: String = parts.into_iter().collect();
            if has_silent_mark {
                assert_eq!(fold(&letter.to_string()), fold(&plain), "{letter}");
            }
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
