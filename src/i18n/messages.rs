//! Everything that the interface can say. A language that lacks one of these does not compile.

#![allow(missing_docs, reason = "each name says what it is for, and the sentence stands in the language's table")]

use super::I18n;
use crate::messages;

/// A sentence that depends on a number, for the plural categories that English has.
pub struct Plural {
    /// For what `Intl.PluralRules` calls `one`.
    pub one: &'static str,
    /// For every other number.
    pub other: &'static str,
}

messages! {
    impl I18n
    plain {
        app_name
        skip_to_results
        search_label
        search_placeholder
        search_clear
        search_hint_key
        syntax_title
        syntax_words_example syntax_words
        syntax_phrase_example syntax_phrase
        syntax_near_example syntax_near
        syntax_not_example syntax_not
        syntax_or_example syntax_or
        syntax_exact_example syntax_exact
        syntax_star_example syntax_star
        syntax_field_example syntax_field
        syntax_date_example syntax_date
        syntax_all
        field_title field_role field_summary field_call field_source field_content
        relaxed_some
        facet_kind facet_author facet_organization facet_recipient facet_topic
        facet_place facet_language facet_decade facet_year
        filters_title filters_active clear_all
        filter_undated
        facet_none_found
        timeline_title timeline_all timeline_empty
        timeline_first timeline_last timeline_from timeline_to
        timeline_certain timeline_uncertain
        sort_label sort_auto sort_relevance sort_newest sort_oldest sort_title sort_length
        results_title
        pager_label pager_previous pager_next
        opening_title cancel retry dismiss
        open_title open_file open_address open_address_button drop_here open_back
        make_title make_failed kept_title
        about_link about_reader_title about_reader_text about_privacy_text back_to_results
        problems_show problems_list problems_more
        problem_column_place problem_column_statement problem_column_what
        loss_statement loss_field loss_nothing
        engine_restarted
        nothing_found nothing_open
        calls_title source_title summary_title text_title
        no_text
        status_corrected status_withdrawn
        print copy_link copied
        previous_statement next_statement
        hit_previous hit_next
        replies_to_title replies_title translation_of_title translations_title
        provenance_title provenance_source provenance_archived provenance_retrieved provenance_digest
        provenance_license provenance_rights provenance_identifiers provenance_none
        removed_title other_fields_title signatories_title
        statement_facts
        fact_author fact_recipient fact_event fact_place fact_topic fact_language
        publisher homepage created license memory
        failure_unreachable failure_interrupted failure_empty failure_not_a_collection failure_damaged
        repair_quote repair_bracket
        failure_cancelled failure_engine_lost failure_engine_incomplete failure_file_gone
        problem_duplicate_id problem_duplicate_field problem_no_text
        problem_missing
        expected_name expected_name_or_brace expected_value expected_comma_or_brace expected_statement
        expected_statement_or_bracket expected_comma_or_bracket expected_end
        shape_string shape_integer shape_count shape_object shape_status shape_strings shape_objects
        shape_statements shape_value
        malformed_utf8 malformed_ends_in_array malformed_ends_in_object malformed_ends_in_string
        malformed_ends_in_value malformed_no_colon malformed_no_comma_in_array malformed_no_comma_in_object
        malformed_literal malformed_no_value malformed_unknown_escape malformed_number
        malformed_control_character malformed_name malformed_surrogate
        malformed_trailing_comma malformed_trailing_characters malformed_unfinished_escape malformed_too_deep
        malformed_other
        panic_text panic_reload
    }
    filled {
        date_about(date)
        date_uncertain(date)
        date_about_uncertain(date)
        date_range(start, end)
        date_from(date)
        date_to(date)
        results_of(total, of)
        page_of(page, pages)
        chip_remove(filter)
        chip_excluded(facet, value)
        chip_chosen(facet, value)
        facet_exclude(value)
        facet_include_again(value)
        facet_search(facet)
        facet_show_all(count)
        facet_show_fewer(facet)
        decade(year)
        timeline_range(from, to)
        timeline_summary(statements, first, last)
        timeline_bucket(bucket, count)
        opening_of(name)
        kept_delete(name)
        progress_bytes(read, total)
        progress_bytes_unknown(read)
        read_as(reading)
        reading_word(word)
        reading_group(reading)
        reading_prefix(word)
        reading_exact(word)
        reading_phrase(words)
        reading_pattern(word)
        reading_expression(word)
        reading_near(parts, words)
        reading_near_ordered(parts, words)
        reading_within(field, reading)
        reading_field(facet, value)
        reading_during(date)
        reading_between(from, to)
        reading_since(date)
        reading_until(date)
        reading_before(date)
        reading_after(date)
        reading_not(reading)
        reading_pair_and(first, second)
        reading_pair_or(first, second)
        repair_operator(operator)
        repair_field(field)
        repair_date(text)
        repair_expression(expression)
        relaxed_similar(typed, words)
        did_you_mean(query)
        blame_term(term)
        blame_facet(facet)
        blame_dates(range)
        blame_undated(label)
        failure_title(name)
        failure_status(status)
        failure_not_json(line, column, expected)
        expected_sound_value(reason)
        failure_cut_off(line, column)
        failure_newer_version(found, supported)
        no_such_statement(id)
        problem_place(line, column)
        problem_field(field, problem)
        problem_malformed_id(id)
        problem_wrong_type(expected)
        problem_malformed_date(date)
        problem_not_json(reason)
        problem_too_long(size)
        problem_unknown_reference(id)
        passage_link(number)
        hit_of(hit, hits)
        rank_of(rank, total)
        event_at(event, place)
        event_on(event, date)
        title_page(title, page)
        removed_reason(reason)
    }
    plural {
        words_between
        statements
        words
        signatures
        problems
        problems_cost
        problems_first
        undated
        passages
        progress_statements
        progress_indexed
        blame_without
        calls_more
        hits
    }
}
