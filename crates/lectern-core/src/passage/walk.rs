//! The parser's events, reduced to those that a reader shows, in the same way for everyone who asks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// How deep containers and spans may be nested. What is deeper is shown at this depth, so that whoever renders or
/// walks the blocks can recurse.
pub(super) const MAX_DEPTH: usize = 64;

/// Who takes in a text's structure. Containers, passages and spans are properly nested.
pub(super) trait Sink {
    fn open(&mut self, container: Container);
    fn close(&mut self);
    fn begin(&mut self, kind: Kind);
    fn end(&mut self);
    fn open_span(&mut self, span: Span);
    fn close_span(&mut self);
    /// Words of the passage; never empty.
    fn text(&mut self, text: &str);
    fn line_break(&mut self);
    fn rule(&mut self);
}

/// What blocks can stand in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Container {
    Quote,
    List { start: Option<u64> },
    Item,
}

/// What a passage is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Heading { level: u8 },
    Paragraph,
    Verbatim,
}

/// What words can stand in.
#[derive(Clone, Debug)]
pub(super) enum Span {
    Emphasis,
    Strong,
    Code,
    Link { href: String },
}

/// Parses CommonMark, without extensions, and tells `sink`.
pub(super) fn walk(content: &str, sink: &mut impl Sink) {
    let mut walker = Walker { sink, opened: Vec::new(), depth: 0, images: 0, passage: Passage::None };
    for event in Parser::new_ext(content, Options::empty()) {
        walker.event(event);
    }
    walker.end_implied();
}

struct Walker<'s, S> {
    sink: &'s mut S,
    /// For each container or span that the parser is in, whether the sink was told.
    opened: Vec<bool>,
    /// How many of `opened` are true.
    depth: usize,
    /// How many images the parser is in: of their descriptions only the words are shown.
    images: usize,
    passage: Passage,
}

enum Passage {
    None,
    Begun,
    /// A paragraph that the parser does not name: the words of an item in a tight list.
    Implied,
    /// Gathered until its end, to leave out the line end that comes with the last line.
    Verbatim(String),
}

impl<S: Sink> Walker<'_, S> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.leave(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => {
                self.open_span(Span::Code);
                self.text(&text);
                self.close_span();
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak if self.images > 0 => self.text(" "),
            Event::HardBreak => {
                self.imply_passage();
                self.sink.line_break();
            }
            Event::Rule => {
                self.end_implied();
                self.sink.rule();
            }
            // Of extensions that are not asked for.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.begin(Kind::Paragraph),
            Tag::Heading { level, .. } => self.begin(Kind::Heading { level: level as u8 }),
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.begin(Kind::Verbatim),
            Tag::BlockQuote(_) => self.open(Container::Quote, self.depth < MAX_DEPTH),
            // A list takes two levels, and is opened with its items or not at all.
            Tag::List(start) => self.open(Container::List { start }, self.depth + 1 < MAX_DEPTH),
            Tag::Item => self.open(Container::Item, self.opened.last() == Some(&true)),
            Tag::Emphasis => self.open_span(Span::Emphasis),
            Tag::Strong => self.open_span(Span::Strong),
            Tag::Link { dest_url, .. } => self.open_span(Span::Link { href: dest_url.into_string() }),
            Tag::Image { .. } => self.images += 1,
            _ => {} // Of extensions that are not asked for.
        }
    }

    fn leave(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.end(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.end_implied();
                if self.close_level() {
                    self.sink.close();
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.close_span(),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    fn begin(&mut self, kind: Kind) {
        self.end_implied();
        self.sink.begin(kind);
        self.passage = match kind {
            Kind::Verbatim => Passage::Verbatim(String::new()),
            _ => Passage::Begun,
        };
    }

    fn end(&mut self) {
        if let Passage::Verbatim(text) = std::mem::replace(&mut self.passage, Passage::None) {
            let text = text.strip_suffix('\n').unwrap_or(&text);
            if !text.is_empty() {
                self.sink.text(text);
            }
        }
        self.sink.end();
    }

    fn text(&mut self, text: &str) {
        if let Passage::Verbatim(lines) = &mut self.passage {
            lines.push_str(text);
        } else if !text.is_empty() {
            self.imply_passage();
            self.sink.text(text);
        }
    }

    fn imply_passage(&mut self) {
        if matches!(self.passage, Passage::None) {
            self.sink.begin(Kind::Paragraph);
            self.passage = Passage::Implied;
        }
    }

    fn end_implied(&mut self) {
        if matches!(self.passage, Passage::Implied) {
            self.end();
        }
    }

    fn open(&mut self, container: Container, fits: bool) {
        self.end_implied();
        self.open_level(fits);
        if fits {
            self.sink.open(container);
        }
    }

    fn open_span(&mut self, span: Span) {
        self.imply_passage();
        let fits = self.images == 0 && self.depth < MAX_DEPTH;
        self.open_level(fits);
        if fits {
            self.sink.open_span(span);
        }
    }

    fn close_span(&mut self) {
        if self.close_level() {
            self.sink.close_span();
        }
    }

    fn open_level(&mut self, fits: bool) {
        self.opened.push(fits);
        self.depth += usize::from(fits);
    }

    fn close_level(&mut self) -> bool {
        let fitted = self.opened.pop().unwrap_or_default();
        self.depth -= usize::from(fitted);
        fitted
    }
}
