//! How a query was read, in words, and what was done where nothing matched it so.

use crate::i18n::I18n;
use crate::ui::empty::offers;
use crate::ui::markup::{Markup, el};
use lectern_core::ViewState;
use lectern_core::protocol::{Blame, Period, Reading, Relaxed, Repair, Similar};

/// What there is to say of a query beside what it found.
#[derive(Clone, Default, PartialEq)]
pub struct Told {
    /// How it was read, unless it is empty.
    pub reading: Option<Reading>,
    /// What was mended in it.
    pub repairs: Vec<Repair>,
    /// How far the search went beyond it.
    pub relaxed: Option<Relaxed>,
    /// The query that may have been meant.
    pub did_you_mean: Option<String>,
    /// What is to blame for that; nothing where the search did not go beyond it.
    pub blame: Vec<Blame>,
}

/// A query's reading, what was mended in it, and what was found in its place. `view` is where it was asked.
pub fn query_reading(i18n: I18n, view: &ViewState, told: &Told) -> Markup {
    let reading = told.reading.as_ref();
    let reading = reading.map(|reading| el("p").own_direction().child(i18n.read_as(&words(i18n, reading))));
    let repair = |repair| el("p").class("reading-repair").child(repaired(i18n, repair));
    let similar = told.relaxed.iter().flat_map(|relaxed| &relaxed.similar);
    let similar = similar.map(|Similar { typed, words }| i18n.relaxed_similar(typed, &words.join(", ")));
    let some = told.relaxed.iter().filter(|relaxed| relaxed.some_words).map(|_| i18n.relaxed_some());
    let relaxed = similar.chain(some).map(|said| el("p").class("reading-relaxed").own_direction().child(said));
    let meant = told.did_you_mean.as_ref().map(|query| {
        let link = el("a").attr("href", view.with_query(query.clone()).to_string());
        el("p").class("reading-meant").own_direction().child(link.child(i18n.did_you_mean(query)))
    });
    el("div")
        .class("reading")
        .children(reading)
        .children(told.repairs.iter().map(repair))
        .children(relaxed)
        .children(meant)
        .children(offers(i18n, view, &told.blame))
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
        Reading::Pattern(word) => i18n.reading_pattern(word),
        Reading::Expression(word) => i18n.reading_expression(word),
        Reading::Phrase(words) => i18n.reading_phrase(&words.join(" ")),
        Reading::Near { parts, within, is_ordered } => {
            let said = if *is_ordered { I18n::reading_near_ordered } else { I18n::reading_near };
            said(i18n, &join(parts, I18n::reading_pair_and), &i18n.words_between(*within))
        }
        Reading::Field { facet, value } => i18n.reading_field(&i18n.facet_name(*facet), value),
        Reading::Within { field, reading } => i18n.reading_within(&i18n.field_name(*field), &words(i18n, reading)),
        Reading::Dated(period) => dated(i18n, period),
        Reading::Not(inner) => i18n.reading_not(&together(i18n, inner)),
        Reading::All(parts) => join(parts, I18n::reading_pair_and),
        Reading::Any(parts) => i18n.reading_group(&join(parts, I18n::reading_pair_or)),
    }
}

fn dated(i18n: I18n, period: &Period) -> String {
    match period {
        Period::During(date) => i18n.reading_during(date),
        Period::Between(from, to) => i18n.reading_between(from, to),
        Period::Since(date) => i18n.reading_since(date),
        Period::Until(date) => i18n.reading_until(date),
        Period::Before(date) => i18n.reading_before(date),
        Period::After(date) => i18n.reading_after(date),
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
        Repair::NoDate(text) => i18n.repair_date(text),
        Repair::BadExpression(expression) => i18n.repair_expression(expression),
    }
}
