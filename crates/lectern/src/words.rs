//! Numbers with what they count, as a terminal or a report says them.

use std::fmt::Display;

/// `1 statement`, `2 statements`: a noun that takes an s where it is not one.
pub fn counted(count: impl TryInto<u64> + Display + Copy, noun: &str) -> String {
    let is_one = count.try_into().is_ok_and(|count| count == 1);
    format!("{count} {noun}{}", if is_one { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_said_as_one() {
        assert_eq!([0, 1, 2].map(|count| counted(count, "file")), ["0 files", "1 file", "2 files"]);
    }
}
