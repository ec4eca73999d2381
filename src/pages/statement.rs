//! A statement's own page: all of its text, where it comes from, and what it belongs to.

use super::search_of;
use crate::browser::{address, dom};
use crate::i18n::use_i18n;
use crate::library::use_library;
use crate::ui::byline::Byline;
use crate::ui::card::Facts;
use crate::ui::hits::HitNavigation;
use crate::ui::marked::Marked;
use crate::ui::passage::{FullText, hit_id, passage_id};
use crate::ui::provenance::{OtherFields, Provenance, RemovedPieces, Signatories};
use crate::ui::relations::{Related, ResultsNavigation};
use crate::ui::tags::Tags;
use crate::view::{Arrival, use_view};
use lectern_core::protocol::{Refusal, StatementRequest, StatementView};
use lectern_core::view::Filters;
use lectern_core::{Facet, ViewState};
use leptos::prelude::*;
use std::sync::Arc;

/// The statement that the view has open.
#[component]
pub fn StatementPage() -> impl IntoView {
    let view = use_view();
    let library = use_library();
    let wanted = Memo::new(move |_| view.with(|view| view.statement.clone().map(|id| (id, search_of(view)))));
    Effect::new(move |_| {
        library.edition.track();
        if let Some((id, search)) = wanted.get() {
            library.ask_statement(StatementRequest { id, search });
        }
    });
    let i18n = use_i18n();
    let page = move || match library.statement.get() {
        Some(Ok(statement)) if Some(&statement.card.id) == view.now().statement.as_ref() => {
            view! { <Shown statement/> }.into_any()
        }
        Some(Err(Refusal::NoSuchStatement(id))) => {
            let back = view.now().listing().to_string();
            view! {
                <p class="empty">{i18n.no_such_statement(&id)} " " <a href={back}>{i18n.back_to_results()}</a></p>
            }
            .into_any()
        }
        _ => view! { <div class="cards-waiting"></div> }.into_any(),
    };
    view! { <main class="statement" id="results" tabindex="-1">{page}</main> }
}

#[component]
fn Shown(statement: Arc<StatementView>) -> impl IntoView {
    let view = use_view();
    let i18n = use_i18n();
    let now = view.now();
    let current = RwSignal::new(None);
    let point = move |hit: u32| {
        current.set(Some(hit));
        dom::point_at(&hit_id(hit));
    };
    place_page(&statement);
    // A name leads to all that the collection has of it, whatever was searched for before.
    let base = ViewState { query: String::new(), filters: Filters::default(), ..now.listing() };
    let card = statement.card.clone();
    let share = ViewState {
        query: String::new(),
        filters: Filters::default(),
        page: lectern_core::view::Page(1),
        ..now.clone()
    };
    view! {
        <ResultsNavigation neighbours=statement.neighbours.clone() view=now.clone()/>
        <article class="statement-body">
            <header class="statement-head">
                <h1 class="statement-title" id="title" tabindex="-1" dir="auto"><Marked runs=card.title.clone()/></h1>
                <Facts card=card.clone() base=base.clone()/>
                <Byline authors=card.authors.clone() organizations=card.organizations.clone() base=base.clone()/>
                <Context statement=statement.clone() base=base/>
                <Tools address=share.to_string()/>
            </header>
            <Body statement=statement.clone() view=now.clone()/>
            <HitNavigation hits=statement.hits current=current.into() on_hit=Callback::new(point)/>
            <footer class="statement-foot">
                <Related title=i18n.replies_to_title() links=statement.replies_to.clone().into_iter().collect() view=now.clone()/>
                <Related title=i18n.replies_title() links=statement.replies.clone() view=now.clone()/>
                <Related title=i18n.translation_of_title() links=statement.translation_of.clone().into_iter().collect() view=now.clone()/>
                <Related title=i18n.translations_title() links=statement.translations.clone() view=now/>
                <Signatories signatories=statement.signatories.clone()/>
                <Provenance statement=statement.clone()/>
                <OtherFields fields=statement.other_fields.clone()/>
                <RemovedPieces removed=statement.removed.clone()/>
            </footer>
        </article>
    }
}

/// Points at the passage of the address, or puts the page where it was, or begins at the heading.
fn place_page(statement: &Arc<StatementView>) {
    let view = use_view();
    let title = statement.card.title.iter().map(|run| run.text.as_str()).collect::<String>();
    dom::set_title(&title);
    let passage = Memo::new(move |_| view.with(|view| view.passage));
    Effect::new(move |_| {
        let passage = passage.get();
        let arrival = view.take_arrival();
        dom::before_paint(move || match (arrival, passage) {
            (Some(Arrival::Travelled(pixels)), _) => dom::scroll_to(pixels),
            (_, Some(number)) => dom::point_at(&passage_id(number)),
            (Some(Arrival::Chosen), None) => {
                dom::scroll_to(0.0);
                dom::focus("title");
            }
            _ => {}
        });
    });
}

/// Whom it addresses, where it was made and what it is about.
#[component]
fn Context(statement: Arc<StatementView>, base: ViewState) -> impl IntoView {
    let i18n = use_i18n();
    let card = statement.card.clone();
    let event = statement.event.clone().map(|event| {
        let named = match event.place {
            Some(place) => i18n.event_at(&event.name, &place),
            None => event.name,
        };
        let words = match &event.date {
            Some(when) => i18n.event_on(&named, &i18n.date(when)),
            None => named,
        };
        view! {
            <p class="statement-event">
                <span class={"tags-label"}>{i18n.fact_event()}</span> " " <span dir={"auto"}>{words}</span>
            </p>
        }
    });
    let language = card.language.into_iter().collect();
    view! {
        <Tags label=i18n.fact_recipient() facet=Facet::Recipient values=card.recipients base=base.clone()/>
        {event}
        <Tags label=i18n.fact_place() facet=Facet::Place values=card.places base=base.clone()/>
        <Tags label=i18n.fact_topic() facet=Facet::Topic values=card.topics base=base.clone()/>
        <Tags label=i18n.fact_language() facet=Facet::Language values=language base/>
    }
}

/// Print it, or copy its address.
#[component]
fn Tools(address: String) -> impl IntoView {
    let i18n = use_i18n();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        dom::copy(&address::absolute(&address));
        copied.set(true);
    };
    view! {
        <p class="tools">
            <button type="button" on:click=copy>{i18n.copy_link()}</button>
            <button type="button" on:click=|_| dom::print()>{i18n.print()}</button>
            <span class={"tools-said"} role={"status"}>{move || copied.get().then(|| i18n.copied())}</span>
        </p>
    }
}

/// Summary, calls and the full text.
#[component]
fn Body(statement: Arc<StatementView>, view: ViewState) -> impl IntoView {
    let i18n = use_i18n();
    let summary = statement.summary.clone().map(|runs| {
        view! {
            <section class="statement-summary">
                <h2>{i18n.summary_title()}</h2>
                <p dir={"auto"}><Marked runs/></p>
            </section>
        }
    });
    let calls = statement.card.calls.clone();
    let calls = (!calls.is_empty()).then(|| {
        let call = |call: String| view! { <li dir={"auto"}>{call}</li> };
        view! {
            <section class="statement-calls">
                <h2>{i18n.calls_title()}</h2>
                <ul>{calls.into_iter().map(call).collect_view()}</ul>
            </section>
        }
    });
    let language = statement.card.language.clone();
    let text = match statement.blocks.is_empty() {
        true => view! { <p class="statement-no-text">{i18n.no_text()}</p> }.into_any(),
        false => view! {
            <section class="statement-text">
                <h2>{i18n.text_title()}</h2>
                <FullText blocks=statement.blocks.clone() view=view language/>
            </section>
        }
        .into_any(),
    };
    view! { {summary} {calls} {text} }
}
