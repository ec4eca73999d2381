//! The part that each text of a page plays.

use super::dom::{Content, Dom, NodeId};
use super::main_text::MainText;
use super::metadata::Metadata;
use super::reasons::{self, Reasons};
use super::{bare_words, same_words};
use crate::piece::Reason;
use std::collections::HashSet;

/// The part of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Byline,
    Main,
    /// Left out for a reason; the element is the outermost around it that has no main text.
    Removed(Reason, NodeId),
}

/// How many texts before the main text a title or byline may stand.
const NEAR: usize = 60;

/// A line with the author's name and the date is not longer, in bytes.
const LONGEST_BYLINE: usize = 200;

/// Words of `class` and `id` of a line that says who wrote it and when.
const BYLINE_TOKENS: &[&str] = &[
    "byline",
    "author",
    "dateline",
    "date",
    "published",
    "pubdate",
    "posted",
    "writer",
    "time",
    "timestamp",
    "meta",
    "submitted",
];

/// The texts of a page that are words of it, in their order, with the part of each.
pub(super) fn assign(dom: &Dom, main: &MainText, metadata: &Metadata) -> Vec<(NodeId, Part)> {
    let texts = texts(dom);
    let mut page = Roles {
        dom,
        metadata,
        is_main: main.is_main.clone(),
        has_main: Vec::new(),
        texts,
        reasons: Reasons::new(dom),
        menu: HashSet::new(),
    };
    if !page.texts.iter().any(|&id| page.is_main(id)) {
        page.take_all();
    }
    page.leave_out_captions();
    page.leave_out_asides();
    page.has_main = page.spread();
    page.leave_out_before_title();
    page.has_main = page.spread();
    page.parts()
}

/// The texts that a page shows or could show.
fn texts(dom: &Dom) -> Vec<NodeId> {
    let body = dom.body();
    let mut texts = Vec::new();
    let mut next = Some(body);
    while let Some(id) = next {
        let skipped = match dom.content(id) {
            Content::Text(text, _) => {
                if !text.trim().is_empty() {
                    texts.push(id);
                }
                false
            }
            Content::Element(element) => matches!(
                &*element.name.local,
                "script" | "style" | "template" | "iframe" | "noembed" | "noframes" | "head" | "title"
            ),
            _ => false,
        };
        let below = if skipped { None } else { dom.children(id).next() };
        next = below.or_else(|| dom.after(id, body));
    }
    texts
}

struct Roles<'p> {
    dom: &'p Dom,
    metadata: &'p Metadata,
    is_main: Vec<bool>,
    has_main: Vec<bool>,
    texts: Vec<NodeId>,
    reasons: Reasons<'p>,
    /// Texts of links that stand before the title.
    menu: HashSet<NodeId>,
}

impl Roles<'_> {
    fn is_main(&self, id: NodeId) -> bool {
        self.is_main.get(id.index()).copied().unwrap_or(false)
    }

    fn has_main(&self, id: NodeId) -> bool {
        self.has_main.get(id.index()).copied().unwrap_or(false)
    }

    fn mark(&mut self, id: NodeId, is_main: bool) {
        if let Some(mark) = self.is_main.get_mut(id.index()) {
            *mark = is_main;
        }
    }

    /// Where the library found nothing, everything is main text that no element says otherwise of.
    fn take_all(&mut self) {
        for id in self.texts.clone() {
            let says = self.dom.ancestors(id).filter_map(|id| {
                self.dom.element(id).filter(|element| !matches!(element.html_name(), "body" | "html"))?;
                self.reasons.of_element(id)
            });
            let is_left_out = says.into_iter().next().is_some();
            self.mark(id, !is_left_out);
        }
    }

    /// What pictures show is told beside the main text, not in it.
    fn leave_out_captions(&mut self) {
        for id in self.texts.clone() {
            if self.is_main(id) && self.dom.ancestors(id).any(|id| self.dom.name(id) == "figcaption") {
                self.mark(id, false);
            }
        }
    }

    /// Comments, buttons and notices that stand below the main text or in it, where they are not most of it: then the
    /// page is about them.
    fn leave_out_asides(&mut self) {
        let is_aside = |id: NodeId| {
            let reason = self.reasons.of_element(id);
            matches!(
                reason,
                Some(Reason::CommentForm | Reason::NewsletterForm | Reason::PrivacyNotice | Reason::ShareButtons)
            )
        };
        let mut asides = Vec::new();
        let mut sizes = [0, 0];
        for &id in self.texts.iter().filter(|&&id| self.is_main(id)) {
            let mut around = self
                .dom
                .ancestors(id)
                .take_while(|&id| !matches!(self.dom.name(id), "body" | "html" | "article" | "main"));
            let is_aside = around.any(is_aside);
            let [own, aside] = &mut sizes;
            *(if is_aside { aside } else { own }) += self.dom.text(id).map_or(0, str::len);
            if is_aside {
                asides.push(id);
            }
        }
        let [own, aside] = sizes;
        if aside < own {
            for id in asides {
                self.mark(id, false);
            }
        }
    }

    /// Links before the title lead elsewhere: a page that is laid out with a table has its menu beside the text.
    fn leave_out_before_title(&mut self) {
        let first = self.texts.iter().position(|&id| self.is_main(id)).unwrap_or(0);
        let Some(title) = self.title(first) else { return };
        let Some(place) = self.texts.iter().position(|&id| self.dom.ancestors(id).any(|id| id == title)) else {
            return;
        };
        let before: Vec<NodeId> = self.texts.iter().copied().take(place).filter(|&id| self.is_main(id)).collect();
        let is_link = |&id: &NodeId| self.dom.ancestors(id).any(|id| self.dom.name(id) == "a");
        if !before.is_empty() && before.iter().all(is_link) {
            for id in before {
                self.mark(id, false);
                self.menu.insert(id);
            }
        }
    }

    /// For each node whether there is main text below it.
    fn spread(&self) -> Vec<bool> {
        let mut has_main = vec![false; self.dom.len()];
        for &text in self.texts.iter().filter(|&&text| self.is_main(text)) {
            for id in self.dom.ancestors(text) {
                match has_main.get_mut(id.index()) {
                    Some(mark) if !*mark => *mark = true,
                    _ => break,
                }
            }
        }
        has_main
    }

    fn parts(&self) -> Vec<(NodeId, Part)> {
        let first = self.texts.iter().position(|&id| self.is_main(id)).unwrap_or(0);
        let last = self.texts.iter().rposition(|&id| self.is_main(id)).unwrap_or(self.texts.len());
        let title = self.title(first);
        let title_at = self
            .texts
            .iter()
            .position(|&id| Some(id) == title.map(|heading| self.first_text(heading).unwrap_or(heading)));
        let from = title_at.unwrap_or_else(|| first.saturating_sub(NEAR)).min(first);
        self.texts
            .iter()
            .enumerate()
            .map(|(place, &id)| {
                let is_near = (from..=first).contains(&place) || (last..last + 8).contains(&place);
                let opens = place < first + 3 && self.is_main(id);
                let part = if title.is_some_and(|heading| self.dom.ancestors(id).any(|id| id == heading)) {
                    Part::Title
                } else if opens && self.names_author(id) {
                    Part::Byline
                } else if self.is_main(id) {
                    Part::Main
                } else if is_near && self.is_byline(id) {
                    Part::Byline
                } else {
                    Part::Removed(self.reason(id), self.outermost(id))
                };
                (id, part)
            })
            .collect()
    }

    fn first_text(&self, root: NodeId) -> Option<NodeId> {
        self.dom.subtree(root).find(|&id| self.dom.text(id).is_some_and(|text| !text.trim().is_empty()))
    }

    fn reason(&self, id: NodeId) -> Reason {
        if self.menu.contains(&id) {
            return Reason::Navigation;
        }
        let line = self.dom.text(id).unwrap_or_default();
        reasons::of_line(line).unwrap_or_else(|| self.reasons.of(id, |id| self.has_main(id)))
    }

    /// The outermost element around a text that has no main text.
    fn outermost(&self, id: NodeId) -> NodeId {
        self.dom.ancestors(id).take_while(|&id| !self.has_main(id)).last().unwrap_or(id)
    }

    /// The heading that is the title: the one that says what the page calls itself, else the only one of the first
    /// level, where it stands before the text.
    fn title(&self, first_main: usize) -> Option<NodeId> {
        let before: Vec<NodeId> = self.texts.iter().copied().take(first_main + NEAR).collect();
        let mut headings: Vec<NodeId> = Vec::new();
        for &text in &before {
            let heading = self.dom.ancestors(text).find(|&id| matches!(self.dom.name(id), "h1" | "h2" | "h3"));
            if let Some(heading) = heading.filter(|heading| !headings.contains(heading)) {
                headings.push(heading);
            }
        }
        let named = headings.iter().copied().max_by_key(|&id| (self.likeness(id), std::cmp::Reverse(id)));
        if let Some(heading) = named.filter(|&id| self.likeness(id) > 0) {
            return Some(heading);
        }
        let first_text = self.texts.get(first_main).copied()?;
        // Where the page calls itself something else, a heading in the text belongs to the text.
        let is_named = self.metadata.title.is_some();
        let mut alone = headings.into_iter().filter(|&id| self.dom.name(id) == "h1" && !self.is_site(id));
        let first = alone.next().filter(|_| alone.next().is_none());
        first.filter(|&id| if self.has_main(id) { !is_named } else { id < first_text })
    }

    fn is_site(&self, id: NodeId) -> bool {
        let text = self.dom.text_below(id);
        self.metadata.site_name.as_ref().is_some_and(|site| same_words(&site.value, &text))
    }

    /// How much a heading says what the page calls itself, in hundredths; 0 where it is something else.
    fn likeness(&self, heading: NodeId) -> usize {
        let Some(title) = &self.metadata.title else { return 0 };
        if self.is_site(heading)
            || self.dom.ancestors(heading).any(|id| matches!(self.dom.name(id), "nav" | "footer" | "aside"))
        {
            return 0;
        }
        let (words, title) = (bare_words(&self.dom.text_below(heading)), bare_words(&title.value));
        if words.is_empty() || words.len() > 60 {
            return 0;
        }
        if words == title {
            return 100;
        }
        let is_part = title.starts_with(&words)
            || title.ends_with(&words)
            || words.starts_with(&title)
            || words.ends_with(&title);
        let shared = words.iter().filter(|word| title.contains(word)).count();
        let share = 100 * shared / words.len().max(title.len());
        match (is_part, words.len()) {
            (true, 2..) => 90,
            (true, _) if self.dom.name(heading) == "h1" => 50,
            _ if share >= 70 => share,
            _ => 0,
        }
    }

    /// Whether a text at the start of the main text is a line with the name of an author and little else.
    fn names_author(&self, id: NodeId) -> bool {
        let line = self.dom.text(id).unwrap_or_default().trim();
        let holds = |name: &str| !name.is_empty() && line.contains(name) && line.len() <= name.len() + 40;
        let alone = self.dom.parent(id).is_some_and(|parent| self.dom.text_below(parent).trim() == line);
        alone && self.metadata.authors.iter().any(|author| holds(&author.value.name))
    }

    /// Whether a text near the main text says who wrote it, or when.
    fn is_byline(&self, id: NodeId) -> bool {
        let says = |id: NodeId| {
            let Some(element) = self.dom.element(id) else { return false };
            let names = [element.attribute("class"), element.attribute("id"), element.attribute("itemprop")];
            let is_named = names.into_iter().flatten().any(|names| {
                let lower = names.to_lowercase();
                lower.split(|letter: char| !letter.is_alphanumeric()).any(|word| BYLINE_TOKENS.contains(&word))
                    || lower.contains("datepublished")
            });
            is_named || element.html_name() == "time" || element.attribute("rel") == Some("author")
        };
        let short = |id: &NodeId| self.dom.text_below(*id).trim().len() <= LONGEST_BYLINE;
        let around = || self.dom.ancestors(id).take(5).take_while(|&id| !self.has_main(id)).take_while(short);
        let strong = |id| {
            matches!(
                self.reasons.of_element(id),
                Some(
                    Reason::CommentForm
                        | Reason::ShareButtons
                        | Reason::ImageCaption
                        | Reason::NewsletterForm
                        | Reason::Navigation
                )
            )
        };
        if around().any(strong) {
            return false;
        }
        let line = || self.dom.text(id).unwrap_or_default();
        let is_said = || self.metadata.byline.as_ref().is_some_and(|byline| same_words(&byline.value, line()));
        around().any(says) || is_said()
    }
}
