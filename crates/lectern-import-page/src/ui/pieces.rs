//! All words of the open document in their order. A press leaves a piece out, which is then struck through, and another
//! one puts it back.

use super::stages::drawn;
use crate::words::{Words, use_words};
use crate::workshop::{Workshop, use_workshop};
use lectern_core::making::{Block, Part, Piece};
use lectern_reader::ui::markup::{Markup, button, el, flag, part, rows, words as live_words};
use leptos::ev::Event;
use leptos::prelude::*;

/// How many pieces are drawn in one go, so that none takes long.
const AT_ONCE: usize = 20;

/// How much of a piece its button is called by, in characters.
const NAME_CHARACTERS: usize = 60;

/// The document's words.
#[component]
pub fn Pieces() -> impl IntoView {
    let workshop = use_workshop();
    let words = use_words();
    let total = Memo::new(move |_| {
        workshop.document.with(|document| document.as_ref().map_or(0, |document| document.pieces.len()))
    });
    let drawn = drawn(total, AT_ONCE);
    let keys = move || (0..drawn.get()).map(|index| index.to_string()).collect();
    let row = move |key: String| piece_row(words, workshop, key.parse().unwrap_or(usize::MAX));
    el("section")
        .class("document-text")
        .attr("aria-label", words.document_text())
        .child(el("h3").child(words.document_text()))
        .child(el("p").class("document-hint").child(words.document_text_intro()))
        .child(el("ol").class("pieces plain").child(rows(keys, row)))
}

/// A piece. Its button stays the same when it is pressed, so that it keeps the focus; struck text may be pressed itself.
fn piece_row(words: Words, workshop: Workshop, index: usize) -> Markup {
    let piece: Memo<Option<Piece>> = Memo::new(move |_| {
        workshop.document.with(|document| document.as_ref().and_then(|document| document.pieces.get(index).cloned()))
    });
    let toggle = move || {
        let can_toggle = piece.with_untracked(|piece| piece.as_ref().is_some_and(|piece| piece.can_toggle));
        if let Some(number) = u32::try_from(index).ok().filter(|_| can_toggle) {
            workshop.toggle(number);
        }
    };
    let inside = part(move || piece.get().map(|piece| shown(words, &piece, toggle)).unwrap_or_default());
    let action = Memo::new(move |_| match piece.get().map(|piece| piece.part) {
        Some(Part::LeftOut(_)) => words.put_back(),
        _ => words.leave_out(),
    });
    let named = move || Some(words.on_what(&action.get(), &piece.with(|piece| beginning(piece.as_ref()))));
    let is_hidden = move || flag(piece.with(|piece| piece.as_ref().is_none_or(|piece| !piece.can_toggle)));
    let button = button(live_words(move || action.get()), toggle)
        .class("piece-toggle")
        .live("aria-label", named)
        .live("hidden", is_hidden);
    el("li").class("piece").child(el("div").child(inside)).child(button)
}

/// The words that a piece begins with.
fn beginning(piece: Option<&Piece>) -> String {
    let text = piece.map(|piece| piece.text.as_str()).unwrap_or_default();
    let mut beginning: String = text.chars().take(NAME_CHARACTERS).collect();
    if beginning.len() < text.len() {
        beginning.push('…');
    }
    beginning
}

fn shown(words: Words, piece: &Piece, mut put_back: impl FnMut() + Send + 'static) -> Vec<Markup> {
    let text = |tag, class| el(tag).class(class).own_direction().child(piece.text.clone());
    let said = |words: String| el("small").class("piece-part").child(words);
    match &piece.part {
        Part::LeftOut(reason) => {
            // Its button is what a keyboard and a screen reader reach.
            let struck = text("del", "piece-out").on("click", move |_: Event| put_back());
            vec![struck, said(words.left_out_as(&words.reason(reason)))]
        }
        Part::Title => vec![said(words.part_title()), text("p", "piece-title")],
        Part::Byline => vec![said(words.part_byline()), text("p", "piece-byline")],
        Part::Text(Block::Heading(_)) => vec![text("p", "piece-heading")],
        Part::Text(Block::ListItem) => vec![text("p", "piece-item")],
        Part::Text(Block::Quotation) => vec![text("blockquote", "piece-quotation")],
        Part::Text(Block::Paragraph) if piece.is_changed => vec![text("ins", "piece-in"), said(words.is_put_back())],
        Part::Text(Block::Paragraph) => vec![text("p", "piece-paragraph")],
    }
}
