//! What the page shows of a collection's coming.

use lectern_core::protocol::{CollectionInfo, OpenFailure, Origin, Progress};

/// A collection that answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    /// Where it came from.
    pub origin: Origin,
    /// What it says of itself.
    pub info: CollectionInfo,
    /// Its final counts; absent while more of it is coming.
    pub progress: Option<Progress>,
}

impl Collection {
    /// Its title, or its file's name where it has none.
    pub fn title(&self) -> String {
        let file_name = || self.origin.name().rsplit('/').next().unwrap_or_default().to_owned();
        self.info.title.clone().unwrap_or_else(file_name)
    }
}

/// A collection that is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Where it comes from.
    pub origin: Origin,
    /// How far it has come.
    pub progress: Progress,
}

impl Reading {
    /// The very start of a reading.
    pub fn of(origin: Origin) -> Self {
        Self { origin, progress: Progress::default() }
    }
}

/// A collection that could not be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Failed {
    /// Where it should have come from.
    pub origin: Origin,
    /// Why it did not.
    pub cause: Cause,
}

/// Why a collection could not be opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// What the engine says.
    Engine(OpenFailure),
    /// It was a file on the device, and the page that was given it is gone.
    FileGone,
}
