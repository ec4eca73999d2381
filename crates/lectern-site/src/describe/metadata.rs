//! `<meta>` elements: Dublin Core (DCMI, "Expressing Dublin Core in HTML/XHTML meta and link elements") and the
//! `citation_` tags of Highwire Press, which scholarly search engines and reference managers read.

use super::{description, iso_date, language, license_url};
use lectern_core::Statement;
use lectern_core::bundle::Header;
use maud::{Markup, html};

/// The elements for one statement. `page` is its own address, where it is known.
pub fn metadata(statement: &Statement, header: &Header, page: Option<&str>) -> Markup {
    let authors: Vec<&str> = statement.authors.iter().map(|author| author.name.as_str()).collect();
    let creators =
        if authors.is_empty() { statement.organizations.iter().map(String::as_str).collect() } else { authors };
    let source = statement.source.as_ref().and_then(|source| source.url.as_deref().or(source.name.as_deref()));
    let rights = statement.rights.clone().or_else(|| license_url(statement, header));
    let publisher = header.publisher.as_ref().map(|publisher| publisher.name.as_str());
    let doi = statement.identifiers.iter().find(|identifier| identifier.scheme.eq_ignore_ascii_case("doi"));
    html! {
        link rel="schema.DC" href="http://purl.org/dc/elements/1.1/";
        (meta("DC.title", Some(&statement.title)))
        @for creator in &creators { (meta("DC.creator", Some(creator))) }
        @for topic in &statement.topics { (meta("DC.subject", Some(topic))) }
        @for place in &statement.places { (meta("DC.coverage", Some(place))) }
        (meta("DC.description", description(statement).as_deref()))
        (meta("DC.publisher", publisher))
        (meta("DC.date", statement.date.as_ref().map(lectern_core::Date::as_str)))
        (meta("DC.type", statement.kind.as_deref()))
        (meta("DC.identifier", page))
        (meta("DC.source", source))
        (meta("DC.language", language(statement, header)))
        (meta("DC.rights", rights.as_deref()))
        (meta("citation_title", Some(&statement.title)))
        @for creator in &creators { (meta("citation_author", Some(creator))) }
        (meta("citation_publication_date", iso_date(statement.date.as_ref()).map(|date| date.replace('-', "/")).as_deref()))
        (meta("citation_language", language(statement, header)))
        (meta("citation_doi", doi.map(|doi| doi.value.as_str())))
        (meta("citation_fulltext_html_url", page.filter(|_| statement.content.is_some())))
    }
}

fn meta(name: &str, content: Option<&str>) -> Markup {
    html! {
        @if let Some(content) = content.filter(|content| !content.trim().is_empty()) {
            meta name=(name) content=(content);
        }
    }
}
