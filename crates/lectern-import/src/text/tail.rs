//! Where the text ends and the page goes on.

use super::furniture::Level;
use super::{Marked, Part};
use crate::names;
use crate::piece::Reason;

/// So many short lines in a row that no table knows may stand among the page's own.
const MAX_UNKNOWN: usize = 12;

/// Leaves out what follows the text.
pub(super) fn mark(lines: &mut [Marked]) {
    let end = cut(lines);
    run(lines, end);
}

/// Leaves out all that follows an invitation to comment, comments included, and answers where that begins.
fn cut(lines: &mut [Marked]) -> usize {
    let characters =
        |lines: &[Marked]| -> usize { lines.iter().filter(|line| line.is_text).map(|line| line.text().len()).sum() };
    let all = characters(lines);
    let mut before = 0;
    let mut found = None;
    for (index, line) in lines.iter().enumerate() {
        // What is left out must be the smaller part, or the invitation stands above the text.
        if line.is_level(&[Level::Cut]) && before > 0 && before * 3 >= all {
            found = Some(index);
            break;
        }
        before += if line.is_text { line.text().len() } else { 0 };
    }
    let Some(from) = found else { return lines.len() };
    remove_from(lines, from, Reason::CommentForm);
    from
}

/// Leaves out the longest run at the end in which the tables know every line but some short ones, and which begins
/// with a line that makes sure.
fn run(lines: &mut [Marked], end: usize) {
    let mut begin = None;
    let mut unknown = 0;
    for (index, line) in lines.iter().enumerate().take(end).rev() {
        if line.is_text || is_end_mark(line) {
            break;
        }
        match line.hit {
            Some(hit) => {
                unknown = 0;
                if hit.level != Level::With && hit.reason != Reason::ImageCaption {
                    begin = Some(index);
                }
            }
            // A name or a body beside the page's lines is more likely a signature than a part of the page.
            None => {
                unknown += 1;
                if unknown > MAX_UNKNOWN || names::is_person(line.text()) {
                    break;
                }
            }
        }
    }
    let mut from = begin.unwrap_or(end);
    // Labels of buttons and fields right before.
    let is_label = |line: &Marked| line.is_level(&[Level::With]) && !line.is_text;
    while from < lines.len() && from > 0 && lines.get(from - 1).is_some_and(is_label) {
        from -= 1;
    }
    if from < lines.len() {
        remove_from(lines, from, Reason::PageChrome);
    }
}

fn is_end_mark(line: &Marked) -> bool {
    line.hit.is_some_and(|hit| hit.reason == Reason::EndMark)
}

/// A line without a reason of its own has that of the line before it.
fn remove_from(lines: &mut [Marked], from: usize, reason: Reason) {
    let mut reason = reason;
    for line in lines.iter_mut().skip(from) {
        if line.is_removed() {
            break;
        }
        line.remove(reason);
        if let Part::Removed(found) = line.part {
            reason = found;
        }
    }
}
