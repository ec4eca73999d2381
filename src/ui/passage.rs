//! A statement's full text: blocks of numbered passages, each with a link to itself, hits marked.

use crate::i18n::use_i18n;
use crate::ui::outward::Outward;
use lectern_core::ViewState;
use lectern_core::passage::{Block, Inline, Passage};
use leptos::prelude::*;
use std::cell::Cell;

/// The id of a passage's element.
pub fn passage_id(number: u32) -> String {
    format!("p{number}")
}

/// The id of a hit's first element.
pub fn hit_id(hit: u32) -> String {
    format!("hit{hit}")
}

/// A whole text.
#[component]
pub fn FullText(
    /// Its blocks.
    blocks: Vec<Block>,
    /// The view of the statement, whose passages are linked to.
    view: ViewState,
    /// Its language.
    language: Option<String>,
) -> impl IntoView {
    let painter = Painter { view, last_hit: Cell::new(None) };
    view! { <div class="text" lang={language} dir="auto">{painter.blocks(blocks)}</div> }
}

/// Turns blocks into elements. All that is set is text and addresses that were checked.
struct Painter {
    view: ViewState,
    /// The hit marked last: only its first mark has its id, since a hit may span several elements.
    last_hit: Cell<Option<u32>>,
}

impl Painter {
    fn blocks(&self, blocks: Vec<Block>) -> AnyView {
        blocks.into_iter().map(|block| self.block(block)).collect_view().into_any()
    }

    fn block(&self, block: Block) -> AnyView {
        match block {
            Block::Heading { level, passage } => self.heading(level, passage),
            Block::Paragraph(passage) => {
                let id = passage_id(passage.number);
                view! { <p class="passage" id={id} dir="auto">{self.passage(passage)}</p> }.into_any()
            }
            Block::Verbatim(passage) => {
                let id = passage_id(passage.number);
                view! { <pre class="passage" id={id} dir="auto">{self.passage(passage)}</pre> }.into_any()
            }
            Block::Quote(blocks) => view! { <blockquote>{self.blocks(blocks)}</blockquote> }.into_any(),
            Block::List { start, items } => self.list(start, items),
            Block::Rule => view! { <hr/> }.into_any(),
        }
    }

    /// The page's headings are levels 1 and 2, so that a text's own begin at 3.
    fn heading(&self, level: u8, passage: Passage) -> AnyView {
        let id = passage_id(passage.number);
        let words = self.passage(passage);
        match level {
            1 => view! { <h3 class="passage" id={id} dir="auto">{words}</h3> }.into_any(),
            2 => view! { <h4 class="passage" id={id} dir="auto">{words}</h4> }.into_any(),
            3 => view! { <h5 class="passage" id={id} dir="auto">{words}</h5> }.into_any(),
            _ => view! { <h6 class="passage" id={id} dir="auto">{words}</h6> }.into_any(),
        }
    }

    fn list(&self, start: Option<u64>, items: Vec<Vec<Block>>) -> AnyView {
        let items = items.into_iter().map(|blocks| view! { <li dir="auto">{self.blocks(blocks)}</li> }).collect_view();
        match start {
            Some(start) => view! { <ol start={start.to_string()}>{items}</ol> }.into_any(),
            None => view! { <ul>{items}</ul> }.into_any(),
        }
    }

    fn passage(&self, passage: Passage) -> AnyView {
        let i18n = use_i18n();
        let number = passage.number;
        let href = ViewState { passage: Some(number), ..self.view.clone() }.to_string();
        let label = i18n.passage_link(&i18n.number(number));
        view! {
            <a class="passage-number" href={href} aria-label={label}>{i18n.number(number)}</a>
            {self.inlines(passage.inlines)}
        }
        .into_any()
    }

    fn inlines(&self, inlines: Vec<Inline>) -> AnyView {
        inlines.into_iter().map(|inline| self.inline(inline)).collect_view().into_any()
    }

    fn inline(&self, inline: Inline) -> AnyView {
        match inline {
            Inline::Text(text) => text.into_any(),
            Inline::Mark { hit, text } => {
                let first = self.last_hit.replace(Some(hit)) != Some(hit);
                view! { <mark id={first.then(|| hit_id(hit))}>{text}</mark> }.into_any()
            }
            Inline::Emphasis(inner) => view! { <em>{self.inlines(inner)}</em> }.into_any(),
            Inline::Strong(inner) => view! { <strong>{self.inlines(inner)}</strong> }.into_any(),
            Inline::Code(inner) => view! { <code>{self.inlines(inner)}</code> }.into_any(),
            Inline::Link { href, inlines } => self.link(href, inlines),
            Inline::Break => view! { <br/> }.into_any(),
        }
    }

    /// A link that may be followed keeps its words with their marks; of another, the address is shown too.
    fn link(&self, href: String, inlines: Vec<Inline>) -> AnyView {
        let words = self.inlines(inlines);
        if crate::ui::outward::may_follow(&href) {
            view! { <a href={href} rel="noopener noreferrer">{words}</a> }.into_any()
        } else {
            view! { {words} " (" <Outward href words=String::new()/> ")" }.into_any()
        }
    }
}
