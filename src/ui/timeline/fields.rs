//! The range's edges as text, for whoever knows the date or does not draw.

use crate::ui::markup::{Markup, el};
use lectern_core::CalendarDate;
use leptos::ev::Event;
use leptos::prelude::*;

/// A field for a year, a month or a day: `1989`, `1989-11`, `1989-11-09`. It shows the date that holds, or what an empty
/// field stands for, and hands on another date once it is typed; none where it was emptied.
pub fn date_field(
    label: String,
    date: impl Fn() -> Option<CalendarDate> + Copy + Send + 'static,
    hint: impl Fn() -> String + Send + 'static,
    typed: impl Fn(Option<CalendarDate>) + Send + 'static,
) -> Markup {
    let is_wrong = RwSignal::new(false);
    let typed = move |event: Event| match read(&event_target_value(&event)) {
        Some(now) => {
            is_wrong.set(false);
            if now != untrack(date) {
                typed(now);
            }
        }
        None => is_wrong.set(true),
    };
    let field = el("input")
        .class("timeline-field-input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("size", "10")
        .attr("dir", "ltr")
        .live("placeholder", move || Some(hint()))
        .live("aria-invalid", move || is_wrong.get().then(|| "true".to_owned()))
        .value(move || date().map(|date| date.to_string()).unwrap_or_default())
        .on("change", typed);
    let label = el("span").class("timeline-field-label").child(label);
    el("label").class("timeline-field").child(label).child(field)
}

/// Reads what was typed: `Some(None)` where nothing was. Years may be short: `800`, `-44`.
fn read(text: &str) -> Option<Option<CalendarDate>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (year, rest) = digits.split_at(digits.find('-').unwrap_or(digits.len()));
    format!("{sign}{year:0>4}{rest}").parse().ok().map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(read(text).map(|date| date.map(|date| date.to_string()).unwrap_or_default()).as_deref(), expected);
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        check("", Some(""));
        check(" 1989 ", Some("1989"));
        check("800", Some("0800"));
        check("-44-03", Some("-0044-03"));
        check("1989-11-09", Some("1989-11-09"));
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for text in ["yesterday", "1989-13", "9.11.1989", "-", "198X"] {
            check(text, None);
        }
    }
}
