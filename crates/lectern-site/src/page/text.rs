//! A full text as the reader shows it (`src/ui/passage.rs`): blocks of numbered passages, each with a link to itself.

use crate::links::{may_follow, outward};
use lectern_core::passage::{Block, Inline, Passage, direction, parse};
use maud::{Markup, PreEscaped, html};

/// The text of a statement in its language.
pub fn full_text(content: &str, language: Option<&str>) -> Markup {
    let content = parse(content);
    html! { div.text dir=(direction(&content)) lang=[language] { (blocks(&content)) } }
}

fn blocks(blocks: &[Block]) -> Markup {
    html! { @for one in blocks { (block(one)) } }
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Heading { level, passage } => heading(*level, passage),
        Block::Paragraph(passage) => html! { p.passage id=(id(passage)) dir="auto" { (content(passage)) } },
        Block::Verbatim(passage) => html! { pre.passage id=(id(passage)) dir="auto" { (content(passage)) } },
        Block::Quote(inner) => html! { blockquote { (blocks(inner)) } },
        Block::List { start: Some(start), items: inner } => html! { ol start=(start) { (items(inner)) } },
        Block::List { start: None, items: inner } => html! { ul { (items(inner)) } },
        Block::Rule => html! { hr; },
    }
}

fn items(items: &[Vec<Block>]) -> Markup {
    html! { @for item in items { li { (blocks(item)) } } }
}

/// The page's headings are levels 1 and 2, so that a text's own begin at 3.
fn heading(level: u8, passage: &Passage) -> Markup {
    match level {
        1 => html! { h3.passage id=(id(passage)) dir="auto" { (content(passage)) } },
        2 => html! { h4.passage id=(id(passage)) dir="auto" { (content(passage)) } },
        3 => html! { h5.passage id=(id(passage)) dir="auto" { (content(passage)) } },
        _ => html! { h6.passage id=(id(passage)) dir="auto" { (content(passage)) } },
    }
}

fn id(passage: &Passage) -> String {
    format!("p{}", passage.number)
}

fn content(passage: &Passage) -> Markup {
    let number = passage.number;
    html! {
        a.passage-number href={ "#p" (number) } aria-label={ "Link to passage " (number) } { (number) }
        (inlines(&passage.inlines))
    }
}

fn inlines(inlines: &[Inline]) -> Markup {
    PreEscaped(inlines.iter().map(|one| inline(one).into_string()).collect())
}

fn inline(inline: &Inline) -> Markup {
    match inline {
        Inline::Text(text) | Inline::Mark { text, .. } => html! { (text) },
        Inline::Emphasis(inner) => html! { em { (inlines(inner)) } },
        Inline::Strong(inner) => html! { strong { (inlines(inner)) } },
        Inline::Code(inner) => html! { code { (inlines(inner)) } },
        Inline::Link { href, inlines: inner } if may_follow(href) => {
            html! { a href=(href) rel="noopener noreferrer" { (inlines(inner)) } }
        }
        Inline::Link { href, inlines: inner } => html! { span { (inlines(inner)) " (" (outward(href, "")) ")" } },
        Inline::Break => html! { br; },
    }
}
