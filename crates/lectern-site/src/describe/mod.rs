//! What machines read of a statement: JSON-LD, Dublin Core, Highwire's tags of scholarly search engines.

pub mod json_ld;
mod metadata;

pub use metadata::metadata;

use lectern_core::bundle::Header;
use lectern_core::{Date, Statement};

/// The licence as an address: itself where it is one, else the page of its SPDX id.
pub fn license_url(statement: &Statement, header: &Header) -> Option<String> {
    let license = statement.license.as_ref().or(header.license.as_ref())?;
    if crate::links::may_follow(license) {
        return Some(license.clone());
    }
    let is_spdx = license.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'+'));
    (is_spdx && !license.is_empty()).then(|| format!("https://spdx.org/licenses/{license}.html"))
}

/// A date that is one known day, month or year of our era, as ISO 8601 has it.
pub fn iso_date(date: Option<&Date>) -> Option<&str> {
    let text = date.filter(|date| date.is_certain())?.as_str();
    let is_plain = matches!(text.len(), 4 | 7 | 10) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    (is_plain && !text.starts_with('-')).then_some(text)
}

/// The language of a statement's text, where what names it can be a tag (BCP 47).
pub fn language<'a>(statement: &'a Statement, header: &'a Header) -> Option<&'a str> {
    let is_tag = |tag: &&str| {
        tag.split('-')
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    statement.language.as_deref().or(header.language.as_deref()).filter(is_tag)
}

/// What a statement is about, in one line.
pub fn description(statement: &Statement) -> Option<String> {
    const LONGEST: usize = 300;
    let text = statement.summary.clone().filter(|summary| !summary.trim().is_empty());
    let head = || {
        let content = statement.content.as_deref()?;
        // Markup makes a text longer, not shorter: so much of it has words enough.
        let head = content.get(..content.floor_char_boundary(LONGEST * 16))?;
        Some(lectern_core::passage::plain_text(head).into_owned())
    };
    let text = text.or_else(head)?;
    Some(crate::words::beginning(&text, LONGEST)).filter(|line| !line.is_empty())
}
