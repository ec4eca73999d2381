//! Texts that stand together become a piece.

use super::commonmark::{Inline, fenced};
use super::dom::{Content, Dom, NodeId};
use super::reasons;
use super::roles::Part;
use crate::line::one_line;
use crate::piece::{Block, Piece, Role};
use std::collections::HashMap;
use std::ops::Range;

/// Between two cells of a row: a wide space, which CommonMark keeps and which is no letter.
const CELL_GAP: char = '\u{2003}';

/// A cell that is longer than this, in bytes, is a part of a page that was laid out with a table.
const LONGEST_CELL: usize = 400;

/// Makes the pieces of a page from its texts in their order.
pub(super) fn pieces(dom: &Dom, parts: &[(NodeId, Part)]) -> Vec<Piece> {
    let parts_of: HashMap<NodeId, Part> = parts.iter().copied().collect();
    let mut writer = Writer { dom, pieces: Vec::new(), open: None, tables: HashMap::new() };
    let mut breaks = 0;
    let mut is_new = true;
    for id in dom.subtree(dom.body()) {
        match dom.content(id) {
            Content::Text(text, range) => {
                let Some(&part) = parts_of.get(&id) else {
                    // Space between words, or what is no word of the page.
                    if text.trim().is_empty() {
                        writer.space();
                    }
                    continue;
                };
                writer.add(id, part, text, range, (is_new, breaks));
                (is_new, breaks) = (false, 0);
            }
            Content::Element(_) if dom.name(id) == "br" => breaks += 1,
            Content::Element(_) if is_block(dom.name(id)) => is_new = true,
            _ => {}
        }
    }
    writer.close();
    writer.pieces
}

/// Whether an element begins on a line of its own.
fn is_block(name: &str) -> bool {
    let blocks = [
        "address",
        "article",
        "aside",
        "audio",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "input",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "noscript",
        "object",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
    ];
    blocks.binary_search(&name).is_ok()
}

/// A piece that is not finished.
struct Open {
    part: Part,
    kind: Block,
    /// The element that all of it stands in.
    holder: NodeId,
    /// The element that its last text stands in.
    block: NodeId,
    text: Text,
    link: Option<NodeId>,
    range: Range<usize>,
}

enum Text {
    /// CommonMark.
    Inline(Inline),
    /// As it stands.
    Plain(String),
}

struct Writer<'p> {
    dom: &'p Dom,
    pieces: Vec<Piece>,
    open: Option<Open>,
    /// Which tables hold data.
    tables: HashMap<NodeId, bool>,
}

impl Writer<'_> {
    fn space(&mut self) {
        match self.open.as_mut().map(|open| &mut open.text) {
            Some(Text::Inline(inline)) => inline.push(" "),
            Some(Text::Plain(plain)) => plain.push(' '),
            None => {}
        }
    }

    fn add(&mut self, id: NodeId, part: Part, text: &str, range: &Range<usize>, (is_new, breaks): (bool, usize)) {
        let block = self.dom.ancestors(id).find(|&id| is_block(self.dom.name(id))).unwrap_or(NodeId::ROOT);
        let (kind, holder) = if part == Part::Main { self.kind(id, block) } else { (Block::Paragraph, block) };
        let goes_on = self.open.as_ref().is_some_and(|open| match (open.part, part) {
            (Part::Main, Part::Main) => {
                open.holder == holder && (kind == Block::Verbatim || (!is_new && open.block == block && breaks < 2))
            }
            (one, other) => one == other && (!matches!(one, Part::Main)),
        });
        if !goes_on {
            self.close();
            let text = match (part, self.dom.name(holder)) {
                (Part::Main, "pre") => Text::Plain(String::new()),
                (Part::Main, _) => Text::Inline(Inline::default()),
                _ => Text::Plain(String::new()),
            };
            self.open = Some(Open { part, kind, holder, block, text, link: None, range: range.clone() });
        }
        let link = self.link(id, block);
        let Some(open) = &mut self.open else { return };
        open.range = open.range.start.min(range.start)..open.range.end.max(range.end);
        let crossed = is_new || open.block != block;
        match &mut open.text {
            Text::Plain(plain) => {
                if (crossed || breaks > 0) && !plain.is_empty() {
                    plain.push('\n');
                }
                plain.push_str(text);
            }
            Text::Inline(inline) => {
                if open.link != link && open.link.is_some() {
                    inline.close(open.link.and_then(|link| self.dom.attribute(link, "href")));
                }
                match kind {
                    Block::Heading(_) if breaks > 0 => inline.push(" "),
                    Block::Verbatim if crossed && row(self.dom, open.block) == row(self.dom, block) => {
                        inline.push_gap(CELL_GAP)
                    }
                    _ if breaks > 0 || crossed => inline.end_line(),
                    _ => {}
                }
                if open.link != link && link.is_some() {
                    inline.open();
                }
                inline.push(text);
            }
        }
        open.link = link;
        open.block = block;
    }

    /// The link that a text stands in, inside its block.
    fn link(&self, id: NodeId, block: NodeId) -> Option<NodeId> {
        let inside = self.dom.ancestors(id).take_while(|&id| id != block);
        inside.into_iter().find(|&id| self.dom.name(id) == "a" && self.dom.attribute(id, "href").is_some())
    }

    /// What a block of the main text is, and the element that holds all of it.
    fn kind(&mut self, id: NodeId, block: NodeId) -> (Block, NodeId) {
        let around: Vec<NodeId> = self.dom.ancestors(id).collect();
        for id in around {
            let kind = match self.dom.name(id) {
                "h1" => Block::Heading(1),
                "h2" => Block::Heading(2),
                "h3" => Block::Heading(3),
                "h4" => Block::Heading(4),
                "h5" => Block::Heading(5),
                "h6" => Block::Heading(6),
                "li" => Block::ListItem,
                "blockquote" => Block::Quotation,
                "pre" => return (Block::Verbatim, id),
                "table" if self.holds_data(id) => return (Block::Verbatim, id),
                _ => continue,
            };
            return (kind, block);
        }
        (Block::Paragraph, block)
    }

    /// Whether a table holds data: rows and columns of short cells.
    fn holds_data(&mut self, table: NodeId) -> bool {
        if let Some(&known) = self.tables.get(&table) {
            return known;
        }
        let mut rows = 0;
        let mut cells = 0;
        let mut is_layout = self.dom.attribute(table, "role") == Some("presentation");
        for id in self.dom.subtree(table).skip(1) {
            match self.dom.name(id) {
                "tr" => rows += 1,
                "td" | "th" => {
                    cells += 1;
                    is_layout |= self.dom.text_below(id).trim().len() > LONGEST_CELL;
                }
                "table" | "ul" | "ol" | "h1" | "h2" | "h3" | "blockquote" | "form" | "article" | "section" => {
                    is_layout = true
                }
                _ => {}
            }
            if is_layout {
                break;
            }
        }
        let holds = !is_layout && rows > 1 && cells > rows;
        self.tables.insert(table, holds);
        holds
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let text = match open.text {
            Text::Inline(mut inline) => {
                if let Some(link) = open.link {
                    inline.close(self.dom.attribute(link, "href"));
                }
                inline.finish()
            }
            Text::Plain(text) if open.part == Part::Main => fenced(&text),
            Text::Plain(text) if matches!(open.part, Part::Removed(..)) => {
                text.lines().map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
            }
            Text::Plain(text) => one_line(&text),
        };
        let role = match open.part {
            Part::Title => Role::Title,
            Part::Byline => Role::Byline,
            Part::Removed(reason, _) => Role::Removed(reason),
            Part::Main => reasons::of_line(&text.replace('\\', "")).map_or(Role::Content(open.kind), Role::Removed),
        };
        // A piece that was left out is plain text.
        let text =
            if open.part == Part::Main && matches!(role, Role::Removed(_)) { text.replace('\\', "") } else { text };
        self.pieces.push(Piece { text, range: open.range, role });
    }
}

/// The row of a table that an element stands in.
fn row(dom: &Dom, id: NodeId) -> Option<NodeId> {
    std::iter::once(id).chain(dom.ancestors(id)).find(|&id| matches!(dom.name(id), "tr" | "caption"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_blocks_can_be_searched() {
        for name in ["address", "div", "label", "p", "video", "h1", "td"] {
            assert!(is_block(name), "{name}");
        }
        for name in ["a", "span", "br", ""] {
            assert!(!is_block(name), "{name}");
        }
    }
}
