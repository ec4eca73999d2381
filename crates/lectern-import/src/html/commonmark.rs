//! The text of a block as CommonMark that says the same words.

/// A block's text while it is gathered: words with one space between them, and what is to be written into them.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// The words, escaped.
    text: String,
    /// Markup, and the byte in `text` before which it stands.
    insertions: Vec<(usize, String)>,
    /// Links and emphasis that have begun: the byte in `text`, and the place in `insertions`.
    open: Vec<(usize, usize)>,
    space: bool,
}

impl Inline {
    /// Adds text as a page has it.
    pub(super) fn push(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_ascii_whitespace() {
                self.space = true;
                continue;
            }
            if self.space && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.space = false;
            if needs_escape(letter, &self.text) {
                self.text.push('\\');
            }
            self.text.push(letter);
        }
    }

    /// Adds space that is not in the text, such as between two cells.
    pub(super) fn push_gap(&mut self, gap: char) {
        if !self.text.is_empty() && !self.text.ends_with(['\n', gap]) {
            self.text.push(gap);
        }
        self.space = false;
    }

    /// Ends a line. A line end that nothing follows is none.
    pub(super) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push_str("\\\n");
        }
        self.space = false;
    }

    /// Begins a link.
    pub(super) fn open(&mut self) {
        self.open.push((self.text.len(), self.insertions.len()));
        self.insertions.push((self.text.len(), String::new()));
    }

    /// Ends a link to an address; none for an address that cannot be followed from a statement.
    pub(super) fn close(&mut self, address: Option<&str>) {
        let Some((start, place)) = self.open.pop() else { return };
        let Some(address) = address.and_then(link_address) else { return };
        let inside = self.text.get(start..).unwrap_or_default();
        let skipped = inside.len() - inside.trim_start().len();
        // Across lines, and around nothing, a link is only its words.
        if inside.trim().is_empty() || inside.contains('\n') {
            return;
        }
        if let Some(opening) = self.insertions.get_mut(place) {
            *opening = (start + skipped, "[".to_owned());
        }
        self.insertions.push((self.text.len(), format!("]({address})")));
    }

    /// The finished text.
    pub(super) fn finish(self) -> String {
        let text = self.text.strip_suffix("\\\n").unwrap_or(&self.text);
        let mut out = String::with_capacity(text.len() + 16);
        let mut insertions = self.insertions;
        insertions.sort_by_key(|(place, _)| *place);
        let mut done = 0;
        for (place, markup) in insertions.iter().filter(|(_, markup)| !markup.is_empty()) {
            let place = (*place).min(text.len());
            out.push_str(text.get(done..place).unwrap_or_default());
            out.push_str(markup);
            done = place;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out.lines().map(escape_start).collect::<Vec<_>>().join("\n")
    }
}

/// Whether a letter would be markup where it stands. What would be only at the start of a line is looked at later.
fn needs_escape(letter: char, before: &str) -> bool {
    match letter {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' => true,
        // A name between & and ; would be read as a character.
        '&' => true,
        // A table's cells, where tables are read.
        '|' => true,
        '!' => before.is_empty(),
        // At the end of a heading it would be taken for its frame.
        '#' => before.ends_with([' ', '\u{2003}']),
        _ => false,
    }
}

/// Escapes what a line begins with where it would begin a heading, a list, a quotation or a rule.
fn escape_start(line: &str) -> String {
    let first = line.chars().next().unwrap_or(' ');
    if matches!(first, '#' | '>' | '+' | '-' | '=' | '~') {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.split_at_checked(digits) {
        Some((number, rest)) if (1..=9).contains(&digits) && rest.starts_with(['.', ')']) => {
            format!("{number}\\{rest}")
        }
        _ => line.to_owned(),
    }
}

/// An address as it stands in a link, for the schemes that a statement may link to.
fn link_address(address: &str) -> Option<String> {
    let address = address.trim();
    let scheme = address.split_once(':')?.0.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https" | "mailto") || address.len() > 2_000 {
        return None;
    }
    let mut out = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            '(' | ')' | '<' | '>' | '\\' | '"' | '\'' | '`' | '*' | '[' | ']' | '|' => {
                out.push_str(&format!("%{:02X}", u32::from(letter)));
            }
            '&' => out.push_str("&amp;"),
            _ if letter.is_whitespace() || letter.is_control() => {
                let mut bytes = [0; 4];
                letter.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
            }
            _ => out.push(letter),
        }
    }
    Some(out)
}

/// Text whose lines and spaces are kept, in a fence that it does not contain.
pub(super) fn fenced(text: &str) -> String {
    let text = text.trim_matches('\n').trim_end();
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{text}\n{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut inline = Inline::default();
        inline.push(text);
        assert_eq!(inline.finish(), expected);
    }

    #[test]
    fn what_would_be_markup_is_escaped() {
        check("  two\n words ", "two words");
        check("# one", "\\# one");
        check("1. one", "1\\. one");
        check("1984 was", "1984 was");
        check("- no", "\\- no");
        check("one ##", "one \\##");
        check("*no* [no](x) <b> &amp;", "\\*no\\* \\[no\\](x) \\<b> \\&amp;");
    }

    fn check_link(address: &str, expected: &str) {
        let mut inline = Inline::default();
        inline.push("see ");
        inline.open();
        inline.push(" the text");
        inline.close(Some(address));
        inline.push(", all");
        assert_eq!(inline.finish(), expected);
    }

    #[test]
    fn only_links_that_can_be_followed_stay() {
        check_link(
            "https://example.org/a b(c)?d=1&e",
            "see [the text](https://example.org/a%20b%28c%29?d=1&amp;e), all",
        );
        check_link("mailto:us@example.org", "see [the text](mailto:us@example.org), all");
        check_link("javascript:alert(1)", "see the text, all");
        check_link("/here", "see the text, all");
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        assert_eq!(fenced("\n  a ``` b\n"), "````\n  a ``` b\n````");
    }
}
