//! A document as all of its words in their order, each stretch with the part that it plays.
//!
//! Pieces are what a person corrects: to undo a cut is to give a piece another [`Role`], and the statement is
//! assembled anew.

use crate::markdown;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

/// A stretch of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Its words as the document has them: plain text for [`Role::Removed`], [`Role::Title`] and [`Role::Byline`],
    /// CommonMark for [`Role::Content`], without the marks that its [`Block`] brings along.
    pub text: String,
    /// Where it stands in the decoded source, in UTF-8 bytes.
    pub range: Range<usize>,
    /// The part that it plays.
    pub role: Role,
}

impl Piece {
    /// A piece of plain text, which is escaped where its role wants CommonMark. Its line ends count.
    #[must_use]
    pub fn of_plain(text: &str, range: Range<usize>, role: Role) -> Self {
        let text = match role {
            Role::Content(block) => markdown::from_plain(text, block),
            _ => text.to_owned(),
        };
        Self { text, range, role }
    }

    /// Its words without markup.
    #[must_use]
    pub fn plain(&self) -> Cow<'_, str> {
        match self.role {
            Role::Content(block) => markdown::to_plain(&self.text, block),
            _ => Cow::Borrowed(&self.text),
        }
    }

    /// The same words in another role: this undoes a cut, or makes one. Markup is lost where the role has none.
    #[must_use]
    pub fn in_role(&self, role: Role) -> Self {
        let keeps_markup = matches!((self.role, role), (Role::Content(_), Role::Content(_)));
        if keeps_markup {
            return Self { role, ..self.clone() };
        }
        Self::of_plain(&self.plain(), self.range.clone(), role)
    }
}

impl Role {
    /// Whether it is a part of the statement.
    #[must_use]
    pub const fn is_kept(self) -> bool {
        !matches!(self, Self::Removed(_))
    }
}

/// The part that a piece plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The title.
    Title,
    /// Who wrote it, and perhaps when, where a page says so above or below the text.
    Byline,
    /// A block of the text.
    Content(Block),
    /// Left out.
    Removed(Reason),
}

/// What a block of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading of a level from 1 to 6; its text is one line.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list, without a marker where it is a bullet, and with it where it is a number: `3. Peace`. Items
    /// that follow each other make one list. An item of a list in a list begins with its marker, indented: `  - Peace`.
    ListItem,
    /// A quotation, without `>`.
    Quotation,
    /// Anything else, CommonMark of its own that is taken over as it stands: a rule, code, a table.
    Verbatim,
}

/// Why a piece was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Belongs to the site: its name, a header, a footer.
    PageChrome,
    /// Leads to other pages: menus, breadcrumbs, related articles.
    Navigation,
    /// Asks for a comment, or is one.
    CommentForm,
    /// Asks for an address to send news to.
    NewsletterForm,
    /// Another form: to sign, to write to somebody, to give.
    Form,
    /// Tells what is done with personal data.
    PrivacyNotice,
    /// An image that only tells that the page was read.
    TrackingPixel,
    /// Describes a picture.
    ImageCaption,
    /// Shares the page elsewhere.
    ShareButtons,
    /// Says that the text ends: `###`, `-30-`.
    EndMark,
    /// A person decided so.
    ByHand,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::PageChrome,
        Self::Navigation,
        Self::CommentForm,
        Self::NewsletterForm,
        Self::Form,
        Self::PrivacyNotice,
        Self::TrackingPixel,
        Self::ImageCaption,
        Self::ShareButtons,
        Self::EndMark,
        Self::ByHand,
    ];

    /// As a statement's `removed` has it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PageChrome => "page chrome",
            Self::Navigation => "navigation",
            Self::CommentForm => "comment form",
            Self::NewsletterForm => "newsletter form",
            Self::Form => "form",
            Self::PrivacyNotice => "privacy notice",
            Self::TrackingPixel => "tracking pixel",
            Self::ImageCaption => "image caption",
            Self::ShareButtons => "share buttons",
            Self::EndMark => "end mark",
            Self::ByHand => "by hand",
        }
    }
}
