//! A text file becomes pieces.
