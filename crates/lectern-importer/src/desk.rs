//! Requests in, answers out.

use crate::queue::{self, Job, Queue};
use crate::{kept, scope};
use js_sys::{Array, Uint8Array};
use lectern_core::making::{Key, Message, Overview, Product, Request};
use lectern_core::protocol::wire;
use lectern_import::corrections::Corrections;
use lectern_import::making::Making;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, MessageEvent};

/// The worker's whole state.
#[derive(Default)]
pub struct Desk {
    /// The collection.
    pub making: Making,
    /// The files that were read, by their names in the collection: tables may be read again.
    pub files: BTreeMap<String, File>,
    /// The files that wait.
    pub queue: Queue,
    /// What the collection was kept as since it was begun.
    kept: Option<String>,
    /// How many rows the screen shows.
    limit: u32,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Works on the state. Never nested: nothing in `work` may wait or call back.
pub fn with<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with_borrow_mut(work)
}

/// Listens for requests and says that it does.
pub fn open_for_business() {
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| receive(&event.data()));
    scope::global().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    scope::say(&Message::Ready);
}

/// A request is its bytes, or its bytes and the files that it speaks of.
fn receive(data: &JsValue) {
    let (bytes, files) = match data.dyn_ref::<Array>() {
        Some(pair) => (pair.get(0), pair.get(1).dyn_into::<Array>().unwrap_or_default()),
        None => (data.clone(), Array::new()),
    };
    let request = bytes.dyn_ref::<Uint8Array>().and_then(|bytes| wire::unpack::<Request>(&bytes.to_vec()));
    match request {
        Some(Request::Columns { path }) => spawn_local(columns(path)),
        Some(Request::Keep) => spawn_local(keep()),
        Some(request) => with(|desk| desk.hear(request, &files)),
        None => {}
    }
}

impl Desk {
    fn hear(&mut self, request: Request, files: &Array) {
        match request {
            Request::Read { paths } => self.read(&paths, files),
            Request::Stop => self.queue.stop(),
            Request::Clear => {
                self.queue.stop();
                (self.making, self.kept) = (Making::default(), None);
                self.files.clear();
                self.say_overview();
            }
            Request::List { limit } => {
                self.limit = limit;
                self.say_overview();
            }
            Request::Show(key) => self.say_document(&key),
            Request::Toggle { key, piece } => {
                self.making.toggle(&key, piece);
                self.say_document(&key);
            }
            Request::Correct { key, fields } => {
                self.making.correct(&key, &fields);
                self.say_document(&key);
            }
            Request::Uncorrect(key) => {
                self.making.uncorrect(&key);
                self.say_document(&key);
            }
            Request::LeaveOut { key, is_left_out } => {
                self.making.leave_out(&key, is_left_out);
                self.say_overview();
            }
            Request::Map(mapping) => {
                self.making.map(mapping);
                self.read_tables();
            }
            Request::Describe(header) => {
                self.making.describe(header);
                self.say_overview();
            }
            Request::Write(product) => self.write(product),
            Request::Columns { .. } | Request::Keep => {}
        }
    }

    fn read(&mut self, paths: &[String], files: &Array) {
        let named = self.making.name(paths);
        let job = |(position, name): (usize, String)| {
            let file = files.get(u32::try_from(position).ok()?).dyn_into().ok()?;
            Some(Job { path: paths.get(position)?.clone(), name, file })
        };
        let jobs: Vec<Job> = named.into_iter().filter_map(job).collect();
        self.queue.push(jobs);
    }

    fn read_tables(&mut self) {
        let tables = self.making.tables();
        let job = |name: String| {
            let file = self.files.get(&name)?.clone();
            Some(Job { path: name.clone(), name, file })
        };
        let jobs: Vec<Job> = tables.into_iter().filter_map(job).collect();
        self.queue.push(jobs);
    }

    /// Says what was found so far.
    pub fn say_overview(&self) {
        let overview = Overview { waiting: self.queue.waiting(), ..self.making.overview(self.limit) };
        scope::say(&Message::Overview(Box::new(overview)));
    }

    /// Says what a document is now, and the rows, which show it too.
    fn say_document(&self, key: &Key) {
        scope::say(&Message::Document(self.making.document(key).map(Box::new)));
        self.say_overview();
    }

    fn write(&self, product: Product) {
        let file = match product {
            Product::Collection => {
                let bundle = self.making.bundle().ok();
                bundle.and_then(|bytes| scope::file(&self.making.file_name(), "application/json", &bytes))
            }
            Product::Corrections => {
                let text = self.making.decisions().to_toml();
                scope::file(Corrections::FILE, "application/toml", text.as_bytes())
            }
        };
        match file {
            Some(file) => scope::say_with(&Message::Written, &file),
            None => scope::say(&Message::Written),
        }
    }
}

async fn columns(name: String) {
    let Some(file) = with(|desk| desk.files.get(&name).cloned()) else { return };
    let bytes = queue::bytes(&file).await.unwrap_or_default();
    let columns = with(|desk| desk.making.columns(&name, &bytes));
    scope::say(&Message::Columns(Box::new(columns)));
}

/// Keeps the collection: in place of what was kept of it before, never in place of another one.
async fn keep() {
    let (bytes, stem, before) = with(|desk| (desk.making.bundle().ok(), desk.making.file_stem(), desk.kept.clone()));
    let name = match bytes {
        Some(bytes) => kept::keep(&stem, before.as_deref(), &bytes).await,
        None => None,
    };
    with(|desk| {
        if name.is_some() {
            desk.kept.clone_from(&name);
        }
    });
    scope::say(&Message::Kept(name));
}
