//! How a query was read, in words.

use crate::i18n::I18n;
use crate::ui::markup::{Markup, el};
use lectern_core::protocol::{Reading, Repair};

/// A query's reading, unless it is empty, and what was mended in it.
pub fn query_reading(i18n: I18n, reading: Option<&Reading>, repairs: &[Repair]) -> Markup {
    let reading = reading.map(|reading| el("p").own_direction().child(i18n.read_as(&words(i18n, reading))));
    let repair = |repair| el("p").class("reading-repair").child(repaired(i18n, repair));
    el("div").class("reading").children(reading).children(repairs.iter().map(repair))
}

/// A reading in words.
fn words(i18n: I18n, reading: &Reading) -> String {
    let join = |parts: &[Reading], pair: fn(I18n, &str, &str) -> String| {
        let parts = parts.iter().map(|part| together(i18n, part));
        parts.reduce(|first, second| pair(i18n, &first, &second)).unwrap_or_default()
    };
    match reading {
        Reading::Word(word) => i18n.reading_word(word),
        Reading::Prefix(word) => i18n.reading_prefix(word),
        Reading::Exact(word) => i18n.reading_exact(word),
        Reading::Phrase(words) => i18n.reading_phrase(&words.join(" ")),
        Reading::Field { facet, value } => i18n.reading_field(&i18n.facet_name(*facet), value),
        Reading::Not(inner) => i18n.reading_not(&together(i18n, inner)),
        Reading::All(parts) => join(parts, I18n::reading_pair_and),
        Reading::Any(parts) => i18n.reading_group(&join(parts, I18n::reading_pair_or)),
    }
}

/// The same, with brackets around several that must all hold.
fn together(i18n: I18n, reading: &Reading) -> String {
    let said = words(i18n, reading);
    if matches!(reading, Reading::All(_)) { i18n.reading_group(&said) } else { said }
}

fn repaired(i18n: I18n, repair: &Repair) -> String {
    match repair {
        Repair::OpenQuote => i18n.repair_quote(),
        Repair::OpenBracket => i18n.repair_bracket(),
        Repair::IdleOperator(operator) => i18n.repair_operator(operator),
        Repair::UnknownField(field) => i18n.repair_field(field),
    }
}
