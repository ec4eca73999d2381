//! What could not be read, by name and with the reason.

use crate::words::Words;
use lectern_core::making::Refused;
use lectern_reader::ui::markup::{Markup, el};

/// The files and parts that were not read; nothing where all were.
pub fn refused(words: Words, refused: &[Refused], fatal: &[String]) -> Option<Markup> {
    let count = u64::try_from(refused.len() + fatal.len()).unwrap_or(u64::MAX);
    // The importer's own sentences are English, whatever the language of the page.
    let row = |path: &str, reason: String, language: Option<String>| {
        let reason = el("td").own_direction().maybe("lang", language).child(reason);
        el("tr").child(el("th").attr("scope", "row").own_direction().child(path.to_owned())).child(reason)
    };
    let own = fatal.iter().map(|path| row(path, words.fatal_reason(), None));
    let rows = refused.iter().map(|refused| row(&refused.path, refused.reason.clone(), Some("en".to_owned())));
    let head = el("thead").child(
        el("tr")
            .child(el("th").attr("scope", "col").child(words.refused_file()))
            .child(el("th").attr("scope", "col").child(words.refused_reason())),
    );
    let table = el("table").child(head).child(el("tbody").children(own).children(rows));
    let frame = el("div").class("table-frame").attr("tabindex", "0").attr("role", "region");
    (count > 0).then(|| {
        let frame = frame.attr("aria-label", words.refused(count)).child(table);
        el("details")
            .class("notice notice-failure")
            .attr("open", "")
            .child(el("summary").child(words.refused(count)))
            .child(frame)
    })
}
