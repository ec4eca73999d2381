//! Elements written down as values, and drawn by one function.
//!
//! `view!` gives each element a type of its own, and with it the code that builds, compares and updates that type. For
//! this reader it came to half of the app's weight and of the time of a keystroke. Components still compose with
//! `view!`; what they are made of is written with [`el`]. What is plain is drawn once; what follows signals
//! ([`live`](Markup::live), [`words`], [`part`], [`rows`]) is an effect of its own, as in `view!`.
//!
//! Text can only become text nodes and attributes: nothing here sets HTML.

mod drawing;

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::borrow::Cow;
use std::sync::Arc;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element, before it is drawn. A box, so that each thing added to it moves one pointer.
pub struct Markup(Box<Element>);

struct Element {
    tag: &'static str,
    namespace: Option<&'static str>,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    live: Vec<(Target, Follow)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Child>,
}

/// What a target is set to, read from signals.
type Follow = Box<dyn Fn() -> Value + Send>;

/// What happens at an event.
type Listener = Box<dyn FnMut(JsValue) + Send>;

/// What of an element follows signals.
#[derive(Clone, Copy)]
enum Target {
    /// Its text, in a node of its own.
    Text,
    /// An attribute, which is not there without a value.
    Attribute(&'static str),
    /// A property.
    Property(&'static str),
    /// A property of its style.
    Style(&'static str),
}

/// What a target is set to.
#[derive(PartialEq)]
enum Value {
    Text(String),
    Flag(bool),
    Nothing,
}

/// Text that follows signals.
pub struct Words(Follow);

/// What stands in an element.
pub enum Child {
    /// Text, as it is.
    Text(Cow<'static, str>),
    /// Text that follows signals.
    Words(Words),
    /// Another element.
    Element(Markup),
    /// Anything else.
    View(Box<AnyView>),
}

/// An element of this name.
pub fn el(tag: &'static str) -> Markup {
    let (attributes, live, listeners, children) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Markup(Box::new(Element { tag, namespace: None, attributes, live, listeners, children }))
}

/// An element of a drawing.
pub fn svg(tag: &'static str) -> Markup {
    let mut element = el(tag);
    element.0.namespace = Some(SVG);
    element
}

/// A sign of one line, drawn in a square of ten by ten, that says nothing to those who cannot see it.
pub fn sign(class: &'static str, line: &'static str) -> Markup {
    let sign = svg("svg").class(class).attr("viewBox", "0 0 10 10").attr("aria-hidden", "true");
    sign.child(svg("path").attr("d", line))
}

/// A button with words on it.
pub fn button(words: impl Into<Child>, mut pressed: impl FnMut() + Send + 'static) -> Markup {
    el("button").attr("type", "button").child(words).on("click", move |_: JsValue| pressed())
}

/// Text that follows signals.
pub fn words(words: impl Fn() -> String + Send + 'static) -> Child {
    Child::Words(Words(Box::new(move || Value::Text(words()))))
}

/// Elements that follow signals: all of them are drawn anew when one changes. What must keep its focus or an open fold
/// stands outside.
pub fn part<M: IntoIterator<Item = Markup>>(part: impl Fn() -> M + Send + 'static) -> Child {
    let part: Box<dyn Fn() -> Vec<Markup> + Send> = Box::new(move || part().into_iter().collect());
    Child::from(part.into_any())
}

/// Elements by key: what stays is kept as it is, and reads what changes in it from signals.
pub fn rows(
    keys: impl Fn() -> Vec<String> + Send + 'static,
    row: impl Fn(String) -> Markup + Send + Sync + 'static,
) -> Child {
    fn keyed(keys: Box<dyn Fn() -> Vec<String> + Send>, row: Arc<dyn Fn(String) -> Markup + Send + Sync>) -> AnyView {
        view! { <For each=keys key=String::clone children=move |key| row(key)/> }.into_any()
    }
    Child::from(keyed(Box::new(keys), Arc::new(row)))
}

/// A component, or whatever else Leptos draws.
pub fn view(view: impl IntoView) -> Child {
    Child::from(view.into_any())
}

/// The value of an attribute that is there or not.
pub fn flag(is_set: bool) -> Option<String> {
    is_set.then(String::new)
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

    /// With an attribute, where there is a value.
    pub fn maybe(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With an attribute that follows signals, and is not there without a value.
    pub fn live(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.follow(Target::Attribute(name), Box::new(move || value().map_or(Value::Nothing, Value::Text)))
    }

    /// With a property that is true or false and follows signals: `checked`, `disabled`, `selected`.
    pub fn is(self, name: &'static str, holds: impl Fn() -> bool + Send + 'static) -> Self {
        self.follow(Target::Property(name), Box::new(move || Value::Flag(holds())))
    }

    /// With the text of a field, as signals have it.
    pub fn value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        self.follow(Target::Property("value"), Box::new(move || Value::Text(value())))
    }

    /// With a property of its style that follows signals.
    pub fn style(self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        self.follow(Target::Style(name), Box::new(move || Value::Text(value())))
    }

    fn follow(mut self, target: Target, value: Follow) -> Self {
        self.0.live.push((target, value));
        self
    }

    /// With what happens at an event.
    pub fn on<E: JsCast>(mut self, event: &'static str, mut happened: impl FnMut(E) + Send + 'static) -> Self {
        self.0.listeners.push((event, Box::new(move |event| happened(event.unchecked_into()))));
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
