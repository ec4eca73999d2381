//! The format as a JSON Schema, derived from the types that read and write it.

use super::{FORMAT, Header, VERSION};
use crate::Statement;
use crate::statement::WELL_KNOWN_KINDS;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::{Value, json};

/// A statement bundle: a collection of public statements in one file.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "StatementBundle")]
struct Bundle {
    /// Says what the file is.
    format: String,
    /// The version of the format.
    version: u32,
    #[serde(flatten)]
    header: Header,
    /// May be empty.
    statements: Vec<Statement>,
}

/// The JSON Schema (draft 2020-12) of a bundle.
///
/// It asks for what a writer should write; a [`Reader`](super::Reader) takes more than that and says what is wrong.
/// Fields that it does not name are allowed everywhere.
#[must_use]
pub fn schema() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(without_null));
    let mut schema = settings.into_generator().into_root_schema_for::<Bundle>();
    for (pointer, constraint) in constraints() {
        if let (Some(Value::Object(place)), Value::Object(constraint)) = (schema.pointer_mut(pointer), constraint) {
            place.extend(constraint);
        }
    }
    schema
}

/// An optional field is left out, not `null`; and the width of an integer in memory is nobody's business.
fn without_null(schema: &mut Schema) {
    schema.remove("format");
    let null = json!("null");
    if let Some(Value::Array(types)) = schema.get("type")
        && let [only, last] = types.as_slice()
        && *last == null
    {
        let only = only.clone();
        schema.insert("type".to_owned(), only);
    }
    if let Some(Value::Array(choices)) = schema.get("anyOf")
        && let [Value::Object(only), last] = choices.as_slice()
        && last.get("type") == Some(&null)
    {
        let only = only.clone();
        schema.remove("anyOf");
        schema.ensure_object().extend(only);
    }
}

/// What the format asks for and the types do not say: where, and which keywords.
fn constraints() -> Vec<(&'static str, Value)> {
    let date = |what: &str| {
        let description = format!(
            "{what}, as EDTF (ISO 8601-2): a day, a month or a year, `~` for about, `?` for uncertain, \
             `/` between the ends of an interval."
        );
        json!({ "description": description, "examples": DATES })
    };
    vec![
        ("", json!({ "required": ["format", "version", "title", "statements"] })),
        ("/properties/format", json!({ "const": FORMAT })),
        ("/properties/version", json!({ "const": VERSION })),
        ("/properties/title", json!({ "pattern": NOT_BLANK })),
        ("/properties/created", date("When the collection was made")),
        ("/$defs/Statement", json!({ "anyOf": [{ "required": ["summary"] }, { "required": ["content"] }] })),
        ("/$defs/Statement/properties/id", json!({ "pattern": ID })),
        ("/$defs/Statement/properties/title", json!({ "pattern": NOT_BLANK })),
        ("/$defs/Statement/properties/kind", json!({ "examples": WELL_KNOWN_KINDS })),
        ("/$defs/Statement/properties/date", date("When it was made")),
        ("/$defs/Statement/properties/replies_to", json!({ "pattern": ID })),
        ("/$defs/Statement/properties/translation_of", json!({ "pattern": ID })),
        (
            "/$defs/Statement/properties/status",
            json!({ "description": "Whether it still stands; `current` if absent." }),
        ),
        ("/$defs/Event/properties/date", date("When it took place")),
        ("/$defs/Source/properties/retrieved", date("When it was read")),
    ]
}

const ID: &str = "^[a-z0-9._-]{1,128}$";
const NOT_BLANK: &str = r"\S";
const DATES: [&str; 6] = ["2018-09-20", "2018-09", "2018", "2018~", "2018?", "2018-09-20/2018-09-23"];
