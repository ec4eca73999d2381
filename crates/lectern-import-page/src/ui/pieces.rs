//! All words of the open document in their order. What was left out is struck through, and a press puts it back.

use super::stages::drawn;
use crate::words::{Words, use_words};
use crate::workshop::{Workshop, use_workshop};
use lectern_core::making::{Block, Part, Piece};
use lectern_reader::ui::markup::{Markup, button, el, part, rows};
use leptos::prelude::*;

/// How many pieces are drawn in one go, so that none takes long.
const AT_ONCE: usize = 60;

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

/// A piece; its button stays the same when it is pressed, so that it keeps the focus.
fn piece_row(words: Words, workshop: Workshop, index: usize) -> Markup {
    let piece: Memo<Option<Piece>> = Memo::new(move |_| {
        workshop.document.with(|document| document.as_ref().and_then(|document| document.pieces.get(index).cloned()))
    });
    let can_toggle = piece.with_untracked(|piece| piece.as_ref().is_some_and(|piece| piece.can_toggle));
    let inside = part(move || piece.get().map(|piece| shown(words, &piece)).unwrap_or_default());
    let row = el("li").class("piece");
    match u32::try_from(index) {
        Ok(number) if can_toggle => row.child(button(inside, move || workshop.toggle(number)).class("piece-toggle")),
        _ => row.child(inside),
    }
}

fn shown(words: Words, piece: &Piece) -> Vec<Markup> {
    let text = |tag, class| el(tag).class(class).own_direction().child(piece.text.clone());
    let said = |words: String| el("small").class("piece-part").child(words);
    match &piece.part {
        Part::LeftOut(reason) => {
            let action = piece.can_toggle.then(|| el("span").class("piece-action").child(words.put_back()));
            let reason = said(words.left_out_as(&words.reason(reason))).child(" ");
            vec![text("del", "piece-out"), reason.children(action)]
        }
        Part::Text(_) if piece.can_toggle => vec![text("ins", "piece-in"), said(words.leave_out_again())],
        Part::Title => vec![said(words.part_title()), text("p", "piece-title")],
        Part::Byline => vec![said(words.part_byline()), text("p", "piece-byline")],
        Part::Text(Block::Heading(_)) => vec![text("p", "piece-heading")],
        Part::Text(Block::ListItem) => vec![text("p", "piece-item")],
        Part::Text(Block::Quotation) => vec![text("blockquote", "piece-quotation")],
        Part::Text(Block::Paragraph) => vec![text("p", "piece-paragraph")],
    }
}
