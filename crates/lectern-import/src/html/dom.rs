//! The tree of a page: nodes in one list, linked by number.
//!
//! Nothing here calls itself and nothing owns a child, so that a page which nests a hundred thousand elements needs no
//! more stack to be walked, or to be thrown away, than a flat one.

use html5ever::{LocalName, QualName, local_name, ns};
use std::ops::Range;

/// The number of a node in its [`Dom`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(u32);

impl NodeId {
    /// The document itself.
    pub(super) const ROOT: Self = Self(0);

    /// The number, for a list that runs beside the nodes.
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }

    /// The node of a number that [`Self::index`] gave.
    pub(super) fn from_index(index: usize) -> Option<Self> {
        u32::try_from(index).ok().map(Self)
    }
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Content {
    /// An element with its attributes.
    Element(Element),
    /// Text, with the place in the source where it stands.
    Text(String, Range<usize>),
    /// A comment; what it says is not kept.
    Comment,
    /// The document, the content of a template, or what else has no words.
    Other,
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    /// Its name and namespace.
    pub(super) name: QualName,
    /// Its attributes, in their order.
    pub(super) attributes: Vec<(LocalName, String)>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| **key == *name).map(|(_, value)| value.as_str())
    }

    /// Its name, empty for what is not HTML: no rule for HTML applies to a drawing's parts.
    pub(super) fn html_name(&self) -> &str {
        if self.name.ns == ns!(html) { &self.name.local } else { "" }
    }
}

#[derive(Debug)]
struct Node {
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    /// How many elements are around it.
    depth: u32,
    content: Content,
}

impl Node {
    const fn new(content: Content) -> Self {
        Self { parent: None, previous: None, next: None, first: None, last: None, depth: 0, content }
    }
}

/// A page as a tree.
#[derive(Debug)]
pub(super) struct Dom {
    nodes: Vec<Node>,
    /// What a number that is none leads to, so that no look-up can fail.
    nothing: Node,
    /// The deepest that any node was put.
    deepest: u32,
    /// Whether the page asks to be read as pages were before standards.
    pub(super) is_quirky: bool,
}

impl Dom {
    pub(super) fn new() -> Self {
        let nothing = Node::new(Content::Other);
        Self { nodes: vec![Node::new(Content::Other)], nothing, deepest: 0, is_quirky: false }
    }

    pub(super) const fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) const fn deepest(&self) -> u32 {
        self.deepest
    }

    fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id.index()).unwrap_or(&self.nothing)
    }

    fn change(&mut self, id: Option<NodeId>, change: impl FnOnce(&mut Node)) {
        if let Some(node) = id.and_then(|id| self.nodes.get_mut(id.index())) {
            change(node);
        }
    }

    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    pub(super) fn previous(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).previous
    }

    pub(super) fn last_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).last
    }

    pub(super) fn content(&self, id: NodeId) -> &Content {
        &self.node(id).content
    }

    pub(super) fn element(&self, id: NodeId) -> Option<&Element> {
        match self.content(id) {
            Content::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn element_mut(&mut self, id: NodeId) -> Option<&mut Element> {
        match self.nodes.get_mut(id.index()).map(|node| &mut node.content) {
            Some(Content::Element(element)) => Some(element),
            _ => None,
        }
    }

    /// The words of a text node.
    pub(super) fn text(&self, id: NodeId) -> Option<&str> {
        match self.content(id) {
            Content::Text(text, _) => Some(text),
            _ => None,
        }
    }

    /// The name of an HTML element; empty for everything else.
    pub(super) fn name(&self, id: NodeId) -> &str {
        self.element(id).map_or("", Element::html_name)
    }

    /// The value of an element's attribute.
    pub(super) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.element(id)?.attribute(name)
    }

    /// The elements around a node, the nearest first.
    pub(super) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |&id| self.parent(id))
    }

    /// The children of a node.
    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).first, |&id| self.node(id).next)
    }

    /// A node and everything below it, in the order of the page.
    pub(super) fn subtree(&self, root: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(root), move |&id| self.node(id).first.or_else(|| self.after(id, root)))
    }

    /// The node that follows all of a subtree, inside a larger one.
    pub(super) fn after(&self, id: NodeId, root: NodeId) -> Option<NodeId> {
        let mut id = id;
        while id != root {
            if let Some(next) = self.node(id).next {
                return Some(next);
            }
            id = self.parent(id)?;
        }
        None
    }

    /// The first element of a name.
    pub(super) fn first(&self, name: &LocalName) -> Option<NodeId> {
        self.subtree(NodeId::ROOT).find(|&id| {
            self.element(id).is_some_and(|element| element.name.local == *name && !element.html_name().is_empty())
        })
    }

    /// The body, or the whole document of a page without one.
    pub(super) fn body(&self) -> NodeId {
        self.first(&local_name!("body")).unwrap_or(NodeId::ROOT)
    }

    /// All text below a node.
    pub(super) fn text_below(&self, root: NodeId) -> String {
        self.subtree(root).filter_map(|id| self.text(id)).collect()
    }

    pub(super) fn create(&mut self, content: Content) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node::new(content));
        id
    }

    /// Adds text after a text node's own, if it is one.
    pub(super) fn extend_text(&mut self, id: Option<NodeId>, more: &str, range: &Range<usize>) -> bool {
        match id.and_then(|id| self.nodes.get_mut(id.index())).map(|node| &mut node.content) {
            Some(Content::Text(text, place)) => {
                text.push_str(more);
                place.start = place.start.min(range.start);
                place.end = place.end.max(range.end);
                true
            }
            _ => false,
        }
    }

    pub(super) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let last = self.node(parent).last;
        let depth = self.node(parent).depth + 1;
        self.deepest = self.deepest.max(depth);
        self.change(Some(child), |node| {
            node.parent = Some(parent);
            node.previous = last;
            node.depth = depth;
        });
        self.change(last, |node| node.next = Some(child));
        self.change(Some(parent), |node| {
            node.first = node.first.or(Some(child));
            node.last = Some(child);
        });
    }

    pub(super) fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        let Some(parent) = self.parent(sibling) else { return };
        let (previous, depth) = (self.previous(sibling), self.node(sibling).depth);
        self.change(Some(child), |node| {
            node.parent = Some(parent);
            node.previous = previous;
            node.next = Some(sibling);
            node.depth = depth;
        });
        self.change(previous, |node| node.next = Some(child));
        self.change(Some(sibling), |node| node.previous = Some(child));
        self.change(Some(parent), |node| {
            if node.first == Some(sibling) {
                node.first = Some(child);
            }
        });
    }

    pub(super) fn detach(&mut self, id: NodeId) {
        let Some(parent) = self.parent(id) else { return };
        let (previous, next) = (self.node(id).previous, self.node(id).next);
        self.change(previous, |node| node.next = next);
        self.change(next, |node| node.previous = previous);
        self.change(Some(parent), |node| {
            if node.first == Some(id) {
                node.first = next;
            }
            if node.last == Some(id) {
                node.last = previous;
            }
        });
        self.change(Some(id), |node| {
            node.parent = None;
            node.previous = None;
            node.next = None;
        });
    }
}
