// What a person waits for when a large collection opens: `cargo xtask bench load`.
//
// In Chromium, against the built reader on this machine, for the collections of the shared folder beside the
// checkout (without it there is nothing to measure, and it says so):
//
//   first_card_ms    from the collection's first byte to the first card on the screen
//   searchable_ms    from the collection's first byte until all of it can be searched: the results say that all statements
//                    are there, and no progress is shown any more
//   key_p95_ms       from a key pressed in the search field to its results on the screen, 95th percentile
//   answer_p95_ms    from that key to the worker's answer, the same
//   longest_task_ms  the longest task of the page's own thread from the app's start to the end of the loading
//                    (Long Tasks API, which reports from 50 ms on: 0 means that none was longer)
//   wasm_peak_bytes  the memory of the worker's engine, which never shrinks
//   second_visit_searchable_ms
//                    the same as searchable_ms when the page is loaded again, with the copy that was kept
//   second_visit_wasm_bytes
//                    the memory of the worker's engine then
//
// Each figure is the median of its rounds, except the percentile, which is over all keys of all rounds. They go to
// the file that LECTERN_BENCH names, as one flat object.

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { closeBrowser, keptCopy, launch, memoryOf } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/server.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const DIST = env.LECTERN_DIST || here("../dist");
const SHARED = env.LECTERN_SHARED || here("../../shared");
const OUT = env.LECTERN_BENCH || here("../target/bench/load.json");

const COLLECTIONS = [
  { suffix: "1k", path: "corpora/ungdc/ungdc-1k.json", statements: 1_000, rounds: 3 },
  { suffix: "full", path: "corpora/ungdc/ungdc-full.jsonl.gz", statements: 10_952, rounds: 1 },
];

/** What is typed, key by key: common and rare words, a phrase, an exclusion. */
const TYPED = ["peace and security", "disarmament", '"climate change"', "sovereignty -war", "nuclear weapons"];

const MINUTES = 60_000;

if (!existsSync(SHARED)) {
  console.log("skipped: there is no shared folder beside the checkout, and with it no large collection to measure");
  exit(0);
}

const server = await serve({ dist: DIST, shared: SHARED });
const browser = await launch();
const figures = {};
for (const collection of COLLECTIONS) Object.assign(figures, await measure(collection));
await browser.close();
await closeBrowser();
await server.close();
print(figures);
await writeFile(OUT, `${JSON.stringify(figures, null, 2)}\n`);
console.log(`   written to ${OUT}`);

async function measure({ suffix, path, statements, rounds }) {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await run(path, statements));
  const median = (key) => percentile(runs.map((one) => one[key]), 0.5);
  const keys = runs.flatMap((one) => one.keys.map(({ painted }) => painted));
  const answers = runs.flatMap((one) => one.keys.map(({ answered }) => answered));
  return {
    [`first_card_ms_${suffix}`]: median("firstCard"),
    [`searchable_ms_${suffix}`]: median("searchable"),
    [`key_p50_ms_${suffix}`]: percentile(keys, 0.5),
    [`key_p95_ms_${suffix}`]: percentile(keys, 0.95),
    [`answer_p50_ms_${suffix}`]: percentile(answers, 0.5),
    [`answer_p95_ms_${suffix}`]: percentile(answers, 0.95),
    [`longest_task_ms_${suffix}`]: median("longestTask"),
    [`wasm_peak_bytes_${suffix}`]: median("memory"),
    [`statements_${suffix}`]: statements,
    [`second_visit_searchable_ms_${suffix}`]: median("searchableAgain"),
    [`second_visit_wasm_bytes_${suffix}`]: median("memoryAgain"),
  };
}

async function run(path, statements) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  page.setDefaultTimeout(5 * MINUTES);
  await page.evaluateOnNewDocument(observe, statements);
  const address = `${server.origin}/${path}`;
  await page.goto(`${server.origin}/?${new URLSearchParams({ c: address })}`);
  await page.waitForFunction(() => globalThis.bench?.complete && globalThis.bench.firstCard);
  const seen = await page.evaluate(() => globalThis.bench);
  const firstByte = await firstByteOf(page, address);
  await page.workers()[0].evaluate(observeAnswers);
  const keys = [];
  for (const text of TYPED) keys.push(...(await type(page, text)));
  // Chromium may end a worker that is asked for its memory while it writes.
  while (!(await keptCopy(page))?.isWhole) await page.evaluate(() => new Promise((next) => setTimeout(next, 100)));
  const memory = await memoryOf(page.workers()[0]);
  const again = await visitAgain(page, address);
  await context.close();
  const during = seen.tasks.filter(({ start }) => start >= seen.started && start <= seen.complete);
  return {
    firstCard: seen.firstCard - firstByte,
    searchable: seen.complete - firstByte,
    longestTask: Math.max(0, ...during.map(({ duration }) => duration)),
    memory,
    keys,
    ...again,
  };
}

/** Loads the page anew, now that the collection is kept. */
async function visitAgain(page, address) {
  await page.reload();
  await page.waitForFunction(() => globalThis.bench?.complete && globalThis.bench.firstCard);
  const searchable = await page.evaluate(() => globalThis.bench.complete);
  while (page.workers().length > 1) await page.evaluate(() => new Promise((next) => setTimeout(next, 20)));
  const firstByte = await firstByteOf(page, address);
  return { searchableAgain: searchable - firstByte, memoryAgain: await memoryOf(page.workers()[0]) };
}

/** When the first byte of the collection came to the worker, on the system's clock. */
function firstByteOf(page, address) {
  return page.workers()[0].evaluate((wanted) => {
    const entry = performance.getEntriesByType("resource").find(({ name }) => name === wanted);
    return performance.timeOrigin + entry.responseStart;
  }, address);
}

/** Runs in the page before its own scripts: writes down when things are seen. All times on the system's clock. */
function observe(statements) {
  const now = () => performance.timeOrigin + performance.now();
  const bench = { tasks: [], keys: [] };
  globalThis.bench = bench;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      bench.tasks.push({ start: performance.timeOrigin + startTime, duration });
    }
  }).observe({ type: "longtask", buffered: true });
  // A frame's callbacks run before it is painted; a message sent from one arrives after.
  const painted = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(now());
      port2.postMessage(null);
    });
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      bench.started = now();
    }
  };
  new MutationObserver(() => {
    if (!bench.firstCard && document.querySelector(".card")) painted((time) => (bench.firstCard ??= time));
    const counted = document.querySelector(".results-count")?.textContent.replaceAll(/\D/g, "");
    if (Number(counted) === statements && !document.querySelector(".progress")) bench.complete ??= now();
    const reading = document.querySelector(".reading")?.textContent;
    if (reading !== bench.reading) {
      bench.reading = reading;
      painted((time) => bench.keyPainted?.(time));
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
  // The time of the event itself, so that waiting for a busy thread counts.
  addEventListener("input", (event) => (bench.pressed = performance.timeOrigin + event.timeStamp), { capture: true });
}

/** Runs in the worker: writes down when it answers, on the system's clock. */
function observeAnswers() {
  // The byte that a message begins with which is an answer, and neither `Ready` nor an event (docs/protocol.md).
  const ANSWER = 2;
  const post = globalThis.postMessage;
  globalThis.answers = [];
  globalThis.postMessage = (message, ...rest) => {
    if (message[0] === ANSWER) answers.push(performance.timeOrigin + performance.now());
    post.call(globalThis, message, ...rest);
  };
}

/** Runs in the page: when the next key was pressed and its results were painted; nothing where it takes 10 s. */
function untilPainted() {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), 10_000);
    bench.keyPainted = (painted) => {
      clearTimeout(late);
      bench.keyPainted = undefined;
      resolve({ pressed: bench.pressed, painted });
    };
  });
}

/**
 * Types a text.
 *
 * @returns {Promise<{painted: number, answered: number}[]>} for each key the milliseconds until the results that belong
 *   to it were on the screen, and until the worker had answered
 */
async function type(page, text) {
  await page.focus("#query");
  const times = [];
  for (const key of text) {
    // A key that changes nothing in how the query is read (a space, a quotation mark) has no results of its own.
    const painted = /\w/.test(key) ? page.evaluate(untilPainted) : undefined;
    await page.keyboard.sendCharacter(key);
    const seen = await painted;
    if (!seen) continue;
    const answer = await page.workers()[0].evaluate((after) => answers.find((time) => time > after), seen.pressed);
    times.push({ painted: seen.painted - seen.pressed, answered: answer - seen.pressed });
  }
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector("#query").value === "");
  return times;
}

function percentile(values, part) {
  const sorted = values.toSorted((first, second) => first - second);
  return Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)) / 10;
}

function print(table) {
  for (const [name, figure] of Object.entries(table)) console.log(`   ${name.padEnd(24)} ${figure}`);
}
