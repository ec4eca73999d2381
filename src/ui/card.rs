//! A statement in short, as the list shows it.

use crate::i18n::use_i18n;
use crate::ui::byline::Byline;
use crate::ui::marked::Marked;
use crate::ui::outward::Outward;
use crate::ui::tags::{Tag, Tags};
use lectern_core::protocol::{Card, Excerpt, SourceLink};
use lectern_core::statement::Status;
use lectern_core::{Facet, ViewState};
use leptos::prelude::*;

/// How many of the things a statement asks for its card names.
const CALLS_SHOWN: usize = 3;

/// One statement's card.
#[component]
pub fn StatementCard(
    /// What it shows.
    card: Card,
    /// The view that its links narrow.
    base: ViewState,
) -> impl IntoView {
    let i18n = use_i18n();
    let href = base.opening(&card.id).to_string();
    let language = card.language.clone();
    let heading = format!("card-{}", card.id);
    let labelled_by = heading.clone();
    view! {
        <article class="card" aria-labelledby={labelled_by}>
            <h3 class={"card-title"} id={heading}>
                <a href={href} dir={"auto"}><Marked runs={card.title.clone()}/></a>
            </h3>
            <Facts card={card.clone()} base={base.clone()}/>
            <Byline authors={card.authors} organizations={card.organizations} base={base.clone()}/>
            {card.excerpt.map(|excerpt| view! { <Extract excerpt language/> })}
            <Calls calls={card.calls}/>
            <Tags label={i18n.fact_recipient()} facet=Facet::Recipient values={card.recipients} base={base.clone()}/>
            <Tags label={i18n.fact_place()} facet=Facet::Place values={card.places} base={base.clone()}/>
            <Tags label={i18n.fact_topic()} facet=Facet::Topic values={card.topics} base={base}/>
            {card.source.map(|source| view! { <SourceLine source/> })}
        </article>
    }
}

/// Kind, date, length and state, in one line.
#[component]
pub fn Facts(
    /// The statement's card.
    card: Card,
    /// The view that its links narrow.
    base: ViewState,
) -> impl IntoView {
    let i18n = use_i18n();
    let kind = card.kind.map(|value| {
        let base = base.clone();
        view! { <li class={"facts-kind"}><Tag facet=Facet::Kind value base/></li> }
    });
    let date =
        card.date.map(|when| view! { <li class={"facts-date"}><time dir={"auto"}>{i18n.date(&when)}</time></li> });
    let words = (card.words > 0).then(|| view! { <li class={"facts-words"}>{i18n.words(card.words)}</li> });
    let signatures = card.signatures.map(|count| {
        let count = i18n.signatures(u32::try_from(count).unwrap_or(u32::MAX));
        view! { <li class={"facts-signatures"}>{count}</li> }
    });
    let status = match card.status {
        Status::Current => None,
        Status::Corrected => Some(i18n.status_corrected()),
        Status::Withdrawn => Some(i18n.status_withdrawn()),
    };
    let status = status.map(|status| view! { <li class={"facts-status"}>{status}</li> });
    view! { <ul class="facts" aria-label={i18n.statement_facts()}>{kind}{date}{words}{signatures}{status}</ul> }
}

/// A piece of the summary or the text.
#[component]
fn Extract(excerpt: Excerpt, language: Option<String>) -> impl IntoView {
    view! {
        <p class="card-excerpt" lang={language} dir={"auto"}>
            {excerpt.starts_inside.then_some("… ")}
            <Marked runs={excerpt.runs}/>
            {excerpt.ends_inside.then_some(" …")}
        </p>
    }
}

/// What a statement asks for: the first few, and how many more there are.
#[component]
fn Calls(calls: Vec<String>) -> impl IntoView {
    let i18n = use_i18n();
    if calls.is_empty() {
        return ().into_any();
    }
    let more = calls.len().saturating_sub(CALLS_SHOWN);
    let shown = calls.into_iter().take(CALLS_SHOWN);
    let more = u32::try_from(more).ok().filter(|more| *more > 0);
    view! {
        <div class="calls">
            <span class={"tags-label"}>{i18n.calls_title()}</span>
            <ul class={"calls-list"}>
                {shown.map(|call| view! { <li dir={"auto"}>{call}</li> }).collect_view()}
                {more.map(|more| view! { <li class={"calls-more"}>{i18n.calls_more(more)}</li> })}
            </ul>
        </div>
    }
    .into_any()
}

/// Where the text came from.
#[component]
fn SourceLine(source: SourceLink) -> impl IntoView {
    let i18n = use_i18n();
    let name = source.name.unwrap_or_default();
    let link = match source.url {
        Some(href) => view! { <Outward href words={name}/> }.into_any(),
        None => view! { <span dir={"auto"}>{name}</span> }.into_any(),
    };
    view! { <p class="card-source"><span class={"tags-label"}>{i18n.source_title()}</span> {link}</p> }
}
