//! Draws markup, and is to Leptos a view like any other.

use super::{Child, Element, Follow, Markup, Target, Value};
use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{CastFrom, RemoveEventHandler, Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState};
use leptos::wasm_bindgen::{JsCast, JsValue};

/// A drawn element, and what must live as long as it does.
pub struct Drawn {
    element: types::Element,
    _kept: Kept,
}

#[derive(Default)]
struct Kept {
    views: Vec<<AnyView as Render>::State>,
    effects: Vec<RenderEffect<Value>>,
    listeners: Vec<RemoveEventHandler<types::Element>>,
}

fn draw(Markup(markup): Markup, kept: &mut Kept) -> types::Element {
    let Element { tag, namespace, attributes, live, listeners, children } = *markup;
    let element = Rndr::create_element(tag, namespace);
    for (name, value) in &attributes {
        Rndr::set_attribute(&element, name, value);
    }
    for child in children {
        match child {
            Child::Text(text) => Rndr::insert_node(&element, &Rndr::create_text_node(&text), None),
            Child::Words(words) => {
                let text = Rndr::create_text_node("");
                Rndr::insert_node(&element, &text, None);
                kept.follow(text.unchecked_into(), Target::Text, words.0);
            }
            Child::Element(markup) => Rndr::insert_node(&element, &draw(markup, kept), None),
            Child::View(view) => {
                let mut view = view.build();
                view.mount(&element, None);
                kept.views.push(view);
            }
        }
    }
    for (target, value) in live {
        kept.follow(element.clone(), target, value);
    }
    for (event, listener) in listeners {
        kept.listeners.push(Rndr::add_event_listener(&element, event, listener));
    }
    element
}

impl Kept {
    /// Keeps an effect that sets a value now, and whenever it is another one.
    fn follow(&mut self, element: types::Element, target: Target, value: Follow) {
        self.effects.push(RenderEffect::new(move |last: Option<Value>| {
            let value = value();
            if last.as_ref() != Some(&value) {
                set(&element, target, &value);
            }
            value
        }));
    }
}

fn set(element: &types::Element, target: Target, value: &Value) {
    let text = if let Value::Text(text) = value { text.as_str() } else { "" };
    match target {
        Target::Text => Rndr::set_text(element.unchecked_ref(), text),
        Target::Attribute(name) if *value == Value::Nothing => Rndr::remove_attribute(element, name),
        Target::Attribute(name) => Rndr::set_attribute(element, name, text),
        Target::Style(name) => Rndr::set_css_property(&Rndr::style(element), name, text),
        Target::Property(name) => {
            let value = if let Value::Flag(flag) = value { JsValue::from_bool(*flag) } else { JsValue::from(text) };
            Rndr::set_property(element, name, &value);
        }
    }
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
