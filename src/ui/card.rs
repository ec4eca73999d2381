//! A statement in short, as the list shows it.

use crate::i18n::I18n;
use crate::ui::byline::byline;
use crate::ui::marked::marked;
use crate::ui::markup::{Child, Markup, el};
use crate::ui::outward::outward;
use crate::ui::tags::{tag, tags, tags_label};
use lectern_core::protocol::{Card, Excerpt, SourceLink};
use lectern_core::statement::Status;
use lectern_core::{Facet, ViewState};

/// How many of the things a statement asks for its card names.
const CALLS_SHOWN: usize = 3;

/// One statement's card, whose links narrow a view.
pub fn statement_card(i18n: I18n, base: &ViewState, card: Card) -> Markup {
    let heading = format!("card-{}", card.id);
    let link = el("a").attr("href", base.opening(&card.id).to_string()).own_direction();
    let link = link.maybe("lang", card.language.clone());
    let facts = facts(i18n, base, &card);
    let calls = calls(i18n, card.calls, card.language.clone());
    el("article")
        .class("card")
        .attr("aria-labelledby", heading.clone())
        .child(el("h3").class("card-title").attr("id", heading).child(link.children(marked(card.title))))
        .children(facts)
        .children(byline(i18n, base, card.authors, card.organizations))
        .children(card.excerpt.map(|excerpt| extract(excerpt, card.language)))
        .children(calls)
        .children(tags(i18n, base, Facet::Recipient, i18n.fact_recipient(), card.recipients))
        .children(tags(i18n, base, Facet::Place, i18n.fact_place(), card.places))
        .children(tags(i18n, base, Facet::Topic, i18n.fact_topic(), card.topics))
        .children(card.source.and_then(|source| source_line(i18n, source)))
}

/// Kind, date, length and state, in one line.
pub fn facts(i18n: I18n, base: &ViewState, card: &Card) -> Option<Markup> {
    let fact = |class, words: Option<String>| words.map(|words| el("li").class(class).child(words));
    let kind = card.kind.clone().map(|kind| el("li").class("facts-kind").child(tag(i18n, base, Facet::Kind, kind)));
    let date = card.date.as_ref().map(|when| el("time").own_direction().child(i18n.date(when)));
    let date = date.map(|date| el("li").class("facts-date").child(date));
    let words = (card.words > 0).then(|| i18n.words(card.words));
    let signatures = card.signatures.map(|count| i18n.signatures(count));
    let status = match card.status {
        Status::Current => None,
        Status::Corrected => Some(i18n.status_corrected()),
        Status::Withdrawn => Some(i18n.status_withdrawn()),
    };
    let (words, signatures) = (fact("facts-words", words), fact("facts-signatures", signatures));
    let facts: Vec<Markup> =
        [kind, date, words, signatures, fact("facts-status", status)].into_iter().flatten().collect();
    let list = || el("ul").class("facts").attr("aria-label", i18n.statement_facts());
    (!facts.is_empty()).then(|| list().children(facts))
}

/// Pieces of the summary or the text, with an ellipsis for what is left out.
fn extract(excerpt: Excerpt, language: Option<String>) -> Markup {
    let pieces = excerpt.pieces.into_iter().enumerate();
    el("p")
        .class("card-excerpt")
        .own_direction()
        .maybe("lang", language)
        .children(excerpt.starts_inside.then_some("… "))
        .children(pieces.flat_map(|(index, runs)| {
            let gap = (index > 0).then(|| Child::from(" … "));
            gap.into_iter().chain(marked(runs))
        }))
        .children(excerpt.ends_inside.then_some(" …"))
}

/// What a statement asks for: the first few, and how many more there are.
fn calls(i18n: I18n, calls: Vec<String>, language: Option<String>) -> Option<Markup> {
    let more = u32::try_from(calls.len().saturating_sub(CALLS_SHOWN)).ok().filter(|more| *more > 0);
    (!calls.is_empty()).then(|| {
        let shown = calls.into_iter().take(CALLS_SHOWN);
        let list = el("ul")
            .class("calls-list")
            .maybe("lang", language)
            .children(shown.map(|call| el("li").own_direction().child(call)))
            .children(more.map(|more| el("li").class("calls-more").child(i18n.calls_more(more))));
        el("div").class("calls").child(tags_label(i18n.calls_title())).child(list)
    })
}

/// Where the text came from.
fn source_line(i18n: I18n, source: SourceLink) -> Option<Markup> {
    let link = match source.url {
        Some(href) => outward(href, source.name.unwrap_or_default()),
        None => el("span").own_direction().child(source.name?),
    };
    Some(el("p").class("card-source").child(tags_label(i18n.source_title())).child(" ").child(link))
}
