//! The address of a view: one query string, the same fields in the same order, nothing that is the default.
//!
//! `?c=talks.json&q=peace&kind=speech&kind=letter&-place=France&from=1990&to=1999-06&sort=oldest&page=2&s=ID&p=3`.
//! A facet's name chooses a value, the name after a minus excludes it. What a reader does not know, or cannot
//! read, is passed over: an address from elsewhere always shows something.

use super::{Filters, Page, Screen, Sort, ViewState};
use crate::facet::Facet;
use form_urlencoded::Serializer;

const COLLECTION: &str = "c";
const QUERY: &str = "q";
const FROM: &str = "from";
const TO: &str = "to";
const UNDATED: &str = "undated";
const SORT: &str = "sort";
const PAGE: &str = "page";
const SCREEN: &str = "view";
const STATEMENT: &str = "s";
const PASSAGE: &str = "p";

impl ViewState {
    /// Reads a query string, with or without its `?`.
    ///
    /// ```
    /// use lectern_core::ViewState;
    /// let view = ViewState::parse("?q=peace&kind=speech");
    /// assert_eq!(view.query, "peace");
    /// assert_eq!(view.to_string(), "?q=peace&kind=speech");
    /// ```
    #[must_use]
    pub fn parse(address: &str) -> Self {
        let mut view = Self::default();
        let fields = address.strip_prefix('?').unwrap_or(address);
        for (name, value) in form_urlencoded::parse(fields.as_bytes()) {
            view.read(&name, value.into_owned());
        }
        view
    }

    fn read(&mut self, name: &str, value: String) {
        if value.is_empty() {
            return;
        }
        match name {
            COLLECTION => self.collection = Some(value),
            QUERY => self.query = value,
            FROM => self.filters.from = value.parse().ok(),
            TO => self.filters.to = value.parse().ok(),
            UNDATED => self.filters.undated = value == "1",
            SORT => self.sort = Sort::named(&value).unwrap_or_default(),
            PAGE => self.page = value.parse().ok().filter(|page| *page > 0).map(Page).unwrap_or_default(),
            SCREEN => self.screen = Screen::named(&value).unwrap_or_default(),
            STATEMENT => self.statement = Some(value),
            PASSAGE => self.passage = value.parse().ok(),
            _ => read_choice(&mut self.filters, name, &value),
        }
    }
}

fn read_choice(filters: &mut Filters, name: &str, value: &str) {
    let (excluded, key) = name.strip_prefix('-').map_or((false, name), |key| (true, key));
    let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == key) else { return };
    *filters = if excluded { filters.excluding(facet, value) } else { filters.choosing(facet, value) };
}

/// Prints the query string with its `?`; `?` alone for the default view, which as a link leads there.
impl std::fmt::Display for ViewState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out = Serializer::for_suffix(String::from("?"), 1);
        let mut put = |name: &str, value: &str| {
            out.append_pair(name, value);
        };
        self.collection.iter().for_each(|address| put(COLLECTION, address));
        if !self.query.is_empty() {
            put(QUERY, &self.query);
        }
        for (facet, choice) in self.filters.facets.iter() {
            choice.any.iter().for_each(|value| put(facet.key(), value));
            choice.none.iter().for_each(|value| put(&format!("-{}", facet.key()), value));
        }
        self.filters.from.iter().for_each(|date| put(FROM, &date.to_string()));
        self.filters.to.iter().for_each(|date| put(TO, &date.to_string()));
        if self.filters.undated {
            put(UNDATED, "1");
        }
        if self.sort != Sort::Auto {
            put(SORT, self.sort.key());
        }
        if self.page != Page::default() {
            put(PAGE, &self.page.0.to_string());
        }
        self.screen.key().iter().for_each(|name| put(SCREEN, name));
        self.statement.iter().for_each(|id| put(STATEMENT, id));
        self.passage.iter().for_each(|number| put(PASSAGE, &number.to_string()));
        f.write_str(&out.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Choice;
    use proptest::prelude::*;

    fn check(address: &str) {
        assert_eq!(ViewState::parse(address).to_string(), address);
    }

    #[test]
    fn an_address_prints_what_it_parses() {
        check("?");
        check("?c=https%3A%2F%2Fexample.org%2Fa.json&q=%22arms+sales%22+-war&kind=letter&kind=speech&-place=C%C3%B4te");
        check("?from=1990&to=1999-06-30&sort=oldest&page=3&s=magna-carta-1215&p=4");
        check("?undated=1");
        check("?view=about");
        check("?c=a.json&view=make");
    }

    #[test]
    fn what_cannot_be_read_is_passed_over() {
        assert_eq!(
            ViewState::parse("?page=0&from=yesterday&sort=best&colour=red&view=wide&p=x&q="),
            ViewState::default()
        );
    }

    #[test]
    fn choosing_an_excluded_value_ends_its_exclusion() {
        let view = ViewState::parse("?-kind=letter");
        assert_eq!(view.filters.choosing(Facet::Kind, "letter"), ViewState::parse("?kind=letter").filters);
        assert!(view.filters.without(Facet::Kind, "letter").is_empty());
    }

    #[test]
    fn another_query_starts_at_the_first_page_of_the_list() {
        let view = ViewState::parse("?q=war&kind=letter&page=7&s=some-id&p=2");
        assert_eq!(view.with_query("peace".into()).to_string(), "?q=peace&kind=letter");
    }

    proptest! {
        #[test]
        fn any_view_survives_its_address(query in ".*", value in ".+", excluded in ".+", id in ".+", page in 1u32..) {
            let mut view = ViewState { query, statement: Some(id), page: Page(page), ..ViewState::default() };
            let none = if excluded == value { vec![] } else { vec![excluded] };
            view.filters.facets.insert(Facet::Topic, Choice { any: vec![value], none });
            prop_assert_eq!(ViewState::parse(&view.to_string()), view);
        }
    }
}
