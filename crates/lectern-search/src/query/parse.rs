//! Reading a query. Any text reads as something.
//!
//! ```text
//! query    = { group }                                   all of the groups; AND between them says the same
//! group    = near { "OR" near }                          any of these; OR is upper-case and binds its two neighbours
//! near     = item { ( "NEAR/" n | "PRE/" n ) item }      at most n other words in the stretch; PRE: in this order
//! item     = [ "-" | "NOT" ] ( field ( bracket | value ) | bracket | value | dates )        "-", "NOT": not this
//! bracket  = "(" query ")"
//! field    = name ":"                                    name: as Facet::named and TextField::named have it
//! value    = phrase | exact | expression | run
//! phrase   = '"' text '"' [ "~" n ]                      also “ ” „ « »; ~: in any order, n other words among them
//! exact    = "=" run                                     as written, without inflections
//! expression = "/" pattern "/"                           every word that it matches whole
//! run      = what is neither space, bracket nor quotation mark; "*" stands for any letters in it, "?" for one
//! dates    = "date:" ( date | [ date ] ".." [ date ] ) | "before:" date | "after:" date | date ".." date
//! ```
//!
//! - `a b OR c` asks for a, and for b or c, as web search engines read it.
//! - A run of one word stands for all its inflections. A run of several (`self-determination`, `l'État`, `人权`) stands
//!   for them one right after the other. A phrase stands for its words as written; a star alone in it for any word.
//! - The last word is still being typed, and stands for every word that starts so, unless something follows it: a
//!   space, a closing quotation mark, punctuation. An excluded word never is: `-war` should not exclude "warmth".
//! - A field without a value asks for statements that have any. In front of a bracket it holds for all in it.
//! - `NEAR` alone is `NEAR/10`.
//! - What holds no word (`&`, `""`, `()`) is passed over.

mod atom;

use super::{Dates, Near, Node, Piece, Query, Words};
use atom::belongs_to_run;
use lectern_core::protocol::Repair;
use lectern_core::{Facet, TextField};
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

const NOT: &str = "NOT";

/// How many other words `NEAR` without a number allows.
const NEAR: u32 = 10;

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
    /// The field that its words have to stand in.
    field: Option<Named>,
    /// What was read and whose right side was not.
    awaits: Option<Operator>,
    /// Where `NOT` stands, if it was read and what it excludes was not.
    not: Option<usize>,
    /// Whether the last piece is a group of several, in which the last one can still be near to something.
    ends_in_group: bool,
}

/// What joins two items.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Operator {
    And,
    Or,
    Near { typed: String, within: u32, is_ordered: bool },
}

/// What a name before a colon means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Facet(Facet),
    Text(TextField),
}

impl Operator {
    fn of(run: &str) -> Option<Self> {
        match run {
            "AND" => return Some(Self::And),
            "OR" => return Some(Self::Or),
            _ => {}
        }
        let (name, words) = run.split_once('/').map_or((run, None), |(name, words)| (name, Some(words)));
        let is_ordered = name == "PRE";
        let within = match words {
            Some(words) => words.parse().ok()?,
            None if is_ordered => return None,
            None => NEAR,
        };
        (is_ordered || name == "NEAR").then(|| Self::Near { typed: run.to_owned(), within, is_ordered })
    }

    fn typed(&self) -> &str {
        match self {
            Self::And => "AND",
            Self::Or => "OR",
            Self::Near { typed, .. } => typed,
        }
    }
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

    /// The field that words have to stand in here.
    fn named(&self) -> Option<Named> {
        self.levels.iter().rev().find_map(|level| level.field)
    }

    /// Reads from a `-`. Several are one.
    fn excluded(&mut self) {
        let start = self.take_while(|letter| letter == '-').start;
        match self.peek() {
            Some(letter) if !letter.is_whitespace() && letter != ')' => self.operand(start, true),
            _ => self.idle("-"),
        }
    }

    /// Reads an item that no `-` excludes, or an operator.
    fn item(&mut self, start: usize) {
        let run = self.take_while(belongs_to_run);
        if let Some(operator) = Operator::of(self.slice(run.clone())) {
            return self.operator(operator);
        }
        if self.slice(run) == NOT {
            return self.negation(start);
        }
        self.position = start;
        self.operand(start, false);
    }

    /// Reads a bracket, perhaps with a field before it, or an item without one. It starts at `start`, with what excludes
    /// it.
    fn operand(&mut self, start: usize, is_excluded: bool) {
        let here = self.position;
        let field = self.field();
        if self.peek() == Some('(') {
            return self.open(start, is_excluded, field);
        }
        self.position = here;
        let excludes = is_excluded || self.excludes();
        let node = match self.take_name(&["date", "before", "after"]) {
            Some("date") => self.dated(Dates::of, "date"),
            Some("before") => self.dated(Dates::before, "before"),
            Some(_) => self.dated(Dates::after, "after"),
            None => self.node(excludes),
        };
        match node {
            Some(node) if is_excluded => self.push(start, Node::Not(Box::new(node))),
            Some(node) => self.push(start, node),
            None if is_excluded => self.idle("-"),
            None => {}
        }
    }

    /// Reads one of these names and its colon, if that is what stands here.
    fn take_name(&mut self, names: &[&'static str]) -> Option<&'static str> {
        let rest = self.text.get(self.position..)?;
        let (name, _) = rest.split_once(':')?;
        let name = names.iter().copied().find(|known| known.eq_ignore_ascii_case(name))?;
        self.position += name.len() + ':'.len_utf8();
        Some(name)
    }

    fn operator(&mut self, operator: Operator) {
        let Some(level) = self.level() else { return };
        if level.pieces.is_empty() || level.awaits.is_some() || level.not.is_some() {
            self.idle(operator.typed());
        } else {
            level.awaits = Some(operator);
        }
    }

    fn negation(&mut self, start: usize) {
        if self.level().is_some_and(|level| level.not.replace(start).is_some()) {
            self.idle(NOT);
        }
    }

    fn open(&mut self, start: usize, is_excluded: bool, field: Option<Named>) {
        self.position += '('.len_utf8();
        if self.levels.len() > MAX_DEPTH {
            self.idle("(");
        } else {
            self.levels.push(Level { start, is_excluded, field, ..Level::default() });
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
            self.idle(operator.typed());
        }
        if level.not.is_some() {
            self.idle(NOT);
        }
        level.pieces
    }

    /// Adds what was read since `start`, to the last piece if an operator joins them.
    fn push(&mut self, start: usize, node: Node) {
        let end = self.position;
        let Some(level) = self.level() else { return };
        let (start, node) = match level.not.take() {
            Some(not) => (not, Node::Not(Box::new(node))),
            None => (start, node),
        };
        let node = match (level.pieces.last_mut(), level.awaits.take()) {
            (Some(piece), Some(Operator::Or)) => {
                piece.range.end = end;
                either(&mut piece.node, node);
                level.ends_in_group = true;
                return;
            }
            (Some(piece), Some(Operator::Near { typed, within, is_ordered })) => {
                let left = match &mut piece.node {
                    Node::Any(nodes) if level.ends_in_group => nodes.last_mut(),
                    node => Some(node),
                };
                if left.is_some_and(|left| near(left, within, is_ordered, &node)) {
                    piece.range.end = end;
                    return;
                }
                self.idle(&typed);
                node
            }
            _ => node,
        };
        if let Some(level) = self.level() {
            level.pieces.push(Piece { range: start..end, node });
            level.ends_in_group = false;
        }
    }
}

/// Makes a group of `left` and `right`, or adds `right` to the group that `left` is.
fn either(left: &mut Node, right: Node) {
    if let Node::Any(nodes) = left {
        return nodes.push(right);
    }
    let first = std::mem::replace(left, Node::Any(Vec::new()));
    *left = Node::Any(vec![first, right]);
}

/// Has `right` near `left`, or near the last of those that are near each other already. Tells whether that can be: both
/// have to be words, of one field.
fn near(left: &mut Node, within: u32, is_ordered: bool, right: &Node) -> bool {
    let last_of = |near: &Near| near.operands.last().cloned();
    let last = match &*left {
        Node::Near(near) => last_of(near),
        Node::All(nodes) => {
            nodes.last().and_then(|node| if let Node::Near(near) = node { last_of(near) } else { None })
        }
        node => alternatives(node),
    };
    let Some((last, next)) = last.zip(alternatives(right)) else { return false };
    let mut fields = last.iter().chain(&next).map(|words| words.field);
    let first_field = fields.next();
    if fields.any(|field| Some(field) != first_field) {
        return false;
    }
    let pair = Node::Near(Near { operands: vec![last, next], within, is_ordered });
    match left {
        Node::All(nodes) => nodes.push(pair),
        Node::Near(_) => {
            let first = std::mem::replace(left, Node::All(Vec::new()));
            *left = Node::All(vec![first, pair]);
        }
        node => *node = pair,
    }
    true
}

/// The words of which one has to stand somewhere.
fn alternatives(node: &Node) -> Option<Vec<Words>> {
    match node {
        Node::Words(words) => Some(vec![words.clone()]),
        Node::Any(nodes) => {
            let alternatives: Option<Vec<_>> = nodes.iter().map(alternatives).collect();
            alternatives.map(|alternatives| alternatives.concat())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
