//! What was found, a row for each document.

use super::row::document_row;
use super::stages::drawn;
use crate::words::use_words;
use crate::workshop::use_workshop;
use lectern_core::making::{Key, Overview, Row};
use lectern_reader::ui::markup::{button, el, part, rows};
use leptos::prelude::*;

/// How many rows are drawn in one go.
const AT_ONCE: usize = 2;

/// The documents. A row is drawn anew only when something of it is other than it was.
#[component]
pub fn Table() -> impl IntoView {
    let workshop = use_workshop();
    let words = use_words();
    let total = Memo::new(move |_| workshop.overview.with(|overview| overview.rows.len()));
    let drawn = drawn(total, AT_ONCE);
    let keys = Memo::new(move |_| {
        let rows = |overview: &Overview| {
            overview.rows.iter().take(drawn.get()).map(|row| text_of(&row.key)).collect::<Vec<_>>()
        };
        workshop.overview.with(rows)
    });
    let row = move |name: String| {
        let key = workshop.overview.with_untracked(|overview| {
            let row = overview.rows.iter().find(|row| text_of(&row.key) == name);
            row.map(|row| row.key.clone()).unwrap_or_default()
        });
        let named = key.clone();
        let row: Memo<Option<Row>> = Memo::new(move |_| {
            workshop.overview.with(|overview| overview.rows.iter().find(|row| row.key == named).cloned())
        });
        el("tbody").child(document_row(words, workshop, key, row))
    };
    let columns = [
        words.column_title(),
        words.column_kind(),
        words.column_authors(),
        words.column_date(),
        words.column_language(),
        words.column_source(),
        words.column_remarks(),
    ];
    let head = el("tr").children(columns.map(|name| el("th").attr("scope", "col").child(name)));
    let head = head.child(el("td").class("making-toggles"));
    let left = Memo::new(move |_| {
        let shown = u32::try_from(total.get()).unwrap_or(u32::MAX);
        workshop.overview.with(|overview| overview.total.saturating_sub(shown))
    });
    let more = move || {
        (left.get() > 0).then(|| {
            let words = format!("{} · {}", words.show_more(), words.more(left.get()));
            button(words, move || workshop.show_more())
        })
    };
    let table = el("table")
        .class("making-table")
        .attr("aria-label", words.table_label())
        .child(el("thead").child(head))
        .child(rows(move || keys.get(), row));
    el("div").class("making-found").child(table).child(part(more))
}

/// A document's name as the name of a row.
fn text_of(key: &Key) -> String {
    format!("{}#{}", key.path, key.index)
}
