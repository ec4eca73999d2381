//! JSON as it stands: where values begin and end, what strings say, and why something is not JSON (RFC 8259).
//!
//! A value is not made into anything before somebody knows what it should be. That is why this is no parser from a
//! library: `serde_json` reads into types, and with each of them, and each kind of value that it can make, the worker
//! grew by some kilobytes. It tells its reasons as sentences, too. The tests hold this one to it.

use crate::protocol::Malformation;
use std::borrow::Cow;

/// Why and where a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub reason: Malformation,
    /// The byte that cannot stand there; the last one where some are missing.
    pub at: usize,
}

/// Whether a text is one value, with nothing but space around it.
///
/// # Errors
/// What is wrong, as soon as it shows. Halves of surrogate pairs are taken for letters: [`string`] tells of them.
pub(super) fn check(text: &str) -> Result<(), Broken> {
    let mut cursor = Cursor { text, at: 0 };
    cursor.value()?;
    cursor.end()
}

/// Takes the fields of an object one after the other, those before something wrong among them. The answer is whether
/// the value is an object.
///
/// # Errors
/// Those of [`check`], and those of [`string`] for names.
pub(super) fn fields<'a>(text: &'a str, take: &mut dyn FnMut(Cow<'a, str>, &'a str)) -> Result<bool, Broken> {
    let mut cursor = Cursor { text, at: 0 };
    match cursor.peek() {
        Some(b'{') => cursor.at += 1,
        Some(b'[') => return Ok(false),
        _ => return cursor.scalar().map(|()| false),
    }
    let mut is_first = true;
    while cursor.has_item(b'}', is_first)? {
        let name_at = cursor.at;
        let name = string(cursor.name()?).map_err(|broken| Broken { at: name_at + broken.at, ..broken })?;
        let value = cursor.value()?;
        take(name.unwrap_or_default(), value);
        is_first = false;
    }
    cursor.end().map(|()| true)
}

/// The items of an array; none for another value.
///
/// # Errors
/// Those of [`check`].
pub(super) fn items(text: &str) -> Result<Option<Vec<&str>>, Broken> {
    let mut cursor = Cursor { text, at: 0 };
    if cursor.peek() != Some(b'[') {
        return Ok(None);
    }
    cursor.at += 1;
    let mut items = Vec::new();
    while cursor.has_item(b']', items.is_empty())? {
        items.push(cursor.value()?);
    }
    Ok(Some(items))
}

/// What a string says, its escapes resolved; none for another value.
///
/// # Errors
/// What cannot stand in a string, halves of surrogate pairs among it.
pub(super) fn string(raw: &str) -> Result<Option<Cow<'_, str>>, Broken> {
    let Some(inner) = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return Ok(None) };
    let mut said = Cow::Borrowed("");
    let mut rest = inner;
    loop {
        let (plain, special) = rest.split_at(plain_length(rest.as_bytes()));
        match said.is_empty() {
            true => said = Cow::Borrowed(plain),
            false => said.to_mut().push_str(plain),
        }
        let at = 1 + inner.len() - special.len();
        let broken = |reason| Broken { reason, at };
        rest = match special.strip_prefix('\\') {
            None if special.is_empty() => return Ok(Some(said)),
            None => return Err(broken(Malformation::ControlCharacter)),
            Some(escape) => {
                let (letter, rest) = unescaped(escape).map_err(broken)?;
                said.to_mut().push(letter);
                rest
            }
        };
    }
}

/// The same for whoever has nobody to tell what is wrong.
pub(crate) fn text_of_string(raw: &str) -> Option<String> {
    string(raw).ok()?.map(Cow::into_owned)
}

/// How deep arrays and objects may be nested in a value that is kept as it stands: as deep as `serde_json` goes, so
/// that others read what is written of it.
const DEEPEST: usize = 127;

/// A sound value without the space between its parts.
///
/// # Errors
/// What keeps others from reading it: halves of surrogate pairs, and too deep nesting.
pub(super) fn compact(raw: &str) -> Result<String, Broken> {
    let mut compact = String::with_capacity(raw.len());
    let mut cursor = Cursor { text: raw, at: 0 };
    let mut depth = 0;
    while let Some(byte) = cursor.peek() {
        let start = cursor.at;
        cursor.at += 1;
        match byte {
            b'"' => {
                cursor.at = start;
                cursor.pass_string()?;
                string(cursor.since(start)).map_err(|broken| Broken { at: start + broken.at, ..broken })?;
            }
            b'[' | b'{' if depth == DEEPEST => return Err(Broken { reason: Malformation::TooDeep, at: start }),
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        compact.push_str(cursor.since(start));
    }
    Ok(compact)
}

/// Goes through a text from value to value.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The byte in front, behind space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.byte() {
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
        None
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn broken<T>(&self, reason: Malformation) -> Result<T, Broken> {
        Err(Broken { reason, at: self.at.min(self.text.len().saturating_sub(1)) })
    }

    /// Says that nothing follows.
    fn end(&mut self) -> Result<(), Broken> {
        if self.peek().is_some() { self.broken(Malformation::TrailingCharacters) } else { Ok(()) }
    }

    /// Passes a value, however deep, and gives it as it stands.
    fn value(&mut self) -> Result<&'a str, Broken> {
        self.peek();
        let start = self.at;
        // What closes the arrays and objects that are open.
        let mut open = Vec::new();
        loop {
            let opened = self.pass_bracket();
            open.extend(opened);
            if opened.is_none() {
                self.scalar()?;
            }
            let mut is_first = opened.is_some();
            while let Some(&closing) = open.last() {
                if self.has_item(closing, is_first)? {
                    if closing == b'}' {
                        self.name()?;
                    }
                    break;
                }
                open.pop();
                is_first = false;
            }
            if open.is_empty() {
                return Ok(self.since(start));
            }
        }
    }

    /// Passes what opens an array or an object, and gives what closes it.
    fn pass_bracket(&mut self) -> Option<u8> {
        let closing = match self.peek()? {
            b'[' => b']',
            b'{' => b'}',
            _ => return None,
        };
        self.at += 1;
        Some(closing)
    }

    /// Goes to the next item of an array or an object; `false` behind its end.
    fn has_item(&mut self, closing: u8, is_first: bool) -> Result<bool, Broken> {
        let is_object = closing == b'}';
        match self.peek() {
            Some(byte) if byte == closing => {
                self.at += 1;
                Ok(false)
            }
            Some(_) if is_first => Ok(true),
            Some(b',') => {
                self.at += 1;
                if self.peek() == Some(closing) { self.broken(Malformation::TrailingComma) } else { Ok(true) }
            }
            Some(_) if is_object => self.broken(Malformation::NoCommaInObject),
            Some(_) => self.broken(Malformation::NoCommaInArray),
            None if is_object => self.broken(Malformation::EndsInObject),
            None => self.broken(Malformation::EndsInArray),
        }
    }

    /// Passes a name and its colon, and gives the name as it stands.
    fn name(&mut self) -> Result<&'a str, Broken> {
        match self.peek() {
            Some(b'"') => {}
            Some(_) => return self.broken(Malformation::NameIsNoString),
            None => return self.broken(Malformation::EndsInObject),
        }
        let start = self.at;
        self.pass_string()?;
        let name = self.since(start);
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(_) => return self.broken(Malformation::NoColon),
            None => return self.broken(Malformation::EndsInObject),
        }
        Ok(name)
    }

    /// Passes a value without parts.
    fn scalar(&mut self) -> Result<(), Broken> {
        match self.peek() {
            Some(b'"') => self.pass_string(),
            Some(b'-' | b'0'..=b'9') => self.pass_number(),
            Some(b'n') => self.pass_word("null"),
            Some(b't') => self.pass_word("true"),
            Some(b'f') => self.pass_word("false"),
            Some(_) => self.broken(Malformation::NoValue),
            None => self.broken(Malformation::EndsInValue),
        }
    }

    fn pass_word(&mut self, word: &str) -> Result<(), Broken> {
        for expected in word.bytes() {
            match self.byte() {
                Some(byte) if byte == expected => self.at += 1,
                Some(_) => return self.broken(Malformation::UnknownLiteral),
                None => return self.broken(Malformation::EndsInValue),
            }
        }
        Ok(())
    }

    fn pass_number(&mut self) -> Result<(), Broken> {
        self.pass_any(b"-");
        match self.byte() {
            Some(b'0') => self.at += 1,
            _ => self.pass_digits()?,
        }
        if self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            return self.broken(Malformation::InvalidNumber);
        }
        if self.pass_any(b".") {
            self.pass_digits()?;
        }
        if self.pass_any(b"eE") {
            self.pass_any(b"+-");
            self.pass_digits()?;
        }
        Ok(())
    }

    fn pass_any(&mut self, bytes: &[u8]) -> bool {
        let is_there = self.byte().is_some_and(|byte| bytes.contains(&byte));
        self.at += usize::from(is_there);
        is_there
    }

    fn pass_digits(&mut self) -> Result<(), Broken> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { self.broken(Malformation::InvalidNumber) } else { Ok(()) }
    }

    /// Passes a string, whose quotation mark is in front.
    fn pass_string(&mut self) -> Result<(), Broken> {
        self.at += 1;
        loop {
            self.at += plain_length(self.text.as_bytes().get(self.at..).unwrap_or_default());
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => self.pass_escape()?,
                Some(_) => return self.broken(Malformation::ControlCharacter),
                None => return self.broken(Malformation::EndsInString),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn pass_escape(&mut self) -> Result<(), Broken> {
        self.at += 1;
        let n_digits = match self.byte() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 0,
            Some(b'u') => 4,
            Some(_) => return self.broken(Malformation::UnknownEscape),
            None => return self.broken(Malformation::EndsInString),
        };
        self.at += 1;
        for _ in 0..n_digits {
            match self.byte() {
                Some(byte) if byte.is_ascii_hexdigit() => self.at += 1,
                Some(_) => return self.broken(Malformation::UnknownEscape),
                None => return self.broken(Malformation::EndsInString),
            }
        }
        Ok(())
    }
}

/// The letter of an escape, which follows its backslash, and what comes behind it.
fn unescaped(escape: &str) -> Result<(char, &str), Malformation> {
    let mut letters = escape.chars();
    let letter = match letters.next() {
        Some(itself @ ('"' | '\\' | '/')) => itself,
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => return code_point(letters.as_str()),
        Some(_) => return Err(Malformation::UnknownEscape),
        None => return Err(Malformation::EndsInString),
    };
    Ok((letter, letters.as_str()))
}

/// The letter that one or two units of UTF-16 stand for.
fn code_point(digits: &str) -> Result<(char, &str), Malformation> {
    let (first, rest) = code_unit(digits)?;
    if first & 0xFC00 != 0xD800 {
        return char::from_u32(first).map(|letter| (letter, rest)).ok_or(Malformation::LoneSurrogate);
    }
    let (second, rest) = code_unit(rest.strip_prefix("\\u").ok_or(Malformation::UnfinishedEscape)?)?;
    if second & 0xFC00 != 0xDC00 {
        return Err(Malformation::LoneSurrogate);
    }
    let letter = char::from_u32(0x1_0000 + ((first & 0x3FF) << 10) + (second & 0x3FF));
    Ok((letter.unwrap_or_default(), rest))
}

fn code_unit(digits: &str) -> Result<(u32, &str), Malformation> {
    let (digits, rest) = digits.split_at_checked(4).ok_or(Malformation::EndsInString)?;
    let unit = digits.chars().try_fold(0, |unit, digit| Some(unit << 4 | digit.to_digit(16)?));
    Ok((unit.ok_or(Malformation::UnknownEscape)?, rest))
}

/// How many bytes come before the first that has a meaning in a string or cannot stand in it. Nearly all of a
/// collection goes through here, so eight of them are looked at together.
fn plain_length(bytes: &[u8]) -> usize {
    let (words, _) = bytes.as_chunks();
    let whole = 8 * words.iter().take_while(|word| !may_be_special(u64::from_le_bytes(**word))).count();
    let rest = bytes.get(whole..).unwrap_or_default();
    whole + rest.iter().take_while(|byte| **byte >= b' ' && !matches!(**byte, b'"' | b'\\')).count()
}

/// Whether one of eight bytes is special; without one it may be said of those above a special one, too (Mycroft's
/// test for a zero byte, in its form for “less than”: Anderson, “Bit Twiddling Hacks”).
fn may_be_special(word: u64) -> bool {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    let below = |word: u64, limit: u8| word.wrapping_sub(EACH * u64::from(limit)) & !word;
    let is = |byte: u8| below(word ^ (EACH * u64::from(byte)), 1);
    (below(word, b' ') | is(b'"') | is(b'\\')) & (EACH << 7) != 0
}

#[cfg(test)]
mod tests;
