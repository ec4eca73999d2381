//! The parts that pages are made of: props in, view out, nothing fetched, nobody navigated.
//!
//! What reacts is written in `view!`; what a collection says, which is drawn once, as [`markup`].
//!
//! Nested elements always have one attribute in braces: a subtree of literals alone would be set as HTML by the
//! `view!` macro, which the page's Trusted Types forbid.

pub mod byline;
pub mod card;
pub mod chips;
pub mod empty;
pub mod facet;
pub mod failure;
pub mod hits;
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
