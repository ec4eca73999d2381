//! The interface in a reader's language: every visible word of ours, numbers, dates and direction.
//!
//! `messages` lists what can be said and with which values; a language is a `messages::Table` that has them
//! all, so that a missing or misspelt one does not compile. `pseudo` makes a language of tests out of English.
//! Numbers, plurals, dates and names of languages come from the browser's `Intl`.

mod dates;
mod declare;
mod en;
mod faults;
mod messages;
mod names;
mod pseudo;

use crate::browser::intl;
use leptos::prelude::{expect_context, provide_context};
use messages::Table;
use std::borrow::Cow;

pub use messages::Plural;

/// Where the interface language that a person chose is kept in the browser.
pub const LANGUAGE_KEY: &str = "lectern.language";

/// The tag of the pseudo-locale: "mirrored" in the naming that browsers and systems share.
const PSEUDO: &str = "qps-plocm";

/// The interface's language. Small and copied freely.
#[derive(Clone, Copy)]
pub struct I18n {
    table: &'static Table,
    tag: &'static str,
    pseudo: bool,
}

/// The interface's language, as the page around has it.
pub fn use_i18n() -> I18n {
    expect_context()
}

impl I18n {
    /// English.
    pub const ENGLISH: Self = Self { table: &en::TABLE, tag: "en", pseudo: false };

    /// The first language of the wanted ones that there is, English otherwise.
    pub fn choose<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        let known = |tag: &str| match tag {
            PSEUDO => Some(Self { tag: PSEUDO, pseudo: true, ..Self::ENGLISH }),
            _ if tag.split('-').next() == Some("en") => Some(Self::ENGLISH),
            _ => None,
        };
        wanted.into_iter().find_map(known).unwrap_or(Self::ENGLISH)
    }

    /// Makes it the language of all that is inside.
    pub fn provide(self) {
        provide_context(self);
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.tag
    }

    /// The direction of its script: `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        if self.pseudo { "rtl" } else { "ltr" }
    }

    /// The language that `Intl` formats for. English dates are written day first, as most of its readers do.
    fn format_tag(self) -> &'static str {
        if self.tag == "en" || self.pseudo { "en-GB" } else { self.tag }
    }

    /// A number with its separators.
    pub fn number(self, number: impl Into<f64>) -> String {
        intl::number(self.format_tag(), number.into().into())
    }

    /// A number of bytes in a unit that people read.
    pub fn bytes(self, bytes: u64) -> String {
        intl::bytes(self.format_tag(), bytes)
    }

    /// A language's name in this one; the tag itself where nobody knows it.
    pub fn language_name(self, tag: &str) -> String {
        intl::language_name(self.format_tag(), tag).unwrap_or_else(|| tag.to_owned())
    }

    /// A sentence of a table, before its values are put in.
    pub fn template(self, template: &'static str) -> Cow<'static, str> {
        if self.pseudo { pseudo::transform(template).into() } else { template.into() }
    }

    /// A sentence of a table, with values in the place of their `{names}`.
    pub fn fill(self, template: &'static str, values: &[(&str, &str)]) -> String {
        fill(&self.template(template), values)
    }

    /// A sentence of a table, in the form that a number asks for.
    pub fn count(self, plural: &Plural, count: u64) -> String {
        let template = if intl::plural(self.format_tag(), count) == "one" { plural.one } else { plural.other };
        self.fill(template, &[("count", &intl::number(self.format_tag(), count.into()))])
    }
}

/// Puts values in the place of their `{names}`. What a value contains is never read as a name.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        let value = values.iter().find(|(key, _)| *key == name).map_or(name, |(_, value)| value);
        out.push_str(value);
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_the_place_of_their_names_and_are_not_read_again() {
        assert_eq!(fill("{n} of {all}", &[("n", "{all}"), ("all", "7")]), "{all} of 7");
    }

    #[test]
    fn an_unknown_language_falls_back_to_english() {
        assert_eq!(I18n::choose(["xx", "en-GB"]).tag(), "en");
        assert_eq!(I18n::choose([]).tag(), "en");
        assert_eq!(I18n::choose(["qps-plocm"]).direction(), "rtl");
    }
}
