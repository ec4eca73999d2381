//! Dates and numbers in the words of the reader's English.

use lectern_core::CalendarDate;
use lectern_core::date::When;
use lectern_import::line::one_line;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in words: `about 2018`, `20 September 2018`.
pub fn date(when: &When) -> String {
    let words = match (when.start, when.end) {
        (Some(start), Some(end)) => format!("{} – {}", calendar_date(start), calendar_date(end)),
        (Some(start), None) => calendar_date(start),
        // Seasons, open digits and sets are rare, and clear enough as written.
        _ => when.edtf.clone(),
    };
    match (when.approximate, when.uncertain) {
        (true, true) => format!("about {words} (uncertain)"),
        (true, false) => format!("about {words}"),
        (false, true) => format!("{words} (uncertain)"),
        (false, false) => words,
    }
}

fn calendar_date(date: CalendarDate) -> String {
    let month = date.month.and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
    let day = date.day.filter(|_| month.is_some()).map(|day| format!("{day} ")).unwrap_or_default();
    let month = month.map(|month| format!("{month} ")).unwrap_or_default();
    format!("{day}{month}{}", year(date.year))
}

/// A year; of those before our era as people count them, in which there is no year 0.
pub fn year(year: i32) -> String {
    if year < 1 { format!("{} BC", 1 - i64::from(year)) } else { year.to_string() }
}

/// A count with its separators.
pub fn number(count: usize) -> String {
    let digits = count.to_string();
    let mut words = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// So many statements.
pub fn statements(count: usize) -> String {
    counted(count, "statement")
}

/// So many of something: the noun takes an s where it is not one.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", number(count), if count == 1 { "" } else { "s" })
}

/// The beginning of a text in one line, for descriptions: at most so many characters, cut after a word.
pub fn beginning(text: &str, max_chars: usize) -> String {
    let line = one_line(text);
    let Some((limit, _)) = line.char_indices().nth(max_chars) else { return line };
    let cut = line.get(..limit).unwrap_or_default();
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{cut} …")
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_core::Date;

    #[test]
    fn dates_are_written_as_the_reader_writes_them() {
        for (edtf, words) in [
            ("2018-09-20", "20 September 2018"),
            ("1215-06", "June 1215"),
            ("2018~", "about 2018"),
            ("2018?", "2018 (uncertain)"),
            ("2018-09-20/2018-10", "20 September 2018 – October 2018"),
            ("-0043-03-15", "15 March 44 BC"),
            ("201X", "201X"),
        ] {
            let Ok(parsed) = edtf.parse::<Date>() else { continue };
            assert_eq!(date(&parsed.when()), words);
        }
    }

    #[test]
    fn numbers_have_separators() {
        assert_eq!([0, 999, 1000, 10_952, 1_234_567].map(number), ["0", "999", "1,000", "10,952", "1,234,567"]);
    }

    #[test]
    fn a_long_text_is_cut_after_a_word() {
        assert_eq!(beginning("one two\nthree", 9), "one two …");
        assert_eq!(beginning("one two", 9), "one two");
        assert_eq!(beginning("一二三四五", 3), "一二三 …");
    }
}
