//! Dates as people write them, as EDTF.
//!
//! Names of months come from the Unicode CLDR, and the EDTF parser says which days there are. A date that could be read in
//! two ways (`03/04/2021`) is none.

use crate::cues;
use lectern_core::Date;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Names of months, small.
static MONTHS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut months = HashMap::new();
    for line in include_str!("../data/months.tsv").lines() {
        let mut fields = line.split('\t').skip(1);
        let (Some(number), Some(names)) = (fields.next().and_then(|n| n.parse().ok()), fields.next()) else { continue };
        for name in names.split('|') {
            months.entry(name).or_insert(number);
        }
    }
    months
});

/// Words that may stand in the middle of a date.
const BETWEEN: &[&str] = &["of", "de", "del", "do", "den", "di", "the", "г", "року", "yılı"];

/// Words that may stand around the date in a line that is nothing but a date.
static AROUND: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("around"));

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in UTF-8 bytes.
    pub range: Range<usize>,
    /// What it says.
    pub date: Date,
    /// Whether it names a day.
    pub is_day: bool,
}

/// The first date in a line that names at least a month.
#[must_use]
pub fn find(line: &str) -> Option<Found> {
    // A year has four digits.
    if line.bytes().filter(u8::is_ascii_digit).take(4).count() < 4 {
        return None;
    }
    let tokens = tokens(line);
    (0..tokens.len()).find_map(|at| {
        let found = from(line, tokens.get(at..)?)?;
        // “30 February 2021” is no day, and it does not say February either.
        let is_cut = !found.is_day
            && at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.number.is_some());
        (!is_cut).then_some(found)
    })
}

/// The date of a line that is nothing but one, and words such as “Posted on”.
#[must_use]
pub fn whole(line: &str) -> Option<Found> {
    if line.len() > 120 {
        return None;
    }
    let found = find(line)?;
    let (before, after) = (line.get(..found.range.start)?, line.get(found.range.end..)?);
    let is_said = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        word.is_empty()
            || AROUND.contains(&word.as_str())
            || word
                .trim_end_matches("am")
                .trim_end_matches("pm")
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b':')
            || word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'h'))
    };
    before.split_whitespace().chain(after.split_whitespace()).all(is_said).then_some(found)
}

/// Whether a word may stand beside a date and says nothing: a day of the week, “published”.
#[must_use]
pub fn is_around(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    AROUND.contains(&word.as_str())
}

#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    /// A number without letters, and whether an ordinal's letters or mark follow it.
    number: Option<u32>,
    digits: usize,
}

fn tokens(line: &str) -> Vec<Token<'_>> {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, 'º' | '°' | 'ª') || is_mark(c);
    let mut tokens = Vec::new();
    let mut start = 0;
    for text in line.split(|c| !is_inside(c)) {
        if !text.is_empty() {
            tokens.push(token(text, start));
        }
        let end = start + text.len();
        start = end + line.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    tokens
}

fn token(text: &str, start: usize) -> Token<'_> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default();
    let is_number = digits > 0 && matches!(rest, "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "°" | "ª" | "го");
    let number = is_number.then(|| text.get(..digits).and_then(|number| number.parse().ok())).flatten();
    Token { text, start, number, digits }
}

/// Vowel signs of Arabic and Hebrew, and accents on their own.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

/// The date that begins with the first token.
fn from(line: &str, tokens: &[Token]) -> Option<Found> {
    let first = tokens.first()?;
    let numeric = numeric(line, tokens);
    let (last, year, month, day) = numeric.or_else(|| named(tokens))?;
    if !(1000..=2199).contains(&year) {
        return None;
    }
    let text = match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    };
    let date = text.parse().ok()?;
    let end = last.start + last.text.len();
    Some(Found { range: first.start..end, date, is_day: day.is_some() })
}

type Parts<'t, 'a> = (&'t Token<'a>, u32, u32, Option<u32>);

/// `2021-05-03`, `3.5.2021`, and `3/5/2021` where only one reading is a date.
fn numeric<'t, 'a>(line: &str, tokens: &'t [Token<'a>]) -> Option<Parts<'t, 'a>> {
    let [one, two, three, ..] = tokens else { return None };
    let (a, b, c) = (one.number?, two.number?, three.number?);
    let between =
        |left: &Token, right: &Token| line.get(left.start + left.text.len()..right.start).unwrap_or_default().trim();
    let (first, second) = (between(one, two), between(two, three));
    if first != second {
        return None;
    }
    let is_month = |n: u32| (1..=12).contains(&n);
    match first {
        "-" | "." | "/" if one.digits == 4 && is_month(b) => Some((three, a, b, Some(c))),
        "." if three.digits == 4 && is_month(b) => Some((three, c, b, Some(a))),
        "/" | "-" if three.digits == 4 && is_month(b) && (!is_month(a) || a == b) => Some((three, c, b, Some(a))),
        "/" | "-" if three.digits == 4 && is_month(a) && !is_month(b) => Some((three, c, a, Some(b))),
        _ => None,
    }
}

/// `3 May 2021`, `May 3, 2021`, `3. Mai 2021`, `le 3 mai 2021`, `3 de mayo de 2021`, `May 2021`.
fn named<'t, 'a>(tokens: &'t [Token<'a>]) -> Option<Parts<'t, 'a>> {
    let mut parts = tokens.iter().filter(|token| !BETWEEN.contains(&token.text.to_lowercase().as_str()));
    // What stands between must not begin it.
    let first = parts.next().filter(|first| Some(first.start) == tokens.first().map(|token| token.start))?;
    let second = parts.next()?;
    let is_day = |token: &Token| token.digits <= 2 && token.number.is_some_and(|n| (1..=31).contains(&n));
    let is_year = |token: &Token| token.digits == 4 && token.text.len() == 4 && token.number.is_some();
    let third = parts.next();
    if let (true, Some(month)) = (is_day(first), month(second.text)) {
        let third = third.filter(|third| is_year(third))?;
        return Some((third, third.number?, month, first.number));
    }
    let month = month(first.text)?;
    match third {
        Some(third) if is_day(second) && is_year(third) => Some((third, third.number?, month, second.number)),
        _ if is_year(second) => Some((second, second.number?, month, None)),
        _ => None,
    }
}

fn month(word: &str) -> Option<u32> {
    MONTHS.get(word.to_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(&str, &str)>) {
        let found = find(line);
        let found = found.as_ref().map(|found| (&line[found.range.clone()], found.date.as_str()));
        assert_eq!(found, expected);
    }

    #[test]
    fn dates_are_found_as_each_language_writes_them() {
        check("LONDON, 3 May 2021 – The", Some(("3 May 2021", "2021-05-03")));
        check("Posted on May 3rd, 2021", Some(("May 3rd, 2021", "2021-05-03")));
        check("Berlin, den 12. März 2024", Some(("12. März 2024", "2024-03-12")));
        check("Lyon, le 1er août 2023", Some(("1er août 2023", "2023-08-01")));
        check("Madrid, 3 de mayo de 2021", Some(("3 de mayo de 2021", "2021-05-03")));
        check("Lisboa, 3 de maio de 2021", Some(("3 de maio de 2021", "2021-05-03")));
        check("Roma, 3 maggio 2021", Some(("3 maggio 2021", "2021-05-03")));
        check("Utrecht, 3 mei 2021", Some(("3 mei 2021", "2021-05-03")));
        check("Kraków, 3 maja 2021", Some(("3 maja 2021", "2021-05-03")));
        check("Ankara, 3 Mayıs 2021", Some(("3 Mayıs 2021", "2021-05-03")));
        check("بيروت، 3 مايو 2021", Some(("3 مايو 2021", "2021-05-03")));
        check("Казань, 3 мая 2021 г.", Some(("3 мая 2021", "2021-05-03")));
        check("2021-05-03", Some(("2021-05-03", "2021-05-03")));
        check("3.5.2021", Some(("3.5.2021", "2021-05-03")));
        check("25/12/2020", Some(("25/12/2020", "2020-12-25")));
        check("May 2021", Some(("May 2021", "2021-05")));
    }

    #[test]
    fn what_could_be_two_dates_or_none_is_none() {
        for line in
            ["03/04/2021", "30 February 2021", "in 2021 we", "May we ask 3 of 2021", "section 3.5.20", "15th February"]
        {
            check(line, None);
        }
    }

    #[test]
    fn a_line_is_a_date_where_nothing_else_is_said() {
        assert!(whole("Posted on May 3, 2021 by admin").is_some());
        assert!(whole("Montag, 3. Mai 2021, 12:30 Uhr").is_some());
        assert!(whole("London, 3 May 2021").is_none());
    }
}
