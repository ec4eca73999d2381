//! Where the text begins: what the page puts above it, its title, and who wrote it.

use super::furniture::{Level, plain};
use super::shape;
use super::{Marked, Part};
use crate::byline;
use crate::cues;
use crate::dates;
use crate::names;
use crate::piece::Reason;
use crate::sentence;
use std::sync::LazyLock;

/// Lines that stand above a text at most; after these, it has begun.
const MAX_HEAD: usize = 40;

/// Marks the lines above the text, and its title.
pub(super) fn mark(lines: &mut [Marked]) {
    let end = end(lines);
    let Some(head) = lines.get_mut(..end) else { return };
    remove_known(head);
    let title = title(lines, end);
    if let Some(line) = title.and_then(|index| lines.get_mut(index)) {
        line.part = Part::Title;
    }
    let is_page = lines.iter().any(Marked::is_removed);
    // A letter has its date in its head, which is of the text.
    let is_letter = lines.iter().take(end + 1).any(|line| byline::is_salutation(line.text()));
    let from = title.map_or(0, |index| index + 1);
    for index in 0..end {
        let next = lines.get(index + 1).map(|line| line.text().to_owned());
        let Some(line) = lines.get_mut(index).filter(|line| line.part == Part::Text) else { continue };
        if is_byline(line.text(), next.as_deref(), index >= from) && !(is_letter && dates::whole(line.text()).is_some())
        {
            line.part = Part::Byline;
        } else if is_page && index >= from && is_caption(line.text()) {
            line.part = Part::Removed(Reason::ImageCaption);
        }
    }
}

/// The first line of running text that is neither a title nor a caption.
fn end(lines: &[Marked]) -> usize {
    let lines = lines.iter().take(MAX_HEAD).enumerate();
    let mut n_text = 0;
    let mut end = 0;
    for (index, line) in lines {
        end = index;
        if line.is_removed() {
            continue;
        }
        let is_text = line.is_text || (line.is_prose_hit() && n_text > 0);
        if is_text && !is_caption(line.text()) && !(n_text == 0 && is_exclaimed(line.text())) {
            return index;
        }
        n_text += usize::from(line.hit.is_none());
    }
    // No running text: a few lines at most stand above it.
    (end + 1).min(3)
}

/// Leaves out what the tables know. A label of a form is a word like any other where no other such line is beside it; and
/// what is the only line above the text stays.
fn remove_known(head: &mut [Marked]) {
    let n_free = head.iter().filter(|line| line.hit.is_none() && !line.is_removed()).count();
    let is_hit: Vec<bool> = head.iter().map(|line| line.hit.is_some() || line.is_wordless()).collect();
    let is_beside = |index: usize| {
        let is_hit = |at: Option<usize>| at.and_then(|at| is_hit.get(at)).copied().unwrap_or_default();
        is_hit(index.checked_sub(1)) || is_hit(Some(index + 1))
    };
    for (index, line) in head.iter_mut().enumerate().filter(|(_, line)| !line.is_removed()) {
        let Some(hit) = line.hit else {
            if line.is_wordless() && is_beside(index) && crate::dates::whole(line.text()).is_none() && n_free > 1 {
                line.remove(Reason::PageChrome);
            }
            continue;
        };
        let is_page = matches!(hit.reason, Reason::Navigation | Reason::ShareButtons);
        let is_word = hit.level == Level::With && !is_page && !is_beside(index);
        if !is_word && (n_free > 0 || hit.level == Level::Sure) {
            line.remove(Reason::PageChrome);
        }
    }
}

/// Which line is the title; the name of the site above it is left out.
fn title(lines: &mut [Marked], end: usize) -> Option<usize> {
    let candidates: Vec<usize> = (0..end).filter(|index| lines.get(*index).is_some_and(is_title)).collect();
    // What kind of statement it is, and how it may be quoted, stands above its title and is none.
    let is_label = |index: &usize| lines.get(*index).is_some_and(|line| is_kind_label(line.text()));
    let mut found = candidates.iter().copied().skip_while(is_label);
    let Some(first) = found.next() else { return candidates.first().copied() };
    let text = lines.get(first)?.text().to_owned();
    if let Some(second) = found.next() {
        let between = lines.get(first + 1..second).unwrap_or_default();
        let is_page = lines.iter().any(Marked::is_removed);
        let is_above_menu = !between.is_empty() && between.iter().all(Marked::is_removed);
        let next = lines.get(second).map(|line| line.text().to_owned()).unwrap_or_default();
        let is_beside = between.iter().all(Marked::is_removed);
        let is_dated = |line: &Marked| dates::whole(line.text()).is_some() || dateline(line.text()).is_some();
        // The letterhead of a body: its name, a date, and then the title.
        if !between.is_empty() && between.iter().all(is_dated) && names::is_body(&text) {
            return Some(second);
        }
        if is_page && is_beside && is_site_name(&text, &next, is_above_menu) {
            lines.get_mut(first)?.part = Part::Removed(Reason::PageChrome);
            return Some(second);
        }
    }
    // A letter's head has lines that look like titles: who writes, and where they live.
    let letter = lines.iter().take(MAX_HEAD).position(|line| byline::is_salutation(line.text()));
    let stands_alone = lines.get(first + 1).map(|line| line.line.block) != lines.get(first).map(|line| line.line.block);
    let is_letterhead = letter.is_some_and(|greeting| greeting > first)
        && !is_kind_of_letter(&text)
        && (!stands_alone || names::is_person(&text) || text.chars().any(|c| c.is_ascii_digit()));
    (!is_letterhead).then_some(first)
}

/// Whether a title says that it is one of a letter.
fn is_kind_of_letter(title: &str) -> bool {
    let plain = plain(title);
    ["letter", "brief", "lettre", "carta", "lettera", "list ", "mektup", "رسالة", "письмо"]
        .iter()
        .any(|word| plain.contains(word))
}

fn is_title(line: &Marked) -> bool {
    let text = line.text();
    line.part == Part::Text
        && line.hit.is_none()
        && (shape::is_heading(text) || is_exclaimed(text))
        && dates::whole(text).is_none()
        && dateline(text).is_none()
        && !byline::is_byline(text)
        && !byline::is_salutation(text)
        && !byline::is_address(text)
        && !(names::is_person(text))
        && !is_caption(text)
}

/// A title may be a call.
fn is_exclaimed(text: &str) -> bool {
    text.ends_with(['!', '?', '؟'])
        && text.chars().count() <= shape::SHORT_CHARACTERS
        && sentence::sentences(text).len() <= 2
}

/// “Berlin, 3 May 2021”: where and when a letter was written.
fn dateline(text: &str) -> Option<()> {
    let found = dates::find(text)?;
    let before = text.get(..found.range.start)?;
    (before.split_whitespace().count() <= 4 && text.len() - found.range.end <= 4).then_some(())
}

/// A few words, all with capitals, that name a body or stand above a menu, and below which a line follows that is a title
/// of its own.
fn is_site_name(text: &str, next: &str, is_above_menu: bool) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let next_words = next.split_whitespace().count();
    let is_capital = |word: &&str| word.chars().next().is_some_and(|c| !c.is_lowercase()) || word.len() <= 3;
    words.len() <= 6
        && !text.ends_with(['!', '?', '.', ':'])
        && (is_above_menu
            || (words.len() <= 5
                && next_words >= 4
                && next_words > words.len()
                && words.iter().all(is_capital)
                && names::is_body(text)))
        && (is_above_menu || !is_subtitle(next))
}

fn is_subtitle(text: &str) -> bool {
    let plain = plain(text);
    [
        "a ",
        "an ",
        "statement ",
        "speech ",
        "open letter",
        "stellungnahme",
        "rede ",
        "déclaration",
        "communiqué",
        "declaración",
        "comunicado",
        "dichiarazione",
        "verklaring",
        "oświadczenie",
        "açıklama",
        "بيان",
        "заявление",
    ]
    .iter()
    .any(|begin| plain.starts_with(begin))
}

/// “Press release”, “Open letter”, and nothing else.
fn is_kind_label(text: &str) -> bool {
    let plain = plain(text);
    let words = plain.trim_matches(|c: char| !c.is_alphabetic());
    static LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("kind labels"));
    LABELS.contains(&words)
}

/// A byline, a date, or a name above a date.
fn is_byline(text: &str, next: Option<&str>, is_below_title: bool) -> bool {
    if byline::is_byline(text) || dates::whole(text).is_some() {
        return true;
    }
    let is_page_line = |next: &str| {
        let plain = plain(next);
        dates::whole(next).is_some() || plain == "follow" || plain.contains("min read")
    };
    is_below_title && names::is_person(text) && next.is_some_and(is_page_line)
}

/// A sentence below the title that says what a picture shows and ends with when it was taken.
fn is_caption(text: &str) -> bool {
    let words = text.split_whitespace().count();
    if !(5..=28).contains(&words) || !text.ends_with('.') || text.len() > 240 || sentence::sentences(text).len() != 1 {
        return false;
    }
    let plain = plain(text);
    let is_told =
        ["deliver", "speech", "statement", "publish", "adopt", "signed", "letter", " we ", " our ", " i ", "updated"];
    if is_told.iter().any(|word| plain.contains(word)) || plain.starts_with("we ") || plain.starts_with("on ") {
        return false;
    }
    let end = text.char_indices().rev().nth(24).map_or(0, |(index, _)| index);
    let tail = text.get(end..).unwrap_or_default();
    let found = (0..tail.len()).filter(|at| tail.is_char_boundary(*at)).find_map(|at| {
        let found = dates::find(tail.get(at..)?)?;
        Some(at + found.range.end)
    });
    found.is_some_and(|end| tail.len() - end <= 2) && text.matches(", ").count() >= 1
}
