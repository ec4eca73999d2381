//! Where a statement's text comes from, what was left out of it, and what else its record holds.

use crate::i18n::use_i18n;
use crate::ui::outward::Outward;
use lectern_core::protocol::{Person, StatementView};
use lectern_core::statement::Removed;
use leptos::prelude::*;
use std::sync::Arc;

/// One fact with its name; nothing where there is no fact.
fn fact(name: String, value: Option<AnyView>) -> Option<AnyView> {
    value.map(|value| view! { <div class={"fact"}><dt>{name}</dt><dd dir={"auto"}>{value}</dd></div> }.into_any())
}

/// Source, retrieval, digest, licence and identifiers.
#[component]
pub fn Provenance(
    /// The statement.
    statement: Arc<StatementView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let source = statement.card.source.clone().unwrap_or_default();
    let unnamed = source.name.is_none() && source.url.is_none() && statement.archived_url.is_none();
    let link = |href: Option<String>, words: String| match href {
        Some(href) => Some(view! { <Outward href words/> }.into_any()),
        None => (!words.is_empty()).then(|| words.into_any()),
    };
    let identifiers = statement.identifiers.iter().map(|identifier| {
        view! { <li>{format!("{}: {}", identifier.scheme, identifier.value)}</li> }
    });
    let identifiers = (!statement.identifiers.is_empty())
        .then(|| view! { <ul class={"plain"}>{identifiers.collect_view()}</ul> }.into_any());
    let digest = statement.sha256.clone().map(|digest| view! { <code class={"digest"}>{digest}</code> }.into_any());
    let license =
        statement.license.clone().map(|license| view! { <Outward href=license words=String::new()/> }.into_any());
    view! {
        <section class="provenance">
            <h2 class={"provenance-title"}>{i18n.provenance_title()}</h2>
            {unnamed.then(|| view! { <p>{i18n.provenance_none()}</p> })}
            <dl class={"fact-list"}>
                {fact(i18n.provenance_source(), link(source.url, source.name.unwrap_or_default()))}
                {fact(i18n.provenance_archived(), link(statement.archived_url.clone(), String::new()))}
                {fact(i18n.provenance_retrieved(), statement.retrieved.as_ref().map(|when| i18n.date(when).into_any()))}
                {fact(i18n.provenance_digest(), digest)}
                {fact(i18n.provenance_license(), license)}
                {fact(i18n.provenance_rights(), statement.rights.clone().map(IntoAny::into_any))}
                {fact(i18n.provenance_identifiers(), identifiers)}
            </dl>
        </section>
    }
}

/// What an importer left out, word for word, folded away until wanted.
#[component]
pub fn RemovedPieces(
    /// The pieces.
    removed: Vec<Removed>,
) -> impl IntoView {
    let i18n = use_i18n();
    if removed.is_empty() {
        return ().into_any();
    }
    let piece = move |piece: Removed| {
        view! {
            <li class={"removed-piece"}>
                <p class={"removed-reason"} dir={"auto"}>{i18n.removed_reason(&piece.reason)}</p>
                <blockquote dir={"auto"}>{piece.text}</blockquote>
            </li>
        }
    };
    view! {
        <details class="removed">
            <summary>{i18n.removed_title()}</summary>
            <ul class={"plain"}>{removed.into_iter().map(piece).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// Those who signed besides the authors.
#[component]
pub fn Signatories(
    /// The people.
    signatories: Vec<Person>,
) -> impl IntoView {
    let i18n = use_i18n();
    if signatories.is_empty() {
        return ().into_any();
    }
    let person = |signatory: Person| {
        let parts = [Some(signatory.name), signatory.role, signatory.organization];
        let line = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        view! { <li dir={"auto"}>{line}</li> }
    };
    view! {
        <section class="signatories">
            <h2 class={"related-title"}>{i18n.signatories_title()}</h2>
            <ul>{signatories.into_iter().map(person).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Fields that this reader has no place for, as they stand in the record.
#[component]
pub fn OtherFields(
    /// Names and values.
    fields: Vec<(String, String)>,
) -> impl IntoView {
    let i18n = use_i18n();
    if fields.is_empty() {
        return ().into_any();
    }
    let field = |(name, value): (String, String)| fact(name, Some(value.into_any()));
    view! {
        <section class="other-fields">
            <h2 class={"related-title"}>{i18n.other_fields_title()}</h2>
            <dl class={"fact-list"}>{fields.into_iter().map(field).collect_view()}</dl>
        </section>
    }
    .into_any()
}
