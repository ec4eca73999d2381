//! What a text says without saying it in a field.
