//! Pieces become a statement.
//!
//! What a document states about itself beside its words ([`Origin::stated`]: the structured data of a page, a front
//! matter) comes before what is inferred from the words. Title, byline, content and removed pieces come from the pieces
//! alone, so that a statement can be assembled again after a person gave a piece another role.

use crate::line::one_line;
use crate::piece::{Block, Piece, Role};
use crate::source::Decoded;
use crate::{Imported, Options, infer, markdown};
use lectern_core::Statement;
use lectern_core::statement::{Removed, Source};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// The longest id that is made of a title, in bytes.
const MAX_SLUG_BYTES: usize = 64;

/// What is known of a document beside its words.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Its path, which is what its source is called unless `stated` names it.
    pub path: String,
    /// SHA-256 of the file it was read from, in hexadecimal; empty where there is none.
    pub sha256: String,
    /// What it says of itself in fields. `title` is used where no piece is one; `content` and `removed` are not used.
    pub stated: Statement,
    /// What was done to its bytes.
    pub notes: Vec<crate::source::Note>,
}

impl From<&Decoded> for Origin {
    fn from(decoded: &Decoded) -> Self {
        let (path, sha256) = (decoded.path.clone(), decoded.sha256.clone());
        Self { path, sha256, stated: Statement::default(), notes: decoded.notes.clone() }
    }
}

/// Makes a statement of a document's pieces.
///
/// Its id is made of the title or the path; that it is unique in a collection is the caller's matter.
#[must_use]
pub fn assemble(pieces: Vec<Piece>, origin: Origin, options: &Options) -> Imported {
    let mut statement = origin.stated.clone();
    let content = content(&pieces);
    statement.content = (!content.is_empty()).then_some(content);
    statement.removed = removed(&pieces);
    let title = joined(&pieces, Role::Title, " ");
    if !title.is_empty() {
        statement.title = one_line(&title);
    }
    let byline = joined(&pieces, Role::Byline, "\n");
    if !byline.is_empty() {
        statement.extra.insert("byline".to_owned(), Value::String(byline));
    }
    let source = statement.source.get_or_insert_with(Source::default);
    source.name.get_or_insert_with(|| origin.path.clone());
    if !origin.sha256.is_empty() {
        source.sha256.get_or_insert_with(|| origin.sha256.clone());
    }
    infer::fill(&mut statement, options);
    if statement.id.is_empty() {
        statement.id = id(&statement.title, &origin);
    }
    Imported { statement, pieces, notes: origin.notes.clone(), origin }
}

/// The texts of the pieces in a role.
fn joined(pieces: &[Piece], role: Role, separator: &str) -> String {
    let texts: Vec<&str> = pieces.iter().filter(|piece| piece.role == role).map(|piece| piece.text.trim()).collect();
    texts.join(separator)
}

fn removed(pieces: &[Piece]) -> Vec<Removed> {
    let removed = |piece: &Piece| match piece.role {
        Role::Removed(reason) => Some(Removed { text: piece.text.clone(), reason: reason.as_str().to_owned() }),
        _ => None,
    };
    pieces.iter().filter_map(removed).collect()
}

/// The blocks as one CommonMark text.
fn content(pieces: &[Piece]) -> String {
    let mut content = Content::default();
    for piece in pieces {
        if let Role::Content(block) = piece.role {
            content.push(block, &piece.text);
        }
    }
    content.text
}

#[derive(Default)]
struct Content {
    text: String,
    /// The list that the last block is an item of.
    list: Option<List>,
}

/// A list that goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    /// Of bullets.
    Bullets,
    /// Of numbers, of which this is the last, and what follows a number in this list.
    Numbers(u32, char),
}

impl Content {
    fn push(&mut self, block: Block, text: &str) {
        let text = text.trim_matches('\n');
        if text.trim().is_empty() {
            return;
        }
        match block {
            Block::ListItem => self.push_item(text),
            Block::Heading(level) => {
                self.separate();
                let marks = "######".get(..usize::from(level.clamp(1, 6))).unwrap_or("#");
                let line = text.replace('\n', " ");
                self.text.push_str(&format!("{marks} {}", line.trim()));
            }
            Block::Quotation => {
                self.separate();
                self.push_lines(text, "> ", "> ");
            }
            Block::Paragraph | Block::Verbatim => {
                self.separate();
                self.text.push_str(text);
            }
        }
    }

    /// Begins a block that is no item. Two quotations in a row stay two.
    fn separate(&mut self) {
        self.list = None;
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    fn push_item(&mut self, text: &str) {
        let (list, words) = match markdown::number_marker(text) {
            Some(length) => (self.numbered(text), text.get(length..).unwrap_or_default()),
            None => (List::Bullets, text),
        };
        let goes_on = matches!(
            (self.list, list),
            (Some(List::Bullets), List::Bullets) | (Some(List::Numbers(..)), List::Numbers(..))
        );
        if !self.text.is_empty() {
            self.text.push_str(if goes_on { "\n" } else { "\n\n" });
        }
        match list {
            List::Numbers(number, mark) => {
                let marker = format!("{number}{mark} ");
                let indent = " ".repeat(marker.len());
                self.push_lines(words, &marker, &indent);
            }
            List::Bullets if is_marked(words) => self.text.push_str(words),
            List::Bullets => self.push_lines(words, "- ", "  "),
        }
        self.list = Some(list);
    }

    /// Numbers that do not go on begin another list, which CommonMark knows by another mark.
    fn numbered(&self, text: &str) -> List {
        let digits = text.split(['.', ')']).next().unwrap_or_default();
        let number = digits.parse().unwrap_or(1);
        match self.list {
            Some(List::Numbers(last, mark)) if last + 1 == number => List::Numbers(number, mark),
            Some(List::Numbers(_, '.')) => List::Numbers(number, ')'),
            _ => List::Numbers(number, '.'),
        }
    }

    fn push_lines(&mut self, text: &str, first: &str, others: &str) {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.text.push('\n');
            }
            let prefix = if n == 0 { first } else { others };
            self.text.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
            self.text.push_str(line);
        }
    }
}

/// Whether an item brings its own marker along, as items of inner lists do.
fn is_marked(text: &str) -> bool {
    let line = text.trim_start_matches(' ');
    line.starts_with("- ") || (line.len() < text.len() && markdown::number_marker(line).is_some())
}

/// An id of the title's letters, of the file's name, or of its bytes.
fn id(title: &str, origin: &Origin) -> String {
    let file = origin.path.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let slugs = [slug(title), slug(stem)];
    if let Some(slug) = slugs.into_iter().find(|slug| slug.bytes().filter(u8::is_ascii_alphanumeric).count() >= 3) {
        return slug;
    }
    format!("statement-{}", origin.sha256.get(..12).unwrap_or("1"))
}

/// Letters and digits without accents, words joined by hyphens, cut at a word's end. Empty where most letters of the
/// text are none of a–z.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    let (mut kept, mut lost) = (0usize, 0usize);
    for character in text.nfkd().flat_map(char::to_lowercase) {
        let letters = match character {
            'ß' => "ss",
            'æ' => "ae",
            'ø' => "o",
            'ł' => "l",
            'đ' | 'ð' => "d",
            'ı' => "i",
            _ => "",
        };
        if character.is_ascii_alphanumeric() {
            kept += 1;
            slug.push(character);
        } else if !letters.is_empty() {
            kept += 1;
            slug.push_str(letters);
        } else if matches!(character, '’' | '\'') || unicode_normalization::char::is_combining_mark(character) {
            // An apostrophe or an accent parts no word.
        } else {
            lost += usize::from(character.is_alphanumeric());
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
    }
    if lost > kept {
        return String::new();
    }
    if slug.len() > MAX_SLUG_BYTES {
        let cut = slug.get(..MAX_SLUG_BYTES).unwrap_or_default();
        slug = cut.rsplit_once('-').map_or(cut, |(words, _)| words).to_owned();
    }
    slug.trim_matches('-').to_owned()
}
