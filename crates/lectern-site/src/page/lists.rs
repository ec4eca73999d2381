//! Lists of statements, and of what they have in common.

use super::{Shell, heading};
use crate::address::{self, TO_ROOT};
use crate::describe::language;
use crate::groups::{Group, Groups, Kind};
use crate::site::{List, Site};
use crate::words;
use lectern_core::Statement;
use maud::{Markup, html};

/// How many statements or values a page lists.
pub const PER_PAGE: usize = 250;

/// One page of the statements of a list, from 1.
pub fn list_page(site: &Site<'_>, list: List, page: usize) -> Vec<u8> {
    let (title, places) = match list {
        List::All => ("All statements".to_owned(), site.order().newest()),
        List::Group(kind, index) => {
            let group = site.group(kind, index);
            let title = group.map(|group| value_words(kind, &group.value)).unwrap_or_default();
            (title, group.map_or(&[][..], |group| group.places.as_slice()))
        }
    };
    let shown = places.iter().skip((page.max(1) - 1) * PER_PAGE).take(PER_PAGE);
    let shown: Vec<&Statement> = shown.filter_map(|&place| site.order().statement(place)).collect();
    let path = list.path(site, page);
    let main = html! {
        main #results.statement.site-list tabindex="-1" {
            @if let List::Group(kind, _) = list {
                nav.results-navigation aria-label=(heading(kind)) {
                    a.results-back href=(address::link(TO_ROOT, &address::list_path(kind.folder(), "index", 1))) { (heading(kind)) }
                }
            }
            h1 #title.statement-title dir="auto" { (title) }
            p.results-count { (words::statements(places.len())) ", the newest first" }
            ul.plain.site-lines { @for statement in shown { (line(site, statement)) } }
            (pager(page, places.len(), |page| list.path(site, page)))
        }
    };
    let title = numbered(&title, page);
    let description = format!("{title}: {}", words::statements(places.len()));
    page_of(site, &path, &title, description, &main)
}

/// One page of the values of a kind, from 1.
pub fn values_page(site: &Site<'_>, groups: &Groups, page: usize) -> Vec<u8> {
    let title = heading(groups.kind);
    let path_of = |page| address::list_path(groups.kind.folder(), "index", page);
    let shown: Vec<&Group> = groups.groups.iter().skip((page.max(1) - 1) * PER_PAGE).take(PER_PAGE).collect();
    let main = html! {
        main #results.statement.site-list tabindex="-1" {
            h1 #title.statement-title { (title) }
            ul.plain.site-values {
                @for group in shown {
                    @let path = address::list_path(groups.kind.folder(), &group.stem, 1);
                    li {
                        a href=(address::link(TO_ROOT, &path)) dir="auto" { (value_words(groups.kind, &group.value)) }
                        " " span.facet-count { (words::number(group.places.len())) }
                    }
                }
            }
            (pager(page, groups.groups.len(), path_of))
        }
    };
    let title = numbered(title, page);
    let path = path_of(page);
    let description = format!("{title} of {}", site.title());
    page_of(site, &path, &title, description, &main)
}

fn page_of(site: &Site<'_>, path: &str, title: &str, description: String, main: &Markup) -> Vec<u8> {
    let description = Some(description);
    Shell { site, to_root: TO_ROOT, path, title, description, further: None, head: html! {} }.page(main)
}

/// How many pages so many lines take.
pub fn pages(lines: usize) -> usize {
    lines.div_ceil(PER_PAGE).max(1)
}

/// A statement in one line.
pub fn line(site: &Site<'_>, statement: &Statement) -> Markup {
    let names = statement.authors.iter().map(|author| &author.name);
    let names: Vec<&str> = match statement.authors.is_empty() {
        true => statement.organizations.iter().map(String::as_str).collect(),
        false => names.map(String::as_str).collect(),
    };
    let date = statement.date.as_ref().map(|date| words::date(&date.when()));
    let names = names.join(", ");
    html! {
        li.related-item {
            @let path = address::statement_path(&statement.id);
            a href=(address::link(TO_ROOT, &path)) dir="auto" lang=[language(statement, site.header())] { (statement.title) }
            " "
            span.site-line-facts {
                bdi { (names) }
                @if !names.is_empty() && date.is_some() { " · " }
                @if let Some(date) = date { (date) }
            }
        }
    }
}

fn value_words(kind: Kind, value: &str) -> String {
    match (kind, value.parse()) {
        (Kind::Year, Ok(year)) => words::year(year),
        _ => value.to_owned(),
    }
}

fn numbered(title: &str, page: usize) -> String {
    if page > 1 { format!("{title}, page {page}") } else { title.to_owned() }
}

/// The way to the other pages of a list.
fn pager(page: usize, lines: usize, path_of: impl Fn(usize) -> String) -> Markup {
    let last = pages(lines);
    html! {
        @if last > 1 {
            nav.site-pager aria-label="Pages of the list" {
                @for number in 1..=last {
                    @if number == page {
                        span aria-current="page" { (number) }
                    } @else {
                        a href=(address::link(TO_ROOT, &path_of(number))) aria-label={ "Page " (number) } { (number) }
                    }
                    " "
                }
            }
        }
    }
}
