//! File names and addresses: of statements, lists and feeds, and how pages refer to each other.

use lectern_core::ViewState;
use lectern_import::ids;

/// Where the pages of statements are.
pub const STATEMENTS: &str = "s";

/// How a page in a folder of the site refers to its root.
pub const TO_ROOT: &str = "../";

/// Put before a name that a host or a file system gives a meaning of its own. No id contains it.
const MARK: char = '~';

/// Names that Windows keeps for devices, whatever follows the first full stop.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Where a site will be, with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(String);

/// An address that no site can have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no address of a site: it begins with http:// or https://, names a host, and has neither ? nor #")]
pub struct BaseUrlError(String);

impl BaseUrl {
    /// Reads an address such as `https://example.org/statements`.
    ///
    /// # Errors
    /// [`BaseUrlError`] where no page can be found below it.
    pub fn parse(text: &str) -> Result<Self, BaseUrlError> {
        let error = || BaseUrlError(text.to_owned());
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or_else(error)?;
        let is_plain =
            |letter: char| letter.is_ascii_graphic() && !matches!(letter, '?' | '#' | '"' | '<' | '>' | '\\');
        let has_host = rest.chars().next().is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == '[');
        if !has_host || !rest.chars().all(is_plain) {
            return Err(error());
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The address of a file of the site; of a folder's `index.html` that of the folder.
    #[must_use]
    pub fn of(&self, path: &str) -> String {
        format!("{}{}", self.0, without_index(path))
    }

    /// The path on its host, with slashes at both ends.
    #[must_use]
    pub fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + "://".len());
        let path = self.0.get(host..).and_then(|rest| rest.find('/')).map(|at| host + at);
        path.and_then(|at| self.0.get(at..)).unwrap_or("/")
    }
}

/// The name of a page's file without its end: the id or slug itself, unless a file system, a host or a list would take
/// it for something else.
pub fn file_stem(id: &str) -> String {
    let device = id.split('.').next().unwrap_or_default();
    let is_port = |name: &str| {
        let number = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
        number.is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_special = id.starts_with(['.', '_'])
        || id == "index"
        || id.ends_with(".html")
        || id.ends_with(".htm")
        || DEVICES.contains(&device)
        || is_port(device);
    if is_special { format!("{MARK}{id}") } else { id.to_owned() }
}

/// The file of a statement's page.
pub fn statement_path(id: &str) -> String {
    format!("{STATEMENTS}/{}.html", file_stem(id))
}

/// A name made of a value; never empty.
pub fn slug(value: &str) -> String {
    let slug = ids::valid(value.trim());
    if slug.is_empty() { "-".to_owned() } else { slug }
}

/// The file of one page of a list, from 1.
pub fn list_path(folder: &str, stem: &str, page: usize) -> String {
    match page {
        0 | 1 => format!("{folder}/{stem}.html"),
        _ => format!("{folder}/{stem}{MARK}{page}.html"),
    }
}

/// A file as a page in some folder of the site refers to it: `index.html` by its folder.
pub fn link(to_root: &str, path: &str) -> String {
    let path = without_index(path);
    if to_root.is_empty() && path.is_empty() { "./".to_owned() } else { format!("{to_root}{path}") }
}

fn without_index(path: &str) -> &str {
    let folder = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    folder.unwrap_or(path)
}

/// A statement in the reader.
pub fn in_reader(to_root: &str, id: &str) -> String {
    let view = ViewState { statement: Some(id.to_owned()), ..ViewState::default() };
    let to_root = if to_root.is_empty() { "./" } else { to_root };
    format!("{to_root}{view}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_file_s_name_unless_something_else_would_be_meant() {
        for plain in ["king-1963", "a.b", "console", "com10", "x_y", "a..b", "9", "-"] {
            assert_eq!(file_stem(plain), plain);
        }
        for special in [".", "..", ".hidden", "_draft", "con", "nul.txt", "aux", "com1", "lpt9.x", "index", "a.html"] {
            assert_eq!(file_stem(special), format!("~{special}"));
        }
    }

    #[test]
    fn a_base_url_ends_with_one_slash() {
        for text in ["https://example.org/x", "https://example.org/x/", "https://example.org/x//"] {
            assert_eq!(BaseUrl::parse(text).unwrap().of("s/a.html"), "https://example.org/x/s/a.html");
        }
        let base = BaseUrl::parse("http://example.org").unwrap();
        assert_eq!((base.of("index.html").as_str(), base.path()), ("http://example.org/", "/"));
        assert_eq!(base.of("all/index.html"), "http://example.org/all/");
        assert_eq!(BaseUrl::parse("https://example.org/a/b").unwrap().path(), "/a/b/");
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused() {
        for text in ["", "example.org", "ftp://example.org", "https://", "https:///x", "https://a/?b", "https://a/\"x"]
        {
            assert_eq!(BaseUrl::parse(text), Err(BaseUrlError(text.to_owned())));
        }
    }

    #[test]
    fn folders_are_named_without_their_index() {
        assert_eq!(link("../", "all/index.html"), "../all/");
        assert_eq!(link("", "index.html"), "./");
        assert_eq!(link("../", "index.html"), "../");
        assert_eq!(link("../", "topics/~index.html"), "../topics/~index.html");
    }
}
