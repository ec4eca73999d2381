//! The app's side of the protocol: what is open, what is being opened, and the newest answers.
//!
//! Components read the signals and know no engine. `tab` runs the engine of this tab; another one would take its
//! place here without a component noticing.

mod state;
mod tab;

pub use state::{Cause, Collection, Failed, Reading};

use crate::browser::files;
use lectern_core::protocol::{
    Event, FacetCounts, FacetRequest, Generation, Lane, Message, Numbered, OpenFailure, Opening, Origin, Problem,
    Progress, Refusal, Request, Response, SearchRequest, SearchResponse, StatementRequest, StatementView,
};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The library that the page reads from. Small and copied freely.
#[derive(Clone, Copy)]
pub struct Library {
    /// The collection that answers, even while another one is being opened.
    pub open: RwSignal<Option<Collection>>,
    /// The collection that is being read.
    pub reading: RwSignal<Option<Reading>>,
    /// The collection that could not be opened, until the next attempt.
    pub failed: RwSignal<Option<Failed>>,
    /// Grows whenever the same request may have another answer.
    pub edition: RwSignal<u32>,
    /// The newest page of cards.
    pub results: RwSignal<Option<Arc<SearchResponse>>>,
    /// The newest statement, or why there is none.
    pub statement: RwSignal<Option<Result<Arc<StatementView>, Refusal>>>,
    /// The newest longer list of each facet that was asked for.
    pub facets: RwSignal<Vec<FacetCounts>>,
    /// The problems asked for.
    pub problems: RwSignal<Vec<Problem>>,
    /// Whether to say that the engine died and was started again.
    pub restarted: RwSignal<bool>,
    health: StoredValue<Health>,
    before: StoredValue<Option<Collection>>,
    asked: StoredValue<Option<(SearchRequest, u32)>>,
    generation: StoredValue<Generation>,
    newest: StoredValue<BTreeMap<Lane, Generation>>,
    /// The newest search that was answered.
    answered: StoredValue<Generation>,
}

/// What became of the engine since a person last asked for a collection.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Health {
    /// Nothing.
    Sound,
    /// It died, and the collection was read again.
    Restarted,
    /// It died with nothing to do, and there is none.
    Dead,
}

/// The library, as the page around has it.
pub fn use_library() -> Library {
    expect_context()
}

impl Library {
    /// Starts an engine, and is found by [`use_library`].
    pub fn provide() -> Self {
        let library = Self::without_engine();
        library.start_engine();
        library
    }

    /// A library that nobody answers for, for tests of components.
    pub fn without_engine() -> Self {
        let library = Self {
            open: RwSignal::new(None),
            reading: RwSignal::new(None),
            failed: RwSignal::new(None),
            edition: RwSignal::new(0),
            results: RwSignal::new(None),
            statement: RwSignal::new(None),
            facets: RwSignal::new(Vec::new()),
            problems: RwSignal::new(Vec::new()),
            restarted: RwSignal::new(false),
            health: StoredValue::new(Health::Sound),
            before: StoredValue::new(None),
            asked: StoredValue::new(None),
            generation: StoredValue::new(0),
            newest: StoredValue::new(BTreeMap::new()),
            answered: StoredValue::new(0),
        };
        provide_context(library);
        library
    }

    /// Reads a collection. What is open stays open until the new one has something to show.
    pub fn read(self, origin: Origin) {
        if matches!(&origin, Origin::File(name) if !files::is_kept(name)) {
            self.failed.set(Some(Failed { origin, cause: Cause::FileGone }));
            return;
        }
        if self.health.get_value() == Health::Dead {
            self.start_engine();
        }
        self.health.set_value(Health::Sound);
        self.begin(origin);
    }

    fn begin(self, origin: Origin) {
        self.failed.set(None);
        self.reading.set(Some(Reading::of(origin.clone())));
        self.send(Request::Open(Opening { origin }));
    }

    /// Reads the collection again that failed.
    pub fn retry(self) {
        if let Some(failed) = self.failed.get_untracked() {
            self.read(failed.origin);
        }
    }

    /// Stops reading.
    pub fn cancel(self) {
        self.send(Request::Cancel);
    }

    /// Asks for a page of cards, unless it was the last thing asked of the same edition.
    pub fn search(self, request: SearchRequest) {
        let asked = Some((request.clone(), self.edition.get_untracked()));
        if self.asked.with_value(|last| *last != asked) {
            self.send(Request::Search(request));
            self.asked.set_value(asked);
        }
    }

    /// Asks for a statement.
    pub fn ask_statement(self, request: StatementRequest) {
        self.send(Request::Statement(request));
    }

    /// Asks for more values of a facet.
    pub fn ask_facet(self, request: FacetRequest) {
        self.send(Request::Facet(request));
    }

    /// Asks for the first problems, up to a number of them.
    pub fn ask_problems(self, limit: u32) {
        self.send(Request::Problems { offset: 0, limit });
    }

    fn send(self, body: Request) {
        let generation = self.generation.with_value(|newest| newest + 1);
        self.generation.set_value(generation);
        // A cancelled opening still tells its end, under its own generation.
        if body != Request::Cancel {
            self.newest.update_value(|newest| {
                newest.insert(body.lane(), generation);
            });
        }
        tab::send(&Numbered { generation, body });
    }

    fn is_newest(self, lane: Lane, generation: Generation) -> bool {
        self.newest.with_value(|newest| newest.get(&lane) == Some(&generation))
    }

    /// Takes in what an engine says. What is older than the newest request of its lane is dropped.
    pub fn hear(self, message: Message) {
        match message {
            Message::Ready => {}
            Message::Event(Numbered { generation, body }) => {
                if self.is_newest(Lane::Opening, generation) {
                    self.hear_event(body);
                }
            }
            Message::Answer(Numbered { generation, body }) => self.hear_answer(generation, body),
        }
    }

    fn hear_event(self, event: Event) {
        let origin = || self.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.origin.clone()));
        match event {
            Event::Opened(info) => {
                let Some(origin) = origin() else { return };
                self.before.set_value(self.open.get_untracked());
                self.open.set(Some(Collection { origin, info, progress: None }));
                self.edition.update(|edition| *edition += 1);
            }
            Event::Progress(progress) => self.hear_progress(progress),
            Event::Complete { info, progress } => {
                let Some(origin) = origin() else { return };
                self.before.set_value(None);
                self.open.set(Some(Collection { origin, info, progress: Some(progress) }));
                self.reading.set(None);
                self.problems.set(Vec::new());
                self.edition.update(|edition| *edition += 1);
            }
            Event::Failed(failure) => {
                if let Some(origin) = origin() {
                    self.fail(origin, failure);
                }
            }
        }
    }

    fn hear_progress(self, progress: Progress) {
        self.reading.update(|reading| {
            if let Some(reading) = reading {
                reading.progress = progress;
            }
        });
        self.ask_again();
    }

    /// Each time twice as many statements can be searched, the same search is worth asking again; once the last answer
    /// is there, since asking again would make it worth nothing.
    fn ask_again(self) {
        let progress = self.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.progress));
        let Some(progress) = progress.filter(|_| self.is_newest(Lane::Search, self.answered.get_value())) else {
            return;
        };
        let worth_asking = self.results.with_untracked(|results| {
            results.as_ref().is_none_or(|results| progress.indexed >= results.of.saturating_mul(2).max(1))
        });
        let coming = self.open.with_untracked(|open| open.as_ref().is_some_and(|open| open.progress.is_none()));
        if worth_asking && coming {
            self.edition.update(|edition| *edition += 1);
        }
    }

    fn fail(self, origin: Origin, failure: OpenFailure) {
        let opened = self.open.with_untracked(|open| open.as_ref().is_some_and(|open| open.progress.is_none()));
        if opened {
            self.open.set(self.before.get_value());
            self.edition.update(|edition| *edition += 1);
        }
        if self.open.with_untracked(Option::is_none) {
            self.results.set(None);
            self.statement.set(None);
        }
        self.reading.set(None);
        self.failed.set(Some(Failed { origin, cause: Cause::Engine(failure) }));
    }

    fn hear_answer(self, generation: Generation, answer: Result<Response, Refusal>) {
        let newest = |lane| self.is_newest(lane, generation);
        match answer {
            Ok(Response::Search(results)) if newest(Lane::Search) => {
                self.results.set(Some(Arc::from(results)));
                self.answered.set_value(generation);
                self.ask_again();
            }
            Ok(Response::Facet(longer)) if newest(Lane::Facet(longer.facet)) => self.facets.update(|facets| {
                facets.retain(|other| other.facet != longer.facet);
                facets.push(longer);
            }),
            Ok(Response::Statement(view)) if newest(Lane::Statement) => {
                self.statement.set(Some(Ok(Arc::from(view))));
            }
            Ok(Response::Problems(problems)) if newest(Lane::Problems) => self.problems.set(problems),
            Err(refusal) if newest(Lane::Statement) => self.statement.set(Some(Err(refusal))),
            _ => {}
        }
    }

    fn start_engine(self) {
        tab::start(move |message| self.hear(message), move || self.engine_died());
    }

    /// Starts another engine and reads the collection again: once, because what killed one may kill the next.
    fn engine_died(self) {
        let reading = self.reading.with_untracked(|reading| reading.as_ref().map(|reading| reading.origin.clone()));
        let open = self.open.with_untracked(|open| open.as_ref().map(|open| open.origin.clone()));
        let Some(origin) = reading.or(open) else {
            self.health.set_value(Health::Dead);
            return;
        };
        // In any case: the dead one holds memory, and trying again needs one that lives.
        self.start_engine();
        self.open.set(None);
        self.before.set_value(None);
        let is_first = self.health.get_value() == Health::Sound;
        self.restarted.set(is_first);
        if is_first {
            self.health.set_value(Health::Restarted);
            self.begin(origin);
        } else {
            self.fail(origin, OpenFailure::EngineLost);
        }
    }
}
