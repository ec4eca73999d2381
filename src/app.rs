//! Puts the reader together: the contexts, the page that the view asks for, and what the whole page listens to.

use crate::browser::{dom, files, kept, panic, storage};
use crate::i18n::{I18n, LANGUAGE_KEY, use_i18n};
use crate::library::{Library, Reading, use_library};
use crate::pages::{About, CollectionPage, Make, StatementPage};
use crate::ui::failure::open_failed;
use crate::ui::later::later;
use crate::ui::markup::{Child, Markup, el, part, view as draw};
use crate::ui::masthead::Masthead;
use crate::ui::notice::notice;
use crate::ui::open::{KEPT_SCHEME, OpenAnother};
use crate::ui::problems::Problems;
use crate::ui::progress::ReadingProgress;
use crate::ui::search_box;
use crate::view::{View, use_view};
use lectern_core::ViewState;
use lectern_core::protocol::Origin;
use lectern_core::view::Screen;
use leptos::prelude::*;

/// The element of the page that names the collection to show where the address names none.
const COLLECTION_META: &str = "lectern-collection";

/// What a published page shows until the first answer is there (`lectern-site`).
const SERVED: &str = "served";

/// How long that may stand before what has arrived of a collection, in milliseconds.
const SERVED_AT_MOST: i32 = 1_500;

/// How long a reading takes before its progress is shown, in milliseconds: quick ones are over by then.
const SLOW: i32 = 300;

/// What the address puts before the name of a file on the reader's device.
const FILE_SCHEME: &str = "file:";

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    provide_language();
    let view = View::provide();
    let library = Library::provide();
    let address = Memo::new(move |_| view.with(|view| view.collection.clone()));
    Effect::new(move |_| read(view, library, address.get()));
    later(Box::new(move || around(view, library)))
}

/// What the whole page listens to, and after that what stands around every page.
fn around(view: View, library: Library) -> AnyView {
    let dragging = RwSignal::new(false);
    // Where a collection is made, files are for that.
    let is_making = Memo::new(move |_| view.with(|view| view.screen == Screen::Make));
    dom::on_drop(move |file| {
        if !is_making.get_untracked() {
            show_file(view, library, file);
        }
    });
    dom::on_drag(move |over| dragging.set(over && !is_making.get_untracked()));
    dom::on_key(|key| key == "/" && dom::focus_and_select(search_box::FIELD));
    name_the_tab();
    take_over(view, library);
    later(Box::new(move || shell(view, library, is_making, dragging).into_any()))
}

/// What stands around every page.
fn shell(view: View, library: Library, is_making: Memo<bool>, dragging: RwSignal<bool>) -> Markup {
    let i18n = use_i18n();
    let read =
        Memo::new(move |_| library.open.with(|open| open.as_ref().and_then(|open| open.progress)).unwrap_or_default());
    let count = Signal::derive(move || read.read().problems);
    let lost = Signal::derive(move || read.read().statements_lost);
    let on_dismiss = Callback::new(move |()| library.restarted.set(false));
    el("div")
        .live("class", move || Some(if dragging.get() { "page page-dragging" } else { "page" }.to_owned()))
        .child(head(i18n, view, library))
        .child(failure(i18n, library))
        .child(draw(view! {
            <Problems count lost problems=library.problems.into()
                on_more=Callback::new(move |limit| library.ask_problems(limit))/>
        }))
        .child(part(move || library.restarted.get().then(|| notice(i18n, i18n.engine_restarted(), on_dismiss))))
        .child(page(view, library, is_making))
        .child(draw(view! {
            <ReadingProgress reading=slow_reading(library) on_cancel=Callback::new(move |()| library.cancel())/>
        }))
        .child(part(move || dragging.get().then(|| el("p").class("drop-here").child(i18n.drop_here()))))
}

fn provide_language() {
    let wanted: Vec<String> = storage::get(LANGUAGE_KEY).into_iter().chain(storage::languages()).collect();
    let i18n = I18n::choose(wanted.iter().map(String::as_str));
    i18n.provide();
    dom::set_language(i18n.tag(), i18n.direction());
    panic::show_with(i18n.panic_text(), i18n.panic_reload());
}

/// Reads the collection of an address. One that is kept in this browser is looked for first.
fn read(view: View, library: Library, address: Option<String>) {
    let Some(address) = address else {
        return library.read(Origin::Address(dom::meta(COLLECTION_META).unwrap_or_default()));
    };
    if let Some(name) = address.strip_prefix(FILE_SCHEME) {
        library.read(Origin::File(name.to_owned()));
    } else if let Some(name) = address.strip_prefix(KEPT_SCHEME).map(str::to_owned) {
        kept::find(&name.clone(), move |file| {
            // No file that a person picks has a name like this.
            let key = format!("{KEPT_SCHEME}/{name}");
            file.into_iter().for_each(|file| files::keep_as(key.clone(), file));
            // Meanwhile they may have gone on.
            if view.now().collection.as_ref() == Some(&address) {
                library.read(Origin::File(key));
            }
        });
    } else {
        library.read(Origin::Address(address));
    }
}

/// Shows a file that a person handed over; the same file again is read again.
fn show_file(view: View, library: Library, file: files::File) {
    let name = files::keep(file);
    let state = ViewState { collection: Some(format!("{FILE_SCHEME}{name}")), ..ViewState::default() };
    if view.now().collection == state.collection {
        library.read(Origin::File(name));
    }
    view.push(state);
}

/// Takes away what the page was served with, once there is something in its place: what the whole collection answers, or
/// what has arrived of it after a while. Its first pieces alone would show other cards for a moment.
fn take_over(view: View, library: Library) {
    Effect::new(move |waits: Option<bool>| {
        let all = library.open.with(|open| open.as_ref().and_then(|open| open.progress)).map(|all| all.indexed);
        let found = library.results.with(|results| results.as_ref().map(|results| results.of));
        let has_other = library.statement.with(Option::is_some)
            || library.failed.with(Option::is_some)
            || view.with(|view| view.screen != Screen::Main);
        if has_other {
            dom::remove(SERVED);
        } else if found.is_some() && found == all {
            // Facets and timeline are drawn a frame after the first cards.
            dom::after_paint(|| dom::after_paint(|| dom::remove(SERVED)));
        } else if found.is_some() && waits != Some(true) {
            dom::later(SERVED_AT_MOST, || dom::remove(SERVED));
        }
        found.is_some()
    });
}

/// What is being read, where that takes long enough to be worth telling.
fn slow_reading(library: Library) -> Signal<Option<Reading>> {
    let is_slow = RwSignal::new(false);
    let origin = Memo::new(move |_| library.reading.with(|reading| reading.as_ref().map(|one| one.origin.clone())));
    Effect::new(move |_| {
        is_slow.set(false);
        // A quick one may have been followed by another by then, which has a time of its own.
        if let Some(read) = origin.get() {
            dom::later(SLOW, move || is_slow.set(origin.get_untracked().as_ref() == Some(&read)));
        }
    });
    Signal::derive(move || is_slow.get().then(|| library.reading.get()).flatten())
}

/// The tab's title: the collection's, except on a statement's page, which names itself.
fn name_the_tab() {
    let view = use_view();
    let library = use_library();
    let i18n = use_i18n();
    let on_statement = Memo::new(move |_| view.with(|view| view.statement.is_some()));
    Effect::new(move |_| {
        let title = library.open.with(|open| open.as_ref().map(|open| open.title()));
        if !on_statement.get() {
            let title = title.map(|title| i18n.title_page(&title, &i18n.app_name()));
            dom::set_title(&title.unwrap_or_else(|| i18n.app_name()));
        }
    });
}

/// Title, description and the way to another collection.
fn head(i18n: I18n, view: View, library: Library) -> Child {
    let title = Memo::new(move |_| {
        library.open.with(|open| open.as_ref().map(|open| open.title())).unwrap_or_else(|| i18n.app_name())
    });
    let description =
        Memo::new(move |_| library.open.with(|open| open.as_ref().and_then(|open| open.info.description.clone())));
    let home = Memo::new(move |_| view.with(|view| view.cleared().to_string()));
    let about = Memo::new(move |_| view.with(|view| ViewState { screen: Screen::About, ..view.listing() }.to_string()));
    let on_list = Memo::new(move |_| view.with(|view| view.statement.is_none() && view.screen == Screen::Main));
    let elsewhere =
        Signal::derive(move || view.with(|view| view.collection.is_some().then(|| ViewState::default().to_string())));
    let on_file = Callback::new(move |event| {
        if let Some(file) = files::picked(&event) {
            show_file(view, library, file);
        }
    });
    let on_address = Callback::new(move |address| {
        view.push(ViewState { collection: Some(address), ..ViewState::default() });
    });
    let make = Signal::derive(move || view.with(make_href));
    let names = RwSignal::new(String::new());
    let on_look = Callback::new(move |()| kept::list(move |found| names.set(found)));
    let on_delete = Callback::new(move |name: String| kept::delete(&name, move || on_look.run(())));
    draw(view! {
        <Masthead title=title.into() description=description.into() home=home.into() about=about.into() heading=on_list.into()>
            <OpenAnother on_file on_address default_href=elsewhere make_href=make kept=names.into() on_look
                on_delete/>
        </Masthead>
    })
}

/// Why the last collection could not be opened.
fn failure(i18n: I18n, library: Library) -> Child {
    let others = Memo::new(move |_| library.open.with(Option::is_some));
    let on_retry = Callback::new(move |()| library.retry());
    let on_dismiss = Callback::new(move |()| library.failed.set(None));
    part(move || {
        let failed = library.failed.get();
        failed.map(|failed| open_failed(i18n, &failed, on_retry, others.get().then_some(on_dismiss)))
    })
}

/// Where no collection could be opened, one can be made.
fn nothing_to_show(view: View) -> Markup {
    let make = make_href(&view.now()).map(|href| el("a").attr("href", href).child(use_i18n().make_title()));
    el("main").attr("id", "results").attr("tabindex", "-1").children(make)
}

/// Where a collection is made, if this page can fetch the screen for it.
fn make_href(view: &ViewState) -> Option<String> {
    kept::is_possible().then(|| ViewState { screen: Screen::Make, ..view.listing() }.to_string())
}

/// The page that the view asks for; nothing where no collection could be opened.
fn page(view: View, library: Library, is_making: Memo<bool>) -> Child {
    let on_about = Memo::new(move |_| view.with(|view| view.screen == Screen::About));
    let on_statement = Memo::new(move |_| view.with(|view| view.statement.is_some()));
    let nothing = Memo::new(move |_| library.failed.read().is_some() && library.open.read().is_none());
    let on_open = Callback::new(move |event| {
        if let Some(file) = files::handed_over(&event) {
            show_file(view, library, file);
        }
    });
    let chosen = move || match (on_about.get(), is_making.get(), nothing.get(), on_statement.get()) {
        (true, ..) => view! { <About/> }.into_any(),
        (_, true, ..) => view! { <Make on_open/> }.into_any(),
        (_, _, true, _) => nothing_to_show(view).into_any(),
        (_, _, _, true) => view! { <StatementPage/> }.into_any(),
        _ => view! { <CollectionPage/> }.into_any(),
    };
    draw(later(Box::new(chosen)))
}
