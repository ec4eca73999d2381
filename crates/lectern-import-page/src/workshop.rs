//! What is known of the collection that is being made, and everything that can be asked for.
//!
//! Components read the signals and know no worker. A worker that dies, most likely of one file, is started again with
//! all other files; what it knew of corrections is lost with it, and that is said.

use crate::browser::handed::Handed;
use crate::browser::save::{self, Place};
use crate::browser::{dialog, engine, root};
use crate::ui::{document, mapping};
use lectern_core::making::{
    CORRECTIONS_FILE, Columns, Document, Field, Header, Key, Mapping, Message, Overview, Product, Request,
};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::VecDeque;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// How many rows are shown, and how many more at a time.
const ROWS: u32 = 25;

/// The collection in the making. Small and copied freely.
#[derive(Clone, Copy)]
pub struct Workshop {
    /// What was found so far.
    pub overview: RwSignal<Overview>,
    /// What is being read.
    pub reading: RwSignal<Option<Reading>>,
    /// The document that is open.
    pub document: RwSignal<Option<Document>>,
    /// The table whose columns are being mapped.
    pub columns: RwSignal<Option<Columns>>,
    /// The newest thing to be said.
    pub news: RwSignal<Option<News>>,
    /// The files that no worker survived.
    pub fatal: RwSignal<Vec<String>>,
    limit: StoredValue<u32>,
    /// The document that a person wants to see.
    wanted: StoredValue<Option<Key>>,
}

/// How far the reading has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The file that is being read.
    pub path: String,
    /// How many files were read.
    pub done: u32,
    /// How many there are.
    pub of: u32,
}

/// What became of something that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// It was saved as a file.
    Saved(String),
    /// It could not be saved.
    NotSaved,
    /// It is kept in the browser under this name.
    Kept(String),
    /// The browser does not keep it.
    NotKept,
    /// The worker died and was started again.
    Restarted,
}

/// What a file is written for.
enum Purpose {
    Open,
    Save(Place),
}

thread_local! {
    /// All that was handed over, for a worker that has to begin anew.
    static HANDED: RefCell<Vec<Handed>> = const { RefCell::new(Vec::new()) };
    /// What the files are for that were asked for and have not come yet.
    static PURPOSES: RefCell<VecDeque<Purpose>> = const { RefCell::new(VecDeque::new()) };
}

/// The collection in the making, as the screen around has it.
pub fn use_workshop() -> Workshop {
    expect_context()
}

impl Workshop {
    /// A workshop that is found by [`use_workshop`]. Its worker starts when it is needed.
    pub fn provide() -> Self {
        let workshop = Self {
            overview: RwSignal::new(Overview::default()),
            reading: RwSignal::new(None),
            document: RwSignal::new(None),
            columns: RwSignal::new(None),
            news: RwSignal::new(None),
            fatal: RwSignal::new(Vec::new()),
            limit: StoredValue::new(ROWS),
            wanted: StoredValue::new(None),
        };
        provide_context(workshop);
        workshop
    }

    /// Reads files.
    pub fn read(self, handed: Vec<Handed>) {
        if handed.is_empty() {
            return;
        }
        HANDED.with_borrow_mut(|all| all.extend(handed.iter().cloned()));
        self.news.set(None);
        self.begin(handed);
    }

    fn begin(self, handed: Vec<Handed>) {
        if !engine::is_running() {
            engine::start(move |message, file| self.hear(message, file), move || self.engine_died());
            engine::send(&Request::List { limit: self.limit.get_value() }, &[]);
        }
        if self.reading.with_untracked(Option::is_none) {
            let of = u32::try_from(handed.len()).unwrap_or(u32::MAX);
            self.reading.set(Some(Reading { of, ..Reading::default() }));
        }
        let (paths, files): (_, Vec<File>) = handed.into_iter().unzip();
        engine::send(&Request::Read { paths }, &files);
    }

    /// Stops reading.
    pub fn stop(self) {
        self.send(Request::Stop);
    }

    /// Forgets everything.
    pub fn clear(self) {
        HANDED.take();
        self.fatal.set(Vec::new());
        self.news.set(None);
        self.limit.set_value(ROWS);
        self.send(Request::Clear);
        self.send(Request::List { limit: ROWS });
    }

    /// Shows more rows.
    pub fn show_more(self) {
        self.limit.update_value(|limit| *limit += ROWS);
        self.send(Request::List { limit: self.limit.get_value() });
    }

    /// Opens a document.
    pub fn open(self, key: Key) {
        self.wanted.set_value(Some(key.clone()));
        self.send(Request::Show(key));
    }

    /// Closes the document that is open.
    pub fn close(self) {
        self.wanted.set_value(None);
        self.document.set(None);
    }

    /// Leaves a document out of the collection, or puts it back.
    pub fn leave_out(self, key: Key, is_left_out: bool) {
        self.send(Request::LeaveOut { key, is_left_out });
    }

    /// Leaves a piece of the open document out of the text, or puts it back.
    pub fn toggle(self, piece: u32) {
        self.of_document(|key| Request::Toggle { key, piece });
    }

    /// Corrects a field of the open document.
    pub fn correct(self, field: Field) {
        self.of_document(|key| Request::Correct { key, fields: vec![field] });
    }

    /// Takes the corrections of all fields of the open document back.
    pub fn uncorrect(self) {
        self.of_document(Request::Uncorrect);
    }

    fn of_document(self, request: impl FnOnce(Key) -> Request) {
        let key = self.document.with_untracked(|document| document.as_ref().map(|document| document.key.clone()));
        if let Some(key) = key {
            self.send(request(key));
        }
    }

    /// Asks for the columns of a table.
    pub fn ask_columns(self, path: String) {
        self.send(Request::Columns { path });
    }

    /// Lets columns mean what a person says.
    pub fn map(self, mapping: Mapping) {
        self.send(Request::Map(mapping));
    }

    /// Lets the collection's own fields be what a person says.
    pub fn describe(self, header: Header) {
        self.send(Request::Describe(header));
    }

    /// Shows the collection in the reader.
    pub fn open_in_reader(self) {
        self.write(Product::Collection, Purpose::Open);
    }

    /// Saves the collection as a file, where a person says.
    pub fn save(self) {
        let name = self.overview.with_untracked(|overview| overview.file_name.clone());
        self.save_as(Product::Collection, name, save::JSON);
    }

    /// Saves what was decided by hand as a file, where a person says.
    pub fn save_corrections(self) {
        self.save_as(Product::Corrections, CORRECTIONS_FILE.to_owned(), save::TOML);
    }

    fn save_as(self, product: Product, name: String, kind: save::Kind) {
        spawn_local(async move {
            if let Some(place) = save::ask(&name, kind).await {
                self.write(product, Purpose::Save(place));
            }
        });
    }

    /// Keeps the collection in the browser.
    pub fn keep(self) {
        self.send(Request::Keep);
    }

    fn write(self, product: Product, purpose: Purpose) {
        PURPOSES.with_borrow_mut(|purposes| purposes.push_back(purpose));
        self.send(Request::Write(product));
    }

    fn send(self, request: Request) {
        engine::send(&request, &[]);
    }

    /// Takes in what the worker says.
    pub fn hear(self, message: Message, file: Option<File>) {
        match message {
            Message::Ready => {}
            Message::Reading { path, done, of } => self.reading.set(Some(Reading { path, done, of })),
            Message::Overview(overview) => {
                if overview.waiting == 0 {
                    self.reading.set(None);
                }
                self.overview.set(*overview);
            }
            Message::Document(Some(document)) => {
                // It may have been closed meanwhile.
                if self.wanted.with_value(|wanted| wanted.as_ref() == Some(&document.key)) {
                    self.document.set(Some(*document));
                    dialog::open(document::DIALOG);
                }
            }
            Message::Document(None) => dialog::close(document::DIALOG),
            Message::Columns(columns) => {
                self.columns.set(Some(*columns));
                dialog::open(mapping::DIALOG);
            }
            Message::Written => {
                let purpose = PURPOSES.with_borrow_mut(VecDeque::pop_front);
                self.use_file(purpose, file);
            }
            Message::Kept(name) => self.news.set(Some(name.map_or(News::NotKept, News::Kept))),
        }
    }

    fn use_file(self, purpose: Option<Purpose>, file: Option<File>) {
        match (purpose, file) {
            (Some(Purpose::Open), Some(file)) => root::hand_over(&file),
            (Some(Purpose::Save(place)), Some(file)) => spawn_local(async move {
                let is_saved = save::save(place, &file).await;
                self.news.set(Some(if is_saved { News::Saved(file.name()) } else { News::NotSaved }));
            }),
            (Some(_), None) => self.news.set(Some(News::NotSaved)),
            (None, _) => {}
        }
    }

    /// Starts another worker with all files but the one that the last one was reading.
    fn engine_died(self) {
        engine::stop();
        PURPOSES.take();
        dialog::close_open();
        let culprit = self.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.path.clone()));
        self.reading.set(None);
        self.news.set(Some(News::Restarted));
        let Some(culprit) = culprit.filter(|path| !path.is_empty()) else {
            // Nobody knows of what it died: files that are handed over start another one.
            self.overview.set(Overview::default());
            return HANDED.set(Vec::new());
        };
        self.fatal.update(|fatal| fatal.push(culprit.clone()));
        HANDED.with_borrow_mut(|all| all.retain(|(path, _)| *path != culprit));
        let handed = HANDED.with_borrow(Clone::clone);
        if !handed.is_empty() {
            self.begin(handed);
        }
    }
}
