//! What can be typed into the search field.

use crate::i18n::I18n;
use crate::ui::markup::{Markup, el};

/// The page that explains the query language in full.
const HELP: &str = "help.html";

/// The query language in a table of examples, folded away until wanted.
pub fn syntax(i18n: I18n) -> Markup {
    let rows = [
        (i18n.syntax_words_example(), i18n.syntax_words()),
        (i18n.syntax_phrase_example(), i18n.syntax_phrase()),
        (i18n.syntax_near_example(), i18n.syntax_near()),
        (i18n.syntax_not_example(), i18n.syntax_not()),
        (i18n.syntax_or_example(), i18n.syntax_or()),
        (i18n.syntax_exact_example(), i18n.syntax_exact()),
        (i18n.syntax_star_example(), i18n.syntax_star()),
        (i18n.syntax_field_example(), i18n.syntax_field()),
        (i18n.syntax_date_example(), i18n.syntax_date()),
    ];
    let row = |(example, meaning): (String, String)| {
        let example = el("dt").child(el("kbd").child(example));
        el("div").class("syntax-row").child(example).child(el("dd").child(meaning))
    };
    el("details")
        .class("syntax")
        .child(el("summary").child(i18n.syntax_title()))
        .child(el("dl").children(rows.map(row)))
        .child(el("p").child(el("a").attr("href", HELP).child(i18n.syntax_all())))
}
