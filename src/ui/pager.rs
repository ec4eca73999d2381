//! The pages of the results.

use crate::i18n::use_i18n;
use lectern_core::ViewState;
use lectern_core::view::Page;
use leptos::prelude::*;

/// What stands in the pager, from start to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Slot {
    /// The page before this one.
    Previous,
    /// A page by its number.
    Number(u32),
    /// Pages left out before a page.
    Gap(u32),
    /// The page after this one.
    Next,
}

/// Links to the other pages. Nothing where there is one.
#[component]
pub fn Pager(
    /// What is shown.
    view: Signal<ViewState>,
    /// The page that is shown, from 1.
    page: Signal<u32>,
    /// How many pages there are.
    pages: Signal<u32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let slots = Memo::new(move |_| slots(page.get(), pages.get()));
    let slot = move |slot| {
        let link = match slot {
            Slot::Number(number) => view! { <PageLink view page pages number/> }.into_any(),
            Slot::Gap(_) => ().into_any(),
            Slot::Previous => {
                let href = move || href(view, page.get().saturating_sub(1));
                view! { <a class="pager-step" rel="prev" href=href>{i18n.pager_previous()}</a> }.into_any()
            }
            Slot::Next => {
                let href = move || href(view, page.get().saturating_add(1));
                view! { <a class="pager-step" rel="next" href=href>{i18n.pager_next()}</a> }.into_any()
            }
        };
        let is_gap = matches!(slot, Slot::Gap(_));
        view! { <li class="pager-slot" data-gap=is_gap.then_some("") aria-hidden=is_gap.then_some("true")>{link}</li> }
    };
    view! {
        <Show when=move || { pages.get() > 1 }>
            <nav class="pager" aria-label=i18n.pager_label()>
                <ul class={"pager-slots"}>
                    <For each=move || slots.get() key=|slot| *slot children=slot/>
                </ul>
            </nav>
        </Show>
    }
}

#[component]
fn PageLink(view: Signal<ViewState>, page: Signal<u32>, pages: Signal<u32>, number: u32) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <a class="pager-page" href=move || href(view, number)
            aria-label=move || i18n.page_of(&i18n.number(number), &i18n.number(pages.get()))
            aria-current=move || (page.get() == number).then_some("page")>{i18n.number(number)}</a>
    }
}

fn href(view: Signal<ViewState>, number: u32) -> String {
    view.with(|view| ViewState { page: Page(number), ..view.listing() }).to_string()
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
            _ => slots.push(Slot::Gap(number)),
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
                Slot::Gap(_) => "…".to_owned(),
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
