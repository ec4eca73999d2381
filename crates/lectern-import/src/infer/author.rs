//! Who made or signed a text: from its byline, its heading, or the signature at its end.

use super::found::{Evidence, Part};
use super::reading::{Kind, Reading, lines};
use super::words::small;
use crate::byline::{self, Byline};
use crate::cues;
use crate::names;
use lectern_core::Statement;
use lectern_core::statement::{Author, Signatory};
use std::ops::Range;
use std::sync::LazyLock;

/// Lines at the end that a signature stands among, at most.
const MAX_SIGNATURE_LINES: usize = 400;

/// A line longer than this, in characters, is no line of a signature.
const MAX_LINE: usize = 120;

/// So many who signed are all authors; of more, the first is.
const MAX_AUTHORS: usize = 3;

/// What stands above those who signed, small and without the mark at its end.
static SIGNED: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("signed"));

/// What stands above those whom a reader can ask, who are not the authors.
static CONTACT: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("contact"));

/// What a title or heading begins with that names who speaks, small.
static STATEMENT_BY: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("statement by"));

pub(super) fn fill(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    if statement.authors.is_empty() {
        from_byline(statement, evidence);
    }
    if !statement.signatories.is_empty() {
        return;
    }
    let signers = signature(reading, statement.authors.is_empty());
    if statement.authors.is_empty() && signers.is_empty() {
        from_heading(statement, reading, evidence);
        return;
    }
    place_signers(statement, reading, &signers, evidence);
}

fn from_byline(statement: &mut Statement, evidence: &mut Evidence) {
    let Some(text) = statement.extra.get("byline").and_then(serde_json::Value::as_str).map(str::to_owned) else {
        return;
    };
    for line in lines(&text) {
        let words = text.get(line.clone()).unwrap_or_default();
        let (byline, rule) = match byline::parse(words) {
            Some(byline) => (byline, "byline"),
            None if names::is_person(words) => (Byline::of(0..words.len()), "name above the text"),
            None => continue,
        };
        for author in authors(words, &byline) {
            if statement.authors.iter().any(|known| known.name == author.name) {
                continue;
            }
            let field = format!("authors[{}]", statement.authors.len());
            evidence.push(&field, &author.name, rule, Part::Byline, line.clone());
            statement.authors.push(author);
        }
    }
}

/// A role and a body are of the last who is named.
fn authors(words: &str, byline: &Byline) -> Vec<Author> {
    let text = |range: &Range<usize>| words.get(range.clone()).unwrap_or_default().to_owned();
    let mut authors: Vec<Author> =
        byline.names.iter().map(|name| Author { name: text(name), ..Author::default() }).collect();
    if let Some(last) = authors.last_mut() {
        last.role = byline.role.as_ref().map(text);
        last.organization = byline.organization.as_ref().map(text);
    }
    authors
}

/// Somebody who signed, and the line.
struct Signer {
    author: Author,
    range: Range<usize>,
    /// Of a line that tells how many others signed, how many.
    others: u64,
}

/// Those who signed at the end of a text.
///
/// Without “Signed” or a greeting above it, a name is a signature only where nobody is known to have written the text.
fn signature(reading: &Reading, is_open: bool) -> Vec<Signer> {
    let lines: Vec<Range<usize>> = reading.lines().collect();
    let (start, is_announced) = match announced(reading, &lines) {
        Some(start) => (start, true),
        None if is_open => (unannounced(reading, &lines), false),
        None => return Vec::new(),
    };
    let mut signers: Vec<Signer> = Vec::new();
    let mut extra_lines = 0;
    for line in lines.get(start..).unwrap_or_default() {
        let text = reading.get(line);
        if is_contact(text) {
            break;
        }
        if let Some(byline) = byline::named(text.trim_start_matches(['-', '–', '—', ' '])) {
            let text = text.trim_start_matches(['-', '–', '—', ' ']);
            let Some(author) = authors(text, &byline).pop() else { continue };
            signers.push(Signer { author, range: line.clone(), others: 0 });
            extra_lines = 0;
            continue;
        }
        if let (Some(n), false) = (others(text), signers.is_empty()) {
            signers.push(Signer { author: Author::default(), range: line.clone(), others: n });
            break;
        }
        let is_short = text.chars().count() <= MAX_LINE && !crate::text::shape::is_prose(text);
        let is_item = reading.blocks.iter().any(|block| block.kind == Kind::Item && block.range.contains(&line.start));
        if is_announced && is_item && is_short {
            let author = Author { name: text.to_owned(), ..Author::default() };
            signers.push(Signer { author, range: line.clone(), others: 0 });
        } else if let (Some(last), true) = (signers.last_mut(), is_short) {
            add_line(&mut last.author, text, extra_lines);
            extra_lines += 1;
        } else if is_announced && is_short && names::is_body(text) {
            let author = Author { name: text.to_owned(), ..Author::default() };
            signers.push(Signer { author, range: line.clone(), others: 0 });
        } else if !is_short {
            break;
        }
    }
    signers
}

/// “and 214 others”.
fn others(line: &str) -> Option<u64> {
    static OTHERS: LazyLock<Vec<&str>> = LazyLock::new(|| cues::list("others"));
    let lower = small(line.trim_end_matches('.'));
    if line.len() > 80 || !OTHERS.iter().any(|others| lower.ends_with(others) || lower.contains(&format!("{others} ")))
    {
        return None;
    }
    let digits: String = line.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|n| *n > 0)
}

/// The first line after “Signed” or “Yours sincerely”, the last of these that counts.
fn announced(reading: &Reading, lines: &[Range<usize>]) -> Option<usize> {
    let first = lines.len().saturating_sub(MAX_SIGNATURE_LINES);
    let is_announcement = |index: &usize| {
        let text = lines.get(*index).map(|line| reading.get(line)).unwrap_or_default();
        if text.len() > MAX_LINE {
            return false;
        }
        let plain = small(text.trim_end_matches(|c: char| !c.is_alphanumeric()));
        byline::is_closing(text) || SIGNED.contains(&plain.as_str())
    };
    // What comes after must be names: at least the line that follows, unless it is an item of a list.
    let is_item = |line: &Range<usize>| {
        reading.blocks.iter().any(|block| block.kind == Kind::Item && block.range.contains(&line.start))
    };
    let is_followed = |index: &usize| {
        if lines.get(index + 1).is_some_and(is_item)
            && lines.get(*index).is_some_and(|line| reading.get(line).ends_with(':'))
        {
            return true;
        }
        let next = lines.get(index + 1).map(|line| reading.get(line)).unwrap_or_default();
        byline::named(next.trim_start_matches(['-', '–', '—', ' '])).is_some()
            || (names::is_body(next) && next.chars().count() <= MAX_LINE && !crate::text::shape::is_prose(next))
    };
    (first..lines.len()).find(|index| is_announcement(index) && is_followed(index)).map(|index| index + 1)
}

/// The first line of the last block, if it is a name alone and few short lines follow.
fn unannounced(reading: &Reading, lines: &[Range<usize>]) -> usize {
    let none = lines.len();
    let contact = lines.iter().position(|line| line.start * 2 > reading.text.len() && is_contact(reading.get(line)));
    let end = contact.unwrap_or(lines.len());
    let is_short = |line: &&Range<usize>| {
        let text = reading.get(line);
        text.chars().count() <= MAX_LINE && !crate::text::shape::is_prose(text)
    };
    let tail = lines.get(..end).unwrap_or_default().iter().rev().take_while(is_short).count().min(6);
    let is_in_text = |line: &Range<usize>| {
        reading.blocks.iter().any(|block| block.kind == Kind::Text && block.range.contains(&line.start))
    };
    // Something must come before: a name alone is no signature.
    let is_signed = |index: &usize| {
        lines.get(*index).is_some_and(|line| {
            names::is_person(reading.get(line).trim_start_matches(['-', '–', '—', ' '])) && is_in_text(line)
        })
    };
    (end - tail..end).filter(|index| *index > 0).find(is_signed).unwrap_or(none)
}

fn is_contact(text: &str) -> bool {
    let label = text.split(':').next().unwrap_or_default();
    if label.len() > 2 * MAX_LINE {
        return text.contains('@') && text.len() < 4 * MAX_LINE;
    }
    let plain = small(label.trim_end_matches(|c: char| !c.is_alphanumeric()));
    CONTACT.contains(&plain.as_str())
        || CONTACT.iter().any(|cue| cue.contains(' ') && plain.starts_with(cue))
        || text.contains('@')
}

/// A line below a name is a role, or a body. One with a label says something else.
fn add_line(author: &mut Author, text: &str, n_before: usize) {
    let has_label = text.contains(':') || text.chars().filter(char::is_ascii_digit).count() >= 5;
    if n_before > 1 || has_label || crate::dates::find(text).is_some() {
        return;
    }
    let text = text.trim_end_matches([',', ';']).to_owned();
    if let Some((role, body)) =
        text.rsplit_once(", ").filter(|(role, body)| names::is_body(body) && names::is_role(role))
    {
        author.role.get_or_insert_with(|| role.to_owned());
        author.organization.get_or_insert_with(|| body.to_owned());
        return;
    }
    if names::is_body(&text)
        && !(author.role.is_none() && names::is_role(&text))
        && (author.role.is_some() || !text.contains(','))
        && author.organization.is_none()
    {
        author.organization = Some(text);
    } else if author.role.is_none() {
        author.role = Some(text);
    }
}

fn place_signers(statement: &mut Statement, reading: &Reading, signers: &[Signer], evidence: &mut Evidence) {
    let has_author = !statement.authors.is_empty();
    let n_authors = match signers.len() {
        _ if has_author => 0,
        n if n <= MAX_AUTHORS => n,
        _ => 1,
    };
    let others: Option<&Signer> = signers.iter().find(|signer| signer.others > 0);
    let signers: Vec<&Signer> = signers.iter().filter(|signer| signer.others == 0).collect();
    if let (Some(line), None) = (others, statement.total_signatures) {
        let total = signers.len() as u64 + line.others;
        evidence.content(
            "total_signatures",
            &total.to_string(),
            "line that counts others",
            reading,
            line.range.clone(),
        );
        statement.total_signatures = Some(total);
    }
    for (index, signer) in signers.into_iter().enumerate() {
        let author = signer.author.clone();
        if statement.authors.iter().any(|known| known.name == author.name) {
            continue;
        }
        if index < n_authors {
            let field = format!("authors[{}]", statement.authors.len());
            evidence.content(&field, &author.name, "signature", reading, signer.range.clone());
            statement.authors.push(author);
        } else {
            let field = format!("signatories[{}]", statement.signatories.len());
            evidence.content(&field, &author.name, "signature", reading, signer.range.clone());
            let Author { name, role, organization, .. } = author;
            statement.signatories.push(Signatory { name, role, organization, ..Signatory::default() });
        }
    }
}

/// “Statement from Anna Example”, in the title or a heading.
fn from_heading(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    let named = |text: &str| -> Option<Range<usize>> {
        let lower = small(text);
        let cue =
            STATEMENT_BY.iter().filter(|cue| lower.starts_with(&format!("{cue} "))).max_by_key(|cue| cue.len())?;
        let name = text.get(cue.len() + 1..)?;
        let name = name.split([',', ':', '(', '–', '|']).next()?.trim();
        names::is_person(name).then(|| cue.len() + 1..cue.len() + 1 + name.len())
    };
    if let Some(range) = named(&statement.title) {
        let name = statement.title.get(range.clone()).unwrap_or_default().to_owned();
        evidence.push("authors[0]", &name, "named in the title", Part::Title, range);
        statement.authors.push(Author { name, ..Author::default() });
        return;
    }
    for block in reading.blocks.iter().filter(|block| block.kind == Kind::Heading) {
        if let Some(range) = named(reading.get(&block.range)) {
            let range = block.range.start + range.start..block.range.start + range.end;
            let name = reading.get(&range).to_owned();
            evidence.content("authors[0]", &name, "named in a heading", reading, range);
            statement.authors.push(Author { name, ..Author::default() });
            return;
        }
    }
}
