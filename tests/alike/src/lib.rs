//! One collection and many queries, and what they find as one number: the same natively and in a browser, or a test
//! fails. Rankings are sums of floating-point numbers, and those of two platforms differ where a logarithm or the order of
//! a sum does.

use lectern_core::Statement;
use lectern_core::protocol::SearchRequest;
use lectern_core::statement::Author;
use lectern_core::view::Sort;
use lectern_search::Index;

const WORDS: [&str; 40] = [
    "we",
    "the",
    "people",
    "nation",
    "nations",
    "peace",
    "peaceful",
    "treaty",
    "treaties",
    "war",
    "assembly",
    "of",
    "and",
    "rights",
    "human",
    "humanity",
    "declare",
    "declared",
    "declaration",
    "hereby",
    "resign",
    "resignation",
    "council",
    "city",
    "cities",
    "harbour",
    "library",
    "libraries",
    "Zürich",
    "Ångström",
    "élève",
    "élèves",
    "народы",
    "народ",
    "人权",
    "water",
    "waters",
    "school",
    "schools",
    "open",
];

const QUERIES: [&str; 20] = [
    "peace ",
    "the people of ",
    "nations treaty ",
    "declar",
    "li",
    "\"the people\"",
    "\"human * of\"",
    "peace NEAR/5 war",
    "\"water school\"~3",
    "=nation",
    "title:assembly",
    "author:king peace",
    "zuerich OR angstrom",
    "eleve ",
    "народ ",
    "人权",
    "peece ",
    "wat* -school",
    "/librar(y|ies)/ open",
    "resignation harbuor council ",
];

/// Numbers that look like chance, the same everywhere (Knuth, "The Art of Computer Programming" 2, section 3.3.4,
/// table 1, line 26).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % bound
    }

    fn text(&mut self, words: usize) -> String {
        let word = |_| {
            // The square makes some words much more frequent than others.
            let place = self.below(WORDS.len()) * self.below(WORDS.len()) / WORDS.len();
            WORDS.get(place).copied().unwrap_or_default()
        };
        (0..words).map(word).collect::<Vec<_>>().join(" ")
    }
}

/// What every query finds, in order, for each way to sort, as one number.
#[must_use]
pub fn digest() -> u64 {
    let index = indexed();
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    for query in QUERIES {
        for sort in [Sort::Auto, Sort::Relevance, Sort::Title, Sort::Length] {
            let request = SearchRequest { query: query.to_owned(), sort, ..SearchRequest::default() };
            let hits = index.search(&request);
            let docs = index.docs(&hits, 0..usize::MAX);
            for number in [hits.total].into_iter().chain(docs) {
                // FNV-1a, by numbers instead of bytes.
                digest = (digest ^ u64::from(number)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    digest
}

/// How many statements a query of the table finds in all sorts together, so that none of it is idle.
#[must_use]
pub fn found() -> Vec<(&'static str, u32)> {
    let index = indexed();
    let total =
        |query: &str| index.search(&SearchRequest { query: query.to_owned(), ..SearchRequest::default() }).total;
    QUERIES.iter().map(|&query| (query, total(query))).collect()
}

fn indexed() -> Index {
    let (mut index, mut chance) = (Index::new(), Chance(7));
    for number in 0..400 {
        let words = 3 + chance.below(6);
        let title = chance.text(words);
        let words = 5 + chance.below(400);
        let content = chance.text(words);
        let name = if number % 5 == 0 { "A. King" } else { "The Assembly" };
        let authors = vec![Author { name: name.to_owned(), ..Author::default() }];
        let statement = Statement { title, authors, ..Statement::default() };
        let language = ["en", "fr", "ru", "de"].get(number % 4).copied();
        index.add(&statement, &content, language);
    }
    index
}

#[cfg(test)]
mod tests {
    #[cfg(target_family = "wasm")]
    wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

    #[cfg_attr(not(target_family = "wasm"), test)]
    #[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
    fn a_search_finds_the_same_everywhere() {
        assert_eq!(super::digest(), 11_696_968_167_412_394_875);
    }

    #[cfg_attr(not(target_family = "wasm"), test)]
    #[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
    fn every_query_finds_something() {
        for (query, found) in super::found() {
            assert!(found > 0, "{query}");
        }
    }
}
