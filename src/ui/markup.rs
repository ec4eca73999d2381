//! Elements written down as plain values, for what a collection says: drawn once, never reacting.
//!
//! `view!` gives each element a type of its own and the code that builds, compares and updates it. That is right for
//! what reacts; of a card's two dozen elements it made half the time of a keystroke. Here one function draws them all.
//! Text can only become text nodes and attributes: nothing here sets HTML.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{CastFrom, RemoveEventHandler, Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState};
use std::borrow::Cow;

/// An element, before it is drawn. A box, so that each thing added to it moves one pointer.
pub struct Markup(Box<Element>);

struct Element {
    tag: &'static str,
    namespace: Option<&'static str>,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    children: Vec<Child>,
    on_click: Option<Callback<()>>,
}

/// What stands in an element.
pub enum Child {
    /// Text, as it is.
    Text(Cow<'static, str>),
    /// Another element.
    Element(Markup),
    /// Something that reacts.
    View(Box<AnyView>),
}

/// An element of this name.
pub fn el(tag: &'static str) -> Markup {
    Markup(Box::new(Element { tag, namespace: None, attributes: Vec::new(), children: Vec::new(), on_click: None }))
}

/// A sign of one line, drawn in a square of ten by ten, that says nothing to those who cannot see it.
pub fn sign(class: &'static str, line: &'static str) -> Markup {
    let svg = |tag| {
        let mut element = el(tag);
        element.0.namespace = Some("http://www.w3.org/2000/svg");
        element
    };
    let sign = svg("svg").class(class).attr("viewBox", "0 0 10 10").attr("aria-hidden", "true");
    sign.child(svg("path").attr("d", line))
}

/// A button with words on it.
pub fn button(words: String, on_click: Callback<()>) -> Markup {
    el("button").attr("type", "button").child(words).on_click(on_click)
}

impl Markup {
    /// With a class.
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// With the direction that its text has.
    pub fn own_direction(self) -> Self {
        self.attr("dir", "auto")
    }

    /// With an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.0.attributes.push((name, value.into()));
        self
    }

    /// With what happens when it is clicked, besides what its element does.
    pub fn on_click(mut self, on_click: Callback<()>) -> Self {
        self.0.on_click = Some(on_click);
        self
    }

    /// With something in it, after what is there.
    pub fn child(mut self, child: impl Into<Child>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// With several things in it, or with one that may be missing.
    pub fn children<C: Into<Child>>(mut self, children: impl IntoIterator<Item = C>) -> Self {
        self.0.children.extend(children.into_iter().map(C::into));
        self
    }
}

impl From<&'static str> for Child {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Child {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Markup> for Child {
    fn from(markup: Markup) -> Self {
        Self::Element(markup)
    }
}

impl From<AnyView> for Child {
    fn from(view: AnyView) -> Self {
        Self::View(Box::new(view))
    }
}

/// A drawn element, and what must live as long as it does.
pub struct Drawn {
    element: types::Element,
    _kept: Kept,
}

#[derive(Default)]
struct Kept {
    views: Vec<<AnyView as Render>::State>,
    listeners: Vec<RemoveEventHandler<types::Element>>,
}

fn draw(Markup(markup): Markup, kept: &mut Kept) -> types::Element {
    let element = Rndr::create_element(markup.tag, markup.namespace);
    for (name, value) in &markup.attributes {
        Rndr::set_attribute(&element, name, value);
    }
    for child in markup.children {
        match child {
            Child::Text(text) => Rndr::insert_node(&element, &Rndr::create_text_node(&text), None),
            Child::Element(markup) => Rndr::insert_node(&element, &draw(markup, kept), None),
            Child::View(view) => {
                let mut view = view.build();
                view.mount(&element, None);
                kept.views.push(view);
            }
        }
    }
    if let Some(callback) = markup.on_click {
        let listener = Rndr::add_event_listener(&element, "click", Box::new(move |_| callback.run(())));
        kept.listeners.push(listener);
    }
    element
}

impl Render for Markup {
    type State = Drawn;

    fn build(self) -> Drawn {
        let mut kept = Kept::default();
        let element = draw(self, &mut kept);
        Drawn { element, _kept: kept }
    }

    fn rebuild(self, state: &mut Drawn) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        Rndr::remove(&self.element);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.element).and_then(types::Element::cast_from);
        parent.is_some_and(|parent| {
            child.mount(&parent, Some(&self.element));
            true
        })
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

// What follows is for servers that print HTML and for pages that take it over. The reader has neither.

impl AddAnyAttr for Markup {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
