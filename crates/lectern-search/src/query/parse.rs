//! Reading a query. Any text reads as something.
//!
//! ```text
//! query = { group }                          all of the groups
//! group = item { "OR" item }                 any of the items; OR is upper-case and binds its two neighbours
//! item  = [ "-" ] ( phrase | field | run )   "-": not this
//! field = name ":" ( phrase | run )          name: as Facet::named has it
//! phrase = '"' text '"'                      also “ ” „ « »
//! run   = what is neither space nor quotation mark
//! ```
//!
//! - `a b OR c` asks for a, and for b or c, as web search engines read it.
//! - A run of one word stands for all its inflections. A run of several (`self-determination`, `l'État`, `人权`) stands
//!   for them one right after the other. A phrase stands for its words as written.
//! - The last word is still being typed, and stands for every word that starts so, unless something follows it: a
//!   space, a closing quotation mark, punctuation. An excluded word never is: `-war` should not exclude "warmth".
//! - A field without a value asks for statements that have any.
//! - What holds no word (`&`, `""`) is passed over.

use super::{Forms, Node, Piece, Query, Word, Words};
use crate::analysis::tokens;
use lectern_core::Facet;
use lectern_core::protocol::Repair;
use std::ops::Range;

impl Query {
    /// Reads a query.
    pub fn parse(text: &str) -> Self {
        let mut parser = Parser { text, position: 0, query: Self::default(), awaits_alternative: false };
        while let Some(letter) = parser.skip_spaces() {
            match letter {
                '-' => parser.excluded(),
                _ => parser.item(parser.position),
            }
        }
        if parser.awaits_alternative {
            parser.repair(Repair::IdleOperator(OR.to_owned()));
        }
        parser.query
    }
}

const OR: &str = "OR";

struct Parser<'t> {
    text: &'t str,
    position: usize,
    query: Query,
    /// Whether `OR` was read and its right side was not.
    awaits_alternative: bool,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.position..)?.chars().next()
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// Moves to the next character that is no space.
    fn skip_spaces(&mut self) -> Option<char> {
        self.take_while(char::is_whitespace);
        self.peek()
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.position;
        while let Some(letter) = self.peek().filter(|&letter| belongs(letter)) {
            self.position += letter.len_utf8();
        }
        start..self.position
    }

    fn repair(&mut self, repair: Repair) {
        if !self.query.repairs.contains(&repair) {
            self.query.repairs.push(repair);
        }
    }

    /// Reads from a `-`. Several are one.
    fn excluded(&mut self) {
        let start = self.take_while(|letter| letter == '-').start;
        match self.peek() {
            Some(letter) if !letter.is_whitespace() => {
                let node = self.node().map(|node| Node::Not(Box::new(closed(node))));
                match node {
                    Some(node) => self.push(start, node),
                    None => self.repair(Repair::IdleOperator("-".to_owned())),
                }
            }
            _ => self.repair(Repair::IdleOperator("-".to_owned())),
        }
    }

    /// Reads an item that is not excluded, or `OR`.
    fn item(&mut self, start: usize) {
        let ahead = self.position;
        if self.take_while(belongs_to_run).len() == OR.len() && self.slice(start..self.position) == OR {
            if self.query.pieces.is_empty() || self.awaits_alternative {
                self.repair(Repair::IdleOperator(OR.to_owned()));
            } else {
                self.awaits_alternative = true;
            }
            return;
        }
        self.position = ahead;
        if let Some(node) = self.node() {
            self.push(start, node);
        }
    }

    /// Adds what was read since `start`, to the last piece if `OR` stood before.
    fn push(&mut self, start: usize, node: Node) {
        let range = start..self.position;
        match self.query.pieces.last_mut() {
            Some(piece) if self.awaits_alternative => {
                piece.range.end = range.end;
                match &mut piece.node {
                    Node::Any(nodes) => nodes.push(node),
                    first => {
                        let first = std::mem::replace(first, Node::Any(Vec::new()));
                        piece.node = Node::Any(vec![first, node]);
                    }
                }
            }
            _ => self.query.pieces.push(Piece { range, node }),
        }
        self.awaits_alternative = false;
    }

    /// Reads a phrase, a field or a run; nothing if it holds no word.
    fn node(&mut self) -> Option<Node> {
        if self.peek().is_some_and(is_quotation_mark) {
            return Some(self.phrase()).filter(has_words).map(Node::Words);
        }
        let run = self.take_while(belongs_to_run);
        if let Some(name) = self.slice(run.clone()).find(':').filter(|&length| length > 0) {
            let value = run.start + name + 1..run.end;
            match Facet::named(self.slice(run.start..run.start + name)) {
                Some(facet) => return Some(self.field(facet, value)),
                None => self.note_unknown_field(run.start..run.start + name, value),
            }
        }
        Some(self.words(run, Forms::Inflected, true)).filter(has_words).map(Node::Words)
    }

    /// The value of a field: the rest of its run, or the phrase right behind it.
    fn field(&mut self, facet: Facet, value: Range<usize>) -> Node {
        let is_phrase = value.is_empty() && self.peek().is_some_and(is_quotation_mark);
        let value = if is_phrase { self.phrase() } else { self.words(value, Forms::AsWritten, true) };
        Node::Field { facet, value }
    }

    /// Says so where a run looks like a field and is none: `colour:red`, but neither `10:30` nor `https://…`.
    fn note_unknown_field(&mut self, name: Range<usize>, value: Range<usize>) {
        let looks_like_name = self.slice(name.clone()).chars().all(char::is_alphabetic);
        let value = self.slice(value);
        let has_value = !value.is_empty() || self.peek().is_some_and(is_quotation_mark);
        if looks_like_name && has_value && !value.starts_with("//") {
            self.repair(Repair::UnknownField(self.slice(name).to_owned()));
        }
    }

    /// Reads from a quotation mark to the next one, or to the end.
    fn phrase(&mut self) -> Words {
        let opening = self.peek().map_or(0, char::len_utf8);
        self.position += opening;
        let text = self.take_while(|letter| !is_quotation_mark(letter));
        match self.peek() {
            Some(closing) => self.position += closing.len_utf8(),
            None => self.repair(Repair::OpenQuote),
        }
        let is_last = text.end == self.position;
        self.words(text, Forms::AsWritten, is_last)
    }

    /// The words in a stretch of the query. The last one may be open if nothing but apostrophes follows it.
    fn words(&self, range: Range<usize>, forms: Forms, may_be_open: bool) -> Words {
        let text = self.slice(range.clone());
        let (mut words, mut end) = (Vec::new(), range.start);
        tokens(text, |token| {
            end = range.start + token.range.end;
            let typed = text.get(token.range).unwrap_or_default().to_owned();
            words.push(Word { typed, lower: token.word.to_owned() });
        });
        let ends_query = self.slice(end..self.text.len()).chars().all(|letter| matches!(letter, '\'' | '’'));
        let is_open = may_be_open && ends_query && !words.is_empty();
        Words { words, forms, is_open }
    }
}

fn has_words(words: &Words) -> bool {
    !words.words.is_empty()
}

/// The same with its last word complete.
fn closed(mut node: Node) -> Node {
    if let Node::Words(words) | Node::Field { value: words, .. } = &mut node {
        words.is_open = false;
    }
    node
}

fn belongs_to_run(letter: char) -> bool {
    !letter.is_whitespace() && !is_quotation_mark(letter)
}

/// Any of these opens a phrase and any closes it, since keyboards put in what they like.
fn is_quotation_mark(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `word`, `word*` (open), `[a b]` (phrase or run of several), `topic=[a b]`, `!x`, `(x | y)`.
    fn written(node: &Node) -> String {
        let list = |words: &Words| {
            let words_typed: Vec<_> = words.words.iter().map(|word| word.typed.as_str()).collect();
            format!("[{}{}]", words_typed.join(" "), if words.is_open { "*" } else { "" })
        };
        match node {
            Node::Words(words) if words.words.len() == 1 && words.forms == Forms::Inflected => {
                list(words).trim_matches(['[', ']']).to_owned()
            }
            Node::Words(words) if words.forms == Forms::Inflected => format!("~{}", list(words)),
            Node::Words(words) => list(words),
            Node::Field { facet, value } => format!("{}={}", facet.key(), list(value)),
            Node::Not(node) => format!("!{}", written(node)),
            Node::Any(nodes) => format!("({})", nodes.iter().map(written).collect::<Vec<_>>().join(" | ")),
        }
    }

    fn check(query: &str, expected: &str, repairs: &[Repair]) {
        let parsed = Query::parse(query);
        let nodes: Vec<_> = parsed.pieces.iter().map(|piece| written(&piece.node)).collect();
        assert_eq!(nodes.join(" "), expected, "{query:?}");
        assert_eq!(parsed.repairs, repairs, "{query:?}");
    }

    #[test]
    fn queries_read_as_the_module_says() {
        for (query, expected) in [
            ("", ""),
            ("  \t ", ""),
            ("human rights", "human rights*"),
            ("human rights ", "human rights"),
            ("rights.", "rights"),
            ("don't", "don't*"),
            ("don'", "don*"),
            ("Zürich 1946", "Zürich 1946*"),
            ("\"human rights\"", "[human rights]"),
            ("“human rights” now", "[human rights] now*"),
            ("«droits»peace ", "[droits] peace"),
            ("self-determination", "~[self determination*]"),
            ("self-", "self"),
            ("人权 ", "~[人 权]"),
            ("l'État ", "~[l État]"),
            ("peace -war", "peace !war"),
            ("-\"cold war\" --peace", "![cold war] !peace"),
            ("-topic:peace", "!topic=[peace]"),
            ("a b OR c", "a (b | c*)"),
            ("a OR b OR c d ", "(a | b | c) d"),
            ("a or b ", "a or b"),
            ("a OR -b", "(a | !b)"),
            ("a OR & b ", "(a | b)"),
            ("topic:peace", "topic=[peace*]"),
            ("topic:\"human rights\"", "topic=[human rights]"),
            ("org:\"United Nations\" to:x ", "org=[United Nations] recipient=[x]"),
            ("topic:", "topic=[]"),
            ("TOPIC:a,b ", "topic=[a b]"),
            ("lang:pt-BR ", "lang=[pt BR]"),
            ("10:30 ", "~[10 30]"),
            ("https://un.org ", "~[https un org]"),
            ("Resolved: that ", "Resolved that"),
            ("a & b \"\" !!! ", "a b"),
            (":x ", "x"),
        ] {
            check(query, expected, &[]);
        }
    }

    #[test]
    fn what_cannot_be_read_is_mended_and_said() {
        let idle = |operator: &str| Repair::IdleOperator(operator.to_owned());
        for (query, expected, repairs) in [
            ("\"human righ", "[human righ*]", vec![Repair::OpenQuote]),
            ("\"human ", "[human]", vec![Repair::OpenQuote]),
            ("\"", "", vec![Repair::OpenQuote]),
            ("topic:\"human r", "topic=[human r*]", vec![Repair::OpenQuote]),
            ("OR a ", "a", vec![idle("OR")]),
            ("a OR", "a", vec![idle("OR")]),
            ("a OR OR b ", "(a | b)", vec![idle("OR")]),
            ("a - b ", "a b", vec![idle("-")]),
            ("a -", "a", vec![idle("-")]),
            ("-!! ", "", vec![idle("-")]),
            ("colour:red ", "~[colour red]", vec![Repair::UnknownField("colour".into())]),
            ("colour:\"dark red\" ", "colour [dark red]", vec![Repair::UnknownField("colour".into())]),
        ] {
            check(query, expected, &repairs);
        }
    }

    #[test]
    fn taking_a_piece_out_leaves_the_rest_as_it_was() {
        for (query, expected) in [
            ("human rights peac", vec![("human", "rights peac"), ("rights", "human peac"), ("peac", "human rights ")]),
            ("a b OR c -d ", vec![("a", "b OR c -d "), ("b OR c", "a -d "), ("-d", "a b OR c ")]),
            ("topic:\"x y\"", vec![("topic:\"x y\"", "")]),
            (" ", vec![]),
        ] {
            let pieces = Query::parse(query).without_each(query);
            let pieces: Vec<_> = pieces.iter().map(|(piece, rest)| (piece.as_str(), rest.as_str())).collect();
            assert_eq!(pieces, expected, "{query:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_as_something(query in "(\\PC|[-\":“ OR'a-b]|topic:|OR ){0,40}") {
            let parsed = Query::parse(&query);
            let mut end = 0;
            for piece in &parsed.pieces {
                prop_assert!(piece.range.start >= end && query.get(piece.range.clone()).is_some());
                end = piece.range.end;
            }
            parsed.reading();
            parsed.without_each(&query);
        }
    }
}
