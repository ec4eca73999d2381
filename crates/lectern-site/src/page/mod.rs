//! The pages: each whole without a script, and nothing in them is fetched but the stylesheet, the icon and the logo, and,
//! while a collection is served on its author's machine, what looks for changes.

mod card;
mod embed;
mod first;
mod lists;
mod missing;
mod parts;
mod statement;
mod text;

pub use embed::embed;
pub use first::first;
pub use lists::{list_page, pages, values_page};
pub use missing::missing;
pub use statement::statement;

use crate::address;
use crate::groups::Kind;
use crate::site::{EMBED_PAGE, LIVE, Site};
use maud::{DOCTYPE, Markup, html};

/// What every page may do: be styled, and show the site's own pictures. No script runs that could connect to anything;
/// but what judges a page from inside it asks for its robots.txt.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// What stands around a page.
pub struct Shell<'a> {
    pub site: &'a Site<'a>,
    /// How the page refers to the root of the site.
    pub to_root: &'a str,
    /// The page's own file.
    pub path: &'a str,
    /// What the tab says, before the collection's title.
    pub title: &'a str,
    pub description: Option<String>,
    /// What a page with a script of its own may do besides, each after a semicolon; absent where it has none.
    pub further: Option<&'a str>,
    /// Further elements of the head.
    pub head: Markup,
}

impl Shell<'_> {
    /// A page around its main part.
    pub fn page(&self, main: &Markup) -> Vec<u8> {
        let Self { site, to_root, title, .. } = self;
        let name = site.title();
        let scripts = if self.further.is_some() || site.is_live() { "; script-src 'self'" } else { "" };
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content={ (POLICY) (scripts) (self.further.unwrap_or_default()) };
                    title { (title) " · " (name) }
                    @if let Some(description) = &self.description { meta name="description" content=(description); }
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    link rel="icon" href={ (to_root) "icon.svg" } type="image/svg+xml";
                    link rel="stylesheet" href={ (to_root) (site.stylesheet()) };
                    @if let Some(base) = site.base_url() { link rel="canonical" href=(base.of(self.path)); }
                    (live(site, to_root))
                    (feeds(site, to_root))
                    (self.head)
                }
                body {
                    div.page {
                        (masthead(site, to_root))
                        (main)
                        (foot(site, to_root))
                    }
                }
            }
        };
        page.into_string().into_bytes()
    }
}

/// What shows a page anew when the collection has changed, while its author looks at it.
pub fn live(site: &Site<'_>, to_root: &str) -> Markup {
    html! {
        @if site.is_live() { script type="module" src={ (to_root) (LIVE) } {} }
    }
}

/// How programs find the feeds and the search.
pub fn feeds(site: &Site<'_>, to_root: &str) -> Markup {
    html! {
        @for feed in site.feeds() {
            link rel="alternate" type="application/atom+xml" title=(feed.title) href={ (to_root) (feed.atom_path()) };
            link rel="alternate" type="application/feed+json" title=(feed.title) href={ (to_root) (feed.json_path()) };
        }
        @if site.base_url().is_some() {
            link rel="search" type="application/opensearchdescription+xml" title=(site.title())
                href={ (to_root) (crate::feed::OPEN_SEARCH) };
        }
    }
}

fn masthead(site: &Site<'_>, to_root: &str) -> Markup {
    html! {
        header.masthead {
            a.skip href="#results" { "Skip to the text" }
            div.masthead-row {
                p.masthead-title { a href=(address::link(to_root, "index.html")) dir="auto" { (site.title()) } }
                nav.masthead-nav aria-label="Collection" { (all_lists(site, to_root)) }
            }
        }
    }
}

/// Links to all lists.
pub fn all_lists(site: &Site<'_>, to_root: &str) -> Markup {
    html! {
        ul.site-lists {
            li { a href=(address::link(to_root, "all/index.html")) { "All statements" } }
            @for groups in site.groups().iter().filter(|groups| !groups.groups.is_empty()) {
                @let path = address::list_path(groups.kind.folder(), "index", 1);
                li { a href=(address::link(to_root, &path)) { (heading(groups.kind)) } }
            }
        }
    }
}

/// What a kind of lists is called.
pub fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Author => "Authors",
        Kind::Organization => "Organizations",
        Kind::Topic => "Topics",
        Kind::Place => "Places",
        Kind::Year => "Years",
    }
}

fn foot(site: &Site<'_>, to_root: &str) -> Markup {
    let header = site.header();
    html! {
        footer.site-foot {
            @if let Some(publisher) = &header.publisher {
                p { "Published by " (crate::links::outward(publisher.url.as_deref().unwrap_or(&publisher.name), &publisher.name)) }
            }
            @if let Some(license) = &header.license { p { "License: " (crate::links::outward(license, "")) } }
            p { a href={ (to_root) (site.data().name) } download { "The whole collection as a file" } }
            @if site.is_embeddable() { p { a href={ (to_root) (EMBED_PAGE) } { "Show it in your own page" } } }
        }
    }
}
