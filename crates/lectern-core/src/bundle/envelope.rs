//! The outermost object of a file: its fields, and the elements of the array that holds the statements.
//!
//! This is a machine over single bytes. It goes from one name, value or element to the next and leaves what is inside
//! them to [`Scan`]; whether a value is JSON is for its reader to say.

use super::json;
use super::pending::{Gathered, Pending};
use super::scan::Scan;
use crate::protocol::{Expected, OpenFailure, Position};

/// What an envelope is made of, in the order of the file.
#[derive(Debug)]
pub(super) enum Part<'a> {
    /// A field, whole.
    Field { name: &'a str, value: Gathered<'a> },
    /// A field whose value is an array. It comes as a [`Part::Field`], unless [`Envelope::enter`] is called before the
    /// next part is asked for: then it comes as [`Part::Element`]s.
    Array { name: &'a str, start: Position },
    /// An element of the array that was entered.
    Element(Gathered<'a>),
    /// The object's end.
    Closed,
}

/// Takes an envelope apart as its bytes come.
#[derive(Debug)]
pub(super) struct Envelope {
    state: State,
    pending: Pending,
    /// The field that is being read.
    name: String,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// Before the object; so many bytes of a byte order mark have been met.
    Start { mark: usize },
    /// After `{`.
    FirstName,
    /// After a comma between fields.
    NextName,
    /// After a name.
    Colon,
    /// After a colon.
    Value,
    /// At the `[` of an array that was offered to the caller.
    Offered,
    /// At the `[` of an array that the caller wants to have element by element.
    Entered,
    /// After a field's value.
    AfterValue,
    /// After the `[` of the array that was entered.
    FirstElement,
    /// After a comma between elements.
    NextElement,
    /// After an element.
    AfterElement,
    /// Inside a name, a value or an element.
    Within(Role, Scan),
    /// After the object.
    End,
}

#[derive(Clone, Copy, Debug)]
enum Role {
    Name,
    Value,
    Element,
}

/// How far one look at the input came.
enum Step<'a> {
    /// On to the next one.
    Further,
    /// No byte is left.
    Starved,
    /// An array is offered.
    Offered,
    /// What was looked for ends with these bytes.
    Ended(Role, &'a [u8]),
    Closed,
}

pub(super) const BYTE_ORDER_MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

impl Envelope {
    pub fn new() -> Self {
        Self { state: State::Start { mark: 0 }, pending: Pending::new(), name: String::new() }
    }

    /// Where the next byte stands.
    pub fn position(&self) -> Position {
        self.pending.position()
    }

    /// Asks for the elements of the array that was offered last.
    pub fn enter(&mut self) {
        self.state = State::Entered;
    }

    /// The next part, taken from the front of `input`; none where all of it is used up.
    ///
    /// # Errors
    /// [`OpenFailure::NotJson`] where something stands that cannot stand there.
    pub fn next<'a, 'i: 'a>(&'a mut self, input: &mut &'i [u8]) -> Result<Option<Part<'a>>, OpenFailure> {
        loop {
            match self.step(input)? {
                Step::Further => {}
                Step::Starved => return Ok(None),
                Step::Closed => return Ok(Some(Part::Closed)),
                Step::Offered => return Ok(Some(Part::Array { name: &self.name, start: self.pending.position() })),
                Step::Ended(Role::Name, last) => self.keep_name(last)?,
                Step::Ended(Role::Value, last) => {
                    self.state = State::AfterValue;
                    return Ok(Some(Part::Field { name: &self.name, value: self.pending.end(last) }));
                }
                Step::Ended(Role::Element, last) => {
                    self.state = State::AfterElement;
                    return Ok(Some(Part::Element(self.pending.end(last))));
                }
            }
        }
    }

    /// Says that no byte follows.
    ///
    /// # Errors
    /// [`OpenFailure::Empty`] where nothing but space was met, [`OpenFailure::CutOff`] where the object is not closed.
    pub fn finish(&self) -> Result<(), OpenFailure> {
        match self.state {
            State::End => Ok(()),
            State::Start { mark: 0 | 3 } => Err(OpenFailure::Empty),
            State::Start { .. } => Err(self.unexpected(Expected::OpeningBrace)),
            _ => Err(OpenFailure::CutOff { position: self.position() }),
        }
    }

    fn step<'a>(&mut self, input: &mut &'a [u8]) -> Result<Step<'a>, OpenFailure> {
        if let State::Within(role, ref mut scan) = self.state {
            let Some((last, rest)) = scan.end(input).and_then(|length| input.split_at_checked(length)) else {
                self.pending.add(input);
                *input = &[];
                return Ok(Step::Starved);
            };
            *input = rest;
            return Ok(Step::Ended(role, last));
        }
        self.pass_space(input);
        match input.split_first() {
            None => Ok(Step::Starved),
            Some((&byte, rest)) => self.turn(byte, rest, input),
        }
    }

    /// Takes in the byte in front, which stands between names, values and elements.
    fn turn<'a>(&mut self, byte: u8, rest: &'a [u8], input: &mut &'a [u8]) -> Result<Step<'a>, OpenFailure> {
        let next = match (self.state, byte) {
            (State::Start { mark }, _) if BYTE_ORDER_MARK.get(mark) == Some(&byte) => {
                *input = rest; // The mark is no part of the first line: columns are counted after it.
                self.state = State::Start { mark: mark + 1 };
                return Ok(Step::Further);
            }
            (State::Start { mark: 0 | 3 }, b'{') => State::FirstName,
            (State::Start { mark: 0 | 3 }, b'[') => return Err(OpenFailure::NotACollection),
            (State::FirstName | State::NextName, b'"') => return Ok(self.begin(Role::Name, byte)),
            (State::FirstName | State::AfterValue, b'}') => State::End,
            (State::Colon, b':') => State::Value,
            (State::Value, b'[') => {
                self.state = State::Offered;
                return Ok(Step::Offered);
            }
            (State::Entered, _) => State::FirstElement,
            (State::FirstElement | State::AfterElement, b']') => State::AfterValue,
            (State::AfterElement, b',') => State::NextElement,
            (State::AfterValue, b',') => State::NextName,
            (State::Offered, _) => return Ok(self.begin(Role::Value, byte)),
            (State::Value, _) if begins_value(byte) => return Ok(self.begin(Role::Value, byte)),
            (State::FirstElement | State::NextElement, _) if begins_value(byte) => {
                return Ok(self.begin(Role::Element, byte));
            }
            (state, _) => return Err(self.unexpected(expected(state))),
        };
        self.pending.pass(&[byte]);
        *input = rest;
        self.state = next;
        Ok(if matches!(next, State::End) { Step::Closed } else { Step::Further })
    }

    fn begin<'a>(&mut self, role: Role, first: u8) -> Step<'a> {
        self.pending.begin();
        self.state = State::Within(role, Scan::from_first(first));
        Step::Further
    }

    fn keep_name(&mut self, last: &[u8]) -> Result<(), OpenFailure> {
        self.state = State::Colon;
        let expected = Expected::Name;
        match self.pending.end(last) {
            Gathered::Whole(piece) => {
                let name = str::from_utf8(piece.bytes).ok().and_then(json::text_of_string);
                self.name = name.ok_or(OpenFailure::NotJson { position: piece.start, expected })?;
                Ok(())
            }
            Gathered::TooLong { start, .. } => Err(OpenFailure::NotJson { position: start, expected }),
        }
    }

    fn pass_space(&mut self, input: &mut &[u8]) {
        let length = input.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
        if let Some((space, rest)) = input.split_at_checked(length)
            && length > 0
        {
            self.pending.pass(space);
            *input = rest;
        }
    }

    fn unexpected(&self, expected: Expected) -> OpenFailure {
        OpenFailure::NotJson { position: self.position(), expected }
    }
}

/// Whether a value may begin so, or something that its reader will find to be no JSON.
fn begins_value(byte: u8) -> bool {
    !matches!(byte, b',' | b':' | b']' | b'}')
}

/// What can stand in a state.
fn expected(state: State) -> Expected {
    match state {
        State::Start { .. } => Expected::OpeningBrace,
        State::FirstName => Expected::NameOrClosingBrace,
        State::NextName => Expected::Name,
        State::Colon => Expected::Colon,
        State::AfterValue => Expected::CommaOrClosingBrace,
        State::FirstElement => Expected::StatementOrClosingBracket,
        State::NextElement => Expected::Statement,
        State::AfterElement => Expected::CommaOrClosingBracket,
        State::End => Expected::EndOfFile,
        State::Value | State::Offered | State::Entered | State::Within(..) => Expected::Value,
    }
}
