//! Dates that programs write become EDTF.

/// English names of months as RFC 5322 shortens them; pages that are made for programs use no others.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date as EDTF, of any of `2018-09-20T10:00:00Z`, `2018/9/20`, `20180920`, `2018-09`, `2018` and
/// `Thu, 20 Sep 2018 10:00:00 +0200`. The day is the one that is written, whatever the time zone.
pub(super) fn edtf(text: &str) -> Option<String> {
    let text = text.trim();
    let day = text.split(['T', ' ', ',']).next()?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.iter().all(is_number) && !day.is_empty() {
        let number = |part: &str| part.parse::<u32>().ok();
        return match parts.as_slice() {
            [all] if all.len() == 8 => whole(number(all.get(..4)?)?, number(all.get(4..6)?)?, number(all.get(6..)?)?),
            // A number before a month's name is a day; the rest of the line says so.
            [year] if year.len() == 4 && text.len() == 4 => year_of(number(year)?).map(|year| format!("{year:04}")),
            [year, month] if year.len() == 4 => {
                let (year, month) = (year_of(number(year)?)?, number(month).filter(|month| (1..=12).contains(month))?);
                Some(format!("{year:04}-{month:02}"))
            }
            [year, month, day] if year.len() == 4 => whole(number(year)?, number(month)?, number(day)?),
            _ => named(text),
        };
    }
    named(text)
}

fn year_of(year: u32) -> Option<u32> {
    (1000..=2999).contains(&year).then_some(year)
}

fn whole(year: u32, month: u32, day: u32) -> Option<String> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let year = year_of(year)?;
    (1..=days).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `20 Sep 2018`, `September 20, 2018`.
fn named(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).take(6).collect();
    let month_at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words.get(month_at)?)?;
    let day = |word: Option<&&str>| word?.trim_end_matches(|letter: char| !letter.is_ascii_digit()).parse::<u32>().ok();
    let after = words.get(month_at + 1);
    match day(after) {
        Some(year) if year > 31 => whole(year, month, day(words.get(month_at.checked_sub(1)?))?),
        Some(number) => whole(day(words.get(month_at + 2))?, month, number),
        None => None,
    }
}

fn month(word: &str) -> Option<u32> {
    let start = word.get(..3)?.to_ascii_lowercase();
    let place = MONTHS.iter().position(|&name| name == start)?;
    let is_month = word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.');
    is_month.then(|| u32::try_from(place + 1).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(edtf(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn dates_for_programs_become_edtf() {
        check("2018-09-20T23:30:00-05:00", Some("2018-09-20"));
        check("2018-09-20 10:00", Some("2018-09-20"));
        check("2018/9/2", Some("2018-09-02"));
        check("20180920", Some("2018-09-20"));
        check("2018-09", Some("2018-09"));
        check("2018", Some("2018"));
        check("Thu, 20 Sep 2018 10:00:00 +0200", Some("2018-09-20"));
        check("September 20, 2018", Some("2018-09-20"));
    }

    #[test]
    fn what_is_no_date_stays_none() {
        for text in ["", "yesterday", "2018-13-01", "2018-02-30", "20.09.18", "12345", "0000-00-00", "1537430400"] {
            check(text, None);
        }
    }
}
