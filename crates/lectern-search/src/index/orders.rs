//! Every statement in each order that does not depend on a query.

use super::columns::Columns;
use super::dictionary::Strings;
use super::forward::Forward;
use super::lexicon::Lexicon;
use lectern_core::sort;

/// An order of all statements; ties stand by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The latest first day first, undated last.
    Newest,
    /// The earliest first day first, undated last.
    Oldest,
    /// By the title's words, folded; punctuation does not count.
    Title,
    /// The longest content first.
    Length,
}

/// The orders made so far.
#[derive(Default)]
pub struct Orders {
    made: [Vec<u32>; 4],
}

impl Orders {
    /// All statements in an order, which is made anew where statements have come since.
    pub fn get(&mut self, order: Order, columns: &Columns, forward: &Forward, lexicon: &Lexicon) -> &[u32] {
        let Some(docs) = self.made.get_mut(order as usize) else { return &[] };
        if docs.len() != columns.len() as usize {
            *docs = (0..columns.len()).collect();
            let first_day = |doc: u32| columns.dated(doc).map(|dated| dated.first);
            let length = |doc: u32| columns.lengths(doc).last().copied();
            match order {
                Order::Newest => sort::by_order(docs, &|a, b| first_day(b).cmp(&first_day(a))),
                Order::Oldest => sort::by_order(docs, &|a, b| {
                    let undated = |doc: u32| first_day(doc).is_none();
                    undated(a).cmp(&undated(b)).then_with(|| first_day(a).cmp(&first_day(b)))
                }),
                Order::Title => {
                    let titles = titles(columns.len(), forward, lexicon);
                    sort::by_order(docs, &|a, b| titles.get(a).cmp(titles.get(b)));
                }
                Order::Length => sort::by_order(docs, &|a, b| length(b).cmp(&length(a))),
            }
        }
        docs
    }

    pub fn memory_bytes(&self) -> usize {
        self.made.iter().map(|docs| docs.capacity() * size_of::<u32>()).sum()
    }
}

/// Each title's folded words, joined by spaces.
fn titles(docs: u32, forward: &Forward, lexicon: &Lexicon) -> Strings {
    let mut titles = Strings::default();
    let mut title = String::new();
    for doc in 0..docs {
        title.clear();
        for surface in forward.title(doc).into_iter().flatten() {
            title.push_str(lexicon.folded(surface));
            title.push(' ');
        }
        titles.push(&title);
    }
    titles
}
