//! What a page puts in the middle of a text.

use super::Marked;
use super::furniture::Level;
use crate::piece::Reason;

/// Leaves out lines that belong to a page wherever they stand, and groups of lines that do so together.
pub(super) fn mark(lines: &mut [Marked]) {
    let mut index = 0;
    while index < lines.len() {
        let is_free_hit = |line: &Marked| line.part == super::Part::Text && line.hit.is_some() && !line.is_prose_hit();
        let run = lines.get(index..).unwrap_or_default().iter().take_while(|line| is_free_hit(line)).count();
        if run == 0 {
            index += 1;
            continue;
        }
        if let Some(lines) = lines.get_mut(index..index + run) {
            mark_run(lines);
        }
        index += run;
    }
}

fn mark_run(run: &mut [Marked]) {
    let makes_sure = |line: &Marked| {
        line.hit.is_some_and(|hit| {
            hit.level != Level::With && !matches!(hit.reason, Reason::EndMark | Reason::ImageCaption)
        })
    };
    let is_group = run.len() >= 2 && run.iter().any(makes_sure);
    for line in run {
        let Some(hit) = line.hit else { continue };
        // An offer of news or of a comment is no heading, as “Privacy policy” may be.
        let is_offer = hit.is_whole
            && hit.level != Level::With
            && matches!(hit.reason, Reason::NewsletterForm | Reason::CommentForm);
        if is_group && hit.reason != Reason::EndMark || hit.level == Level::Sure || is_offer {
            line.remove(Reason::PageChrome);
        }
    }
}
