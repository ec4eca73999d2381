// This project's search engine beside others from npm: `cargo xtask bench peers`. ../README.md explains the tables.
//
//   node run.mjs [--sizes 1000,10000,100000] [--rounds 3] [--limit 240]
//
//   LECTERN_BENCH     the file that the figures go to; what is made for the bench goes into a folder beside it, and
//                     in `engine` there the compiled engine is expected
//   LECTERN_SHARED    the shared folder, whose thousand speeches are measured, too
//   LECTERN_CHROMIUM  the browser

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { generated, makeFiles, speeches } from "./collections.mjs";
import { OURS, figuresOf, summarise } from "./figures.mjs";
import { Unfinished, measure } from "./measure.mjs";
import { makePagefindIndex } from "./pagefind-index.mjs";
import { CLASSES } from "./queries.mjs";
import { serve } from "./server.mjs";
import { printCollection, printFeatures, printTargets } from "./tables.mjs";

const ENGINES = [OURS, "minisearch", "flexsearch", "orama", "lunr", "fuse", "ufuzzy", "pagefind"];

const N_QUERIES = Object.values(CLASSES).reduce((sum, count) => sum + count);

/** From so many statements on, one round is run: minutes of building vary little, and three of them take an hour. */
const ONE_ROUND_FROM = 100_000;
/** An engine that took so long to build, in milliseconds, or that could not be asked all queries, has one round. */
const BUILT_ONCE = 20_000;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const OUT = env.LECTERN_BENCH || here("../../target/bench/peers.json");
const FOLDER = join(dirname(OUT), "peers");
const SHARED = env.LECTERN_SHARED || here("../../../shared");

const options = readOptions();
await mkdir(FOLDER, { recursive: true });
const server = await serve(FOLDER);
const figures = { engine_wasm_brotli_bytes: await compressedEngine() };
/** Why an engine is not tried with what is larger than what it could not do. */
const givenUp = new Map();
let features = [];
for (const collection of collections()) {
  const size = await makeFiles(collection, FOLDER);
  const rounds = size.statements >= ONE_ROUND_FROM ? 1 : options.rounds;
  const summaries = summarise(await measureAll(size, rounds));
  features = summaries.filter(({ features }) => features);
  const found = figuresOf(summaries, { ...size, limit: options.limit });
  Object.assign(figures, found);
  printCollection(summaries, size, found, rounds);
  // After each collection, so that a run that is stopped leaves what it has found.
  await writeFile(OUT, `${JSON.stringify(figures, null, 2)}\n`);
}
await server.close();
printFeatures(features);
printTargets(figures);
console.log(`   written to ${OUT}`);

function readOptions() {
  const { values } = parseArgs({
    options: {
      sizes: { type: "string", default: "1000,10000,100000" },
      rounds: { type: "string", default: "3" },
      limit: { type: "string", default: "240" },
    },
  });
  const sizes = values.sizes.split(",").map(Number);
  return { sizes, rounds: Number(values.rounds), limit: Number(values.limit) * 1_000 };
}

function collections() {
  const real = speeches(SHARED);
  if (!real) console.log("skipped: ungdc-1k, because there is no shared folder beside the checkout");
  return [...(real ? [real] : []), ...options.sizes.toSorted((one, other) => one - other).map(generated)];
}

/** Each engine's outcomes, one for each round in which it was measured. */
async function measureAll(size, rounds) {
  const outcomes = new Map(ENGINES.map((engine) => [engine, []]));
  for (let round = 0; round < rounds; round += 1) {
    // Each round begins with another engine, so that none always comes first, when the machine is cool.
    const turn = ENGINES.map((_, position) => ENGINES[(position + round) % ENGINES.length]);
    for (const engine of turn) {
      const before = outcomes.get(engine);
      if (before.some(isEnough)) continue;
      before.push(await measureOne(engine, size));
    }
  }
  return outcomes;
}

function isEnough({ problem, build, counted }) {
  return problem || build > BUILT_ONCE || counted.length < N_QUERIES;
}

async function measureOne(engine, size) {
  const begun = performance.now();
  const outcome = await attempt(engine, size);
  const took = ((performance.now() - begun) / 1_000).toFixed(1);
  const said = outcome.problem ?? `built in ${Math.round(outcome.build)} ms, ${outcome.counted.length} queries`;
  console.log(`   ${size.name.padEnd(8)} ${engine.padEnd(11)} ${said} (${took} s)`);
  return outcome;
}

async function attempt(engine, size) {
  if (givenUp.has(engine)) return { problem: givenUp.get(engine) };
  try {
    const made = engine === "pagefind" ? await makePagefindIndex(size, FOLDER, options.limit) : undefined;
    const outcome = await measure({ origin: server.origin, engine, collection: size.name, limit: options.limit });
    return { ...outcome, elsewhere: made?.milliseconds };
  } catch (error) {
    if (!(error instanceof Unfinished) && engine === OURS) throw error;
    const problem = error.message.split("\n")[0];
    if (error instanceof Unfinished) givenUp.set(engine, `${problem} at ${size.name}`);
    return { problem };
  }
}

/** What the engine adds to a download: the bench's module, brotli at its highest quality. */
async function compressedEngine() {
  return brotliCompressSync(await readFile(join(FOLDER, "engine/lectern_bench_engine_bg.wasm"))).length;
}
