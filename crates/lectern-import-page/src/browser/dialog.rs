//! Dialogs above the page: the browser keeps the focus in them, and Escape closes them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, window};

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Opens the dialog of this id, unless it is open.
pub fn open(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        // Refused only where it is not in the page.
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog of this id.
pub fn close(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// Closes the dialog that is open: one at a time is above the page.
pub fn close_open() {
    let open =
        window().and_then(|window| window.document()).and_then(|document| document.query_selector("dialog[open]").ok());
    let dialog = open.flatten().and_then(|dialog: Element| dialog.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog {
        dialog.close();
    }
}

/// Asks a question that is answered with yes or no.
pub fn confirm(question: &str) -> bool {
    window().is_some_and(|window| window.confirm_with_message(question).unwrap_or(false))
}
