//! Names, tags and facts as the reader shows them (`src/ui`), under the same classes.

use crate::address;
use crate::groups::Kind;
use crate::site::Site;
use crate::words;
use lectern_core::statement::Status;
use lectern_core::{Facet, ViewState};
use maud::{Markup, html};

/// Where names lead.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub site: &'a Site<'a>,
    /// How the page refers to the root of the site.
    pub to_root: &'a str,
}

impl Place<'_> {
    /// A value as a link to the statements that share it: a list of the site, or else the reader.
    pub fn tag(self, facet: Facet, value: &str) -> Markup {
        let kind = match facet {
            Facet::Author => Some(Kind::Author),
            Facet::Organization => Some(Kind::Organization),
            Facet::Topic => Some(Kind::Topic),
            Facet::Place => Some(Kind::Place),
            _ => None,
        };
        let list = kind.and_then(|kind| self.site.list_of(kind, value));
        let href = match list {
            Some(path) => address::link(self.to_root, &path),
            None => {
                let view = ViewState::default();
                let root = if self.to_root.is_empty() { "./" } else { self.to_root };
                format!("{root}{}", view.with_filters(view.filters.only(facet, value)))
            }
        };
        html! { a.tag href=(href) dir="auto" { (value) } }
    }

    /// A list of values under what they are; nothing where there are none.
    pub fn tags(self, facet: Facet, label: &str, values: &[String]) -> Markup {
        html! {
            @if !values.is_empty() {
                div.tags {
                    span.tags-label { (label) }
                    ul.tags-list { @for value in values { li.tags-item { (self.tag(facet, value)) } } }
                }
            }
        }
    }

    /// The people and bodies behind a statement.
    pub fn byline<'a>(self, people: impl IntoIterator<Item = Person<'a>> + Clone, bodies: &[String]) -> Markup {
        let is_named = |body: &str| {
            let mut people = people.clone().into_iter();
            people.any(|person| person.organization == Some(body) || person.name == body)
        };
        let bodies: Vec<&String> = bodies.iter().filter(|body| !is_named(body)).collect();
        let is_empty = bodies.is_empty() && people.clone().into_iter().next().is_none();
        html! {
            @if !is_empty {
                ul.byline aria-label="Author" {
                    @for person in people { li.byline-item { (self.person(person)) } }
                    @for body in bodies { li.byline-item { (self.tag(Facet::Organization, body)) } }
                }
            }
        }
    }

    fn person(self, person: Person<'_>) -> Markup {
        let body = person.organization.filter(|body| *body != person.name);
        html! {
            (self.tag(Facet::Author, person.name))
            @if person.role.is_some() || body.is_some() {
                " "
                span.byline-role dir="auto" {
                    @if let Some(role) = person.role { (role) }
                    @if person.role.is_some() && body.is_some() { ", " }
                    @if let Some(body) = body { (self.tag(Facet::Organization, body)) }
                }
            }
        }
    }
}

/// Somebody who made a statement.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    pub name: &'a str,
    pub role: Option<&'a str>,
    pub organization: Option<&'a str>,
}

/// Kind, date, length and state, in one line.
pub struct Facts<'a> {
    pub kind: Option<&'a str>,
    pub date: Option<String>,
    /// 0 where the length is not said.
    pub words: u32,
    pub signatures: Option<u64>,
    pub status: Status,
}

impl Facts<'_> {
    /// As a list; nothing where there is none.
    pub fn list(&self, place: Place<'_>) -> Markup {
        let signatures =
            self.signatures.map(|number| words::counted(usize::try_from(number).unwrap_or(usize::MAX), "signature"));
        let length = (self.words > 0).then(|| words::counted(usize::try_from(self.words).unwrap_or_default(), "word"));
        let status = match self.status {
            Status::Current => None,
            Status::Corrected => Some("Corrected by its author"),
            Status::Withdrawn => Some("Withdrawn by its author"),
        };
        let has_any = self.kind.is_some() || self.date.is_some() || length.is_some() || signatures.is_some();
        html! {
            @if has_any || status.is_some() {
                ul.facts aria-label="About this statement" {
                    @if let Some(kind) = self.kind { li.facts-kind { (place.tag(Facet::Kind, kind)) } }
                    @if let Some(date) = &self.date { li.facts-date { span dir="auto" { (date) } } }
                    @if let Some(length) = length { li.facts-words { (length) } }
                    @if let Some(signatures) = signatures { li.facts-signatures { (signatures) } }
                    @if let Some(status) = status { li.facts-status { (status) } }
                }
            }
        }
    }
}
