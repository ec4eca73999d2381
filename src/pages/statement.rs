//! A statement's own page: all of its text, where it comes from, and what it belongs to.

use super::search_of;
use crate::browser::{address, dom};
use crate::i18n::{I18n, use_i18n};
use crate::library::use_library;
use crate::ui::byline::byline;
use crate::ui::card::facts;
use crate::ui::hits::HitNavigation;
use crate::ui::marked::marked;
use crate::ui::markup::{Markup, button, el, part, view as draw, words};
use crate::ui::passage::{full_text, hit_id, passage_id};
use crate::ui::provenance::{other_fields, provenance, removed_pieces, signatories};
use crate::ui::relations::{related, results_navigation};
use crate::ui::tags::{tags, tags_label};
use crate::view::{Arrival, View, use_view};
use lectern_core::protocol::{Occasion, Refusal, StatementRequest, StatementView};
use lectern_core::view::{Filters, Page};
use lectern_core::{Facet, ViewState};
use leptos::prelude::*;

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
    // The same answer, asked for again because more has arrived, is not drawn again: the focus in it would be lost.
    let answer = Memo::new(move |_| (library.statement.get(), view.now()));
    let page = move || match answer.get().0 {
        Some(Ok(statement)) if Some(&statement.card.id) == view.now().statement.as_ref() => {
            shown(i18n, view, &statement)
        }
        Some(Err(Refusal::NoSuchStatement(id))) => {
            let back = view.now().listing().to_string();
            let back = el("a").attr("href", back).child(i18n.back_to_results());
            vec![el("p").class("empty").child(i18n.no_such_statement(&id)).child(" ").child(back)]
        }
        _ => vec![el("div").class("cards-waiting")],
    };
    el("main").class("statement").attr("id", "results").attr("tabindex", "-1").child(part(page))
}

/// A statement, with the buttons that go from hit to hit.
fn shown(i18n: I18n, view: View, statement: &StatementView) -> Vec<Markup> {
    let now = view.now();
    let current = RwSignal::new(None);
    let point = Callback::new(move |hit: u32| {
        current.set(Some(hit));
        dom::point_at(&hit_id(hit));
    });
    place_page(view, statement);
    let hits = view! { <HitNavigation hits=statement.hits current=current.into() on_hit=point/> };
    let article = el("article")
        .class("statement-body")
        .child(head(i18n, &now, statement))
        .children(body(i18n, &now, statement))
        .child(draw(hits))
        .child(foot(i18n, &now, statement));
    vec![results_navigation(i18n, &now, statement.neighbours.as_ref()), article]
}

/// Title, people, occasion and subjects.
fn head(i18n: I18n, now: &ViewState, statement: &StatementView) -> Markup {
    let card = &statement.card;
    // A name leads to all that the collection has of it, whatever was searched for before.
    let base = &ViewState { query: String::new(), filters: Filters::default(), ..now.listing() };
    let share = ViewState { page: Page(1), statement: now.statement.clone(), passage: now.passage, ..base.clone() };
    let tags = |facet, label, values: &[String]| tags(i18n, base, facet, label, values.to_vec());
    let title = el("h1").class("statement-title").attr("id", "title").attr("tabindex", "-1").own_direction();
    el("header")
        .class("statement-head")
        .child(title.children(marked(card.title.clone())))
        .children(facts(i18n, base, card))
        .children(byline(i18n, base, card.authors.clone(), card.organizations.clone()))
        .children(tags(Facet::Recipient, i18n.fact_recipient(), &card.recipients))
        .children(statement.event.as_ref().map(|event| occasion(i18n, event)))
        .children(tags(Facet::Place, i18n.fact_place(), &card.places))
        .children(tags(Facet::Topic, i18n.fact_topic(), &card.topics))
        .children(tags(Facet::Language, i18n.fact_language(), card.language.as_slice()))
        .child(tools(i18n, share.to_string()))
}

fn occasion(i18n: I18n, event: &Occasion) -> Markup {
    let named = match &event.place {
        Some(place) => i18n.event_at(&event.name, place),
        None => event.name.clone(),
    };
    let words = match &event.date {
        Some(when) => i18n.event_on(&named, &i18n.date(when)),
        None => named,
    };
    let words = el("span").own_direction().child(words);
    el("p").class("statement-event").child(tags_label(i18n.fact_event())).child(" ").child(words)
}

/// What belongs to it, and where it comes from.
fn foot(i18n: I18n, now: &ViewState, statement: &StatementView) -> Markup {
    el("footer")
        .class("statement-foot")
        .children(related(i18n, now, i18n.replies_to_title(), &statement.replies_to))
        .children(related(i18n, now, i18n.replies_title(), &statement.replies))
        .children(related(i18n, now, i18n.translation_of_title(), &statement.translation_of))
        .children(related(i18n, now, i18n.translations_title(), &statement.translations))
        .children(signatories(i18n, &statement.signatories))
        .child(provenance(i18n, statement))
        .children(other_fields(i18n, &statement.other_fields))
        .children(removed_pieces(i18n, &statement.removed))
}

/// Points at the passage of the address, or puts the page where it was, or begins at the heading.
fn place_page(view: View, statement: &StatementView) {
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

/// Print it, or copy its address.
fn tools(i18n: I18n, address: String) -> Markup {
    let copied = RwSignal::new(false);
    let copy = move || {
        dom::copy(&address::absolute(&address));
        copied.set(true);
    };
    let said = words(move || if copied.get() { i18n.copied() } else { String::new() });
    el("p")
        .class("tools")
        .child(button(i18n.copy_link(), copy))
        .child(button(i18n.print(), dom::print))
        .child(el("span").class("tools-said").attr("role", "status").child(said))
}

/// Summary, calls and the full text.
fn body(i18n: I18n, now: &ViewState, statement: &StatementView) -> Vec<Markup> {
    let section = |class, title| el("section").class(class).child(el("h2").child(title));
    let summary = statement.summary.as_ref().map(|runs| {
        let text = el("p").own_direction().children(marked(runs.clone()));
        section("statement-summary", i18n.summary_title()).child(text)
    });
    let calls = &statement.card.calls;
    let calls = (!calls.is_empty()).then(|| {
        let calls = calls.iter().map(|call| el("li").own_direction().child(call.clone()));
        section("statement-calls", i18n.calls_title()).child(el("ul").children(calls))
    });
    let text = match statement.blocks.is_empty() {
        true => el("p").class("statement-no-text").child(i18n.no_text()),
        false => section("statement-text", i18n.text_title()).child(full_text(
            i18n,
            now,
            statement.card.language.as_deref(),
            &statement.blocks,
        )),
    };
    [summary, calls, Some(text)].into_iter().flatten().collect()
}
