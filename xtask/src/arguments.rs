//! The command line of `cargo xtask`, and the text that explains it.

use anyhow::{Context, Result, bail};

/// What a person asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Print [`HELP`].
    Help,
    /// Set up, build and serve the reader.
    Serve(ServeOptions),
    /// Set up and build the reader into `dist/`.
    Dist,
    /// Check and test.
    Test(Selection),
    /// Feed the fuzz targets.
    Fuzz(FuzzOptions),
    /// Measure one thing.
    Bench(BenchName),
}

/// How to serve.
#[derive(Debug, PartialEq, Eq)]
pub struct ServeOptions {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// Whether to open the page in the person's browser.
    pub open: bool,
}

/// Which of the tests to run.
#[derive(Debug, PartialEq, Eq)]
pub struct Selection {
    /// Formatting, lints, docs, dependency rules and native tests.
    pub native: bool,
    /// The component tests in headless Chromium.
    pub web: bool,
    /// Each fuzz target, for a minute.
    pub fuzz: bool,
    /// The release build, its size, and the journeys in both browsers.
    pub e2e: bool,
    /// Only the journeys whose file name contains this.
    pub journey: Option<String>,
}

/// How many seconds each fuzz target is run for, where nothing else is said.
pub const FUZZ_SECONDS: u32 = 60;

/// Which fuzz targets to run, and for how long.
#[derive(Debug, PartialEq, Eq)]
pub struct FuzzOptions {
    /// How long each is run, in seconds.
    pub seconds: u32,
    /// The one to run; all of them if absent.
    pub target: Option<String>,
}

/// What can be measured.
#[derive(Debug, PartialEq, Eq)]
pub enum BenchName {
    /// What a first visit downloads.
    Payload,
    /// What a person waits for when a collection opens and is searched.
    Load,
    /// How well the search ranks.
    Relevance,
    /// How well web pages are read.
    Import,
    /// A published site.
    Publish,
    /// The search engine beside other libraries.
    Peers(PeersOptions),
}

/// How to measure the search engine beside other libraries.
#[derive(Debug, PartialEq, Eq)]
pub struct PeersOptions {
    /// How many statements the generated collections have.
    pub sizes: Vec<u32>,
    /// How often each engine is measured.
    pub rounds: u32,
    /// How long an engine may build, in seconds.
    pub limit: u32,
}

impl Default for PeersOptions {
    fn default() -> Self {
        Self { sizes: vec![1_000, 10_000, 100_000], rounds: 3, limit: 240 }
    }
}

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask COMMAND

  serve [--port 8080] [--open]
      Installs what is missing, builds the release reader and serves it on
      http://127.0.0.1:8080 until Ctrl-C; rebuilds when a file changes.
  dist
      The same, without serving: the reader is then in dist/, for any static host,
      and in the command line, which is target/native/lectern.
  test [native | web | fuzz | e2e [NAME]]
      Installs what is missing (browsers with apt-get, where it may), then runs
      native   formatting, clippy, docs, dependency rules, licences, native tests
      web      the component tests in headless Chromium
      fuzz     each fuzz target, for a minute
      e2e      release build, payload budget, journeys in Chromium and Firefox;
               with NAME only the journeys whose file name contains it
      or all four.
  fuzz [--seconds 60] [TARGET]
      Builds the targets in fuzz/, which needs a C++ compiler, and feeds each,
      or the one named, with inputs. An input that it fails on is kept in
      target/fuzz/crashes/, and its path is printed.
  bench payload | load | relevance | import | publish | peers [--sizes 1000,10000,100000] [--rounds 3] [--limit 240]
      payload    what a first visit downloads, against budget.toml
      load       first card, searchable, keystroke to results, memory
      relevance  nDCG, recall and MRR on judged queries, beside plain BM25
      import     main text, title and author of web pages, beside the bare
                 library and readability.js
      publish    Lighthouse over a published site, time and memory of publishing
      peers      this search engine beside others from npm, in one browser, over
                 generated statements; an engine that builds for longer than the
                 limit, in seconds, is left out (bench/README.md explains it)
      Each prints a table and writes target/bench/NAME.json.
  help
      This text.

Tools go into target/tools and stay there while their version stands:
  Trunk            the version that Trunk.toml names     3 to 6 minutes, once
  wasm-bindgen     the version that Cargo.lock names     1 to 2 minutes, beside Trunk
  wasm-opt         tools/package-lock.json               seconds; needs Node 20 and npm
Everything comes from the package registries that cargo and npm are set to; no
binary is downloaded from a release page. With target/tools/bin first on the
PATH, `trunk serve` and `trunk build` work by hand, too.

Environment:
  BROWSER=chromium|firefox     run the journeys in that one alone
  LECTERN_CHROMIUM, LECTERN_FIREFOX, CHROMEDRIVER
                               programs to use instead of those on the PATH
";

/// Reads the words after `cargo xtask`.
///
/// # Errors
///
/// A sentence that names the word that was not understood.
pub fn parse(words: impl Iterator<Item = String>) -> Result<Task> {
    let words: Vec<String> = words.collect();
    let mut words = words.iter().map(String::as_str);
    let task = match words.next() {
        None | Some("help" | "--help" | "-h") => Task::Help,
        Some("serve") => Task::Serve(parse_serve(&mut words)?),
        Some("dist") => Task::Dist,
        Some("test") => Task::Test(parse_test(&mut words)?),
        Some("fuzz") => Task::Fuzz(parse_fuzz(&mut words)?),
        Some("bench") => Task::Bench(parse_bench(&mut words)?),
        Some(other) => bail!("there is no command `{other}`: `cargo xtask help` lists them."),
    };
    match words.next() {
        None => Ok(task),
        Some(extra) => bail!("`{extra}` was not understood: `cargo xtask help` explains the commands."),
    }
}

fn parse_serve<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<ServeOptions> {
    let mut options = ServeOptions { port: 8080, open: false };
    for word in words {
        match word {
            "--open" => options.open = true,
            "--port" => options.port = 0,
            _ => {
                let digits = word.strip_prefix("--port=").unwrap_or(word);
                let is_awaited = digits.len() < word.len() || options.port == 0;
                anyhow::ensure!(is_awaited, "`{word}` was not understood: `cargo xtask help` explains `serve`.");
                options.port =
                    digits.parse().with_context(|| format!("`{digits}` is not a port: give a number up to 65535"))?;
                anyhow::ensure!(options.port != 0, "port 0 is none: give a number from 1 to 65535.");
            }
        }
    }
    anyhow::ensure!(options.port != 0, "--port needs a number after it.");
    Ok(options)
}

fn parse_test<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<Selection> {
    let none = Selection { native: false, web: false, fuzz: false, e2e: false, journey: None };
    Ok(match words.next() {
        None => Selection { native: true, web: true, fuzz: true, e2e: true, journey: None },
        Some("native") => Selection { native: true, ..none },
        Some("web") => Selection { web: true, ..none },
        Some("fuzz") => Selection { fuzz: true, ..none },
        Some("e2e") => Selection { e2e: true, journey: words.next().map(str::to_owned), ..none },
        Some(other) => bail!("there is no part `{other}` of the tests: they are `native`, `web`, `fuzz` and `e2e`."),
    })
}

fn parse_fuzz<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<FuzzOptions> {
    let mut options = FuzzOptions { seconds: FUZZ_SECONDS, target: None };
    while let Some(word) = words.next() {
        let digits = match word.strip_prefix("--seconds") {
            Some("") => words.next().context("--seconds needs a number after it.")?,
            Some(rest) => rest.strip_prefix('=').with_context(|| format!("`{word}` was not understood."))?,
            None => {
                anyhow::ensure!(
                    !word.starts_with('-') && options.target.is_none(),
                    "`{word}` was not understood: `cargo xtask help` explains `fuzz`."
                );
                options.target = Some(word.to_owned());
                continue;
            }
        };
        // libFuzzer takes 0 for no end at all.
        let seconds = digits.parse().ok().filter(|&seconds| seconds > 0);
        options.seconds = seconds.with_context(|| format!("`{digits}` is no number of seconds."))?;
    }
    Ok(options)
}

fn parse_bench<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<BenchName> {
    match words.next() {
        Some("payload") => Ok(BenchName::Payload),
        Some("load") => Ok(BenchName::Load),
        Some("relevance") => Ok(BenchName::Relevance),
        Some("import") => Ok(BenchName::Import),
        Some("publish") => Ok(BenchName::Publish),
        Some("peers") => Ok(BenchName::Peers(parse_peers(words)?)),
        _ => bail!(
            "`cargo xtask bench` needs to know what to measure: `payload`, `load`, `relevance`, `import`, `publish` or \
             `peers`."
        ),
    }
}

fn parse_peers<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<PeersOptions> {
    let mut options = PeersOptions::default();
    while let Some(word) = words.next() {
        let (name, joined) = word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
        anyhow::ensure!(
            ["--sizes", "--rounds", "--limit"].contains(&name),
            "`{word}` was not understood: `cargo xtask help` explains `bench peers`."
        );
        let value = joined.or_else(|| words.next()).with_context(|| format!("{name} needs a number after it."))?;
        match name {
            "--sizes" => options.sizes = value.split(',').map(|size| positive(name, size)).collect::<Result<_>>()?,
            "--rounds" => options.rounds = positive(name, value)?,
            _ => options.limit = positive(name, value)?,
        }
    }
    Ok(options)
}

fn positive(name: &str, digits: &str) -> Result<u32> {
    match digits.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => bail!("{name}: `{digits}` is not a number from 1 on."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Task) {
        assert_eq!(parse(line.split_whitespace().map(str::to_owned)).ok(), Some(expected), "{line}");
    }

    fn refuses(line: &str, named: &str) {
        let said = parse(line.split_whitespace().map(str::to_owned)).err().map(|error| error.to_string());
        assert!(said.as_deref().is_some_and(|said| said.contains(named)), "{line}: {said:?}");
    }

    #[test]
    fn commands_are_understood() {
        check("", Task::Help);
        check("serve", Task::Serve(ServeOptions { port: 8080, open: false }));
        check("serve --open --port 81", Task::Serve(ServeOptions { port: 81, open: true }));
        check("serve --port=81", Task::Serve(ServeOptions { port: 81, open: false }));
        let all = Selection { native: true, web: true, fuzz: true, e2e: true, journey: None };
        check("test", Task::Test(all));
        let facet = Some("facet".into());
        check(
            "test e2e facet",
            Task::Test(Selection { native: false, web: false, fuzz: false, e2e: true, journey: facet }),
        );
        check("fuzz", Task::Fuzz(FuzzOptions { seconds: 60, target: None }));
        check("fuzz query --seconds 5", Task::Fuzz(FuzzOptions { seconds: 5, target: Some("query".into()) }));
        check("fuzz --seconds=5", Task::Fuzz(FuzzOptions { seconds: 5, target: None }));
        check("bench payload", Task::Bench(BenchName::Payload));
        check("bench relevance", Task::Bench(BenchName::Relevance));
        check("bench import", Task::Bench(BenchName::Import));
        check("bench publish", Task::Bench(BenchName::Publish));
        check("bench peers", Task::Bench(BenchName::Peers(PeersOptions::default())));
        check(
            "bench peers --sizes 1000,10000 --rounds=1 --limit 20",
            Task::Bench(BenchName::Peers(PeersOptions { sizes: vec![1_000, 10_000], rounds: 1, limit: 20 })),
        );
    }

    #[test]
    fn what_is_not_understood_is_named() {
        refuses("sevre", "sevre");
        refuses("serve 81", "81");
        refuses("serve --port", "--port");
        refuses("serve --port many", "many");
        refuses("serve --port=0", "port 0");
        refuses("test all", "all");
        refuses("test native more", "more");
        refuses("bench", "payload");
        refuses("bench load 3", "3");
        refuses("bench peers --size 3", "--size");
        refuses("bench peers --sizes", "--sizes");
        refuses("bench peers --sizes 1000,many", "many");
        refuses("bench peers --rounds 0", "--rounds");
        refuses("fuzz --seconds", "--seconds");
        refuses("fuzz --seconds 0", "0");
        refuses("fuzz query bundle", "bundle");
    }
}
