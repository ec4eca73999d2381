//! The objects inside a statement. One without what it must have costs itself alone.

use super::header::Publisher;
use super::object::{Fields, Found, Report};
use super::value::Lenient;
use crate::statement::{Author, Event, Identifier, Removed, Signatory, Source};

const LIST_OF_OBJECTS: &str = "array of objects";

impl Lenient for Author {
    const LIST: &'static str = LIST_OF_OBJECTS;

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self {
            name: fields.require_words("name", &value, report)?,
            role: fields.take("role", report),
            organization: fields.take("organization", report),
            url: fields.take("url", report),
        })
    }
}

impl Lenient for Signatory {
    const LIST: &'static str = LIST_OF_OBJECTS;

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self {
            name: fields.require_words("name", &value, report)?,
            role: fields.take("role", report),
            organization: fields.take("organization", report),
        })
    }
}

impl Lenient for Event {
    const LIST: &'static str = LIST_OF_OBJECTS;

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self {
            name: fields.require_words("name", &value, report)?,
            place: fields.take("place", report),
            date: fields.take("date", report),
        })
    }
}

impl Lenient for Source {
    const LIST: &'static str = LIST_OF_OBJECTS;

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self {
            name: fields.take("name", report),
            url: fields.take("url", report),
            archived_url: fields.take("archived_url", report),
            retrieved: fields.take("retrieved", report),
            sha256: fields.take("sha256", report),
        })
    }
}

impl Lenient for Removed {
    const LIST: &'static str = LIST_OF_OBJECTS;

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self { text: fields.require("text", &value, report)?, reason: fields.require("reason", &value, report)? })
    }
}

impl Lenient for Identifier {
    const LIST: &'static str = LIST_OF_OBJECTS;

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self {
            scheme: fields.require_words("scheme", &value, report)?,
            value: fields.require_words("value", &value, report)?,
        })
    }
}

impl Lenient for Publisher {
    const LIST: &'static str = LIST_OF_OBJECTS;

    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self { name: fields.require_words("name", &value, report)?, url: fields.take("url", report) })
    }
}
