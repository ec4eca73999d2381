//! What a person chose for a site: theme, logo, feeds.

use super::{HEADERS, Opened};
use crate::arguments::Publish;
use crate::collection::CollectionError;
use lectern_core::protocol::{Request, Response, SearchRequest};
use lectern_core::view::Sort;
use lectern_library::Library;
use lectern_site::{Logo, NamedFeed, Options, PageOptions};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Pictures that browsers show.
const PICTURES: [&str; 7] = ["svg", "png", "webp", "jpg", "jpeg", "gif", "avif"];

/// How many statements of a feed are looked for; it lists fewer.
const FOUND: u32 = 1_000;

/// The options of a site.
///
/// # Errors
/// Where a file cannot be read or used.
pub fn options(arguments: &Publish, opened: &Opened) -> anyhow::Result<Options> {
    Ok(Options {
        base_url: arguments.base_url.clone(),
        theme: arguments.theme.as_deref().map(theme).transpose()?,
        logo: arguments.logo.as_deref().map(logo).transpose()?,
        feeds: feeds(&arguments.feed, opened),
        headers: headers(),
        is_embeddable: arguments.embed,
        ..Options::default()
    })
}

/// The same for a page that has everything in it.
///
/// # Errors
/// Where a file cannot be read or used.
pub fn page_options(arguments: &Publish) -> Result<PageOptions, CollectionError> {
    Ok(PageOptions {
        theme: arguments.theme.as_deref().map(theme).transpose()?,
        logo: arguments.logo.as_deref().map(logo).transpose()?,
    })
}

/// What a host should send, as a site is told.
pub fn headers() -> Vec<(String, String)> {
    HEADERS.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn theme(path: &Path) -> Result<String, CollectionError> {
    let text = fs::read_to_string(path).map_err(|source| CollectionError::Read { path: path.to_owned(), source })?;
    // The page fetches nothing from elsewhere, so that it would only be a rule that does nothing.
    if text.contains("@import") || text.contains("url(") {
        let message = "a theme can neither import nor fetch anything: take @import and url() out of it".to_owned();
        return Err(CollectionError::Settings { path: path.to_owned(), message });
    }
    Ok(text)
}

fn logo(path: &Path) -> Result<Logo, CollectionError> {
    let extension = path.extension().map(|end| end.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    if !PICTURES.contains(&extension.as_str()) {
        let message = format!("a logo is a picture: {}", PICTURES.map(|end| format!(".{end}")).join(", "));
        return Err(CollectionError::Settings { path: path.to_owned(), message });
    }
    let bytes = fs::read(path).map_err(|source| CollectionError::Read { path: path.to_owned(), source })?;
    Ok(Logo { extension, bytes })
}

/// What each query finds, the newest first.
fn feeds(wanted: &[(String, String)], opened: &Opened) -> Vec<NamedFeed> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut library = Library::new();
    library.describe(&opened.header.info());
    opened.statements.iter().for_each(|statement| library.add(statement.clone()));
    let places: BTreeMap<&str, usize> =
        opened.statements.iter().enumerate().map(|(place, statement)| (statement.id.as_str(), place)).collect();
    let feed = |(name, query): &(String, String)| {
        let request = SearchRequest {
            query: query.clone(),
            sort: Sort::Newest,
            page: 1,
            per_page: FOUND,
            ..SearchRequest::default()
        };
        let found = match library.answer(&Request::Search(request)) {
            // What a search shows where nothing has all that is asked for does not belong into a feed.
            Ok(Response::Search(found)) if found.relaxed.is_none() => found.cards,
            _ => Vec::new(),
        };
        if found.is_empty() {
            eprintln!("feed {name}: no statement matches “{query}”; it is empty");
        }
        let places = found.iter().filter_map(|card| places.get(card.id.as_str()).copied()).collect();
        NamedFeed { name: name.clone(), places }
    };
    wanted.iter().map(feed).collect()
}
