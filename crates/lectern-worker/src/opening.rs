//! Reading one collection from its source into the session, piece by piece.
//!
//! Where a copy of an earlier visit is kept, the bytes are only digested as they come, and held. If they are those that
//! the copy was made from, it is opened; if not, they are read after all, and kept anew.

use crate::kept::{self, Copy};
use crate::source::Source;
use crate::{desk, scope, texts, turn};
use js_sys::Uint8Array;
use lectern_core::kept::{Digest, Identity};
use lectern_core::protocol::{Event, Generation, Message, Numbered, OpenFailure, Origin};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// Bytes fed at once: about 5 ms of work, so that a search never waits long.
const PIECE: usize = 64 * 1024;

/// What is larger than this many bytes has full texts, surely enough not to wait for the first.
const FULL_TEXTS: u64 = 1 << 20;

/// How often the app hears of progress, in milliseconds.
const PROGRESS_EVERY: f64 = 100.0;

/// How long pieces are fed before the event loop has its turn, in milliseconds.
const SLICE: f64 = 12.0;

/// How long a file may take to come, in milliseconds, while nothing of it is shown because a copy waits: about as long
/// as it takes to read what is worth keeping. Where it takes longer, it is read as it comes.
const PATIENCE: f64 = 3_000.0;

/// After so many milliseconds it can be said how long the whole will take.
const FIRST_LOOK: f64 = 300.0;

/// Opens a collection, unless another opening supersedes it on the way.
pub async fn run(generation: Generation, origin: Origin, file: Option<File>) {
    let source = match (&origin, &file) {
        (Origin::Address(address), _) => Source::fetch(address).await,
        (Origin::File(_), Some(file)) => Source::file(file),
        (Origin::File(_), None) => Err(OpenFailure::Interrupted),
    };
    if superseded(generation) {
        source.into_iter().for_each(Source::stop);
        return;
    }
    if let Some(total_bytes) = source.as_ref().ok().and_then(|source| source.total_bytes) {
        desk::with(|desk| desk.session.expect_bytes(total_bytes));
        // Fetched while the first bytes are on their way. Where it cannot be had, what needs it first says so.
        if total_bytes > FULL_TEXTS {
            let _ = texts::fetch().await;
        }
    }
    let end = match source {
        Ok(source) => open(generation, source, kept::name(&origin, file.as_ref())).await,
        Err(failure) => Some(desk::with(|desk| desk.session.fail(failure))),
    };
    if let Some(messages) = end {
        desk::with(|desk| desk.opening = None);
        say(messages);
    }
}

fn superseded(generation: Generation) -> bool {
    desk::with(|desk| desk.opening != Some(generation))
}

/// Opens what was kept of these very bytes, else reads them and keeps what they are. Gives the last messages; `None`
/// where another opening or a person ended it.
async fn open(generation: Generation, source: Source, name: String) -> Option<Vec<Message>> {
    let mut reading = Reading { clock: Clock::start(), digest: Digest::default(), kept: None, waiting: None };
    if source.total_bytes.is_none_or(kept::is_worth_keeping) {
        let copy = Copy::find(&name).await;
        reading.wait(copy.filter(|copy| source.total_bytes.is_none_or(|bytes| bytes == copy.of.bytes)));
    }
    let end = reading.read(generation, source).await;
    let of = reading.identity();
    let is_complete = desk::with(|desk| desk.session.is_complete(generation));
    if is_complete && kept::is_worth_keeping(of.bytes) && reading.kept != Some(of) {
        spawn_local(kept::keep(generation, name, of));
    }
    end
}

/// A file on its way into the session.
struct Reading {
    clock: Clock,
    digest: Digest,
    /// What a whole copy was made from.
    kept: Option<Identity>,
    waiting: Option<Waiting>,
}

/// A copy that is opened if the bytes are those that it was made from.
struct Waiting {
    copy: Copy,
    since: f64,
    /// The bytes so far, which are read if they are not.
    chunks: Vec<Uint8Array>,
}

impl Reading {
    fn identity(&self) -> Identity {
        Identity { digest: self.digest.value(), bytes: self.digest.bytes() }
    }

    fn wait(&mut self, copy: Option<Copy>) {
        self.kept = copy.as_ref().map(|copy| copy.of);
        self.waiting = copy.map(|copy| Waiting { copy, since: scope::now_ms(), chunks: Vec::new() });
    }

    /// Whether the bytes come too slowly to be waited for.
    fn is_slow(&self) -> bool {
        self.waiting.as_ref().is_some_and(|waiting| {
            let so_far = scope::now_ms() - waiting.since;
            let part = self.digest.bytes() as f64 / waiting.copy.of.bytes as f64;
            so_far > FIRST_LOOK && so_far > PATIENCE * part
        })
    }

    /// Gives the bytes so far back to the source.
    fn give_up_waiting(&mut self, source: &Source) -> Option<Copy> {
        let Waiting { copy, chunks, .. } = self.waiting.take()?;
        source.give_back(chunks);
        self.digest = Digest::default();
        desk::with(|desk| desk.session.count_bytes(0));
        Some(copy)
    }

    /// Reads to the end. Gives the last messages; `None` where another opening or a person ended it.
    async fn read(&mut self, generation: Generation, source: Source) -> Option<Vec<Message>> {
        let mut buffer = vec![0; PIECE];
        loop {
            let next = source.next().await;
            if superseded(generation) {
                // A stream that ended or broke has nothing to be stopped.
                if matches!(next, Ok(Some(_))) {
                    source.stop();
                }
                return None;
            }
            let chunk = match next {
                Ok(Some(chunk)) => chunk,
                Ok(None) if self.waiting.is_some() => {
                    let of = self.identity();
                    let copy = self.give_up_waiting(&source).filter(|copy| copy.of == of);
                    if let Some(copy) = copy
                        && texts::fetch().await.is_some()
                        && !superseded(generation)
                    {
                        if let Some(library) = copy.open() {
                            desk::with(|desk| desk.session.count_bytes(of.bytes));
                            return Some(desk::with(|desk| desk.session.finish_with(library)));
                        }
                        self.kept = None;
                    }
                    continue;
                }
                Ok(None) => {
                    say(desk::with(|desk| desk.session.finish()));
                    let end = with_texts(generation).await;
                    return if superseded(generation) { None } else { Some(end.unwrap_or_default()) };
                }
                Err(failure) => return Some(desk::with(|desk| desk.session.fail(failure))),
            };
            for piece in pieces(&chunk) {
                let bytes = buffer.get_mut(..piece.length() as usize).unwrap_or_default();
                piece.copy_to(bytes);
                self.digest.update(bytes);
                if self.waiting.is_some() {
                    desk::with(|desk| desk.session.count_bytes(self.digest.bytes()));
                } else {
                    say(desk::with(|desk| desk.session.feed(bytes)));
                    if let Some(end) = with_texts(generation).await {
                        source.stop();
                        return Some(end);
                    }
                    if !desk::with(|desk| desk.session.is_opening()) {
                        desk::with(|desk| desk.opening = None);
                        source.stop();
                        return None;
                    }
                }
                self.clock.tick().await;
                if superseded(generation) {
                    source.stop();
                    return None;
                }
            }
            if let Some(waiting) = &mut self.waiting {
                waiting.chunks.push(chunk);
            }
            if self.is_slow() {
                self.give_up_waiting(&source);
            }
        }
    }
}

/// A chunk in pieces that are fed at once.
fn pieces(chunk: &Uint8Array) -> impl Iterator<Item = Uint8Array> {
    let starts = (0..chunk.length()).step_by(PIECE);
    starts.map(|start| chunk.subarray(start, chunk.length().min(start.saturating_add(PIECE as u32))))
}

/// Fetches the module that statements or packed bytes wait for, if any do, and goes on. Gives the last messages where it
/// cannot be had.
async fn with_texts(generation: Generation) -> Option<Vec<Message>> {
    if !desk::with(|desk| desk.session.wants_texts()) {
        return None;
    }
    let module = texts::fetch().await;
    if superseded(generation) {
        return None;
    }
    match module {
        Some(()) => say(desk::with(|desk| desk.session.go_on())),
        None => return Some(desk::with(|desk| desk.session.fail(OpenFailure::EngineIncomplete))),
    }
    None
}

/// When progress was last told, and when the event loop last had its turn.
struct Clock {
    told: f64,
    turned: f64,
}

impl Clock {
    fn start() -> Self {
        let now = scope::now_ms();
        Self { told: now, turned: now }
    }

    async fn tick(&mut self) {
        let now = scope::now_ms();
        if now - self.told > PROGRESS_EVERY {
            self.told = now;
            tell_progress();
        }
        if now - self.turned > SLICE {
            turn::give_way().await;
            self.turned = scope::now_ms();
        }
    }
}

fn tell_progress() {
    if let Some(Numbered { generation, body }) = desk::with(|desk| desk.session.progress()) {
        say(vec![Message::Event(Numbered { generation, body: Event::Progress(body) })]);
    }
}

/// Says the session's messages, with what only the worker can tell.
fn say(mut messages: Vec<Message>) {
    for message in &mut messages {
        if let Message::Event(Numbered { body: Event::Progress(progress) | Event::Complete { progress, .. }, .. }) =
            message
        {
            progress.memory = scope::memory_bytes();
        }
        scope::say(message);
    }
}
