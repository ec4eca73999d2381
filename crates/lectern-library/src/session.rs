//! Opening collections one after another, and answering from the right one.

use crate::collection::needs_texts;
use crate::kept::Copying;
use crate::library::Library;
use lectern_core::bundle::Reader;
use lectern_core::protocol::{Event, Generation, Message, Numbered, OpenFailure, Progress, Refusal, Request};
use lectern_core::{Statement, texts};
use lectern_search::is_stemmed_elsewhere;

/// An engine without its surroundings: bytes and requests in, messages out.
///
/// Whoever owns it fetches the bytes, reads the clock, decides how often [`Session::progress`] is sent and which
/// requests are worth answering.
///
/// ```
/// use lectern_core::protocol::{Event, Message};
/// use lectern_library::Session;
///
/// let mut session = Session::new();
/// session.open(1, None);
/// let mut messages = session.feed(br#"{"format":"statement-bundle","version":1,"title":"None yet","statements":[]}"#);
/// messages.extend(session.finish());
/// assert!(matches!(messages.last(), Some(Message::Event(event)) if matches!(event.body, Event::Complete { .. })));
/// ```
#[derive(Default)]
pub struct Session {
    open: Option<Library>,
    /// The opening that what is open came from.
    completed: Option<Generation>,
    arriving: Option<Arriving>,
}

/// A collection whose bytes are still coming.
struct Arriving {
    generation: Generation,
    total_bytes: Option<u64>,
    bytes: u64,
    reader: Reader,
    library: Library,
    /// Whether the app was told of it; from then on it answers.
    opened: bool,
    /// Whether the app was told that there is something to find.
    searchable: bool,
    /// Statements that wait for what they need.
    held: Vec<Statement>,
    /// Whether the bytes have ended.
    ended: bool,
}

impl Session {
    /// Nothing is open.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts to read a collection, for the request of this generation. An opening in progress is given up
    /// without a word; what is open stays open until the new collection is complete. `total_bytes` is the length
    /// of the file as it will be fed, where that is known.
    pub fn open(&mut self, generation: Generation, total_bytes: Option<u64>) {
        self.arriving = Some(Arriving::new(generation, total_bytes));
    }

    /// Learns how long the file is, where that is known only once it answers.
    pub fn expect_bytes(&mut self, total_bytes: u64) {
        if let Some(arriving) = &mut self.arriving {
            arriving.total_bytes = Some(total_bytes);
        }
    }

    /// Takes the next bytes, as they come: gzip or plain, cut anywhere. Gives the events to send:
    /// [`Event::Opened`] once, [`Event::Failed`] when the file breaks. Without an opening in progress, bytes
    /// are passed over.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Message> {
        let Some(arriving) = &mut self.arriving else { return Vec::new() };
        match arriving.take(bytes) {
            Ok(()) => arriving.news(),
            Err(failure) => self.fail(failure),
        }
    }

    /// Takes the end of the bytes. Gives [`Event::Complete`], after an [`Event::Opened`] that was still due, or
    /// [`Event::Failed`].
    pub fn finish(&mut self) -> Vec<Message> {
        let Some(arriving) = &mut self.arriving else { return Vec::new() };
        if let Err(failure) = arriving.take_the_end() {
            return self.fail(failure);
        }
        self.complete()
    }

    /// Whether statements, or packed bytes, wait for the module of [`lectern_core::texts`]. Whoever owns the session
    /// provides it and calls [`Session::go_on`]; feeding more before that only makes more wait.
    #[must_use]
    pub fn wants_texts(&self) -> bool {
        self.arriving.as_ref().is_some_and(Arriving::wants_texts)
    }

    /// Takes what waited, and the end of the bytes if it came meanwhile.
    pub fn go_on(&mut self) -> Vec<Message> {
        let Some(arriving) = &mut self.arriving else { return Vec::new() };
        match arriving.take_what_waited() {
            Ok(()) if arriving.ended => self.complete(),
            Ok(()) => arriving.news(),
            Err(failure) => self.fail(failure),
        }
    }

    /// Says how many bytes of the file have come, where they are not fed as they come.
    pub fn count_bytes(&mut self, bytes: u64) {
        if let Some(arriving) = &mut self.arriving {
            arriving.bytes = bytes;
        }
    }

    /// Completes the opening in progress with what was kept of the same file on an earlier visit. Gives the messages of
    /// [`Session::finish`].
    pub fn finish_with(&mut self, library: Library) -> Vec<Message> {
        if let Some(arriving) = &mut self.arriving {
            arriving.library = library;
        }
        self.complete()
    }

    /// The next bytes of a copy of what is open ([`Library::copy_on`]).
    pub fn copy_on(&mut self, copying: &mut Copying) -> Option<Vec<u8>> {
        self.open.as_mut()?.copy_on(copying)
    }

    /// Whether what is open lacks statements that could not be read back from its kept copy.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.open.as_ref().is_some_and(Library::is_damaged)
    }

    fn complete(&mut self) -> Vec<Message> {
        if self.wants_texts() {
            return Vec::new();
        }
        let Some(arriving) = &mut self.arriving else { return Vec::new() };
        let messages = arriving.announce().into_iter().chain([arriving.complete()]).collect();
        self.completed = Some(arriving.generation);
        self.open = self.arriving.take().map(|arriving| arriving.library);
        messages
    }

    /// Ends the opening in progress, for a reason outside of the file. What was open before answers again.
    pub fn fail(&mut self, failure: OpenFailure) -> Vec<Message> {
        let ended = self.arriving.take();
        ended.into_iter().map(|arriving| arriving.event(Event::Failed(failure.clone()))).collect()
    }

    /// Whether a collection is being read.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        self.arriving.is_some()
    }

    /// Whether what is open is the collection of this generation, complete.
    #[must_use]
    pub fn is_complete(&self, generation: Generation) -> bool {
        self.completed == Some(generation)
    }

    /// How far the opening in progress has come.
    #[must_use]
    pub fn progress(&self) -> Option<Numbered<Progress>> {
        let arriving = self.arriving.as_ref()?;
        Some(Numbered { generation: arriving.generation, body: arriving.progress() })
    }

    /// Answers from the collection being read once it was opened, else from the one that is open.
    /// [`Request::Open`] and [`Request::Cancel`] are not answered here but carried out, by [`Session::open`] and
    /// [`Session::fail`].
    pub fn answer(&mut self, request: Numbered<Request>) -> Message {
        let arriving = self.arriving.as_mut().filter(|arriving| arriving.opened);
        let library = arriving.map(|arriving| &mut arriving.library).or(self.open.as_mut());
        let body = library.map_or(Err(Refusal::NothingOpen), |library| library.answer(&request.body));
        Message::Answer(Numbered { generation: request.generation, body })
    }
}

impl Arriving {
    fn new(generation: Generation, total_bytes: Option<u64>) -> Self {
        let (reader, library) = (Reader::new(), Library::new());
        let (opened, searchable, ended) = (false, false, false);
        Self { generation, total_bytes, bytes: 0, reader, library, opened, searchable, held: Vec::new(), ended }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), OpenFailure> {
        self.bytes = self.bytes.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        let mut statements = Vec::new();
        self.reader.push(bytes, &mut statements)?;
        self.shelve_or_hold(statements);
        Ok(())
    }

    fn take_the_end(&mut self) -> Result<(), OpenFailure> {
        self.ended = true;
        if !self.reader.waits_for_texts() {
            let mut statements = Vec::new();
            self.reader.finish(&mut statements)?;
            self.shelve_or_hold(statements);
        }
        Ok(())
    }

    fn take_what_waited(&mut self) -> Result<(), OpenFailure> {
        let held = std::mem::take(&mut self.held);
        self.shelve(held);
        if self.reader.waits_for_texts() {
            self.take(&[])?;
            if self.ended {
                self.take_the_end()?;
            }
        }
        Ok(())
    }

    fn wants_texts(&self) -> bool {
        !self.held.is_empty() || self.waits_for_its_language() || self.reader.waits_for_texts()
    }

    /// Holds statements back from the first one on that needs what is not at hand: their order stays that of the file.
    fn shelve_or_hold(&mut self, mut statements: Vec<Statement>) {
        let info = self.reader.info();
        let needs = |statement: &Statement| !texts::are_at_hand() && needs_texts(statement, info);
        let first = if self.held.is_empty() { statements.iter().position(needs) } else { Some(0) };
        self.held.extend(statements.split_off(first.unwrap_or(statements.len())));
        self.shelve(statements);
    }

    /// Whether what the collection says of itself, which may come after statements, has to wait as well.
    fn waits_for_its_language(&self) -> bool {
        !texts::are_at_hand() && is_stemmed_elsewhere(self.reader.info().language.as_deref())
    }

    /// What the collection says of itself comes first: its language decides how the statements are indexed.
    fn shelve(&mut self, statements: Vec<Statement>) {
        if !self.waits_for_its_language() {
            self.library.describe(self.reader.info());
        }
        for statement in statements {
            self.library.add(statement);
        }
        self.library.report(self.reader.take_problems());
    }

    /// What the app should hear at once: that the collection is open; and where it was opened by its title, that the
    /// first statements have come, so that it need not wait for the next word of progress to search for them.
    fn news(&mut self) -> Vec<Message> {
        let announcement = self.announce_if_worth_seeing();
        let is_first = !self.library.is_empty() && !std::mem::replace(&mut self.searchable, !self.library.is_empty());
        let progress = (is_first && announcement.is_none()).then(|| self.event(Event::Progress(self.progress())));
        announcement.into_iter().chain(progress).collect()
    }

    /// A title is worth seeing before the first statement, a statement even without a title. Where the first statements
    /// wait, the announcement comes with them: the app searches when it hears of a collection, and would find none.
    fn announce_if_worth_seeing(&mut self) -> Option<Message> {
        let titled = self.library.info().title.is_some() && self.held.is_empty();
        (titled || !self.library.is_empty()).then(|| self.announce()).flatten()
    }

    fn announce(&mut self) -> Option<Message> {
        let first_time = !std::mem::replace(&mut self.opened, true);
        first_time.then(|| self.event(Event::Opened(self.library.info().clone())))
    }

    fn complete(&self) -> Message {
        self.event(Event::Complete { info: self.library.info().clone(), progress: self.progress() })
    }

    fn event(&self, event: Event) -> Message {
        Message::Event(Numbered { generation: self.generation, body: event })
    }

    fn progress(&self) -> Progress {
        let problems = self.library.problems();
        Progress {
            bytes: self.bytes,
            total_bytes: self.total_bytes,
            statements: self.library.len(),
            indexed: self.library.len(),
            problems: as_u32(problems.total()),
            statements_lost: as_u32(problems.statements_lost()),
            memory: None,
        }
    }
}

fn as_u32(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
