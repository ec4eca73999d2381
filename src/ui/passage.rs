//! A statement's full text: blocks of numbered passages, each with a link to itself, hits marked.

use crate::i18n::I18n;
use crate::ui::markup::{Child, Markup, el};
use crate::ui::outward::outward;
use lectern_core::ViewState;
use lectern_core::link::may_follow;
use lectern_core::passage::{Block, Inline, Passage, direction};

/// The id of a passage's element.
pub fn passage_id(number: u32) -> String {
    format!("p{number}")
}

/// The id of a hit's first element.
pub fn hit_id(hit: u32) -> String {
    format!("hit{hit}")
}

/// A whole text in a language, with links to its passages in the view of its statement.
pub fn full_text(i18n: I18n, view: &ViewState, language: Option<&str>, blocks: &[Block]) -> Markup {
    let mut painter = Painter { i18n, view, last_hit: None };
    let text = el("div").class("text").attr("dir", direction(blocks)).maybe("lang", language.map(str::to_owned));
    text.children(painter.blocks(blocks))
}

/// Turns blocks into elements. All that is set is text and addresses that were checked.
struct Painter<'a> {
    i18n: I18n,
    view: &'a ViewState,
    /// The hit marked last: only its first mark has its id, since a hit may span several elements.
    last_hit: Option<u32>,
}

impl Painter<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Markup> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Heading { level, passage } => self.passage(heading(*level), passage),
            Block::Paragraph(passage) => self.passage("p", passage),
            Block::Verbatim(passage) => self.passage("pre", passage),
            Block::Quote(blocks) => el("blockquote").children(self.blocks(blocks)),
            Block::List { start, items } => {
                let items: Vec<Markup> = items.iter().map(|blocks| el("li").children(self.blocks(blocks))).collect();
                match start {
                    Some(start) => el("ol").attr("start", start.to_string()).children(items),
                    None => el("ul").children(items),
                }
            }
            Block::Rule => el("hr"),
        }
    }

    /// A passage in an element of this name, its number before it.
    fn passage(&mut self, tag: &'static str, passage: &Passage) -> Markup {
        let number = self.i18n.number(passage.number);
        let href = ViewState { passage: Some(passage.number), ..self.view.clone() }.to_string();
        let link = el("a")
            .class("passage-number")
            .attr("href", href)
            .attr("aria-label", self.i18n.passage_link(&number))
            .child(number);
        let id = passage_id(passage.number);
        let element = el(tag).class("passage").attr("id", id).own_direction();
        element.child(link).children(self.inlines(&passage.inlines))
    }

    fn inlines(&mut self, inlines: &[Inline]) -> Vec<Child> {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> Child {
        match inline {
            Inline::Text(text) => return text.clone().into(),
            Inline::Mark { hit, text } => {
                let mark = el("mark").child(text.clone());
                let is_first = self.last_hit.replace(*hit) != Some(*hit);
                mark.maybe("id", is_first.then(|| hit_id(*hit)))
            }
            Inline::Emphasis(inner) => el("em").children(self.inlines(inner)),
            Inline::Strong(inner) => el("strong").children(self.inlines(inner)),
            Inline::Code(inner) => el("code").children(self.inlines(inner)),
            Inline::Link { href, inlines } => self.link(href, inlines),
            Inline::Break => el("br"),
        }
        .into()
    }

    /// A link that may be followed keeps its words with their marks; of another, the address is shown too.
    fn link(&mut self, href: &str, inlines: &[Inline]) -> Markup {
        let words = self.inlines(inlines);
        match may_follow(href) {
            true => el("a").attr("href", href.to_owned()).attr("rel", "noopener noreferrer").children(words),
            false => el("span").children(words).child(" (").child(outward(href.to_owned(), String::new())).child(")"),
        }
    }
}

/// The page's headings are levels 1 and 2, so that a text's own begin at 3.
fn heading(level: u8) -> &'static str {
    match level {
        1 => "h3",
        2 => "h4",
        3 => "h5",
        _ => "h6",
    }
}
