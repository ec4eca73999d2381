//! The items of a JSON Feed as statements.
//!
//! | item | statement |
//! | --- | --- |
//! | `id`, else `url` | `id`, made valid by [`valid_id`] |
//! | `title`, else the first sentence of the text, else the address or the id | `title` |
//! | `content_text`, else `content_html` as it stands | `content` |
//! | `summary`, `language` | the same |
//! | the date part of `date_published` | `date` |
//! | `authors`, or version 1's `author` | `authors` |
//! | `tags` | `topics` |
//! | `url` | `source.url` |
//!
//! Every other field stays as it is, `content_html` beside `content_text` among them.

use super::json;
use super::object::{Fields, Found, Report, shortened};
use super::statement::{Read, admissible, has_words, is_valid_id};
use super::value::{Lenient, told};
use crate::Statement;
use crate::date::Date;
use crate::passage;
use crate::protocol::{Position, ProblemKind, Shape};
use crate::statement::{Author, Source};

/// Reads one item; none where it is lost, which is reported.
pub(super) fn read(mut fields: Fields<'_>, report: &mut Report<'_>) -> Option<Read> {
    let url: Option<String> = fields.take("url", report);
    let (id, id_at) = id(&mut fields, url.as_deref(), report)?;
    report.id = Some(id.clone());
    let statement = assemble(id, url, fields, report);
    admissible(Read { statement, id_at, references: Vec::new() }, report)
}

fn assemble(id: String, url: Option<String>, mut fields: Fields<'_>, report: &mut Report<'_>) -> Statement {
    let f = &mut fields;
    let title: Option<String> = f.take("title", report);
    let summary: Option<String> = f.take("summary", report);
    let text: Option<String> = f.take("content_text", report).filter(|text: &String| has_words(text));
    let html: Option<String> = if text.is_none() { f.take("content_html", report) } else { None };
    let title = title.filter(|title| has_words(title)).unwrap_or_else(|| {
        let bare = html.as_deref().map(without_tags);
        let texts = [text.as_deref(), bare.as_deref(), summary.as_deref()];
        let sentence = texts.into_iter().flatten().map(first_sentence).find(|sentence| has_words(sentence));
        sentence.or_else(|| url.clone()).unwrap_or_else(|| id.clone())
    });
    let date: Option<Published> = f.take("date_published", report);
    Statement {
        id,
        title,
        content: text.or(html),
        date: date.map(|published| published.0),
        authors: authors(f, report),
        topics: f.take("tags", report).unwrap_or_default(),
        language: f.take("language", report),
        summary,
        source: url.map(|url| Source { url: Some(url), ..Source::default() }),
        extra: fields.rest(report),
        ..Statement::default()
    }
}

fn authors(fields: &mut Fields<'_>, report: &mut Report<'_>) -> Vec<Author> {
    let authors: Option<Vec<Author>> = fields.take("authors", report);
    authors.unwrap_or_else(|| fields.take("author", report).into_iter().collect())
}

/// An item's id. JSON Feed 1.1 has a reader take a number for a string.
fn id(fields: &mut Fields<'_>, url: Option<&str>, report: &mut Report<'_>) -> Option<(String, Position)> {
    let Some(raw) = fields.take_raw("id") else {
        let Some(url) = url else {
            report.statement(report.start(), Some("id"), ProblemKind::Missing);
            return None;
        };
        return Some((valid_id(url), report.start()));
    };
    let position = report.position(raw);
    let kind = match json::string(raw) {
        Ok(Some(id)) if !id.is_empty() => return Some((valid_id(&id), position)),
        Ok(Some(id)) => ProblemKind::MalformedId(id.into_owned()),
        Ok(None) if raw.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => {
            return Some((valid_id(raw), position));
        }
        Ok(None) => ProblemKind::WrongType { expected: Shape::String },
        Err(broken) => ProblemKind::NotJson(broken.reason),
    };
    report.statement(position, Some("id"), kind);
    None
}

/// A statement's id from an item's: itself where it is valid already. Otherwise `http://` or `https://` is left out,
/// whatever else may not stand in an id becomes one hyphen, and the ends are freed of hyphens. Where that loses more
/// than punctuation (capitals, letters beyond ASCII, what is longer than an id) a number made of the whole follows.
/// An item has the same id at every reading; two that differ in punctuation alone share it, and one of them is
/// reported.
fn valid_id(text: &str) -> String {
    const LONGEST: usize = 128;
    if is_valid_id(text) {
        return text.to_owned();
    }
    let bare = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
    let mut id = String::new();
    for letter in bare.chars() {
        match letter.to_ascii_lowercase() {
            plain @ ('a'..='z' | '0'..='9' | '_' | '.') => id.push(plain),
            _ if id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    let id = id.trim_matches('-');
    let is_lossy = |letter: char| letter.is_ascii_uppercase() || !letter.is_ascii();
    if id.is_empty() || id.len() > LONGEST || bare.contains(is_lossy) {
        let number = format!("{:016x}", fnv1a(text.as_bytes()));
        let kept = id.get(..id.len().min(LONGEST - number.len() - 1)).unwrap_or_default();
        return format!("{kept}-{number}").trim_matches('-').to_owned();
    }
    id.to_owned()
}

/// The 64-bit FNV-1a hash (<http://www.isthe.com/chongo/tech/comp/fnv/>), chosen for being the same everywhere.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// The first sentence of a text, for a title: to the first full stop, question or exclamation mark that ends a word,
/// or to the end of the first passage, and no longer than a title can be.
fn first_sentence(content: &str) -> String {
    const LONGEST: usize = 160;
    let text = passage::plain_text(content);
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let mut letters = line.char_indices().peekable();
    while let Some((index, letter)) = letters.next() {
        let next = letters.peek().map(|&(_, next)| next);
        let ends_word = next.is_none_or(char::is_whitespace);
        if matches!(letter, '。' | '！' | '？') || (ends_word && matches!(letter, '.' | '!' | '?' | '…')) {
            return line.get(..index + letter.len_utf8()).unwrap_or(line).to_owned();
        }
        if index > LONGEST && ends_word {
            return format!("{}…", line.get(..index + letter.len_utf8()).unwrap_or(line));
        }
    }
    line.to_owned()
}

/// HTML without what stands in angle brackets, for a title alone: the content is shown as it stands.
fn without_tags(html: &str) -> String {
    let pieces = html.split('<').enumerate();
    pieces.map(|(index, piece)| piece.split_once('>').filter(|_| index > 0).map_or(piece, |(_, text)| text)).collect()
}

/// `date_published`, an RFC 3339 moment of which the day is kept, as its author wrote it.
struct Published(Date);

impl Lenient for Published {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let text = told(value, Shape::String, json::string(value.raw), report)?;
        let day = text.split_once(['T', 't', ' ']).map_or(text.as_ref(), |(day, _)| day);
        let date = day.parse().ok();
        if date.is_none() {
            report.field(value, ProblemKind::MalformedDate(shortened(&text)));
        }
        date.map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_s_id_is_made_valid_and_stays_its_own() {
        for (text, id) in [
            ("already-valid_1.0", "already-valid_1.0"),
            ("https://example.org/2024/05/a-post/", "example.org-2024-05-a-post"),
            ("https://example.org/?p=123", "example.org-p-123"),
            ("tag:example.org,2024:Post", "tag-example.org-2024-post-ef7b4ed49e184f93"),
            ("статья", "e379712b30fb4156"),
        ] {
            assert_eq!(valid_id(text), id);
        }
        let long = valid_id(&"a/".repeat(200));
        assert!(is_valid_id(&long) && long.len() == 128, "{long}");
    }

    #[test]
    fn a_title_is_made_of_the_first_sentence() {
        for (text, sentence) in [
            ("We ask for 1.5 degrees. Not more.", "We ask for 1.5 degrees."),
            ("No stop\n\nSecond passage.", "No stop"),
            ("**We** ask!", "We ask!"),
            ("我们要求。以及", "我们要求。"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), sentence);
        }
        assert_eq!(first_sentence(&"word ".repeat(100)).chars().filter(|&letter| letter == 'w').count(), 33);
    }
}
