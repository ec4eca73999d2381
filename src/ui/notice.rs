//! A sentence that a person may put away.

use crate::i18n::I18n;
use crate::ui::markup::{Markup, button, el};
use leptos::prelude::*;

/// A notice, gone once dismissed.
pub fn notice(i18n: I18n, text: String, on_dismiss: Callback<()>) -> Markup {
    el("section")
        .class("notice")
        .attr("role", "status")
        .child(el("p").child(text))
        .child(button(i18n.dismiss(), move || on_dismiss.run(())))
}
