//! CommonMark as numbered passages: what is shown of it, what is searched in it, and what is marked.

use expect_test::{Expect, expect};
use lectern_core::passage::{Block, Inline, Passage, count, mark, parse, plain_text};
use proptest::prelude::*;
use std::borrow::Cow;

/// Blocks in short: `h1` and so on, `p`, `v`, `q`, `ol`, `ul`, `li`, `hr`; passages with their numbers.
fn outline(blocks: &[Block]) -> String {
    blocks.iter().map(outline_of_block).collect()
}

fn outline_of_block(block: &Block) -> String {
    let passage =
        |name: &str, passage: &Passage| format!("{name}{}({})", passage.number, words(&passage.inlines, true));
    match block {
        Block::Heading { level, passage: heading } => passage(&format!("h{level}#"), heading),
        Block::Paragraph(paragraph) => passage("p", paragraph),
        Block::Verbatim(lines) => passage("v", lines),
        Block::Quote(blocks) => format!("q[{}]", outline(blocks)),
        Block::List { start, items } => {
            let items: String = items.iter().map(|item| format!("li[{}]", outline(item))).collect();
            format!("{}[{items}]", start.map_or("ul".to_owned(), |start| format!("ol{start}")))
        }
        Block::Rule => "hr".to_owned(),
    }
}

/// A passage's words, with or without the signs of what they are.
fn words(inlines: &[Inline], signs: bool) -> String {
    let inner = |sign: &str, inner: &[Inline]| {
        let words = words(inner, signs);
        if signs { format!("{sign}{words}{sign}") } else { words }
    };
    let word = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Mark { hit, text } if signs => format!("{{{hit}:{text}}}"),
        Inline::Mark { text, .. } => text.clone(),
        Inline::Emphasis(inlines) => inner("*", inlines),
        Inline::Strong(inlines) => inner("**", inlines),
        Inline::Code(inlines) => inner("`", inlines),
        Inline::Link { href, inlines } if signs => format!("<{href}>{}", inner("", inlines)),
        Inline::Link { inlines, .. } => inner("", inlines),
        Inline::Break => if signs { "/" } else { "\n" }.to_owned(),
    };
    inlines.iter().map(word).collect()
}

/// Every passage's words, in reading order.
fn passages(blocks: &[Block]) -> Vec<String> {
    let passages_of = |block: &Block| match block {
        Block::Heading { passage, .. } | Block::Paragraph(passage) | Block::Verbatim(passage) => {
            vec![words(&passage.inlines, false)]
        }
        Block::Quote(blocks) => passages(blocks),
        Block::List { items, .. } => items.iter().flat_map(|item| passages(item)).collect(),
        Block::Rule => Vec::new(),
    };
    blocks.iter().flat_map(passages_of).collect()
}

fn depth(blocks: &[Block]) -> usize {
    let depth_of = |block: &Block| match block {
        Block::Heading { passage, .. } | Block::Paragraph(passage) | Block::Verbatim(passage) => {
            depth_of_inlines(&passage.inlines)
        }
        Block::Quote(blocks) => 1 + depth(blocks),
        Block::List { items, .. } => 2 + items.iter().map(|item| depth(item)).max().unwrap_or_default(),
        Block::Rule => 0,
    };
    blocks.iter().map(depth_of).max().unwrap_or_default()
}

fn depth_of_inlines(inlines: &[Inline]) -> usize {
    let depth_of = |inline: &Inline| match inline {
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Code(inner) => 1 + depth_of_inlines(inner),
        Inline::Link { inlines, .. } => 1 + depth_of_inlines(inlines),
        Inline::Text(_) | Inline::Mark { .. } | Inline::Break => 0,
    };
    inlines.iter().map(depth_of).max().unwrap_or_default()
}

fn check(content: &str, expect: Expect) {
    expect.assert_eq(&outline(&parse(content)));
}

/// Marks every occurrence of a word.
fn check_marks(content: &str, word: &str, expect: Expect) {
    let mut blocks = parse(content);
    let hits = mark(&mut blocks, |text| text.match_indices(word).map(|(start, _)| start..start + word.len()).collect());
    expect.assert_eq(&format!("{hits} {}", outline(&blocks)));
}

#[test]
fn passages_are_numbered_in_reading_order() {
    let content = "# One\n\ntwo\n\n> three\n>\n> 1. four\n> 2. five\n\n---\n\n    six\n";
    check(content, expect!["h1#1(One)p2(two)q[p3(three)ol1[li[p4(four)]li[p5(five)]]]hrv6(six)"]);
    assert_eq!(count(&parse(content)), 6);
}

#[test]
fn items_hold_passages_whether_the_list_is_tight_or_loose() {
    check("- a\n- b\n  - c\n  - d\n- ", expect!["ul[li[p1(a)]li[p2(b)ul[li[p3(c)]li[p4(d)]]]li[]]"]);
    check("3. a\n\n   b\n\n4. c", expect!["ol3[li[p1(a)p2(b)]li[p3(c)]]"]);
    check("- # a\n- > b\n- ```\n  c\n  ```\n  d", expect!["ul[li[h1#1(a)]li[q[p2(b)]]li[v3(c)p4(d)]]"]);
}

#[test]
fn words_may_be_emphasised_linked_or_code() {
    check(
        "*a* **b `c`** [d *e*](https://example.org \"t\") <https://example.org>",
        expect!["p1(*a* **b `c`** <https://example.org>d *e* <https://example.org>https://example.org)"],
    );
}

#[test]
fn a_line_end_is_a_space_unless_its_break_counts() {
    check("a\nb  \nc\\\nd", expect!["p1(a b/c/d)"]);
}

#[test]
fn raw_html_is_its_own_letters() {
    check(
        "a <b>c</b>\n\n<script>\nalert(1)\n</script>\n\n<!-- no -->",
        expect![[r#"
        p1(a <b>c</b>)v2(<script>
        alert(1)
        </script>)v3(<!-- no -->)"#]],
    );
}

#[test]
fn an_image_is_its_description() {
    check("a ![b *c* `d`\ne](https://example.org/tracking.png) f ![](g)", expect!["p1(a b c d e f )"]);
    check("[![alone](h)](i)", expect!["p1(<i>alone)"]);
}

#[test]
fn entities_and_escapes_are_letters() {
    check("&lt;b&gt; \\*c\\* &amp;amp; &nope;", expect!["p1(<b> *c* &amp; &nope;)"]);
}

#[test]
fn line_breaks_in_code_count() {
    check(
        "```rust\na\n\n  b\n```\n\n```\n```",
        expect![[r#"
        v1(a

          b)"#]],
    );
}

#[test]
fn extensions_are_no_markup() {
    check("~~a~~ | b\n[^1] - [ ] c $d$ “e” --- f", expect!["p1(~~a~~ | b [^1] - [ ] c $d$ “e” --- f)"]);
}

#[test]
fn a_passage_without_words_has_no_number() {
    check("#\n\n> \n\n![](a)\n\n[]()\n\nwords", expect!["p1(words)"]);
}

#[test]
fn nesting_is_bounded_and_keeps_its_words() {
    let emphasis = (0..500).map(|n| if n % 2 == 0 { "*a " } else { "**a " }).collect::<String>();
    let closing = (0..500).rev().map(|n| if n % 2 == 0 { " b*" } else { " b**" }).collect::<String>();
    for content in [
        format!("{}word", "> ".repeat(100_000)),
        format!("{}word", "- ".repeat(5_000)),
        format!("{}word", "1) ".repeat(5_000)),
        format!("{}word", "> - ".repeat(2_000)),
        format!("{emphasis}word{closing}"),
        format!("{}word{}", "*".repeat(100_000), "*".repeat(100_000)),
        format!("{}word{}", "[".repeat(50_000), "](a)".repeat(50_000)),
        format!("{}word", "![".repeat(50_000)),
        format!("{}word", "<".repeat(100_000)),
        format!("{}word", "`a``".repeat(50_000)),
    ] {
        let blocks = parse(&content);
        assert!(depth(&blocks) <= 64, "{} deep", depth(&blocks));
        assert!(passages(&blocks).concat().contains("word"));
        assert_eq!(plain_text(&content), passages(&blocks).join("\n"));
    }
}

#[test]
fn hits_are_numbered_across_passages() {
    check_marks(
        "the peace\n\n- peace\n- war and peace",
        "peace",
        expect!["3 p1(the {0:peace})ul[li[p2({1:peace})]li[p3(war and {2:peace})]]"],
    );
}

#[test]
fn a_hit_over_several_elements_is_one_hit() {
    check_marks(
        "un*conditional **peace*** and `un`conditional",
        "unconditional",
        expect!["2 p1({0:un}*{0:conditional} **peace*** and `{1:un}`{1:conditional})"],
    );
    check_marks("last line  \nfirst line", "line\nfirst", expect!["1 p1(last {0:line}/{0:first} line)"]);
}

#[test]
fn ranges_may_overlap_reach_beyond_or_cut_letters() {
    let mut blocks = parse("aé bc");
    #[expect(clippy::reversed_empty_ranges, reason = "a range that a careless finder may answer with")]
    let hits = mark(&mut blocks, |_| vec![4..9, 2..3, 0..2, 1..1, 3..2, 7..8]);
    expect!["2 p1({0:aé} {1:bc})"].assert_eq(&format!("{hits} {}", outline(&blocks)));
}

#[test]
fn marking_again_forgets_the_marks_before() {
    let mut blocks = parse("war and *peace*");
    let first = mark(&mut blocks, |_| vec![0..3, 8..13]);
    let none = mark(&mut blocks, |_| Vec::new());
    assert_eq!((first, none), (2, 0));
    assert_eq!(blocks, parse("war and *peace*"));
}

#[test]
fn a_break_alone_is_no_hit() {
    let mut blocks = parse("a  \nb");
    assert_eq!(mark(&mut blocks, |_| vec![1..2, 2..3]), 1);
    expect!["p1(a/{0:b})"].assert_eq(&outline(&blocks));
}

#[test]
fn text_without_markup_is_not_copied() {
    for content in [
        "To the council.\n\nWe ask for 1.5 degrees - not more.\r\n\r\n“No!”, they said (1987); R&D at AT&T. [applause] 5 < 6.",
        "1987 was a year.\n-Excellencies,\n--they\n#hashtag\n+1\n(a) and a) and 1.5\n~ about",
        "",
        "\n\n",
    ] {
        assert!(matches!(plain_text(content), Cow::Borrowed(_)), "{content:?}");
        assert_eq!(
            passages(&parse(content)).join("\n").split_whitespace().collect::<Vec<_>>(),
            content.split_whitespace().collect::<Vec<_>>()
        );
    }
}

#[test]
fn text_that_may_hold_markup_is_parsed() {
    for (content, plain) in [
        ("*a*", "a"),
        ("a\n===", "a"),
        ("a\n- \nb", "a\nb"),
        ("1. a", "a"),
        ("a\r2) b\r1) c", "a 2) b\nc"),
        ("~~~x\na\n~~~", "a"),
        ("a&nbsp;b", "a\u{a0}b"),
        ("[a]: b\n\nc", "c"),
        ("a\\\nb", "a\nb"),
        (" \t> a", "> a"),
        ("+ a\n+ b", "a\nb"),
        ("## a ##", "a"),
    ] {
        assert_eq!(plain_text(content), plain, "{content:?}");
    }
}

/// Pieces of text and markup in any order.
fn markup() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "word",
        "é",
        "\u{a0}",
        " ",
        "  ",
        "    ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "\u{b}",
        "\u{c}",
        "\0",
        "#",
        "##",
        ">",
        "-",
        "--",
        "---",
        "- ",
        "+",
        "+ ",
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~~",
        "=",
        "===",
        "1.",
        "1. ",
        "23)",
        "[",
        "]",
        "](",
        ")",
        "]:",
        "[a]",
        "[a]: b",
        "!",
        "![",
        "<",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<?",
        "&",
        "&amp;",
        "&#35;",
        "&#0;",
        "\\",
        "\\*",
        ":",
        "|",
        "\"",
        "'",
        "(",
        "https://example.org",
        "<https://example.org>",
        "<script>",
        "\u{2028}",
        "\u{feff}",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4096, ..ProptestConfig::default() })]

    #[test]
    fn plain_text_has_the_words_that_are_shown(content in prop_oneof![markup(), any::<String>()]) {
        let shown = passages(&parse(&content)).join("\n");
        match plain_text(&content) {
            Cow::Owned(plain) => prop_assert_eq!(plain, shown),
            Cow::Borrowed(plain) => {
                let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
                prop_assert_eq!(words(plain), words(&shown), "{:?}", content);
            }
        }
    }

    #[test]
    fn marks_change_no_word(
        content in markup(),
        ranges in prop::collection::vec((0..30usize, 0..30usize), 0..5),
    ) {
        let mut blocks = parse(&content);
        let before = passages(&blocks);
        let hits = mark(&mut blocks, |_| ranges.iter().map(|&(start, end)| start..end).collect());
        prop_assert_eq!(passages(&blocks), before);
        prop_assert!(u64::from(hits) <= ranges.len() as u64 * u64::from(count(&blocks)));
    }

    #[test]
    fn every_passage_has_words_and_its_number(content in markup()) {
        let blocks = parse(&content);
        let numbers = numbers(&blocks);
        prop_assert_eq!(&numbers, &(1..=count(&blocks)).collect::<Vec<_>>());
        prop_assert!(passages(&blocks).iter().all(|words| !words.is_empty()));
    }
}

fn numbers(blocks: &[Block]) -> Vec<u32> {
    let numbers_of = |block: &Block| match block {
        Block::Heading { passage, .. } | Block::Paragraph(passage) | Block::Verbatim(passage) => vec![passage.number],
        Block::Quote(blocks) => numbers(blocks),
        Block::List { items, .. } => items.iter().flat_map(|item| numbers(item)).collect(),
        Block::Rule => Vec::new(),
    };
    blocks.iter().flat_map(numbers_of).collect()
}
