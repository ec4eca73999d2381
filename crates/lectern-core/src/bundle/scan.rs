//! Where a JSON value ends, found without reading it.
//!
//! Only strings and brackets matter for that. Depth is a counter, so that no nesting can overflow a stack; what is
//! between the brackets is judged by whoever reads the value, not here.

/// A search for the end of one value, fed with stretches of bytes as they come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan {
    within: Within,
    /// How many brackets are open, of either sort.
    depth: u64,
}

#[derive(Clone, Copy, Debug)]
enum Within {
    /// A number, a literal, or something that is no JSON: it ends before the first byte that can follow a value.
    Scalar,
    /// Between the brackets of an object or array, outside strings.
    Brackets,
    String,
    /// After a backslash in a string.
    Escape,
}

impl Scan {
    /// The search for a value that begins with `first`. That byte is the first one to be fed.
    pub fn from_first(first: u8) -> Self {
        let within = match first {
            b'"' | b'{' | b'[' => Within::Brackets,
            _ => Within::Scalar,
        };
        Self { within, depth: 0 }
    }

    /// How many of `bytes` still belong to the value, where it ends within them.
    pub fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut read = 0;
        loop {
            let rest = bytes.get(read..).filter(|rest| !rest.is_empty())?;
            match self.within {
                Within::Scalar => return rest.iter().position(|&byte| ends_scalar(byte)).map(|length| read + length),
                Within::Escape => {
                    self.within = Within::String;
                    read += 1;
                }
                Within::String => {
                    read += memchr::memchr2(b'"', b'\\', rest)? + 1;
                    let escapes = bytes.get(read - 1) == Some(&b'\\');
                    self.within = if escapes { Within::Escape } else { Within::Brackets };
                }
                Within::Brackets => {
                    read += rest.iter().position(|&byte| is_structural(byte))? + 1;
                    self.turn(bytes.get(read - 1).copied().unwrap_or_default());
                }
            }
            if self.depth == 0 && matches!(self.within, Within::Brackets) {
                return Some(read);
            }
        }
    }

    /// Takes in a byte that opens or closes something.
    fn turn(&mut self, byte: u8) {
        match byte {
            b'"' => self.within = Within::String,
            b'{' | b'[' => self.depth += 1,
            _ => self.depth = self.depth.saturating_sub(1),
        }
    }
}

fn is_structural(byte: u8) -> bool {
    matches!(byte, b'"' | b'{' | b'}' | b'[' | b']')
}

fn ends_scalar(byte: u8) -> bool {
    matches!(byte, b',' | b':' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value's length must be found whole and byte by byte alike.
    fn check(bytes: &str, length: Option<usize>) {
        let first = bytes.as_bytes().first().copied().unwrap_or_default();
        assert_eq!(Scan::from_first(first).end(bytes.as_bytes()), length, "{bytes}");
        let mut scan = Scan::from_first(first);
        let ends = bytes.as_bytes().chunks(1).position(|byte| scan.end(byte).is_some());
        // A scalar's end shows only in the byte after it.
        let expected = length.map(|length| if first == b'1' { length } else { length - 1 });
        assert_eq!(ends, expected, "{bytes}, byte by byte");
    }

    #[test]
    fn a_string_ends_at_its_own_quotation_mark() {
        check(r#""a\"b\\",1"#, Some(8));
    }

    #[test]
    fn an_object_ends_at_its_own_bracket() {
        check(r#"{"a":[1,{"b":"}]"}]}, "c""#, Some(20));
    }

    #[test]
    fn a_number_ends_before_what_follows_it() {
        check("12.5e3}", Some(6));
    }

    #[test]
    fn a_value_that_is_not_whole_has_no_end() {
        for bytes in [r#"{"a":1"#, r#""a\""#, "12"] {
            check(bytes, None);
        }
    }

    #[test]
    fn nesting_is_counted_not_recursed() {
        let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
        check(&deep, Some(2_000_000));
    }
}
