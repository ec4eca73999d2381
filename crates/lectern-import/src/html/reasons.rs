//! Why a text of a page is not part of its main text.
//!
//! What an element is tells most: its name, its role for assistive technology, the words in its `class` and `id`. Only
//! elements without any main text below them are asked, since those around the main text say what the page is. Where no
//! element tells, the words themselves may.

use super::dom::{Dom, Element, NodeId};
use crate::line::one_line;
use crate::piece::Reason;
use std::cell::RefCell;
use std::collections::HashMap;

/// Words of `class` and `id`, in lower case, by what they tell; the first row that has one of an element's decides.
const TOKENS: &[(Reason, &[&str])] = &[
    (
        Reason::PrivacyNotice,
        &[
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "privacy",
            "onetrust",
            "ccpa",
            "cookiebot",
            "cookiebanner",
            "datenschutz",
            "rgpd",
        ],
    ),
    (
        Reason::NewsletterForm,
        &[
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "mailinglist",
            "mailchimp",
            "mailpoet",
            "optin",
            "mc4wp",
        ],
    ),
    (
        Reason::ShareButtons,
        &[
            "share",
            "sharing",
            "sharedaddy",
            "social",
            "socials",
            "addtoany",
            "addthis",
            "sharethis",
            "shares",
            "sharebar",
            "shareaholic",
        ],
    ),
    (
        Reason::CommentForm,
        &[
            "comment",
            "comments",
            "commentlist",
            "respond",
            "disqus",
            "reply",
            "replies",
            "commentform",
            "livefyre",
            "kommentare",
            "commentaires",
        ],
    ),
    (Reason::ImageCaption, &["caption", "captions", "figcaption", "credit", "photocredit", "thumbcaption"]),
    (
        Reason::Navigation,
        &[
            "nav",
            "navbar",
            "navigation",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "related",
            "recommended",
            "trending",
            "popular",
            "tags",
            "toc",
            "sitemap",
            "navbox",
            "sidebar",
            "search",
            "skip",
            "portlet",
        ],
    ),
    (Reason::Form, &["petition", "donate", "donation"]),
    (
        Reason::PageChrome,
        &["header", "footer", "masthead", "copyright", "banner", "advert", "ad", "ads", "sponsor", "promo"],
    ),
];

/// What the elements of a page tell, each asked once.
pub(super) struct Reasons<'p> {
    dom: &'p Dom,
    known: RefCell<HashMap<NodeId, Option<Reason>>>,
}

impl<'p> Reasons<'p> {
    pub(super) fn new(dom: &'p Dom) -> Self {
        Self { dom, known: RefCell::default() }
    }

    /// Why a text was left out. `has_main` says whether an element has main text below it.
    pub(super) fn of(&self, text: NodeId, has_main: impl Fn(NodeId) -> bool) -> Reason {
        let mut weak = None;
        for id in self.dom.ancestors(text).take_while(|&id| !has_main(id)) {
            if matches!(self.dom.name(id), "body" | "html") {
                break;
            }
            match self.of_element(id) {
                Some(reason) if is_strong(reason) => return reason,
                reason => weak = weak.or(reason),
            }
        }
        weak.unwrap_or(Reason::PageChrome)
    }

    /// What an element by itself tells of the text in it.
    pub(super) fn of_element(&self, id: NodeId) -> Option<Reason> {
        let known = self.known.borrow().get(&id).copied();
        known.unwrap_or_else(|| {
            let reason = of_element(self.dom, id);
            self.known.borrow_mut().insert(id, reason);
            reason
        })
    }
}

/// Whether nothing further out can tell better.
const fn is_strong(reason: Reason) -> bool {
    !matches!(reason, Reason::Navigation | Reason::Form | Reason::PageChrome)
}

fn of_element(dom: &Dom, id: NodeId) -> Option<Reason> {
    let element = dom.element(id)?;
    let by_name = match element.html_name() {
        "figcaption" => Some(Reason::ImageCaption),
        "nav" => Some(Reason::Navigation),
        "header" | "footer" | "aside" => Some(Reason::PageChrome),
        "form" => Some(of_form(dom, id)),
        _ => None,
    };
    let by_role = || match element.attribute("role")? {
        "navigation" | "menu" | "menubar" | "search" => Some(Reason::Navigation),
        "banner" | "contentinfo" | "complementary" => Some(Reason::PageChrome),
        "form" => Some(of_form(dom, id)),
        _ => None,
    };
    let by_token = of_tokens(element);
    match (by_name, by_token) {
        (Some(name), _) if is_strong(name) => Some(name),
        (_, Some(token)) if is_strong(token) => Some(token),
        // Of a header, footer or aside, its class may tell more.
        (name, token) => match name.or_else(by_role) {
            Some(Reason::PageChrome) => token.or(Some(Reason::PageChrome)),
            told => told.or(token),
        },
    }
}

/// What the words of an element's `class` and `id` tell.
fn of_tokens(element: &Element) -> Option<Reason> {
    let names = [element.attribute("class"), element.attribute("id")];
    let tokens: Vec<String> = names.into_iter().flatten().flat_map(words).collect();
    let row = TOKENS.iter().find(|(_, row)| tokens.iter().any(|token| row.contains(&token.as_str())));
    row.map(|(reason, _)| *reason)
}

/// The words of a name, whether joined by hyphens, underscores or capitals.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    // Names made by tools can be endless; what tells stands early.
    for letter in name.chars().take(400) {
        let begins = letter.is_uppercase() && was_lower;
        was_lower = letter.is_lowercase();
        if begins || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

/// What a form is for, by its fields and words.
fn of_form(dom: &Dom, form: NodeId) -> Reason {
    let mut asks_text = false;
    let mut asks_mail = false;
    let mut fields = 0;
    for id in dom.subtree(form) {
        let Some(element) = dom.element(id) else { continue };
        let kind = element.attribute("type").unwrap_or("text");
        match element.html_name() {
            "textarea" => asks_text = true,
            "input"
                if kind == "search"
                    || element.attribute("name").is_some_and(|name| matches!(name, "s" | "q" | "query")) =>
            {
                return Reason::Navigation;
            }
            "input" if matches!(kind, "text" | "email" | "tel") => {
                fields += 1;
                let names = [element.attribute("name"), element.attribute("id"), element.attribute("placeholder")];
                let says_mail = names.into_iter().flatten().any(|name| name.to_lowercase().contains("mail"));
                asks_mail |= kind == "email" || says_mail;
            }
            _ => {}
        }
    }
    let said = dom.text_below(form).to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if asks_text
        && says(&[
            "comment",
            "reply",
            "kommentar",
            "commentaire",
            "comentario",
            "commento",
            "reactie",
            "コメント",
            "تعليق",
        ])
    {
        return Reason::CommentForm;
    }
    if says(&["newsletter", "subscribe", "abonnieren", "abonnez", "suscr", "inscri", "メールマガジン", "النشرة"])
        || (asks_mail && fields == 1)
    {
        return Reason::NewsletterForm;
    }
    Reason::Form
}

/// What a whole line tells that stands among the main text, or that no element tells of.
pub(super) fn of_line(line: &str) -> Option<Reason> {
    let bare: String = one_line(line).to_lowercase();
    let is_mark = matches!(
        bare.as_str(),
        "-30-" | "– 30 –" | "- 30 -" | "—30—" | "-ends-" | "– ends –" | "- ends -" | "***ends***"
    );
    let is_row = bare.len() >= 3 && bare.chars().all(|letter| letter == '#' || letter == ' ');
    (is_mark || is_row).then_some(Reason::EndMark)
}

/// Whether a picture only tells somebody that the page was read.
pub(super) fn is_tracking_pixel(element: &Element) -> bool {
    let is_tiny =
        |name| element.attribute(name).is_some_and(|size| matches!(size.trim().trim_end_matches("px"), "0" | "1"));
    element.html_name() == "img" && is_tiny("width") && is_tiny("height")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        assert_eq!(words("site-footer commentList"), ["site", "footer", "comment", "list"]);
    }
}
