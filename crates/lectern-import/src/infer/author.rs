//! Who made or signed a text: from its byline, its heading, or the signature at its end.

use super::found::{Evidence, Part};
use super::reading::{Kind, Reading, lines};
use super::words::small;
use crate::byline::{self, Byline};
use crate::names;
use lectern_core::Statement;
use lectern_core::statement::{Author, Signatory};
use std::ops::Range;

/// Lines at the end that a signature stands among, at most.
const MAX_SIGNATURE_LINES: usize = 400;

/// A line longer than this, in characters, is no line of a signature.
const MAX_LINE: usize = 120;

/// So many who signed are all authors; of more, the first is.
const MAX_AUTHORS: usize = 3;

/// What stands above those who signed, small and without the mark at its end.
const SIGNED: &[&str] = &[
    "signed",
    "signed by",
    "signatories",
    "signatories include",
    "the undersigned",
    "initial signatories",
    "first signatories",
    "list of signatories",
    "endorsed by",
    "unterzeichnet",
    "unterzeichnende",
    "unterzeichner",
    "erstunterzeichnende",
    "erstunterzeichner",
    "die unterzeichnenden",
    "signataires",
    "premiers signataires",
    "les signataires",
    "signé par",
    "firmantes",
    "firmado por",
    "primeros firmantes",
    "firman",
    "signatários",
    "assinam",
    "subscritores",
    "primeiros signatários",
    "firmatari",
    "primi firmatari",
    "firmato da",
    "ondertekenaars",
    "ondertekend door",
    "eerste ondertekenaars",
    "sygnatariusze",
    "podpisali",
    "podpisano",
    "imzacılar",
    "imzalayanlar",
    "الموقعون",
    "الموقعات والموقعون",
    "التوقيعات",
    "подписали",
    "подписанты",
    "подписи",
];

/// What stands above those whom a reader can ask, who are not the authors.
const CONTACT: &[&str] = &[
    "contact",
    "contacts",
    "media contact",
    "press contact",
    "for more information",
    "for further information",
    "media enquiries",
    "notes to editors",
    "note to editors",
    "notes for editors",
    "editor's notes",
    "press enquiries",
    "about",
    "kontakt",
    "pressekontakt",
    "ansprechpartner",
    "rückfragen",
    "für rückfragen",
    "contact presse",
    "contacts presse",
    "contacto",
    "contacto de prensa",
    "para más información",
    "contato",
    "contacto de imprensa",
    "contatti",
    "contatti stampa",
    "ufficio stampa",
    "perscontact",
    "noot voor de redactie",
    "kontakt dla mediów",
    "kontakt prasowy",
    "basın iletişim",
    "iletişim",
    "للتواصل",
    "للاتصال",
    "контакты",
    "контакты для прессы",
    "пресс-служба",
];

/// What a title or heading begins with that names who speaks, small.
const STATEMENT_BY: &[&str] = &[
    "statement from",
    "statement by",
    "a statement from",
    "a statement by",
    "message from",
    "speech by",
    "remarks by",
    "letter from",
    "open letter from",
    "erklärung von",
    "stellungnahme von",
    "rede von",
    "déclaration de",
    "discours de",
    "declaración de",
    "discurso de",
    "declaração de",
    "dichiarazione di",
    "discorso di",
    "verklaring van",
    "toespraak van",
    "oświadczenie",
    "przemówienie",
    "بيان من",
    "كلمة",
    "заявление",
    "речь",
];

pub(super) fn fill(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    if statement.authors.is_empty() {
        from_byline(statement, evidence);
    }
    if !statement.signatories.is_empty() {
        return;
    }
    let signers = signature(reading);
    if statement.authors.is_empty() && signers.is_empty() {
        from_heading(statement, reading, evidence);
        return;
    }
    place_signers(statement, reading, &signers, evidence);
}

fn from_byline(statement: &mut Statement, evidence: &mut Evidence) {
    let Some(text) = statement.extra.get("byline").and_then(serde_json::Value::as_str).map(str::to_owned) else {
        return;
    };
    for line in lines(&text) {
        let words = text.get(line.clone()).unwrap_or_default();
        let (byline, rule) = match byline::parse(words) {
            Some(byline) => (byline, "byline"),
            None if names::is_person(words) => {
                (Byline { names: vec![0..words.len()], role: None, organization: None }, "name above the text")
            }
            None => continue,
        };
        for author in authors(words, &byline) {
            let field = format!("authors[{}]", statement.authors.len());
            evidence.push(&field, &author.name, rule, Part::Byline, line.clone());
            statement.authors.push(author);
        }
    }
}

/// A role and a body are of the last who is named.
fn authors(words: &str, byline: &Byline) -> Vec<Author> {
    let text = |range: &Range<usize>| words.get(range.clone()).unwrap_or_default().to_owned();
    let mut authors: Vec<Author> =
        byline.names.iter().map(|name| Author { name: text(name), ..Author::default() }).collect();
    if let Some(last) = authors.last_mut() {
        last.role = byline.role.as_ref().map(text);
        last.organization = byline.organization.as_ref().map(text);
    }
    authors
}

/// Somebody who signed, and the line.
struct Signer {
    author: Author,
    range: Range<usize>,
}

/// Those who signed at the end of a text.
fn signature(reading: &Reading) -> Vec<Signer> {
    let lines: Vec<Range<usize>> = reading.lines().collect();
    let (start, is_announced) = match announced(reading, &lines) {
        Some(start) => (start, true),
        None => (unannounced(reading, &lines), false),
    };
    let mut signers: Vec<Signer> = Vec::new();
    let mut extra_lines = 0;
    for line in lines.get(start..).unwrap_or_default() {
        let text = reading.get(line);
        if is_contact(text) {
            break;
        }
        if let Some(byline) = byline::named(text.trim_start_matches(['-', '–', '—', ' '])) {
            let text = text.trim_start_matches(['-', '–', '—', ' ']);
            let Some(author) = authors(text, &byline).pop() else { continue };
            signers.push(Signer { author, range: line.clone() });
            extra_lines = 0;
            continue;
        }
        let is_short = text.chars().count() <= MAX_LINE && !crate::text::shape::is_prose(text);
        if let (Some(last), true) = (signers.last_mut(), is_short) {
            add_line(&mut last.author, text, extra_lines);
            extra_lines += 1;
        } else if is_announced && is_short && names::is_body(text) {
            let author = Author { name: text.to_owned(), ..Author::default() };
            signers.push(Signer { author, range: line.clone() });
        } else if !is_short {
            break;
        }
    }
    signers
}

/// The first line after “Signed” or “Yours sincerely”, the last of these that counts.
fn announced(reading: &Reading, lines: &[Range<usize>]) -> Option<usize> {
    let first = lines.len().saturating_sub(MAX_SIGNATURE_LINES);
    let is_announcement = |index: &usize| {
        let text = lines.get(*index).map(|line| reading.get(line)).unwrap_or_default();
        if text.len() > 2 * MAX_LINE {
            return false;
        }
        let plain = small(text.trim_end_matches(|c: char| !c.is_alphanumeric()));
        byline::is_closing(text) || SIGNED.contains(&plain.as_str())
    };
    // What comes after must be names: at least the line that follows.
    let is_followed = |index: &usize| {
        let next = lines.get(index + 1).map(|line| reading.get(line)).unwrap_or_default();
        byline::named(next.trim_start_matches(['-', '–', '—', ' '])).is_some()
            || (names::is_body(next) && next.chars().count() <= MAX_LINE && !crate::text::shape::is_prose(next))
    };
    (first..lines.len()).find(|index| is_announcement(index) && is_followed(index)).map(|index| index + 1)
}

/// The first line of the last block, if it is a name alone and few short lines follow.
fn unannounced(reading: &Reading, lines: &[Range<usize>]) -> usize {
    let none = lines.len();
    let contact = lines.iter().position(|line| line.start * 2 > reading.text.len() && is_contact(reading.get(line)));
    let end = contact.unwrap_or(lines.len());
    let is_short = |line: &&Range<usize>| {
        let text = reading.get(line);
        text.chars().count() <= MAX_LINE && !crate::text::shape::is_prose(text)
    };
    let tail = lines.get(..end).unwrap_or_default().iter().rev().take_while(is_short).count().min(6);
    let is_in_text = |line: &Range<usize>| {
        reading.blocks.iter().any(|block| block.kind == Kind::Text && block.range.contains(&line.start))
    };
    // Something must come before: a name alone is no signature.
    let is_signed = |index: &usize| {
        lines.get(*index).is_some_and(|line| {
            names::is_person(reading.get(line).trim_start_matches(['-', '–', '—', ' '])) && is_in_text(line)
        })
    };
    (end - tail..end).filter(|index| *index > 0).find(is_signed).unwrap_or(none)
}

fn is_contact(text: &str) -> bool {
    let label = text.split(':').next().unwrap_or_default();
    if label.len() > 2 * MAX_LINE {
        return text.contains('@') && text.len() < 4 * MAX_LINE;
    }
    let plain = small(label.trim_end_matches(|c: char| !c.is_alphanumeric()));
    CONTACT.contains(&plain.as_str())
        || CONTACT.iter().any(|cue| cue.contains(' ') && plain.starts_with(cue))
        || text.contains('@')
}

/// A line below a name is a role, or a body. One with a label says something else.
fn add_line(author: &mut Author, text: &str, n_before: usize) {
    let has_label = text.contains(':') || text.chars().filter(char::is_ascii_digit).count() >= 5;
    if n_before > 1 || has_label || crate::dates::find(text).is_some() {
        return;
    }
    let text = text.trim_end_matches([',', ';']).to_owned();
    if names::is_body(&text) && (author.role.is_some() || !text.contains(',')) && author.organization.is_none() {
        author.organization = Some(text);
    } else if author.role.is_none() {
        author.role = Some(text);
    }
}

fn place_signers(statement: &mut Statement, reading: &Reading, signers: &[Signer], evidence: &mut Evidence) {
    let has_author = !statement.authors.is_empty();
    let n_authors = match signers.len() {
        _ if has_author => 0,
        n if n <= MAX_AUTHORS => n,
        _ => 1,
    };
    for (index, signer) in signers.iter().enumerate() {
        let author = signer.author.clone();
        if statement.authors.iter().any(|known| known.name == author.name) {
            continue;
        }
        if index < n_authors {
            let field = format!("authors[{}]", statement.authors.len());
            evidence.content(&field, &author.name, "signature", reading, signer.range.clone());
            statement.authors.push(author);
        } else {
            let field = format!("signatories[{}]", statement.signatories.len());
            evidence.content(&field, &author.name, "signature", reading, signer.range.clone());
            let Author { name, role, organization, .. } = author;
            statement.signatories.push(Signatory { name, role, organization, ..Signatory::default() });
        }
    }
}

/// “Statement from Anna Example”, in the title or a heading.
fn from_heading(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    let named = |text: &str| -> Option<Range<usize>> {
        let lower = small(text);
        let cue =
            STATEMENT_BY.iter().filter(|cue| lower.starts_with(&format!("{cue} "))).max_by_key(|cue| cue.len())?;
        let name = text.get(cue.len() + 1..)?;
        let name = name.split([',', ':', '(', '–', '|']).next()?.trim();
        names::is_person(name).then(|| cue.len() + 1..cue.len() + 1 + name.len())
    };
    if let Some(range) = named(&statement.title) {
        let name = statement.title.get(range.clone()).unwrap_or_default().to_owned();
        evidence.push("authors[0]", &name, "named in the title", Part::Title, range);
        statement.authors.push(Author { name, ..Author::default() });
        return;
    }
    for block in reading.blocks.iter().filter(|block| block.kind == Kind::Heading) {
        if let Some(range) = named(reading.get(&block.range)) {
            let range = block.range.start + range.start..block.range.start + range.end;
            let name = reading.get(&range).to_owned();
            evidence.content("authors[0]", &name, "named in a heading", reading, range);
            statement.authors.push(Author { name, ..Author::default() });
            return;
        }
    }
}
