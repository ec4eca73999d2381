//! A text file becomes pieces: plain text, as people copy it off web pages.
//!
//! [`lines`] finds the lines that somebody wrote. [`furniture`] knows what pages put around a text and [`shape`] what
//! running text looks like; with these, `tail` decides where the text ends, `head` where it begins, which line is the
//! title and which the byline, and `middle` what does not belong in between. `blocks` makes headings, lists and
//! paragraphs of what is left. When in doubt, a line is text: a wrong cut costs words, a missing one costs a glance.
//!
//! Every word of the file is in a piece, in order.

mod blocks;
pub mod furniture;
mod head;
pub mod lines;
mod middle;
pub mod shape;
mod tail;

use crate::Options;
use crate::piece::{Piece, Reason, Role};
use crate::source::Decoded;
use furniture::{Hit, Level};
use lines::Line;

/// Takes a plain text apart.
#[must_use]
pub fn read(decoded: &Decoded, _options: &Options) -> Vec<Piece> {
    let mut lines: Vec<Marked> = lines::lines(&decoded.text).into_iter().map(Marked::new).collect();
    tail::mark(&mut lines);
    head::mark(&mut lines);
    middle::mark(&mut lines);
    blocks::pieces(&lines)
}

/// A line and what is known of it.
#[derive(Debug)]
struct Marked<'a> {
    line: Line<'a>,
    hit: Option<Hit>,
    /// Whether it is running text, or an item of a list. A hit is none, unless the tables know but a part of it.
    is_text: bool,
    part: Part,
}

/// What a line is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Not decided: a block of the text.
    Text,
    Title,
    Byline,
    Removed(Reason),
}

impl<'a> Marked<'a> {
    fn new(line: Line<'a>) -> Self {
        let text = line.text.as_ref();
        let hit = markup(text).or_else(|| furniture::hit(text)).or_else(|| breadcrumbs(text));
        // A line that says when a page was published is worth more than the label that it begins with.
        let hit = hit.filter(|hit| hit.reason != Reason::Navigation || crate::dates::whole(text).is_none());
        let is_item = shape::bullet(text).is_some() || shape::number(text).is_some();
        let is_doubtful = hit.is_some_and(|hit| hit.level == Level::With && !hit.is_whole);
        let is_text = (hit.is_none() && (shape::is_prose(text) || is_item)) || (is_doubtful && shape::is_prose(text));
        Self { line, hit, is_text, part: Part::Text }
    }

    fn text(&self) -> &str {
        &self.line.text
    }

    fn is_level(&self, levels: &[Level]) -> bool {
        self.hit.is_some_and(|hit| levels.contains(&hit.level))
    }

    /// Whether it is running text by its looks, and only the tables say otherwise: sure enough where the page ends, not
    /// in the middle of a text.
    fn is_prose_hit(&self) -> bool {
        self.hit.is_some_and(|hit| hit.level != Level::Sure && !hit.is_whole) && shape::is_prose(self.text())
    }

    /// A number or marks without a letter.
    fn is_wordless(&self) -> bool {
        !self.text().contains(char::is_alphabetic)
    }

    fn is_removed(&self) -> bool {
        matches!(self.part, Part::Removed(_))
    }

    /// Leaves the line out for the reason that was found, or for another one.
    fn remove(&mut self, otherwise: Reason) {
        self.part = Part::Removed(self.hit.map_or(otherwise, |hit| hit.reason));
    }

    fn role(&self) -> Option<Role> {
        match self.part {
            Part::Text => None,
            Part::Title => Some(Role::Title),
            Part::Byline => Some(Role::Byline),
            Part::Removed(reason) => Some(Role::Removed(reason)),
        }
    }
}

/// Elements that a page left in the text: a pixel that tells that it was read, and others that show nothing.
fn markup(line: &str) -> Option<Hit> {
    let is_element = ["<img ", "<iframe ", "<script", "<noscript", "<style", "<!--", "<link ", "<meta "];
    let begins = is_element
        .iter()
        .any(|element| line.get(..element.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(element)));
    if !(begins && line.ends_with('>')) {
        return None;
    }
    let small: String = line.to_ascii_lowercase();
    let is_pixel = small.contains("<img")
        && (small.contains("width=\"1\"")
            || small.contains("width=1")
            || small.contains("display:none")
            || small.contains("width=\"0\""));
    let reason = if is_pixel { Reason::TrackingPixel } else { Reason::PageChrome };
    Some(Hit { reason, level: Level::Sure, is_whole: true })
}

/// A path to the page, or a row of links: short labels with one mark between them.
fn breadcrumbs(line: &str) -> Option<Hit> {
    if line.len() > 200 || !line.contains(['>', '»', '›', '|', '·', '→', '/', '•']) {
        return None;
    }
    for mark in [" > ", " » ", " › ", " | ", " · ", " → ", " / ", " • "] {
        let labels: Vec<&str> = line.split(mark).collect();
        let is_path = matches!(mark, " > " | " » " | " › ");
        let is_known = labels
            .iter()
            .filter(|label| furniture::hit(label).is_some_and(|hit| hit.reason != Reason::EndMark && hit.is_whole));
        let known = is_known.count();
        let are_short = labels.iter().all(|label| label.split_whitespace().count() <= if is_path { 14 } else { 4 });
        let is_row = labels.len() >= 3 && known * 2 >= labels.len();
        if are_short && labels.len() >= 2 && (is_row || (is_path && known >= 1) || known == labels.len()) {
            return Some(Hit { reason: Reason::Navigation, level: Level::Tail, is_whole: true });
        }
    }
    None
}
