//! Words for what the bundle has fixed names for.

use super::Words;
use lectern_core::Date;

impl Words {
    /// A field's name; the bundle's own where this screen has none.
    pub fn field(self, name: &str) -> String {
        match name.split(['[', '.']).next().unwrap_or_default() {
            "title" => self.field_title(),
            "kind" => self.field_kind(),
            "date" => self.field_date(),
            "language" => self.field_language(),
            "authors" => self.field_authors(),
            "organizations" => self.field_organizations(),
            "recipients" => self.field_recipients(),
            "places" => self.field_places(),
            "topics" => self.field_topics(),
            "summary" => self.field_summary(),
            "content" => self.field_content(),
            other => other.to_owned(),
        }
    }

    /// Why a piece was left out; as the bundle has it where a file brought a reason of its own.
    pub fn reason(self, reason: &str) -> String {
        match reason {
            "page chrome" => self.reason_page_chrome(),
            "navigation" => self.reason_navigation(),
            "comment form" => self.reason_comment_form(),
            "newsletter form" => self.reason_newsletter_form(),
            "form" => self.reason_form(),
            "privacy notice" => self.reason_privacy_notice(),
            "tracking pixel" => self.reason_tracking_pixel(),
            "image caption" => self.reason_image_caption(),
            "share buttons" => self.reason_share_buttons(),
            "end mark" => self.reason_end_mark(),
            "by hand" => self.reason_by_hand(),
            other => other.to_owned(),
        }
    }

    /// A date in words; as it stands where it is none.
    pub fn date(self, edtf: &str) -> String {
        edtf.parse::<Date>().map_or_else(|_| edtf.to_owned(), |date| self.i18n.date(&date.when()))
    }
}
