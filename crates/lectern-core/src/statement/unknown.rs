//! Fields that this reader does not know, kept for whoever rewrites a file.
//!
//! Natively they are values that can be looked into and changed. An engine in a browser only shows them and keeps them
//! with the rest, for which their text is enough: values and a map of them would be a twentieth of the worker.

#[cfg(feature = "values")]
mod fields {
    use std::collections::BTreeMap;

    /// Fields that this reader does not know, by name.
    pub type UnknownFields = BTreeMap<String, serde_json::Value>;

    /// Adds a field, whose value is sound JSON.
    pub(crate) fn add(fields: &mut UnknownFields, name: String, json: &str) {
        if let Ok(value) = serde_json::from_str(json) {
            fields.insert(name, value);
        }
    }

    /// The names, and the values as JSON without space.
    pub(crate) fn as_texts(fields: &UnknownFields) -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| (name.clone(), value.to_string())).collect()
    }
}

#[cfg(not(feature = "values"))]
mod fields {
    use serde::ser::Error;
    use serde::{Serialize, Serializer};
    use serde_json::value::RawValue;

    /// Fields that this reader does not know, in the order in which they were added, each value as JSON.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct UnknownFields(Vec<(String, String)>);

    impl UnknownFields {
        /// Whether there is none.
        #[must_use]
        pub fn is_empty(&self) -> bool {
            self.0.is_empty()
        }
    }

    impl Serialize for UnknownFields {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let values: Result<Vec<&RawValue>, _> = self.0.iter().map(|(_, json)| serde_json::from_str(json)).collect();
            let names = self.0.iter().map(|(name, _)| name);
            serializer.collect_map(names.zip(values.map_err(Error::custom)?))
        }
    }

    /// Adds a field, whose value is sound JSON.
    pub(crate) fn add(fields: &mut UnknownFields, name: String, json: &str) {
        fields.0.push((name, json.to_owned()));
    }

    /// The names, and the values as JSON without space.
    pub(crate) fn as_texts(fields: &UnknownFields) -> Vec<(String, String)> {
        fields.0.clone()
    }
}

pub use fields::UnknownFields;
pub(crate) use fields::{add, as_texts};

/// What a person is shown of them: the names, and of a string its own text, of anything else its JSON.
#[must_use]
pub fn shown(fields: &UnknownFields) -> Vec<(String, String)> {
    let shown = |(name, json): (String, String)| {
        let text = crate::bundle::text_of_string(&json);
        (name, text.unwrap_or(json))
    };
    as_texts(fields).into_iter().map(shown).collect()
}
