//! The report of a build: each source beside its statement, what was left out struck through with the reason, what was
//! inferred marked. One page without scripts, which fetches nothing; `maud` escapes every text.

use crate::words::counted;
use lectern_core::Statement;
use lectern_core::bundle::Header;
use lectern_import::Imported;
use lectern_import::collection::Gathered;
use lectern_import::piece::{Block, Piece, Role};
use lectern_import::statement_source;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;
use std::collections::BTreeMap;

const STYLE: &str = include_str!("report.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page.
pub fn page(header: &Header, gathered: &Gathered) -> String {
    let title = header.title.as_deref().unwrap_or("Statements");
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "How “" (title) "” was made" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { "How “" bdi { (title) } "” was made" }
                    p {
                        (gathered.imported.len()) " statements. Left, the source with every word: "
                        del { "struck" } " what was left out, with the reason. Right, the statement: "
                        mark { "marked" } " what was inferred and not said."
                    }
                }
                (problems(gathered))
                main { @for imported in &gathered.imported { (statement(imported)) } }
            }
        }
    };
    page.into_string()
}

fn problems(gathered: &Gathered) -> Markup {
    let count = gathered.refused.len() + gathered.misfits.len();
    html! {
        @if count > 0 {
            details open[count <= 20] {
                summary { (counted(count, "problem")) }
                ul {
                    @for refusal in gathered.refused.iter().chain(&gathered.misfits) {
                        li { code { (refusal.path) } ": " bdi { (refusal.reason) } }
                    }
                }
            }
        }
    }
}

fn statement(imported: &Imported) -> Markup {
    let statement = &imported.statement;
    let language = statement.language.as_deref().unwrap_or("und");
    html! {
        article id=(statement.id) {
            header {
                h2 { a href={ "#" (statement.id) } { bdi { (statement.title) } } }
                p { code { (statement_source::path(statement).unwrap_or_default()) } }
                @for note in &imported.notes { p.note { (note.text) } }
            }
            div.sides {
                section.source lang=(language) dir="auto" {
                    h3 lang="en" dir="ltr" { "Source" }
                    @if imported.pieces.is_empty() { (fields_alone(statement)) }
                    @for one in &imported.pieces { (piece(one)) }
                }
                section.statement {
                    h3 { "Statement" }
                    (fields(statement))
                    @if let Some(content) = &statement.content {
                        div.content lang=(language) dir="auto" { (content) }
                    }
                }
            }
        }
    }
}

/// A statement that comes from a record has no pieces; what it says was left out is shown all the same.
fn fields_alone(statement: &Statement) -> Markup {
    html! {
        p.note lang="en" { "A record with named fields; its text is taken over as it stands." }
        @for removed in &statement.removed {
            p { del { (removed.text) } " " small lang="en" { (removed.reason) } }
        }
    }
}

fn piece(piece: &Piece) -> Markup {
    let text = piece.plain();
    match piece.role {
        Role::Removed(reason) => html! { p.removed { del { (text) } " " small lang="en" { (reason.as_str()) } } },
        Role::Title => html! { p.title { small lang="en" { "title" } " " (text) } },
        Role::Byline => html! { p.byline { small lang="en" { "byline" } " " (text) } },
        Role::Content(Block::Heading(_)) => html! { p.heading { (text) } },
        Role::Content(Block::ListItem) => html! { p.item { (text) } },
        Role::Content(Block::Quotation) => html! { blockquote { (text) } },
        Role::Content(Block::Paragraph | Block::Verbatim) => html! { p { (text) } },
    }
}

/// The fields of a statement but for its text; what was inferred of them with the rule.
fn fields(statement: &Statement) -> Markup {
    let inferred = inferred(statement);
    let all = serde_json::to_value(statement).unwrap_or_default();
    let shown = all.as_object().into_iter().flatten();
    let shown = shown.filter(|(name, _)| !matches!(name.as_str(), "content" | "removed" | "inferred"));
    html! {
        dl {
            @for (name, value) in shown {
                dt { code { (name) } }
                dd {
                    @if let Value::Array(items) = value {
                        ul {
                            @for (index, item) in items.iter().enumerate() {
                                li { (marked(item, inferred.get(&format!("{name}[{index}]")))) }
                            }
                        }
                    } @else {
                        (marked(value, inferred.get(name)))
                    }
                }
            }
        }
    }
}

fn marked(value: &Value, rule: Option<&String>) -> Markup {
    html! {
        @match rule {
            Some(rule) => { mark { (values(value)) } " " small { (rule) } },
            None => (values(value)),
        }
    }
}

fn values(value: &Value) -> Markup {
    match value {
        Value::String(text) => html! { bdi { (text) } },
        Value::Array(items) => html! { ul { @for item in items { li { (values(item)) } } } },
        Value::Object(parts) => html! {
            @for (index, (name, part)) in parts.iter().enumerate() {
                @if index > 0 { ", " }
                @if name != "name" { (name) ": " }
                (values(part))
            }
        },
        other => html! { (other.to_string()) },
    }
}

/// The rule by which each field, or item of a list, was inferred.
fn inferred(statement: &Statement) -> BTreeMap<String, String> {
    let entries = statement.extra.get("inferred").and_then(Value::as_array).into_iter().flatten();
    let text = |entry: &'_ Value, name| entry.get(name).and_then(Value::as_str).map(str::to_owned);
    entries.filter_map(|entry| Some((text(entry, "field")?, text(entry, "rule")?))).collect()
}
