//! The parts of the screen.

pub mod collection;
pub mod document;
mod form;
pub mod intake;
pub mod mapping;
mod people;
mod pieces;
pub mod progress;
pub mod refused;
mod row;
pub mod screen;
mod stages;
pub mod table;
