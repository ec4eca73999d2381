//! The description of the search (OpenSearch 1.1), by which a browser offers the site as a search engine.

use super::atom::clean;
use crate::site::Site;
use crate::words;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

const NAMESPACE: &str = "http://a9.com/-/spec/opensearch/1.1/";

/// The longest names that the standard allows, in characters.
const SHORT_NAME: usize = 16;
const DESCRIPTION: usize = 1024;

/// opensearch.xml; empty where the site's address is not known.
pub fn open_search(site: &Site<'_>) -> Vec<u8> {
    let Some(base) = site.base_url() else { return Vec::new() };
    let name: String = clean(site.title()).chars().take(SHORT_NAME).collect();
    let about = site.header().description.as_deref().unwrap_or(site.title());
    let about = clean(&words::beginning(about, DESCRIPTION - 2));
    let template = format!("{}?q={{searchTerms}}", base.of("index.html"));
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    let written: io::Result<()> = (|| {
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let root = writer.create_element("OpenSearchDescription").with_attribute(("xmlns", NAMESPACE));
        root.write_inner_content(|writer| {
            writer.create_element("ShortName").write_text_content(BytesText::new(name.trim()))?;
            writer.create_element("Description").write_text_content(BytesText::new(&about))?;
            writer.create_element("InputEncoding").write_text_content(BytesText::new("UTF-8"))?;
            let url = writer.create_element("Url").with_attribute(("type", "text/html"));
            url.with_attribute(("method", "get")).with_attribute(("template", template.as_str())).write_empty()?;
            Ok(())
        })?;
        Ok(())
    })();
    written.map(|()| writer.into_inner()).unwrap_or_default()
}
