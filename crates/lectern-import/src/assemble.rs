//! Pieces become a statement.
