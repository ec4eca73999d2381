//! The pages of the results.

use crate::i18n::I18n;
use crate::ui::markup::{Markup, el};
use lectern_core::ViewState;
use lectern_core::view::Page;

/// What stands in the pager, from start to end.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Slot {
    /// The page before this one.
    Previous,
    /// A page by its number.
    Number(u32),
    /// Pages left out.
    Gap,
    /// The page after this one.
    Next,
}

/// Links from a page of a view to the other ones, by their numbers from 1. Nothing where there is one.
pub fn pager(i18n: I18n, view: &ViewState, page: u32, pages: u32) -> Option<Markup> {
    let link = |number: u32, class| {
        let href = ViewState { page: Page(number), ..view.listing() }.to_string();
        el("a").class(class).attr("href", href)
    };
    let slot = |slot: Slot| match slot {
        Slot::Previous => item().child(link(page - 1, "pager-step").attr("rel", "prev").child(i18n.pager_previous())),
        Slot::Next => item().child(link(page + 1, "pager-step").attr("rel", "next").child(i18n.pager_next())),
        Slot::Gap => item().attr("data-gap", "").attr("aria-hidden", "true"),
        Slot::Number(number) => {
            let label = i18n.page_of(&i18n.number(number), &i18n.number(pages));
            let link = link(number, "pager-page").attr("aria-label", label).child(i18n.number(number));
            item().child(link.maybe("aria-current", (number == page).then(|| "page".to_owned())))
        }
    };
    (pages > 1).then(|| {
        let slots = el("ul").class("pager-slots").children(slots(page, pages).into_iter().map(slot));
        el("nav").class("pager").attr("aria-label", i18n.pager_label()).child(slots)
    })
}

fn item() -> Markup {
    el("li").class("pager-slot")
}

/// The first and the last page, this one and its neighbours, a gap where more than one page is left out; a step back
/// and one forward where there is a page.
fn slots(page: u32, pages: u32) -> Vec<Slot> {
    let mut slots = Vec::new();
    if page > 1 {
        slots.push(Slot::Previous);
    }
    let mut last = 0;
    for number in (1..=pages).filter(|number| *number == 1 || *number == pages || number.abs_diff(page) <= 1) {
        match number - last {
            1 => {}
            2 => slots.push(Slot::Number(number - 1)),
            _ => slots.push(Slot::Gap),
        }
        slots.push(Slot::Number(number));
        last = number;
    }
    if page < pages {
        slots.push(Slot::Next);
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: u32, pages: u32, expected: &str) {
        let words: Vec<_> = slots(page, pages)
            .into_iter()
            .map(|slot| match slot {
                Slot::Previous => "<".to_owned(),
                Slot::Number(number) => number.to_string(),
                Slot::Gap => "…".to_owned(),
                Slot::Next => ">".to_owned(),
            })
            .collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn the_ends_and_the_neighbours_are_named() {
        check(1, 1, "1");
        check(1, 2, "1 2 >");
        check(1, 9, "1 2 … 9 >");
        check(5, 9, "< 1 … 4 5 6 … 9 >");
        check(9, 9, "< 1 … 8 9");
    }

    #[test]
    fn a_gap_never_stands_for_a_single_page() {
        check(4, 7, "< 1 2 3 4 5 6 7 >");
    }
}
