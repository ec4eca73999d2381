//! Removing accents, so that a word is found however it was typed.
//!
//! Only marks that readers take for the same letter go: the combining diacritics of Latin, Greek and Cyrillic, the
//! points of Hebrew, the harakat and hamzas of Arabic. The vowel signs of Indic scripts and Thai, the voicing marks
//! of Kana stay: they make another word. Letters that Unicode does not decompose but people type with others
//! (`ß`, `ø`, `ł`) are replaced by those.
//!
//! In the Arabic script the same letter has another character in each language, and keyboards and old files mix them:
//!
//! - kaf: ک and ڪ are ك. The Pashto ګ is گ, which stays another letter.
//! - yeh: ی, ى (also the alef maksura), ې, ۍ, ێ and the carrier ئ are ي. The Urdu ے is another letter, with ۓ.
//! - heh: ہ, ھ, ە, ۿ, with hamza ۀ and ۂ, and the teh marbuta ة and ۃ are ه, as they are typed.
//! - waw: ؤ and the vowels of Kurdish, Uyghur and Kazakh (ۆ, ۇ, ۈ, ۋ …) are و, as ö is o.
//! - alef: with madda, hamza, wasla or wavy hamza it is ا.
//! - hamza: alone (ء) it is a letter and stays; on, under and before another (ٴ) it goes.
//! - The shapes that old files and PDFs have for letters and pairs of letters are those letters (`forms`).
//!
//! Decimal digits of scripts that put spaces between words are 0 to 9.
//!
//! The accented letters are a table here, which a test holds against Unicode's decompositions: those of the library
//! would add 15 kB to the worker after compression.

use super::forms::letters_of_form;
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
            _ => match letters_of_form(letter) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(without_accent(letter)),
            },
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

/// By code point, the letter that an accented one folds to, and the digit that another one does; NUL for all others.
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
    for zero in ZEROS {
        for (slot, digit) in letters.iter_mut().skip(zero as usize).zip('0'..='9') {
            *slot = digit;
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
    әӛ өӫ اآأإٱٲٳٵ كکڪ گګ هةہۂۃھۀەۿ وؤٶٷۄۅۆۇۈۉۊۋۏ يىئیېێۍٸ ےۓ";

/// The zeros that nine more digits follow, of Arabic, Persian, N'Ko, Devanagari, Bengali, Gurmukhi, Gujarati, Odia,
/// Tamil, Telugu, Kannada, Malayalam, Sinhala, Tibetan and Mongolian. Thai and its neighbours are cut into single
/// characters ([`is_unspaced`](super::is_unspaced)): a number in their digits is a phrase, and stays one.
const ZEROS: [char; 15] = ['٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '෦', '༠', '᠐'];

/// Whether a mark is left out of folded words.
fn is_silent_mark(letter: char) -> bool {
    matches!(letter,
        '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}' // combining diacritical marks
        | '\u{0483}'..='\u{0489}' // Old Cyrillic
        | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}'..='\u{05C2}' | '\u{05C4}'..='\u{05C5}' | '\u{05C7}' // Hebrew
        | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}' | '\u{06E7}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' // Arabic
        | '\u{0674}' // the high hamza
        | '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}' | '\u{FE70}'..='\u{FE7F}') // shapes of Arabic marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::char::{decompose_canonical, decompose_compatible};

    const TATWEEL: char = '\u{0640}';

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
            ("شیء", "شيء"),
            ("کتابِ", "كتاب"),
            ("خانهٔ", "خانه"),
            ("خانۀ", "خانه"),
            ("مدرسة", "مدرسه"),
            ("کھانا", "كهانا"),
            ("مسئول", "مسيول"),
            ("مسؤول", "مسوول"),
            ("ٱلله", "الله"),
            ("ﷲ", "الله"),
            ("ﺍﻹﻧﺴﺎﻥ", "الانسان"),
            ("ﮐﺘﺎﺏ", "كتاب"),
            ("گچ", "گچ"),
            ("۱۴۰۱", "1401"),
            ("١٩٤٨", "1948"),
            ("१९४८", "1948"),
            ("๑", "๑"),
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

    #[test]
    fn forms_of_a_letter_are_that_letter() {
        let forms = ('\u{FB50}'..='\u{FEFE}').filter(|form| form.is_alphanumeric());
        // A letter's tail, and two sentences of several words.
        for form in forms.filter(|form| !['\u{FE73}', '\u{FDFA}', '\u{FDFB}'].contains(form)) {
            let mut letters = String::new();
            decompose_compatible(form, |letter| letters.extend(Some(letter).filter(|&it| it != ' ' && it != TATWEEL)));
            assert_ne!(letters, form.to_string());
            assert!(is_silent_mark(form) || fold(&form.to_string()) == fold(&letters), "{form:?} {letters}");
            assert_eq!(is_silent_mark(form), letters.chars().all(is_silent_mark), "{form:?}");
        }
    }

    #[test]
    fn digits_follow_each_zero() {
        for zero in ZEROS {
            let digits: String = (zero..).take(10).collect();
            assert!(digits.chars().all(char::is_numeric) && !crate::analysis::is_unspaced(zero));
            assert_eq!(fold(&digits), "0123456789");
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
