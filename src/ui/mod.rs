//! The parts that pages are made of: values in, elements out, nothing fetched, nobody navigated.
//!
//! Elements are written as [`markup`]. What has signals of its own is a component, which pages put in place with
//! `view!`; what only shows values is a function.

pub mod byline;
pub mod card;
pub mod chips;
pub mod empty;
pub mod facet;
pub mod failure;
pub mod hits;
pub mod later;
pub mod marked;
pub mod markup;
pub mod masthead;
pub mod notice;
pub mod open;
pub mod outward;
pub mod pager;
pub mod passage;
pub mod problems;
pub mod progress;
pub mod provenance;
pub mod reading;
pub mod relations;
pub mod search_box;
pub mod sort;
pub mod syntax;
pub mod tags;
pub mod timeline;
