//! Where the text ends and the page goes on.

use super::furniture::Level;
use super::{Marked, Part, shape};
use crate::names;
use crate::piece::Reason;

/// So many short lines in a row that no table knows may stand among the page's own.
const MAX_UNKNOWN: usize = 12;

/// The longest line of a list of links, in characters.
const MAX_LINK: usize = 80;

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
    // A page goes on after a text, not before it.
    let first = lines.iter().position(|line| line.is_text && line.hit.is_none()).unwrap_or(end);
    for (index, line) in lines.iter().enumerate().take(end).rev() {
        let is_prose = line.is_text && line.hit.is_none() && !is_short_item(line);
        if is_prose || is_end_mark(line) || index <= first {
            break;
        }
        match line.hit {
            // Text that the tables know a part of goes with lines of the page above and below it.
            Some(_) if line.is_text => unknown += 1,
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
    let from = above(lines, begin.or_else(|| form(lines, end)).unwrap_or(end));
    if from < lines.len() {
        remove_from(lines, from, Reason::PageChrome);
    }
    byline(lines, from.min(end));
}

/// Fields and buttons alone make a form: three at the end.
fn form(lines: &[Marked], end: usize) -> Option<usize> {
    let is_field = |line: &&Marked| line.is_level(&[Level::With]) && !line.is_text;
    let n_fields = lines.get(..end)?.iter().rev().take_while(is_field).count();
    (n_fields >= 3).then_some(end - n_fields)
}

/// Labels of buttons and fields right above the page's own lines go with them, and a line between two of these.
fn above(lines: &[Marked], from: usize) -> usize {
    let is_label = |at: Option<usize>| {
        at.and_then(|at| lines.get(at))
            .is_some_and(|line| line.is_level(&[Level::With]) && !line.is_text && !line.is_removed())
    };
    let is_unknown = |at: Option<usize>| {
        at.and_then(|at| lines.get(at))
            .is_some_and(|line| line.hit.is_none() && !line.is_text && !names::is_person(line.text()))
    };
    let mut from = from;
    if from >= lines.len() {
        return from;
    }
    loop {
        let before = from.checked_sub(1);
        if is_label(before) {
            from -= 1;
        } else if is_unknown(before) && is_label(from.checked_sub(2)) {
            from -= 2;
        } else {
            return from;
        }
    }
}

/// Below a text, a page may say who wrote it; numbers around it are counts of readers.
fn byline(lines: &mut [Marked], end: usize) {
    if end >= lines.len() {
        return;
    }
    let mut index = end;
    while let Some(line) = index.checked_sub(1).and_then(|index| lines.get_mut(index)) {
        let is_byline = crate::byline::is_byline(line.text()) && !line.is_text;
        if is_byline {
            line.part = Part::Byline;
            line.hit = None;
        } else if line.is_wordless() && !line.is_text && !line.is_removed() && !is_end_mark(line) {
            line.part = Part::Removed(Reason::PageChrome);
        } else {
            return;
        }
        index -= 1;
    }
}

/// Pages list what else there is to read: a short item is text only if text is around it.
fn is_short_item(line: &Marked) -> bool {
    shape::number(line.text()).is_some() && !shape::is_prose(line.text()) && line.text().chars().count() <= MAX_LINK
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
