//! Where the text begins: what the page puts above it, its title, and who wrote it.

use super::furniture::{Level, plain};
use super::shape;
use super::{Marked, Part};
use crate::byline;
use crate::dates;
use crate::names;
use crate::piece::Reason;
use crate::sentence;

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
    let from = title.map_or(0, |index| index + 1);
    for index in 0..end {
        let next = lines.get(index + 1).map(|line| line.text().to_owned());
        let Some(line) = lines.get_mut(index).filter(|line| line.part == Part::Text) else { continue };
        if is_byline(line.text(), next.as_deref(), index >= from) {
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
        if line.is_text && !is_caption(line.text()) && !(n_text == 0 && is_exclaimed(line.text())) {
            return index;
        }
        n_text += usize::from(line.hit.is_none());
    }
    // No running text: a few lines at most stand above it.
    (end + 1).min(3)
}

/// Leaves out what the tables know. A single label that could be a title, and is followed by none, stays.
fn remove_known(head: &mut [Marked]) {
    let n_free = head.iter().filter(|line| line.hit.is_none() && !line.is_removed()).count();
    for line in head.iter_mut() {
        let Some(hit) = line.hit.filter(|_| !line.is_removed()) else { continue };
        // Labels of forms are words like any other where no form is.
        let is_label =
            hit.level == Level::With && hit.reason != Reason::Navigation && hit.reason != Reason::ShareButtons;
        if !is_label && (n_free > 0 || hit.level == Level::Sure) {
            line.remove(Reason::PageChrome);
        }
    }
}

/// Which line is the title; the name of the site above it is left out.
fn title(lines: &mut [Marked], end: usize) -> Option<usize> {
    let candidates: Vec<usize> = (0..end).filter(|index| lines.get(*index).is_some_and(is_title)).collect();
    let (first, second) = (*candidates.first()?, candidates.get(1).copied());
    let has_tail = lines.iter().any(Marked::is_removed);
    let text = lines.get(first)?.text().to_owned();
    let next = second.and_then(|second| lines.get(second)).map(|line| line.text().to_owned());
    if let (Some(second), Some(next)) = (second, next) {
        if has_tail && second == first + 1 && is_site_name(&text, &next) {
            lines.get_mut(first)?.part = Part::Removed(Reason::PageChrome);
            return Some(second);
        }
        // What kind of statement it is stands above its title and is no title.
        if is_kind_label(&text) && second <= first + 3 {
            return Some(second);
        }
    }
    // A letter's head has lines that look like titles.
    let is_letterhead = lines.get(first + 1).is_some_and(|line| byline::is_salutation(line.text()))
        && (names::is_person(&text) || text.chars().any(|c| c.is_ascii_digit()));
    (!is_letterhead).then_some(first)
}

fn is_title(line: &Marked) -> bool {
    let text = line.text();
    line.part == Part::Text
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

/// Two or three words, all with capitals, that name a body or a part of a site, above a longer line that is a title of
/// its own.
fn is_site_name(text: &str, next: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let next_words = next.split_whitespace().count();
    let is_capital = |word: &&str| word.chars().next().is_some_and(|c| !c.is_lowercase()) || word.len() <= 3;
    words.len() <= 5
        && next_words >= 4
        && next_words > words.len()
        && words.iter().all(is_capital)
        && !text.ends_with(['!', '?', '.', ':'])
        && names::is_body(text)
        && !is_subtitle(next)
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
    const LABELS: &[&str] = &[
        "press release",
        "media release",
        "news release",
        "for immediate release",
        "press release – for immediate release",
        "press statement",
        "open letter",
        "statement",
        "public statement",
        "joint statement",
        "speech",
        "opinion",
        "op-ed",
        "media statement",
        "pressemitteilung",
        "presseerklärung",
        "medienmitteilung",
        "stellungnahme",
        "offener brief",
        "meinung",
        "rede",
        "communiqué de presse",
        "communiqué",
        "lettre ouverte",
        "tribune",
        "discours",
        "déclaration",
        "nota de prensa",
        "comunicado de prensa",
        "comunicado",
        "carta abierta",
        "declaración",
        "discurso",
        "nota de imprensa",
        "comunicado de imprensa",
        "comunicado à imprensa",
        "carta aberta",
        "declaração",
        "comunicato stampa",
        "lettera aperta",
        "comunicato",
        "discorso",
        "persbericht",
        "open brief",
        "verklaring",
        "toespraak",
        "opinie",
        "informacja prasowa",
        "komunikat prasowy",
        "list otwarty",
        "oświadczenie",
        "przemówienie",
        "opinia",
        "basın açıklaması",
        "basın bülteni",
        "açık mektup",
        "açıklama",
        "بيان صحفي",
        "بيان",
        "رسالة مفتوحة",
        "пресс-релиз",
        "открытое письмо",
        "заявление",
        "мнение",
    ];
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
