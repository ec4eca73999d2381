//! Reading a query. Any text reads as something.
//!
//! ```text
//! query = { group }                               all of the groups; AND between them says the same
//! group = item { "OR" item }                      any of the items; OR is upper-case and binds its two neighbours
//! item  = [ "-" | "NOT" ] ( bracket | phrase | field | exact | run )          "-", "NOT": not this
//! bracket = "(" query ")"
//! field = name ":" ( phrase | run )               name: as Facet::named has it
//! phrase = '"' text '"'                           also “ ” „ « »
//! exact = "=" run                                 as written, without inflections
//! run   = what is neither space, bracket nor quotation mark; with "*" at its end, every word that starts so
//! ```
//!
//! - `a b OR c` asks for a, and for b or c, as web search engines read it.
//! - A run of one word stands for all its inflections. A run of several (`self-determination`, `l'État`, `人权`) stands
//!   for them one right after the other. A phrase stands for its words as written.
//! - The last word is still being typed, and stands for every word that starts so, unless something follows it: a
//!   space, a closing quotation mark, punctuation. An excluded word never is: `-war` should not exclude "warmth".
//! - A field without a value asks for statements that have any.
//! - What holds no word (`&`, `""`, `()`) is passed over.

mod atom;

use super::{Node, Piece, Query};
use atom::belongs_to_run;
use lectern_core::protocol::Repair;
use std::ops::Range;

impl Query {
    /// Reads a query.
    pub fn parse(text: &str) -> Self {
        let mut parser = Parser { text, position: 0, repairs: Vec::new(), levels: vec![Level::default()] };
        while let Some(letter) = parser.skip_spaces() {
            match letter {
                '-' => parser.excluded(),
                ')' => parser.closing_bracket(),
                _ => parser.item(parser.position),
            }
        }
        while parser.levels.len() > 1 {
            parser.repair(Repair::OpenBracket);
            parser.close();
        }
        let pieces = parser.end_level();
        Self { pieces, repairs: parser.repairs }
    }
}

const OR: &str = "OR";
const AND: &str = "AND";
const NOT: &str = "NOT";

/// Brackets further in are passed over.
const MAX_DEPTH: usize = 32;

struct Parser<'t> {
    text: &'t str,
    position: usize,
    repairs: Vec<Repair>,
    /// The query, and the brackets that are open in it, the innermost last. Never empty.
    levels: Vec<Level>,
}

/// A query, or what stands in a bracket.
#[derive(Default)]
struct Level {
    pieces: Vec<Piece>,
    /// Where it starts, with what excludes it.
    start: usize,
    is_excluded: bool,
    /// `OR` or `AND`, if it was read and its right side was not.
    awaits: Option<&'static str>,
    /// Where `NOT` stands, if it was read and what it excludes was not.
    not: Option<usize>,
}

impl Parser<'_> {
    fn level(&mut self) -> Option<&mut Level> {
        self.levels.last_mut()
    }

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
        if !self.repairs.contains(&repair) {
            self.repairs.push(repair);
        }
    }

    fn idle(&mut self, operator: &str) {
        self.repair(Repair::IdleOperator(operator.to_owned()));
    }

    /// Whether what is read now is excluded.
    fn excludes(&self) -> bool {
        self.levels.iter().any(|level| level.is_excluded || level.not.is_some())
    }

    /// Reads from a `-`. Several are one.
    fn excluded(&mut self) {
        let start = self.take_while(|letter| letter == '-').start;
        match self.peek() {
            Some('(') => self.open(start, true),
            Some(letter) if !letter.is_whitespace() && letter != ')' => match self.node(true) {
                Some(node) => self.push(start, Node::Not(Box::new(node))),
                None => self.idle("-"),
            },
            _ => self.idle("-"),
        }
    }

    /// Reads an item that no `-` excludes, or an operator.
    fn item(&mut self, start: usize) {
        if self.peek() == Some('(') {
            return self.open(start, false);
        }
        let run = self.take_while(belongs_to_run);
        match self.slice(run) {
            OR => return self.operator(OR),
            AND => return self.operator(AND),
            NOT => return self.negation(start),
            _ => self.position = start,
        }
        let excludes = self.excludes();
        if let Some(node) = self.node(excludes) {
            self.push(start, node);
        }
    }

    fn operator(&mut self, operator: &'static str) {
        let Some(level) = self.level() else { return };
        if level.pieces.is_empty() || level.awaits.is_some() || level.not.is_some() {
            self.idle(operator);
        } else {
            level.awaits = Some(operator);
        }
    }

    fn negation(&mut self, start: usize) {
        if self.level().is_some_and(|level| level.not.replace(start).is_some()) {
            self.idle(NOT);
        }
    }

    fn open(&mut self, start: usize, is_excluded: bool) {
        self.position += '('.len_utf8();
        if self.levels.len() > MAX_DEPTH {
            self.idle("(");
        } else {
            self.levels.push(Level { start, is_excluded, ..Level::default() });
        }
    }

    fn closing_bracket(&mut self) {
        self.position += ')'.len_utf8();
        if self.levels.len() > 1 {
            self.close();
        } else {
            self.idle(")");
        }
    }

    /// Ends the innermost bracket, which is an item of the level around it.
    fn close(&mut self) {
        let (start, is_excluded) = self.level().map(|level| (level.start, level.is_excluded)).unwrap_or_default();
        let mut nodes: Vec<Node> = self.end_level().into_iter().map(|piece| piece.node).collect();
        let node = if nodes.len() > 1 { Some(Node::All(nodes)) } else { nodes.pop() };
        if let Some(node) = node {
            self.push(start, if is_excluded { Node::Not(Box::new(node)) } else { node });
        }
    }

    /// Takes the innermost level; what waits in it for something waited in vain.
    fn end_level(&mut self) -> Vec<Piece> {
        let level = self.levels.pop().unwrap_or_default();
        if let Some(operator) = level.awaits {
            self.idle(operator);
        }
        if level.not.is_some() {
            self.idle(NOT);
        }
        level.pieces
    }

    /// Adds what was read since `start`, to the last piece if `OR` stood before.
    fn push(&mut self, start: usize, node: Node) {
        let end = self.position;
        let Some(level) = self.level() else { return };
        let (start, node) = match level.not.take() {
            Some(not) => (not, Node::Not(Box::new(node))),
            None => (start, node),
        };
        let is_alternative = level.awaits.take() == Some(OR);
        match level.pieces.last_mut() {
            Some(piece) if is_alternative => {
                piece.range.end = end;
                match &mut piece.node {
                    Node::Any(nodes) => nodes.push(node),
                    first => {
                        let first = std::mem::replace(first, Node::Any(Vec::new()));
                        piece.node = Node::Any(vec![first, node]);
                    }
                }
            }
            _ => level.pieces.push(Piece { range: start..end, node }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Forms, Words};
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
            Node::All(nodes) => format!("({})", nodes.iter().map(written).collect::<Vec<_>>().join(" & ")),
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
            ("(a OR b) c ", "(a | b) c"),
            ("a (b c OR -d) e", "a (b & (c | !d)) e*"),
            ("-(a b) ", "!(a & b)"),
            ("NOT a b ", "!a b"),
            ("a OR NOT (b c)", "(a | !(b & c))"),
            ("a AND b OR c ", "a (b | c)"),
            ("and or not ", "and or not"),
            ("((a)) () ", "a"),
            ("f(x) ", "f x"),
            ("NOT war", "!war"),
            ("=acts ", "[acts]"),
            ("=acts", "[acts]"),
            ("demo* b ", "demo* b"),
            ("-demo* ", "!demo*"),
            ("topic:econ* b ", "topic=[econ*] b"),
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
            ("(a OR b", "(a | b*)", vec![Repair::OpenBracket]),
            ("((a ", "a", vec![Repair::OpenBracket]),
            ("a) b ", "a b", vec![idle(")")]),
            ("AND a NOT", "a", vec![idle("AND"), idle("NOT")]),
            ("(a OR) b ", "a b", vec![idle("OR")]),
            ("a -) ", "a", vec![idle("-"), idle(")")]),
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
            ("a AND (b OR c)", vec![("a", "(b OR c)"), ("(b OR c)", "a ")]),
            ("a NOT b c", vec![("a", "NOT b c"), ("NOT b", "a c"), ("c", "a NOT b ")]),
            (" ", vec![]),
        ] {
            let pieces = Query::parse(query).without_each(query);
            let pieces: Vec<_> = pieces.iter().map(|(piece, rest)| (piece.as_str(), rest.as_str())).collect();
            assert_eq!(pieces, expected, "{query:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_as_something(query in "(\\PC|[-\":“ OR'a-b()=*]|topic:|OR |AND |NOT ){0,40}") {
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
