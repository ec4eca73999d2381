//! A saved page becomes pieces.
