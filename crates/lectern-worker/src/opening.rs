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
        // Fetched while the first bytes are on their way. Where it cannot be had, the first statement that needs it
        // says so.
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
    let copy = if source.total_bytes.is_none_or(kept::is_worth_keeping) { Copy::find(&name).await } else { None };
    let mut kept = copy.as_ref().map(|copy| copy.of);
    if let Some(copy) = copy.filter(|copy| source.total_bytes.is_none_or(|bytes| bytes == copy.of.bytes)) {
        match compare(generation, &source, copy.of).await {
            Ok(true) if texts::fetch().await.is_some() && !superseded(generation) => match copy.open() {
                Some(library) => return Some(desk::with(|desk| desk.session.finish_with(library))),
                None => kept = None,
            },
            Ok(_) => {}
            Err(failure) if !superseded(generation) => return Some(desk::with(|desk| desk.session.fail(failure))),
            Err(_) => {}
        }
        desk::with(|desk| desk.session.count_bytes(0));
    }
    if superseded(generation) {
        source.stop();
        return None;
    }
    let mut digest = Digest::default();
    let end = read(generation, source, &mut digest).await;
    let of = Identity { digest: digest.value(), bytes: digest.bytes() };
    let is_complete = desk::with(|desk| desk.session.is_complete(generation));
    if is_complete && kept::is_worth_keeping(of.bytes) && kept != Some(of) {
        spawn_local(kept::keep(generation, name, of));
    }
    end
}

/// Whether the bytes are those of this file. They are given back to the source where they are not, where they come too
/// slowly to be waited for, and where a person or another opening ended the waiting.
async fn compare(generation: Generation, source: &Source, of: Identity) -> Result<bool, OpenFailure> {
    let (mut clock, mut digest, mut chunks) = (Clock::start(), Digest::default(), Vec::new());
    let mut buffer = vec![0; PIECE];
    let start = scope::now_ms();
    let mut is_worth_waiting = true;
    while is_worth_waiting && !superseded(generation) {
        let Some(chunk) = source.next().await? else { break };
        for piece in pieces(&chunk) {
            let bytes = buffer.get_mut(..piece.length() as usize).unwrap_or_default();
            piece.copy_to(bytes);
            digest.update(bytes);
        }
        chunks.push(chunk);
        desk::with(|desk| desk.session.count_bytes(digest.bytes()));
        clock.tick().await;
        let so_far = scope::now_ms() - start;
        let in_all = so_far * of.bytes as f64 / digest.bytes().max(1) as f64;
        is_worth_waiting = so_far < FIRST_LOOK || in_all < PATIENCE;
    }
    let is_same = of == Identity { digest: digest.value(), bytes: digest.bytes() };
    source.give_back(chunks);
    Ok(is_same)
}

/// A chunk in pieces that are fed at once.
fn pieces(chunk: &Uint8Array) -> impl Iterator<Item = Uint8Array> {
    let starts = (0..chunk.length()).step_by(PIECE);
    starts.map(|start| chunk.subarray(start, chunk.length().min(start.saturating_add(PIECE as u32))))
}

/// Reads to the end, and digests. Gives the last messages; `None` where another opening or a person ended it.
async fn read(generation: Generation, source: Source, digest: &mut Digest) -> Option<Vec<Message>> {
    let mut buffer = vec![0; PIECE];
    let mut clock = Clock::start();
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
            digest.update(bytes);
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
            clock.tick().await;
            if superseded(generation) {
                source.stop();
                return None;
            }
        }
    }
}

/// Fetches the module that statements wait for, if any do, and goes on. Gives the last messages where it cannot be had.
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
