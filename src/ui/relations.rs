//! What a statement answers and translates, what answers and translates it, and its place in the results.

use crate::i18n::I18n;
use crate::ui::markup::{Markup, el};
use lectern_core::ViewState;
use lectern_core::protocol::{Link, Neighbours};

/// Other statements under a heading, each in the whole of a view's collection; nothing where there are none.
pub fn related<'a>(
    i18n: I18n,
    view: &ViewState,
    title: String,
    links: impl IntoIterator<Item = &'a Link>,
) -> Option<Markup> {
    let item = |link: &Link| {
        let href = view.cleared().opening(&link.id).to_string();
        let date = link.date.as_ref().map(|when| format!(" · {}", i18n.date(when)));
        let link = el("a").attr("href", href).own_direction().child(link.title.clone());
        el("li").class("related-item").child(link).child(" ").children(date)
    };
    let items: Vec<Markup> = links.into_iter().map(item).collect();
    (!items.is_empty()).then(|| {
        let title = el("h2").class("related-title").child(title);
        el("section").class("related").child(title).child(el("ul").children(items))
    })
}

/// Back to the list, and on to the statement before and after in it, where the search finds this one.
pub fn results_navigation(i18n: I18n, view: &ViewState, neighbours: Option<&Neighbours>) -> Markup {
    let back = ViewState { statement: None, passage: None, ..view.clone() }.to_string();
    let step = |link: &Link, label: String, arrow: &'static str| {
        el("a")
            .class("results-step")
            .attr("href", view.opening(&link.id).to_string())
            .attr("title", link.title.clone())
            .attr("aria-label", label)
            .child(arrow)
    };
    let place = neighbours.map(|neighbours| {
        let rank = i18n.rank_of(&i18n.number(neighbours.rank), &i18n.number(neighbours.total));
        el("span")
            .class("results-place")
            .children(neighbours.previous.as_ref().map(|link| step(link, i18n.previous_statement(), "‹")))
            .child(el("span").class("results-rank").child(rank))
            .children(neighbours.next.as_ref().map(|link| step(link, i18n.next_statement(), "›")))
    });
    el("nav")
        .class("results-navigation")
        .attr("aria-label", i18n.results_title())
        .child(el("a").class("results-back").attr("href", back).child(i18n.back_to_results()))
        .children(place)
}
