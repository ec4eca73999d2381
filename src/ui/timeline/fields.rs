//! The range's edges as text, for whoever knows the date or does not draw.

use lectern_core::CalendarDate;
use leptos::prelude::*;

/// A field for a year, a month or a day: `1989`, `1989-11`, `1989-11-09`; empty for an open edge.
#[component]
pub fn DateField(
    /// What the field is called.
    label: String,
    /// The date that holds.
    #[prop(into)]
    date: Signal<Option<CalendarDate>>,
    /// What an empty field stands for.
    #[prop(into)]
    hint: Signal<String>,
    /// Called with another date, once it is typed.
    on_date: Callback<Option<CalendarDate>>,
) -> impl IntoView {
    let is_wrong = RwSignal::new(false);
    let typed = move |event| match read(&event_target_value(&event)) {
        Some(typed) => {
            is_wrong.set(false);
            if typed != date.get_untracked() {
                on_date.run(typed);
            }
        }
        None => is_wrong.set(true),
    };
    let written = move || date.get().map(|date| date.to_string()).unwrap_or_default();
    view! {
        <label class="timeline-field">
            <span class={"timeline-field-label"}>{label}</span>
            <input class={"timeline-field-input"} type="text" inputmode="numeric" autocomplete="off" size="10" dir="ltr"
                prop:value=written placeholder=hint aria-invalid=move || is_wrong.get().then_some("true")
                on:change=typed/>
        </label>
    }
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
