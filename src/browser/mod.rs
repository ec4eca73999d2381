//! The only place that touches the browser: everything else compiles, and is tested, without one.

pub mod address;
pub mod dom;
pub mod files;
pub mod intl;
pub mod kept;
pub mod panic;
pub mod storage;
pub mod worker;
