// What happens in the browser: one engine, one collection, one page. measure.mjs calls these functions one after the
// other. An engine is the default export of a file in engines/:
//
//   name, kind           kind is "full text" (an index of words, made in the tab), "scan" (no such index) or
//                        "built elsewhere"
//   features             what it supports: "yes", "no", or in a word or two how
//   load()               optional: fetches its code, before anything is measured
//   build(documents, {collection})
//                        documents have id (their position), title, body and the facets' fields
//   search(query, {withFacets}) -> {ids, total, facets}
//                        the first 20 hits, how many there are, and counts of five facets over all of them
//   outsideBytes()       optional: memory that the script's heap does not show
//   indexBytes()         optional: what the index alone holds, for information
//   passes               optional: passes over the documents that do less than building
//
// build and search may be asynchronous.

let engine;
let documents;
let queries;
let collection;

globalThis.bench = { prepare, build, ask, passes };

/** Loads the engine's code, the documents and the queries. */
async function prepare(name, wanted) {
  collection = wanted;
  engine = (await import(`./engines/${name}.js`)).default;
  await engine.load?.();
  queries = await (await fetch(`/data/queries-${collection}.json`)).json();
  documents = engine.kind === "built elsewhere" ? [] : await fetchDocuments(`/data/documents-${collection}.jsonl`);
  return { name: engine.name, kind: engine.kind, features: engine.features };
}

/** Read line by line, so that no document's text is a slice that would keep the whole file in memory. */
async function fetchDocuments(address) {
  const lines = (await fetch(address)).body.pipeThrough(new TextDecoderStream()).getReader();
  const read = [];
  let rest = "";
  for (;;) {
    const { done, value } = await lines.read();
    if (done) break;
    const complete = (rest + value).split("\n");
    rest = complete.pop();
    for (const line of complete) read.push({ id: read.length, ...JSON.parse(line) });
  }
  return read;
}

/** Builds the index, from documents in the tab to the first query that can be answered. */
async function build() {
  const start = performance.now();
  await engine.build(documents, { collection });
  const milliseconds = performance.now() - start;
  return { milliseconds, outsideBytes: engine.outsideBytes?.() ?? 0, indexBytes: engine.indexBytes?.() ?? null };
}

/**
 * Asks all queries, or as many as the time allows: their order spreads every beginning evenly over the classes, and
 * the first few have one of each. For those, three times the time may pass. What was not asked has no entry.
 *
 * @param {{withFacets: boolean, budget: number}} options the budget in milliseconds
 * @returns {Promise<{class: string, first: number, median: number, total: number}[]>} milliseconds each
 */
async function ask({ withFacets, budget }) {
  await warmUp(withFacets, budget / 10);
  const asked = [];
  const start = performance.now();
  for (const query of queries) {
    const isNew = !asked.some((other) => other.class === query.class);
    if (performance.now() - start > (isNew ? 3 * budget : budget)) break;
    asked.push({ class: query.class, ...(await time(query, withFacets)) });
  }
  return asked;
}

/** Lets the browser compile what is often run, as it has after a few keys of a person. Answers are not kept. */
async function warmUp(withFacets, budget) {
  // Pagefind would have fetched its pieces then, and its first answers are measured as well.
  if (engine.kind === "built elsewhere") return;
  const end = performance.now() + budget;
  for (let at = 0; at < queries.length && performance.now() < end; at += 8) {
    await engine.search(queries[at], { withFacets });
  }
}

/** Of a query that is answered quickly: the median of runs until they have taken so long together, or are so many. */
const ENOUGH = { milliseconds: 12, runs: 15, atLeast: 3 };
/** A query slower than this is run once, since noise is small beside it. */
const SLOW = 150;
/** Below this, the clock's own steps (5 µs in an isolated page) would be seen: several runs are timed as one. */
const FAST = 0.2;
const RUNS_AS_ONE = 10;

async function time(query, withFacets) {
  const options = { withFacets };
  const once = async (runs) => {
    let answer;
    const start = performance.now();
    for (let run = 0; run < runs; run += 1) {
      answer = engine.search(query, options);
      // Waiting for what is there already would cost a turn of the event loop's queue.
      if (answer instanceof Promise) answer = await answer;
    }
    return { milliseconds: (performance.now() - start) / runs, total: answer.total };
  };
  const { milliseconds: first, total } = await once(1);
  if (first > SLOW) return { first, median: first, total };
  const runs = first < FAST ? RUNS_AS_ONE : 1;
  const times = runs === 1 ? [first] : [];
  const end = performance.now() + ENOUGH.milliseconds;
  while (times.length < ENOUGH.runs && (times.length < ENOUGH.atLeast || performance.now() < end)) {
    times.push((await once(runs)).milliseconds);
  }
  return { first, median: median(times), total };
}

/** How long the passes take that do less than building, in milliseconds by name; nothing for a peer. */
function passes() {
  const timed = Object.entries(engine.passes ?? {}).map(([name, pass]) => {
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      pass(documents);
      return performance.now() - start;
    });
    return [name, median(times)];
  });
  return Object.fromEntries(timed);
}

function median(times) {
  return times.toSorted((one, other) => one - other)[times.length >> 1];
}
