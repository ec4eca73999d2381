//! Markup becomes a tree, as a browser would make it, within limits.
//!
//! html5ever decides what malformed markup means. It is fed a few thousand bytes at a time, and the tree is looked at
//! in between: what nests too deeply or has too many nodes is refused before it costs more than a moment, since the
//! time that standards ask for grows with the square of the depth.

use super::dom::{Content, Dom, Element, NodeId};
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName, TokenizerResult};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

/// The largest page that is read, in bytes. The longest of the pages that the rules were measured on has two million.
pub(super) const MOST_BYTES: usize = 32 << 20;

/// The most nodes that a page may have.
pub(super) const MOST_NODES: usize = 300_000;

/// How deeply elements may stand in each other. Browsers flatten what is deeper than 512.
pub(super) const DEEPEST: u32 = 512;

/// How many bytes are read between two looks at the limits.
const CHUNK: usize = 4 << 10;

/// Why a page is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum TooMuch {
    #[error("it has {size} MB, and a page may have {most}; save the text alone.", size = .0 >> 20, most = MOST_BYTES >> 20)]
    Bytes(usize),
    #[error("it has more than {MOST_NODES} elements and texts; cut it into smaller pages.")]
    Nodes,
    #[error(
        "its elements stand in each other more than {DEEPEST} deep, which no page written for people does; save the text alone."
    )]
    Depth,
}

/// Reads a page.
pub(super) fn parse(html: &str) -> Result<Dom, TooMuch> {
    if html.len() > MOST_BYTES {
        return Err(TooMuch::Bytes(html.len()));
    }
    let input = Rc::new(BufferQueue::default());
    let sink = Sink { dom: RefCell::new(Dom::new()), input: Rc::clone(&input), given: Cell::new(0) };
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let tokenizer_options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(TreeBuilder::new(sink, options), tokenizer_options);
    // A mark of byte order is none but at the start, and the tokenizer would take one off each chunk.
    let mut rest = html.strip_prefix('\u{feff}').unwrap_or(html);
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK).max(rest.len().min(1)));
        rest = after;
        let sink = &tokenizer.sink.sink;
        sink.given.set(html.len() - rest.len());
        input.push_back(StrTendril::from_slice(chunk));
        // It stops at each script, which nothing here runs, and at each encoding that is named, which is known.
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        sink.within_limits()?;
    }
    tokenizer.end();
    tokenizer.sink.sink.within_limits()?;
    Ok(tokenizer.sink.sink.dom.replace(Dom::new()))
}

struct Sink {
    dom: RefCell<Dom>,
    /// What the tokenizer has not read yet: with [`Self::given`] it tells where in the source it is.
    input: Rc<BufferQueue>,
    given: Cell<usize>,
}

impl Sink {
    fn within_limits(&self) -> Result<(), TooMuch> {
        let dom = self.dom.borrow();
        if dom.len() > MOST_NODES {
            return Err(TooMuch::Nodes);
        }
        if dom.deepest() > DEEPEST {
            return Err(TooMuch::Depth);
        }
        Ok(())
    }

    /// Where a text stands that was just read. Exact for text without character references; text that had to wait, as
    /// in tables, is placed behind itself.
    fn place(&self, text: &str) -> Range<usize> {
        let mut waiting = Vec::new();
        while let Some(piece) = self.input.pop_front() {
            waiting.push(piece);
        }
        let unread: usize = waiting.iter().map(|piece| piece.len()).sum();
        for piece in waiting {
            self.input.push_back(piece);
        }
        let end = self.given.get().saturating_sub(unread);
        end.saturating_sub(text.len())..end
    }

    fn insert(
        &self,
        child: NodeOrText<NodeId>,
        before: impl FnOnce(&Dom) -> Option<NodeId>,
        put: impl FnOnce(&mut Dom, NodeId),
    ) {
        let mut dom = self.dom.borrow_mut();
        let id = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => {
                let range = self.place(&text);
                let before = before(&dom);
                if dom.extend_text(before, &text, &range) {
                    return;
                }
                dom.create(Content::Text(text.to_string(), range))
            }
        };
        put(&mut dom, id);
    }
}

/// A name that outlives the borrow of the tree.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Self;
    type ElemName<'a> = Name;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        NodeId::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name {
        let nameless = || QualName::new(None, Namespace::default(), LocalName::default());
        Name(self.dom.borrow().element(*target).map_or_else(nameless, |element| element.name.clone()))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> NodeId {
        let attributes =
            attributes.into_iter().map(|attribute| (attribute.name.local, attribute.value.to_string())).collect();
        self.dom.borrow_mut().create(Content::Element(Element { name, attributes }))
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.dom.borrow_mut().create(Content::Comment)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.dom.borrow_mut().create(Content::Comment)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.insert(child, |dom| dom.last_child(*parent), |dom, id| dom.append(*parent, id));
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.dom.borrow().parent(*element).is_some();
        if has_parent { self.append_before_sibling(element, child) } else { self.append(previous, child) }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    /// A template's content is no part of the page: it hangs nowhere.
    fn get_template_contents(&self, _target: &NodeId) -> NodeId {
        self.dom.borrow_mut().create(Content::Other)
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.dom.borrow_mut().is_quirky = mode == QuirksMode::Quirks;
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.insert(child, |dom| dom.previous(*sibling), |dom, id| dom.insert_before(*sibling, id));
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let mut dom = self.dom.borrow_mut();
        let Some(element) = dom.element_mut(*target) else { return };
        for Attribute { name, value } in attributes {
            if element.attribute(&name.local).is_none() {
                element.attributes.push((name.local, value.to_string()));
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.dom.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut dom = self.dom.borrow_mut();
        let children: Vec<_> = dom.children(*node).collect();
        for child in children {
            dom.append(*new_parent, child);
        }
    }
}
