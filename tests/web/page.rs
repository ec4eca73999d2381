//! A page with one component on it, asked by role and visible text as a person would.

use js_sys::{Array, Function, Object, Reflect};
use lectern_reader::browser::dom;
use lectern_reader::i18n::I18n;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::cell::Cell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    DataTransfer, Document, Element, Event, File, HtmlElement, HtmlInputElement, HtmlSelectElement, Node, window,
};

/// The pseudo-locale's tag.
pub const PSEUDO: &str = "qps-plocm";

thread_local! {
    static IS_STRICT: Cell<bool> = const { Cell::new(false) };
}

/// One mounted component. It leaves the page when dropped.
pub struct Page {
    root: HtmlElement,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Mounts a component in English.
pub fn mount<V: IntoView + 'static>(component: impl FnOnce() -> V + 'static) -> Page {
    mount_in("en", component)
}

/// Mounts a component in a language.
pub fn mount_in<V: IntoView + 'static>(language: &'static str, component: impl FnOnce() -> V + 'static) -> Page {
    forbid_html();
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    let i18n = I18n::choose([language]);
    root.set_attribute("dir", i18n.direction()).unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    let shown = root.clone();
    mount_to(shown, move || {
        i18n.provide();
        component()
    })
    .forget();
    Page { root }
}

/// Requires Trusted Types, as the reader's own page does: from here on a view that sets HTML fails its test.
fn forbid_html() {
    if !IS_STRICT.replace(true) {
        let policy = document().create_element("meta").unwrap();
        policy.set_attribute("http-equiv", "Content-Security-Policy").unwrap();
        policy.set_attribute("content", "require-trusted-types-for 'script'; trusted-types 'none'").unwrap();
        document().head().unwrap().append_child(&policy).unwrap();
    }
}

/// Waits until every change has reached the page, frames asked for included.
pub async fn settled() {
    leptos::task::tick().await;
    next_frame().await;
    leptos::task::tick().await;
}

/// Waits for the work that was put off to the next frame.
async fn next_frame() {
    called_back(dom::before_paint).await;
}

/// Waits until what was arranged calls back.
async fn called_back(arrange: impl FnOnce(Box<dyn FnOnce()>)) {
    let (is_over, waiting) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(None::<Waker>)));
    let (over, woken) = (Rc::clone(&is_over), Rc::clone(&waiting));
    arrange(Box::new(move || {
        over.set(true);
        woken.take().into_iter().for_each(Waker::wake);
    }));
    poll_fn(|context| {
        waiting.set(Some(context.waker().clone()));
        if is_over.get() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

impl Page {
    /// The element of a role and an accessible name.
    pub fn find(&self, role: &str, name: &str) -> HtmlElement {
        let all = self.named(role);
        let found = all.iter().find(|(_, found)| found == name).map(|(element, _)| element.clone());
        found.unwrap_or_else(|| panic!("no {role} “{name}” among {:?}", self.names(role)))
    }

    /// Whether there is such an element.
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.names(role).iter().any(|found| found == name)
    }

    /// The names of all elements of a role, in order.
    pub fn names(&self, role: &str) -> Vec<String> {
        self.named(role).into_iter().map(|(_, name)| name).collect()
    }

    /// Where the link of a name leads.
    pub fn href(&self, name: &str) -> String {
        self.find("link", name).get_attribute("href").unwrap_or_default()
    }

    /// The first element that a selector matches, for what has no role: drawings.
    pub fn part(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("nothing matches {selector}")).unchecked_into()
    }

    /// All that a selector matches.
    pub fn parts(&self, selector: &str) -> Vec<HtmlElement> {
        elements(&self.root, selector)
    }

    /// What can be read in each element that a selector matches, in one line each.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.parts(selector).iter().map(|element| text_of(element)).collect()
    }

    /// Opens or closes what is folded away under a summary, and waits until the component has heard of it.
    pub async fn unfold(&self, summary: &str) {
        let summary = self.find("summary", summary);
        let details: HtmlElement = summary.closest("details").unwrap().unwrap().unchecked_into();
        called_back(|heard| {
            details.set_ontoggle(Some(Closure::once_into_js(heard).unchecked_ref()));
            summary.click();
        })
        .await;
        details.set_ontoggle(None);
        settled().await;
    }

    /// Everything that can be read, hidden or not, in one line.
    pub fn text(&self) -> String {
        text_of(&self.root)
    }

    /// Every piece of text that the interface says itself: not numbers, and not what collections contain, which
    /// stands in `<bdi>`.
    pub fn own_words(&self) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        let labels = ["aria-label", "title", "placeholder", "aria-valuetext"];
        for element in elements(&self.root, ":not(style)") {
            let said = labels.iter().filter_map(|label| element.get_attribute(label));
            words.extend(said);
            let texts = children(&element).filter(|node| node.node_type() == Node::TEXT_NODE);
            if element.closest("bdi").unwrap().is_none() {
                words.extend(texts.filter_map(|node| node.text_content()));
            }
        }
        words.retain(|words| words.chars().any(char::is_alphabetic));
        words
    }

    /// Makes the page as wide as a screen, in CSS pixels.
    pub fn be_wide(&self, pixels: u32) {
        self.root.set_attribute("style", &format!("inline-size: {pixels}px")).unwrap();
    }

    /// Gives the page a stylesheet, for tests of where things stand.
    pub fn dress(&self, css: &str) {
        let style = document().create_element("style").unwrap();
        style.set_text_content(Some(css));
        self.root.append_child(&style).unwrap();
    }

    fn named(&self, role: &str) -> Vec<(HtmlElement, String)> {
        let candidates = elements(&self.root, selector(role)).into_iter();
        let heard = candidates.filter(|element| element.closest("[aria-hidden='true']").unwrap().is_none());
        heard.map(|element| (element.clone(), name(&element))).collect()
    }
}

/// Which elements have a role, of those that components use.
fn selector(role: &str) -> &'static str {
    match role {
        "alert" => "[role=alert]",
        "article" => "article",
        "button" => "button",
        "checkbox" => "input[type=checkbox]",
        "combobox" => "select",
        // A field for files and a summary have no role of ARIA (HTML Accessibility API Mappings 1.0).
        "file" => "input[type=file]",
        "group" => "[role=group]",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "link" => "a[href]",
        "list" => "ul, ol",
        "listitem" => "li",
        "navigation" => "nav",
        "progressbar" => "progress",
        "region" => "section[aria-label], [role=region]",
        "search" => "[role=search]",
        "searchbox" => "input[type=search]",
        "slider" => "[role=slider]",
        "status" => "[role=status]",
        "summary" => "summary",
        "textbox" => "input[type=text]",
        _ => panic!("no component is known to use the role {role}"),
    }
}

/// An accessible name, as far as components need it (Accessible Name and Description Computation 1.2, 4.3.2).
fn name(element: &Element) -> String {
    if let Some(label) = element.get_attribute("aria-label") {
        return label;
    }
    if let Some(label) = element.get_attribute("aria-labelledby").and_then(|id| document().get_element_by_id(&id)) {
        return text_of(&label);
    }
    let around = element.closest("label").unwrap();
    let beside = || document().query_selector(&format!("label[for='{}']", element.id())).unwrap();
    match around.or_else(beside).filter(|_| element.matches("input, select").unwrap()) {
        Some(label) => label_text(&label),
        None => text_of(element),
    }
}

/// A label's text without the field in it.
fn label_text(label: &Element) -> String {
    let texts = children(label).map(|node| match node.node_name().as_str() {
        "SELECT" | "INPUT" => String::new(),
        _ => node.text_content().unwrap_or_default(),
    });
    one_line(&texts.collect::<String>())
}

fn text_of(element: &Element) -> String {
    one_line(&element.text_content().unwrap_or_default())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn elements(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let all = root.get_elements_by_tag_name("*");
    let all = (0..all.length()).filter_map(|at| all.item(at));
    all.filter(|element| element.matches(selector).unwrap()).map(JsCast::unchecked_into).collect()
}

fn children(element: &Element) -> impl Iterator<Item = Node> {
    std::iter::successors(element.first_child(), Node::next_sibling)
}

fn document() -> Document {
    window().unwrap().document().unwrap()
}

/// Whether an element has the focus.
pub fn has_focus(element: &Element) -> bool {
    document().active_element().is_some_and(|active| active.is_same_node(Some(element)))
}

/// Whether a box is ticked.
pub fn is_checked(element: &HtmlElement) -> bool {
    element.unchecked_ref::<HtmlInputElement>().checked()
}

/// The value of a field.
pub fn value(element: &HtmlElement) -> String {
    element.unchecked_ref::<HtmlInputElement>().value()
}

/// Types into a field, each change heard at once, and leaves it.
pub fn enter(element: &HtmlElement, text: &str) {
    element.unchecked_ref::<HtmlInputElement>().set_value(text);
    dispatch(element, "Event", "input", &[]);
    dispatch(element, "Event", "change", &[]);
}

/// Sends a form off, as Enter in one of its fields does. Gives whether the component used it.
pub fn submit(form: &HtmlElement) -> bool {
    !dispatch(form, "SubmitEvent", "submit", &[])
}

/// Picks a file of a name in a field, as the browser's dialogue does.
pub fn pick(field: &HtmlElement, name: &str) {
    let file = File::new_with_str_sequence(&Array::of1(&"{}".into()), name).unwrap();
    let transfer = DataTransfer::new().unwrap();
    let items = Reflect::get(&transfer, &"items".into()).unwrap();
    let add = Reflect::get(&items, &"add".into()).unwrap();
    add.unchecked_ref::<Function>().call1(&items, &file).unwrap();
    field.unchecked_ref::<HtmlInputElement>().set_files(transfer.files().as_ref());
    dispatch(field, "Event", "change", &[]);
}

/// Chooses among a select's options by what they say.
pub fn choose(element: &HtmlElement, option: &str) {
    let options = elements(element, "option");
    let found = options.iter().find(|found| text_of(found) == option);
    let value = found.unwrap_or_else(|| panic!("no option “{option}”")).get_attribute("value").unwrap();
    element.unchecked_ref::<HtmlSelectElement>().set_value(&value);
    dispatch(element, "Event", "change", &[]);
}

/// Presses a key and lets go of it. Gives whether the component used it.
pub fn press(element: &HtmlElement, key: &str) -> bool {
    let was_used = !key_down(element, key);
    dispatch(element, "KeyboardEvent", "keyup", &[("key", key.into())]);
    was_used
}

/// Presses a key and holds it. Gives whether the browser would go on with its own use of the key.
pub fn key_down(element: &HtmlElement, key: &str) -> bool {
    dispatch(element, "KeyboardEvent", "keydown", &[("key", key.into())])
}

/// A pointer's event at a share of an element's width; positions are the same in either direction of writing.
pub fn pointer(element: &HtmlElement, event: &str, share: f64) {
    let bounds = element.get_bounding_client_rect();
    let (x, y) = (bounds.left() + bounds.width() * share, bounds.top() + bounds.height() / 2.0);
    let options: [(&str, JsValue); 5] = [
        ("clientX", x.into()),
        ("clientY", y.into()),
        ("isPrimary", true.into()),
        ("pointerId", 7.into()),
        ("button", 0.into()),
    ];
    dispatch(element, "PointerEvent", event, &options);
}

/// Makes an event of a browser's class, and gives what `dispatchEvent` gives: false where its default was prevented.
/// By name, because none of these constructors is worth a feature of `web-sys` that the app would not use.
fn dispatch(target: &Element, class: &str, name: &str, fields: &[(&str, JsValue)]) -> bool {
    let options = Object::new();
    for (field, value) in [("bubbles", true.into()), ("cancelable", true.into())].iter().chain(fields) {
        Reflect::set(&options, &(*field).into(), value).unwrap();
    }
    let class = Reflect::get(&js_sys::global(), &class.into()).unwrap();
    let event = Reflect::construct(class.unchecked_ref::<Function>(), &Array::of2(&name.into(), &options)).unwrap();
    target.dispatch_event(event.unchecked_ref::<Event>()).unwrap()
}
