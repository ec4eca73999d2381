//! The statements of a collection: in memory, or in a kept copy and read when they are asked for.

use lectern_core::Statement;
use lectern_core::kept::{Digest, Storage, read_statement};
use lectern_search::DocId;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How many of the statements that were read of a copy are held: those of two pages of cards, so that the next key
/// reads only what it finds anew.
const HELD: usize = 50;

/// Statements by number. Those of a copy come first.
#[derive(Default)]
pub(crate) struct Statements {
    copy: Option<Copy>,
    here: Vec<Rc<Statement>>,
}

/// Where a statement is in a copy.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// In bytes of the storage.
    pub at: u64,
    pub bytes: u32,
    pub digest: u64,
}

struct Copy {
    storage: Rc<dyn Storage>,
    places: Vec<Place>,
    held: RefCell<Vec<(DocId, Rc<Statement>)>>,
    is_damaged: Cell<bool>,
}

impl Statements {
    /// The statements of a copy.
    pub fn of_copy(storage: Rc<dyn Storage>, places: Vec<Place>) -> Self {
        let copy = Copy { storage, places, held: RefCell::default(), is_damaged: Cell::new(false) };
        Self { copy: Some(copy), here: Vec::new() }
    }

    pub fn push(&mut self, statement: Statement) {
        self.here.push(Rc::new(statement));
    }

    /// A statement; absent for a number that there is not, and where the copy is damaged.
    pub fn get(&self, doc: DocId) -> Option<Rc<Statement>> {
        let number = usize::try_from(doc).ok()?;
        let n_copied = self.copy.as_ref().map_or(0, |copy| copy.places.len());
        match &self.copy {
            Some(copy) if number < n_copied => copy.get(doc, copy.places.get(number)?),
            _ => self.here.get(number.checked_sub(n_copied)?).cloned(),
        }
    }

    /// A statement that is in memory, where nobody else holds it.
    pub fn get_mut(&mut self, doc: DocId) -> Option<&mut Statement> {
        let copied = self.copy.as_ref().map_or(0, |copy| copy.places.len());
        Rc::get_mut(self.here.get_mut(usize::try_from(doc).ok()?.checked_sub(copied)?)?)
    }

    /// Whether a statement could not be read back.
    pub fn are_damaged(&self) -> bool {
        self.copy.as_ref().is_some_and(|copy| copy.is_damaged.get())
    }
}

impl Copy {
    fn get(&self, doc: DocId, place: &Place) -> Option<Rc<Statement>> {
        let held = self.held.borrow().iter().find(|(other, _)| *other == doc).map(|(_, statement)| statement.clone());
        if held.is_some() {
            return held;
        }
        let Some(statement) = self.read(place).map(Rc::new) else {
            self.is_damaged.set(true);
            return None;
        };
        let mut held = self.held.borrow_mut();
        if held.len() == HELD {
            held.remove(0);
        }
        held.push((doc, statement.clone()));
        Some(statement)
    }

    fn read(&self, place: &Place) -> Option<Statement> {
        let mut bytes = vec![0; usize::try_from(place.bytes).ok()?];
        let is_whole = self.storage.read(place.at, &mut bytes) && Digest::of(&bytes) == place.digest;
        is_whole.then(|| read_statement(&mut bytes.as_slice()))?
    }
}
