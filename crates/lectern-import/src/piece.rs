//! A document as all of its words in their order, each stretch with the part that it plays.
//!
//! Pieces are what a person corrects: to undo a cut is to give a piece another [`Role`], and the statement is
//! assembled anew.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A stretch of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Its words as the document has them: plain text for [`Role::Removed`], [`Role::Title`] and [`Role::Byline`],
    /// CommonMark for [`Role::Content`].
    pub text: String,
    /// Where it stands in the decoded source, in UTF-8 bytes.
    pub range: Range<usize>,
    /// The part that it plays.
    pub role: Role,
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
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A quotation.
    Quotation,
    /// Anything else that is taken over as it stands: a table, verses, code.
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
}
