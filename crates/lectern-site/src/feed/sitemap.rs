//! Sitemaps (sitemaps.org, protocol 0.9), and robots.txt, which names them.

use crate::site::Site;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// How many addresses a file may have.
pub const PER_FILE: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The pages whose paths are given; empty where the site's address is not known.
pub fn sitemap<'a>(site: &Site<'_>, paths: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    list(site, "urlset", "url", paths)
}

/// The sitemaps themselves, where there are several.
pub fn sitemap_index<'a>(site: &Site<'_>, paths: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    list(site, "sitemapindex", "sitemap", paths)
}

fn list<'a>(site: &Site<'_>, root: &str, item: &str, paths: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    let Some(base) = site.base_url() else { return Vec::new() };
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 0);
    let written: io::Result<()> = (|| {
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let root = writer.create_element(root).with_attribute(("xmlns", NAMESPACE));
        root.write_inner_content(|writer| {
            for path in paths {
                let item = writer.create_element(item);
                item.write_inner_content(|writer| {
                    writer.create_element("loc").write_text_content(BytesText::new(&base.of(path)))?;
                    Ok(())
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })();
    // Memory can always be written to.
    written.map(|()| writer.into_inner()).unwrap_or_default()
}

/// robots.txt: everything may be read.
pub fn robots(site: &Site<'_>) -> Vec<u8> {
    let sitemap = site.base_url().map(|base| format!("\nSitemap: {}\n", base.of("sitemap.xml")));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default()).into_bytes()
}
