//! Cutting a text into the stretches that a query looked for and those between.

use lectern_core::protocol::Run;
use std::ops::Range;

/// The stretch `within` of a text as runs, in order and without empty ones: `hits` marked, all else plain.
///
/// Ranges are in UTF-8 bytes of `text`; hits are in order. What reaches outside of `within`, overlaps an earlier
/// hit or splits a character is not marked, but no letter is lost.
pub(crate) fn runs(text: &str, within: Range<usize>, hits: &[Range<usize>]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut push = |text: Option<&str>, hit| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            runs.push(Run { text: text.to_owned(), hit });
        }
    };
    let mut done = within.start;
    for hit in hits {
        let inside = done <= hit.start && hit.end <= within.end;
        if inside && let (Some(before), Some(marked)) = (text.get(done..hit.start), text.get(hit.clone())) {
            push(Some(before), false);
            push(Some(marked), true);
            done = hit.end;
        }
    }
    push(text.get(done..within.end), false);
    runs
}

/// A whole text as runs.
pub(crate) fn all_runs(text: &str, hits: &[Range<usize>]) -> Vec<Run> {
    runs(text, 0..text.len(), hits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs as one line, hits in brackets.
    fn check(text: &str, within: Range<usize>, hits: &[(usize, usize)], expected: &str) {
        let hits: Vec<_> = hits.iter().map(|(start, end)| *start..*end).collect();
        let shown: Vec<_> = runs(text, within, &hits)
            .into_iter()
            .map(|run| if run.hit { format!("[{}]", run.text) } else { run.text })
            .collect();
        assert_eq!(shown.concat(), expected);
    }

    #[test]
    fn hits_are_marked_and_the_rest_is_plain() {
        check("we have a dream", 0..15, &[(0, 2), (10, 15)], "[we] have a [dream]");
    }

    #[test]
    fn a_text_without_hits_is_one_run() {
        assert_eq!(all_runs("a dream", &[]).len(), 1);
        assert!(all_runs("", &[]).is_empty());
    }

    #[test]
    fn hits_outside_of_the_stretch_are_left_out() {
        check("we have a dream", 3..7, &[(0, 2), (3, 7), (10, 15)], "[have]");
    }

    #[test]
    fn a_hit_that_overlaps_or_splits_a_character_costs_no_letter() {
        check("a dream", 0..7, &[(2, 5), (3, 7)], "a [dre]am");
        check("déjà", 0..6, &[(0, 2)], "déjà");
        check("a dream", 0..7, &[(5, 90)], "a dream");
    }
}
