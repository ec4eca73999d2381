//! To whom a text is addressed.

use super::found::{Evidence, Part};
use super::reading::Reading;
use super::words::{Phrases, small};
use crate::byline;
use lectern_core::Statement;
use std::ops::Range;
use std::sync::LazyLock;

/// How many lines from the beginning may greet or name those addressed.
const FIRST_LINES: usize = 10;

/// Greetings that say nothing about whom they greet, small.
const ANYBODY: &[&str] = &[
    "all",
    "friend",
    "friends",
    "colleagues",
    "comrades",
    "sir",
    "madam",
    "sir or madam",
    "sir/madam",
    "sirs",
    "reader",
    "readers",
    "supporter",
    "editor",
    "ladies and gentlemen",
    "to whom it may concern",
    "dear all",
    "everyone",
    "damen und herren",
    "meine damen und herren",
    "freunde",
    "freundinnen und freunde",
    "kolleginnen und kollegen",
    "genossinnen und genossen",
    "leserinnen und leser",
    "alle",
    "amis",
    "amies et amis",
    "amis et amies",
    "camarades",
    "collègues",
    "madame",
    "monsieur",
    "mesdames",
    "messieurs",
    "madame, monsieur",
    "mesdames et messieurs",
    "toutes et tous",
    "tous",
    "amigos",
    "amigas y amigos",
    "compañeros",
    "compañeras y compañeros",
    "señoras y señores",
    "damas y caballeros",
    "señor",
    "señora",
    "amigas e amigos",
    "companheiros",
    "companheiras e companheiros",
    "senhoras e senhores",
    "amici",
    "amiche e amici",
    "compagni",
    "compagne e compagni",
    "colleghi",
    "tutti",
    "signore e signori",
    "vrienden",
    "collega's",
    "lezer",
    "heer, mevrouw",
    "heer/mevrouw",
    "dames en heren",
    "państwo",
    "przyjaciele",
    "koledzy",
    "panie i panowie",
    "koleżanki i koledzy",
    "arkadaşlar",
    "dostlar",
    "basın mensupları",
    "друзья",
    "коллеги",
    "товарищи",
    "дамы и господа",
    "الأصدقاء",
    "الزملاء",
    "السيدات والسادة",
];

/// What a title has before those whom an open letter is written to, small.
const OPEN_LETTER: &[&str] = &[
    "open letter to",
    "letter to",
    "an appeal to",
    "appeal to",
    "offener brief an",
    "brief an",
    "appell an",
    "lettre ouverte à",
    "lettre ouverte aux",
    "lettre ouverte au",
    "lettre à",
    "appel à",
    "carta abierta a",
    "carta abierta al",
    "carta abierta a la",
    "carta a",
    "carta aberta a",
    "carta aberta à",
    "carta aberta ao",
    "carta aberta aos",
    "lettera aperta a",
    "lettera aperta al",
    "lettera aperta alla",
    "lettera aperta ai",
    "open brief aan",
    "brief aan",
    "list otwarty do",
    "apel do",
    "رسالة مفتوحة إلى",
    "رسالة إلى",
];

static LETTERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(OPEN_LETTER));

pub(super) fn fill(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    if !statement.recipients.is_empty() {
        return;
    }
    for line in reading.lines().take(FIRST_LINES) {
        let text = reading.get(&line);
        let found = byline::addressed(text).map(|range| (range, "line with whom it is to"));
        let found = found.or_else(|| byline::salutation(text).map(|range| (range, "greeting")));
        let Some((range, rule)) = found else { continue };
        let name = text.get(range.clone()).unwrap_or_default().trim();
        if says_whom(name) && !statement.recipients.iter().any(|known| known == name) {
            let field = format!("recipients[{}]", statement.recipients.len());
            let range = line.start + range.start..line.start + range.end;
            evidence.content(&field, name, rule, reading, range);
            statement.recipients.push(name.to_owned());
        }
    }
    if statement.recipients.is_empty() {
        from_title(statement, evidence);
    }
}

fn says_whom(name: &str) -> bool {
    let lower = small(name);
    let bare = lower.trim_start_matches("my ").trim_start_matches("meine ").trim_start_matches("mes ");
    !name.is_empty() && !ANYBODY.contains(&bare) && !ANYBODY.contains(&lower.as_str())
}

fn from_title(statement: &mut Statement, evidence: &mut Evidence) {
    let Some(range) = addressee(&statement.title) else { return };
    let name = statement.title.get(range.clone()).unwrap_or_default().to_owned();
    if says_whom(&name) {
        evidence.push("recipients[0]", &name, "title of a letter", Part::Title, range);
        statement.recipients.push(name);
    }
}

/// What follows “Open letter to”, which the title begins with or has after a colon.
fn addressee(title: &str) -> Option<Range<usize>> {
    let lower = small(title);
    let cues = LETTERS.find(&lower).into_iter().map(|hit| hit.range);
    let is_begun = |range: &Range<usize>| {
        let before = lower.get(..range.start).unwrap_or_default().trim_end();
        before.is_empty()
            || before.ends_with([':', '–', '—', '|', '.'])
            || matches!(before, "an" | "a" | "our" | "ein" | "une" | "una" | "uma")
    };
    let cue = cues.filter(is_begun).max_by_key(|range| range.len())?;
    let rest = title.get(cue.end..)?;
    let end = [
        ":",
        " – ",
        " — ",
        ",",
        " on ",
        " about ",
        " regarding ",
        " from ",
        " by ",
        " zur ",
        " zum ",
        " sur ",
        " sobre ",
        " sulla ",
        " sul ",
        " over ",
        " w sprawie ",
        ".",
    ]
    .iter()
    .filter_map(|mark| rest.find(mark))
    .min()
    .unwrap_or(rest.len());
    let name = rest.get(..end)?.trim();
    let start = cue.end + (rest.len() - rest.trim_start().len());
    (!name.is_empty() && name.split_whitespace().count() <= 14).then(|| start..start + name.len())
}
