//! The values of fields that this reader does not know.
//!
//! Natively they are values that can be looked into and changed. An engine in a browser only shows them and keeps them,
//! for which the text is enough: the code for values would be a twentieth of the worker.

#[cfg(feature = "values")]
mod values {
    /// Any JSON.
    pub type Json = serde_json::Value;

    /// What a sound text says; none where a number has no end.
    pub(crate) fn from_text(text: String) -> Option<Json> {
        serde_json::from_str(&text).ok()
    }

    /// A value as text, without space.
    pub(crate) fn to_text(json: &Json) -> String {
        json.to_string()
    }
}

#[cfg(not(feature = "values"))]
mod values {
    use serde::ser::Error;
    use serde::{Serialize, Serializer};
    use serde_json::value::RawValue;

    /// Any JSON, as text without space.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Json(String);

    impl Serialize for Json {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serde_json::from_str::<&RawValue>(&self.0).map_err(Error::custom)?.serialize(serializer)
        }
    }

    /// What a sound text says.
    pub(crate) fn from_text(text: String) -> Option<Json> {
        Some(Json(text))
    }

    /// A value as text, without space.
    pub(crate) fn to_text(json: &Json) -> String {
        json.0.clone()
    }
}

pub use values::Json;
pub(crate) use values::{from_text, to_text};

/// What a person is shown of a value: a string's own text, anything else as JSON.
#[must_use]
pub fn shown(json: &Json) -> String {
    let text = to_text(json);
    let said = crate::bundle::text_of_string(&text);
    said.unwrap_or(text)
}
