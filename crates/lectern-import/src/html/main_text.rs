//! Which texts of a page are its main text: the verdict of a library, carried back to the page's own tree.
//!
//! `legible` answers with markup of its own making. So the page is written anew for it with a number on each element,
//! and each text that comes out is looked for among the texts of the element whose number it still stands under. The
//! library moves, renames and unwraps elements, but it takes texts whole or not at all and keeps their order.

use super::dom::{Content, Dom, Element, NodeId};
use super::parse;
use std::collections::HashMap;

/// The attribute that holds an element's number.
const NUMBER: &str = "data-lectern";

/// An attribute longer than this, in bytes, is not shown to the library: it holds a picture or a program, and no rule
/// looks for words in it.
const LONGEST_ATTRIBUTE: usize = 4 << 10;

/// What the library found.
#[derive(Debug, Default)]
pub(super) struct MainText {
    /// For each node, by number, whether it is a text of the main text.
    pub(super) is_main: Vec<bool>,
    /// The title, empty where there is none.
    pub(super) title: String,
    /// Who wrote it, as the page says it.
    pub(super) byline: Option<String>,
    /// When it was published, as the page says it.
    pub(super) published: Option<String>,
    /// The name of the site.
    pub(super) site: Option<String>,
}

/// Asks the library for the main text.
pub(super) fn find(dom: &Dom) -> MainText {
    let nothing = || MainText { is_main: vec![false; dom.len()], ..MainText::default() };
    let Ok(article) = legible::parse(&numbered(dom), None, None) else { return nothing() };
    let Ok(answer) = parse::parse(&article.content) else { return nothing() };
    MainText {
        is_main: carried_back(dom, &answer),
        title: article.title,
        byline: article.byline,
        published: article.published_time,
        site: article.site_name,
    }
}

/// Marks the texts of a page that are in the answer.
fn carried_back(dom: &Dom, answer: &Dom) -> Vec<bool> {
    let mut is_main = vec![false; dom.len()];
    // The texts that stand directly in an element, and how many of them were passed.
    let mut passed: HashMap<NodeId, Option<NodeId>> = HashMap::new();
    let mut lost = Vec::new();
    for text in answer.subtree(NodeId::ROOT) {
        let Some(words) = answer.text(text) else { continue };
        let mut letters = letters(words).peekable();
        if letters.peek().is_none() {
            continue;
        }
        let number = answer.ancestors(text).find_map(|id| answer.attribute(id, NUMBER));
        let holder = number.and_then(|number| number.parse().ok()).and_then(NodeId::from_index);
        let found = holder.is_some_and(|holder| {
            let after = passed.entry(holder).or_default();
            let found = texts_in(dom, holder, *after, words);
            for &id in &found {
                mark(&mut is_main, id);
            }
            *after = found.last().copied().or(*after);
            !found.is_empty()
        });
        if !found {
            lost.push((words, holder));
        }
    }
    for (words, holder) in lost {
        find_anywhere(dom, holder, words, &mut is_main);
    }
    is_main
}

fn mark(is_main: &mut [bool], id: NodeId) {
    if let Some(mark) = is_main.get_mut(id.index()) {
        *mark = true;
    }
}

/// The letters of a text, without the spaces between them, which the library may change.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|letter| !letter.is_whitespace())
}

/// The texts directly in an element, after one of them, whose letters together are those of an answer. The answer joins
/// texts between which something was left out.
fn texts_in(dom: &Dom, holder: NodeId, after: Option<NodeId>, words: &str) -> Vec<NodeId> {
    let mut children = dom.children(holder);
    if let Some(after) = after {
        children.by_ref().find(|&id| id == after);
    }
    let mut found = Vec::new();
    let mut rest = words.trim_start();
    for id in children {
        if rest.is_empty() {
            break;
        }
        let Some(text) = dom.text(id).filter(|text| !text.trim().is_empty()) else { continue };
        if let Some(shorter) = without_start(rest, text) {
            rest = shorter;
            found.push(id);
        } else if !found.is_empty() {
            break;
        }
    }
    if rest.is_empty() { found } else { Vec::new() }
}

/// What is left of `text` where it begins with the letters of `start`.
fn without_start<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let mut rest = text;
    for letter in letters(start) {
        rest = rest.trim_start().strip_prefix(letter)?;
    }
    Some(rest.trim_start())
}

/// Looks for a text whose element is not known any more: first below the nearest one that is, then on the whole page.
fn find_anywhere(dom: &Dom, holder: Option<NodeId>, words: &str, is_main: &mut [bool]) {
    for root in [holder, Some(NodeId::ROOT)].into_iter().flatten() {
        let found = dom.subtree(root).find(|&id| {
            let unmarked = is_main.get(id.index()).is_some_and(|&marked| !marked);
            unmarked && dom.text(id).is_some_and(|text| letters(text).eq(letters(words)))
        });
        if let Some(id) = found {
            mark(is_main, id);
            return;
        }
    }
}

/// The page as markup, with a number on each element, without scripts and styles.
fn numbered(dom: &Dom) -> String {
    let mut out = String::new();
    if !dom.is_quirky {
        out.push_str("<!DOCTYPE html>");
    }
    // Elements whose end is still to be written.
    let mut open: Vec<NodeId> = Vec::new();
    let mut next = dom.children(NodeId::ROOT).next();
    while let Some(id) = next {
        let inside = write_start(dom, id, &mut out);
        let child = if inside { dom.children(id).next() } else { None };
        if inside {
            open.push(id);
        }
        next = child.or_else(|| {
            let next = dom.after(id, NodeId::ROOT);
            let around = next.and_then(|next| dom.parent(next));
            while let Some(&last) = open.last() {
                if Some(last) == around {
                    break;
                }
                write_end(dom, last, &mut out);
                open.pop();
            }
            next
        });
    }
    out
}

/// Writes a node up to its children, and says whether they are to be written.
fn write_start(dom: &Dom, id: NodeId, out: &mut String) -> bool {
    match dom.content(id) {
        Content::Text(text, _) => escape(text, out),
        Content::Comment => out.push_str("<!---->"),
        Content::Other => {}
        Content::Element(element) => {
            if is_left_out(element) {
                return false;
            }
            write_tag(element, id, out);
            // What these hold is not markup.
            let is_raw = matches!(&*element.name.local, "script" | "iframe");
            if is_raw {
                if &*element.name.local == "script" {
                    out.push_str(&dom.text_below(id));
                }
                write_end(dom, id, out);
            }
            return !is_raw && !is_void(element.html_name());
        }
    }
    false
}

fn write_tag(element: &Element, id: NodeId, out: &mut String) {
    out.push('<');
    out.push_str(written_name(element));
    for (name, value) in &element.attributes {
        if value.len() > LONGEST_ATTRIBUTE || name.starts_with("on") || !is_plain_name(name) {
            continue;
        }
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
    out.push_str(&format!(" {NUMBER}=\"{}\">", id.index()));
    if matches!(element.html_name(), "pre" | "textarea" | "listing") {
        // The first line end of these is not part of their text.
        out.push('\n');
    }
}

fn write_end(dom: &Dom, id: NodeId, out: &mut String) {
    if let Some(element) = dom.element(id) {
        out.push_str("</");
        out.push_str(written_name(element));
        out.push('>');
    }
}

/// Elements whose text no browser would read as markup again have another name, so that it is escaped as all other.
fn written_name(element: &Element) -> &str {
    match element.html_name() {
        "xmp" | "plaintext" | "listing" => "pre",
        _ => &element.name.local,
    }
}

/// Programs and styles. What a script says of the page in JSON-LD is needed.
fn is_left_out(element: &Element) -> bool {
    match &*element.name.local {
        "script" => element.attribute("type") != Some("application/ld+json"),
        "style" | "template" | "noembed" | "noframes" => true,
        _ => false,
    }
}

fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(&byte))
}

fn is_void(name: &str) -> bool {
    let void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    void.contains(&name)
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn main_of(html: &str) -> String {
        let dom = parse::parse(html).unwrap();
        let main = find(&dom);
        let texts = dom.subtree(NodeId::ROOT).filter(|id| main.is_main.get(id.index()) == Some(&true));
        texts.filter_map(|id| dom.text(id)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn the_verdict_is_carried_back_to_the_texts_of_the_page() {
        let line = "Words that go on, and on, and on, so that this is a paragraph of some length.";
        let html = format!(
            "<body><nav><a href=/>Home</a></nav><article><p>{line}<p>One <a href='javascript:x'>two</a> <b>three</b>
            <p>{line}<div>Four<br><br>five</div></article><div class=footer>Home</div>"
        );
        assert_eq!(main_of(&html).replace(line, "L").replace(char::is_whitespace, ""), "L|One|two|three|L|Four|five");
    }

    #[test]
    fn what_is_written_for_the_library_is_the_same_tree() {
        let html = "<p class='a\"b'>One &amp; <pre>\n\nx</pre><script>no</script><br>two<table><td>3</table>";
        let dom = parse::parse(html).unwrap();
        let again = parse::parse(&numbered(&dom)).unwrap();
        let shape = |dom: &Dom| {
            let nodes = dom.subtree(NodeId::ROOT).filter(|&id| !matches!(dom.name(id), "script"));
            nodes.map(|id| (dom.name(id).to_owned(), dom.text(id).map(str::to_owned))).collect::<Vec<_>>()
        };
        let without_script = |shape: Vec<(String, Option<String>)>| {
            shape.into_iter().filter(|(_, text)| text.as_deref() != Some("no")).collect::<Vec<_>>()
        };
        assert_eq!(without_script(shape(&dom)), shape(&again));
    }
}
