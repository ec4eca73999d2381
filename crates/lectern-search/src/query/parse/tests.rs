//! Queries and how they are read.

use super::*;
use crate::query::{Forms, Shape};
use proptest::prelude::*;

/// `word`, `word…` (open), `[a b]` (as written), `~[a b]` (a run of several), `topic=[a b]`, `title=x`, `{a b}5` (near),
/// `{a > b}5` (in order), `<1990>`, `!x`, `(x | y)`.
fn written(node: &Node) -> String {
    let join = |nodes: &[Node], by: &str| nodes.iter().map(written).collect::<Vec<_>>().join(by);
    match node {
        Node::Words(words) => words_written(words),
        Node::Near(Near { operands, within, is_ordered }) => {
            let alternatives = |operand: &Vec<Words>| operand.iter().map(words_written).collect::<Vec<_>>().join("|");
            let operands: Vec<_> = operands.iter().map(alternatives).collect();
            format!("{{{}}}{within}", operands.join(if *is_ordered { " > " } else { " " }))
        }
        Node::Field { facet, value } => format!("{}={}", facet.key(), list(value)),
        Node::Dated(dates) => format!("<{:?}>", dates.period).replace('"', ""),
        Node::Not(node) => format!("!{}", written(node)),
        Node::All(nodes) => format!("({})", join(nodes, " & ")),
        Node::Any(nodes) => format!("({})", join(nodes, " | ")),
    }
}

fn list(words: &Words) -> String {
    let word = |word: &crate::query::Word| match word.shape {
        Shape::Open => format!("{}…", word.typed),
        Shape::Expression => format!("/{}/", word.typed),
        _ => word.typed.clone(),
    };
    format!("[{}]", words.words.iter().map(word).collect::<Vec<_>>().join(" "))
}

fn words_written(words: &Words) -> String {
    let field = words.field.map_or(String::new(), |field| format!("{}=", field.key()));
    let list = list(words);
    match (words.words.len(), words.forms) {
        (1, Forms::Inflected) => format!("{field}{}", list.trim_matches(['[', ']'])),
        (_, Forms::Inflected) => format!("{field}~{list}"),
        _ => format!("{field}{list}"),
    }
}

fn check(query: &str, expected: &str, repairs: &[Repair]) {
    let parsed = Query::parse(query);
    let nodes: Vec<_> = parsed.pieces.iter().map(|piece| written(&piece.node)).collect();
    assert_eq!(nodes.join(" "), expected, "{query:?}");
    assert_eq!(parsed.repairs, repairs, "{query:?}");
}

#[test]
fn every_example_of_the_help_page_reads_as_it_says() {
    for example in crate::query::grammar::GRAMMAR.iter().flat_map(|section| section.examples) {
        check(example.query, example.reads, &[]);
    }
}

#[test]
fn queries_read_as_the_module_says() {
    for (query, expected) in [
        ("", ""),
        ("  \t ", ""),
        ("human rights", "human rights…"),
        ("human rights ", "human rights"),
        ("rights.", "rights"),
        ("don't", "don't…"),
        ("don'", "don…"),
        ("Zürich 1946", "Zürich 1946…"),
        ("\"human rights\"", "[human rights]"),
        ("“human rights” now", "[human rights] now…"),
        ("«droits»peace ", "[droits] peace"),
        ("self-determination", "~[self determination…]"),
        ("self-", "self"),
        ("人权 ", "~[人 权]"),
        ("l'État ", "~[l État]"),
        ("peace -war", "peace !war"),
        ("-\"cold war\" --peace", "![cold war] !peace"),
        ("-topic:peace", "!topic=[peace]"),
        ("a b OR c", "a (b | c…)"),
        ("a OR b OR c d ", "(a | b | c) d"),
        ("a or b ", "a or b"),
        ("a OR -b", "(a | !b)"),
        ("a OR & b ", "(a | b)"),
        ("topic:peace", "topic=[peace…]"),
        ("topic:\"human rights\"", "topic=[human rights]"),
        ("org:\"United Nations\" to:x ", "org=[United Nations] recipient=[x]"),
        ("topic:", "topic=[]"),
        ("TOPIC:a,b ", "topic=[a b]"),
        ("lang:pt-BR ", "lang=[pt BR]"),
        ("title:peace", "title=peace…"),
        ("-title:\"human rights\"", "!title=[human rights]"),
        ("call:=stop source:un.org ", "call=[stop] source=~[un org]"),
        ("title:(war OR peace) now ", "(title=war | title=peace) now"),
        ("author:(ada OR bo)", "(author=[ada] | author=[bo])"),
        ("role:", "role=~[]"),
        ("10:30 ", "~[10 30]"),
        ("https://un.org ", "~[https un org]"),
        ("Resolved: that ", "Resolved that"),
        ("a & b \"\" !!! ", "a b"),
        ("(a OR b) c ", "(a | b) c"),
        ("a (b c OR -d) e", "a (b & (c | !d)) e…"),
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
        ("*cracy wom?n de*ed ", "*cracy wom?n de*ed"),
        ("peace? war?!", "peace war"),
        ("self-det* b ", "~[self det*] b"),
        ("\"to * or not\"", "[to * or not]"),
        ("\"* to * * demo* *\"", "[to * * demo*]"),
        ("* b ", "b"),
        ("/wom[ae]n/ b ", "[/wom[ae]n/] b"),
        ("/wom[ae]n/", "[/wom[ae]n/]"),
        ("km/h /unclosed b ", "~[km h] unclosed b"),
        ("\"arms sales\"~5", "{[arms] [sales]}5"),
        ("\"arms sales\" ~5 ", "[arms sales] 5"),
        ("title:\"arms sales\"~5 b ", "{title=[arms] title=[sales]}5 b"),
        ("arms NEAR/5 sales", "{arms sales…}5"),
        ("arms NEAR sales ", "{arms sales}10"),
        ("a PRE/0 b ", "{a > b}0"),
        ("a NEAR/5 b NEAR/2 c ", "({a b}5 & {b c}2)"),
        ("a OR b NEAR/5 c ", "(a | {b c}5)"),
        ("(a OR \"b c\") NEAR/5 d ", "{a|[b c] d}5"),
        ("a near b PRE c ", "a near b PRE c"),
        ("date:1990", "<During(1990)>"),
        ("peace 1990..1999", "peace <Between(1990, 1999)>"),
        ("before:1990-06 after:1980 -date:1985", "<Before(1990-06)> <After(1980)> !<During(1985)>"),
        ("date:1990.. date:..1990", "<Since(1990)> <Until(1990)>"),
        ("and so on... b ", "and so on b"),
    ] {
        check(query, expected, &[]);
    }
}

#[test]
fn what_cannot_be_read_is_mended_and_said() {
    let idle = |operator: &str| Repair::IdleOperator(operator.to_owned());
    for (query, expected, repairs) in [
        ("\"human righ", "[human righ…]", vec![Repair::OpenQuote]),
        ("\"human ", "[human]", vec![Repair::OpenQuote]),
        ("\"", "", vec![Repair::OpenQuote]),
        ("topic:\"human r", "topic=[human r…]", vec![Repair::OpenQuote]),
        ("OR a ", "a", vec![idle("OR")]),
        ("a OR", "a", vec![idle("OR")]),
        ("a OR OR b ", "(a | b)", vec![idle("OR")]),
        ("a - b ", "a b", vec![idle("-")]),
        ("a -", "a", vec![idle("-")]),
        ("-!! ", "", vec![idle("-")]),
        ("(a OR b", "(a | b…)", vec![Repair::OpenBracket]),
        ("((a ", "a", vec![Repair::OpenBracket]),
        ("a) b ", "a b", vec![idle(")")]),
        ("AND a NOT", "a", vec![idle("AND"), idle("NOT")]),
        ("(a OR) b ", "a b", vec![idle("OR")]),
        ("a -) ", "a", vec![idle("-"), idle(")")]),
        ("a NEAR/5", "a", vec![idle("NEAR/5")]),
        ("NEAR/5 a ", "a", vec![idle("NEAR/5")]),
        ("a NEAR/5 topic:b ", "a topic=[b]", vec![idle("NEAR/5")]),
        ("a NEAR/5 -b ", "a !b", vec![idle("NEAR/5")]),
        ("title:a NEAR/5 b ", "title=a b", vec![idle("NEAR/5")]),
        ("date:soon b ", "b", vec![Repair::NoDate("soon".into())]),
        ("-date:", "", vec![idle("date:"), idle("-")]),
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
    fn any_text_reads_as_something(query in "(\\PC|[-\":“ OR'a-b()=*?/~.5]|topic:|title:|date:|OR |AND |NOT |NEAR/5 |PRE/2 ){0,40}") {
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
