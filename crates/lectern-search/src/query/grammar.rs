//! The query language by examples: what the parser's tests hold it to, and what the help page is made of.

/// Examples of one kind.
#[derive(Debug)]
pub struct Section {
    /// What they are about.
    pub title: &'static str,
    /// What holds for all of them.
    pub text: &'static str,
    /// The examples.
    pub examples: &'static [Example],
}

/// A query, what it asks for, and how the parser reads it.
#[derive(Debug)]
pub struct Example {
    /// As typed.
    pub query: &'static str,
    /// What it finds.
    pub meaning: &'static str,
    /// As the parser's tests write a query that was read.
    pub reads: &'static str,
}

const fn example(query: &'static str, meaning: &'static str, reads: &'static str) -> Example {
    Example { query, meaning, reads }
}

/// The query language, all of it.
pub const GRAMMAR: &[Section] = &[
    Section {
        title: "Words",
        text: "Statements are found that have all of the words, in any order. Case and accents never count, and umlauts may be written out. The last word may be unfinished, until something follows it.",
        examples: &[
            example(
                "human rights ",
                "both words, each in any inflection of the statement’s language: also “right” and “humans”",
                "human rights",
            ),
            example("human righ", "while you type: “human”, and any word that starts with “righ”", "human righ…"),
            example("Zuerich ", "“Zürich” and “Zurich” as well", "Zuerich"),
            example("=acts ", "the word as written, without its inflections", "[acts]"),
            example(
                "self-determination ",
                "words joined by a hyphen or an apostrophe stand one right after the other",
                "~[self determination]",
            ),
        ],
    },
    Section {
        title: "Phrases and nearness",
        text: "A phrase stands in one value of one field: it does not reach from a title into the text.",
        examples: &[
            example("\"human rights\"", "these words as written, one right after the other", "[human rights]"),
            example("\"to * or not\"", "any one word in the place of the star", "[to * or not]"),
            example(
                "\"arms sales\"~5",
                "both words in either order, with at most five others among them",
                "{[arms] [sales]}5",
            ),
            example("arms NEAR/5 sales ", "the same, with all inflections; NEAR alone allows ten", "{arms sales}5"),
            example("arms PRE/5 sales ", "in this order, with at most five words between", "{arms > sales}5"),
            example(
                "(arms OR weapons) NEAR/5 \"illegal sales\"",
                "alternatives and phrases may be near each other, too",
                "{arms|weapons [illegal sales]}5",
            ),
        ],
    },
    Section {
        title: "And, or, not",
        text: "AND, OR and NOT are written in capitals; in small letters they are words. What stands side by side must all hold.",
        examples: &[
            example("peace OR treaty ", "either word", "(peace | treaty)"),
            example(
                "war peace OR treaty ",
                "OR binds the two beside it: “war”, and either of the others",
                "war (peace | treaty)",
            ),
            example("peace -war ", "without the word; the same as peace NOT war", "peace !war"),
            example(
                "(war OR conflict) NOT (treaty AND peace) ",
                "brackets hold together",
                "(war | conflict) !(treaty & peace)",
            ),
        ],
    },
    Section {
        title: "Letters left open",
        text: "Accents and case never count here either.",
        examples: &[
            example("demo* ", "every word that starts so", "demo*"),
            example("*cracy ", "every word that ends so", "*cracy"),
            example("wom?n ", "one letter in the place of the question mark", "wom?n"),
            example("/colou?rs?/ ", "every word that the regular expression matches whole", "[/colou?rs?/]"),
        ],
    },
    Section {
        title: "Fields",
        text: "A name and a colon look in one field: title, author, role, org, to, kind, topic, place, lang, source, summary, call or content; also decade and year. Words in names, topics and the like may have others between. Without a value, statements are found that have any.",
        examples: &[
            example("title:peace ", "the word in the title", "title=peace"),
            example("author:king ", "an author whose name has the word", "author=[king]"),
            example(
                "topic:\"human rights\" -place:france ",
                "fields take phrases, and can be excluded",
                "topic=[human rights] !place=[france]",
            ),
            example("to:unit* ", "and open letters", "recipient=[unit*]"),
            example(
                "call:(stop OR end) ",
                "a field in front of a bracket holds for all in it",
                "(call=stop | call=end)",
            ),
            example(
                "source:un.org ",
                "the name or the address of the source, which no other query looks at",
                "source=~[un org]",
            ),
            example("role: ", "statements that say in which role somebody made them", "role=~[]"),
        ],
    },
    Section {
        title: "Dates",
        text: "A statement is found when it may have been made in the time: one of “1990 or 1991” is found for either. Dates are written 1990, 1990-06 or 1990-06-15, before the common era -0044; 199X and 1990s are a decade.",
        examples: &[
            example("date:1990 ", "in 1990", "<During(1990)>"),
            example("1990..1999 ", "from 1990 to 1999", "<Between(1990, 1999)>"),
            example("date:1990.. ", "in 1990 or later", "<Since(1990)>"),
            example("before:1990-06 ", "before June 1990", "<Before(1990-06)>"),
            example("after:1980s ", "after the 1980s", "<After(1980s)>"),
        ],
    },
];
