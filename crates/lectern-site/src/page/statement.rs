//! A statement's own page: all of its text, who made it, where it comes from, what was left out of it.

use super::Shell;
use super::parts::{Facts, Person, Place};
use super::text::full_text;
use crate::address::{self, TO_ROOT};
use crate::describe::{self, json_ld};
use crate::links::outward;
use crate::site::Site;
use crate::words;
use lectern_core::statement::{Event, shown};
use lectern_core::{Date, Facet, Statement};
use maud::{Markup, html};

/// The page of the statement at a place of the collection.
pub fn statement(site: &Site<'_>, place: usize) -> Vec<u8> {
    let Some(statement) = site.order().statement(place) else { return Vec::new() };
    let header = site.header();
    let path = address::statement_path(&statement.id);
    let page = site.base_url().map(|base| base.of(&path));
    let home = site.base_url().map(|base| base.of("index.html"));
    let data = json_ld::statement(statement, header, page.as_deref(), home.as_deref());
    let head = html! { (describe::metadata(statement, header, page.as_deref())) (json_ld::block(&data)) };
    let description = describe::description(statement);
    let title = words::beginning(&statement.title, 120);
    let shell = Shell { site, to_root: TO_ROOT, path: &path, title: &title, description, further: None, head };
    shell.page(&main(site, place, statement))
}

fn main(site: &Site<'_>, at: usize, statement: &Statement) -> Markup {
    let language = describe::language(statement, site.header());
    html! {
        main #results.statement tabindex="-1" {
            (navigation(site, at))
            article.statement-body {
                (head(Place { site, to_root: TO_ROOT }, statement, language))
                @if let Some(summary) = given(statement.summary.as_ref()) {
                    section.statement-summary { h2 { "Summary, in the describer’s words" } p dir="auto" { (summary) } }
                }
                @if !statement.calls.is_empty() {
                    section.statement-calls {
                        h2 { "It asks for" }
                        ul lang=[language] { @for call in &statement.calls { li dir="auto" { (call) } } }
                    }
                }
                @match given(statement.content.as_ref()) {
                    Some(content) => section.statement-text { h2 { "Text" } (full_text(content, language)) },
                    None => p.statement-no-text { "The collection holds a description of this statement, not its text." },
                }
                (foot(site, statement))
            }
        }
    }
}

fn given(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.trim().is_empty())
}

/// To the statements before and after, and to all.
fn navigation(site: &Site<'_>, at: usize) -> Markup {
    let (rank, newer, older) = site.order().neighbours(at);
    let step = |statement: &Statement, label: &str, arrow: &str, rel: &str| {
        html! {
            a.results-step href=(address::link(TO_ROOT, &address::statement_path(&statement.id))) rel=(rel)
                title=(words::beginning(&statement.title, 120)) aria-label=(label) { (arrow) }
        }
    };
    html! {
        nav.results-navigation aria-label="Statements" {
            a.results-back href=(address::link(TO_ROOT, "all/index.html")) { "All statements" }
            span.results-place {
                @if let Some(newer) = newer { (step(newer, "Previous statement", "‹", "prev")) }
                span.results-rank { (words::number(rank + 1)) " of " (words::number(site.len())) }
                @if let Some(older) = older { (step(older, "Next statement", "›", "next")) }
            }
        }
    }
}

/// Title, people, occasion and subjects.
fn head(place: Place<'_>, statement: &Statement, language: Option<&str>) -> Markup {
    let people = statement.authors.iter().map(|author| Person {
        name: &author.name,
        role: author.role.as_deref(),
        organization: author.organization.as_deref(),
    });
    let facts = Facts {
        kind: statement.kind.as_deref(),
        date: statement.date.as_ref().map(|date| words::date(&date.when())),
        words: 0,
        signatures: statement.total_signatures,
        status: statement.status,
    };
    let language_tags: Vec<String> = language.map(str::to_owned).into_iter().collect();
    html! {
        header.statement-head {
            h1 #title.statement-title dir="auto" lang=[language] { (statement.title) }
            (facts.list(place))
            (place.byline(people, &statement.organizations))
            (place.tags(Facet::Recipient, "Addressed to", &statement.recipients))
            @if let Some(event) = &statement.event { (occasion(event)) }
            (place.tags(Facet::Place, "Places", &statement.places))
            (place.tags(Facet::Topic, "Topics", &statement.topics))
            (place.tags(Facet::Language, "Language", &language_tags))
            p.tools { a href=(address::in_reader(place.to_root, &statement.id)) { "Open in the reader, to search the text" } }
        }
    }
}

fn occasion(event: &Event) -> Markup {
    let date = event.date.as_ref().map(|date| words::date(&date.when()));
    let parts = [Some(event.name.clone()), event.place.clone(), date];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    html! { p.statement-event { span.tags-label { "Occasion" } " " span dir="auto" { (line) } } }
}

/// What belongs to it, where it comes from, and what was left out.
fn foot(site: &Site<'_>, statement: &Statement) -> Markup {
    let order = site.order();
    let named = |id: &Option<String>| id.as_deref().and_then(|id| order.find(id));
    html! {
        footer.statement-foot {
            (related(site, "Replies to", named(&statement.replies_to)))
            (related(site, "Replies to it", order.replies(&statement.id)))
            (related(site, "Translation of", named(&statement.translation_of)))
            (related(site, "Translations", order.translations(&statement.id)))
            (signatories(statement))
            (provenance(site, statement))
            (other_fields(statement))
            (removed(statement))
        }
    }
}

fn related<'a>(site: &Site<'_>, title: &str, statements: impl IntoIterator<Item = &'a Statement>) -> Markup {
    let items: Vec<&Statement> = statements.into_iter().collect();
    html! {
        @if !items.is_empty() {
            section.related {
                h2.related-title { (title) }
                ul { @for item in items { (super::lists::line(site, item)) } }
            }
        }
    }
}

fn signatories(statement: &Statement) -> Markup {
    html! {
        @if !statement.signatories.is_empty() {
            section.signatories {
                h2.related-title { "Also signed by" }
                ul {
                    @for person in &statement.signatories {
                        @let parts = [Some(&person.name), person.role.as_ref(), person.organization.as_ref()];
                        li dir="auto" { (parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")) }
                    }
                }
            }
        }
    }
}

fn provenance(site: &Site<'_>, statement: &Statement) -> Markup {
    let source = statement.source.clone().unwrap_or_default();
    let is_unnamed = source.name.is_none() && source.url.is_none() && source.archived_url.is_none();
    let name = source.name.as_deref().unwrap_or_default();
    let link = |url: Option<&str>, words: &str| url.map(|url| outward(url, words));
    let named = link(source.url.as_deref(), name).or_else(|| (!name.is_empty()).then(|| html! { (name) }));
    let license = statement.license.as_ref().or(site.header().license.as_ref());
    let identifiers = (!statement.identifiers.is_empty()).then(|| {
        html! { ul.plain { @for one in &statement.identifiers { li { (one.scheme) ": " (one.value) } } } }
    });
    html! {
        section.provenance {
            h2.provenance-title { "Where the text comes from" }
            @if is_unnamed { p { "The collection names no source." } }
            dl.fact-list {
                (fact("Source", named))
                (fact("Archived copy", link(source.archived_url.as_deref(), "")))
                (fact("Retrieved", source.retrieved.as_ref().map(|date: &Date| html! { (words::date(&date.when())) })))
                (fact("SHA-256 of the source", source.sha256.as_ref().map(|digest| html! { code.digest { (digest) } })))
                (fact("License", license.map(|license| outward(license, ""))))
                (fact("Rights", statement.rights.as_ref().map(|rights| html! { (rights) })))
                (fact("Identifiers", identifiers))
                (fact("Id in this collection", Some(html! { code { (statement.id) } })))
            }
        }
    }
}

fn fact(name: &str, value: Option<Markup>) -> Markup {
    html! { @if let Some(value) = value { div.fact { dt { (name) } dd dir="auto" { (value) } } } }
}

fn other_fields(statement: &Statement) -> Markup {
    let fields = shown(&statement.extra);
    html! {
        @if !fields.is_empty() {
            section.other-fields {
                h2.related-title { "Other fields" }
                dl.fact-list { @for (name, value) in fields { (fact(&name, Some(html! { (value) }))) } }
            }
        }
    }
}

fn removed(statement: &Statement) -> Markup {
    html! {
        @if !statement.removed.is_empty() {
            details.removed {
                summary { "What was left out of the text" }
                ul.plain {
                    @for piece in &statement.removed {
                        li.removed-piece {
                            p.removed-reason dir="auto" { "Left out as: " (piece.reason) }
                            blockquote dir="auto" { (piece.text) }
                        }
                    }
                }
            }
        }
    }
}
