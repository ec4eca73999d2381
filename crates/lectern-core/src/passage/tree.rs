//! Blocks of numbered passages from CommonMark.

use super::mark::push_text;
use super::walk::{Container, Kind, Sink, Span, walk};
use super::{Block, Inline, Passage};

/// Reads CommonMark without extensions.
///
/// Raw HTML becomes its own letters, an image its description, a line end within a paragraph a space. Passages without
/// words are left out and have no number. Containers and spans are nested 64 deep at most; what is deeper keeps its
/// words and loses its nesting.
///
/// ```
/// use lectern_core::passage::{Block, Inline, parse};
///
/// let blocks = parse("We *demand* it.");
/// let Some(Block::Paragraph(passage)) = blocks.first() else { unreachable!() };
/// assert_eq!(passage.number, 1);
/// assert_eq!(passage.inlines.get(1), Some(&Inline::Emphasis(vec![Inline::Text("demand".into())])));
/// ```
#[must_use]
pub fn parse(content: &str) -> Vec<Block> {
    let mut tree = Tree::default();
    walk(content, &mut tree);
    tree.blocks
}

/// The blocks so far, and what is open around the place that has been reached.
#[derive(Default)]
struct Tree {
    /// The blocks of the innermost container.
    blocks: Vec<Block>,
    /// The items of the innermost list, while none of them is open.
    items: Vec<Vec<Block>>,
    outer: Vec<Level>,
    kind: Option<Kind>,
    /// What stands in the innermost span, or in the passage itself.
    inlines: Vec<Inline>,
    spans: Vec<(Span, Vec<Inline>)>,
    passages: u32,
}

/// A container, and what stands beside it.
struct Level {
    container: Container,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
}

impl Sink for Tree {
    fn open(&mut self, container: Container) {
        let (blocks, items) = (std::mem::take(&mut self.blocks), std::mem::take(&mut self.items));
        self.outer.push(Level { container, blocks, items });
    }

    fn close(&mut self) {
        let Some(Level { container, blocks, items }) = self.outer.pop() else { return };
        let inner = std::mem::replace(&mut self.blocks, blocks);
        let inner_items = std::mem::replace(&mut self.items, items);
        match container {
            Container::Quote if inner.is_empty() => {}
            Container::Quote => self.blocks.push(Block::Quote(inner)),
            Container::List { start } => self.blocks.push(Block::List { start, items: inner_items }),
            Container::Item => self.items.push(inner),
        }
    }

    fn begin(&mut self, kind: Kind) {
        self.kind = Some(kind);
    }

    fn end(&mut self) {
        let inlines = std::mem::take(&mut self.inlines);
        let Some(kind) = self.kind.take().filter(|_| !inlines.is_empty()) else { return };
        self.passages += 1;
        let passage = Passage { number: self.passages, inlines };
        self.blocks.push(match kind {
            Kind::Heading { level } => Block::Heading { level, passage },
            Kind::Paragraph => Block::Paragraph(passage),
            Kind::Verbatim => Block::Verbatim(passage),
        });
    }

    fn open_span(&mut self, span: Span) {
        self.spans.push((span, std::mem::take(&mut self.inlines)));
    }

    fn close_span(&mut self) {
        let Some((span, outer)) = self.spans.pop() else { return };
        let inlines = std::mem::replace(&mut self.inlines, outer);
        if inlines.is_empty() {
            return;
        }
        self.inlines.push(match span {
            Span::Emphasis => Inline::Emphasis(inlines),
            Span::Strong => Inline::Strong(inlines),
            Span::Code => Inline::Code(inlines),
            Span::Link { href } => Inline::Link { href, inlines },
        });
    }

    fn text(&mut self, text: &str) {
        push_text(&mut self.inlines, text);
    }

    fn line_break(&mut self) {
        self.inlines.push(Inline::Break);
    }

    fn rule(&mut self) {
        self.blocks.push(Block::Rule);
    }
}
