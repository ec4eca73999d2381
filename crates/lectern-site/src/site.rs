//! Which files a site has, and what is in each.

use crate::address::{self, BaseUrl};
use crate::feed::{self, Feed, NamedFeed};
use crate::groups::{Group, Groups, Kind};
use crate::order::Order;
use crate::reader::Reader;
use crate::style::{Stylesheet, short_digest, stylesheet};
use crate::{host, page};
use lectern_core::Statement;
use lectern_core::bundle::Header;
use page::pages;
use std::borrow::Cow;

/// The script that decides, before anything is painted, whether the first cards are what was asked for.
pub const ARRIVAL: &str = "arrival.js";

/// The script that shows a collection anew when it has changed.
pub const LIVE: &str = "live.js";

/// The script that shows the collection in other pages.
pub const EMBED_SCRIPT: &str = "embed.js";

/// The page that says how, and does so itself.
pub const EMBED_PAGE: &str = "embed.html";

/// What a publisher decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the site will be. Without it there are no feeds, no sitemap and no canonical addresses.
    pub base_url: Option<BaseUrl>,
    /// CSS that is put behind the reader's own.
    pub theme: Option<String>,
    /// A picture beside the title.
    pub logo: Option<Logo>,
    /// Feeds besides that of all statements.
    pub feeds: Vec<NamedFeed>,
    /// Headers for all files, as the reader needs them.
    pub headers: Vec<(String, String)>,
    /// Whether the first page asks a server, again and again, whether the collection has changed.
    pub is_live: bool,
    /// Whether other pages may show the collection.
    pub is_embeddable: bool,
}

/// A publisher's picture.
#[derive(Clone, Debug)]
pub struct Logo {
    /// The end of its file's name, which says what it is: `svg`, `png`.
    pub extension: String,
    /// What is in the file.
    pub bytes: Vec<u8>,
}

impl Logo {
    /// What the file is, as a browser is told.
    pub(crate) fn mime_type(&self) -> &'static str {
        match self.extension.as_str() {
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "webp" => "image/webp",
            "gif" => "image/gif",
            "avif" => "image/avif",
            _ => "image/jpeg",
        }
    }
}

/// The collection's own file, which whoever writes the site puts beside the pages.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// Its path in the site.
    pub name: String,
    /// The path of the same, gzipped.
    pub packed_name: String,
    /// How long the plain file is.
    pub bytes: u64,
    /// The SHA-256 of the plain file, in hexadecimal.
    pub sha256: String,
}

/// Above this length the reader opens the packed file: it fetches what unpacks it anyway, and the way is shorter.
const PACKED_FROM_BYTES: u64 = 1 << 20;

impl Data {
    /// The file that the reader opens.
    #[must_use]
    pub fn opened(&self) -> &str {
        if self.bytes > PACKED_FROM_BYTES { &self.packed_name } else { &self.name }
    }
}

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path in the site, with slashes.
    pub path: String,
    content: Content,
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Reader,
    Stylesheet,
    Logo,
    Arrival,
    Live,
    EmbedScript,
    EmbedPage,
    Nothing,
    Statement(usize),
    List(List, usize),
    Values(usize, usize),
    Atom(usize),
    JsonFeed(usize),
    Sitemap(usize),
    SitemapIndex(usize),
    Robots,
    OpenSearch,
    DataPackage,
    Headers,
    Missing,
    First,
}

/// A list of statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// All of them.
    All,
    /// Those of a kind's group, by its index.
    Group(Kind, usize),
}

impl List {
    /// The file of one of its pages, from 1.
    pub fn path(self, site: &Site<'_>, page: usize) -> String {
        match self {
            Self::All => address::list_path("all", "index", page),
            Self::Group(kind, index) => {
                let stem = site.group(kind, index).map_or("", |group| group.stem.as_str());
                address::list_path(kind.folder(), stem, page)
            }
        }
    }
}

/// A collection to be published.
pub struct Site<'a> {
    header: &'a Header,
    reader: &'a Reader,
    options: Options,
    data: Data,
    order: Order<'a>,
    groups: Vec<Groups>,
    feeds: Vec<Feed>,
    stylesheet: Stylesheet,
    logo: Option<String>,
    /// The pages but for the first one.
    pages: Vec<File>,
}

impl<'a> Site<'a> {
    /// Prepares a site. `data` is the collection's own file.
    #[must_use]
    pub fn new(
        header: &'a Header,
        statements: &'a [Statement],
        reader: &'a Reader,
        data: Data,
        options: Options,
    ) -> Self {
        let order = Order::of(statements);
        let groups = Kind::ALL.map(|kind| Groups::of(kind, &order)).into();
        let title = title_of(header);
        let all = NamedFeed { name: String::new(), places: order.newest().to_vec() };
        let feeds = std::iter::once(&all).chain(&options.feeds).map(|named| Feed::new(title, named)).collect();
        let logo = options.logo.as_ref();
        let logo = logo.map(|logo| format!("logo-{}.{}", short_digest(&logo.bytes), logo.extension));
        let stylesheet = stylesheet(reader, logo.as_deref(), options.theme.as_deref());
        let mut site =
            Self { header, reader, data, order, groups, feeds, stylesheet, logo, options, pages: Vec::new() };
        site.pages = site.page_files();
        site
    }

    /// The files of the site but for the collection's own, in the order in which they are best written: what pages refer
    /// to first, the page that a visit begins with last.
    #[must_use]
    pub fn plan(&self) -> Vec<File> {
        let mut files: Vec<File> = self.reader.files().map(|(path, _)| file(path, Content::Reader)).collect();
        files.push(file(&self.stylesheet.path, Content::Stylesheet));
        files.extend(self.logo.iter().map(|path| file(path, Content::Logo)));
        files.push(file(ARRIVAL, Content::Arrival));
        files.extend(self.is_live().then(|| file(LIVE, Content::Live)));
        if self.is_embeddable() {
            files.extend([file(EMBED_SCRIPT, Content::EmbedScript), file(EMBED_PAGE, Content::EmbedPage)]);
        }
        files.extend(self.pages.iter().cloned());
        files.extend(self.feed_files());
        files.push(file("robots.txt", Content::Robots));
        files.push(file("datapackage.json", Content::DataPackage));
        files.push(file("_headers", Content::Headers));
        // Some hosts pass over files whose names begin with an underscore, unless this one is there.
        files.push(file(".nojekyll", Content::Nothing));
        files.push(file("404.html", Content::Missing));
        files.push(file("index.html", Content::First));
        files
    }

    fn page_files(&self) -> Vec<File> {
        let mut files = Vec::new();
        for (place, statement) in (0..self.len()).filter_map(|place| Some((place, self.order.statement(place)?))) {
            files.push(file(&address::statement_path(&statement.id), Content::Statement(place)));
        }
        let mut list = |list: List, lines: usize| {
            let page = |page| file(&list.path(self, page), Content::List(list, page));
            files.extend((1..=pages(lines)).map(page));
        };
        list(List::All, self.len());
        for groups in &self.groups {
            for (index, group) in groups.groups.iter().enumerate() {
                list(List::Group(groups.kind, index), group.places.len());
            }
        }
        for (index, groups) in self.groups.iter().enumerate().filter(|(_, groups)| !groups.groups.is_empty()) {
            let path = |page| address::list_path(groups.kind.folder(), "index", page);
            files.extend((1..=pages(groups.groups.len())).map(|page| file(&path(page), Content::Values(index, page))));
        }
        files
    }

    fn feed_files(&self) -> Vec<File> {
        let mut files = Vec::new();
        if self.base_url().is_none() {
            return files;
        }
        for (index, feed) in self.feeds.iter().enumerate() {
            files.push(file(&feed.atom_path(), Content::Atom(index)));
            files.push(file(&feed.json_path(), Content::JsonFeed(index)));
        }
        let count = self.sitemaps();
        if count > 1 {
            files.extend((0..count).map(|part| file(&sitemap_path(part), Content::Sitemap(part))));
            files.push(file("sitemap.xml", Content::SitemapIndex(count)));
        } else {
            files.push(file("sitemap.xml", Content::Sitemap(0)));
        }
        files.push(file(feed::OPEN_SEARCH, Content::OpenSearch));
        files
    }

    /// What is in a file of the plan.
    #[must_use]
    pub fn content(&self, file: &File) -> Cow<'_, [u8]> {
        match &file.content {
            Content::Reader => self.reader.file(&file.path).unwrap_or_default().into(),
            Content::Stylesheet => self.stylesheet.text.as_bytes().into(),
            Content::Logo => self.options.logo.as_ref().map_or(&[][..], |logo| &logo.bytes).into(),
            Content::Arrival => include_bytes!("arrival.js").into(),
            Content::Live => include_bytes!("live.js").into(),
            Content::EmbedScript => include_bytes!("embed.js").into(),
            Content::EmbedPage => page::embed(self).into(),
            Content::Nothing => Cow::default(),
            Content::Statement(place) => page::statement(self, *place).into(),
            Content::List(list, number) => page::list_page(self, *list, *number).into(),
            Content::Values(index, number) => self
                .groups
                .get(*index)
                .map(|groups| page::values_page(self, groups, *number))
                .unwrap_or_default()
                .into(),
            Content::Atom(index) => self.feeds.get(*index).map(|one| feed::atom(self, one)).unwrap_or_default().into(),
            Content::JsonFeed(index) => {
                self.feeds.get(*index).map(|one| feed::json_feed(self, one)).unwrap_or_default().into()
            }
            Content::Sitemap(part) => feed::sitemap(self, self.sitemap_part(*part)).into(),
            Content::SitemapIndex(count) => {
                let paths: Vec<String> = (0..*count).map(sitemap_path).collect();
                feed::sitemap_index(self, paths.iter().map(String::as_str)).into()
            }
            Content::Robots => feed::robots(self).into(),
            Content::OpenSearch => feed::open_search(self).into(),
            Content::DataPackage => host::data_package(self).into(),
            Content::Headers => host::headers(self, &self.options.headers).into(),
            Content::Missing => page::missing(self).into(),
            Content::First => page::first(self).into(),
        }
    }

    fn sitemaps(&self) -> usize {
        (self.pages.len() + 1).div_ceil(feed::PER_FILE)
    }

    fn sitemap_part(&self, part: usize) -> impl Iterator<Item = &str> {
        let all = std::iter::once("index.html").chain(self.pages.iter().map(|page| page.path.as_str()));
        all.skip(part * feed::PER_FILE).take(feed::PER_FILE)
    }

    pub(crate) fn title(&self) -> &str {
        title_of(self.header)
    }

    pub(crate) fn header(&self) -> &'a Header {
        self.header
    }

    pub(crate) fn reader(&self) -> &'a Reader {
        self.reader
    }

    pub(crate) fn data(&self) -> &Data {
        &self.data
    }

    pub(crate) fn base_url(&self) -> Option<&BaseUrl> {
        self.options.base_url.as_ref()
    }

    pub(crate) fn order(&self) -> &Order<'a> {
        &self.order
    }

    pub(crate) fn groups(&self) -> &[Groups] {
        &self.groups
    }

    /// How many statements there are.
    pub(crate) fn len(&self) -> usize {
        self.order.newest().len()
    }

    /// The feeds there are; none without an address.
    pub(crate) fn feeds(&self) -> &[Feed] {
        if self.base_url().is_some() { &self.feeds } else { &[] }
    }

    pub(crate) fn is_live(&self) -> bool {
        self.options.is_live
    }

    pub(crate) fn is_embeddable(&self) -> bool {
        self.options.is_embeddable
    }

    pub(crate) fn stylesheet(&self) -> &str {
        &self.stylesheet.path
    }

    pub(crate) fn logo_path(&self) -> Option<&str> {
        self.logo.as_deref()
    }

    /// The files whose names change with their content.
    pub(crate) fn hashed(&self) -> impl Iterator<Item = &str> {
        let data = [self.data.name.as_str(), self.data.packed_name.as_str()];
        let built = self.reader.files().map(|(path, _)| path).filter(|path| path.starts_with("lectern-reader-"));
        [self.stylesheet()].into_iter().chain(self.logo_path()).chain(data).chain(built)
    }

    pub(crate) fn group(&self, kind: Kind, index: usize) -> Option<&Group> {
        self.groups.iter().find(|groups| groups.kind == kind)?.groups.get(index)
    }

    /// The list of the statements that share a value.
    pub(crate) fn list_of(&self, kind: Kind, value: &str) -> Option<String> {
        self.groups.iter().find(|groups| groups.kind == kind)?.path(value)
    }
}

fn file(path: &str, content: Content) -> File {
    File { path: path.to_owned(), content }
}

/// A collection's title.
pub fn title_of(header: &Header) -> &str {
    header.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or("Statements")
}

fn sitemap_path(part: usize) -> String {
    format!("sitemap-{}.xml", part + 1)
}
