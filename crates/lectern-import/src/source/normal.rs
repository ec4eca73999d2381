//! Characters that look like others, or like nothing, become the ones that people type.

use super::Note;
use std::fmt::Write;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_compatible;

/// What was found, each counted for its note.
#[derive(Default)]
struct Counts {
    line_ends: usize,
    zeros: usize,
    soft_hyphens: usize,
    marks: usize,
    forms: usize,
    spaces: usize,
}

/// The text with plain line ends and letters; what changed is added to `notes`.
pub(super) fn normalized(text: String, notes: &mut Vec<Note>) -> String {
    if text.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'\r' | 0 | 0x0B | 0x0C)) {
        return text;
    }
    let mut counts = Counts::default();
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut previous = '\n';
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        push(character, previous, next, &mut out, &mut counts);
        previous = character;
    }
    counts.tell(notes);
    out
}

fn push(character: char, previous: char, next: Option<char>, out: &mut String, counts: &mut Counts) {
    match character {
        '\r' => {
            counts.line_ends += 1;
            if next != Some('\n') {
                out.push('\n');
            }
        }
        '\0' => counts.zeros += 1,
        '\u{AD}' => counts.soft_hyphens += 1,
        '\u{FEFF}' => counts.marks += 1,
        // Other line ends, and the page breaks of typewriters.
        '\u{0B}' | '\u{85}' | '\u{2028}' => out.push('\n'),
        '\u{0C}' | '\u{2029}' => out.push_str("\n\n"),
        '\u{A0}' if keeps_together(previous, next) => out.push(character),
        '\u{A0}' => {
            counts.spaces += 1;
            out.push(' ');
        }
        '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' if is_form(character) => {
            counts.forms += 1;
            // Composed again as far as Unicode composes: these are letters, not symbols.
            let mut letters = String::new();
            decompose_compatible(character, |letter| letters.push(letter));
            out.extend(letters.nfc());
        }
        _ => out.push(character),
    }
}

/// Whether typography wants no break at a space: before and after the marks that French sets apart, and inside numbers.
/// Elsewhere it is what pasting into a web page's editor leaves behind.
fn keeps_together(previous: char, next: Option<char>) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    next.is_some_and(|next| matches!(next, '»' | '!' | '?' | ':' | ';' | '%' | '€'))
        || previous == '«'
        || (is_digit(previous) && next.is_some_and(is_digit))
}

/// Whether a presentation form stands for letters. The ligatures of whole phrases are symbols of their own, and
/// vowel signs without a letter would bring a space along.
fn is_form(character: char) -> bool {
    let mut first = None;
    decompose_compatible(character, |letter| {
        first.get_or_insert(letter);
    });
    first.is_some_and(|letter| letter != character && letter != ' ') && !matches!(character, '\u{FDF0}'..='\u{FDFF}')
}

impl Counts {
    fn tell(&self, notes: &mut Vec<Note>) {
        let mut tell = |n: usize, one: &str, many: &str| {
            if n > 0 {
                let mut text = String::new();
                let _ = write!(text, "{n} {}", if n == 1 { one } else { many }); // Writing to a string cannot fail.
                notes.push(Note { text });
            }
        };
        let line_ends = "line ends of other systems became plain ones.";
        tell(self.line_ends, "line end of another system became a plain one.", line_ends);
        tell(self.zeros, "zero byte was left out.", "zero bytes were left out.");
        tell(self.soft_hyphens, "soft hyphen was left out.", "soft hyphens were left out.");
        tell(self.marks, "mark of byte order was left out.", "marks of byte order were left out.");
        let forms = "letters in a typesetter’s form became plain letters.";
        tell(self.forms, "letter in a typesetter’s form became plain letters.", forms);
        let spaces = "no-break spaces between words became plain ones.";
        tell(self.spaces, "no-break space between words became a plain one.", spaces);
    }
}
