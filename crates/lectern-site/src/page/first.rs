//! The page that a site begins with: the reader, and the first cards to look at until it has started.

use super::card::card;
use super::parts::Place;
use super::{all_lists, feeds, live};
use crate::describe::json_ld;
use crate::site::{ARRIVAL, Site};
use crate::words;
use lectern_core::protocol::{Card, Request, Response, SearchRequest};
use lectern_library::Library;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// How many cards the reader's page has (`src/pages/mod.rs`).
const CARDS: usize = 25;

/// How many of them are served: more than any window shows at once.
const SERVED: u32 = 6;

/// index.html.
pub fn first(site: &Site<'_>) -> Vec<u8> {
    let header = site.header();
    let home = site.base_url().map(|base| base.of("index.html"));
    let data = json_ld::collection(header, home.as_deref());
    let description = header.description.as_deref().map(|text| words::beginning(text, 300));
    let description = description.unwrap_or_else(|| format!("{}: {}", site.title(), words::statements(site.len())));
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                (PreEscaped(site.reader().head()))
                title { (site.title()) }
                meta name="description" content=(description);
                meta name="lectern-collection" content=(site.data().opened());
                link rel="stylesheet" href={ "./" (site.stylesheet()) };
                script src={ "./" (ARRIVAL) } {}
                (live(site, "./"))
                @if let Some(home) = &home { link rel="canonical" href=(home); }
                (feeds(site, ""))
                (json_ld::block(&data))
            }
            body {
                div #served.page { (served(site)) }
                noscript {
                    p.page { "The reader, which searches the collection, needs JavaScript and WebAssembly. The statements are here without: " a href="all/" { "all statements" } "." }
                }
            }
        }
    };
    page.into_string().into_bytes()
}

/// The reader's first page in the reader's own markup, so that nothing moves when it takes over.
fn served(site: &Site<'_>) -> Markup {
    let place = Place { site, to_root: "" };
    let cards = cards(site);
    html! {
        header.masthead {
            a.skip href="#served-results" { "Skip to the statements" }
            div.masthead-row {
                h1.masthead-title { a href="./" dir="auto" { (site.title()) } }
                nav.masthead-nav aria-label="Lectern" { a href="all/" { "All statements" } }
            }
            @if let Some(description) = &site.header().description { p.masthead-description dir="auto" { (description) } }
            details.open.site-room { summary { "Open another collection" } }
        }
        section.search-row aria-label="Search the statements" {
            div.search {
                input.search-field type="search" disabled aria-label="Search the statements" placeholder="Words, “a phrase”, -not, author:name";
            }
            div.reading {}
            details.syntax.site-room { summary { "How to search" } }
        }
        div.layout {
            aside.filters aria-label="Lists" {
                details.filters-fold { summary.filters-title { h2 { "Filters" } } (all_lists(site, "")) }
            }
            main.results #served-results tabindex="-1" {
                (timeline_room())
                div.toolbar {
                    h2.results-title { "Statements" }
                    p.results-count { (words::statements(site.len())) }
                    label.sort.site-room {
                        span.sort-label { "Sort by" } " "
                        select.sort-choice disabled { option { "Best first" } }
                    }
                }
                ol.cards { @for one in &cards { li.cards-item { (card(place, one)) } } }
                @if site.len() > CARDS { p { a href="all/" { "All statements" } } }
            }
        }
    }
}

/// The timeline without its bars, which takes the same room.
fn timeline_room() -> Markup {
    html! {
        section.timeline aria-label="Timeline" {
            div.timeline-head {
                h2.timeline-title { "Timeline" }
                p.timeline-words { "\u{a0}" }
                label.timeline-undated.site-room {
                    input.timeline-undated-box type="checkbox" disabled;
                    span.timeline-undated-words { "Without a date" }
                }
            }
            div.timeline-frame {}
            div.timeline-foot.site-room {
                ul.timeline-legend {
                    @for words in ["Date known", "Date uncertain, or a span of time"] {
                        li.timeline-legend-entry { span.timeline-swatch {} (words) }
                    }
                }
                div.timeline-edges {
                    @for words in ["From", "To"] {
                        label.timeline-field {
                            span.timeline-field-label { (words) }
                            input.timeline-field-input type="text" size="10" disabled;
                        }
                    }
                    button.timeline-clear type="button" disabled { "All dates" }
                }
            }
        }
    }
}

/// The first cards, made by the reader's engine of these statements alone.
fn cards(site: &Site<'_>) -> Vec<Card> {
    let mut library = Library::new();
    library.describe(&site.header().info());
    let count = usize::try_from(SERVED).unwrap_or_default();
    for &place in site.order().newest().iter().take(count) {
        if let Some(statement) = site.order().statement(place) {
            library.add(statement.clone());
        }
    }
    let request = SearchRequest { page: 1, per_page: SERVED, ..SearchRequest::default() };
    match library.answer(&Request::Search(request)) {
        Ok(Response::Search(found)) => found.cards,
        _ => Vec::new(),
    }
}
