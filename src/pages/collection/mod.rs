//! The list: search field, filters, timeline and a page of cards.

mod stages;

use self::stages::{Stage, provide_stages};
use super::search_of;
use crate::browser::dom;
use crate::i18n::{I18n, use_i18n};
use crate::library::use_library;
use crate::ui::card::statement_card;
use crate::ui::chips::Chips;
use crate::ui::empty::nothing_found;
use crate::ui::facet::FacetGroup;
use crate::ui::later::soon;
use crate::ui::markup::{Child, Markup, el, flag, part, rows, view as draw, words};
use crate::ui::pager::pager;
use crate::ui::reading::{Told, query_reading};
use crate::ui::search_box::SearchBox;
use crate::ui::sort::SortSelect;
use crate::ui::syntax::syntax;
use crate::ui::timeline::Timeline;
use crate::view::{Arrival, View, use_view};
use lectern_core::protocol::{FacetCounts, FacetRequest};
use lectern_core::view::Filters;
use lectern_core::{Facet, ViewState};
use leptos::ev::Event;
use leptos::prelude::*;

/// How many cards fill a large window: these are drawn first.
const IN_SIGHT: usize = 4;

/// How many are drawn before the last ones, so that neither part takes long.
const NEXT: usize = 8;

/// The list of a collection's statements.
#[component]
pub fn CollectionPage() -> impl IntoView {
    let view = use_view();
    let library = use_library();
    let i18n = use_i18n();
    let request = Memo::new(move |_| view.with(search_of));
    Effect::new(move |_| {
        library.edition.track();
        library.search(request.get());
    });
    provide_stages();
    place_page();
    let query = Memo::new(move |_| view.with(|view| view.query.clone()));
    let type_query = Callback::new(move |query| view.replace(view.now().with_query(query)));
    let search = el("section")
        .class("search-row")
        .attr("aria-label", i18n.search_label())
        .child(draw(view! { <SearchBox query=query.into() on_query=type_query/> }))
        .child(reading(i18n))
        .child(syntax(i18n));
    // At the start there is nothing to show yet, and time to draw the rest in a task of its own.
    let is_time = soon(library.results.with_untracked(Option::is_some));
    let rest = part(move || is_time.get().then(|| [filters(i18n), results(i18n, view)]).into_iter().flatten());
    [search, el("div").class("layout").child(rest)].into_iter().collect_view()
}

/// What was found.
fn results(i18n: I18n, view: View) -> Markup {
    el("main")
        .class("results")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .child(draw(view! { <Chips view=Signal::derive(move || view.get())/> }))
        .child(dates(view))
        .child(toolbar(i18n, view))
        .children(cards(i18n))
}

/// Puts the page where it was, or the focus where it belongs, once the cards that were waited for are there.
fn place_page() {
    let view = use_view();
    let library = use_library();
    let page = StoredValue::new(view.now().page);
    Effect::new(move |_| {
        library.results.track();
        if library.results.with_untracked(Option::is_none) {
            return;
        }
        let now = view.now().page;
        let turned = page.get_value() != now;
        page.set_value(now);
        match view.take_arrival() {
            Some(Arrival::Travelled(pixels)) => dom::before_paint(move || dom::scroll_to(pixels)),
            Some(Arrival::Chosen) if turned => dom::before_paint(|| {
                dom::scroll_to_top_of("results-title");
                dom::focus("results-title");
            }),
            _ => {}
        }
    });
}

/// How the query was read.
fn reading(i18n: I18n) -> Child {
    let base = base_of(Stage::First);
    let told = Stage::First.part(|answer| Told {
        reading: answer.reading.clone(),
        repairs: answer.repairs.clone(),
        relaxed: answer.relaxed.clone(),
        did_you_mean: answer.did_you_mean.clone(),
        // Where nothing at all is found, that is said in the place of the cards.
        blame: answer.relaxed.iter().filter(|_| answer.total > 0).flat_map(|_| answer.blame.clone()).collect(),
    });
    part(move || told.with(|told| base.with(|base| [query_reading(i18n, base, told)])))
}

/// The facets; on a narrow screen folded away behind one button, and not drawn until it is pressed.
fn filters(i18n: I18n) -> Markup {
    let is_wide = dom::is_wide();
    let was_opened = RwSignal::new(is_wide);
    let toggled = move |event: Event| {
        if dom::is_open(&event) && !was_opened.get_untracked() {
            was_opened.set(true);
        }
    };
    let groups = || el("div").children(Facet::ALL.map(|facet| draw(view! { <Group facet/> })));
    let title = el("summary").class("filters-title").child(el("h2").child(i18n.filters_title()));
    let fold = el("details").class("filters-fold").maybe("open", flag(is_wide)).child(title);
    let fold = fold.child(part(move || was_opened.get().then(groups)));
    el("aside").class("filters").attr("aria-label", i18n.filters_title()).child(fold.on("toggle", toggled))
}

#[component]
fn Group(facet: Facet) -> impl IntoView {
    let view = use_view();
    let library = use_library();
    let counts = Stage::Second.part(move |answer| answer.facets.get(facet.index()).cloned());
    let empty = move || FacetCounts { facet, values: Vec::new(), distinct: 0 };
    let counts = Signal::derive(move || counts.get().unwrap_or_else(empty));
    let more = Signal::derive(move || library.facets.read().iter().find(|longer| longer.facet == facet).cloned());
    let filters = Signal::derive(move || view.with(|view| view.filters.clone()));
    let change = Callback::new(move |filters: Filters| view.push(view.now().with_filters(filters)));
    let ask = Callback::new(move |(facet, contains, limit)| {
        let search = search_of(&view.now());
        library.ask_facet(FacetRequest { facet, contains, limit, search });
    });
    let open = matches!(facet, Facet::Kind | Facet::Author | Facet::Topic | Facet::Place | Facet::Decade);
    view! { <FacetGroup facet counts filters more on_change=change on_more=ask open/> }
}

/// The timeline.
fn dates(view: View) -> Child {
    let timeline = Stage::Second.part(|answer| answer.timeline.clone());
    let from = Memo::new(move |_| view.with(|view| view.filters.from));
    let to = Memo::new(move |_| view.with(|view| view.filters.to));
    let undated = Memo::new(move |_| view.with(|view| view.filters.undated));
    let choose = move |change: &dyn Fn(&mut Filters)| {
        let mut filters = view.now().filters;
        change(&mut filters);
        view.push(view.now().with_filters(filters));
    };
    // A range and the wish for what has no date exclude each other: the one chosen last holds.
    let range = Callback::new(move |(from, to)| {
        choose(&|filters| (filters.from, filters.to, filters.undated) = (from, to, false));
    });
    let on_undated = Callback::new(move |wanted| {
        choose(&|filters| (filters.from, filters.to, filters.undated) = (None, None, wanted));
    });
    draw(view! {
        <Timeline timeline=timeline.into() from=from.into() to=to.into() on_range=range undated=undated.into() on_undated/>
    })
}

/// How many there are, and in which order.
fn toolbar(i18n: I18n, view: View) -> Markup {
    let totals = Stage::First.part(|answer| Some((answer.total, answer.of)));
    let count = move || {
        let count = totals.get().map(|(total, of)| match total == of {
            true => i18n.statements(of),
            false => i18n.results_of(&i18n.number(total), &i18n.number(of)),
        });
        count.unwrap_or_default()
    };
    let sort = Memo::new(move |_| view.with(|view| view.sort));
    let choose = Callback::new(move |sort| view.push(ViewState { sort, ..view.now().listing() }));
    let title = el("h2").class("results-title").attr("id", "results-title").attr("tabindex", "-1");
    el("div")
        .class("toolbar")
        .child(title.child(i18n.results_title()))
        .child(el("p").class("results-count").attr("role", "status").child(words(count)))
        .child(draw(view! { <SortSelect sort=sort.into() on_change=choose/> }))
}

/// One page of cards, or why there is none.
fn cards(i18n: I18n) -> [Child; 3] {
    let library = use_library();
    let base = base_of(Stage::First);
    // While a collection is coming, none yet is not none at all.
    let coming = move || library.reading.with(Option::is_some);
    let empty = Stage::First.part(|answer| (answer.total == 0).then(|| (answer.of, answer.blame.clone())));
    let empty = move || empty.get().filter(|(of, _)| *of > 0 || !coming()).map(|(_, blame)| blame);
    let has_any = Stage::First.part(|answer| answer.of > 0);
    let waiting = move || !has_any.get() && (coming() || library.results.with(Option::is_none));
    let page = Stage::First.part(|answer| answer.page.max(1));
    let pages = Stage::First.part(|answer| answer.pages.max(1));
    let list = el("ol")
        .live("class", move || Some(if waiting() { "cards cards-waiting" } else { "cards" }.to_owned()))
        .child(card_rows(i18n, Stage::First, 0, IN_SIGHT))
        .child(card_rows(i18n, Stage::Third, IN_SIGHT, NEXT))
        .child(card_rows(i18n, Stage::Fourth, IN_SIGHT + NEXT, usize::MAX));
    let nothing = part(move || empty().map(|blame| base.with(|base| nothing_found(i18n, base, &blame))));
    let pager = part(move || base.with(|base| pager(i18n, base, page.get(), pages.get())));
    [list.into(), nothing, pager]
}

/// The view that a stage's answer belongs to: links on its cards narrow this one.
fn base_of(stage: Stage) -> Memo<ViewState> {
    let view = use_view();
    let answer = stage.answer();
    Memo::new(move |_| {
        answer.track();
        view.now()
    })
}

/// Some of the cards, drawn in a stage.
fn card_rows(i18n: I18n, stage: Stage, skip: usize, take: usize) -> Child {
    let base = base_of(stage);
    let ids = stage
        .part(move |answer| answer.cards.iter().skip(skip).take(take).map(|card| card.id.clone()).collect::<Vec<_>>());
    let row = move |id: String| {
        let card = stage.part(move |answer| answer.cards.iter().find(|card| card.id == id).cloned());
        let card = move || card.get().map(|card| base.with(|base| statement_card(i18n, base, card)));
        el("li").class("cards-item").child(part(card))
    };
    rows(move || ids.get(), row)
}
