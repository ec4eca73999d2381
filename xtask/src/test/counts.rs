//! Reading how many tests ran from what the test programs print.

use crate::step::Tally;

/// The count in a closing line of `cargo test`, natively or in a browser:
/// `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; …`.
/// Any other line counts nothing.
pub fn of_cargo(line: &str) -> Tally {
    if !line.contains("test result:") {
        return Tally::default();
    }
    let count = |what: &str| {
        let before = line.split(what).next().filter(|before| before.len() < line.len());
        before.and_then(|before| before.split_whitespace().last()).and_then(|word| word.parse().ok()).unwrap_or(0)
    };
    Tally { passed: count(" passed"), failed: count(" failed"), skipped: count(" ignored") }
}

/// The count in one line of the summary of `node --test`: `ℹ pass 3`.
/// Any other line counts nothing.
pub fn of_node(line: &str) -> Tally {
    let mut words = line.split_whitespace();
    let (Some("ℹ" | "#"), Some(what), Some(count), None) = (words.next(), words.next(), words.next(), words.next())
    else {
        return Tally::default();
    };
    let count = count.parse().unwrap_or(0);
    match what {
        "pass" => Tally { passed: count, ..Tally::default() },
        "fail" | "cancelled" => Tally { failed: count, ..Tally::default() },
        "skipped" | "todo" => Tally { skipped: count, ..Tally::default() },
        _ => Tally::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tally: Tally, expected: &str) {
        assert_eq!(tally.to_string(), expected);
    }

    #[test]
    fn closing_lines_of_cargo_are_counted() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.02s";
        check(of_cargo(line), "12 passed, 0 failed, 1 skipped");
        let coloured = "test result: \u{1b}[31mFAILED\u{1b}[m. 1 passed; 2 failed; 0 ignored; 0 filtered out";
        check(of_cargo(coloured), "1 passed, 2 failed, 0 skipped");
        check(of_cargo("test words::tests::one passed ... ok"), "0 passed, 0 failed, 0 skipped");
    }

    #[test]
    fn summary_lines_of_node_are_counted() {
        check(of_node("ℹ pass 3"), "3 passed, 0 failed, 0 skipped");
        check(of_node("# fail 2"), "0 passed, 2 failed, 0 skipped");
        check(of_node("ℹ cancelled 1"), "0 passed, 1 failed, 0 skipped");
        check(of_node("ℹ skipped 4"), "0 passed, 0 failed, 4 skipped");
        check(of_node("ℹ duration_ms 42.5"), "0 passed, 0 failed, 0 skipped");
        check(of_node("# pass the salt, 3"), "0 passed, 0 failed, 0 skipped");
    }
}
