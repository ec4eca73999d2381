//! Where a statement's text comes from, what was left out of it, and what else its record holds.

use crate::i18n::I18n;
use crate::ui::markup::{Child, Markup, el};
use crate::ui::outward::outward;
use lectern_core::protocol::{Person, StatementView};
use lectern_core::statement::{Identifier, Removed};

/// Facts under their names; those without a value are left out.
pub fn fact_list(facts: impl IntoIterator<Item = (String, Option<Child>)>) -> Markup {
    let fact = |(name, value): (String, Option<Child>)| {
        let value = el("dd").own_direction().child(value?);
        Some(el("div").class("fact").child(el("dt").child(name)).child(value))
    };
    el("dl").class("fact-list").children(facts.into_iter().filter_map(fact))
}

/// A part of the record under its heading.
fn section(class: &'static str, title: String) -> Markup {
    el("section").class(class).child(el("h2").class("related-title").child(title))
}

/// Source, retrieval, digest, licence and identifiers.
pub fn provenance(i18n: I18n, statement: &StatementView) -> Markup {
    let source = statement.card.source.clone().unwrap_or_default();
    let unnamed = source.name.is_none() && source.url.is_none() && statement.archived_url.is_none();
    let link = |href: Option<String>, words: String| -> Option<Child> {
        match href {
            Some(href) => Some(outward(href, words).into()),
            None => (!words.is_empty()).then(|| words.into()),
        }
    };
    let digest = statement.sha256.clone().map(|digest| el("code").class("digest").child(digest));
    el("section")
        .class("provenance")
        .child(el("h2").class("provenance-title").child(i18n.provenance_title()))
        .children(unnamed.then(|| el("p").child(i18n.provenance_none())))
        .child(fact_list([
            (i18n.provenance_source(), link(source.url, source.name.unwrap_or_default())),
            (i18n.provenance_archived(), link(statement.archived_url.clone(), String::new())),
            (i18n.provenance_retrieved(), statement.retrieved.as_ref().map(|when| i18n.date(when).into())),
            (i18n.provenance_digest(), digest.map(Child::from)),
            (i18n.provenance_license(), link(statement.license.clone(), String::new())),
            (i18n.provenance_rights(), statement.rights.clone().map(Child::from)),
            (i18n.provenance_identifiers(), identifiers(&statement.identifiers)),
        ]))
}

fn identifiers(identifiers: &[Identifier]) -> Option<Child> {
    let item = |identifier: &Identifier| el("li").child(format!("{}: {}", identifier.scheme, identifier.value));
    (!identifiers.is_empty()).then(|| el("ul").class("plain").children(identifiers.iter().map(item)).into())
}

/// What an importer left out, word for word, folded away until wanted.
pub fn removed_pieces(i18n: I18n, removed: &[Removed]) -> Option<Markup> {
    let piece = |piece: &Removed| {
        el("li")
            .class("removed-piece")
            .child(el("p").class("removed-reason").own_direction().child(i18n.removed_reason(&piece.reason)))
            .child(el("blockquote").own_direction().child(piece.text.clone()))
    };
    (!removed.is_empty()).then(|| {
        el("details")
            .class("removed")
            .child(el("summary").child(i18n.removed_title()))
            .child(el("ul").class("plain").children(removed.iter().map(piece)))
    })
}

/// Those who signed besides the authors.
pub fn signatories(i18n: I18n, signatories: &[Person]) -> Option<Markup> {
    let person = |person: &Person| {
        let parts = [Some(&person.name), person.role.as_ref(), person.organization.as_ref()];
        let line = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ");
        el("li").own_direction().child(line)
    };
    let list = || el("ul").children(signatories.iter().map(person));
    (!signatories.is_empty()).then(|| section("signatories", i18n.signatories_title()).child(list()))
}

/// Fields that this reader has no place for, as they stand in the record.
pub fn other_fields(i18n: I18n, fields: &[(String, String)]) -> Option<Markup> {
    let facts = || fact_list(fields.iter().cloned().map(|(name, value)| (name, Some(value.into()))));
    (!fields.is_empty()).then(|| section("other-fields", i18n.other_fields_title()).child(facts()))
}
