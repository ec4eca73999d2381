//! A statement in short, as the reader's list shows it (`src/ui/card.rs`).

use super::parts::{Facts, Person, Place};
use crate::address;
use crate::links::outward;
use crate::words;
use lectern_core::Facet;
use lectern_core::protocol::{Card, Excerpt, Run};
use maud::{Markup, html};

/// How many of the things a statement asks for its card names.
const CALLS_SHOWN: usize = 3;

/// A card that the reader's engine made, whose title leads to the statement's page.
pub fn card(place: Place<'_>, card: &Card) -> Markup {
    let heading = format!("served-{}", card.id);
    let language = card.language.as_deref();
    let people = card.authors.iter().map(|person| Person {
        name: &person.name,
        role: person.role.as_deref(),
        organization: person.organization.as_deref(),
    });
    let facts = Facts {
        kind: card.kind.as_deref(),
        date: card.date.as_ref().map(words::date),
        words: card.words,
        signatures: card.signatures,
        status: card.status,
    };
    html! {
        article.card aria-labelledby=(heading) {
            h3.card-title id=(heading) {
                a href={ (place.to_root) (address::statement_path(&card.id)) } dir="auto" lang=[language] { (runs(&card.title)) }
            }
            (facts.list(place))
            (place.byline(people, &card.organizations))
            @if let Some(excerpt) = &card.excerpt { (extract(excerpt, language)) }
            (calls(&card.calls, language))
            (place.tags(Facet::Recipient, "Addressed to", &card.recipients))
            (place.tags(Facet::Place, "Places", &card.places))
            (place.tags(Facet::Topic, "Topics", &card.topics))
            (source(card))
        }
    }
}

fn runs(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn extract(excerpt: &Excerpt, language: Option<&str>) -> Markup {
    html! {
        p.card-excerpt dir="auto" lang=[language] {
            @if excerpt.starts_inside { "… " }
            @for (index, piece) in excerpt.pieces.iter().enumerate() {
                @if index > 0 { " … " }
                (runs(piece))
            }
            @if excerpt.ends_inside { " …" }
        }
    }
}

fn calls(calls: &[String], language: Option<&str>) -> Markup {
    let more = calls.len().saturating_sub(CALLS_SHOWN);
    html! {
        @if !calls.is_empty() {
            div.calls {
                span.tags-label { "It asks for" }
                ul.calls-list lang=[language] {
                    @for call in calls.iter().take(CALLS_SHOWN) { li dir="auto" { (call) } }
                    @if more > 0 { li.calls-more { "and " (words::number(more)) " more" } }
                }
            }
        }
    }
}

fn source(card: &Card) -> Markup {
    let source = card.source.clone().unwrap_or_default();
    let name = source.name.unwrap_or_default();
    html! {
        @if source.url.is_some() || !name.is_empty() {
            p.card-source {
                span.tags-label { "Source" } " "
                @match &source.url {
                    Some(url) => (outward(url, &name)),
                    None => span dir="auto" { (name) },
                }
            }
        }
    }
}
