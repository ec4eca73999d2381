//! Names of things that the protocol has numbers and variants for.

use super::I18n;
use lectern_core::protocol::Origin;
use lectern_core::view::Sort;
use lectern_core::{Facet, TextField};

impl I18n {
    /// A field's name, in a sentence.
    pub fn field_name(self, field: TextField) -> String {
        match field {
            TextField::Title => self.field_title(),
            TextField::Role => self.field_role(),
            TextField::Summary => self.field_summary(),
            TextField::Call => self.field_call(),
            TextField::Source => self.field_source(),
            TextField::Content => self.field_content(),
        }
    }

    /// A facet's name.
    pub fn facet_name(self, facet: Facet) -> String {
        match facet {
            Facet::Kind => self.facet_kind(),
            Facet::Author => self.facet_author(),
            Facet::Organization => self.facet_organization(),
            Facet::Recipient => self.facet_recipient(),
            Facet::Topic => self.facet_topic(),
            Facet::Place => self.facet_place(),
            Facet::Language => self.facet_language(),
            Facet::Decade => self.facet_decade(),
            Facet::Year => self.facet_year(),
        }
    }

    /// An order's name.
    pub fn sort_name(self, sort: Sort) -> String {
        match sort {
            Sort::Auto => self.sort_auto(),
            Sort::Relevance => self.sort_relevance(),
            Sort::Newest => self.sort_newest(),
            Sort::Oldest => self.sort_oldest(),
            Sort::Title => self.sort_title(),
            Sort::Length => self.sort_length(),
        }
    }

    /// A collection's address or file name, short enough for a sentence.
    pub fn origin(self, origin: &Origin) -> String {
        let name = origin.name();
        name.rsplit('/').next().filter(|last| !last.is_empty()).unwrap_or(name).to_owned()
    }
}
