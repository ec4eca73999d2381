//! Opens whole collections and asks of them what the app asks.

mod blame;
mod cards;
mod kept;
mod opening;
mod real_collections;
mod searching;
mod statements;
mod support;
