//! The objects inside a statement. One without what it must have costs itself alone.

use super::header::Publisher;
use super::object::{Fields, Found, Report};
use super::value::{Lenient, Listed};
use crate::protocol::Shape;
use crate::statement::{Author, Event, Identifier, Removed, Signatory, Source};

impl Listed for Author {
    const LIST: Shape = Shape::Objects;
}

impl Lenient for Author {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self {
            name: fields.require_words("name", &value, report)?,
            role: fields.take("role", report),
            organization: fields.take("organization", report),
            url: fields.take("url", report),
            extra: fields.rest(report),
        })
    }
}

impl Listed for Signatory {
    const LIST: Shape = Shape::Objects;
}

impl Lenient for Signatory {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self {
            name: fields.require_words("name", &value, report)?,
            role: fields.take("role", report),
            organization: fields.take("organization", report),
            extra: fields.rest(report),
        })
    }
}

impl Lenient for Event {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self {
            name: fields.require_words("name", &value, report)?,
            place: fields.take("place", report),
            date: fields.take("date", report),
            extra: fields.rest(report),
        })
    }
}

impl Lenient for Source {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self {
            name: fields.take("name", report),
            url: fields.take("url", report),
            archived_url: fields.take("archived_url", report),
            retrieved: fields.take("retrieved", report),
            sha256: fields.take("sha256", report),
            extra: fields.rest(report),
        })
    }
}

impl Listed for Removed {
    const LIST: Shape = Shape::Objects;
}

impl Lenient for Removed {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self { text: fields.require("text", &value, report)?, reason: fields.require("reason", &value, report)? })
    }
}

impl Listed for Identifier {
    const LIST: Shape = Shape::Objects;
}

impl Lenient for Identifier {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self {
            scheme: fields.require_words("scheme", &value, report)?,
            value: fields.require_words("value", &value, report)?,
        })
    }
}

impl Lenient for Publisher {
    fn read(value: Found<'_>, report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::within(&value, report)?;
        Some(Self { name: fields.require_words("name", &value, report)?, url: fields.take("url", report) })
    }
}
