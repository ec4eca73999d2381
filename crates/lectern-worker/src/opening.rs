//! Reading one collection from its source into the session, piece by piece.

use crate::source::Source;
use crate::{desk, scope, texts, turn};
use lectern_core::protocol::{Event, Generation, Message, Numbered, OpenFailure, Origin};
use web_sys::File;

/// Bytes fed at once: about 5 ms of work, so that a search never waits long.
const PIECE: usize = 64 * 1024;

/// What is larger than this many bytes has full texts, surely enough not to wait for the first.
const FULL_TEXTS: u64 = 1 << 20;

/// How often the app hears of progress, in milliseconds.
const PROGRESS_EVERY: f64 = 100.0;

/// How long pieces are fed before the event loop has its turn, in milliseconds.
const SLICE: f64 = 12.0;

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
        Ok(source) => read(generation, source).await,
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

/// Reads to the end. Gives the last messages; `None` where another opening or a person ended it.
async fn read(generation: Generation, source: Source) -> Option<Vec<Message>> {
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
        let mut start = 0;
        while start < chunk.length() {
            let end = chunk.length().min(start.saturating_add(PIECE as u32));
            let piece = chunk.subarray(start, end);
            start = end;
            let bytes = buffer.get_mut(..piece.length() as usize).unwrap_or_default();
            piece.copy_to(bytes);
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
