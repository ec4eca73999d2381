//! Every word of this screen, in the language of the page around. They are not in the reader's own table, which everybody
//! fetches.

#![allow(missing_docs, reason = "each name says what it is for, and the sentence stands in the language's table")]

mod en;
mod names;

use lectern_reader::i18n::{I18n, Plural};
use lectern_reader::messages;
use leptos::prelude::expect_context;
use std::borrow::Cow;

/// The words of this screen. Small and copied freely.
#[derive(Clone, Copy)]
pub struct Words {
    /// The words of the page around, and its numbers and dates.
    pub i18n: I18n,
    table: &'static Table,
}

/// The words, as the screen around has them.
pub fn use_words() -> Words {
    expect_context()
}

impl Words {
    /// The words in a language; English where they are not to be had in it.
    pub fn of(i18n: I18n) -> Self {
        Self { i18n, table: &en::TABLE }
    }

    fn template(self, template: &'static str) -> Cow<'static, str> {
        self.i18n.template(template)
    }

    fn fill(self, template: &'static str, values: &[(&str, &str)]) -> String {
        self.i18n.fill(template, values)
    }

    fn count(self, plural: &Plural, count: u64) -> String {
        self.i18n.count(plural, count)
    }
}

messages! {
    impl Words
    plain {
        intro drop_title drop_here choose_files choose_folder stays_here
        reading_label stop
        table_label column_title column_kind column_authors column_date column_language column_source column_remarks
        show_more is_inferred is_corrected is_left_out
        refused_reason refused_file fatal_reason
        mapping_title mapping_intro mapping_column mapping_first mapping_means mapping_keep mapping_leave_out
        mapping_dates mapping_dates_unknown mapping_dates_day mapping_dates_month
        mapping_separator mapping_separator_usual mapping_apply
        close document_text document_text_intro document_fields put_back leave_out is_put_back
        part_title part_byline
        field_title field_kind field_date field_language field_authors field_organizations field_recipients
        field_places field_topics field_summary field_content
        one_a_line author_name author_role author_organization author_add
        title_needed date_malformed uncorrect
        collection_title collection_name collection_description collection_license
        open_here save save_corrections keep clear clear_question
        not_saved not_kept restarted
        reason_page_chrome reason_navigation reason_comment_form reason_newsletter_form reason_form
        reason_privacy_notice reason_tracking_pixel reason_image_caption reason_share_buttons reason_end_mark reason_by_hand
    }
    filled {
        reading_file(path)
        reading_count(done, of)
        open_document(title)
        on_what(action, what)
        evidence_words(field, value, words, rule)
        evidence_whole(field, value, rule)
        inferred_from(words)
        inferred_whole(rule)
        left_out_as(reason)
        map_columns(path)
        author_remove(name)
        saved(name)
        kept(name)
    }
    plural {
        found
        refused
        inferred
        left_out
        documents_left_out
        more
    }
}
